"""A report and an incident as the app shows them, read in one state of the store; `None` where there is no such record.

The ETag of each is its row's in the facts, so that a list and the record agree on what has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from riwaya.model import Incident, Masked, Report
from riwaya.store.facts import incident_digest
from riwaya.store.lists import BYTES
from riwaya.store.rows import CommentRow, CorrectionRow
from riwaya.store.work import AccountShown, Standing, accounts_shown, comments, corrections_of_report, present_id
from riwaya.web.matrix import Matrix, matrix

MOST_TEXTS, MOST_BYTES = 30, 500_000
NEAR_DAYS, NEAR_DEGREES, MOST_NEAR = 2, 0.3, 20


class IncidentNamed(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that a report tells."""

    incident_id: str
    kind: str
    standing: str
    date_start: str | None
    place: str | None
    place_en: str | None


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """A report with what it tells and what people made of it."""

    report: Report
    accounts: tuple[AccountShown, ...]
    incidents: tuple[IncidentNamed, ...]
    corrections: tuple[CorrectionRow, ...]
    state: str
    state_by: str | None
    state_at: str | None
    versions: int
    etag: str


class ReportTold(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A report of an incident; `text` is null where the texts together are too long to be sent."""

    report_id: str
    label: str
    outlet: str | None
    published: str | None
    url: str | None
    near_copy_of: str | None
    title: str | None
    text: str | None
    masked: tuple[Masked, ...]


class IncidentView(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its accounts, the matrix of who says what, comments, and incidents near it in place and time."""

    incident: Incident
    accounts: tuple[AccountShown, ...]
    reports: tuple[ReportTold, ...]
    matrix: Matrix
    comments: tuple[CommentRow, ...]
    state: str
    state_by: str | None
    state_at: str | None
    is_changed: bool
    near: tuple[msgspec.Raw, ...]
    changes: int
    etag: str


DRAFT = Standing().state
WORK = "w.state, w.who, w.at, w.seen"
REPORT = f"SELECT CAST(r.record AS BLOB), r.near_copy_of, r.version, f.revision, {WORK} FROM reports r JOIN report_facts f USING (report_id) LEFT JOIN workflow w ON w.what = 'report' AND w.key = r.report_id WHERE r.report_id = ?"
INCIDENT = (
    f"SELECT i.record, f.revision, (SELECT count(*) FROM changes c WHERE c.incident_id = i.incident_id), {WORK} FROM incidents i JOIN facts f USING (incident_id) "
    "LEFT JOIN workflow w ON w.what = 'incident' AND w.key = i.incident_id WHERE i.incident_id = ?"
)


class Kept(msgspec.Struct, frozen=True):
    """What an incident shows of a report's record beside its columns."""

    title: str | None = None
    text: str = ""
    masked: tuple[Masked, ...] = ()


def report_view(connection: sqlite3.Connection, report_id: str) -> ReportView | None:
    """One report."""
    row = connection.execute(REPORT, (report_id,)).fetchone()
    if row is None:
        return None
    record, near_copy_of, versions, revision, state, who, at, _ = row
    accounts = accounts_shown(connection, "a.report_id = ?", report_id)
    homes = list(dict.fromkeys(a.account.incident_id for a in accounts))
    marks = ",".join("?" * len(homes))
    found = connection.execute(f"SELECT incident_id, kind, standing, date_start, place, place_en FROM facts WHERE incident_id IN ({marks}) ORDER BY date_start, incident_id", homes)
    return ReportView(
        report=msgspec.structs.replace(msgspec.json.decode(record, type=Report), near_copy_of=near_copy_of), accounts=tuple(accounts),
        incidents=tuple(IncidentNamed(incident_id=i, kind=k, standing=s, date_start=d, place=p, place_en=e) for i, k, s, d, p, e in found), corrections=tuple(corrections_of_report(connection, report_id)),
        state=state or DRAFT, state_by=who, state_at=at, versions=versions, etag=f"{revision:x}",
    )


def incident_view(connection: sqlite3.Connection, incident_id: str) -> IncidentView | None:
    """One incident, by its present id or an earlier one."""
    row = connection.execute(INCIDENT, (incident_id,)).fetchone()
    if row is None:
        identity = present_id(connection, incident_id)
        row = connection.execute(INCIDENT, (identity,)).fetchone()
        if row is None:
            return None
    record, revision, changes, state, who, at, seen = row
    incident = msgspec.json.decode(record, type=Incident)
    identity = incident.incident_id
    accounts = accounts_shown(connection, "a.incident_id = ?", identity)
    reports = _reports(connection, list(dict.fromkeys(a.account.report_id for a in accounts)))
    told = [a.account for a in accounts if not a.is_rejected]
    return IncidentView(
        incident=incident, accounts=tuple(accounts), reports=reports, matrix=matrix(incident, told, {r.report_id: r.outlet for r in reports}), comments=tuple(comments(connection, identity)),
        state=state or DRAFT, state_by=who, state_at=at, is_changed=bool(seen) and seen != incident_digest(record), near=_near(connection, incident), changes=changes, etag=f"{revision:x}",
    )


def _reports(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[ReportTold, ...]:
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT report_id, label, outlet, published, url, near_copy_of, CAST(record AS BLOB) FROM reports WHERE report_id IN ({marks}) ORDER BY published, report_id", ids).fetchall()
    has_texts = len(rows) <= MOST_TEXTS and sum(len(row[-1]) for row in rows) <= MOST_BYTES
    found = []
    for identity, label, outlet, published, url, copy, record in rows:
        kept = msgspec.json.decode(record, type=Kept)
        found.append(ReportTold(
            report_id=identity, label=label, outlet=outlet, published=published, url=url, near_copy_of=copy, title=kept.title, text=kept.text if has_texts else None, masked=kept.masked if has_texts else (),
        ))
    return tuple(found)


def _near(connection: sqlite3.Connection, incident: Incident) -> tuple[msgspec.Raw, ...]:
    """Rows of incidents within two days, close by or with no point: what might be the same."""
    if not incident.date_start:
        return ()
    point, values = "", []
    if incident.place and incident.place.lat is not None and incident.place.lon is not None:
        point = "AND (lat IS NULL OR (lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?))"
        values = [incident.place.lat - NEAR_DEGREES, incident.place.lat + NEAR_DEGREES, incident.place.lon - NEAR_DEGREES, incident.place.lon + NEAR_DEGREES]
    rows = connection.execute(
        f"SELECT {BYTES} FROM facts JOIN incident_rows USING (incident_id) WHERE date_start BETWEEN date(?, '-{NEAR_DAYS} days') AND date(?, '+{NEAR_DAYS} days') AND incident_id != ? {point} ORDER BY kind != ?, lat IS NULL, incident_id LIMIT {MOST_NEAR}",
        (incident.date_start, incident.date_start, incident.incident_id, *values, incident.kind),
    )
    return tuple(msgspec.Raw(row) for (row,) in rows)
