"""A run that grows beside DIR until it is whole: what was extracted is kept, so that a killed run goes on where it was.

`.NAME.unfinished` holds the store of the run. Reports go in in the order of the input, with the engine that extracted them; a run that goes on
checks the input against them, one by one, and begins anew where something differs. At the end the other files are written from the
store, a record at a time, and the folder takes the place of DIR. One process writes: another is told.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account, Collection, Incident, Issue, Report
from riwaya.store.history import given_digest, vouch
from riwaya.store.lasting import Store
from riwaya.store.runs.lock import WriterLock
from riwaya.store.runs.swapping import swap
from riwaya.store.schema import incident_columns

SORTED = "ifnull(nullif(published, ''), '9999'), report_id"
NAMES = ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl")


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run wrote, in numbers. `kinds` are the commonest, `on_page` the incidents that report.html holds."""

    reports: int
    no_incident: int
    skipped: int
    near_copies: int
    accounts: int
    denied: int
    incidents: int
    corroborated: int
    contested: int
    unplaced: int
    on_page: int
    kinds: tuple[tuple[str, int], ...]


class Unfinished:
    """The run that grows beside `folder`; use it in a `with`. `engine` names what extracts: what another one extracted is dropped."""

    def __init__(self, folder: Path, engine: str, *, is_durable: bool = True) -> None:
        self.folder, self.engine, self.is_durable = folder, engine, is_durable
        self.path = folder.with_name(f".{folder.name}.unfinished")
        self.file = self.path / "riwaya.db"
        self.lock = WriterLock(folder.with_name(f".{folder.name}.lock"), f"another run is writing {folder}")
        self.store: Store

    def __enter__(self) -> Unfinished:
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written: {error.strerror or error}") from error
        self.lock.take()
        try:
            try:
                self._open()
            except StoreError:
                self.restart()
            if self.store.connection.execute("SELECT 1 FROM reports WHERE engine != ? LIMIT 1", (self.engine,)).fetchone():
                self.restart()
        except BaseException:
            self.lock.release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        is_empty = kind is None and self.file.exists() and self.store.connection.execute("SELECT 1 FROM reports LIMIT 1").fetchone() is None
        self.store.connection.close()
        if is_empty:
            shutil.rmtree(self.path, ignore_errors=True)
        self.lock.release()

    def restart(self) -> None:
        """Drop what is there and begin anew."""
        if hasattr(self, "store"):
            self.store.connection.close()
        shutil.rmtree(self.path, ignore_errors=True)
        self._open()

    def _open(self) -> None:
        try:
            self.path.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written: {error.strerror or error}; the previous result is untouched") from error
        self.store = Store(self.file, is_new=True, is_durable=self.is_durable)

    def after(self, reports: Iterator[Report]) -> Iterator[Report] | None:
        """The reports that were not extracted yet; `None`, and all is dropped, where the input is not the one that this run began with."""
        held = self.store.connection.execute("SELECT report_id, given FROM reports ORDER BY rowid").fetchall()
        for expected in held:
            report = next(reports, None)
            if report is None or (report.report_id, given_digest(report)) != expected:
                self.restart()
                return None
        return reports

    @property
    def extracted(self) -> int:
        """How many reports are kept."""
        return int(self.store.connection.execute("SELECT count(*) FROM reports").fetchone()[0])

    def put(self, rows: Sequence[tuple[Report, Report, Sequence[Account]]]) -> None:
        """Keep a batch: each report as it was read, as it was cleaned, and its accounts."""
        self.store.put(rows, self.engine)

    def skipped(self) -> Iterator[Report]:
        """The reports that were not read, in the order of the input."""
        return (msgspec.json.decode(record, type=Report) for (record,) in self.store.connection.execute("SELECT record FROM reports WHERE json_extract(record, '$.status') = 'skipped' ORDER BY rowid"))

    def by_day(self) -> Iterator[Report]:
        """All reports by (published, report_id)."""
        return (msgspec.json.decode(record, type=Report) for (record,) in self.store.connection.execute(f"SELECT record FROM reports ORDER BY {SORTED}"))

    def told(self) -> Iterator[tuple[Report, list[Account]]]:
        """Each report with its accounts, in the order of the input."""
        connection = self.store.connection
        for report_id, record in connection.execute("SELECT report_id, record FROM reports ORDER BY rowid"):
            rows = connection.execute("SELECT record FROM accounts WHERE report_id = ? ORDER BY position", (report_id,))
            yield msgspec.json.decode(record, type=Report), [msgspec.json.decode(row, type=Account) for (row,) in rows]

    def accounts(self, identities: Iterable[str]) -> list[Account]:
        """The accounts of these ids, in their order."""
        connection = self.store.connection
        return [msgspec.json.decode(connection.execute("SELECT record FROM accounts WHERE account_id = ?", (i,)).fetchone()[0], type=Account) for i in identities]

    def put_linked(self, copies: Mapping[str, str], incidents: Iterable[Incident], issues: Sequence[Issue]) -> None:
        """Keep all that linking says, in one transaction; incidents are taken one by one."""
        encode = msgspec.json.encode
        with self.store.transaction() as connection:
            connection.execute("UPDATE accounts SET incident_id = NULL")
            for table in ("links", "incidents", "issues"):
                connection.execute(f"DELETE FROM {table}")
            for incident in incidents:
                connection.execute("INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?,?)", incident_columns(msgspec.to_builtins(incident), encode(incident).decode()))
                connection.executemany("UPDATE accounts SET incident_id = ? WHERE account_id = ?", ((incident.incident_id, i) for i in incident.accounts))
                connection.executemany("INSERT INTO links VALUES (?,?,?,?)", ((*link.accounts, incident.incident_id, link.match_weight) for link in incident.links))
            connection.execute("UPDATE reports SET near_copy_of = NULL")
            connection.executemany("UPDATE reports SET near_copy_of = ? WHERE report_id = ?", ((original, copy) for copy, original in copies.items()))
            connection.executemany("INSERT INTO issues VALUES (?,?,?,?)", ((n, i.source, i.severity, encode(i).decode()) for n, i in enumerate(issues)))
            connection.execute("INSERT OR REPLACE INTO state VALUES ('linking', 'done')")
            connection.execute("DELETE FROM unlinked")  # a run is linked anew, whatever comes
            vouch(connection, [identity for (identity,) in connection.execute("SELECT incident_id FROM incidents")], copies)

    def newest(self, most_reports: int) -> Collection:
        """What a page can hold: everything or, of a large run, the incidents of the newest days that `most_reports` reports tell, with their accounts and reports."""
        connection = self.store.connection
        if connection.execute("SELECT count(DISTINCT report_id) FROM accounts").fetchone()[0] <= most_reports:
            return self.store.collection()
        taken: dict[str, Incident] = {}
        wanted: set[str] = set()
        for (record,) in connection.execute("SELECT record FROM incidents ORDER BY ifnull(date_start, '') DESC, incident_id"):
            incident = msgspec.json.decode(record, type=Incident)
            if len(wanted.union(incident.reports)) > most_reports:
                break
            wanted.update(incident.reports)
            taken[incident.incident_id] = incident
        homes = {i: incident.incident_id for incident in taken.values() for i in incident.accounts}
        reports = [self._report(*row) for row in connection.execute("SELECT record, near_copy_of FROM reports ORDER BY rowid") if msgspec.json.decode(row[0], type=_Named).report_id in wanted]
        accounts = [msgspec.structs.replace(a, incident_id=homes[a.account_id]) for a in self.accounts(homes)]
        order = [identity for (identity,) in connection.execute("SELECT incident_id FROM incidents ORDER BY rowid") if identity in taken]
        return Collection(reports=tuple(reports), accounts=tuple(accounts), incidents=tuple(taken[i] for i in order))

    def finish(self, page: bytes, on_page: int) -> Summary:
        """Write the other files, put the folder in the place of the previous run; raises `StoreError` where that cannot be."""
        try:
            summary = self._write(page, on_page)
            # one file: the log is folded in, so that the folder can be copied
            self.store.connection.execute("PRAGMA journal_mode = DELETE")
            self.store.connection.close()
            swap(self.path, self.folder)
            # where the two changed places, the previous run lies here now
            shutil.rmtree(self.path, ignore_errors=True)
            return summary
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written: {error.strerror or error}; the previous result is untouched, and what was extracted is kept for the same command") from error

    def _write(self, page: bytes, on_page: int) -> Summary:
        connection, count, kinds = self.store.connection, Counter[str](), Counter[str]()

        def reports() -> Iterator[bytes]:
            for row in connection.execute("SELECT record, near_copy_of FROM reports ORDER BY rowid"):
                report = self._report(*row)
                count.update(("reports", report.status, *(("near_copies",) if report.near_copy_of else ())))
                yield msgspec.json.encode(report)

        def accounts() -> Iterator[bytes]:
            for record, home in connection.execute("SELECT a.record, a.incident_id FROM accounts a JOIN reports r USING (report_id) ORDER BY r.rowid, a.position"):
                account = msgspec.json.decode(record, type=Account)
                count.update(("accounts", *(("denied",) if account.factuality in ("denied", "doubted") else ())))
                yield msgspec.json.encode(msgspec.structs.replace(account, incident_id=home))

        def incidents() -> Iterator[bytes]:
            for (record,) in connection.execute("SELECT record FROM incidents ORDER BY rowid"):
                incident = msgspec.json.decode(record, type=Incident)
                is_placed = incident.place is not None and incident.place.lat is not None
                count.update(("incidents", incident.standing, *(() if is_placed else ("unplaced",)), *(("corroborated by two",) if incident.independent_sources > 1 else ())))
                kinds[incident.kind] += 1
                yield record.encode()

        issues = (record.encode() for (record,) in connection.execute("SELECT record FROM issues ORDER BY number"))
        for name, rows in zip(NAMES, (reports(), accounts(), incidents(), issues), strict=True):
            self._file(name, (row + b"\n" for row in rows))
        self._file("report.html", [page])
        return Summary(
            reports=count["reports"], no_incident=count["no_incident"], skipped=count["skipped"], near_copies=count["near_copies"], accounts=count["accounts"], denied=count["denied"],
            incidents=count["incidents"], corroborated=count["corroborated by two"], contested=count["contested"], unplaced=count["unplaced"], on_page=on_page, kinds=tuple(kinds.most_common(5)),
        )

    def _file(self, name: str, pieces: Iterable[bytes]) -> None:
        with (self.path / name).open("wb") as file:
            file.writelines(pieces)
            if self.is_durable:
                file.flush()
                os.fsync(file.fileno())

    @staticmethod
    def _report(record: str, near_copy_of: str | None) -> Report:
        return msgspec.structs.replace(msgspec.json.decode(record, type=Report), near_copy_of=near_copy_of)


class _Named(msgspec.Struct, frozen=True):
    report_id: str
