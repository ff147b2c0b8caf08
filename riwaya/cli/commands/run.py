"""`riwaya run`: read files and folders, write a run directory."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.assess import POLICIES, AssessSettings
from riwaya.cli.interrupting import interruptible, of_run
from riwaya.cli.lines import print_issues
from riwaya.cli.options import as_day
from riwaya.cli.progress import ProgressLine, expected_reports
from riwaya.cli.screen import print_summary
from riwaya.export.page import PageSettings
from riwaya.export.sharing import MASKS, SharingSettings, share
from riwaya.lexicon.gazetteer.database import described_gazetteer
from riwaya.lexicon.gazetteer.folder import gazetteer_file
from riwaya.pipeline import Pipeline, Written
from riwaya.read import ReadSettings
from riwaya.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--out", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder for the result; an earlier run there is replaced whole.")
@click.option("--outlet", help="Outlet of reports that name none.")
@click.option("--published", callback=as_day, metavar="DAY", help="Day of publication (2018-12-03) of reports that give none; 'yesterday' counts from it.")
@click.option("--map", "column_map", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Names of columns of tables (JSON); by default NAME.map.json beside a table, or what the headers say.")
@click.option("--gazetteer", default="none", show_default=True, metavar="none|default|PATH", help="Your own places on top of those that ship: none, those of `riwaya gazetteer import`, or a file.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(min=1), help="Processes; the result is the same for any number.")
@click.option("--policy", default="ucdp_low_best_high", show_default=True, type=click.Choice(POLICIES.names), help="How figures that differ add up to low, best and high.")
@click.option("--shareable", is_flag=True, help="Mask report.html: " + "; ".join(f"{name}: {what}" for name, what in MASKS.items()) + ".")
@click.option("--keep", multiple=True, type=click.Choice(list(MASKS)), help="With --shareable: switch a mask off; may be given several times.")
@click.option("--delay", default=0, show_default=True, metavar="DAYS", type=click.IntRange(min=0), help="With --shareable: hold back incidents of the last so many days.")
@click.option("--as-of", callback=as_day, metavar="DAY", help="With --delay: the day to count back from; by default the newest day of publication.")
def command(paths: tuple[Path, ...], folder: Path, outlet: str | None, published: str | None, column_map: Path | None, gazetteer: str, jobs: int, policy: str, shareable: bool, keep: tuple[str, ...], delay: int, as_of: str | None) -> None:
    """Read reports (text, pages, JSON Lines, CSV, Excel, feeds, Telegram exports, web archives, Parquet; files or folders) and write accounts, incidents, a store and a page.

    What cannot be read is named and the rest goes on; a run that was interrupted is gone on with by the same command. Exit status: 0 when something was read, 1 when nothing could be, 2 for a wrong command line.

    \b
    Examples:
      riwaya run reports.jsonl --out result
      riwaya run saved-pages/ --out result --outlet "مرصد الشمال" --jobs 2
      riwaya run reports.jsonl --out result --shareable --delay 14
      riwaya run reports.jsonl --out result --gazetteer default
    """
    if not shareable and (keep or delay or as_of):
        raise click.UsageError("--keep, --delay and --as-of say how report.html is masked: give --shareable too")
    sharing = SharingSettings(keep=keep, delay=delay, as_of=as_of) if shareable else None
    settings = Settings(read=ReadSettings(outlet=outlet, published=published, column_map=column_map), page=PageSettings(sharing=sharing), assess=AssessSettings(policy=policy), gazetteer=gazetteer_file(gazetteer), jobs=jobs)
    places = described_gazetteer(settings.gazetteer)
    progress = ProgressLine()
    if progress.is_shown:
        progress.total = expected_reports(paths)
    with interruptible(of_run(folder)):
        try:
            written = Pipeline(settings).run(paths, folder, progress)
        finally:
            progress.close()
    if written.summary is None:
        print_issues(written.issues)
        click.echo("riwaya: nothing could be read, so nothing was written; give files (.txt .html .jsonl .csv) or folders of them", err=True)
        sys.exit(1)
    print_summary(written)
    click.echo(places)
    if sharing is not None:
        _print_masks(written, sharing)


def _print_masks(written: Written, sharing: SharingSettings) -> None:
    """What report.html hides, each with its switch."""
    click.echo("report.html is a copy for sharing; the other files are not.")
    for name, what in MASKS.items():
        click.echo(f"  {name}: {'KEPT as they are (--keep ' + name + ')' if name in sharing.keep else what + f' (switch off: --keep {name})'}")
    if "texts" in sharing.keep and "names" not in sharing.keep:
        click.echo("  texts that are kept may name persons: the mask of names covers values, not whole texts")
    if sharing.delay:
        held = written.collection()
        shared = share(held.reports, held.accounts, held.incidents, sharing)
        click.echo(f"  delay: {shared.held_back} incidents since {shared.since} are held back (--delay {sharing.delay})")
    else:
        click.echo("  delay: recent days are shown (hold back: --delay DAYS)")
