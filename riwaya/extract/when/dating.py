"""When an incident was: the best date of its frames, and what carries over from the report.

A stated day beats an interval; a date of the act beats the date of a statement; a digest that is dated in its headline dates its
items; what is told on (كما, وأضاف) within a few sentences of a day keeps it, and so does one more act of the kind. What a report looks back
on (قبل أيام) has a day of its own and lends it to nothing but what is told right on.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.extract.acts import go_together
from riwaya.extract.frames import EXPLAINING, Frame
from riwaya.extract.gathering.reference import is_further, opening_of
from riwaya.extract.gathering.told import FORTNIGHT, Told
from riwaya.extract.marks import Marks
from riwaya.extract.mentions.captions import is_of_a_caption
from riwaya.extract.values import When
from riwaya.extract.when.going_on import is_coinciding, is_meanwhile, is_sequel
from riwaya.model import Mention, Span

WIDTH = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4, "longer": 5, None: 9}
NEAR = 5
OPENING = 2
GOING_ON = ("alongside", "speech")
ELSEWHERE = frozenset("في الي اما ميدانيا وعلي علي".split())
NIGHTS = frozenset(("ar/dates/two-nights", "ar/dates/night-between", "ar/dates/into-the-next-day"))
NOT = frozenset("دون بدون لم عدم بلا".split())
SAID_WHEN = frozenset("تحديد يحدد تحدد يحددوا ذكر يذكر تذكر توضيح يوضح توضح".split())
WHEN_IT_WAS = frozenset("تاريخ موعد توقيت زمن متي وقت".split())
# hours and days counted back from now give way to a day that is named
COUNTED_BACK = frozenset(("ar/dates/week-end", "ar/dates/last-hours", "ar/dates/last-two-days", "ar/dates/hours-ago", "ar/dates/within-days"))
# وتشهد المحافظة تفجيرات: what is the case these days has no day
THESE_DAYS = frozenset("تشهد تتعامل تستمر تتواصل تواصل تشن تتعرض تعاني تتخذ تقود تعتبر تعد تحاصر تستخدم تنتشر تسيطر".split())


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date with its words, ready for an account."""

    start: str | None = None
    end: str | None = None
    precision: str | None = None
    status: str | None = None
    span: Span | None = None
    rule: str | None = None
    time_of_day: str | None = None
    time_span: Span | None = None
    sentence: int = -1
    until: int = -1
    told_in: tuple[int, ...] = ()
    family: str | None = None
    is_disputed: bool = False
    is_of_statement: bool = False
    is_continuing: bool = False
    is_today: bool = False


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What a report has dated so far: the last date told, and the last one of its main story, which is no older than what it told before.

    `beside` are the dates of what the sentence of the last one tells besides (قصف أمس ...، فيما انفجرت اليوم ...). `said` are dates of statements in sentences that tell no act (قالت مصادر، الخميس، إن القتيلين ...), by the index of the sentence; `opening` is the day of an opening that tells none; `later` that of what a sentence tells as earlier on the same day (وفي وقت سابق من السبت).
    """

    latest: Dated | None = None
    beside: tuple[Dated, ...] = ()
    main: Dated | None = None
    said: tuple[tuple[int, Mention[When]], ...] = ()
    opening: tuple[int, Mention[When]] | None = None
    later: tuple[int, Mention[When]] | None = None

    def after(self, dated: Dated, incident: list[Told]) -> Carried:
        """What is carried on from an incident; what a report looks back on (وكان ...) dates nothing that follows it."""
        if not dated.start or dated.is_continuing or incident[0].is_background or self.main is not None and self.main.rule in (HEADLINE, LEAD, SERIES):
            return self
        is_older = self.main is not None and self.main.start is not None and dated.start < self.main.start and not self.main.is_of_statement
        beside = (*self.beside, self.latest) if self.latest is not None and self.latest.sentence == dated.sentence else ()
        return msgspec.structs.replace(self, latest=dated, beside=beside, main=self.main if is_older else dated)


THAT_DAY = frozenset(("ar/dates/weekday", "ar/dates/today"))
HEADLINE = "ar/dates/headline"
LEAD = "ar/dates/lead"
SERIES = "ar/dates/lead-of-a-series"


def best_date(dates: tuple[Mention[When], ...], head: int = 0, *, is_planned: bool = False) -> Mention[When] | None:
    """The date of the act among the dates of one frame: no statement's, the narrowest, one behind its act (at `head`), the first; a day to come only for a plan."""
    stated = [d for d in dates if d.value.start and not d.value.is_future] or [d for d in dates if is_planned and d.value.start]
    acts = [d for d in stated if d.value.is_of_act] or stated
    return min(acts, key=lambda d: (_width(d), d.first < head, d.first), default=None)


