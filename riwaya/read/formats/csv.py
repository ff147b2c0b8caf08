"""CSV with a header: columns `text` and, where there, `id, title, published, outlet, url`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.encodings import decode

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

COLUMNS = ("title", "published", "outlet", "url")


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The reports of a table in order; raises `ReadError` without a `text` column."""
    raw = path.read_bytes()
    if not raw:
        raise ReadError(str(path), "empty file")
    text = decode(raw, str(path)).text
    csv.field_size_limit(settings.longest_text)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if "text" not in (rows.fieldnames or []):
        raise ReadError(str(path), f"no column `text`; found: {', '.join(rows.fieldnames or []) or 'nothing'}")
    try:
        for row in rows:
            if not row.get("text"):
                yield Issue(source=f"{path}:{rows.line_num}", reason="empty text")
                continue
            extra = {"report_id": row["id"]} if row.get("id") else {}
            yield Report.of(row["text"], **{c: row.get(c) or None for c in COLUMNS}, **extra)
    except csv.Error as error:
        yield Issue(source=f"{path}:{rows.line_num}", reason=f"broken table: {error}")
