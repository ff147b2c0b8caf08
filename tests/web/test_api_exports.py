"""Exports through the API: the bytes of `riwaya export`, masks by right, gold records that the evaluation reads, suggestions that the lexicon reads."""

import csv
import io
import json
import zipfile

import pytest
import yaml

from evaluation.score.gold import read_gold
from riwaya.export import FORMATS
from riwaya.lexicon.gazetteer.formats.csv import read_file
from tests.web.test_api_writes import account, patch


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", FORMATS.names)
def test_every_format_gives_the_chosen_incidents(local, name: str) -> None:
    chosen = local.get("/incidents", kind="shelling", size=200).json()["total"]
    answer = local.get(f"/exports/{name}", kind="shelling", bundle="true")
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    files = unzipped(answer.content)
    manifest = json.loads(next(content for file, content in files.items() if file.endswith(".manifest.json")))
    assert manifest["incidents"] == chosen > 0 and set(manifest["masks"]) == {"texts", "names", "places", "links", "points"}
    assert local.get(f"/exports/{name}", kind="shelling").content in files.values()


def test_what_people_corrected_is_what_is_exported(local) -> None:
    shown = account(local)
    index = next(n for n, c in enumerate(shown["account"]["counts"]) if c["measure"] == "killed")
    patch(local, shown, slot="count", index=index, value={"min": 61, "max": 61})
    assert "61" in local.get("/exports/csv", place="سراقب").text
    final = local.get("/incidents", place="سراقب", standing="contested").json()["items"][0]
    local.send("PUT", f"/incidents/{final['incident_id']}/state", {"state": "final"}, etag=final["etag"])
    assert len(local.get("/exports/jsonl", state="final").text.splitlines()) == 1
    assert local.get("/exports/csv", policy="airwars_min_max").status_code == 200 and local.get("/exports/csv", policy="x").status_code == 422
    assert local.get("/exports/none").status_code == 404 and local.get("/exports/csv", keep="nothing").status_code == 422


def test_corrections_are_gold_records(local, tmp_path) -> None:
    shown = account(local)
    patch(local, shown, slot="actor", value={"id": "sdf", "role": "target"}, span=[0, 4])
    files = unzipped(local.get("/exports/gold").content)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (report,) = read_gold(tmp_path / "gold.jsonl")
    assert report.name == "saraqib-1" and report.text == local.get("/reports/saraqib-1").json()["report"]["text"]
    (incident,) = report.incidents
    assert report.spans(incident) and any((a.id, a.role) == ("sdf", "target") for a in incident.actors) and any(c.min == 4 for c in incident.counts)


def test_what_people_taught_are_suggestions(local, tmp_path) -> None:
    shown = account(local)
    patch(local, shown, slot="actor", value={"id": "sdf", "role": "target"}, span=[0, 4])
    local.send("POST", "/aliases", {"table": "source", "id": "sohr", "form": "عين المرصد"})
    local.send("POST", "/places", {"name_ar": "مزرعة الغدير", "variants_ar": ["غدير التل"], "kind": "site", "country": "SY", "lat": 35.61, "lon": 36.7})
    files = unzipped(local.get("/exports/suggestions").content)
    names = yaml.safe_load(files["names.yaml"])
    assert names["sources"] == [{"id": "sohr", "forms": ["عين المرصد"]}]
    (taught,) = names["actors"]
    assert taught["id"] == "sdf" and taught["examples"][0].startswith("[[")
    (tmp_path / "places.csv").write_bytes(files["places.csv"])
    (place,) = read_file(tmp_path / "places.csv")
    assert (place.names_ar, place.lat) == (("مزرعة الغدير", "غدير التل"), 35.61)


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(local, file) -> None:
    for each in local.get("/reports", place="سراقب").json()["items"]:
        patch(local, account(local, each["report_id"]), slot="place", value={"name": "=HYPERLINK(0)", "lat": 35.5, "lon": 36.5})
    for name in ("csv", "accounts", "hxl"):
        rows = csv.reader(io.StringIO(local.get(f"/exports/{name}", keep="places,names,texts,links,points").text))
        cells = [cell for row in rows for cell in row if "HYPERLINK" in cell]
        assert all(not cell.lstrip().startswith("=") for cell in cells) and (cells or name != "csv")
