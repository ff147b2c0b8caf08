"""Every format on the example reports and on hostile records: exact columns, valid cells, the same bytes, masks, formulas, filters, manifests, golden files."""

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from riwaya.errors import MissingExtraError, SettingsError, StoreError
from riwaya.export import FORMATS, ExportSettings, choose, export
from riwaya.export.flat import ACCOUNT_COLUMNS, INCIDENT_COLUMNS
from riwaya.export.sharing import MASKS, SharingSettings
from riwaya.export.tables import neutral
from riwaya.model import Account, Choice, Collection, Incident, Report
from riwaya.pipeline import Pipeline
from riwaya.read import read
from tests.export.validators import ACLED, ACLED_CELLS, UCDP, UCDP_CELLS, faults, table

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent / "golden"
TEXT_FORMATS = [name for name in FORMATS.names if name not in ("xlsx", "parquet")]
OPEN = ExportSettings(sharing=SharingSettings(keep=tuple(MASKS)), version="0")


@pytest.fixture(scope="module")
def collection() -> Collection:
    result = Pipeline().gather(read([ROOT / "riwaya" / "resources" / "examples" / "reports.jsonl"]))
    return Collection(reports=result.reports, accounts=result.accounts, incidents=result.incidents)


@pytest.fixture(scope="module")
def hostile(collection: Collection) -> Collection:
    """The same records with formulas, markup, controls and line ends in every place that a publisher fills."""
    bad = '=HYPERLINK("http://x","click")\r\n@SUM(1)\x00"<script>&,;'
    reports = tuple(msgspec.structs.replace(r, outlet=bad, title=bad, url="=cmd|' /C calc'!A0") for r in collection.reports)
    places = {i.incident_id: msgspec.structs.replace(i.place, name=bad, name_en="+1+1") for i in collection.incidents if i.place}
    incidents = tuple(
        msgspec.structs.replace(i, place=places.get(i.incident_id), outlets=(bad,), actors=tuple(msgspec.structs.replace(p, name=bad, id=f"name:{bad}") for p in i.actors)) for i in collection.incidents
    )
    accounts = tuple(msgspec.structs.replace(a, sources=tuple(msgspec.structs.replace(s, name=bad, id=f"name:{bad}") for s in a.sources)) for a in collection.accounts)
    return Collection(reports=reports, accounts=accounts, incidents=incidents)


def written(collection: Collection, name: str, folder: Path, settings: ExportSettings = ExportSettings(version="0")) -> bytes:
    path = folder / f"e{FORMATS[name].SUFFIX}"
    export(collection, name, path, settings)
    return path.read_bytes()


@pytest.mark.parametrize("open_masks", [True, False])
@pytest.mark.parametrize("which", ["collection", "hostile"])
@pytest.mark.parametrize(("name", "columns", "cells"), [("acled", ACLED, ACLED_CELLS), ("ucdp", UCDP, UCDP_CELLS)])
def test_columns_and_every_cell_fit_the_codebook(request, tmp_path: Path, name, columns, cells, which: str, open_masks: bool) -> None:
    header, rows = table(written(request.getfixturevalue(which), name, tmp_path, OPEN if open_masks else ExportSettings()))
    assert header == columns and len(header) == {"acled": 31, "ucdp": 49}[name]
    assert faults(rows, cells) == [] and len(rows) > (5 if which == "collection" else 0)
    ids = [row[header[0]] for row in rows]
    assert len(set(ids)) == len(ids)


