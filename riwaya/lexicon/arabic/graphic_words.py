"""Words of what is hard to read, from languages/ar/graphic.yaml, as one pattern over folded text.

The pattern keeps to what Python and JavaScript read alike: the review app looks texts through in the browser. Examples are sentences of our own with the words marked;
`not` are sentences without any. Both run as tests.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import read_records

GRAPHIC_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "graphic.yaml"
LETTER = "[\u0621-\u064a]"
BEFORE = "(?:[وف]?(?:[بك]?(?:ال)?|لل?))"
AFTER = "(?:ات|ان|ين|ون|وا|تا|و|ت|ا)?(?:هما|ها|هم|هن|نا|ه|ي)?"


class GraphicRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Forms of one sort of what is hard to read."""

    name: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(name="not")
    line: int = 0


@lru_cache(maxsize=1)
def load_graphic() -> tuple[GraphicRecord, ...]:
    """The records that ship with Riwaya; raises `ResourceError` with every fault of the file."""
    faults: list[str] = []
    records = tuple(read_records(GRAPHIC_FILE, {"graphic": GraphicRecord}, faults)["graphic"])
    seen: dict[str, str] = {}
    for record in records:
        for form in record.forms:
            if (first := seen.setdefault(folded(form), record.name)) != record.name:
                faults.append(f"{GRAPHIC_FILE}:{record.line}: graphic.{record.name}: {form} is in {first} too")
    if faults:
        raise ResourceError(faults)
    return records


@lru_cache(maxsize=1)
def graphic_pattern() -> str:
    """What finds the words in folded text; one match is one form with what stands at its words."""
    forms = sorted({folded(form) for record in load_graphic() for form in record.forms})
    words = [f"{AFTER} {BEFORE}".join(map(re.escape, form.split())) for form in forms]
    return f"(?<!{LETTER}){BEFORE}(?:{'|'.join(words)}){AFTER}(?!{LETTER})"
