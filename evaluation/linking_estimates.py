"""Weights that Splink's expectation maximisation finds on a corpus without any labels, beside those of resources/linking.yaml.

Usage: python -m evaluation.linking_estimates CORPORA_FOLDER. Needs the extra `scale`. The accounts are those that the engine reads from the conflict reports.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from riwaya.errors import MissingExtraError
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link.profiles import profiles
from riwaya.link.splink_model import estimated_weights
from riwaya.model import Issue
from riwaya.pipeline import Pipeline
from riwaya.read import read


def main() -> None:
    """Print one row for each level: ours, estimated."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    path = arguments.parse_args().corpora / "conflict_reports.jsonl"
    if not path.exists():
        print(f"{path}: nothing to measure on here")
        return
    result = Pipeline().gather(item for item in read([path]) if not isinstance(item, Issue))
    copies = {r.report_id for r in result.reports if r.near_copy_of}
    units = profiles([a for a in result.accounts if a.report_id not in copies], {r.report_id: r for r in result.reports}, lexicon=load_lexicon())
    try:
        found = estimated_weights(units, load_lexicon())
    except MissingExtraError as error:
        print(error)
        sys.exit(1)
    print(f"{len(units)} tellings\n\n| comparison | level | ours | estimated |\n| --- | --- | --- | --- |")
    for (comparison, level), weight in load_weights().weights.items():
        print(f"| {comparison} | {level} | {weight} | {found.get((comparison, level), '-')} |")


if __name__ == "__main__":
    main()
