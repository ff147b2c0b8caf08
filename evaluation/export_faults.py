"""What must hold of every file that an export writes, one validator a format; each gives faults as sentences.

The files are read as other programs read them (csv, json, pyarrow, openpyxl, an XML parser), not by the code that wrote them. A manifest's hashes are held against its files.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from evaluation.codebook_faults import ACLED_COLUMNS, UCDP_COLUMNS, acled_faults, ucdp_faults
from riwaya.export.flat import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, SOURCE_COLUMNS
from riwaya.export.formats.hxl import COLUMNS as HXL_COLUMNS
from riwaya.model import Account, Incident

DANGER = re.compile("^[\\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\\-@|%＝＋－＠]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
Row = dict[str, str]


def is_harmless(cell: str) -> bool:
    """Whether no part that some spreadsheet takes for a cell begins as a formula does; a plain number is none."""
    return all((NUMBER.fullmatch(part) and part == cell) or not DANGER.match(part) for part in [cell, *re.split(r"[;\r\n]", cell)[1:]])


def file_faults(name: str, path: Path) -> tuple[int, list[str]]:
    """How many rows a file of a format holds, and what is wrong with it, its side file and its manifest."""
    rows, faults = VALIDATORS[name](path.read_bytes())
    return rows, faults + _manifest_faults(path, rows, faults=[])


def rows_of(content: bytes) -> list[Row]:
    """The rows of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def _table(columns: Iterable[str], faults_of: Callable[[Row], list[str]], *, key: str, headers: int = 1) -> Callable[[bytes], tuple[int, list[str]]]:
    def validate(content: bytes) -> tuple[int, list[str]]:
        rows = rows_of(content)[headers - 1 :]
        if list(columns) != next(csv.reader(io.StringIO(content.decode("utf-8")))):
            return len(rows), ["columns"]
        found: list[str] = []
        for number, row in enumerate(rows, 1):
            whole = None not in row and None not in row.values()
            found += [f"row {number}: {fault}" for fault in (faults_of(row) if whole else ["number of cells"])]
            found += [f"row {number}: {column} would run as a formula" for column, cell in row.items() if whole and not is_harmless(cell)]
        return len(rows), found + ([f"{key} is not unique"] if len({row[key] for row in rows}) != len(rows) else [])

    return validate


def _incident_faults(row: Row) -> list[str]:
    found = [f"{column} is empty" for column in ("incident_id", "kind", "event_type", "sub_event_type", "account_ids", "report_ids", "riwaya_version") if not row[column]]
    for measure in ("killed", "wounded", "detained"):
        bounds = [row[f"{measure}_{bound}"] for bound in ("low", "best", "high")]
        if bounds != ["", "", ""] and sorted(map(int, bounds)) != list(map(int, bounds)):
            found.append(f"{measure}: low, best, high")
    return found if re.fullmatch(r"[0-9a-f]{64}", row["content_hash"]) else [*found, "content_hash"]


def _account_faults(row: Row) -> list[str]:
    return [f"{column} is empty" for column in ("account_id", "incident_id", "report_id", "kind", "content_hash", "riwaya_version") if not row[column]]


def _geojson(content: bytes) -> tuple[int, list[str]]:
    told = json.loads(content)
    found = [] if told["type"] == "FeatureCollection" else ["type"]
    for number, feature in enumerate(told["features"], 1):
        point = feature["geometry"] and feature["geometry"]["coordinates"]
        fits = feature["type"] == "Feature" and set(feature["properties"]) == set(INCIDENT_COLUMNS) - {"lat", "lon"} and (point is None or (-180 <= point[0] <= 180 and -90 <= point[1] <= 90))
        found += [] if fits else [f"feature {number}"]
    return len(told["features"]), found


def _graphml(content: bytes) -> tuple[int, list[str]]:
    tree = ElementTree.fromstring(content)
    nodes = {node.get("id") for node in tree.iter(f"{GRAPHML}node")}
    edges = list(tree.iter(f"{GRAPHML}edge"))
    return len(edges), [f"edge {n}: an end is no node" for n, edge in enumerate(edges, 1) if edge.get("source") not in nodes or edge.get("target") not in nodes]


