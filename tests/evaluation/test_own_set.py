"""Our own set and its pinned floors: well formed, wide enough, and the engine does not fall below what it once reached."""

import re
from collections import Counter
from pathlib import Path

import pytest

from evaluation.floors import Pinned, below, lowered, pinned
from evaluation.score import Scores, faults, read_gold
from evaluation.sets import FRESH, OWN, digest, measured
from riwaya.lexicon import load_lexicon

ROOT = Path(__file__).parents[2]
GOLD = read_gold(OWN)
NEVER_READ = read_gold(FRESH)


@pytest.fixture(scope="module")
def scores() -> Scores:
    return measured(GOLD)


def test_the_sets_are_well_formed() -> None:
    assert faults([*GOLD, *NEVER_READ], load_lexicon()) == []


def test_faults_are_named_with_their_place() -> None:
    import msgspec

    report = GOLD[0]
    bad = msgspec.structs.replace(report.incidents[0], kind="explosion", date=("2018-06-20", "2018-06-19"), evidence=("لا شيء",), sources=("nobody",))
    named = " ".join(faults([msgspec.structs.replace(report, incidents=(bad,))], load_lexicon()))
    assert all(word in named for word in (report.name, "kind explosion", "date (", "not in the text", "source nobody"))


def test_the_set_is_wide() -> None:
    incidents = [i for r in GOLD for i in r.incidents]
    manners = Counter(r.manner for r in GOLD)
    assert len(GOLD) >= 40 and manners["off-topic"] >= 4 and len(manners) >= 7 and None not in manners
    assert {"asserted", "denied", "doubted", "planned"} <= {i.factuality for i in incidents if isinstance(i.factuality, str)}
    assert len({k for i in incidents for k in ([i.kind] if isinstance(i.kind, str) else i.kind)}) >= 20
    assert {f.name for f in (OWN.parent / "reports").iterdir()} == {Path(r.text_file).name for r in (*GOLD, *NEVER_READ)}


def test_the_engine_holds_its_floors(scores: Scores) -> None:
    assert below(scores, pinned()[-1].floors) == []


def test_the_floors_cover_what_users_read() -> None:
    assert {"record", "detection", "date", "place", "actors", "counts", "killed", "sources", "weapons", "objects", "factuality", "grounding"} <= pinned()[-1].floors.keys()


def test_a_lowered_floor_has_its_line_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [owed for owed in lowered(pinned()) if owed not in changelog] == []


def test_a_floor_that_goes_away_counts_as_lowered() -> None:
    assert lowered([Pinned("2026-01-01", {"date": 0.7, "place": 0.5}), Pinned("2026-02-01", {"date": 0.8})]) == ["floor of place lowered from 0.5 to 0"]


def test_a_figure_under_its_floor_is_named(scores: Scores) -> None:
    assert below(scores, {"grounding": 1.0, "record": 1.01})[0].startswith("record: ")


def test_the_page_of_figures_is_about_this_set_and_this_scorer() -> None:
    text = (ROOT / "docs" / "method" / "accuracy.md").read_text(encoding="utf-8")
    assert f"## own ({digest(OWN)})" in text and f"## fresh ({digest(FRESH)})" in text, "a set changed: make evaluate"
    assert f"scorer {digest(ROOT / 'evaluation' / 'score')}" in text, "the scorer changed: make evaluate"


WORDS_IN_A_ROW = 6


def test_the_rules_do_not_repeat_the_sets() -> None:
    rows = {row: r.name for r in (*GOLD, *NEVER_READ) for row in _rows_of_words(r.text)}
    resources = {p: _rows_of_words(p.read_text(encoding="utf-8")) for p in (ROOT / "riwaya" / "resources").rglob("*.*ml*")}
    repeated = [(p.name, " ".join(row), rows[row]) for p, found in resources.items() for row in found & rows.keys()]
    assert repeated == [], "an example of the resources repeats a sentence that is measured on"


def _rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)}
