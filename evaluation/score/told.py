"""One view for both sides: what a gold incident tells, and what a system's accounts of one incident tell together.

Of several accounts the first filled value counts; of dates the narrowest, of places the first with a point; actors, counts, sources, objects
and weapons add up. The holder of a count is the origin of its account's chain, else the outlet.
"""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable, Sequence

import msgspec

from evaluation.score.gold import GoldIncident, GoldPlace, GoldReport, Span, listed, merged
from evaluation.score.names import entity, point
from riwaya.model import Account, Place

CountKey = tuple[str, str, str | None, int]
OUTLET = "outlet"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An incident by its slots. Labels of the gold side are all that are defensible; the system's side has one or none."""

    id: str
    event_types: tuple[str, ...]
    sub_event_types: tuple[str, ...]
    kinds: tuple[str, ...]
    factualities: tuple[str, ...]
    date: tuple[str, str] | None
    place: GoldPlace | Place | None
    actors: frozenset[tuple[str, str]]
    counts: frozenset[CountKey]
    held: frozenset[tuple[CountKey, str]]
    sources: frozenset[str]
    objects: frozenset[str]
    weapons: frozenset[str]
    time_of_day: str | None
    killed: int | None
    spans: tuple[Span, ...]
    optional: bool = False


def told_by_gold(report: GoldReport, incident: GoldIncident) -> Told:
    """The annotator's side."""
    rows = [((c.measure, entity(c.group), c.demographic, c.min), entity(c.source) if c.source else OUTLET) for c in incident.counts if c.min is not None]
    return Told(
        id=incident.id, event_types=listed(incident.event_type), sub_event_types=listed(incident.sub_event_type), kinds=listed(incident.kind),
        factualities=listed(incident.factuality), date=incident.date, place=incident.place,
        actors=frozenset((entity(a.id), a.role) for a in incident.actors), counts=frozenset(key for key, _ in rows), held=frozenset(rows),
        sources=frozenset(map(entity, incident.sources)), objects=frozenset(incident.objects), weapons=frozenset(incident.weapons),
        time_of_day=incident.time_of_day, killed=killed((c.measure, c.group, c.demographic, c.min) for c in incident.counts if c.min is not None),
        spans=report.spans(incident), optional=incident.optional,
    )  # fmt: skip


def told_by_accounts(accounts: Sequence[Account]) -> Told:
    """The system's side: all accounts of one report that carry one incident id, in their order."""
    first = accounts[0]
    places = [a.place for a in accounts if a.place]
    counts = [(c, account) for account in accounts for c in account.counts if c.min is not None]
    rows = [((c.measure, entity(c.group or "unknown"), c.demographic, c.min or 0), _holder(account)) for c, account in counts]
    return Told(
        id=first.incident_id, event_types=_first(a.event_type for a in accounts), sub_event_types=_first(a.sub_event_type for a in accounts),
        kinds=_first(a.kind for a in accounts), factualities=_first(a.factuality for a in accounts), date=_narrowest(accounts),
        place=next((p for p in places if point(p)), places[0] if places else None),
        actors=frozenset((entity(x.id), x.role) for a in accounts for x in a.actors), counts=frozenset(key for key, _ in rows), held=frozenset(rows),
        sources=frozenset(entity(s.id) for a in accounts for s in a.sources), objects=frozenset(o.id for a in accounts for o in a.objects),
        weapons=frozenset(w.id for a in accounts for w in a.weapons), time_of_day=next((a.time_of_day for a in accounts if a.time_of_day), None),
        killed=killed((c.measure, c.group, c.demographic, c.min or 0) for c, _ in counts), spans=merged([s for a in accounts for s in a.evidence]),
    )  # fmt: skip


def killed(rows: Iterable[CountKey]) -> int | None:
    """The largest whole told: of rows that count everybody the greatest, or the sum over groups when each is named; else the sum of the parts.

    >>> killed([("killed", "sdf", None, 2), ("killed", "isis", None, 3), ("wounded", "isis", None, 9)])
    5
    >>> killed([("killed", "unknown", None, 9), ("killed", "civilians", "children", 2)])
    9
    """
    dead = [row for row in rows if row[0] == "killed"]
    if not dead:
        return None
    wholes = [row for row in dead if not row[2]]
    if not wholes:
        return sum(number for *_, number in dead)
    by_group: dict[str, int] = collections.defaultdict(int)
    for _, group, _, number in wholes:
        by_group[group] = max(by_group[group], number)
    together = sum(by_group.values()) if len(by_group) > 1 and "unknown" not in by_group else 0
    return max(together, *by_group.values())


def _first(values: Iterable[str]) -> tuple[str, ...]:
    return next(((value,) for value in values if value), ())


def _holder(account: Account) -> str:
    return entity(account.sources[0].id) if account.sources else OUTLET


def _narrowest(accounts: Sequence[Account]) -> tuple[str, str] | None:
    dates = [(a.date_start[:10], (a.date_end or a.date_start)[:10]) for a in accounts if a.date_start]
    return min(dates, default=None, key=lambda d: ((datetime.date.fromisoformat(d[1]) - datetime.date.fromisoformat(d[0])).days, d))
