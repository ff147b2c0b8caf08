"""One row an account, with columns of our own: who says what, before anything is added up."""

from __future__ import annotations

from riwaya.export.flat import ACCOUNT_COLUMNS, account_row
from riwaya.export.provenance import Exported, ExportInput
from riwaya.export.tables import csv_bytes

SUFFIX = ".csv"
WHAT = "one row an account, with columns of our own"


def write(given: ExportInput) -> Exported:
    """The table; sums are not given, for accounts tell the same dead again."""
    rows = [account_row(given, account) for account in given.accounts]
    return Exported(content=csv_bytes(ACCOUNT_COLUMNS, [[row.get(c) for c in ACCOUNT_COLUMNS] for row in rows]), rows=len(rows))
