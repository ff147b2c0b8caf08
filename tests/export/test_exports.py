"""What holds of every export: the same bytes, a true manifest, choices, masks, what the screen says, errors."""

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from exporting import GOLDEN, built, frozen_run, given, killed, place

from evaluation.export_faults import rows_of
from riwaya.cli import cli
from riwaya.errors import MissingExtraError, SettingsError, StoreError
from riwaya.export import FORMATS, ExportSettings, export
from riwaya.export.sharing import MASKS, SharingSettings
from riwaya.model import Choice, Collection

ROOT = GOLDEN.parents[2]


def invoke(*arguments: object):
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=True)


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


def test_the_manifest_names_what_was_left_out_and_what_stays_empty(tmp_path: Path) -> None:
    told = export(frozen_run(), "acled", tmp_path / "e.csv", ExportSettings(version="7"))
    coded = {i for line in (tmp_path / "e.csv.cells.jsonl").read_text(encoding="utf-8").splitlines() for i in json.loads(line)["incidents"]}
    left = {i for ids in told.left_out_ids.values() for i in ids}
    assert coded | left == {i.incident_id for i in frozen_run().incidents} and not coded & left
    assert told.sums["fatalities"] == sum(int(r["fatalities"]) for r in rows_of((tmp_path / "e.csv").read_bytes()))
    assert "admin3" in told.empty_columns and {"conflict_name", "active_year"} <= export(frozen_run(), "ucdp", tmp_path / "u.csv").empty_columns.keys()


@pytest.mark.parametrize("name", FORMATS.names)
def test_nothing_chosen_is_a_file_without_rows(tmp_path: Path, name: str) -> None:
    nothing = export(frozen_run(), name, tmp_path / "n.x", ExportSettings(choice=Choice(kind="no such")))
    assert nothing.rows == nothing.incidents == 0 and nothing.not_chosen == len(frozen_run().incidents) and (tmp_path / "n.x").exists()


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
        export(collection, name, tmp_path / f"{name}-kept", ExportSettings(version="1", sharing=SharingSettings(keep=tuple(MASKS))))
        for path in (p for p in tmp_path.iterdir() if p.name.startswith(name) and "kept" not in p.name):
            text = _text(path)
            assert "سلمى" not in text and "35.861" not in text, path.name
    assert "سلمى" in _text(tmp_path / "csv-kept") and "35.86123" in _text(tmp_path / "csv-kept")


def test_persons_who_are_cited_and_addresses_are_masked_in_every_format(tmp_path: Path) -> None:
    run = frozen_run()
    cited = tuple(msgspec.structs.replace(a, sources=tuple(msgspec.structs.replace(s, id="name:فلان الفلاني", name="فلان الفلاني") for s in a.sources)) for a in run.accounts)
    reports = tuple(msgspec.structs.replace(r, url=f"https://example.org/secret-{r.report_id}", relayed_from="فلان الفلاني") for r in run.reports)
    for name in FORMATS.names:
        export(Collection(reports=reports, accounts=cited, incidents=run.incidents), name, tmp_path / name)
    for path in tmp_path.iterdir():
        assert not any(secret in _text(path) for secret in ("فلان", "secret-", *(r.text[:60] for r in reports))), path.name


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
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'riwaya\[parquet\]'"):
        FORMATS["parquet"].write(given(frozen_run()))


def test_every_filter_and_mask_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    for option in Choice.__struct_fields__:
        assert f"`--{ {'first': 'from', 'last': 'to'}.get(option, option) }`" in page, option
    for mask in MASKS:
        assert f"`--keep {mask}`" in page
