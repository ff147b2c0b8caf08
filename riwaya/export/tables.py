"""A table with every cell explained, and its bytes as CSV.

A `Cell` holds the value, the rule that coded it and the accounts that gave it; the side file of an export is made from the same cells, so
that the two cannot drift apart. Text that a spreadsheet would run as a formula is neutralised here, for every table.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

import msgspec

Value = str | int | float | None
# what Excel, LibreOffice and Sheets take for a formula at the start of a cell, also behind spaces and invisible marks
_BLANK, _SIGN = "[\\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*", "[=+\\-@|%\uff1d\uff0b\uff0d\uff20]"
_FORMULA = re.compile(f"^{_BLANK}{_SIGN}")
# a spreadsheet whose list mark is the semicolon splits there, whatever the quotes say
_LATER = re.compile(f"([;\r\n]{_BLANK})(?={_SIGN})")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Cell(msgspec.Struct, frozen=True):
    """One value, the rule that coded it, the accounts that gave it (none: it follows from other cells)."""

    value: Value
    rule: str = ""
    accounts: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: cells by column, and what it was made of. `also` are values beside the table, such as number codes."""

    row_id: str
    incidents: tuple[str, ...]
    accounts: tuple[str, ...]
    cells: dict[str, Cell]
    also: dict[str, Value] = {}


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Columns in order, rows in order, why incidents were left out (reason -> ids), and columns that stay empty with the reason."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: dict[str, tuple[str, ...]] = {}
    empty_columns: dict[str, str] = {}


def neutral(value: str) -> str:
    """Text that no spreadsheet runs.

    >>> neutral("=HYPERLINK(1)"), neutral("دير الزور"), neutral("-3 قتلى")
    ("'=HYPERLINK(1)", 'دير الزور', "'-3 قتلى")
    """
    value = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
    if _NUMBER.fullmatch(value):
        return value
    value = _LATER.sub(r"\1'", value)
    return f"'{value}" if _FORMULA.match(value) else value


def shown(value: Value) -> str:
    """A value as a cell of text: nothing for `None`, whole floats without their zero."""
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) else repr(value)


def csv_bytes(columns: Sequence[str], rows: Sequence[Sequence[Value]], *, second_header: Sequence[str] = ()) -> bytes:
    """A CSV file (RFC 4180, UTF-8, CRLF); `second_header` is a row of hashtags."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    if second_header:
        writer.writerow(second_header)
    writer.writerows([shown(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8")


def values(table: Table) -> list[list[Value]]:
    """The cells of a table as rows of values, in the order of its columns."""
    return [[row.cells[column].value for column in table.columns] for row in table.rows]


def side_file(table: Table, provenance: Mapping[str, dict[str, object]]) -> bytes:
    """JSON Lines, one line a row: what the row was made of and, for each coded cell, its value, rule and accounts."""
    lines = []
    for number, row in enumerate(table.rows, 1):
        cells = {name: {"value": c.value, "rule": c.rule, "accounts": c.accounts} for name, c in row.cells.items() if c.value not in (None, "") or c.rule}
        lines.append(msgspec.json.encode({
            "row": number, "row_id": row.row_id, "incidents": row.incidents, "accounts": row.accounts, **row.also, **provenance[row.row_id], "cells": cells,
        }))
    return b"".join(line + b"\n" for line in lines)
