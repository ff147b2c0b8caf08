"""Every reason why a word names no place: its example, its counter-example, and that the example needs it."""

from __future__ import annotations

from typing import Any

import pytest

from riwaya.analyze import analyze
from riwaya.extract.places.names import refused
from riwaya.extract.places.names.refused import REFUSED_NAMES, REFUSED_WORDS, Refusal
from riwaya.extract.places.recognition import mention_places
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.examples import unmarked
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import Report

ALL = [pytest.param(refusal, id=refusal.name) for refusal in (*REFUSED_NAMES, *REFUSED_WORDS)]


def is_place(marked: str) -> bool:
    """Whether a place is found where a sentence is marked."""
    text, ((start, end),) = unmarked(marked)
    sentence = analyze(Report.of(text)).sentences[0]
    places = mention_places(sentence, text, load_gazetteer(), load_lexicon().find(sentence.tokens, text))
    return any(place.span[0] < end and start < place.span[1] for place in places)


@pytest.mark.parametrize("refusal", ALL)
def test_the_example_is_no_place_and_the_counter_example_is_one(refusal: Refusal[Any]) -> None:
    assert not is_place(refusal.example)
    assert is_place(refusal.never)


@pytest.mark.parametrize("refusal", ALL)
def test_the_example_needs_its_reason(refusal: Refusal[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("REFUSED_NAMES", "REFUSED_WORDS"):
        monkeypatch.setattr(refused, table, tuple(other for other in getattr(refused, table) if other is not refusal))
    assert is_place(refusal.example)


def test_reasons_have_names_of_their_own() -> None:
    names = [refusal.name for refusal in (*REFUSED_NAMES, *REFUSED_WORDS)]
    assert len(names) == len(set(names))
