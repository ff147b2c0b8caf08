"""Deaths under the rules of ACLED and UCDP.

ACLED takes the lowest total that an account gives, with fixed numbers for vague words (codebook, fatalities). UCDP adds its four columns up
(side a, side b, civilians, unknown). Parts of a total never count twice, and a
running total stands only where its account gives no other number. Words of a report that stand behind several of its incidents are one total for
all of them (ACLED divides it over the places).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from riwaya.model import Account, Count, CountSummary
from riwaya.model.text import Span

POLICY = "acled_lowest@1"
NO_NUMBER = f"{POLICY}: no-number-is-0"
Shared = Mapping[tuple[str, Span], Sequence[str]]
ALONE: Shared = MappingProxyType({})
VAGUE = {"several": 3, "dozens": 12, "hundreds": 100, "thousands": 1000}


class Dead(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, the accounts that give it, the rule; `highest` is the largest total that any account gives."""

    number: int
    highest: int
    rule: str
    accounts: tuple[str, ...] = ()


def shared_words(accounts: Iterable[Account]) -> Shared:
    """The words of a report (its id and a span) that count the dead of several incidents, with these in the order in which the report tells them."""
    told: dict[tuple[str, Span], dict[str, int]] = {}
    for account in accounts:
        for count in account.counts:
            if count.measure == "killed":
                begins = told.setdefault((account.report_id, count.span), {})
                begins[account.incident_id] = min(account.trigger[0], begins.get(account.incident_id, account.trigger[0]))
    return {words: sorted(begins, key=lambda incident: (begins[incident], incident)) for words, begins in told.items() if len(begins) > 1}


def lowest_total(accounts: Sequence[Account], shared: Shared = ALONE) -> Dead:
    """The lowest total of the accounts that give one, of words that several incidents share its part; nobody gives one: 0."""
    totals: dict[str, tuple[int, bool]] = {}
    for account in accounts:
        whole = [c for c in account.counts if c.measure == "killed" and c.part_of is None and not (c.demographic and _has_whole(account, c))]
        # 'the toll rose to seven' stands for the incident only where the account tells nothing of its own beside it
        rows = [c for c in whole if not c.cumulative] or whole
        if rows and account.factuality == "asserted":
            totals[account.account_id] = (_together([(c, _part(account, c, shared)) for c in rows]), any(c.quantifier in VAGUE or c.min is None for c in rows))
    if not totals:
        return Dead(number=0, highest=0, rule=NO_NUMBER)
    low = min(total for total, _ in totals.values())
    rule = "only-total" if len({t for t, _ in totals.values()}) == 1 else "lowest-of-differing-totals"
    chosen = tuple(sorted(i for i, (total, _) in totals.items() if total == low))
    if any(i in chosen and all(c.cumulative for c in a.counts if c.measure == "killed") for i, a in ((a.account_id, a) for a in accounts)):
        rule += ", running-total"
    if any(totals[i][1] for i in chosen):
        rule += ", vague-word-to-number"
    if any((a.report_id, c.span) in shared for a in accounts if a.account_id in chosen for c in a.counts):
        rule += ", divided-over-places"
    return Dead(number=low, highest=max(t for t, _ in totals.values()), rule=f"{POLICY}: {rule}", accounts=chosen)


def _part(account: Account, count: Count, shared: Shared) -> int:
    incidents = shared.get((account.report_id, count.span), ())
    return divided(number(count), len(incidents))[incidents.index(account.incident_id)] if account.incident_id in incidents else number(count)


def _together(rows: Sequence[tuple[Count, int]]) -> int:
    """The groups of one account together: people of no named group may be the total of the others, so that the larger of the two stands."""
    named, unknown = [n for c, n in rows if c.group != "unknown"], [n for c, n in rows if c.group == "unknown"]
    return max(sum(named), *unknown) if named and unknown else sum(named) + sum(unknown)


def number(count: Count) -> int:
    """A count as ACLED codes it: 'several' 3, 'dozens' 12, 'hundreds' 100; else the least number said."""
    if count.quantifier in VAGUE:
        return VAGUE[count.quantifier]
    return count.min if count.min is not None else VAGUE["several"]


def divided(total: int, parts: int) -> list[int]:
    """A total over several days or places: equal parts, the remainder to the first.

    >>> divided(7, 3)
    [3, 2, 2]
    """
    part, rest = divmod(total, parts)
    return [part + rest, *[part] * (parts - 1)]


def summaries(counts: Sequence[CountSummary]) -> list[CountSummary]:
    """The rows of people killed that are no part of another row."""
    whole = [c for c in counts if c.measure == "killed" and c.best is not None and c.demographic is None]
    groups = {c.group for c in whole}
    return whole + [c for c in counts if c.measure == "killed" and c.best is not None and c.demographic is not None and c.group not in groups and not whole]


def _has_whole(account: Account, part: Count) -> bool:
    return any(c is not part and c.measure == "killed" and c.demographic is None for c in account.counts)
