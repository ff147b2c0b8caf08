"""What a reason is, and what it is asked of: a thing in its sentence.

In: an object match with the marks of its sentence. Out: a `Context`, which every reason asks. A reason carries a sentence of our own in which it holds of what stands
between [[ and ]], and one in which the marked thing was hit; both run as tests, and so does its need: without the reason its example does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from riwaya.extract.things.words_around import is_of
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import RoleWords
from riwaya.model import Token


class Context(msgspec.Struct, frozen=True):
    """A thing as its sentence names it: `identity` is its record, `form` its first word, `last` the word right before it, `after` the token right behind it; `family` is that of the act.

    Token positions: `owners` begin a name of a group or a source, `named` stand in one of several words, `armed` begin one of a group that fights, `in_names` stand in the name of a place.
    `objects` are the things of the stretch, `says` the words of roles.yaml.
    """

    found: Found
    tokens: Sequence[Token]
    family: str
    identity: str
    form: str
    before: Sequence[str]
    last: str
    after: str
    objects: Sequence[Found]
    owners: set[int]
    named: set[int]
    armed: set[int]
    in_names: set[int]
    says: RoleWords

    def follows(self, forms: frozenset[str], joined: str = "و") -> bool:
        """Whether one of the words stands right before the thing, also with a particle joined to it."""
        return is_of(self.last, forms, joined)

    def is_near(self, forms: frozenset[str], within: int) -> bool:
        """Whether one of the words stands among the last few before the thing."""
        return any(is_of(form, forms) for form in self.before[-within:])

    def behind(self, width: int) -> list[str]:
        """The tokens behind the thing, at most so many."""
        return [t.form for t in self.tokens[self.found.last + 1 : self.found.last + 1 + width]]


class Reason(msgspec.Struct, frozen=True):
    """Why a thing was not hit, or why it is another thing than its word says (`becomes`): `grammar` says it in a line, `things` are those it is asked of, all where there are none."""

    name: str
    grammar: str
    things: tuple[str, ...]
    holds: Callable[[Context], bool]
    example: str
    never: str
    becomes: str = ""
