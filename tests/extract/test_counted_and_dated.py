"""The examples of units and result words (who is counted, as what) and of the calendar (which day, which part of it), through the whole engine."""

from __future__ import annotations

import pytest

from riwaya.errors import ResourceError
from riwaya.lexicon.arabic.calendar import DateExample, DateWords, NumberedNames, TimeNames, load_calendar
from riwaya.lexicon.arabic.quantities import CountExample, ResultRecord, UnitRecord, load_quantity_words
from riwaya.lexicon.examples import unmarked
from riwaya.model import Account
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
COUNTED = [(record, f"{'units' if isinstance(record, UnitRecord) else 'results'}/{record.name}") for record in load_quantity_words().records]
DATED = [(record, f"{'times' if isinstance(record, TimeNames) else 'names'}/{record.names[0]}") for record in load_calendar().records if not isinstance(record, DateWords)]
WORDS = [record for record in load_calendar().records if isinstance(record, DateWords)]


def read(text: str) -> tuple[Account, ...]:
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    assert accounts, "the text tells no incident"
    return accounts


def touch(span: tuple[int, int] | None, marked: tuple[int, int]) -> bool:
    return span is not None and span[0] < marked[1] and marked[0] < span[1]


@pytest.mark.parametrize("example", [pytest.param(e, id=f"{name}-{n}") for record, name in COUNTED for n, e in enumerate(record.examples)])
def test_the_marked_words_are_counted(example: CountExample) -> None:
    text, (marked,) = unmarked(example.text)
    counts = [count for account in read(text) for count in account.counts if touch(count.span, marked)]
    assert (example.measure, example.number, example.number) in [(count.measure, count.min, count.max) for count in counts]


@pytest.mark.parametrize(("record", "sentence"), [pytest.param(record, t, id=f"{name}-not-{n}") for record, name in COUNTED for n, t in enumerate(record.never)])
def test_the_marked_words_are_not_counted_so(record: UnitRecord | ResultRecord, sentence: str) -> None:
    text, (marked,) = unmarked(sentence)
    measures = {example.measure for example in record.examples} if isinstance(record, ResultRecord) else None
    counts = [count for account in read(text) for count in account.counts if touch(count.span, marked) and (measures is None or count.measure in measures)]
    assert counts == []


@pytest.mark.parametrize(("record", "example"), [pytest.param(record, e, id=f"{name}-{n}") for record, name in DATED for n, e in enumerate(record.examples)])
def test_the_marked_words_say_when(record: NumberedNames | TimeNames, example: DateExample) -> None:
    text, (marked,) = unmarked(example.text)
    accounts = read(text)
    if isinstance(record, TimeNames):
        assert example.value == record.value and record.value in [account.time_of_day for account in accounts]
    else:
        assert example.value in [account.date_start for account in accounts if touch(account.date_span, marked)]


@pytest.mark.parametrize(("record", "sentence"), [pytest.param(record, t, id=f"{name}-not-{n}") for record, name in DATED for n, t in enumerate(record.never)])
def test_the_marked_words_say_no_time(record: NumberedNames | TimeNames, sentence: str) -> None:
    text, (marked,) = unmarked(sentence)
    for account in read(text):
        assert not touch(account.date_span, marked)
        assert account.time_of_day is None or not isinstance(record, TimeNames)


def days_of(sentence: str) -> list[str | None]:
    """The days that the marked words date; `None` alone where the text tells no incident."""
    text, (marked,) = unmarked(sentence)
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    return [account.date_start for account in accounts if touch(account.date_span, marked)] if accounts else [None]


@pytest.mark.parametrize("example", [pytest.param(e, id=f"{record.name}-{n}") for record in WORDS for n, e in enumerate(record.examples)])
def test_the_words_beside_a_date_tell_what_it_dates(example: DateExample) -> None:
    assert days_of(example.text) == [] if example.value == "none" else example.value in days_of(example.text)


@pytest.mark.parametrize("sentence", [pytest.param(t, id=f"{record.name}-not-{n}") for record in WORDS for n, t in enumerate(record.never)])
def test_without_the_words_a_date_dates_what_is_told(sentence: str) -> None:
    assert any(days_of(sentence))


@pytest.mark.parametrize("record", WORDS, ids=[record.name for record in WORDS])
def test_the_examples_need_the_words(record: DateWords, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(load_calendar().words, record.name, frozenset())
    assert not all(days_of(e.text) == [] if e.value == "none" else e.value in days_of(e.text) for e in record.examples)


def test_a_calendar_without_examples_is_faulty(tmp_path) -> None:
    path = tmp_path / "calendar.yaml"
    path.write_text(
        "months:\n  - {number: 1, names: [يناير], examples: []}\n  - {number: 2, names: [فبراير], examples: [{text: في فبراير, value: 2021-02-01}]}\n  - {number: 3, names: [مارس]}\n", encoding="utf-8"
    )
    with pytest.raises(ResourceError) as caught:
        load_calendar(path)
    told = str(caught.value)
    assert all(fault in told for fault in ("calendar.yaml:2: months: has no example", "calendar.yaml:3: months: nothing is marked in", "calendar.yaml:4: months.examples: missing"))
