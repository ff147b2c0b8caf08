"""A word for an act where it stands, and what a reason is for which it tells none.

In: nothing. Out: `Word` and `NoAct`, of which the tables of this room are made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from riwaya.extract.acts import Act
from riwaya.extract.marks import Marks
from riwaya.lexicon import Found, KindRecord, TriggerRecord


class Word(NamedTuple):
    """A trigger where it stands: `form` says how (`noun`, `verb`, `passive`, `form`), `acts` are those told before it."""

    found: Found
    kind: KindRecord
    trigger: TriggerRecord
    form: str
    marks: Marks
    acts: Sequence[Act]

    @property
    def forms(self) -> tuple[str, ...]:
        return self.marks.sentence.forms

    @property
    def written(self) -> str:
        """Its first token, with what is prefixed to it."""
        return self.forms[self.found.first]

    def before(self, number: int) -> tuple[str, ...]:
        """So many tokens before it, fewer at the head of the sentence."""
        return self.forms[max(0, self.found.first - number) : self.found.first]

    def behind(self, number: int) -> tuple[str, ...]:
        """So many tokens behind it, fewer at the end of the sentence."""
        return self.forms[self.found.last + 1 : self.found.last + 1 + number]


class NoAct(msgspec.Struct, frozen=True, kw_only=True):
    """Why a word tells no act: `grammar` says it in a line; asked of acts of the `families`, of all where there are none."""

    name: str
    grammar: str
    families: tuple[str, ...] = ()
    holds: Callable[[Word], bool]
    example: str
    never: str
