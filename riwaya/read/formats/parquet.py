"""Parquet with columns `text, url, date`, as corpora of crawled pages have them, or by a column map; needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import MissingExtraError, ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import Clock, check_file
from riwaya.read.columns import column_map, report_of_row, save_map

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

BATCH = 1_000


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The reports of a file in order, a batch of rows at a time; only the columns that are read are loaded."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("parquet", "reading Parquet") from None
    check_file(path, settings)
    clock = Clock(str(path), settings)
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            columns = column_map(path, file.schema_arrow.names, settings)
            save_map(path, columns)
            row_number = 0
            for batch in file.iter_batches(BATCH, columns=sorted(set(columns.values()))):
                clock.check()
                if batch.nbytes > settings.largest_file:
                    raise ReadError(str(path), f"unpacks to more than {settings.largest_file} bytes")
                for row in batch.to_pylist():
                    row_number += 1
                    report = report_of_row(row, columns)
                    yield report if report else Issue(source=f"{path}:{row_number}", reason="empty text")
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"is no Parquet file, or is damaged: {str(error).splitlines()[0] if str(error) else type(error).__name__}") from error
