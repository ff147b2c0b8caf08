"""Writes the links of five incidents of the annotated reports as they stand now: what docs/method/linking.md shows and reads against the texts.

Usage: python -m evaluation.linking_waterfalls GOLD_FOLDER [--write docs/method/linking.md]. The reports are read by the engine; of each incident its
strongest link is shown with every comparison that is not zero, and how its cluster compares with what annotators link.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from evaluation.linking_beds import Bed, extracted_gold_bed
from evaluation.measured_part import write_part
from riwaya.lexicon import load_lexicon
from riwaya.link import link
from riwaya.model import Link

START, END = "<!-- waterfalls -->", "<!-- end of waterfalls -->"
FIVE = {
    "atareb-cluster-shelling": "cluster shells on Atareb, 27 November 2024", "oubin-missile-2022-12-02": "guided missile on a house in Obin, 2 December 2022",
    "taltita-strike-2021-11-22": "airstrike beside Taltita, 22 November 2021", "damascus-israeli-strike-2022-03-07": "strike on Damascus, 7 March 2022",
    "ajdabiya-checkpoint-attack-2015-07-31": "checkpoint and relief column at Ajdabiya, 31 July 2015",
}


def rows(bed: Bed) -> list[str]:
    """One row of the table for each of the five."""
    clusters = link(bed.accounts, bed.reports, lexicon=load_lexicon())
    found = []
    for incident, name in FIVE.items():
        told = {item.report_id: item.unit for item in bed.items if item.incident == incident}
        units = {unit for unit in told.values() if unit}
        best = max(clusters, key=lambda cluster: len(units & set(cluster.accounts)))
        reports = {account.report_id for account in bed.accounts if account.account_id in set(best.accounts)}
        strongest = max(best.links, key=lambda row: row.match_weight, default=None)
        found.append(f"| {name} | {len(told)} | {len(reports & set(told))} and {len(reports - set(told))} more | {_shown(strongest) if strongest else 'no link'} |")
    return found


def _shown(row: Link) -> str:
    parts = ", ".join(f"{part.comparison} {part.weight / 100:+.1f} ({part.level})" for part in row.because if part.weight)
    return f"{row.match_weight / 100:.1f} = {parts}"


def table(lines: Sequence[str]) -> str:
    """The five as Markdown."""
    return "\n".join(["| incident | reports that tell it | reports in its cluster | strongest link in bits |", "| --- | --- | --- | --- |", *lines]) + "\n"


def main() -> None:
    """Print the table, and write it into the page."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    if not (options.gold / "dev.jsonl").exists():
        print(f"{options.gold}: nothing to show here")
        return
    text = table(rows(extracted_gold_bed(options.gold, ("dev",))))
    print(text)
    if options.write:
        write_part(options.write, START, END, text)


if __name__ == "__main__":
    main()
