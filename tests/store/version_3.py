"""Makes a store as version 3 wrote it: without sketches, and with records of reports that did not say where title and outlet come from."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from riwaya.store.history import append, digest, report_digest
from tests.store.version_4 import write_version_4

LATER = ("title_basis", "outlet_basis")


def write_version_3(path: Path, source: Path) -> None:
    """What a store of today holds that version 3 knew, as version 3 kept it; its chain is made anew over the older records."""
    write_version_4(path, source)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DROP TABLE sketches")
        connection.execute("DELETE FROM state WHERE name = 'sketched_by'")
        for table in ("reports", "report_versions"):
            for number, record in connection.execute(f"SELECT rowid, record FROM {table}").fetchall():
                connection.execute(f"UPDATE {table} SET record = ? WHERE rowid = ?", (_older(record), number))
        entries = connection.execute("SELECT what, key, digest FROM history ORDER BY number").fetchall()
        connection.execute("DELETE FROM history")
        append(connection, [(what, key, _digest(connection, what, key) or content) for what, key, content in entries])
        connection.execute("PRAGMA user_version = 3")
    connection.close()


def _older(record: str) -> str:
    return msgspec.json.encode({key: value for key, value in msgspec.json.decode(record).items() if key not in LATER}).decode()


def _digest(connection: sqlite3.Connection, what: str, key: str) -> str | None:
    if what == "version":
        identity, _, version = key.rpartition("@")
        return digest(connection.execute("SELECT record FROM report_versions WHERE report_id = ? AND version = ?", (identity, int(version))).fetchone()[0])
    if what != "report":
        return None
    told = [record for (record,) in connection.execute("SELECT record FROM accounts WHERE report_id = ? AND NOT is_added ORDER BY position", (key,))]
    return report_digest(connection.execute("SELECT record FROM reports WHERE report_id = ?", (key,)).fetchone()[0], told)
