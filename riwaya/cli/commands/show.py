"""`riwaya show`: a report in the terminal with its accounts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.cli.screen import isolated, print_account
from riwaya.model import Issue
from riwaya.pipeline import Pipeline
from riwaya.read import ReadSettings, read


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--id", "report_id", help="Which report of the file; all by default.")
@click.option("--outlet", help="Outlet, where the file names none.")
@click.option("--published", help="Day of publication (ISO), where the file gives none.")
def command(path: Path, report_id: str | None, outlet: str | None, published: str | None) -> None:
    """Print each report of a file with its accounts: every value, its words, the rule that said so.

    \b
    Examples:
      riwaya show report.txt --published 2018-12-03
      riwaya show reports.jsonl --id saraqib-1
    """
    pipeline, shown = Pipeline(), 0
    for item in read([path], ReadSettings(outlet=outlet, published=published)):
        if isinstance(item, Issue):
            click.echo(f"{item.severity}: {item.source}: {item.reason}", err=True)
        elif report_id in (None, item.report_id):
            shown += 1
            click.echo(f"{item.report_id}  {isolated(item.outlet or '')}  {item.published or ''}\n{item.text}\n")
            result = pipeline.gather([item])
            for account in result.accounts:
                print_account(account, item.text)
    if not shown:
        click.echo("nothing could be read", err=True)
        sys.exit(1)
