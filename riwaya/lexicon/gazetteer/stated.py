"""A place as an imported table states it, and what the readers of formats/ share: tables with a header, names, points, populations."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from riwaya.errors import ReadError

ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z]")
NOT_TEXT = "is not text (it holds zero bytes)"


class ImportedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One place as its source states it. `code` is how rows of the same file call this place as their parent (`admin1`, `admin2`)."""

    id: str
    names_ar: tuple[str, ...]
    name_en: str
    kind: str
    country: str
    code: str = ""
    admin1: str = ""
    admin2: str = ""
    admin1_ar: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    importance: int | None = None
    source: str = ""


def table_lines(path: Path, needed: tuple[tuple[str, ...], ...], *, delimiter: str = ",") -> Iterator[tuple[int, dict[str, str]]]:
    """The numbered lines of a table with a header; raises `ReadError` where none of the names of a needed column is in it."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            # strict: a quote that nothing closes is an error and swallows no rows
            lines = csv.DictReader(file, delimiter=delimiter, strict=True)
            header = [name or "" for name in lines.fieldnames or []]
            if not header:
                raise ReadError(str(path), "is empty")
            if any("\0" in name for name in header):
                raise ReadError(str(path), NOT_TEXT)
            missing = [names[0] for names in needed if not any(name in header for name in names)]
            if missing:
                raise ReadError(str(path), f"no column {', '.join(missing)}; found: {', '.join(header[:20]) or 'nothing'}; is this another --format?")
            for line in lines:
                if any("\0" in value for value in line.values() if isinstance(value, str)):
                    raise ReadError(str(path), f"line {lines.line_num}: {NOT_TEXT}")
                yield lines.line_num, {key: (value or "").strip() for key, value in line.items() if key is not None and not isinstance(value, list)}
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "is not UTF-8; save it as UTF-8 first") from error
    except csv.Error as error:
        raise ReadError(str(path), f"line {lines.line_num + 1}: {error}; is this a table?") from error
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error


def arabic_names(*written: str) -> tuple[str, ...]:
    """The names that are written in Arabic letters, each once."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in written if ARABIC.search(name) and not LATIN.search(name) and len(name) <= 80))


def point(lat: str, lon: str) -> tuple[float | None, float | None]:
    """A point in degrees to three decimals, `(None, None)` where there is none on Earth.

    >>> point("35.12345", "40.1"), point("", "40"), point("355", "40")
    ((35.123, 40.1), (None, None), (None, None))
    """
    try:
        north, east = round(float(lat), 3), round(float(lon), 3)
    except ValueError:
        return None, None
    return (north, east) if -90 <= north <= 90 and -180 <= east <= 180 and (north, east) != (0, 0) else (None, None)


def wrong_point(lat: str, lon: str) -> str:
    """What is wrong with a point that a table states; nothing where it states none, or a right one.

    >>> wrong_point("36.5", "38.2"), wrong_point("", "")
    ('', '')
    >>> wrong_point("999", "38.2")
    '999,38.2 is no point on Earth; degrees are written as 36.5 and 38.2'
    """
    if not (lat or lon) or point(lat, lon) != (None, None):
        return ""
    try:
        if float(lat) == float(lon) == 0:
            return ""  # tables write a point that nobody knows so
    except ValueError:
        pass
    return f"{lat},{lon} is no point on Earth; degrees are written as 36.5 and 38.2"


def whole(number: str) -> int:
    """A population; 0 where none is given."""
    try:
        return max(int(float(number)), 0)
    except (ValueError, OverflowError):
        return 0


def settlement(population: int) -> str:
    """City, town or village, by population."""
    return "city" if population > 100_000 else "town" if population > 15_000 else "village"
