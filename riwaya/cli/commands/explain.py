"""`riwaya explain`: which rule said each value of an account, on which words; for an incident, why its accounts were linked."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli.screen import print_account, print_incident
from riwaya.errors import StoreError
from riwaya.model import Account, Incident, Report
from riwaya.store import records


@click.command()
@click.argument("identity", metavar="ACCOUNT")
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The folder that `riwaya run` wrote.")
def command(identity: str, folder: Path) -> None:
    """Print one account of a run: each value with its words and the rule that said so. ACCOUNT is an id or its start.

    The id of an incident (i-...) prints how it stands, where its accounts differ and what linked them, and then each of its accounts.

    \b
    Examples:
      riwaya explain a-0123456789abcdef --in result
      riwaya explain i-0123456789abcdef --in result
    """
    accounts = records(folder, "accounts.jsonl", Account)
    wanted = [a for a in accounts if a.account_id.startswith(identity)]
    incidents = [i for i in records(folder, "incidents.jsonl", Incident) if i.incident_id.startswith(identity)]
    if not wanted and not incidents:
        raise StoreError(f"{identity}: no account or incident of {folder} has an id that starts so; ids stand in {folder / 'accounts.jsonl'} and {folder / 'incidents.jsonl'}")
    texts = {r.report_id: r.text for r in records(folder, "reports.jsonl", Report)}
    for incident in incidents:
        print_incident(incident)
        wanted += [a for a in accounts if a.account_id in incident.accounts and a not in wanted]
    for account in wanted:
        print_account(account, texts[account.report_id])
