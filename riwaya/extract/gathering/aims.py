"""Things hit at a place each behind one act: قصفت الطائرات مواقع قرب أ ومستودعا في ب, ثلاث غارات على أهداف في أ وثلاث أخرى في ب.

In: a frame with its resolved places. Out: the places of those things, in order; a list of them tells an incident for each. A thing is joined by و or a comma to the one before,
is a noun that names what may be hit (مواقع, منزل, أماكن) or a number of them, and leads to its place with a preposition or a direction; no verb, act or relative clause stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from riwaya.extract.acts import RELATIVE
from riwaya.extract.gathering.told import Told
from riwaya.extract.places.names.in_lists import COMMAS
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.model import Place

Row = tuple[PlaceFound, Place]

AIMING = frozenset(("strike", "raid"))
ASIDE = RELATIVE | {"حيث"}
AT = frozenset(("في", "ب", "علي", "قرب", "داخل"))
OF_THE_PLACE = frozenset("ريف محافظه منطقه مدينه بلده شمال جنوب شرق غرب شمالي جنوبي شرقي غربي الشمالي الجنوبي الشرقي الغربي علي في".split())
UNNAMED = frozenset("اماكن مناطق اهداف اجزاء نقاط مواضع".split())
BESIDES = frozenset(("بالاضافه", "اضافه", "فضلا"))  # فضلا عن مستودع في ب
LONGEST = 9


def aimed_at(told: Told, rows: Sequence[Row]) -> list[Row]:
    """The longest run of places at which a frame tells a thing to have been hit each; empty where it tells none beside the first."""
    if told.kind.family not in AIMING or len(rows) < 2:
        return []
    every = list(told.frame.marks.places)
    holders = {position for found, _ in rows for position in found.within}
    members = [row for row in rows if not row[0].is_origin and every.index(row[0]) not in holders]
    return max(runs(members, lambda one, other: leads_to_another(told, one, other)), key=len, default=[])


def runs(rows: Iterable[Row], joins: Callable[[PlaceFound, PlaceFound], bool]) -> list[list[Row]]:
    """The stretches of two places or more each of which is joined to the one before it."""
    found: list[list[Row]] = []
    for row in rows:
        if found and joins(found[-1][-1][0], row[0]):
            found[-1].append(row)
        else:
            found.append([row])
    return [run for run in found if len(run) > 1]


def leads_to_another(told: Told, one: PlaceFound, other: PlaceFound) -> bool:
    """Whether between two places another thing is named that stands at the second."""
    frame, tokens = told.frame, told.frame.sentence.tokens
    if other.preposition not in AT:
        return False
    named = {i for place in frame.marks.places for i in range(place.first, place.last + 1)}
    between = [i for i in range(one.last + 1, other.first) if i not in named and tokens[i].kind != "quote"]
    fired = {i for weapon in frame.marks.of("weapon") for i in range(weapon.first, weapon.last + 1)}  # في أ براجمات الصواريخ وقذائف الهاون ومواقع في ب
    joint = next((i for i in between if i not in fired and (tokens[i].form.startswith("و") or tokens[i].form in COMMAS or tokens[i].form in BESIDES)), None)
    if joint is None or any(i < joint for i in between if i not in fired and tokens[i].form not in OF_THE_PLACE) or other.first - joint > LONGEST:
        return False
    thing = joint + 1 if tokens[joint].form in COMMAS else joint + 2 if tokens[joint].form in BESIDES else joint
    if any(act.found.first in between and not act.trigger.is_weak for act in frame.acts) or any(tokens[i].form in ASIDE for i in between):
        return False
    return _is_thing(told, thing)


def _is_thing(told: Told, position: int) -> bool:
    """Whether a token begins what may be hit: an object of the lexicon, places that have no name (أماكن, أهداف), or a number of strikes more (وثلاث أخرى)."""
    frame, marks = told.frame, told.frame.marks
    if any(found.first == position for found in marks.of("object")):
        return True
    form = frame.sentence.tokens[position].form
    if any(r.bare in UNNAMED for r in readings(form)):
        return True
    return any(number.first == position for number in marks.numbers) and any(f.startswith("اخر") for f in frame.sentence.forms[position + 1 : position + 3])
