"""Every export: golden files of a frozen run, the shape of each format, formulas that do not run, manifests, filters and masks on the command line."""

import datetime
import hashlib
import io
import json
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from exporting import GOLDEN, built, frozen_run, given, killed, place, rows_of, written
from hypothesis import example
from hypothesis import given as for_all
from hypothesis import settings as effort
from hypothesis import strategies as some

from riwaya.cli import cli
from riwaya.errors import SettingsError, StoreError
from riwaya.export import FORMATS, ExportSettings, export
from riwaya.export.flat import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, SOURCE_COLUMNS
from riwaya.export.formats import acled, hxl, ucdp
from riwaya.export.sharing import MASKS
from riwaya.export.tables import neutral
from riwaya.model import Choice
from riwaya.model.collection import Collection

ROOT = GOLDEN.parents[2]
TABLES = {"csv": INCIDENT_COLUMNS, "accounts": ACCOUNT_COLUMNS, "acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS}
TEXT_FORMATS = tuple(name for name in FORMATS.names if name not in ("jsonl", "xlsx", "parquet"))


def invoke(*arguments: object):
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=True)


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


@pytest.mark.parametrize("name", FORMATS.names)
def test_the_same_records_give_the_same_bytes_and_a_true_manifest(tmp_path: Path, name: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        export(frozen_run(), name, folder / "file", ExportSettings(version="1.2.3"))
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in second.iterdir()}
    manifest = json.loads((first / "file.manifest.json").read_bytes())
    assert set(manifest["files"]) == {p.name for p in first.iterdir()} - {"file.manifest.json"}
    for file, facts in manifest["files"].items():
        content = (first / file).read_bytes()
        assert facts == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert (manifest["format"], manifest["incidents"], manifest["accounts"]) == (name, len(frozen_run().incidents), len(frozen_run().accounts))


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
    assert [line["incident_id"] for line in lines] == [i.incident_id for i in frozen_run().incidents]
    assert all([a["account_id"] for a in line["told"]] == line["accounts"] and line["provenance"]["reports"] for line in lines)


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
    for sheet, columns in zip(book, (INCIDENT_COLUMNS, ACCOUNT_COLUMNS, SOURCE_COLUMNS), strict=True):
        assert tuple(cell.value for cell in sheet[1]) == columns and sheet.freeze_panes == "A2"
    rows = list(book["incidents"].iter_rows(min_row=2))
    assert len(rows) == len(frozen_run().incidents)
    arabic = [cell for row in rows for cell in row if isinstance(cell.value, str) and re.search("[\u0600-\u06ff]", cell.value)]
    assert arabic and all(cell.alignment.readingOrder == 2 for cell in arabic)


FORMULAS = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "%0A=1", "\t=1", "\r=1", " =1", "\u200f=1", "\u202e=1", "\ufeff=1", "＝1", "a;=1", "a\n=1", "a;\u200f+1", "|cmd", "\x00=1", 'x","=1']
DANGER = re.compile("^[\\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\\-@|%＝＋－＠]")
WORDS = some.text(alphabet=some.one_of(some.sampled_from("=+-@|%;,\t\r\n\"' \u200f\u202e\ufeff＝ابجقتل0123"), some.characters(exclude_categories=("Cs",))), max_size=20)


