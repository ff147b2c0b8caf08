"""Comparisons of two profiles: each says the level reached, or nothing where a value is missing on a side.

In: two profiles. Out: the match weight in hundredths of a bit and the levels that add up to it; reads resources/linking.yaml.
Comparisons know precision: intervals of days that overlap or lie a day apart, places that hold one another, figures that are a part of a whole.
Model: Fellegi and Sunter, A theory for record linkage (1969). To add a comparison: a function here, its name in COMPARISONS, its levels in the file.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from riwaya.lexicon import Lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link.profiles import SMALL, Profile, Range
from riwaya.model import Comparison, Place

Levels = tuple[tuple[str, str], ...]
HOURS = ("night", "dawn", "morning", "noon", "afternoon", "evening")
WORDS = ((24, "very many"), (16, "many"), (10, "some"), (6, "a few"), (4, "four points"), (3, "three points"), (2, "two points"), (1, "one point"), (0, "none"))
# two villages are two whatever the sentences around them share
ELSEWHERE = frozenset({"other name", "other area", "apart", "within 15 km"})
LEAST_ELSEWHERE, LEAST_NOWHERE = 2, 6
PUBLISHED = {0: "published on one day", 1: "published a day apart", 2: "published two days apart"}
TOLD = {0: "told on the day", 1: "told the day after", 2: "told two days after", -1: "told the day before"}
# who lives everywhere tells little apart
COMMON_TARGETS = frozenset({"civilians", "displaced_people", "residents"})


def compare(one: Profile, other: Profile, lexicon: Lexicon) -> tuple[int, tuple[Comparison, ...]]:
    """The match weight of a pair and the levels that add up to it, as a link shows them."""
    weights = load_weights().weights
    rows = tuple(_row(name, level, weights[name, level]) for name, level in levels(one, other, lexicon))
    return sum(row.weight for row in rows), rows


@lru_cache(maxsize=1 << 10)
def _row(name: str, level: str, weight: int) -> Comparison:
    """One record for all links that show it: a run has millions of rows and some hundred different ones."""
    return Comparison(comparison=name, level=level, weight=weight)


def match_weight(one: Profile, other: Profile, lexicon: Lexicon) -> int:
    """The match weight of a pair alone."""
    weights = load_weights().weights
    return sum(weights[row] for row in levels(one, other, lexicon))


def levels(one: Profile, other: Profile, lexicon: Lexicon) -> Levels:
    """The (comparison, level) pairs that hold for two profiles, in a fixed order."""
    return tuple((name, level) for name, comparison in COMPARISONS for level in (comparison(one, other, lexicon),) if level)


def _date(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return _weekday(one, other)
    gap = max(one.start, other.start) - min(one.end, other.end)
    if one.by_publication and other.by_publication:
        return PUBLISHED.get(abs(one.end - other.end), "apart by publication")
    if one.by_publication or other.by_publication:
        told, day = (one, other) if one.by_publication else (other, one)
        return told_level(told, day) or "apart by publication"
    if one.start == other.start and one.end == other.end and one.start == one.end:
        return "same day"
    if one.start == other.start and one.end == other.end and one.end - one.start > 3:
        return "same long time"
    width = max(one.end - one.start, other.end - other.start)
    return ("overlap" if width <= 3 else "overlap of a long time") if gap <= 0 else "a day apart" if gap == 1 else "apart"


def told_level(told: Profile, day: Profile) -> str | None:
    """How long after a day a telling was published that names no day of its own; nothing where it was long before or after."""
    if told.end is None or day.start is None or day.end is None:
        return None
    late = told.end - day.end if told.end > day.end else min(0, told.end - day.start)
    return TOLD.get(late)


def _weekday(one: Profile, other: Profile) -> str | None:
    """Where a side has no date, the weekday that it names still agrees or not."""
    if one.weekdays and other.weekdays:
        return "same weekday" if one.weekdays & other.weekdays else "another weekday"
    return "neither is dated" if one.start is other.start else None


def _time(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    if not one.time_of_day or not other.time_of_day:
        return None
    if one.time_of_day == other.time_of_day:
        return "same"
    distance = abs(HOURS.index(one.time_of_day) - HOURS.index(other.time_of_day))
    return "near" if min(distance, len(HOURS) - distance) == 1 else "different"


def place_level(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    a, b = one.place, other.place
    if a is None or b is None:
        return None
    if (a.gazetteer_id and a.gazetteer_id == b.gazetteer_id) or _same_name(one, other):
        return "same place" if a.level in SMALL or b.level in SMALL else "same area"
    if a.level not in SMALL or b.level not in SMALL:
        return _containment(a, b)
    distance = kilometres(a, b)
    if (distance is None or distance > 3) and _is_named(one, other):
        return "named by the other"
    if distance is not None and distance <= 3 and "site" in (a.level, b.level):
        return "two sites of one town" if a.level == b.level else "a site and its town"
    if distance is None:
        return "other area" if a.admin1 and b.admin1 and a.admin1.id != b.admin1.id else "other name"
    return "within 3 km" if distance <= 3 else "within 8 km" if distance <= 8 else "within 15 km" if distance <= 15 else "apart"


def _is_named(one: Profile, other: Profile) -> bool:
    return bool((one.name_words and one.name_words <= other.said) or (other.name_words and other.name_words <= one.said))


def _same_name(one: Profile, other: Profile) -> bool:
    a, b = one.place, other.place
    if not a or not b or not one.place_name or one.place_name != other.place_name:
        return False
    distance = kilometres(a, b)
    return distance <= 15 if distance is not None else not (a.admin1 and b.admin1 and a.admin1.id != b.admin1.id)


def _containment(a: Place, b: Place) -> str | None:
    for large, small in ((a, b), (b, a)):
        if large.level in SMALL:
            continue
        above = {small.gazetteer_id, small.admin1.id if small.admin1 else None, small.admin2.id if small.admin2 else None} - {None}
        own = {large.gazetteer_id} - {None}
        if large.level == "region" and large.admin1:
            own.add(large.admin1.id)
        if own & above:
            return "one holds the other"
        if large.level == "country":
            return "inside the country" if large.country and large.country == small.country else "apart" if large.country and small.country else None
    distance = kilometres(a, b)
    if distance is not None:
        return "area nearby" if distance <= 40 else "apart"
    return "apart" if a.admin1 and b.admin1 and a.admin1.id != b.admin1.id else None


def kilometres(a: Place, b: Place) -> float | None:
    """The distance of two points, absent where one is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))) * 111.2


