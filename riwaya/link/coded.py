"""Comparisons of a telling with a row that a team has coded; each says the level reached, or nothing where a value is missing.

In: the profile of a telling, what its report says at large, the profile of a row. Out: levels and the match weight that they add up to, by the `coded` weights of
resources/linking.yaml. A row is no telling: it has a settled day, a means and a toll with a range, and of words little more than its place; the
day on which a report was published says when it was told, never when it happened, and has levels of its own.
Model: Fellegi and Sunter (1969), weights fitted so that a telling picks its row among all rows and none (conditional logit; McFadden 1974).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from riwaya.grammar.spelling import folded
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.weights import load_weights
from riwaya.link import comparisons
from riwaya.link.comparisons import Levels
from riwaya.link.profiles import SHORT, SMALL, Profile, Range
from riwaya.link.words import all_words, joined_words, stripped
from riwaya.model import Report

ALIKE = ("same", "same, three or more", "same, six or more", "within range")
NOWHERE = "the row has no place"
CITED = ("address", "cited by the row")
ITS_DAY = frozenset({"same day", "overlap", "told on the day", "told the day after", "same weekday", "day and month told"})
AGREES = frozenset({("killed", level) for level in ALIKE} | {("wounded", level) for level in ALIKE} | {("words of the row", "most told")})
ONE_PLACE = frozenset({"same place", "within 3 km", "a site and its town", "two sites of one town"})
ITS_PLACE = ONE_PLACE | {"its name is told", "the row names it too", "a name of its area too", "a name like it", "one holds the other"}
TRACKING = re.compile(r"^(?:fbclid|gclid|igshid|mibextid|ref_src|utm_\w+)=", re.IGNORECASE)
POSTS = frozenset({"x.com", "twitter.com"})
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MOST_DAYS = 2
LIKE = 4
Few = TypeVar("Few")
AREA_WORDS = all_words(["محافظة منطقة ناحية مدينة ريف قضاء"])
Spellings = tuple[frozenset[str], ...]


class Clues(NamedTuple):
    """What a report says outside its tellings: its address, all its words (two that follow each other also as one), the last year that it names, the days that it
    names as (month, day) and the months that it names, each where they are one or two, and whether it is so short that all its words belong to each telling.
    """

    address: str
    words: frozenset[str]
    last_year: int | None
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    is_short: bool


def clues_of(report: Report) -> Clues:
    """The clues of a report, without its page furniture."""
    kept, position = [], 0
    for start, end in sorted((mask.start, mask.end) for mask in report.masked):
        kept.append(report.text[position:start])
        position = max(position, end)
    text = folded(" ".join([*kept, report.text[position:]]))
    months = load_calendar().months
    days = frozenset((months[month], int(day)) for day, month in _day().findall(text))
    named = frozenset(months[month] for month in _month().findall(text))
    years = map(int, YEAR.findall(text))
    return Clues(bare_address(report.url), all_words([text]) | joined_words(text), max(years, default=None), _few(days), _few(named), len(report.text) <= SHORT)


def _few(found: frozenset[Few]) -> frozenset[Few]:
    """One day or month or two say when a report was written; a list of many says nothing."""
    return found if len(found) <= MOST_DAYS else frozenset()


def bare_address(url: str | None) -> str:
    """What of an address says which page it is, so that two ways to write it are equal; nothing for none.

    >>> bare_address("https://www.example.org/2017/strike/?utm_source=x&fbclid=IwAR0"), bare_address("http://m.example.org/2017/strike")
    ('example.org/2017/strike', 'example.org/2017/strike')
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    host = re.sub(r"^(?:www|m|mobile)\.", "", parts.netloc.casefold())
    if host in POSTS:
        return "x.com" + unquote(parts.path).rstrip("/")
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not TRACKING.match(part)))
    return host + unquote(parts.path).rstrip("/") + (f"?{query}" if query else "") if host else ""


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(\d{{1,2}})[ /\-]*(?:من |شهر )?({'|'.join(sorted(load_calendar().months, key=len, reverse=True))})(?!\w)")


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)و?({'|'.join(sorted(load_calendar().months, key=len, reverse=True))})(?!\w)")


def coded_levels(telling: Profile, row: Profile, spellings: Spellings, clues: Clues, lexicon: Lexicon, *, is_cited: bool = False) -> Levels:
    """The (comparison, level) pairs that hold for a telling and a row, in a fixed order."""
    found = (
        ("date", _date(telling, row, clues)), ("year", _year(telling, row, clues)), ("month", _month_told(telling, row, clues)), ("place", _place(telling, row, spellings, clues, lexicon)), ("words of the row", _words(telling, row)),
        *((name, comparison(telling, row, lexicon)) for name, comparison in AS_LINKED), ("killed", _figure(telling.killed, row.killed, row.wounded, telling, row)),
        ("wounded", _figure(telling.wounded, row.wounded, row.killed)),
    )
    return (*((CITED,) if is_cited else ()), *((name, level) for name, level in found if level))


def says_enough(levels: Mapping[str, str]) -> bool:
    """Whether the levels that hold may make a row certain: it cites the report, or it has a place, and figures or words agree, or both its day and its place are those of the telling.

    One town is struck on many days and many towns on one day: its name alone, or the day alone, is no evidence that a coder may rest on.
    """
    held = frozenset(levels.items())
    is_there, is_then = levels.get("place") in ITS_PLACE, levels.get("date") in ITS_DAY
    return CITED in held or levels.get("place") != NOWHERE and (is_there and is_then or bool(held & AGREES))


