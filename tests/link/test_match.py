"""Matching against rows that a team has coded: column maps, verdicts, the link that says so; wrong maps and rows are named."""

import inspect
import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.errors import ReadError, SettingsError
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.lexicon.weights import load_weights
from riwaya.link import coded as coded_comparisons
from riwaya.link import comparisons, match
from riwaya.model import Account, Report
from riwaya.read.coded_rows import map_file, read_coded_rows, read_map
from tests.link.building import account, report

ACLED = (
    "event_id_cnty,event_date,sub_event_type,actor1,actor2,location,latitude,longitude,fatalities,notes\n"
    "SYR1,2024-03-04,Shelling/artillery/missile attack,Military Forces of Syria (2000-2024),Civilians (Syria),سرمين,35.90,36.73,2,\n"
    "SYR2,2024-03-09,Air/drone strike,Military Forces of Russia,,بنش,35.96,36.71,0,\n"
)


def rows(tmp_path: Path, text: str = ACLED, name: str = "acled"):  # type: ignore[no-untyped-def]
    path = tmp_path / "coded.csv"
    path.write_text(text, encoding="utf-8")
    return read_coded_rows(path, read_map(name), lexicon=load_lexicon(), gazetteer=load_gazetteer(), named=map_file(name))


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
    assert found["a#0"].share > found["b#0"].share > 0 == found["c#0"].share


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


def test_a_telling_without_a_day_needs_more_and_every_telling_of_an_incident_counts(tmp_path: Path) -> None:
    coded, reports, _ = rows(tmp_path)
    text = "شهيدان بقصف على سرمين اليوم الاثنين"
    told = [
        account("a", place="سرمين", at=[35.90, 36.73], by="regime", killed=4), account("b", place="سرمين", at=[35.90, 36.73], by="regime", killed=2, text=text),
        account("c", day="2024-03-04", place="سرمين", at=[35.90, 36.73], by="regime", killed=2), *(account(name, day="2024-02-01", place="كفريا", at=[35.97, 36.69], by="regime", killed=40) for name in "def"),
    ]
    told[2:] = [msgspec.structs.replace(a, incident_id="many") for a in told[2:]]
    texts = [report("a"), report("b", text=text), *map(report, "cdef")]
    found = {m.incident_id: m.verdict for m in match(told, texts, coded, reports, lexicon=load_lexicon())}
    assert found == {"a#0": "perhaps", "b#0": "already coded", "many": "perhaps"}


def verdict(coded: tuple, told: Account, text: Report) -> tuple[str, str | None, dict[str, str]]:  # type: ignore[type-arg]
    """The verdict on one telling, its row, and the levels that say so."""
    found = match([told], [text], coded[0], coded[1], lexicon=load_lexicon())[0]
    return found.verdict, found.row, {part.comparison: part.level for part in found.link.because} if found.link else {}


@pytest.mark.parametrize(("published", "level"), [("2024-03-04", "told on the day"), ("2024-03-05", "told the day after"), ("2024-03-06", "told two days after"), ("2024-03-03", "told the day before")])
def test_the_day_of_publication_is_when_it_was_told(tmp_path: Path, published: str, level: str) -> None:
    told = account("a", place="سرمين", at=[35.90, 36.73], by="regime", killed=2)
    found = verdict(rows(tmp_path), told, report("a", published=published))
    assert found[2]["date"] == level and told.date_start is None


def test_a_report_without_a_day_was_written_in_the_last_year_that_it_names(tmp_path: Path) -> None:
    coded = rows(tmp_path, ACLED.replace("SYR2,2024-03-09,Air/drone strike,Military Forces of Russia,,بنش,35.96,36.71,0", "SYR3,2023-03-06,Shelling/artillery/missile attack,Military Forces of Syria (2000-2024),,سرمين,35.90,36.73,2"))
    for year, row in (("2024", "SYR1"), ("2023", "SYR3")):
        text = f"قتل مدنيان بقصف لقوات النظام على سرمين، وهو الثاني خلال عام {year}"
        told = account("a", place="سرمين", at=[35.90, 36.73], by="regime", killed=2, text=text)
        assert verdict(coded, told, report("a", text=text))[1:] == (row, {**verdict(coded, told, report("a", text=text))[2], "year": "the last that is told"})


