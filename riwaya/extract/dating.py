"""When an incident was: the best date of its frames, and what carries over from the report.

A stated day beats an interval; a date of the act beats the date of a statement; a digest that is dated in its headline dates its
items; what is told on (كما, وأضاف) within a few sentences of a day keeps it.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.tellings import Told, opening_of
from riwaya.extract.values import When
from riwaya.model import Mention, Span

WIDTH = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4, "longer": 5, None: 9}
NEAR = 4
MEANWHILE = frozenset("بالتزامن تزامنا بالتوازي بموازاه بالموازاه".split())
MEANWHILE_PAIRS = frozenset((("في", "الاثناء"), ("في", "غضون"), ("في", "الوقت"), ("في", "موازاه"), ("في", "المقابل")))
GOING_ON = ("alongside", "speech")


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
    family: str | None = None
    is_disputed: bool = False


def best_date(dates: tuple[Mention[When], ...]) -> Mention[When] | None:
    """The date of the act among the dates of one frame: no statement's, the narrowest, the first."""
    stated = [d for d in dates if d.value.start and not d.value.is_future]
    acts = [d for d in stated if not d.value.follows_statement] or stated
    return min(acts, key=lambda d: (WIDTH[d.value.precision], d.first), default=None)


def date_incident(incident: list[Told], inherited: Dated | None) -> Dated:
    """The date of an incident; `inherited` is the digest's date or that of the incident before."""
    found = [(best_date(t.frame.dates), t) for t in incident]
    stated = [(mention, told) for mention, told in found if mention is not None]
    time = next(((d.value.time_of_day, d.span) for t in incident for d in t.frame.dates if d.value.time_of_day and not d.value.follows_statement), (None, None))
    if stated:
        mention, told = min(stated, key=lambda row: (row[0].value.follows_statement, WIDTH[row[0].value.precision]))
        when = mention.value
        return Dated(
            start=when.start, end=when.end, precision=when.precision, status=when.status, span=mention.span, rule=mention.rule,
            time_of_day=time[0], time_span=time[1], sentence=told.frame.sentence.index, family=told.kind.family, is_disputed=when.is_disputed,
        )
    last = max(t.frame.sentence.index for t in incident)
    carried = inherited if inherited is not None and inherited.start and _carries(incident[0], inherited) else None
    if carried is not None:
        return Dated(
            start=carried.start, end=carried.end, precision=carried.precision, status="inferred", span=carried.span, rule="ar/dates/carried-over",
            time_of_day=time[0], time_span=time[1], sentence=last, family=incident[0].kind.family,
        )
    return Dated(time_of_day=time[0], time_span=time[1], sentence=-1)


def _is_meanwhile(told: Told) -> bool:
    """Whether a frame opens with words for 'at the same time': بالتزامن, في الأثناء, في غضون ذلك."""
    words = [t.form.removeprefix("و") for t in told.frame.sentence.tokens[told.frame.first : told.frame.first + 4] if t.kind == "word"]
    return bool(words) and (words[0] in MEANWHILE or tuple(words[:2]) in MEANWHILE_PAIRS or words[0] == "في" and words[1:2] == ["هذه"] and words[2:3] == ["الاثناء"])


def _carries(told: Told, inherited: Dated) -> bool:
    if inherited.rule == "ar/dates/headline":
        return True
    gap = told.frame.sentence.index - inherited.sentence
    background = any(d.value.is_background for d in told.frame.dates)
    return not background and (gap == 0 or (0 < gap <= NEAR and (opening_of(told) in GOING_ON or _is_meanwhile(told) or gap == 1 and told.kind.family == inherited.family == "strike")))
