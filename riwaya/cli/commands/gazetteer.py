"""`riwaya gazetteer`: a person's own tables of places: import, add, find, near, stats."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from riwaya.cli.screen import console
from riwaya.cli.values import isolated, printable
from riwaya.errors import ReadError, StoreError
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, kilometres, load_gazetteer
from riwaya.lexicon.gazetteer.database import counted, keep, near, opened
from riwaya.lexicon.gazetteer.folder import FILE, data_folder
from riwaya.lexicon.gazetteer.formats import FORMATS
from riwaya.lexicon.gazetteer.importing import import_places, is_country
from riwaya.lexicon.gazetteer.places import KINDS, name_key, usual_importance
from riwaya.lexicon.gazetteer.stated import arabic_names, point

MOST_SHOWN = 10
DATA = click.option("--data", metavar="DIR", type=click.Path(path_type=Path), help="Folder of your tables; by default RIWAYA_DATA, else the platform's folder for data.")


class Refused(click.ClickException):
    exit_code = 2


class Refusing(click.Group):
    """What a command cannot use (a file, a table, the folder of one's own tables) is told in one line with exit status 2, as a wrong command line is."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (ReadError, StoreError) as error:
            if "--debug" in sys.argv:
                raise
            raise Refused(str(error)) from error


@click.group(cls=Refusing)
def command() -> None:
    """Keep your own tables of places on top of those that ship; `riwaya run --gazetteer default` reads with them."""


@command.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--format", "form", required=True, type=click.Choice(list(FORMATS.names)), help="Whose table it is.")
@click.option("--country", metavar="CODE", help="Two letters (SY): the country of rows that name none; rows of others are left out.")
@DATA
def import_file(source: Path, form: str, country: str | None, data: Path | None) -> None:
    """Load a national gazetteer; the same file twice changes nothing, and a file that breaks in the middle changes nothing either.

    \b
    Examples:
      riwaya gazetteer import SY.txt --format geonames
      riwaya gazetteer import SY.csv --format whosonfirst --country SY
      riwaya gazetteer import places.csv --format csv --data tables
    """
    country = _country(country) if country is not None else None
    path, started = data_folder(data) / FILE, time.monotonic()
    report = import_places(source, path, format=form, country=country, progress=_shown if sys.stderr.isatty() else None)
    click.echo(f"{path}: {report.places:,} places in {time.monotonic() - started:.1f} s: {report.added:,} added, {report.changed:,} changed, {report.unchanged:,} as they were")
    click.echo(f"  {report.same_as_shipped:,} of them ship with Riwaya and keep their ids")
    _print_lines(f"  {len(report.left_out):,} lines left out", report.left_out, 3)
    _print_lines(f"  {len(report.clashes):,} clashes", report.clashes, MOST_SHOWN)


def _shown(done: int) -> None:
    if done % 1000 == 0:
        click.echo(f"\r{done:,} places", err=True, nl=False)


def _print_lines(title: str, lines: list[str], most: int) -> None:
    click.echo(title + (":" if lines else ""))
    for line in lines[:most]:
        click.echo(f"    {printable(line)}")
    if len(lines) > most:
        click.echo(f"    ... and {len(lines) - most:,} more")


@command.command()
@click.argument("name")
@click.option("--at", metavar="LAT,LON", help="Its point in degrees (35.335,40.141).")
@click.option("--kind", default="village", show_default=True, type=click.Choice(sorted(KINDS)), help="What it is.")
@click.option("--country", required=True, metavar="CODE", help="Two letters (SY).")
@click.option("--english", metavar="NAME", help="Its English name; by default the Arabic one.")
@click.option("--in", "parent", metavar="ID", help="The id of its governorate (see `find`).")
@click.option("--also", multiple=True, metavar="NAME", help="Another Arabic name; may be given several times.")
@DATA
def add(name: str, at: str | None, kind: str, country: str, english: str | None, parent: str | None, also: tuple[str, ...], data: Path | None) -> None:
    """Add one place by its Arabic name, or change the one that was added under it before.

    \b
    Example:
      riwaya gazetteer add "تل العين" --at 36.5,38.2 --country SY --english "Tell al-Ain"
    """
    names = arabic_names(name, *also)
    if not names:
        raise click.BadParameter(f"{name!r} is not Arabic", param_hint="NAME")
    country = _country(country)
    lat, lon = _point(at) if at is not None else (None, None)
    path = data_folder(data) / FILE
    if parent and load_gazetteer(path if path.is_file() else None).admin(parent) is None:
        raise click.BadParameter(f"no place has the id {parent!r}; `riwaya gazetteer find NAME` shows ids", param_hint="--in")
    keys = [name_key(n) for n in names]
    row = PlaceRow(
        id=f"own:{country.lower()}-{keys[0].replace(' ', '-')}", name_ar=names[0], variants_ar=names[1:], name_en=english or names[0], kind=kind, country=country, admin1=parent, lat=lat, lon=lon,
        importance=max(usual_importance(kind, keys[0], 0), 2), source="own",
    )
    with opened(path, is_written=True) as connection:
        outcome = keep(connection, row, None)
    click.echo(f"{path}: {row.id} {outcome}")


@command.command()
@click.argument("name")
@DATA
def find(name: str, data: Path | None) -> None:
    """Show the places that bear a name, shipped and imported, the most important first; spelling and joined words do not matter.

    \b
    Example:
      riwaya gazetteer find "دير الزور"
    """
    gazetteer = load_gazetteer(_file(data))
    hit = gazetteer.find_name(name_key(name).split())
    rows = [gazetteer.place(identity) for identity in hit[1]] if hit and hit[0] == len(name_key(name).split()) else []
    if not rows:
        click.echo(f"riwaya: no place is called {printable(name)}", err=True)
        sys.exit(1)
    _print_places([(None, row) for row in rows], gazetteer)


@command.command("near")
@click.argument("where", metavar="LAT,LON")
@click.option("--within", "within_km", default=10.0, show_default=True, metavar="KM", type=click.FloatRange(min=0, max=500), help="How far around.")
@DATA
def near_point(where: str, within_km: float, data: Path | None) -> None:
    """Show the places around a point, shipped and imported, the nearest first.

    \b
    Example:
      riwaya gazetteer near 35.335,40.141 --within 5
    """
    lat, lon = _point(where)
    path = _file(data)
    gazetteer = load_gazetteer(path)
    found = [(km, row) for row in gazetteer.rows.values() if row.lat is not None and row.lon is not None and (km := kilometres(lat, lon, row.lat, row.lon)) <= within_km]
    if path is not None:
        with opened(path) as connection:
            found += near(connection, lat, lon, within_km)
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    _print_places(list(found), gazetteer)


@command.command()
@DATA
def stats(data: Path | None) -> None:
    """Count the places by country and kind, shipped and imported, each with those that have a point, and say where your tables lie.

    \b
    Example:
      riwaya gazetteer stats
    """
    path = _file(data)
    shipped: dict[tuple[str, str], tuple[int, int]] = {}
    for row in load_gazetteer().rows.values():
        number, pointed = shipped.get((row.country, row.kind), (0, 0))
        shipped[row.country, row.kind] = number + 1, pointed + (row.lat is not None)
    imported: dict[tuple[str, str], tuple[int, int, int]] = {}
    if path is not None:
        with opened(path) as connection:
            imported = {(country, kind): (number, pointed, same) for country, kind, number, pointed, same in counted(connection)}
    table = Table("country", "kind", "shipped", "with a point", "imported", "with a point", "ship already")
    for key in sorted({*shipped, *imported}):
        table.add_row(*map(printable, key), *map(str, shipped.get(key, (0, 0))), *map(str, imported.get(key, (0, 0, 0))))
    table.add_row("all", "", *(str(sum(row[i] for row in shipped.values())) for i in range(2)), *(str(sum(row[i] for row in imported.values())) for i in range(3)))
    console().print(table)
    click.echo(f"your tables: {path}" if path else f"your tables: none yet ({data_folder(data) / FILE})")


def _file(data: Path | None) -> Path | None:
    path = data_folder(data) / FILE
    return path if path.is_file() else None


def _country(written: str) -> str:
    if not is_country(written.upper()):
        raise click.BadParameter(f"{written!r} is no country code; write it as SY", param_hint="--country")
    return written.upper()


def _point(written: str) -> tuple[float, float]:
    lat, lon = point(*(written.split(",") if written.count(",") == 1 else ("", "")))
    if lat is None or lon is None:
        raise click.BadParameter(f"{written!r} is no point; write degrees as 35.335,40.141")
    return lat, lon


def _print_places(found: list[tuple[float | None, PlaceRow]], gazetteer: Gazetteer) -> None:
    table = Table("id", "name", "English", "kind", "country", "governorate", "point", "importance", "km")
    for km, row in found[:50]:
        where = f"{row.lat:.3f},{row.lon:.3f}" if row.lat is not None and row.lon is not None else "none"
        table.add_row(printable(row.id), Text(isolated(row.name_ar)), printable(row.name_en), row.kind, row.country, printable(_governorate(row, gazetteer)), where, str(row.importance), f"{km:.1f}" if km is not None else "")
    console().print(table)
    if len(found) > 50:
        click.echo(f"... and {len(found) - 50:,} more")


def _governorate(row: PlaceRow, gazetteer: Gazetteer) -> str:
    admin = gazetteer.admin(row.admin1)
    return admin.en or admin.ar if admin else ""
