"""The folder of a run on Spark: each stage is written once as Parquet and read from there, so that a killed run goes on behind the last whole one.

Files are reached through Hadoop's file systems, so that OUT may lie on a disk, on HDFS or in an object store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from riwaya.errors import StoreError
from riwaya.read import ReadSettings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Listing = list[tuple[str, int, int]]


class Work:
    """Stages under `OUT/_work` and what they were made from."""

    def __init__(self, session: SparkSession, out: str) -> None:
        self.session, self.out = session, out.rstrip("/")
        self.folder = f"{self.out}/_work"
        self.files: Listing = []

    def begin(self, engine: str, linking: tuple[str, str], source: str, reading: ReadSettings) -> dict[str, int]:
        """Check OUT against the input and the engine; the counts of a run that is finished, else nothing. What other input left unfinished is dropped."""
        self.files = self._listing(source)
        if not self.files:
            raise StoreError(f"{source}: holds no files (.jsonl, .ndjson or .parquet)")
        made_from = hashlib.sha256(msgspec.json.encode([engine, linking, self.files, reading], enc_hook=str)).hexdigest()
        finished = self._text(f"{self.out}/run.json")
        if finished is not None:
            told = msgspec.json.decode(finished, type=dict[str, Any])
            if told.get("made_from") != made_from:
                raise StoreError(f"{self.out}: holds the result of other input or another engine; give another folder")
            return {name: int(count) for name, count in told["rows"].items()}
        self.made_from = made_from
        if self._text(f"{self.folder}/made_from") != made_from:
            self._delete(self.folder)
            self._write(f"{self.folder}/made_from", made_from)
        return {}

    def stage(self, name: str, build: Callable[[], DataFrame], *, partition_by: tuple[str, ...] = ()) -> DataFrame:
        """The rows of a stage, from where they were written or built and written now."""
        path = f"{self.folder}/{name}"
        if not self._exists(f"{path}/_SUCCESS"):
            build().write.mode("overwrite").parquet(path)
        return self.session.read.parquet(path)

    def output(self, name: str, build: Callable[[], DataFrame], *, partition_by: tuple[str, ...]) -> int:
        """A table of the result; the number of its rows."""
        path = f"{self.out}/{name}"
        if not self._exists(f"{path}/_SUCCESS"):
            build().write.mode("overwrite").partitionBy(*partition_by).parquet(path)
        return int(self.session.read.parquet(path).count()) if self._has_rows(path) else 0

    def finish(self, counts: dict[str, int]) -> None:
        """Say that OUT is whole, drop the stages."""
        self._write(f"{self.out}/run.json", msgspec.json.encode({"made_from": self.made_from, "rows": counts}).decode())
        self._delete(self.folder)

    def _listing(self, source: str) -> Listing:
        files = self.session.read.format("binaryFile").option("recursiveFileLookup", "true").load(source).select("path", "length", "modificationTime").collect()
        return sorted((row.path, row.length, int(row.modificationTime.timestamp())) for row in files if row.path.endswith((".jsonl", ".ndjson", ".parquet")))

    def _has_rows(self, path: str) -> bool:
        return any(not status.getPath().getName().startswith("_") for status in self._system(path)[0].listStatus(self._system(path)[1]))

    def _system(self, path: str) -> tuple[Any, Any]:
        java: Any = self.session._jvm
        at = java.org.apache.hadoop.fs.Path(path)
        return at.getFileSystem(self.session._jsc.hadoopConfiguration()), at

    def _exists(self, path: str) -> bool:
        system, at = self._system(path)
        return bool(system.exists(at))

    def _delete(self, path: str) -> None:
        system, at = self._system(path)
        system.delete(at, True)

    def _text(self, path: str) -> str | None:
        return "\n".join(row.value for row in self.session.read.text(path).collect()) if self._exists(path) else None

    def _write(self, path: str, text: str) -> None:
        system, at = self._system(path)
        stream = system.create(at, True)
        stream.write(bytearray(text.encode()))
        stream.close()