def _looks_back(row: tuple[Mention[When], Told], stated: list[tuple[Mention[When], Told]]) -> bool:
    """Whether a date is a week or more that a later sentence looks back on: أعلن مسؤول أمس مقتل ستة ... وفي مطلع الشهر قتل سبعة."""
    date, told = row
    return _width(date) >= WIDTH["week"] and any(_width(other) < WIDTH["week"] and first.frame.sentence.index < told.frame.sentence.index for other, first in stated)


def _leaves_open_when(frame: Frame) -> bool:
    """من دون تحديد تاريخ العملية, ولم يحدد موعد الغارة: whoever tells an act does not say when it was."""
    forms = [token.form.removeprefix("و") for token in frame.sentence.tokens]
    return any(form in SAID_WHEN and before in NOT and after in WHEN_IT_WAS for before, form, after in zip(forms, forms[1:], forms[2:], strict=False))


def _night_around(day: Mention[When], incident: list[Told]) -> Mention[When] | None:
    """The night of two days (ليل السبت الأحد) that holds the day told elsewhere: it says when more exactly."""
    nights = [d for t in incident for d in t.frame.dates if d.rule in NIGHTS and not d.value.follows_statement]
    return next((night for night in nights if night.value.start and night.value.end and day.value.start in (night.value.start, night.value.end)), None)


def _width(date: Mention[When]) -> float:
    return 0 if date.rule in NIGHTS else WIDTH[date.value.precision] + (0.5 if date.rule in COUNTED_BACK else 0)


def date_incident(incident: list[Told], before: Carried, besides: tuple[Mention[When], ...] = ()) -> Dated:
    """The date of an incident; `before` is the digest's date or what the incidents before have dated, `besides` what is said of when it was without an act."""
    found = [(best_date(t.frame.dates, t.frame.head.found.first, is_planned=t.frame.stance is not None and t.frame.stance.factuality == "planned"), t) for t in incident]
    stated = [(mention, told) for mention, told in found if mention is not None]
    elsewhere = None if any(mention.value.is_of_act for mention, _ in stated) else best_date(besides)
    if elsewhere is not None:
        stated = [(elsewhere, incident[-1])]
    if stated:
        mention, told = min(stated, key=lambda row: (_looks_back(row, stated), row[0].value.follows_statement, row[0].value.is_announced, _width(row[0])))
        if elsewhere is None and is_of_a_caption(mention, told.frame.sentence.forms):
            # the story goes on from its own sentence, not from the picture above it
            mention, told = next((row for row in stated if (row[0].value.start, row[0].value.end) == (mention.value.start, mention.value.end) and not is_of_a_caption(row[0], row[1].frame.sentence.forms)), (mention, told))
        if not mention.value.is_of_act and any(_leaves_open_when(t.frame) for t in incident):
            return Dated()
        mention = _night_around(mention, incident) or mention
        when, time = mention.value, hour_of(incident, besides, mention)
        return Dated(
            start=when.start, end=when.end, precision=when.precision, status=when.status, span=mention.span, rule=mention.rule,
            time_of_day=time[0], time_span=time[1], sentence=told.frame.sentence.index, until=max(t.frame.sentence.index for t in incident), family=told.kind.family, is_disputed=when.is_disputed, is_of_statement=when.follows_statement, is_continuing=when.is_continuing,
        )
    time = hour_of(incident, besides)
    last = max(t.frame.sentence.index for t in incident)
    pointing = next((d for t in incident for d in t.frame.dates if d.value.is_anaphoric), None)
    told_last = before.latest if before.latest is not None and before.latest.start and before.latest.end else None
    if pointing is not None and pointing.value.otherwise and told_last is not None and WIDTH[told_last.precision] > WIDTH["days"]:
        told_last = None  # a month that was told last is no day to count from
    if pointing is not None and (told_last is not None or pointing.value.otherwise):
        told_days = (told_last.start, told_last.end) if told_last is not None else (pointing.value.otherwise, pointing.value.otherwise)
        offset = pointing.value.offset if told_last is not None or not pointing.value.otherwise else 0
        start, end = (datetime.date.fromisoformat(day) + datetime.timedelta(days=offset) for day in told_days if day)
        return Dated(
            start=start.isoformat(), end=end.isoformat(), precision=told_last.precision if told_last is not None else "day", status="inferred", span=pointing.span, rule=pointing.rule,
            time_of_day=time[0], time_span=time[1], sentence=last, family=incident[0].kind.family,
        )
    opening = next((t for t in incident if not t.is_heading), incident[0])
    carried = _carried(opening, before)
    if carried is not None:
        if time[0] is None and _is_at_that_hour(opening, carried):
            time = carried.time_of_day, carried.time_span
        return Dated(
            start=carried.start, end=carried.end, precision=carried.precision, status="inferred", span=carried.span, rule="ar/dates/carried-over",
            time_of_day=time[0], time_span=time[1], sentence=last, told_in=tuple({t.frame.sentence.index for t in incident}), family=incident[0].kind.family,
        )
    return Dated(time_of_day=time[0], time_span=time[1], sentence=-1)


