"""`riwaya sources`: who cites whom, and how often each source stands alone, is corroborated or contested."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec
from rich.table import Table
from rich.text import Text

from riwaya.assess import sourcing
from riwaya.cli.screen import console
from riwaya.cli.values import isolated
from riwaya.model import Account, Incident, Report
from riwaya.store import records


@click.command()
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The folder that `riwaya run` wrote.")
@click.option("--most", default=30, show_default=True, type=click.IntRange(min=1), help="Rows of the table.")
@click.option("--json", "is_json", is_flag=True, help="All rows as JSON lines, with the figures by measure and by actor.")
def command(folder: Path, most: int, is_json: bool) -> None:
    """Print, for each source of a run, in how many incidents it stands alone, corroborated or contested, and who relays it. No score of trust.

    \b
    Examples:
      riwaya sources --in result
      riwaya sources --in result --json
    """
    accounts = {a.account_id: a for a in records(folder, "accounts.jsonl", Account)}
    reports = {r.report_id: r for r in records(folder, "reports.jsonl", Report)}
    rows = sourcing(records(folder, "incidents.jsonl", Incident), accounts, reports)
    if is_json:
        for row in rows:
            click.echo(msgspec.json.encode(row).decode())
        return
    table = Table("source", "incidents", "alone", "corroborated", "contested", "relayed by")
    for row in rows[:most]:
        relays = ", ".join(f"{isolated(name)} {number}" for name, number in sorted(row.cited_by.items(), key=lambda item: (-item[1], item[0]))[:3])
        table.add_row(Text(isolated(row.origin)), str(row.incidents), str(row.alone), str(row.corroborated), str(row.contested), Text(relays))
    console().print(table)
