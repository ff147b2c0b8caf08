"""What the commands print on a terminal: the summary of a run, reports with their words marked, accounts with the rule of each value."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from riwaya.cli.lines import print_issues
from riwaya.cli.values import COLUMNS, WEIGHED, head_of, isolated, printable, rows_of, title_of, values_of, verdict_on, weighed_rows
from riwaya.model import Account, Incident, Report

if TYPE_CHECKING:  # what no printing needs is imported by the command that makes it
    from riwaya.extract.gathering.notes import Note
    from riwaya.pipeline import Written

PLAIN_WIDTH = 160


def console(*, is_error: bool = False) -> Console:
    """Standard output, or standard error, without colours of its own where nobody watches; :words: of a text stay as they are."""
    stream = sys.stderr if is_error else sys.stdout
    return Console(stderr=is_error, highlight=False, emoji=False, width=None if stream.isatty() else PLAIN_WIDTH)


def print_summary(written: Written) -> None:
    """The table at the end of a run, the first issues, and where the result is."""
    table, found, folder = Table(title="Riwaya", show_header=False), written.summary, written.folder
    rows: tuple[tuple[str, int], ...] = () if found is None else (
        ("reports read", found.reports), ("  without an incident", found.no_incident), ("  skipped", found.skipped), ("  near-copies of another", found.near_copies),
        ("accounts", found.accounts), ("  that deny or doubt", found.denied),
        ("incidents", found.incidents), ("  told by two sources or more", found.corroborated), ("  contested", found.contested), ("  without a point on the map", found.unplaced),
        *((f"  kind {kind}", number) for kind, number in found.kinds),
    )
    for name, value in (*rows, ("errors", sum(i.severity == "error" for i in written.issues)), ("warnings", sum(i.severity == "warning" for i in written.issues))):
        table.add_row(name, f"{value:,}")
    screen = console()
    screen.print(table)
    print_issues(written.issues, all_of_them=" in issues.jsonl")
    if written.resumed:
        screen.print(f"{written.resumed:,} reports had been extracted by an earlier run of this command that did not end.", markup=False)
    if found is not None and found.on_page < found.incidents:
        screen.print(f"report.html holds the newest {found.on_page:,} incidents; all are in incidents.jsonl and riwaya.db.", markup=False)
    screen.print(f"The result is in {folder}: open {folder}/report.html\nIts files hold the reports' texts: they are working files, not for publication.", markup=False, soft_wrap=True)


def print_report(report: Report, accounts: tuple[Account, ...]) -> None:
    """A report: who published it and when, and its text with evidence underlined and the words of values in bold."""
    screen = console()
    screen.print(Text(head_of(report), style="bold"))
    if report.url:
        screen.print(printable(report.url), markup=False)
    # a replacement mark stands for each unsafe character, so that spans hold
    text = Text(printable(report.text))
    for account in accounts:
        for start, end in account.evidence:
            text.stylize("underline", start, end)
        for _, _, span, _ in values_of(account):
            if span:
                text.stylize("bold", *span)
    for stretch in report.masked:
        text.stylize("dim", stretch.start, stretch.end)
    screen.print(text)
    screen.print(verdict_on(report, accounts), markup=False)


def print_account(account: Account, text: str) -> None:
    """One account: each value with the words it came from and its rule, then the evidence with the rules that read it, then what to review."""
    table = Table(title=title_of(account), title_justify="left")
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for slot, value, words, rule in rows_of(account, text):
        table.add_row(slot, Text(isolated(value)), Text(isolated(words)) if words else "", Text(printable(rule)))
    console().print(table)


def print_gathering(notes: Sequence[Note], text: str) -> None:
    """For each frame that was weighed: its words, what it goes on with, and what weighed most for that and for the next best."""
    table = Table(title="gathering", title_justify="left", show_lines=True)
    for name in WEIGHED:
        table.add_column(name, overflow="fold")
    for row in weighed_rows(notes, text):
        table.add_row(*(Text("\n".join(map(isolated, cell.split("\n")))) for cell in row))
    console().print(table)


def print_incident(incident: Incident) -> None:
    """One incident: how it stands and why, where its accounts differ, and the weight of each comparison that linked them."""
    screen = console()
    screen.print(Text(f"{incident.incident_id}  {incident.kind}: {incident.standing} ({printable(incident.standing_because)})", style="bold"))
    screen.print(Text(printable(incident.summary_en)))
    table = Table(show_header=True)
    for column in ("what", "says", "accounts", "weight"):
        table.add_column(column, overflow="fold")
    for disagreement in incident.disagreements:
        for position in disagreement.positions:
            table.add_row(f"{disagreement.type} ({disagreement.field})", Text(isolated(position.value)), " ".join(position.accounts), "")
    for link in incident.links:
        table.add_row("link", "", " ".join(link.accounts), f"{link.match_weight / 100:.2f} bit")
        for comparison in link.because:
            table.add_row(f"  {comparison.comparison}", comparison.level, "", f"{comparison.weight / 100:+.2f}")
    if table.row_count:
        screen.print(table)