def test_a_report_without_a_day_was_written_in_the_month_that_it_names_unless_it_names_many(tmp_path: Path) -> None:
    coded = rows(tmp_path)
    for months, level in (("في آذار", "its month is told"), ("في تموز", "another month is told"), ("في آذار وتموز وأيلول", None)):
        text = f"قتل مدنيان بقصف لقوات النظام على سرمين {months}"
        told = account("a", place="سرمين", at=[35.90, 36.73], by="regime", killed=2, text=text)
        assert verdict(coded, told, report("a", text=text))[2].get("month") == level


def test_a_row_that_names_no_place_is_never_certain_unless_it_cites_the_report(tmp_path: Path) -> None:
    columns = "dataset: desk\nid: n\ndate: d\nplace: [p]\nkind: {column: k, values: {s: shelling}}\nkilled: {least: dead}\nsources: {column: links, separator: ','}\n"
    (tmp_path / "map.yaml").write_text(columns, encoding="utf-8")
    table = "n,d,p,k,dead,links\n1,2024-03-04,,s,2,\n2,2024-03-04,,s,2,\"https://www.example.org/2/?fbclid=x, https://example.org/9\"\n"
    coded = rows(tmp_path, table, str(tmp_path / "map.yaml"))
    told = account("a", day="2024-03-04", place="سرمين", at=[35.90, 36.73], killed=2)
    assert verdict((coded[0][:1], coded[1][:1]), told, report("a"))[0] == "perhaps"
    cited = verdict(coded, told, msgspec.structs.replace(report("a"), url="http://example.org/2"))
    assert cited[:2] == ("already coded", "2") and cited[2]["address"] == "cited by the row"


def test_the_name_of_a_governorate_is_not_its_city(tmp_path: Path) -> None:
    coded = rows(tmp_path, AIRWARS + "a,2023-10-05,ادلب,,,,Russian Military,Artillery,2,2\n", "airwars")
    text = "قصف مدفعي على بلدات ريف إدلب يوم 5 تشرين الأول 2023"
    assert coded[0][0].place and coded[0][0].place.level == "settlement"
    assert verdict(coded, account("a", day="2023-10-05", text=text), report("a", text=text))[2]["place"] == "a name of its area too"


def test_a_row_may_be_of_several_kinds(tmp_path: Path) -> None:
    coded = rows(tmp_path, AIRWARS + "a,2023-08-22,سرمين,,,,Russian Military,Airstrike and/or Artillery,2,2\n", "airwars")
    assert [a.kind for a in coded[0]] == ["shelling", "airstrike"] and {a.report_id for a in coded[0]} == {"a"}
    for kind in ("shelling", "airstrike"):
        told = account("t", day="2023-08-22", kind=kind, place="سرمين", at=[35.90, 36.73], killed=2)
        assert verdict(coded, told, report("t"))[2]["kind"] == "same kind"


def test_an_english_name_is_found_by_its_consonants(tmp_path: Path) -> None:
    coded, _, _ = rows(tmp_path, AIRWARS + "a,2023-08-22,سرمين,,,,,Airstrike,2,2\nb,2023-08-22,,Ma'arrat an Nasan,,,,Airstrike,2,2\nc,2023-08-22,,village of Sarmeen,,,,Airstrike,2,2\n", "airwars")
    places = [a.place for a in coded]
    assert places[0] and places[2] and places[2].gazetteer_id == places[0].gazetteer_id
    assert places[1] is not None and places[1].gazetteer_id is not None


