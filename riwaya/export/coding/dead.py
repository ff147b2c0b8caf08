"""Deaths under the rules of ACLED and UCDP.

ACLED takes the lowest total that an account gives, with fixed numbers for vague words (codebook, fatalities). UCDP adds its four columns up
(side a, side b, civilians, unknown). Parts of a total never count twice, and a
running total stands only where its account gives no other number.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.model import Account, Count, CountSummary

POLICY = "acled_lowest@1"
NO_NUMBER = f"{POLICY}: no-number-is-0"
VAGUE = {"several": 3, "dozens": 12, "hundreds": 100, "thousands": 1000}


class Dead(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, the accounts that give it, the rule; `highest` is the largest total that any account gives."""

    number: int
    highest: int
    rule: str
    accounts: tuple[str, ...] = ()


def lowest_total(accounts: Sequence[Account]) -> Dead:
    """The lowest total of the accounts that give one; nobody gives one: 0."""
    totals: dict[str, tuple[int, bool]] = {}
    for account in accounts:
        whole = [c for c in account.counts if c.measure == "killed" and c.part_of is None and not (c.demographic and _has_whole(account, c))]
        # 'the toll rose to seven' stands for the incident only where the account tells nothing of its own beside it
        rows = [c for c in whole if not c.cumulative] or whole
        if rows and account.factuality == "asserted":
            totals[account.account_id] = (_together(rows), any(c.quantifier in VAGUE or c.min is None for c in rows))
    if not totals:
        return Dead(number=0, highest=0, rule=NO_NUMBER)
    low = min(total for total, _ in totals.values())
    rule = "only-total" if len({t for t, _ in totals.values()}) == 1 else "lowest-of-differing-totals"
    chosen = tuple(sorted(i for i, (total, _) in totals.items() if total == low))
    if any(i in chosen and all(c.cumulative for c in a.counts if c.measure == "killed") for i, a in ((a.account_id, a) for a in accounts)):
        rule += ", running-total"
    if any(totals[i][1] for i in chosen):
        rule += ", vague-word-to-number"
    return Dead(number=low, highest=max(t for t, _ in totals.values()), rule=f"{POLICY}: {rule}", accounts=chosen)


def _together(rows: Sequence[Count]) -> int:
    """The groups of one account together: people of no named group may be the total of the others, so that the larger of the two stands."""
    named, unknown = [number(c) for c in rows if c.group != "unknown"], [number(c) for c in rows if c.group == "unknown"]
    return max(sum(named), *unknown) if named and unknown else sum(named) + sum(unknown)


def number(count: Count) -> int:
    """A count as ACLED codes it: 'several' 3, 'dozens' 12, 'hundreds' 100; else the least number said."""
    if count.quantifier in VAGUE:
        return VAGUE[count.quantifier]
    return count.min if count.min is not None else VAGUE["several"]


def divided(total: int, days: int) -> list[int]:
    """A total over several days: equal parts, the remainder to the first.

    >>> divided(7, 3)
    [3, 2, 2]
    """
    part, rest = divmod(total, days)
    return [part + rest, *[part] * (days - 1)]


def summaries(counts: Sequence[CountSummary]) -> list[CountSummary]:
    """The rows of people killed that are no part of another row."""
    whole = [c for c in counts if c.measure == "killed" and c.best is not None and c.demographic is None]
    groups = {c.group for c in whole}
    return whole + [c for c in counts if c.measure == "killed" and c.best is not None and c.demographic is not None and c.group not in groups and not whole]


def _has_whole(account: Account, part: Count) -> bool:
    return any(c is not part and c.measure == "killed" and c.demographic is None for c in account.counts)
