"""Measures linking: pairwise, B-cubed and LEA over incidents at most three days apart, against three baselines, with hard negatives counted apart.

Usage: python -m evaluation.linking GOLD_FOLDER CORPORA_FOLDER [--write docs/method/linking.md] [--show N]. Where the folders are absent the
command says so and exits with 0. Items with no account of the engine stay in: they are links that recall misses. The coded incidents
are cut in two parts by a hash of their id; weights are tuned on one, the other is reported.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from evaluation.linking_beds import SMALL, Bed, Item, airwars_bed, extracted_gold_bed, gold_bed, half, is_here, joined
from evaluation.linking_measures import BASELINES, Scores, b_cubed, components, kilometres, lea, pairwise
from evaluation.measured_part import write_part
from riwaya.lexicon import load_lexicon
from riwaya.link import LinkSettings, link
from riwaya.link.profiles import Profile, profiles

DAYS = 3
START, END = "<!-- measured -->", "<!-- end of measured -->"


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table: a system on a bed."""

    bed: str
    system: str
    pairs: Scores
    b3: tuple[float, float, float]
    lea: tuple[float, float, float]


class Judge:
    """What linking and the baselines make of the items of a bed."""

    def __init__(self, bed: Bed, settings: LinkSettings = LinkSettings()) -> None:
        lexicon = load_lexicon()
        self.bed = bed
        self.clusters = link(bed.accounts, bed.reports, lexicon=lexicon, settings=settings)
        self.home = {account: cluster.incident_id for cluster in self.clusters for account in cluster.accounts}
        self.units: dict[str, Profile] = {a: u for u in profiles(bed.accounts, {r.report_id: r for r in bed.reports}, lexicon=lexicon) for a in u.account_ids}

    def is_linked(self, one: Item, other: Item) -> bool:
        return bool(one.unit and other.unit and self.home[one.unit] == self.home[other.unit])

    def cluster_of(self, item: Item) -> str:
        return self.home[item.unit] if item.unit else f"none:{item.report_id}:{item.incident}"

    def measure(self, items: Sequence[Item], name: str) -> list[Measured]:
        """Rows for this linker and for each baseline."""
        pairs = list(counted(items))
        truth = {i: i.incident for i in items}
        ours = {i: self.cluster_of(i) for i in items}
        rows = [Measured(bed=name, system="riwaya", pairs=pairwise(pairs, same, self.is_linked), b3=b_cubed(truth, ours), lea=lea(truth, ours))]
        for label, rule in BASELINES.items():
            def holds(one: Item, other: Item, rule=rule) -> bool:  # type: ignore[no-untyped-def]
                return bool(one.unit and other.unit and one.report_id != other.report_id and rule(self.units[one.unit], self.units[other.unit]))

            groups = components(items, holds) if label != "never link" else {i: i for i in items}
            rows.append(Measured(bed=name, system=label, pairs=pairwise(pairs, same, holds), b3=b_cubed(truth, groups), lea=lea(truth, groups)))
        return rows

    def hard_negatives(self, items: Sequence[Item]) -> dict[str, tuple[int, int]]:
        """Of pairs that are two incidents and look like one: how many are wrongly linked, of how many."""
        found = dict.fromkeys(("same village, next day", "same day, two villages within 15 km", "same place and day, another hour"), (0, 0))
        for one, other in counted(items):
            if one.incident != other.incident and one.unit and other.unit:
                for name in _hard(one, other, self.units[one.unit], self.units[other.unit]):
                    wrong, total = found[name]
                    found[name] = (wrong + self.is_linked(one, other), total + 1)
        return found


def _hard(one: Item, other: Item, a: Profile, b: Profile) -> Iterator[str]:
    small = a.place and b.place and a.place.level in SMALL and b.place.level in SMALL
    is_one_place = bool(small and a.place_name == b.place_name)
    if is_one_place and abs(one.start - other.start) == 1:
        yield "same village, next day"
    if small and not is_one_place and one.start == other.start and a.family == b.family and kilometres(a, b) <= 15:
        yield "same day, two villages within 15 km"
    if is_one_place and one.start == other.start and a.time_of_day and b.time_of_day and a.time_of_day != b.time_of_day:
        yield "same place and day, another hour"


