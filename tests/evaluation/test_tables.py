"""The page of accuracy: one golden table, and the log that grows only when something changed."""

import datetime
import json
from pathlib import Path

from evaluation.accounts_of_gold import accounts_of
from evaluation.accuracy import keep
from evaluation.score import read_gold, score
from evaluation.sets import OWN, digest
from evaluation.tables import page

GOLD = read_gold(OWN)[:3]
SCORES = {"own": score(GOLD, [a for r in GOLD[:2] for a in accounts_of(r)])}
HASHES = {"scorer": "s", "code": "c", "own": "o"}
GOLDEN = Path(__file__).parent / "accuracy_page.golden.md"


def test_the_page_is_the_golden_one() -> None:
    sentences = {"asserted": {"n": 4, "right": 3, "asserted": 3}, "denied": {"n": 2, "right": 1, "asserted": 1}, "none": {"n": 5, "right": 4, "asserted": 0}}
    text = page(SCORES, sentences, {"offtopic": {"without an incident": (1, 20), "with one": (3, 4)}, "everyday": {"without an incident, borderline": (2, 5)}}, HASHES, datetime.date(2026, 11, 25))
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_how_far_readers_agree_stands_between_the_overview_and_the_sets() -> None:
    text = page(SCORES, {}, {}, HASHES, datetime.date(2026, 11, 25), "<!-- a -->\n## Readers\n<!-- b -->\n")
    assert text.index("| own |") < text.index("\n\n<!-- a -->\n## Readers\n<!-- b -->\n\n## own (o)") < text.index("| kind")


def test_the_log_gets_a_line_for_new_figures_and_none_for_the_same(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    keep(log, SCORES, HASHES)
    keep(log, SCORES, HASHES)
    keep(log, SCORES, HASHES | {"code": "d"})
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [line["hashes"]["code"] for line in lines] == ["c", "d"]
    assert lines[0]["figures"]["own"]["detection"] == round(SCORES["own"].figures["detection"].f1, 4)


def test_a_digest_changes_with_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1")
    first = digest(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    second = digest(tmp_path)
    (tmp_path / "b.txt").write_text("2")
    assert len({first, second, digest(tmp_path)}) == 3
