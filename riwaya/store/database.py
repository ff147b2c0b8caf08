"""The SQLite file of a run: a store like the lasting one, written fresh; and what a store holds, in a fixed order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from riwaya.errors import StoreError
from riwaya.model import Account, Incident, Issue, Report
from riwaya.store.lasting import Store


def write_database(path: Path, reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], issues: Sequence[Issue], *, engine: str = "") -> None:
    """Write a fresh store; raises `StoreError` on a full disk or a broken file. The folder is swapped in whole, so nothing is flushed yet."""
    told: dict[str, list[Account]] = {}
    for account in accounts:
        told.setdefault(account.report_id, []).append(account)
    with Store(path, is_new=True, is_durable=False) as store:
        store.put([(report, report, told.get(report.report_id, [])) for report in reports], engine)
        store.put_linked(reports, accounts, incidents, issues)
        # one file: the log is folded in, so that the folder can be copied
        store.connection.execute("PRAGMA journal_mode = DELETE")


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
