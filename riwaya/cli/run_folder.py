"""Reads back what `riwaya run` wrote: its records, and the incident that an id or an alias means."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account, Incident, Report

Record = TypeVar("Record", Account, Incident, Report)


def records(folder: Path, name: str, record: type[Record]) -> list[Record]:
    """The records of one file of a run directory."""
    try:
        return [msgspec.json.decode(line, type=record) for line in (folder / name).read_bytes().splitlines()]
    except OSError as error:
        raise StoreError(f"{folder}: is no folder that `riwaya run --out` wrote: {name}: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise StoreError(f"{folder / name}: was written by another version or changed by hand: {error}; run `riwaya run` again") from error


def incident_named(folder: Path, identity: str) -> Incident:
    """The one incident whose id, alias or start of an id this is."""
    incidents = records(folder, "incidents.jsonl", Incident)
    found = [i for i in incidents if identity == i.incident_id or identity in i.aliases] or [i for i in incidents if i.incident_id.startswith(identity)]
    if len(found) != 1:
        raise StoreError(f"{identity}: {'names no incident' if not found else f'is the start of {len(found)} ids'} of {folder}; ids stand in {folder / 'incidents.jsonl'}")
    return found[0]
