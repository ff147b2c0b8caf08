"""Memory and time of linking, assessing and writing a run of many reports, without extracting them anew.

Usage: python -m evaluation.linking_memory CORPORA_FOLDER REPORTS. The accounts that the engine reads from the corpus of conflict reports are resampled, each report
whole and moved to a day of its own, as `evaluation.linking_scale` does; numbers behind each text keep the drawings from being near-copies. They are put into the
store of an unfinished run as extracted; what is measured is the rest of `riwaya run`.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from evaluation.linking_scale import resampled
from riwaya import engine
from riwaya.model import Account, Issue, Report
from riwaya.pipeline import Pipeline
from riwaya.read import read
from riwaya.settings import Settings
from riwaya.store import StoreSettings, Unfinished

PER_DAY = 25
BATCH = 500


def main() -> None:
    """Print a line for each phase."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("reports", type=int)
    options = arguments.parse_args()
    corpora, wanted = options.corpora, options.reports
    pipeline = Pipeline(Settings(store=StoreSettings(is_durable=False)))
    result = pipeline.gather(item for item in read([corpora / "conflict_reports.jsonl"]) if not isinstance(item, Issue))
    by_report: dict[str, list[Account]] = {report.report_id: [] for report in result.reports}
    for account in result.accounts:
        by_report[account.report_id].append(account)
    print(f"{len(result.reports)} reports extracted, peak {peak():.2f} GB", flush=True)
    per_report = len(result.accounts) / len(result.reports)
    with tempfile.TemporaryDirectory() as base:
        folder, source = Path(base) / "out", Path(base) / "many.jsonl"
        drawn, accounts = resampled(list(result.reports), by_report, int(wanted * per_report), PER_DAY)
        told: dict[str, list[Account]] = {}
        for account in accounts:
            told.setdefault(account.report_id, []).append(account)
        count = len(drawn)
        with Unfinished(folder, engine.identity(pipeline.settings)[1], is_durable=False) as unfinished, source.open("wb") as file:
            rows: list[tuple[Report, Report, list[Account]]] = []
            for number, report in enumerate(drawn):
                text = report.text + "\n" + " ".join(str(number * 1_000_003 + n) for n in range(len(report.text.split())))
                given = Report.of(text, report_id=report.report_id, published=report.published, outlet=report.outlet, title=report.title, url=report.url)
                file.write(msgspec.json.encode({"id": given.report_id, "text": text, "published": given.published, "outlet": given.outlet, "title": given.title, "url": given.url}) + b"\n")
                rows.append((given, msgspec.structs.replace(given, masked=report.masked, status=report.status, why=report.why), told.get(report.report_id, [])))
                if len(rows) == BATCH or number == count - 1:
                    unfinished.put(rows)
                    rows.clear()
        print(f"{count} reports with {len(accounts)} accounts are in the store", flush=True)
        del drawn, accounts, told, result, by_report
        finish(folder, source)


def finish(folder: Path, source: Path) -> None:
    """The rest of the run in a process of its own, whose memory is its own."""
    code = "import sys, pathlib; from evaluation.linking_memory import rest; rest(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, str(folder), str(source)], check=True)


def rest(folder: Path, source: Path) -> None:
    """Go on with the run; everything is extracted."""
    began, used = time.perf_counter(), time.process_time()
    written = Pipeline(Settings(store=StoreSettings(is_durable=False))).run([source], folder)
    if written.summary is None or written.resumed != written.summary.reports:
        print(f"THE RUN WAS NOT GONE ON WITH: {written.resumed}")
    print(f"linked, assessed, written: {written.summary}; {time.perf_counter() - began:.0f} s, of the processor {time.process_time() - used:.0f} s, peak {peak():.2f} GB", flush=True)


def peak() -> float:
    """Peak memory of the process in GB (of 1024 MB). Linux tells it of the program that runs; what getrusage tells holds that of the process which started it too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[1]) / 1_048_576  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_048_576


if __name__ == "__main__":
    main()
