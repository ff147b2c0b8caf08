"""Humanitarian Exchange Language: a second header row of hashtags (HXL 1.1), one row an incident."""

from __future__ import annotations

from riwaya.export.flat import incident_row
from riwaya.export.provenance import Exported, ExportInput, policies_of
from riwaya.export.tables import csv_bytes

SUFFIX = ".csv"
WHAT = "one row an incident under HXL hashtags"
COLUMNS = {
    "date_start": "#date+start", "date_end": "#date+end", "place": "#loc+name", "lat": "#geo+lat", "lon": "#geo+lon", "admin1": "#adm1+name", "admin2": "#adm2+name",
    "event_type": "#event+type", "sub_event_type": "#event+subtype", "initiators": "#actor+name+initiator", "targets": "#actor+name+target", "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max", "outlets": "#meta+source", "incident_id": "#meta+id", "account_ids": "#meta+id+accounts", "source_urls": "#meta+url",
    "content_hash": "#meta+hash", "policy": "#meta+policy", "riwaya_version": "#meta+version",
}


def write(given: ExportInput) -> Exported:
    """The table with both header rows."""
    rows = [incident_row(given, incident) for incident in given.incidents]
    sums = {name: sum(int(row[name] or 0) for row in rows) for name in ("killed_low", "killed_high")}
    table = [[row.get(column) for column in COLUMNS] for row in rows]
    return Exported(content=csv_bytes(tuple(COLUMNS), table, second_header=tuple(COLUMNS.values())), rows=len(rows), sums=sums, policies=policies_of(given.incidents))
