"""`riwaya show`: a report in the terminal with its accounts."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import click

from riwaya.cli import lines
from riwaya.cli.options import as_day
from riwaya.extracting import attempted, broken, gathering
from riwaya.model import Issue
from riwaya.read import ReadSettings, read


@click.command()
@click.argument("path", metavar="REPORT", type=click.Path(path_type=Path))
@click.option("--id", "report_id", help="Which report of the file; all by default.")
@click.option("--outlet", help="Outlet, where the file names none.")
@click.option("--published", callback=as_day, metavar="DAY", help="Day of publication (2018-12-03), where the file gives none.")
@click.option("--gathering", "with_gathering", is_flag=True, help="Also say by what weights its sentences were gathered into incidents.")
def command(path: Path, report_id: str | None, outlet: str | None, published: str | None, with_gathering: bool) -> None:
    """Print each report of a file with its accounts: every value, its words, the rule that said so.

    On a terminal, evidence is underlined in the text, the words of values are bold and page furniture is dim. In a file or a pipe each value is a line, with tabs between slot, value, words and rule.

    \b
    Examples:
      riwaya show report.txt --published 2018-12-03
      riwaya show reports.jsonl --id saraqib-1
      riwaya show report.txt --published 2018-12-03 --gathering
      riwaya show report.txt --published 2018-12-03 | grep killed
    """
    printed, shown = _printed(), 0
    for item in read([path], ReadSettings(outlet=outlet, published=published)):
        if isinstance(item, Issue):
            printed.print_issues((item,))
        elif report_id in (None, item.report_id):
            shown += 1
            report, accounts = attempted(item)
            printed.print_issues(tuple(broken([report])))
            printed.print_report(report, accounts)
            for account in accounts:
                printed.print_account(account, item.text)
            if with_gathering and not report.is_broken:
                printed.print_gathering(gathering(item), item.text)
    if not shown:
        click.echo(f"riwaya: {path} holds no report {report_id!r}" if report_id else f"riwaya: no report could be read from {path}", err=True)
        sys.exit(1)


def _printed() -> ModuleType:
    """How reports are printed: tables on a terminal, else lines, for which no terminal has to be drawn."""
    if not sys.stdout.isatty():
        return lines
    from riwaya.cli import screen  # only here: tables take as long to import as a report to read

    return screen
