"""Which groups cannot be the same people, so that who tells of one says nothing of the other and their figures add up.

In: the accounts of one incident and who of them is a witness. A difference of names proves nothing: whom one calls soldiers another calls militiamen or civilians. Two groups
exclude each other where at least one is armed, neither can be or belongs to the other, no account holds one within the other, and one of these stands in an account:

- one armed group acts against the other armed one (foes), and no account puts the two beside each other;
- a witness gives figures of both beside each other ('two protesters and three policemen'); then no more of either is added than such a witness tells.

People of no named group may be anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from riwaya.assess.witnesses import FIGHTERS, family_of
from riwaya.lexicon import Lexicon
from riwaya.model import Account, whole_of
from riwaya.model.whole import UNNAMED

Pair = frozenset[str]
DOERS = ("initiator", "blamed")


class Apart:
    """What the accounts of one incident set apart: `foes`, and by measure the pairs told `beside` each other with the most that is told of either."""

    def __init__(self, accounts: Sequence[Account], witnesses: Collection[str], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        groups = {c.group for a in accounts for c in a.counts if c.group != UNNAMED}
        self.foes = _foes(accounts, {g for g in groups if self._is_armed(g)}, lexicon)
        self.within = frozenset(frozenset((c.group, a.counts[c.part_of].group)) for a in accounts for c in a.counts if c.part_of is not None)
        self.beside: dict[tuple[str, Pair], dict[str, int]] = {}
        for account in accounts:
            if account.account_id in witnesses:
                for measure in dict.fromkeys(c.measure for c in account.counts):
                    self._add(measure, sizes_of(account, measure))

    def _add(self, measure: str, sizes: Mapping[str, int]) -> None:
        for pair in combinations([group for group, number in sizes.items() if number and group != UNNAMED], 2):
            most = self.beside.setdefault((measure, frozenset(pair)), dict.fromkeys(pair, 0))
            for group in pair:
                most[group] = max(most[group], sizes[group])

    def excludes(self, measure: str, one: str, other: str) -> bool:
        """Whether the people of two groups are others."""
        pair = frozenset((one, other))
        if UNNAMED in pair or len(pair) == 1 or pair in self.within or not (self._is_armed(one) or self._is_armed(other)):
            return False
        return (pair in self.foes or (measure, pair) in self.beside) and not self._names(one) & self._names(other)

    def added(self, measure: str, sizes: Mapping[str, int], other: str) -> int | None:
        """How many of another group can be added to what somebody tells, `None` for any number. More of a group than who tells both gives may be everybody: nothing is added."""
        most: int | None = None
        for group, number in sizes.items():
            if not self.excludes(measure, group, other):
                return 0
            told = self.beside.get((measure, frozenset((group, other))))
            if frozenset((group, other)) not in self.foes and told is not None:
                most = min(told[other] if number <= told[group] else 0, told[other] if most is None else most)
        return most

    def _is_armed(self, group: str) -> bool:
        record = self.lexicon.actors.get(group)
        return record is None or record.group in FIGHTERS

    def _names(self, group: str) -> frozenset[str]:
        """The group, whom it belongs to and whom its name means in some country: the army may be anybody's."""
        record = self.lexicon.actors.get(group)
        return family_of(group, self.lexicon) | frozenset(record.by_country.values() if record else ())


def sizes_of(account: Account, measure: str) -> dict[str, int]:
    """How many of each group an account tells in its whole of a measure, groups of which it gives a number."""
    sizes: dict[str, int] = {}
    for count in whole_of(account.counts, measure):
        if count.min is not None:
            sizes[count.group] = sizes.get(count.group, 0) + count.min
    return sizes


def most_apart(numbers: Mapping[str, int], pairs: Collection[Pair]) -> int:
    """The most that groups come to of which each excludes each other one.

    >>> most_apart({"isis": 3, "sdf": 2, "hezbollah": 1}, {frozenset(("isis", "sdf"))})
    5
    """
    if not numbers:
        return 0
    first, *rest = numbers
    others = {group: numbers[group] for group in rest if frozenset((first, group)) in pairs}
    taken = numbers[first] + most_apart(others, pairs)
    return taken if len(others) == len(rest) else max(taken, most_apart({group: numbers[group] for group in rest}, pairs))


def _foes(accounts: Sequence[Account], groups: Collection[str], lexicon: Lexicon) -> frozenset[Pair]:
    """Groups of which one acts against the other in an account, and that no account puts beside each other as doers or as targets."""
    families = {group: family_of(group, lexicon) for group in sorted(groups)}
    foes: set[Pair] = set()
    allies: set[Pair] = set()
    for account in accounts:
        doers = {i for a in account.actors if a.role in DOERS for i in family_of(a.id, lexicon)}
        targets = {i for a in account.actors if a.role == "target" for i in family_of(a.id, lexicon)}
        acting, hit = ([g for g, family in families.items() if family & side] for side in (doers, targets))
        foes |= {frozenset((one, other)) for one in acting for other in hit if one not in hit and other not in acting}
        allies |= {frozenset(pair) for side in (acting, hit) for pair in combinations(side, 2)}
    return frozenset(foes - allies)
