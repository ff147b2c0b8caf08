"""Chooses the weights of linking: a coordinate search on the tuned part of the coded incidents, the gold records and the hard pairs.

Usage: python -m evaluation.linking_tuning GOLD_FOLDER CORPORA_FOLDER [--rounds 2] [--write riwaya/resources/linking.yaml]. The aim is the mean of pairwise F1 on
the tuned part, where a wrong link of incidents that lie far apart in time counts for half, F1 on gold accounts, and the share of hard
pairs that come out right. The untouched part is not looked at. A weight moves by steps while the aim grows; a move costs a little, so that
weights which nothing bears on stay where reasoning put them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import yaml

from evaluation.linking_beds import Bed, Item, airwars_bed, extracted_gold_bed, gold_bed, half
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.weights import PATH, load_weights
from riwaya.link import LinkSettings
from riwaya.link.blocking import candidate_pairs
from riwaya.link.clustering import Clusters
from riwaya.link.comparisons import levels
from riwaya.link.profiles import Profile, profiles

SETTINGS = LinkSettings()
STEPS = (80, -80, 40, -40)
COST = 0.00002
HARD = Path("tests/link/hard_pairs.yaml")


class Fast:
    """One bed with its candidate pairs and their levels worked out, so that a change of weights is measured in a moment."""

    def __init__(self, bed: Bed, items: Sequence[Item]) -> None:
        self.lexicon = load_lexicon()
        self.items = items
        self.units: list[Profile] = profiles(bed.accounts, {r.report_id: r for r in bed.reports}, lexicon=self.lexicon)
        self.at = {account: number for number, unit in enumerate(self.units) for account in unit.account_ids}
        self.pairs = list(candidate_pairs(self.units, SETTINGS))
        self.levels = {pair: levels(self.units[pair[0]], self.units[pair[1]], self.lexicon) for pair in self.pairs}

    def counts(self, settings: LinkSettings) -> tuple[int, float, int]:
        """Pairs linked rightly, wrongly (half where the incidents lie more than three days apart), and wanted."""
        weights = load_weights().weights
        clusters = _Remembering(self, settings)
        scored = ((sum(weights[row] for row in self.levels[pair]), *pair) for pair in self.pairs)
        clusters.grow(range(len(self.units)), [edge for edge in scored if edge[0] >= settings.threshold])
        right, wrong, wanted = 0, 0.0, 0
        for one, other in combinations(self.items, 2):
            if one.report_id == other.report_id:
                continue
            is_same = one.incident == other.incident
            wanted += is_same
            if one.unit and other.unit and clusters.home[self.at[one.unit]] == clusters.home[self.at[other.unit]]:
                right, wrong = right + is_same, wrong + (0.0 if is_same else 1.0 if _is_near(one, other) else 0.5)
        return right, wrong, wanted

    def f1(self, settings: LinkSettings) -> float:
        right, wrong, wanted = self.counts(settings)
        return 2 * right / max(1, right + wrong + wanted)


def _is_near(one: Item, other: Item) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= 3


class _Remembering(Clusters):
    """Clusters that take the levels of a pair from what was worked out before."""

    def __init__(self, fast: Fast, settings: LinkSettings) -> None:
        super().__init__(fast.units, fast.lexicon, settings, {})
        self.known = fast.levels

    def _weight(self, one: int, other: int) -> int:
        key = (min(one, other), max(one, other))
        if key not in self.known:
            self.known[key] = levels(self.units[key[0]], self.units[key[1]], self.lexicon)
        weights = load_weights().weights
        return sum(weights[row] for row in self.known[key])


def hard_share(settings: LinkSettings) -> float:
    """The share of the hard pairs that come out right."""
    from tests.link.test_hard_pairs import clusters_of

    pairs = yaml.safe_load(HARD.read_text(encoding="utf-8"))["pairs"]
    return sum(clusters_of(pair["one"], pair["other"], settings) == (1 if pair["same"] else 2) for pair in pairs) / len(pairs)


def main() -> None:
    """Search, print each gain, and write the weights back line by line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    airwars, golds = airwars_bed(options.corpora), (gold_bed(options.gold, ("dev", "check")), extracted_gold_bed(options.gold, ("dev", "check")))
    tuned = Fast(airwars, [i for i in airwars.items if half(i.incident) == "tuned"])
    marked = [Fast(bed, bed.items) for bed in golds]
    search([tuned, *marked], options.rounds)
    if options.write:
        write(options.write)


def search(beds: Sequence[Fast], rounds: int) -> None:
    """Move one weight at a time, in the order of the file, while that helps."""
    weights = load_weights().weights
    start = dict(weights)

    def aim() -> float:
        moved = sum(abs(weights[row] - start[row]) for row in weights) * COST
        return 3 * beds[0].f1(SETTINGS) + beds[1].f1(SETTINGS) + 0.5 * beds[2].f1(SETTINGS) + 2 * hard_share(SETTINGS) - moved

    best = aim()
    print(f"start {best:.4f} {[round(bed.f1(SETTINGS), 3) for bed in beds]} hard {hard_share(SETTINGS):.3f}", flush=True)
    for number in range(rounds):
        for row in list(weights):
            for step in STEPS:
                before = weights[row]
                weights[row] = before + step
                found = aim()
                if found > best + 0.0005:
                    best = found
                    print(f"round {number + 1} {row} {before} -> {weights[row]}: {best:.4f} {[round(bed.f1(SETTINGS), 3) for bed in beds]} hard {hard_share(SETTINGS):.3f}", flush=True)
                    break
                weights[row] = before


def write(path: Path) -> None:
    """Put the weights into their lines, all else as it stands."""
    weights = load_weights().weights
    lines = path.read_text(encoding="utf-8").splitlines()
    pattern = re.compile(r'^(  - \{comparison: ([^,]+), level: "?([^"]+?)"?, weight: )-?\d+(\}.*)$')
    for number, line in enumerate(lines):
        if match := pattern.match(line):
            lines[number] = f"{match[1]}{weights[match[2], match[3]]}{match[4]}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    assert PATH.exists()
    main()
