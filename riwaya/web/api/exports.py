"""Exports of what the conditions choose: the shapes of the field, masked unless a reviewer says otherwise; gold records and suggestions for the lexicon."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response

from riwaya.assess import POLICIES
from riwaya.export import FORMATS, ExportSettings, export
from riwaya.export.gold import gold_files
from riwaya.export.sharing import MASKS, SharingSettings
from riwaya.export.suggestions import Taught, marked, suggestion_files
from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Collection, Correction, Incident, Report
from riwaya.model.additions import Alias
from riwaya.reviewing import under_policy
from riwaya.store.lists import incident_ids
from riwaya.version import VERSION
from riwaya.web.answers import Refusal, gives, refuses, told
from riwaya.web.asking import Conditions, Word
from riwaya.web.places import own_places
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs, person_of

router = router_of("exports")
ENDINGS = {"acled": "csv", "accounts": "csv", "csv": "csv", "geojson": "geojson", "graphml": "graphml", "hxl": "csv", "jsonl": "jsonl", "parquet": "parquet", "ucdp": "csv", "xlsx": "xlsx"}
TYPES = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json", "jsonl": "application/jsonl", "zip": "application/zip"}
CHUNK = 500


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """What can be exported, and which masks hold unless they are switched off."""

    formats: tuple[str, ...]
    masks: dict[str, str]


class ExportQuery(Conditions):
    """Conditions; `keep` names masks that are switched off, joined by commas; `delay` holds back the last so many days; `bundle` adds the side file and the manifest in one zip."""

    keep: Word | None = None
    delay: int = Query(0, ge=0, le=100_000)
    policy: Word | None = None
    bundle: bool = False


@router.get("/exports", dependencies=[Depends(needs("viewer"))], responses=gives(Offered))
async def offered(request: Request) -> Response:
    """Formats and masks."""
    return told(request, Offered(formats=(*FORMATS.names, "gold", "suggestions"), masks=dict(MASKS)))


FILE: dict[int | str, dict[str, Any]] = {200: {"description": "The file", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@router.get("/exports/gold", dependencies=[Depends(needs("coder"))], responses={**refuses(), **FILE})
def gold(request: Request) -> Response:
    """Reports that are final, or that people corrected, as gold records with their texts (zip): for evaluation, not for publication."""
    with desk_of(request).reading() as connection:
        ids = [i for (i,) in connection.execute("SELECT key FROM workflow WHERE what = 'report' AND state = 'final' UNION SELECT report_id FROM corrections WHERE is_live AND orphan IS NULL ORDER BY 1")]
        held = _records(connection, "report_id", ids)
    request.scope["state"]["is_audited"] = True
    return _file(_zipped(gold_files(held[0], held[1])), "gold.zip")


@router.get("/exports/suggestions", dependencies=[Depends(needs("coder"))], responses={**refuses(), **FILE})
def suggestions(request: Request) -> Response:
    """Names and places that people taught, for the lexicon and the gazetteer (zip)."""
    with desk_of(request).reading() as connection:
        files = suggestion_files(_taught(connection), own_places(connection))
    request.scope["state"]["is_audited"] = True
    return _file(_zipped(files), "suggestions.zip")


@router.get("/exports/{format}", dependencies=[Depends(needs("viewer"))], responses={**refuses(501), **FILE})
def one_export(request: Request, format: str, asked: Annotated[ExportQuery, Query()]) -> Response:
    """The chosen incidents in the shape of a format; to switch masks off takes a reviewer."""
    if format not in FORMATS.names:
        raise Refusal(404, f"format {format[:50]!r}: there is none; GET /api/v1/exports lists them")
    if asked.policy is not None and asked.policy not in POLICIES.names:
        raise Refusal(422, f"policy: {asked.policy!r} is not known; write one of {', '.join(POLICIES.names)}")
    keep = tuple(part for part in (asked.keep or "").split(",") if part)
    sharing = SharingSettings(keep=keep, delay=asked.delay)
    if keep and not person_of(request).may("reviewer"):
        raise Refusal(403, f"keep: to export without a mask takes the role reviewer; {person_of(request).name} is {person_of(request).role}")
    with desk_of(request).reading() as connection:
        collection = _chosen(connection, asked)
    request.scope["state"]["is_audited"] = True
    ending = ENDINGS.get(format, format)
    name = f"incidents.{ending}" if ending == format else f"incidents.{format}.{ending}"
    with tempfile.TemporaryDirectory() as folder:
        export(collection, format, Path(folder) / name, ExportSettings(sharing=sharing, version=VERSION))
        files = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    return _file(_zipped(files), f"{name}.zip") if asked.bundle else _file(files[name], name)


def _chosen(connection: sqlite3.Connection, asked: ExportQuery) -> Collection:
    ids = incident_ids(connection, asked.wanted())
    incidents = [msgspec.json.decode(record, type=Incident) for record in _each(connection, "SELECT record FROM incidents WHERE incident_id IN", ids)]
    if asked.policy:
        incidents = [under_policy(connection, incident, asked.policy) for incident in incidents]
    reports, accounts = _records(connection, "incident_id", ids)
    return Collection(reports=reports, accounts=accounts, incidents=tuple(sorted(incidents, key=lambda i: (i.date_start or "9999", i.incident_id))))


def _records(connection: sqlite3.Connection, column: str, ids: Sequence[str]) -> tuple[tuple[Report, ...], tuple[Account, ...]]:
    """The accounts that people left where a column is one of these, and the reports of all of them."""
    rows = [(msgspec.json.decode(row[0], type=Account), row[1]) for row in _rows(connection, f"SELECT ifnull(corrected, record), incident_id FROM accounts WHERE NOT is_rejected AND {column} IN", ids)]
    accounts = sorted((msgspec.structs.replace(a, incident_id=home) if home else a for a, home in rows), key=lambda a: (a.report_id, a.trigger, a.account_id))
    wanted = sorted({a.report_id for a in accounts} | (set(ids) if column == "report_id" else set()))
    reports = [msgspec.structs.replace(msgspec.json.decode(row[0], type=Report), near_copy_of=row[1]) for row in _rows(connection, "SELECT record, near_copy_of FROM reports WHERE report_id IN", wanted)]
    return tuple(sorted(reports, key=lambda r: (r.published or "9999", r.report_id))), tuple(accounts)


def _taught(connection: sqlite3.Connection) -> list[Taught]:
    aliases = [msgspec.json.decode(record, type=Alias) for (record,) in connection.execute("SELECT record FROM additions WHERE what = 'alias' AND is_live ORDER BY addition_id")]
    found = [Taught(table=a.table, id=a.id, form=a.form) for a in aliases]
    lexicon = load_lexicon()
    known = {"actor": lexicon.actors, "source": lexicon.sources, "object": lexicon.objects, "weapon": lexicon.weapons}
    for record, report in connection.execute("SELECT c.record, r.record FROM corrections c JOIN reports r USING (report_id) WHERE c.is_live AND c.orphan IS NULL ORDER BY c.correction_id"):
        correction = msgspec.json.decode(record, type=Correction)
        if correction.slot in known and correction.value and correction.words and correction.span:
            value, before = msgspec.json.decode(correction.value), msgspec.json.decode(correction.before or "{}")
            record_of = known[correction.slot].get(value["id"])  # type: ignore[attr-defined]
            if record_of is not None and value["id"] != before.get("id") and correction.words not in record_of.forms:
                text = msgspec.json.decode(report, type=Report).text
                found.append(Taught(table=correction.slot, id=value["id"], form=correction.words, sentence=marked(text, *correction.span)))
    return found


def _each(connection: sqlite3.Connection, query: str, ids: Sequence[str]) -> list[str]:
    return [row[0] for row in _rows(connection, query, ids)]


def _rows(connection: sqlite3.Connection, query: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        found += connection.execute(f"{query} ({','.join('?' * len(part))})", part).fetchall()
    return found


def _zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _file(content: bytes, name: str) -> Response:
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"})
