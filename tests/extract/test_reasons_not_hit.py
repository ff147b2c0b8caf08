"""Every reason why a thing was not hit, or is another than its word says, through the whole engine: its example, its counter-example, and that the example needs it."""

from __future__ import annotations

import pytest

from riwaya.extract.things import told_otherwise
from riwaya.extract.things.reasons import table
from riwaya.extract.things.reasons.reason import Reason
from riwaya.extract.things.reasons.table import REASONS, by_thing
from riwaya.extract.things.told_otherwise import OTHERWISE
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.examples import unmarked
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
ALL = [pytest.param(reason, id=reason.name) for reason in (*REASONS, *OTHERWISE)]


def hit(marked: str) -> set[str]:
    """Which objects the accounts of a text have where it is marked."""
    text, spans = unmarked(marked)
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    assert accounts and spans, "the text tells no incident"
    return {thing.id for account in accounts for thing in account.objects for start, end in spans if thing.span[0] < end and start < thing.span[1]}


def of_reason(reason: Reason) -> set[str]:
    return {reason.becomes} if reason.becomes else set()


@pytest.mark.parametrize("reason", ALL)
def test_the_example_holds(reason: Reason) -> None:
    assert hit(reason.example) == of_reason(reason)


@pytest.mark.parametrize("reason", ALL)
def test_the_counter_example_is_hit(reason: Reason) -> None:
    found = hit(reason.never)
    assert found and found != of_reason(reason)
    assert not reason.things or found <= set(reason.things)


@pytest.mark.parametrize("reason", ALL)
def test_the_example_needs_its_reason(reason: Reason, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "BY_THING", by_thing([other for other in REASONS if other is not reason]))
    monkeypatch.setattr(told_otherwise, "OTHERWISE", tuple(other for other in OTHERWISE if other is not reason))
    found = hit(reason.example)
    assert found and found != of_reason(reason)
    assert not reason.things or found <= set(reason.things)


def test_reasons_have_names_of_their_own_and_ask_of_things_that_there_are() -> None:
    names = [reason.name for reason in (*REASONS, *OTHERWISE)]
    assert len(names) == len(set(names))
    assert {thing for reason in (*REASONS, *OTHERWISE) for thing in reason.things} <= load_lexicon().objects.keys()
