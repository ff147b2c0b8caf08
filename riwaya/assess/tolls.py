"""Figures of an incident: for each measure, group and demographic who gives what, for each measure what it comes to in all, and low, best and high under a named policy.

What one account tells in all is `riwaya.model.whole`'s to say. A witness votes once, with its latest report, and of accounts of one report with the largest.
Figures for people whom nobody places ('unknown') stand with the one group that others name, where there is just one. A near-copy gives no figure of its own.

In a total, who tells only of one group says nothing of a group that excludes it (`apart`): to his figure is added what the row of that group comes to. Who tells of
people of no named group may mean everybody and gets nothing added: beside 3 killed by one, 2 of X by another and 2 of Y by a third stand as 4, 4 and 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from riwaya.assess.apart import Apart, most_apart, sizes_of
from riwaya.assess.figures import Told
from riwaya.assess.policies import add_up, versioned
from riwaya.assess.witnesses import Chains, is_claim
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Count, CountSummary, Figure, Report, Total, bounds_of, parts_of, whole_of

Row = tuple[str, str, str | None]
# an account, the row that it tells, and whether it holds the row in another one
Given = tuple[Account, Count, bool]


class Vote(msgspec.Struct, frozen=True):
    """What an account tells and for whom it counts; no witness where a near-copy or a relay tells it."""

    account: Account
    witness: str | None
    told: Told


class Tolls:
    """The figures of one incident's accounts: `rows`, one summary for each (measure, group, demographic), and `totals`, one for each measure with a number, in a fixed order."""

    def __init__(self, accounts: Sequence[Account], holders: Mapping[str, str], chains: Chains, reports: Mapping[str, Report], *, lexicon: Lexicon, policy: str) -> None:
        self.accounts, self.holders, self.chains, self.reports, self.lexicon, self.policy = accounts, holders, chains, reports, lexicon, policy
        self._told = _housed(accounts)
        self._by_id = {a.account_id: a for a in self._told}
        self.apart = Apart(self._told, chains.of, lexicon)
        rows: dict[Row, list[Given]] = {}
        for account in self._told:
            for measure in dict.fromkeys(c.measure for c in account.counts):
                for counts, is_part in ((whole_of(account.counts, measure), False), (parts_of(account.counts, measure), True)):
                    for count in counts:
                        rows.setdefault((measure, count.group, count.demographic), []).append((account, count, is_part))
        self.rows = tuple(self._summary(row, rows[row]) for row in sorted(rows, key=lambda r: (r[0], r[1], r[2] or "")))
        self.totals = tuple(t for t in (self._total(measure) for measure in sorted({row[0] for row in rows})) if t)

    def are_apart(self, measure: str, one: Figure, other: Figure) -> bool:
        """Whether two accounts tell of people who cannot be the same, so that their wholes are no two answers to one question."""
        sizes = [sizes_of(self._by_id[figure.accounts[0]], measure) for figure in (one, other)]
        return all(sizes) and all(self.apart.excludes(measure, a, b) for a in sizes[0] for b in sizes[1])

    def _summary(self, row: Row, given: Sequence[Given]) -> CountSummary:
        figures: dict[tuple[int | None, int | None, str, bool, bool], list[str]] = {}
        votes: list[Vote] = []
        for account, count, is_part in given:
            holder = self.holders[account.account_id]
            claimed = is_claim(holder, row[1], self.accounts, self.lexicon)
            figures.setdefault((count.min, count.max, holder, claimed, is_part), []).append(account.account_id)
            if count.min is not None:
                told = Told(witness=holder, min=count.min, max=count.max, quantifier=count.quantifier, is_claim=claimed)
                votes.append(Vote(account, self._witness(account, [count]), told))
        low, best, high = add_up(self.policy, [vote.told for vote in self._voting(votes)])
        ordered = sorted(figures.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0, *item[0][2:]))
        by = tuple(Figure(min=f[0], max=f[1], accounts=tuple(sorted(ids)), holder=f[2], is_claim=f[3], is_part=f[4]) for f, ids in ordered)
        return CountSummary(measure=row[0], group=row[1], demographic=row[2], low=low, best=best, high=high, policy=versioned(self.policy), by=by)

    def _total(self, measure: str) -> Total | None:
        votes: list[Vote] = []
        for account in self._told:
            rows = whole_of(account.counts, measure)
            bounds, holder = bounds_of(rows), self.holders[account.account_id]
            if bounds is not None:
                is_claimed = any(is_claim(holder, c.group, self.accounts, self.lexicon) for c in rows if c.min is not None)
                told = Told(witness=holder, min=bounds[0], max=bounds[1], quantifier=rows[0].quantifier if len(rows) == 1 else "exact", is_claim=is_claimed)
                votes.append(Vote(account, self._witness(account, rows), told))
        voting = [(vote, self._beside(vote.account, measure)) for vote in self._voting(votes)]
        low, best, high = (add_up(self.policy, [self._raised(vote.told, beside[bound]) for vote, beside in voting])[bound] for bound in range(3))
        if low is None or best is None or high is None:
            return None
        giving = tuple(sorted(v.account.account_id for v in votes if add_up(self.policy, [self._raised(v.told, self._beside(v.account, measure)[1])])[1] == best))
        return Total(measure=measure, low=low, best=best, high=high, policy=versioned(self.policy), accounts=giving)

    def _raised(self, told: Told, beside: int) -> Told:
        """What a witness tells with those whom only others tell: in numbers of the policy, since 'dozens' and 2 more are no dozens."""
        low, _, high = add_up(self.policy, [told])
        return msgspec.structs.replace(told, min=(low or 0) + beside, max=(high or 0) + beside, quantifier="exact") if beside else told

    def _beside(self, account: Account, measure: str) -> tuple[int, int, int]:
        """Low, best and high of the people of whom this account does not tell and who cannot be among those of whom it tells."""
        sizes, own = sizes_of(account, measure), {c.group for c in account.counts if c.measure == measure and c.min is not None}
        others = {r.group: (r.low or 0, r.best or 0, r.high or 0) for r in self.rows if r.measure == measure and r.demographic is None and r.best is not None and r.group not in own}
        most = {group: self.apart.added(measure, sizes, group) for group in others}
        apart = [group for group in others if most[group] != 0]
        pairs = {frozenset(pair) for pair in combinations(apart, 2) if self.apart.excludes(measure, *pair)}
        low, best, high = (most_apart({g: number if (limit := most[g]) is None else min(number, limit) for g in apart for number in (others[g][bound],)}, pairs) for bound in range(3))
        return low, best, high

    def _witness(self, account: Account, rows: Sequence[Count]) -> str | None:
        """Who tells these people by this account: its witness, or the voice of a relay that cites nobody for them. Another figure than a party claims is the relay's own."""
        witness = self.chains.of.get(account.account_id)
        if witness or account.account_id not in self.chains.voice:
            return witness
        for other in self.chains.cited[account.account_id]:
            for count in self._by_id[other.account_id].counts:
                is_other_figure = count.min not in {c.min for c in rows} and is_claim(self.holders[other.account_id], count.group, self.accounts, self.lexicon)
                if not is_other_figure and any(c.measure == count.measure and not self.apart.excludes(c.measure, c.group, count.group) for c in rows):
                    return None
        return self.chains.voice[account.account_id]

    def _voting(self, votes: Sequence[Vote]) -> list[Vote]:
        """One vote a witness: of its latest report, the largest of several, its own words before those of a relay. Where no witness gives a number, what the others give."""
        latest: dict[str, tuple[tuple[bool, str, str, int, int], Vote]] = {}
        is_told = any(vote.witness for vote in votes)
        others = [v for v in votes if v.account.account_id not in self.chains.copies] or list(votes)
        for vote in votes if is_told else others:
            witness, told = vote.witness if is_told else vote.told.witness, vote.told
            if witness is None:
                continue
            report = self.reports.get(vote.account.report_id)
            is_own = vote.account.account_id in self.chains.of
            when = (is_own, (report.published or "") if report else "", vote.account.report_id, told.min, told.min if told.max is None else told.max)
            if witness not in latest or when > latest[witness][0]:
                latest[witness] = (when, msgspec.structs.replace(vote, told=msgspec.structs.replace(told, witness=witness)))
        return [vote for _, vote in latest.values()]


