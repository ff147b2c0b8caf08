"""`riwaya status`: what a store holds."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from riwaya.store import Store


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--issues", "is_issues", is_flag=True, help="Print what the last add could not read, one JSON record a line, and nothing else.")
def command(path: Path, is_issues: bool) -> None:
    """Print what a store holds: reports and their versions, accounts, incidents, people's decisions, runs, engines and the head of its history.

    \b
    Examples:
      riwaya status lasting.db
      riwaya status lasting.db --issues
    """
    with Store(path) as store:
        status, issues = store.status(), store.issues()
    if is_issues:
        for issue in issues:
            click.echo(msgspec.json.encode(issue).decode())
        return
    rows = {
        "reports": f"{status.reports:,}", "earlier versions of reports": f"{status.versions:,}", "accounts": f"{status.accounts:,}", "incidents": f"{status.incidents:,}",
        "decisions of people": f"{status.decisions:,}", "runs": f"{status.runs:,}", "last run": status.last_run or "none", "engines": ", ".join(e or "(an earlier version)" for e in status.engines) or "none",
        "issues of the last add": f"{len(issues):,}", "linked": "yes" if status.is_linked else f"no: an add was interrupted or a decision is new; run `riwaya add --db {path}`", "history": f"{status.history:,} entries, last hash {status.head}",
    }
    for name, value in rows.items():
        click.echo(f"{name}: {value}")
