"""A run's SQLite file, written fresh as a store like the lasting one; and what a run directory or a store holds, as a `Collection` or in a fixed order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account, Collection, Incident, Issue, Report
from riwaya.store.lasting import Store

Record = TypeVar("Record", Account, Incident, Report)


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


def load(path: Path) -> Collection:
    """The records of a folder that `riwaya run --out` wrote, or of a store; raises `StoreError` for anything else."""
    if path.is_dir():
        return Collection(
            reports=tuple(records(path, "reports.jsonl", Report)), accounts=tuple(records(path, "accounts.jsonl", Account)), incidents=tuple(records(path, "incidents.jsonl", Incident)),
        )
    with Store(path) as store:
        if not store.is_linked():
            raise StoreError(f"{path}: an add was interrupted before its reports were linked; run `riwaya add --db {path}` once more")
        return store.collection()


def records(folder: Path, name: str, record: type[Record]) -> list[Record]:
    """The records of one file of a run directory; raises `StoreError` where it is none, or its lines are of another version."""
    try:
        return [msgspec.json.decode(line, type=record) for line in (folder / name).read_bytes().splitlines()]
    except OSError as error:
        raise StoreError(f"{folder}: is no folder that `riwaya run --out` wrote: {name}: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise StoreError(f"{folder / name}: was written by another version or changed by hand: {error}; run `riwaya run` again") from error
