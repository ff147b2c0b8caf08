"""Clusters -> the tables of the result: incidents assessed where all their tellings meet, accounts with their incident, reports with their original.

Tables are Parquet, partitioned by month and country; the column `record` is the line that `riwaya run` writes, the others are for choosing rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from riwaya.assess import assess
from riwaya.lexicon import load_lexicon
from riwaya.link.linking import cluster_of
from riwaya.link.profiles import Profile
from riwaya.model import Account, Incident, Link, Report
from riwaya.settings import Settings
from riwaya.spark.grouping import batches_of, groups_of, rows_of
from riwaya.spark.schemas import arrow_schema
from riwaya.spark.work import Work

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

ASSESSED = "is_incident boolean, month string, country string, name string, incident_id string, report_id string, kind string, date_start string, lat double, lon double, standing string, record string"
INCIDENTS = ("month", "country", "incident_id", "kind", "date_start", "lat", "lon", "standing", "record")
ACCOUNTS = ("month", "country", "account_id", "incident_id", "report_id", "kind", "date_start", "lat", "lon", "record")
REPORTS = "month string, report_id string, near_copy_of string, status string, record string"
UNKNOWN = "unknown"
ALONE = "copy:"
Batches = Iterator["pyarrow.RecordBatch"]


def write_output(work: Work, reports: DataFrame, copies: DataFrame, units: DataFrame, grown: DataFrame, homes: DataFrame, issues: DataFrame, settings: Settings) -> dict[str, int]:
    """Write the four tables; the number of rows of each."""
    from pyspark.sql import functions as f

    positions = work.session.read.parquet(f"{work.folder}/positions")
    own = grown.join(positions.select("position", "first"), "position").select("first", f.col("root").cast("string").alias("cluster"), "links", f.lit(0).alias("is_copy"))
    attached = homes.select("first", f.coalesce(f.col("root").cast("string"), f.concat(f.lit(ALONE), "first")).alias("cluster"), "links", f.lit(1).alias("is_copy"))
    told = own.unionByName(attached).join(units, "first").join(copies, "report_id", "left")
    grouped = told.repartition("cluster").sortWithinPartitions("cluster", "is_copy", "day", "report_id", "start", "first")
    assessed = work.stage("assessed", lambda: grouped.mapInArrow(partial(_assessed, settings=settings), ASSESSED))
    incidents, accounts = assessed.where("is_incident"), assessed.where("not is_incident").withColumnRenamed("name", "account_id")
    read = reports.where("report_id is not null").select("report_id", "record").join(copies, "report_id", "left").mapInArrow(_reports, REPORTS)
    return {
        "incidents": work.output("incidents", lambda: incidents.select(*INCIDENTS), partition_by=("month", "country")),
        "accounts": work.output("accounts", lambda: accounts.select(*ACCOUNTS), partition_by=("month", "country")),
        "reports": work.output("reports", lambda: read, partition_by=("month",)),
        "issues": work.output("issues", lambda: issues.withColumn("severity", f.get_json_object("record", "$.severity")).select("severity", "record"), partition_by=("severity",)),
    }


def _assessed(batches: Batches, settings: Settings) -> Batches:
    lexicon = load_lexicon()
    profile, report_of, accounts_of, links_of = msgspec.msgpack.Decoder(Profile), msgspec.msgpack.Decoder(Report), msgspec.msgpack.Decoder(list[Account]), msgspec.msgpack.Decoder(list[Link])

    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["cluster"]):
            links = [link for row in group if row["links"] for link in links_of.decode(row["links"])]
            cluster = cluster_of([profile.decode(row["profile"]) for row in group], links)
            reports = {row["report_id"]: msgspec.structs.replace(report_of.decode(row["report"]), near_copy_of=row["original"]) for row in group}
            accounts = {a.account_id: msgspec.structs.replace(a, incident_id=cluster.incident_id) for row in group for a in accounts_of.decode(row["accounts"])}
            incident = assess(cluster, [accounts[i] for i in cluster.accounts], reports, lexicon=lexicon, settings=settings.assess)
            yield {"is_incident": True, "name": None, "report_id": None, "standing": incident.standing, **_row(incident)}
            for account in accounts.values():
                yield {"is_incident": False, "name": account.account_id, "report_id": account.report_id, "standing": None, **_row(account)}

    return batches_of(rows(), arrow_schema(ASSESSED))


def _row(told: Incident | Account) -> dict[str, Any]:
    place = told.place
    return {
        "month": told.date_start[:7] if told.date_start else UNKNOWN, "country": (place.country if place else None) or UNKNOWN, "incident_id": told.incident_id, "kind": told.kind,
        "date_start": told.date_start, "lat": place.lat if place else None, "lon": place.lon if place else None, "record": msgspec.json.encode(told).decode(),
    }


def _reports(batches: Batches) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for row in rows_of(batches):
            report = msgspec.structs.replace(msgspec.json.decode(row["record"], type=Report), near_copy_of=row["original"])
            month = report.published[:7] if report.published else UNKNOWN
            yield {"month": month, "report_id": report.report_id, "near_copy_of": row["original"], "status": report.status, "record": msgspec.json.encode(report).decode()}

    return batches_of(rows(), arrow_schema(REPORTS), size=200)
