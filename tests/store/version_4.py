"""Makes a store as version 4 wrote it: nothing to start linking from but sketches, and one entry of the history for all that linking says."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from riwaya.store.history import append
from riwaya.store.schema import linking_digest_of_4


def write_version_4(path: Path, source: Path) -> None:
    """What a store of today holds, as version 4 kept it; its chain is made anew, and what it said of single incidents is said of all at its end."""
    shutil.copy(source, path)
    connection = sqlite3.connect(path)
    with connection:
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master WHERE type = 'trigger' OR name IN ('reports_by_original', 'reports_by_engine', 'links_by_account', 'links_by_other')").fetchall():
            connection.execute(f"DROP {kind} {name}")
        held = connection.execute("SELECT report_id, made_of, sketch FROM sketches ORDER BY number").fetchall()
        for table in ("tellings", "blocks", "edges", "bands", "unlinked", "sketches"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("CREATE TABLE sketches (report_id TEXT PRIMARY KEY REFERENCES reports, made_of TEXT NOT NULL, sketch BLOB NOT NULL)")
        connection.executemany("INSERT INTO sketches VALUES (?,?,?)", held)
        linked = linking_digest_of_4(connection)
        connection.execute("DELETE FROM state WHERE name IN ('linked_by', 'assessed_by', 'linked_decisions')")
        connection.executemany("INSERT OR REPLACE INTO state VALUES (?,?)", (("linked_from", "{}"), ("linked_digest", linked), ("sketched_by", "it")))
        entries = connection.execute("SELECT what, key, digest FROM history WHERE what NOT IN ('incident', 'copy', 'linked') ORDER BY number").fetchall()
        connection.execute("DELETE FROM history")
        append(connection, [*entries, ("linked", "", linked)])
        connection.execute("PRAGMA user_version = 4")
    connection.close()
