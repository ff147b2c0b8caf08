"""What a way of writing a date means: the days of a match, counted from the day of publication.

Semantics: the annotation guidelines (a weekday is the last one at or before publication, with الماضي strictly before it). A reading gives
`None` where the words are no date after all (another pattern may take them) and a refused meaning where none may. What has two ends stands in
`date_intervals`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from riwaya.extract.mentions import hijri
from riwaya.extract.mentions.date_numbers import COUNTS, HOURS, NUMBERED_DAYS, ORDINALS
from riwaya.lexicon.arabic.calendar import load_calendar

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
NEARBY = 3
SOON = 60
FEAST_DAYS = {"اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4}
LEAD = 9
GOING_ON = ("مستمر", "متواصل", "داير", "محاصر", "تستمر", "يستمر", "تتواصل", "يتواصل", "تشهد", "يشهد", "تشن", "يشن", "تتعرض", "يتعرض", "مضرب")
NAMED_FOR_DAYS = frozenset("سوق صلاه خطبه خطيب مسجد جامع وادي جبل تل حي قريه شارع ناحيه".split())
OUTLETS = frozenset("روسيا المصري عين ليبيا فلسطين بغداد اليمن العراق عدن الخبر مصر".split())  # روسيا اليوم, المصري اليوم
NAMES = frozenset("حي احياء ملعب استاد مطار جامعه مخيم شهداء احداث احتفالات ثوره شارع حركه انتفاضه ساحه ميدان جسر مدرسه مستشفى فوج لواء كتيبه معركه اتفاق قرار القرار".split())


class Meaning:
    """What a match means: its first and last day, how exact they are, and what else the words say."""

    def __init__(self, start: Day | None, end: Day | None, precision: str | None, **flags: bool) -> None:
        self.start, self.end, self.precision, self.flags = start, end, precision, flags
        self.status = "stated"
        self.offset: int | None = None
        self.otherwise: Day | None = None


Reading = Callable[["re.Match[str]", Day | None], "Meaning | None"]


def date_of(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def how_exact(days: int) -> str:
    """The precision of an interval whose last day lies so many days behind its first."""
    return "days" if days <= 6 else "week" if days <= 10 else "month" if days <= 31 else "longer"


def _soon(month: int, day: int, reference: Day) -> Day | None:
    """The day where one named without a year lies shortly ahead: لانتخابات في 29 تموز in a report of early July."""
    ahead = (date_of(year, month, day) for year in (reference.year, reference.year + 1))
    return next((found for found in ahead if found and 1 < (found - reference).days <= SOON), None)


def last_such_day(month: int, day: int, reference: Day | None, weekday: str | None = None) -> Day | None:
    """The last such day at or before the reference; a few days ahead only with an agreeing weekday."""
    if reference is None:
        return None
    candidates = [d for d in (date_of(reference.year + offset, month, day) for offset in (0, -1)) if d]
    if weekday and candidates and candidates[0].weekday() == load_calendar().weekdays[weekday] and (candidates[0] - reference).days <= 10:
        return candidates[0]
    return next((d for d in candidates if d <= reference + ONE_DAY), None)


def hijri_date(match: re.Match[str], reference: Day | None) -> Meaning | None:
    if match.string[match.end("all") :].startswith((hijri.ELSEWHERE, " ،" + hijri.ELSEWHERE)):
        return Meaning(None, None, None, refused=True)  # الموافق 20 مايو: the same day in the other calendar
    found = hijri.hijri_day(match, reference, day_number)
    if found is None:
        return Meaning(None, None, None, refused=True)
    value = Meaning(found, found, "day")
    value.status = "inferred"
    return value


def _disagrees(found: Day, weekday: str | None) -> bool:
    """Whether the weekday beside a day is another one: the day stands, and a person should look."""
    return weekday is not None and load_calendar().weekdays[weekday] != found.weekday()


def day_number(word: str) -> int:
    return int(word) if word.isdigit() else ORDINALS[word]


def day_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    before = match.string[: match.start("all")].split()[-1:]
    if before and before[0].lstrip("وبل") in NAMES:
        return Meaning(None, None, None, refused=True)
    month, day = _month_number(match, reference), day_number(match["day"])
    last_year = match["relative_year"] in ("الماضي", "الفايت", "المنصرم") and reference is not None
    year = _year_of(match) or (reference.year - 1 if last_year and reference else None)
    found = date_of(year, month, day) if year else last_such_day(month, day, reference, match["weekday"])
    if found is None:
        return None
    if not year and not match["past"] and not match["relative_year"] and reference is not None and found < reference and not match.string.startswith(" :", match.end("all")) and (soon := _soon(month, day, reference)):
        return Meaning(soon, soon, "day", future=True)
    value = Meaning(found, found, "day", disputed=_disagrees(found, match["weekday"]))
    value.status = "stated" if match["year"] else "inferred"
    return value


def month_day(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """سبتمبر 2, 2023: how pages stamp their day."""
    found = date_of(int(match["year"]), load_calendar().months[match["month"]], int(match["day"]))
    return Meaning(found, found, "day", disputed=_disagrees(found, match["weekday"])) if found else None


def _month_number(match: re.Match[str], reference: Day | None) -> int:
    """The month; of two names that disagree (كانون الثاني / نوفمبر) the one that lies nearer before the publication."""
    months = load_calendar().months
    first, second = months[match["month"]], months[match["month2"]] if match["month2"] else None
    if second is None or second == first or reference is None:
        return first
    return min((first, second), key=lambda month: (reference.month - month) % 12)


def day_of_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    month = month_shifted(reference, match["which"] in ("الماضي", "الفايت", "المنصرم"))
    found = date_of(*month, day_number(match["day"])) if month else None
    return Meaning(found, found, "day") if found else None


def numeric(match: re.Match[str], reference: Day | None) -> Meaning | None:
    groups = match.groupdict()
    day, month = int(match["day"]), int(match["m"])
    if groups.get("short_year"):
        found = date_of(2000 + int(groups["short_year"]), month, day)
        return Meaning(found, found, "day") if found else None
    found = date_of(int(groups["year"]), month, day) if groups.get("year") else last_such_day(month, day, reference, groups.get("weekday")) if 1 <= month <= 12 else None
    return Meaning(found, found, "day", disputed=_disagrees(found, groups.get("weekday"))) if found else None


def days_back(days: int) -> Reading:
    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        before = match.string[: match.start("all")].split()[-1:]
        if reference is None or (days == 0 and before and before[0] in OUTLETS):
            return None
        groups = match.groupdict()
        found = _named_day(groups.get("weekday") or groups.get("in_brackets"), reference - days * ONE_DAY, reference, NEARBY + days)
        return Meaning(found, found, "day")

    return read


def _named_day(weekday: str | None, day: Day, reference: Day, farthest: int) -> Day:
    """The weekday that stands beside اليوم or أمس where the two disagree and it is at most so many days past: written on Friday, published on Saturday."""
    if weekday is None:
        return day
    back = (reference.weekday() - load_calendar().weekdays[weekday]) % 7
    return reference - back * ONE_DAY if 0 < back <= farthest else day


def tomorrow(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """غدا, يوم غد الخميس, بعد غد: a day to come, which only a plan has."""
    found = reference + (2 if match["after"] else 1) * ONE_DAY if reference else None
    return Meaning(found, found, "day", future=True)


def day_of_feast(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """أول أيام عيد الفطر, ثاني أيام عيد الأضحى: the last such day by the Umm al-Qura table."""
    if match.string[: match.start("all")].split()[-1:] == ["منذ"]:
        return None
    found = hijri.feast_day(match["feast"], FEAST_DAYS[match["which"]], reference)
    if found is None:
        return None
    value = Meaning(found, found, "day")
    value.status = "inferred"
    return value


def span_back(days: int) -> Reading:
    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        return Meaning(reference - days * ONE_DAY, reference - ONE_DAY, "week" if days > 2 else "days") if reference else None

    return read


def last_days(hours: int) -> Reading:
    """So many hours up to now, in whole days: the day of publication and as many before it."""

    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        return Meaning(reference - hours // 24 * ONE_DAY, reference, "days") if reference else None

    return read


def last_numbered_hours(match: re.Match[str], reference: Day | None) -> Meaning | None:
    groups = match.groupdict()
    return last_days(HOURS[groups["hours"] or groups["hours2"]])(match, reference)


def last_numbered_days(match: re.Match[str], reference: Day | None) -> Meaning | None:
    amount = match["amount"]
    return span_back(int(amount) if amount.isdigit() else NUMBERED_DAYS[amount])(match, reference)


def tonight(match: re.Match[str], reference: Day | None) -> Meaning | None:
    # في الليلة ...، تلك الليلة: a night that the words do not place
    before = match.string[: match.start("all")].split()[-1:]
    is_placed = match["all"] == "الليله" and match.string[match.start("all") - 1] == " " and not (before and before[0] in ("في", "تلك", "خلال", "منتصف", "هذه", "بعد"))
    return Meaning(reference, reference, "day") if reference and is_placed else None


def since_the_start(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """منذ مطلع الشهر: from its first day up to now."""
    if reference is None:
        return None
    unit = match["unit"]
    first = reference.replace(day=1) if unit == "الشهر" else reference.replace(month=1, day=1) if unit != "الاسبوع" else last_weekday("الاحد", reference)
    return Meaning(first, reference, "days" if (reference - first).days <= 6 else "month" if unit == "الشهر" else "longer", continuing=True)


def long_ago(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل أشهر, خلال السنوات الماضية: older than the report, no one knows how much; not what has gone on since (المستمرة منذ شهرين)."""
    before = match.string[: match.start("all")].split()[-1:]
    if before and before[0].removeprefix("ال").startswith(("مستمر", "متواصل", "محاصر", "داير", "متصاعد")):
        return None
    return Meaning(None, None, None, background=True)


