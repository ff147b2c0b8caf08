"""Sources that are not named: مصادر طبية, مصدر لـ«الوادي», ناشطون, شهود, مسؤول محلي, مصادر صحفية من مأرب.

In: a `Window` and the head noun of the role `generic` or `source` that stands in it. Out: the `Speaker`, by what says of what kind it is (`qualified`),
by where it is at home, or by the name that follows it.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.personal_names import aliases_of, person_in
from riwaya.extract.speech.phrases import head_form, phrase_end
from riwaya.extract.speech.speaker import PERSON, Speaker
from riwaya.extract.speech.speakers.found import known, named
from riwaya.extract.speech.speakers.qualified import qualified
from riwaya.extract.speech.window import MEDIA_KINDS, Window, adjective_stems, kind_of
from riwaya.lexicon.arabic.speech_records import HeadRecord

FARTHEST_NAME = 10
_OF_BODIES = ("activists", "witnesses")  # نشطاء المرصد السوري
_WITH_NAMES = ("activists", "official")  # الناشط سامر البكري


def read_generic(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """ناشطون, شهود, مسؤول, وسائل إعلام: people and media by what they are."""
    body = window.sources.get(last + 1)
    if record.id in _OF_BODIES and body is not None and body.last < end and kind_of(body.entries[0].id) in ("monitor", "responders"):
        return known(window, body)
    speaker = qualified(window, record.id or "official", position, last, end, officials=record.id == "official")
    if record.id == "media_reports" and _is_only(speaker, "media_reports") and _is_of_a_place(window, speaker.last + 1, end):
        return _as(speaker, "local_media")  # مصادر صحفية من مأرب
    name = person_in(window, last + 1, min(end, phrase_end(window, last + 1, end), last + FARTHEST_NAME)) if record.id in _WITH_NAMES else None
    if name is None or name[0] <= speaker.last or name[0] == last + 1 and any(stem in window.words.qualifiers for stem in adjective_stems(window.tokens[name[0]].form)):
        return speaker  # مسؤول تركي كبير names no تركي
    speaks_for_none = any(_is_only(speaker, kind) for kind in _WITH_NAMES) and window.is_given_name(name[0])
    return msgspec.structs.replace(speaker, sources=(named(window, name, PERSON),) if speaks_for_none else speaker.sources, last=name[1], aliases=aliases_of(window, name))


def read_source(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """مصدر, مصادر: who is nothing but a source; of whom nothing is said is local where there are several, or where the outlet heard them."""
    speaker = qualified(window, record.id or "informed_sources", position, last, end, officials=False)
    is_bare = speaker.last == last and _is_only(speaker, "informed_sources")
    are_several = head_form(window, position) == "مصادر" and not _spoke_to_another(window, last + 1, end)
    return _as(speaker, "local_sources") if is_bare and (are_several or _is_of_the_outlet(window, last + 1, end)) else speaker


def _is_only(speaker: Speaker, identity: str) -> bool:
    return [source.id for source in speaker.sources] == [identity]


def _as(speaker: Speaker, identity: str) -> Speaker:
    """The speaker whose one source is of another kind than its words alone say."""
    return msgspec.structs.replace(speaker, sources=(msgspec.structs.replace(speaker.sources[0], id=identity),))


def _is_of_a_place(window: Window, preposition: int, end: int) -> bool:
    """Whether من or في names where a medium is at home: من مأرب, not في تقرير."""
    place = preposition + 1
    if place >= end or window.tokens[preposition].form not in ("من", "في") or window.is_word(preposition, "adverbs") or window.tokens[place].kind != "word":
        return False
    closed = place + 1 >= end or window.tokens[place + 1].kind == "mark" or window.is_word(place + 1, "openers")
    return closed and window.head(place) is None and not window.is_known(place) and not window.is_word(place, "adverbs")


def _spoke_to_another(window: Window, first: int, end: int) -> bool:
    """Whether sources spoke to another medium than the outlet, so that nothing says that they are of the place: مصادر لوكالة رويترز."""
    told_to = window.sources.get(first) if first < end else None
    return told_to is not None and told_to.prefix.startswith("ل") and kind_of(told_to.entries[0].id) in MEDIA_KINDS and told_to.entries[0].id not in window.own.ids


def _is_of_the_outlet(window: Window, first: int, end: int) -> bool:
    """Whether sources are the outlet's own or spoke to it: مصادر «الوادي», مصادر لـ«الوادي»."""
    while first < end and (window.tokens[first].kind == "quote" or window.tokens[first].form == "ل"):
        first += 1
    return first < end and window.own_end(first) is not None
