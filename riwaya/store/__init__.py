"""Everything <-> disk: the run directory and its SQLite file, and the lasting store.

`store` writes one complete run beside DIR and swaps it in: DIR is a complete run or the previous one, whatever kills the process.
A DIR whose store holds people's decisions, or that is no run directory of ours, is refused.
"""

from __future__ import annotations

import os
import shutil
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
    """Refuse a folder that is not ours to replace."""
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
