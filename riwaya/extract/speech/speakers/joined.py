"""Who else said it: عمال إنقاذ والمرصد, تركيا وروسيا وإيران, مصدر أمني وآخر طبي, مسؤول في البلدية وشاهد.

In: a `Window` and the `Speaker` read before. Out: the `Speaker` with those whom و joins to it, three at most.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.phrases import begins_the_told
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.speakers.found import is_side, known, of_group
from riwaya.extract.speech.speakers.qualified import qualified
from riwaya.extract.speech.speakers.references import TALKS
from riwaya.extract.speech.window import Window, adjective_stems

MOST_SPEAKERS = 3
FURTHEST = 8
NAMELESS = ("generic", "source")
# roles whose head noun, joined by و, cites somebody else
JOINED = frozenset(("source", "person", "body", "ministry", "police", "army"))
_AT_HOME = frozenset(("في", "من", "،", ",", "لدي"))
_ANOTHER = frozenset(("واخر", "واخري", "واخرون", "واخرين"))


def with_others(window: Window, speaker: Speaker, end: int) -> Speaker:
    """The speaker and who else said it."""
    if not speaker.sources or len(speaker.sources) > 1:
        return speaker
    while len(speaker.sources) < MOST_SPEAKERS:
        first = speaker.last + 1
        position = next((p for p in range(first, min(first + 2, end)) if window.tokens[p].form.startswith("و")), None)
        other = _other(window, position, end) if position is not None and _only_adjectives(window, first, position) else _further_on(window, first, end)
        if other is None or not other.sources or other.sources[0].id in {source.id for source in speaker.sources}:
            return speaker
        speaker = msgspec.structs.replace(speaker, sources=(*speaker.sources, *other.sources), last=other.last)
    return speaker


def _further_on(window: Window, first: int, end: int) -> Speaker | None:
    """Somebody nameless joined behind where the first one is at home: مسؤول في البلدية وشاهد, مسعفون، في مستشفى المدينة، ومنقذون."""
    for position in range(first, min(first + FURTHEST, end)):
        form, role = window.tokens[position].form, window.role(position)
        if position > first and form.startswith("و") and form[1:] in window.words.heads and role in (*NAMELESS, "person"):
            return _other(window, position, end) if any(t.form in _AT_HOME for t in window.tokens[max(0, first - 3) : position]) else None
        if window.is_word(position, "openers") or form in TALKS or begins_the_told(window, position) or form in window.words.saying or role == "carrier":
            return None
    return None


def _other(window: Window, position: int, end: int) -> Speaker | None:
    """A source, group or head noun joined by و at a position."""
    found, group, head = window.sources.get(position), window.actors.get(position), window.head(position)
    is_nameless = found is not None and head is not None and head[0].role in NAMELESS and found.last <= head[1] and head[0].id == found.entries[0].id
    if found is not None and found.prefix == "و" and found.last < end and not is_nameless:  # ومصادر بالشرطة says more than ومصادر
        return known(window, found)
    if group is not None and group.prefix == "و" and group.last < end and is_side(window.actor_of(group)):
        return of_group(window, group)
    if window.tokens[position].form in _ANOTHER and position + 1 < end:
        return _of_another_kind(window, position + 1)
    if head is None or window.tokens[position].form[1:] not in window.words.heads:
        return None
    if head[0].role == "generic":
        return qualified(window, head[0].id or "official", position, head[1], end, officials=False)
    return window.speaker_by_head(position, end) if head[0].role in JOINED else None


def _of_another_kind(window: Window, position: int) -> Speaker | None:
    """مصدر أمني وآخر طبي: of the kind that the adjective behind آخر says."""
    kind = next((window.words.qualifiers[stem] for stem in adjective_stems(window.tokens[position].form) if stem in window.words.qualifiers), None)
    return Speaker(last=position, sources=(window.source(kind.id, position, position, "ar/speech/qualifier"),)) if kind is not None and not kind.media else None


def _only_adjectives(window: Window, first: int, end: int) -> bool:
    return all(window.tokens[p].kind == "word" and not window.is_word(p, "openers") and not window.is_word(p, "stops") and p not in window.triggers for p in range(first, end))
