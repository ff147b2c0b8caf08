"""Accounts -> clusters: which accounts of many reports tell one incident, each link explained.

Reads resources/linking.yaml and the kinds. Fellegi-Sunter with whole-number weights over blocked pairs; clusters grow by the
strongest links first and never hold two incidents that one report tells apart. The order of the input changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from riwaya.lexicon import Lexicon
from riwaya.link.comparisons import compare
from riwaya.link.near_copies import near_copies
from riwaya.link.profiles import Profile, profiles
from riwaya.model import Account, Cluster, Comparison, Link, Report

__all__ = ["LinkSettings", "link", "near_copies"]


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`threshold` in hundredths of a bit; `widest_block` bounds the pairs of one block; `most_days` bounds a cluster in time."""

    threshold: int = 700
    widest_block: int = 400
    most_days: int = 3


def link(accounts: Sequence[Account], reports: Sequence[Report], *, lexicon: Lexicon, settings: LinkSettings = LinkSettings()) -> tuple[Cluster, ...]:
    """Clusters of accounts, ordered by their earliest account."""
    by_id = {r.report_id: r for r in reports}
    everything = profiles(accounts, by_id)
    # a near-copy adds no evidence: it is left out of the linking and joins what its original tells
    units = [u for u in everything if not _is_copy(u, by_id)]
    scored: list[tuple[int, int, int, tuple[Comparison, ...]]] = []
    for a, b in sorted(set(_pairs(units, settings))):
        weight, rows = compare(units[a], units[b], lexicon)
        if weight >= settings.threshold:
            scored.append((weight, a, b, rows))
    scored.sort(key=lambda row: (-row[0], row[1], row[2]))
    home = list(range(len(units)))
    members: dict[int, list[int]] = {i: [i] for i in home}
    links: dict[int, list[Link]] = {i: [] for i in home}
    for weight, a, b, rows in scored:
        one, other = sorted((home[a], home[b]))
        if one != other and not _may_join(members[one], members[other], units, settings):
            continue
        found = Link(accounts=(units[a].account_ids[0], units[b].account_ids[0]), match_weight=weight, because=rows)
        if one != other:
            members[one] += members.pop(other)
            links[one] += links.pop(other)
            for member in members[one]:
                home[member] = one
        links[one].append(found)
    groups = [([units[i] for i in sorted(members[root])], links[root]) for root in sorted(members)]
    for copy in (u for u in everything if _is_copy(u, by_id)):
        _attach(copy, by_id[copy.report_id].near_copy_of or "", groups, lexicon, settings)
    return tuple(_cluster(group, found) for group, found in groups)


def _is_copy(unit: Profile, reports: Mapping[str, Report]) -> bool:
    report = reports.get(unit.report_id)
    return bool(report and report.near_copy_of)


def _attach(copy: Profile, original: str, groups: list[tuple[list[Profile], list[Link]]], lexicon: Lexicon, settings: LinkSettings) -> None:
    best: tuple[int, int, tuple[Comparison, ...], Profile] | None = None
    for position, (group, _) in enumerate(groups):
        for unit in group:
            if unit.report_id == original and copy.report_id not in {u.report_id for u in group}:
                weight, rows = compare(unit, copy, lexicon)
                same_place_in_text = unit.key[2] == copy.key[2] and unit.kind == copy.kind
                if (weight >= settings.threshold or same_place_in_text) and (best is None or weight > best[0]):
                    best = (weight, position, rows, unit)
    if best is None:
        groups.append(([copy], []))
        return
    groups[best[1]][0].append(copy)
    groups[best[1]][1].append(Link(accounts=(best[3].account_ids[0], copy.account_ids[0]), match_weight=best[0], because=best[2]))


def _pairs(units: list[Profile], settings: LinkSettings) -> Iterator[tuple[int, int]]:
    """Blocking: a day and a place, or a day and a governorate; blocks wider than allowed are cut in canonical order."""
    blocks: dict[tuple[object, ...], list[int]] = {}
    for position, unit in enumerate(units):
        if unit.place is None or unit.start is None or unit.end is None or unit.end - unit.start > settings.most_days:
            continue
        area = unit.place.admin1.id if unit.place.admin1 else unit.place.gazetteer_id or unit.place.name
        for day in range(unit.start, unit.end + 2):
            blocks.setdefault((day, area), []).append(position)
            blocks.setdefault((day, unit.place.name), []).append(position)
    for block in blocks.values():
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 1 + settings.widest_block]:
                if units[a].report_id != units[b].report_id:
                    yield (a, b) if a < b else (b, a)


def _may_join(some: list[int], others: list[int], units: list[Profile], settings: LinkSettings) -> bool:
    if {units[i].report_id for i in some} & {units[i].report_id for i in others}:
        return False
    days = [(units[i].start, units[i].end) for i in (*some, *others)]
    starts = [start for start, _ in days if start is not None]
    return not starts or max(starts) - min(starts) <= settings.most_days


def _cluster(units: list[Profile], links: list[Link]) -> Cluster:
    accounts = tuple(identity for unit in units for identity in unit.account_ids)
    identity = "i-" + hashlib.sha256(accounts[0].encode()).hexdigest()[:16]
    return Cluster(incident_id=identity, accounts=accounts, links=tuple(links))
