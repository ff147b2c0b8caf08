"""Reports a second and peak memory of the whole walk on one corpus, in one process.

Usage: python -m evaluation.speed REPORTS.jsonl. Prints one line; benchmarks measure, tests check.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from riwaya.pipeline import Pipeline


def main() -> None:
    """Run and print."""
    path = Path(sys.argv[1])
    if not path.exists():
        print(f"{path}: no corpus here; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        found = Pipeline().run([path], Path(folder) / "out").summary
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{found.reports} reports, {found.accounts} accounts, {found.incidents} incidents in {seconds:.1f} s: {found.reports / seconds:.0f} reports a second, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
