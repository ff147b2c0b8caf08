"""Blocking: which pairs of profiles are compared at all, so that their number grows with the accounts and not with their square.

Rules: one day (or the next) and one name of a place; one day and points in one or neighbouring squares of the map; one day and an area that
holds the place; one day and a rare word; and, where a side has no usable date, one name of a place with a rare word, a figure or a weekday in common.
A key that begins with SELDOM makes pairs only as long as few profiles bear it.
A block holds profiles that pair with each other (`inner`) and profiles that pair with those alone (`outer`). Its pairs depend on its profiles alone, never on how
many stand beside it, so that who keeps blocks knows what a fresh profile changes.
"""

from __future__ import annotations

import hashlib
import math
import zlib
from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence

from riwaya.link.profiles import SMALL, Profile
from riwaya.link.settings import LinkSettings

SQUARE = 0.27  # degrees of latitude, about 30 km: two points within 15 km share one of their four nearest squares
MOST_WORDS = 8
MOST_DAY_WORDS = 4
MOST_UNCOMMON = 12
TELLING = 3
SELDOM = "seldom"
PARTS = 64
Block = tuple[list[int], list[int]]


def blocking_keys(unit: Profile, settings: LinkSettings) -> list[tuple[Hashable, bool]]:
    """The blocks of a profile, each with whether it stands among the inner ones."""
    keys: list[tuple[Hashable, bool]] = []
    is_dated = unit.start is not None and unit.end is not None and unit.end - unit.start < settings.most_days
    words = sorted(unit.words, key=lambda word: (-len(word), word))[:MOST_WORDS]
    if unit.start is not None and not unit.by_publication and (not is_dated or unit.place is None or unit.place.level == "country"):
        keys.append((("span", unit.start, unit.end, unit.kind), True))
    if is_dated and not unit.by_publication:
        keys += [((day, unit.family, word), True) for day in range(unit.start or 0, (unit.end or 0) + 1) for word in words[:MOST_DAY_WORDS]]
    if is_dated:
        keys += [((SELDOM, day, word), True) for day in range(unit.start or 0, (unit.end or 0) + 1) for word in (*words, *sorted(unit.name_words))]
    if unit.place is None:
        return keys
    place, name = unit.place, unit.place_name
    is_small = place.level in SMALL
    if is_dated:
        near = squares(unit) if is_small else ()
        areas = _areas(unit)
        for day in range(unit.start or 0, (unit.end or 0) + 2):
            keys.append(((day, name), True))
            keys += [((day, square), True) for square in near]
            keys += [((day, "area", area), not is_small) for area in areas]
    if place.level != "country":
        keys += [((name, word), not is_dated) for word in unit.words]
        keys += [((SELDOM, name, word), not is_dated) for word in sorted(unit.uncommon, key=lambda word: (-len(word), word))[:MOST_UNCOMMON]]
        if is_small:
            keys += [((SELDOM, name, "on", day), not is_dated) for day in sorted(unit.weekdays)]
            keys += [((SELDOM, name), not is_dated), ((SELDOM, name, unit.family), not is_dated)]
            keys += [((SELDOM, "rare", word), not is_dated) for word in (*words, *sorted(unit.name_words))]
        for measure, figure in (("killed", unit.killed), ("wounded", unit.wounded), ("detained", unit.detained)):
            if figure and figure[0] == figure[1]:
                keys.append((((name, measure, figure[0]) if figure[0] >= TELLING else (SELDOM, name, measure, figure[0])), not is_dated))
    return list(dict(keys).items())


def block_name(key: Hashable) -> tuple[int, int]:
    """A key as two whole numbers that are the same in every process: what keeps its blocks together (its day, else its place), and 64 bits of the whole key."""
    parts = key[1:] if isinstance(key, tuple) and key[0] == SELDOM else key if isinstance(key, tuple) else (key,)
    near = next((part for part in parts[:2] if isinstance(part, int)), None)
    part = near if near is not None else -1 - zlib.crc32(str(parts[0]).encode())
    return part, int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest(), "big", signed=True)


