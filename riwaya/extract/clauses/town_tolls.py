"""A toll told town by town: قتل 18 شخصا، 11 في مدينة أ و7 في مدينة ب; ثلاثة متظاهرين في أ وأربعة في ب.

In: the places and figures of a stretch of a sentence. Out: for each town its place and its figure, in order; nothing where fewer than two
follow each other. What they sum up to is the figure of none of them.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.clauses.segments import BREAKS
from riwaya.extract.counting.units import units_of
from riwaya.extract.marks import Marks
from riwaya.extract.values import LOSSES, CountFound, PlaceFound, Quantity
from riwaya.model import Mention

TOWNS = frozenset(("settlement", "site", "district", "governorate"))
OF_PLACE = frozenset("في مدينه بلده قريه حي مخيم ريف محافظه منطقه بمدينه ببلده بقريه بحي بريف بمحافظه بمنطقه".split())
OF_THEM = frozenset("منهم اخرون اخرين شخصا اشخاص قتلي قتيلا مدنيين مدنيا مدنيون متظاهرين متظاهرون عناصر جنود شهداء شهيدا جرحي جريحا".split())
JOINING = frozenset("و ، , بينهم منهم".split())
NEAR, FAR = 4, 8


class TownToll(msgspec.Struct, frozen=True):
    """A town with what holds it, and how many came to harm there."""

    places: tuple[PlaceFound, ...]
    count: CountFound


def town_tolls(marks: Marks, first: int, last: int) -> tuple[TownToll, ...]:
    """The towns of a list in the stretch `first..last`, each with its figure."""
    whole = next((count for count in marks.counts if first <= count.first <= last and count.measure in LOSSES and count.quantity.min is not None and count.demographic is None), None)
    if whole is None or len(marks.numbers) < 2:
        return ()
    listed: list[TownToll] = []
    for number in marks.numbers:
        if not max(first, whole.first) <= number.first <= last or number.value.unit is not None or number.value.min is None:
            continue
        place = _town_behind(marks, number) or (_town_of(marks, number) if not listed and number.first >= whole.first else None)
        if place is None:
            if listed:
                break
            continue
        if listed and not _follows(marks, listed[-1].places, number.first):
            break
        listed.append(TownToll((place, *(marks.places[i] for i in place.within)), _figure(marks, whole, number)))
    names = {toll.places[0].name for toll in listed}
    return tuple(listed) if len(listed) > 1 and len(names) == len(listed) else ()


def _town_behind(marks: Marks, number: Mention[Quantity]) -> PlaceFound | None:
    """The town that stands right behind a number: سبعة في مدينة أ, ثلاثة متظاهرين في أ."""
    place = next((p for p in marks.places if number.last < p.first <= number.last + NEAR and p.level in TOWNS and not p.is_origin), None)
    if place is None:
        return None
    between = [t.form for t in marks.sentence.tokens[number.last + 1 : place.first]]
    is_in = "في" in between or place.preposition in ("في", "ب")
    return place if is_in and all(form in OF_PLACE or form in OF_THEM for form in between) else None


def _town_of(marks: Marks, number: Mention[Quantity]) -> PlaceFound | None:
    """The town at the end of the clause that a number begins, where what befell them stands between: 12 شخصا في تفجير في مدينة أ."""
    place = next((p for p in marks.places if number.last < p.first <= number.last + FAR and p.level in TOWNS), None)
    if place is None or place.is_origin or place.preposition not in ("في", "ب"):
        return None
    between = range(number.last + 1, place.first)
    is_cut = any(marks.sentence.tokens[i].form in BREAKS for i in between) or any(other.first in between for other in marks.numbers)
    return None if is_cut else place


def _follows(marks: Marks, places: tuple[PlaceFound, ...], number: int) -> bool:
    """Whether nothing but a conjunction stands between a town, with what holds it, and the next number."""
    end = max(place.last for place in places)
    return all(t.form in JOINING for t in marks.sentence.tokens[end + 1 : number])


def _figure(marks: Marks, whole: CountFound, number: Mention[Quantity]) -> CountFound:
    # its tokens stay those of the whole: the words for the people stand there, which say that they are who was harmed
    figure = msgspec.structs.replace(whole, quantity=number.value, part_of=None, cumulative=False, span=(number.start, number.end))
    unit = units_of[marks.sentence.tokens[number.last + 1].form][0] if number.first != whole.first else None
    if unit is None or unit.record.measure is not None or unit.record.group in ("unknown", "same", whole.group):
        return figure
    # ثلاثة جنود في أ وخمسة مدنيين في ب
    return msgspec.structs.replace(figure, group=unit.record.group, demographic=unit.record.demographic, rule="ar/counts/fighters" if unit.record.side else "ar/counts/unit")
