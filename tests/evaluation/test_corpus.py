"""Reports of the corpora: nothing of their texts ships, what an annotator read comes back whole, and texts that are missing or others are named."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from evaluation.corpus import CORPUS, HELD_OUT, TEXTS, corpus_sets, part_digests, read_kept, spelled, spelling, text_hash
from evaluation.score import faults
from evaluation.score.gold import GoldIncident
from evaluation.tables import CORPUS as ABOUT_CORPUS
from riwaya.lexicon import load_lexicon
from tools.add_corpus_part import main as add_part

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
PAGE = ROOT / "docs" / "method" / "accuracy.md"

MARKET = "قتل 3 مدنيين بقصف لكتائب وادي السرو على بلدتي الحمرة والزيتون أمس. وقال وكيل الناحية سالم العدناني إن القصف طال السوق. وأكد العدناني إصابة 5."
QUIET = "افتتحت البلدية معرضا للكتاب في الساحة، وحضره طلاب المدارس."
SHELLING = {
    "id": "salem-says", "note": "a remark that must not ship", "evidence": ["قتل 3 مدنيين بقصف لكتائب وادي السرو على بلدتي الحمرة", "إصابة 5"],
    "event_type": "Explosions/Remote violence", "sub_event_type": ["Shelling/artillery/missile attack"], "kind": "shelling", "factuality": "asserted",
    "date": ["2021-03-01", "2021-03-01"], "place": {"name": "الحمرة", "level": "settlement", "lat": 35.1, "lon": 36.2, "alt": ["الزيتون", "بلدة الحمرة"]},
    "actors": [{"id": "name:كتائب وادي السرو", "role": "initiator"}, {"id": "civilians", "role": "target"}],
    "counts": [{"measure": "killed", "group": "civilians", "min": 3, "max": 3}, {"measure": "wounded", "group": "unknown", "min": 5, "max": None, "source": "name:العدناني"}],
    "sources": ["official", "name:سالم العدناني"], "objects": ["market"], "weapons": [], "time_of_day": None,
}  # fmt: skip
ANNOTATED = [{"report": "a-1", "text": MARKET, "incidents": [SHELLING]}, {"report": "a-2", "text": QUIET, "incidents": []}]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder of invented reports."""
    rows = [{"id": row["report"], "outlet": "وكالة السنديان", "published": "2021-03-02T09:00:00+02:00", "text": row["text"], "url": None} for row in ANNOTATED]
    (tmp_path / TEXTS).write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return tmp_path


def add(corpora: Path, rows: list[dict], part: str = "corpus-1") -> Path:
    annotated, out = corpora / "annotated.jsonl", corpora / "corpus.jsonl"
    annotated.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    add_part([str(annotated), part, "--corpora", str(corpora), "--gold", str(corpora), "--out", str(out)])
    return out


def test_what_the_annotator_read_comes_back_whole(corpora: Path) -> None:
    path = add(corpora, ANNOTATED)
    market, quiet = corpus_sets(corpora, path)["corpus-1"]
    assert (market.name, market.text, market.outlet, market.published[:10]) == ("a-1", MARKET, "وكالة السنديان", "2021-03-02")
    assert market.incidents == (msgspec.structs.replace(msgspec.convert(SHELLING, GoldIncident), id="corpus-1-1"),)
    assert (quiet.text, quiet.incidents) == (QUIET, ())


def test_no_word_of_the_text_and_no_remark_is_kept(corpora: Path) -> None:
    kept = add(corpora, ANNOTATED).read_bytes()
    assert kept.isascii() and b"\\u" not in kept and b"remark" not in kept and b"salem" not in kept


def test_a_name_that_the_text_has_in_pieces_is_spelled_from_them() -> None:
    pieces = spelling("بلدة الحمرة", MARKET)
    assert len(pieces) > 2 and spelled(pieces, MARKET) == "بلدة الحمرة"
    with pytest.raises(ValueError, match="has no 'ظ'"):
        spelling("ظ", MARKET)


def test_a_part_is_replaced_and_the_others_stay(corpora: Path) -> None:
    add(corpora, ANNOTATED[:1])
    add(corpora, ANNOTATED[1:], "corpus-2")
    path = add(corpora, ANNOTATED[:1])
    assert [(row.part, row.report) for row in read_kept(path)] == [("corpus-1", "a-1"), ("corpus-2", "a-2")]
    assert len(set(part_digests(path).values())) == 2


