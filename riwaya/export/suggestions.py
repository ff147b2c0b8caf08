"""What people taught -> suggestions for the lexicon: names that stood for an id, with the sentence that they stood in, and places as a table.

In: names that people added and ids that they gave to words, places that they added. Out: files by name: `names.yaml`, whose entries go into the record of
their id (resources/actors, sources, things), and `places.csv`, which `riwaya gazetteer import` reads.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.gazetteer.places import COLUMNS

AROUND = 70


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a person gave an id in a table; `sentence` is where they stand, with the words marked as examples of the resources mark them."""

    table: str
    id: str
    form: str
    sentence: str = ""


def marked(text: str, start: int, end: int) -> str:
    """The words and what stands around them, as an example of a resource file.

    >>> marked("سيطرت قسد على البلدة", 6, 9)
    'سيطرت [[قسد]] على البلدة'
    """
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    first = text.find(" ", first, start) + 1 if first else 0
    last = text.rfind(" ", end, last) if last < len(text) and text.rfind(" ", end, last) > 0 else last
    return " ".join(f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}".split())


def suggestion_files(taught: Sequence[Taught], places: Sequence[PlaceRow]) -> dict[str, bytes]:
    """The files of suggestions."""
    return {"names.yaml": _names(taught).encode(), "places.csv": _places(places).encode()}


def _names(taught: Sequence[Taught]) -> str:
    """YAML whose strings are JSON strings, which YAML reads as they are."""
    tables: dict[str, dict[str, dict[str, list[str]]]] = {}
    for one in taught:
        examples = tables.setdefault(f"{one.table}s", {}).setdefault(one.id, {}).setdefault(one.form, [])
        if one.sentence and one.sentence not in examples:
            examples.append(one.sentence)
    lines = ["# Names that people used for these ids, with where they stand. Look at each before it goes into the record of its id.\n"]
    for table, ids in sorted(tables.items()):
        lines.append(f"{table}:\n")
        for identity, forms in sorted(ids.items()):
            lines += [f"  - id: {_quoted(identity)}\n", "    forms:\n", *(f"      - {_quoted(form)}\n" for form in forms)]
            examples = [example for found in forms.values() for example in found]
            lines += ["    examples:\n", *(f"      - {_quoted(example)}\n" for example in examples)] if examples else []
    return "".join(lines)


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()


def _places(places: Sequence[PlaceRow]) -> str:
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in places:
        table.writerow(["|".join(value) if isinstance(value, tuple) else "" if value is None else value for value in (getattr(row, column) for column in COLUMNS)])
    return written.getvalue()
