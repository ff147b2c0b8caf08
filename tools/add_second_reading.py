"""Writes the second reading of a gold set: annotated files with texts go in, rows without a word of the texts come out.

Usage: python -m tools.add_second_reading ANNOTATED.jsonl ... [--gold FOLDER] [--out FILE]. Each ANNOTATED is as `tools.add_corpus_part` takes it: `report` is the name in the
gold set, and together they hold each of its reports once. The rows stand in the order of the set. A text that is not the set's, a report that is read twice or not at all, a quote
that is not in the text or a label that no list holds stops it, all of them named; nothing is written then. Keep ANNOTATED outside the project: it holds article text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation.agreement import AGAIN, SET
from evaluation.corpus import Original, without_text
from evaluation.score import faults, read_gold
from riwaya.lexicon import load_lexicon
from tools.add_corpus_part import joined, numbered, read_annotated, write


def main(given: list[str] | None = None) -> None:
    """Check the annotated files and write the second reading."""
    arguments = argparse.ArgumentParser(prog="python -m tools.add_second_reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("annotated", type=Path, nargs="+", help="reports with text and incidents, one JSON object a line")
    arguments.add_argument("--gold", type=Path, default=Path("../shared/gold"), help=f"folder of {SET}.jsonl and its texts")
    arguments.add_argument("--out", type=Path, default=AGAIN, help="the file of the second reading")
    options = arguments.parse_args(given)
    file = options.gold / f"{SET}.jsonl"
    first = {r.name: Original(id=r.name, outlet=r.outlet, published=r.published, text=r.text) for r in read_gold(file)}
    reports, wrong = joined([row for path in options.annotated for row in read_annotated(path)], first, str(file))
    wrong += [f"{name}: not read a second time" for name in first if name not in {r.name for r in reports}] + faults(reports, load_lexicon())
    if wrong:
        sys.exit("nothing written:\n" + "\n".join(dict.fromkeys(wrong)))
    in_order = sorted(reports, key=lambda r: list(first).index(r.name))
    write(options.out, (without_text(r, SET) for r in numbered(in_order, "again")))
    print(f"{SET}: {len(reports)} reports read a second time, {sum(len(r.incidents) for r in reports)} incidents")


if __name__ == "__main__":
    main()
