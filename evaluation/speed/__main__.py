"""Measure and write the page. Usage: python -m evaluation.speed CORPORA [--write PAGE] [--sample N]."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.measured_part import write_part
from evaluation.speed import rulers
from evaluation.speed.page import machine, profile, ratio
from evaluation.speed.rooms import after_extraction, extraction, inside_extraction, read_reports
from evaluation.speed.starts import starts
from riwaya.model import Report

CORPORA = ("conflict_reports.jsonl", "everyday_news.jsonl")
DATED = 20
PROFILED = 400
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


def main() -> None:
    """Run and print; with --write the measured part of the page is replaced."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.speed")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="reports of each corpus, drawn by a fixed seed; 0 for all")
    given = parser.parse_args()
    if not given.corpora.is_dir():
        print(f"{given.corpora}: no corpora here; nothing measured")
        return
    text = "\n".join(_measured(given.corpora, given.sample)) + "\n"
    print(text)
    if given.write:
        write_part(given.write, BEGIN, END, text)


def _measured(corpora: Path, sample: int) -> Iterator[str]:
    yield f"{machine()}. Seconds are processor time of one process; ratios are of this one run."
    begun = starts()
    yield "\n| whole process | ms | times an empty Python |\n| --- | --- | --- |"
    yield from (f"| `{name}` | {1000 * seconds:.0f} | {ratio(seconds, begun['python -c pass'])} |" for name, seconds in begun.items())
    for name in CORPORA:
        reading, reports = read_reports(corpora / name)
        reading *= len(reports[:sample] or reports) / len(reports)
        reports = random.Random(1).sample(reports, min(sample, len(reports))) if sample else reports
        yield from _corpus(name, reading, reports)


def _corpus(name: str, reading: float, reports: Sequence[Report]) -> Iterator[str]:
    texts = [report.text for report in reports]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    extraction(reports[:50])  # tables are loaded before the clock runs
    floor, tokenizer = rulers.floor(texts), rulers.tokenizer(texts)
    extracted = extraction(reports)
    later, incidents = after_extraction(extracted)
    rooms = {"read": reading, **extracted.seconds, **later}
    whole = sum(rooms.values())
    yield f"\n## {name}\n{len(reports):,} reports, {megabytes:.1f} MB, {len(extracted.accounts):,} accounts, {incidents:,} incidents."
    yield "\n| room | s | reports/s | MB/s | times (a) | times (b) |\n| --- | --- | --- | --- | --- | --- |"
    for room, seconds in {**rooms, "clean to extract": extracted.whole, "end to end": whole}.items():
        yield f"| {room} | {seconds:.2f} | {len(reports) / seconds:,.0f} | {megabytes / seconds:.2f} | {ratio(seconds, floor)} | {ratio(seconds, tokenizer)} |"
    yield f"\n(a) {_seconds(floor)}; (b) {_seconds(tokenizer)}."
    dated = random.Random(2).sample(list(reports), min(DATED, len(reports)))
    ours, theirs = extraction(dated).whole, rulers.dates([report.text for report in dated])
    yield f"\n(c) dateparser finds the dates of {len(dated)} of these texts in {_seconds(theirs)}; clean to extract takes {ours:.2f} s for them, {ratio(ours, theirs)} times (c)."
    quiet = rulers.without_trigger(reports)
    if quiet:
        seconds, ground = extraction(quiet).whole, rulers.floor([report.text for report in quiet])
        yield f"\nWithout a trigger: {len(quiet):,} reports, clean to extract {seconds:.2f} s, {ratio(seconds, ground)} times (a) on the same reports."
    clock = rulers.processes(reports)
    yield (
        f"\nBy the clock: one process extracts in {clock.one:.1f} s, two in {clock.shared:.1f} s, {clock.one / clock.shared:.2f} times as fast. "
        f"Two processes that share nothing, each with all reports, take {clock.beside:.1f} s: the machine gives two {2 * clock.one / clock.beside:.2f} times the work of one."
    )
    yield "\nInside extraction, per cent: " + ", ".join(f"{room} {100 * share:.0f}" for room, share in inside_extraction(reports).items()) + "."
    yield f"\nWhere the time goes (pyinstrument, {min(PROFILED, len(reports))} reports):\n"
    yield from profile(reports[:PROFILED])


def _seconds(value: float | None) -> str:
    return rulers.MISSING if value is None else f"{value:.2f} s"


if __name__ == "__main__":
    main()
