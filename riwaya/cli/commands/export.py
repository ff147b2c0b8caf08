"""`riwaya export`: a run directory or a store as a file of another shape."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from riwaya import __version__
from riwaya.cli.options import as_day, check_source, chosen, with_choice
from riwaya.export import FORMATS, ExportSettings, Manifest, export
from riwaya.export.sharing import MASKS, SharingSettings
from riwaya.store import load


@click.command()
@click.argument("records", metavar="DIR|FILE", type=click.Path(path_type=Path))
@click.option("--format", "format_name", required=True, type=click.Choice(FORMATS.names), help="Shape of the file.")
@click.option("-o", "--out", "path", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="File to write; its side file and manifest lie beside it.")
@click.option("--keep", multiple=True, type=click.Choice(list(MASKS)), help="Switch a mask off; may be given several times.")
@click.option("--delay", default=0, show_default=True, metavar="DAYS", type=click.IntRange(min=0), help="Hold back incidents of the last so many days.")
@click.option("--as-of", callback=as_day, metavar="DAY", help="With --delay: the day to count back from; by default the newest day of publication.")
@with_choice
def command(records: Path, format_name: str, path: Path, keep: tuple[str, ...], delay: int, as_of: str | None, **options: Any) -> None:
    """Write incidents of a run (DIR) or a store (FILE) in the shape of a format. Names of persons are masked and points rounded unless told otherwise.

    FILE.manifest.json holds counts, sums, hashes and what was left out; for ACLED and UCDP, FILE.cells.jsonl says for each coded cell which rule and accounts gave it.

    \b
    Examples:
      riwaya export result --format acled -o incidents.csv
      riwaya export lasting.db --format geojson --since 2024-05-01 --country SY -o may.geojson
    """
    check_source(options["source"], records)
    settings = ExportSettings(choice=chosen(options), sharing=SharingSettings(keep=keep, delay=delay, as_of=as_of), version=__version__)
    manifest = export(load(records, choice=settings.choice, has_texts=False), format_name, path, settings)
    _print(manifest, path, settings)
    if not manifest.incidents:
        click.echo("riwaya: no incident fits; the file holds no rows", err=True)
        sys.exit(1)


def _print(manifest: Manifest, path: Path, settings: ExportSettings) -> None:
    """What was written, what was left out, and each mask with its switch."""
    click.echo(f"{path}: {manifest.rows:,} rows of {manifest.incidents:,} incidents, {manifest.accounts:,} accounts, {manifest.reports:,} reports")
    for name, number in manifest.sums.items():
        click.echo(f"  sum of {name}: {number:,}")
    for reason, number in manifest.left_out.items():
        click.echo(f"  left out: {number:,} ({reason})")
    if manifest.empty_columns:
        click.echo(f"  columns that stay empty: {', '.join(manifest.empty_columns)}")
    for name, what in MASKS.items():
        click.echo(f"  {name}: {'KEPT as they are (--keep ' + name + ')' if name in manifest.kept else what + f' (switch off: --keep {name})'}")
    held = f"{manifest.held_back:,} incidents are held back (--delay {settings.sharing.delay})" if settings.sharing.delay else "recent days are shown (hold back: --delay DAYS)"
    click.echo(f"  delay: {held}")
    click.echo("  An enumeration of reports is no total of deaths: docs/reference/exports.md says what each column cannot say.")
