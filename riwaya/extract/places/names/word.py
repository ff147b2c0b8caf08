"""A word that may name a place, as its sentence has it: what stands before it, whether a list goes on with it, and what the gazetteer knows by it.

In: what recognition has read around a token. Out: a `Word`, and a `Name` where the gazetteer knows it, which every reason of `refused` asks.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec

from riwaya.extract.values import PlaceFound
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Token

NO_STEMS: frozenset[str] = frozenset()


class Word(msgspec.Struct, frozen=True):
    """A token whose folded form is `form`, behind the type word that says what it is (قرية); `is_bound` where the list it stands in makes a name also of an everyday word.

    Positions of tokens: those in `acted` belong to the words of an act.
    """

    tokens: Sequence[Token]
    position: int
    form: str
    type_word: str | None
    is_bound: bool
    acted: Set[int]


class Name(msgspec.Struct, frozen=True):
    """A word that the gazetteer knows: `candidates` are its rows, of which the most important is worth `importance`; it takes `width` words, with `prefix` before the first.

    `is_led` where what stands before it leads to a place, `is_listed` where a list of places goes on with it, `countryside` where ريف stands before it, `is_marked` where that, a type word or a list says that it is a place. `stems` are what it
    may be read as, unless one of these or a second word says that it is a name; `acts` end the words of an act, `barred` stand in the name of a group or a source, `before` are the places before it.
    """

    tokens: Sequence[Token]
    position: int
    form: str
    type_word: str | None
    prefix: str
    width: int
    candidates: tuple[str, ...]
    importance: int
    is_led: bool
    is_listed: bool
    is_marked: bool
    countryside: int | None
    stems: Set[str]
    before: Sequence[PlaceFound]
    acts: Set[int]
    barred: set[int]
    gazetteer: Gazetteer

    @property
    def after(self) -> str:
        """The token behind its first word."""
        return self.tokens[self.position + 1].form if self.position + 1 < len(self.tokens) else ""
