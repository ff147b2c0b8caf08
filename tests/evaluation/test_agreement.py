"""A second reading: it ships without a word of the texts, a reader agrees with himself, and what is missed, made up or optional costs what it should."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from evaluation.agreement import AGAIN, BEGIN, END, SET, agreement, main, read_again, readings, section
from evaluation.corpus import read_kept, text_hash
from evaluation.score import FIELDS, GoldReport, faults, read_gold
from evaluation.score.gold import GoldIncident, GoldPlace
from evaluation.sets import OWN, digest
from riwaya.lexicon import load_lexicon
from tools.add_second_reading import main as add_reading

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
PAGE = ROOT / "docs" / "method" / "accuracy.md"
GOLD = read_gold(OWN)
REPORT = next(r for r in GOLD if sum(not i.optional for i in r.incidents) > 1)
HELD = next(i for i in REPORT.incidents if not i.optional)
OPENING = "صرح رئيس البلدية سالم العدناني بأن الطريق مفتوح منذ الصباح. "


def with_incidents(report: GoldReport, *incidents: GoldIncident) -> GoldReport:
    return msgspec.structs.replace(report, incidents=incidents)


def beside_all(report: GoldReport, *, optional: bool) -> tuple[GoldReport, GoldReport]:
    """A report as the first reader has it, and with one incident more, in words of its own, for the second."""
    moved = msgspec.structs.replace(report, text=OPENING + report.text)
    return moved, with_incidents(moved, *report.incidents, msgspec.structs.replace(HELD, id="more", evidence=(OPENING.strip(),), optional=optional))


def test_a_reader_agrees_with_himself() -> None:
    scores = agreement(GOLD, GOLD)
    assert {field: figure.f1 for field, figure in scores.figures.items()} == dict.fromkeys(FIELDS, 1.0)


def test_a_missed_incident_lowers_recall_alone() -> None:
    figures = agreement([REPORT], [with_incidents(REPORT, *(i for i in REPORT.incidents if i is not HELD))]).figures
    assert all(figures[field].r < 1 == figures[field].p for field in ("record", "detection", "untyped"))


def test_an_incident_more_lowers_precision_alone_and_an_optional_one_nothing() -> None:
    first, second = beside_all(REPORT, optional=False)
    figures = agreement([first], [second]).figures
    assert all(figures[field].p < 1 == figures[field].r for field in ("record", "detection", "untyped"))
    first, second = beside_all(REPORT, optional=True)
    assert agreement([first], [second]).figures == agreement([first], [first]).figures


def test_what_the_first_reader_left_optional_costs_nothing() -> None:
    second, first = beside_all(REPORT, optional=True)
    told_by_second = with_incidents(first, *(msgspec.structs.replace(i, optional=False) for i in first.incidents))
    assert agreement([first], [second]).figures == agreement([first], [told_by_second]).figures
    assert agreement([first], [second]).figures["record"].f1 == 1


def test_what_the_second_reader_left_optional_counts_where_the_first_tells_it() -> None:
    unsure = with_incidents(REPORT, *(msgspec.structs.replace(i, optional=True) for i in REPORT.incidents))
    assert agreement([REPORT], [unsure]).figures["record"].f1 == 1


def test_places_agree_by_distance_or_by_one_of_the_names() -> None:
    def reading(place: GoldPlace) -> GoldReport:
        return with_incidents(REPORT, msgspec.structs.replace(HELD, place=place))

    first = reading(GoldPlace(name="الحمرة", lat=35.10, lon=36.20, alt=("الزيتون",)))
    others = (GoldPlace(name="الحمرا", lat=35.12, lon=36.21), GoldPlace(name="بلدة الزيتون"), GoldPlace(name="الحمرا", lat=36.10, lon=36.21), GoldPlace(name="السرو"))
    assert [agreement([first], [reading(place)]).figures["place"].f1 for place in others] == [1, 1, 0, 0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold folder of two reports of our own."""
    for report in (REPORT, GOLD[-1]):
        (tmp_path / f"{report.name}.txt").write_text(report.text, encoding="utf-8")
    rows = [msgspec.to_builtins(msgspec.structs.replace(r, text_file=f"{r.name}.txt")) for r in (REPORT, GOLD[-1])]
    (tmp_path / f"{SET}.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return tmp_path


def add(folder: Path, *reports: GoldReport) -> Path:
    paths = []
    for number, report in enumerate(reports):
        paths.append(folder / f"annotated-{number}.jsonl")
        paths[-1].write_text(json.dumps(msgspec.to_builtins(report)), encoding="utf-8")
    add_reading([*map(str, paths), "--gold", str(folder), "--out", str(folder / "again.jsonl")])
    return folder / "again.jsonl"


def test_what_the_second_reader_wrote_comes_back_whole_and_in_order(folder: Path) -> None:
    named = with_incidents(REPORT, *(msgspec.structs.replace(i, id=f"salem-{i.id}") for i in REPORT.incidents))
    path = add(folder, GOLD[-1], named)
    first = read_gold(folder / f"{SET}.jsonl")
    second = read_again(first, path, str(folder))
    assert [(r.name, r.text, r.published, r.outlet) for r in second] == [(r.name, r.text, r.published, r.outlet) for r in first]
    assert [[msgspec.structs.replace(i, id="") for i in r.incidents] for r in second] == [[msgspec.structs.replace(i, id="") for i in r.incidents] for r in first]
    assert agreement(first, second).figures == agreement(first, first).figures
    kept = path.read_bytes()
    assert kept.isascii() and b"\\u" not in kept and b"salem" not in kept and b'"again-1"' in kept


def test_another_text_and_a_report_that_is_not_read_twice_are_named(folder: Path) -> None:
    path = add(folder, REPORT, GOLD[-1])
    first = read_gold(folder / f"{SET}.jsonl")
    other = [msgspec.structs.replace(first[0], text=first[0].text + " "), first[1]]
    with pytest.raises(ValueError, match=rf"{REPORT.name} \(check\): its text in place is not the annotated one"):
        read_again(other, path, "place")
    with pytest.raises(ValueError, match=rf"{GOLD[-1].name} \(check\): not in place"):
        read_again(first[:1], path, "place")
    with pytest.raises(ValueError, match=r"third: in place, not in .*again.jsonl: not read a second time"):
        read_again([*first, msgspec.structs.replace(first[0], name="third")], path, "place")


def test_whatever_does_not_fit_is_named_and_nothing_written(folder: Path) -> None:
    wrong = with_incidents(REPORT, msgspec.structs.replace(HELD, evidence=("لم يقع شيء",), kind="thunder"))
    with pytest.raises(SystemExit) as stopped:
        add(folder, wrong, wrong, msgspec.structs.replace(REPORT, name="nobody"))
    said = str(stopped.value)
    assert all(words in said for words in ("kind thunder", "not in the text", f"{REPORT.name}: twice", "nobody: not in", f"{GOLD[-1].name}: not read a second time"))
    assert not (folder / "again.jsonl").exists()


def test_without_the_gold_folder_it_says_so_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{BEGIN}\nold\n{END}\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["agreement", str(tmp_path), "--write", str(page)])
    main()
    assert readings(tmp_path) is None and f"{tmp_path}: no check.jsonl here" in capsys.readouterr().out
    assert "old" in page.read_text(encoding="utf-8")


