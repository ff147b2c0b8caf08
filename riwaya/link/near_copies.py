"""Near-copies among reports: MinHash over shingles of folded words, candidates by locality-sensitive hashing.

Out: report id -> id of the original, the earliest by (published, report_id). The order of the input changes nothing.
Method: Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from rensa import RMinHash, RMinHashLSH

from riwaya.grammar.spelling import fold
from riwaya.model import Report

SHINGLE = 3
PERMUTATIONS = 128
THRESHOLD = 0.8
SHORTEST = 12
MOST_DAYS = 3
LONGEST = 20_000
BANDS = 16


def near_copies(reports: Iterable[Report]) -> dict[str, str]:
    """Which reports repeat an earlier one, nearly word for word."""
    return near_copies_in_order(sorted(reports, key=lambda r: (r.published or "9999", r.report_id)))


def near_copies_in_order(ordered: Iterable[Report]) -> dict[str, str]:
    """The same of reports that come by (published, report_id): each is seen once, and its text is not kept."""
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    sketches: list[RMinHash] = []
    kept: list[str] = []
    copies: dict[str, str] = {}
    short: dict[str, Report] = {}
    for report in ordered:
        words = words_of(report.text)
        if len(words) < SHORTEST:
            # a headline recurs for other incidents: equal words are a copy only within days
            first = short.setdefault(" ".join(words), report)
            if first is not report and days_apart(first.published, report.published) <= MOST_DAYS:
                copies[report.report_id] = first.report_id
            elif words:
                short[" ".join(words)] = report
            continue
        sketch = sketch_of(words)
        near = [key for key in sorted(index.query(sketch)) if sketches[key].jaccard(sketch) >= THRESHOLD]
        if near:
            copies[report.report_id] = kept[near[0]]
            continue
        index.insert(len(sketches), sketch)
        sketches.append(sketch)
        kept.append(report.report_id)
    return copies


def words_of(text: str) -> list[str]:
    """The folded words that copies are compared by; of a very long text those of its beginning."""
    return re.findall(r"\w+", fold(text[:LONGEST]).text)


def sketch_of(words: list[str]) -> RMinHash:
    """The MinHash of a text of `SHORTEST` words or more."""
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
    sketch.update([" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)])
    return sketch


def days_apart(one: str | None, other: str | None) -> int:
    """Days between two publications; none where neither says, many where one does not."""
    if not one or not other:
        return 0 if one == other else MOST_DAYS + 1
    try:
        first, second = (datetime.date.fromisoformat(day[:10]) for day in (one, other))
    except ValueError:
        return 0 if one == other else MOST_DAYS + 1
    return abs((second - first).days)
