"""`riwaya merge`: record that two incidents or more are one happening."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli.run_folder import incident_named
from riwaya.link import Decision, append_decision, decisions_path


@click.command()
@click.argument("identity", metavar="INCIDENT")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The folder that `riwaya run` wrote.")
@click.option("--by", default="", help="Who decides.")
@click.option("--note", default="", help="Why.")
def command(identity: str, others: tuple[str, ...], folder: Path, by: str, note: str) -> None:
    """Record that INCIDENT and each OTHER are one happening. The next run into the folder respects it.

    \b
    Example:
      riwaya merge i-0123456789abcdef i-fedcba9876543210 --in result --by "سلمى"
    """
    incident = incident_named(folder, identity)
    found = [incident_named(folder, other) for other in others]
    if any(other.incident_id == incident.incident_id for other in found):
        raise click.UsageError(f"{identity}: cannot be merged with itself")
    for other in found:
        append_decision(decisions_path(folder), Decision(action="merge", accounts=incident.accounts[:1], others=other.accounts[:1], by=by, note=note))
    click.echo(f"recorded in {decisions_path(folder)}: one incident from the next run on")
