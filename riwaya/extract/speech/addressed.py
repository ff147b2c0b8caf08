"""Media to which was spoken: قال مصدر لوكالة نجم برس, قالت لـ«صدى الوادي», في بيان تلقته وكالة كذا. They relay and are no speakers.

In: a `Window` and a position. Out: the medium as a `Source`, or whether a speaker that was read is only spoken to.
"""

from __future__ import annotations

from riwaya.extract.speech.phrases import head_form, quoted_name
from riwaya.extract.speech.speaker import BODY, MEDIUM, Speaker
from riwaya.extract.speech.speakers.bodies import read_body
from riwaya.extract.speech.speakers.body_names import MEDIA_HEADS
from riwaya.extract.speech.speakers.found import is_medium
from riwaya.extract.speech.window import Window
from riwaya.model import Source


def is_addressed(window: Window, speaker: Speaker, position: int) -> bool:
    """Whether the medium behind a verb of saying is spoken to and does not speak: قال لرويترز, قالت لـ«صدى الوادي»."""
    while position < speaker.last and (window.tokens[position].kind == "quote" or window.is_word(position, "adverbs")):
        position += 1
    form = window.tokens[position].form
    return is_medium(speaker) and not speaker.relayed_by and (form == "ل" or form.startswith("ل") and form not in window.words.heads and (position in window.sources or window.own_end(position) is not None or window.head(position) is not None))


def medium_spoken_to(window: Window, position: int, end: int) -> Source | None:
    """A medium that no lexicon knows, to which was spoken: لوكالة شفق نيوز, لـ«سودان تربيون»."""
    token = window.tokens[position]
    if position + 1 >= end or not (token.form.startswith("ل") or position and window.is_word(position - 1, "received")):
        return None
    if token.form == "ل" and window.tokens[position + 1].kind == "quote":
        name = quoted_name(window, position + 1, position + 2)
        if name is None or window.own_end(name[0]) is not None or any(p in window.sources or p in window.actors or window.head(p) and head_form(window, p) not in MEDIA_HEADS for p in range(name[0], name[1] + 1)):
            return None
        return window.source(f"name:{window.written(*name)}", *name, MEDIUM)
    head = window.head(position)
    if head is None or head[0].role != "body" or token.form.startswith("ل") and token.form in window.words.heads or head_form(window, position) not in MEDIA_HEADS:
        return None
    speaker = read_body(window, head[0], position, head[1], end)
    return speaker.sources[0] if speaker is not None and speaker.sources and speaker.sources[0].rule in (BODY, MEDIUM) else None
