"""The garbage collector kept from walking through tables and records again and again: what a command, a run and linking ask of it.

Extraction makes many small records and hardly a cycle, beside tables that stay: at Python's own thresholds a sixth of its time goes into looking
for cycles. Within `seldom` they are looked for as seldom as the command line has it; afterwards the thresholds are what they were.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 20, 100)
_entered: list[tuple[int, int, int]] = []


@contextmanager
def seldom() -> Iterator[None]:
    """Collect seldom while this lasts. Several may overlap in any order: the last one that ends gives back the thresholds from before the first."""
    if not _entered:
        _entered.append(gc.get_threshold())
        gc.set_threshold(*SELDOM)
    else:
        _entered.append(_entered[0])
    try:
        yield
    finally:
        before = _entered.pop()
        if not _entered:
            gc.set_threshold(*before)


@contextmanager
def never() -> Iterator[None]:
    """Collect nothing while this lasts: linking makes millions of small tuples and no cycles; the collector would walk them over and over, for most of the time spent."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