@pytest.mark.parametrize(("place", "at", "text", "level"), [
    ("حزرة", None, "قتل مدنيان بقصف على كفرنوران", "its name is told"), ("حزرة", None, "قتل مدنيان بقصف على كفر نوران", "its name is told"),
    ("كفربوران", None, "قتل مدنيان بقصف على كفربوران", "a name like it"), ("حلب", [36.20, 37.16], "قتل مدنيان بقصف في حلب", "its governorate is told"), ("قراح", None, "قتل مدنيان بقصف على قراح", "other name"),
])
def test_the_name_of_a_row_in_other_spellings_and_of_its_area(tmp_path: Path, place: str, at: list[float] | None, text: str, level: str) -> None:
    coded = rows(tmp_path, AIRWARS + "a,2023-08-22,كفر نوران,,,,,Airstrike,2,2\n", "airwars")
    assert "كفرنوران" in (coded[1][0].title or "").split("\n")
    told = account("t", day="2023-08-22", place=place, at=at, kind="airstrike", killed=2, text=text)
    if at is None and told.place:
        told = msgspec.structs.replace(told, place=msgspec.structs.replace(told.place, gazetteer_id=None))
    assert verdict(coded, told, report("t", text=text))[2]["place"] == level


def test_a_row_of_an_unknown_place_lies_in_the_area_of_its_point_or_of_the_town_beside_it(tmp_path: Path) -> None:
    table = AIRWARS + 'a,2023-08-22,مزرعة الزرافات,,35.91,36.74,,Airstrike,2,2\nb,2023-08-22,مزرعة الزرافات,"Zarafat farm, Sarmin",,,,Airstrike,2,2\nc,2023-08-22,سرمين,,,,,Airstrike,2,2\n'
    coded, _, _ = rows(tmp_path, table, "airwars")
    for row in coded[:2]:
        assert row.place and row.place.gazetteer_id is None and row.place.admin1 and row.place.admin1.en == "Idlib"


@pytest.mark.parametrize(("place", "killed", "expected"), [("سرمين", 9, True), ("قراح", 2, True), ("قراح", 9, False)])
def test_the_day_alone_makes_no_row_certain(tmp_path: Path, place: str, killed: int, expected: bool) -> None:
    coded = rows(tmp_path)
    told = account("t", day="2024-03-04", place=place, at=[35.90, 36.73] if place == "سرمين" else None, by="regime", killed=killed)
    assert coded_comparisons.says_enough(verdict(coded, told, report("t"))[2]) is expected


def test_of_two_rows_that_fit_alike_neither_is_certain(tmp_path: Path) -> None:
    twin = "SYR1,2024-03-04,Shelling/artillery/missile attack,Military Forces of Syria (2000-2024),Civilians (Syria),سرمين,35.90,36.73,2,"
    told = account("t", day="2024-03-04", place="سرمين", at=[35.90, 36.73], by="regime", killed=2)
    found = match([told], [report("t")], *rows(tmp_path, ACLED + twin.replace("SYR1", "SYR3") + "\n")[:2], lexicon=load_lexicon())[0]
    assert (found.verdict, found.row, found.others) == ("perhaps", "SYR1", ("SYR3",))
    alone = match([told], [report("t")], *rows(tmp_path)[:2], lexicon=load_lexicon())[0]
    assert (alone.verdict, alone.others) == ("already coded", ())


def test_every_level_against_a_row_has_a_weight() -> None:
    known = load_weights().coded
    source = inspect.getsource(coded_comparisons) + inspect.getsource(comparisons)
    for name, level in known:
        assert level in source, f"{level}: no comparison of {name} reaches this level"
    alike = {level for name, level in known if name == "killed"}
    assert {level for name, level in load_weights().weights if name == "killed"} <= alike and {level for name, level in known if name == "wounded"} <= alike
    for name in ("kind", "initiator", "target"):
        assert {level for given, level in load_weights().weights if given == name} <= {level for given, level in known if given == name}
    assert {level for name, level in known if name == "place"} >= coded_comparisons.ITS_PLACE
    assert {"its month is told", "another month is told"} == {level for name, level in known if name == "month"}
    assert {*comparisons.TOLD.values(), *coded_comparisons.ITS_DAY, "apart", "no day"} <= {level for name, level in known if name == "date"}
    assert {level for name, level in load_weights().weights if name == "place"} - {"named by the other"} <= {level for name, level in known if name == "place"}


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    coded, _, issues = rows(tmp_path, ACLED + "SYR1,2024-03-04,Attack,,,x,,,,\nSYR4,soon,Attack,,,x,,,,\nSYR5,2024-03-04,Attack,,,x,here,,,\n")
    assert len(coded) == 2 and [i.source.rpartition(":")[2] for i in issues] == ["4", "5", "6"]


