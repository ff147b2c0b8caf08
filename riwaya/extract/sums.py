"""Sums over several incidents: the figure with which a report leads and which the incidents behind it make up, each with its own.

In: the accounts of one report. Out: the same without such sums: قتل 24 مدنيا في بعقوبة. قتل ستة في حي اليرموك ... و18 في ناحية هبهب: the 24 are of
no one incident. Arithmetic decides: the sum is of the same people and stands before all its parts, beside one of them in the incident that took it in, or alone at the head of the report.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.model import Account, Count

MEASURES = ("killed", "wounded")
LEAST = 6


def without_sums(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, those figures left out that are the sum of the figures of this incident and others."""
    incidents: dict[str, list[Account]] = {}
    for account in accounts:
        incidents.setdefault(account.incident_id, []).append(account)
    if len(incidents) < 2:
        return list(accounts)
    sums = {id(count) for measure in MEASURES for count in _sums(list(incidents.values()), measure)}
    return [_without(account, sums) for account in accounts] if sums else list(accounts)


def _sums(incidents: Sequence[list[Account]], measure: str) -> list[Count]:
    """The figures of a measure that stand beside a smaller one in their incident and are that one and those of other incidents together."""
    figures = [[count for account in incident for count in account.counts if count.measure == measure and count.demographic is None and count.part_of is None and count.min] for incident in incidents]
    found: list[Count] = []
    for place, own in enumerate(figures):
        for lead in own:
            parts, *others = [{count.min or 0 for count in rest if _is_behind(count, lead)} for rest in (own, *figures[:place], *figures[place + 1 :])]
            behind = [other for other in others if other]
            # a lead that tells nothing but the sum stands alone: two incidents at least make it up
            shares = parts or ({0} if place == 0 and len(own) == 1 and len(behind) > 1 else set())
            if (lead.min or 0) >= LEAST and any(_makes((lead.min or 0) - part, behind) for part in shares):
                found.append(lead)
    return found


def _is_behind(count: Count, lead: Count) -> bool:
    """Whether a figure may be a part of the one that leads: a smaller one of the same people, behind it."""
    return count.group == lead.group and (count.min or 0) < (lead.min or 0) and count.span[0] > lead.span[0]


def _makes(rest: int, others: Sequence[set[int]]) -> bool:
    """Whether one figure of each other incident makes up the rest."""
    if not others:
        return False
    reached = {0}
    for figures in others:
        reached = {total + figure for total in reached for figure in figures if total + figure <= rest}
    return rest in reached


def _without(account: Account, sums: set[int]) -> Account:
    kept = [count for count in account.counts if id(count) not in sums and (count.part_of is None or id(account.counts[count.part_of]) not in sums)]
    if len(kept) == len(account.counts):
        return account
    moved = [count if count.part_of is None else msgspec.structs.replace(count, part_of=kept.index(account.counts[count.part_of])) for count in kept]
    return msgspec.structs.replace(account, counts=tuple(moved))
