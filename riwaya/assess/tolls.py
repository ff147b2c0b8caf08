"""Figures of an incident: for each measure, group and demographic who gives what, for each measure what it comes to in all, and low, best and high under a named policy.

What one account tells in all is `riwaya.model.whole`'s to say. A witness votes once, with its latest report, and of accounts of one report with the largest.
Figures for people whom nobody places ('unknown') stand with the one group that others name, where there is just one. A near-copy gives no figure of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.assess.figures import Told
from riwaya.assess.policies import add_up, versioned
from riwaya.assess.witnesses import Chains, is_claim
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Count, CountSummary, Figure, Report, Total, bounds_of, parts_of, whole_of

Row = tuple[str, str, str | None]
# an account, the row that it tells, and whether it holds the row in another one
Given = tuple[Account, Count, bool]


class Tolls:
    """The figures of one incident's accounts: `rows`, one summary for each (measure, group, demographic), and `totals`, one for each measure with a number, in a fixed order."""

    def __init__(self, accounts: Sequence[Account], holders: Mapping[str, str], chains: Chains, reports: Mapping[str, Report], *, lexicon: Lexicon, policy: str) -> None:
        self.accounts, self.holders, self.chains, self.reports, self.lexicon, self.policy = accounts, holders, chains, reports, lexicon, policy
        self._told = _housed(accounts)
        rows: dict[Row, list[Given]] = {}
        for account in self._told:
            for measure in dict.fromkeys(c.measure for c in account.counts):
                for counts, is_part in ((whole_of(account.counts, measure), False), (parts_of(account.counts, measure), True)):
                    for count in counts:
                        rows.setdefault((measure, count.group, count.demographic), []).append((account, count, is_part))
        self.rows = tuple(self._summary(row, rows[row]) for row in sorted(rows, key=lambda r: (r[0], r[1], r[2] or "")))
        self.totals = tuple(t for t in (self._total(measure) for measure in sorted({row[0] for row in rows})) if t)

    def _summary(self, row: Row, given: Sequence[Given]) -> CountSummary:
        figures: dict[tuple[int | None, int | None, str, bool, bool], list[str]] = {}
        votes: list[tuple[Account, Told]] = []
        for account, count, is_part in given:
            holder = self.holders[account.account_id]
            claimed = is_claim(holder, row[1], self.accounts, self.lexicon)
            figures.setdefault((count.min, count.max, holder, claimed, is_part), []).append(account.account_id)
            if count.min is not None:
                votes.append((account, Told(witness=holder, min=count.min, max=count.max, quantifier=count.quantifier, is_claim=claimed)))
        low, best, high = add_up(self.policy, self._voting(votes))
        ordered = sorted(figures.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0, *item[0][2:]))
        by = tuple(Figure(min=f[0], max=f[1], accounts=tuple(sorted(ids)), holder=f[2], is_claim=f[3], is_part=f[4]) for f, ids in ordered)
        return CountSummary(measure=row[0], group=row[1], demographic=row[2], low=low, best=best, high=high, policy=versioned(self.policy), by=by)

    def _total(self, measure: str) -> Total | None:
        votes: list[tuple[Account, Told]] = []
        for account in self._told:
            rows = whole_of(account.counts, measure)
            bounds, holder = bounds_of(rows), self.holders[account.account_id]
            if bounds is not None:
                is_claimed = any(is_claim(holder, c.group, self.accounts, self.lexicon) for c in rows if c.min is not None)
                quantifier = rows[0].quantifier if len(rows) == 1 else "exact"
                votes.append((account, Told(witness=holder, min=bounds[0], max=bounds[1], quantifier=quantifier, is_claim=is_claimed)))
        low, best, high = add_up(self.policy, self._voting(votes))
        if low is None or best is None or high is None:
            return None
        giving = tuple(sorted(a.account_id for a, told in votes if add_up(self.policy, [told])[1] == best))
        return Total(measure=measure, low=low, best=best, high=high, policy=versioned(self.policy), accounts=giving)

    def _voting(self, votes: Sequence[tuple[Account, Told]]) -> list[Told]:
        """One figure a witness: that of its latest report, the largest of several. Where no witness gives a number, what the others give."""
        latest: dict[str, tuple[tuple[str, str, int, int], Told]] = {}
        for account, told in votes:
            witness = self.chains.of.get(account.account_id)
            if witness is None:
                continue
            report = self.reports.get(account.report_id)
            when = ((report.published or "") if report else "", account.report_id, told.min, told.min if told.max is None else told.max)
            if witness not in latest or when > latest[witness][0]:
                latest[witness] = (when, msgspec.structs.replace(told, witness=witness))
        return [told for _, told in latest.values()] or [told for _, told in votes]


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
