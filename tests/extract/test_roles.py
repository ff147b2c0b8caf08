"""Every example of roles.yaml through the whole engine: what part the words beside a name give it, which things were hit, and that no record's words are idle."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from riwaya.errors import ResourceError
from riwaya.extract import asked_words
from riwaya.extract.actors import reach, roles
from riwaya.extract.actors.beside import apart, by_their_things, located
from riwaya.extract.clauses import segments
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.role_words import RoleExample, RoleWordsRecord, load_role_words
from riwaya.pipeline import Pipeline

MARKS = re.compile(r"\[\[(.*?)\]\]")
PIPELINE = Pipeline()
WORDS = load_role_words()
RECORDS = (*WORDS.records, *WORDS.object_records)
EXAMPLES = [(record, example) for record in RECORDS for example in record.examples]
NEVER = [(record, text) for record in RECORDS for text in record.never]


def roles_of(record: RoleWordsRecord, marked: str) -> set[str]:
    """What the marked names, or things, are in the last account of a text: their roles, `hit`, or `none`."""
    text, spans, position = "", [], 0
    for mark in MARKS.finditer(marked):
        text += marked[position : mark.start()]
        spans.append((len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        position = mark.end()
    text += marked[position:]
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    assert accounts, "the text tells no incident"
    told = accounts[-1]
    things = told.weapons if record.name in ("arms-of", "clearing") else told.objects
    parts = [(thing.span, "hit") for thing in things] if record in WORDS.object_records else [(actor.span, actor.role) for actor in told.actors]
    return {next((role for span, role in parts if span[0] < end and start < span[1]), "none") for start, end in spans}


@contextmanager
def without(record: RoleWordsRecord) -> Iterator[None]:
    """The engine as if the words of a record stood nowhere; what was remembered of words is forgotten before and after."""
    field = record.name.replace("-", "_")
    kept = getattr(WORDS, field)
    msgspec.structs.force_setattr(WORDS, field, type(kept)())
    _forget()
    try:
        yield
    finally:
        msgspec.structs.force_setattr(WORDS, field, kept)
        _forget()


def _forget() -> None:
    asked_words._tables.cache_clear()
    for module in (apart, by_their_things, located, reach, roles, segments):
        for value in vars(module).values():
            if isinstance(value, Remembered):
                value.clear()


@pytest.mark.parametrize(("record", "example"), EXAMPLES, ids=[f"ar/roles/{r.name}-{n}" for n, (r, _) in enumerate(EXAMPLES)])
def test_example(record: RoleWordsRecord, example: RoleExample) -> None:
    assert roles_of(record, example.text) == {example.role}


@pytest.mark.parametrize(("record", "text"), NEVER, ids=[f"ar/roles/{r.name}-not-{n}" for n, (r, _) in enumerate(NEVER)])
def test_without_the_words_the_part_is_another(record: RoleWordsRecord, text: str) -> None:
    assert not roles_of(record, text) & {example.role for example in record.examples}


@pytest.mark.parametrize("record", RECORDS, ids=[record.name for record in RECORDS])
def test_the_examples_of_a_record_need_its_words(record: RoleWordsRecord) -> None:
    """A record whose examples hold without its words would be tested by nothing."""
    with without(record):
        assert any(roles_of(record, example.text) != {example.role} for example in record.examples)


def test_a_faulty_file_names_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "roles.yaml"
    path.write_text(
        "words:\n"
        "  - {name: moons, marks: x, forms: [قمر, قمر], examples: [{text: '[[قسد]]', role: target}]}\n"
        "  - {name: by, marks: x, forms: [يد], examples: []}\n"
        "  - {name: by, marks: x, forms: [قبل], examples: [{text: قسد, role: target}]}\n"
        "  - {name: press, marks: x, forms: [وكالة], examples: [{text: '[[قسد]]', role: speaker}]}\n",
        encoding="utf-8",
    )
    with pytest.raises(ResourceError) as caught:
        load_role_words(path)
    told = str(caught.value)
    assert all(fault in told for fault in ("nothing reads this record", "is there twice", "also on line 3", "has no example", "nothing is marked in", "speaker", "no record above-all"))
