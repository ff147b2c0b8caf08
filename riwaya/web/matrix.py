"""Accounts of an incident -> the matrix: rows are slots, columns are who says so, a cell is what that account says of the slot.

A row is disputed where two accounts that speak of it say different things, or where the incident names a disagreement about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.model import Account, Actor, Count, Incident, Thing
from riwaya.model.text import Span

LISTS = ("initiator", "target", "affected", "blamed", "object", "weapon")
ABOUT = {"initiator": "initiator", "place": "place", "date": "date"}


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one account says of one slot: ids or values in words of the record, where they stand, and whether they are stated."""

    value: str
    ids: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    status: str = "stated"
    index: int | None = None


class Column(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One account and who holds it."""

    account_id: str
    report_id: str
    holder: str
    outlet: str | None


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One slot: `slot` is a word of the record, for counts `count`, with what is counted in `measure`, `group` and `demographic`."""

    slot: str
    cells: tuple[Cell | None, ...]
    is_disputed: bool
    measure: str | None = None
    group: str | None = None
    demographic: str | None = None


class Matrix(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Slots against accounts."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]


def matrix(incident: Incident, accounts: Sequence[Account], outlets: Mapping[str, str | None]) -> Matrix:
    """The matrix of an incident; rows that nobody fills are left out."""
    columns = tuple(Column(account_id=a.account_id, report_id=a.report_id, holder=a.holder(outlets.get(a.report_id)), outlet=outlets.get(a.report_id)) for a in accounts)
    disputed = {d.field for d in incident.disagreements} | {d.type for d in incident.disagreements}
    filled = {actor.role for a in accounts for actor in a.actors} | {slot for slot, is_there in (("object", any(a.objects for a in accounts)), ("weapon", any(a.weapons for a in accounts))) if is_there}
    rows = [_row(slot, [cell(account) for account in accounts], disputed) for slot, cell in ROWS.items()]
    rows += [_row(slot, [_listed(account, slot) for account in accounts], disputed) for slot in LISTS if slot in filled]
    keys = dict.fromkeys((c.measure, c.group, c.demographic) for a in accounts for c in a.counts)
    for measure, group, demographic in sorted(keys, key=lambda key: (key[0] != "killed", key[0], key[1], key[2] or "")):
        cells = [_count(account, measure, group, demographic) for account in accounts]
        rows.append(MatrixRow(slot="count", cells=tuple(cells), is_disputed=_differ(cells), measure=measure, group=group, demographic=demographic))
    return Matrix(columns=columns, rows=tuple(row for row in rows if any(row.cells)))


def _row(slot: str, cells: Sequence[Cell | None], disputed: set[str]) -> MatrixRow:
    # who is cited differs by its nature, and one account may tell more of what was hit than another
    is_told_apart = slot in ("kind", "date", "time", "place", "factuality", "initiator", "target") and _differ(cells)
    return MatrixRow(slot=slot, cells=tuple(cells), is_disputed=is_told_apart or ABOUT.get(slot, "") in disputed)


def _differ(cells: Sequence[Cell | None]) -> bool:
    return len({cell.value for cell in cells if cell is not None}) > 1


def _kind(account: Account) -> Cell | None:
    return Cell(value=account.kind, ids=(account.kind,), spans=(account.trigger,))


def _date(account: Account) -> Cell | None:
    if not account.date_start:
        return None
    days = account.date_start if account.date_end in (None, account.date_start) else f"{account.date_start}/{account.date_end}"
    return Cell(value=days, spans=_given(account.date_span), status=account.date_status or "stated")


def _time(account: Account) -> Cell | None:
    return Cell(value=account.time_of_day, ids=(account.time_of_day,), spans=_given(account.time_span)) if account.time_of_day else None


def _place(account: Account) -> Cell | None:
    place = account.place
    return Cell(value=place.gazetteer_id or place.name, ids=(place.name, place.name_en or ""), spans=(place.span,), status=place.status) if place else None


def _factuality(account: Account) -> Cell | None:
    return Cell(value=account.factuality, ids=(account.factuality,), spans=_given(account.factuality_span)) if account.factuality != "asserted" else None


def _source(account: Account) -> Cell | None:
    ids = tuple([source.id for source in account.sources])
    return Cell(value=" < ".join(ids), ids=ids, spans=tuple([source.span for source in account.sources])) if ids else None


def _listed(account: Account, slot: str) -> Cell | None:
    things: Sequence[Actor | Thing] = account.objects if slot == "object" else account.weapons if slot == "weapon" else [a for a in account.actors if a.role == slot]
    if not things:
        return None
    ids = tuple([thing.id for thing in things])
    return Cell(value=", ".join(sorted(ids)), ids=ids, spans=tuple([thing.span for thing in things]), status=things[0].status if isinstance(things[0], Actor) else "stated")


def _count(account: Account, measure: str, group: str, demographic: str | None) -> Cell | None:
    for index, count in enumerate(account.counts):
        if (count.measure, count.group, count.demographic) == (measure, group, demographic):
            return Cell(value=_figure(count), spans=(count.span,), index=index)
    return None


def _figure(count: Count) -> str:
    if count.min is None:
        return "?"
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.max == count.min else f"{count.min}–{count.max}"


def _given(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


ROWS = {"kind": _kind, "date": _date, "time": _time, "place": _place, "factuality": _factuality, "source": _source}
