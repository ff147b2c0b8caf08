"""Near-copies among reports: MinHash over shingles of folded words, candidates by locality-sensitive hashing.

Out: report id -> id of the original, the earliest by (published, report_id). The order of the input changes nothing. A report leaves a `Sketch`, which
is all that is compared: who keeps sketches needs no text again, and looks only at what a fresh report can reach (`near_copies_more`).
Method: Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import datetime
import math
import re
import struct
from collections.abc import Collection, Iterable, Mapping

import msgspec
from rensa import RMinHash

from riwaya.grammar.spelling import fold
from riwaya.model import Report

SHINGLE = 3
PERMUTATIONS = 128
THRESHOLD = 0.8
SHORTEST = 12
MOST_DAYS = 3
LONGEST = 20_000
BANDS = 16
WIDTH = 4 * PERMUTATIONS // BANDS
NEEDED = math.ceil(THRESHOLD * PERMUTATIONS)
LATEST = "9999"


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """What near-copies are found by: of a short text its `words`, of a longer one `numbers`, 128 of four bytes each."""

    report_id: str
    published: str | None
    words: str = ""
    numbers: bytes = b""

    @property
    def order(self) -> tuple[str, str]:
        return self.published or LATEST, self.report_id


def near_copies(reports: Iterable[Report]) -> dict[str, str]:
    """Which reports repeat an earlier one, nearly word for word."""
    return copies_among(sketch(report) for report in reports)


def near_copies_in_order(ordered: Iterable[Report]) -> dict[str, str]:
    """The same of reports that come by (published, report_id): each is seen once, and its text is not kept."""
    return _copies(sketch(report) for report in ordered)


def copies_among(sketches: Iterable[Sketch]) -> dict[str, str]:
    """The same from sketches."""
    return _copies(sorted(sketches, key=lambda told: told.order))


def near_copies_more(before: Mapping[str, str], sketches: Mapping[str, Sketch], fresh: Collection[str]) -> dict[str, str]:
    """What `copies_among` gives, where `before` is what it gave before the reports in `fresh` came or changed.

    Whether a report is a copy depends on the sketches that it shares a band and most numbers with, and on theirs. So only what such ties connect with
    a fresh report, or with a report that was a copy of one, is gone through again; short texts are few and are gone through whole.
    """
    long = {identity: told.numbers for identity, told in sketches.items() if told.numbers}
    seeds = {identity for identity in long if identity in fresh or before.get(identity) in fresh}
    again = _connected(seeds, long)
    kept = {copy: original for copy, original in before.items() if copy in long and copy not in again}
    return kept | copies_among(told for identity, told in sketches.items() if identity in again or not told.numbers)


def sketch(report: Report) -> Sketch:
    """The sketch of a report."""
    words = words_of(report.text)
    if len(words) < SHORTEST:
        return Sketch(report_id=report.report_id, published=report.published, words=" ".join(words))
    minimum = RMinHash(num_perm=PERMUTATIONS, seed=7)
    minimum.update([" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)])
    return Sketch(report_id=report.report_id, published=report.published, numbers=struct.pack(f">{PERMUTATIONS}I", *minimum.digest()))


def words_of(text: str) -> list[str]:
    """The folded words that copies are compared by; of a very long text those of its beginning."""
    return re.findall(r"\w+", fold(text[:LONGEST]).text)


def days_apart(one: str | None, other: str | None) -> int:
    """Days between two publications; none where neither says, many where one does not."""
    if not one or not other:
        return 0 if one == other else MOST_DAYS + 1
    try:
        first, second = (datetime.date.fromisoformat(day[:10]) for day in (one, other))
    except ValueError:
        return 0 if one == other else MOST_DAYS + 1
    return abs((second - first).days)


def _copies(ordered: Iterable[Sketch]) -> dict[str, str]:
    """Each report in turn is a copy of the earliest one that was kept and is near it, or is kept."""
    bands: list[dict[int, list[int]]] = [{} for _ in range(BANDS)]
    kept: list[tuple[str, bytes]] = []
    copies: dict[str, str] = {}
    short: dict[str, Sketch] = {}
    for told in ordered:
        if not told.numbers:
            # a headline recurs for other incidents: equal words are a copy only within days
            first = short.setdefault(told.words, told)
            if first is not told and days_apart(first.published, told.published) <= MOST_DAYS:
                copies[told.report_id] = first.report_id
            elif told.words:
                short[told.words] = told
            continue
        names = _bands(told.numbers)
        met = {number for band, name in zip(bands, names, strict=True) for number in band.get(name, ())}
        near = min((number for number in met if _is_near(kept[number][1], told.numbers)), default=None)
        if near is not None:
            copies[told.report_id] = kept[near][0]
            continue
        for band, name in zip(bands, names, strict=True):
            band.setdefault(name, []).append(len(kept))
        kept.append((told.report_id, told.numbers))
    return copies


def _connected(seeds: Iterable[str], numbers: Mapping[str, bytes]) -> set[str]:
    """The seeds and all that ties connect with them."""
    found = set(seeds)
    waiting = found.copy()
    while waiting:
        bands: list[dict[int, list[bytes]]] = [{} for _ in range(BANDS)]
        for identity in waiting:
            for band, name in zip(bands, _bands(numbers[identity]), strict=True):
                band.setdefault(name, []).append(numbers[identity])
        waiting = {
            identity for identity, own in numbers.items()
            if identity not in found and any(_is_near(other, own) for band, name in zip(bands, _bands(own), strict=True) for other in band.get(name, ()))
        }
        found |= waiting
    return found


def _bands(numbers: bytes) -> list[int]:
    return [hash(numbers[start : start + WIDTH]) for start in range(0, len(numbers), WIDTH)]


def _is_near(one: bytes, other: bytes) -> bool:
    """Whether most numbers of two sketches agree; sketches that meet by a hash alone do not."""
    return sum(map(int.__eq__, memoryview(one).cast("I"), memoryview(other).cast("I"))) >= NEEDED
