"""Parts of the day and hours of the clock: مساء, ظهرا, قصف ليلي, الساعة الخامسة صباحا, في وقت متأخر.

In: a match of `forms`, or the tokens around one. Out: a `Meaning` without a day, or the part of the day. Reads resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.extract.mentions.dates.meaning import NO_DAY, Day, Meaning
from riwaya.extract.mentions.dates.number_words import CLOCK
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.model import Token

CLOCK_REACH = 7
AT_THE_HOUR = frozenset("الساعه ساعه عند قرابه حوالي نحو".split())
EARLY = frozenset((("وقت", "مبكر"), ("ساعه", "مبكره"), ("ساعات", "مبكره"), ("الساعات", "الاولي"), ("ساعات", "اولي")))
ENDING = frozenset("من متاخر متاخره مبكر مبكره الاولي".split())
LATE = frozenset((("وقت", "متاخر"), ("ساعه", "متاخره"), ("ساعات", "متاخره")))


def clock(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """الساعة الخامسة صباحا: only with the part of the day."""
    return NO_DAY if match["time"] else None


def time(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """صباحا, الظهر, بعد ظهر. ظهر is also 'appeared' and مساء 'evening of': only accusatives, nouns with the article and names of two words (شروق الشمس) stand alone."""
    word = match["time"]
    return NO_DAY if word.endswith("ا") or word.startswith("ال") or " " in word or word in ("مساء", "غروب") else None


def time_of_an_act(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """قصف ليلي: only a part of the day."""
    return NO_DAY


def part_of_the_day(time: str | None, tokens: Sequence[Token], head: int, tail: int) -> str | None:
    """The part of the day that a match names (مساء, ليلي) or what stands before it does (في وقت متأخر, في ساعة مبكرة)."""
    if not time:
        return "night" if _is_said(LATE, tokens, head) else "dawn" if _is_said(EARLY, tokens, head) else None
    calendar = load_calendar()
    return _by_the_clock(calendar.times.get(time) or calendar.adjectives.get(time), tokens, head, tail)


def _by_the_clock(time: str | None, tokens: Sequence[Token], head: int, tail: int) -> str | None:
    """الساعة الخامسة صباحا, 4:20 من صباح اليوم: the hours that the clock calls morning are dawn up to five, night up to two."""
    if time != "morning":
        return time
    clock = next((i for i in range(tail - 1, max(-1, head - CLOCK_REACH), -1) if tokens[i].form in AT_THE_HOUR), None)
    after = tokens[clock + 1 : clock + 3] if clock is not None else ()
    hour = after[0].form if after and not after[-1].form.startswith("عشر") else ""
    number = CLOCK.get(hour, int(hour) if hour.isdigit() else 0)
    return "night" if number in (12, 1, 2) else "dawn" if number in (3, 4, 5) else time


def _is_said(hours: frozenset[tuple[str, str]], tokens: Sequence[Token], head: int) -> bool:
    """في وقت متأخر من يوم الجمعة, في ساعة متأخرة أمس, في وقت مبكر من اليوم, في الساعات الأولى من يوم الأحد: late or early on a day whose part the words do not name."""
    before = [token.form for token in tokens[max(0, head - 3) : head]]
    return any(pair in hours for pair in zip(before, before[1:], strict=False)) and before[-1] in ENDING
