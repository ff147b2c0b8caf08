"""Files -> reports with their accounts, by `mapInArrow` over what Spark's own reader splits.

Rows know their file, block and line, so that of reports repeated with one id the first in the order of the files is kept, two texts of one id are both
named and neither kept, and issues name the line, as on one machine. The mapped functions are those of the rooms `read`, `clean`, `analyze` and `extract`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec

from riwaya.collecting import seldom
from riwaya.extracting import attempted, broken
from riwaya.link.near_copies import sketch
from riwaya.model import Issue, Report
from riwaya.read import completed, refused, two_texts
from riwaya.read.columns import column_map, report_of_row
from riwaya.read.formats.jsonl import Row as Line
from riwaya.read.formats.jsonl import report_of_line
from riwaya.settings import Settings
from riwaya.spark.grouping import batches_of
from riwaya.spark.schemas import arrow_schema
from riwaya.spark.work import Work

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

SCHEMA = "file string, block long, number long, report_id string, day string, sha256 string, record string, accounts array<string>, issues array<string>, digest binary, short string"
SMALL = 64
LOCAL = re.compile(r"^file:(?://)?(?=/)")  # a file of this machine bears its path alone, as there


def extracted_stages(work: Work, source: str, settings: Settings, slice_bytes: int) -> DataFrame:
    """All reports, each id once and none whose id bears two texts; extracted slice by slice."""
    whole: DataFrame | None = None
    for number, files in enumerate(_slices(work, slice_bytes)):
        part = work.stage(f"extracted/slice-{number:05d}", partial(_extracted, work, files, settings))
        whole = part if whole is None else whole.unionByName(part)
    assert whole is not None
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    told = whole.where("report_id is not null").select("report_id", "file", "block", "number", "sha256")
    of_id, of_text = Window.partitionBy("report_id"), Window.partitionBy("report_id", "sha256").orderBy("file", "block", "number")
    ranked = told.withColumn("rank", f.row_number().over(of_text)).withColumn("is_contested", f.min("sha256").over(of_id) != f.max("sha256").over(of_id))
    # of two texts with one id each is named once, at its first place, and neither stays
    lost = ranked.where("rank > 1 or is_contested").select("report_id", "file", "block", "number", (f.col("is_contested") & (f.col("rank") == 1)).alias("is_named"))
    losers = work.stage("losers", lambda: lost)
    return whole.join(losers.select("file", "block", "number"), ["file", "block", "number"], "left_anti")


def issues_of(work: Work) -> DataFrame:
    """Everything that went wrong, one JSON record a row."""
    from pyspark.sql import functions as f

    whole = work.session.read.parquet(*[f"{work.folder}/extracted/{name}" for name in _names(work)])
    losers = work.session.read.parquet(f"{work.folder}/losers")
    blocks = whole.groupBy("file", "block").agg((f.max("number") + 1).alias("rows"))
    from pyspark.sql import Window

    before = blocks.withColumn("before", f.coalesce(f.sum("rows").over(Window.partitionBy("file").orderBy("block").rowsBetween(Window.unboundedPreceding, -1)), f.lit(0))).select("file", "block", "before")
    told = whole.where(f.size("issues") > 0).join(losers.select("file", "block", "number"), ["file", "block", "number"], "left_anti").join(f.broadcast(before), ["file", "block"])
    found = told.select("file", (f.col("before") + f.col("number") + 1).alias("line"), f.explode("issues").alias("record"))
    placed = found.mapInArrow(_placed, "record string")
    named = whole.select("file", "block", "number", "record").join(losers.where("is_named").select("file", "block", "number"), ["file", "block", "number"])
    doubles = named.select("file", "record").mapInArrow(_doubles, "record string")
    return placed.unionByName(doubles)


def _names(work: Work) -> list[str]:
    system, at = work._system(f"{work.folder}/extracted")
    return sorted(str(status.getPath().getName()) for status in system.listStatus(at))


def _slices(work: Work, slice_bytes: int) -> list[list[str]]:
    """Files in order, about so many bytes together; Parquet and JSON Lines apart."""
    slices: list[list[str]] = []
    for is_parquet in (False, True):
        size = slice_bytes
        for path, length, _ in work.files:
            if path.endswith(".parquet") == is_parquet:
                if size >= slice_bytes:
                    slices.append([])
                    size = 0
                slices[-1].append(path)
                size += length
    return slices


def _extracted(work: Work, files: list[str], settings: Settings) -> DataFrame:
    from pyspark.sql import functions as f

    place = (f.col("_metadata.file_path").alias("file"), f.col("_metadata.file_block_start").alias("block"))
    if files[0].endswith(".parquet"):
        read = work.session.read.parquet(*files)
        columns = column_map(Path(unquote(files[0])), read.columns, settings.read)
        return read.select(*place, *[f.col(name) for name in sorted(set(columns.values()))]).mapInArrow(partial(_from_rows, columns=columns, settings=settings), SCHEMA)
    lines = work.session.read.option("lineSep", "\n").text(files)
    return lines.select(*place, f.col("value").cast("binary").alias("line")).mapInArrow(partial(_from_lines, settings=settings), SCHEMA)


def _from_lines(batches: Iterator[pyarrow.RecordBatch], settings: Settings) -> Iterator[pyarrow.RecordBatch]:
    decoder = msgspec.json.Decoder(Line)

    def item_of(row: dict[str, Any]) -> Report | Issue | None:
        line = row["line"] or b""
        if len(line) >= settings.read.longest_text:
            return Issue(source="", reason=f"line longer than {settings.read.longest_text} bytes: skipped")
        return report_of_line(line, "", decoder)

    return _mapped(batches, item_of, settings)


def _from_rows(batches: Iterator[pyarrow.RecordBatch], columns: dict[str, str], settings: Settings) -> Iterator[pyarrow.RecordBatch]:
    return _mapped(batches, lambda row: report_of_row(row, columns) or Issue(source="", reason="empty text"), settings)


def _mapped(batches: Iterator[pyarrow.RecordBatch], item_of: Any, settings: Settings) -> Iterator[pyarrow.RecordBatch]:
    def rows() -> Iterator[dict[str, Any]]:
        with seldom():
            at, number = ("", -1), 0
            for batch in batches:
                for row in batch.to_pylist():
                    number = number + 1 if at == (row["file"], row["block"]) else 0
                    at = (row["file"], row["block"])
                    item = item_of(row)
                    yield {"file": row["file"], "block": row["block"], "number": number, **({} if item is None else _row(item, settings))}

    return batches_of(rows(), arrow_schema(SCHEMA), size=SMALL)


def _row(item: Report | Issue, settings: Settings) -> dict[str, Any]:
    issue = item if isinstance(item, Issue) else refused(item)
    if issue is not None:
        return {"issues": [msgspec.json.encode(issue).decode()]}
    assert isinstance(item, Report)
    given, issues = completed(item, settings.read)
    report, accounts = attempted(given, settings)
    issues = (*issues, *broken([report]))
    told = sketch(report)
    return {
        "report_id": report.report_id, "day": report.published or "9999", "sha256": report.sha256, "record": msgspec.json.encode(report).decode(),
        "accounts": [msgspec.json.encode(account).decode() for account in accounts], "issues": [msgspec.json.encode(issue).decode() for issue in issues],
        "digest": told.numbers or None, "short": None if told.numbers else told.words,
    }


def _placed(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Issues of a line with the file and the number of the line as their source."""
    import pyarrow

    for batch in batches:
        found = []
        for row in batch.to_pylist():
            issue = msgspec.json.decode(row["record"], type=Issue)
            if not issue.source:
                issue = msgspec.structs.replace(issue, source=f"{LOCAL.sub('', unquote(row['file']))}:{row['line']}")
            found.append(msgspec.json.encode(issue).decode())
        yield pyarrow.RecordBatch.from_pydict({"record": pyarrow.array(found, pyarrow.string())})


def _doubles(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for batch in batches:
        found = [msgspec.json.encode(two_texts(msgspec.json.decode(row["record"], type=Report), LOCAL.sub("", unquote(row["file"])))).decode() for row in batch.to_pylist()]
        yield pyarrow.RecordBatch.from_pydict({"record": pyarrow.array(found, pyarrow.string())})
