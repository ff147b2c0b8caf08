"""Fits the weights of `riwaya match` (`coded` in resources/linking.yaml) on the tuned part of the coded incidents.

Usage: python -m evaluation.linking_coded CORPORA_FOLDER [--ridge 1.0] [--check] [--write riwaya/resources/linking.yaml]. The tuned part is cut in two quarters by its ids.
The rows of one quarter stand before texts that tell one of them and texts that tell only incidents of the other quarter, which should find none;
then the quarters change places. A conditional logit gives each level its weight: the telling picks its row among those that it is compared
with, or none, which weighs nothing. Weights that the texts say little about stay near those of linking (ridge); levels that no text reaches stay as they stand
in the file; a few are held in the order of reason (AT_LEAST). `--check` fits on each
quarter's rows and shows what the other's then give. No text that tells only incidents of the untouched part is looked at.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evaluation.conditional_logit import fit_weights
from evaluation.linking_beds import Bed, airwars_bed, half
from evaluation.linking_match import rows_of
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.weights import Level, load_weights
from riwaya.link.coded import clues_of
from riwaya.link.matching import CodedRows
from riwaya.link.profiles import profiles

# the coded incidents are strikes and raids almost without exception; in a table of all kinds another kind speaks against a row
AT_LEAST = (
    (("kind", "same kind"), ("kind", "goes together"), 0), (("kind", "goes together"), ("kind", "different"), 350), (("initiator", "shared"), ("initiator", "one parent"), 0),
)
ROUNDS = 3
SHARES = (30, 35, 40, 45, 50, 60, 70, 80)


class Choice(NamedTuple):
    """A telling before the rows of a quarter: the levels that it reaches with each (a row, its kinds apart), and the rows that are right."""

    report_id: str
    is_own: bool
    options: tuple[tuple[str, tuple[Level, ...]], ...]
    right: frozenset[str]


def quarter(incident: str) -> int:
    """Which quarter of the tuned part."""
    return hashlib.sha256(incident.encode()).digest()[1] % 2


def choices(bed: Bed, incidents: Path) -> list[list[Choice]]:
    """For the rows of each quarter and those of both, every telling of every text that tells an incident of the tuned part."""
    lexicon = load_lexicon()
    truth: dict[str, set[str]] = {}
    for item in bed.items:
        truth.setdefault(item.report_id, set()).add(item.incident)
    told = {name: {i for i in wanted if half(i) == "tuned"} for name, wanted in truth.items()}
    own = {i.unit for i in bed.items if i.unit and half(i.incident) == "tuned"}
    units = [u for u in profiles(bed.accounts, {r.report_id: r for r in bed.reports}, lexicon=lexicon) if told.get(u.report_id)]
    clues = {r.report_id: clues_of(r) for r in bed.reports if told.get(r.report_id)}
    found = []
    for quarters in ((0,), (1,), (0, 1)):
        coded = CodedRows(*rows_of(incidents, {i for wanted in told.values() for i in wanted if quarter(i) in quarters}), lexicon)
        found.append([
            Choice(
                u.report_id, u.account_ids[0] in own,
                tuple((coded.profiles[n].report_id, coded.levels(u, n, clues[u.report_id])) for n in coded.beside(u, clues[u.report_id])),
                frozenset(i for i in told[u.report_id] if quarter(i) in quarters),
            )
            for u in units
        ])
    return found


class Fit:
    """Weights by level, in hundredths of a bit, fitted to choices."""

    def __init__(self, given: Sequence[Choice], ridge: float) -> None:
        linked, seen = load_weights().weights, {level for choice in given for _, option in choice.options for level in option}
        coded = load_weights().coded
        self.levels = sorted(seen | set(coded))
        self.at = {level: number for number, level in enumerate(self.levels)}
        self.prior = np.array([linked.get(level, 0) if level in seen else coded[level] for level in self.levels]) * np.log(2) / 100
        self.ridge = ridge
        own = [c for c in given if c.is_own and c.options]
        self.weights = self.prior.copy()
        for _ in range(ROUNDS):
            self.weights = self._newton([self._best(choice) for choice in own])
        for higher, lower, gap in AT_LEAST:
            self.weights[self.at[lower]] = min(self.weights[self.at[lower]], self.weights[self.at[higher]] - gap * np.log(2) / 100)
        self._centre("kind", Counter(level for c in own for row, option in c.options if row not in c.right for level in option))

    def _centre(self, name: str, seen: Counter[Level]) -> None:
        """Every pair reaches a level of this comparison and one of the date: what is common to all levels of the one is moved to the other."""
        mean = sum(seen[level] * self.weights[self.at[level]] for level in self.levels if level[0] == name) / max(1, sum(seen[level] for level in self.levels if level[0] == name))
        for level in self.levels:
            self.weights[self.at[level]] += mean * ((level[0] == "date") - (level[0] == name))

    def of(self, option: Iterable[Level]) -> float:
        return float(sum(self.weights[self.at[level]] for level in option if level in self.at))

    def _best(self, choice: Choice) -> tuple[list[tuple[Level, ...]], list[bool]]:
        """One option for each row: of the kinds that it may be, the one that fits best."""
        best: dict[str, tuple[float, tuple[Level, ...]]] = {}
        for row, option in choice.options:
            weight = self.of(option)
            if row not in best or weight > best[row][0]:
                best[row] = (weight, option)
        return [option for _, option in best.values()], [row in choice.right for row in best]

    def _newton(self, cases: Sequence[tuple[list[tuple[Level, ...]], list[bool]]]) -> np.ndarray:
        """Weights with which the right rows are picked, or none of them, which has no level, where no row is right."""
        options: list[tuple[Level, ...]] = [option for given, _ in cases for option in (*given, ())]
        table = np.zeros((len(options), len(self.levels)))
        for number, option in enumerate(options):
            table[number, [self.at[level] for level in option]] = 1.0
        right = np.array([flag for _, flags in cases for flag in (*flags, not any(flags))])
        choice = np.repeat(np.arange(len(cases)), [len(given) + 1 for given, _ in cases])
        return fit_weights(table, choice, right, ridge=self.ridge, towards=self.prior, start=self.weights)


def figures(fit: Fit, given: Sequence[Choice]) -> dict[int, Counter[str]]:
    """For each share: texts of which some telling finds its row; texts of no row of which the own, or any, telling finds one."""
    hits: dict[int, dict[str, set[str]]] = {share: {"found": set(), "own": set(), "any": set()} for share in SHARES}
    for choice in given:
        best: dict[str, float] = {}
        for row, option in choice.options:
            best[row] = max(best.get(row, -1e9), fit.of(option))
        if not best:
            continue
        row = max(best, key=best.__getitem__)
        share = 100 * np.exp(best[row]) / (1 + sum(np.exp(weight) for weight in best.values()))
        for least, found in hits.items():
            if share >= least and row in choice.right:
                found["found"].add(choice.report_id)
            elif share >= least and not choice.right:
                found["any"].add(choice.report_id)
                found["own"] |= {choice.report_id} if choice.is_own else set()
    return {least: Counter({name: len(texts) for name, texts in found.items()}) for least, found in hits.items()}


def write(path: Path, fit: Fit) -> None:
    """Put the table `coded` into the file in place of the one that is there."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index("coded:")
    end = next(n for n, line in enumerate(lines) if n > start and not line.startswith(" "))
    order = {name: n for n, name in enumerate(dict.fromkeys(name for name, _ in load_weights().coded))}
    ours = sorted(fit.levels, key=lambda level: order.get(level[0], 99))
    rows = [f'  - {{comparison: {name}, level: {f"{chr(34)}{level}{chr(34)}" if "," in level else level}, weight: {round(100 * fit.of([(name, level)]) / np.log(2))}}}' for name, level in ours]
    path.write_text("\n".join([*lines[: start + 1], *rows, *lines[end:]]) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print each weight with how often its level holds, and write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--ridge", type=float, default=1.0)
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    if not (options.corpora / "airwars_texts.jsonl").exists():
        print(f"{options.corpora}: nothing to fit on here")
        return
    first, second, both = choices(airwars_bed(options.corpora), options.corpora / "airwars_incidents.jsonl")
    if options.check:
        rows = [figures(Fit(given, options.ridge), other) for given, other in ((first, second), (second, first))]
        told = sum(len({c.report_id for c in given if c.right}) for given in (first, second))
        others = sum(len({c.report_id for c in given if not c.right}) for given in (first, second))
        for share in SHARES:
            total = rows[0][share] + rows[1][share]
            print(f"share {share}: found {total['found'] / told:.3f} of {told}; false, own telling {total['own'] / others:.3f}, any {total['any'] / others:.3f} of {others}")
    fit = Fit([*first, *second, *both], options.ridge)
    right = Counter(level for c in both if c.is_own for row, option in c.options if row in c.right for level in option)
    wrong = Counter(level for c in both if c.is_own for row, option in c.options if row not in c.right for level in option)
    for level in fit.levels:
        print(f"{level[0]:18} {level[1]:26} {round(100 * fit.of([level]) / np.log(2)):6} right {right[level]:5} wrong {wrong[level]:6}")
    if options.write:
        write(options.write, fit)


if __name__ == "__main__":
    main()
