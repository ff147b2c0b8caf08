"""What the commands print: a progress line, a summary table, accounts. Arabic cells are wrapped in bidi isolates."""

from __future__ import annotations

import sys
import time

from rich.console import Console
from rich.table import Table

from riwaya.model import Account
from riwaya.pipeline import Result

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a line."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


class ProgressLine:
    """A line on stderr with the count and the rate, only where a person watches."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.is_shown = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        if self.is_shown and done % 10 == 0:
            rate = done / max(time.monotonic() - self.started, 0.001)
            print(f"\r{done} reports, {rate:.0f} a second", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self.is_shown:
            print(file=sys.stderr)


def print_summary(result: Result, folder: str) -> None:
    """The table at the end of a run."""
    table = Table(title="Riwaya", show_header=False)
    contested = sum(i.standing == "contested" for i in result.incidents)
    rows = (
        ("reports read", len(result.reports)), ("  without an incident", sum(r.status == "no_incident" for r in result.reports)),
        ("  skipped", sum(r.status == "skipped" for r in result.reports)), ("accounts", len(result.accounts)), ("incidents", len(result.incidents)),
        ("  told by two origins or more", sum(i.independent_sources > 1 for i in result.incidents)), ("  contested", contested),
        ("  without a point on the map", sum(i.place is None or i.place.lat is None for i in result.incidents)),
        ("errors", sum(i.severity == "error" for i in result.issues)), ("warnings", sum(i.severity == "warning" for i in result.issues)),
    )
    for name, value in rows:
        table.add_row(name, str(value))
    console = Console(highlight=False)
    console.print(table)
    for issue in result.issues[:10]:
        Console(stderr=True, highlight=False).print(f"{issue.severity}: {isolated(issue.source)}: {issue.reason}", markup=False)
    console.print(f"The result is in {folder}: open {folder}/report.html", markup=False)


def print_account(account: Account, text: str) -> None:
    """One account, each value with the words it came from and its rule."""
    table = Table(title=f"{account.account_id}  {account.kind} ({account.event_type} / {account.sub_event_type})", title_justify="left")
    for column in ("slot", "value", "words", "rule"):
        table.add_column(column, overflow="fold")

    def row(slot: str, value: str, span: tuple[int, int] | None, rule: str | None) -> None:
        table.add_row(slot, isolated(value), isolated(text[slice(*span)]) if span else "", rule or "")

    row("trigger", account.kind, account.trigger, account.rules[0] if account.rules else "")
    if account.date_start:
        row("date", account.date_start if account.date_start == account.date_end else f"{account.date_start} .. {account.date_end}", account.date_span, account.date_rule)
    if account.time_of_day:
        row("time of day", account.time_of_day, account.time_span, None)
    if account.place:
        place = account.place
        row("place", f"{place.name} ({place.status})", place.span, f"{place.rule}: {'; '.join(place.because)}")
    for actor in account.actors:
        row(actor.role, f"{actor.name} [{actor.id}]", actor.span, actor.rule)
    for count in account.counts:
        amount = "several" if count.min is None else str(count.min) if count.min == count.max else f"{count.min}+" if count.max is None else f"{count.min}-{count.max}"
        row(count.measure, f"{amount} {count.group}{' ' + count.demographic if count.demographic else ''}", count.span, count.rule)
    for name, things in (("object", account.objects), ("weapon", account.weapons)):
        for thing in things:
            row(name, thing.id, thing.span, thing.rule)
    for source in account.sources:
        row("source", f"{source.name} [{source.id}]", source.span, source.rule)
    row("factuality", account.factuality, account.factuality_span, None)
    for reason in account.review:
        row("review", reason, None, None)
    Console(highlight=False, width=None if sys.stdout.isatty() else 160).print(table)
