"""What the engine reads in the reports of the demo, plain ones, line by line: a change of rules that alters one is looked at before it is taken over."""

from __future__ import annotations

import json
from pathlib import Path

from riwaya.model import Account, Report
from riwaya.pipeline import Pipeline

GOLDEN = Path(__file__).parent / "demo_reports.golden.txt"
REPORTS = Path(__file__).parents[2] / "riwaya" / "resources" / "examples" / "reports.jsonl"


def line(account: Account) -> str:
    """One account: report, kind, place, first day, actors, counts and sources."""
    place = account.place.name if account.place else "-"
    actors = " ".join(f"{actor.id}:{actor.role}" for actor in account.actors) or "-"
    counts = " ".join(f"{count.measure}:{count.group}:{count.min}" for count in account.counts) or "-"
    sources = " ".join(source.id for source in account.sources) or "-"
    return f"{account.report_id} | {account.kind} | {place} | {account.date_start or '-'} | {actors} | {counts} | {sources}"


def test_the_accounts_of_the_demo_are_the_golden_ones() -> None:
    rows = map(json.loads, REPORTS.read_text(encoding="utf-8").splitlines())
    reports = [Report.of(row["text"], report_id=row["id"], published=row["published"], outlet=row["outlet"]) for row in rows]
    told = [line(account) for account in Pipeline().gather(reports).accounts]
    assert told == GOLDEN.read_text(encoding="utf-8").splitlines()
