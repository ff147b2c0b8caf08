"""Which column of a table is which value of a report, for CSV, Excel and Parquet.

A map is JSON: `{"text": "body", "published": "pub_date", ...}`. It is taken from the settings, else from `NAME.map.json` beside the table,
else guessed from headers that say it plainly; a guess that was needed is saved beside the table, so that the next file of its kind can be
given the same map. A column that a map names and the table lacks is an error with the nearest header.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Report

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

# headers that say what a column holds, in the languages of our users
HEADERS = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "النص", "نص", "المحتوى"),
    "id": ("id", "report_id", "رقم", "المعرف"), "title": ("title", "headline", "العنوان", "عنوان"),
    "published": ("published", "date", "pub_date", "pubdate", "publish_date", "published_at", "timestamp", "التاريخ", "تاريخ النشر"),
    "outlet": ("outlet", "source", "publisher", "site", "المصدر", "الجهة"), "url": ("url", "link", "href", "الرابط"),
}
MUST = "text"


def column_map(path: Path, headers: Sequence[str], settings: ReadSettings) -> dict[str, str]:
    """Value -> column; raises `ReadError` where no column holds the text."""
    side = path.with_name(f"{path.stem}.map.json")
    given = settings.column_map or (side if side.exists() else None)
    if given is not None:
        return _given(given, path, headers)
    plain = {header.strip().lower(): header for header in reversed(headers) if header}
    found = {value: plain[name] for value, names in HEADERS.items() for name in reversed(names) if name in plain}
    if MUST not in found:
        raise ReadError(str(path), f"no column `text`; found: {', '.join(h for h in headers if h) or 'nothing'}; say which column it is in {side.name}: {{\"text\": \"...\"}}")
    return found


def save_map(path: Path, columns: Mapping[str, str]) -> None:
    """Keep a map for the next table of its kind; a folder that cannot be written is left alone."""
    if all(value == column for value, column in columns.items()):
        return
    try:
        path.with_name(f"{path.stem}.map.json").write_bytes(msgspec.json.format(msgspec.json.encode(dict(columns))) + b"\n")
    except OSError:
        return


def report_of_row(row: Mapping[str, object], columns: Mapping[str, str]) -> Report | None:
    """The report of a row, `None` where its text is empty. Days and times of a workbook become ISO."""
    told = {value: _text(row.get(column)) for value, column in columns.items()}
    if not told.get(MUST):
        return None
    identity = {"report_id": told["id"]} if (told.get("id") or "").strip() else {}
    return Report.of(str(told[MUST]), **{v: told.get(v) for v in ("title", "published", "outlet", "url")}, **identity)


def _given(given: Path, path: Path, headers: Sequence[str]) -> dict[str, str]:
    try:
        columns = msgspec.json.decode(given.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError) as error:
        raise ReadError(str(given), f"is no column map: {error}") from error
    for value, column in columns.items():
        if value not in HEADERS:
            raise ReadError(str(given), f"{value!r} is no value of a report; write one of {', '.join(HEADERS)}")
        if column not in headers:
            near = difflib.get_close_matches(column, [h for h in headers if h], 1, 0.4)
            raise ReadError(str(path), f"no column {column!r}, which {given.name} names{f'; did you mean {near[0]!r}?' if near else ''}")
    if MUST not in columns:
        raise ReadError(str(given), "the map names no column for `text`")
    return columns


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
