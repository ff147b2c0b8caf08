"""Pairs with weights -> clusters that do not chain.

The strongest links join first. Two clusters become one when no report tells the two apart, no person parted them, their days and points lie
within what the kind allows, and the mean weight of all pairs between them reaches `average`. Sums are of whole numbers and ties fall to
canonical order, so the order of the input and the number of processes change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from riwaya.lexicon import Lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link.comparisons import kilometres, match_weight
from riwaya.link.profiles import SMALL, Profile
from riwaya.link.settings import LinkSettings

Edge = tuple[int, int, int]


class Clusters:
    """Growing clusters over positions of profiles: `home` says where each is, `members` who is in each, `links` what joined them."""

    def __init__(self, units: Sequence[Profile], lexicon: Lexicon, settings: LinkSettings, verdicts: Mapping[tuple[int, int], bool]) -> None:
        self.units, self.lexicon, self.settings, self.verdicts = units, lexicon, settings, verdicts
        self.home: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.links: dict[int, list[Edge]] = {}
        self.weights: dict[tuple[int, int], int] = {}

    def grow(self, positions: Iterable[int], edges: Iterable[Edge]) -> None:
        """Cluster these positions; edges are (weight, one, other) with one < other."""
        for position in positions:
            self.home[position], self.members[position], self.links[position] = position, [position], []
        for (one, other), is_joined in sorted(self.verdicts.items()):
            if is_joined and one in self.home and other in self.home and self.home[one] != self.home[other]:
                self._join(self.home[one], self.home[other], (self._weight(one, other), one, other))
        ordered = sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2]))
        self.weights.update({(one, other): weight for weight, one, other in ordered})
        for edge in ordered:
            one, other = self.home[edge[1]], self.home[edge[2]]
            if one != other and self._may_join(self.members[one], self.members[other]):
                self._join(one, other, edge)

    def _join(self, one: int, other: int, edge: Edge) -> None:
        one, other = min(one, other), max(one, other)
        self.members[one] += self.members.pop(other)
        self.links[one] += self.links.pop(other)
        for member in self.members[one]:
            self.home[member] = one
        self.links[one].append(edge)

    def _may_join(self, some: Sequence[int], others: Sequence[int]) -> bool:
        units = self.units
        if {units[i].report_id for i in some} & {units[i].report_id for i in others}:
            return False
        if self.verdicts and any(self.verdicts.get((min(a, b), max(a, b))) is False for a in some for b in others):
            return False
        if not self._is_within_extent([units[i] for i in (*some, *others)]):
            return False
        if len(some) == 1 == len(others):
            return True
        total = sum(self._weight(a, b) for a in some for b in others)
        return total >= self.settings.average * len(some) * len(others)

    def _weight(self, one: int, other: int) -> int:
        key = (min(one, other), max(one, other))
        if key not in self.weights:
            self.weights[key] = match_weight(self.units[key[0]], self.units[key[1]], self.lexicon)
        return self.weights[key]

    def _is_within_extent(self, units: Sequence[Profile]) -> bool:
        extents = load_weights().extents
        allowed = [extents.get(u.family, extents["*"]) for u in units]
        most_days, most_kilometres = max(days for days, _ in allowed), max(far for _, far in allowed)
        days = [u.start for u in units if u.start is not None and u.end is not None and not u.by_publication and u.end - u.start <= 2]
        if days and max(days) - min(days) > most_days:
            return False
        places = [u.place for u in units if u.place and u.place.lat is not None and u.place.level in SMALL]
        return all((kilometres(a, b) or 0.0) <= most_kilometres for number, a in enumerate(places) for b in places[number + 1 :])
