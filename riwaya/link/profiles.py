"""The unit of linking: all accounts that one report gives of one incident, merged to one profile."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from riwaya.model import Account, Place, Report


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of one incident. Days are ordinals (`datetime.date.toordinal`), both ends included."""

    key: tuple[str, str, int]
    report_id: str
    account_ids: tuple[str, ...]
    kind: str
    start: int | None
    end: int | None
    time_of_day: str | None
    place: Place | None
    initiators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    killed: tuple[int, int] | None


def profiles(accounts: Sequence[Account], reports: Mapping[str, Report]) -> list[Profile]:
    """Profiles in canonical order: (published, report_id, position of the first trigger)."""
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        groups.setdefault((account.report_id, account.incident_id), []).append(account)
    return sorted((_profile(group, reports) for group in groups.values()), key=lambda p: (p.key, p.account_ids))


def _profile(group: list[Account], reports: Mapping[str, Report]) -> Profile:
    report = reports.get(group[0].report_id)
    dated = [a for a in group if a.date_start]
    places = [a.place for a in group if a.place]
    killed = [c.min for a in group for c in a.counts if c.measure == "killed" and c.min is not None and not c.demographic]
    return Profile(
        key=((report.published or "9999") if report else "9999", group[0].report_id, min(a.trigger[0] for a in group)),
        report_id=group[0].report_id, account_ids=tuple(a.account_id for a in group), kind=group[0].kind,
        start=_ordinal(dated[0].date_start) if dated else None, end=_ordinal(dated[0].date_end or dated[0].date_start) if dated else None,
        time_of_day=next((a.time_of_day for a in group if a.time_of_day), None), place=next((p for p in places if p.lat is not None), places[0] if places else None),
        initiators=_ids(group, "initiator"), targets=_ids(group, "target"), weapons=frozenset(w.id for a in group for w in a.weapons),
        killed=(min(killed), max(killed)) if killed else None,
    )


def _ids(group: Iterable[Account], role: str) -> frozenset[str]:
    return frozenset(x.id for a in group for x in a.actors if x.role == role and x.id != "unknown")


def _ordinal(day: str | None) -> int:
    return datetime.date.fromisoformat(day or "1970-01-01").toordinal()
