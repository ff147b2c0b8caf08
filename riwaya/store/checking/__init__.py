"""What stands beside the records of a store (columns that searches and exports ask, what people made of an account) against the records that it is made from.

The chain of hashes vouches for records, corrections and decisions; everything here follows from them, so that a cell that was changed by hand is found too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from riwaya.model import Account, Report
from riwaya.model.correction import Correction
from riwaya.model.report import content_hash
from riwaya.store.corrections import corrected
from riwaya.store.history import given_digest
from riwaya.store.schema import incident_columns, label

REPORTS = ("report_id", "outlet", "published", "sha256", "given", "url", "label", "version")
INCIDENTS = ("incident_id", "kind", "date_start", "date_end", "standing", "lat", "lon", "place")


class _Place(msgspec.Struct, frozen=True):
    name: str
    lat: float | None = None
    lon: float | None = None


class _Incident(msgspec.Struct, frozen=True):
    incident_id: str
    kind: str
    standing: str
    date_start: str | None = None
    date_end: str | None = None
    place: _Place | None = None


def column_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Each cell that does not follow from the record beside it, and each account that is not what corrections make of it."""
    try:
        yield from _columns(connection)
        yield from _corrected_faults(connection)
    except msgspec.DecodeError as error:
        yield f"a record cannot be read: {error}"


def _columns(connection: sqlite3.Connection) -> Iterator[str]:
    versions = dict(connection.execute("SELECT report_id, count(*) FROM report_versions GROUP BY 1"))
    for record, *told in connection.execute(f"SELECT record, {', '.join(REPORTS)} FROM reports ORDER BY rowid"):
        report = msgspec.json.decode(record, type=Report)
        # a report of a store that was brought up from version 1 does not say as what it was given
        given = given_digest(report) if told[4] else ""
        expected = (report.report_id, report.outlet, report.published, content_hash(report.text), given, report.url, label(report), 1 + versions.get(report.report_id, 0))
        yield from _differing(f"report {report.report_id}", REPORTS, told, expected)
    for record, *told in connection.execute(f"SELECT record, {', '.join(INCIDENTS)} FROM incidents ORDER BY rowid"):
        incident = msgspec.json.decode(record, type=_Incident)
        yield from _differing(f"incident {incident.incident_id}", INCIDENTS, told, incident_columns(msgspec.to_builtins(incident), record)[:-1])


def _differing(name: str, columns: tuple[str, ...], told: list[object], expected: tuple[object, ...]) -> Iterator[str]:
    yield from (f"{name}: its column {column} is not what its record says" for column, one, other in zip(columns, told, expected, strict=True) if one != other)


def _corrected_faults(connection: sqlite3.Connection) -> Iterator[str]:
    touched = "SELECT report_id FROM corrections UNION SELECT report_id FROM accounts WHERE is_added OR is_rejected OR corrected IS NOT NULL"
    for report_id, sha256 in connection.execute(f"SELECT report_id, sha256 FROM reports WHERE report_id IN ({touched}) ORDER BY rowid").fetchall():
        rows = connection.execute("SELECT account_id, record, corrected, is_rejected, is_added FROM accounts WHERE report_id = ? ORDER BY position", (report_id,)).fetchall()
        machine = [msgspec.json.decode(record, type=Account) for _, record, _, _, is_added in rows if not is_added]
        made = connection.execute("SELECT correction_id, record FROM corrections WHERE report_id = ? AND is_live ORDER BY correction_id", (report_id,))
        result = corrected(machine, [(number, msgspec.json.decode(record, type=Correction)) for number, record in made], sha256=sha256)
        now = {account.account_id: account for account in result.accounts}
        before = {account.account_id: account for account in machine}
        for identity, record, people, is_rejected, is_added in rows:
            account = now.get(identity)
            is_changed = account is not None and not is_added and account != before[identity]
            expected = msgspec.json.encode(account).decode() if account is not None else None
            if (identity in result.added) != bool(is_added) or (identity in result.rejected) != bool(is_rejected) or people != (expected if is_changed else None) or (is_added and record != expected):
                yield f"account {identity}: is not what the corrections of people make of it"
        yield from (f"account {identity}: a person added it, and it is not there" for identity in result.added - {row[0] for row in rows})