def test_a_validator_that_finds_nothing_would_be_no_validator(collection: Collection, tmp_path: Path) -> None:
    _, rows = table(written(collection, "acled", tmp_path))
    wrong = {"event_type": "War", "inter1": "1", "interaction": "State forces-Moon", "iso": "SYR", "latitude": "35.1", "fatalities": "some", "timestamp": "today", "event_date": "4 May 2019", "actor1": ""}
    for column, value in wrong.items():
        assert any(f" {column}:" in f for f in faults([{**rows[0], column: value, **({"sub_event_type": "x"} if column == "x" else {})}], {column: ACLED_CELLS[column]}))


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_the_side_file_explains_each_coded_cell(collection: Collection, tmp_path: Path, name: str) -> None:
    header, rows = table(written(collection, name, tmp_path))
    known, reports = collection.account_by_id(), collection.report_by_id()
    lines = [json.loads(line) for line in (tmp_path / "e.csv.cells.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert set(line["accounts"]) <= known.keys() and line["incidents"] and line["policy"] and line["reports"]
        assert line["content_hash"] == hashlib.sha256("\n".join(sorted(reports[i].sha256 for i in line["reports"])).encode()).hexdigest()
        for column in header:
            if row[column]:
                cell = line["cells"][column]
                assert cell["rule"] and str(cell["value"]) == row[column].removeprefix("'") and set(cell["accounts"]) <= set(line["accounts"])
        if name == "acled":
            assert 10 <= line["interaction_code"] <= 88


@pytest.mark.parametrize("which", ["collection", "hostile"])
@pytest.mark.parametrize("name", FORMATS.names)
def test_the_same_input_gives_the_same_bytes(request, tmp_path: Path, name: str, which: str) -> None:
    given = request.getfixturevalue(which)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        written(given, name, tmp_path / folder)
    files = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert files == sorted(p.name for p in (tmp_path / "b").iterdir())
    assert all((tmp_path / "a" / f).read_bytes() == (tmp_path / "b" / f).read_bytes() for f in files)


@pytest.mark.parametrize("name", ["acled", "ucdp", "csv", "accounts", "hxl"])
def test_no_cell_of_a_table_is_a_formula(hostile: Collection, tmp_path: Path, name: str) -> None:
    header, rows = table(written(hostile, name, tmp_path, OPEN))
    seen = "".join(v for row in rows for v in row.values())
    assert "'=HYPERLINK" in seen or "'=cmd" in seen or "'+1+1" in seen
    for row in rows:
        for column, value in row.items():
            is_number = value.lstrip("-").replace(".", "", 1).isdigit()
            assert is_number or not value.lstrip().startswith(("=", "+", "-", "@", "|", "%")), (column, value)
            assert "\x00" not in value


def test_no_cell_of_a_workbook_is_a_formula_and_arabic_reads_from_the_right(hostile: Collection, collection: Collection, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(written(hostile, "xlsx", tmp_path, OPEN)))
    assert book.sheetnames == ["incidents", "accounts", "sources"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    book = openpyxl.load_workbook(io.BytesIO(written(collection, "xlsx", tmp_path, OPEN)))
    arabic = [c for row in book["incidents"].iter_rows(min_row=2) for c in row if isinstance(c.value, str) and any("\u0600" < x < "\u06ff" for x in c.value)]
    assert arabic and all(c.alignment.readingOrder == 2 for c in arabic)
    assert [c.value for c in book["incidents"][1]] == list(INCIDENT_COLUMNS) and book["incidents"].max_row == 1 + len(collection.incidents)
    assert [c.value for c in book["accounts"][1]] == list(ACCOUNT_COLUMNS) and book["accounts"].max_row == 1 + len(collection.accounts)
    assert not any("docProps" in name for name in zipfile.ZipFile(tmp_path / "e.xlsx").namelist())  # no clock, no author


def test_parquet_has_typed_columns(collection: Collection, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = parquet.read_table(io.BytesIO(written(collection, "parquet", tmp_path)))
    assert found.column_names == list(INCIDENT_COLUMNS) and found.num_rows == len(collection.incidents)
    assert str(found.schema.field("date_start").type) == "date32[day]" and str(found.schema.field("killed_best").type) == "int64" and str(found.schema.field("lat").type) == "double"


@pytest.mark.parametrize("which", ["collection", "hostile"])
def test_geojson_and_graphml_are_well_formed(request, tmp_path: Path, which: str) -> None:
    given = request.getfixturevalue(which)
    found = json.loads(written(given, "geojson", tmp_path, OPEN))
    assert found["type"] == "FeatureCollection" and len(found["features"]) == len(given.incidents)
    for feature in found["features"]:
        assert feature["geometry"] is None or (-180 <= feature["geometry"]["coordinates"][0] <= 180 and -90 <= feature["geometry"]["coordinates"][1] <= 90)
    graph = ElementTree.fromstring(written(given, "graphml", tmp_path, OPEN))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in graph.iter(f"{space}node")}
    edges = list(graph.iter(f"{space}edge"))
    assert edges and all(e.get("source") in nodes and e.get("target") in nodes for e in edges)
    weights = sum(int(d.text) for e in edges for d in e.iter(f"{space}data") if d.get("key") == "weight")
    assert weights == sum(len(a.sources) for a in given.accounts)


def test_hxl_has_its_hashtags_below_the_header(collection: Collection, tmp_path: Path) -> None:
    header, rows = table(written(collection, "hxl", tmp_path))
    tags = list(rows[0].values())
    for tag in "#date+start #date+end #loc+name #geo+lat #geo+lon #adm1+name #adm2+name #event+type #event+subtype #actor+name+initiator #actor+name+target #affected+killed+min #affected+killed+max #meta+source #meta+id".split():
        assert tag in tags
    assert len(rows) == 1 + len(collection.incidents) and len(header) == len(tags)


def test_jsonl_and_accounts_hold_every_record(collection: Collection, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in written(collection, "jsonl", tmp_path, OPEN).splitlines()]
    for line, incident in zip(lines, collection.incidents, strict=True):
        assert msgspec.convert({k: v for k, v in line.items() if k not in ("told", "provenance")}, Incident) == incident
        assert {a["account_id"] for a in line["told"]} == set(incident.accounts) and line["provenance"]["content_hash"]
    _, rows = table(written(collection, "accounts", tmp_path))
    assert [row["account_id"] for row in rows] == [a.account_id for a in collection.accounts]


@pytest.mark.parametrize("name", FORMATS.names)
def test_masks_hold_in_every_format_by_default(collection: Collection, tmp_path: Path, name: str) -> None:
    reports = tuple(msgspec.structs.replace(r, url=f"https://example.org/secret-{r.report_id}", relayed_from="فلان الفلاني") for r in collection.reports)
    given = Collection(reports=reports, incidents=collection.incidents, accounts=tuple(
        msgspec.structs.replace(a, sources=tuple(msgspec.structs.replace(s, id="name:فلان الفلاني", name="فلان الفلاني") for s in a.sources)) for a in collection.accounts))
    content = written(given, name, tmp_path)
    if name == "xlsx":
        content = b"".join(zipfile.ZipFile(io.BytesIO(content)).read(n) for n in zipfile.ZipFile(io.BytesIO(content)).namelist())
    for path in tmp_path.iterdir():
        content += path.read_bytes() if name != "xlsx" or path.suffix != ".xlsx" else b""
    for secret in ("فلان", "secret-", *(r.text[:60] for r in reports)):
        assert secret.encode() not in content, secret


def test_the_manifest_counts_hashes_and_names_what_was_left_out(collection: Collection, tmp_path: Path) -> None:
    manifest = export(collection, "acled", tmp_path / "e.csv", ExportSettings(version="7"))
    told = json.loads((tmp_path / "e.csv.manifest.json").read_bytes())
    assert told["rows"] == manifest.rows and told["version"] == "7" and told["masks"] == list(MASKS)
    for name, said in told["files"].items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == said["sha256"]
    _, rows = table((tmp_path / "e.csv").read_bytes())
    assert told["sums"]["fatalities"] == sum(int(r["fatalities"]) for r in rows)
    coded = {i for line in (tmp_path / "e.csv.cells.jsonl").read_text(encoding="utf-8").splitlines() for i in json.loads(line)["incidents"]}
    left = {i for ids in told["left_out_ids"].values() for i in ids}
    assert coded | left == {i.incident_id for i in collection.incidents} and not coded & left
    assert "admin3" in told["empty_columns"] and {"conflict_name", "active_year"} <= export(collection, "ucdp", tmp_path / "u.csv").empty_columns.keys()


@pytest.mark.parametrize("name", FORMATS.names)
def test_choices_and_since_hold_in_every_format(collection: Collection, tmp_path: Path, name: str) -> None:
    choice = Choice(since="2020-01-01", first="2019-06-01")
    chosen = choose(collection, choice)
    manifest = export(collection, name, tmp_path / "e.x", ExportSettings(choice=choice))
    assert 0 < manifest.incidents == len(chosen.incidents) < len(collection.incidents) and manifest.not_chosen == len(collection.incidents) - manifest.incidents
    nothing = export(collection, name, tmp_path / "n.x", ExportSettings(choice=Choice(kind="no such")))
    assert nothing.rows == nothing.incidents == 0 and (tmp_path / "n.x").exists()


def test_the_order_of_records_changes_no_cell(collection: Collection, tmp_path: Path) -> None:
    turned = Collection(reports=collection.reports[::-1], accounts=collection.accounts[::-1], incidents=collection.incidents[::-1])
    for name in ("acled", "ucdp"):
        assert written(turned, name, tmp_path) == written(collection, name, tmp_path)


def test_what_cannot_be_is_said(collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="geojson"):
        export(collection, "shapefile", tmp_path / "x")
    with pytest.raises(StoreError, match="cannot be written"):
        export(collection, "csv", tmp_path / "no" / "such" / "x.csv")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"riwaya\[parquet\]"):
        export(collection, "parquet", tmp_path / "x.parquet")


@pytest.mark.parametrize("text", ["=1", " =1", "\t=1", "+1", "-1+2", "@x", "|x", "\u200f=1", "\ufeff@x", "=1", "%0a=1"])
def test_formulas_are_neutralised_behind_anything(text: str) -> None:
    assert neutral(text) == "'" + text and neutral(f"قصف {text}") == f"قصف {text}"


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_one_incident_through_every_format_word_for_word(tmp_path: Path, name: str) -> None:
    """Fixed records; `UPDATE_GOLDEN=1` writes the files anew: read the difference before sending it."""
    records = json.loads((GOLDEN / "records.json").read_text(encoding="utf-8"))
    kinds = {"reports": Report, "accounts": Account, "incidents": Incident}
    given = Collection(**{key: tuple(msgspec.convert(records[key], list[kind])) for key, kind in kinds.items()})
    found = written(given, name, tmp_path, OPEN)
    side = tmp_path / f"e{FORMATS[name].SUFFIX}.cells.jsonl"
    if side.exists():
        found += b"\n" + msgspec.json.format(side.read_bytes().strip()) + b"\n"
    path = GOLDEN / "formats" / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(found)
    assert found == path.read_bytes()


def test_every_format_and_column_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    for name in FORMATS.names:
        section = page.partition(f"\n## {name}")[2].partition("\n## ")[0]
        assert section, f"docs/reference/exports.md lacks {name}"
    for name, columns in (("acled", ACLED), ("ucdp", UCDP), ("csv", INCIDENT_COLUMNS), ("accounts", ACCOUNT_COLUMNS)):
        section = page.partition(f"\n## {name}")[2].partition("\n## ")[0]
        missing = [c for c in columns if f"`{c}`" not in section]
        assert missing == [], name
