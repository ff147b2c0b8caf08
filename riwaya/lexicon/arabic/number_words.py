"""What one entry of `numbers.yaml` looks like, and the file read into one frozen `NumberWords`.

In: resources/languages/ar/numbers.yaml. Out: words that qualify a number (about, at least, at most), vague quantities, ranges and units
that are no counts, on folded spelling. Every record carries `examples` and `not`, which run as tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import read_records

NUMBERS_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "numbers.yaml"
Words = tuple[str, ...]
Value = TypeVar("Value")


class NumberExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text with the words of its quantity between [[ and ]], and the value they must give."""

    text: str
    value: str


class NumberRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that every record of the file has. `line` is where it stands in its file."""

    name: str
    examples: tuple[NumberExample, ...]
    never: tuple[str, ...] = msgspec.field(name="not")
    line: int = 0


class QualifierRecord(NumberRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before or after a number that make it `about`, `at_least` or `at_most`."""

    quantifier: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class VagueRecord(NumberRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that stand for a number: dozens, hundreds, several (no `min`), one of."""

    quantifier: str
    forms: tuple[str, ...]
    min: int | None = None
    max: int | None = None


class RangeRecord(NumberRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two numbers as one: `opens` stands before the first (nothing where the list is empty), `joins` between the two."""

    opens: tuple[str, ...]
    joins: tuple[str, ...]


class OtherUnitRecord(NumberRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words beside a number that say it counts something else: time, money, distance."""

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class NumberWords(msgspec.Struct, frozen=True):
    """The file, folded: word sequences to what they mean, longest first under their first (or, before a number, last) word."""

    before: dict[str, tuple[tuple[Words, str], ...]]
    after: dict[str, tuple[tuple[Words, str], ...]]
    vague: dict[str, tuple[tuple[Words, VagueRecord], ...]]
    ranges: tuple[tuple[tuple[Words, ...], frozenset[str]], ...]
    unit_after: dict[str, tuple[tuple[Words, str], ...]]
    unit_before: dict[str, tuple[tuple[Words, str], ...]]
    records: tuple[NumberRecord, ...]


@lru_cache(maxsize=4)
def load_number_words(path: Path = NUMBERS_FILE) -> NumberWords:
    """The words around numbers that ship with Riwaya, loaded once a process."""
    faults: list[str] = []
    tables = read_records(path, {"qualifiers": QualifierRecord, "vague": VagueRecord, "ranges": RangeRecord, "other_units": OtherUnitRecord}, faults)
    seen: dict[tuple[str, str, str], str] = {}
    for table in ("qualifiers", "other_units"):
        for record in tables[table]:
            for side, forms in (("before", record.before), ("after", record.after)):
                for form in forms:
                    claimed = seen.setdefault((table, side, folded(form)), record.name)
                    if claimed != record.name:
                        faults.append(f"{path}:{record.line}: {table}.{record.name}: {form} is also a form of {claimed}")
    if faults:
        raise ResourceError(sorted(faults))
    return NumberWords(
        before=_index([(form, r.quantifier) for r in tables["qualifiers"] for form in r.before], 1),
        after=_index([(form, r.quantifier) for r in tables["qualifiers"] for form in r.after], 0),
        vague=_index([(form, r) for r in tables["vague"] for form in r.forms], 0),
        ranges=tuple((tuple(_words(form) for form in r.opens), frozenset(folded(form) for form in r.joins)) for r in tables["ranges"]),
        unit_after=_index([(form, r.name) for r in tables["other_units"] for form in r.after], 0),
        unit_before=_index([(form, r.name) for r in tables["other_units"] for form in r.before], 1),
        records=tuple(record for records in tables.values() for record in records),
    )


def _index(rows: list[tuple[str, Value]], from_end: int) -> dict[str, tuple[tuple[Words, Value], ...]]:
    """Sequences under their first word (or their last, for what stands before a number), the longest first."""
    index: dict[str, list[tuple[Words, Value]]] = {}
    for form, value in rows:
        words = _words(form)
        index.setdefault(words[-1 if from_end else 0], []).append((words, value))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in index.items()}


def _words(form: str) -> Words:
    return tuple(folded(form).split())
