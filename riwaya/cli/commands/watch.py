"""`riwaya watch`: keep a lasting store current from folders and feeds."""

from __future__ import annotations

import datetime
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

import click

from riwaya.cli.lines import print_issues
from riwaya.lexicon.gazetteer.folder import gazetteer_file
from riwaya.read import ReadSettings
from riwaya.settings import Settings
from riwaya.watching import Turn, Watcher, WatchSettings


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FOLDER|FEEDS...", type=click.Path(path_type=Path))
@click.option("--db", "file", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="The store; made where there is none.")
@click.option("--every", default=10.0, show_default=True, metavar="SECONDS", type=click.FloatRange(min=0.1), help="Wait between two looks at the folders.")
@click.option("--feed-every", default=15.0, show_default=True, metavar="MINUTES", type=click.FloatRange(min=0.01), help="Wait between two requests to a feed.")
@click.option("--outlet", help="Outlet of reports that name none.")
@click.option("--gazetteer", default="none", show_default=True, metavar="none|default|PATH", help="Your own places on top of those that ship: none, those of `riwaya gazetteer import`, or a file.")
@click.option("--private", is_flag=True, help="Let feeds inside your own network through.")
@click.option("--once", is_flag=True, help="Look once and end.")
def command(sources: tuple[Path, ...], file: Path, every: float, feed_every: float, outlet: str | None, gazetteer: str, private: bool, once: bool) -> None:
    """Add new and changed files of folders and entries of feeds to a store as they come, until Ctrl-C.

    A list of feeds is a file NAME.feeds with an address a line. What fails is asked again after a longer wait each time. A watcher that was
    stopped or killed is started again by the same command: the store knows what it holds.

    \b
    Examples:
      riwaya watch incoming/ --db lasting.db
      riwaya watch incoming/ news.feeds --db lasting.db --feed-every 30
      riwaya watch incoming/ --db lasting.db --once
    """
    settings = Settings(read=ReadSettings(outlet=outlet, is_private_allowed=private), gazetteer=gazetteer_file(gazetteer))
    stop = threading.Event()

    def ended(number: int, frame: FrameType | None) -> None:
        click.echo("ending after this turn", err=True)
        stop.set()

    with Watcher(sources, file, settings=settings, watch=WatchSettings(every_seconds=every, feed_seconds=feed_every * 60)) as watcher:
        if once:
            turn = watcher.turn()
            _say(turn, 0.0)
            sys.exit(1 if turn.added is None and turn.problems else 0)
        before = {number: signal.signal(number, ended) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            watcher.run(stop, _say)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
    click.echo(f"{file} is whole; the same command goes on", err=True)


def _say(turn: Turn, wait: float) -> None:
    """One line for a turn that did something; where a person watches, a line that is written over itself for the others."""
    now = datetime.datetime.now().strftime("%H:%M:%S")
    for problem in turn.problems:
        click.echo(f"{now} {problem}", err=True)
    if turn.added is not None:
        print_issues(turn.added.issues, all_of_them="; `riwaya status FILE --issues` prints all of the last turn")
        status = turn.added.status
        click.echo(
            f"{now} {turn.files:,} files: {turn.added.new:,} new reports, {turn.added.changed:,} changed, {turn.added.unchanged:,} known, in {turn.seconds:.1f} s; "
            f"{status.reports:,} reports, {status.incidents:,} incidents; next look in {wait:.0f} s"
        )
    elif sys.stderr.isatty():
        click.echo(f"\r{now} nothing new; next look in {wait:.0f} s ", err=True, nl=False)
