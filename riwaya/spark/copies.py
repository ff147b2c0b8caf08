"""Near-copies by shuffle: what `near_copies` finds by going through all reports in order.

Short reports meet by their words. Longer ones with one sketch collapse to their first; sketches that share a band and agree in enough places are
neighbours, and within each component of neighbours reports are gone through in order: one that has a kept neighbour is a copy of the first, any
other is kept. The order is (published, report_id), as on one machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from riwaya.link.near_copies import BANDS, MOST_DAYS, NEEDED, PERMUTATIONS, WIDTH, days_apart
from riwaya.spark.components import components
from riwaya.spark.grouping import batches_of, groups_of
from riwaya.spark.schemas import arrow_schema
from riwaya.spark.work import Work

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

COPIES = "report_id string, original string"
EDGES = "one string, other string"


def near_copies_stage(work: Work, reports: DataFrame, most_on_driver: int) -> DataFrame:
    """`report_id, original` for each copy."""
    from pyspark.sql import functions as f

    short = reports.where("short is not null").select("short", "day", "report_id").repartition("short").sortWithinPartitions("short", "day", "report_id").mapInArrow(_short, COPIES)
    # order and id in one string that sorts as the pair does: no id holds the separator
    long = work.stage("sketches", lambda: reports.where("digest is not null").select(f.concat_ws("\x01", "day", "report_id").alias("name"), "report_id", "digest"))
    firsts = work.stage("sketch-firsts", lambda: long.groupBy("digest").agg(f.min("name").alias("name")))
    bands = firsts.select("name", "digest", f.explode(f.transform(f.sequence(f.lit(0), f.lit(BANDS - 1)), lambda n: f.struct(n.alias("number"), f.substring("digest", n * WIDTH + 1, f.lit(WIDTH)).alias("rows")))).alias("band"))
    wide = bands.groupBy("band").count().where("count > 1").select("band")
    shared = bands.join(wide, "band").repartition("band").sortWithinPartitions("band", "name")
    neighbours = work.stage("sketch-neighbours", lambda: shared.mapInArrow(_neighbours, EDGES).distinct())
    root = components(work, "sketch-components", neighbours, most_on_driver)
    grouped = neighbours.join(root.withColumnRenamed("node", "one"), "one").select("root", "one", "other").repartition("root").sortWithinPartitions("root", "one", "other")
    kept = work.stage("sketch-copies", lambda: grouped.mapInArrow(_kept, "name string, original string"))
    every = long.join(firsts.withColumnRenamed("name", "first"), "digest").join(kept.withColumnRenamed("name", "first"), "first", "left")
    found = every.select("report_id", f.coalesce("original", f.when(f.col("name") != f.col("first"), f.col("first"))).alias("original")).where("original is not null")
    named = found.select("report_id", f.substring_index("original", "\x01", -1).alias("original"))
    return work.stage("copies", lambda: short.unionByName(named))


def _short(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["short"]):
            first = group[0]
            for row in group[1:]:
                one, other = (None if r["day"] == "9999" else r["day"] for r in (first, row))
                if days_apart(one, other) <= MOST_DAYS:
                    yield {"report_id": row["report_id"], "original": first["report_id"]}
                elif row["short"]:
                    first = row

    return batches_of(rows(), arrow_schema(COPIES))


def _neighbours(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Pairs of one band whose sketches agree; each row of the band meets all behind it at once."""
    import numpy

    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["band"]):
            names = [row["name"] for row in group]
            table = numpy.frombuffer(b"".join(row["digest"] for row in group), dtype=">u4").reshape(len(group), PERMUTATIONS)
            for number, name in enumerate(names[:-1]):
                agreed = (table[number + 1 :] == table[number]).sum(axis=1)
                for other in numpy.nonzero(agreed >= NEEDED)[0]:
                    yield {"one": name, "other": names[number + 1 + int(other)]}

    return batches_of(rows(), arrow_schema(EDGES))


def _kept(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["root"]):
            before: dict[str, list[str]] = {}
            for row in group:
                before.setdefault(row["one"], [])
                before.setdefault(row["other"], []).append(row["one"])
            kept: set[str] = set()
            for name in sorted(before):
                originals = [other for other in before[name] if other in kept]
                if originals:
                    yield {"name": name, "original": min(originals)}
                else:
                    kept.add(name)

    return batches_of(rows(), arrow_schema("name string, original string"))
