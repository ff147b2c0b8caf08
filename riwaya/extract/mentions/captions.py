"""Captions of pictures, each with the day on which it was taken: آثار قصف على بلدة أ - 25 تموز 2021 (الدفاع المدني). Many are older than the story that they stand above.

In: the dates of a sentence, its folded words, the day of publication. Out: whether a date is that of a caption; the dates without those of a picture from the archive, more than two days old, which dates nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from riwaya.extract.values import When
from riwaya.model import Mention

DASHES = frozenset("- – — /".split())
BEFORE = DASHES | frozenset("ـ ، ,".split())
LEADING = frozenset("في بتاريخ يوم".split())
CREDIT = 10
# whose the picture is, or that it is one: (الأناضول), - متداول, / صورة: AA
CREDITS = frozenset("الاناضول انترنت الانترنت فيسبوك فيس تويتر تلغرام رويترز متداول متداوله ارشيف ارشيفيه ارشيفي صوره غيتي وكالات برس المدني بلدي سانا aa ap afp".split())
OLD = datetime.timedelta(days=2)


def is_caption(forms: Sequence[str]) -> bool:
    """Whether a line ends, in brackets or behind a dash, with whose the picture above it is: قصف على بلدة أ (الأناضول), - متداول."""
    is_closed = forms[-1:] == (")",)
    marks = ("(",) if is_closed else DASHES
    opening = next((p for p in range(len(forms) - 2, max(1, len(forms) - CREDIT), -1) if forms[p] in marks), None)
    return opening is not None and not CREDITS.isdisjoint(forms[opening + 1 :])


def is_of_a_caption(date: Mention[When], forms: Sequence[str]) -> bool:
    """Whether a day stands behind a dash or a comma at the end of its sentence, with nothing but who took the picture, in brackets, behind it."""
    behind = tuple(forms[date.last + 1 :])
    before = date.first - 1
    while before > 0 and forms[before] in LEADING:
        before -= 1
    return before > 0 and forms[before] in BEFORE and behind[:1] == ("(",) and behind[-1:] == (")",) and 2 < len(behind) <= CREDIT


def without_old_pictures(dates: tuple[Mention[When], ...], forms: Sequence[str], reference: datetime.date | None) -> tuple[Mention[When], ...]:
    """The dates of a sentence without that of a picture from the archive."""
    if reference is None or not dates:
        return dates
    return tuple(date for date in dates if not (date.value.end and date.value.end < (reference - OLD).isoformat() and is_of_a_caption(date, forms)))
