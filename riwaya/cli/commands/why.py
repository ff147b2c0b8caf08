"""`riwaya why`: for each link of an incident, its comparisons and weights as a small waterfall."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from riwaya.cli.run_folder import incident_named
from riwaya.cli.screen import console
from riwaya.cli.values import isolated, printable
from riwaya.model import Account, Incident, Link, Report
from riwaya.store import records

WIDTH = 40


@click.command()
@click.argument("identity", metavar="INCIDENT")
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The folder that `riwaya run` wrote.")
def command(identity: str, folder: Path) -> None:
    """Show why the accounts of an incident are held to tell one happening: each link with its comparisons and their weights in bits.

    INCIDENT is an id, its start, or an id that it had before. A bar to the right speaks for one incident, a bar to the left against.

    \b
    Example:
      riwaya why i-0123456789abcdef --in result
    """
    incident = incident_named(folder, identity)
    accounts = {a.account_id: a for a in records(folder, "accounts.jsonl", Account)}
    reports = {r.report_id: r for r in records(folder, "reports.jsonl", Report)}
    print_why(incident, accounts, reports)


def print_why(incident: Incident, accounts: dict[str, Account], reports: dict[str, Report]) -> None:
    """The links, the strongest first, each with the words of both sides."""
    screen = console()
    screen.print(Text(f"{incident.incident_id}  {printable(incident.summary_en)}", style="bold"))
    if not incident.links:
        screen.print(Text("No links: one report tells this incident." if len(incident.reports) == 1 else "No links."))
    for link in incident.links:
        for identity in link.accounts:
            account = accounts[identity]
            report = reports[account.report_id]
            words = " ... ".join(report.text[slice(*span)].strip() for span in account.evidence)
            screen.print(Text(f"{identity}  {isolated(report.outlet or report.report_id)}: {isolated(' '.join(words.split())[:160])}"))
        screen.print(waterfall(link))


def waterfall(link: Link) -> Table:
    """One row for each comparison: level, weight, and a bar from where the sum stood to where it then stands."""
    table = Table(title=f"match weight {link.match_weight / 100:.2f} bits", title_justify="left", show_header=False)
    sums, total = [0], 0
    for comparison in link.because:
        total += comparison.weight
        sums.append(total)
    least, most = min(sums), max(sums)
    scale = (most - least) / WIDTH or 1
    before = 0
    for comparison in link.because:
        after = before + comparison.weight
        start, end = sorted((round((before - least) / scale), round((after - least) / scale)))
        bar = " " * start + ("+" if comparison.weight >= 0 else "-") * max(1, end - start)
        table.add_row(comparison.comparison, comparison.level, f"{comparison.weight / 100:+.2f}", bar)
        before = after
    return table
