"""The store as the app holds it: a connection for each thread that reads, one for all that write, one writer at a time.

Reads see one state of the store from their first row to their last. What an `add` beside the app changed is noticed by the next read, and the facts are
made anew in a thread of their own while lists still show what they showed.
"""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from riwaya.errors import StoreError
from riwaya.store import Store
from riwaya.store.facts import is_fresh, rebuild
from riwaya.store.lists import Reading, add_functions
from riwaya.store.schema import ensure_facts

SECONDS_TO_WAIT = 5


class Desk:
    """One store, open for as long as the app runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._refreshing: threading.Thread | None = None
        # opening brings the tables to this version
        with Store(path) as store, store.transaction() as connection:
            ensure_facts(connection)
            if not is_fresh(connection):
                rebuild(connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store."""
        connection = self._reader()
        if connection.in_transaction:  # a read within a read
            yield connection
            return
        try:
            connection.execute("BEGIN")
            try:
                self._notice(connection)
                yield connection
            finally:
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}") from error

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store, for one writer at a time; what is written in one `store.transaction()` is written whole or not at all."""
        with self._lock, Store(self.path) as store:
            add_functions(store.connection)
            yield store

    def audit(self, *, who: str, what: str, target: str, outcome: str, address: str) -> None:
        """A line of the audit log."""
        with self.writing() as store, store.transaction() as connection:
            connection.execute("INSERT INTO audit (at, who, what, target, outcome, address) VALUES (?,?,?,?,?,?)", (now(), who, what, target[:500], outcome, address))

    def close(self) -> None:
        """Close what is open."""
        if self._refreshing is not None:
            self._refreshing.join()
        for connection in self._opened:
            connection.close()

    def _reader(self) -> Reading:
        connection: Reading | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False, factory=Reading)
            connection.memo = {}
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA mmap_size = 1073741824")
            add_functions(connection)
            self._local.connection = connection
            self._opened.append(connection)
        return connection

    def _notice(self, connection: Reading) -> None:
        # from here on one state of the store is seen: SQLite has to look at the file to tell the version
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if version == getattr(self._local, "version", None):
            return
        self._local.version = version
        connection.memo.clear()
        if not is_fresh(connection) and (self._refreshing is None or not self._refreshing.is_alive()):
            self._refreshing = threading.Thread(target=self._refresh, daemon=True)
            self._refreshing.start()

    def _refresh(self) -> None:
        with self.writing() as store, store.transaction() as connection:
            if not is_fresh(connection):
                rebuild(connection)


def now() -> str:
    """The time as the store keeps it: UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
