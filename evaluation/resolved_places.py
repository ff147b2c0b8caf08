"""Whether places that were given a point lie in the right country and governorate, on two labelled samples of 200.

Usage: python -m evaluation.resolved_places CORPORA. In: `evaluation/gold/resolved_places*.jsonl` (ids of reports, spans, the right answer by
a reader; `country` null where the words are no place at all) and the reports. Prints shares with 95% intervals (Wilson); the engine that drew a
sample chose what is in it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path

from riwaya.pipeline import Pipeline

SAMPLES = tuple(Path(__file__).parent / "gold" / name for name in ("resolved_places.jsonl", "resolved_places_2.jsonl"))
CORPORA = ("airwars_texts.jsonl", "conflict_reports.jsonl")


def judged(sample: Path, corpora: Path) -> Counter[str]:
    """Counts over a sample: `told` places, `no place`, right `country`, right `governorate`, and those whose governorate is known (`with governorate`) or left out."""
    wanted = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    reports = read_reports(corpora, {row["report"] for row in wanted})
    pipeline, counts = Pipeline(), Counter[str]()
    for row in wanted:
        report = reports[row["report"]]
        accounts = pipeline.read(report["text"], published=report.get("published"), outlet=report.get("outlet"))
        start, end = row["span"]
        place = next((a.place for a in accounts if a.place and a.place.gazetteer_id and a.place.span and a.place.span[0] < end and start < a.place.span[1]), None)
        if place is None:
            counts["refused" if row["country"] is None else "not told"] += 1
            continue
        counts["told"] += 1
        counts["no place"] += row["country"] is None
        counts["country"] += row["country"] is not None and place.country in row["country"].split("|")
        if row["admin1"] is not None:
            counts["with governorate"] += 1
            counts["governorate"] += place.admin1 is not None and place.admin1.en == row["admin1"]
            counts["governorate left out"] += place.admin1 is None
    return counts


def read_reports(corpora: Path, ids: set[str]) -> dict[str, dict[str, str]]:
    """The reports of these ids, from the corpora that hold them."""
    reports = {}
    for name in CORPORA:
        with (corpora / name).open(encoding="utf-8") as file:
            reports |= {row["id"]: row for row in map(json.loads, file) if row["id"] in ids}
    return reports


def share(right: int, of: int) -> str:
    """A share with Wilson's 95% interval.

    >>> share(95, 100)
    '95 of 100, 0.950 (0.888-0.978)'
    """
    if not of:
        return "0 of 0"
    part, z = right / of, 1.96
    middle, half = part + z * z / (2 * of), z * math.sqrt(part * (1 - part) / of + z * z / (4 * of * of))
    low, high = (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)
    return f"{right} of {of}, {part:.3f} ({low:.3f}-{high:.3f})"


def main() -> None:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    corpora = arguments.parse_args().corpora
    for sample in SAMPLES:
        counts = judged(sample, corpora)
        print(f"{sample.stem}: {counts['told']} of 200 told as places with a row, {counts['no place']} of them no places at all; right country {share(counts['country'], counts['told'])}")
        print(f"  right governorate {share(counts['governorate'], counts['with governorate'])}; left out {counts['governorate left out']}")
        print(f"  {counts['not told']} places are not told with a row any more; {counts['refused']} words that are no places are refused")


if __name__ == "__main__":
    main()
