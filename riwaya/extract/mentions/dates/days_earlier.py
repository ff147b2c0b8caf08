"""The day of an act that a sentence tells another one after: غداة هجوم ..., بعد أربعة أيام على مقتل ...

In: the dates of a sentence with its tokens and where the acts of a stretch stand. Out: the day so many days before the one that the
sentence tells, the week before it for بعد أيام من; nothing where the sentence tells no day.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.extract.mentions.dates.number_words import COUNTS
from riwaya.extract.values import When
from riwaya.model import Mention, Token

DAY_AFTER = "غداه"
ABOUT = frozenset("نحو حوالي قرابه".split())
SINCE = frozenset(("من", "علي"))
BREAKS = frozenset("،,؛;.:")
LONGEST = 6
SOME, WEEK = 0, 7
FEW = frozenset(("ايام", "ايام قليله", "بضعه ايام", "عده ايام"))
OBJECT = 2
HOURS, ANNOUNCED = frozenset("ساعه ساعتين ساعات".split()), 5
# what these patterns read is the day of what the words name, so long before what is told
DAYS_AFTER = ("ar/dates/days-after-that", "ar/dates/day-after-that")


def days_earlier(dates: Sequence[Mention[When]], tokens: Sequence[Token], first: int, acts: Sequence[int]) -> tuple[Mention[When], ...] | None:
    """The day of the acts of a stretch that begins at `first`; `None` where nothing says that they were before, or their clause has a day of its own."""
    act = min(acts, default=first)
    found = next(((i, days) for i in range(first, act) if (days := days_between(tokens, i, act)) is not None), None)
    if found is None:
        return None
    opened, days = found
    end = next((i for i in range(opened, len(tokens)) if tokens[i].form in BREAKS), len(tokens))
    stated = [date for date in dates if date.value.start and date.value.precision == "day" and not date.value.is_future]
    if any(opened <= date.first < end for date in stated):
        return None
    if days == SOME and not stated:
        return None
    if not stated:
        return tuple(date for date in dates if date.value.is_anaphoric and date.value.otherwise and opened <= date.first < end and act - date.last <= LONGEST)  # ويأتي ذلك غداة: counted from what was told before
    return tuple(_shifted(date, days) for date in stated[:1])


def days_between(tokens: Sequence[Token], position: int, act: int) -> int | None:
    """How many days the words at a position put between an act and what is told after it: 1 for غداة, 4 for بعد أربعة أيام على, `SOME` for بعد أيام على."""
    word = tokens[position].form.removeprefix("و")
    if word == DAY_AFTER:
        return 1
    if word != "بعد" or tokens[act].form.startswith("ال"):
        return None  # بعد ثلاثة أيام من المعارك: how long it took
    led = next((i for i in range(position + 2, min(position + LONGEST, act)) if tokens[i].form in SINCE), None)
    if led is None or act - led > OBJECT:
        return None
    amount = " ".join(token.form for token in tokens[position + 1 : led] if token.form not in ABOUT)
    number, _, unit = amount.partition(" ")
    if amount in FEW:
        return SOME
    return COUNTS.get(amount) or (int(number) if number.isdigit() and unit in ("ايام", "يوما", "يوم") else None)


def is_hours_after(tokens: Sequence[Token], position: int, act: int) -> bool:
    """Whether the words at a position put hours between what is told and an act (بعد ساعات قليلة من [مقتل], بعد ساعتين من إعلان مصادر [مقتل]); not how long it took (بعد ساعات من القتال)."""
    if tokens[position].form.removeprefix("و") != "بعد" or tokens[act].form.startswith("ال"):
        return False
    led = next((i for i in range(position + 2, min(position + LONGEST, act)) if tokens[i].form in SINCE), None)
    return led is not None and act - led <= ANNOUNCED and any(token.form in HOURS for token in tokens[position + 1 : led]) and not tokens[led + 1].form.startswith("ال")


def _shifted(date: Mention[When], days: int) -> Mention[When]:
    """The day so many days before a date; the seven days before it where the words count none."""
    day = datetime.date.fromisoformat(date.value.start or "")
    first, last = (day - datetime.timedelta(days=back) for back in ((WEEK, 1) if days == SOME else (days, days)))
    value = msgspec.structs.replace(
        date.value, start=first.isoformat(), end=last.isoformat(), precision="week" if days == SOME else "day", status="inferred", time_of_day=None, follows_statement=False, is_announced=False
    )
    return msgspec.structs.replace(date, value=value)
