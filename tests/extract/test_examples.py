"""The examples of actors, sources, objects and weapons through the whole engine: each is told where it is marked, and not where its words say something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.lexicon import load_lexicon
from riwaya.lexicon.examples import example_faults, unmarked
from riwaya.lexicon.records import Example, Record
from riwaya.model import Account
from riwaya.pipeline import Pipeline

LEXICON = load_lexicon()
PIPELINE = Pipeline()
TABLES: dict[str, dict[str, Record]] = {"actors": LEXICON.actors, "sources": LEXICON.sources, "objects": LEXICON.objects, "weapons": LEXICON.weapons}
EXAMPLES = [
    pytest.param(table, identity, example if isinstance(example, Example) else Example(text=example), id=f"{table}/{identity}-{number}")
    for table, records in TABLES.items()
    for identity, record in records.items()
    for number, example in enumerate(record.examples)
]
NEVER = [pytest.param(table, identity, text, id=f"{table}/{identity}-not-{number}") for table, records in TABLES.items() for identity, record in records.items() for number, text in enumerate(record.never)]


def told(accounts: tuple[Account, ...], table: str) -> list[tuple[str, tuple[int, int], str | None]]:
    """What the accounts name of a table: id, span and, of actors, the role."""
    return [(named.id, named.span, getattr(named, "role", None)) for account in accounts for named in getattr(account, table)]


def read(text: str, outlet: str | None = None) -> tuple[Account, ...]:
    accounts = PIPELINE.read(text, published="2021-06-15", outlet=outlet or "مثال")
    assert accounts, "the text tells no incident"
    return accounts


@pytest.mark.parametrize(("table", "identity", "example"), EXAMPLES)
def test_example(table: str, identity: str, example: Example) -> None:
    text, spans = unmarked(example.text)
    found = told(read(text, example.outlet), table)
    for start, end in spans:
        assert any(named == (example.id or identity) and span[0] < end and start < span[1] and example.role in (None, role) for named, span, role in found), (text[start:end], found)


@pytest.mark.parametrize(("table", "identity", "marked"), NEVER)
def test_never(table: str, identity: str, marked: str) -> None:
    """The record is not told: at the marked words where some are marked, else nowhere."""
    text, spans = unmarked(marked)
    stands_for = {identity, *getattr(TABLES[table][identity], "by_country", {}).values()}
    found = [(named, span) for named, span, _ in told(read(text), table) if named in stands_for]
    assert not [named for named, span in found if not spans or any(span[0] < end and start < span[1] for start, end in spans)]


def test_every_record_has_the_examples_it_must_have() -> None:
    assert example_faults() == []


FAULTY = """\
weapons:
  - id: mortar
    name_ar: هاون
    name_en: Mortar
    forms: [هاون, قذيفة هاون]
    unless: [مدفع رمضان]
    examples: ["قصفت القوات البلدة ب[[هاون]]"]
    not: ["قصفت القوات البلدة"]
  - id: rocket
    name_ar: غراد
    name_en: Rocket
    forms: [غراد]
    examples: ["قصفت القوات البلدة ب[[غراد]]"]
  - {id: tank, name_ar: دبابة, name_en: Tank, forms: [قذيفة دبابة], examples: [قذيفة دبابة]}
  - {id: bomb, name_ar: قنبلة, name_en: Bomb, forms: [قنبلة يدوية]}
  - {id: gas, name_ar: غاز, name_en: Gas, forms: [غاز مسيل], examples: [{text: "[[غاز مسيل]]", rol: target}]}
"""


def test_faulty_examples_are_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "things").mkdir()
    (tmp_path / "things/w.yaml").write_text(FAULTY, encoding="utf-8")
    told = "\n".join(example_faults(tmp_path))
    for fault in (
        "w.yaml:2: weapons.mortar: no form stands in what is to cover it: مدفع رمضان",
        "w.yaml:2: weapons.mortar: none of its words stands in",
        "w.yaml:9: weapons.rocket: its example is that of",
        "w.yaml:9: weapons.rocket: غراد is a form of a single word",
        "w.yaml:14: weapons.tank: nothing is marked in",
        "w.yaml:15: weapons.bomb: has no example",
        "w.yaml:16: weapons.examples.rol: unknown key, did you mean 'role'?",
    ):
        assert fault in told, told


def test_a_phrase_covers_the_form_inside_it() -> None:
    """`unless`: what stands in the phrase is told by neither table nor id, and the form outside it still is."""
    (account,) = read("شنت طائرات روسية غارات على مدينة سراقب عند انطلاق مدفع الإفطار.")
    assert [weapon.id for weapon in account.weapons] == ["warplane"]
