"""Rows of a CSV table, each with the line of the file on which it begins; a quote that swallows other rows is named, and the rows behind it are read.

In: the lines of a table with their ends. Out: rows by header, and an `Issue` for what is lost. Quotes follow RFC 4180: a cell that begins with one ends
with one, and one inside is doubled. Where a row breaks that, only its first line is given up: reading goes on with the next one, and until a
row has the cells of the header again, what follows is held to be the rest of it. A table of one or two columns ends there, for any line could be a row of it.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Issue

DELIMITERS = (",", ";", "\t")
SAFE_COLUMNS = 3
ADVICE = 'write a quote inside a cell twice ("") and close each cell that begins with one'
OPEN = f"a cell begins with a quote that nothing closes, so that it would swallow the rows behind it; {ADVICE}"
CUT = f"the table ends inside a cell that begins with a quote: the file was cut off, or a quote is not closed; {ADVICE}"
SINGLE = f"a quote stands inside a quoted cell: read as it is; {ADVICE}"


class Row(msgspec.Struct, frozen=True):
    """One row: the number of its first line, from 1, and its cells by header; a cell that the row lacks is `None`."""

    line: int
    cells: dict[str, str | None]


class Table:
    """The rows of a table. `headers` are read at once; `number` is the line that was read last."""

    def __init__(self, lines: Iterator[str], source: str) -> None:
        self.source, self.number = source, 0
        self._lines, self._again, self._taken = lines, deque[str](), list[str]()
        self.delimiter = ","
        if head := next(self, ""):
            # spreadsheets of many countries write semicolons
            self.delimiter = max(DELIMITERS, key=head.count)
            self._give_back(0)
        self.headers = next(self._reader(), [])

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.number += 1
        self._taken.append(line)
        return line

    def rows(self) -> Iterator[Row | Issue]:
        """The rows in order; raises `ReadError` where a table without enough columns to go on breaks off, and `csv.Error` where a cell is longer than any may be."""
        reader, is_lost = self._reader(), False
        while True:
            self._taken.clear()
            start = self.number + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                is_quote = any(sign in str(error) for sign in ("expected after", "unexpected end"))
                if not is_quote and (len(self._taken) < 2 or len(self.headers) < SAFE_COLUMNS):
                    raise
                cells, said = self._mended(start, str(error))
                reader = self._reader()
                is_lost = is_lost or said.severity == "error"
                yield said
            else:
                if self._holds_rows():
                    yield self._lost(start, OPEN)
                    reader, is_lost, cells = self._reader(), True, []
            if not cells or (is_lost and len(cells) != len(self.headers)):
                continue
            is_lost = False
            yield Row(start, dict(zip(self.headers, [*cells, *[None] * (len(self.headers) - len(cells))], strict=False)))

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self, delimiter=self.delimiter, strict=True)

    def _mended(self, start: int, why: str) -> tuple[list[str], Issue]:
        """The cells of a row whose quotes are wrong but which is whole on its one line, else none; and what to say of it."""
        if len(self._taken) == 1 and "unexpected end" not in why:
            cells = next(csv.reader(self._taken, delimiter=self.delimiter), [])
            if len(cells) == len(self.headers):
                return cells, Issue(source=f"{self.source}:{start}", severity="warning", reason=SINGLE)
        return [], self._lost(start, CUT if "unexpected end" in why else OPEN)

    def _lost(self, start: int, why: str) -> Issue:
        if len(self.headers) < SAFE_COLUMNS:
            raise ReadError(f"{self.source}:{start}", f"{why}; what stands before it was read")
        self._give_back(1)
        return Issue(source=f"{self.source}:{start}", reason=f"{why}; the rows behind it were read")

    def _give_back(self, kept: int) -> None:
        back = self._taken[kept:]
        self._again.extendleft(reversed(back))
        self.number -= len(back)
        self._taken.clear()

    def _holds_rows(self) -> bool:
        """Whether each line of a row of several lines has all the cells of the header: a quote opened one and another row closed it."""
        marks = len(self.headers) - 1
        return len(self._taken) > 1 and len(self.headers) >= SAFE_COLUMNS and all(line.count(self.delimiter) == marks for line in self._taken if line.strip())
