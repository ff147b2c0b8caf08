"""The lasting store: one SQLite file (write-ahead log, foreign keys) to which reports are added again and again.

A batch of reports with their accounts is one transaction, so that a killed process leaves whole reports only; so is each part of linking (`riwaya/freshness.py`). A report
is known by its id: the same content by the same engine is not read again, other content is a new version and the old one is kept, and a
new engine extracts again. People's decisions are anchored to accounts and stay.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal
from urllib.parse import quote

import msgspec

from riwaya.errors import StoreError
from riwaya.grammar.search import search_text
from riwaya.model import Account, Collection, Incident, Issue, Report
from riwaya.store.changes import review_faults
from riwaya.store.checking import column_faults
from riwaya.store.history import append, digest, faults, given_digest, head, report_digest
from riwaya.store.linked import in_order
from riwaya.store.reattaching import reattach
from riwaya.store.schema import label, migrate

Kept = Literal["new", "changed", "extracted_again", "unchanged"]
WAIT_SECONDS = 10.0


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """What a store holds. `is_linked` is false after an interrupted add: the next one links what is there."""

    reports: int
    versions: int
    accounts: int
    incidents: int
    decisions: int
    runs: int
    history: int
    head: str
    is_linked: bool
    last_run: str | None
    engines: tuple[str, ...]


class Store:
    """An open store; use it in a `with`."""

    def __init__(self, path: Path, *, is_new: bool = False, is_durable: bool = True) -> None:
        if not is_new and not path.exists():
            raise StoreError(f"{path}: there is no store; `riwaya add --db {path} PATH...` makes one")
        self.path = path
        try:
            self.connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None) if is_new or not is_read_only(path) else _unchanging(path)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be opened: {error}") from error
        try:
            with self.named_errors():
                self.connection.execute(f"PRAGMA synchronous = {'FULL' if is_durable else 'OFF'}")
                migrate(self.connection, str(path), is_new=is_new)
                # only a file that is known to be a store is changed
                if is_new or not is_read_only(path):
                    self.connection.execute("PRAGMA journal_mode = WAL")
                self.connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or, whatever happens, nothing."""
        with self.named_errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def kept(self, report: Report, engine: str) -> Kept:
        """How a report as it was read stands to the store."""
        with self.named_errors():
            row = self.connection.execute("SELECT given, engine FROM reports WHERE report_id = ?", (report.report_id,)).fetchone()
        if row is None:
            return "new"
        if row[0] and row[0] != given_digest(report):
            return "changed"
        return "unchanged" if row[1] == engine and row[0] else "extracted_again"

    def put(self, rows: Sequence[tuple[Report, Report, Sequence[Account]]], engine: str) -> None:
        """Keep reports in one transaction: each as it was read, as it was cleaned, and its accounts."""
        with self.transaction() as connection:
            number = int(connection.execute("SELECT ifnull(max(number), 0) FROM reports").fetchone()[0])
            # a replaced report leaves its old row number unused in the index, so the next number is above both
            number = max(number, int((connection.execute("SELECT value FROM state WHERE name = 'last_number'").fetchone() or ("0",))[0]))
            for given, report, accounts in rows:
                number += 1
                self._put(connection, number, given, report, accounts, engine)
            connection.execute("INSERT OR REPLACE INTO state VALUES ('last_number', ?)", (str(number),))
            connection.execute("INSERT OR REPLACE INTO state VALUES ('linking', 'open')")

    def decide(self, record: str) -> None:
        """Keep a decision of a person; linking takes it from the next add on."""
        with self.transaction() as connection:
            cursor = connection.execute("INSERT INTO decisions (record) VALUES (?)", (record,))
            append(connection, [("decision", str(cursor.lastrowid), digest(record))])
            connection.execute("INSERT OR REPLACE INTO state VALUES ('linking', 'open')")

    def decisions(self) -> tuple[str, ...]:
        with self.named_errors():
            return tuple(row[0] for row in self.connection.execute("SELECT record FROM decisions WHERE is_live ORDER BY decision_id"))

    def start_run(self, *, version: str, engine: str, settings: str) -> int:
        """Note that an add begins; the number of the run. Clock times live here and nowhere else."""
        with self.transaction() as connection:
            cursor = connection.execute("INSERT INTO runs (started, version, engine, settings) VALUES (?,?,?,?)", (_now(), version, engine, settings))
            return int(cursor.lastrowid or 0)

    def last_settings(self) -> str | None:
        """The settings of the last run, as JSON."""
        with self.named_errors():
            row = self.connection.execute("SELECT settings FROM runs ORDER BY run_id DESC LIMIT 1").fetchone()
        return str(row[0]) if row else None

    def end_run(self, run_id: int, *, new: int, changed: int, extracted_again: int, unchanged: int) -> None:
        """Note that an add ended, and what it found."""
        with self.transaction() as connection:
            row = (_now(), new, changed, extracted_again, unchanged, run_id)
            connection.execute("UPDATE runs SET ended = ?, added = ?, changed = ?, extracted_again = ?, unchanged = ? WHERE run_id = ?", row)

    def collection(self) -> Collection:
        """Everything as people left it (accounts are corrected, rejected ones are left out): reports in the order in which they were first added, incidents in that of their earliest accounts."""
        with self.named_errors():
            reports, accounts = tuple(self.reports()), tuple(self.accounts())
            incidents = [msgspec.json.decode(record, type=Incident) for (record,) in self.connection.execute("SELECT record FROM incidents ORDER BY rowid")]
        return Collection(reports=reports, accounts=accounts, incidents=in_order(incidents, accounts, reports))

    def reports(self, ids: Sequence[str] | None = None) -> Iterator[Report]:
        """Reports one after the other; all, or those of `ids`."""
        where, values = ("", ()) if ids is None else ("WHERE report_id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(ids).decode(),))
        for record, copy in self.connection.execute(f"SELECT record, near_copy_of FROM reports {where} ORDER BY rowid", values):
            yield msgspec.structs.replace(msgspec.json.decode(record, type=Report), near_copy_of=copy)

    def accounts(self, incident_ids: Sequence[str] | None = None, *, as_told: bool = False) -> Iterator[Account]:
        """Accounts as people left them one after the other; all, or those of incidents. `incident_id` is the incident that linking made, or with `as_told` what the report calls it."""
        where, values = ("", ()) if incident_ids is None else ("AND a.incident_id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(incident_ids).decode(),))
        rows = self.connection.execute(f"SELECT ifnull(a.corrected, a.record), a.incident_id FROM accounts a JOIN reports r USING (report_id) WHERE NOT a.is_rejected {where} ORDER BY r.rowid, a.position", values)
        for record, home in rows:
            account = msgspec.json.decode(record, type=Account)
            yield account if home is None or as_told else msgspec.structs.replace(account, incident_id=home)

    def put_issues(self, issues: Sequence[Issue]) -> None:
        """Keep what an add could not read in the place of what the one before could not."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM issues")
            connection.executemany("INSERT INTO issues VALUES (?,?,?,?)", ((n, i.source, i.severity, msgspec.json.encode(i).decode()) for n, i in enumerate(issues)))

    def issues(self) -> tuple[Issue, ...]:
        """What the last add that read files could not read."""
        with self.named_errors():
            return tuple(msgspec.json.decode(record, type=Issue) for (record,) in self.connection.execute("SELECT record FROM issues ORDER BY number"))

    def is_linked(self) -> bool:
        with self.named_errors():
            return self.connection.execute("SELECT 1 FROM state WHERE name = 'linking' AND value = 'open'").fetchone() is None

    def faults(self, *, known_head: str | None = None) -> list[str]:
        """What `riwaya verify` finds wrong: the file itself, its references, its history, what stands beside the records."""
        with self.named_errors():
            found = [f"file: {row[0]}" for row in self.connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            found += [f"references: a row of {row[0]} points at a row of {row[2]} that is not there" for row in self.connection.execute("PRAGMA foreign_key_check")]
            return found + faults(self.connection, known_head=known_head) + review_faults(self.connection) + list(column_faults(self.connection))

    def status(self) -> Status:
        """Counts, the last run, the head of the history."""
        with self.named_errors():
            counts = {t: int(self.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in ("reports", "report_versions", "accounts", "incidents", "decisions", "runs")}
            last = self.connection.execute("SELECT started, ended, version, added, changed, extracted_again, unchanged FROM runs ORDER BY run_id DESC LIMIT 1").fetchone()
            engines = tuple(row[0] for row in self.connection.execute("SELECT engine FROM reports GROUP BY engine ORDER BY count(*) DESC, engine"))
            entries, chain = head(self.connection)
        told = None if last is None else f"{last[0]} to {last[1] or '(interrupted)'} by {last[2]}: {last[3]} new, {last[4]} changed, {last[5]} extracted again, {last[6]} unchanged"
        return Status(
            reports=counts["reports"], versions=counts["report_versions"], accounts=counts["accounts"], incidents=counts["incidents"], decisions=counts["decisions"], runs=counts["runs"],
            history=entries, head=chain, is_linked=self.is_linked(), last_run=told, engines=engines,
        )

    def _put(self, connection: sqlite3.Connection, number: int, given: Report, report: Report, accounts: Sequence[Account], engine: str) -> None:
        old = connection.execute("SELECT version, sha256, record, given FROM reports WHERE report_id = ?", (report.report_id,)).fetchone()
        record = msgspec.json.encode(report).decode()
        row = (number, report.outlet, report.published, report.sha256, given_digest(given), engine, report.url, label(report))
        version = 1
        if old is None:
            connection.execute("INSERT INTO reports (number, outlet, published, sha256, given, engine, url, label, version, record, report_id) VALUES (?,?,?,?,?,?,?,?,?,?,?)", (*row, version, record, report.report_id))
        else:
            version = old[0]
            if old[3] and old[3] != given_digest(given):
                connection.execute("INSERT INTO report_versions VALUES (?,?,?,?)", (report.report_id, version, old[1], old[2]))
                append(connection, [("version", f"{report.report_id}@{version}", digest(old[2]))])
                version += 1
            connection.execute("DELETE FROM links WHERE account IN (SELECT account_id FROM accounts WHERE report_id = ?1) OR other IN (SELECT account_id FROM accounts WHERE report_id = ?1)", (report.report_id,))
            connection.execute("DELETE FROM accounts WHERE report_id = ?", (report.report_id,))
            connection.execute("UPDATE reports SET number = ?, outlet = ?, published = ?, sha256 = ?, given = ?, engine = ?, url = ?, label = ?, version = ?, record = ? WHERE report_id = ?", (*row, version, record, report.report_id))
        connection.execute("INSERT INTO search (rowid, text, stems) VALUES (?,?,?)", (number, *search_text(f"{report.title or ''}\n{report.text}")))
        told = [msgspec.json.encode(account).decode() for account in accounts]
        connection.executemany("INSERT INTO accounts (account_id, report_id, position, record) VALUES (?,?,?,?)", ((a.account_id, a.report_id, p, t) for p, (a, t) in enumerate(zip(accounts, told, strict=True))))
        append(connection, [("report", report.report_id, report_digest(record, told))])
        reattach(connection, report, accounts)

    @contextmanager
    def named_errors(self) -> Iterator[None]:
        """SQLite's errors as ours, with what a person can do."""
        try:
            yield
        except sqlite3.Error as error:
            text = str(error)
            if "full" in text:
                raise StoreError(f"{self.path}: the disk is full: nothing was half written; free space and run the same command again") from error
            if "locked" in text:
                raise StoreError(f"{self.path}: another process is writing to this store; wait for it and run the same command again") from error
            if "readonly" in text or "unable to open" in text:
                raise StoreError(f"{self.path}: cannot be written where it lies; copy it to a folder that can") from error
            if any(sign in text for sign in ("not a database", "malformed", "vtable constructor", "Could not decode")):
                raise StoreError(f"{self.path}: is no store of riwaya, or is damaged: {text}") from error
            raise StoreError(f"{self.path}: {text}") from error
        except msgspec.DecodeError as error:
            raise StoreError(f"{self.path}: is damaged or was changed by hand: {error}; `riwaya verify` says where") from error


def is_read_only(path: Path) -> bool:
    """Whether neither the store nor a file beside it can be written, as on a disc or in somebody else's folder."""
    return path.exists() and not os.access(path.parent, os.W_OK)


def _unchanging(path: Path) -> sqlite3.Connection:
    """A store where nothing can be written, and so nothing changes; one with a log that was not folded in would be read as it was before that."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreError(f"{path}: was not closed when it was copied, and its log cannot be folded in where it lies; copy {path.name} and {log.name} to a folder that can be written")
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?immutable=1", uri=True, timeout=WAIT_SECONDS, isolation_level=None)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
