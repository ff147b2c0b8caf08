"""Imported gazetteers: every format, idempotence, clashes, the shipped ids kept, the same questions answered, the linter, the command line."""

import csv
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.cli import cli
from riwaya.errors import ReadError, StoreError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.gazetteer import PlaceRow, kilometres, lint_places, load_gazetteer, read_places
from riwaya.lexicon.gazetteer.database import near, opened
from riwaya.lexicon.gazetteer.folder import FILE, data_folder, gazetteer_file
from riwaya.lexicon.gazetteer.importing import import_places
from riwaya.lexicon.gazetteer.linting import read_exceptions
from riwaya.lexicon.gazetteer.places import written_forms
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings

ALEPPO = "wof:85678359"
WOF = "wof_id,country,placetype,name,name_ar,name_ar_variants,names_latin,lat,lon,region,region_ar,county,county_ar,population,gn_id,gn_feature_code\n"
OWN = "id,name_ar,variants_ar,name_en,kind,country,admin1,lat,lon,importance\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def stored(path: Path) -> dict[str, dict[str, object]]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        rows = {row["id"]: dict(row) for row in connection.execute("SELECT * FROM places")}
    connection.close()
    return rows


def test_who_s_on_first_tables_find_parents_and_keep_shipped_ids(tmp_path: Path) -> None:
    file = written(tmp_path, "SY.csv", WOF + "85678359,SY,region,Aleppo,حلب,محافظة حلب,Aleppo,36.2,37.6,Aleppo,حلب,,,4045166,170062,\n"
                   "990001,SY,locality,Tell Zaytun,تل الزيتونة الكبيرة,تل زيتونة,Tell Zaytun,36.4123,37.9,Aleppo,حلب,Nowhere,,120,,\n990002,SY,locality,Nameless,,,Nameless,36.4,37.9,Aleppo,حلب,,,,,\n")
    report = import_places(file, tmp_path / FILE, format="whosonfirst")
    assert (report.places, report.added, report.same_as_shipped, len(report.left_out), report.clashes) == (2, 2, 1, 1, [])
    rows = stored(tmp_path / FILE)
    assert rows["wof:990001"]["admin1"] == ALEPPO == rows[ALEPPO]["same_as"]
    assert (rows["wof:990001"]["lat"], rows["wof:990001"]["importance"]) == (36.412, 1)


def test_geonames_files_are_read_without_a_header(tmp_path: Path) -> None:
    line = "\t".join(["990003", "Kafr Inventa", "Kafr Inventa", "Kafr Inventa,كفر المبتكرة", "36.1", "37.2", "P", "PPL", "SY", "", "09", "0901", "", "", "200", "", "300", "Asia/Damascus", "2020-01-01"])
    governorate = "\t".join(["170062", "Aleppo", "Aleppo", "محافظة حلب", "36.1", "37.7", "A", "ADM1", "SY", "", "09", "", "", "", "0", "", "", "Asia/Damascus", "2020-01-01"])
    report = import_places(written(tmp_path, "SY.txt", f"{line}\n{governorate}\nbroken line\n"), tmp_path / FILE, format="geonames")
    assert report.left_out == ["line 3: 1 columns instead of 19"]
    assert stored(tmp_path / FILE)["gn:990003"]["admin1"] == ALEPPO


@pytest.mark.parametrize("header", ["ADM1_AR,ADM1_EN,ADM1_PCODE,ADM2_AR,ADM2_EN,ADM2_PCODE,name_ar,name_en,pcode,lat,lon", "admin1Name_ar,admin1Name_en,admin1Pcode,admin2Name_ar,admin2Name_en,admin2Pcode,name_ar,name_en,pcode,latitude,longitude"])
def test_ocha_tables_with_either_spelling_of_their_columns(tmp_path: Path, header: str) -> None:
    text = f"{header}\nحلب,Aleppo,SY02,اعزاز,A'zaz,SY0204,كفر المبتكرة,Kafr Inventa,C9901,36.6,37.1\n"
    import_places(written(tmp_path, "t.csv", text), tmp_path / FILE, format="ocha", country="SY")
    row = stored(tmp_path / FILE)["ocha:C9901"]
    assert (row["admin1"], row["lat"], row["country"], row["kind"]) == (ALEPPO, 36.6, "SY", "village")


