"""What a run directory or a store holds, as a `Collection` or in a fixed order; and whether people decided in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account, Choice, Collection, Incident, Report
from riwaya.store.lasting import Store
from riwaya.store.linked import in_order
from riwaya.store.search import fits

Record = TypeVar("Record", Account, Incident, Report)


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


def load(path: Path, *, choice: Choice = Choice(), has_texts: bool = True) -> Collection:
    """The records of a folder that `riwaya run --out` wrote, or of a store; raises `StoreError` for anything else.

    Of a store, what is not chosen is never held in memory. Without `has_texts` reports come without their text, for those who only count and name them.
    """
    if path.is_dir():
        reports = (report if has_texts else _without_text(report) for report in records(path, "reports.jsonl", Report))
        return Collection(reports=tuple(reports), accounts=tuple(records(path, "accounts.jsonl", Account)), incidents=tuple(records(path, "incidents.jsonl", Incident))).chosen(choice)
    with Store(path) as store:
        if not store.is_linked():
            raise StoreError(f"{path}: an add was interrupted before its reports were linked; run `riwaya add --db {path}` once more")
        with store.named_errors():
            return _chosen(store, choice, has_texts)


def outlets(path: Path) -> frozenset[str]:
    """The outlets of the reports of a folder that `riwaya run --out` wrote, or of a store."""
    if path.is_dir():
        return frozenset(report.outlet for report in records(path, "reports.jsonl", Report) if report.outlet)
    with Store(path) as store, store.named_errors():
        return frozenset(outlet for (outlet,) in store.connection.execute("SELECT DISTINCT outlet FROM reports WHERE outlet IS NOT NULL"))


def _chosen(store: Store, choice: Choice, has_texts: bool) -> Collection:
    has_conditions = choice.has_conditions()
    incidents, passed_over = [], 0
    for (record,) in store.connection.execute("SELECT record FROM incidents ORDER BY rowid"):
        incident = msgspec.json.decode(record, type=Incident)
        if not has_conditions or fits(store, choice, incident):
            incidents.append(incident)
        else:
            passed_over += 1
    ids = [incident.incident_id for incident in incidents]
    used = list(dict.fromkeys(identity for incident in incidents for identity in incident.reports))
    accounts = tuple(store.accounts(ids if has_conditions else None))
    reports = tuple(report if has_texts else _without_text(report) for report in store.reports(used if has_conditions else None))
    return Collection(reports=reports, accounts=accounts, incidents=in_order(incidents, accounts, reports), passed_over=passed_over)


def _without_text(report: Report) -> Report:
    return msgspec.structs.replace(report, text="", masked=())


def records(folder: Path, name: str, record: type[Record]) -> list[Record]:
    """The records of one file of a run directory; raises `StoreError` where it is none, or its lines are of another version."""
    try:
        return [msgspec.json.decode(line, type=record) for line in (folder / name).read_bytes().splitlines()]
    except OSError as error:
        raise StoreError(f"{folder}: is no folder that `riwaya run --out` wrote: {name}: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise StoreError(f"{folder / name}: was written by another version or changed by hand: {error}; run `riwaya run` again") from error
