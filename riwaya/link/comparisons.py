"""Comparisons of two profiles: each says the level reached, or nothing where a value is missing on a side."""

from __future__ import annotations

import math

from riwaya.lexicon import Lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link.profiles import Profile
from riwaya.model import Comparison, Place


def compare(one: Profile, other: Profile, lexicon: Lexicon) -> tuple[int, tuple[Comparison, ...]]:
    """The match weight of a pair in hundredths of a bit, and the levels that add up to it."""
    levels = (
        ("date", _date(one, other)), ("place", _place(one.place, other.place)), ("kind", _kind(one.kind, other.kind, lexicon)),
        ("initiator", _sets(_with_parents(one.initiators, lexicon), _with_parents(other.initiators, lexicon))),
        ("target", _sets(_with_parents(one.targets, lexicon), _with_parents(other.targets, lexicon))),
        ("killed", _killed(one.killed, other.killed)), ("weapons", _sets(one.weapons, other.weapons)), ("time of day", _same(one.time_of_day, other.time_of_day)),
    )
    weights = load_weights()
    rows = tuple(Comparison(comparison=name, level=level, weight=weights[name, level]) for name, level in levels if level)
    return sum(row.weight for row in rows), rows


def _date(one: Profile, other: Profile) -> str | None:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return None
    if one.start == other.start and one.end == other.end:
        return "same day" if one.start == one.end else "overlap"
    gap = max(one.start, other.start) - min(one.end, other.end)
    return "overlap" if gap <= 0 else "a day apart" if gap == 1 else "apart"


def _place(one: Place | None, other: Place | None) -> str | None:
    if one is None or other is None:
        return None
    small = {"site", "settlement"}
    if one.gazetteer_id and one.gazetteer_id == other.gazetteer_id:
        return "same place" if {one.level, other.level} <= small else "one holds the other"
    if one.name == other.name:
        return "same place" if {one.level, other.level} <= small else "one holds the other"
    if not {one.level, other.level} <= small:
        shared = one.admin1 and other.admin1 and one.admin1.id == other.admin1.id
        return "one holds the other" if shared or "country" in (one.level, other.level) and one.country == other.country else "apart" if one.admin1 and other.admin1 else None
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    distance = math.hypot((one.lat or 0) - (other.lat or 0), ((one.lon or 0) - (other.lon or 0)) * math.cos(math.radians(one.lat or 0))) * 111.2
    return "within 3 km" if distance <= 3 else "within 15 km" if distance <= 15 else "apart"


def _kind(one: str, other: str, lexicon: Lexicon) -> str:
    if one == other:
        return "same kind"
    families = lexicon.kinds[one].family, lexicon.kinds[other].family
    if families[0] == families[1]:
        return "same family"
    together = ({"battle", "raid", "harm"}, {"strike", "harm", "bomb"}, {"raid", "custody"}, {"bomb", "attack"})
    return "goes together" if any(set(families) <= group for group in together) else "different"


def _with_parents(ids: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    return ids | {parent for i in ids if i in lexicon.actors for parent in (lexicon.actors[i].parent,) if parent}


def _sets(one: frozenset[str], other: frozenset[str]) -> str | None:
    return None if not one or not other else "shared" if one & other else "different"


def _killed(one: tuple[int, int] | None, other: tuple[int, int] | None) -> str | None:
    if one is None or other is None:
        return None
    if one[0] <= other[1] and other[0] <= one[1]:
        return "same"
    high, low = max(one[0], other[0]), max(1, min(one[1], other[1]))
    return "near" if high < 2 * low or high - low <= 2 else "contradictory"


def _same(one: str | None, other: str | None) -> str | None:
    return None if not one or not other else "same" if one == other else "different"
