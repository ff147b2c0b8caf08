"""The tables of a store and the steps from each version to the next, by SQLite's `user_version`.

Reports and accounts are kept as they were extracted; what linking says of them (incident, near-copy) stands in columns beside the record, so
that the history can vouch for the record. Each step runs in one transaction and is tested from a file of the version before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import msgspec

from riwaya.errors import StoreError
from riwaya.grammar.search import search_text
from riwaya.model import Account, Report
from riwaya.store.history import digest, digest_of, vouch
from riwaya.store.linking_tables import LINKING_TABLES
from riwaya.store.review_tables import ALTERED, DERIVED, FACT_TABLES, REVIEW_TABLES

USER_VERSION = 5
TABLES_VERSION = 2
MOST_LABEL = 100
CUT = "…"
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
"""


def migrate(connection: sqlite3.Connection, path: str, *, is_new: bool = True) -> None:
    """Bring a store to this version; a store of a later one is refused, and so is a file that holds nothing where no store is to be made (`is_new`)."""
    version = _version(connection)
    # SQLite takes a file of no bytes for an empty database
    if version == 0 and not is_new and not connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table'").fetchone():
        raise StoreError(f"{path}: is empty and no store; `riwaya add --db {path} PATH...` makes one")
    if version > USER_VERSION:
        raise StoreError(f"{path}: was written by a later version of riwaya (store {version}, this one reads up to {USER_VERSION}); upgrade riwaya")
    if version == USER_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another process may have made the store, or brought it up, while this one waited
        version = _version(connection)
        if version == 0:
            if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table'").fetchone():
                raise StoreError(f"{path}: is a database, but no store of riwaya")
            _statements(connection, TABLES)
        for step in range(version or TABLES_VERSION, USER_VERSION):
            STEPS[step](connection)
        connection.execute(f"PRAGMA user_version = {USER_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _from_1(connection: sqlite3.Connection) -> None:
    """Version 1 was the store of a run: no runs, versions, links or history, and an index of folded text alone."""
    old = {table: connection.execute(f"SELECT record FROM {table} ORDER BY rowid").fetchall() for table in ("reports", "accounts", "incidents", "issues", "decisions")}
    for index in ("accounts_by_incident",):
        connection.execute(f"DROP INDEX IF EXISTS {index}")
    for table in ("search", "accounts", "incidents", "issues", "decisions", "reports"):
        connection.execute(f"DROP TABLE {table}")
    _statements(connection, TABLES)
    reports = [msgspec.json.decode(row, type=Report) for (row,) in old["reports"]]
    for number, (report, (record,)) in enumerate(zip(reports, old["reports"], strict=True), 1):
        connection.execute("INSERT INTO reports VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (report.report_id, number, report.outlet, report.published, report.sha256, "", "", 1, report.near_copy_of, report.url, label(report), record))
        connection.execute("INSERT INTO search (rowid, text, stems) VALUES (?,?,?)", (number, *search_text(f"{report.title or ''}\n{report.text}")))
    for (record,) in old["incidents"]:
        connection.execute("INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?,?)", incident_columns(msgspec.json.decode(record), record))
    for position, (record,) in enumerate(old["accounts"]):
        account = msgspec.json.decode(record, type=Account)
        connection.execute("INSERT INTO accounts (account_id, report_id, incident_id, position, record) VALUES (?,?,?,?,?)", (account.account_id, account.report_id, account.incident_id, position, record))
    connection.executemany("INSERT INTO issues VALUES (?,?,?,?)", ((n, i["source"], i["severity"], r) for n, (r,) in enumerate(old["issues"]) for i in [msgspec.json.decode(r)]))
    connection.executemany("INSERT INTO decisions (record) VALUES (?)", old["decisions"])
    # without an engine on its rows, everything is extracted again when it is added again; its history starts here
    connection.execute("INSERT INTO state VALUES ('migrated_from', '1')")


def _from_2(connection: sqlite3.Connection) -> None:
    """Version 2 knew no work of people but decisions about links."""
    _statements(connection, ALTERED)
    _statements(connection, REVIEW_TABLES)


def _from_3(connection: sqlite3.Connection) -> None:
    """Version 3 kept no sketches: the next add makes them all."""
    connection.execute("CREATE TABLE sketches (report_id TEXT PRIMARY KEY REFERENCES reports, made_of TEXT NOT NULL, sketch BLOB NOT NULL)")


def _from_4(connection: sqlite3.Connection) -> None:
    """Version 4 kept nothing to start linking from but sketches, and one entry of the history for all incidents: the next add links everything, and the history speaks of each."""
    _statements(connection, LINKING_TABLES)
    connection.execute("INSERT INTO unlinked SELECT 'report', report_id FROM reports")
    connection.execute("DELETE FROM state WHERE name IN ('linked_from', 'linked_digest', 'sketched_by')")
    last = connection.execute("SELECT digest FROM history WHERE what = 'linked' ORDER BY number DESC LIMIT 1").fetchone()
    # what was changed by hand stays without entries, so that it is still found
    if last is not None and last[0] == linking_digest_of_4(connection):
        vouch(connection, [i for (i,) in connection.execute("SELECT incident_id FROM incidents")], [i for (i,) in connection.execute("SELECT report_id FROM reports WHERE near_copy_of IS NOT NULL")])


def linking_digest_of_4(connection: sqlite3.Connection) -> str:
    """One hash over all that linking says, as version 4 made it."""
    queries = (
        "SELECT record FROM incidents ORDER BY incident_id", "SELECT account_id || ' ' || ifnull(incident_id, '') FROM accounts ORDER BY account_id",
        "SELECT report_id || ' ' || ifnull(near_copy_of, '') FROM reports ORDER BY report_id", "SELECT account || ' ' || other || ' ' || match_weight FROM links ORDER BY 1",
    )
    return digest(*(digest_of(row[0] for row in connection.execute(query)) for query in queries))


def ensure_facts(connection: sqlite3.Connection) -> None:
    """Make the tables of facts where they are not, or not of today's shape, inside the caller's transaction."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names.issuperset(DERIVED):
        for name in DERIVED:
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        _statements(connection, FACT_TABLES)
        connection.execute("DELETE FROM state WHERE name = 'facts_of'")


STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4}


def label(report: Report) -> str:
    """What a list of results shows of a report: its title, or how its text begins, cut between words.

    >>> label(Report.of("قصف " * 40, report_id="r"))[-5:]
    ' قصف…'
    """
    text = report.text.lstrip()
    if report.title or len(text) <= MOST_LABEL:
        return report.title or text.rstrip()
    whole = text[: MOST_LABEL + 1].rstrip()
    words = whole if len(whole) <= MOST_LABEL else whole.rsplit(maxsplit=1)[0]
    return f"{words[:MOST_LABEL]}{CUT}"


def incident_columns(incident: dict[str, object], record: str) -> tuple[object, ...]:
    """The row of an incident from its record."""
    place = incident.get("place")
    lat, lon, name = (place.get("lat"), place.get("lon"), place.get("name")) if isinstance(place, dict) else (None, None, None)
    return (incident["incident_id"], incident["kind"], incident.get("date_start"), incident.get("date_end"), incident["standing"], lat, lon, name, record)


def _statements(connection: sqlite3.Connection, script: str) -> None:
    """`executescript` would commit first: statements one by one stay inside the transaction."""
    for statement in _split(script):
        connection.execute(statement)


def _split(script: str) -> Iterable[str]:
    return (statement for part in script.split(";\n") if (statement := part.strip()))
