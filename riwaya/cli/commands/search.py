"""`riwaya search`: reports of a store by words and by conditions on their incidents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from riwaya.cli.options import chosen, with_choice
from riwaya.cli.screen import console, isolated, printable
from riwaya.store import Store, search


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--db", "file", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="The store.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="At most so many reports.")
@with_choice
def command(words: tuple[str, ...], file: Path, limit: int, **options: Any) -> None:
    """Find reports: every word must be there, in any spelling, with or without clitics and pronouns; "several words" stand as they are, -word must not be there.

    \b
    Examples:
      riwaya search سيارة مفخخة --db lasting.db --from 2019-01-01
      riwaya search --db lasting.db --kind airstrike --near 35.3,40.1,30 --standing contested
    """
    with Store(file) as store:
        hits = search(store, " ".join(words), chosen(options), limit=limit)
    screen = console()
    for hit in hits:
        head = "  ".join(printable(part) for part in (hit.report.report_id, hit.report.published or "no day", hit.report.outlet or "no outlet"))
        screen.print(head, markup=False, soft_wrap=True)
        screen.print(f"  {isolated(hit.report.title or hit.report.text[:100])}", markup=False, soft_wrap=True)
        for incident in hit.incidents:
            place = isolated(incident.place.name) if incident.place else "no place"
            screen.print(f"  {incident.incident_id}  {incident.date_start or 'no day'}  {incident.kind}  {place}  {incident.standing}", markup=False, soft_wrap=True)
    if not hits:
        click.echo("riwaya: nothing found", err=True)
        sys.exit(1)
