"""Everything <-> disk: the run directory and its SQLite file, and the lasting store.

A run grows beside DIR (`Unfinished`) and is swapped in whole, in one step where the system can: DIR is a complete run or the previous one, whatever
kills the process; what a killed one left beside it is put in order or gone on with by the next.
A DIR whose store holds people's decisions, or that is no run directory of ours, is refused.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.errors import StoreError
from riwaya.store.database import holds_decisions, load, outlets, records
from riwaya.store.lasting import Status, Store
from riwaya.store.runs import Summary, Unfinished
from riwaya.store.runs.lock import WriterLock
from riwaya.store.runs.swapping import recover
from riwaya.store.search import Hit, search

__all__ = ["FILES", "Hit", "Status", "Store", "StoreSettings", "Summary", "Unfinished", "WriterLock", "check_folder", "load", "outlets", "records", "search"]

FILES = ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl", "report.html", "riwaya.db")


class StoreSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`is_durable`: flush every file to the disk before the swap."""

    is_durable: bool = True


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
