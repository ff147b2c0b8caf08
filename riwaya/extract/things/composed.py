"""Things that several words tell together, which no list of forms can hold: their words stand apart, share a noun, or an adjective makes a weapon of them.

In: a sentence with its matches. Out: the matches with these things among them.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.things.bare_bombs import with_bare_bombs
from riwaya.extract.things.joined_aircraft import with_joined_aircraft
from riwaya.extract.things.parted_words import with_parted
from riwaya.extract.things.rigged import with_rigged
from riwaya.lexicon import Found
from riwaya.model import Sentence


def with_composed(sentence: Sentence, matches: Sequence[Found], text: str) -> list[Found]:
    """The matches with all things that several words tell together, in order."""
    for compose in (with_parted, with_rigged, with_joined_aircraft, with_bare_bombs):
        matches = compose(sentence, matches, text)
    return list(matches)
