"""Who a phrase of a sentence cites: the words after a verb of saying, or after وفق and بحسب, read as a speaker.

In: a `Window` and the stretch where a speaker may stand. Out: the `Speaker`. What stands before him is passed by: adverbs (اليوم), carriers (في بيان,
تقرير) with what is said of them, quotation marks.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.phrases import head_form, quoted_name
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.speakers.found import is_medium
from riwaya.extract.speech.speakers.joined import with_others
from riwaya.extract.speech.speakers.unknown import in_quotation_marks, read_unknown
from riwaya.extract.speech.window import Window

LONGEST_PHRASE = 24
LONGEST_CARRIER = 4
_PASSED_BY = frozenset(("(", "#", "،", ","))
_COMMON_OFFICES = frozenset(("رييس", "رييسه", "عضو", "نايب", "امين", "مساعد", "وكيل", "سلطات", "مسءول", "مسوول", "مسؤول"))


def read_speaker(window: Window, first: int, end: int, *, loose: bool = False) -> Speaker | None:
    """The speaker who stands at the head of `tokens[first:end]`, adverbs and carriers (بيان, تقرير) skipped.

    With `loose` an unknown name of up to four words is taken as a speaker.
    """
    position, end = first, min(end, first + LONGEST_PHRASE, len(window.tokens))
    carried: int | None = None
    while position < end:
        token = window.tokens[position]
        if position == first and (behind := _behind_a_quoted_medium(window, position, end)) is not None:
            return behind
        if token.kind == "quote" and position + 1 < end and carried is None:
            quoted = in_quotation_marks(window, position, end)
            if quoted is not None:
                return quoted
        if token.kind == "quote" or token.form in _PASSED_BY:
            position += 1
            continue
        after = window.word_end(position, "adverbs")
        if after is not None and after > position:
            position = after + 1  # أول أمس: أول is no rank here
            continue
        speaker = window.speaker_at(position, end)
        if speaker is not None:
            speaker = _with_calling(window, speaker, position)
            return _spoken_to(window, speaker, position, end) or with_others(window, speaker, end)
        head = window.head(position)
        if after is not None:
            position = after + 1
        elif head is not None and head[0].role == "carrier":
            carried, position = position, head[1] + 1
        elif carried is not None and token.form in ("علي", "عبر"):
            return None
        elif carried is not None and token.kind in ("word", "number") and position - carried <= LONGEST_CARRIER and not window.is_word(position, "openers"):
            position += 1
        else:
            is_oblique = position > first and token.form[:1] in "لب"
            is_rank = head is not None and head[0].role == "rank"
            return read_unknown(window, position, end) if loose and not is_oblique and not is_rank else None
    return None


def _with_calling(window: Window, speaker: Speaker, position: int) -> Speaker:
    """The speaker with the calling by which he may be named again: طبيب, وزيرة -> الطبيب, الوزيرة; an official of which there are many kinds (رئيس) is not."""
    head, form = window.head(position), head_form(window, position)
    if head is None or head[0].role not in ("person", "generic") or head[1] > position or form.startswith("ال") or form in _COMMON_OFFICES or not speaker.sources:
        return speaker
    return msgspec.structs.replace(speaker, aliases=speaker.aliases | {f"ال{form}"})


def _behind_a_quoted_medium(window: Window, position: int, end: int) -> Speaker | None:
    """Who speaks to a medium in quotation marks that stands before him: وقال لـ«صدى الوادي» العقيد سامر البكري."""
    name = quoted_name(window, position + 1, position + 2) if window.tokens[position].form == "ل" else None
    if name is None or name[1] + 2 >= end:
        return None
    is_own, medium = window.own_end(name[0]) is not None, window.sources.get(name[0])
    if not is_own and medium is None:
        return None
    behind = read_speaker(window, name[1] + 2, end)
    if behind is None or not behind.sources:
        return None
    return behind if is_own or medium is None else msgspec.structs.replace(behind, relayed_by=(window.source(medium.entries[0].id, medium.first, medium.last, medium.entries[0].rule),))


def _spoken_to(window: Window, speaker: Speaker, position: int, end: int) -> Speaker | None:
    """Who speaks to a medium that is named before him: أكد لوكالة فرانس برس مصدر عسكري; not لجنة, whose first letter is its own."""
    token = window.tokens[position]
    is_spoken_to = token.form.startswith("ل") and not any(source.span[0] == token.start for source in speaker.sources)
    if not is_medium(speaker) or not is_spoken_to or speaker.last + 1 >= end:
        return None
    behind = read_speaker(window, speaker.last + 1, end)
    return msgspec.structs.replace(behind, relayed_by=speaker.sources[:1]) if behind is not None and behind.sources else None
