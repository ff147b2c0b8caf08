"""Intervals that the words bound on both sides, and weeks: اندلعت مساء السبت واستمرت حتى فجر أمس, بين الاثنين واليوم, هذا الأسبوع, مطلع الأسبوع.

In: a match of `date_forms` and the day of publication. Out: the days that it means; nothing where the words bound none.
"""

from __future__ import annotations

import datetime
import re

from riwaya.extract.mentions.date_meanings import ONE_DAY, Day, Meaning
from riwaya.lexicon.arabic.calendar import load_calendar

BACK = {"اليوم": 0, "امس": 1, "البارحه": 1, "اول من امس": 2, "اول امس": 2}
LONGEST = 3
WEEK = 7


def until_then(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """اندلعت مساء السبت واستمرت حتى وقت مبكر من أمس: from the first day to the last, at most three days on."""
    if reference is None:
        return None
    last = _day(match["second"], reference)
    first = _day(match["first"], last if match["first"] in load_calendar().weekdays else reference)
    return Meaning(first, last, "day" if first == last else "days") if datetime.timedelta(0) <= last - first <= LONGEST * ONE_DAY else None


def this_week(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """هذا الأسبوع, الأسبوع الجاري: the seven days up to that of publication."""
    return Meaning(reference - (WEEK - 1) * ONE_DAY, reference, "week") if reference else None


def start_of_the_week(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """مطلع الأسبوع: the last Saturday and the Sunday after it, no later than the day of publication."""
    if reference is None:
        return None
    saturday = _day("السبت", reference)
    return Meaning(saturday, min(saturday + ONE_DAY, reference), "days" if saturday < reference else "day")


def of_an_act(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قصف ليلي: only a part of the day."""
    return Meaning(None, None, None)


def _day(words: str, reference: Day) -> Day:
    """A weekday as the last one at or before the reference, اليوم and أمس counted from it."""
    if words in BACK:
        return reference - BACK[words] * ONE_DAY
    return reference - ((reference.weekday() - load_calendar().weekdays[words]) % 7) * ONE_DAY
