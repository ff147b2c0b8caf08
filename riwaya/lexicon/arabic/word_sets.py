"""Named sets of words that a step of the engine asks for by the name of the record, with sentences that need them.

In: a file of languages/ar whose records have `name`, `marks` (what the words mark), `forms`, `examples` and `not`. Out: the records, or faults.
groups.yaml and clauses.yaml are read so. Under `not` stands a sentence of which no example of its record is true.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import named_sets, named_twice, read_records


class WordSetExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, and what it tells: the marked words as the actor `id` (`none`: as no actor), or accounts of the kinds `told`, in order."""

    text: str
    id: str | None = None
    told: tuple[str, ...] = ()


class WordSetRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of words. `type` and `default` belong to words that take up a group: of which type it is, and who is meant where none was named."""

    name: str
    marks: str
    forms: tuple[str, ...]
    examples: tuple[WordSetExample, ...]
    never: tuple[WordSetExample, ...] = msgspec.field(default=(), name="not")
    type: str | None = None
    default: str | None = None
    line: int = 0


def read_word_sets(path: Path, tables: tuple[str, ...], wanted: frozenset[str], faults: list[str]) -> dict[str, list[WordSetRecord]]:
    """The records of each table; `wanted` are the names that the engine asks for in the last one."""
    found = read_records(path, {table: WordSetRecord for table in tables}, faults)
    seen: dict[str, int] = {}
    for table, records in found.items():
        for record in records:
            where = f"{path}:{record.line}: {table}.{record.name}"
            if record.name in seen:
                faults.append(f"{where}: this name is also on line {seen[record.name]}")
            seen.setdefault(record.name, record.line)
            forms = [folded(form) for form in record.forms]
            faults += [f"{where}: {form} is there twice" for form in named_twice(forms)]
            faults += [] if record.examples else [f"{where}: has no example"]
            faults += [f"{where}: says nothing of what is told by: {e.text}" for e in (*record.examples, *record.never) if not (e.told or e.id and "[[" in e.text)]
    named_sets(path, found[tables[-1]], wanted, faults)
    return found
