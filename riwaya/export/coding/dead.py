"""Deaths under the rules of ACLED and UCDP.

ACLED takes the lowest total that an account gives, with fixed numbers for vague words (codebook, fatalities). UCDP adds its four columns up
(side a, side b, civilians, unknown) to the best total of the incident. What an account tells in all is `riwaya.model.whole`'s to say. Words of a
report that stand behind several of its incidents are one total for all of them (ACLED divides it over the places).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from riwaya.model import Account, Count, CountSummary, Figure, Incident, Total, whole_of
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
        rows = whole_of(account.counts, "killed")
        if rows and account.factuality == "asserted":
            totals[account.account_id] = (sum(_part(account, c, shared) for c in rows), any(c.quantifier in VAGUE or c.min is None for c in rows))
    if not totals:
        return Dead(number=0, highest=0, rule=NO_NUMBER)
    low = min(total for total, _ in totals.values())
    rule = "only-total" if len({t for t, _ in totals.values()}) == 1 else "lowest-of-differing-totals"
    chosen = tuple(sorted(i for i, (total, _) in totals.items() if total == low))
    if any(a.account_id in chosen and all(c.cumulative for c in whole_of(a.counts, "killed")) for a in accounts):
        rule += ", running-total"
    if any(totals[i][1] for i in chosen):
        rule += ", vague-word-to-number"
    if any((a.report_id, c.span) in shared for a in accounts if a.account_id in chosen for c in whole_of(a.counts, "killed")):
        rule += ", divided-over-places"
    return Dead(number=low, highest=max(t for t, _ in totals.values()), rule=f"{POLICY}: {rule}", accounts=chosen)


def _part(account: Account, count: Count, shared: Shared) -> int:
    incidents = shared.get((account.report_id, count.span), ())
    return divided(number(count), len(incidents))[incidents.index(account.incident_id)] if account.incident_id in incidents else number(count)


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


def by_group(incident: Incident, total: Total) -> dict[str, int]:
    """The best total of those killed, group by group, as an account tells it that gives this total; what nobody places is 'unknown'.

    Where others tell of groups of which this account says nothing, so that the total is more than its own, these come after its own.
    Groups of which a larger whole without a name is the total are told apart inside it. Of several such accounts that one stands which tells most groups.
    """
    rows = [(account, c, f) for c in incident.counts if c.measure == "killed" for f in c.by for account in f.accounts if f.min is not None]
    bests = {c.group: c.best for c in incident.counts if c.measure == "killed" and c.best and c.demographic is None}
    found = [_groups([(c, f) for a, c, f in rows if a == account], total.best, bests) for account in total.accounts]
    if not total.accounts:
        found = [_within(bests, total.best)]
    return max(found, key=lambda groups: len(groups) - ("unknown" in groups), default={"unknown": total.best})


def _groups(told: Sequence[tuple[CountSummary, Figure]], best: int, bests: Mapping[str, int]) -> dict[str, int]:
    whole: dict[str, int] = {}
    for count, figure in told:
        if not figure.is_part:
            whole[count.group] = whole.get(count.group, 0) + (figure.min or 0)
    if set(whole) == {"unknown"}:
        whole |= {c.group: f.min or 0 for c, f in told if f.is_part and c.demographic is None}
    found = _within(whole, best)
    if "unknown" in whole or "unknown" not in found:
        return found
    return found | _within({group: number for group, number in bests.items() if group not in whole}, found.pop("unknown"))


def _within(groups: dict[str, int], best: int) -> dict[str, int]:
    """Named groups as far as the total reaches, in the order of their names, and what they leave over as unknown."""
    found: dict[str, int] = {}
    for group in sorted(set(groups) - {"unknown"}):
        found[group] = min(groups[group], best - sum(found.values()))
    rest = best - sum(found.values())
    return {**found, "unknown": rest} if rest else found
