"""Each format on frozen records and on one incident: golden files, columns, what other programs read, and that no text becomes a formula."""

import datetime
import io
import json
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from exporting import GOLDEN, built, frozen_run, killed, place, written
from hypothesis import example
from hypothesis import given as for_all
from hypothesis import settings as effort
from hypothesis import strategies as some

from evaluation.codebook_faults import ACLED_COLUMNS, UCDP_COLUMNS
from evaluation.export_faults import VALIDATORS, file_faults, is_harmless, rows_of
from riwaya.export import FORMATS, ExportSettings, export
from riwaya.export.flat import ACCOUNT_COLUMNS, INCIDENT_COLUMNS
from riwaya.export.formats import acled, hxl, ucdp
from riwaya.export.sharing import MASKS, SharingSettings
from riwaya.export.tables import neutral
from riwaya.model import Account, Collection, Incident, Report

ROOT = GOLDEN.parents[2]
TABLES = {"csv": INCIDENT_COLUMNS, "accounts": ACCOUNT_COLUMNS, "acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS}
TEXT_FORMATS = tuple(name for name in FORMATS.names if name not in ("jsonl", "xlsx", "parquet"))
OPEN = ExportSettings(sharing=SharingSettings(keep=tuple(MASKS)), version="0")


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_golden_files(tmp_path: Path, name: str) -> None:
    """`UPDATE_GOLDEN=1` writes the files anew: read the difference before sending it."""
    file = f"examples.{name}{FORMATS[name].SUFFIX}"
    export(frozen_run(), name, tmp_path / file, ExportSettings(version="1.2.3"))
    folder = GOLDEN / "exports"
    found = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    if os.environ.get("UPDATE_GOLDEN"):
        for path in found:
            (folder / path).write_bytes(found[path])
    assert found == {p.name: p.read_bytes() for p in folder.glob(f"examples.{name}.*")}


@pytest.mark.parametrize("name", [*TEXT_FORMATS, "jsonl"])
def test_one_incident_through_every_format_word_for_word(tmp_path: Path, name: str) -> None:
    """Fixed records; `UPDATE_GOLDEN=1` writes the files anew: read the difference before sending it."""
    records = json.loads((GOLDEN / "records.json").read_text(encoding="utf-8"))
    kinds = {"reports": Report, "accounts": Account, "incidents": Incident}
    given = Collection(**{key: tuple(msgspec.convert(records[key], list[kind])) for key, kind in kinds.items()})
    export(given, name, tmp_path / "e", OPEN)
    found, side = (tmp_path / "e").read_bytes(), tmp_path / "e.cells.jsonl"
    if side.exists():
        found += b"\n" + msgspec.json.format(side.read_bytes().strip()) + b"\n"
    path = GOLDEN / "formats" / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(found)
    assert found == path.read_bytes()


@pytest.mark.parametrize("settings", [ExportSettings(version="1"), OPEN], ids=["masked", "as they are"])
@pytest.mark.parametrize("name", FORMATS.names)
def test_every_file_fits_its_validator(tmp_path: Path, name: str, settings: ExportSettings) -> None:
    manifest = export(frozen_run(), name, tmp_path / "e", settings)
    assert file_faults(name, tmp_path / "e") == (manifest.rows, []) and manifest.rows > 0


SPOILED = {
    "acled": (b"State forces-Civilians", b"State forces-Moon"), "ucdp": (b",Syria,652,", b",Syria,x,"), "csv": (b"\r\ni-", b"\r\n=i-"), "accounts": (b"account_id,", b"identity,"), "hxl": (b"", b""),
    "geojson": (b'"type":"Feature",', b'"type":"Thing",'), "graphml": (b' source="', b' source="x'), "jsonl": (b'"told":[{', b'"told":[],"more":[{'),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_validator_that_finds_nothing_would_be_no_validator(name: str) -> None:
    content = written(name, frozen_run()).content
    before, after = SPOILED[name]
    assert VALIDATORS[name](content)[1] == []
    if name == "hxl":  # an incident without its id
        content = re.sub(rb",i-[0-9a-f]+,", b",,", content, count=1)
    assert VALIDATORS[name](content.replace(before, after))[1] != []


def test_a_file_that_does_not_fit_its_manifest_or_side_file_is_seen(tmp_path: Path) -> None:
    export(frozen_run(), "acled", tmp_path / "e.csv")
    content, beside = (tmp_path / "e.csv").read_bytes(), tmp_path / "e.csv.cells.jsonl"
    (tmp_path / "e.csv").write_bytes(content.replace(b"Syria", b"Suria"))
    assert any("hash" in fault for fault in file_faults("acled", tmp_path / "e.csv")[1])
    (tmp_path / "e.csv").write_bytes(content)
    beside.write_bytes(beside.read_bytes().replace(b'"rule":"gazetteer', b'"rule":"","x":"gazetteer'))
    assert any("side file" in fault for fault in file_faults("acled", tmp_path / "e.csv")[1])


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_their_columns_in_every_row(name: str) -> None:
    exported = written(name, frozen_run())
    rows = rows_of(exported.content)
    assert len(rows) == exported.rows > 0 and all(tuple(row) == TABLES[name] and None not in row.values() for row in rows)
    for column, number in exported.sums.items():
        assert sum(int(row[column] or 0) for row in rows) == number


def test_every_row_of_our_tables_names_what_it_was_made_of() -> None:
    known = {a.account_id for a in frozen_run().accounts}
    for row in rows_of(written("csv", frozen_run()).content):
        assert set(row["account_ids"].split(";")) <= known and row["report_ids"] and re.fullmatch(r"[0-9a-f]{64}", row["content_hash"]) and row["riwaya_version"] == "1.2.3"
        for measure in ("killed", "wounded", "detained"):
            bounds = [row[f"{measure}_{bound}"] for bound in ("low", "best", "high")]
            assert bounds == ["", "", ""] or sorted(map(int, bounds)) == list(map(int, bounds))


def test_jsonl_holds_every_incident_with_its_accounts() -> None:
    lines = [json.loads(line) for line in written("jsonl", frozen_run()).content.splitlines()]
    for line, incident in zip(lines, frozen_run().incidents, strict=True):
        assert msgspec.convert({k: v for k, v in line.items() if k not in ("told", "provenance")}, Incident) == incident
        assert [a["account_id"] for a in line["told"]] == line["accounts"] and line["provenance"]["reports"]


def test_geojson_is_longitude_first_and_null_without_a_point() -> None:
    told = json.loads(written("geojson", frozen_run()).content)
    assert told["type"] == "FeatureCollection"
    for feature, incident in zip(told["features"], frozen_run().incidents, strict=True):
        assert feature["type"] == "Feature" and feature["id"] == incident.incident_id and set(feature["properties"]) == set(INCIDENT_COLUMNS) - {"lat", "lon"}
        where = incident.place
        expected = {"type": "Point", "coordinates": [where.lon, where.lat]} if where and where.lat is not None else None
        assert feature["geometry"] == expected


def test_hxl_has_a_row_of_hashtags() -> None:
    lines = written("hxl", frozen_run()).content.decode("utf-8").split("\r\n")
    asked = "#date+start #date+end #loc+name #geo+lat #geo+lon #adm1+name #adm2+name #event+type #event+subtype #actor+name+initiator #actor+name+target #affected+killed+min #affected+killed+max #meta+source #meta+id".split()
    assert lines[0] == ",".join(hxl.COLUMNS) and lines[1].split(",")[: len(asked)] == asked
    assert all(re.fullmatch(r"#[a-z0-9]+(\+[a-z0-9]+)*", tag) for tag in lines[1].split(","))


def test_graphml_is_a_graph_of_citations() -> None:
    tree = ElementTree.fromstring(written("graphml", frozen_run()).content)
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {node.get("id") for node in tree.iterfind(".//g:node", space)}
    edges = list(tree.iterfind(".//g:edge", space))
    assert edges and all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    weights = [int(edge.find("g:data[@key='weight']", space).text) for edge in edges]
    assert sum(weights) == sum(len(a.sources) for a in frozen_run().accounts)
    assert {key.get("id") for key in tree.iterfind("g:key", space)} >= {data.get("key") for data in tree.iterfind(".//g:data", space)}


def test_parquet_has_typed_columns() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written("parquet", frozen_run()).content))
    assert tuple(table.column_names) == INCIDENT_COLUMNS and table.num_rows == len(frozen_run().incidents)
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["date_start"], types["lat"], types["killed_best"], types["place_ar"]) == ("date32[day]", "double", "int64", "string")
    assert table.column("date_start").to_pylist() == [datetime.date.fromisoformat(i.date_start) if i.date_start else None for i in frozen_run().incidents]