def hour_of(incident: list[Told], besides: tuple[Mention[When], ...], day: Mention[When] | None = None) -> tuple[str | None, Span | None]:
    """The part of the day that goes with a day: its own words', else what stands without a day or with the same one, not that of another day (لفظ أنفاسه صباح اليوم بعد قصف ليلة أمس)."""
    every = [d for d in (*(d for t in incident for d in t.frame.dates), *besides) if d.value.time_of_day and d.value.is_of_act and (not d.value.is_future or d is day)]
    fits = [d for d in every if day is None or d.value.start in (None, day.value.start, day.value.end)]
    found = day if day is not None and day in every else next(iter(fits), None)
    return (found.value.time_of_day, found.span) if found is not None else (None, None)


def _is_occasion(frame: Frame) -> bool:
    """تأجلت الزيارة بعد مقتل القائد: the act that a frame names is what something else came after."""
    before = [t.form.removeprefix("و") for t in frame.sentence.tokens[max(frame.first, frame.head.found.first - 2) : frame.head.found.first]]
    return frame.head.form == "noun" and any(form in ("بعد", "عقب") for form in before)


def _is_joined_verb(frame: Frame) -> bool:
    """تظاهر الآلاف، وألقوا قنابل: a verb behind و goes on with what its sentence tells."""
    return frame.sentence.tokens[frame.first].form.startswith("و") and frame.head.form != "noun" and frame.head.found.first - frame.first <= 1


def _is_at_that_hour(told: Told, carried: Dated) -> bool:
    """Whether an act keeps the hour with the day: one more of its kind (وغارة أخرى على ب), a part of what the lead sums up (غارات على مناطق متفرقة فجر اليوم), the rest of its sentence, or what happened at the same time."""
    opening = [t.form.removeprefix("و") for t in told.frame.sentence.tokens[told.frame.first : told.frame.first + 3]]
    if opening[:2] == ["في", "الوقت"] and opening[2:] in (["نفسه"], ["ذاته"]):
        return True
    gap = told.frame.sentence.index - carried.sentence
    return told.kind.family == carried.family and (carried.rule in (LEAD, SERIES) or gap == 0 or gap == 1 and is_further(told.frame))


