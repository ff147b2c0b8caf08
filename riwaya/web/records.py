"""A report and an incident as the app shows them, read in one state of the store; `None` where there is no such record.

The ETag of each is its row's in the facts, so that a list and the record agree on what has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from riwaya.model import Incident, Masked, Report
from riwaya.store.facts import incident_digest
from riwaya.store.rows import CommentRow, CorrectionRow
from riwaya.store.work import AccountShown, accounts_shown, comments, corrections_of_report, present_id, standing
from riwaya.web.matrix import Matrix, matrix

MOST_TEXTS, MOST_CHARACTERS = 30, 300_000
NEAR_DAYS, NEAR_DEGREES, MOST_NEAR = 2, 0.3, 20


class IncidentNamed(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that a report tells."""

    incident_id: str
    kind: str
    standing: str
    date_start: str | None
    place: str | None


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


class ReportTold(msgspec.Struct, frozen=True, kw_only=True):
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


def report_etag(connection: sqlite3.Connection, report_id: str) -> str | None:
    """The ETag of a report, `None` where there is none."""
    row = connection.execute("SELECT revision FROM report_facts WHERE report_id = ?", (report_id,)).fetchone()
    return f"{row[0]:x}" if row else None


def incident_etag(connection: sqlite3.Connection, incident_id: str) -> str | None:
    """The ETag of an incident, `None` where there is none."""
    row = connection.execute("SELECT revision FROM facts WHERE incident_id = ?", (incident_id,)).fetchone()
    return f"{row[0]:x}" if row else None


def report_view(connection: sqlite3.Connection, report_id: str) -> ReportView | None:
    """One report."""
    row = connection.execute("SELECT record, near_copy_of FROM reports WHERE report_id = ?", (report_id,)).fetchone()
    etag = report_etag(connection, report_id)
    if row is None or etag is None:
        return None
    accounts = accounts_shown(connection, "a.report_id = ?", report_id)
    homes = list(dict.fromkeys(a.account.incident_id for a in accounts))
    marks = ",".join("?" * len(homes))
    found = connection.execute(f"SELECT incident_id, kind, standing, date_start, place FROM incidents WHERE incident_id IN ({marks}) ORDER BY date_start, incident_id", homes)
    (versions,) = connection.execute("SELECT version FROM reports WHERE report_id = ?", (report_id,)).fetchone()
    state = standing(connection, "report", report_id)
    return ReportView(
        report=msgspec.structs.replace(msgspec.json.decode(row[0], type=Report), near_copy_of=row[1]), accounts=tuple(accounts),
        incidents=tuple(IncidentNamed(incident_id=i, kind=k, standing=s, date_start=d, place=p) for i, k, s, d, p in found), corrections=tuple(corrections_of_report(connection, report_id)),
        state=state.state, state_by=state.who, state_at=state.at, versions=versions, etag=etag,
    )


def incident_view(connection: sqlite3.Connection, incident_id: str) -> IncidentView | None:
    """One incident, by its present id or an earlier one."""
    identity = present_id(connection, incident_id)
    row = connection.execute("SELECT record FROM incidents WHERE incident_id = ?", (identity,)).fetchone() if identity else None
    etag = incident_etag(connection, identity) if identity else None
    if identity is None or row is None or etag is None:
        return None
    incident = msgspec.json.decode(row[0], type=Incident)
    accounts = accounts_shown(connection, "a.incident_id = ?", identity)
    reports = _reports(connection, list(dict.fromkeys(a.account.report_id for a in accounts)))
    state = standing(connection, "incident", identity)
    told = [a.account for a in accounts if not a.is_rejected]
    (changes,) = connection.execute("SELECT count(*) FROM changes WHERE incident_id = ?", (identity,)).fetchone()
    return IncidentView(
        incident=incident, accounts=tuple(accounts), reports=reports, matrix=matrix(incident, told, {r.report_id: r.outlet for r in reports}), comments=tuple(comments(connection, identity)),
        state=state.state, state_by=state.who, state_at=state.at, is_changed=bool(state.seen) and state.seen != incident_digest(row[0]), near=_near(connection, incident), changes=changes, etag=etag,
    )


def _reports(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[ReportTold, ...]:
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT record, label, near_copy_of FROM reports WHERE report_id IN ({marks}) ORDER BY published, report_id", ids).fetchall()
    has_texts = len(rows) <= MOST_TEXTS and sum(len(record) for record, _, _ in rows) <= MOST_CHARACTERS
    found = [(msgspec.json.decode(record, type=Report), label, copy) for record, label, copy in rows]
    return tuple(
        ReportTold(
            report_id=r.report_id, label=label, outlet=r.outlet, published=r.published, url=r.url, near_copy_of=copy, title=r.title, text=r.text if has_texts else None, masked=r.masked if has_texts else (),
        )
        for r, label, copy in found
    )


def _near(connection: sqlite3.Connection, incident: Incident) -> tuple[msgspec.Raw, ...]:
    """Rows of incidents within two days, close by or with no point: what might be the same."""
    if not incident.date_start:
        return ()
    point, values = "", []
    if incident.place and incident.place.lat is not None and incident.place.lon is not None:
        point = "AND (lat IS NULL OR (lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?))"
        values = [incident.place.lat - NEAR_DEGREES, incident.place.lat + NEAR_DEGREES, incident.place.lon - NEAR_DEGREES, incident.place.lon + NEAR_DEGREES]
    rows = connection.execute(
        f"SELECT row FROM facts JOIN incident_rows USING (incident_id) WHERE date_start BETWEEN date(?, '-{NEAR_DAYS} days') AND date(?, '+{NEAR_DAYS} days') AND incident_id != ? {point} ORDER BY kind != ?, lat IS NULL, incident_id LIMIT {MOST_NEAR}",
        (incident.date_start, incident.date_start, incident.incident_id, *values, incident.kind),
    )
    return tuple(msgspec.Raw(row.encode()) for (row,) in rows)
