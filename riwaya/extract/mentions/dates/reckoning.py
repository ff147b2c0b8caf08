"""Reckoning with days and months: the last such day at or before another, the month before, how exact an interval is.

In and out: days, and names of weekdays and numbers of days as resources/languages/ar/calendar.yaml and `number_words` hold them. Knows nothing of matches.
"""

from __future__ import annotations

from riwaya.extract.mentions.dates.meaning import ONE_DAY, Day
from riwaya.extract.mentions.dates.number_words import COUNTS, ORDINALS
from riwaya.lexicon.arabic.calendar import load_calendar

PAST = ("الماضي", "الفايت", "المنصرم")
CURRENT = ("الجاري", "الحالي")
NEARLY = 10


def date_of(year: int, month: int, day: int) -> Day | None:
    """The day; `None` where the month has no such day."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def how_exact(days: int) -> str:
    """The precision of an interval whose last day lies so many days behind its first."""
    return "days" if days <= 6 else "week" if days <= 10 else "month" if days <= 31 else "longer"


def day_number(word: str) -> int:
    """The day of the month in digits or as an ordinal: 4, الرابع."""
    return int(word) if word.isdigit() else ORDINALS[word]


def amount_of(words: str) -> int:
    """How many days words count: يومين, 3 أيام, أسبوع."""
    return COUNTS.get(words) or int(words.split()[0])


def last_weekday(name: str, reference: Day, *, strictly: bool = False) -> Day:
    """The last such weekday at or before the reference; `strictly` before it."""
    back = (reference.weekday() - load_calendar().weekdays[name]) % 7
    return reference - (back or (7 if strictly else 0)) * ONE_DAY


def last_such_day(month: int, day: int, reference: Day | None, weekday: str | None = None) -> Day | None:
    """The last such day at or before the reference; a few days ahead only with an agreeing weekday."""
    if reference is None:
        return None
    candidates = [d for d in (date_of(reference.year + offset, month, day) for offset in (0, -1)) if d]
    if weekday and candidates and not disagrees(candidates[0], weekday) and (candidates[0] - reference).days <= NEARLY:
        return candidates[0]
    return next((d for d in candidates if d <= reference + ONE_DAY), None)


def disagrees(day: Day, weekday: str | None) -> bool:
    """Whether the weekday beside a day is another one: the day stands, and a person should look."""
    return weekday is not None and load_calendar().weekdays[weekday] != day.weekday()


def month_bounds(year: int, month: int) -> tuple[Day, Day]:
    """The first and last day of a month."""
    following = Day(year + month // 12, month % 12 + 1, 1)
    return Day(year, month, 1), following - ONE_DAY


def month_shifted(reference: Day | None, is_before: bool) -> tuple[int, int] | None:
    """Year and month of the reference, or of the month before."""
    if reference is None:
        return None
    if not is_before:
        return reference.year, reference.month
    return (reference.year, reference.month - 1) if reference.month > 1 else (reference.year - 1, 12)
