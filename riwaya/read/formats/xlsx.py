"""Excel workbooks: the first sheet with a column of text, the first row as headers (`riwaya.read.columns`); needs the extra `xlsx`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.errors import MissingExtraError, ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import Clock, check_file, check_zip
from riwaya.read.columns import column_map, report_of_row, save_map

if TYPE_CHECKING:
    from riwaya.read import ReadSettings


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The reports of a workbook in order, streamed; raises `ReadError` where no sheet has a column of text."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("xlsx", "reading Excel workbooks") from None
    check_file(path, settings)
    check_zip(path, settings)
    clock = Clock(str(path), settings)
    # opened here, for the library leaves the file of a damaged workbook open
    with path.open("rb") as stream:
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # whatever a damaged part of a workbook makes the library raise
            raise ReadError(str(path), f"is no Excel workbook, or is damaged: {type(error).__name__}: {error}") from error
        try:
            yield from _rows(path, book, settings, clock)
        except ReadError:
            raise
        except Exception as error:
            raise ReadError(str(path), f"the workbook is damaged: {type(error).__name__}: {error}") from error
        finally:
            book.close()


def _rows(path: Path, book: Any, settings: ReadSettings, clock: Clock) -> Iterator[Report | Issue]:
    missing: ReadError | None = None
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        headers = [str(h) if h is not None else "" for h in next(rows, ())]
        try:
            columns = column_map(path, headers, settings)
        except ReadError as error:
            missing = missing or error
            continue
        save_map(path, columns)
        for number, row in enumerate(rows, 2):
            clock.check()
            if not any(value is not None for value in row):
                continue
            report = report_of_row(dict(zip(headers, row, strict=False)), columns)
            yield report if report else Issue(source=f"{path}:{sheet.title}:{number}", reason="empty text")
        return
    raise missing or ReadError(str(path), "the workbook has no sheet")
