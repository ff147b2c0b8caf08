"""Which incident of the system is which of the gold, inside one report, and how each slot of a pair compares.

A pair needs ten shared characters of evidence and a fifth of the union, or half of what the system gave. Best pairs first: the event type
counts double, then the right fillers, then the overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from evaluation.score.gold import GoldPlace, Span
from evaluation.score.names import same_place
from evaluation.score.told import Told
from riwaya.model import Place

SLOTS = ("event_type", "sub_event_type", "date", "place", "actors", "counts", "sources", "objects", "weapons", "time_of_day")
SHARED_CHARACTERS, SHARE_OF_UNION, SHARE_OF_GIVEN = 10, 0.2, 0.5


class Mark(msgspec.Struct, frozen=True):
    """Of one slot: how many fillers are right, wanted and given."""

    right: int = 0
    wanted: int = 0
    given: int = 0


class Overlap(msgspec.Struct, frozen=True):
    """Evidence that both sides share: characters, their share of the union and of what the system gave."""

    characters: int
    of_union: float
    of_given: float


def compare(gold: Told, given: Told) -> dict[str, Mark]:
    """The marks of a pair; slots that are empty on both sides are left out."""
    place = gold.place if isinstance(gold.place, GoldPlace) else None
    answer = given.place if isinstance(given.place, Place) else None
    marks = {
        "event_type": Mark(int(_agrees(given.event_types, gold.event_types)), 1, len(given.event_types)),
        "sub_event_type": Mark(int(_agrees(given.sub_event_types, gold.sub_event_types)), 1, len(given.sub_event_types)),
        "date": _one(gold.date, given.date, gold.date == given.date),
        "place": _one(gold.place, given.place, same_place(place, answer)),
        "actors": Mark(actor_hits(gold, given), len(gold.actors), len(given.actors)),
        "counts": _many(gold.counts, given.counts),
        "sources": _many(gold.sources, given.sources),
        "objects": _many(gold.objects, given.objects),
        "weapons": _many(gold.weapons, given.weapons),
        "time_of_day": _one(gold.time_of_day, given.time_of_day, gold.time_of_day == given.time_of_day),
    }
    return {slot: mark for slot, mark in marks.items() if mark.wanted or mark.given}


def fillers(told: Told) -> dict[str, int]:
    """How many fillers an incident has in each slot, for those that are missed or made up."""
    single = {"event_type": told.event_types, "sub_event_type": told.sub_event_types, "date": told.date, "place": told.place, "time_of_day": told.time_of_day}
    many = {"actors": told.actors, "counts": told.counts, "sources": told.sources, "objects": told.objects, "weapons": told.weapons}
    return {slot: int(bool(single[slot])) if slot in single else len(many[slot]) for slot in SLOTS}


def actor_hits(gold: Told, given: Told) -> int:
    """Actors with the right part. The two sides of a mutual clash may be swapped; everywhere else the direction counts."""
    is_mutual = gold.event_types == ("Battles",) and (gold.kinds == ("clash",) or "target" not in {role for _, role in gold.actors})
    if not is_mutual:
        return len(gold.actors & given.actors)
    return min(len(_sides(gold) & _sides(given)), len(gold.actors), len(given.actors))


def overlap(gold: Sequence[Span], given: Sequence[Span]) -> Overlap:
    """How the evidence of both sides overlaps."""
    shared = sum(max(0, min(end, other_end) - max(start, other_start)) for start, end in gold for other_start, other_end in given)
    size = sum(end - start for start, end in given)
    union = sum(end - start for start, end in gold) + size - shared
    return Overlap(shared, shared / union if union else 0.0, shared / size if size else 0.0)


def pairs(gold: Sequence[Told], given: Sequence[Told]) -> list[tuple[int, int]]:
    """Positions of gold and system incidents that are one, each at most once."""
    possible = []
    for i, wanted in enumerate(gold):
        for j, answer in enumerate(given):
            common = overlap(wanted.spans, answer.spans)
            if common.characters >= SHARED_CHARACTERS and (common.of_union >= SHARE_OF_UNION or common.of_given >= SHARE_OF_GIVEN):
                marks = compare(wanted, answer)
                possible.append((2 * marks["event_type"].right + sum(m.right for m in marks.values()) + common.of_union, -i, -j))
    chosen: list[tuple[int, int]] = []
    for _, i, j in sorted(possible, reverse=True):
        if all(-i != a and -j != b for a, b in chosen):
            chosen.append((-i, -j))
    return chosen


def _agrees(given: tuple[str, ...], accepted: tuple[str, ...]) -> bool:
    return bool(given) and given[0] in accepted


def _one(wanted: object, given: object, is_right: bool) -> Mark:
    return Mark(int(bool(wanted) and is_right), int(bool(wanted)), int(bool(given)))


def _many(wanted: frozenset[object], given: frozenset[object]) -> Mark:
    return Mark(len(wanted & given), len(wanted), len(given))


def _sides(told: Told) -> frozenset[tuple[str, str]]:
    return frozenset((identity, "side" if role in ("initiator", "target") else role) for identity, role in told.actors)
