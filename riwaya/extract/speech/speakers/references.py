"""References to who was cited before: المصدر, الوكالة, الوزير نفسه, المتحدث في البيان.

In: a `Window` and a position. Out: a `Speaker` that holds the reference; none where a word behind it tells of somebody new. Reads the references of
resources/languages/ar/speech.yaml. What goes on with a reference is a row of `GOES_ON`, what makes it somebody new a row of `SOMEBODY_NEW`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.extract.speech.phrases import last_adjective
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.speakers.found import is_side
from riwaya.extract.speech.window import Window, stems
from riwaya.lexicon.arabic.speech_records import ReferenceRecord

_SELF_BEFORE = ("ذات", "نفس")  # ذات المصدر
_SELF = frozenset(("ذاته", "ذاتها", "نفسه", "نفسها", "انفسهم", "ذات", "نفس", "عينه", "عينها"))
TALKS = frozenset(("حديث", "اتصال", "مقابله", "موتمر", "لقاء", "كلمه"))
_ONE_OF = frozenset(("احد", "احدي"))  # أحد الشهود: somebody new
_NARROWING = frozenset(("في", "من", "باسم", "بلسان", "لدي"))


class Behind(msgspec.Struct, frozen=True):
    """A reference whose last word is `last`, with the word behind it, which stands before `end`."""

    window: Window
    record: ReferenceRecord
    last: int
    end: int
    is_source: bool

    @property
    def position(self) -> int:
        return self.last + 1

    @property
    def form(self) -> str:
        return self.window.tokens[self.last + 1].form


def reference_at(window: Window, position: int, end: int) -> Speaker | None:
    """Who was cited before and is meant by the word at a position."""
    last = position + (window.tokens[position].form.lstrip("ول") in _SELF_BEFORE and position + 1 < end)
    record = next((window.words.references[s] for s in stems(window.tokens[last].form) if s in window.words.references), None)
    if record is None or _is_the_group(window, position, record) or position and window.tokens[position - 1].form in _ONE_OF:
        return None
    if last + 1 >= end:
        return Speaker(last=last, reference=record)
    behind = Behind(window, record, last, end, position in window.sources)
    reached = next((reached for goes_on in GOES_ON if (reached := goes_on(behind)) is not None), None)
    if reached is None and any(is_new(behind) for is_new in SOMEBODY_NEW):
        return None
    return Speaker(last=last if reached is None else reached, reference=record)


def _is_the_group(window: Window, position: int, record: ReferenceRecord) -> bool:
    """الحركة, التنظيم: the group told of before."""
    group = window.actors.get(position)
    return group is not None and "actor" in record.kinds and group.first == group.last and is_side(window.actor_of(group))


def _himself(behind: Behind) -> int | None:
    """المصدر نفسه: the very same."""
    return behind.position if behind.form in _SELF else None


def _where_it_says(behind: Behind) -> int | None:
    """الوكالة في تقرير, الوزير في حديث: in what it was said."""
    told = behind.position + 1
    if told >= behind.end or behind.form != "في":
        return None
    return behind.last if behind.window.tokens[told].form in TALKS or behind.window.role(told) == "carrier" else None


def _with_adjectives(behind: Behind) -> int | None:
    """الوكالة الرسمية: a medium with what is said of it."""
    is_medium = not {"outlet", "agency"}.isdisjoint(behind.record.kinds) and not behind.is_source
    return last_adjective(behind.window, behind.position, behind.end) if is_medium else None


GOES_ON: tuple[Callable[[Behind], int | None], ...] = (_himself, _where_it_says, _with_adjectives)


def _is_narrowed(behind: Behind) -> bool:
    """المصدر في الشرطة, المتحدث باسم: a noun narrowed down names someone new."""
    return behind.form in _NARROWING and behind.window.word_end(behind.position, "adverbs") is None and not _is_whereabouts(behind)


def _is_numbered(behind: Behind) -> bool:
    """القناة 12: a name."""
    return behind.window.tokens[behind.position].kind == "number"


def _is_told_more_of(behind: Behind) -> bool:
    """المصادر الطبية, المصادر بالمستشفى: a word that says who it is; not أكدت المصادر أمس, المصدر لرويترز, المصادر نقل الجرحى."""
    window, position = behind.window, behind.position
    if window.tokens[position].kind != "word" or _is_whereabouts(behind) or any(window.is_word(position, name) for name in ("openers", "adverbs", "results", "stops")):
        return False
    return not (position in window.triggers or behind.form.startswith("ل") or behind.form in window.words.citing or _is_object(behind))


SOMEBODY_NEW: tuple[Callable[[Behind], bool], ...] = (_is_narrowed, _is_numbered, _is_told_more_of)


def _is_object(behind: Behind) -> bool:
    """Whether the word behind a definite noun is what is told and says nothing of who tells it: وأكدت المصادر نقل الجرحى, not المصادر الطبية nor المصادر بالمستشفى."""
    window, position = behind.window, behind.position
    return not behind.form.startswith(("ال", "لل", "ب")) and not window.is_given_name(position) and window.head(position) is None and not window.is_known(position)


def _is_whereabouts(behind: Behind) -> bool:
    """Whether من says from where he spoke and not of whom he is one: المصدر من أبيي, not المصدر من الشرطة."""
    window, place = behind.window, behind.position + 1
    if behind.form != "من" or place >= behind.end or window.tokens[place].kind != "word" or window.tokens[place].form.startswith("ال"):
        return False
    return window.head(place) is None and not window.is_known(place)