def test_the_same_file_twice_changes_nothing_and_a_mended_row_is_a_change(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", OWN + "1,تل المبتكر,,Tell,village,SY,,36.1,37.1,\n2,كفر المبتكر,,Kafr,village,SY,,36.2,37.2,\n")
    import_places(file, tmp_path / FILE, format="csv")
    before = stored(tmp_path / FILE)
    again = import_places(file, tmp_path / FILE, format="csv")
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2) and stored(tmp_path / FILE) == before
    written(tmp_path, "a.csv", OWN + "1,تل المبتكر,,Tell,village,SY,,36.15,37.1,\n")
    assert import_places(file, tmp_path / FILE, format="csv").changed == 1
    with opened(tmp_path / FILE) as connection:
        assert [row.id for _, row in near(connection, 36.15, 37.1, 1)] == ["own:1"]
        assert near(connection, 36.1, 37.1, 1) == []


def test_clashes_are_told(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", OWN + "1,تل المبتكر,,Tell,village,SY,حلبون الكبرى,36.1,37.1,\n1,تل آخر,,Other,village,SY,,36.1,37.1,\nwof:421202167,دير الزور,,Deir,city,SY,,33.1,36.1,\n")
    clashes = import_places(file, tmp_path / FILE, format="csv").clashes
    assert ["governorate" in clashes[0], "stands twice" in clashes[1], "the shipped point counts" in clashes[2]] == [True, True, True]


@pytest.mark.parametrize(("form", "text"), [("whosonfirst", "a,b\n1,2\n"), ("csv", "name\nx\n"), ("ocha", "a,b\n1,2\n")])
def test_a_wrong_format_says_which_columns_it_wants_and_writes_nothing(tmp_path: Path, form: str, text: str) -> None:
    with pytest.raises(ReadError, match="no column"):
        import_places(written(tmp_path, "a.csv", text), tmp_path / FILE, format=form)
    assert not (tmp_path / FILE).exists()


def test_a_file_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = path.read_bytes()
    for is_written in (True, False):
        with pytest.raises(StoreError, match="is no gazetteer"), opened(path, is_written=is_written):
            pass
    assert path.read_bytes() == before
    with pytest.raises(StoreError, match="no gazetteer here"):
        load_gazetteer(tmp_path / "absent.db")


def test_the_engine_reads_imported_villages_and_shipped_answers_stay(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", OWN + f"1,كفر المبتكرة,,Kafr Inventa,village,SY,{ALEPPO},36.15,37.1,\nwof:421202167,دير الزور,,Deir,city,SY,,35.3,40.1,\n")
    import_places(file, tmp_path / FILE, format="csv")
    text = "قتل مدنيان بقصف مدفعي على قرية كفر المبتكرة بريف حلب، أمس."
    shipped = Pipeline().read(text, published="2018-12-03")[0].place
    imported = Pipeline(Settings(gazetteer=tmp_path / FILE)).read(text, published="2018-12-03")[0].place
    assert shipped is not None and shipped.status == "unresolved" and shipped.lat is None
    assert imported is not None and (imported.gazetteer_id, imported.lat, imported.name) == ("own:1", 36.15, "كفر المبتكرة")
    gazetteer = load_gazetteer(tmp_path / FILE)
    assert gazetteer.find_name(["كفرالمبتكره"]) == (1, ("own:1",))
    for words in (["دير", "الزور"], ["حلب"], ["ديرالزور"]):
        assert gazetteer.find_name(words) == load_gazetteer().find_name(words)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(load_gazetteer().rows.values())))
def test_every_shipped_place_is_found_by_each_of_its_names(row: PlaceRow) -> None:
    for name in row.names:
        for form in written_forms(name):
            found = load_gazetteer().find_name(form.split())
            assert found is not None and row.id in found[1]


@settings(max_examples=60, deadline=None)
@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(0.1, 300))
def test_near_finds_what_lies_near(lat: float, lon: float, within: float) -> None:
    with sqlite3.connect(":memory:") as connection:
        from riwaya.lexicon.gazetteer.database import SCHEMA, keep

        connection.executescript(SCHEMA)
        rows = [PlaceRow(id=f"own:{i}", name_ar="ا", name_en="A", kind="village", country="SY", lat=lat + step / 50, lon=lon + step / 40) for i, step in enumerate(range(-40, 40, 7))]
        for row in rows:
            keep(connection, row, None)
        expected = {row.id for row in rows if kilometres(lat, lon, row.lat or 0, row.lon or 0) <= within * 0.999}
        assert expected <= {row.id for _, row in near(connection, lat, lon, within)}
    connection.close()


