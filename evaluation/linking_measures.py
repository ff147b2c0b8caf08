"""Figures for a clustering against the truth: pairwise, B-cubed, LEA; and the three baselines.

Items are hashable names; `truth` and `found` map each item to its incident. Pairs are counted where `is_counted` says so (incidents at most
three days apart, different reports). B-cubed: Bagga and Baldwin (1998). LEA: Moosavi and Strube (2016).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from riwaya.link.profiles import Profile

Item = Hashable
Pair = tuple[Item, Item]


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """Precision and recall with their counts; `n` is how many the truth holds."""

    right: float
    given: float
    wanted: float

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(pairs: Iterable[Pair], truth: Callable[[Item, Item], bool], found: Callable[[Item, Item], bool]) -> Scores:
    """Over the pairs given: which are one incident, which are held to be one."""
    right = given = wanted = 0
    for one, other in pairs:
        is_one, is_found = truth(one, other), found(one, other)
        right, given, wanted = right + (is_one and is_found), given + is_found, wanted + is_one
    return Scores(right=right, given=given, wanted=wanted)


def b_cubed(truth: Mapping[Item, Hashable], found: Mapping[Item, Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over all items."""
    gold, system = _groups(truth), _groups(found)
    precision = sum(len(gold[truth[i]] & system[found[i]]) / len(system[found[i]]) for i in truth) / max(1, len(truth))
    recall = sum(len(gold[truth[i]] & system[found[i]]) / len(gold[truth[i]]) for i in truth) / max(1, len(truth))
    return precision, recall, _f1(precision, recall)


def lea(truth: Mapping[Item, Hashable], found: Mapping[Item, Hashable]) -> tuple[float, float, float]:
    """LEA precision, recall and F1: each group counts by its size and the share of its links that hold; a single one has one link, to itself."""
    gold, system = list(_groups(truth).values()), list(_groups(found).values())
    precision, recall = _lea(system, gold), _lea(gold, system)
    return precision, recall, _f1(precision, recall)


def _lea(some: Sequence[set[Item]], others: Sequence[set[Item]]) -> float:
    home = {item: number for number, group in enumerate(others) for item in group}
    total = 0.0
    for group in some:
        if len(group) == 1:
            item = next(iter(group))
            total += item in home and len(others[home[item]]) == 1
            continue
        shared: dict[int, int] = defaultdict(int)
        for item in group:
            if item in home:
                shared[home[item]] += 1
        total += len(group) * sum(n * (n - 1) // 2 for n in shared.values()) / (len(group) * (len(group) - 1) // 2)
    return total / max(1, sum(len(g) for g in some))


def _groups(home: Mapping[Item, Hashable]) -> dict[Hashable, set[Item]]:
    groups: dict[Hashable, set[Item]] = defaultdict(set)
    for item, name in home.items():
        groups[name].add(item)
    return groups


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def never(one: Profile, other: Profile) -> bool:
    """The baseline that links nothing."""
    return False


def same_day_same_name(one: Profile, other: Profile) -> bool:
    """The baseline: one first day and one name of a place."""
    return bool(one.place and other.place and one.start is not None and one.start == other.start and one.place.name == other.place.name)


def same_day_same_kind_near(one: Profile, other: Profile) -> bool:
    """The baseline: one first day, one kind, within 10 km."""
    return one.start is not None and one.start == other.start and one.kind == other.kind and kilometres(one, other) <= 10


def kilometres(one: Profile, other: Profile) -> float:
    """The distance of two places, infinite where one has no point."""
    a, b = one.place, other.place
    if not a or not b or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))) * 111.2


BASELINES: dict[str, Callable[[Profile, Profile], bool]] = {"never link": never, "same day, same place name": same_day_same_name, "same day, same kind, 10 km": same_day_same_kind_near}


def components(items: Sequence[Item], is_linked: Callable[[Item, Item], bool]) -> dict[Item, Item]:
    """The clusters that a pairwise rule makes: connected parts."""
    home = {item: item for item in items}

    def root(item: Item) -> Item:
        while home[item] != item:
            item = home[item]
        return item

    for one, other in combinations(items, 2):
        if is_linked(one, other):
            home[root(other)] = root(one)
    return {item: root(item) for item in items}
