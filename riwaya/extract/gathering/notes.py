"""By what the frames of one report were gathered, for whoever asks: `riwaya show --gathering`.

In: what `weighed` is asked. Out: the same answer, and a note of it: the words of the frame, with which incident it goes on or that it tells one more, what the rules chose, and what weighed for and against.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.told import Told
from riwaya.extract.gathering.weighing import goes_on, opens, weighed
from riwaya.lexicon import Lexicon
from riwaya.lexicon.gathering_weights import load_gathering_weights
from riwaya.lexicon.weights import Level
from riwaya.model import Span

Weighed = tuple[Level, int]


class Option(NamedTuple):
    """What a frame may go on with: the first words of an incident, or `None` for one more; its weights, the largest first."""

    incident: Span | None
    weights: tuple[Weighed, ...]

    @property
    def total(self) -> int:
        """The sum, in hundredths of a natural logarithm of odds."""
        return sum(weight for _, weight in self.weights)


class Note(NamedTuple):
    """One frame that was weighed: its words, what it goes on with, what the rules chose, and each option."""

    words: Span
    home: Span | None
    by_rule: Span | None
    options: tuple[Option, ...]


class Noting:
    """A `Choose` that answers as `weighed` does and keeps notes."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def __call__(self, one: Told, incidents: Sequence[Gathered], told: Sequence[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Gathered | None:
        home = weighed(one, incidents, told, chosen, lexicon)
        options = [Option(None, _weights(opens(one, told, chosen))), *(Option(_first(incident), _weights(goes_on(one, incident, told, chosen, lexicon))) for incident in incidents)]
        self.notes.append(Note(one.frame.span, _first(home), _first(chosen), tuple(options)))
        return home


def _weights(levels: Iterable[Level]) -> tuple[Weighed, ...]:
    weights = load_gathering_weights()
    return tuple(sorted(((level, weights[level]) for level in levels if level in weights), key=lambda row: (-abs(row[1]), row[0])))


def _first(incident: Gathered | None) -> Span | None:
    return incident[0].frame.span if incident else None
