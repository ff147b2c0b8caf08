"""Speakers that need no reading: what a match of the lexicon or a name by itself says who is cited.

In: a `Window` and a match or the tokens of a name. Out: the `Speaker`. Says too which actors can be cited by their id.
"""

from __future__ import annotations

from riwaya.extract.speech.personal_names import aliases_of
from riwaya.extract.speech.speaker import BODY, MEDIUM, PERSON, Speaker
from riwaya.extract.speech.window import MEDIA_KINDS, Window, kind_of
from riwaya.lexicon import Found, load_lexicon
from riwaya.model import Source

PESHMERGA = "peshmerga"  # a state's force with a command of its own


def known(window: Window, found: Found) -> Speaker:
    """The source that a match of the lexicon names, or the outlet itself."""
    identity = found.entries[0].id
    if identity in window.own.ids:
        return Speaker(last=found.last, is_own=True)
    return Speaker(last=found.last, sources=(Source(id=identity, name=window.text[found.start : found.end], span=(found.start, found.end), rule=found.entries[0].rule),))


def of_group(window: Window, found: Found) -> Speaker:
    """The actor that a match of the lexicon names."""
    return Speaker(last=found.last, sources=(window.group(found),))


def person(window: Window, name: tuple[int, int], *, rule: str = PERSON) -> Speaker:
    """Who is cited by nothing but a name, in full or by a part of which he may be named again."""
    return Speaker(last=name[1], sources=(named(window, name, rule),), aliases=aliases_of(window, name))


def named(window: Window, name: tuple[int, int], rule: str) -> Source:
    """The source that a name as written is."""
    return window.source(f"name:{window.written(*name)}", *name, rule)


def voiced(window: Window, source: Source, last: int, name: tuple[int, int] | None) -> Speaker:
    """Who speaks for a source whose words end at `last`, by the name behind them where one stands there: رئيس الحكومة العراقية فلان."""
    return Speaker(last=name[1] if name else last, sources=(source,), aliases=aliases_of(window, name))


def is_medium(speaker: Speaker) -> bool:
    """Whether what was read as a speaker is a medium, or the outlet itself."""
    return speaker.is_own or any(kind_of(s.id) in MEDIA_KINDS or s.rule in (BODY, MEDIUM) for s in speaker.sources[:1])


def is_side(identity: str) -> bool:
    """Whether an actor can be cited by its id: civilians and aid workers are cited by the words that name them."""
    record = load_lexicon().actors.get(identity)
    return record is None or record.group not in ("civilian", "aid", "unknown")


def is_force(identity: str) -> bool:
    """Whether an actor of the lexicon fights or governs, so that who is of it speaks for it."""
    return is_armed(identity) or is_state(identity)


def is_armed(identity: str) -> bool:
    """Whether an actor is a side that speaks through nameless sources (مصدر في المعارضة), not an army or a people."""
    record = load_lexicon().actors.get(identity)
    return record is not None and (record.group in ("non_state", "militia", "political") or identity == PESHMERGA)


def is_state(identity: str) -> bool:
    """Whether an actor is a state, its services, or a force from abroad."""
    record = load_lexicon().actors.get(identity)
    return record is not None and record.group in ("state", "external")
