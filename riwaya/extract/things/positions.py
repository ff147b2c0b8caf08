"""Which positions, camps and quarters an act comes from, goes to, builds or plays in: they were not hit.

In: an object match with the words before it and the family of its act. Out: whether it only stands there: قصف بلدة أ من معسكر, تتقدم نحو معسكر ب, حفر خنادق, وهي أحد معاقل التنظيم,
السيطرة على معظم أحياء المدينة. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.things.named_things import is_of
from riwaya.grammar.numbers import read_number
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

POSITIONS = frozenset(("base", "airbase", "checkpoint"))
GOALS = frozenset(("base", "airbase", "airport", "government", "depot"))
BUILT = frozenset(("base", "checkpoint", "camp"))
SOURCES = frozenset(("مصدر", "مصادر"))
WHITHER = frozenset("نحو باتجاه اتجاه صوب الي".split())
WHERE = frozenset(("في", "قرب", "شمال", "جنوب", "شرق", "غرب", "جنوبي", "شمالي", "شرقي", "غربي", "داخل", "بريف", "بمحيط"))
QUARTERS = ("احياء", "الاحياء")
FIRE = frozenset(("strike", "attack"))
SEIZED = frozenset(("custody", "harm"))
ACTS = frozenset(("battle", "bomb", "strike", "attack", "harm", "custody", "raid", "protest"))


def is_standing(found: Found, before: Sequence[str], owners: set[int], tokens: Sequence[Token], family: str) -> bool:
    """Whether a position or a quarter was not hit itself, in an act of this family."""
    identity, form = found.entries[0].id, tokens[found.first].form
    after = tokens[found.last + 1].form if found.last + 1 < len(tokens) else ""
    if identity in POSITIONS and (family in FIRE and _is_fired_from(before) or found.prefix.endswith("ب") and not SOURCES.isdisjoint(before[-3:])):
        return True  # قصفوا من معسكر; مصدر عسكري بقاعدة
    # تتقدم باتجاه مواقع الحوثيين: whose it is may still be who is fought
    if (family in SEIZED or owners.isdisjoint((found.last + 1, found.last + 2))) and _is_only_told(found, before, family):
        return True
    if identity == "home" and family in ("battle", "harm", "custody") and form.endswith(QUARTERS) and "مدين" in tokens[found.last].form:
        return True
    return identity == "base" and found.first == found.last and found.last + 1 not in owners and _is_point(form, after, family)


def _is_fired_from(before: Sequence[str]) -> bool:
    """Whether the fire came from a position: قصف بلدة أ من معسكر, من مواقعها في الحواجز; not عدد من المواقع, سبع من القواعد."""
    outer = list(before[:-2]) if len(before) > 2 and before[-1] == "في" and before[-3] == "من" else list(before)
    return outer[-1:] == ["من"] and (len(outer) < 2 or not is_of(outer[-2], words().some_of, "وبلف") and not read_number([outer[-2]]))


def _is_only_told(found: Found, before: Sequence[str], family: str) -> bool:
    """Whether a position is where somebody goes, what is built, what a place is said to be or what gets known: وهي أحد معاقل, تحديد موقع."""
    identity = found.entries[0].id
    if identity == "base" and (before[-1:] and before[-1] in words().locating or _is_called_so(before)):
        return True
    return identity in GOALS and family not in ("movement", "strike") and _is_goal(before) or identity in BUILT and family in ACTS and _is_built(found, before)


def _is_goal(before: Sequence[str]) -> bool:
    """Whether somebody moves there: تتقدم القوات باتجاه معسكر, على مشارف معسكر, انسحبوا إلى مواقعهم; not أطلقوا صواريخ باتجاه معسكر."""
    if before[-1:] == ["مشارف"]:
        return True
    return bool(before) and before[-1] in WHITHER and any(is_of(form, words().moving) for form in before[-5:-1])


def _is_called_so(before: Sequence[str]) -> bool:
    """Whether something is said to be one: وهي أحد معاقل التنظيم, يشكل موقعا استراتيجيا."""
    says = words()
    outer = before[:-1] if before and before[-1] in says.foremost else before
    return is_of(outer[-1] if outer else "", says.being)


def _is_built(found: Found, before: Sequence[str]) -> bool:
    """Whether a position is set up or taken down by hand: حفر خنادق, نصبت عشرات الخيام."""
    says, last = words(), before[-1] if before else ""
    outer = before[-2] if (last == "عده" or is_of(last, says.some_of)) and len(before) > 1 else last
    return is_of(outer, says.building, "وبل")


def _is_point(form: str, after: str, family: str) -> bool:
    """Whether a word that nobody's name follows tells points on the map: نقاط, and مواقع في القرية that were struck."""
    return form.endswith("نقاط") and not after.startswith("ل") or form.endswith("مواقع") and family == "strike" and after in WHERE
