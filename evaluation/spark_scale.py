"""Spark against one machine: whether the records are the same, whether a killed executor or a killed run changes that, and time against size.

Usage: python -m evaluation.spark_scale CORPORA_FOLDER SIZE [SIZE ...] [--master local-cluster[2,1,2048]] [--compare] [--kill-executor] [--folder KEEP].
Reports are resampled (`evaluation.resampling`) into eight files. Prints a row for each size and the exponent between sizes.
"""

from __future__ import annotations

import argparse
import math
import os
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pyarrow.parquet

from evaluation.resampling import write
from riwaya.pipeline import Pipeline
from riwaya.spark import run_on_spark
from riwaya.spark.session import start_session

TABLES = ("reports", "accounts", "incidents", "issues")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--master", default="local-cluster[2,1,2048]")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--kill-executor", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    session = start_session(options.master, {"spark.driver.memory": "2g", "spark.sql.shuffle.partitions": "8", "spark.executor.memory": "1500m", "spark.driver.host": "127.0.0.1"})
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as temporary:
        base = options.folder or Path(temporary)
        for size in options.sizes:
            source, out = base / f"in-{size}", base / f"out-{size}"
            paths = write(options.corpora, size, source, files=8)
            if options.kill_executor:
                threading.Thread(target=kill_an_executor, args=(out,), daemon=True).start()
            began = time.perf_counter()
            counts = run_on_spark(session, str(source), str(out))
            seconds = time.perf_counter() - began
            exponent = f", exponent {math.log(seconds / before[1]) / math.log(size / before[0]):.2f}" if before else ""
            print(f"{size:,} reports on {options.master}: {seconds:.0f} s{exponent}; {counts}", flush=True)
            before = (size, seconds)
            if options.compare:
                began = time.perf_counter()
                Pipeline().run(paths, base / f"one-{size}")
                print(f"  one process: {time.perf_counter() - began:.0f} s", flush=True)
                print(f"  {differences(out, base / f'one-{size}') or 'every table has the same lines'}", flush=True)
    session.stop()


def lines_of(out: Path, table: str) -> list[bytes]:
    """The column `record` of a table, sorted."""
    files = sorted(path for path in (out / table).rglob("*.parquet"))
    return sorted(record.encode() for path in files for record in pyarrow.parquet.ParquetFile(path).read(["record"]).column("record").to_pylist())


def differences(out: Path, run: Path) -> str:
    """In words, where the tables of Spark and the files of a run differ; nothing where they do not."""
    found = []
    for table in TABLES:
        ours, theirs = lines_of(out, table), sorted((run / f"{table}.jsonl").read_bytes().splitlines())
        if ours != theirs:
            found.append(f"{table}: {len(set(ours) - set(theirs))} lines only on Spark, {len(set(theirs) - set(ours))} only on one machine, {len(ours)} and {len(theirs)} in all")
    return "; ".join(found)


def kill_an_executor(out: Path) -> None:
    """Once extraction has begun, end one executor of this machine the hard way."""
    while not (out / "_work" / "extracted").exists():
        time.sleep(0.2)
    time.sleep(3)
    found = executors()
    if found:
        os.kill(found[0], signal.SIGKILL)
        print(f"  executor {found[0]} was killed, one of {len(found)}", flush=True)


def executors() -> list[int]:
    """Executors that this process's own Java started."""
    mine = subprocess.run(["ps", "-eo", "pid,ppid,args", "--no-headers"], capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [(int(pid), int(parent), words) for pid, parent, words in (line.split(None, 2) for line in mine)]
    own = {os.getpid()}
    for _ in range(6):
        own |= {pid for pid, parent, _ in rows if parent in own}
    return sorted(pid for pid, _, words in rows if pid in own and "CoarseGrainedExecutorBackend" in words)


if __name__ == "__main__":
    main()
