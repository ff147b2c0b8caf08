"""Connected components of edges: on the driver where they are few, else by rounds of large and small stars, which shuffles of any size take.

Both give each node the smallest node of its component. Method: Kiveris and others, Connected components in MapReduce and beyond (2014).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from riwaya.spark.work import Work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MOST_ROUNDS = 60


def components(work: Work, name: str, edges: DataFrame, most_on_driver: int) -> DataFrame:
    """`node, root` for every node that has an edge (`one`, `other`), roots included."""
    if edges.limit(most_on_driver + 1).count() <= most_on_driver:
        return work.stage(name, lambda: _on_driver(work, edges))
    return work.stage(name, lambda: _by_stars(work, name, edges))


def _on_driver(work: Work, edges: DataFrame) -> DataFrame:
    parent: dict[Any, Any] = {}

    def root_of(node: Any) -> Any:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges.select("one", "other").toLocalIterator():
        parent.setdefault(one, one)
        parent.setdefault(other, other)
        a, b = root_of(one), root_of(other)
        parent[max(a, b)] = min(a, b)
    kind = edges.schema["one"].dataType.simpleString()
    return work.session.createDataFrame([(node, root_of(node)) for node in parent], f"node {kind}, root {kind}")


def _by_stars(work: Work, name: str, edges: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f

    now = edges.select(f.least("one", "other").alias("low"), f.greatest("one", "other").alias("high")).distinct()
    for number in range(MOST_ROUNDS):
        before = now
        now = work.stage(f"{name}-round-{number:02d}", lambda before=before: _small_star(_large_star(before)))  # type: ignore[misc]
        if before.exceptAll(now).isEmpty() and now.exceptAll(before).isEmpty():
            break
    leaves = now.select(f.col("high").alias("node"), f.col("low").alias("root"))
    return leaves.unionByName(now.select(f.col("low").alias("node"), f.col("low").alias("root")).distinct())


def _large_star(edges: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f

    both = edges.select(f.col("low").alias("node"), f.col("high").alias("beside")).unionByName(edges.select(f.col("high").alias("node"), f.col("low").alias("beside")))
    least = both.groupBy("node").agg(f.min("beside").alias("least")).select("node", f.least("node", "least").alias("least"))
    larger = both.where("beside > node").join(least, "node")
    return larger.select(f.col("least").alias("low"), f.col("beside").alias("high")).where("low != high").distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f

    smaller = edges.select(f.col("high").alias("node"), f.col("low").alias("beside"))
    least = smaller.groupBy("node").agg(f.min("beside").alias("least"))
    joined = smaller.join(least, "node").select(f.col("least").alias("low"), f.col("beside").alias("high"))
    return joined.unionByName(least.select(f.col("least").alias("low"), f.col("node").alias("high"))).where("low != high").distinct()
