"""Near-copies attached again to what their originals tell.

In: the groups that were clustered again, and reports whose near-copies are to be looked at beside those of the groups. A telling of an original that was not clustered again stands for the
incident in which it is. Where a near-copy would enter or leave such an incident, its tellings have to be clustered again too, so that the whole group is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from riwaya.lexicon import Lexicon
from riwaya.link.linking import Group, home_of_copy
from riwaya.link.profiles import Profile, canonical
from riwaya.link.relinking.kept import Known
from riwaya.link.settings import LinkSettings
from riwaya.model import Link

Home = int | str
"""The position of a group, or the id of an incident that stays."""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """For each group the near-copies that join it and their links; near-copies that stand alone; tellings that have to be clustered again first."""

    copies: list[list[tuple[Profile, Link]]]
    alone: list[Profile]
    moved: set[int]


def attached(known: Known, groups: Sequence[Group], originals: Collection[str], lexicon: Lexicon, settings: LinkSettings) -> Placed:
    """Where the near-copies of `originals` and of all reports in the groups belong."""
    kept = known.kept
    told: dict[str, list[tuple[Home, Profile]]] = {}
    for position, (units, _) in enumerate(groups):
        for unit in units:
            told.setdefault(unit.report_id, []).append((position, unit))
    copies_of = kept.copies_of({*told, *originals})
    moved = _beside(known, groups, set(copies_of.values()), told)
    copies = sorted((known.of(telling) for telling in kept.of_reports(copies_of) if telling.is_copy), key=canonical)
    before = kept.homes([copy.account_ids[0] for copy in copies])
    found = Placed(copies=[[] for _ in groups], alone=[], moved=moved)
    taken: set[tuple[Home, str]] = set()
    standing: dict[str, list[tuple[Profile, Link]]] = {}
    left: set[str] = set()
    for copy in copies:
        home = home_of_copy(copy, told.get(copies_of[copy.report_id], []), taken, lexicon, settings)
        if home is None:
            found.alone.append(copy)
        elif isinstance(home[0], int):
            found.copies[home[0]].append((copy, home[1]))
        else:
            standing.setdefault(home[0], []).append((copy, home[1]))
        was = before.get(copy.account_ids[0])
        if was is not None and (home is None or home[0] != was):
            left.add(was)
    links = kept.links(standing)
    changed = {home for home, rows in standing.items() if any(before.get(copy.account_ids[0]) != home or link not in links.get(home, ()) for copy, link in rows)}
    clustered = {unit.account_ids for units, _ in groups for unit in units}
    found.moved.update(_untouched(known, {*left, *changed}, clustered))
    return found


def _beside(known: Known, groups: Sequence[Group], originals: Iterable[str], told: dict[str, list[tuple[Home, Profile]]]) -> set[int]:
    """Add to `told` the tellings of originals that were not clustered again, with their incidents; those that have none are to be clustered."""
    clustered = {unit.account_ids for units, _ in groups for unit in units}
    others = [telling for telling in known.kept.of_reports(originals) if not telling.is_copy and telling.accounts not in clustered]
    homes = known.kept.homes([telling.accounts[0] for telling in others])
    homeless = set()
    for telling in others:
        home = homes.get(telling.accounts[0])
        if home is None:
            homeless.add(telling.number)
        else:
            told.setdefault(telling.report_id, []).append((home, known.of(telling)))
    return homeless


def _untouched(known: Known, incidents: Collection[str], clustered: Collection[tuple[str, ...]]) -> set[int]:
    """The tellings of these incidents that were not clustered again."""
    there = known.kept.of_accounts(known.kept.accounts_at(incidents)) if incidents else []
    return {telling.number for telling in there if not telling.is_copy and telling.accounts not in clustered}
