"""Measures places: import of national gazetteers, its effect on the speed of reading, and place and place_point with and without it.

Usage: python -m evaluation.places TABLES_FOLDER [GOLD_FOLDER] [--corpora FOLDER] [--sets dev,check] [--write docs/method/places.md]. The imported file is made anew in a
temporary folder; accuracy is counted by the scorer in GOLD_FOLDER, which other programs use too.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from riwaya.lexicon.gazetteer import lint_places, read_places
from riwaya.lexicon.gazetteer.folder import FILE
from riwaya.lexicon.gazetteer.importing import ImportReport, import_places
from riwaya.lexicon.gazetteer.linting import read_exceptions
from riwaya.lexicon.gazetteer.places import common_names
from riwaya.pipeline import Pipeline
from riwaya.read import read
from riwaya.settings import Settings

FIELDS = ("place", "place_point", "record")
ROUNDS = 3


def main() -> None:
    """Measure and print, or keep the tables in a page."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tables", type=Path)
    arguments.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--sets", default="dev,check")
    arguments.add_argument("--reports", type=int, default=400)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        text = "\n".join([shipped(), imported(options.tables, path), speed(options.corpora / "conflict_reports.jsonl", path, options.reports), accuracy(options.gold, options.sets.split(","), path)])
    print(text)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        head = page.partition("<!-- measured -->")[0]
        options.write.write_text(f"{head}<!-- measured -->\nMeasured on {datetime.date.today().isoformat()} by `make evaluate-places`.\n\n{text}\n", encoding="utf-8")


def shipped() -> str:
    """The tables that ship: places by country, and what the linter says."""
    rows = read_places()
    countries = Counter(row.country for row in rows)
    largest = ", ".join(f"{country} {number:,}" for country, number in countries.most_common(8))
    words = sum(not row.importance for row in rows)
    return (f"## What ships\n{len(rows):,} places, {sum(row.lat is not None for row in rows):,} with a point: {largest}, {len(countries) - 8} other countries with fewer. {words:,} of them count only behind a type word, "
            f"by {len(common_names()):,} common names. The linter finds {len(lint_places(rows))} faults; {len(read_exceptions())} lone points are explained.\n")


def imported(tables: Path, path: Path) -> str:
    """Import of every table of a folder: time, size, and that a second time changes nothing."""
    lines, total = ["## Import", "| table | lines | places | ship already | clashes | seconds |", "| --- | --- | --- | --- | --- | --- |"], Counter[str]()
    for table in sorted(tables.glob("*.csv")):
        started = time.perf_counter()
        report = import_places(table, path, format="whosonfirst")
        seconds = time.perf_counter() - started
        lines.append(row_of(table.stem, report, seconds))
        total.update(lines=report.places + len(report.left_out), places=report.places, same=report.same_as_shipped, clashes=len(report.clashes), milliseconds=round(seconds * 1000))
    again = import_places(next(iter(sorted(tables.glob("*.csv")))), path, format="whosonfirst")
    lines.append(f"| all | {total['lines']:,} | {total['places']:,} | {total['same']:,} | {total['clashes']:,} | {total['milliseconds'] / 1000:.1f} |")
    return "\n".join([*lines, f"\nThe file takes {path.stat().st_size / 1e6:.1f} MB. The first table again: {again.added} added, {again.changed} changed. Lines without an Arabic name are left out.\n"])


def row_of(name: str, report: ImportReport, seconds: float) -> str:
    return f"| {name} | {report.places + len(report.left_out):,} | {report.places:,} | {report.same_as_shipped:,} | {len(report.clashes):,} | {seconds:.1f} |"


def speed(corpus: Path, path: Path, number: int) -> str:
    """Reports a second with the shipped tables and with the imported file on top, in turns; the best round of each counts."""
    if not corpus.exists():
        return f"## Speed\n{corpus}: no corpus here; not measured.\n"
    reports = list(itertools.islice(read([corpus]), number))
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, gazetteer in (("shipped", None), ("imported", path)):
            started = time.process_time()
            Pipeline(Settings(gazetteer=gazetteer)).gather(iter(reports))
            best[name] = min(best.get(name, 1e9), time.process_time() - started)
    slower = best["imported"] / best["shipped"] - 1
    return (f"## Speed\n{len(reports)} reports, one process, processor time, the best of {ROUNDS} rounds: {len(reports) / best['shipped']:.0f} reports a second with the shipped tables, {len(reports) / best['imported']:.0f} with the imported file: "
            f"{abs(slower):.0%} {'slower' if slower > 0 else 'faster'}.\n")


def accuracy(gold: Path, names: list[str], path: Path) -> str:
    """F1 of place and place_point by the shared scorer."""
    lines = ["## Accuracy", "| set | tables | " + " | ".join(FIELDS) + " |", "| --- | --- |" + " --- |" * len(FIELDS)]
    for name in names:
        for tables, gazetteer in (("shipped", None), ("shipped and imported", path)):
            figures = scored(gold / f"{name}.jsonl", gold / "score.py", gazetteer)
            lines.append(f"| {name} | {tables} | " + " | ".join(f"{figures[field]:.3f}" for field in FIELDS) + " |")
    return "\n".join(lines)


def scored(gold: Path, scorer: Path, gazetteer: Path | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        source, told = Path(folder) / "reports.jsonl", Path(folder) / "accounts.jsonl"
        source.write_bytes(subprocess.run([sys.executable, str(scorer), str(gold), "--reports"], check=True, capture_output=True).stdout)
        accounts = Pipeline(Settings(gazetteer=gazetteer)).gather(read([source])).accounts
        told.write_bytes(b"".join(msgspec.json.encode(account) + b"\n" for account in accounts))
        printed = subprocess.run([sys.executable, str(scorer), str(gold), str(told), "--json"], check=True, capture_output=True).stdout
    return {field: float(value["f1"]) for field, value in json.loads(printed).items() if field in FIELDS}


if __name__ == "__main__":
    main()
