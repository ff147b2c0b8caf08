"""Every reason why a word for an act tells none: its example, its counter-example, and that the example needs it."""

from __future__ import annotations

import datetime

import pytest

from riwaya.analyze import analyze
from riwaya.extract import no_acts
from riwaya.extract.asked_words import note_words
from riwaya.extract.marks import find_forms, mark_sentences
from riwaya.extract.no_acts import NO_ACTS, NoAct
from riwaya.extract.told_acts import acts_of
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.examples import unmarked
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import Report

PUBLISHED = datetime.date(2021, 6, 15)
ALL = [pytest.param(reason, id=reason.name) for reason in NO_ACTS]


def tells_an_act(marked: str) -> bool:
    """Whether an act is told where a sentence is marked."""
    text, ((start, end),) = unmarked(marked)
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    analysis = analyze(Report.of(text))
    note_words(analysis.sentences, lexicon=lexicon, gazetteer=gazetteer)
    (marks,), _ = mark_sentences(analysis, find_forms(analysis, lexicon), lexicon=lexicon, gazetteer=gazetteer, reference=PUBLISHED)
    return any(act.found.start < end and start < act.found.end for act in acts_of(marks, lexicon))


@pytest.mark.parametrize("reason", ALL)
def test_the_example_tells_no_act_and_the_counter_example_tells_one(reason: NoAct) -> None:
    assert not tells_an_act(reason.example)
    assert tells_an_act(reason.never)


@pytest.mark.parametrize("reason", ALL)
def test_the_example_needs_its_reason(reason: NoAct, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(no_acts, "_of_family", lambda family: tuple(other for other in NO_ACTS if other is not reason and (not other.families or family in other.families)))
    assert tells_an_act(reason.example)


def test_reasons_have_names_of_their_own_and_ask_of_families_that_there_are() -> None:
    names = [reason.name for reason in NO_ACTS]
    assert len(names) == len(set(names))
    assert {family for reason in NO_ACTS for family in reason.families} <= {kind.family for kind in load_lexicon().kinds.values()}
