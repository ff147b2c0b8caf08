"""A watcher under a steady flow of reports: memory, lag, and whether the store ends as one add would have it.

Usage: python -m evaluation.soak CORPORA_FOLDER [--minutes 20] [--rate 5]. Starts `riwaya watch` on a folder into which a file of reports comes every
second, tells each minute the most memory of the watcher and of the process that adds, ends it with Ctrl-C and compares the store with that of a single add.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from evaluation.resampling import resampled
from riwaya.pipeline import Pipeline
from riwaya.store import Store
from riwaya.store.database import canonical_dump


def main() -> None:
    """Run and print a line a minute."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--rate", type=int, default=5)
    options = parser.parse_args()
    seconds = int(options.minutes * 60)
    with tempfile.TemporaryDirectory() as base:
        folder, file = Path(base) / "in", Path(base) / "lasting.db"
        folder.mkdir()
        reports = resampled(options.corpora, seconds * options.rate)
        process = subprocess.Popen([sys.executable, "-m", "riwaya", "watch", str(folder), "--db", str(file)], stdout=subprocess.DEVNULL)
        began = time.monotonic()
        print("minute  given  held  watcher MB  adding MB", flush=True)
        largest = (0.0, 0.0)
        for second in range(seconds):
            rows = list(islice(reports, options.rate))
            (folder / f"{second:06d}.part").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
            (folder / f"{second:06d}.part").rename(folder / f"{second:06d}.jsonl")
            # between two processes that add there is none: the largest of the minute
            now = memory(process.pid)
            largest = (max(largest[0], now[0]), max(largest[1], now[1]))
            if second % 60 == 59:
                watcher, adding = largest
                print(f"{(second + 1) // 60:6}  {(second + 1) * options.rate:5}  {held(file):4}  {watcher:10.0f}  {adding:9.0f}", flush=True)
                largest = (0.0, 0.0)
            time.sleep(max(0.0, began + second + 1 - time.monotonic()))
        given = time.monotonic()
        while held(file) < seconds * options.rate and time.monotonic() - given < 600:
            time.sleep(1)
        print(f"all held {time.monotonic() - given:.0f} s after the last came", flush=True)
        process.send_signal(signal.SIGINT)
        print(f"ended with status {process.wait()}")
        with Store(file) as store:
            print(f"faults: {len(store.faults())}; {store.status().last_run}")
        Pipeline().add([folder], Path(base) / "at-once.db")
        # issues are those of the last add
        watched, at_once = ([row for row in canonical_dump(path) if row[0] != "issues"] for path in (file, Path(base) / "at-once.db"))
        print("the same reports, accounts and incidents as one add" if watched == at_once else "ANOTHER STORE THAN ONE ADD", flush=True)


def held(file: Path) -> int:
    if not file.exists():
        return 0
    with Store(file) as store:
        return store.status().reports


def memory(pid: int) -> tuple[float, float]:
    """Resident memory in MB: of the process, and of its largest child."""
    # a renewed process is the child of another thread than the first
    children = [child for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text(encoding="utf-8").split()]
    return resident(pid), max((resident(int(child)) for child in children), default=0.0)


def resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    main()
