"""Memory and time of a large run on one machine: extraction and linking apart, and whether a run that is killed half-way ends in the same bytes.

Usage: python -m evaluation.scale CORPORA_FOLDER REPORTS [--jobs N] [--kill]. With --kill the run is also started in a process of its own, killed
when half of the reports are extracted, and gone on with; then the files of both are compared.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from evaluation.resampling import write
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings
from riwaya.store import Store

NAMES = ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("reports", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = options.folder or Path(folder)
        base.mkdir(parents=True, exist_ok=True)
        path = base / "many.jsonl"
        # in a process of its own, so that the peak is that of the run
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            pool.submit(write, options.corpora, options.reports, path).result()
        print(f"{options.reports:,} reports, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        if options.kill:
            killed(path, base / "out", options.reports)
        measured(path, base / "out", options.jobs)
        if options.kill:
            before = hashes(base / "out")
            Pipeline(Settings(jobs=options.jobs)).run([path], base / "fresh")
            print("killed and gone on with: the same bytes" if before == hashes(base / "fresh") else "killed and gone on with: OTHER BYTES", flush=True)


def measured(path: Path, out: Path, jobs: int) -> None:
    """One line for extraction, one for the rest."""
    told: list[tuple[float, float, int]] = []
    began = time.perf_counter()

    def progress(done: int) -> None:
        told.append((time.perf_counter() - began, peak(), done))
        if len(told) % 100 == 0:
            print(f"  {done:,} extracted, {told[-1][0]:.0f} s, peak {told[-1][1]:.0f} MB", flush=True)

    written = Pipeline(Settings(jobs=jobs)).run([path], out, progress)
    found, seconds, cpu = written.summary, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    if found is None:
        print("nothing was read")
        return
    if told:
        print(f"extracted: {told[-1][0]:.0f} s, peak {told[-1][1]:.0f} MB; resumed {written.resumed:,}")
    print(f"linked, assessed, written: {found.accounts:,} accounts, {found.incidents:,} incidents, {found.near_copies:,} near-copies; {seconds - (told[-1][0] if told else 0):.0f} s, peak {peak():.0f} MB")
    print(f"whole: {seconds:.0f} s, of the processor {cpu.ru_utime + cpu.ru_stime:.0f} s", flush=True)


def killed(path: Path, out: Path, reports: int) -> None:
    """Start the command, kill it when half is extracted."""
    process = subprocess.Popen([sys.executable, "-m", "riwaya", "run", str(path), "--out", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    file = out.with_name(f".{out.name}.unfinished") / "riwaya.db"
    while process.poll() is None and extracted(file) < reports // 2:
        time.sleep(1)
    process.kill()
    process.wait()
    print(f"killed when {extracted(file):,} reports were extracted", flush=True)


def extracted(file: Path) -> int:
    if not file.exists():
        return 0
    with Store(file) as store:
        return store.status().reports


def hashes(folder: Path) -> list[str]:
    return [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in NAMES]


def peak() -> float:
    """Peak memory of the process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
