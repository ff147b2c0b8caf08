"""JSON Lines: the incidents as records (schema `incidents`), each with its accounts and its provenance."""

from __future__ import annotations

import msgspec

from riwaya.export.provenance import Exported, ExportInput, policies_of, provenance

SUFFIX = ".jsonl"
WHAT = "one incident a line with its accounts, nothing flattened"


def write(given: ExportInput) -> Exported:
    """One line an incident."""
    lines = []
    for incident in given.incidents:
        told = [msgspec.to_builtins(a) for a in given.accounts_of(incident)]
        beside = provenance(given, incident.reports, ";".join(policies_of([incident])))
        lines.append(msgspec.json.encode({**msgspec.to_builtins(incident), "told": told, "provenance": beside}) + b"\n")
    return Exported(content=b"".join(lines), rows=len(lines), policies=policies_of(given.incidents))
