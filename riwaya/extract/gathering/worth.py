"""Whether what frames were gathered into is an incident worth an account.

In: a group of frames. Out: yes, where it says where, when, how many and who well enough; no, where it is a toll of months, or a headline of another story.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from riwaya.extract.acts import STRIKING
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.told import VAGUE, Told, length_of
from riwaya.extract.long_tolls import tells_of_a_war
from riwaya.extract.places.offset import as_region
from riwaya.extract.values import WIDE
from riwaya.lexicon.arabic.place_words import load_place_words as words

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
# تواصل القوات قصفها على قرى الشمال: what goes on over a whole land
GOING_ON = frozenset("تستمر يستمر يستمران تستمران تواصل يواصل تتواصل يتواصل يواصلان تواصلان تصعد يصعد تكثف يكثف تشهد يشهد تتعرض يتعرض تتصاعد تتزايد".split())
AT_LARGE = frozenset((*STRIKING, "battle"))
RISING = frozenset("صعد صعدت كثف كثفت تصاعدت تزايدت ازدادت زادت زاد".split())
# the countryside of several provinces; two directions of one are no such
LANDS = frozenset("ريفي بريفي لريفي ارياف بارياف لارياف".split())
JOINED_WITHIN = 4


def is_incident(incident: Gathered) -> bool:
    """Whether a group of frames is worth an account: it says where, and of a wide area also who, when or how many; or, without a place, two of when, how many and who (of an arrest, or a find, whose doer is named one will do).

    What lasted longer than a fortnight (the toll of a year or a war) is background, unless its words name a month (في مارس 2014);
    ground that changes hands needs a name.
    """
    if all(_has_added_up(t) for t in incident) or all(tells_of_a_war(t) for t in incident) or all(_goes_on_at_large(t) for t in incident):
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


def _goes_on_at_large(told: Told) -> bool:
    """Whether a sentence behind the first opens with what goes on over a whole land, and says neither when nor how many: وتواصل القوات قصفها على قرى الشمال."""
    frame, place = told.frame, as_region(told.place)
    if frame.sentence.index == 0 or frame.sentence.is_heading or told.days or told.kind.family not in AT_LARGE or any(c.quantity.min is not None for c in frame.counts):
        return False
    if place is not None and (place.level not in WIDE or told.is_city):
        return False
    opening = [form.removeprefix("و") for form in frame.sentence.forms[frame.first : frame.first + OPENING]]
    behind = frame.sentence.forms[frame.first : frame.last + 1]
    return not GOING_ON.isdisjoint(opening) or not RISING.isdisjoint(opening) and "من" in behind


def _tells_who_by_its_verb(told: Told) -> bool:
    """Whether a verb itself says who acts: تظاهر العشرات في قطاع كذا."""
    return told.kind.family == "protest" and told.frame.head.form == "verb"


def is_headline_of_another(incident: Gathered, told: list[Told]) -> bool:
    """Whether nothing but headlines tell an incident, which no sentence of the report takes up: those of other stories on the page, and captions. A digest has no such, and a report of nothing but headlines none either."""
    return all(t.frame.sentence.is_heading for t in incident) and not all(t.frame.sentence.is_heading for t in told)


def is_sum_of_lands(incident: Sequence[Told], incidents: Sequence[Sequence[Told]]) -> bool:
    """Whether an incident is nothing but what is said of the countryside of several provinces together (قصف على ريفي إدلب وحلب), where others tell such acts on that day, each at its place."""
    if not any(_is_of_lands(t) for t in incident) or _is_fire_at_a_place(incident) or incident[0].kind.family not in STRIKING:
        return False
    if any(c.quantity.min is not None for t in incident if not _is_of_lands(t) for c in t.frame.counts):
        return False
    own, doers = next((t.days for t in incident if t.days), None), set().union(*(t.doers for t in incident))
    return any(_is_fire_at_a_place(other) and _is_of_that_day(other, own, incident[-1]) and (not doers or any(t.doers & doers for t in other)) for other in incidents)


def _is_of_that_day(incident: Sequence[Told], own: tuple[str, str] | None, last: Told) -> bool:
    """Whether an incident is of a day; where it names none, whether it is told behind the one who names it."""
    days = {t.days for t in incident if t.days}
    return own is None or own in days or not days and incident[0].frame.sentence.index > last.frame.sentence.index


def _is_fire_at_a_place(incident: Sequence[Told]) -> bool:
    return any(t.kind.family in STRIKING and _is_narrow(t) for t in incident)


def _is_of_lands(told: Told) -> bool:
    return _names_lands(told.frame.sentence.forms[told.frame.first : told.frame.last + 1])


def _names_lands(forms: Sequence[str]) -> bool:
    """ريفي إدلب الجنوبي وحلب, not ريفي درعا الشرقي والشمالي."""
    for position, form in enumerate(forms):
        if form in LANDS or form.removeprefix("و") in LANDS:
            joined = forms[position + 2 : position + 1 + JOINED_WITHIN]
            if any(other.startswith("و") and other[1:] not in words().adjectives for other in joined):
                return True
    return False


def _is_narrow(told: Told) -> bool:
    """Whether a frame names a place that is no province, region or large city."""
    return told.place is not None and told.place.level not in VAGUE and not told.is_city


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
