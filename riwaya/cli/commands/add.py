"""`riwaya add`: read files and folders into a lasting store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.assess import POLICIES, AssessSettings
from riwaya.cli.interrupting import interruptible, of_store
from riwaya.cli.lines import print_issues
from riwaya.cli.options import as_day
from riwaya.cli.progress import ProgressLine, expected_reports
from riwaya.freshness import policy_of
from riwaya.lexicon.gazetteer.folder import gazetteer_file
from riwaya.pipeline import Pipeline
from riwaya.read import ReadSettings
from riwaya.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--db", "file", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="The store; made where there is none.")
@click.option("--outlet", help="Outlet of reports that name none.")
@click.option("--published", callback=as_day, metavar="DAY", help="Day of publication (2018-12-03) of reports that give none.")
@click.option("--map", "column_map", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Names of columns of tables (JSON); by default NAME.map.json beside a table, or what the headers say.")
@click.option("--gazetteer", default="none", show_default=True, metavar="none|default|PATH", help="Your own places on top of those that ship: none, those of `riwaya gazetteer import`, or a file.")
@click.option("--policy", type=click.Choice(POLICIES.names), help="How figures that differ add up to low, best and high; by default as before, in a new store ucdp_low_best_high. Another policy assesses again what the store holds.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(min=1), help="Processes; the result is the same for any number.")
def command(paths: tuple[Path, ...], file: Path, outlet: str | None, published: str | None, column_map: Path | None, gazetteer: str, policy: str | None, jobs: int) -> None:
    """Read reports into a store: what it holds already is not read again, changed reports become new versions, and all are linked.

    Linking starts from what it said before and looks at what changed. An add that was interrupted is gone on with by the same command; without paths only what is left is linked.

    \b
    Examples:
      riwaya add reports.jsonl --db lasting.db
      riwaya add channel-export/result.json pages.warc.gz --db lasting.db
      riwaya add --db lasting.db --policy acled_conservative
    """
    assess = AssessSettings(policy=policy or policy_of(file) or AssessSettings().policy)
    settings = Settings(read=ReadSettings(outlet=outlet, published=published, column_map=column_map), assess=assess, gazetteer=gazetteer_file(gazetteer), jobs=jobs)
    progress = ProgressLine()
    if progress.is_shown:
        progress.total = expected_reports(paths)
    with interruptible(of_store(file)):
        try:
            added = Pipeline(settings).add(paths, file, progress)
        finally:
            progress.close()
    print_issues(added.issues, all_of_them=f"; `riwaya status {file} --issues` prints all")
    click.echo(f"{added.new:,} new reports, {added.changed:,} changed, {added.extracted_again:,} extracted again, {added.unchanged:,} unchanged")
    click.echo(f"{file} holds {added.status.reports:,} reports, {added.status.accounts:,} accounts, {added.status.incidents:,} incidents (policy {assess.policy}). It holds the reports' texts: a working file, not for publication.")
    if paths and not added.new + added.changed + added.extracted_again + added.unchanged:
        click.echo("riwaya: nothing could be read", err=True)
        sys.exit(1)
