"""Accounts of an incident -> the matrix: rows are slots, columns are who says so, a cell is what that account says of the slot.

A row is disputed where two accounts that speak of it say different things, or where the incident names a disagreement about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.model import Account, Count, Incident
from riwaya.model.text import Span

ROWS = ("kind", "date", "time", "place", "factuality", "source")
LISTS = {"initiator": "actor", "target": "actor", "affected": "actor", "blamed": "actor", "object": "object", "weapon": "weapon"}
ABOUT = {"initiator": "initiator", "place": "place", "date": "date"}


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says of one slot: ids or values in words of the record, where they stand, and whether they are stated."""

    value: str
    ids: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    status: str = "stated"
    index: int | None = None


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One account and who holds it."""

    account_id: str
    report_id: str
    holder: str
    outlet: str | None


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """One slot: `slot` is a word of the record, for counts `count`, with what is counted in `measure`, `group` and `demographic`."""

    slot: str
    cells: tuple[Cell | None, ...]
    is_disputed: bool
    measure: str | None = None
    group: str | None = None
    demographic: str | None = None


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Slots against accounts."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]


def matrix(incident: Incident, accounts: Sequence[Account], outlets: Mapping[str, str | None]) -> Matrix:
    """The matrix of an incident; rows that nobody fills are left out."""
    columns = tuple(Column(account_id=a.account_id, report_id=a.report_id, holder=a.holder(outlets.get(a.report_id)), outlet=outlets.get(a.report_id)) for a in accounts)
    disputed = {d.field for d in incident.disagreements} | {d.type for d in incident.disagreements}
    rows = [_row(slot, [_single(account, slot) for account in accounts], disputed) for slot in ROWS]
    rows += [_row(slot, [_listed(account, slot) for account in accounts], disputed) for slot in LISTS]
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


def _single(account: Account, slot: str) -> Cell | None:
    if slot == "kind":
        return Cell(value=account.kind, ids=(account.kind,), spans=(account.trigger,))
    if slot == "date" and account.date_start:
        days = account.date_start if account.date_end in (None, account.date_start) else f"{account.date_start}/{account.date_end}"
        return Cell(value=days, spans=_given(account.date_span), status=account.date_status or "stated")
    if slot == "time" and account.time_of_day:
        return Cell(value=account.time_of_day, ids=(account.time_of_day,), spans=_given(account.time_span))
    if slot == "place" and account.place:
        return Cell(value=account.place.gazetteer_id or account.place.name, ids=(account.place.name, account.place.name_en or ""), spans=(account.place.span,), status=account.place.status)
    if slot == "factuality" and account.factuality != "asserted":
        return Cell(value=account.factuality, ids=(account.factuality,), spans=_given(account.factuality_span))
    if slot == "source" and account.sources:
        return Cell(value=" < ".join(s.id for s in account.sources), ids=tuple(s.id for s in account.sources), spans=tuple(s.span for s in account.sources))
    return None


def _listed(account: Account, slot: str) -> Cell | None:
    if LISTS[slot] == "actor":
        actors = [a for a in account.actors if a.role == slot]
        return Cell(value=", ".join(sorted(a.id for a in actors)), ids=tuple(a.id for a in actors), spans=tuple(a.span for a in actors), status=actors[0].status) if actors else None
    things = account.objects if slot == "object" else account.weapons
    return Cell(value=", ".join(sorted(t.id for t in things)), ids=tuple(t.id for t in things), spans=tuple(t.span for t in things)) if things else None


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
