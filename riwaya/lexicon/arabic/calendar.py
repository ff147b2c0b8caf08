"""Words of the calendar from resources/languages/ar/calendar.yaml, folded: name -> month, weekday, part of the day."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import read_records

PATH = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "calendar.yaml"


class NumberedNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A month (1 to 12) or weekday (0 = Monday) with its names."""

    number: int
    names: tuple[str, ...]


class TimeNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the day with its names."""

    value: str
    names: tuple[str, ...]


class Calendar(msgspec.Struct, frozen=True):
    """Folded names of months (of the common calendar and the Hijri one), weekdays and parts of the day."""

    months: dict[str, int]
    weekdays: dict[str, int]
    times: dict[str, str]
    hijri_months: dict[str, int]


@lru_cache(maxsize=2)
def load_calendar(path: Path = PATH) -> Calendar:
    """The calendar that ships with Riwaya."""
    faults: list[str] = []
    rows = read_records(path, {"months": NumberedNames, "hijri_months": NumberedNames, "weekdays": NumberedNames, "times": TimeNames}, faults)
    if faults:
        raise ResourceError(faults)
    return Calendar(
        {folded(name): row.number for row in rows["months"] for name in row.names},
        {folded(name): row.number for row in rows["weekdays"] for name in row.names},
        {folded(name): row.value for row in rows["times"] for name in row.names},
        {folded(name): row.number for row in rows["hijri_months"] for name in row.names},
    )
