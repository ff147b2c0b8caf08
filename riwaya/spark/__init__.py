"""Reports -> incidents on Apache Spark (extra `spark`): the same room functions, the same whole-number weights, the same records.

In: a folder of JSON Lines or Parquet that Spark can read. Out: Parquet folders `reports`, `accounts`, `incidents` and `issues` whose column `record` is
the very line that `riwaya run` writes. Each stage is kept under `OUT/_work`, so that a run that was killed goes on with the same call; a task that
fails with its executor is run again. What is mapped is pure, so neither changes the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya import engine
from riwaya.errors import SettingsError
from riwaya.settings import Settings
from riwaya.spark.copies import near_copies_stage
from riwaya.spark.linking import clusters_stage, edges_stage, homes_stage, positions_stage, units_stage
from riwaya.spark.output import write_output
from riwaya.spark.reading import extracted_stages, issues_of
from riwaya.spark.work import Work

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["SparkSettings", "run_on_spark"]


class SparkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`slice_bytes`: files of so many bytes together are extracted and kept as one step, which a killed run does not repeat. `most_edges_on_driver`: links up to
    this number are joined to components on the driver, more of them by rounds of shuffles; the result is the same."""

    slice_bytes: int = 64_000_000_000
    most_edges_on_driver: int = 2_000_000

    def __post_init__(self) -> None:
        if self.slice_bytes < 1 or self.most_edges_on_driver < 0:
            raise SettingsError("slice_bytes must be 1 or more, most_edges_on_driver 0 or more")


def run_on_spark(session: SparkSession, source: str, out: str, *, settings: Settings = Settings(), spark: SparkSettings = SparkSettings()) -> dict[str, int]:
    """Read `source`, write `out`; the number of rows of each table. A finished `out` of the same input and engine is left as it is."""
    work = Work(session, out)
    if counts := work.begin(engine.identity(settings)[1], engine.linking_identity(settings), source, settings.read):
        return counts
    reports = extracted_stages(work, source, settings, spark.slice_bytes)
    copies = near_copies_stage(work, reports, spark.most_edges_on_driver)
    units = units_stage(work, reports)
    positions = positions_stage(work, units, copies)
    edges = edges_stage(work, positions, units, settings)
    grown = clusters_stage(work, positions, units, edges, settings, spark.most_edges_on_driver)
    homes = homes_stage(work, positions, units, copies, grown, settings)
    counts = write_output(work, reports, copies, units, grown, homes, issues_of(work), settings)
    work.finish(counts)
    return counts