def test_one_id_in_two_reports_stays_one(corpora: Path) -> None:
    again = {**ANNOTATED[1], "incidents": [{**SHELLING, "evidence": ["معرضا للكتاب"], "place": None, "actors": [], "counts": [], "sources": []}]}
    parts = corpus_sets(corpora, add(corpora, [ANNOTATED[0], again]))
    assert {incident.id for report in parts["corpus-1"] for incident in report.incidents} == {"corpus-1-1"}


def test_whatever_does_not_fit_is_named_and_nothing_written(corpora: Path) -> None:
    wrong = [{**ANNOTATED[0], "incidents": [{**SHELLING, "evidence": ["لم يقع شيء"], "kind": "thunder"}]}, {**ANNOTATED[1], "text": "غيره"}, {**ANNOTATED[1], "report": "a-9"}]
    with pytest.raises(SystemExit) as stopped:
        add(corpora, wrong)
    said = str(stopped.value)
    assert all(words in said for words in ("a-1 salem-says: kind thunder", "not in the text", "a-2: its text in the corpora is another", "a-9: not in the corpora"))
    assert not (corpora / "corpus.jsonl").exists()


def test_a_report_is_in_one_part(corpora: Path) -> None:
    add(corpora, ANNOTATED)
    with pytest.raises(SystemExit, match="a-1: is in another part"):
        add(corpora, ANNOTATED[:1], "corpus-2")


def test_a_text_of_the_gold_folder_is_left_out(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpora / "quiet.txt").write_text(QUIET, encoding="utf-8")
    gold = {"report": "g", "outlet": "o", "published": "2021-03-02", "text_file": "quiet.txt", "incidents": []}
    (corpora / "dev.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    assert [row.report for row in read_kept(add(corpora, ANNOTATED))] == ["a-1"]
    assert "left out, their text is gold already: a-2" in capsys.readouterr().out


def test_another_text_stops_with_the_name_of_the_report(corpora: Path) -> None:
    path = add(corpora, ANNOTATED)
    (corpora / TEXTS).write_text((corpora / TEXTS).read_text(encoding="utf-8").replace("معرضا", "سوقا"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"a-2 \(corpus-1\): its text in .* is not the annotated one"):
        corpus_sets(corpora, path)


def test_a_report_that_the_corpora_lack_stops_with_its_name(corpora: Path) -> None:
    path = add(corpora, ANNOTATED)
    (corpora / TEXTS).write_text((corpora / TEXTS).read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    with pytest.raises(ValueError, match=r"a-2 \(corpus-1\): not in"):
        corpus_sets(corpora, path)


def test_without_the_corpora_the_parts_are_left_out_and_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert corpus_sets(tmp_path) == {}
    said = capsys.readouterr().err
    assert all(part in said for part in part_digests()) and str(tmp_path / TEXTS) in said and "--corpora" in said


def test_a_malformed_row_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"report": "a", "part": "corpus-1", "sha256": "0", "incidents": [], "text": "x"}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"corpus.jsonl:1: .*text"):
        read_kept(path)


def test_the_set_that_ships_holds_no_words_of_reports() -> None:
    raw = CORPUS.read_bytes()
    assert raw.isascii() and b"\\u" not in raw, "letters of a text: write the file with tools.add_corpus_part"
    rows = read_kept()
    strings = set(re.findall(r'"([^"]*)"', raw.decode()))
    assert max(len(text) for text in strings) == len(text_hash("")), "something longer than a hash: a remark or a quote"
    assert len({row.report for row in rows}) == len(rows) and {row.part for row in rows} >= HELD_OUT


def test_the_page_says_what_the_parts_are_and_has_no_figures_of_other_annotations() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert ABOUT_CORPUS in page
    for part, digest in part_digests().items():
        assert f"## {part} (" not in page or f"## {part} ({digest})" in page, f"{part} changed: make evaluate"


@pytest.mark.skipif(not (CORPORA / TEXTS).exists(), reason="no corpora here: the texts of the corpus parts are not part of the project")
def test_the_set_that_ships_is_well_formed() -> None:
    parts = corpus_sets(CORPORA)
    assert faults([report for part in parts.values() for report in part], load_lexicon()) == []
