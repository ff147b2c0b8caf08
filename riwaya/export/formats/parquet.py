"""Parquet: one row an incident, typed columns; needs the extra `parquet`."""

from __future__ import annotations

from riwaya.errors import MissingExtraError
from riwaya.export.flat import INCIDENT_COLUMNS, NUMBERS, incident_row
from riwaya.export.provenance import Exported, ExportInput, policies_of

SUFFIX = ".parquet"
WHAT = "one row an incident, typed columns (extra `parquet`)"


def write(given: ExportInput) -> Exported:
    """The table of the format `csv` with typed columns: numbers are numbers, days are dates."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("parquet", "writing Parquet") from None
    import datetime
    import io

    rows = [incident_row(given, incident) for incident in given.incidents]
    whole = NUMBERS - {"lat", "lon"} | {"killed_civilians_best"}
    columns = {}
    for column in INCIDENT_COLUMNS:
        cells = [row.get(column) for row in rows]
        if column in ("date_start", "date_end"):
            columns[column] = pyarrow.array([datetime.date.fromisoformat(str(c)) if c else None for c in cells], pyarrow.date32())
        else:
            columns[column] = pyarrow.array(cells, pyarrow.float64() if column in ("lat", "lon") else pyarrow.int64() if column in whole else pyarrow.string())
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), buffer, compression="zstd")
    return Exported(content=buffer.getvalue(), rows=len(rows), sums={"killed_best": sum(int(r["killed_best"] or 0) for r in rows)}, policies=policies_of(given.incidents))
