"""`riwaya search`: reports of a store by words and by conditions on their incidents."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from riwaya.cli.options import check_source, chosen, with_choice
from riwaya.cli.screen import console
from riwaya.cli.values import isolated, printable
from riwaya.store import Store, search

LEFT_OUT = re.compile(r"-[^\W\d_].*|-\".*", re.DOTALL)


class WordsCommand(click.Command):
    """A command whose words may begin with a minus sign: `-word` is a word to leave out, and no option; its options have two."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = args.index("--") if "--" in args else len(args)
        words = [word for word in args[:at] if LEFT_OUT.fullmatch(word) and word not in ctx.help_option_names]
        rest = [word for word in args[:at] if word not in words]
        return super().parse_args(ctx, [*rest, "--", *words, *args[at + 1 :]])


@click.command(cls=WordsCommand)
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--db", "file", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="The store.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="At most so many reports.")
@with_choice
def command(words: tuple[str, ...], file: Path, limit: int, **options: Any) -> None:
    """Find reports: every word must be there, in any spelling, with or without clitics and pronouns; -word must not be there; '"several words"' (the quotation marks inside quotes of the shell) stand as they are.

    \b
    Examples:
      riwaya search سيارة مفخخة --db lasting.db --from 2019-01-01
      riwaya search قصف -قرية '"سوق الخضار"' --db lasting.db
      riwaya search --db lasting.db --country Syria --kind airstrike --near 35.3,40.1,30 --standing contested
    """
    check_source(options["source"], file)
    with Store(file) as store:
        hits = search(store, " ".join(words), chosen(options), limit=limit)
    screen = console()
    for hit in hits:
        head = "  ".join(printable(part) for part in (hit.report.report_id, hit.report.published or "no day", hit.report.outlet or "no outlet"))
        screen.print(head, markup=False, soft_wrap=True)
        screen.print(f"  {isolated(hit.report.label)}", markup=False, soft_wrap=True)
        for incident in hit.incidents:
            place = isolated(incident.place) if incident.place else "no place"
            screen.print(f"  {incident.incident_id}  {incident.date_start or 'no day'}  {incident.kind}  {place}  {incident.standing}", markup=False, soft_wrap=True)
    if not hits:
        click.echo("riwaya: nothing found", err=True)
        sys.exit(1)
