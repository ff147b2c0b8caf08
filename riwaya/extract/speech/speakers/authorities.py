"""States, ministries and army staffs that speak: السلطات التركية, الداخلية الأفغانية, هيئة الأركان.

In: a `Window` and the head noun `position..last` that stands in it, read up to `end`. Out: the `Speaker`. Reads the heads of the roles `state`,
`government`, `ministry`, `police`, `army` and `named` of resources/languages/ar/speech.yaml through the window.
"""

from __future__ import annotations

from riwaya.extract.actors.names.nationality import ABROAD
from riwaya.extract.speech.personal_names import end_of_name, person_in
from riwaya.extract.speech.phrases import bare_start, matches_within
from riwaya.extract.speech.speaker import BODY, Speaker
from riwaya.extract.speech.speakers.found import is_side, voiced
from riwaya.extract.speech.window import Window, adjective_stems, stems
from riwaya.lexicon import Entry, Found, load_lexicon
from riwaya.lexicon.arabic.speech_records import HeadRecord

SECURITY = "security_forces"
POLICE_BY_NAME = ("name:الشرطة ", "name:شرطة ")
_GOVERNING = frozenset(("رييس", "رياسه", "مجلس"))  # of who heads a government: رئيس, رئاسة, مجلس


def read_state(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """تركيا, السلطات التركية, رئيس الوزراء التركي فلان: a state that speaks is cited by its government, whoever heads it may be named again."""
    if last + 1 < end and window.tokens[last + 1].form.startswith("و") and last + 1 in window.actors:
        return None
    start = bare_start(window, position)
    if record.id is None:
        return Speaker(last=last, sources=(window.source(f"name:{window.text[start : window.tokens[last].end]}", position, last, "ar/speech/state", start=start),))
    meant = Found("actor", position, last, start, window.tokens[last].end, "", (Entry("actor", record.id, "ar/speech/state", ""),))
    name = person_in(window, last + 1, end) if heads_a_state(window, position) else None
    if name is not None and name[0] > last + 2:
        name = None  # رئيس الوزراء التركي، فلان: nobody farther on is he
    return voiced(window, window.source(window.actor_of(meant), position, last, "ar/speech/state", start=start), last, name)


def heads_a_state(window: Window, position: int) -> bool:
    """Whether the words of a state are those of who heads its government (رئيس الوزراء التركي), not its name."""
    head = window.head(position)
    return head is not None and head[0].role == "state" and head[1] > position and not _GOVERNING.isdisjoint(stems(window.forms[position]))


def read_ministry(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """الداخلية, الدفاع الجزائرية: a ministry by its short name, not اللجنة الداخلية nor الدفاع عن البلدة."""
    following = last + 1
    if following < end and window.is_word(following, "nationalities"):
        last = following
    elif following < end and not window.is_word(following, "adverbs") and not _is_ministry_too(window, following) and window.tokens[following].kind == "word":
        return None
    return Speaker(last=last, sources=(window.source(record.id or "official", position, last, "ar/speech/ministry"),))


def _is_ministry_too(window: Window, position: int) -> bool:
    """الدفاع والداخلية: another ministry joined to the one before."""
    head = window.head(position)
    return window.tokens[position].form.startswith("وال") and head is not None and head[0].role == "ministry"


def read_government(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """الحكومة الأردنية: a government without an id of its own; one that has one (الحكومة العراقية) is read by it."""
    actor = window.actors.get(position)
    if actor is not None and is_side(window.actor_of(actor)):
        return None
    while last + 1 < end and window.is_word(last + 1, "nationalities"):
        last += 1
    return Speaker(last=last, sources=(window.source(record.id or "official", position, last, "ar/speech/government", start=bare_start(window, position)),))


def read_police(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """شرطة الولاية, شرطة هرات: the police of a place, with the words up to the name of who speaks for it."""
    name = person_in(window, last + 1, end)
    reached = end_of_name(window, last + 1, name[0] if name else end, 3)
    source = window.source(record.id or "police_source", position, reached or last, "ar/speech/police", start=bare_start(window, position))
    return voiced(window, source, reached or last, name)


def read_army(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """هيئة الأركان, قيادة الجيش: the army that is named behind it, else that of the story's country."""
    found = Found("actor", position, last, window.tokens[position].start, window.tokens[last].end, "", (Entry("actor", record.id or "army", "ar/speech/army", ""),))
    headed = next(matches_within(window.actors, position, min(end, last + 4)), None)
    state = _of_state(window, last + 1, end)
    if state is not None and headed is None:  # رئاسة الأركان الفرنسية
        name = person_in(window, last + 2, end)
        return voiced(window, window.source(state, position, last + 1, "ar/speech/army", start=bare_start(window, position)), last + 1, name)
    identity = window.actor_of(headed) if headed is not None and is_side(window.actor_of(headed)) else window.actor_of(found)
    name = person_in(window, last + 1, end)
    return voiced(window, window.source(identity, position, last, "ar/speech/army", start=bare_start(window, position)), last, name)


def read_security(window: Window, found: Found, end: int) -> Speaker | None:
    """أجهزة الأمن الروسية, الشرطة الكينية: services of a state that have no id of their own; the state is cited where it has one, its police as such."""
    identity, behind = window.actor_of(found), found.last + 1
    is_abroad = found.entries[0].rule.endswith(ABROAD)
    if identity.startswith(POLICE_BY_NAME) or identity == "police" and is_abroad and found.last > found.first and _of_state(window, found.last, end) is None:
        return Speaker(last=found.last, sources=(window.source("police_source", found.first, found.last, "ar/speech/police", start=found.start),))
    behind = found.last if is_abroad else behind
    owner = _of_state(window, behind, end) if identity == SECURITY else None
    if owner is None:
        return None
    return Speaker(last=behind, sources=(window.source(owner, found.first, behind, "ar/speech/state", start=found.start),))


def _of_state(window: Window, position: int, end: int) -> str | None:
    """The actor of the state whose definite adjective stands at a position: الروسية."""
    if position >= end or not window.tokens[position].form.startswith("ال"):
        return None
    return next((actor for stem in adjective_stems(window.tokens[position].form) for actor in load_lexicon().by_adjective.get(stem, ())), None)


def read_words(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """A body that is cited by these very words (خلية الإعلام الأمني), or by its whole name where the record gives it (الإعلام الأمني)."""
    begin = bare_start(window, position)
    return Speaker(last=last, sources=(window.source(record.id or f"name:{window.text[begin : window.tokens[last].end]}", position, last, BODY, start=begin),))
