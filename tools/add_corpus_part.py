"""Adds a part to the set of corpus reports: an annotated file with texts goes in, rows without a word of the texts come out.

Usage: python -m tools.add_corpus_part ANNOTATED.jsonl PART [--corpora FOLDER] [--gold FOLDER] [--out FILE]. ANNOTATED has one report a line: `report` (its id in
the corpora), `text`, and `incidents` as in evaluation/gold/README.md; other keys, such as notes, are left behind. Rows that the part has already are replaced. Left out, and named,
are reports whose text is one of the gold folder's: those have been tuned on or looked at. A quote that is not in the text, a label that no list holds, a text that is not
the corpora's, or a report of another part stops it, all of them named; nothing is written then. Keep ANNOTATED outside the project: it holds article text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from evaluation.corpus import CORPUS, KeptReport, Original, read_kept, read_originals, text_hash, without_text
from evaluation.score import GoldReport, faults, read_gold
from evaluation.score.gold import GoldIncident
from evaluation.sets import SHARED
from riwaya.lexicon import load_lexicon


class Annotated(msgspec.Struct, frozen=True):
    """One line of what an annotator hands in."""

    report: str
    text: str
    incidents: tuple[GoldIncident, ...]


def main(given: list[str] | None = None) -> None:
    """Check an annotated file and write its part."""
    arguments = argparse.ArgumentParser(prog="python -m tools.add_corpus_part", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("annotated", type=Path, help="reports with text and incidents, one JSON object a line")
    arguments.add_argument("part", help="name of the part, such as corpus-5; held-out parts are listed in evaluation/corpus.py")
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="folder of conflict_reports.jsonl")
    arguments.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of gold files whose texts are left out")
    arguments.add_argument("--out", type=Path, default=CORPUS, help="the file of all parts")
    options = arguments.parse_args(given)
    annotated = read_annotated(options.annotated)
    known = {text_hash(r.text) for name in SHARED if (options.gold / f"{name}.jsonl").exists() for r in read_gold(options.gold / f"{name}.jsonl")}
    fresh = [row for row in annotated if text_hash(row.text) not in known]
    others = [row for row in (read_kept(options.out) if options.out.exists() else []) if row.part != options.part]
    reports, wrong = joined(fresh, read_originals(options.corpora, (row.report for row in fresh)))
    wrong += [f"{r.name}: is in another part" for r in reports if r.name in {row.report for row in others}] + faults(reports, load_lexicon())
    if wrong:
        sys.exit("nothing written:\n" + "\n".join(wrong))
    write(options.out, sorted([*others, *(without_text(r, options.part) for r in numbered(reports, options.part))], key=lambda row: row.part))
    left = [row.report for row in annotated if row not in fresh]
    print(f"{options.part}: {len(reports)} reports, {sum(len(r.incidents) for r in reports)} incidents" + (f"; left out, their text is gold already: {', '.join(left)}" if left else ""))


def read_annotated(path: Path) -> list[Annotated]:
    """What an annotator handed in."""
    return [msgspec.json.decode(line, type=Annotated) for line in path.read_bytes().splitlines() if line.strip()]


def joined(annotated: Iterable[Annotated], originals: Mapping[str, Original], place: str = "the corpora") -> tuple[list[GoldReport], list[str]]:
    """The reports as they lie at `place` with what the annotator read, and what does not fit."""
    reports, wrong = [], []
    for row in annotated:
        original = originals.get(row.report)
        if original is None or original.text != row.text:
            wrong.append(f"{row.report}: " + (f"not in {place}" if original is None else f"its text in {place} is another"))
            continue
        reports.append(GoldReport(name=row.report, outlet=original.outlet, published=original.published, text_file="", incidents=row.incidents, text=row.text))
    return reports, wrong


def numbered(reports: Iterable[GoldReport], part: str) -> list[GoldReport]:
    """Ids of incidents that say nothing (an annotator's may hold names); the same one in two reports stays the same."""
    numbers: dict[str, str] = {}
    for report in reports:
        for incident in report.incidents:
            numbers.setdefault(incident.id, f"{part}-{len(numbers) + 1}")
    return [msgspec.structs.replace(r, incidents=tuple(msgspec.structs.replace(i, id=numbers[i.id]) for i in r.incidents)) for r in reports]


def write(path: Path, rows: Iterable[KeptReport]) -> None:
    """One row a line."""
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


if __name__ == "__main__":
    main()
