"""The examples of groups.yaml through the whole engine: whom a word takes up, which names are groups, and that no record's words are idle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from riwaya.errors import ResourceError
from riwaya.extract import asked_words
from riwaya.extract.actors.names import named_groups, taken_up
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.group_words import load_group_words
from riwaya.lexicon.arabic.word_sets import WordSetExample, WordSetRecord
from riwaya.lexicon.examples import unmarked
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
GROUPS = load_group_words()
RECORDS = GROUPS.records
MODULES = (named_groups, taken_up)


def holds(example: WordSetExample) -> bool:
    """Whether a text tells what its example says."""
    text, spans = unmarked(example.text)
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    assert accounts, "the text tells no incident"
    if example.told:
        return tuple(account.kind for account in accounts) == example.told
    named = [(actor.id, actor.span) for account in accounts for actor in account.actors]
    return all(({identity for identity, span in named if span[0] < end and start < span[1]} or {"none"}) == {example.id} for start, end in spans)


@contextmanager
def without(record: WordSetRecord) -> Iterator[None]:
    """The engine as if the words of a record stood nowhere; what was remembered of words is forgotten before and after."""
    fields = ("types", "defaults") if record.type else (record.name.replace("-", "_"),)
    kept = {field: getattr(GROUPS, field) for field in fields}
    forms = {folded(form) for form in record.forms}
    for field, value in kept.items():
        msgspec.structs.force_setattr(GROUPS, field, {k: v for k, v in value.items() if k not in forms} if isinstance(value, dict) else frozenset())
    _forget()
    try:
        yield
    finally:
        for field, value in kept.items():
            msgspec.structs.force_setattr(GROUPS, field, value)
        _forget()


def _forget() -> None:
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, Remembered):
                value.clear()
    taken_up._types_of.cache_clear()
    asked_words._tables.cache_clear()


@pytest.mark.parametrize("example", [pytest.param(e, id=f"{r.name}-{n}") for r in RECORDS for n, e in enumerate(r.examples)])
def test_example(example: WordSetExample) -> None:
    assert holds(example)


@pytest.mark.parametrize(("record", "example"), [pytest.param(r, e, id=f"{r.name}-not-{n}") for r in RECORDS for n, e in enumerate(r.never)])
def test_counter_example(record: WordSetRecord, example: WordSetExample) -> None:
    """It tells what it says, and nothing that an example of the record says."""
    assert holds(example)
    assert (example.id, example.told) not in [(e.id, e.told) for e in record.examples]


@pytest.mark.parametrize("record", RECORDS, ids=[record.name for record in RECORDS])
def test_the_examples_of_a_record_need_its_words(record: WordSetRecord) -> None:
    with without(record):
        assert not all(holds(example) for example in record.examples)


def test_a_faulty_file_names_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "groups.yaml"
    path.write_text(
        "types:\n"
        "  - {name: one, marks: x, forms: [قمر, قمر], examples: [{text: '[[قسد]]', id: sdf}]}\n"
        "words:\n"
        "  - {name: moons, marks: x, forms: [قمر], examples: [{text: قسد, id: sdf}]}\n"
        "  - {name: one, marks: x, forms: [قمر], examples: []}\n",
        encoding="utf-8",
    )
    with pytest.raises(ResourceError) as caught:
        load_group_words(path)
    told = str(caught.value)
    assert all(fault in told for fault in ("needs a type", "is there twice", "nothing reads this record", "says nothing of what is told", "also on line 2", "has no example", "no record kin"))
