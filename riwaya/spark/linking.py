"""Reports -> clusters by shuffle: profiles, blocks, pairs, match weights, components, and the homes of near-copies.

A profile's position in canonical order is its name. Blocks that are too wide are cut as on one machine, each telling to its nearest, and the
cut pieces go to tasks of their own, so that a day on which everyone reports one bombing loads no single task. Weights are whole numbers and
every comparison is that of the linking room, so the clusters are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from riwaya.lexicon import load_lexicon
from riwaya.link.blocking import blocking_keys, is_seldom_only, sample_of
from riwaya.link.clustering import Clusters
from riwaya.link.comparisons import match_weight
from riwaya.link.linking import group_of, home_of_copy
from riwaya.link.profiles import Profile, profiles
from riwaya.link.settings import LinkSettings
from riwaya.model import Account, Link, Report
from riwaya.settings import Settings
from riwaya.spark.components import components
from riwaya.spark.grouping import batches_of, groups_of, rows_of
from riwaya.spark.schemas import arrow_schema
from riwaya.spark.work import Work

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

UNITS = "day string, report_id string, start long, first string, profile binary, report binary, accounts binary"
POSITIONS = "day string, report_id string, start long, first string, part int, number long"
KEYS = "position long, key binary, is_inner boolean, is_seldom boolean, sample long"
PAIRS = "one long, other long"
EDGES = "one long, other long, weight long"
GROWN = "position long, root long, links binary"
HOMES = "first string, root long, links binary"
Batches = Iterator["pyarrow.RecordBatch"]


def units_stage(work: Work, reports: DataFrame) -> DataFrame:
    """A row for each telling: its place in canonical order, its profile, and what assessing needs of its report and accounts."""
    told = reports.select("record", "accounts").where("size(accounts) > 0")
    return work.stage("units", lambda: told.mapInArrow(_units, UNITS))


def positions_stage(work: Work, units: DataFrame, copies: DataFrame) -> DataFrame:
    """`first, position` for each telling that is of no near-copy; positions count in canonical order."""
    from pyspark.sql import functions as f

    own = units.select("day", "report_id", "start", "first").join(copies.select("report_id"), "report_id", "left_anti").select("day", "report_id", "start", "first")
    ordered = work.stage("order", lambda: own.orderBy("day", "report_id", "start", "first").mapInArrow(_numbered, POSITIONS))
    before, total = {}, 0
    for part, count in sorted((row["part"], row["count"]) for row in ordered.groupBy("part").count().collect()):
        before[part] = total
        total += count
    if not before:
        return ordered.select("first", "report_id", f.col("number").alias("position"))
    offsets = f.broadcast(work.session.createDataFrame(list(before.items()), "part int, before long"))
    return work.stage("positions", lambda: ordered.join(offsets, "part").select("first", "report_id", (f.col("before") + f.col("number")).alias("position")))


def edges_stage(work: Work, positions: DataFrame, units: DataFrame, settings: Settings) -> DataFrame:
    """Pairs that reach the threshold, with their weights."""
    from pyspark.sql import functions as f

    placed = work.stage("placed", lambda: positions.join(units.select("first", "profile"), "first").select("position", "profile"))
    keys = work.stage("keys", lambda: placed.mapInArrow(partial(_keys, settings=settings.link), KEYS))
    pairs = work.stage("pairs", lambda: _pieces(keys, settings.link).mapInArrow(partial(_pairs, widest=settings.link.widest_block), PAIRS).distinct())
    one, other = placed.select(f.col("position").alias("one"), f.col("profile").alias("left")), placed.select(f.col("position").alias("other"), f.col("profile").alias("right"))
    both = pairs.join(one, "one").join(other, "other").select("one", "other", "left", "right")
    return work.stage("edges", lambda: both.mapInArrow(partial(_weighed, threshold=settings.link.threshold), EDGES))


def clusters_stage(work: Work, positions: DataFrame, units: DataFrame, edges: DataFrame, settings: Settings, most_on_driver: int) -> DataFrame:
    """`position, root, links` for each telling; the links of a cluster stand on the row of its root."""
    from pyspark.sql import functions as f

    root = components(work, "components", edges.select("one", "other"), most_on_driver)
    placed = work.session.read.parquet(f"{work.folder}/placed")
    members = placed.join(root, placed.position == root.node).select("root", f.lit(0).alias("kind"), "position", f.lit(-1).cast("long").alias("other"), f.lit(0).cast("long").alias("weight"), "profile")
    joined = edges.join(root, edges.one == root.node).select("root", f.lit(1).alias("kind"), f.col("one").alias("position"), "other", "weight", f.lit(None).cast("binary").alias("profile"))
    grouped = members.unionByName(joined).repartition("root").sortWithinPartitions("root", "kind", "position", "other")
    alone = positions.join(root, positions.position == root.node, "left_anti").select("position", f.col("position").alias("root"), f.lit(None).cast("binary").alias("links"))
    return work.stage("grown", lambda: grouped.mapInArrow(partial(_grown, settings=settings.link), GROWN).unionByName(alone))


def homes_stage(work: Work, positions: DataFrame, units: DataFrame, copies: DataFrame, grown: DataFrame, settings: Settings) -> DataFrame:
    """`first, root, links` for each telling of a near-copy; without a root it stands alone."""
    from pyspark.sql import functions as f

    copied = units.join(copies, "report_id").select("original", f.lit(1).alias("kind"), f.lit(0).cast("long").alias("root"), f.lit(0).cast("long").alias("position"), "day", "report_id", "start", "first", "profile")
    wanted = copies.select(f.col("original").alias("report_id")).distinct()
    originals = positions.join(wanted, "report_id").join(grown.select("position", "root"), "position").join(units.select("first", "day", "start", "profile"), "first")
    told = originals.select(f.col("report_id").alias("original"), f.lit(0).alias("kind"), "root", "position", "day", "report_id", "start", "first", "profile")
    grouped = told.unionByName(copied).repartition("original").sortWithinPartitions("original", "kind", "root", "position", "day", "report_id", "start", "first")
    return work.stage("homes", lambda: grouped.mapInArrow(partial(_homes, settings=settings.link), HOMES))


def _units(batches: Batches) -> Batches:
    lexicon = load_lexicon()

    def rows() -> Iterator[dict[str, Any]]:
        for row in rows_of(batches):
            report = msgspec.json.decode(row["record"], type=Report)
            accounts = {a.account_id: a for a in (msgspec.json.decode(record, type=Account) for record in row["accounts"])}
            slim = msgspec.msgpack.encode(msgspec.structs.replace(report, text="", masked=()))
            for unit in profiles(list(accounts.values()), {report.report_id: report}, lexicon=lexicon):
                day, report_id, start = unit.key
                told = msgspec.msgpack.encode([accounts[identity] for identity in unit.account_ids])
                yield {"day": day, "report_id": report_id, "start": start, "first": unit.account_ids[0], "profile": msgspec.msgpack.encode(unit), "report": slim, "accounts": told}

    return batches_of(rows(), arrow_schema(UNITS))


def _numbered(batches: Batches) -> Batches:
    from pyspark import TaskContext

    context = TaskContext.get()
    part = context.partitionId() if context is not None else 0
    return batches_of(({**row, "part": part, "number": number} for number, row in enumerate(rows_of(batches))), arrow_schema(POSITIONS))


def _keys(batches: Batches, settings: LinkSettings) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for row in rows_of(batches):
            unit = msgspec.msgpack.decode(row["profile"], type=Profile)
            sample = sample_of(unit)
            for key, is_inner in blocking_keys(unit, settings):
                name = hashlib.blake2b(repr(key).encode(), digest_size=12).digest()
                yield {"position": row["position"], "key": name, "is_inner": is_inner, "is_seldom": is_seldom_only(key), "sample": sample}

    return batches_of(rows(), arrow_schema(KEYS), size=20_000)


def _pieces(keys: DataFrame, settings: LinkSettings) -> DataFrame:
    """Blocks that give pairs, wide ones cut: an inner telling meets those behind it within `widest_block`, and a sample of the outer ones."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    width = settings.widest_block
    sizes = keys.groupBy("key", "is_seldom").agg(f.sum(f.col("is_inner").cast("long")).alias("inner"), f.sum((~f.col("is_inner")).cast("long")).alias("outer"))
    giving = sizes.where("inner > 1 or (inner > 0 and outer > 0)").where((~f.col("is_seldom")) | (f.col("inner") + f.col("outer") <= settings.seldom))
    ranked = keys.join(giving.select("key", "inner", "outer"), "key").withColumn("rank", (f.row_number().over(Window.partitionBy("key", "is_inner").orderBy("position")) - 1).cast("long"))
    ranked = ranked.withColumn("piece", f.floor(f.col("rank") / width)).withColumn("step", f.greatest(f.lit(1), f.floor(f.col("outer") / width)))
    inner, outer = ranked.where("is_inner"), ranked.where("not is_inner")

    def rows(of: DataFrame, piece: Any, role: int) -> DataFrame:
        return of.select("key", piece.cast("long").alias("piece"), f.lit(role).alias("role"), "rank", "position")

    crossed = inner.where("outer > 0")
    pieces = (
        rows(inner.where("inner > 1"), f.col("piece"), 0).unionByName(rows(inner.where("piece > 0"), f.col("piece") - 1, 1))
        .unionByName(rows(crossed, -1 - f.pmod(-f.col("sample"), f.col("step")), 2)).unionByName(rows(outer, -1 - f.col("sample") % f.col("step"), 3))
    )
    return pieces.repartition("key", "piece").sortWithinPartitions("key", "piece", "role", "rank")


