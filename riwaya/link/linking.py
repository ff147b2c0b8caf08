"""The walk of the linking room: profiles, blocks, weights, clusters, near-copies; everything at once. `relinking` gives the same where little changed."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from riwaya.collecting import never
from riwaya.lexicon import Lexicon
from riwaya.link.blocking import candidate_pairs
from riwaya.link.clustering import Clusters
from riwaya.link.comparisons import compare, match_weight
from riwaya.link.decisions import Decision, told_apart, verdicts
from riwaya.link.profiles import Profile, canonical, compact_profiles
from riwaya.link.settings import LinkSettings
from riwaya.model import Account, Cluster, Comparison, Link, Report

Group = tuple[list[Profile], list[Link]]
Position = TypeVar("Position", bound=Hashable)
BY_HAND = Comparison(comparison="decision", level="merged by a person", weight=0)


def link(
    accounts: Sequence[Account], reports: Sequence[Report], *, lexicon: Lexicon, settings: LinkSettings = LinkSettings(), decisions: Sequence[Decision] = (),
) -> tuple[Cluster, ...]:
    """Clusters of accounts, ordered by their earliest account; `decisions` of people override the weights."""
    units = compact_profiles(told_apart(accounts, decisions), {r.report_id: r for r in reports}, lexicon=lexicon)
    return link_profiles(units, _copies_of(reports), lexicon=lexicon, settings=settings, decisions=decisions)


@never()
def link_profiles(
    all_units: Sequence[Profile], copies_of: Mapping[str, str], *, lexicon: Lexicon, settings: LinkSettings = LinkSettings(), decisions: Sequence[Decision] = (),
) -> tuple[Cluster, ...]:
    """The same from profiles in canonical order and near-copies (report id -> id of the original): what a caller gives who does not hold all reports at once."""
    units, copies = _units(all_units, copies_of)
    judged = _verdicts(units, decisions)
    clusters = Clusters(units, lexicon, settings, judged)
    edges = []
    for one, other in candidate_pairs(units, settings):
        weight = match_weight(units[one], units[other], lexicon)
        if weight >= settings.threshold:
            edges.append((weight, one, other))
    clusters.grow(range(len(units)), edges)
    groups = [group_of(clusters, root, lexicon) for root in clusters.members]
    return _finished(groups, copies, copies_of, lexicon, settings)


def incident_id_of(account_id: str) -> str:
    """The id of the incident whose earliest account this is."""
    return "i-" + hashlib.sha256(account_id.encode()).hexdigest()[:16]


def _copies_of(reports: Sequence[Report]) -> dict[str, str]:
    return {r.report_id: r.near_copy_of for r in reports if r.near_copy_of}


def _units(all_units: Sequence[Profile], copies_of: Mapping[str, str]) -> tuple[list[Profile], list[Profile]]:
    return [u for u in all_units if u.report_id not in copies_of], [u for u in all_units if u.report_id in copies_of]


def _verdicts(units: Sequence[Profile], decisions: Sequence[Decision]) -> dict[tuple[int, int], bool]:
    return verdicts(decisions, {identity: position for position, unit in enumerate(units) for identity in unit.account_ids}) if decisions else {}


def group_of(clusters: Clusters, root: int, lexicon: Lexicon) -> Group:
    """The profiles of a cluster and the links that joined them, the strongest first."""
    units = clusters.units
    found = []
    for _, one, other in sorted(clusters.links[root], key=lambda edge: (-edge[0], edge[1], edge[2])):
        weight, rows = compare(units[one], units[other], lexicon)
        rows = (*rows, BY_HAND) if clusters.verdicts.get((one, other)) else rows
        found.append(Link(accounts=(units[one].account_ids[0], units[other].account_ids[0]), match_weight=weight, because=rows))
    return [units[i] for i in sorted(clusters.members[root])], found


def _finished(groups: list[Group], copies: Sequence[Profile], copies_of: Mapping[str, str], lexicon: Lexicon, settings: LinkSettings) -> tuple[Cluster, ...]:
    """Near-copies attached to what their originals tell, clusters in order of their earliest account."""
    groups.sort(key=lambda group: (group[0][0].key, group[0][0].account_ids))
    at: dict[str, list[tuple[int, Profile]]] = {}
    for position, (units, _) in enumerate(groups):
        for unit in units:
            at.setdefault(unit.report_id, []).append((position, unit))
    taken: set[tuple[int, str]] = set()
    for copy in copies:
        home = home_of_copy(copy, at.get(copies_of[copy.report_id], []), taken, lexicon, settings)
        if home is None:
            groups.append(([copy], []))
        else:
            groups[home[0]][0].append(copy)
            groups[home[0]][1].append(home[1])
    groups.sort(key=lambda group: (group[0][0].key, group[0][0].account_ids))
    return tuple(cluster_of(units, links) for units, links in groups)


def home_of_copy(copy: Profile, told: Sequence[tuple[Position, Profile]], taken: set[tuple[Position, str]], lexicon: Lexicon, settings: LinkSettings) -> tuple[Position, Link] | None:
    """The group that a telling of a near-copy joins, of those that hold tellings of its original, and the link; `taken` grows by it."""
    fits = []
    for position, unit in told:
        weight, rows = compare(unit, copy, lexicon)
        is_same_telling = unit.key[2] == copy.key[2] and unit.kind == copy.kind
        if (position, copy.report_id) not in taken and (weight >= settings.threshold or is_same_telling):
            fits.append((-weight, canonical(unit), position, unit, rows))
    if not fits:
        return None
    weight, _, position, unit, rows = min(fits, key=lambda row: row[:2])
    taken.add((position, copy.report_id))
    return position, Link(accounts=(unit.account_ids[0], copy.account_ids[0]), match_weight=-weight, because=rows)


def cluster_of(members: Sequence[Profile], links: Sequence[Link]) -> Cluster:
    """A cluster takes the id of its earliest account; the ids that its other profiles would give stay as aliases, so that none ever dangles."""
    units = sorted(members, key=canonical)
    identities = [incident_id_of(unit.account_ids[0]) for unit in units]
    return Cluster(incident_id=identities[0], aliases=tuple(sorted(identities[1:])), accounts=tuple(i for unit in units for i in unit.account_ids), links=tuple(links))
