"""A bare army or police (الجيش, الشرطة) that takes up the one whose country the report named shortly before: أعلن الجيش التركي ... وقصف الجيش مواقع.

In: the sentences of a report with their lexicon matches. Out: the matches, where the bare word means the only force of its sort that was named with its country so far, no more
than a few sentences back. By itself the word means the force of the country of the story.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.names.nationality import ABROAD
from riwaya.extract.values import STATES
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.model import Sentence

SENTENCES_BACK = 4
HEADS = ("الجيش", "الشرطه")
GENERIC = frozenset(("army", "police"))


def settle_armies(sentences: Sequence[Sentence], matches: Sequence[tuple[Found, ...]], lexicon: Lexicon) -> list[tuple[Found, ...]]:
    """The matches with bare armies and police read as those named with their country before."""
    named: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    settled: list[tuple[Found, ...]] = []
    for sentence, row in zip(sentences, matches, strict=True):
        kept: list[Found] = []
        for found in row:
            head = _head(sentence, found, lexicon) if found.table == "actor" else None
            entry = found.entries[0]
            is_abroad = entry.rule.endswith(ABROAD)
            if head is not None and entry.id in GENERIC and not is_abroad:
                if len(known := named.get(head, set())) == 1 and sentence.index - last[head] <= SENTENCES_BACK:
                    actor = next(iter(known))
                    rule = ABROAD if actor in GENERIC else "taken-up"  # الشرطة البلجيكية ... وقالت الشرطة
                    found = msgspec.structs.replace(found, entries=(Entry("actor", actor, f"actors/{actor}/{rule}", entry.form),))
            elif head is not None and found.last > found.first:
                named.setdefault(head, set()).add(entry.id)
                last[head] = sentence.index
            kept.append(found)
        settled.append(tuple(kept))
    return settled


def _head(sentence: Sentence, found: Found, lexicon: Lexicon) -> str | None:
    """The word for an army or police with which a name of a state's force begins or, of a generic one, ends: الجيش التركي, جنود الجيش."""
    entry, forms = found.entries[0], sentence.forms
    if entry.rule.endswith(ABROAD):
        return HEAD[forms[found.first]]
    if entry.id in GENERIC:
        return HEAD[forms[found.last]]
    record = lexicon.actors.get(entry.id)
    return HEAD[forms[found.first]] if record is not None and record.group in STATES and (record.home or record.countries) else None


HEAD = Remembered(lambda form: next((r.stem for r in readings(form) if r.stem in HEADS), None))
