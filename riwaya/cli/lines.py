"""What the commands print line by line: issues everywhere, and of a report, where nobody watches a terminal, one value a line with tabs between its parts.

    riwaya show report.txt --published 2018-12-03 | grep -P '^(killed|wounded)\\t'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from riwaya.cli.values import COLUMNS, WEIGHED, head_of, isolated, printable, rows_of, title_of, verdict_on, weighed_rows
from riwaya.model import Account, Issue, Report

if TYPE_CHECKING:  # what no printing needs is imported by the command that makes it
    from riwaya.extract.gathering.notes import Note

MOST_ISSUES = 10


def print_issues(issues: tuple[Issue, ...], *, all_of_them: str = "") -> None:
    """The first issues on stderr, one a line, and how many more there are; `all_of_them` says where they all stand."""
    for issue in issues[:MOST_ISSUES]:
        click.echo(f"{issue.severity}: {isolated(issue.source)}: {printable(issue.reason)}", err=True)
    if len(issues) > MOST_ISSUES:
        click.echo(f"... and {len(issues) - MOST_ISSUES:,} more{all_of_them}", err=True)


def print_report(report: Report, accounts: tuple[Account, ...]) -> None:
    """A report: who published it and when, its text, and what came of it."""
    for line in (head_of(report), *([report.url] if report.url else []), report.text, verdict_on(report, accounts)):
        click.echo(printable(line))


def print_account(account: Account, text: str) -> None:
    """One account under its id: a value a line, with the words it came from and its rule."""
    click.echo(f"\n{title_of(account)}")
    _print_rows([COLUMNS, *rows_of(account, text)])


def print_gathering(notes: Sequence[Note], text: str) -> None:
    """For each frame that was weighed a line: its words, what it goes on with, and what weighed most for that and for the next best."""
    click.echo("\ngathering")
    _print_rows([WEIGHED, *(tuple(cell.replace("\n", "; ") for cell in row) for row in weighed_rows(notes, text))])


def _print_rows(rows: Iterable[tuple[str, ...]]) -> None:
    for row in rows:
        click.echo("\t".join(printable(" ".join(cell.split())) for cell in row).rstrip("\t"))
