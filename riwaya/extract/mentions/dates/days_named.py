"""Days by their own name: 4 آب 2019, سبتمبر 2, الخامس من الجاري, 3/4, الخميس الماضي, أول أيام عيد الفطر.

In: a match of `forms` and the day of publication. Out: the `Meaning`. Reads resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

import re

from riwaya.extract.mentions.dates import hijri
from riwaya.extract.mentions.dates.meaning import ONE_DAY, REFUSED, Day, Meaning, one_day, word_after, words_before
from riwaya.extract.mentions.dates.months_and_years import NAMED_FOR_DAYS, NAMES, year_of
from riwaya.extract.mentions.dates.reckoning import PAST, date_of, day_number, disagrees, last_such_day, last_weekday, month_shifted
from riwaya.lexicon.arabic.calendar import load_calendar

SOON = 60
NEW_FOR = 2
FEAST_DAYS = {"اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4}
COMING = ("المقبل", "القادم")


def day_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """4 آب 2019, 4 آب, 4 آب الماضي: the year beside it, else the last such day, or one shortly ahead; refused in a name (ثورة 25 يناير)."""
    if any(form.lstrip("وبل") in NAMES for form in words_before(match)):
        return REFUSED
    month, day = _month_number(match, reference), day_number(match["day"])
    year = year_of(match) or (reference.year - 1 if match["relative_year"] in PAST and reference is not None else None)
    found = date_of(year, month, day) if year else last_such_day(month, day, reference, match["weekday"])
    if found is None:
        return None
    is_open = not year and not match["past"] and not match["relative_year"] and not match.string.startswith(" :", match.end("all"))
    if is_open and reference is not None and found < reference and (soon := _soon(month, day, reference)):
        return one_day(soon, is_future=True)
    return one_day(found, is_inferred=not match["year"], is_disputed=disagrees(found, match["weekday"]))


def _soon(month: int, day: int, reference: Day) -> Day | None:
    """The day where one named without a year lies shortly ahead: لانتخابات في 29 تموز in a report of early July."""
    ahead = (date_of(year, month, day) for year in (reference.year, reference.year + 1))
    return next((found for found in ahead if found and 1 < (found - reference).days <= SOON), None)


def _month_number(match: re.Match[str], reference: Day | None) -> int:
    """The month; of two names that disagree (كانون الثاني / نوفمبر) the one that lies nearer before the publication."""
    months = load_calendar().months
    first, second = months[match["month"]], months[match["month2"]] if match["month2"] else None
    if second is None or second == first or reference is None:
        return first
    return min((first, second), key=lambda month: (reference.month - month) % 12)


def month_day(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """سبتمبر 2, 2023: how pages stamp their day."""
    found = date_of(int(match["year"]), load_calendar().months[match["month"]], int(match["day"]))
    return one_day(found, is_disputed=disagrees(found, match["weekday"])) if found else None


def day_of_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الخامس من الشهر الماضي, 5 الجاري, الثامن من الجاري."""
    groups = match.groupdict()
    month = month_shifted(reference, match["which"] in PAST)
    found = date_of(*month, day_number(groups["day"] or groups["day2"])) if month else None
    return one_day(found) if found else None


def numeric(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """2019-08-04, 4/8/2019, 4/8/19, يوم 4/8."""
    groups = match.groupdict()
    day, month = int(match["day"]), int(match["m"])
    if groups.get("short_year"):
        found = date_of(2000 + int(groups["short_year"]), month, day)
        return one_day(found) if found else None
    found = date_of(int(groups["year"]), month, day) if groups.get("year") else last_such_day(month, day, reference, groups.get("weekday")) if 1 <= month <= 12 else None
    return one_day(found, is_disputed=disagrees(found, groups.get("weekday"))) if found else None


def weekday(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الخميس, الخميس الماضي, الخميس المقبل; not سوق الخميس, nor بين الاثنين: between the two of them."""
    if reference is None:
        return None
    after = word_after(match)
    if after in COMING:
        ahead = (load_calendar().weekdays[match["weekday"]] - reference.weekday()) % 7 or 7
        return one_day(reference + ahead * ONE_DAY, is_future=True)
    before = "".join(words_before(match))
    if before in NAMED_FOR_DAYS or before[1:] in NAMED_FOR_DAYS or before == "بين" and match["all"] == "الاثنين" and not after.startswith("و"):
        return None
    return one_day(last_weekday(match["weekday"], reference, strictly=bool(match["past"])))


def new_year(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """مع بداية العام الجديد, في الدقائق الأولى من العام الجديد 2022: its first day, in a report of the first two months."""
    if reference is None or reference.month > NEW_FOR or match["year"] and int(match["year"]) != reference.year:
        return None
    return one_day(reference.replace(month=1, day=1))


def day_of_feast(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """أول أيام عيد الفطر, ثاني أيام عيد الأضحى: the last such day by the Umm al-Qura table."""
    if words_before(match) == ["منذ"]:
        return None
    which = match["which"] or match["which2"].removeprefix("ال")
    found = hijri.feast_day(match["feast"], FEAST_DAYS[which], reference)
    return one_day(found, is_inferred=True) if found is not None else None


def hijri_date(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """15 رمضان 1440 هـ; refused before the same day in the other calendar: الموافق 20 مايو."""
    if match.string[match.end("all") :].startswith((hijri.ELSEWHERE, " ،" + hijri.ELSEWHERE)):
        return REFUSED
    found = hijri.hijri_day(match, reference, day_number)
    return one_day(found, is_inferred=True) if found is not None else REFUSED
