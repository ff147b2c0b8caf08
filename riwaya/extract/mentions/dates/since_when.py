"""Dates behind منذ that are one day after all: the day of the event that منذ names, and the day on which somebody was taken or went missing.

In: an interval up to now with its tokens and where the act stands that names its frame. Out: the same date, or its first day alone. Reads the words
`held` of resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.extract.mentions.dates.mentioned import BEGINNING, SINCE
from riwaya.extract.values import When
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.model import Mention, Token

# what these patterns read is no single day
WIDE = frozenset(f"ar/dates/{name}" for name in ("month", "month-part", "month-before", "year", "year-before", "since-the-start", "some-days-ago", "last-week", "long-ago"))
REACH = 12
OBJECT = 3


def since_when(date: Mention[When], tokens: Sequence[Token], act: int) -> Mention[When]:
    """A date that may be the one of the acts: an interval up to now (منذ 2 مارس) as its first day where the act was then."""
    if not date.value.is_continuing or date.value.start is None or date.rule in WIDE:
        return date
    if not (_is_of_event(date, tokens, act) or _is_held(date, tokens)):
        return date
    return msgspec.structs.replace(date, value=msgspec.structs.replace(date.value, end=date.value.start, precision="day", is_continuing=False))


def _is_of_event(date: Mention[When], tokens: Sequence[Token], act: int) -> bool:
    """تضاعفت الهجمات منذ الهجوم الانتحاري في 2 مارس: the act is what منذ names; not what has gone on since (قتل ستة منذ الهجوم في 2 مارس), nor what begins there (منذ بدء الهجوم في 2 مارس)."""
    opened = next((i for i in range(date.first - 1, max(-1, date.first - REACH), -1) if tokens[i].form in SINCE or tokens[i].form in BREAKS), None)
    if opened is None or tokens[opened].form in BREAKS:
        return False
    between = [token.form for token in tokens[opened + 1 : act + 1]]
    return opened < act < date.first and act - opened <= OBJECT and not any(form in BEGINNING for form in between)


def _is_held(date: Mention[When], tokens: Sequence[Token]) -> bool:
    """يقبع تاجر في السجن منذ الخميس, الصحافي المختفي منذ 26 أبريل: taken or lost on that day, and so ever since."""
    clause: list[str] = []
    for position in range(date.first - 1, max(-1, date.first - REACH), -1):
        if tokens[position].form in BREAKS and position < date.first - 1:
            break
        clause.append(tokens[position].form.removeprefix("و"))
    return not load_calendar().words["held"].isdisjoint(clause)
