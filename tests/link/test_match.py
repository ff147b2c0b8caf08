"""Matching against rows that a team has coded: column maps, verdicts, the link that says so; wrong maps and rows are named."""

import json
from pathlib import Path

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
        assert column is None or set(column.values.values()) <= set(load_lexicon().actors)


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
