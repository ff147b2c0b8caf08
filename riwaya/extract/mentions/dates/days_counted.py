"""Days and hours counted from the day of publication: اليوم, أمس, غدا, قبل يومين, الساعات الـ48 الماضية, منذ مطلع الشهر.

In: a match of `forms` and the day of publication. Out: the `Meaning`. Where words count from another day, see `days_told`.
"""

from __future__ import annotations

import re

from riwaya.extract.mentions.dates.meaning import BACKGROUND, ONE_DAY, Day, Meaning, Reading, one_day, stretch, word_after, words_before
from riwaya.extract.mentions.dates.number_words import HOURS, NUMBERED_DAYS
from riwaya.extract.mentions.dates.reckoning import amount_of, how_exact, last_weekday
from riwaya.lexicon.arabic.calendar import load_calendar

NEARBY = 3
GOING_ON = ("مستمر", "متواصل", "داير", "محاصر", "تستمر", "يستمر", "تتواصل", "يتواصل", "تشهد", "يشهد", "تشن", "يشن", "تتعرض", "يتعرض", "مضرب")
FOR_LONG = ("مستمر", "متواصل", "محاصر", "داير", "متصاعد")
LASTING = (*GOING_ON, "تدور", "يدور", "تكثف", "يكثف", "تخوض", "يخوض", "تواصل", "يواصل", "تحاصر", "يحاصر", "تقصف", "يقصف", "تتصدي", "يتصدي", "تعيش", "يعيش", "تنفذ", "ينفذ")
IN_THE_PRESENT = re.compile(r"[يت]\w{2,}ها?")  # يخوضها, تشنه: what a relative clause tells as going on
STILL = ("مستمر", "متواصل")
NO, STILL_DOES = frozenset("ما لا وما ولا".split()), frozenset("زال زالت زالوا يزال تزال يزالون".split())
STOPS = frozenset("، , ؛ . : ان".split())
CLAUSE = 14
NOT_GOING_ON = frozenset("تمكن تمكنت تعرض تعرضت تقريبا تحديدا".split())  # begin like verbs in the present
OUTLETS = frozenset("روسيا المصري عين ليبيا فلسطين بغداد اليمن العراق عدن الخبر مصر".split())  # روسيا اليوم, المصري اليوم
UNPLACED = frozenset("في تلك خلال منتصف هذه بعد".split())  # في الليلة ...، تلك الليلة: a night that the words do not place


def days_back(days: int) -> Reading:
    """اليوم, أمس الخميس, أول من أمس: so many days back; not روسيا اليوم."""

    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        if reference is None or days == 0 and not OUTLETS.isdisjoint(words_before(match)):
            return None
        groups = match.groupdict()
        return one_day(_weekday_beside(groups.get("weekday") or groups.get("in_brackets"), reference - days * ONE_DAY, reference, NEARBY + days))

    return read


def _weekday_beside(weekday: str | None, day: Day, reference: Day, farthest: int) -> Day:
    """The weekday that stands beside اليوم or أمس where the two disagree and it is at most so many days past: written on Friday, published on Saturday."""
    if weekday is None:
        return day
    back = (reference.weekday() - load_calendar().weekdays[weekday]) % 7
    return reference - back * ONE_DAY if 0 < back <= farthest else day


def tomorrow(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """غدا, يوم غد الخميس, بعد غد: a day to come, which only a plan has."""
    if reference is None:
        return Meaning(precision="day", is_future=True)
    return one_day(reference + (2 if match["after"] else 1) * ONE_DAY, is_future=True)


def tonight(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الليلة: the night of the day of publication, unless another word places it."""
    is_placed = match["all"] == "الليله" and match.string[match.start("all") - 1] == " " and UNPLACED.isdisjoint(words_before(match))
    return one_day(reference) if reference and is_placed else None


def days_ago(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل يومين, منذ 3 أيام: that day; since then where it goes on."""
    if reference is None:
        return None
    number = amount_of(match["amount"])
    found = reference - number * ONE_DAY
    is_since = match["all"].startswith("منذ") and _goes_on(match)
    return stretch(found, reference, how_exact(number), is_continuing=True) if is_since else one_day(found)


def _goes_on(match: re.Match[str]) -> bool:
    """منذ أسبوع تشهد المدينة ..., المعارك المستمرة منذ أسبوع: since then, not then."""
    after, before = word_after(match), words_before(match, CLAUSE)
    if after[:1] in ("ت", "ي") and after not in NOT_GOING_ON or any(form.removeprefix("و").removeprefix("ال").startswith(GOING_ON) for form in before[-4:]):
        return True
    if any(IN_THE_PRESENT.fullmatch(form) for form in before[-3:]):
        return True  # اشتباكات يخوضها منذ أسبوع مسلحون
    before = before[:-1] if before[-1:] == ["،"] else before
    opened = next((place + 1 for place in range(len(before) - 1, -1, -1) if before[place] in STOPS), 0)
    # تتواصل الاشتباكات في المدينة منذ ثلاثة أيام, المعارك مستمرة بين أ وب منذ 49 يوما, ما زالوا عالقين منذ أسبوع
    clause = before[opened:]
    return any(form.removeprefix("و").startswith(LASTING) for form in clause[:1]) or any(form.startswith(STILL) for form in clause[:3]) or any(form in STILL_DOES and no in NO for no, form in zip(clause, clause[1:], strict=False))


def span_back(days: int) -> Reading:
    """الأسبوع الماضي, منذ أيام: so many days up to the one before publication."""

    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        return stretch(reference - days * ONE_DAY, reference - ONE_DAY, "week" if days > 2 else "days") if reference else None

    return read


def last_numbered_days(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الأيام الثلاثة الماضية, الستة الأيام الماضية."""
    amount = match["amount"]
    return span_back(int(amount) if amount.isdigit() else NUMBERED_DAYS.get(amount) or NUMBERED_DAYS["ال" + amount])(match, reference)


def last_days(hours: int) -> Reading:
    """So many hours up to now, in whole days: the day of publication and as many before it."""

    def read(match: re.Match[str], reference: Day | None) -> Meaning | None:
        return stretch(reference - hours // 24 * ONE_DAY, reference, "days") if reference else None

    return read


def last_numbered_hours(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الساعات الـ48 الماضية, خلال 24 ساعة."""
    groups = match.groupdict()
    return last_days(HOURS[groups["hours"] or groups["hours2"]])(match, reference)


def within_days(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """خلال ثلاثة أيام: so many days up to now."""
    days = amount_of(match["amount"])
    return last_days(24 * days)(match, reference) if days > 1 else None


def since_the_start(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """منذ مطلع الشهر: from its first day up to now."""
    if reference is None:
        return None
    unit = match["unit"]
    first = reference.replace(day=1) if unit == "الشهر" else reference.replace(month=1, day=1) if unit != "الاسبوع" else last_weekday("الاحد", reference)
    return stretch(first, reference, "days" if (reference - first).days <= 6 else "month" if unit == "الشهر" else "longer", is_continuing=True)


def long_ago(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قبل أشهر, خلال السنوات الماضية: older than the report, no one knows how much; not what has gone on since (المستمرة منذ شهرين)."""
    return None if any(form.removeprefix("ال").startswith(FOR_LONG) for form in words_before(match)) else BACKGROUND


def earlier(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """في وقت سابق."""
    return BACKGROUND
