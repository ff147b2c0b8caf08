"""The SQLite file of a run: reports, accounts, incidents and issues as JSON with the columns that searches need, and a folded text index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import msgspec

from riwaya.errors import StoreError
from riwaya.grammar.spelling import fold
from riwaya.model import Account, Incident, Issue, Report

USER_VERSION = 1
SCHEMA = """
CREATE TABLE reports (report_id TEXT PRIMARY KEY, outlet TEXT, published TEXT, sha256 TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE incidents (incident_id TEXT PRIMARY KEY, kind TEXT NOT NULL, date_start TEXT, standing TEXT NOT NULL, lat REAL, lon REAL, record TEXT NOT NULL);
CREATE TABLE accounts (account_id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports, incident_id TEXT NOT NULL REFERENCES incidents, record TEXT NOT NULL);
CREATE TABLE issues (number INTEGER PRIMARY KEY, source TEXT NOT NULL, severity TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE decisions (decision_id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE INDEX accounts_by_incident ON accounts (incident_id);
CREATE VIRTUAL TABLE search USING fts5 (report_id UNINDEXED, text, content='', contentless_delete=0);
"""


def write_database(path: Path, reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], issues: Sequence[Issue]) -> None:
    """Write a fresh store in one transaction; raises `StoreError` on a full disk or a broken file."""
    encode = msgspec.json.encode
    try:
        connection = sqlite3.connect(path)
        try:
            connection.executescript(SCHEMA.replace(", contentless_delete=0", ""))
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA user_version = {USER_VERSION}")
            with connection:
                connection.executemany("INSERT INTO reports VALUES (?,?,?,?,?)", ((r.report_id, r.outlet, r.published, r.sha256, encode(r).decode()) for r in reports))
                connection.executemany(
                    "INSERT INTO incidents VALUES (?,?,?,?,?,?,?)",
                    ((i.incident_id, i.kind, i.date_start, i.standing, i.place.lat if i.place else None, i.place.lon if i.place else None, encode(i).decode()) for i in incidents),
                )
                connection.executemany("INSERT INTO accounts VALUES (?,?,?,?)", ((a.account_id, a.report_id, a.incident_id, encode(a).decode()) for a in accounts))
                connection.executemany("INSERT INTO issues VALUES (?,?,?,?)", ((n, i.source, i.severity, encode(i).decode()) for n, i in enumerate(issues)))
                connection.executemany("INSERT INTO search (rowid, report_id, text) VALUES (?,?,?)", ((n, r.report_id, fold(r.text).text) for n, r in enumerate(reports)))
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error


def holds_decisions(path: Path) -> bool:
    """Whether the store at `path` holds decisions of people; a missing file holds none."""
    if not path.exists():
        return False
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM decisions)").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreError(f"{path}: is no store of riwaya: {error}") from error


def canonical_dump(path: Path) -> list[tuple[str, str]]:
    """All records of a store as (table, JSON), in a fixed order: two stores are the same when their dumps are."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [(table, row[0]) for table in ("reports", "incidents", "accounts", "issues", "decisions") for row in connection.execute(f"SELECT record FROM {table} ORDER BY 1")]
    finally:
        connection.close()