def _carried(told: Told, before: Carried) -> Dated | None:
    """The date that a frame without one goes on with."""
    latest, main = before.latest, before.main
    if main is None or latest is None:
        return _day_of_statement(told, before) or _day_of_what_was_before(told, before)
    if main.rule == HEADLINE:
        return main
    if (said := _day_of_statement(told, before, anywhere=True)) is not None and _is_long_before(latest, said):
        return said
    opening, family = opening_of(told.frame), told.kind.family
    words = [t.form if number else t.form.removeprefix("و") for number, t in enumerate(told.frame.sentence.tokens[told.frame.first : told.frame.first + 8])]
    is_background = opening == "background" or any(d.value.is_background for d in told.frame.dates)
    explains = words[0] in EXPLAINING and "بعد" in words
    if is_background or explains or main.rule in (LEAD, SERIES) and _is_occasion(told.frame):
        return None
    if main.rule == LEAD or main.rule == SERIES and go_together(told.kind.family, main.family or ""):
        return main
    is_same_breath = told.frame.sentence.index == latest.until and (told.kind.family == "harm" or _is_joined_verb(told.frame))
    gap, since_main = (_since(told, dated) for dated in (latest, main))
    is_near = 0 < since_main <= NEAR
    if is_coinciding(words) and is_near:
        return main
    goes_on = opening in GOING_ON or is_meanwhile(told.frame) or is_sequel(words)
    if gap == 0 or is_same_breath or gap == 1 and goes_on or gap == 2 and opening == "speech":
        return next((other for other in before.beside if told.kind.family == other.family != latest.family), latest)
    is_one_more = family == main.family and opening == "plain" and words[0] not in ELSEWHERE and words[0] not in THESE_DAYS and not words[0].startswith("ي")
    if since_main == 1 and family == main.family == "strike" or is_near and (is_one_more or goes_on):
        return main
    return None


def _since(told: Told, dated: Dated) -> int:
    """How many sentences after the day a frame stands, or after the last one before it of an incident to which that was carried."""
    index = told.frame.sentence.index
    return index - max((number for number in dated.told_in if number <= index), default=dated.sentence)


def _is_long_before(latest: Dated, said: Dated) -> bool:
    """Whether what was dated last is weeks older than a statement: the caption of an old photo above the story dates nothing in it."""
    days = [datetime.date.fromisoformat(dated.start) for dated in (latest, said) if dated.start]
    return len(days) == 2 and (days[1] - days[0]).days > FORTNIGHT


def _day_of_statement(told: Told, before: Carried, *, anywhere: bool = False) -> Dated | None:
    """What the report opens with (or tells `anywhere`) and nothing dates has the day on which it was said, one or two sentences on."""
    if told.frame.sentence.index > OPENING and not anywhere or opening_of(told.frame) == "background":
        return None
    if before.opening is not None and told.frame.sentence.index - before.opening[0] == 1 and not told.frame.is_reason:
        day: Mention[When] | None = before.opening[1]
    else:
        day = next((date for index, date in before.said if 0 < index - told.frame.sentence.index <= 2), None)
    return _as_told(day)


def _day_of_what_was_before(told: Told, before: Carried) -> Dated | None:
    """قصفت القوات أ. ... وفي وقت سابق من السبت قصفت ب: what a report opens with was on the day of what it tells as earlier."""
    if before.later is None or told.frame.sentence.index >= before.later[0] or opening_of(told.frame) == "background" or any(date.value.is_background for date in told.frame.dates):
        return None
    return _as_told(before.later[1])


def earlier_that_day(marks: Sequence[Marks]) -> tuple[int, Mention[When]] | None:
    """The first day of which a sentence says that something was earlier on it, with the index of the sentence: في وقت سابق الخميس, في وقت سابق من اليوم."""
    for row in marks:
        for date in row.dates:
            led = row.sentence.forms[max(0, date.first - 3) : date.first]
            if date.rule in THAT_DAY and date.value.start and (led[-2:] == ("وقت", "سابق") or led == ("وقت", "سابق", "من")):
                return row.sentence.index, date
    return None


def _as_told(day: Mention[When] | None) -> Dated | None:
    return Dated(start=day.value.start, end=day.value.end, precision=day.value.precision, span=day.span) if day is not None else None
