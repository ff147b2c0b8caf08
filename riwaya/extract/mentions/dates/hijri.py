"""Days of the Hijri calendar: 15 رمضان 1440 هـ, العاشر من ذي الحجة, 15/9/1440هـ.

In: a match of one of the Hijri rows of `forms`. Out: the day by the Umm al-Qura table (hijridate), one day earlier or later where the weekday beside it says
so, since countries see the moon on other evenings. A day that الموافق gives in the other calendar too is left to that one; names of
months that are also names of people (رجب, رمضان) count only behind the number of a day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from riwaya.lexicon.arabic.calendar import load_calendar

Day = datetime.date
YEAR = r"1[34]\d\d"
ELSEWHERE = " الموافق"
TABLE = (1343, 1500)
FEASTS = {"الفطر": (10, 1), "الاضحي": (12, 10)}


def hijri_day(match: re.Match[str], reference: Day | None, day_number: Callable[[str], int]) -> Day | None:
    """The day that is written, or `None` where there is no such day or no year to count from."""
    groups = match.groupdict()
    day = groups.get("day") or groups.get("day2") or ""
    month = load_calendar().hijri_months[groups["hijri"]] if groups.get("hijri") else int(groups.get("m") or groups.get("m2") or 0)
    year = groups.get("year") or groups.get("year2")
    found = gregorian(int(year), month, day_number(day)) if year else _last(month, day_number(day), reference)
    weekday = groups.get("weekday")
    if found is None or not weekday:
        return found
    wanted = load_calendar().weekdays[weekday]
    return next((near for near in (found, found - datetime.timedelta(1), found + datetime.timedelta(1)) if near.weekday() == wanted), found)


def feast_day(feast: str, number: int, reference: Day | None) -> Day | None:
    """The last such day of a feast at or before the reference: عيد الفطر begins on 1 Shawwal, عيد الأضحى on 10 Dhu al-Hijja."""
    month, first = FEASTS[feast]
    return _last(month, first + number - 1, reference)


def gregorian(year: int, month: int, day: int) -> Day | None:
    """The day of the common calendar; `None` outside the table or where the month has no such day.

    >>> gregorian(1440, 9, 15)
    datetime.date(2019, 5, 20)
    >>> gregorian(1440, 9, 31) is None
    True
    """
    if not TABLE[0] <= year < TABLE[1]:
        return None
    from hijridate import Hijri  # only here: few reports write such days

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Day(found.year, found.month, found.day)


def _last(month: int, day: int, reference: Day | None) -> Day | None:
    """The last such day at or before the reference."""
    if reference is None:
        return None
    from hijridate import Gregorian

    try:
        this = Gregorian(reference.year, reference.month, reference.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    return next((found for found in (gregorian(this - back, month, day) for back in (0, 1)) if found and found <= reference + datetime.timedelta(1)), None)
