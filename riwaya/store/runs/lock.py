"""One writer: a lock that the operating system takes back when its process dies, whatever ends it.

It is SQLite's own lock on a small file beside what is written, so it works the same on every system and no stale lock ever stays.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from riwaya.errors import StoreError


class WriterLock:
    """Held from `take` to `release`; `told` is what a second writer hears."""

    def __init__(self, path: Path, told: str) -> None:
        self.path, self.told = path, told
        self.connection: sqlite3.Connection | None = None

    def take(self) -> None:
        """Take the lock or raise `StoreError` at once."""
        try:
            self.connection = sqlite3.connect(self.path, timeout=0, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = OFF")
            self.connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            if "locked" in str(error):
                raise StoreError(f"{self.told}; wait for it or end it") from error
            raise StoreError(f"{self.path}: cannot be written: {error}") from error

    def release(self) -> None:
        """Give the lock back; its file goes with it."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
