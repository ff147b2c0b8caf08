"""Options that several commands share, and the checks that make a wrong value a wrong command line (exit status 2)."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from riwaya.errors import SettingsError
from riwaya.model import Choice, vocabulary


def as_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day such as 2018-12-03, with a time where one is given; anything else is refused."""
    if value is None:
        return None
    try:
        datetime.date.fromisoformat(value[:10])
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2018-12-03", context, parameter) from None
    return value


def _as_asked(name: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """A callback that makes an id of what names one; what names nothing is a wrong command line that says what is near."""

    def asked(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is None:
            return None
        from riwaya.lexicon import asked as asking  # only here: the tables take longer to load than the help to print

        try:
            meant: str = getattr(asking, f"{name}_asked")(value)
        except SettingsError as error:
            raise click.BadParameter(str(error), context, parameter) from None
        return meant

    return asked


Command = TypeVar("Command", bound=Callable[..., object])


class Numbers(click.ParamType[tuple[float, ...]]):
    """Several numbers joined by commas, such as `35.2,40.1,30`."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.name = ",".join(names)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, ...]:
        try:
            numbers = tuple(float(part) for part in str(value).split(","))
        except ValueError:
            numbers = ()
        if len(numbers) != len(self.names) or not all(math.isfinite(n) for n in numbers):
            self.fail(f"{value!r}: write {','.join(self.names)} as numbers, such as {','.join('35.5' for _ in self.names)}", param, ctx)
        return numbers


_CHOICES = (
    click.option("--from", "first", callback=as_day, metavar="DAY", help="Incidents that end on this day or later."),
    click.option("--to", "last", callback=as_day, metavar="DAY", help="Incidents that begin on this day or earlier."),
    click.option("--since", callback=as_day, metavar="DAY", help="Incidents with a report published on this day or later."),
    click.option("--until", callback=as_day, metavar="DAY", help="Incidents with a report published on this day or earlier; with --since, between the two."),
    click.option("--box", type=Numbers("W", "S", "E", "N"), help="Incidents inside this box of degrees."),
    click.option("--near", type=Numbers("LAT", "LON", "KM"), help="Incidents within so many kilometres of a point."),
    click.option("--country", callback=_as_asked("country"), metavar="CODE|NAME", help="Incidents in this country: two letters, or its name in English or Arabic."),
    click.option("--place", metavar="NAME", help="Incidents at this place or in this area: its name in Arabic or English, or its gazetteer id."),
    click.option("--actor", callback=_as_asked("actor"), metavar="ID|NAME", help="Incidents with this actor in any role: its id, or its name in English or Arabic."),
    click.option("--kind", callback=_as_asked("kind"), metavar="NAME", help="Incidents of this kind, event type or sub-event type."),
    click.option("--source", metavar="ID", help="Incidents that this source or outlet tells."),
    click.option("--standing", type=click.Choice(vocabulary.STANDINGS), help="Incidents that stand so."),
)


def with_choice(command: Command) -> Command:
    """Adds the options that choose incidents; `chosen` makes a `Choice` of them."""
    for option in reversed(_CHOICES):
        command = option(command)
    return command


def check_source(source: str | None, path: Path) -> None:
    """Refuse a source that no table knows and that is no outlet of a run or a store."""
    if source is None:
        return
    from riwaya.lexicon import asked as asking  # only here: the tables take longer to load than the help to print
    from riwaya.store import outlets

    try:
        asking.check_source(source, outlets(path))
    except SettingsError as error:
        raise click.BadParameter(str(error), param_hint="'--source'") from None


def chosen(options: dict[str, Any]) -> Choice:
    """The `Choice` of the options that `with_choice` added; days lose their time."""
    return Choice(**{name: value[:10] if name in ("first", "last", "since", "until") and value else value for name, value in options.items()})