def test_the_data_folder_is_the_platform_s_unless_named() -> None:
    assert data_folder(Path("x"), environment={"RIWAYA_DATA": "y"}) == Path("x")
    assert data_folder(environment={"RIWAYA_DATA": "y", "XDG_DATA_HOME": "z"}) == Path("y")
    assert data_folder(environment={"XDG_DATA_HOME": "z"}, platform="linux") == Path("z/riwaya")
    assert data_folder(environment={"LOCALAPPDATA": "l"}, platform="win32") == Path("l/riwaya")
    assert data_folder(environment={}, platform="darwin").parts[-2:] == ("Application Support", "riwaya")
    assert gazetteer_file("none") is None and gazetteer_file("default", Path("d")) == Path("d") / FILE


def place(identity: str, **values) -> PlaceRow:
    return PlaceRow(**{"id": identity, "name_ar": f"تل {identity}", "name_en": identity, "kind": "village", "country": "SY", "admin1": "g", "lat": 36.0, "lon": 37.0, **values})


def test_the_linter_finds_lone_points_twins_and_missing_names(tmp_path: Path) -> None:
    governorate = place("g", kind="governorate", admin1=None)
    faults = lint_places([governorate, place("a"), place("b", lat=36.3), place("far", lat=37.5), place("latin", name_ar="Tell", lat=36.2), place("english", name_en="تل", lat=36.25), place("twin", name_ar="تل a", lon=37.01)], exceptions=tmp_path / "none.csv")
    assert [fault.partition(":")[0] for fault in faults] == ["latin", "english", "twin", "far"]
    exceptions = written(tmp_path, "exceptions.csv", "id,because\nfar,an island\nb,no reason left\n")
    assert lint_places([governorate, place("a"), place("b", lat=36.3), place("far", lat=37.5)], exceptions=exceptions) == ["exceptions.csv: b: no longer lone; take this line out"]


@pytest.mark.parametrize("name", ["د\N{ARABIC KASRA}رعا", "سنار\N{LEFT-TO-RIGHT MARK}", "العزيزية/الجفرة"])
def test_the_linter_finds_names_that_no_report_writes(name: str, tmp_path: Path) -> None:
    rows = [place("g", kind="governorate", admin1=None), place("a"), place("b", lat=36.3, name_ar=name)]
    assert [fault.partition(" holds")[0] for fault in lint_places(rows, exceptions=tmp_path / "none.csv")] == [f"b: {name}"]


def test_governorates_are_called_by_their_own_name() -> None:
    """Derna stood under the name of a town in it, Marqab under that of another."""
    names = {row.id: (row.name_ar, row.name_en) for row in read_places() if row.kind == "governorate"}
    assert names["wof:85673663"] == ("درنة", "Derna") and names["wof:85673575"] == ("المرقب", "Al Marqab") and names["wof:85673563"] == ("نالوت", "Nalut")
    assert not any(len(english) > 30 for _, english in names.values())  # a force of the United Nations was one


def test_a_country_stands_once() -> None:
    countries = [row.country for row in read_places() if row.kind == "country"]
    assert len(countries) == len(set(countries))


def test_exceptions_are_explained_and_tables_keep_three_decimals() -> None:
    assert all(len(because) > 20 for because in read_exceptions().values())
    for row in read_places():
        assert row.lat is None or (round(row.lat, 3), round(row.lon or 0, 3)) == (row.lat, row.lon), row.id


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_DATA", str(tmp_path / "data"))
    file = written(tmp_path, "a.csv", OWN + "1,كفر المبتكرة,,Kafr Inventa,village,SY,,36.15,37.1,\n")

    def invoke(*arguments: str):
        return CliRunner().invoke(cli, ["gazetteer", *arguments])

    assert "none yet" in invoke("stats").output
    assert "1 added" in invoke("import", str(file), "--format", "csv").output
    assert "own:1" in invoke("find", "كفر المبتكره").output
    assert invoke("find", "لا مكان بهذا الاسم").exit_code == 1
    assert "own:sy-تل-جديد added" in invoke("add", "تل جديد", "--at", "36.16,37.11", "--country", "SY", "--in", ALEPPO).output
    assert "own:sy-تل-جديد unchanged" in invoke("add", "تل جديد", "--at", "36.16,37.11", "--country", "SY", "--in", ALEPPO).output
    assert invoke("add", "Tell", "--country", "SY").exit_code == 2
    assert invoke("add", "تل", "--country", "SY", "--in", "nowhere").exit_code == 2
    around = invoke("near", "36.15,37.1", "--within", "3").output
    assert around.index("own:1") < around.index("own:sy-تل-جديد")
    assert invoke("near", "north").exit_code == 2
    stats = invoke("stats").output
    assert str(tmp_path / "data") in stats
    rows = read_places()
    everything = next(line for line in stats.splitlines() if re.search(r"\ball\b", line))
    assert [int(number) for number in re.findall(r"\d+", everything)] == [len(rows), sum(row.lat is not None for row in rows), 2, 2, 0]
    report = written(tmp_path, "r.txt", "قتل مدنيان بقصف مدفعي على قرية كفر المبتكرة بريف حلب.")
    screens = [CliRunner().invoke(cli, ["run", str(report), "--out", str(tmp_path / name), "--gazetteer", name]) for name in ("none", "default")]
    assert "gazetteer: the places that ship\n" in screens[0].output and "2 imported ones" in screens[1].output
    assert CliRunner().invoke(cli, ["run", str(report), "--out", str(tmp_path / "o"), "--gazetteer", str(tmp_path / "no.db")]).exit_code == 1


