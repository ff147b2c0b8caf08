"""Whether what frames were gathered into is an incident worth an account.

In: a group of frames. Out: yes, where it says where, when, how many and who well enough; no, where it is a toll of months, or a headline of another story.
"""

from __future__ import annotations

import datetime

from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.told import VAGUE, Told, length_of
from riwaya.extract.long_tolls import tells_of_a_war

LONGEST = 14
# a clash or a deal has both sides as those who act
MUTUAL = frozenset(("battle", "agreement"))
NOBODY = frozenset(("unknown", "civilians"))
# ليرتفع عدد القتلى إلى 15: what has added up since, behind the incidents that are told
RISEN = frozenset("ليرتفع لترتفع ليصل لتصل ليبلغ لتبلغ ليصبح لتصبح".split())
OPENING = 2
ADDED_UP = frozenset(("harm", "displacement"))
# أوقفت الشرطة 13 شخصا, أسقطت الدفاعات صاروخا فجر اليوم: told for its own sake also where nothing says where it was
PLACELESS = frozenset(("custody", "seizure"))
# تجمع العمال اليوم أمام مقر الشركة: so is a crowd on its day; a strike, or dissent at large, is none
CROWD = "protest"
CROWD_DAYS = 1


def is_incident(incident: Gathered) -> bool:
    """Whether a group of frames is worth an account: it says where, and of a wide area also who, when or how many; or, without a place, two of when, how many and who (of an arrest, or a find, whose doer is named one will do).

    What lasted longer than a fortnight (the toll of a year or a war) is background, unless its words name a month (في مارس 2014);
    ground that changes hands needs a name.
    """
    if all(_has_added_up(t) for t in incident) or all(tells_of_a_war(t) for t in incident):
        return False
    days = next((t.days for t in incident if t.days), None)
    if days and length_of(days) > LONGEST and not _is_month(days):
        return False
    kind, places = incident.kind, incident.places
    numbered = any(c.quantity.min is not None for t in incident for c in t.frame.counts)
    if kind.id in ("advance", "movement", "siege", "displacement", "handover", "curfew"):
        return any(place.level not in ("country",) for place in places) and (kind.id != "advance" or any(t.parts for t in incident))
    if any(place.level not in VAGUE or (place.level == "district" and place.status != "unresolved") for place in places):
        return True
    if places and (numbered or days or (kind.id == "seizure" or any(place.level != "country" for place in places)) and (any(t.parts for t in incident) or any(_tells_who_by_its_verb(t) for t in incident))):
        return True
    roles = {part.role for t in incident for part in t.parts if part.actor != "unknown"}
    sides = {part.actor for t in incident for part in t.parts if part.role == "initiator"} - NOBODY
    if kind.family == CROWD and days and (places or length_of(days) <= CROWD_DAYS and any(_is_crowd(t) for t in incident)):
        return True
    if kind.family in PLACELESS and sides and (days or numbered) or kind.family == "seizure" and days:
        return True
    return (days is not None) + numbered + ({"initiator", "target"} <= roles or kind.family in MUTUAL and len(sides) > 1) >= 2


def _tells_who_by_its_verb(told: Told) -> bool:
    """Whether a verb itself says who acts: تظاهر العشرات في قطاع كذا."""
    return told.kind.family == "protest" and told.frame.head.form == "verb"


def is_headline_of_another(incident: Gathered, told: list[Told]) -> bool:
    """Whether nothing but headlines tell an incident, which no sentence of the report takes up: those of other stories on the page, and captions. A digest has no such, and a report of nothing but headlines none either."""
    return all(t.frame.sentence.is_heading for t in incident) and not all(t.frame.sentence.is_heading for t in told)


def _is_crowd(told: Told) -> bool:
    """Whether a frame tells of people who stand or march together (تجمعوا, خلال مظاهرة), not of what they mean to do, nor of marches that are known (التظاهرات, مسيرات العودة)."""
    head, forms = told.frame.head, told.frame.sentence.forms
    if head.trigger.name != CROWD or told.frame.stance is not None and told.frame.stance.factuality == "planned":
        return False
    behind = forms[head.found.last + 1 : head.found.last + 2]
    return head.form != "noun" or not forms[head.found.first].removeprefix(head.found.prefix).startswith("ال") and not forms[head.found.first].endswith("ات") and not "".join(behind).startswith("ال")


def _has_added_up(told: Told) -> bool:
    """Whether a frame is nothing but the sum that a verb of result leads to: ليرتفع إجمالي من هجروا إلى ألف."""
    frame, head = told.frame, told.frame.head
    return head.kind.family in ADDED_UP and not RISEN.isdisjoint(frame.sentence.forms[frame.first : min(frame.first + OPENING, head.found.first)])


def _is_month(days: tuple[str, str]) -> bool:
    start, end = (datetime.date.fromisoformat(day) for day in days)
    return start.day == 1 and end.month == start.month and (end + datetime.timedelta(days=1)).month != end.month
