"""The noun of the room: who is read in a phrase, and by which rule a name was taken for a speaker.

`Speaker` is one source, two (a and b said), a reference to one cited before (المصدر), or the outlet's own staff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from riwaya.lexicon.arabic.speech_records import ReferenceRecord
from riwaya.model import Source

# who is cited by a name: that of a person, and words behind a verb of saying that no list knows
PERSON, UNKNOWN = "ar/speech/person", "ar/speech/unknown"
# bodies that are cited by their own name: a medium relays what others say, any other body says it
BODY, MEDIUM = "ar/speech/body", "ar/speech/medium"
Phrase = TypeVar("Phrase")


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """`sources` said it, or the outlet's own staff did (`is_own`), or one cited before (`reference`). `relayed_by` are media named before the speaker (لرويترز مصدر أمني). `last` is the last token read;
    `aliases` are folded words by which a person may be named again."""

    last: int
    sources: tuple[Source, ...] = ()
    is_own: bool = False
    reference: ReferenceRecord | None = None
    relayed_by: tuple[Source, ...] = ()
    aliases: frozenset[str] = frozenset()


# What a step answers where the words are read and yet nobody is cited, so that no later step is asked.
NOBODY = Speaker(last=-1)


def heard(steps: Iterable[Callable[[Phrase], Speaker | None]], phrase: Phrase) -> Speaker | None:
    """What the first of the steps that decides says of a phrase: the speaker, or nobody."""
    for step in steps:
        speaker = step(phrase)
        if speaker is not None:
            return speaker if speaker is not NOBODY else None
    return None


def cited_by_name(speaker: Speaker) -> bool:
    """Whether a person is cited by his name alone, whom a report may have told more of before."""
    return bool(speaker.sources) and speaker.sources[0].rule in (PERSON, UNKNOWN)
