"""Options that several commands share, and the checks that make a wrong value a wrong command line (exit status 2)."""

from __future__ import annotations

import datetime

import click


def as_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day such as 2018-12-03, with a time where one is given; anything else is refused."""
    if value is None:
        return None
    try:
        datetime.date.fromisoformat(value[:10])
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2018-12-03", context, parameter) from None
    return value