def _date(telling: Profile, row: Profile, clues: Clues) -> str | None:
    if row.start is None or row.end is None:
        return None
    if telling.start is None or telling.end is None:
        if any((day.month, day.day) in clues.days for day in map(datetime.date.fromordinal, range(row.start, min(row.end, row.start + 7) + 1))):
            return "day and month told"
        if not telling.weekdays or not row.weekdays:
            return "no day"
        return "same weekday" if telling.weekdays & row.weekdays else "another weekday"
    if telling.by_publication:
        return comparisons.told_level(telling, row) or "told another day"
    gap = max(telling.start, row.start) - min(telling.end, row.end)
    if gap <= 0:
        width = max(telling.end - telling.start, row.end - row.start)
        return "same day" if not width else "overlap" if width <= 3 else "overlap of a long time"
    if gap > 1:
        return "apart"
    return "a day after the row" if telling.start > row.end else "a day before the row"


def _year(telling: Profile, row: Profile, clues: Clues) -> str | None:
    """A report without a day was written in the last year that it names, or later."""
    if telling.start is not None or row.start is None or clues.last_year is None:
        return None
    year = datetime.date.fromordinal(row.start).year
    return "the last that is told" if year == clues.last_year else "before one that is told" if year < clues.last_year else "after those that are told"


def _month_told(telling: Profile, row: Profile, clues: Clues) -> str | None:
    """A report without a day often names the month in which it was written."""
    if telling.start is not None or row.start is None or not clues.months:
        return None
    return "its month is told" if datetime.date.fromordinal(row.start).month in clues.months else "another month is told"


def _place(telling: Profile, row: Profile, spellings: Spellings, clues: Clues, lexicon: Lexicon) -> str | None:
    here, there = telling.place, row.place
    if there is None or not (there.name or there.lat is not None):
        return NOWHERE
    level = comparisons.place_level(telling, row, lexicon) if here else None
    if level in ONE_PLACE:
        return level
    is_small = there.level in SMALL and bool(spellings)
    if is_small and there.admin1 and row.name_words == all_words([there.admin1.ar]) and row.name_words <= clues.words:
        return level if level and level != "named by the other" else "a name of its area too"
    told = clues.words if clues.is_short else telling.said | {joined(telling.place_name)}
    if is_small and any(words <= told for words in spellings):
        return "its name is told"
    if here and here.level in SMALL and telling.name_words and telling.name_words <= row.said:
        return "the row names it too"
    if is_small and here and here.level in SMALL and (here.gazetteer_id is None or there.gazetteer_id is None) and _is_like(joined(telling.place_name), spellings):
        return "a name like it"
    if is_small and any(words <= clues.words for words in spellings):
        return "named in the report"
    if is_small and here and telling.name_words:
        for area, name in ((there.admin2, "its district is told"), (there.admin1, "its governorate is told")):
            if area and _bare(telling.name_words) == _bare(all_words([area.ar])):
                return name
    return level if level and level != "named by the other" else "not told"


def joined(name: str) -> str:
    """A folded name as one word: كفر نوران and كفرنوران are one."""
    return stripped("".join(name.split()))


def spellings_of(row: Profile, report: Report | None) -> Spellings:
    """The words of each way to write the place of a row, and each written as one word."""
    names = [folded(name) for name in ((report.title or "") if report else "").split("\n") if name]
    found = (row.name_words, *(words for name in names for words in (all_words([name]), frozenset([joined(name)]) if len(name.split()) == 2 else frozenset())))
    return tuple(dict.fromkeys(words for words in found if words))


def _bare(words: frozenset[str]) -> frozenset[str]:
    return words - AREA_WORDS or words


def _is_like(name: str, spellings: Spellings) -> bool:
    """Whether a name differs by one letter from one of one word; short names do so by chance."""
    return len(name) >= LIKE and any(_is_one_letter_off(name, word) for words in spellings if len(words) == 1 for word in words if len(word) >= LIKE)


def _is_one_letter_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same:] == long[same + 1 :] or len(short) == len(long) and short[same + 1 :] == long[same + 1 :]


def _words(telling: Profile, row: Profile) -> str | None:
    """The words of a row beside the name of its place (قرب جامع شهاب): a street, a hospital, a quarter."""
    others = row.said - row.name_words - telling.name_words - load_weights().common_words
    if not others:
        return None
    told = len(others & telling.said)
    return "most told" if told > 1 and 2 * told >= len(others) else "some told" if told else "none told"


def _figure(told: Range | None, coded: Range | None, other: Range | None, telling: Profile | None = None, row: Profile | None = None) -> str | None:
    """A row that gives the one figure and not the other says that there were none."""
    if told is None:
        return "told by the row alone" if coded is not None and coded[0] > 0 else None
    if coded is None:
        return "the row has none" if other is not None and told[0] > 0 else None
    level = comparisons.figure_level(told, coded)
    return "part of the whole" if level in ("near", "contradictory") and telling and row and telling.parts & row.parts else level


AS_LINKED: tuple[tuple[str, Callable[[Profile, Profile, Lexicon], str | None]], ...] = (
    ("kind", comparisons.kind_level), ("initiator", comparisons.initiator_level), ("target", comparisons.target_level),
)
