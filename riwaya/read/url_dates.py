"""The address of a report -> when it was published, where the address itself says so.

Two kinds of address state it: a post on X (Twitter), whose number holds the instant at which it was made, and a path that holds year, month and day as
segments of their own (`/2017/03/22/`). A day inside a headline may be the day of the incident, and numbers of other sites only grow: neither is read.
Format: Twitter's announcement of Snowflake, 2010 (41 bits of milliseconds since 4 November 2010 stand above 22 bits of machine and sequence).
"""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

POSTS = frozenset({"x.com", "twitter.com"})
POST = re.compile(r"/status(?:es)?/(\d{15,19})(?![^/])")
EPOCH = datetime.datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=datetime.UTC)
MACHINE_BITS = 22
DAY = re.compile(r"/((?:19|20)\d\d)(?:/(\d\d?)/|-(\d\d)-|_(\d\d)_)(\d\d?)(?=/|$)")


def published_in(url: str | None) -> str | None:
    r"""The instant (of the world's clock) or the day that an address states, in ISO form; nothing where it states none or two.

    >>> published_in("https://x.com/someone/status/1487119192499359744"), published_in("https://example.org/2017/03/22/strike")
    ('2022-01-28T17:43:39+00:00', '2017-03-22')
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.")
    except ValueError:
        return None
    if host in POSTS:
        found = POST.search(parts.path)
        return _made(int(found[1])) if found else None
    days = {day for year, a, b, c, day in DAY.findall(parts.path) for day in _day(year, a or b or c, day)}
    return days.pop() if len(days) == 1 else None


def _made(number: int) -> str:
    return (EPOCH + datetime.timedelta(milliseconds=number >> MACHINE_BITS)).replace(microsecond=0).isoformat()


def _day(year: str, month: str, day: str) -> tuple[str, ...]:
    try:
        return (datetime.date(int(year), int(month), int(day)).isoformat(),)
    except ValueError:
        return ()