def harmless(cell: str) -> bool:
    """Whether no part that some spreadsheet takes for a cell begins as a formula does; a plain number is none."""
    return all(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", part) and part == cell or not DANGER.match(part) for part in [cell, *re.split(r"[;\r\n]", cell)[1:]])


@for_all(WORDS)
@effort(max_examples=300, deadline=None)
def test_no_text_becomes_a_formula(text: str) -> None:
    assert harmless(neutral(text))
    if not re.search("[=+\\-@|%＝＋－＠\x00-\x1f\x7f]", text):
        assert neutral(text) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_known_formulas_are_neutralised(text: str) -> None:
    assert harmless(neutral(text)) and neutral(text) != text or not DANGER.match(text)


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
            assert all(harmless(cell) for cell in row.values()), row
    with zipfile.ZipFile(io.BytesIO(written("xlsx", collection).content)) as archive:
        for sheet in (n for n in archive.namelist() if "sheet" in n):
            tree = ElementTree.fromstring(archive.read(sheet))
            assert not list(tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"))
            assert all(harmless(cell.text or "") for cell in tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"))
    ElementTree.fromstring(written("graphml", collection).content)
    assert len(json.loads(written("geojson", collection).content)["features"]) == 1


@pytest.mark.parametrize(
    ("options", "fits"),
    [
        (["--kind", "airstrike"], lambda i, r: i.kind == "airstrike"),
        (["--kind", "Battles"], lambda i, r: i.event_type == "Battles"),
        (["--actor", "israel"], lambda i, r: any(p.id == "israel" for p in i.actors)),
        (["--country", "sy"], lambda i, r: i.place is not None and i.place.country == "SY"),
        (["--place", "saraqib"], lambda i, r: i.place is not None and i.place.name == "سراقب"),
        (["--place", "ادلب"], lambda i, r: i.place is not None and i.place.admin1 is not None and i.place.admin1.en == "Idlib"),
        (["--standing", "contested"], lambda i, r: i.standing == "contested"),
        (["--from", "2022-01-01", "--to", "2022-12-31"], lambda i, r: (i.date_start or "").startswith("2022")),
        (["--since", "2023-01-01"], lambda i, r: any((r[n].published or "") >= "2023" for n in i.reports)),
        (["--until", "2018-12-31"], lambda i, r: any((r[n].published or "9")[:4] <= "2018" for n in i.reports)),
    ],
)
def test_filters(tmp_path: Path, options: list[str], fits) -> None:
    run = frozen_run()
    expected = [i.incident_id for i in run.incidents if fits(i, run.report_by_id())]
    assert expected and len(expected) < len(run.incidents)
    for name in ("csv", "geojson"):
        result = invoke("export", GOLDEN / "run", "--format", name, *options, "-o", tmp_path / "f")
        assert result.exit_code == 0, result.output
        content = (tmp_path / "f").read_bytes()
        found = [r["incident_id"] for r in rows_of(content)] if name == "csv" else [f["id"] for f in json.loads(content)["features"]]
        assert found == expected
    manifest = json.loads((tmp_path / "f.manifest.json").read_bytes())
    assert manifest["choice"] and manifest["not_chosen"] == len(run.incidents) - len(expected)


def test_the_screen_says_every_mask_with_its_switch_and_what_was_left_out(tmp_path: Path) -> None:
    result = invoke("export", GOLDEN / "run", "--format", "acled", "--keep", "points", "--delay", "30", "--as-of", "2024-10-20", "-o", tmp_path / "f.csv")
    assert result.exit_code == 0
    for name in MASKS:
        assert f"--keep {name}" in result.output
    assert "points: KEPT" in result.output and "--delay 30" in result.output and "held back" in result.output and "left out" in result.output and "no total of deaths" in result.output
    manifest = json.loads((tmp_path / "f.csv.manifest.json").read_bytes())
    assert manifest["kept"] == ["points"] and set(manifest["masks"]) == set(MASKS) - {"points"} and manifest["held_back"] == 1


def test_masks_hold_in_every_format(tmp_path: Path) -> None:
    collection = built("killing", "Violence against civilians", "Attack", actors=(("name:كتيبة سلمى", "initiator"), ("civilians", "target")), counts=((killed(2),),), title="مقتل سلمى", url="https://example.org/سلمى", where=place(lat=35.86123, lon=36.81987))
    for name in FORMATS.names:
        export(collection, name, tmp_path / name, ExportSettings(version="1"))
        export(collection, name, tmp_path / f"{name}-kept", ExportSettings(version="1", sharing=_everything_kept()))
        for path in (p for p in tmp_path.iterdir() if p.name.startswith(name) and "kept" not in p.name):
            text = _text(path)
            assert "سلمى" not in text and "35.861" not in text, path.name
    assert "سلمى" in _text(tmp_path / "csv-kept") and "35.86123" in _text(tmp_path / "csv-kept")


def _everything_kept():
    from riwaya.export.sharing import SharingSettings

    return SharingSettings(keep=tuple(MASKS))


def _text(path: Path) -> str:
    content = path.read_bytes()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(n).decode("utf-8") for n in archive.namelist())
    if content[:4] == b"PAR1":
        import pyarrow.parquet

        return str(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist())
    return content.decode("utf-8")


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    assert invoke("export", GOLDEN / "run", "--format", "xml", "-o", tmp_path / "f").exit_code == 2
    assert invoke("export", GOLDEN / "run", "--format", "csv", "--since", "soon", "-o", tmp_path / "f").exit_code == 2
    nothing = invoke("export", GOLDEN / "run", "--format", "csv", "--country", "FR", "-o", tmp_path / "f")
    assert nothing.exit_code == 1 and rows_of((tmp_path / "f").read_bytes()) == []
    with pytest.raises(SettingsError, match="geojson"):
        export(frozen_run(), "xml", tmp_path / "f")
    with pytest.raises(StoreError, match="cannot be written"):
        export(frozen_run(), "csv", tmp_path / "nowhere" / "f")


def test_a_missing_extra_says_its_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from riwaya.errors import MissingExtraError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'riwaya\[parquet\]'"):
        FORMATS["parquet"].write(given(frozen_run()))


def test_every_filter_and_mask_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    for option in Choice.__struct_fields__:
        assert f"`--{ {'first': 'from', 'last': 'to'}.get(option, option) }`" in page, option
    for mask in MASKS:
        assert f"`--keep {mask}`" in page
