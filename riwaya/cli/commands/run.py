"""`riwaya run`: read files and folders, write a run directory."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.cli.screen import ProgressLine, print_summary
from riwaya.export.page import PageSettings
from riwaya.export.sharing import SharingSettings
from riwaya.pipeline import Pipeline
from riwaya.read import ReadSettings
from riwaya.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path), help="Folder for the result; an earlier run there is replaced whole.")
@click.option("--outlet", help="Outlet of reports that name none.")
@click.option("--published", help="Day of publication (ISO) of reports that give none.")
@click.option("--jobs", default=1, show_default=True, help="Processes; the result is the same for any number.")
@click.option("--shareable", is_flag=True, help="Mask report.html: no report texts, no names of private persons, rounded points.")
def command(paths: tuple[Path, ...], folder: Path, outlet: str | None, published: str | None, jobs: int, shareable: bool) -> None:
    """Read reports (.txt .html .jsonl .csv, or folders of them) and write accounts, incidents, a store and a page.

    \b
    Examples:
      riwaya run reports.jsonl --out result
      riwaya run saved-pages/ --out result --outlet "مرصد الشمال" --jobs 2
    """
    settings = Settings(read=ReadSettings(outlet=outlet, published=published), page=PageSettings(sharing=SharingSettings() if shareable else None), jobs=jobs)
    progress = ProgressLine()
    result = Pipeline(settings).run(paths, folder, progress)
    progress.close()
    if not result.reports:
        for issue in result.issues[:10]:
            click.echo(f"{issue.severity}: {issue.source}: {issue.reason}", err=True)
        click.echo("nothing could be read", err=True)
        sys.exit(1)
    print_summary(result, str(folder))
