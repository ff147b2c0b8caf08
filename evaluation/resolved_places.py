"""Whether places that were given a point lie in the right country and governorate, on a labelled sample of 200.

Usage: python -m evaluation.resolved_places CORPORA. In: `evaluation/gold/resolved_places.jsonl` (ids of reports, spans, the right answer by
a person; `country` null where the words are no place at all) and the reports. Prints shares; the engine that drew the sample chose what is in it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from riwaya.pipeline import Pipeline

SAMPLE = Path(__file__).parent / "gold" / "resolved_places.jsonl"


def judged(corpora: Path) -> Counter[str]:
    """Counts over the sample: `told` places, `no-place`, right `country`, right `admin1`, and those whose governorate is known (`with-admin1`) or left out (`silent-admin1`)."""
    wanted = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    ids = {row["report"] for row in wanted}
    with (corpora / "conflict_reports.jsonl").open(encoding="utf-8") as file:
        reports = {row["id"]: row for row in map(json.loads, file) if row["id"] in ids}
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


def main() -> None:
    """Run and print."""
    counts = judged(Path(sys.argv[1]))
    told, with_governorate = counts["told"], counts["with governorate"]
    print(f"{told} of 200 told as places with a row; {counts['no place']} of these are no places; right country {counts['country']} ({counts['country'] / told:.3f})")
    print(f"{with_governorate} have a governorate; right {counts['governorate']} ({counts['governorate'] / with_governorate:.3f}), left out {counts['governorate left out']}")
    print(f"{counts['not told']} places of the sample are not told any more; {counts['refused']} words that are no places are refused")


if __name__ == "__main__":
    main()