def test_what_is_wrong_with_a_row_is_said_in_words(tmp_path: Path) -> None:
    _, _, issues = rows(tmp_path, ACLED + "SYR4,3/12/2018,Attack,,,x,,,,\n,2024-03-04,Attack,,,x,,,,\nSYR6,,Attack,,,x,,,,\n")
    assert [i.reason for i in issues] == ["column `event_date`: '3/12/2018' is no day; write it as 2019-11-26", "column `event_id_cnty` is empty", "column `event_date` is empty"]


def test_a_table_that_the_map_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="coded.csv: lacks columns `event_id_cnty`, `event_date`, .*, which the map .*acled.yaml names; it has columns `day`, `number`, `what`"):
        rows(tmp_path, "number,day,what\n1,2024-03-04,shelling\n")
    with pytest.raises(ReadError, match="no row can be used with the map .*acled.yaml: the first of 1 is refused in line 2: column `event_date`: 'soon' is no day"):
        rows(tmp_path, ACLED.splitlines(keepends=True)[0] + "SYR1,soon,Attack,,,x,,,,\n")
    with pytest.raises(ReadError, match="the table holds none"):
        rows(tmp_path, ACLED.splitlines(keepends=True)[0])


def test_a_column_that_a_map_of_ones_own_names_in_vain_is_told(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("dataset: desk\nid: n\ndate: d\nplace: [p]\nkind: {column: k, values: {s: shelling}}\nkilled: {least: dead}\n", encoding="utf-8")
    _, _, (issue,) = rows(tmp_path, "n;d;p;k\n1;2024-03-04;سرمين;s\n", str(tmp_path / "map.yaml"))
    assert issue.severity == "warning" and "`dead`" in issue.reason and "map.yaml" in issue.reason


def test_a_stray_quote_loses_its_own_row_alone(tmp_path: Path) -> None:
    first, *others = ACLED.splitlines(keepends=True)
    coded, _, (issue,) = rows(tmp_path, first + others[0].replace("SYR1", '"SYR1') + others[1])
    assert [a.report_id for a in coded] == ["SYR2"] and issue.source.endswith("coded.csv:2") and "quote" in issue.reason


def test_rows_are_counted_and_not_what_they_may_be(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("dataset: desk\nid: n\ndate: d\nplace: [p]\nkind: {column: k, values: {b: [shelling, airstrike]}}\n", encoding="utf-8")
    (tmp_path / "coded.csv").write_text("n,d,p,k\n1,2024-03-04,سرمين,b\n2,2024-03-05,سرمين,b\n", encoding="utf-8")
    assert CliRunner().invoke(cli, ["demo", "--out", str(tmp_path / "out")]).exit_code == 0
    said = CliRunner().invoke(cli, ["match", str(tmp_path / "coded.csv"), "--map", str(tmp_path / "map.yaml"), "--in", str(tmp_path / "out")])
    assert said.exit_code == 0 and said.output.rstrip().endswith("; 2 coded rows")
    (tmp_path / "coded.csv").write_text("n,d,p,k\n1,2024-03-04,سرمين,b\n2,soon,سرمين,b\n", encoding="utf-8")
    said = CliRunner().invoke(cli, ["match", str(tmp_path / "coded.csv"), "--map", str(tmp_path / "map.yaml"), "--in", str(tmp_path / "out")])
    assert said.exit_code == 0 and "; 1 coded rows, 1 more cannot be used" in said.output
    (tmp_path / "coded.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    said = CliRunner().invoke(cli, ["match", str(tmp_path / "coded.csv"), "--map", str(tmp_path / "map.yaml"), "--in", str(tmp_path / "out")])
    assert said.exit_code != 0 and "map.yaml" in str(said.exception) and "`n`, `d`, `k`, `p`" in str(said.exception) and "new" not in said.output


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
    kinds = {kind for given in (*columns.kind.values.values(), columns.kind.other) for kind in ((given,) if isinstance(given, str) else given)}
    assert kinds <= set(load_lexicon().kinds)
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
