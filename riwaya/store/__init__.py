"""Everything <-> disk: the run directory and its SQLite file, and the lasting store.

`store` writes one complete run beside DIR and swaps it in, in one step where the system can: DIR is a complete run or the previous one, whatever
kills the process; what a killed one left beside it is put in order by the next.
A DIR whose store holds people's decisions, or that is no run directory of ours, is refused.
"""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account, Incident, Issue, Report
from riwaya.store.database import holds_decisions, load, records, write_database
from riwaya.store.lasting import Status, Store
from riwaya.store.search import Hit, search

__all__ = ["FILES", "Hit", "Status", "Store", "StoreSettings", "check_folder", "load", "records", "search", "store"]

FILES = ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl", "report.html", "riwaya.db")


class StoreSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`is_durable`: flush every file to the disk before the swap."""

    is_durable: bool = True


def store(
    folder: Path, *, reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], issues: Sequence[Issue], page: bytes,
    settings: StoreSettings = StoreSettings(),
) -> None:
    """Write a run into `folder`, replacing an earlier run whole; raises `StoreError` where that would lose something."""
    check_folder(folder)
    fresh = folder.with_name(f".{folder.name}.writing-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        tables: tuple[Sequence[msgspec.Struct], ...] = (reports, accounts, incidents, issues)
        for name, rows in zip(FILES, tables, strict=False):
            _write(fresh / name, b"".join(msgspec.json.encode(row) + b"\n" for row in rows), settings)
        _write(fresh / "report.html", page, settings)
        write_database(fresh / "riwaya.db", reports, accounts, incidents, issues)
        _swap(fresh, folder)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror or error}; the previous result is untouched") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def check_folder(folder: Path) -> None:
    """Put in order what a killed run left, and refuse a folder that is not ours to replace."""
    recover(folder)
    if not folder.exists():
        return
    if not folder.is_dir():
        raise StoreError(f"{folder}: is a file; give a folder")
    names = {p.name for p in folder.iterdir()}
    if names and not names <= set(FILES):
        raise StoreError(f"{folder}: holds files that are no run of riwaya ({', '.join(sorted(names - set(FILES))[:3])}); give another folder")
    if holds_decisions(folder / "riwaya.db"):
        raise StoreError(f"{folder}: its store holds people's decisions; give another folder")


def _write(path: Path, content: bytes, settings: StoreSettings) -> None:
    with path.open("wb") as file:
        file.write(content)
        if settings.is_durable:
            file.flush()
            os.fsync(file.fileno())


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of `folder`, in one step where the system can; else a kill between two renames leaves the previous run beside it, which `recover` puts back."""
    if folder.exists() and exchange(fresh, folder):
        return
    old = folder.with_name(f".{folder.name}.previous-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (Linux, `renameat2`); false where the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    at_here, exchanging = -100, 2
    return bool(rename(at_here, os.fsencode(one), at_here, os.fsencode(other), exchanging) == 0)


def recover(folder: Path) -> None:
    """What killed runs left beside a folder: the previous run goes back where none stands, the rest is removed; what a living process writes stays."""
    left = [path for kind in ("previous", "writing") for path in sorted(folder.parent.glob(f".{glob.escape(folder.name)}.{kind}-*")) if path.is_dir() and not _is_written(path)]
    for path in left:
        if ".previous-" in path.name and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_written(path: Path) -> bool:
    """Whether the process that a leftover names may still write it."""
    number = path.name.rpartition("-")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return not number.isdigit()
    if os.name != "posix":  # signal 0 would end a process there: only what nobody touched for a day is left over
        return time.time() - path.stat().st_mtime < 86_400
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
