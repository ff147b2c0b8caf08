"""Days counted from one that was told before: في اليوم نفسه, في اليوم التالي, قبل ذلك بيومين, في الخامس منه, قبل يومين من الهجوم.

In: a match of `forms` and the day of publication. Out: the `Meaning`: an offset from the day told last, the day in the month that the sentence named last,
or a refused meaning where the words do not say from which day they count. Reads the months of resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

import re

from riwaya.extract.mentions.dates.days_counted import span_back
from riwaya.extract.mentions.dates.meaning import ONE_DAY, REFUSED, Day, Meaning, Reading, one_day, words_before
from riwaya.extract.mentions.dates.number_words import HOURS
from riwaya.extract.mentions.dates.reckoning import amount_of, date_of, day_number, last_such_day, month_shifted
from riwaya.lexicon.arabic.calendar import load_calendar

LEAD = 9
COMES = frozenset("ياتي تاتي جاء جاءت وقع وقعت".split())
SOME = 7


def from_the_day_told(offset: int) -> Reading:
    """في اليوم نفسه, في اليوم التالي: so many days from the day that was told last."""

    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        return Meaning(offset=offset)

    return read


def since_this_morning(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """منذ الصباح, منذ ساعات الفجر الأولى: the morning of the day that was told last, of the day of publication where none was."""
    return Meaning(offset=0, otherwise=reference)


def days_from_the_day_told(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل ذلك بيومين, بعدها بثلاثة أيام: counted from the day that was told last."""
    days = amount_of(match["amount"])
    return Meaning(offset=days if match["side"] == "بعد" else -days)


def days_after_that(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """ويأتي ذلك بعد أسبوع من مقتل ...: the sentence tells what was, so many days before the day that was told last, before the report where none was; hours count from a day that the words do not say."""
    if reference is None or not any(form.removeprefix("و") in COMES for form in words_before(match, LEAD)):
        return None
    if match["amount"]:
        days = amount_of(match["amount"])
        return Meaning(offset=-days, otherwise=reference - days * ONE_DAY)
    return None if match["some"].startswith("ساعات") else span_back(SOME)(match, reference)


def day_after_that(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """ويأتي القصف غداة مقتل ...: the sentence tells what was on the day before the one that was told last."""
    if reference is None or not any(form.removeprefix("و") in COMES for form in words_before(match, LEAD)):
        return None
    return Meaning(offset=-1, otherwise=reference - ONE_DAY)


def hours_from_the_day_told(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل 24 ساعة من الهجوم: so many whole days from the day that was told last."""
    days = HOURS[match["hours"]] // 24
    return Meaning(offset=days if match["side"] == "بعد" else -days)


def of_another_day(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل يومين من الهجوم: counted from a day that the words do not say."""
    return REFUSED


def day_of_the_month_told(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """في الخامس منه, 20 من الشهر نفسه: a day of the month that was named last before it in the sentence."""
    months = load_calendar().months
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    told = list(re.finditer(rf"[ لبو](?P<month>{names}|الشهر (?:الماضي|الجاري|الحالي|المنصرم))(?: (?:/ |\( )?(?:{names})(?: \))?)?(?: (?:من )?(?:عام |العام )?(?P<year>(?:19|20)\d\d))?(?= )", match.string[: match.start("all")]))
    if not told:
        return REFUSED
    name, year = told[-1]["month"], told[-1]["year"]
    day = day_number(match["day"])
    if name.startswith("الشهر"):
        month = month_shifted(reference, name.endswith(("الماضي", "المنصرم")))
        found = date_of(*month, day) if month else None
    else:
        found = date_of(int(year), months[name], day) if year else last_such_day(months[name], day, reference)
    return one_day(found, is_inferred=True) if found is not None else None
