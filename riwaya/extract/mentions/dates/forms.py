"""The ways of writing a date or a part of the day: one row each, the most complete first.

A row holds the name, the kinds of words (`tried`) without which the pattern is not tried, what it means, and the pattern over folded words joined by single
spaces. To add one, add a row, its meaning beside its like, and its sentences to tests/extract/constructions/test_dates.py. Reads
resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from riwaya.extract.mentions.dates import days_counted, days_named, days_told, intervals, months_and_years, parts_of_the_day
from riwaya.extract.mentions.dates.hijri import YEAR
from riwaya.extract.mentions.dates.meaning import Reading
from riwaya.extract.mentions.dates.number_words import CLOCK, COUNTS, HOURS, NUMBERED_DAYS, ORDINALS
from riwaya.lexicon.arabic.calendar import load_calendar

# the acts whose adjective may say in what part of the day they were: قصف ليلي, غارات ليلية, اقتحام صباحي
ACTS = tuple("قصف غاره غارات غارتين هجوم هجومين هجمات اقتحام اقتحامات مداهمه مداهمات ضربه ضربات ضربتين اشتباك اشتباكات مواجهه مواجهات معركه معارك استهداف استهدافات توغل توغلات انزال كمين كماين تفجير تفجيرات انفجار انفجارات عمليه عمليات حمله حملات تظاهره تظاهرات مظاهره مظاهرات مسيره مسيرات احتجاجات".split())
MONTH_PARTS = ("مطلع", "بدايه", "منتصف", "نهايه", "اوايل", "اواسط", "اواخر")


class Form(msgspec.Struct, frozen=True):
    """A way of writing a date: its pattern is tried where words of the kinds `needs` and `besides` stand, and `read` says what a match means."""

    name: str
    needs: str
    besides: str | None
    read: Reading
    pattern: str


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """Each way of writing a date, the most complete first."""
    calendar = load_calendar()
    months = _any(calendar.months)
    hijri_months = _any(calendar.hijri_months)
    weekdays = _any(calendar.weekdays)
    times = _any(calendar.times)
    time = rf"(?:(?P<time>{times}) )?(?:من )?(?:مثل هذا )?"
    weekday = rf"(?:(?:يوم |نهار |اليوم |امس |\( امس \) |اول امس |ل ?يوم )*(?P<weekday>{weekdays}) (?:، |, )?(?:(?:الموافق|المصادف|الذي يوافق|الذي يصادف) (?:ل ?)?(?:تاريخ |يوم )?|ل )?)?"
    number = rf"(?P<day>\d{{1,2}}|{_any(ORDINALS)})"
    month = rf"(?:ل)?(?:\( )?(?P<month>{months})(?: \))?(?: / (?P<month2>{months}))?(?: (?:- |\( )?(?:{months})(?: \))?)?"
    year = r"(?: (?:، |, )?(?:/ )?(?:من )?(?:هذا )?(?:عام |سنه |العام )?(?:(?P<which_year>الماضي|الفايت|المنصرم|الجاري|الحالي) ?)?(?P<year>(?:19|20)\d\d)| (?:من )?(?:هذا العام|(?P<same_year>(?:العام|السنه) (?:نفسه|ذاته|نفسها|ذاتها)|(?:نفس|ذات) (?:العام|السنه))|العام (?P<relative_year>الماضي|الفايت|المنصرم|الجاري|الحالي)))?"
    past = r"(?P<past> (?:الماضي|المنصرم|الفايت))?(?: الجاري| الحالي)?"
    lead = r" [وف]?[بلك]?(?P<all>"
    beside = rf"(?: (?:، |, )?(?:(?P<weekday>{weekdays})|\( (?P<in_brackets>{weekdays}) \)))?"
    amount = rf"(?P<amount>\d{{1,2}} (?:ايام|يوما|يوم)|(?:{_any(COUNTS)}))"
    several = _any((*NUMBERED_DAYS, *(name.removeprefix("ال") for name in NUMBERED_DAYS)))
    return (
        Form("week-of-month", "month", "stretch", intervals.week_of_month, rf"{lead}(?:خلال |في )?(?P<stretch>الاسبوع|النصف) (?P<which>الاول|الثاني|الثالث|الرابع|الاخير) من (?:شهر )?{month}{year}{past})(?= )"),
        Form("dates-between", "month", "number", intervals.dates_between, rf"{lead}(?:بين |من |منذ )?(?:يوم )?(?:(?:{weekdays}) )?{number} (?:من )?(?:شهر )?{month}(?: (?P<year1>(?:19|20)\d\d))?(?: (?:الماضي|المنصرم|الفايت))?(?: ،)? (?:و ?|الي |وحتي |حتي |- )(?:يوم )?(?:(?:{weekdays}) )?(?P<day2>\d{{1,2}}|{_any(ORDINALS)}) (?:(?:من )?(?:شهر )?(?P<month_after>{months})(?: (?:/ |\( )?(?:{months})(?: \))?)?|(?P<same_month>منه)|(?P<this_month>(?:من )?(?:الشهر )?(?:الجاري|الحالي))){year}{past})(?= )"),
        Form("from-the-start-on", "month", "number", intervals.from_the_start_on, rf"{lead}(?:من |منذ )?(?:مطلع|بدايه|اول|اوايل) (?:(?:شهر )?(?P<month>{months})(?: (?:/ |\( )?(?:{months})(?: \))?)?|(?:هذا )?(?:العام|السنه))(?: (?:الماضي|الماضيه|الجاري|الجاريه|الحالي|الحاليه|(?:19|20)\d\d))?(?: ،)? (?:حتي|وحتي|الي|لغايه|ولغايه) (?:يوم )?(?:(?:{weekdays}) )?(?P<day2>\d{{1,2}}|{_any(ORDINALS)}) (?:من )?(?:شهر )?(?P<month_after>{months})(?: (?:/ |\( )?(?:{months})(?: \))?)?{year}{past})(?= )"),
        Form("months-between", "month", "months", intervals.months_between, rf"{lead}(?:بين |من |خلال |في )?(?:شهري |شهر )(?P<month>{months})(?: / (?:{months}))? (?:و ?|الي |حتي |وحتي )(?:شهر )?(?P<month_after>{months})(?: / (?:{months}))?{year}(?: الماضيين)?)(?= )"),
        Form("days-listed", "month", "digit", intervals.day_range, rf"{lead}(?:ايام )?(?P<day>\d{{1,2}})(?: (?:، )?(?:و ?)?\d{{1,2}}){{1,4}} (?:، )?و ?(?P<day2>\d{{1,2}}) (?:من )?(?:شهر )?{month}{year}{past})(?= )"),
        Form("day-month-range", "month", "number", intervals.day_range, rf"{lead}(?:بين |من )?{number} (?:و|الي|حتي|-) ?(?P<day2>\d{{1,2}}|{_any(ORDINALS)}) (?:من )?{month}{year}{past})(?= )"),
        Form("hijri", "hijri month", "number", days_named.hijri_date, rf"{lead}{time}{weekday}{number} ?(?:من )?(?:شهر )?(?P<hijri>{hijri_months})(?: (?:من )?(?:عام |سنه |العام )?(?P<year>{YEAR}))?(?: ه(?: ?ـ)?)?)(?= )"),
        Form("hijri-numeric", "stroke", "digit", days_named.hijri_date, rf"{lead}{time}{weekday}(?:(?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}) [-/] (?P<year>{YEAR})|(?P<year2>{YEAR}) [-/] (?P<m2>\d{{1,2}}) [-/] (?P<day2>\d{{1,2}}))(?: ه)?)(?= )"),
        Form("iso", "stroke", "digit", days_named.numeric, r" (?P<all>(?P<year>(?:19|20)\d\d) [-/] (?P<m>\d{1,2}) [-/] (?P<day>\d{1,2}))(?= )"),
        Form("numeric", "stroke", "digit", days_named.numeric, rf"{lead}{time}{weekday}(?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}) [-/] (?P<year>(?:19|20)\d\d))(?= )"),
        Form("numeric-dots", "digit", None, days_named.numeric, rf" (?P<all>(?:(?:يوم )?(?:{weekdays}) (?:، )?)?(?P<day>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<year>(?:19|20)\d\d)(?: (?:، |, )?(?P<weekday>{weekdays}))?)(?= )"),
        Form("month-day-year", "month", "digit", days_named.month_day, rf"{lead}(?:(?P<weekday>{weekdays}) (?:، |, )?)?(?P<month>{months}) (?P<day>\d{{1,2}}) (?:، |, )?(?P<year>(?:19|20)\d\d))(?= )"),
        Form("day-month", "month", "number", days_named.day_month, rf"{lead}{time}{weekday}{number} ?(?:من |(?<=\d )/ )?(?:شهر )?{month}{year}{past})(?= )"),
        Form("day-of-that-month", "that month", "number", days_told.day_of_the_month_told, rf"{lead}{time}{weekday}{number} (?:منه|(?:من )?(?:الشهر (?:نفسه|ذاته)|(?:نفس|ذات) الشهر)))(?= )"),
        Form("day-of-this-month", "this month", "number", days_named.day_of_month, rf"{lead}{time}{weekday}{number} (?:من )?(?:الشهر (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي)|هذا الشهر))(?= )"),
        Form("day-of-this", "this month", "number", days_named.day_of_month, rf"{lead}{time}{weekday}(?:(?P<day>\d{{1,2}}) (?:من )?|(?P<day2>{_any(ORDINALS)}) من )(?P<which>الجاري|الحالي))(?= )"),
        Form("weekday-short-date", "stroke", "digit", days_named.numeric, rf"{lead}{time}(?:يوم |اليوم |امس )*(?P<weekday>{weekdays}) (?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}))(?= )"),
        Form("short-date", "stroke", "digit", days_named.numeric, rf"{lead}{time}(?:يوم |بتاريخ |تاريخ )(?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}})(?: [-/] (?P<short_year>\d\d))?)(?= )(?! [-/] )"),
        Form("two-nights", "weekday", "evening", intervals.two_days, rf"{lead}(?P<time>ليل|ليله) (?P<weekday>{weekdays}) (?:/ |- |– |علي |الي )?(?P<second>{weekdays}))(?= )"),
        Form("night-between", "weekday", "night", intervals.two_days, rf"{lead}(?P<time>الليله|ليل|ليله) (?:الواقعه |الفاصله |ما )?بين (?P<weekday>{weekdays}) و(?P<second>{weekdays}))(?= )"),
        Form("into-the-next-day", "weekday", "evening", intervals.two_days, rf"{lead}(?P<time>ليل|ليله|مساء|ليل امس|ليله امس|مساء امس) (?P<weekday>{weekdays}) و(?:حتي |الي )?(?:باكرا |مبكرا )?(?:فجر|صباح|ساعات فجر) (?:يوم |اليوم )?(?P<second>{weekdays}))(?= )"),
        Form("night-and-day", "weekday", "evening", intervals.two_days, rf"{lead}(?:ليل|ليله|مساء) (?P<weekday>{weekdays}) و(?:طوال |خلال )?(?:يوم|نهار) (?P<second>{weekdays}))(?= )"),
        Form("into-today", "today", "evening", days_counted.last_days(24), rf"{lead}(?P<time>ليل|ليله|مساء) (?:يوم )?(?:امس|البارحه) و(?:حتي |الي )?(?:فجر|صباح|ساعات فجر) اليوم)(?= )"),
        Form("weekdays-joined", "weekday", None, intervals.joined_days, rf"{lead}(?:ايام |يومي )?(?P<weekday>{weekdays}) (?:و(?P<middle>{weekdays}) )?و(?P<second>{weekdays})(?P<past> الماضيين| الماضيه)?)(?= )"),
        Form("two-weekdays", "weekday", "two days", intervals.two_days, rf"{lead}يومي (?P<weekday>{weekdays}) و(?P<second>{weekdays})(?P<past> الماضيين)?)(?= )"),
        Form("weekday-range", "weekday", "up to", intervals.days_between, rf"{lead}(?:من|منذ) (?:(?:{times}) )?(?:يوم )?(?P<weekday>{weekdays}) (?:و?حتي|و?الي) (?:(?:{times}) )?(?:يوم )?(?P<second>{weekdays}))(?= )"),
        Form("between-weekdays", "weekday", "between", intervals.days_between, rf"{lead}بين (?:يومي |يوم )?(?P<weekday>{weekdays}) و(?:يوم )?(?P<second>{weekdays}))(?= )"),
        Form("until-then", "until", None, intervals.until_then, rf"{lead}{time}(?:يوم )?(?P<first>{weekdays}|{_any(intervals.BACK)}) و(?:استمر|استمرت|استمروا|تواصل|تواصلت|امتد|امتدت|دام|دامت) (?:حتي|الي|لغايه) (?:(?:في )?(?:وقت|ساعه|ساعات|الساعات) (?:مبكر|مبكره|متاخر|متاخره|الاولي|الاخيره) (?:من )?)?(?:(?:{times}) )?(?:من )?(?:يوم )?(?P<second>{weekdays}|اليوم|امس))(?= )"),
        Form("between-then-and-now", "today or yesterday", "between", intervals.until_then, rf"{lead}بين (?:(?:{times}) )?(?:يوم )?(?P<first>{weekdays}|{_any(intervals.BACK)}) و(?:(?:{times}) )?(?P<second>اليوم|امس)(?: (?:(?:{weekdays})|\( (?:{weekdays}) \)))?)(?= )"),
        Form("two-days-to-now", "yesterday", "today", days_counted.last_days(24), rf"{lead}(?:يومي )?(?:امس واليوم|اليوم وامس))(?= )"),
        Form("two-days-to-yesterday", "yesterday", "first", days_counted.span_back(2), rf"{lead}(?:يومي )?(?:امس و(?:اول من امس|اول امس|امس الاول)|اول (?:من )?امس وامس))(?= )"),
        Form("night-before-last", "night", None, days_counted.days_back(2), rf"{lead}(?P<time>الليله|ليله) قبل الماضيه)(?= )"),
        Form("before-yesterday", "yesterday", "first", days_counted.days_back(2), rf"{lead}{time}(?:يوم )?(?:اول من امس|الاول من امس|اول امس|قبل امس|امس الاول){beside})(?= )"),
        Form("since-weekday", "weekday", "since", intervals.since_weekday, rf"{lead}منذ (?:يوم |صباح |مساء |فجر )?(?P<weekday>{weekdays})(?P<past> الماضيه?)?)(?= )"),
        Form("night-before-yesterday", "yesterday", "first", days_counted.days_back(2), rf"{lead}(?P<time>ليله|ليل) (?:اول امس|اول من امس))(?= )"),
        Form("last-night", "night", None, days_counted.days_back(1), rf"{lead}(?:منتصف |بعد منتصف )?(?P<time>الليله|ليله|ليل) (?:الماضيه|امس|الامس|البارحه|الفايته))(?= )"),
        Form("until-today", "until", None, days_told.of_another_day, rf"{lead}(?:حتي|لغايه) (?:تاريخ |يومنا )?(?:اليوم|هذا اليوم|يومنا هذا))(?= )(?! (?:(?:، |, |\( )?(?:{weekdays})|التالي|نفسه|ذاته) )"),
        Form("day-of-feast", "feast", None, days_named.day_of_feast, rf"{lead}(?:يوم |في )?(?:(?P<which>اول|ثاني|ثالث|رابع) (?:ايام |يوم من |يوم في |يوم )|اليوم (?P<which2>الاول|الثاني|الثالث|الرابع) (?:من |ل)?(?:ايام )?)(?:عيد )(?P<feast>الفطر|الاضحي))(?= )"),
        Form("tomorrow", "tomorrow", None, days_counted.tomorrow, rf"{lead}{time}(?:يوم )?(?P<after>بعد )?(?:غد|غدا|الغد){beside})(?= )"),
        Form("since-this-morning", "since", "morning", days_told.since_this_morning, rf"{lead}منذ (?:ساعات )?(?P<time>الصباح|الفجر)(?: (?:الباكر|الاولي|الاول|الباكره|المبكره))?)(?= )(?! (?:من|ل) )"),
        Form("same-day", "today or night", "same", days_told.from_the_day_told(0), rf"{lead}{time}(?:(?:اليوم|الليله) (?:نفسه|ذاته|نفسها|ذاتها)|(?:ذات|نفس) (?:اليوم|الليله)))(?= )"),
        Form("next-day", "today or night", "next", days_told.from_the_day_told(1), rf"{lead}{time}(?:اليوم التالي|الليله التاليه))(?= )(?! ل)"),
        Form("day-before-printing", "today", "bracket", days_counted.days_back(1), rf"{lead}{time}(?:هذا )?اليوم \( امس \)(?: (?P<weekday>{weekdays}))?)(?= )"),
        Form("day-of-the-war", "today", "digit", days_counted.days_back(0), rf"{lead}اليوم (?:ال ?)?\d{{2,4}} (?:من |علي |ل)(?:ل|ال)?(?:عدوان|حرب|معركه|طوفان|اجتياح|حصار|اباده)\w*)(?= )"),
        Form("today", "today", None, days_counted.days_back(0), rf"{lead}{time}(?:هذا اليوم|اليوم|يومنا هذا){beside})(?! (?:الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|التالي|نفسه|ذاته|العالمي|الدولي|الوطني|الاخير|المذكور) )(?= )"),
        Form("this-time-today", "this", None, days_counted.days_back(0), rf"{lead}(?:هذا|هذه) (?:(?P<time>{times})|النهار))(?= )"),
        Form("yesterday", "yesterday", None, days_counted.days_back(1), rf"{lead}{time}(?:يوم )?(?:امس|الامس|البارحه){beside})(?= )(?! القريب )"),
        Form("hours-before-that", "hours", "since", days_told.hours_from_the_day_told, rf"{lead}(?P<side>قبل|بعد) (?:نحو |حوالي |اقل من |اكثر من )?(?:ال ?)?(?P<hours>{_any(HOURS)}) ساعه (?:من|علي|عن))(?= )(?! (?:الان|اليوم) )"),
        Form("last-hours-numbered", "hours", None, days_counted.last_numbered_hours, rf"{lead}(?:خلال |في |(?:قبل|منذ) )(?:نحو |اقل من |اكثر من )?(?:ال ?)?(?P<hours>{_any(HOURS)})(?: ساعه)(?: (?:الماضيه|الاخيره|الفايته|المنصرمه))?)(?= )"),
        Form("hours-numbered", "hours", None, days_counted.last_numbered_hours, rf"{lead}(?:خلال |في )?(?:(?:الساعات )(?:ال ?)?(?P<hours>{_any(HOURS)})|(?:ال ?)?(?P<hours2>{_any(HOURS)}) ساعه) (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )"),
        Form("last-days-numbered", "last days", None, days_counted.last_numbered_days, rf"{lead}(?:خلال |في |طوال |علي مدي |علي مدار )?الايام (?:ال ?)?(?P<amount>{_any(NUMBERED_DAYS)}|[3-9]|10) (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )"),
        Form("numbered-last-days", "days", None, days_counted.last_numbered_days, rf"{lead}(?:خلال |في |طوال |علي مدي |علي مدار )?(?P<amount>{several}) (?:ال)?ايام (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )"),
        Form("last-two-weeks", "last hours", None, days_counted.span_back(14), rf"{lead}(?:خلال|في غضون|طوال) (?:الاسبوعين|اسبوعين) (?:الماضيين|الاخيرين|الفايتين|المنصرمين))(?= )"),
        Form("start-of-the-week", "last days", None, intervals.start_of_the_week, rf"{lead}(?:في )?(?:مطلع|بدايه|اول|اوايل) (?:هذا الاسبوع|الاسبوع(?: (?:الجاري|الحالي))?))(?= )(?! (?:الماضي|الفايت|المنصرم|المقبل|القادم|ال) )"),
        Form("this-week", "last days", None, intervals.this_week, rf"{lead}(?:خلال |في )?(?:هذا الاسبوع|الاسبوع (?:الجاري|الحالي)))(?= )"),
        Form("week-end", "last days", None, intervals.week_end, rf"{lead}(?:خلال |في |مع )?(?:نهايه|عطله) الاسبوع(?: (?:الماضي|الفايت|المنصرم|الماضيه))?)(?= )"),
        Form("week-before-last", "last days", None, intervals.week_before_last, rf"{lead}(?:خلال |في )?الاسبوع (?:قبل الماضي|ما قبل الماضي))(?= )"),
        Form("last-week", "last days", None, days_counted.span_back(7), rf"{lead}(?:خلال |في )?(?:الاسبوع (?:الماضي|الفايت|المنصرم|الاخير)|الايام (?:القليله )?(?:الاخيره|الماضيه|الفايته|المنصرمه)))(?= )"),
        Form("last-two-days", "last hours", None, days_counted.span_back(2), rf"{lead}(?:خلال |في )?اليومين (?:الماضيين|الاخيرين|الفايتين|المنصرمين))(?= )"),
        Form("last-hours", "last hours", None, days_counted.last_days(24), rf"{lead}(?:خلال )?الساعات(?: القليله)? (?:الماضيه|الاخيره|الفايته|المنصرمه))(?= )"),
        Form("within-days", "since", "days", days_counted.within_days, rf"{lead}(?:خلال|في غضون) (?:اقل من |نحو |حوالي )?{amount})(?= )(?! (?:المقبله|القادمه|المقبلين|القادمين|فقط) )"),
        Form("days-before-told", "told", "days", days_told.days_from_the_day_told, rf"{lead}(?P<side>قبل|بعد)(?: ذلك |ها |ه )ب{amount})(?= )"),
        Form("day-before-that", "before that", None, days_told.from_the_day_told(-1), rf"{lead}(?:قبل (?:ذلك |الهجوم |القصف )?(?:يوم|بيوم) (?:من|علي)|قبل ذلك بيوم|قبلها بيوم|(?:في )?اليوم السابق))(?= )"),
        Form("days-after-that", "after that", "days or hours", days_told.days_after_that, rf"{lead}بعد (?:نحو |حوالي )?(?:{amount}|(?P<some>ايام(?: قليله)?|ساعات(?: قليله)?)) (?:من|علي))(?= )"),
        Form("day-after-that", "day after", None, days_told.day_after_that, rf"{lead}غداه)(?= )"),
        Form("days-before-that", "since", "days or hours", days_told.of_another_day, rf"{lead}(?:قبل|منذ) (?:نحو |حوالي )?(?:{amount}|(?:بضعه |عده )?ايام(?: قليله)?|ساعات(?: قليله)?) (?:من|علي|عن))(?= )(?! (?:الان|اليوم) )"),
        Form("hours-ago", "since", "days or hours", days_counted.last_days(24), rf"{lead}(?:قبل|منذ) (?:بضع |عده )?ساعات(?: قليله)?)(?= )(?! (?:{times}|من|علي) )"),
        Form("just-now", "since", "moments", days_counted.days_back(0), rf"{lead}(?:قبل|منذ) (?:قليل|لحظات|دقايق))(?= )(?! (?:من|علي) )"),
        Form("days-ago", "since", "days", days_counted.days_ago, rf"{lead}(?:قبل|منذ) (?:نحو |حوالي |قرابه )?{amount})(?= )"),
        Form("some-days-ago", "since", "days", days_counted.span_back(7), rf"{lead}(?:قبل|منذ) (?:بضعه |عده )?ايام(?: قليله)?)(?= )"),
        Form("long-ago", "since", "long", days_counted.long_ago, rf"{lead}(?:قبل|منذ|خلال) (?:نحو |حوالي |اكثر من |قرابه )?(?:(?:\d+|بضعه|عده) )?(?:شهر|شهرين|اشهر|شهور|اسابيع|الاسابيع|الاشهر|سنه|سنتين|سنوات|السنوات|عام|عامين|اعوام|الاعوام)(?: (?:الماضيه|الاخيره))?)(?= )(?! (?:(?:19|20)\d\d|{months}) )"),
        Form("new-year", "this year", None, days_named.new_year, rf"{lead}(?:مع |في )?(?:بدايه|مطلع|بزوغ|دخول|حلول|(?:اولي )?(?:ال)?(?:دقايق|ساعات)(?: الاولي)?(?: من)?) (?:العام الجديد|السنه الجديده)(?: (?P<year>20\d\d))?)(?= )"),
        Form("since-the-start", "since", "start", days_counted.since_the_start, rf"{lead}منذ (?:مطلع|بدايه|اول) (?P<unit>الشهر|العام|السنه|الاسبوع)(?: الجاري| الحالي| الجاريه| الحاليه)?)(?= )(?! (?:الماضي|المنصرم|الفايت|الماضيه|المنصرمه) )"),
        Form("tonight", "night", None, days_counted.tonight, rf"{lead}(?P<time>الليله))(?= )(?! (?:الاولي|الثانيه|الثالثه|نفسها|ذاتها|التاليه|السابقه|التي) )"),
        Form("weekday", "weekday", None, days_named.weekday, rf"{lead}{time}(?:يوم |نهار )?(?P<weekday>{weekdays})(?P<past> (?:، |, )?(?:الماضيه?|الفايته?|المنصرمه?))?)(?= )"),
        Form("month-part", "part of a month", None, months_and_years.month_part, rf"{lead}(?P<part>{'|'.join(MONTH_PARTS)}) (?:شهر )?(?P<month>{months}|الشهر (?:الماضي|الفايت|المنصرم|الجاري|الحالي))(?: (?:/ |\( )?(?:{months})(?: \))?)?{year}(?P<past> الماضي)?)(?= )"),
        Form("month-before", "this month", None, months_and_years.relative_month, rf"{lead}(?:خلال |في )?الشهر (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي))(?= )"),
        Form("month", "month", None, months_and_years.month, rf"{lead}(?:خلال |في )?(?:شهر )?{month}{year}{past})(?= )"),
        Form("year-before", "this year", None, months_and_years.relative_year, rf"{lead}(?:خلال |في )?(?:العام|السنه) (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي|الماضيه|الفايته|المنصرمه|الجاريه|الحاليه))(?= )"),
        Form("year", "year", None, months_and_years.year, rf"{lead}(?:خلال |في )?(?:عام|سنه|العام) (?P<year>(?:19|20)\d\d))(?= )"),
        Form("clock", "clock", None, parts_of_the_day.clock, rf"{lead}(?:عند |قرابه |حوالي |نحو )?الساعه (?P<hour>{_any(CLOCK)}|\d{{1,2}})(?: (?:: )?\d\d)?(?: والنصف| والربع)?(?: (?:من |(?!بعد (?:ال)?ظهر )بعد )?(?P<time>{times}))?)(?= )"),
        Form("earlier", "earlier", None, days_counted.earlier, rf"{lead}(?:في )?وقت سابق|سابقا(?! [)\"]))(?= )"),
        Form("time", "time", None, parts_of_the_day.time, rf"{lead}(?P<time>{times}))(?= )"),
        Form("time-of-an-act", "time of an act", None, parts_of_the_day.time_of_an_act, rf" (?:[وفبلك]|ال|بال|لل|وال)?(?:{_any(ACTS)}) (?:(?!ملهي|نادي|مقهي|مبني)\w+(?:ي|يه) )?(?P<all>(?:ال)?(?P<time>{_any(calendar.adjectives)}))(?= )"),
    )


def _any(names: Iterable[str]) -> str:
    """A pattern of any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))