def _pairs(batches: Batches, widest: int) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["key", "piece"]):
            own = [row["position"] for row in group if row["role"] == 0]
            ahead = [row["position"] for row in group if row["role"] == 1]
            line = own + ahead
            for number, one in enumerate(own):
                yield from ({"one": one, "other": other} for other in line[number + 1 : number + 1 + widest])
            outer = [row["position"] for row in group if row["role"] == 3]
            for one in (row["position"] for row in group if row["role"] == 2):
                yield from ({"one": min(one, other), "other": max(one, other)} for other in outer)

    return batches_of(rows(), arrow_schema(PAIRS), size=20_000)


def _weighed(batches: Batches, threshold: int) -> Batches:
    lexicon, decoder = load_lexicon(), msgspec.msgpack.Decoder(Profile)

    def rows() -> Iterator[dict[str, Any]]:
        for row in rows_of(batches):
            one, other = decoder.decode(row["left"]), decoder.decode(row["right"])
            if one.report_id != other.report_id and (weight := match_weight(one, other, lexicon)) >= threshold:
                yield {"one": row["one"], "other": row["other"], "weight": weight}

    return batches_of(rows(), arrow_schema(EDGES))


def _grown(batches: Batches, settings: LinkSettings) -> Batches:
    lexicon, decoder = load_lexicon(), msgspec.msgpack.Decoder(Profile)

    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["root"]):
            members = [row for row in group if row["kind"] == 0]
            names = [row["position"] for row in members]
            at = {name: number for number, name in enumerate(names)}
            clusters = Clusters([decoder.decode(row["profile"]) for row in members], lexicon, settings, {})
            clusters.grow(range(len(names)), [(row["weight"], at[row["position"]], at[row["other"]]) for row in group if row["kind"] == 1])
            for root, inside in clusters.members.items():
                links = msgspec.msgpack.encode(group_of(clusters, root, lexicon)[1])
                yield from ({"position": names[number], "root": names[root], "links": links if number == root else None} for number in inside)

    return batches_of(rows(), arrow_schema(GROWN))


def _homes(batches: Batches, settings: LinkSettings) -> Batches:
    lexicon, decoder = load_lexicon(), msgspec.msgpack.Decoder(Profile)

    def rows() -> Iterator[dict[str, Any]]:
        for group in groups_of(batches, ["original"]):
            told = [(row["root"], decoder.decode(row["profile"])) for row in group if row["kind"] == 0]
            taken: set[tuple[int, str]] = set()
            for row in group:
                if row["kind"] == 1:
                    home = home_of_copy(decoder.decode(row["profile"]), told, taken, lexicon, settings)
                    links: list[Link] = [] if home is None else [home[1]]
                    yield {"first": row["first"], "root": None if home is None else home[0], "links": msgspec.msgpack.encode(links)}

    return batches_of(rows(), arrow_schema(HOMES))
