"""Bodies that speak: صحيفة «صدى الوادي», المكتب الإعلامي لحركة كذا, مكتب محافظ المدينة, شبكة أطباء الوادي.

In: a `Window` and the head noun of the role `body` that stands in it. Out: the `Speaker`: what a table knows, who heads it or whose it is, else the body by
its name (`body_names`). `OF_BODIES` holds the ways of saying it in the order in which they are asked: the first that decides is heard.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.extract.speech.phrases import bare_start, head_form, is_definite_adjective, matches_within, phrase_end, quoted_name
from riwaya.extract.speech.speaker import NOBODY, Speaker, heard
from riwaya.extract.speech.speakers.authorities import heads_a_state
from riwaya.extract.speech.speakers.body_names import COMMON_PLACES, MEDIA_HEADS, body_named, name_limit
from riwaya.extract.speech.speakers.found import is_side, known, of_group
from riwaya.extract.speech.speakers.spokesmen import read_spokesman
from riwaya.extract.speech.window import Window, kind_of
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.speech_records import HeadRecord

NEAR, FAR, FARTHEST = 6, 7, 9
_OF_JUSTICE = frozenset(("محكمه", "المحكمه", "نيابه", "النيابه"))
BELONGING = frozenset(("التابع", "التابعه", "القريب", "القريبه", "المقرب", "المقربه", "الموالي", "المواليه", "المحسوب", "المحسوبه"))


class Body(msgspec.Struct, frozen=True):
    """A body whose head noun (`form`) stands at tokens `first..last`; its name ends before `whole`, before `limit` where quotation marks hold it."""

    window: Window
    first: int
    last: int
    end: int
    form: str
    whole: int
    limit: int

    @property
    def behind(self) -> int:
        return self.last + 1


def read_body(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """The body that a head noun opens: by its id where a table knows it or a side stands in its name, else by name."""
    form, whole = head_form(window, position), name_limit(window, last + 1, phrase_end(window, last + 1, end))
    whole = _before_another_side(window, position, last, whole)
    # صحيفة «صدى الوادي» القريبة من النظام is not the regime
    quoted = quoted_name(window, last + 1, last + 2) if form in MEDIA_HEADS else None
    return heard(OF_BODIES, Body(window, position, last, end, form, whole, min(whole, quoted[1] + 2) if quoted is not None else whole))


def _before_another_side(window: Window, position: int, last: int, whole: int) -> int:
    """Where the name of a body ends before a side that cannot belong to it: behind an adjective (حملت الرئاسة الفلسطينية إسرائيل المسؤولية) or a noun that closes it (اتهمت لجنة محامي الطوارئ قوات كذا); not القيادة العامة لقوات كذا."""
    closes = is_definite_adjective if head_form(window, position).startswith("ال") else _is_definite
    return next((step for step in range(last + 2, whole) if step in window.actors and not window.actors[step].prefix and closes(window.tokens[step - 1].form)), whole)


def _is_definite(form: str) -> bool:
    return form.startswith("ال") and len(form) > 4


def _that_names_itself(body: Body) -> Speaker | None:
    """جماعة تطلق على نفسها «أنصار الوادي»: a name that goes on behind the preposition at which the phrase ends."""
    found = body.window.actors.get(body.first)
    return of_group(body.window, found) if found is not None and found.last >= body.limit and is_side(found.entries[0].id) else None


def _that_belongs(body: Body) -> Speaker | None:
    """خلية النسور التابعة لوزارة الداخلية is no ministry."""
    window = body.window
    belongs = next((step for step in range(body.behind + 1, body.whole) if window.tokens[step].form in BELONGING), body.whole)
    if belongs == body.whole or any(found.first <= body.behind for table in (window.sources, window.actors) for found in matches_within(table, body.first, belongs)):
        return None
    return body_named(window, body.first, body.last, belongs, body.end)


def _of_an_official(body: Body) -> Speaker | None:
    """مكتب محافظ المدينة."""
    office = body.window.head(body.behind) if body.form == "مكتب" and body.behind < body.limit else None
    if office is None or office[0].role != "person" or office[0].id != "official":
        return None
    return body.window.speaker_by_head(body.behind, body.end) or NOBODY


def _of_who_heads_it(body: Body) -> Speaker | None:
    """المكتب الإعلامي لرئيس الوزراء التركي, المكتب الإعلامي للمتحدث باسم الجيش."""
    window = body.window
    for step in range(body.behind, min(body.limit, body.last + NEAR)):
        head = window.head(step)
        if heads_a_state(window, step):
            return window.speaker_at(step, body.end) or NOBODY
        if head is not None and head[0].role == "spokesman":
            return read_spokesman(window, head[0], step, head[1], body.end) or NOBODY
    return None


def _by_what_it_is(body: Body) -> Speaker | None:
    """صحيفة الغارديان, المكتب الإعلامي لوزارة الدفاع: a source of the lexicon in its name; not تنظيم الدولة عبر وكالة أعماق."""
    window = body.window
    side = next((f for f in _groups(body) if is_side(f.entries[0].id)), None)
    for found in matches_within(window.sources, body.first, min(body.limit, body.first + FAR)):
        if side is not None and side.last < found.first and side.first <= body.first + 1:
            return None
        if kind_of(found.entries[0].id) != "generic":
            return known(window, found)
    return None


def _as_the_outlet(body: Body) -> Speaker | None:
    """صحيفة كذا in a report of that paper."""
    own = any(body.window.own_end(step) is not None for step in range(body.behind, body.limit))
    return Speaker(last=body.limit - 1, is_own=True) if own else None


def _of_a_province(body: Body) -> Speaker | None:
    """حكومة الولاية: the officials of a place, which is no government with a name."""
    window = body.window
    if (
        body.form != "حكومه"
        or body.behind >= body.limit
        or window.tokens[body.behind].form not in COMMON_PLACES
        or is_definite_adjective(window.tokens[min(body.behind + 1, len(window.tokens) - 1)].form)
    ):
        return None
    return Speaker(last=body.behind, sources=(window.source("official", body.first, body.behind, "ar/speech/qualifier", start=bare_start(window, body.first)),))


def _of_a_group(body: Body) -> Speaker | None:
    """المكتب الإعلامي لحركة كذا, مجلس X العسكري: a side in its name; إعلام النظام and موقع صومالي are no side."""
    window = body.window
    if body.form in _OF_JUSTICE:
        return None  # محكمة أمن الدولة is no security service
    is_medium = body.form in MEDIA_HEADS
    sides = (f for f in _groups(body) if is_side(f.entries[0].id) and body.form != "اعلام" and not (is_medium and not window.tokens[f.first].form.startswith("ال")))
    found = next(sides, None)
    return of_group(window, found) if found is not None else None


def _by_its_name(body: Body) -> Speaker | None:
    """شبكة أطباء الوادي, صحيفة «صدى الوادي»."""
    return body_named(body.window, body.first, body.last, body.limit, body.end)


OF_BODIES: tuple[Callable[[Body], Speaker | None], ...] = (_that_names_itself, _that_belongs, _of_an_official, _of_who_heads_it, _by_what_it_is, _as_the_outlet, _of_a_province, _of_a_group, _by_its_name)


def _groups(body: Body) -> list[Found]:
    """The groups named in the phrase of a body."""
    return list(matches_within(body.window.actors, body.first, min(body.limit, body.first + FARTHEST)))
