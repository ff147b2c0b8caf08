"""Bodies whose bare name means another one by where the story plays: وزارة الصحة in Gaza, الدفاع المدني outside Syria.

In: the sentences of a report, their lexicon matches, and the countries of the story. Out: the matches with the source that is meant.
Reads `within` and `only_in` of resources/sources/.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.model import Sentence

_CLITICS = ("", "ب", "ل", "و", "وب")


def of_the_story(
    sentences: Sequence[Sentence], matches: Sequence[Sequence[Found]], text: str, countries: Sequence[str], lexicon: Lexicon
) -> list[tuple[Found, ...]]:
    """The matches of each sentence with bodies as a reader of this story understands them."""
    words = frozenset(chain.from_iterable(sentence.forms for sentence in sentences))
    return [
        tuple(_meant(found, sentence, words, text, countries, lexicon) if found.table == "source" else found for found in row)
        for sentence, row in zip(sentences, matches, strict=True)
    ]


def _meant(found: Found, sentence: Sentence, words: frozenset[str], text: str, countries: Sequence[str], lexicon: Lexicon) -> Found:
    record = lexicon.sources[found.entries[0].id]
    entry = found.entries[0]
    for place, identity in record.within.items():
        if any(clitic + folded(place) in words for clitic in _CLITICS) and not any(folded(other) in words for other in record.not_within):
            return msgspec.structs.replace(found, entries=(Entry("source", identity, f"sources/{identity}/within", entry.form),))
    if record.only_in and countries and countries[0] not in record.only_in and entry.form not in map(folded, (record.name_ar, *record.always)):
        following = sentence.tokens[found.last + 1] if found.last + 1 < len(sentence.tokens) else None
        is_part = following is not None and following.form.startswith("ال") and following.form.endswith(("ي", "يه"))
        last, end = (found.last + 1, following.end) if following is not None and is_part else (found.last, found.end)
        begin = text[found.start : end]
        name = f"name:ال{begin[1:]}" if text[max(0, found.start - 1) : found.start + 1] == "لل" else f"name:{begin}"
        return msgspec.structs.replace(found, last=last, end=end, entries=(Entry("source", name, f"sources/{record.id}/elsewhere", entry.form),))
    return found
