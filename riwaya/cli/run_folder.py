"""The incident of a run directory that an id or an alias means."""

from __future__ import annotations

from pathlib import Path

from riwaya.errors import StoreError
from riwaya.model import Incident
from riwaya.store import records


def incident_named(folder: Path, identity: str) -> Incident:
    """The one incident whose id, alias or start of an id this is."""
    incidents = records(folder, "incidents.jsonl", Incident)
    found = [i for i in incidents if identity == i.incident_id or identity in i.aliases] or [i for i in incidents if i.incident_id.startswith(identity)]
    if len(found) != 1:
        raise StoreError(f"{identity}: {'names no incident' if not found else f'is the start of {len(found)} ids'} of {folder}; ids stand in {folder / 'incidents.jsonl'}")
    return found[0]