def counted(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items of different reports whose incidents lie at most three days apart."""
    for one, other in combinations(items, 2):
        if one.report_id != other.report_id and max(one.start, other.start) - min(one.end, other.end) <= DAYS:
            yield one, other


def same(one: Item, other: Item) -> bool:
    """Whether two items tell one incident in truth."""
    return one.incident == other.incident


def main() -> None:
    """Measure all beds, print and write the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--write", type=Path)
    arguments.add_argument("--show", type=int, default=0, help="print this many wrong pairs of the tuned part")
    options = arguments.parse_args()
    if not is_here(options.gold, options.corpora):
        print(f"{options.gold}, {options.corpora}: nothing to measure on here")
        return
    rows, hard = [], []
    marked, read_by_us = gold_bed(options.gold, ("dev", "check")), extracted_gold_bed(options.gold, ("dev", "check"))
    for bed in (marked, joined(marked), read_by_us, joined(read_by_us)):
        judge = Judge(bed)
        rows += judge.measure(bed.items, bed.name)
        hard.append((bed.name, judge.hard_negatives(bed.items)))
    bed = airwars_bed(options.corpora)
    judge = Judge(bed)
    for part in ("tuned", "untouched"):
        items = [i for i in bed.items if half(i.incident) == part]
        rows += judge.measure(items, f"{bed.name}, {part} part")
        hard.append((f"{bed.name}, {part} part", judge.hard_negatives(items)))
        if options.show and part == "tuned":
            show(judge, items, options.show)
    text = table(rows, hard)
    print(text)
    if options.write:
        write_part(options.write, START, END, text)


def table(rows: Sequence[Measured], hard: Sequence[tuple[str, dict[str, tuple[int, int]]]]) -> str:
    """The tables as Markdown."""
    lines = [f"Measured on {datetime.date.today().isoformat()} by `make evaluate-linking`.", "", "| accounts | system | pairs P | R | F1 | wanted | B-cubed F1 | LEA F1 |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    lines += [f"| {r.bed} | {r.system} | {r.pairs.precision:.3f} | {r.pairs.recall:.3f} | {r.pairs.f1:.3f} | {r.pairs.wanted:.0f} | {r.b3[2]:.3f} | {r.lea[2]:.3f} |" for r in rows]
    names = list(hard[0][1])
    lines += ["", "Two incidents that look like one, wrongly linked of all such pairs:", "", f"| accounts | {' | '.join(names)} |", f"| --- {'| --- ' * len(names)}|"]
    lines += [f"| {bed} | {' | '.join(f'{found[n][0]} of {found[n][1]}' for n in names)} |" for bed, found in hard]
    return "\n".join(lines) + "\n"


def show(judge: Judge, items: Sequence[Item], number: int) -> None:
    """Print wrong pairs with their comparisons."""
    from riwaya.link.comparisons import compare

    wrong = [(one, other) for one, other in counted(items) if same(one, other) != judge.is_linked(one, other)]
    for one, other in random.Random(1).sample(wrong, min(number, len(wrong))):
        print("MISSED" if same(one, other) else "FALSE", one.incident, other.incident, one.report_id, other.report_id)
        if one.unit and other.unit:
            a, b = judge.units[one.unit], judge.units[other.unit]
            weight, found = compare(a, b, load_lexicon())
            print("   ", weight, "; ".join(f"{r.comparison} {r.level} {r.weight}" for r in found))
            for unit in (a, b):
                print("   ", unit.start, unit.by_publication, unit.kind, unit.place_name, unit.place and unit.place.level, sorted(unit.initiators), unit.killed, unit.wounded, sorted(unit.words)[:8])
        else:
            print("    no account:", one.unit, other.unit)


if __name__ == "__main__":
    main()
