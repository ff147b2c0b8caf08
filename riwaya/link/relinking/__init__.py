"""Linking of what changed alone: it gives what `link` gives over everything, and reads what the changes touch.

In: the tellings that an earlier linking kept, with the blocks that they bear and the edges between them (pairs that reach the threshold), and the fresh profiles of
reports that came or changed. Which pairs meet depends on the block alone, and a cluster on the edges of its connected tellings alone; so a change is followed from the blocks that it
enters or leaves (`blocks`) along edges and people's decisions as far as they lead, that much is clustered again, and near-copies are attached again where their originals moved (`copies`).
Every other cluster stays as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from riwaya.collecting import never
from riwaya.lexicon import Lexicon
from riwaya.link.clustering import Clusters
from riwaya.link.comparisons import match_weight
from riwaya.link.decisions import Decision, told_apart, verdicts
from riwaya.link.linking import Group, cluster_of, group_of
from riwaya.link.profiles import Profile, canonical, compacted, packed, profiles
from riwaya.link.relinking.blocks import block_rows, borne, changed_pairs, still_meet
from riwaya.link.relinking.copies import attached
from riwaya.link.relinking.kept import Kept, Known
from riwaya.link.settings import LinkSettings
from riwaya.model import Account, Cluster, Report, Telling

__all__ = ["Kept", "kept_profiles", "relink"]


def kept_profiles(report: Report, accounts: Sequence[Account], *, lexicon: Lexicon, decisions: Sequence[Decision] = (), others: Sequence[Account] = ()) -> list[Profile]:
    """The profiles of one report as they are kept; `others` are the accounts of other reports that decisions name beside its own."""
    apart = [account for account in told_apart([*accounts, *others], decisions) if account.report_id == report.report_id] if accounts else []
    return [compacted(unit, None, {}) for unit in profiles(apart, {report.report_id: report}, lexicon=lexicon)]


@never()
def relink(
    kept: Kept, fresh: Mapping[str, Sequence[Profile]], *, marked: Collection[str], lexicon: Lexicon, settings: LinkSettings = LinkSettings(), decisions: Sequence[Decision] = (),
) -> tuple[Cluster, ...]:
    """The clusters that may have changed, where `fresh` are the profiles of reports that came or changed (as they are now, none where a report tells nothing) and `marked` the ids of
    incidents that hold accounts of such reports, or that somebody else wrote or took accounts from. Brings what is kept up to date; an incident of the accounts of these clusters, or a marked one, that is
    none of them is gone."""
    known = Known(kept)
    seeds = _taken(known, fresh, lexicon, settings)
    there = kept.of_accounts(kept.accounts_at(marked))
    seeds |= {telling.number for telling in there if not telling.is_copy}
    originals = set(kept.originals_of({*fresh, *(telling.report_id for telling in there if telling.is_copy)}).values())
    while True:
        groups = _grown(known, _reached(kept, seeds, decisions), decisions, lexicon, settings)
        placed = attached(known, groups, originals, lexicon, settings)
        if not placed.moved:
            break
        seeds |= placed.moved
    whole = [cluster_of([*units, *(copy for copy, _ in copies)], [*links, *(link for _, link in copies)]) for (units, links), copies in zip(groups, placed.copies, strict=True)]
    return (*whole, *(cluster_of([copy], []) for copy in placed.alone))


def _taken(known: Known, fresh: Mapping[str, Sequence[Profile]], lexicon: Lexicon, settings: LinkSettings) -> set[int]:
    """Put the fresh tellings in the place of what their reports told before; the tellings whose cluster may have changed."""
    kept = known.kept
    copies = kept.originals_of(fresh)
    before = {(telling.report_id, telling.accounts): telling for telling in kept.of_reports(fresh)}
    stay: set[int] = set()
    rows: list[Telling] = []
    number = kept.last_number()
    for report_id, units in fresh.items():
        for unit in units:
            old = before.get((report_id, unit.account_ids))
            if old is not None and old.is_copy == (report_id in copies) and known.of(old) == unit:
                stay.add(before.pop((report_id, unit.account_ids)).number)
                known.add(old, unit)
            else:
                number += 1
                rows.append(Telling(number=number, report_id=report_id, accounts=unit.account_ids, is_copy=report_id in copies, profile=packed(unit)))
                known.add(rows[-1], unit)
    gone = list(before.values())
    removed, added = ({telling.number: borne(known.of(telling), settings) for telling in some if not telling.is_copy} for some in (gone, rows))
    gained, lost = changed_pairs(known, removed, added, settings)
    neighbours = {number for edge in kept.edges(removed) for number in edge[:2]} - removed.keys()
    kept.remove([telling.number for telling in gone], block_rows(removed))
    kept.add(rows, block_rows(added))
    edges = _weighed(known, gained, lexicon, settings)
    parted = _parted(known, lost, settings)
    kept.put_edges(edges)
    kept.drop_edges(parted)
    stay = {number for number in stay if not known.telling(number).is_copy}
    return {*added, *stay, *neighbours, *(number for one, other, _ in edges for number in (one, other)), *(number for pair in parted for number in pair)}


def _weighed(known: Known, pairs: Collection[tuple[int, int]], lexicon: Lexicon, settings: LinkSettings) -> list[tuple[int, int, int]]:
    """Of pairs that meet those that reach the threshold."""
    known.load({number for pair in pairs for number in pair})
    edges = []
    for pair in sorted(pairs):
        one, other = sorted((known[pair[0]], known[pair[1]]), key=canonical)
        if one.report_id != other.report_id and (weight := match_weight(one, other, lexicon)) >= settings.threshold:
            edges.append((*pair, weight))
    return edges


def _parted(known: Known, lost: Collection[tuple[int, int]], settings: LinkSettings) -> list[tuple[int, int]]:
    """Of pairs that a block gives no longer those that were edges and that no other block gives."""
    if not lost:
        return []
    edges = {edge[:2] for edge in known.kept.edges({number for pair in lost for number in pair})}
    return [pair for pair in sorted(lost) if pair in edges and not still_meet(known, pair, settings)]


def _reached(kept: Kept, seeds: Iterable[int], decisions: Sequence[Decision]) -> set[int]:
    """All tellings that edges, or people who joined them, connect with the seeds."""
    beside: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.action == "merge":
            for some, others in ((decision.accounts, decision.others), (decision.others, decision.accounts)):
                for account in some:
                    beside.setdefault(account, set()).update(others)
    reached: set[int] = set()
    waiting = set(seeds)
    while waiting:
        reached |= waiting
        found = {number for edge in kept.edges(waiting) for number in edge[:2]}
        if beside:
            joined = {other for telling in kept.numbered(waiting) for account in telling.accounts for other in beside.get(account, ())}
            found |= {telling.number for telling in kept.of_accounts(joined) if not telling.is_copy}
        waiting = found - reached
    return reached


def _grown(known: Known, touched: Collection[int], decisions: Sequence[Decision], lexicon: Lexicon, settings: LinkSettings) -> list[Group]:
    """These tellings in clusters, by canonical order of their first."""
    known.load(touched)
    order = sorted(touched, key=lambda number: canonical(known[number]))
    at = {number: position for position, number in enumerate(order)}
    units = [known[number] for number in order]
    judged = verdicts(decisions, {identity: position for position, unit in enumerate(units) for identity in unit.account_ids}) if decisions else {}
    clusters = Clusters(units, lexicon, settings, judged)
    clusters.grow(range(len(units)), [(weight, min(at[one], at[other]), max(at[one], at[other])) for one, other, weight in known.kept.edges(touched)])
    return [group_of(clusters, root, lexicon) for root in clusters.members]
