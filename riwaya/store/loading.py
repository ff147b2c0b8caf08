"""A run directory or a store as a `Collection`: what exports and other readers of results take."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account, Collection, Incident, Report
from riwaya.store.lasting import Store

Record = TypeVar("Record", Account, Incident, Report)


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