def from_the_day_told(offset: int) -> Reading:
    """في اليوم نفسه, في اليوم التالي: so many days from the day that was told last."""

    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        value = Meaning(None, None, None)
        value.offset = offset
        return value

    return read


def since_this_morning(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """منذ الصباح, منذ ساعات الفجر الأولى: the morning of the day that was told last, of the day of publication where none was."""
    value = Meaning(None, None, None)
    value.offset, value.otherwise = 0, reference
    return value


def days_from_the_day_told(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل ذلك بيومين, بعدها بثلاثة أيام: counted from the day that was told last."""
    days = _amount(match["amount"])
    return from_the_day_told(days if match["side"] == "بعد" else -days)(match, reference)


def within_days(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """خلال ثلاثة أيام: so many days up to now."""
    days = _amount(match["amount"])
    return last_days(24 * days)(match, reference) if days > 1 else None


def _amount(words: str) -> int:
    return COUNTS.get(words) or int(words.split()[0])


def days_after_that(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """ويأتي ذلك بعد أسبوع من مقتل ...: the sentence tells what was, so many days before the report; hours count from a day that the words do not say."""
    before = match.string[: match.start("all")].split()[-LEAD:]
    if reference is None or not any(form.removeprefix("و") in ("ياتي", "تاتي", "جاء", "جاءت") for form in before):
        return None
    amount = match.groupdict()["amount"]
    if amount:
        return days_ago(match, reference)
    return None if match["some"].startswith("ساعات") else span_back(7)(match, reference)


def of_another_day(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل يومين من الهجوم: counted from a day that the words do not say."""
    return Meaning(None, None, None, refused=True)


def days_ago(match: re.Match[str], reference: Day | None) -> Meaning | None:
    if reference is None:
        return None
    amount = match["amount"]
    number = _amount(amount)
    found = reference - number * ONE_DAY
    if match["all"].startswith("منذ") and _goes_on(match):
        return Meaning(found, reference, how_exact(number), continuing=True)
    return Meaning(found, found, "day")


def _goes_on(match: re.Match[str]) -> bool:
    """منذ أسبوع تشهد المدينة ..., المعارك المستمرة منذ أسبوع: since then, not then."""
    after = match.string[match.end("all") :].split()[:1]
    before = match.string[: match.start("all")].split()[-4:]
    return bool(after) and after[0][:1] in "تي" and after[0] not in ("تمكن", "تمكنت", "تعرض", "تعرضت", "تقريبا", "تحديدا") or any(form.removeprefix("و").removeprefix("ال").startswith(GOING_ON) for form in before)


def last_weekday(name: str, reference: Day, *, strictly: bool = False) -> Day:
    """The last such weekday at or before the reference; `strictly` before it."""
    back = (reference.weekday() - load_calendar().weekdays[name]) % 7
    return reference - (back or (7 if strictly else 0)) * ONE_DAY


def weekday(match: re.Match[str], reference: Day | None) -> Meaning | None:
    if reference is None:
        return None
    after = match.string[match.end("all") :].split()[:1]
    if after and after[0] in ("المقبل", "القادم"):
        ahead = (load_calendar().weekdays[match["weekday"]] - reference.weekday()) % 7 or 7
        found = reference + ahead * ONE_DAY
        return Meaning(found, found, "day", future=True)
    before = match.string[: match.start("all")].split()[-1:]
    if before and ((before[0] in NAMED_FOR_DAYS or before[0][1:] in NAMED_FOR_DAYS) or before[0] == "بين" and match["all"] == "الاثنين" and not (after and after[0].startswith("و"))):
        return None  # سوق الخميس; بين الاثنين: between the two of them
    found = last_weekday(match["weekday"], reference, strictly=bool(match["past"]))
    return Meaning(found, found, "day")


def month_bounds(year: int, month: int) -> tuple[Day, Day]:
    following = Day(year + month // 12, month % 12 + 1, 1)
    return Day(year, month, 1), following - ONE_DAY


def month_of(match: re.Match[str], reference: Day | None) -> tuple[int, int] | None:
    name = match["month"]
    if name.startswith("الشهر"):
        return month_shifted(reference, name.endswith(("الماضي", "الفايت", "المنصرم")))
    month = load_calendar().months[name]
    if (year := _year_of(match)) is not None:
        return year, month
    return ((reference.year if month <= reference.month else reference.year - 1), month) if reference else None


def _year_of(match: re.Match[str]) -> int | None:
    """The year beside a month, or the one named last before it: في آذار 2022 ... وفي أيار من العام نفسه."""
    told = re.findall(r" (?:19|20)\d\d(?= )", match.string[: match.start("all")]) if match["same_year"] else ()
    return int(match["year"]) if match["year"] else int(told[-1]) if told else None


def month_shifted(reference: Day | None, is_before: bool) -> tuple[int, int] | None:
    if reference is None:
        return None
    if not is_before:
        return reference.year, reference.month
    return (reference.year, reference.month - 1) if reference.month > 1 else (reference.year - 1, 12)


def month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    # مارس is also a verb (he practised): without شهر, في or a year it is refused
    bare, before = match["all"].split(), match.string[: match.start("all")].split()[-2:]
    if len(bare) == 1 and (bare[0] in ("مارس", "ماي", "اب", "جوان") or any(form in (*NAMES, *NAMED_FOR_DAYS) for form in before)):
        return None  # حي واحد حزيران, شارع تشرين
    month = month_of(match, reference)
    return Meaning(*month_bounds(*month), "month") if month else None


def month_part(match: re.Match[str], reference: Day | None) -> Meaning | None:
    month = month_of(match, reference)
    if month is None:
        return None
    first, last = month_bounds(*month)
    if match["part"] in ("منتصف", "اواسط"):
        return Meaning(first + 14 * ONE_DAY, first + 14 * ONE_DAY, "day")
    return Meaning(first, first + 9 * ONE_DAY, "week") if match["part"] in ("مطلع", "بدايه", "اوايل") else Meaning(last - 9 * ONE_DAY, last, "week")


def relative_month(match: re.Match[str], reference: Day | None) -> Meaning | None:
    month = month_shifted(reference, match["which"] not in ("الجاري", "الحالي"))
    return Meaning(*month_bounds(*month), "month") if month else None


def relative_year(match: re.Match[str], reference: Day | None) -> Meaning | None:
    if reference is None:
        return None
    year = reference.year - (match["which"] not in ("الجاري", "الحالي"))
    return Meaning(Day(year, 1, 1), Day(year, 12, 31), "year")


def year(match: re.Match[str], reference: Day | None) -> Meaning | None:
    year = int(match["year"])
    return Meaning(Day(year, 1, 1), Day(year, 12, 31), "year")


def clock(match: re.Match[str], reference: Day | None) -> Meaning | None:
    return Meaning(None, None, None) if match["time"] else None


def earlier(match: re.Match[str], reference: Day | None) -> Meaning | None:
    return Meaning(None, None, None, background=True)


def time(match: re.Match[str], reference: Day | None) -> Meaning | None:
    # ظهر is also 'appeared' and مساء 'evening of': only accusatives, nouns with the article and names of two words (شروق الشمس, بعد ظهر) stand alone
    word = match["time"]
    return Meaning(None, None, None) if word.endswith("ا") or word.startswith("ال") or " " in word or word in ("مساء", "غروب") else None


def time_of_an_act(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قصف ليلي: only a part of the day."""
    return Meaning(None, None, None)
