"""Who else is named between the words of citing and what is told: media spoken to, an origin behind نقلا عن, from whom a medium has it.

In: a `Window` and a stretch of it. Out: `Speaker`s, or chains of sources.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.addressed import medium_spoken_to
from riwaya.extract.speech.citing.clauses import citing_at
from riwaya.extract.speech.memory import Chain
from riwaya.extract.speech.pieces import related
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.speakers.reading import read_speaker
from riwaya.extract.speech.window import MEDIA_KINDS, Window, kind_of
from riwaya.lexicon.arabic.speech_records import CitingRecord
from riwaya.model import Source

SPOKEN_WITHIN = 12
SPEAKING_TO = frozenset("حديث تصريح تصريحات مقابله لقاء اتصال حوار مداخله".split())


def relays_between(window: Window, first: int, end: int) -> Chain:
    """Agencies and outlets to which it was said: قال مصدر لوكالة X."""
    relays: list[Source] = []
    for position in range(first, end):
        found = window.sources.get(position)
        named = medium_spoken_to(window, position, end) if found is None or found.prefix != "ل" and found.last == position else None
        if named is not None and named.id not in {relay.id for relay in relays}:
            relays.append(related(named, "published"))
        elif found is not None and found.last < end and kind_of(found.entries[0].id) in MEDIA_KINDS and found.entries[0].id not in (*window.own.ids, *(relay.id for relay in relays)):
            relays.append(Source(id=found.entries[0].id, name=window.text[found.start : found.end], relation="published", span=(found.start, found.end), rule=found.entries[0].rule))
    return tuple(relays[:2])


def spoken_to_before(window: Window, verb: int) -> Chain:
    """Media to which was said what a verb at the head of its sentence tells: في حديث لصحيفة كذا، قال X إن."""
    if not 2 < verb <= SPOKEN_WITHIN or window.forms[0].lstrip("و") != "في" or window.forms[1] not in SPEAKING_TO:
        return ()
    return relays_between(window, 2, verb)


def origin_between(window: Window, first: int, end: int) -> Chain:
    """قالت وكالة X نقلا عن Y إن: Y."""
    for position in range(first, end):
        citing = citing_at(window, position)
        if citing is not None and citing[0].relays:
            origin = read_speaker(window, citing[1] + 1, end)
            if origin is not None:
                return origin.sources[:1]
    return ()


def behind_the_deed(window: Window, first: int, limit: int) -> Speaker | None:
    """Who claims a deed that stands before him: وتبنت الهجوم «جماعة كذا»."""
    for position in range(first, min(limit, first + 5)):
        token = window.tokens[position]
        if token.kind == "quote" or position in window.actors or window.head(position) is not None:
            return read_speaker(window, position, limit)
    return None


def had_from(window: Window, speaker: Speaker, limit: int) -> Speaker | None:
    """From whom a medium has what it tells, named behind it."""
    is_medium = speaker.is_own or bool(speaker.sources) and kind_of(speaker.sources[0].id) in MEDIA_KINDS
    if not is_medium or speaker.last + 2 >= limit or window.tokens[speaker.last + 1].form != "من":
        return None
    origin = read_speaker(window, speaker.last + 2, limit)
    return msgspec.structs.replace(origin, relayed_by=speaker.sources[:1]) if origin is not None and origin.sources else None


def chains_of(origin: Speaker | None, relay: Speaker | None, record: CitingRecord) -> tuple[Chain, ...]:
    relays = tuple(related(s, "published") for s in relay.sources) if relay is not None else ()
    if origin is None or not origin.sources:
        return tuple((s,) for s in relays)
    return tuple((related(s, record.relation), *relays) for s in origin.sources)
