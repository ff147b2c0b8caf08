"""The page of agreement with Airwars: a table of measures with 95% intervals over coded incidents, and fifty disagreements by cause.

Reads causes.csv: disagreements that were read one by one, with ids and cause, no words of the texts.
"""

from __future__ import annotations

import collections
import csv
import datetime
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation.airwars.compare import DAYS, KILOMETRES, MEASURES, Comparison

CAUSES_FILE = Path(__file__).parent / "causes.csv"
ROUNDS, SEED = 500, 0
# cause -> (is it the engine's, what it means)
CAUSES = {
    "toll of this report": (False, "the report gives an early or lower toll than the coders' sum over all sources"),
    "another incident of the text": (True, "the text tells several; the coded one was not found, or ran together with its neighbour"),
    "page furniture": (True, "the date of the crawl, a list of headlines or a related story was read as the story"),
    "date of something else": (True, "a caption, a background paragraph or another event of the sentence gave the day"),
    "coded otherwise": (False, "the text says a value plainly, and it is not the coded one"),
    "namesake": (True, "a place of the same name elsewhere, in the same or another country"),
    "day of the metadata": (False, "the day of publication given with the text is not the day it was written"),
    "another incident compared": (False, "the comparison met another incident of the text: the coded one is told apart and rightly, or is not in the text at all"),
    "place beside the target": (True, "the base that the planes left, or the town or countryside around, was taken though the text names the place that was hit"),
    "sum of several attacks": (True, "a total over more attacks than this one was read as its toll"),
}


def page(found: Sequence[Comparison], *, with_own: Sequence[Comparison] | None = None, code: str, day: datetime.date) -> str:
    """The page as Markdown; `with_own` is the same with imported tables on top of the shipped places, of which the points are told."""
    silent = sum(all(v in ("silent", "uncoded") for v in c.verdicts.values()) for c in found)
    opening = [
        "# Agreement with incidents coded by researchers", "",
        f"Measured on {day.isoformat()} by `make evaluate-airwars`; code {code}. {len(found)} Arabic source texts that name the coded place, filed by Airwars under",
        f"{len({c.incident for c in found})} incidents. For {silent} of the texts nothing that could be compared was told.", "",
        "Compared is the told incident whose evidence writes the name of the coded place, else the first that the text asserts; what the engine made of place, date and toll has",
        f"no say in the choice. date: within {DAYS} day of the coded days; point: within {KILOMETRES} km; killed: the largest toll told lies between the fewest civilians and the most civilians and fighters coded;",
        "belligerent: an actor who did it or is accused belongs to a coded side. Silent texts are counted apart: no value is better than a wrong one. Intervals by drawing coded incidents with replacement.", "",
    ]  # fmt: skip
    return "\n".join([*opening, *_measures(found, with_own), *_causes()]).rstrip() + "\n"


def _measures(found: Sequence[Comparison], with_own: Sequence[Comparison] | None) -> Iterable[str]:
    yield "| measure | compared | agree | share | 95% | silent | not coded |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for measure in MEASURES:
        yield _row(measure, measure, found)
        if measure == "date":
            yield _row("date, day of publication given", measure, [c for c in found if c.is_dated])
            yield _row("date, no day of publication", measure, [c for c in found if not c.is_dated])
        if measure == "point" and with_own is not None:
            yield _row("point, national tables imported", measure, with_own)
    yield ""


def _row(name: str, measure: str, found: Sequence[Comparison]) -> str:
    counted = collections.Counter(c.verdicts[measure] for c in found)
    compared = counted["agree"] + counted["differ"]
    low, high = interval(measure, found)
    return f"| {name} | {compared} | {counted['agree']} | {counted['agree'] / compared if compared else 0:.3f} | {low:.3f}-{high:.3f} | {counted['silent']} | {counted['uncoded']} |"


def interval(measure: str, found: Sequence[Comparison]) -> tuple[float, float]:
    """The 95% interval of the share that agrees, over coded incidents."""
    by_incident: dict[str, list[int]] = collections.defaultdict(list)
    for comparison in found:
        if comparison.verdicts[measure] in ("agree", "differ"):
            by_incident[comparison.incident].append(comparison.verdicts[measure] == "agree")
    groups = list(by_incident.values())
    if not groups:
        return 0.0, 0.0
    draw = random.Random(SEED)
    shares = []
    for _ in range(ROUNDS):
        chosen = draw.choices(groups, k=len(groups))
        shares.append(sum(map(sum, chosen)) / sum(map(len, chosen)))
    shares.sort()
    return shares[int(0.025 * ROUNDS)], shares[int(0.975 * ROUNDS)]


def read_causes(path: Path = CAUSES_FILE) -> list[dict[str, str]]:
    """The disagreements that were read: `text`, `incident`, `measure`, `cause`."""
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _causes() -> Iterable[str]:
    rows = read_causes()
    counted = collections.Counter(row["cause"] for row in rows)
    theirs = sum(counted[cause] for cause, (is_ours, _) in CAUSES.items() if not is_ours)
    yield from (f"## {len(rows)} disagreements by cause", "")
    yield from (f"Drawn by chance, {'; '.join(f'{n} of {m}' for m, n in collections.Counter(r['measure'] for r in rows).items())}, no incident twice, and read on 2026-11-27. {theirs} are no errors of reading.", "")
    yield from ("| cause | n | date | point | killed | belligerent | whose |", "| --- | --- | --- | --- | --- | --- | --- |")
    for cause, number in counted.most_common():
        by_measure = [sum(r["cause"] == cause and r["measure"] == m for r in rows) or "" for m in MEASURES]
        is_ours, meaning = CAUSES[cause]
        yield f"| {cause}: {meaning} | {number} | {' | '.join(map(str, by_measure))} | {'engine' if is_ours else 'text, metadata or coding'} |"
    yield from ("", "| text | incident | measure | cause |", "| --- | --- | --- | --- |")
    yield from (f"| {r['text']} | {r['incident']} | {r['measure']} | {r['cause']} |" for r in rows)
