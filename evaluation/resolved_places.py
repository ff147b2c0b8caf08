"""Whether places that were given a row lie in the right country and governorate, on four labelled samples of 200 and more.

Usage: python -m evaluation.resolved_places CORPORA. In: `evaluation/gold/resolved_places*.jsonl` (ids of reports, spans, the right answer by
a reader; `country` null where the words are no place at all) and the reports. Prints shares with 95% intervals (Wilson); the engine that drew a
sample chose what is in it. `--draw SEED` prints a new sample to be labelled instead: one place of each of 160 conflict reports and 100 Airwars texts
that no sample holds, from as many outlets as there are, of the reports that `is_held_out` keeps from those who mend.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from pathlib import Path
from typing import Any

from riwaya.pipeline import Pipeline

SAMPLES = tuple(Path(__file__).parent / "gold" / name for name in ("resolved_places.jsonl", "resolved_places_2.jsonl", "resolved_places_3.jsonl", "resolved_places_4.jsonl"))
CORPORA = ("airwars_texts.jsonl", "conflict_reports.jsonl")
DRAWN = {"conflict_reports.jsonl": 160, "airwars_texts.jsonl": 100}


def judged(sample: Path, corpora: Path) -> Counter[str]:
    """Counts over a sample: `told` places, `no place`, right `country`, right `governorate`, and those whose governorate is known (`with governorate`) or left out."""
    wanted = rows_of(sample)
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


def rows_of(sample: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]


def read_reports(corpora: Path, ids: set[str]) -> dict[str, dict[str, str]]:
    """The reports of these ids, from the corpora that hold them."""
    reports = {}
    for name in CORPORA:
        with (corpora / name).open(encoding="utf-8") as file:
            reports |= {row["id"]: row for row in map(json.loads, file) if row["id"] in ids}
    return reports


def is_held_out(report: str) -> bool:
    """Whether a report is of the half that nobody reads who mends what is refused and resolved, by the hash of its id."""
    return hashlib.sha256(report.encode()).digest()[0] % 2 == 1


def draw(corpora: Path, seed: int) -> list[dict[str, object]]:
    """Places that the engine gives a row, one a report, outlets in turn: the report, the span and what the engine makes of it."""
    known = {row["report"] for sample in SAMPLES if sample.exists() for row in rows_of(sample)}
    chance, pipeline, drawn = random.Random(seed), Pipeline(), []
    for name, number in DRAWN.items():
        by_outlet: dict[str, list[dict[str, str]]] = {}
        with (corpora / name).open(encoding="utf-8") as file:
            for report in map(json.loads, file):
                if is_held_out(report["id"]) and report["id"] not in known:
                    by_outlet.setdefault(report.get("outlet") or "", []).append(report)
        queues = [chance.sample(reports, len(reports)) for _, reports in sorted(by_outlet.items())]
        chance.shuffle(queues)
        turn = [report for row in range(max(map(len, queues))) for queue in queues for report in queue[row : row + 1]]
        rows: list[dict[str, object]] = []
        for report in turn:
            if report["id"] in known:
                continue  # some Airwars texts stand among the conflict reports too
            places = {a.place.span: a.place for a in pipeline.read(report["text"], published=report.get("published"), outlet=report.get("outlet")) if a.place and a.place.gazetteer_id and a.place.span}
            if len(rows) == number:
                break
            if places:
                place = places[chance.choice(sorted(places))]
                known.add(report["id"])
                rows.append({"report": report["id"], "span": list(place.span), "name": place.name, "told": [place.name_en, place.country, place.admin1 and place.admin1.en]})
        drawn += rows
    return drawn


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
    arguments.add_argument("--draw", type=int, metavar="SEED")
    options = arguments.parse_args()
    corpora = options.corpora
    if options.draw is not None:
        for row in draw(corpora, options.draw):
            print(json.dumps(row, ensure_ascii=False))
        return
    for sample in SAMPLES:
        counts = judged(sample, corpora)
        print(f"{sample.stem}: {counts['told']} of {len(rows_of(sample))} told as places with a row, {counts['no place']} of them no places at all; right country {share(counts['country'], counts['told'])}")
        print(f"  right governorate {share(counts['governorate'], counts['with governorate'])}; left out {counts['governorate left out']}")
        print(f"  {counts['not told']} places are not told with a row any more; {counts['refused']} words that are no places are refused")


if __name__ == "__main__":
    main()