def test_xlsx_opens_with_arabic_from_right_to_left() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", frozen_run()).content))
    assert book.sheetnames == ["incidents", "accounts", "sources"]
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    rows = list(book["incidents"].iter_rows(min_row=2))
    assert len(rows) == len(frozen_run().incidents)
    assert not any("docProps" in name for name in zipfile.ZipFile(io.BytesIO(written("xlsx", frozen_run()).content)).namelist())  # no clock, no author
    arabic = [cell for row in rows for cell in row if isinstance(cell.value, str) and re.search("[\u0600-\u06ff]", cell.value)]
    assert arabic and all(cell.alignment.readingOrder == 2 for cell in arabic)


FORMULAS = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "%0A=1", "\t=1", "\r=1", " =1", "\u200f=1", "\u202e=1", "\ufeff=1", "＝1", "a;=1", "a\n=1", "a;\u200f+1", "|cmd", "\x00=1", 'x","=1']
WORDS = some.text(alphabet=some.one_of(some.sampled_from("=+-@|%;,\t\r\n\"' \u200f\u202e\ufeff＝ابجقتل0123"), some.characters(exclude_categories=("Cs",))), max_size=20)


@for_all(WORDS)
@effort(max_examples=300, deadline=None)
def test_no_text_becomes_a_formula(text: str) -> None:
    assert is_harmless(neutral(text))
    if not re.search("[=+\\-@|%＝＋－＠\x00-\x1f\x7f]", text):
        assert neutral(text) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_known_formulas_are_neutralised(text: str) -> None:
    assert is_harmless(neutral(text)) and neutral(text) != text or is_harmless(text)


