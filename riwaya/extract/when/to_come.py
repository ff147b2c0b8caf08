"""Days that are still to come, as the words around them say: سيتم الثلاثاء, تعتزم النقابة ... الاثنين; a weekday there is the next one, not the last.

In: the dates of a sentence with its tokens, its stances and the day of publication. Out: the same, days to come marked so. The words of the future are those of the news (resources/words_of_news.txt) behind س.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.extract.places.names.no_names import is_of_news
from riwaya.extract.values import Stance, When
from riwaya.model import Mention, Token

FUTURE = ("سي", "ست")
LORDS = frozenset(("سيدي", "سيده"))
PAST = frozenset("الماضي الفايت المنصرم المنقضي امس".split())
FAR, SHORT, WEEK = 7, 3, 7


def is_to_come(form: str) -> bool:
    """سيتم, وستنطلق: a verb of the future; no سيطر, no سيارة, no سنية and no سيدي."""
    verb = form.removeprefix("و").removeprefix("ف")
    return verb[:2] in FUTURE and len(verb) > SHORT and verb not in LORDS and is_of_news(verb[1:])


def days_to_come(dates: Sequence[Mention[When]], tokens: Sequence[Token], stances: Sequence[Stance], reference: datetime.date | None) -> tuple[Mention[When], ...]:
    """The dates, those behind a verb of the future or inside what is planned marked as to come."""
    return tuple(_settled(date, tokens, stances, reference) for date in dates)


def _settled(date: Mention[When], tokens: Sequence[Token], stances: Sequence[Stance], reference: datetime.date | None) -> Mention[When]:
    if date.value.start is None or date.value.is_future or any(tokens[i].form in PAST for i in range(date.first, min(date.last + 2, len(tokens)))):
        return date
    is_planned = any(stance.factuality == "planned" and stance.first <= date.first <= stance.last for stance in stances)
    is_behind_future = _is_behind_future(tokens, date.first)
    if not (is_behind_future or is_planned and _is_past_weekday(date, reference)):
        return date
    days = WEEK if _is_past_weekday(date, reference) else 0
    return msgspec.structs.replace(date, value=msgspec.structs.replace(date.value, start=_later(date.value.start, days), end=_later(date.value.end, days), is_future=True))


def _is_behind_future(tokens: Sequence[Token], position: int) -> bool:
    for place in range(position - 1, max(-1, position - FAR - 1), -1):
        if tokens[place].form in BREAKS:
            return False
        if is_to_come(tokens[place].form):
            return True
    return False


def _is_past_weekday(date: Mention[When], reference: datetime.date | None) -> bool:
    return date.rule == "ar/dates/weekday" and reference is not None and (date.value.start or "") < reference.isoformat()


def _later(day: str | None, days: int) -> str | None:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat() if day is not None else None
