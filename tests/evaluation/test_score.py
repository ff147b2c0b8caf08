"""The scorer: the annotator's own reading is perfect, what is left out or made up costs what it should, and the reference scorer agrees."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.accounts_of_gold import accounts_of
from evaluation.corpus import HELD_OUT, corpus_sets
from evaluation.score import FIELDS, GoldReport, read_gold, score
from evaluation.score.gold import GoldPlace
from evaluation.score.names import same_place
from evaluation.score.told import killed
from evaluation.sets import FRESH, OWN, told
from riwaya.model import Place

GOLD = read_gold(OWN)
TELLING = [report for report in GOLD if any(not i.optional for i in report.incidents)]
REFERENCE = Path(__file__).parents[3] / "shared" / "gold"


def test_the_annotators_own_reading_is_perfect() -> None:
    both = [*GOLD, *read_gold(FRESH)]
    scores = score(both, [account for report in both for account in accounts_of(report)])
    assert {field: figure.f1 for field, figure in scores.figures.items()} == dict.fromkeys(FIELDS, 1.0)
    assert scores.grounded == scores.by_report == scores.links.f1 == 1.0
    assert set(scores.intervals.values()) == {(1.0, 1.0)}


@settings(deadline=None, max_examples=40)
@given(st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_no_figure(draw: random.Random) -> None:
    accounts = [account for report in GOLD[:6] for account in accounts_of(report)]
    shuffled = accounts[:]
    draw.shuffle(shuffled)
    assert score(GOLD[:6], shuffled).figures == score(GOLD[:6], accounts).figures


@settings(deadline=None)
@given(st.sampled_from(TELLING), st.data())
def test_a_missed_incident_costs_recall_alone(report, data) -> None:
    missed = data.draw(st.sampled_from([i for i in report.incidents if not i.optional]))
    figure = score([report], accounts_of(report, [i for i in report.incidents if i != missed])).figures
    assert figure["record"].r < 1 and figure["detection"].r < 1
    assert figure["record"].p in (0.0, 1.0)


def test_an_optional_incident_is_worth_neither_credit_nor_blame() -> None:
    report = next(r for r in GOLD if any(i.optional for i in r.incidents))
    scored = [i for i in report.incidents if not i.optional]
    assert score([report], accounts_of(report)).figures == score([report], accounts_of(report, scored)).figures


def test_an_incident_in_a_story_that_tells_none_is_a_false_alarm() -> None:
    story = next(r for r in GOLD if not r.incidents)
    made_up = [msgspec.structs.replace(a, report_id=story.name, evidence=((0, 20),)) for a in accounts_of(TELLING[0])]
    figures = score([story], made_up).figures
    assert figures["detection"].n == 0 and figures["record"].f1 == 0.0
    assert score([story], []).by_report == 1.0


def test_the_sides_of_a_mutual_clash_may_be_swapped_and_nowhere_else() -> None:
    roles = {"initiator": "target", "target": "initiator"}
    for report in TELLING:
        for incident in report.incidents:
            one_sided = len({a.role for a in incident.actors}) == 2 and incident.event_type != "Battles" and not incident.optional
            if one_sided:
                swapped = [msgspec.structs.replace(x, actors=tuple(msgspec.structs.replace(a, role=roles.get(a.role, a.role)) for a in x.actors)) for x in accounts_of(report, [incident])]
                assert score([report], swapped).figures["actors"].f1 < 1
    clash = next((r, i) for r in TELLING for i in r.incidents if i.kind == "clash" and {a.role for a in i.actors} == {"initiator", "target"})
    swapped = [msgspec.structs.replace(x, actors=tuple(msgspec.structs.replace(a, role=roles[a.role]) for a in x.actors)) for x in accounts_of(clash[0], [clash[1]])]
    assert score([clash[0]], swapped).figures["actors"].f1 == 1.0
    taken_for_a_raid = [msgspec.structs.replace(x, event_type="Violence against civilians", kind="killing") for x in swapped]
    assert score([clash[0]], taken_for_a_raid).figures["actors"].f1 == 1.0


def test_a_place_is_right_by_distance_or_where_there_is_none_by_name() -> None:
    gold = GoldPlace(name="الأتارب", level="settlement", lat=36.14, lon=36.82, alt=("كفر نوران",))
    near, far = (Place(name=name, lat=lat, lon=36.82, span=(0, 1)) for name, lat in (("إبزمو", 36.2), ("إبزمو", 36.4)))
    assert same_place(gold, near) and not same_place(gold, far)
    assert same_place(gold, Place(name="بلدة كفر نوران", lat=36.35, lon=36.82, span=(0, 1)))
    assert same_place(gold, Place(name="مدينة الأتارب", span=(0, 1))) and not same_place(gold, Place(name="حلب", span=(0, 1)))


def test_killed_is_the_largest_whole_else_the_sum_of_parts() -> None:
    assert killed([]) is None
    assert killed([("killed", "civilians", "children", 2), ("killed", "civilians", "women", 1)]) == 3
    assert killed([("killed", "civilians", None, 4), ("killed", "unknown", None, 9)]) == 9


@pytest.mark.skipif(not REFERENCE.exists(), reason="no shared gold records here")
def test_figures_agree_with_the_reference_scorer(tmp_path: Path) -> None:
    parts = [with_texts(tmp_path, name, reports) for name, reports in corpus_sets(REFERENCE.parent / "corpora").items() if name not in HELD_OUT]
    for path in (OWN, FRESH, REFERENCE / "seeds.jsonl", REFERENCE / "dev.jsonl", *parts):
        gold = read_gold(path)
        accounts = told(gold)
        written = tmp_path / f"{path.stem}-accounts.jsonl"
        written.write_bytes(b"".join(msgspec.json.encode(a) + b"\n" for a in accounts))
        command = [sys.executable, str(REFERENCE / "score.py"), str(path), str(written), "--json"]
        reference = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        ours = score(gold, accounts)
        for field in FIELDS:
            assert (field, *(pytest.approx(reference[field][k]) for k in ("p", "r", "f1", "n"))) == (field, *(getattr(ours.figures[field], k) for k in ("p", "r", "f1", "n")))
        assert ours.intervals["record"] == pytest.approx(tuple(reference["record"]["ci95"]))
        assert (ours.grounded, ours.by_report, ours.links.f1) == pytest.approx((reference["grounding"]["f1"], reference["by_report"]["f1"], reference["links"]["f1"]))


def with_texts(folder: Path, name: str, reports: Sequence[GoldReport]) -> Path:
    """A part of the corpora as a gold file with its texts beside it, as the reference scorer reads them."""
    rows = []
    for number, report in enumerate(reports):
        (folder / f"{name}-{number}.txt").write_text(report.text, encoding="utf-8")
        row = msgspec.to_builtins(msgspec.structs.replace(report, text_file=f"{name}-{number}.txt", text=""))
        rows.append(json.dumps({key: value for key, value in row.items() if key != "text"}))
    (folder / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder / f"{name}.jsonl"


@pytest.mark.skipif(not REFERENCE.exists(), reason="no shared gold records here")
@pytest.mark.parametrize("path", [OWN, FRESH], ids=["own", "fresh"])
def test_our_sets_are_well_formed_for_the_reference_scorer_too(path: Path) -> None:
    done = subprocess.run([sys.executable, str(REFERENCE / "score.py"), str(path), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
