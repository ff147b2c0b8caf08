"""What frames are gathered by besides the rules: the file, what it may overrule, and the fit on made decisions."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from evaluation.gathering_fit import LEAST_SEEN, Decision, fitted, written
from riwaya import Pipeline
from riwaya.analyze import analyze
from riwaya.clean import clean
from riwaya.errors import ResourceError
from riwaya.extract import extract
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.told import Told
from riwaya.extract.gathering.weighing import BY_RULE, NONE_BY_RULE, goes_on, heaviest, opens
from riwaya.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.gathering_weights import load_gathering_weights
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.lexicon.weights import Level
from riwaya.model import Report
from riwaya.model.once import once

TWO_ACTS = "قتل ثلاثة جنود في كمين قرب مدينة تاجوراء فجر الأحد. وقالت مصادر محلية إن قذائف سقطت على سوق في مدينة مصراتة وأصابت أربعة مدنيين."


def reached(text: str) -> set[Level]:
    """Every level that the frames of a text reach with what is told before them."""
    found: set[Level] = set()

    def choose(one: Told, incidents: list[Gathered], told: list[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Gathered | None:
        found.update(opens(one, told, chosen))
        for incident in incidents:
            found.update(goes_on(one, incident, told, chosen, lexicon))
        return chosen

    read(text, choose)
    return found


def read(text: str, choose: object) -> int:
    """How many incidents come out."""
    analysis = analyze(clean(Report.of(text, published="2021-03-14", outlet="صحيفة")))
    return len({a.incident_id for a in extract(analysis, lexicon=load_lexicon(), gazetteer=load_gazetteer(), choose=choose)})  # type: ignore[arg-type]


def by(weights: dict[Level, float]) -> object:
    return partial(heaviest, weights=weights)


def test_the_file_names_comparisons_and_levels_that_the_code_has() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "evaluation" / "gold" / "reports").glob("*.txt"))]
    names = {name for text in texts for name, _ in reached(text)}
    assert {name for name, _ in load_gathering_weights()} <= names


@pytest.mark.parametrize("how", ["append", "insert", "extend", "sort_by_text"])
def test_what_an_incident_keeps_of_its_frames_is_that_of_the_frames_it_has(how: str) -> None:
    frames: list[Told] = []

    def choose(one: Told, incidents: list[Gathered], told: list[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Gathered | None:
        frames.append(one)
        return chosen

    read(TWO_ACTS, choose)
    first, last = frames[0], frames[-1]
    names = [name for name, kept in vars(Gathered).items() if isinstance(kept, once)]
    incident = Gathered([last] if how in ("append", "insert", "extend") else [last, first])
    before = {name: getattr(incident, name) for name in names}
    {"append": lambda: incident.append(first), "insert": lambda: incident.insert(0, first), "extend": lambda: incident.extend([first]), "sort_by_text": incident.sort_by_text}[how]()
    after = {name: getattr(incident, name) for name in names}
    assert after == {name: getattr(Gathered(incident), name) for name in names} != before


def test_a_level_given_twice_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "gathering.yaml"
    path.write_text("weights:\n  - {comparison: day, level: the same day, weight: 3}\n  - {comparison: day, level: the same day, weight: 4}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"gathering\.yaml:3: weights: day, the same day: given twice"):
        load_gathering_weights(path)


def test_with_nothing_but_the_rules_their_choice_stands_and_weights_can_overrule_it() -> None:
    rules: dict[Level, float] = {BY_RULE: 1.0, NONE_BY_RULE: 1.0}
    assert read(TWO_ACTS, by(rules)) == 2
    assert read(TWO_ACTS, by(rules | {("standing", "told first"): 2.0})) == 1
    assert read(TWO_ACTS, by(rules | {("standing", "told first"): 0.5})) == 2


def test_where_both_weigh_the_same_the_frame_tells_one_more() -> None:
    assert read(TWO_ACTS, by({})) == 2


def test_a_toll_told_town_by_town_stays_apart_whatever_the_weights() -> None:
    text = "قتل سبعة متظاهرين، أربعة منهم في مدينة الناصرية واثنان في البصرة وواحد في بغداد."
    assert read(text, by({("standing", "told first"): 9.0})) == 3
    assert len({a.incident_id for a in Pipeline().read(text, published="2019-11-30")}) == 3


def test_the_fit_finds_what_frames_go_on_by_and_leaves_the_rules_as_given() -> None:
    near, far, new = ("distance", "near"), ("distance", "far"), ("one more", "1 told")
    given = [Decision(f"r{n}", 1, ((near, BY_RULE), (new,)), 0) for n in range(2 * LEAST_SEEN)] + [Decision(f"s{n}", 1, ((far, BY_RULE), (new,)), 1) for n in range(2 * LEAST_SEEN)]
    weights = fitted(given, ridge=1.0, rules=0.5)
    assert weights[BY_RULE] == weights[NONE_BY_RULE] == 0.5
    assert weights[near] + 0.5 > weights[new] > weights[far] + 0.5


def test_what_counts_more_weighs_more_and_what_is_seen_seldom_is_left_out() -> None:
    near, seldom, new = ("distance", "near"), ("distance", "seldom"), ("one more", "1 told")
    rows = [((near,), (new,))] * (2 * LEAST_SEEN)
    joins = [Decision("r", 3, options, 0) for options in rows] + [Decision("s", 1, options, 1) for options in rows] + [Decision("t", 1, ((seldom,), (new,)), 0)]
    opens_more = [Decision("r", 1, options, 0) for options in rows] + [Decision("s", 3, options, 1) for options in rows]
    assert fitted(joins, ridge=1.0, rules=0.0)[near] > 0 > fitted(opens_more, ridge=1.0, rules=0.0)[near]
    assert seldom not in fitted(joins, ridge=1.0, rules=0.0)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    weights: dict[Level, float] = {BY_RULE: 1.2, NONE_BY_RULE: 1.2, ("day", "the same day"): 0.346, ("day", "another day"): -0.5, ("kind", "a like kind"): 0.01}
    path = tmp_path / "gathering.yaml"
    path.write_text(written(weights), encoding="utf-8")
    assert load_gathering_weights(path) == {BY_RULE: 120, NONE_BY_RULE: 120, ("day", "the same day"): 35, ("day", "another day"): -50}


def test_notes_are_of_what_was_chosen() -> None:
    report = Report.of(TWO_ACTS, published="2021-03-14", outlet="صحيفة")
    first, second = Pipeline().gathering(report)
    assert (first.home, first.by_rule, [option.incident for option in first.options]) == (None, None, [None])
    assert [option.incident for option in second.options] == [None, first.words]
    more, joined = second.options
    assert second.home == (first.words if joined.total > more.total else None)
    assert all(sum(weight for _, weight in option.weights) == option.total for option in second.options)