def _housed(accounts: Sequence[Account]) -> list[Account]:
    """The accounts with their 'unknown' people in the group that they belong to."""
    homes = _homes(accounts)

    def housed(count: Count) -> Count:
        home = homes.get((count.measure, count.group))
        return msgspec.structs.replace(count, group=home) if home else count

    return [msgspec.structs.replace(a, counts=tuple(housed(c) for c in a.counts)) for a in accounts] if homes else list(accounts)


def _homes(accounts: Sequence[Account]) -> dict[tuple[str, str], str]:
    """Where 'unknown' people of a measure belong: the one group that accounts name, unless one account tells the two apart."""
    named: dict[str, set[str]] = {}
    apart: set[str] = set()
    for account in accounts:
        groups: dict[str, set[str]] = {}
        for count in account.counts:
            groups.setdefault(count.measure, set()).add(count.group)
        for measure, found in groups.items():
            named.setdefault(measure, set()).update(found - {"unknown"})
            if "unknown" in found and len(found) > 1:
                apart.add(measure)
    return {(measure, "unknown"): next(iter(groups)) for measure, groups in named.items() if len(groups) == 1 and measure not in apart}


def wholes(accounts: Sequence[Account], measure: str, holders: Mapping[str, str]) -> tuple[Figure, ...]:
    """What each account gives for everybody together."""
    told = ((a, bounds_of(whole_of(a.counts, measure))) for a in accounts)
    return tuple(Figure(min=b[0], max=b[1], accounts=(a.account_id,), holder=holders[a.account_id]) for a, b in told if b)
