"""Incidents and accounts as flat rows with columns of our own, shared by the formats csv, accounts, hxl, xlsx, parquet and geojson.

Figures are those of the incident's policy; absent is empty. `docs/reference/exports.md` says where each column comes from.
"""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.export.provenance import ExportInput, provenance_cells
from riwaya.export.tables import Value
from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Incident, Place, total_of

NUMBERS = frozenset(("lat", "lon", "independent_sources", "accounts", *(f"{m}_{b}" for m in ("killed", "wounded", "detained") for b in ("low", "best", "high"))))
INCIDENT_COLUMNS = (
    "incident_id", "date_start", "date_end", "date_precision", "time_of_day", "kind", "event_type", "sub_event_type", "country", "admin1", "admin2", "place", "place_ar", "lat", "lon",
    "place_level", "place_near", "initiators", "targets", "affected", "blamed", "objects", "weapons",
    *(f"{measure}_{bound}" for measure in ("killed", "wounded", "detained") for bound in ("low", "best", "high")),
    "killed_civilians_best", "factuality", "standing", "independent_sources", "accounts", "disagreements", "outlets", "account_ids", "report_ids", "source_urls", "content_hash",
    "policy", "riwaya_version",
)
ACCOUNT_COLUMNS = (
    "account_id", "incident_id", "report_id", "outlet", "published", "url", "holder", "chain", "kind", "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "date_status",
    "country", "place", "place_ar", "lat", "lon", "place_status", "initiators", "targets", "affected", "blamed", "killed", "wounded", "detained", "factuality", "review", "rules", "content_hash",
    "riwaya_version",
)
SOURCE_COLUMNS = ("source_id", "name_ar", "name_en", "kind", "relation", "accounts", "incidents", "outlets")


def incident_row(given: ExportInput, incident: Incident) -> dict[str, Value]:
    """One incident by column."""
    place = incident.place
    row: dict[str, Value] = {
        "date_start": incident.date_start, "date_end": incident.date_end, "date_precision": incident.date_precision, "time_of_day": incident.time_of_day, "kind": incident.kind,
        "event_type": incident.event_type, "sub_event_type": incident.sub_event_type, **_place(place), "admin1": _area(place, 1), "admin2": _area(place, 2),
        "place_level": place.level if place else None, "place_near": ("yes" if place.near else "no") if place else None,
        **{column: _names(p.id for p in incident.actors if p.role == role) for column, role in _ROLES}, "objects": _names(o.id for o in incident.objects), "weapons": _names(w.id for w in incident.weapons),
        "killed_civilians_best": next((c.best for c in incident.counts if c.measure == "killed" and c.group == "civilians" and c.demographic is None), None),
        "factuality": incident.factuality, "standing": incident.standing, "independent_sources": incident.independent_sources, "accounts": len(incident.accounts),
        "disagreements": ";".join(f"{d.field}:{d.type}" for d in incident.disagreements), "outlets": ";".join(incident.outlets), **provenance_cells(given, incident),
    }
    for measure in ("killed", "wounded", "detained"):
        total = total_of(incident, measure)
        row |= {f"{measure}_{bound}": getattr(total, bound) if total else None for bound in ("low", "best", "high")}
    return row


def account_row(given: ExportInput, account: Account) -> dict[str, Value]:
    """One account by column."""
    report = given.report_by_id.get(account.report_id)
    return {
        "account_id": account.account_id, "incident_id": account.incident_id, "report_id": account.report_id, "outlet": report.outlet if report else None,
        "published": report.published if report else None, "url": report.url if report else None, "holder": account.holder(report.outlet if report else None),
        "chain": " < ".join(f"{s.id}:{s.relation}" for s in account.sources), "kind": account.kind, "event_type": account.event_type, "sub_event_type": account.sub_event_type,
        "date_start": account.date_start, "date_end": account.date_end, "date_precision": account.date_precision, "date_status": account.date_status, **_place(account.place),
        "place_status": account.place.status if account.place else None, **{column: _names(a.id for a in account.actors if a.role == role) for column, role in _ROLES},
        **{measure: _told(account, measure) for measure in ("killed", "wounded", "detained")}, "factuality": account.factuality, "review": "; ".join(account.review),
        "rules": ";".join(account.rules), "content_hash": report.sha256 if report else None, "riwaya_version": given.version,
    }


def source_rows(given: ExportInput) -> list[dict[str, Value]]:
    """One row a cited source and relation, the most cited first."""
    found: dict[tuple[str, str], list[Account]] = {}
    for account in given.accounts:
        for source in account.sources:
            found.setdefault((source.id, source.relation), []).append(account)
    records = load_lexicon().sources
    rows: list[dict[str, Value]] = []
    for (identity, relation), accounts in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        record = records.get(identity)
        outlets = {r.outlet for a in accounts if (r := given.report_by_id.get(a.report_id)) and r.outlet}
        rows.append({
            "source_id": identity, "name_ar": record.name_ar if record else None, "name_en": record.name_en if record else None, "kind": record.kind if record else None, "relation": relation,
            "accounts": len(accounts), "incidents": len({a.incident_id for a in accounts}), "outlets": ";".join(sorted(outlets)),
        })
    return rows


_ROLES = (("initiators", "initiator"), ("targets", "target"), ("affected", "affected"), ("blamed", "blamed"))


def _place(place: Place | None) -> dict[str, Value]:
    if place is None:
        return {}
    return {"country": place.country, "place": place.name_en, "place_ar": place.name, "lat": place.lat, "lon": place.lon}


def _area(place: Place | None, order: int) -> str | None:
    area = (place.admin1 if order == 1 else place.admin2) if place else None
    return (area.en or area.ar) if area else None


def _names(ids: Iterable[str]) -> str | None:
    return ";".join(dict.fromkeys(ids)) or None


def _told(account: Account, measure: str) -> str | None:
    """Figures as told, group by group: `civilians=4`, `sdf=3+` for at least three."""
    parts = [f"{c.demographic or c.group}={'?' if c.min is None else c.min}{'+' if c.max is None and c.min is not None else f'..{c.max}' if c.max != c.min else ''}" for c in account.counts if c.measure == measure]
    return ";".join(parts) or None
