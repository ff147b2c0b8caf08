"""CSV with a header: `text` and, where there, `id, title, published, outlet, url`; other headers by a column map (`riwaya.read.columns`)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import check_file
from riwaya.read.columns import column_map, report_of_row, save_map
from riwaya.read.encodings import decode

if TYPE_CHECKING:
    from riwaya.read import ReadSettings


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The reports of a table in order; raises `ReadError` without a column of text."""
    check_file(path, settings)
    text = decode(path.read_bytes(), str(path)).text
    csv.field_size_limit(settings.longest_text)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        columns = column_map(path, rows.fieldnames or [], settings)
    except csv.Error as error:
        raise ReadError(str(path), f"broken table: {error}") from error
    save_map(path, columns)
    try:
        for row in rows:
            report = report_of_row(row, columns)
            yield report if report else Issue(source=f"{path}:{rows.line_num}", reason="empty text")
    except csv.Error as error:
        yield Issue(source=f"{path}:{rows.line_num}", reason=f"broken table: {error}")
