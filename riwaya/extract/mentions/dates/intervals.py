"""Intervals: what a match means that bounds days on both sides (بين 28 شباط و3 آذار, مساء السبت واستمرت حتى فجر أمس, الجمعة والسبت), or is a week or a part of a month.

In: a match of `forms` and the day of publication. Out: the days that it means; nothing where the words bound none. Days and hours that are counted
back from the publication stand in `days_counted`.
"""

from __future__ import annotations

import re

from riwaya.extract.mentions.dates.meaning import ONE_DAY, Day, Meaning, stretch, words_before
from riwaya.extract.mentions.dates.months_and_years import month_of
from riwaya.extract.mentions.dates.number_words import ORDINALS
from riwaya.extract.mentions.dates.reckoning import date_of, day_number, how_exact, last_such_day, last_weekday, month_bounds
from riwaya.lexicon.arabic.calendar import load_calendar

BACK = {"اليوم": 0, "امس": 1, "البارحه": 1, "اول من امس": 2, "اول امس": 2}
LONGEST = 3
WEEK = 7


def day_range(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """من 3 إلى 5 آب, 3-5 آب 2019, 26 و27 و28 تموز; not الثاني والعشرين من أيار, which is one number."""
    if f"{match['day']} و{match['day2']}" in ORDINALS:
        return None
    month = load_calendar().months[match["month"]]
    year = match["year"]
    end = date_of(int(year), month, day_number(match["day2"])) if year else last_such_day(month, day_number(match["day2"]), reference)
    start = date_of(end.year, month, day_number(match["day"])) if end else None
    return stretch(start, end, "days") if start and end and start <= end else None


def dates_between(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """بين 28 شباط و3 آذار, من 17 يوليو حتى 19 منه: both ends named, the year that of the last."""
    months = load_calendar().months
    first = months[match["month"]]
    last = months[match["month_after"]] if match["month_after"] else reference.month if match["this_month"] and reference else first
    day = day_number(match["day2"])
    end = date_of(int(match["year"]), last, day) if match["year"] else last_such_day(last, day, reference)
    if end is None:
        return None
    start = date_of(int(match["year1"]) if match["year1"] else end.year - (first > last), first, day_number(match["day"]))
    if start is None or start > end:
        return None
    return stretch(start, end, how_exact((end - start).days))


def from_the_start_on(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """من مطلع يونيو حتى 25 يوليو, منذ بداية العام وحتى 3 آذار: from the first day of a month or year to a day of one."""
    months = load_calendar().months
    last = months[match["month_after"]]
    end = date_of(int(match["year"]), last, day_number(match["day2"])) if match["year"] else last_such_day(last, day_number(match["day2"]), reference)
    if end is None:
        return None
    first = months[match["month"]] if match["month"] else 1
    start = Day(end.year - (first > last), first, 1)
    return stretch(start, end, how_exact((end - start).days)) if start <= end else None


def months_between(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """شهري نيسان وأيار 2018: from the first day of the one to the last of the other."""
    months = load_calendar().months
    first, last = months[match["month"]], months[match["month_after"]]
    if not match["year"] and reference is None:
        return None
    year = int(match["year"]) if match["year"] else reference.year - (last > reference.month) if reference else 0
    return stretch(month_bounds(year - (first > last), first)[0], month_bounds(year, last)[1], "longer")


def week_of_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الأسبوع الأول من آذار: its days; the last week is the last seven, a half is fifteen days or what they leave."""
    month = month_of(match, reference)
    if month is None:
        return None
    first, last = month_bounds(*month)
    length = 7 if match["stretch"] == "الاسبوع" else 15
    if match["which"] == "الاخير":
        return stretch(last - (length - 1) * ONE_DAY, last, "week")
    start = first + length * (ORDINALS[match["which"]] - 1) * ONE_DAY
    if start > last:
        return None
    return stretch(start, last if length == 15 and start > first else min(last, start + (length - 1) * ONE_DAY), "week" if length == 7 else "month")


def joined_days(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الجمعة والسبت, أيام الجمعة والسبت والأحد: days that follow one another."""
    weekdays = load_calendar().weekdays
    names = [weekdays[name] for name in (match["weekday"], match["middle"], match["second"]) if name]
    if reference is None or any((after - before) % 7 != 1 for before, after in zip(names, names[1:], strict=False)):
        return None
    last = last_weekday(match["second"], reference, strictly=bool(match["past"]))
    return stretch(last - (len(names) - 1) * ONE_DAY, last, "days")


def two_days(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """يومي الخميس والجمعة, ليل الخميس الجمعة: the first of the two before the second."""
    if reference is None:
        return None
    second = last_weekday(match["second"], reference)
    if last_weekday(match["weekday"], reference) == reference and load_calendar().weekdays[match["second"]] == (reference.weekday() + 1) % 7:
        second = reference + ONE_DAY  # the night that begins on the day of publication
    first = last_weekday(match["weekday"], second, strictly=True)
    return stretch(first, second, "days") if (second - first).days <= 2 else None


def days_between(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """من الاثنين حتى الخميس."""
    if reference is None:
        return None
    second = last_weekday(match["second"], reference)
    first = last_weekday(match["weekday"], second, strictly=True)
    return stretch(first, second, "days" if (second - first).days <= 3 else "week")


def since_weekday(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """منذ الخميس: up to now."""
    if reference is None:
        return None
    return stretch(last_weekday(match["weekday"], reference, strictly=bool(match["past"])), reference, "days", is_continuing=True)


def week_before_last(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الأسبوع قبل الماضي."""
    return stretch(reference - 14 * ONE_DAY, reference - 8 * ONE_DAY, "week") if reference else None


def week_end(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """The last Friday and Saturday at or before the day of publication; not what somebody comes home from (من عطلة نهاية الأسبوع)."""
    if reference is None or words_before(match) in (["من"], ["عطله"]):
        return None
    saturday = last_weekday("السبت", reference)
    return stretch(saturday - ONE_DAY, saturday, "days")


def until_then(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """اندلعت مساء السبت واستمرت حتى وقت مبكر من أمس: from the first day to the last, at most three days on."""
    if reference is None:
        return None
    last = _day(match["second"], reference)
    first = _day(match["first"], last if match["first"] in load_calendar().weekdays else reference)
    return stretch(first, last, "day" if first == last else "days") if 0 <= (last - first).days <= LONGEST else None


def this_week(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """هذا الأسبوع, الأسبوع الجاري: the seven days up to that of publication."""
    return stretch(reference - (WEEK - 1) * ONE_DAY, reference, "week") if reference else None


def start_of_the_week(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """مطلع الأسبوع: the last Saturday and the Sunday after it, no later than the day of publication."""
    if reference is None:
        return None
    saturday = last_weekday("السبت", reference)
    return stretch(saturday, min(saturday + ONE_DAY, reference), "days" if saturday < reference else "day")


def _day(words: str, reference: Day) -> Day:
    """A weekday as the last one at or before the reference, اليوم and أمس counted from it."""
    return reference - BACK[words] * ONE_DAY if words in BACK else last_weekday(words, reference)