def test_columns_of_the_shipped_tables() -> None:
    from riwaya.lexicon.gazetteer.places import COLUMNS, FOLDER

    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            assert tuple(csv.DictReader(file).fieldnames or ()) == COLUMNS


@pytest.mark.parametrize("name", "الطبقة,معرة النعمان,القامشلي,المالكية,تلعفر,الحويجة,قعطبة,لودر,القصرين".split(","))
def test_the_seat_of_a_district_is_a_town_and_comes_before_its_namesakes(name: str) -> None:
    gazetteer = load_gazetteer()
    found = gazetteer.find_name(folded(name).split())
    assert found is not None
    settlements = [row for row in map(gazetteer.place, found[1]) if row.level == "settlement"]
    assert settlements[0].kind in ("town", "city") and settlements[0].importance >= 5
    assert all(row.importance < settlements[0].importance for row in settlements[1:])


def test_a_point_by_hand_is_that_of_the_row_named_beside_it() -> None:
    rows = read_places()
    by_source = {token: row for row in rows if not row.id.startswith("hand:") for token in (row.id, *row.source.split())}
    by_hand = [row for row in rows if row.id.startswith("hand:")]
    assert sum(row.lat is not None for row in by_hand) > 70
    for row in by_hand:
        beside = row.source.split()[1:]
        assert (row.lat is not None) == bool(beside), f"{row.id}: a point and the id that confirms it stand together"
        shipped = by_source.get(beside[0]) if beside else None
        if shipped is not None:
            assert kilometres(row.lat or 0, row.lon or 0, shipped.lat or 0, shipped.lon or 0) < 1, f"{row.id}: {beside[0]} has another point"


@pytest.mark.parametrize(("name", "seat"), [("لوغار", "بل علام"), ("جوزجان", "شبرغان"), ("عسير", "أبها"), ("بورنو", "مايدوغوري")])
def test_a_province_by_hand_stands_at_its_seat(name: str, seat: str) -> None:
    gazetteer = load_gazetteer()
    found, town = (gazetteer.find_name(folded(word).split()) for word in (name, seat))
    assert found is not None and town is not None
    province = next(row for row in map(gazetteer.place, found[1]) if row.kind == "governorate")
    assert any((row.lat, row.lon) == (province.lat, province.lon) for row in map(gazetteer.place, town[1]))


def test_a_quarter_by_hand_does_not_take_the_point_of_its_city() -> None:
    cities = {(row.lat, row.lon) for row in read_places() if row.kind == "city"}
    assert not any((row.lat, row.lon) in cities for row in read_places() if row.kind == "quarter" and row.id.startswith("hand:") and row.lat is not None)


@pytest.mark.parametrize("word", "وقف تقع تابعه خصوصا هويه الاشهر جوهر فلاديمير دوله الميدان محيط الخيام البلاد الحكومه ديلي بشار".split())
def test_common_words_are_no_places_without_a_type_word(word: str) -> None:
    found = load_gazetteer().find_name([word])
    assert found is None or all(load_gazetteer().place(identity).importance == 0 for identity in found[1])


def test_an_imported_village_with_a_common_name_counts_only_behind_a_type_word(tmp_path: Path) -> None:
    import_places(written(tmp_path, "a.csv", OWN + f"1,الخيام,,Khiyam,village,SY,{ALEPPO},36.15,37.1,\n"), tmp_path / FILE, format="csv")
    pipeline = Pipeline(Settings(gazetteer=tmp_path / FILE))
    named, word = (pipeline.read(f"قتل مدنيان بقصف مدفعي على {place} بريف حلب، أمس.", published="2018-12-03")[0].place for place in ("قرية الخيام", "الخيام"))
    assert named is not None and named.gazetteer_id == "own:1"
    assert word is None or word.gazetteer_id != "own:1"
