"""Makes a store as version 1 wrote it, so that the step to the next version is tested from a real file: `python -m tests.store.version_1 FILE`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from riwaya.grammar.spelling import fold
from riwaya.pipeline import Result

SCHEMA = """
CREATE TABLE reports (report_id TEXT PRIMARY KEY, outlet TEXT, published TEXT, sha256 TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE incidents (incident_id TEXT PRIMARY KEY, kind TEXT NOT NULL, date_start TEXT, standing TEXT NOT NULL, lat REAL, lon REAL, record TEXT NOT NULL);
CREATE TABLE accounts (account_id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports, incident_id TEXT NOT NULL REFERENCES incidents, record TEXT NOT NULL);
CREATE TABLE issues (number INTEGER PRIMARY KEY, source TEXT NOT NULL, severity TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE decisions (decision_id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE INDEX accounts_by_incident ON accounts (incident_id);
CREATE VIRTUAL TABLE search USING fts5 (report_id UNINDEXED, text, content='');
PRAGMA user_version = 1;
"""


def write_version_1(path: Path, result: Result, decisions: tuple[str, ...] = ()) -> None:
    """The records of a run as a store of version 1."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    encode = msgspec.json.encode
    with connection:
        connection.executemany("INSERT INTO reports VALUES (?,?,?,?,?)", [(r.report_id, r.outlet, r.published, r.sha256, encode(r).decode()) for r in result.reports])
        rows = [(i.incident_id, i.kind, i.date_start, i.standing, i.place.lat if i.place else None, i.place.lon if i.place else None, encode(i).decode()) for i in result.incidents]
        connection.executemany("INSERT INTO incidents VALUES (?,?,?,?,?,?,?)", rows)
        connection.executemany("INSERT INTO accounts VALUES (?,?,?,?)", [(a.account_id, a.report_id, a.incident_id, encode(a).decode()) for a in result.accounts])
        connection.executemany("INSERT INTO issues VALUES (?,?,?,?)", [(n, i.source, i.severity, encode(i).decode()) for n, i in enumerate(result.issues)])
        connection.executemany("INSERT INTO decisions (record) VALUES (?)", [(d,) for d in decisions])
        connection.executemany("INSERT INTO search (rowid, report_id, text) VALUES (?,?,?)", [(n, r.report_id, fold(r.text).text) for n, r in enumerate(result.reports)])
    connection.close()