def kind_level(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    if one.kind == other.kind:
        return "same kind"
    if one.family == other.family:
        return "same family"
    return "goes together" if (one.family, other.family) in load_weights().together else "different"


def initiator_level(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    return _actors(one.initiators, other.initiators, one.initiators & other.targets | one.targets & other.initiators, lexicon)


def target_level(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    a, b = one.targets - COMMON_TARGETS, other.targets - COMMON_TARGETS
    if not a and not b:
        return "both people of the place" if one.targets and other.targets else None
    return _actors(a, b, one.initiators & other.targets | one.targets & other.initiators, lexicon)


def _actors(a: frozenset[str], b: frozenset[str], crossed: frozenset[str], lexicon: Lexicon) -> str | None:
    if not a or not b:
        return None
    if a & b:
        return "shared"
    if _with_parents(a, lexicon) & _with_parents(b, lexicon):
        return "one parent"
    return "other way round" if crossed else "different"


def _with_parents(ids: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    return ids | {parent for i in ids if i in lexicon.actors for parent in (lexicon.actors[i].parent,) if parent}


def _killed(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    if one.killed is None or other.killed is None:
        return None
    level = figure_level(one.killed, other.killed)
    return "part of the whole" if level in ("near", "contradictory") and one.parts & other.parts else level


def _wounded(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    return None if one.wounded is None or other.wounded is None else figure_level(one.wounded, other.wounded)


def _detained(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    return None if one.detained is None or other.detained is None else figure_level(one.detained, other.detained)


def figure_level(one: Range, other: Range) -> str:
    if one == other and one[0] == one[1]:
        return "same, six or more" if one[0] >= 6 else "same, three or more" if one[0] >= 3 else "same"
    if one[0] <= other[1] and other[0] <= one[1]:
        return "within range"
    low, high = min(one[1], other[1]), max(one[0], other[0])
    return "near" if high < 2 * low or high - low <= 1 else "contradictory"


def _weapons(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    return _things(one.weapons, other.weapons)


def _objects(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    return _things(one.objects, other.objects)


def _things(a: frozenset[str], b: frozenset[str]) -> str | None:
    return None if not a or not b else "shared" if a & b else "different"


def _words(one: Profile, other: Profile, lexicon: Lexicon) -> str | None:
    """A rare word counts four, a less common one two, a familiar one one. Outlets fill reports of unlike happenings with the same sentences: where the places are not one, words say little."""
    if not one.said or not other.said:
        return None
    points = 4 * len(one.words & other.words) + 2 * len(one.uncommon & other.uncommon) + len((one.familiar & other.familiar) - one.name_words - other.name_words)
    if points >= LEAST_ELSEWHERE:
        where = place_level(one, other, lexicon)
        if where in ELSEWHERE:
            return "shared, of other places"
        if where is None and points >= LEAST_NOWHERE:
            return "many shared, no place to compare"
    return next(level for least, level in WORDS if points >= least)


COMPARISONS: tuple[tuple[str, Callable[[Profile, Profile, Lexicon], str | None]], ...] = (
    ("date", _date), ("time of day", _time), ("place", place_level), ("kind", kind_level), ("initiator", initiator_level), ("target", target_level), ("killed", _killed),
    ("wounded", _wounded), ("detained", _detained), ("weapons", _weapons), ("objects", _objects), ("words", _words),
)
