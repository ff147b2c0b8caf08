"""When: date expressions and parts of the day in one sentence, resolved against the day of publication.

Reads resources/languages/ar/calendar.yaml. The sentence's folded words are joined by single spaces and matched by one pattern for
each way of writing a date, the most complete first; what a pattern has taken no later one may touch. Semantics: the annotation
guidelines (weekday = the last one at or before publication, with الماضي strictly before it).
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import accumulate

import msgspec

from riwaya.extract.mentions import hijri
from riwaya.extract.values import When
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.model import Mention, Sentence, Token

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
NEARBY = 3
ORDINALS = {
    folded(word): number
    for number, word in enumerate(
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split(), 1
    )
} | {folded(f"{unit} عشر"): 10 + n for n, unit in enumerate("الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split(), 1)} | {
    "العشرين": 20, "الثلاثين": 30,
} | {folded(f"{unit} والعشرين"): 20 + n for n, unit in enumerate("الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split(), 1)} | {"الحادي والثلاثين": 31}
COUNTS = {"يومين": 2, "ثلاثه ايام": 3, "اربعه ايام": 4, "خمسه ايام": 5, "سته ايام": 6, "سبعه ايام": 7, "ثمانيه ايام": 8, "تسعه ايام": 9, "عشره ايام": 10}
SAYING = frozenset("قال وقال قالت وقالت اعلن اعلنت واعلن واعلنت اكد واكد اكدت ذكر وذكر ذكرت افاد وافاد افادت بيان تصريح تصريحات خطاب مؤتمر كشف وكشف نشر نشرت صرح صرحت اوضحت ذكروا افادوا كشفت اتهم اتهمت ندد نددت دان دانت ادان ادانت طالب طالبت دعا دعت نفي نفت اوضح واوضح اضاف نقلت تحدث".split())
OUTLETS = frozenset("روسيا المصري عين ليبيا فلسطين بغداد اليمن العراق عدن الخبر مصر".split())  # روسيا اليوم, المصري اليوم
NAMES = frozenset("ثوره شارع حركه انتفاضه ساحه ميدان جسر مدرسه مستشفى فوج لواء كتيبه معركه اتفاق قرار القرار".split())
CLOCK = {"الواحده": 1, "الثانيه": 2, "الثالثه": 3, "الرابعه": 4, "الخامسه": 5, "السادسه": 6, "السابعه": 7, "الثامنه": 8, "التاسعه": 9, "العاشره": 10}

# what must stand in a sentence for a pattern to be tried: a kind of `_needed_words`
NEEDED = {
    "day-month-range": "digit", "iso": "digit", "numeric": "digit", "numeric-dots": "digit", "weekday-short-date": "weekday", "weekday": "weekday", "two-nights": "weekday", "two-weekdays": "weekday", "weekday-range": "weekday",
    "since-weekday": "weekday", "day-month": "month", "month": "month", "hijri": "hijri month", "hijri-numeric": "digit", "day-of-this-month": "this month", "before-yesterday": "yesterday", "yesterday": "yesterday", "today": "today",
    "last-night": "night", "night-before-last": "night", "this-time-today": "this", "last-week": "last days", "last-two-days": "last hours", "last-hours": "last hours", "last-48-hours": "digit", "days-ago": "since", "some-days-ago": "since",
    "month-part": "part of a month", "month-before": "this month", "year-before": "this year", "year": "digit", "clock": "clock", "earlier": "earlier", "time": "time",
}
LONGEST_PREFIX = 3
MONTH_PARTS = ("مطلع", "بدايه", "منتصف", "نهايه", "اوايل", "اواسط", "اواخر")


class _Found:
    """A match on its way to a mention: its groups and what they mean."""

    def __init__(self, start: Day | None, end: Day | None, precision: str | None, **flags: bool) -> None:
        self.start, self.end, self.precision, self.flags = start, end, precision, flags
        self.status = "stated"


Reading = Callable[["re.Match[str]", Day | None], "_Found | None"]


def mention_dates(sentence: Sentence, text: str, *, reference: Day | None) -> tuple[Mention[When], ...]:
    """The dates and parts of the day of one sentence, in order."""
    there = _kinds_there([token.form for token in sentence.tokens])
    if not there:
        return ()
    joined = f" {' '.join([token.form for token in sentence.tokens])} "
    taken = bytearray(len(joined))
    found: list[Mention[When]] = []
    for name, read in _patterns():
        if NEEDED[name] not in there:
            continue
        for match in _compiled(name).finditer(joined):
            first, last = match.start("all"), match.end("all")
            if any(taken[first:last]):
                continue
            value = read(match, reference)
            if value is None:
                continue
            taken[first:last] = b"\x01" * (last - first)
            if value.flags.get("refused"):
                continue
            found.append(_mention(sentence, first, last, value, match, name, reference))
    return tuple(sorted(found, key=lambda mention: mention.first))


def _mention(sentence: Sentence, first: int, last: int, value: _Found, match: re.Match[str], name: str, reference: Day | None) -> Mention[When]:
    tokens = sentence.tokens
    starts = list(accumulate((len(token.form) + 1 for token in tokens[:-1]), initial=1))
    head, tail = bisect_right(starts, first) - 1, bisect_left(starts, last) - 1
    time = match.groupdict().get("time")
    before = [t.form for t in tokens[max(0, head - 3) : head] if t.kind == "word"]
    after = tokens[tail + 1].form if tail + 1 < len(tokens) else ""
    when = When(
        start=value.start.isoformat() if value.start else None,
        end=value.end.isoformat() if value.end else None,
        precision=value.precision,
        status=value.status,
        time_of_day=load_calendar().times.get(time.strip()) if time else None,
        is_future=value.flags.get("future", False) or after in ("المقبل", "القادم", "المقبله", "القادمه"),
        is_background=value.flags.get("background", False),
        is_disputed=value.flags.get("disputed", False),
        is_continuing=value.flags.get("continuing", False),
        follows_statement=bool(set(before[-2:]) & SAYING) or _leads_to_speech(tokens, head, tail) or _opens_speech(tokens, head, tail),
    )
    if reference is not None and value.start is not None and not when.is_continuing and _is_since(tokens, head):
        when = _until_now(when, value.start, reference)
    start = tokens[head].start + (1 if first > starts[head] else 0)
    return Mention(start, tokens[tail].end, head, tail, when, f"ar/dates/{name}")


def _is_since(tokens: Sequence[Token], head: int) -> bool:
    """منذ 30 مارس, منذ اندلاع النزاع عام 2011: an interval that begins there; not what the pattern itself reads as a distance (منذ يومين)."""
    before = [t.form for t in tokens[max(0, head - 5) : head]]
    if tokens[head].form == "منذ" or not before:
        return False
    return before[-1] == "منذ" or ("منذ" in before and not any(form in ("،", ",", ".") for form in before[before.index("منذ") :]) and before[-1] in ("في", "عام", "سنه", "شهر", "يوم", "مطلع", "بدايه"))


def _until_now(when: When, start: Day, reference: Day) -> When:
    days = (reference - start).days
    if days < 0:
        return when
    precision = "days" if days <= 6 else "week" if days <= 10 else "month" if days <= 31 else "longer"
    return msgspec.structs.replace(when, end=reference.isoformat(), precision=precision, is_continuing=True)


def _leads_to_speech(tokens: Sequence[Token], head: int, tail: int) -> bool:
    """وقال الدفاع المدني اليوم السبت إن ...: a verb of saying before the date and أن behind it date the statement."""
    behind = [t.form for t in tokens[tail + 1 : tail + 4]]
    said = any(t.form in SAYING for t in tokens[max(0, head - 8) : head])
    return said and any(form in ("ان", "انه", "انها", "انهم", "بان") for form in behind)


def _opens_speech(tokens: Sequence[Token], head: int, tail: int) -> bool:
    """والاثنين، أعلنت الوكالة ...: a date that opens its sentence with a verb of saying right behind it."""
    behind = [t.form for t in tokens[tail + 1 : tail + 3] if t.kind == "word"]
    return head <= 2 and bool(behind) and behind[0] in SAYING


def _kinds_there(forms: Sequence[str]) -> set[str]:
    """The kinds of words of NEEDED that may stand in a sentence: to look for them takes a tenth of the time of the patterns."""
    return {kind for kinds in filter(None, map(_KINDS.__getitem__, forms)) for kind in kinds}


def _kinds_in(form: str) -> tuple[str, ...]:
    """The kinds of words that begin in this word of a sentence, up to three letters of و, ب and ال taken off."""
    if form[0].isdigit():
        return ("digit", *_needed_words().get(form, ()))
    return tuple(dict.fromkeys(kind for start in range(min(LONGEST_PREFIX + 1, len(form))) for kind in _needed_words().get(form[start:], ())))


_KINDS = Remembered(_kinds_in)


@lru_cache(maxsize=1)
def _needed_words() -> dict[str, tuple[str, ...]]:
    """The kinds that a word, or one that begins with it, is needed for."""
    calendar = load_calendar()
    kinds: dict[str, tuple[str, ...]] = {
        "month": tuple(calendar.months), "weekday": tuple(calendar.weekdays), "hijri month": tuple(calendar.hijri_months), "time": tuple(calendar.times), "part of a month": MONTH_PARTS,
        "this month": ("الشهر",), "today": ("اليوم", "يومنا"), "yesterday": ("امس", "البارحه"), "night": ("الليله", "ليله", "ليل"), "this": ("هذا", "هذه"), "last days": ("الاسبوع", "الايام"),
        "last hours": ("اليومين", "الساعات", "24 ساعه"), "since": ("قبل", "منذ"), "this year": ("العام",), "clock": ("الساعه",), "earlier": ("سابق", "سابقا"),
    }
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in kinds.items():
        for first in {word.split()[0] for word in words}:
            found[first] = (*found.get(first, ()), kind)
    return found


@cache
def _compiled(name: str) -> re.Pattern[str]:
    """A pattern, compiled when a sentence first needs it: a report needs a few of them, and all together take longer than the report."""
    return re.compile(_rows()[name][0])


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, Reading], ...]:
    return tuple((name, read) for name, (_, read) in _rows().items())


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, Reading]]:
    """The pattern and the meaning of each way of writing a date, the most complete first."""
    calendar = load_calendar()
    months = _any(calendar.months)
    weekdays = _any(calendar.weekdays)
    times = _any(calendar.times)
    time = rf"(?:(?P<time>{times}) )?(?:من )?(?:مثل هذا )?"
    weekday = rf"(?:(?:يوم |نهار |اليوم |امس |اول امس |ل ?يوم )*(?P<weekday>{weekdays}) (?:، |, )?(?:الموافق |ل )?)?"
    number = rf"(?P<day>\d{{1,2}}|{_any(ORDINALS)})"
    month = rf"(?:ل)?(?P<month>{months})(?: / (?P<month2>{months}))?(?: (?:- )?(?:{months}))?"
    year = r"(?: (?:، |, )?(?:/ )?(?:من )?(?:هذا )?(?:عام |سنه |العام )?(?:(?P<which_year>الماضي|الفايت|المنصرم|الجاري|الحالي) ?)?(?P<year>(?:19|20)\d\d)| من (?:هذا العام|العام (?P<relative_year>الماضي|الفايت|المنصرم|الجاري|الحالي)))?"
    past = r"(?P<past> (?:الماضي|المنصرم|الفايت))?(?: الجاري| الحالي)?"
    lead = r" (?:[وفبلك])?(?P<all>"
    amount = rf"(?P<amount>\d{{1,2}} (?:ايام|يوما|يوم)|{_any(COUNTS)})"
    rows: list[tuple[str, str, Reading]] = [
        ("day-month-range", rf"{lead}(?:بين |من )?(?P<day>\d{{1,2}}) (?:و|الي|حتي|-) ?(?P<day2>\d{{1,2}}) (?:من )?{month}{year}{past})(?= )", _day_range),
        *((name, pattern, _hijri) for name, pattern in hijri.rows(lead, time, weekday, number, _any(calendar.hijri_months))),
        ("iso", r" (?P<all>(?P<year>(?:19|20)\d\d) [-/] (?P<m>\d{1,2}) [-/] (?P<day>\d{1,2}))(?= )", _numeric),
        ("numeric", rf"{lead}{time}{weekday}(?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}) [-/] (?P<year>(?:19|20)\d\d))(?= )", _numeric),
        ("numeric-dots", r" (?P<all>(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>(?:19|20)\d\d))(?= )", _numeric),
        ("day-month", rf"{lead}{time}{weekday}{number} ?(?:من )?(?:شهر )?{month}{year}{past})(?= )", _day_month),
        ("day-of-this-month", rf"{lead}{time}{weekday}{number} (?:من )?(?:الشهر (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي)|هذا الشهر))(?= )", _day_of_month),
        ("weekday-short-date", rf"{lead}{time}(?:يوم |اليوم |امس )*(?P<weekday>{weekdays}) (?P<day>\d{{1,2}}) [-/] (?P<m>\d{{1,2}}))(?= )", _numeric),
        ("two-nights", rf"{lead}(?P<time>ليل|ليله) (?P<weekday>{weekdays}) (?:/ |- |– |علي |الي )?(?P<second>{weekdays}))(?= )", _two_days),
        ("two-weekdays", rf"{lead}يومي (?P<weekday>{weekdays}) و(?P<second>{weekdays})(?P<past> الماضيين)?)(?= )", _two_days),
        ("weekday-range", rf"{lead}من (?:يوم |مساء |صباح |فجر )?(?P<weekday>{weekdays}) (?:و?حتي|الي) (?:يوم |مساء |صباح |فجر )?(?P<second>{weekdays}))(?= )", _days_between),
        ("night-before-last", rf"{lead}(?P<time>الليله|ليله) قبل الماضيه)(?= )", _days_back(2)),
        ("before-yesterday", rf"{lead}{time}(?:اول من امس|اول امس|قبل امس|امس الاول))(?= )", _days_back(2)),
        ("since-weekday", rf"{lead}منذ (?:يوم |صباح |مساء |فجر )?(?P<weekday>{weekdays})(?P<past> الماضي)?)(?= )", _since_weekday),
        ("last-night", rf"{lead}(?:منتصف |بعد منتصف )?(?P<time>الليله|ليله|ليل) (?:الماضيه|امس|البارحه|الفايته|اول امس))(?= )", _days_back(1)),
        ("today", rf"{lead}{time}(?:هذا اليوم|اليوم|يومنا هذا)(?: (?:، |, )?(?P<weekday>{weekdays}))?)(?! (?:الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|التالي|نفسه|ذاته) )(?= )", _days_back(0)),
        ("this-time-today", rf"{lead}(?:هذا|هذه) (?P<time>{times}))(?= )", _days_back(0)),
        ("yesterday", rf"{lead}{time}(?:يوم )?(?:امس|البارحه)(?: (?:، |, )?(?P<weekday>{weekdays}))?)(?= )", _days_back(1)),
        ("last-week", rf"{lead}(?:خلال |في )?(?:الاسبوع (?:الماضي|الفايت|المنصرم)|الايام (?:القليله )?(?:الاخيره|الماضيه|الفايته)))(?= )", _span_back(7)),
        ("last-two-days", rf"{lead}(?:خلال |في )?(?:اليومين (?:الماضيين|الاخيرين)|الساعات ال ?48 الماضيه))(?= )", _span_back(2)),
        ("last-hours", rf"{lead}(?:خلال )?(?:ال ?)?(?:الساعات(?: القليله)? (?:الماضيه|الاخيره|الفايته)|24 ساعه(?: (?:الماضيه|الاخيره))?|الساعات ال ?24 (?:الماضيه|الاخيره)))(?= )", _hours),
        ("last-48-hours", rf"{lead}خلال (?:ال ?)?48 ساعه(?: الماضيه| الاخيره)?)(?= )", _two_days_to_now),
        ("days-ago", rf"{lead}(?:قبل|منذ) (?:نحو |حوالي )?{amount})(?= )", _days_ago),
        ("some-days-ago", rf"{lead}(?:قبل|منذ) (?:بضعه |عده )?ايام(?: قليله)?)(?= )", _span_back(7)),
        ("weekday", rf"{lead}{time}(?:يوم |نهار )?(?P<weekday>{weekdays})(?P<past> (?:الماضي|الفايت|المنصرم))?)(?= )", _weekday),
        ("month-part", rf"{lead}(?P<part>{'|'.join(MONTH_PARTS)}) (?:شهر )?(?P<month>{months}|الشهر (?:الماضي|الفايت|المنصرم|الجاري|الحالي)){year}(?P<past> الماضي)?)(?= )", _month_part),
        ("month-before", rf"{lead}(?:خلال |في )?الشهر (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي))(?= )", _relative_month),
        ("month", rf"{lead}(?:خلال |في )?(?:شهر )?{month}{year}{past})(?= )", _month),
        ("year-before", rf"{lead}(?:خلال |في )?العام (?P<which>الماضي|الفايت|المنصرم|الجاري|الحالي))(?= )", _relative_year),
        ("year", rf"{lead}(?:خلال |منذ |في )?(?:عام|سنه|العام) (?P<year>(?:19|20)\d\d))(?= )", _year),
        ("clock", rf"{lead}(?:عند |قرابه |حوالي |نحو )?الساعه (?P<hour>{_any(CLOCK)}|\d{{1,2}})(?: (?:: )?\d\d)?(?: والنصف| والربع)?(?: (?:من |بعد )?(?P<time>{times}))?)(?= )", _clock),
        ("earlier", rf"{lead}(?:في )?وقت سابق|سابقا)(?= )", _earlier),
        ("time", rf"{lead}(?P<time>{times}))(?= )", _time),
    ]
    return {name: (pattern, read) for name, pattern, read in rows}


def _any(names: dict[str, int] | dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


def _date(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _last(month: int, day: int, reference: Day | None, weekday: str | None = None) -> Day | None:
    """The last such day at or before the reference; a few days ahead only with an agreeing weekday."""
    if reference is None:
        return None
    candidates = [d for d in (_date(reference.year + offset, month, day) for offset in (0, -1)) if d]
    if weekday and candidates and candidates[0].weekday() == load_calendar().weekdays[weekday] and (candidates[0] - reference).days <= 10:
        return candidates[0]
    return next((d for d in candidates if d <= reference + ONE_DAY), None)


def _hijri(match: re.Match[str], reference: Day | None) -> _Found | None:
    if match.string[match.end("all") :].startswith((hijri.ELSEWHERE, " ،" + hijri.ELSEWHERE)):
        return _Found(None, None, None, refused=True)  # الموافق 20 مايو: the same day in the other calendar
    found = hijri.hijri_day(match, reference, _day_number)
    if found is None:
        return _Found(None, None, None, refused=True)
    value = _Found(found, found, "day")
    value.status = "inferred"
    return value


def _disagrees(found: Day, weekday: str | None) -> bool:
    """Whether the weekday beside a day is another one: the day stands, and a person should look."""
    return weekday is not None and load_calendar().weekdays[weekday] != found.weekday()


def _day_number(word: str) -> int:
    return int(word) if word.isdigit() else ORDINALS[word]


def _day_month(match: re.Match[str], reference: Day | None) -> _Found | None:
    before = match.string[: match.start("all")].split()[-1:]
    if before and before[0].lstrip("وبل") in NAMES:
        return _Found(None, None, None, refused=True)
    month, day = _month_number(match, reference), _day_number(match["day"])
    last_year = match["relative_year"] in ("الماضي", "الفايت", "المنصرم") and reference is not None
    year = int(match["year"]) if match["year"] else reference.year - 1 if last_year and reference else None
    found = _date(year, month, day) if year else _last(month, day, reference, match["weekday"])
    if found is None:
        return None
    value = _Found(found, found, "day", disputed=_disagrees(found, match["weekday"]))
    value.status = "stated" if match["year"] else "inferred"
    return value


def _month_number(match: re.Match[str], reference: Day | None) -> int:
    """The month; of two names that disagree (كانون الثاني / نوفمبر) the one that lies nearer before the publication."""
    months = load_calendar().months
    first, second = months[match["month"]], months[match["month2"]] if match["month2"] else None
    if second is None or second == first or reference is None:
        return first
    return min((first, second), key=lambda month: (reference.month - month) % 12)


def _day_of_month(match: re.Match[str], reference: Day | None) -> _Found | None:
    month = _shifted(reference, match["which"] in ("الماضي", "الفايت", "المنصرم"))
    found = _date(*month, _day_number(match["day"])) if month else None
    return _Found(found, found, "day") if found else None


def _day_range(match: re.Match[str], reference: Day | None) -> _Found | None:
    month = load_calendar().months[match["month"]]
    year = match["year"]
    end = _date(int(year), month, int(match["day2"])) if year else _last(month, int(match["day2"]), reference)
    start = _date(end.year, month, int(match["day"])) if end else None
    return _Found(start, end, "days") if start and end and start <= end else None


def _numeric(match: re.Match[str], reference: Day | None) -> _Found | None:
    groups = match.groupdict()
    day, month = int(match["day"]), int(match["m"])
    found = _date(int(groups["year"]), month, day) if groups.get("year") else _last(month, day, reference, groups.get("weekday")) if 1 <= month <= 12 else None
    return _Found(found, found, "day", disputed=_disagrees(found, groups.get("weekday"))) if found else None


def _days_back(days: int) -> Reading:
    def read(match: re.Match[str], reference: Day | None) -> _Found | None:
        before = match.string[: match.start("all")].split()[-1:]
        if reference is None or (days == 0 and before and before[0] in OUTLETS):
            return None
        found = _named_day(match.groupdict().get("weekday"), reference - days * ONE_DAY, reference)
        return _Found(found, found, "day")

    return read


def _named_day(weekday: str | None, day: Day, reference: Day) -> Day:
    """The weekday that stands beside اليوم or أمس where the two disagree and it is a few days past: written on Friday, published on Saturday."""
    if weekday is None:
        return day
    back = (reference.weekday() - load_calendar().weekdays[weekday]) % 7
    return reference - back * ONE_DAY if 0 < back <= NEARBY else day


def _span_back(days: int) -> Reading:
    def read(match: re.Match[str], reference: Day | None) -> _Found | None:
        return _Found(reference - days * ONE_DAY, reference - ONE_DAY, "week" if days > 2 else "days") if reference else None

    return read


def _hours(match: re.Match[str], reference: Day | None) -> _Found | None:
    return _Found(reference - ONE_DAY, reference, "days") if reference else None


def _two_days_to_now(match: re.Match[str], reference: Day | None) -> _Found | None:
    return _Found(reference - 2 * ONE_DAY, reference, "days") if reference else None


def _days_ago(match: re.Match[str], reference: Day | None) -> _Found | None:
    if reference is None:
        return None
    amount = match["amount"]
    number = COUNTS.get(amount) or int(amount.split()[0])
    found = reference - number * ONE_DAY
    return _Found(found, found, "day")


def _weekday_day(name: str, reference: Day, strictly: bool) -> Day:
    back = (reference.weekday() - load_calendar().weekdays[name]) % 7
    return reference - (back or (7 if strictly else 0)) * ONE_DAY


def _weekday(match: re.Match[str], reference: Day | None) -> _Found | None:
    if reference is None:
        return None
    after = match.string[match.end("all") :].split()[:1]
    if after and after[0] in ("المقبل", "القادم"):
        ahead = (load_calendar().weekdays[match["weekday"]] - reference.weekday()) % 7 or 7
        found = reference + ahead * ONE_DAY
        return _Found(found, found, "day", future=True)
    before = match.string[: match.start("all")].split()[-1:]
    if before and before[0] in ("سوق", "صلاه", "خطبه", "مسجد"):
        return None
    found = _weekday_day(match["weekday"], reference, bool(match["past"]))
    return _Found(found, found, "day")


def _two_days(match: re.Match[str], reference: Day | None) -> _Found | None:
    if reference is None:
        return None
    second = _weekday_day(match["second"], reference, False)
    first = _weekday_day(match["weekday"], second, True)
    return _Found(first, second, "days") if (second - first).days <= 2 else None


def _days_between(match: re.Match[str], reference: Day | None) -> _Found | None:
    if reference is None:
        return None
    second = _weekday_day(match["second"], reference, False)
    first = _weekday_day(match["weekday"], second, True)
    return _Found(first, second, "days" if (second - first).days <= 3 else "week")


def _since_weekday(match: re.Match[str], reference: Day | None) -> _Found | None:
    if reference is None:
        return None
    return _Found(_weekday_day(match["weekday"], reference, bool(match["past"])), reference, "days", continuing=True)


def _month_bounds(year: int, month: int) -> tuple[Day, Day]:
    following = Day(year + month // 12, month % 12 + 1, 1)
    return Day(year, month, 1), following - ONE_DAY


def _month_of(match: re.Match[str], reference: Day | None) -> tuple[int, int] | None:
    name = match["month"]
    if name.startswith("الشهر"):
        return _shifted(reference, name.endswith(("الماضي", "الفايت", "المنصرم")))
    month = load_calendar().months[name]
    if match["year"]:
        return int(match["year"]), month
    return ((reference.year if month <= reference.month else reference.year - 1), month) if reference else None


def _shifted(reference: Day | None, is_before: bool) -> tuple[int, int] | None:
    if reference is None:
        return None
    if not is_before:
        return reference.year, reference.month
    return (reference.year, reference.month - 1) if reference.month > 1 else (reference.year - 1, 12)


def _month(match: re.Match[str], reference: Day | None) -> _Found | None:
    # مارس is also a verb (he practised): without شهر, في or a year it is refused
    bare = match["all"].split()
    if len(bare) == 1 and bare[0] in ("مارس", "ماي", "اب", "جوان"):
        return None
    month = _month_of(match, reference)
    return _Found(*_month_bounds(*month), "month") if month else None


def _month_part(match: re.Match[str], reference: Day | None) -> _Found | None:
    month = _month_of(match, reference)
    if month is None:
        return None
    first, last = _month_bounds(*month)
    if match["part"] in ("منتصف", "اواسط"):
        return _Found(first + 14 * ONE_DAY, first + 14 * ONE_DAY, "day")
    return _Found(first, first + 9 * ONE_DAY, "days") if match["part"] in ("مطلع", "بدايه", "اوايل") else _Found(last - 9 * ONE_DAY, last, "days")


def _relative_month(match: re.Match[str], reference: Day | None) -> _Found | None:
    month = _shifted(reference, match["which"] not in ("الجاري", "الحالي"))
    return _Found(*_month_bounds(*month), "month") if month else None


def _relative_year(match: re.Match[str], reference: Day | None) -> _Found | None:
    if reference is None:
        return None
    year = reference.year - (match["which"] not in ("الجاري", "الحالي"))
    return _Found(Day(year, 1, 1), Day(year, 12, 31), "year")


def _year(match: re.Match[str], reference: Day | None) -> _Found | None:
    year = int(match["year"])
    return _Found(Day(year, 1, 1), Day(year, 12, 31), "year")


def _clock(match: re.Match[str], reference: Day | None) -> _Found | None:
    return _Found(None, None, None) if match["time"] else None


def _earlier(match: re.Match[str], reference: Day | None) -> _Found | None:
    return _Found(None, None, None, background=True)


def _time(match: re.Match[str], reference: Day | None) -> _Found | None:
    # ظهر is also 'appeared' and مساء 'evening of': only accusatives and nouns behind في or منذ stand alone
    word = match["time"]
    return _Found(None, None, None) if word.endswith("ا") or word.startswith(("ال", "منتصف", "بعد")) or word == "مساء" else None
