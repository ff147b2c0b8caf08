"""The speaker who stands at a position, by what stands there: the outlet's own name, a reference, a head noun, a source or group of the lexicon, a name.

In: a `Window` and a position. Out: the `Speaker`, or none. `HEADS` says which module reads the head nouns of each role of
resources/languages/ar/speech.yaml.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.extract.speech.phrases import matches_within
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.speakers.authorities import read_army, read_government, read_ministry, read_police, read_security, read_state, read_words
from riwaya.extract.speech.speakers.bodies import read_body
from riwaya.extract.speech.speakers.found import is_side, known, of_group
from riwaya.extract.speech.speakers.nameless import read_generic, read_source
from riwaya.extract.speech.speakers.offices import read_office
from riwaya.extract.speech.speakers.persons import read_given_name, read_rank
from riwaya.extract.speech.speakers.references import reference_at
from riwaya.extract.speech.speakers.spokesmen import read_spokesman
from riwaya.extract.speech.window import MEDIA_KINDS, Readers, Window, kind_of
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.speech_records import HeadRecord

LONGEST_OWN = 5
# what is told by the head noun even where the words of a source reach further: الناطق باسم الدفاع المدني
_BEFORE_SOURCES = ("spokesman", "own", "person", "rank")


def read_at(window: Window, position: int, end: int) -> Speaker | None:
    """The speaker whose words begin at `position` and end before `end`."""
    own_end = window.own_end(position)
    if own_end is not None:
        return Speaker(last=own_end, is_own=True)
    reference = reference_at(window, position, end)
    if reference is not None:
        return reference
    head, found = window.head(position), window.sources.get(position)
    if head is not None:
        speaker = _by_head(window, head[0], position, head[1], end, found)
        if speaker is not None:
            return speaker
    if found is not None and found.last < end:
        return known(window, found)
    group = window.actors.get(position)
    if group is not None and group.last < end and is_side(window.actor_of(group)):
        return read_security(window, group, end) or of_group(window, group)
    return read_given_name(window, position, end)


def _by_head(window: Window, record: HeadRecord, position: int, last: int, end: int, found: Found | None) -> Speaker | None:
    """The speaker by the head noun, where no source of the lexicon says more than it does."""
    if found is not None and record.role == "generic" and record.id == found.entries[0].id:
        speaker = read_generic(window, record, position, max(last, found.last), end)
        if speaker is not None and speaker.sources and speaker.sources[0].id != record.id:
            return speaker  # الناشط الإعلامي سامر البكري
    if record.role == "carrier" or found is not None and found.last > last + (record.role == "source") and record.role not in _BEFORE_SOURCES:
        return None
    return HEADS[record.role](window, record, position, last, end)


def _read_own(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """مراسلنا, مراسل الوكالة: the outlet's own staff, or another medium that is named behind it."""
    for found in matches_within(window.sources, position, min(end, last + LONGEST_OWN)):
        if kind_of(found.entries[0].id) in MEDIA_KINDS and window.own.is_given:
            return known(window, found)
    return Speaker(last=last, is_own=True)


HEADS: dict[str, Callable[[Window, HeadRecord, int, int, int], Speaker | None]] = {
    "own": _read_own,
    "spokesman": read_spokesman,
    "person": read_office,
    "generic": read_generic,
    "source": read_source,
    "rank": read_rank,
    "body": read_body,
    "state": read_state,
    "ministry": read_ministry,
    "government": read_government,
    "police": read_police,
    "army": read_army,
    "named": read_words,
}
READERS = Readers(at=read_at, heads=HEADS)
