"""Matching against rows that a team has coded: column maps, verdicts, the link that says so; wrong maps and rows are named."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.errors import SettingsError
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.link import match
from riwaya.read import read_coded_rows, read_map
from tests.link.building import account, report

ACLED = (
    "event_id_cnty,event_date,sub_event_type,actor1,actor2,location,latitude,longitude,fatalities,notes\n"
    "SYR1,2024-03-04,Shelling/artillery/missile attack,Military Forces of Syria (2000-2024),Civilians (Syria),سرمين,35.90,36.73,2,\n"
    "SYR2,2024-03-09,Air/drone strike,Military Forces of Russia,,بنش,35.96,36.71,0,\n"
)


def rows(tmp_path: Path, text: str = ACLED, name: str = "acled"):  # type: ignore[no-untyped-def]
    path = tmp_path / "coded.csv"
    path.write_text(text, encoding="utf-8")
    return read_coded_rows(path, read_map(name), lexicon=load_lexicon(), gazetteer=load_gazetteer())


def test_verdicts(tmp_path: Path) -> None:
    coded, reports, issues = rows(tmp_path)
    assert not issues and [a.kind for a in coded] == ["shelling", "airstrike"]
    told = [
        account("a", day="2024-03-04", place="سرمين", at=[35.90, 36.73], by="regime", killed=2), account("b", day="2024-03-10", place="بنش", at=[35.96, 36.71], kind="shelling"),
        account("c", day="2024-05-01", place="سرمين", at=[35.90, 36.73], by="regime", killed=2),
    ]
    found = {m.incident_id: m for m in match(told, [report("a"), report("b"), report("c")], coded, reports, lexicon=load_lexicon())}
    assert [found[f"{name}#0"].verdict for name in "abc"] == ["already coded", "perhaps", "new"]
    assert found["a#0"].row == "SYR1" and found["a#0"].link is not None
    assert found["a#0"].link.match_weight == sum(part.weight for part in found["a#0"].link.because)


AIRWARS = "id,date,location_ar,location_en,lat,lon,belligerent,strike_type,civ_killed_min,civ_killed_max\n"


def test_a_place_that_several_bear_is_the_one_beside_what_the_words_name_or_in_the_country_of_the_table(tmp_path: Path) -> None:
    lines = (
        "a,2023-08-22,محطة مياه عري في بلدة عين شيب,,,,Russian Military,Airstrike,2,2", "b,2023-07-09,البارة,,35.69,36.52,Russian Military,Artillery,1,1", "c,2022-01-20,عفرين,,,,YPG,Artillery,6,7",
        "d,2022-04-24,قرية بندرخانة,,36.7,38.9,Turkish Military,Artillery,1,1", "e,2022-04-24,سرمين,,,,Turkish Military,Artillery,1,1", "f,2022-04-25,,Sarmin,,,Turkish Military,Artillery,1,1",
    )
    coded, _, issues = rows(tmp_path, AIRWARS + "\n".join(lines) + "\n", "airwars")
    places = {a.report_id: a.place for a in coded}
    assert not issues and all(p and p.country in ("SY", None) for p in places.values())
    near = {name: (round(p.lat or 0, 1), round(p.lon or 0, 1)) for name, p in places.items() if p}
    assert near["a"] == (35.9, 36.5) and near["b"] == (35.7, 36.5) and near["c"] == (36.5, 36.9)
    assert places["d"] is not None and (places["d"].name, places["d"].gazetteer_id, places["d"].lat) == ("بندرخانة", None, 36.7)
    assert places["e"] is not None and places["f"] is not None and places["e"].gazetteer_id == places["f"].gazetteer_id


def test_a_word_for_several_actors_is_each_of_them(tmp_path: Path) -> None:
    coded, _, _ = rows(tmp_path, AIRWARS + 'a,2023-08-22,سرمين,,,,"Russian Military, YPG",Airstrike,2,2\n', "airwars")
    assert [a.id for a in coded[0].actors] == ["russia", "regime", "sdf"]


def test_an_undated_telling_needs_more_and_every_telling_of_an_incident_counts(tmp_path: Path) -> None:
    coded, reports, _ = rows(tmp_path)
    told = [
        account("a", place="سرمين", at=[35.90, 36.73], by="regime", killed=1), account("b", place="سرمين", at=[35.90, 36.73], by="regime", killed=2, text="شهيدان بقصف على سرمين اليوم الاثنين"),
        account("c", day="2024-03-04", place="سرمين", at=[35.90, 36.73], by="regime", killed=2, incident="x"), account("d", day="2024-02-01", place="كفريا", at=[35.97, 36.69], by="regime", killed=40, incident="x"),
    ]
    told[2:] = [msgspec.structs.replace(a, incident_id="both") for a in told[2:]]
    texts = [report("a"), report("b", text="شهيدان بقصف على سرمين اليوم الاثنين"), report("c"), report("d")]
    found = {m.incident_id: m.verdict for m in match(told, texts, coded, reports, lexicon=load_lexicon())}
    assert found == {"a#0": "perhaps", "b#0": "already coded", "both": "perhaps"}


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    coded, _, issues = rows(tmp_path, ACLED + "SYR1,2024-03-04,Attack,,,x,,,,\nSYR4,soon,Attack,,,x,,,,\nSYR5,2024-03-04,Attack,,,x,here,,,\n")
    assert len(coded) == 2 and [i.source.rpartition(":")[2] for i in issues] == ["3", "4", "5"]


@pytest.mark.parametrize(("text", "word"), [("dataset: x\nid: i\n", "date"), ("dataset: x\nid: i\ndate: d\nplace: [p]\nkind: {column: k}\nkilled: {lest: a}\n", "lest")])
def test_a_wrong_map_is_refused(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=word):
        read_map(str(tmp_path / "map.yaml"))
    with pytest.raises(SettingsError, match="acled, airwars, ucdp"):
        read_map("nothing")


@pytest.mark.parametrize("name", ["acled", "airwars", "ucdp"])
def test_shipped_maps_name_kinds_that_there_are(name: str) -> None:
    columns = read_map(name)
    assert {*columns.kind.values.values(), columns.kind.other} <= set(load_lexicon().kinds)
    for column in (columns.initiator, columns.target):
        given = list(column.values.values()) if column else []
        assert {i for ids in given for i in ((ids,) if isinstance(ids, str) else ids)} <= set(load_lexicon().actors)


def test_the_command(tmp_path: Path) -> None:
    out, coded = tmp_path / "out", tmp_path / "coded.csv"
    assert CliRunner().invoke(cli, ["demo", "--out", str(out)]).exit_code == 0
    incident = next(i for i in map(json.loads, (out / "incidents.jsonl").read_text(encoding="utf-8").splitlines()) if i["place"] and i["place"]["lat"] and i["date_precision"] == "day")
    killed = next((c["best"] for c in incident["counts"] if c["measure"] == "killed"), "")
    coded.write_text(ACLED + f'SYR9,{incident["date_start"]},{incident["sub_event_type"]},,,{incident["place"]["name"]},{incident["place"]["lat"]},{incident["place"]["lon"]},{killed},\n', encoding="utf-8")
    shown = CliRunner().invoke(cli, ["match", str(coded), "--map", "acled", "--in", str(out), "--out", str(tmp_path / "v.jsonl")])
    assert shown.exit_code == 0, shown.output
    verdicts = {v["incident_id"]: v for v in map(json.loads, (tmp_path / "v.jsonl").read_text(encoding="utf-8").splitlines())}
    assert verdicts[incident["incident_id"]]["row"] == "SYR9" and "new" in {v["verdict"] for v in verdicts.values()}
