"""What a way of writing a date means, as the other modules of the room say it: a `Meaning`, read from a match and the day of publication.

Semantics: the annotation guidelines (a weekday is the last one at or before publication, with الماضي strictly before it). A reading gives
`None` where the words are no date after all (another pattern may take them) and a refused meaning where none may.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import msgspec

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day of a match, how exact they are, and what else the words say.

    `offset` counts days from the day that was told last; where none was, `otherwise` stands. `is_background` days are older than the report tells.
    """

    start: Day | None = None
    end: Day | None = None
    precision: str | None = None
    status: str = "stated"
    offset: int | None = None
    otherwise: Day | None = None
    is_refused: bool = False
    is_future: bool = False
    is_background: bool = False
    is_disputed: bool = False
    is_continuing: bool = False


Reading = Callable[["re.Match[str]", Day | None], "Meaning | None"]
REFUSED, BACKGROUND, NO_DAY = Meaning(is_refused=True), Meaning(is_background=True), Meaning()


def one_day(day: Day, *, is_inferred: bool = False, is_disputed: bool = False, is_future: bool = False) -> Meaning:
    """A single day; inferred where its year stands elsewhere."""
    return Meaning(start=day, end=day, precision="day", status="inferred" if is_inferred else "stated", is_disputed=is_disputed, is_future=is_future)


def stretch(first: Day, last: Day, precision: str, *, is_continuing: bool = False) -> Meaning:
    """Several days, both ends among them."""
    return Meaning(start=first, end=last, precision=precision, is_continuing=is_continuing)


def words_before(match: re.Match[str], count: int = 1) -> list[str]:
    """The last words before a match, at most so many."""
    return match.string[: match.start("all")].split()[-count:]


def word_after(match: re.Match[str]) -> str:
    """The word behind a match; empty where it ends the sentence."""
    return next(iter(match.string[match.end("all") :].split(maxsplit=1)), "")
