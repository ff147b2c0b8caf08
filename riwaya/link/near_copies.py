"""Near-copies among reports: MinHash over shingles of folded words, candidates by locality-sensitive hashing.

Out: report id -> id of the original, the earliest by (published, report_id). The order of the input changes nothing. A report leaves a `Sketch`, which
is all that is compared: who keeps sketches needs no text again, and looks only at what a fresh report can reach (`changed_copies`).
Method: Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import datetime
import hashlib
import math
import re
import struct
from collections.abc import Iterable

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
        near = min((number for number in met if is_near(kept[number][1], told.numbers)), default=None)
        if near is not None:
            copies[told.report_id] = kept[near][0]
            continue
        for band, name in zip(bands, names, strict=True):
            band.setdefault(name, []).append(len(kept))
        kept.append((told.report_id, told.numbers))
    return copies


def band_names(told: Sketch) -> tuple[int, ...]:
    """Numbers of 64 bits of which two sketches share one where they may be near, the same in every process: of each band; of a short text one for its words."""
    if not told.numbers:
        return (_name(told.words.encode(), b"words"),)
    return tuple(_name(told.numbers[start : start + WIDTH], str(start).encode()) for start in range(0, len(told.numbers), WIDTH))


def _name(part: bytes, of: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(part, digest_size=8, person=of).digest(), "big", signed=True)


def _bands(numbers: bytes) -> list[int]:
    return [hash(numbers[start : start + WIDTH]) for start in range(0, len(numbers), WIDTH)]


def is_near(one: bytes, other: bytes) -> bool:
    """Whether most numbers of two sketches agree; sketches that meet by a hash alone do not."""
    return sum(map(int.__eq__, memoryview(one).cast("I"), memoryview(other).cast("I"))) >= NEEDED
