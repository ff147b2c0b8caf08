"""What is said of what a command wrote, where a person interrupts it: Ctrl-C ends with exit status 130 and one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def interruptible(told: str) -> Iterator[None]:
    """Say `told` behind 'interrupted' where what is done inside is broken off."""
    try:
        yield
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo(f"interrupted; {told}", err=True)
        raise click.exceptions.Exit(130) from None


def of_run(folder: Path) -> str:
    """What a run that is broken off leaves: the previous result where there was one, and what was extracted."""
    there = f"the previous result in {folder} is whole" if (folder / "incidents.jsonl").exists() else f"there is no result in {folder} yet"
    return f"{there}; the same command goes on with what was extracted"


def of_store(file: Path) -> str:
    """What an add that is broken off leaves."""
    return f"{file} holds whole reports; the same command goes on" if file.exists() else f"{file} was not made yet"
