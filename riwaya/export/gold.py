"""Reports that people went through -> gold records, one report a line, and their texts, in the shape that `make evaluate` reads.

In: reports with the accounts that people left. Out: files by name: `gold.jsonl` and `texts/ID.txt`. It holds the texts whole: a working file, not for publication.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from riwaya.model import Account, Report

SAFE = re.compile(r"[\w.-]{1,80}")


def gold_files(reports: Sequence[Report], accounts: Sequence[Account]) -> dict[str, bytes]:
    """The files of a gold set over these reports; a report whose accounts were all rejected tells nothing, and says so."""
    told: dict[str, list[Account]] = {}
    for account in accounts:
        told.setdefault(account.report_id, []).append(account)
    files: dict[str, bytes] = {}
    lines = []
    for report in reports:
        name = report.report_id if SAFE.fullmatch(report.report_id) and ".." not in report.report_id else "r-" + hashlib.sha256(report.report_id.encode()).hexdigest()[:16]
        files[f"texts/{name}.txt"] = report.text.encode("utf-8", "replace")
        groups: dict[str, list[Account]] = {}
        for account in told.get(report.report_id, ()):
            groups.setdefault(account.incident_id, []).append(account)
        incidents = [_incident(identity, group, report) for identity, group in groups.items()]
        line = {"report": report.report_id, "outlet": report.outlet or "", "published": (report.published or "")[:10], "text_file": f"texts/{name}.txt", "incidents": incidents}
        lines.append(msgspec.json.encode(line) + b"\n")
    return {"gold.jsonl": b"".join(lines), **files}


def _incident(identity: str, group: Sequence[Account], report: Report) -> dict[str, Any]:
    """One incident of a report: what its accounts say together, each figure with who gives it."""
    first = group[0]
    spans = sorted({span for account in group for span in account.evidence})
    place = next((a.place for a in group if a.place), None)
    dated = next((a for a in group if a.date_start), None)
    found: dict[str, Any] = {
        "id": identity, "evidence": list(dict.fromkeys(report.text[start:end] for start, end in spans)), "event_type": first.event_type, "sub_event_type": first.sub_event_type, "kind": first.kind,
        "date": [dated.date_start, dated.date_end or dated.date_start] if dated else None,
        "place": {"name": place.name, "level": place.level, "near": place.near, **({"lat": place.lat, "lon": place.lon} if place.lat is not None else {})} if place else None,
        "actors": _each({"id": actor.id, "role": actor.role} for a in group for actor in a.actors),
        "counts": _each(_count(account, count) for account in group for count in account.counts),
        "objects": _each(thing.id for a in group for thing in a.objects), "weapons": _each(thing.id for a in group for thing in a.weapons),
        "time_of_day": next((a.time_of_day for a in group if a.time_of_day), None), "sources": _each(source.id for a in group for source in a.sources), "factuality": first.factuality,
    }
    return found


def _count(account: Account, count: Any) -> dict[str, Any]:
    told = {"measure": count.measure, "group": count.group, "min": count.min, "max": count.max}
    if count.demographic:
        told["demographic"] = count.demographic
    if account.sources:
        told["source"] = account.sources[0].id
    return told


def _each(values: Any) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
