"""Rows of one key together in a stream of Arrow batches, and batches out of rows.

Spark sorts a partition by key; groups are read off as they pass, so that many small groups cost no more than their rows and one worker
process keeps its lexicon and gazetteer for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

ROWS = 2_000
Row = dict[str, Any]


def rows_of(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[Row]:
    """Rows one by one."""
    for batch in batches:
        yield from batch.to_pylist()


def groups_of(batches: Iterable[pyarrow.RecordBatch], keys: Sequence[str]) -> Iterator[list[Row]]:
    """Neighbouring rows with equal keys."""
    for _, group in groupby(rows_of(batches), key=lambda row: tuple(row[key] for key in keys)):
        yield list(group)


def batches_of(rows: Iterable[Row], schema: pyarrow.Schema, *, size: int = ROWS) -> Iterator[pyarrow.RecordBatch]:
    """Batches of rows as Spark takes them back."""
    import pyarrow

    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) >= size:
            yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)
            waiting = []
    if waiting:
        yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)
