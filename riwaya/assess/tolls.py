"""Figures of an incident: for each measure, group and demographic, who gives what, and low, best and high under a named policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from riwaya.model import Account, CountSummary, Figure

POLICY = "ucdp_low_best_high@1"


def tolls(accounts: Sequence[Account], holders: Mapping[str, str]) -> tuple[CountSummary, ...]:
    """One row for each (measure, group, demographic), in a fixed order."""
    rows: dict[tuple[str, str, str | None], dict[tuple[int | None, int | None, str], list[str]]] = {}
    for account in accounts:
        for count in account.counts:
            figures = rows.setdefault((count.measure, count.group, count.demographic), {})
            ids = figures.setdefault((count.min, count.max, holders[account.account_id]), [])
            if account.account_id not in ids:
                ids.append(account.account_id)
    return tuple(_summary(key, figures) for key, figures in sorted(rows.items(), key=lambda row: (row[0][0], row[0][1], row[0][2] or "")))


def _summary(key: tuple[str, str, str | None], figures: Mapping[tuple[int | None, int | None, str], list[str]]) -> CountSummary:
    by = tuple(Figure(min=low, max=high, accounts=tuple(ids), holder=holder) for (low, high, holder), ids in sorted(figures.items(), key=lambda r: (r[0][0] or 0, r[0][1] or 0, r[0][2])))
    told = [(f.min, f.holder) for f in by if f.min is not None]
    votes = Counter(value for value, _ in set(told))
    low = min((value for value, _ in told), default=None)
    best = min(votes, key=lambda value: (-votes[value], value)) if votes else None
    high = max([value for value, _ in told] + [f.max for f in by if f.max is not None], default=None)
    return CountSummary(measure=key[0], group=key[1], demographic=key[2], low=low, best=best, high=high, policy=POLICY, by=by)
