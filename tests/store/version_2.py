"""Makes a store as version 2 wrote it, so that the step to the next version is tested from a real file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.store.version_4 import write_version_4

TABLES = """
CREATE TABLE runs (run_id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, version TEXT NOT NULL, engine TEXT NOT NULL, settings TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0, extracted_again INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0);
CREATE TABLE reports (report_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, outlet TEXT, published TEXT, sha256 TEXT NOT NULL, given TEXT NOT NULL, engine TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1, near_copy_of TEXT, url TEXT, label TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE report_versions (report_id TEXT NOT NULL REFERENCES reports, version INTEGER NOT NULL, sha256 TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (report_id, version));
CREATE TABLE incidents (incident_id TEXT PRIMARY KEY, kind TEXT NOT NULL, date_start TEXT, date_end TEXT, standing TEXT NOT NULL, lat REAL, lon REAL, place TEXT, record TEXT NOT NULL);
CREATE TABLE accounts (account_id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports, incident_id TEXT REFERENCES incidents, position INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE links (account TEXT NOT NULL REFERENCES accounts, other TEXT NOT NULL REFERENCES accounts, incident_id TEXT NOT NULL REFERENCES incidents, match_weight INTEGER NOT NULL);
CREATE TABLE issues (number INTEGER PRIMARY KEY, source TEXT NOT NULL, severity TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE decisions (decision_id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE history (number INTEGER PRIMARY KEY, what TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, chain TEXT NOT NULL);
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE INDEX accounts_by_incident ON accounts (incident_id);
CREATE INDEX accounts_by_report ON accounts (report_id, position, incident_id);
CREATE INDEX incidents_by_day ON incidents (date_start);
CREATE INDEX incidents_by_point ON incidents (lat, lon);
CREATE INDEX links_by_incident ON links (incident_id);
CREATE VIRTUAL TABLE search USING fts5 (text, stems, content='', detail=full);
PRAGMA user_version = 2;
"""
COPIED = {
    "runs": "*", "reports": "*", "report_versions": "*", "incidents": "*", "accounts": "account_id, report_id, incident_id, position, record", "links": "*", "issues": "*", "decisions": "decision_id, record",
    "history": "*", "state": "*",
}


def write_version_2(path: Path, source: Path) -> None:
    """What a store of today holds that version 2 knew, as version 2 kept it; the index stays empty."""
    later = path.with_suffix(".later")
    write_version_4(later, source)
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    connection.execute("ATTACH ? AS source", (str(later),))
    with connection:
        for table, columns in COPIED.items():
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM source.{table}")
    connection.close()
