"""Which ways of writing a date are worth trying in a sentence, by the words that stand in it.

In: the folded words of a sentence. Out: rows of `forms`, whose patterns are compiled when first needed. Kinds of words are what `Form.needs` and `Form.besides`
name; to look for them takes a tenth of the time of the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from riwaya.extract.mentions.dates.forms import MONTH_PARTS, Form, forms
from riwaya.extract.mentions.dates.number_words import COUNTS, ORDINALS
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.calendar import load_calendar

LONGEST_PREFIX = 4


def kinds_there(words: Sequence[str]) -> frozenset[str]:
    """The kinds of words that may stand in a sentence."""
    return frozenset().union(*map(KINDS.__getitem__, words))


@lru_cache(maxsize=1 << 12)
def tried(there: frozenset[str]) -> tuple[Form, ...]:
    """The ways of writing to try where these kinds of words stand, the most complete first."""
    return tuple(form for form in forms() if form.needs in there and (form.besides is None or form.besides in there))


@cache
def compiled(name: str) -> re.Pattern[str]:
    """A pattern, compiled when a sentence first needs it: a report needs a few of them, and all together take longer than the report."""
    return re.compile(next(form.pattern for form in forms() if form.name == name))


def _kinds_in(form: str) -> tuple[str, ...]:
    """The kinds of words that begin in this word of a sentence, up to four letters of و, ب and ال taken off."""
    if form[0].isdigit():
        return ("digit", "number", *_kinds_of_words().get(form, ()))
    if _kinds_of_words().keys().isdisjoint([form[start:] for start in range(LONGEST_PREFIX + 1)]):
        return ()
    return tuple(dict.fromkeys(kind for start in range(min(LONGEST_PREFIX + 1, len(form))) for kind in _kinds_of_words().get(form[start:], ())))


KINDS = Remembered(_kinds_in)


@lru_cache(maxsize=1)
def _kinds_of_words() -> dict[str, tuple[str, ...]]:
    """The kinds that a word, or one that begins with it, is needed for."""
    calendar = load_calendar()
    kinds: dict[str, tuple[str, ...]] = {
        "month": tuple(calendar.months), "weekday": tuple(calendar.weekdays), "hijri month": tuple(calendar.hijri_months), "time": tuple(calendar.times), "part of a month": MONTH_PARTS,
        "this month": ("الشهر", "الجاري", "الحالي"), "that month": ("منه", "الشهر", "نفس", "ذات"), "today": ("اليوم", "يومنا"), "yesterday": ("امس", "البارحه"), "today or yesterday": ("اليوم", "امس"), "tomorrow": ("غد", "غدا"), "feast": ("عيد", "العيد"), "until": ("حتي", "لغايه"), "night": ("الليله", "ليله", "ليل"), "this": ("هذا", "هذه"), "last days": ("الاسبوع", "الايام"),
        "last hours": ("اليومين", "الساعات", "الاسبوعين", "اسبوعين"), "hours": ("ساعه", "الساعات"), "since": ("قبل", "منذ", "خلال", "غضون"), "told": ("قبل", "قبلها", "قبله", "بعد", "بعدها", "بعده"), "before that": ("قبل", "قبلها", "السابق"), "after that": ("بعد",), "day after": ("غداه",), "today or night": ("اليوم", "الليله", "ليل"), "this year": ("العام", "السنه"), "clock": ("الساعه",), "earlier": ("سابق", "سابقا"), "year": ("عام", "سنه", "العام"), "stroke": ("/", "-"), "time of an act": tuple(calendar.adjectives),
        "number": tuple(ORDINALS), "stretch": ("الاسبوع", "النصف"), "months": ("شهر", "شهري"), "first": ("اول", "الاول", "قبل"), "same": ("نفسه", "ذاته", "نفسها", "ذاتها", "نفس", "ذات"), "next": ("التالي", "التاليه"), "bracket": ("(",), "evening": ("ليل", "ليله", "مساء"), "up to": ("حتي", "الي"), "between": ("بين",), "two days": ("يومي",),
        "morning": ("الصباح", "الفجر"), "days": (*COUNTS, "ايام", "يوما"), "days or hours": (*COUNTS, "ايام", "يوما", "ساعات"), "moments": ("قليل", "لحظات", "دقايق"), "start": ("مطلع", "بدايه", "اول"),
        "long": ("شهر", "شهرين", "اشهر", "شهور", "اسابيع", "الاسابيع", "الاشهر", "سنه", "سنتين", "سنوات", "السنوات", "عام", "عامين", "اعوام", "الاعوام"),
    }
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in kinds.items():
        for first in {word.split()[0] for word in words}:
            found[first] = (*found.get(first, ()), kind)
    return found
