"""Memory and time of one add on stores of several sizes.

Usage: python -m evaluation.adding CORPORA_FOLDER 1000 3000 10000 [--added 64] [--folder FOLDER]. One store grows through the sizes by resampled reports in their order of days; at each size a copy of it takes
the reports that come next, in a process of its own: its peak, the seconds of the processor, and of these what linking took. With `--folder` the stores stay there, and what is there is not made again.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from evaluation.linking_memory import peak
from evaluation.resampling import resampled
from riwaya import pipeline
from riwaya.pipeline import Pipeline
from riwaya.store import Store

PORTION = 1_000


def main() -> None:
    """Print a row for each size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("sizes", type=int, nargs="+")
    arguments.add_argument("--added", type=int, default=64)
    arguments.add_argument("--folder", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as base:
        folder = options.folder or Path(base)
        folder.mkdir(parents=True, exist_ok=True)
        reports = resampled(options.corpora, max(options.sizes) + options.added)
        rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in islice(reports, max(options.sizes) + options.added)]
        print("reports  accounts  incidents  store MB  peak MB  processor s  of it linking s", flush=True)
        held, before = 0, folder / "none.db"
        for size in sorted(options.sizes):
            file = folder / f"{size}.db"
            if not file.exists():
                growing = folder / "growing.db"
                if before.exists():
                    shutil.copy(before, growing)
                grow(growing, rows[held:size], folder / "part.jsonl")
                growing.rename(file)
            held, before = size, file
            told = added(file, rows[size : size + options.added], folder)
            with Store(file) as store:
                status = store.status()
            print(f"{status.reports:7,}  {status.accounts:8,}  {status.incidents:9,}  {file.stat().st_size / 1e6:8.0f}  {told}", flush=True)


def grow(file: Path, rows: list[str], part: Path) -> None:
    """Add reports, some thousand at a time, each time in a process of its own."""
    for start in range(0, len(rows), PORTION):
        part.write_text("".join(rows[start : start + PORTION]), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "riwaya", "add", str(part), "--db", str(file)], check=True, stdout=subprocess.DEVNULL)


def added(file: Path, rows: list[str], folder: Path) -> str:
    """What the add of these reports to a copy of the store took."""
    part, copy = folder / "part.jsonl", folder / "copy.db"
    part.write_text("".join(rows), encoding="utf-8")
    shutil.copy(file, copy)
    code = "import sys, pathlib; from evaluation.adding import once; once(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))"
    told = subprocess.run([sys.executable, "-c", code, str(part), str(copy)], check=True, capture_output=True, text=True).stdout
    for path in folder.glob("copy.db*"):
        path.unlink()
    return told.strip()


def once(part: Path, file: Path) -> None:
    """Add, and say what it took."""
    linking: list[float] = []
    real = pipeline.bring_up

    def timed(*told: object) -> None:
        began = time.process_time()
        real(*told)  # type: ignore[arg-type]
        linking.append(time.process_time() - began)

    pipeline.bring_up = timed  # type: ignore[assignment]
    began = time.process_time()
    Pipeline().add([part], file)
    print(f"{1024 * peak():7.0f}  {time.process_time() - began:11.1f}  {sum(linking):15.1f}")


if __name__ == "__main__":
    main()