def test_the_section_lies_between_its_marks_with_both_readers_and_the_engine() -> None:
    text = section([REPORT], [REPORT])
    assert text.startswith(f"{BEGIN}\n## How far two readers agree\n") and text.endswith(f"{END}\n")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert sum("| 1.000 | 1.000-1.000 |" in row for row in rows) >= len(FIELDS) / 2
    assert all(any(row.startswith(f"| {field} |") for row in rows) for field in (*FIELDS, "second reader", "first reader", "engine"))


def test_the_reading_that_ships_holds_no_words_of_reports() -> None:
    raw = AGAIN.read_bytes()
    assert raw.isascii() and b"\\u" not in raw, "letters of a text: write the file with tools.add_second_reading"
    rows = read_kept(AGAIN)
    values = {value for row in rows for value in re.findall(r'"([^"]*)"', msgspec.json.encode(row.incidents).decode())}
    assert max(map(len, values)) < 40, "a remark or a quote"
    assert {row.part for row in rows} == {SET} and {len(row.sha256) for row in rows} == {len(text_hash(""))} and len({row.report for row in rows}) == len(rows) == 30


def test_the_page_tells_of_this_reading() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(BEGIN) == page.count(END) == 1 and f"second reading {digest(AGAIN)}" in page, "the second reading changed: make evaluate-agreement"


@pytest.mark.skipif(not (SHARED / f"{SET}.jsonl").exists(), reason="no gold records here: their texts are not part of the project")
def test_the_reading_that_ships_is_well_formed() -> None:
    both = readings(SHARED)
    assert both and faults(both[1], load_lexicon()) == []
