"""CSV with a header, cells apart by commas, semicolons or tabs (what its first line says): `text` and, where there, `id, title, published, outlet, url`; other headers by a column map (`riwaya.read.columns`).

The file is read line by line in bounded pieces: a cell or line longer than any report may be stops it, however large the file is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import check_file
from riwaya.read.columns import column_map, report_of_row, save_map
from riwaya.read.encodings import BYTE_ORDER_MARKS, decode, detect
from riwaya.read.table_rows import Table

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

BEGINNING = 1 << 20


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The reports of a table in order; raises `ReadError` without a column of text."""
    check_file(path, settings)
    with path.open("rb") as file:
        beginning = file.read(BEGINNING)
        is_cut = len(beginning) == BEGINNING
        encoding = detect(beginning, str(path), is_cut=True) if is_cut else decode(beginning, str(path)).encoding
        file.seek(next((len(mark) for mark, _ in BYTE_ORDER_MARKS if beginning.startswith(mark)), 0))
        # the beginning was decided on; a wrong byte further on is named where it stands
        with io.TextIOWrapper(file, encoding, newline="") as text:
            yield from _reports(path, text, settings)


def _reports(path: Path, text: IO[str], settings: ReadSettings) -> Iterator[Report | Issue]:
    csv.field_size_limit(settings.longest_text)
    table = None
    try:
        table = Table(_lines(text, settings.longest_text), str(path))
        columns = column_map(path, table.headers, settings)
        save_map(path, columns)
        for row in table.rows():
            if isinstance(row, Issue):
                yield row
            else:
                report = report_of_row(row.cells, columns)
                yield report if report else Issue(source=f"{path}:{row.line}", reason="empty text")
    except csv.Error as error:
        raise ReadError(f"{path}:{table.number if table else 1}", f"broken table: {error}; what stands before it was read") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}:{table.number if table else 1}", f"not {error.encoding}: {error.reason}; what stands before it was read") from error


def _lines(text: IO[str], longest: int) -> Iterator[str]:
    """Lines with their ends as they are; one that is longer than a report may be ends the table, for nobody can say where its cells end."""
    while line := text.readline(longest + 1):
        if len(line) > longest:
            raise csv.Error(f"a line longer than {longest} characters")
        yield line