def is_seldom_only(key: Hashable) -> bool:
    """Whether the block of a key makes pairs only as long as few profiles bear it."""
    return isinstance(key, tuple) and key[0] == SELDOM


def sample_of(unit: Profile) -> int:
    """A number that says in which sample of a block that is too wide a profile stands."""
    return zlib.crc32(unit.account_ids[0].encode())


def pairs_in(key: Hashable, block: Block, units: Sequence[Profile], settings: LinkSettings) -> Iterator[tuple[int, int]]:
    """The pairs of a block, the earlier first; of a block that is too wide each profile meets its nearest in canonical order, and of the outer ones a sample."""
    inner, outer = block
    if len(inner) + len(outer) > settings.seldom and is_seldom_only(key):
        return
    for number, one in enumerate(inner):
        for other in inner[number + 1 : number + 1 + settings.widest_block]:
            if units[one].report_id != units[other].report_id:
                yield one, other
    if inner and outer:
        step = max(1, len(outer) // settings.widest_block)
        samples: list[list[int]] = [[] for _ in range(step)]
        for other in outer:
            samples[sample_of(units[other]) % step].append(other)
        for one in inner:
            for other in samples[-sample_of(units[one]) % step]:
                if units[one].report_id != units[other].report_id:
                    yield (one, other) if one < other else (other, one)


def candidate_pairs(units: Sequence[Profile], settings: LinkSettings) -> Iterator[tuple[int, int]]:
    """Every pair that some rule brings together, once."""
    seen: set[int] = set()
    count = len(units)
    for key, block in _shared_blocks(units, settings).items():
        for one, other in pairs_in(key, block, units, settings):
            name = one * count + other
            if name not in seen:
                seen.add(name)
                yield one, other


def _shared_blocks(units: Sequence[Profile], settings: LinkSettings) -> dict[Hashable, Block]:
    """The blocks that can give a pair. Most keys are of one profile alone, and holding a block for each would take more memory than the profiles do."""
    again = _told_twice(hash(key) for unit in units for key, _ in blocking_keys(unit, settings))
    blocks: dict[Hashable, Block] = {}
    for position, unit in enumerate(units):
        for key, is_inner in blocking_keys(unit, settings):
            # two keys of one hash make a block of one profile each, which gives no pair
            if hash(key) in again:
                blocks.setdefault(key, ([], []))[not is_inner].append(position)
    return blocks


def _told_twice(numbers: Iterable[int]) -> set[int]:
    """The numbers that come more than once. They wait in compact rows, a part of them at a time is held as a set: a set of all would be the most that linking holds."""
    rows = [array("q") for _ in range(PARTS)]
    for number in numbers:
        rows[number % PARTS].append(number)
    again: set[int] = set()
    for position, row in enumerate(rows):
        once: set[int] = set()
        for number in row:
            (again if number in once else once).add(number)
        rows[position] = array("q")
    return again


def squares(unit: Profile) -> tuple[tuple[int, int], ...]:
    """The four squares of the map nearest to the place of a profile; none without a point."""
    place = unit.place
    if place is None or place.lat is None or place.lon is None:
        return ()
    width = SQUARE / math.cos(math.radians(min(80.0, abs(math.floor(place.lat)))))
    rows, columns = place.lat / SQUARE, place.lon / width
    row, column = math.floor(rows), math.floor(columns)
    next_row, next_column = (row + 1 if rows - row >= 0.5 else row - 1), (column + 1 if columns - column >= 0.5 else column - 1)
    return ((row, column), (next_row, column), (row, next_column), (next_row, next_column))


def _areas(unit: Profile) -> tuple[str, ...]:
    place = unit.place
    if place is None or place.level == "country":
        return ()
    found = [place.admin1.id if place.admin1 and (place.level in SMALL or place.level == "region") else None, place.admin2.id if place.admin2 and place.level in SMALL else None]
    if place.level not in SMALL:
        found.append(place.gazetteer_id)
    return tuple(dict.fromkeys(i for i in found if i))
