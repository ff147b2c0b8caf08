"""Months, their parts and years: آذار 2019, مطلع شباط, الشهر الماضي, عام 2018.

In: a match of `forms` and the day of publication. Out: the `Meaning`. Holds the words before a name of a month or day that make it part of another name.
Reads resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

import re

from riwaya.extract.mentions.dates.meaning import ONE_DAY, Day, Meaning, one_day, stretch, words_before
from riwaya.extract.mentions.dates.reckoning import CURRENT, PAST, month_bounds, month_shifted
from riwaya.lexicon.arabic.calendar import load_calendar

NAMED_FOR_DAYS = frozenset("سوق صلاه خطبه خطيب مسجد جامع وادي جبل تل حي قريه شارع ناحيه".split())
NAMES = frozenset("حي احياء ملعب استاد مطار جامعه مخيم شهداء احداث احتفالات ثوره شارع حركه انتفاضه ساحه ميدان جسر مدرسه مستشفى فوج لواء كتيبه معركه اتفاق قرار القرار".split())
OTHER_WORDS = ("مارس", "ماي", "اب", "جوان")  # مارس is also a verb (he practised): without شهر, في or a year it is refused
OUTLETS = (" نت ", " نيوز ", " . نت ")
MIDDLE, START = ("منتصف", "اواسط"), ("مطلع", "بدايه", "اوايل")


def month_of(match: re.Match[str], reference: Day | None) -> tuple[int, int] | None:
    """Year and month that a match names."""
    name = match["month"]
    if name.startswith("الشهر"):
        return month_shifted(reference, name.endswith(PAST))
    month = load_calendar().months[name]
    if (year := year_of(match)) is not None:
        return year, month
    return ((reference.year if month <= reference.month else reference.year - 1), month) if reference else None


def year_of(match: re.Match[str]) -> int | None:
    """The year beside a month, or the one named last before it: في آذار 2022 ... وفي أيار من العام نفسه."""
    told = re.findall(r" (?:19|20)\d\d(?= )", match.string[: match.start("all")]) if match["same_year"] else ()
    return int(match["year"]) if match["year"] else int(told[-1]) if told else None


def month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """آذار, في شهر آذار 2019; not حي واحد حزيران, شارع تشرين, موقع سبتمبر نت."""
    bare = match["all"].split()
    if match.string[match.end("all") :].startswith(OUTLETS):
        return None
    if len(bare) == 1 and (bare[0] in OTHER_WORDS or any(form in NAMES or form in NAMED_FOR_DAYS for form in words_before(match, 2))):
        return None
    found = month_of(match, reference)
    return stretch(*month_bounds(*found), "month") if found else None


def month_part(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """مطلع آذار, منتصف الشهر الماضي, أواخر شباط: ten days of it, its fifteenth, its last ten days."""
    found = month_of(match, reference)
    if found is None:
        return None
    first, last = month_bounds(*found)
    if match["part"] in MIDDLE:
        return one_day(first + 14 * ONE_DAY)
    return stretch(first, first + 9 * ONE_DAY, "week") if match["part"] in START else stretch(last - 9 * ONE_DAY, last, "week")


def relative_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الشهر الماضي, الشهر الجاري."""
    found = month_shifted(reference, match["which"] not in CURRENT)
    return stretch(*month_bounds(*found), "month") if found else None


def relative_year(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """العام الماضي, السنة الجارية."""
    return _whole_year(reference.year - (match["which"] not in CURRENT)) if reference is not None else None


def year(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """عام 2018."""
    return _whole_year(int(match["year"]))


def _whole_year(year: int) -> Meaning:
    return stretch(Day(year, 1, 1), Day(year, 12, 31), "year")
