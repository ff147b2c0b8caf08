"""Time and memory of linking many accounts, and what doubling them costs.

Usage: python -m evaluation.linking_scale CORPORA_FOLDER [ACCOUNTS ...]. Accounts that the engine reads from the corpus of conflict reports are
resampled, each report whole, and moved to days of their own: as many reports a day as the corpus has on its busiest tenth of days.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import time
from collections import Counter
from pathlib import Path

import msgspec

from riwaya.lexicon import load_lexicon
from riwaya.link import link
from riwaya.model import Account, Issue, Report
from riwaya.pipeline import Pipeline
from riwaya.read import read

FIRST = datetime.date(2015, 1, 1).toordinal()


def resampled(reports: list[Report], by_report: dict[str, list[Account]], wanted: int, per_day: int) -> tuple[list[Report], list[Account]]:
    """Reports drawn with replacement, moved to consecutive days, until there are as many accounts as wanted."""
    chance = random.Random(1)
    drawn: list[Report] = []
    accounts: list[Account] = []
    while len(accounts) < wanted:
        report = chance.choice(reports)
        number = len(drawn)
        shift = FIRST + number // per_day - datetime.date.fromisoformat((report.published or "2018-01-01")[:10]).toordinal()
        name = f"s{number}"
        drawn.append(msgspec.structs.replace(report, report_id=name, published=moved(report.published, shift)))
        for account in by_report[report.report_id]:
            accounts.append(msgspec.structs.replace(
                account, account_id=f"{name}/{account.account_id}", report_id=name, incident_id=f"{name}/{account.incident_id}",
                date_start=moved(account.date_start, shift), date_end=moved(account.date_end, shift),
            ))
    return drawn, accounts


def moved(day: str | None, shift: int) -> str | None:
    if not day:
        return None
    try:
        return datetime.date.fromordinal(datetime.date.fromisoformat(day[:10]).toordinal() + shift).isoformat()
    except (ValueError, OverflowError):
        return None


def main() -> None:
    """Print a row for each size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("accounts", type=int, nargs="*", default=[12_500, 25_000, 50_000, 100_000])
    options = arguments.parse_args()
    path = options.corpora / "conflict_reports.jsonl"
    if not path.exists():
        print(f"{path}: nothing to measure on here")
        return
    result = Pipeline().gather(item for item in read([path]) if not isinstance(item, Issue))
    by_report: dict[str, list[Account]] = {}
    for account in result.accounts:
        by_report.setdefault(account.report_id, []).append(account)
    reports = [r for r in result.reports if r.report_id in by_report]
    days = sorted(Counter((r.published or "")[:10] for r in reports).values(), reverse=True)
    per_day = days[len(days) // 10]
    print(f"{len(result.accounts)} accounts of {len(reports)} reports resampled at {per_day} reports a day")
    for size in options.accounts:
        drawn, accounts = resampled(reports, by_report, size, per_day)
        started, used = time.perf_counter(), time.process_time()
        clusters = link(accounts, drawn, lexicon=load_lexicon())
        seconds, work = time.perf_counter() - started, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_048_576
        print(f"{len(accounts)} accounts, {len(clusters)} incidents: {seconds:.1f} s, of the processor {work:.1f} s, peak {peak:.2f} GB", flush=True)


if __name__ == "__main__":
    main()
