"""Figures of an incident: for each measure, group and demographic who gives what, and low, best and high under a named policy.

A witness votes once for each row, with the figure of its latest report. Figures for people whom nobody places ('unknown') stand with the
one group that others name, where there is just one. A near-copy gives no figure of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.assess.figures import Told
from riwaya.assess.policies import add_up, versioned
from riwaya.assess.witnesses import Chains, is_claim
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Count, CountSummary, Figure, Report

Row = tuple[str, str, str | None]


def tolls(
    accounts: Sequence[Account], holders: Mapping[str, str], chains: Chains, reports: Mapping[str, Report], *, lexicon: Lexicon, policy: str,
) -> tuple[CountSummary, ...]:
    """One summary for each (measure, group, demographic), in a fixed order."""
    homes = _homes(accounts)
    rows: dict[Row, list[tuple[Account, Count]]] = {}
    for account in accounts:
        for count in account.counts:
            group = homes.get((count.measure, count.group), count.group)
            rows.setdefault((count.measure, group, count.demographic), []).append((account, count))
    return tuple(_summary(row, rows[row], accounts, holders, chains, reports, lexicon, policy) for row in sorted(rows, key=lambda r: (r[0], r[1], r[2] or "")))


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


def _summary(
    row: Row, told: Sequence[tuple[Account, Count]], accounts: Sequence[Account], holders: Mapping[str, str], chains: Chains, reports: Mapping[str, Report], lexicon: Lexicon,
    policy: str,
) -> CountSummary:
    figures: dict[tuple[int | None, int | None, str, bool], list[str]] = {}
    latest: dict[str, tuple[tuple[str, str, int], Told]] = {}
    for account, count in told:
        holder = holders[account.account_id]
        claimed = is_claim(holder, row[1], accounts, lexicon)
        ids = figures.setdefault((count.min, count.max, holder, claimed), [])
        if account.account_id not in ids:
            ids.append(account.account_id)
        witness = chains.of.get(account.account_id)
        if witness is None or count.min is None:
            continue
        report = reports.get(account.report_id)
        when = ((report.published or "") if report else "", account.report_id, count.span[0])
        if witness not in latest or when > latest[witness][0]:
            latest[witness] = (when, Told(witness=witness, min=count.min, max=count.max, quantifier=count.quantifier, is_claim=claimed))
    votes = [vote for _, vote in latest.values()] or [
        Told(witness=f[2], min=f[0], max=f[1], quantifier="exact", is_claim=f[3]) for f in figures if f[0] is not None
    ]
    low, best, high = add_up(policy, votes)
    ordered = sorted(figures.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0, item[0][2]))
    by = tuple(Figure(min=f[0], max=f[1], accounts=tuple(sorted(ids)), holder=f[2], is_claim=f[3]) for f, ids in ordered)
    return CountSummary(measure=row[0], group=row[1], demographic=row[2], low=low, best=best, high=high, policy=versioned(policy), by=by)


def totals(accounts: Sequence[Account], measure: str, holders: Mapping[str, str]) -> tuple[Figure, ...]:
    """What each account gives for everybody together: at least its largest group, at most the sum of its groups; parts are left out."""
    found = []
    for account in accounts:
        rows = [c for c in account.counts if c.measure == measure and c.min is not None and c.demographic is None and c.part_of is None]
        if rows:
            high = None if any(c.max is None for c in rows) else sum(c.max or 0 for c in rows)
            found.append(Figure(min=max(c.min or 0 for c in rows), max=high, accounts=(account.account_id,), holder=holders[account.account_id]))
    return tuple(found)
