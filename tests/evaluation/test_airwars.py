"""Agreement with coded incidents: which told incident is meant, what counts as agreeing, and that the page keeps ids and causes alone."""

from pathlib import Path

import msgspec
import pytest

from evaluation.airwars import Coded, Text, agreement
from evaluation.airwars.__main__ import imported
from evaluation.airwars.compare import compare
from evaluation.airwars.page import CAUSES, interval, page, read_causes
from riwaya.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
STORY = "قتل مدنيان بقصف مدفعي لقوات النظام على مدينة سراقب، أمس الأحد.\n\nوأصيب طفل بغارة روسية على بلدة كفرنبل، اليوم الاثنين."
TEXT = Text(id="t", text=STORY, incidents=("i",), names_the_place=True, outlet="مثال", published="2018-12-03")
ACCOUNTS = Pipeline().read(STORY, published="2018-12-03", outlet="مثال")
SARAQIB = Coded(id="i", date="2018-12-02", location_ar="سراقب", lat=35.864, lon=36.806, belligerent="Russian Military", civ_killed_min=1, civ_killed_max=2)


def test_the_incident_that_writes_the_coded_name_is_meant() -> None:
    assert compare(TEXT, ACCOUNTS, SARAQIB).verdicts == {"date": "agree", "point": "agree", "killed": "agree", "belligerent": "agree"}
    elsewhere = msgspec.structs.replace(SARAQIB, location_ar="كفرنبل", lat=35.614, lon=36.564, date="2018-12-03", civ_killed_min=None)
    assert compare(TEXT, ACCOUNTS, elsewhere).verdicts == {"date": "agree", "point": "agree", "killed": "uncoded", "belligerent": "agree"}


@pytest.mark.parametrize(
    ("field", "value", "measure", "verdict"),
    [("date", "2018-12-04", "date", "differ"), ("date", "2018-12-01", "date", "agree"), ("lat", 36.2, "point", "differ"), ("lat", None, "point", "uncoded"),
     ("civ_killed_max", 1, "killed", "differ"), ("mil_killed_max", 3, "killed", "agree"), ("belligerent", "Turkish Military", "belligerent", "differ"), ("belligerent", None, "belligerent", "uncoded")],
)  # fmt: skip
def test_each_measure_by_itself(field: str, value: object, measure: str, verdict: str) -> None:
    assert compare(TEXT, ACCOUNTS, msgspec.structs.replace(SARAQIB, **{field: value})).verdicts[measure] == verdict


def test_a_text_that_tells_nothing_is_silent_not_wrong() -> None:
    assert set(compare(TEXT, (), SARAQIB).verdicts.values()) == {"silent"}


def test_the_files_become_a_page(tmp_path: Path) -> None:
    (tmp_path / "airwars_texts.jsonl").write_bytes(msgspec.json.encode(TEXT) + b"\n" + msgspec.json.encode(msgspec.structs.replace(TEXT, id="u", names_the_place=False)) + b"\n")
    (tmp_path / "airwars_incidents.jsonl").write_bytes(msgspec.json.encode(SARAQIB) + b"\n")
    import datetime

    found = agreement(tmp_path)
    text = page(found, code="abc", day=datetime.date(2026, 11, 25))
    assert [c.text for c in found] == ["t"] and interval("date", found) == (1.0, 1.0)
    assert "| date | 1 | 1 | 1.000 | 1.000-1.000 | 0 | 0 |" in text and "سراقب" not in text


def test_a_gazetteer_of_ones_own_gives_a_second_row_of_points(tmp_path: Path) -> None:
    """A village that no shipped table knows: silent with the places that ship, right with the table that holds it."""
    import datetime

    table = tmp_path / "tables" / "SY.csv"
    table.parent.mkdir()
    table.write_text("wof_id,country,placetype,name,name_ar,name_ar_variants,names_latin,lat,lon,region,region_ar,county,county_ar,population,gn_id,gn_feature_code\n"
                     "990001,SY,locality,Kafr Inventa,كفر المبتكرة,,Kafr Inventa,35.8,36.7,Idlib,إدلب,,,120,,\n", encoding="utf-8")  # fmt: skip
    story = "قتل مدنيان بقصف مدفعي لقوات النظام على قرية كفر المبتكرة بريف إدلب، أمس الأحد."
    (tmp_path / "airwars_texts.jsonl").write_bytes(msgspec.json.encode(msgspec.structs.replace(TEXT, text=story)) + b"\n")
    (tmp_path / "airwars_incidents.jsonl").write_bytes(msgspec.json.encode(msgspec.structs.replace(SARAQIB, location_ar="كفر المبتكرة", lat=35.8, lon=36.7)) + b"\n")
    gazetteer = imported(table.parent, tmp_path / "gazetteer.db")
    without, beside = agreement(tmp_path), agreement(tmp_path, gazetteer=gazetteer)
    assert without[0].verdicts["point"] != "agree" and beside[0].verdicts["point"] == "agree"
    assert "| point, national tables imported | 1 | 1 | 1.000 |" in page(without, with_own=beside, code="abc", day=datetime.date(2026, 11, 25))
    assert "tables imported" not in page(without, code="abc", day=datetime.date(2026, 11, 25)) and imported(tmp_path, tmp_path / "none.db") is None


def test_every_read_disagreement_has_a_known_cause() -> None:
    rows = read_causes()
    assert len(rows) == 50 == len({row["incident"] for row in rows})
    assert {row["cause"] for row in rows} == CAUSES.keys()


def test_the_page_in_the_docs_quotes_no_text() -> None:
    written = (ROOT / "docs" / "method" / "airwars.md").read_text(encoding="utf-8")
    assert not any("\u0600" <= letter <= "\u06ff" for letter in written)
