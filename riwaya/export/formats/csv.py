"""One row an incident, with columns of our own."""

from __future__ import annotations

from riwaya.export.flat import INCIDENT_COLUMNS, incident_row
from riwaya.export.provenance import Exported, ExportInput, policies_of
from riwaya.export.tables import csv_bytes

SUFFIX = ".csv"
WHAT = "one row an incident, with columns of our own"


def write(given: ExportInput) -> Exported:
    """The table; every row carries its own provenance, so there is no side file."""
    rows = [incident_row(given, incident) for incident in given.incidents]
    sums = {name: sum(int(row[name] or 0) for row in rows) for name in ("killed_low", "killed_best", "killed_high", "wounded_best", "detained_best")}
    return Exported(content=csv_bytes(INCIDENT_COLUMNS, [[row.get(c) for c in INCIDENT_COLUMNS] for row in rows]), rows=len(rows), sums=sums, policies=policies_of(given.incidents))
