"""The sets that are measured: ours, which ship, and those of a folder of gold records where one is present
(`corpus` has the parts whose texts lie with the corpora).

What the engine makes of them comes from `told`, one run for each set so that linking sees the whole set.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from evaluation.score import GoldReport, Scores, score
from riwaya.model import Account, Report
from riwaya.pipeline import Pipeline

HERE = Path(__file__).parent
OWN, FRESH = (HERE / "gold" / f"{name}.jsonl" for name in ("own", "fresh"))
EVERYDAY = HERE / "gold" / "everyday.jsonl"
SHARED = ("seeds", "dev", "check")
WITHOUT, WITH = "without an incident", "with one"


class Sentence(msgspec.Struct, frozen=True):
    """One labelled sentence: `expect` is a factuality, or `none` where nothing is told."""

    id: str
    text: str
    published: str
    outlet: str
    expect: str


def gold_sets(gold: Path) -> dict[str, Path]:
    """The gold files that are there, ours first."""
    return {"own": OWN, "fresh": FRESH} | {name: gold / f"{name}.jsonl" for name in SHARED if (gold / f"{name}.jsonl").exists()}


def measured(gold: Sequence[GoldReport]) -> Scores:
    """The engine's scores on the reports of one set."""
    return score(gold, told(gold))


def told(gold: Iterable[GoldReport]) -> tuple[Account, ...]:
    """What the engine tells of the reports, linked as one run; a report on which it breaks ends the measuring."""
    result = Pipeline().gather(Report.of(r.text, report_id=r.name, published=r.published, outlet=r.outlet) for r in gold)
    for report in result.reports:
        if report.is_broken:
            raise SystemExit(f"{report.report_id}: {report.why}")
    return result.accounts


def probe(path: Path) -> dict[str, dict[str, int]]:
    """Of labelled sentences: for each label how often each factuality (or `none`) was told, with `right` and `n`."""
    table: dict[str, dict[str, int]] = {}
    for line in path.read_bytes().splitlines():
        sentence = msgspec.json.decode(line, type=Sentence)
        given = {a.factuality for a in Pipeline().read(sentence.text, published=sentence.published, outlet=sentence.outlet)} or {"none"}
        row = table.setdefault(sentence.expect, {"n": 0, "right": 0, "asserted": 0})
        row["n"] += 1
        row["right"] += given == {sentence.expect}
        row["asserted"] += "asserted" in given
    return table


def everyday(labels: Path, corpora: Path) -> dict[str, tuple[int, int]]:
    """Of everyday stories of each label (whether an incident is told, and where that is a matter of judgement): how many yield an asserted account, of how many."""
    rows = {row["id"]: row for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines())}
    found: dict[str, list[bool]] = {label: [] for label in (WITHOUT, f"{WITHOUT}, borderline", WITH, f"{WITH}, borderline")}
    for name in ("everyday_news.jsonl", "conflict_reports.jsonl"):
        with (corpora / name).open(encoding="utf-8") as lines:
            for story in map(json.loads, lines):
                if (row := rows.pop(story["id"], None)) is not None:  # some stories lie in both files
                    accounts = Pipeline().read(story["text"], published=story.get("published"), outlet=story.get("outlet"))
                    label = (WITH if row["has_incident"] else WITHOUT) + (", borderline" if row.get("borderline") else "")
                    found[label].append(any(a.factuality == "asserted" for a in accounts))
    return {label: (sum(hits), len(hits)) for label, hits in found.items() if hits}


def digest(*paths: Path) -> str:
    """Twelve hexadecimal digits over the contents of files, and of folders in name order."""
    total = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts) if path.is_dir() else [path]
        for file in files:
            total.update(file.relative_to(path.parent).as_posix().encode())
            total.update(file.read_bytes())
    return total.hexdigest()[:12]
