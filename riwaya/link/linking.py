"""The walk of the linking room: profiles, blocks, weights, clusters, near-copies; at once, or only what fresh reports touch.

`link_more` gives what `link` gives over everything. A cluster depends on nothing but the pairs that reach the threshold among its connected
profiles, so it starts from the profiles that share a block with a fresh one or stood in a cluster with a changed one, follows such
pairs as far as they go, clusters that part again and keeps every other cluster as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Hashable, Mapping, Sequence

from riwaya.lexicon import Lexicon
from riwaya.link.blocking import blocking_keys, blocks_of, candidate_pairs, pairs_in
from riwaya.link.clustering import Clusters, Edge
from riwaya.link.comparisons import compare, match_weight
from riwaya.link.decisions import Decision, verdicts
from riwaya.link.profiles import Profile, profiles
from riwaya.link.settings import LinkSettings
from riwaya.model import Account, Cluster, Comparison, Link, Report

Group = tuple[list[Profile], list[Link]]
BY_HAND = Comparison(comparison="decision", level="merged by a person", weight=0)


def link(
    accounts: Sequence[Account], reports: Sequence[Report], *, lexicon: Lexicon, settings: LinkSettings = LinkSettings(), decisions: Sequence[Decision] = (),
) -> tuple[Cluster, ...]:
    """Clusters of accounts, ordered by their earliest account; `decisions` of people override the weights."""
    by_id = {r.report_id: r for r in reports}
    units, copies = _units(accounts, by_id, lexicon)
    judged = _verdicts(units, decisions)
    clusters = Clusters(units, lexicon, settings, judged)
    edges = []
    for one, other in candidate_pairs(units, settings):
        weight = match_weight(units[one], units[other], lexicon)
        if weight >= settings.threshold:
            edges.append((weight, one, other))
    clusters.grow(range(len(units)), edges)
    groups = [_group(clusters, root, lexicon) for root in clusters.members]
    return _finished(groups, copies, by_id, lexicon, settings)


def link_more(
    previous: Sequence[Cluster], accounts: Sequence[Account], reports: Sequence[Report], *, fresh: Collection[str], lexicon: Lexicon,
    settings: LinkSettings = LinkSettings(), decisions: Sequence[Decision] = (),
) -> tuple[Cluster, ...]:
    """What `link` gives for all `accounts`, where `previous` is what it gave before the reports in `fresh` came or changed (same decisions, same settings)."""
    by_id = {r.report_id: r for r in reports}
    units, copies = _units(accounts, by_id, lexicon)
    judged = _verdicts(units, decisions)
    copied = {identity for copy in copies for identity in copy.account_ids}
    homes = {identity: position for position, unit in enumerate(units) for identity in unit.account_ids}
    seeds = _seeds(previous, units, copies, homes, frozenset(fresh), settings)
    touched, edges = _reached(seeds, units, judged, lexicon, settings)
    clusters = Clusters(units, lexicon, settings, judged)
    clusters.grow(sorted(touched), edges)
    groups = [_group(clusters, root, lexicon) for root in clusters.members]
    for cluster in previous:
        kept = list(dict.fromkeys(homes[i] for i in cluster.accounts if i in homes))
        if kept and not touched & set(kept):
            groups.append(([units[i] for i in sorted(kept)], [row for row in cluster.links if not copied & set(row.accounts)]))
    return _finished(groups, copies, by_id, lexicon, settings)


def incident_id_of(account_id: str) -> str:
    """The id of the incident whose earliest account this is."""
    return "i-" + hashlib.sha256(account_id.encode()).hexdigest()[:16]


def _units(accounts: Sequence[Account], reports: Mapping[str, Report], lexicon: Lexicon) -> tuple[list[Profile], list[Profile]]:
    units: list[Profile] = []
    copies: list[Profile] = []
    for unit in profiles(accounts, reports, lexicon=lexicon):
        report = reports.get(unit.report_id)
        (copies if report and report.near_copy_of else units).append(unit)
    return units, copies


def _verdicts(units: Sequence[Profile], decisions: Sequence[Decision]) -> dict[tuple[int, int], bool]:
    return verdicts(decisions, {identity: position for position, unit in enumerate(units) for identity in unit.account_ids}) if decisions else {}


def _seeds(
    previous: Sequence[Cluster], units: Sequence[Profile], copies: Sequence[Profile], homes: Mapping[str, int], fresh: frozenset[str], settings: LinkSettings,
) -> set[int]:
    """The profiles whose pairs or cluster a fresh report may have changed."""
    known = {identity for cluster in previous for identity in cluster.accounts}
    changed = [u for u in (*units, *copies) if u.report_id in fresh or not known.issuperset(u.account_ids)]
    keys = {key for unit in changed for key, _ in blocking_keys(unit, settings)}
    seeds = {homes[i] for unit in changed for i in unit.account_ids if i in homes}
    seeds |= {position for position, unit in enumerate(units) if any(key in keys for key, _ in blocking_keys(unit, settings))}
    steady = {i for copy in copies if copy.report_id not in fresh for i in copy.account_ids}
    for cluster in previous:
        places = [homes.get(i) for i in cluster.accounts if i not in steady]
        if any(place is None or place in seeds for place in places):
            seeds.update(place for place in places if place is not None)
    return seeds


def _reached(seeds: set[int], units: Sequence[Profile], judged: Mapping[tuple[int, int], bool], lexicon: Lexicon, settings: LinkSettings) -> tuple[set[int], list[Edge]]:
    """All profiles that links or decisions connect with the seeds, and the links among them."""
    blocks = blocks_of(units, settings)
    beside: dict[int, set[int]] = {}
    for one, other in judged:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    edges: dict[tuple[int, int], int] = {}
    seen: set[tuple[int, int]] = set()
    done: set[Hashable] = set()
    reached: set[int] = set()
    waiting = set(seeds)
    while waiting:
        position = waiting.pop()
        reached.add(position)
        for key, _ in blocking_keys(units[position], settings):
            if key in done:
                continue
            done.add(key)
            for pair in pairs_in(key, blocks[key], units, settings):
                if pair in seen:
                    continue
                seen.add(pair)
                weight = match_weight(units[pair[0]], units[pair[1]], lexicon)
                if weight >= settings.threshold:
                    edges[pair] = weight
                    beside.setdefault(pair[0], set()).add(pair[1])
                    beside.setdefault(pair[1], set()).add(pair[0])
        waiting |= beside.get(position, set()) - reached
    return reached, [(weight, one, other) for (one, other), weight in edges.items() if one in reached and other in reached]


def _group(clusters: Clusters, root: int, lexicon: Lexicon) -> Group:
    """The profiles of a cluster and the links that joined them, the strongest first."""
    units = clusters.units
    found = []
    for _, one, other in sorted(clusters.links[root], key=lambda edge: (-edge[0], edge[1], edge[2])):
        weight, rows = compare(units[one], units[other], lexicon)
        rows = (*rows, BY_HAND) if clusters.verdicts.get((one, other)) else rows
        found.append(Link(accounts=(units[one].account_ids[0], units[other].account_ids[0]), match_weight=weight, because=rows))
    return [units[i] for i in sorted(clusters.members[root])], found


def _finished(groups: list[Group], copies: Sequence[Profile], reports: Mapping[str, Report], lexicon: Lexicon, settings: LinkSettings) -> tuple[Cluster, ...]:
    """Near-copies attached to what their originals tell, clusters in order of their earliest account."""
    groups.sort(key=lambda group: (group[0][0].key, group[0][0].account_ids))
    at: dict[str, list[tuple[int, Profile]]] = {}
    for position, (units, _) in enumerate(groups):
        for unit in units:
            at.setdefault(unit.report_id, []).append((position, unit))
    taken: set[tuple[int, str]] = set()
    for copy in copies:
        original = reports[copy.report_id].near_copy_of or ""
        fits = []
        for position, unit in at.get(original, []):
            weight, rows = compare(unit, copy, lexicon)
            is_same_telling = unit.key[2] == copy.key[2] and unit.kind == copy.kind
            if (position, copy.report_id) not in taken and (weight >= settings.threshold or is_same_telling):
                fits.append((-weight, unit.key, position, unit, rows))
        if not fits:
            groups.append(([copy], []))
            continue
        weight, _, position, unit, rows = min(fits, key=lambda row: row[:2])
        taken.add((position, copy.report_id))
        groups[position][0].append(copy)
        groups[position][1].append(Link(accounts=(unit.account_ids[0], copy.account_ids[0]), match_weight=-weight, because=rows))
    groups.sort(key=lambda group: (group[0][0].key, group[0][0].account_ids))
    return tuple(_cluster(sorted(units, key=lambda u: (u.key, u.account_ids)), links) for units, links in groups)


def _cluster(units: Sequence[Profile], links: Sequence[Link]) -> Cluster:
    """A cluster takes the id of its earliest account; the ids that its other profiles would give stay as aliases, so that none ever dangles."""
    identities = [incident_id_of(unit.account_ids[0]) for unit in units]
    return Cluster(incident_id=identities[0], aliases=tuple(sorted(identities[1:])), accounts=tuple(i for unit in units for i in unit.account_ids), links=tuple(links))
