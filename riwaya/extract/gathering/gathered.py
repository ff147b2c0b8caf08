"""An incident while it is gathered: the frames that tell it, and what rules and weights ask of all of them together.

In: frames, one after the other. Out: kind, places, days, doers, figures, things and words of them all, each worked out once as long as no frame comes in: every frame that follows asks for them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import SupportsIndex

from riwaya.extract.gathering.told import Told, votes_of
from riwaya.lexicon import KindRecord
from riwaya.model import Place
from riwaya.model.once import once


class Gathered(list[Told]):
    """The frames of one incident; what is asked of them all is forgotten whenever one comes in. Frames come in by the four methods below, and none leaves."""

    def append(self, one: Told) -> None:
        super().append(one)
        self._forget()

    def insert(self, index: SupportsIndex, one: Told) -> None:
        super().insert(index, one)
        self._forget()

    def extend(self, frames: Iterable[Told]) -> None:
        super().extend(frames)
        self._forget()

    def sort_by_text(self) -> None:
        """Put the frames in the order of the text."""
        self.sort(key=lambda t: (t.frame.sentence.index, t.frame.first))
        self._forget()

    def _forget(self) -> None:
        self.__dict__.clear()

    @once
    def kind(self) -> KindRecord:
        """That of no weak word, of words that say it, the one told most often, the highest rank."""
        votes = votes_of(self)
        return max(self, key=lambda t: (not t.frame.head.trigger.is_weak, t.says_its_kind, votes[t.kind.sub_event_type], t.kind.rank)).kind

    @once
    def is_open(self) -> bool:
        """Whether the words of every frame leave the kind open."""
        return all(t.is_open for t in self)

    @once
    def sub_event_types(self) -> set[str]:
        """As what its frames tell it."""
        return {t.kind.sub_event_type for t in self}

    @once
    def places(self) -> list[Place]:
        """The places that its frames name."""
        return [t.place for t in self if t.place is not None]

    @once
    def days(self) -> list[tuple[str, str]]:
        """The days that its frames name."""
        return [t.days for t in self if t.days]

    @once
    def doers(self) -> set[str]:
        """Who acts, as far as named."""
        return set().union(*(t.doers for t in self))

    @once
    def acted_on(self) -> set[str]:
        """Who is acted upon or harmed, as far as named."""
        return set().union(*(t.acted_on for t in self))

    @once
    def figures(self) -> set[tuple[str, int]]:
        """Measure and number of its counts, but those of women, children and the like."""
        return set().union(*(t.figures for t in self))

    @once
    def counted(self) -> set[tuple[str, int]]:
        """Its figures without dozens and hundreds."""
        return set().union(*(t.counted for t in self))

    @once
    def objects(self) -> set[str]:
        """What was hit, by id."""
        return set().union(*(t.objects_named for t in self))

    @once
    def weapons(self) -> set[str]:
        """With what, as far as named, by id."""
        return set().union(*(t.weapons_named for t in self))

    @once
    def stems(self) -> set[str]:
        """Its longer words."""
        return set().union(*(t.stems for t in self))
