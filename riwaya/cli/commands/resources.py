"""`riwaya resources check`: load every resource file strictly and lint the places."""

from __future__ import annotations

import sys

import click

from riwaya.errors import ResourceError
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.furniture import load_furniture
from riwaya.lexicon.arabic.graphic_words import load_graphic
from riwaya.lexicon.arabic.group_words import load_group_words
from riwaya.lexicon.arabic.place_words import load_place_words
from riwaya.lexicon.arabic.quantities import load_quantity_words
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.lexicon.examples import example_faults
from riwaya.lexicon.gathering_weights import load_gathering_weights
from riwaya.lexicon.gazetteer import lint_places, read_places
from riwaya.lexicon.geography import load_geography
from riwaya.lexicon.interface import load_strings
from riwaya.lexicon.weights import load_weights


@click.group()
def command() -> None:
    """Look after the words and tables that the engine reads."""


@command.command()
def check() -> None:
    """Load every resource file and say all faults at once, each with file and line; a record without the examples that it must have is one.

    \b
    Example:
      riwaya resources check
    """
    faults: list[str] = []
    loads = (Lexicon, load_calendar, load_quantity_words, load_furniture, load_weights, load_gathering_weights, load_geography, load_strings, load_place_words, load_role_words, load_group_words, load_graphic)
    for load in loads:
        try:
            load()
        except ResourceError as error:
            faults.extend(error.faults)
    faults.extend(example_faults())
    rows = read_places()
    faults.extend(lint_places(rows))
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(f"{len(rows)} places, {len(faults)} faults")
    sys.exit(1 if faults else 0)
