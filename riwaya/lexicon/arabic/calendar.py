"""Words of the calendar from resources/languages/ar/calendar.yaml, folded: name -> month, weekday, part of the day; and words beside a date
that tell what it dates."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import marking_faults, named_sets, read_records

PATH = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "calendar.yaml"


class DateExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence, published on 15 June 2021, in which the marked words say the day `value` (ISO) or the part of the day; `none`: they date nothing."""

    text: str
    value: str


class NumberedNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A month (1 to 12) or weekday (0 = Monday) with its names. Under `not` the marked words say no day."""

    number: int
    names: tuple[str, ...]
    examples: tuple[DateExample, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class TimeNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the day with its names, and the adjectives that say of an act that it was then (قصف ليلي). Under `not` the marked words say none."""

    value: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    examples: tuple[DateExample, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class DateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of words that the engine asks for by the record's name. Under `not` the marked words do date what is told."""

    name: str
    marks: str
    forms: tuple[str, ...]
    examples: tuple[DateExample, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


WORDS = frozenset((
    "reacting", "agreed", "agreements", "digests", "lasting", "born", "commemorating", "relative", "taken", "begun", "wars", "framing", "held", "expected", "starting", "lived", "office", "page", "nth", "nth_of", "counted", "data", "served", "issued",
))


class Calendar(msgspec.Struct, frozen=True):
    """Folded names of months (of the common calendar and the Hijri one), weekdays and parts of the day; `adjectives` of these; `words` by the name of their set."""

    months: dict[str, int]
    weekdays: dict[str, int]
    times: dict[str, str]
    adjectives: dict[str, str]
    hijri_months: dict[str, int]
    words: dict[str, frozenset[str]]
    records: tuple[NumberedNames | TimeNames | DateWords, ...]


@lru_cache(maxsize=2)
def load_calendar(path: Path = PATH) -> Calendar:
    """The calendar that ships with Riwaya."""
    faults: list[str] = []
    rows = read_records(path, {"months": NumberedNames, "hijri_months": NumberedNames, "weekdays": NumberedNames, "times": TimeNames, "words": DateWords}, faults)
    faults += [fault for table, records in rows.items() for fault in marking_faults(path, table, records)]
    words = {name: frozenset(map(folded, row.forms)) for name, row in named_sets(path, rows["words"], WORDS, faults).items()}
    if faults:
        raise ResourceError(faults)
    return Calendar(
        {folded(name): row.number for row in rows["months"] for name in row.names},
        {folded(name): row.number for row in rows["weekdays"] for name in row.names},
        {folded(name): row.value for row in rows["times"] for name in row.names},
        {folded(form): row.value for row in rows["times"] for form in row.adjectives},
        {folded(name): row.number for row in rows["hijri_months"] for name in row.names},
        words,
        tuple(row for records in rows.values() for row in records),
    )


@lru_cache(maxsize=1)
def month_words() -> frozenset[str]:
    """The first word of each name of a month (كانون الثاني: كانون)."""
    return frozenset(name.split()[0] for name in load_calendar().months)