def _jsonl(content: bytes) -> tuple[int, list[str]]:
    lines, found = content.splitlines(), []
    for number, line in enumerate(lines, 1):
        row = msgspec.json.decode(line)
        incident = msgspec.convert({k: v for k, v in row.items() if k not in ("told", "provenance")}, Incident)
        told = msgspec.convert(row["told"], list[Account])
        if [account.account_id for account in told] != list(incident.accounts) or not row["provenance"]["content_hash"]:
            found.append(f"line {number}: accounts or provenance")
    return len(lines), found


def _parquet(content: bytes) -> tuple[int, list[str]]:
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(io.BytesIO(content))
    types = {field.name: str(field.type) for field in table.schema}
    fits = tuple(table.column_names) == INCIDENT_COLUMNS and (types["date_start"], types["lat"], types["killed_best"], types["place_ar"]) == ("date32[day]", "double", "int64", "string")
    return table.num_rows, [] if fits else ["columns or types"]


def _xlsx(content: bytes) -> tuple[int, list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    found, rows = [] if book.sheetnames == ["incidents", "accounts", "sources"] else ["sheets"], 0
    for name, columns in (("incidents", INCIDENT_COLUMNS), ("accounts", ACCOUNT_COLUMNS), ("sources", SOURCE_COLUMNS)):
        for number, row in enumerate(book[name].iter_rows()):
            values = [cell.value for cell in row]
            if number == 0:
                found += [] if tuple(values) == columns else [f"{name}: columns"]
            found += [f"{name} row {number}: a cell would run as a formula" for value in values if isinstance(value, str) and not is_harmless(value)]
        rows = rows or number
    return rows, found


def _manifest_faults(path: Path, rows: int, *, faults: list[str]) -> list[str]:
    manifest = json.loads(path.with_name(f"{path.name}.manifest.json").read_bytes())
    faults += [] if manifest["rows"] == rows else [f"manifest: {manifest['rows']} rows, the file has {rows}"]
    for name, told in manifest["files"].items():
        content = path.with_name(name).read_bytes()
        faults += [] if (told["bytes"], told["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()) else [f"manifest: hash of {name}"]
    beside = path.with_name(f"{path.name}.cells.jsonl")
    if beside.exists():
        faults += _side_faults(path, [msgspec.json.decode(line) for line in beside.read_bytes().splitlines()])
    return faults


def _side_faults(path: Path, lines: list[dict[str, object]]) -> list[str]:
    """Each filled cell of a coded table has its value, a rule and accounts of its row."""
    table, found = rows_of(path.read_bytes()), []
    if len(table) != len(lines):
        return ["side file: number of lines"]
    for number, (line, row) in enumerate(zip(lines, table, strict=True), 1):
        cells, accounts = msgspec.convert(line["cells"], dict[str, dict[str, object]]), set(msgspec.convert(line["accounts"], list[str]))
        for column in (c for c, shown in row.items() if shown):
            cell = cells.get(column)
            if cell is None or not cell["rule"] or not set(msgspec.convert(cell["accounts"], list[str])) <= accounts or row[column].replace("'", "") != str(cell["value"]).replace("'", ""):
                found.append(f"side file {number}: {column}")
        found += [] if all(line[key] for key in ("incidents", "accounts", "reports", "content_hash", "policy")) else [f"side file {number}: what the row was made of"]
    return found


VALIDATORS: dict[str, Callable[[bytes], tuple[int, list[str]]]] = {
    "acled": _table(ACLED_COLUMNS, acled_faults, key="event_id_cnty"), "ucdp": _table(UCDP_COLUMNS, ucdp_faults, key="id"), "csv": _table(INCIDENT_COLUMNS, _incident_faults, key="incident_id"),
    "accounts": _table(ACCOUNT_COLUMNS, _account_faults, key="account_id"), "hxl": _table(HXL_COLUMNS, lambda row: [] if row["incident_id"] else ["incident_id is empty"], key="incident_id", headers=2),
    "geojson": _geojson, "graphml": _graphml, "jsonl": _jsonl, "parquet": _parquet, "xlsx": _xlsx,
}
