"""Spokesmen by whom they speak for: المتحدث باسم الجيش, الناطق العسكري باسم المنطقة الرابعة, متحدث حكومي, المتحدثة فلانة.

In: a `Window` and the word for a spokesman that stands in it. Out: the `Speaker`: the body, whose spokesman may be named again. `FOR_WHOM` holds the
ways of saying it in the order in which they are asked: the first that decides is heard.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.extract.speech.personal_names import aliases_of, bare_form, end_of_name, person_in
from riwaya.extract.speech.phrases import begins_the_told, behind_adjectives, matches_within
from riwaya.extract.speech.speaker import BODY, NOBODY, PERSON, Speaker, heard
from riwaya.extract.speech.speakers.found import is_side, named, person, voiced
from riwaya.extract.speech.speakers.qualified import qualified
from riwaya.extract.speech.window import MEDIA_KINDS, Window, kind_of
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.speech_records import HeadRecord

NEAR = 4
LONGEST_BODY = 4
LONGEST_LEFT = 3
_ON_BEHALF = ("باسم", "بلسان")
_OFFICIAL = frozenset(("الرسمي", "الرسميه"))


class Spokesman(msgspec.Struct, frozen=True):
    """The word for a spokesman at tokens `first..last`, what may belong to it up to `end`, and where باسم stands behind it."""

    window: Window
    first: int
    last: int
    end: int
    on_behalf: int | None

    @property
    def near(self) -> range:
        return range(self.last + 1, min(self.end, self.last + NEAR))


def read_spokesman(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """Whom a spokesman speaks for."""
    near = range(last + 1, min(end, last + NEAR))
    spokesman = Spokesman(window, position, last, end, next((p for p in near if window.tokens[p].form in _ON_BEHALF), None))
    return heard(FOR_WHOM, spokesman)


def _for_an_army(spokesman: Spokesman) -> Speaker | None:
    """الناطق باسم المنطقة العسكرية الرابعة: the staff of an army."""
    staff = next((step for step in spokesman.near if spokesman.window.role(step) == "army"), None)
    return (spokesman.window.speaker_at(staff, spokesman.end) or NOBODY) if staff is not None else None


def _for_a_ministry(spokesman: Spokesman) -> Speaker | None:
    """متحدث الداخلية: a ministry by its short name, right behind."""
    behind = spokesman.last + 1
    return spokesman.window.speaker_at(behind, spokesman.end) if behind < spokesman.end and spokesman.window.role(behind) == "ministry" else None


def _for_the_police(spokesman: Spokesman) -> Speaker | None:
    """الناطق الإعلامي لشرطة منطقة عسير: the police of a place."""
    police = next((step for step in spokesman.near if spokesman.window.role(step) == "police"), None)
    if police is None or spokesman.on_behalf is not None:
        return None
    speaker = spokesman.window.speaker_at(police, spokesman.end)
    name = person_in(spokesman.window, speaker.last + 1, spokesman.end) if speaker is not None else None
    return msgspec.structs.replace(speaker, last=name[1], aliases=aliases_of(spokesman.window, name)) if speaker is not None and name is not None else speaker


def _for_a_known_body(spokesman: Spokesman) -> Speaker | None:
    """المتحدث باسم وزارة الدفاع الأميركية فلان: a source or a side of the lexicon; the outlet itself."""
    window, end, found = spokesman.window, spokesman.end, _body_spoken_for(spokesman)
    if found is None:
        return None
    identity = found.entries[0].id if found.table == "source" else window.actor_of(found)
    if identity in window.own.ids:
        return Speaker(last=found.last, is_own=True)
    source = window.source(identity, found.first, found.last, found.entries[0].rule, start=found.start)
    return voiced(window, source, found.last, person_in(window, found.last + 1, end) or _name_left(window, found.last + 1, end))


def _for_one_cited_before(spokesman: Spokesman) -> Speaker | None:
    """المتحدث باسم الوزارة: the one that was cited before, else the spokesman by his name; not باسم اللجنة الشعبية, which is told apart."""
    window, body = spokesman.window, spokesman.on_behalf + 1 if spokesman.on_behalf is not None else spokesman.end
    if body >= spokesman.end or window.tokens[body].form not in window.words.references or _is_told_apart(window, body + 1, spokesman.end):
        return None
    name = person_in(window, body + 1, spokesman.end) or person_in(window, spokesman.last + 1, spokesman.end)
    sources = (named(window, name, PERSON),) if name else ()
    return Speaker(last=max(body, name[1] if name else body), reference=window.words.references[window.tokens[body].form], sources=sources, aliases=aliases_of(window, name))


def _is_told_apart(window: Window, following: int, end: int) -> bool:
    """Whether an adjective makes a definite body another one than that which was cited: اللجنة الشعبية, not القيادة العامة, الوزارة الخميس."""
    is_adjective = following < end and window.tokens[following].form.startswith("ال") and window.tokens[following].form.endswith("يه")
    return is_adjective and not window.is_word(following, "adverbs") and not window.is_word(following, "nationalities")


def _for_another_body(spokesman: Spokesman) -> Speaker | None:
    """الناطق باسم فوج الإطفاء: a body that is read by its own head noun, or that no list knows."""
    window, end, body = spokesman.window, spokesman.end, spokesman.on_behalf + 1 if spokesman.on_behalf is not None else spokesman.end
    if body >= end:
        return None
    name = person_in(window, body, end)
    limit = name[0] if name is not None and name[0] > body else end
    speaker = window.speaker_at(body, limit)
    if speaker is not None and speaker.sources:
        return msgspec.structs.replace(speaker, last=max(speaker.last, name[1] if name else 0), aliases=speaker.aliases or aliases_of(window, name))
    reached = end_of_name(window, body, limit, LONGEST_BODY)
    if reached is None:
        return None
    return Speaker(last=max(reached, name[1] if name else 0), sources=(named(window, (body, reached), BODY),), aliases=aliases_of(window, name))


def _for_a_body_that_is_named(spokesman: Spokesman) -> Speaker | None:
    """مسؤول مكتب الإعلام في كتيبة «شهداء الوادي»: the body in which he sits, by its name in quotation marks."""
    window, body = spokesman.window, spokesman.last + 2
    if body + 1 >= spokesman.end or window.tokens[body - 1].form != "في" or window.role(body) != "body" or window.tokens[body + 1].kind != "quote":
        return None
    return window.speaker_at(body, spokesman.end)


def _for_none_that_is_named(spokesman: Spokesman) -> Speaker | None:
    """متحدث عسكري, المتحدث فلان: by what says of what kind he is, else by his name."""
    window, first, last, end = spokesman.window, spokesman.first, spokesman.last, spokesman.end
    name = person_in(window, last + 1, end)
    speaker = qualified(window, "official", first, last, name[0] if name else end, officials=True)
    if name is None:
        meant = window.words.references.get(bare_form(window.tokens[first].form))
        is_he = meant is not None and speaker.last == last + 1 and window.tokens[last + 1].form in _OFFICIAL
        return msgspec.structs.replace(speaker, reference=meant) if is_he else speaker  # وأضاف المتحدث الرسمي: whose spokesman was cited before
    if speaker.last == last:
        return person(window, name)
    return msgspec.structs.replace(speaker, last=name[1], aliases=aliases_of(window, name))


FOR_WHOM: tuple[Callable[[Spokesman], Speaker | None], ...] = (
    _for_an_army,
    _for_a_ministry,
    _for_a_known_body,
    _for_the_police,
    _for_one_cited_before,
    _for_another_body,
    _for_a_body_that_is_named,
    _for_none_that_is_named,
)


def _body_spoken_for(spokesman: Spokesman) -> Found | None:
    """The first source or actor in the phrase of a spokesman, the longest of those that overlap (وزارة الدفاع الأميركية), a ministry before the forces of its name (وزارة الداخلية المصرية)."""
    window, end = spokesman.window, spokesman.end
    candidates = (*matches_within(window.sources, spokesman.first, end), *matches_within(window.actors, spokesman.last + 1, end))
    fitting = [f for f in candidates if (is_side(window.actor_of(f)) if f.table == "actor" else kind_of(f.entries[0].id) not in ("generic", *MEDIA_KINDS))]
    if not fitting:
        return None
    first = min(fitting, key=lambda f: (f.first, -f.last, f.table == "actor"))
    return max((f for f in fitting if f.first <= first.last), key=lambda f: (f.table == "source" and kind_of(f.entries[0].id) == "official", f.last, f.table == "source", -f.first))


def _name_left(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """What is left of a phrase once the body is read: the name of its spokesman, adjectives left out."""
    first = behind_adjectives(window, first, end)
    if first >= end or window.is_known(first) or begins_the_told(window, first):
        return None
    last = end_of_name(window, first, end, LONGEST_LEFT)
    return (first, last) if last is not None and not window.tokens[first].form.startswith(("ل", "ب", "ف", "ال")) else None
