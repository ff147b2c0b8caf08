"""`riwaya split`: record that some accounts of an incident tell another happening."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli.run_folder import incident_named
from riwaya.link import Decision, append_decision, decisions_path


@click.command()
@click.argument("identity", metavar="INCIDENT")
@click.argument("accounts", metavar="ACCOUNT...", nargs=-1, required=True)
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The folder that `riwaya run` wrote.")
@click.option("--by", default="", help="Who decides.")
@click.option("--note", default="", help="Why.")
def command(identity: str, accounts: tuple[str, ...], folder: Path, by: str, note: str) -> None:
    """Record that ACCOUNTs do not tell what the rest of INCIDENT tells. The next run into the folder respects it.

    Decisions stand in a file beside the folder and are anchored to accounts, whose ids later runs keep. A later decision overrides an earlier one.

    \b
    Example:
      riwaya split i-0123456789abcdef a-0123456789abcdef --in result --note "another village"
    """
    incident = incident_named(folder, identity)
    apart = tuple(i for i in incident.accounts if any(i.startswith(name) for name in accounts))
    rest = tuple(i for i in incident.accounts if i not in apart)
    if not apart or not rest:
        raise click.UsageError(f"{', '.join(accounts)}: {'no account of this incident has such an id' if not apart else 'these are all its accounts'}; it has {', '.join(incident.accounts)}")
    append_decision(decisions_path(folder), Decision(action="split", accounts=apart, others=rest, by=by, note=note))
    click.echo(f"recorded in {decisions_path(folder)}: {len(apart)} and {len(rest)} accounts stay apart from the next run on")
