"""The day on which a report was written, where its own words say that it is not the day of publication: اليوم الأحد in a report dated Saturday.

In: the sentences of a report and the day of publication. Out: the day against which relative dates are resolved. Clocks are why the two
differ: a page dated in UTC is a day behind its text after midnight, one copied the next morning a day ahead. Only what every
weekday beside today or yesterday agrees on moves the day, and by one day alone; those with their date behind them (in posts that a
report quotes) are asked only where there are no others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.model import Sentence

TODAY, YESTERDAY = "اليوم", "امس"
TELLS_THE_DAY = Remembered((TODAY, YESTERDAY).__contains__, stems=lambda: (TODAY, YESTERDAY))
BEFORE_YESTERDAY = ("من", "اول", "قبل")  # أول من أمس الاثنين


def written_on(sentences: Iterable[Sentence], published: datetime.date | None) -> datetime.date | None:
    """The day of publication, or the day before or after it where the text says so."""
    if published is None:
        return None
    told = [row for sentence in sentences for row in _offsets(sentence, published)]
    moved = {offset for offset, is_dated in told if not is_dated} or {offset for offset, _ in told}
    return published + datetime.timedelta(days=moved.pop()) if len(moved) == 1 and moved <= {-1, 1} else published


def _offsets(sentence: Sentence, published: datetime.date) -> Iterable[tuple[int, bool]]:
    """For each اليوم or أمس with a weekday behind it: how many days the weekday lies from where the word puts it, -3 to 3, and whether its date stands behind it (اليوم الجمعة 17 أيلول)."""
    if not sentence.where(TELLS_THE_DAY):
        return
    weekdays = load_calendar().weekdays
    words = [token.form for token in sentence.tokens if token.kind in ("word", "number")]
    for before, word, weekday, after in zip(["", *words], words, words[1:], [*words[2:], ""], strict=False):
        if word in (TODAY, YESTERDAY) and weekday in weekdays and before not in BEFORE_YESTERDAY:
            day = published - datetime.timedelta(days=word == YESTERDAY)
            yield (weekdays[weekday] - day.weekday() + 3) % 7 - 3, after.isdigit()