def hostile(text: str) -> Collection:
    where = place(name=text or "x", name_en=text or None, near=True)
    told = built("killing", "Violence against civilians", "Attack", actors=((f"name:{text}", "initiator"), ("civilians", "target")), counts=((killed(2),),), where=where, outlet=text, title=text, url=text)
    return told


@for_all(WORDS)
@example("=HYPERLINK(1)")
@example('x","=1')
@example("a;\n=cmd|' /C calc'!A0")
@effort(max_examples=60, deadline=None)
def test_hostile_text_stays_one_harmless_cell_in_every_table(text: str) -> None:
    collection = hostile(text)
    for name in ("csv", "accounts", "acled", "ucdp", "hxl"):
        rows = rows_of(written(name, collection).content)
        assert len(rows) == (2 if name == "hxl" else 1)
        for row in rows:
            assert None not in row and None not in row.values()
            assert all(is_harmless(cell) for cell in row.values()), row
    with zipfile.ZipFile(io.BytesIO(written("xlsx", collection).content)) as archive:
        for sheet in (n for n in archive.namelist() if "sheet" in n):
            tree = ElementTree.fromstring(archive.read(sheet))
            assert not list(tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"))
            assert all(is_harmless(cell.text or "") for cell in tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"))
    ElementTree.fromstring(written("graphml", collection).content)
    assert len(json.loads(written("geojson", collection).content)["features"]) == 1


def test_every_format_and_column_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    for name in FORMATS.names:
        section = page.partition(f"\n## {name}")[2].partition("\n## ")[0]
        assert section, f"docs/reference/exports.md lacks {name}"
    for name, columns in (("acled", ACLED_COLUMNS), ("ucdp", UCDP_COLUMNS), ("csv", INCIDENT_COLUMNS), ("accounts", ACCOUNT_COLUMNS)):
        section = page.partition(f"\n## {name}")[2].partition("\n## ")[0]
        missing = [c for c in columns if f"`{c}`" not in section]
        assert missing == [], name


def test_the_page_that_follows_one_incident_says_what_the_exports_say() -> None:
    from tools.follow_incident import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tools.follow_incident`"
