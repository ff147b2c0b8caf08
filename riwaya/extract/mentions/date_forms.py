"""The ways of writing a date or a part of the day, as patterns over folded words joined by single spaces, the most complete first.

Reads resources/languages/ar/calendar.yaml. A pattern is compiled when a sentence first needs it and tried only where a word stands that
it cannot do without (`NEEDED`): to look for those takes a tenth of the time of the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from riwaya.extract.mentions import date_intervals, hijri
from riwaya.extract.mentions import date_meanings as means
from riwaya.extract.mentions.date_meanings import Reading
from riwaya.extract.mentions.date_numbers import CLOCK, COUNTS, HOURS, NUMBERED_DAYS, ORDINALS
from riwaya.extract.mentions.month_told import day_of_the_month_told
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.calendar import load_calendar

# what must stand in a sentence for a pattern to be tried: a kind of `_needed_words`
NEEDED = {
    "day-month-range": "month", "iso": "stroke", "numeric": "stroke", "numeric-dots": "digit", "month-day-year": "month", "weekday-short-date": "stroke", "weekday": "weekday", "two-nights": "weekday", "two-weekdays": "weekday", "weekday-range": "weekday", "until-then": "until", "between-then-and-now": "today or yesterday", "this-week": "last days", "start-of-the-week": "last days",
    "since-weekday": "weekday", "day-month": "month", "month": "month", "hijri": "hijri month", "hijri-numeric": "stroke", "day-of-this-month": "this month", "day-of-that-month": "that month", "before-yesterday": "yesterday", "yesterday": "yesterday", "today": "today", "day-of-the-war": "today",
    "tomorrow": "tomorrow", "day-before-printing": "today", "since-this-morning": "since", "day-of-feast": "feast", "until-today": "until", "weekdays-joined": "weekday", "week-before-last": "last days",
    "last-night": "night", "night-before-last": "night", "this-time-today": "this", "last-week": "last days", "last-two-days": "last hours", "last-hours": "last hours", "last-hours-numbered": "hours", "hours-numbered": "hours", "last-days-numbered": "last days", "week-end": "last days",
    "days-ago": "since", "some-days-ago": "since", "days-before-that": "since", "day-before-that": "before that", "days-after-that": "after that", "same-day": "today or night", "next-day": "today or night", "hours-ago": "since", "just-now": "since", "long-ago": "since", "since-the-start": "since", "tonight": "night", "two-days-to-now": "yesterday", "two-days-to-yesterday": "yesterday", "within-days": "since", "days-before-told": "told",
    "dates-between": "month", "months-between": "month", "week-of-month": "month", "day-of-this": "this month", "short-date": "stroke", "night-between": "weekday", "into-the-next-day": "weekday", "night-and-day": "weekday", "into-today": "today", "night-before-yesterday": "yesterday",
    "month-part": "part of a month", "month-before": "this month", "year-before": "this year", "year": "year", "clock": "clock", "earlier": "earlier", "time": "time", "time-of-an-act": "time of an act",
}
# what must stand there as well, of most patterns that are tried often and seldom found
BESIDES = {
    "day-month": "number", "dates-between": "number", "day-month-range": "number", "month-day-year": "digit", "hijri": "number", "hijri-numeric": "digit", "iso": "digit", "numeric": "digit", "weekday-short-date": "digit", "short-date": "digit",
    "day-of-this-month": "number", "day-of-that-month": "number", "day-of-this": "digit", "week-of-month": "stretch", "months-between": "months", "before-yesterday": "first", "two-days-to-yesterday": "first", "night-before-yesterday": "first",
    "two-days-to-now": "today", "same-day": "same", "next-day": "next", "day-before-printing": "bracket", "day-of-the-war": "digit", "into-today": "evening", "into-the-next-day": "evening", "night-and-day": "evening",
    "two-nights": "evening", "night-between": "night", "weekday-range": "up to", "two-weekdays": "two days", "since-weekday": "since", "since-this-morning": "morning", "within-days": "days", "days-ago": "days", "some-days-ago": "days", "days-before-told": "days",
    "days-after-that": "days or hours", "days-before-that": "days or hours", "hours-ago": "days or hours", "just-now": "moments", "long-ago": "long", "since-the-start": "start",
}
LONGEST_PREFIX = 3
# the acts whose adjective may say in what part of the day they were: قصف ليلي, غارات ليلية, اقتحام صباحي
ACTS = tuple("قصف غاره غارات غارتين هجوم هجومين هجمات اقتحام اقتحامات مداهمه مداهمات ضربه ضربات ضربتين اشتباك اشتباكات مواجهه مواجهات معركه معارك استهداف استهدافات توغل توغلات انزال كمين كماين تفجير تفجيرات انفجار انفجارات عمليه عمليات حمله حملات تظاهره تظاهرات مظاهره مظاهرات مسيره مسيرات احتجاجات".split())
MONTH_PARTS = ("مطلع", "بدايه", "منتصف", "نهايه", "اوايل", "اواسط", "اواخر")


def kinds_there(forms: Sequence[str]) -> frozenset[str]:
    """The kinds of words of NEEDED that may stand in a sentence: to look for them takes a tenth of the time of the patterns."""
    return frozenset().union(*map(KINDS.__getitem__, forms))


@lru_cache(maxsize=1 << 12)
def patterns_for(there: frozenset[str]) -> tuple[tuple[str, Reading], ...]:
    """The patterns to try where these kinds of words stand, the most complete first."""
    return tuple((name, read) for name, read in patterns() if NEEDED[name] in there and (name not in BESIDES or BESIDES[name] in there))


def _kinds_in(form: str) -> tuple[str, ...]:
    """The kinds of words that begin in this word of a sentence, up to three letters of و, ب and ال taken off."""
    if form[0].isdigit():
        return ("digit", "number", *_needed_words().get(form, ()))
    if _needed_words().keys().isdisjoint([form[start:] for start in range(LONGEST_PREFIX + 1)]):
        return ()
    return tuple(dict.fromkeys(kind for start in range(min(LONGEST_PREFIX + 1, len(form))) for kind in _needed_words().get(form[start:], ())))


KINDS = Remembered(_kinds_in)


@lru_cache(maxsize=1)
def _needed_words() -> dict[str, tuple[str, ...]]:
    """The kinds that a word, or one that begins with it, is needed for."""
    calendar = load_calendar()
    kinds: dict[str, tuple[str, ...]] = {
        "month": tuple(calendar.months), "weekday": tuple(calendar.weekdays), "hijri month": tuple(calendar.hijri_months), "time": tuple(calendar.times), "part of a month": MONTH_PARTS,
        "this month": ("الشهر", "الجاري", "الحالي"), "that month": ("منه", "الشهر", "نفس", "ذات"), "today": ("اليوم", "يومنا"), "yesterday": ("امس", "البارحه"), "today or yesterday": ("اليوم", "امس"), "tomorrow": ("غد", "غدا"), "feast": ("عيد", "العيد"), "until": ("حتي", "لغايه"), "night": ("الليله", "ليله", "ليل"), "this": ("هذا", "هذه"), "last days": ("الاسبوع", "الايام"),
        "last hours": ("اليومين", "الساعات"), "hours": ("ساعه", "الساعات"), "since": ("قبل", "منذ", "خلال", "غضون"), "told": ("قبل", "قبلها", "قبله", "بعد", "بعدها", "بعده"), "before that": ("قبل", "قبلها", "السابق"), "after that": ("بعد",), "today or night": ("اليوم", "الليله", "ليل"), "this year": ("العام", "السنه"), "clock": ("الساعه",), "earlier": ("سابق", "سابقا"), "year": ("عام", "سنه", "العام"), "stroke": ("/", "-"), "time of an act": tuple(calendar.adjectives),
        "number": tuple(ORDINALS), "stretch": ("الاسبوع", "النصف"), "months": ("شهر", "شهري"), "first": ("اول", "الاول", "قبل"), "same": ("نفسه", "ذاته", "نفسها", "ذاتها", "نفس", "ذات"), "next": ("التالي", "التاليه"), "bracket": ("(",), "evening": ("ليل", "ليله", "مساء"), "up to": ("حتي", "الي"), "two days": ("يومي",),
        "morning": ("الصباح", "الفجر"), "days": (*COUNTS, "ايام", "يوما"), "days or hours": (*COUNTS, "ايام", "يوما", "ساعات"), "moments": ("قليل", "لحظات", "دقايق"), "start": ("مطلع", "بدايه", "اول"),
        "long": ("شهر", "شهرين", "اشهر", "شهور", "اسابيع", "الاسابيع", "الاشهر", "سنه", "سنتين", "سنوات", "السنوات", "عام", "عامين", "اعوام", "الاعوام"),
    }
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in kinds.items():
        for first in {word.split()[0] for word in words}:
            found[first] = (*found.get(first, ()), kind)
    return found


@cache
def compiled(name: str) -> re.Pattern[str]:
    """A pattern, compiled when a sentence first needs it: a report needs a few of them, and all together take longer than the report."""
    return re.compile(_rows()[name][0])


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[str, Reading], ...]:
    return tuple((name, read) for name, (_, read) in _rows().items())


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, Reading]]:
    """The pattern and the meaning of each way of writing a date, the most complete first."""
    calendar = load_calendar()
    months = _any(calendar.months)
    weekdays = _any(calendar.weekdays)
    times = _any(calendar.times)
    time = rf"(?:(?P<time>{times}) )?(?:من )?(?:مثل هذا )?"
    weekday = rf"(?:(?:يوم |نهار |اليوم |امس |\( امس \) |اول امس |ل ?يوم )*(?P<weekday>{weekdays}) (?:، |, )?(?:(?:الموافق|المصادف|الذي يوافق|الذي يصادف) (?:ل ?)?(?:تاريخ |يوم )?|ل )?)?"
    number = rf"(?P<day>\d{{1,2}}|{_any(ORDINALS)})"
    month = rf"(?:ل)?(?P<month>{months})(?: / (?P<month2>{months}))?(?: (?:- |\( )?(?:{months})(?: \))?)?"
    year = r"(?: (?:، |, )?(?:/ )?(?:من )?(?:هذا )?(?:عام |سنه |العام )?(?:(?P<which_year>الماضي|الفايت|المنصرم|الجاري|الحالي) ?)?(?P<year>(?:19|20)\d\d)| (?:من )?(?:هذا العام|(?P<same_year>(?:العام|السنه) (?:نفسه|ذاته|نفسها|ذاتها)|(?:نفس|ذات) (?:العام|السنه))|العام (?P<relative_year>الماضي|الفايت|المنصرم|الجاري|الحالي)))?"
    past = r"(?P<past> (?:الماضي|المنصرم|الفايت))?(?: الجاري| الحالي)?"
    lead = r" (?:[وفبلك])?(?P<all>"
    beside = rf"(?: (?:، |, )?(?:(?P<weekday>{weekdays})|\( (?P<in_brackets>{weekdays}) \)))?"
    amount = rf"(?P<amount>\d{{1,2}} (?:ايام|يوما|يوم)|(?:{_any(COUNTS)}))"
    rows: list[tuple[str, str, Reading]] = [
        ("week-of-month", rf"{lead}(?:خلال |في )?(?P<stretch>الاسبوع|النصف) (?P<which>الاول|الثاني|الثالث|الرابع|الاخير) من (?:شهر )?{month}{year}{past})(?= )", date_intervals.week_of_month),
        ("dates-between", rf"{lead}(?:بين |من |منذ )?(?:يوم )?(?:(?:{weekdays}) )?{number} (?:من )?(?:شهر )?{month}(?: (?P<year1>(?:19|20)\d\d))?(?: (?:الماضي|المنصرم|الفايت))?(?: ،)? (?:و ?|الي |وحتي |حتي |- )(?:يوم )?(?:(?:{weekdays}) )?(?P<day2>\d{{1,2}}|{_any(ORDINALS)}) (?:(?:من )?(?:شهر )?(?P<month_after>{months})(?: (?:/ |\( )?(?:{months})(?: \))?)?|(?P<same_month>منه)|(?P<this_month>(?:من )?(?:الشهر )?(?:الجاري|الحالي))){year}{past})(?= )", date_intervals.dates_between),
        ("months-between", rf"{lead}(?:بين |من |خلال |في )?(?:شهري |شهر )(?P<month>{months})(?: / (?:{months}))? (?:و ?|الي |حتي |وحتي )(?:شهر )?(?P<month_after>{months})(?: / (?:{months}))?{year}(?: الماضيين)?)(?= )", date_intervals.months_between),
        ("day-month-range", rf"{lead}(?:بين |من )?{number} (?:و|الي|حتي|-) ?(?P<day2>\d{{1,2}}|{_any(ORDINALS)}) (?:من )?{month}{year}{past})(?= )", date_intervals.day_range),
        *((name, pattern, means.hijri_date) for name, pattern in hijri.rows(lead, time, weekday, number, _any(calendar.hijri_months))),
        ("iso", r" (?P<all>(?P<year>(?:19|20)\d\d) [-/] (?P<m>\d{1,2}) [-/] (?P<day>\d{1,2}))(?= )", means.numeric),
        ("numeric", rf"{lead}{time}{weekday}(?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}) [-/] (?P<year>(?:19|20)\d\d))(?= )", means.numeric),
        ("numeric-dots", rf" (?P<all>(?P<day>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<year>(?:19|20)\d\d)(?: (?:، |, )?(?P<weekday>{weekdays}))?)(?= )", means.numeric),
        ("month-day-year", rf"{lead}(?:(?P<weekday>{weekdays}) (?:، |, )?)?(?P<month>{months}) (?P<day>\d{{1,2}}) (?:، |, )?(?P<year>(?:19|20)\d\d))(?= )", means.month_day),
        ("day-month", rf"{lead}{time}{weekday}{number} ?(?:من |(?<=\d )/ )?(?:شهر )?{month}{year}{past})(?= )", means.day_month),
        ("day-of-that-month", rf"{lead}{time}{weekday}{number} (?:منه|(?:من )?(?:الشهر (?:نفسه|ذاته)|(?:نفس|ذات) الشهر)))(?= )", day_of_the_month_told),
        ("day-of-this-month", rf"{lead}{time}{weekday}{number} (?:من )?(?:الشهر (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي)|هذا الشهر))(?= )", means.day_of_month),
        ("day-of-this", rf"{lead}{time}{weekday}(?P<day>\d{{1,2}}) (?:من )?(?P<which>الجاري|الحالي))(?= )", means.day_of_month),
        ("weekday-short-date", rf"{lead}{time}(?:يوم |اليوم |امس )*(?P<weekday>{weekdays}) (?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}))(?= )", means.numeric),
        ("short-date", rf"{lead}{time}(?:يوم |بتاريخ |تاريخ )(?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}})(?: [-/] (?P<short_year>\d\d))?)(?= )(?! [-/] )", means.numeric),
        ("two-nights", rf"{lead}(?P<time>ليل|ليله) (?P<weekday>{weekdays}) (?:/ |- |– |علي |الي )?(?P<second>{weekdays}))(?= )", date_intervals.two_days),
        ("night-between", rf"{lead}(?P<time>الليله|ليل|ليله) (?:الواقعه |الفاصله |ما )?بين (?P<weekday>{weekdays}) و(?P<second>{weekdays}))(?= )", date_intervals.two_days),
        ("into-the-next-day", rf"{lead}(?P<time>ليل|ليله|مساء|ليل امس|ليله امس|مساء امس) (?P<weekday>{weekdays}) و(?:حتي |الي )?(?:باكرا |مبكرا )?(?:فجر|صباح|ساعات فجر) (?:يوم |اليوم )?(?P<second>{weekdays}))(?= )", date_intervals.two_days),
        ("night-and-day", rf"{lead}(?:ليل|ليله|مساء) (?P<weekday>{weekdays}) و(?:طوال |خلال )?(?:يوم|نهار) (?P<second>{weekdays}))(?= )", date_intervals.two_days),
        ("into-today", rf"{lead}(?P<time>ليل|ليله|مساء) (?:يوم )?(?:امس|البارحه) و(?:حتي |الي )?(?:فجر|صباح|ساعات فجر) اليوم)(?= )", means.last_days(24)),
        ("weekdays-joined", rf"{lead}(?:ايام |يومي )?(?P<weekday>{weekdays}) (?:و(?P<middle>{weekdays}) )?و(?P<second>{weekdays})(?P<past> الماضيين| الماضيه)?)(?= )", date_intervals.joined_days),
        ("two-weekdays", rf"{lead}يومي (?P<weekday>{weekdays}) و(?P<second>{weekdays})(?P<past> الماضيين)?)(?= )", date_intervals.two_days),
        ("weekday-range", rf"{lead}(?:من|منذ) (?:(?:{times}) )?(?:يوم )?(?P<weekday>{weekdays}) (?:و?حتي|و?الي) (?:(?:{times}) )?(?:يوم )?(?P<second>{weekdays}))(?= )", date_intervals.days_between),
        ("until-then", rf"{lead}{time}(?:يوم )?(?P<first>{weekdays}|{_any(date_intervals.BACK)}) و(?:استمر|استمرت|استمروا|تواصل|تواصلت|امتد|امتدت|دام|دامت) (?:حتي|الي|لغايه) (?:(?:في )?(?:وقت|ساعه|ساعات|الساعات) (?:مبكر|مبكره|متاخر|متاخره|الاولي|الاخيره) (?:من )?)?(?:(?:{times}) )?(?:من )?(?:يوم )?(?P<second>{weekdays}|اليوم|امس))(?= )", date_intervals.until_then),
        ("between-then-and-now", rf"{lead}بين (?:(?:{times}) )?(?:يوم )?(?P<first>{weekdays}|{_any(date_intervals.BACK)}) و(?:(?:{times}) )?(?P<second>اليوم|امس)(?: (?:(?:{weekdays})|\( (?:{weekdays}) \)))?)(?= )", date_intervals.until_then),
        ("two-days-to-now", rf"{lead}(?:يومي )?(?:امس واليوم|اليوم وامس))(?= )", means.last_days(24)),
        ("two-days-to-yesterday", rf"{lead}(?:يومي )?(?:امس و(?:اول من امس|اول امس|امس الاول)|اول (?:من )?امس وامس))(?= )", means.span_back(2)),
        ("night-before-last", rf"{lead}(?P<time>الليله|ليله) قبل الماضيه)(?= )", means.days_back(2)),
        ("before-yesterday", rf"{lead}{time}(?:يوم )?(?:اول من امس|الاول من امس|اول امس|قبل امس|امس الاول){beside})(?= )", means.days_back(2)),
        ("since-weekday", rf"{lead}منذ (?:يوم |صباح |مساء |فجر )?(?P<weekday>{weekdays})(?P<past> الماضيه?)?)(?= )", date_intervals.since_weekday),
        ("night-before-yesterday", rf"{lead}(?P<time>ليله|ليل) (?:اول امس|اول من امس))(?= )", means.days_back(2)),
        ("last-night", rf"{lead}(?:منتصف |بعد منتصف )?(?P<time>الليله|ليله|ليل) (?:الماضيه|امس|البارحه|الفايته))(?= )", means.days_back(1)),
        ("until-today", rf"{lead}(?:حتي|لغايه) (?:تاريخ |يومنا )?(?:اليوم|هذا اليوم|يومنا هذا))(?= )(?! (?:(?:، |, |\( )?(?:{weekdays})|التالي|نفسه|ذاته) )", means.of_another_day),
        ("day-of-feast", rf"{lead}(?:يوم |في )?(?P<which>اول|ثاني|ثالث|رابع) (?:ايام |يوم من |يوم في |يوم )(?:عيد )(?P<feast>الفطر|الاضحي))(?= )", means.day_of_feast),
        ("tomorrow", rf"{lead}{time}(?:يوم )?(?P<after>بعد )?(?:غد|غدا|الغد){beside})(?= )", means.tomorrow),
        ("since-this-morning", rf"{lead}منذ (?:ساعات )?(?P<time>الصباح|الفجر)(?: (?:الباكر|الاولي|الاول|الباكره|المبكره))?)(?= )(?! (?:من|ل) )", means.since_this_morning),
        ("same-day", rf"{lead}{time}(?:(?:اليوم|الليله) (?:نفسه|ذاته|نفسها|ذاتها)|(?:ذات|نفس) (?:اليوم|الليله)))(?= )", means.from_the_day_told(0)),
        ("next-day", rf"{lead}{time}(?:اليوم التالي|الليله التاليه))(?= )(?! ل)", means.from_the_day_told(1)),
        ("day-before-printing", rf"{lead}{time}(?:هذا )?اليوم \( امس \)(?: (?P<weekday>{weekdays}))?)(?= )", means.days_back(1)),
        ("day-of-the-war", rf"{lead}اليوم (?:ال ?)?\d{{2,4}} (?:من |علي |ل)(?:ل|ال)?(?:عدوان|حرب|معركه|طوفان|اجتياح|حصار|اباده)\w*)(?= )", means.days_back(0)),
        ("today", rf"{lead}{time}(?:هذا اليوم|اليوم|يومنا هذا){beside})(?! (?:الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|التالي|نفسه|ذاته|العالمي|الدولي|الوطني|الاخير|المذكور) )(?= )", means.days_back(0)),
        ("this-time-today", rf"{lead}(?:هذا|هذه) (?:(?P<time>{times})|النهار))(?= )", means.days_back(0)),
        ("yesterday", rf"{lead}{time}(?:يوم )?(?:امس|البارحه){beside})(?= )", means.days_back(1)),
        ("last-hours-numbered", rf"{lead}(?:خلال |في |(?:قبل|منذ) )(?:نحو |اقل من |اكثر من )?(?:ال ?)?(?P<hours>{_any(HOURS)})(?: ساعه)(?: (?:الماضيه|الاخيره|الفايته|المنصرمه))?)(?= )", means.last_numbered_hours),
        ("hours-numbered", rf"{lead}(?:خلال |في )?(?:(?:الساعات )(?:ال ?)?(?P<hours>{_any(HOURS)})|(?:ال ?)?(?P<hours2>{_any(HOURS)}) ساعه) (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )", means.last_numbered_hours),
        ("last-days-numbered", rf"{lead}(?:خلال |في |طوال |علي مدي |علي مدار )?الايام (?:ال ?)?(?P<amount>{_any(NUMBERED_DAYS)}|[3-9]|10) (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )", means.last_numbered_days),
        ("start-of-the-week", rf"{lead}(?:في )?(?:مطلع|بدايه|اول|اوايل) (?:هذا الاسبوع|الاسبوع(?: (?:الجاري|الحالي))?))(?= )(?! (?:الماضي|الفايت|المنصرم|المقبل|القادم|ال) )", date_intervals.start_of_the_week),
        ("this-week", rf"{lead}(?:خلال |في )?(?:هذا الاسبوع|الاسبوع (?:الجاري|الحالي)))(?= )", date_intervals.this_week),
        ("week-end", rf"{lead}(?:خلال |في |مع )?(?:نهايه|عطله) الاسبوع(?: (?:الماضي|الفايت|المنصرم|الماضيه))?)(?= )", date_intervals.week_end),
        ("week-before-last", rf"{lead}(?:خلال |في )?الاسبوع (?:قبل الماضي|ما قبل الماضي))(?= )", date_intervals.week_before_last),
        ("last-week", rf"{lead}(?:خلال |في )?(?:الاسبوع (?:الماضي|الفايت|المنصرم|الاخير)|الايام (?:القليله )?(?:الاخيره|الماضيه|الفايته|المنصرمه)))(?= )", means.span_back(7)),
        ("last-two-days", rf"{lead}(?:خلال |في )?اليومين (?:الماضيين|الاخيرين|الفايتين|المنصرمين))(?= )", means.span_back(2)),
        ("last-hours", rf"{lead}(?:خلال )?الساعات(?: القليله)? (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )", means.last_days(24)),
        ("within-days", rf"{lead}(?:خلال|في غضون) (?:اقل من |نحو |حوالي )?{amount})(?= )(?! (?:المقبله|القادمه|المقبلين|القادمين|فقط) )", means.within_days),
        ("days-before-told", rf"{lead}(?P<side>قبل|بعد)(?: ذلك |ها |ه )ب{amount})(?= )", means.days_from_the_day_told),
        ("day-before-that", rf"{lead}(?:قبل (?:ذلك |الهجوم |القصف )?(?:يوم|بيوم) (?:من|علي)|قبل ذلك بيوم|قبلها بيوم|(?:في )?اليوم السابق))(?= )", means.from_the_day_told(-1)),
        ("days-after-that", rf"{lead}بعد (?:نحو |حوالي )?(?:{amount}|(?P<some>ايام(?: قليله)?|ساعات(?: قليله)?)) (?:من|علي))(?= )", means.days_after_that),
        ("days-before-that", rf"{lead}(?:قبل|منذ) (?:نحو |حوالي )?(?:{amount}|(?:بضعه |عده )?ايام(?: قليله)?|ساعات(?: قليله)?) (?:من|علي|عن))(?= )(?! (?:الان|اليوم) )", means.of_another_day),
        ("hours-ago", rf"{lead}(?:قبل|منذ) (?:بضع |عده )?ساعات(?: قليله)?)(?= )(?! (?:{times}|من|علي) )", means.last_days(24)),
        ("just-now", rf"{lead}(?:قبل|منذ) (?:قليل|لحظات|دقايق))(?= )(?! (?:من|علي) )", means.days_back(0)),
        ("days-ago", rf"{lead}(?:قبل|منذ) (?:نحو |حوالي )?{amount})(?= )", means.days_ago),
        ("some-days-ago", rf"{lead}(?:قبل|منذ) (?:بضعه |عده )?ايام(?: قليله)?)(?= )", means.span_back(7)),
        ("long-ago", rf"{lead}(?:قبل|منذ|خلال) (?:نحو |حوالي |اكثر من |قرابه )?(?:(?:\d+|بضعه|عده) )?(?:شهر|شهرين|اشهر|شهور|اسابيع|الاسابيع|الاشهر|سنه|سنتين|سنوات|السنوات|عام|عامين|اعوام|الاعوام)(?: (?:الماضيه|الاخيره))?)(?= )(?! (?:(?:19|20)\d\d|{months}) )", means.long_ago),
        ("since-the-start", rf"{lead}منذ (?:مطلع|بدايه|اول) (?P<unit>الشهر|العام|السنه|الاسبوع)(?: الجاري| الحالي| الجاريه| الحاليه)?)(?= )(?! (?:الماضي|المنصرم|الفايت|الماضيه|المنصرمه) )", means.since_the_start),
        ("tonight", rf"{lead}(?P<time>الليله))(?= )(?! (?:الاولي|الثانيه|الثالثه|نفسها|ذاتها|التاليه|السابقه|التي) )", means.tonight),
        ("weekday", rf"{lead}{time}(?:يوم |نهار )?(?P<weekday>{weekdays})(?P<past> (?:، |, )?(?:الماضيه?|الفايته?|المنصرمه?))?)(?= )", means.weekday),
        ("month-part", rf"{lead}(?P<part>{'|'.join(MONTH_PARTS)}) (?:شهر )?(?P<month>{months}|الشهر (?:الماضي|الفايت|المنصرم|الجاري|الحالي))(?: (?:/ |\( )?(?:{months})(?: \))?)?{year}(?P<past> الماضي)?)(?= )", means.month_part),
        ("month-before", rf"{lead}(?:خلال |في )?الشهر (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي))(?= )", means.relative_month),
        ("month", rf"{lead}(?:خلال |في )?(?:شهر )?{month}{year}{past})(?= )", means.month),
        ("year-before", rf"{lead}(?:خلال |في )?(?:العام|السنه) (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي|الماضيه|الفايته|المنصرمه|الجاريه|الحاليه))(?= )", means.relative_year),
        ("year", rf"{lead}(?:خلال |في )?(?:عام|سنه|العام) (?P<year>(?:19|20)\d\d))(?= )", means.year),
        ("clock", rf"{lead}(?:عند |قرابه |حوالي |نحو )?الساعه (?P<hour>{_any(CLOCK)}|\d{{1,2}})(?: (?:: )?\d\d)?(?: والنصف| والربع)?(?: (?:من |(?!بعد (?:ال)?ظهر )بعد )?(?P<time>{times}))?)(?= )", means.clock),
        ("earlier", rf"{lead}(?:في )?وقت سابق|سابقا)(?= )", means.earlier),
        ("time", rf"{lead}(?P<time>{times}))(?= )", means.time),
        ("time-of-an-act", rf" (?:[وفبلك]|ال|بال|لل|وال)?(?:{_any(ACTS)}) (?:(?!ملهي|نادي|مقهي|مبني)\w+(?:ي|يه) )?(?P<all>(?:ال)?(?P<time>{_any(calendar.adjectives)}))(?= )", means.time_of_an_act),
    ]
    return {name: (pattern, read) for name, pattern, read in rows}


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))

