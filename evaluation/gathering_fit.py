"""Fits the weights by which frames are gathered into incidents (resources/gathering.yaml) on annotated reports whose errors may be read.

Usage: python -m evaluation.gathering_fit [GOLD_FOLDER] [--corpora FOLDER] [--ridge 12] [--rules 1] [--check] [--write riwaya/resources/gathering.yaml]. A frame belongs to the annotated
incident that most of its words are evidence of. Frame by frame, with the frames before it gathered as annotated, the fit learns to pick the incident that it goes on with, or one more (conditional logit, Newton steps, ridge
towards nothing). The weight of what the rules choose is given, not fitted: on the sets that they were written on, they look better than they are; for the same reason a frame of a set
that no rule of gathering was written on counts twice (UNREAD). `--check` fits on four fifths of the reports and scores the fifth, in turn, beside the rules alone.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evaluation.conditional_logit import fit_weights
from evaluation.corpus import HELD_OUT, corpus_sets
from evaluation.score import GoldReport, read_gold, score
from evaluation.score.gold import listed
from evaluation.sets import OWN
from riwaya.analyze import analyze
from riwaya.clean import clean
from riwaya.extract import extract
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.told import Told
from riwaya.extract.gathering.weighing import BY_RULE, NONE_BY_RULE, Choose, goes_on, heaviest, opens
from riwaya.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.gathering_weights import PATH
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.lexicon.weights import Level
from riwaya.model import Account, Report

# on these no rule of gathering was written when the weights were fitted; once one is, they leave this list
UNREAD = frozenset({"corpus-5", "corpus-10", "corpus-11", "corpus-12"})
UNREAD_COUNTS = 2
FOLDS = 5
SAME, ALIKE = 0.3, 0.8
LEAST_CHARACTERS = 15
RIDGE, RULES = 12.0, 1.0
LEAST_SEEN, LEAST_WEIGHT = 8, 0.1


class Decision(NamedTuple):
    """One frame before the incidents told so far: the levels that it reaches with each, those of one more (the last), and which is right."""

    report: str
    counts: int
    options: tuple[tuple[Level, ...], ...]
    right: int


class Annotator:
    """A `Choose` that gathers as annotated and keeps what it decided; a frame that no annotated incident has goes where the rules say."""

    def __init__(self, report: GoldReport, counts: int) -> None:
        self.report, self.counts = report, counts
        self.spans = [(incident, report.spans(incident)) for incident in report.incidents]
        self.decisions: list[Decision] = []

    def __call__(self, one: Told, incidents: Sequence[Gathered], told: Sequence[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Gathered | None:
        mine = self.incident_of(one)
        if mine is None or not incidents:
            return chosen
        right = next((n for n, incident in enumerate(incidents) if self._of(incident) == mine), len(incidents))
        options = (*(tuple(goes_on(one, incident, told, chosen, lexicon)) for incident in incidents), tuple(opens(one, told, chosen)))
        self.decisions.append(Decision(self.report.name, self.counts, options, right))
        return incidents[right] if right < len(incidents) else None

    def incident_of(self, one: Told) -> str | None:
        """The annotated incident that shares most characters with a frame; of several that share about as many, the one of its place, then of its kind."""
        start, end = one.frame.span
        found = []
        for incident, spans in self.spans:
            shared = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
            names = (incident.place.name, *incident.place.alt) if incident.place else ()
            is_there = one.place is not None and any(name in one.place.name or one.place.name in name for name in names)
            found.append((shared, is_there, one.kind.sub_event_type in listed(incident.sub_event_type), -sum(last - first for first, last in spans), incident.id))
        most = max((row[0] for row in found), default=0)
        if not most or most < SAME * (end - start) and most < LEAST_CHARACTERS:
            return None
        return max((row for row in found if row[0] >= ALIKE * most), key=lambda row: (row[1], row[2], row[0], row[3]))[-1]

    def _of(self, incident: Iterable[Told]) -> str | None:
        known = collections.Counter(found for one in incident if (found := self.incident_of(one)) is not None)
        return known.most_common(1)[0][0] if known else None


def decisions(sets: dict[str, list[GoldReport]]) -> list[Decision]:
    """What the frames of all sets decide, in order."""
    found = []
    for name, reports in sets.items():
        for report in reports:
            annotator = Annotator(report, UNREAD_COUNTS if name in UNREAD else 1)
            read(report, annotator)
            found += annotator.decisions
    return found


def read(report: GoldReport, choose: Choose) -> tuple[Account, ...]:
    """The accounts of one report as gathered by somebody."""
    cleaned = clean(Report.of(report.text, report_id=report.name, published=report.published, outlet=report.outlet))
    return extract(analyze(cleaned), lexicon=load_lexicon(), gazetteer=load_gazetteer(), choose=choose)


def fitted(given: Sequence[Decision], *, ridge: float, rules: float) -> dict[Level, float]:
    """Weights by level, in natural logarithms of odds."""
    seen = collections.Counter(level for row in given for option in row.options for level in option)
    levels = sorted(level for level, times in seen.items() if times >= LEAST_SEEN and level not in (BY_RULE, NONE_BY_RULE))
    at = {level: number for number, level in enumerate(levels)}
    options = [option for row in given for option in row.options]
    table = np.zeros((len(options), len(levels)))
    for number, option in enumerate(options):
        table[number, [at[level] for level in option if level in at]] = 1.0
    by_rule = np.array([rules if BY_RULE in option or NONE_BY_RULE in option else 0.0 for option in options])
    right = np.array([number == row.right for row in given for number in range(len(row.options))])
    choice = np.repeat(np.arange(len(given)), [len(row.options) for row in given])
    weights = fit_weights(table, choice, right, ridge=ridge, towards=np.zeros(len(levels)), given=by_rule, counts=np.array([float(row.counts) for row in given]))
    return {BY_RULE: rules, NONE_BY_RULE: rules} | {level: float(weights[number]) for level, number in at.items()}


def compared(sets: dict[str, list[GoldReport]], given: Sequence[Decision], *, ridge: float, rules: float) -> str:
    """Record and detection of each set as the rules alone gather, and as weights do that were fitted without the report, as Markdown."""
    weights = {fold: fitted([row for row in given if fold_of(row.report) != fold], ridge=ridge, rules=rules) for fold in range(FOLDS)}
    by_rule = partial(heaviest, weights={BY_RULE: 1.0, NONE_BY_RULE: 1.0})
    lines, every, told = ["| set | rules alone | with weights |", "| --- | --- | --- |"], [], ([], [])
    for name, reports in sets.items():
        accounts = [a for r in reports for a in read(r, by_rule)], [a for r in reports for a in read(r, partial(heaviest, weights=weights[fold_of(r.name)]))]
        lines.append(f"| {name} | {' | '.join(_figures(reports, one) for one in accounts)} |")
        every += reports
        told[0].extend(accounts[0])
        told[1].extend(accounts[1])
    return "\n".join([*lines, f"| all | {' | '.join(_figures(every, one) for one in told)} |"])


def fold_of(report: str) -> int:
    """Which fifth of the reports."""
    return hashlib.sha256(report.encode()).digest()[0] % FOLDS


def _figures(reports: Sequence[GoldReport], accounts: Sequence[Account]) -> str:
    figures = score(reports, accounts).figures
    return f"{figures['record'].f1:.3f}, {figures['detection'].f1:.3f}"


def written(weights: dict[Level, float]) -> str:
    """The file: whole hundredths, the weights that say something, in order of comparison and weight."""
    head = PATH.read_text(encoding="utf-8").split("weights:\n")[0]
    rows = sorted(((name, -round(100 * weight), level) for (name, level), weight in weights.items() if abs(weight) >= LEAST_WEIGHT), key=lambda row: (row[0] != BY_RULE[0], row))
    return head + "weights:\n" + "".join(f'  - {{comparison: "{name}", level: "{level}", weight: {-weight}}}\n' for name, weight, level in rows)


def main() -> None:
    """Fit, compare, write."""
    arguments = argparse.ArgumentParser(prog="python -m evaluation.gathering_fit", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--ridge", type=float, default=RIDGE, help="how strongly weights are held near nothing")
    arguments.add_argument("--rules", type=float, default=RULES, help="weight of what the rules choose, natural logarithm of odds")
    arguments.add_argument("--check", action="store_true", help="score each fifth of the reports with weights of the others, beside the rules alone")
    arguments.add_argument("--write", type=Path, help="the file to write the weights to")
    options = arguments.parse_args()
    sets = {"dev": read_gold(options.gold / "dev.jsonl"), "own": read_gold(OWN)} | {n: r for n, r in corpus_sets(options.corpora).items() if n not in HELD_OUT}
    given = decisions(sets)
    print(f"{len(given)} frames, {sum(row.right < len(row.options) - 1 for row in given)} of them go on; the rules are right of {sum(_rules_are_right(row) for row in given) / len(given):.3f}")
    if options.check:
        print(compared(sets, given, ridge=options.ridge, rules=options.rules))
    if options.write:
        text = written(fitted(given, ridge=options.ridge, rules=options.rules))
        options.write.write_text(text, encoding="utf-8")
        print(f"{options.write}: {text.count('comparison:')} weights")


def _rules_are_right(row: Decision) -> bool:
    return BY_RULE in row.options[row.right] or NONE_BY_RULE in row.options[row.right]


if __name__ == "__main__":
    main()
