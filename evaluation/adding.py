"""Memory and time of one add on stores of several sizes.

Usage: python -m evaluation.adding CORPORA_FOLDER 1000 3000 10000 [--added 64] [--folder FOLDER]. The first thousand reports are resampled and extracted; a store grows through the sizes by the same
thousand moved to later days, with numbers behind each text that keep them from being near-copies, so that nothing is extracted anew. At each size a copy of the store takes reports of its last days, which are read as any
others, in a process of its own: its peak, the seconds of the processor, and of these what linking took. With `--folder` the stores stay there, and what is there is not made again.
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

import msgspec

from evaluation.linking_memory import peak
from evaluation.linking_scale import moved
from evaluation.resampling import PER_DAY, resampled
from riwaya import engine, pipeline
from riwaya.freshness import bring_up
from riwaya.model import Account, Report
from riwaya.pipeline import Pipeline
from riwaya.store import Store

FIRST = 1_000
DAYS = FIRST // PER_DAY


def main() -> None:
    """Print a row for each size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("sizes", type=int, nargs="+", help="multiples of a thousand")
    arguments.add_argument("--added", type=int, default=64)
    arguments.add_argument("--folder", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as base:
        folder = options.folder or Path(base)
        folder.mkdir(parents=True, exist_ok=True)
        rows = list(islice(resampled(options.corpora, FIRST + options.added), FIRST + options.added))
        first, held = folder / f"{FIRST}.db", FIRST
        if not first.exists():
            run("add", write(folder, rows[:FIRST]), folder / "growing.db")
            (folder / "growing.db").rename(first)
        print("reports  accounts  incidents  store MB  peak MB  processor s  of it linking s", flush=True)
        for size in sorted(options.sizes):
            file = folder / f"{size}.db"
            if not file.exists():
                shutil.copy(folder / f"{held}.db", folder / "growing.db")
                for times in range(held // FIRST, size // FIRST):
                    run("grow", first, folder / "growing.db", times)
                (folder / "growing.db").rename(file)
            held = size
            last = [{**row, "published": moved(row["published"], (size // FIRST - 1) * DAYS) or ""} for row in rows[FIRST:]]
            shutil.copy(file, folder / "copy.db")
            told = run("add", write(folder, last), folder / "copy.db")
            with Store(file) as store:
                status = store.status()
            print(f"{status.reports:7,}  {status.accounts:8,}  {status.incidents:9,}  {file.stat().st_size / 1e6:8.0f}  {told}", flush=True)


def write(folder: Path, rows: list[dict[str, str]]) -> Path:
    (folder / "part.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return folder / "part.jsonl"


def run(name: str, *given: object) -> str:
    """One of the functions below in a process of its own, whose memory is its own; what it prints."""
    code = f"import sys; from evaluation.adding import {name}; {name}(*sys.argv[1:])"
    return subprocess.run([sys.executable, "-c", code, *map(str, given)], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def add(part: str, file: str) -> None:
    """Add what stands in a file, and say what it took."""
    linking: list[float] = []

    def timed(*told: object) -> None:
        began = time.process_time()
        bring_up(*told)  # type: ignore[arg-type]
        linking.append(time.process_time() - began)

    setattr(pipeline, "bring_up", timed)  # noqa: B010
    began = time.process_time()
    Pipeline().add([Path(part)], Path(file))
    print(f"{1024 * peak():7.0f}  {time.process_time() - began:11.1f}  {sum(linking):15.1f}")


def grow(first: str, file: str, times: str) -> None:
    """Put the first thousand into a store once more, so many times forty days later, and link them."""
    number = int(times)
    with Store(Path(first)) as store:
        told: dict[str, list[Account]] = {}
        for account in store.accounts(as_told=True):
            told.setdefault(account.report_id, []).append(account)
        rows = [(report, told.get(report.report_id, [])) for report in store.reports()]
    with Store(Path(file), is_durable=False) as store:
        later = [_later(report, accounts, number) for report, accounts in rows]
        for start in range(0, len(later), 250):
            store.put([(report, report, accounts) for report, accounts in later[start : start + 250]], engine.identity(Pipeline().settings)[1])
    Pipeline().add([], Path(file))


def _later(report: Report, accounts: list[Account], number: int) -> tuple[Report, list[Account]]:
    shift, name = number * DAYS, f"{report.report_id}.{number}"
    text = report.text + "\n" + " ".join(str(number * 1_000_003 + n) for n in range(len(report.text.split()) // 3 + 1))
    made = Report.of(text, report_id=name, published=moved(report.published, shift), outlet=report.outlet, title=report.title, url=report.url)
    replaced = [
        msgspec.structs.replace(
            account, account_id=f"{name}/{account.account_id}", report_id=name, incident_id=f"{name}/{account.incident_id}", date_start=moved(account.date_start, shift),
            date_end=moved(account.date_end, shift),
        )
        for account in accounts
    ]
    return msgspec.structs.replace(made, status=report.status, why=report.why, masked=report.masked), replaced


if __name__ == "__main__":
    main()
