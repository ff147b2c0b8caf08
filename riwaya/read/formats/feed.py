"""RSS and Atom: an entry is a report; its id is the feed's own, its text the fullest that the entry gives; needs the extra `feeds`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.errors import MissingExtraError, ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import check_file

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

_DECLARES = re.compile(rb"<!DOCTYPE[^>]*\[", re.IGNORECASE)

def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The entries of a feed in order; raises `ReadError` for what is no feed."""
    try:
        import feedparser
    except ImportError:
        raise MissingExtraError("feeds", "reading RSS and Atom") from None
    check_file(path, settings)
    if path.stat().st_size > 20 * settings.longest_text:
        raise ReadError(str(path), f"too large for a feed: {path.stat().st_size} bytes, at most {20 * settings.longest_text}")
    data = path.read_bytes()
    if _DECLARES.search(data[:65_536]):
        raise ReadError(str(path), "the feed declares names of its own in its DOCTYPE, which can blow up: refused")
    try:
        feed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    except (ValueError, RecursionError, LookupError) as error:
        raise ReadError(str(path), f"is no feed: {error}") from error
    if not feed.get("version"):
        raise ReadError(str(path), f"is no RSS or Atom feed{': ' + str(feed.bozo_exception) if feed.bozo else ''}")
    if not feed.entries:
        raise ReadError(str(path), "the feed has no entries")
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries[: settings.most_members], 1):
        yield _report(entry, outlet) or Issue(source=f"{path}:entry {number}", reason="empty text")
    if feed.bozo:
        yield Issue(source=str(path), severity="warning", reason=f"the feed is broken somewhere: {feed.bozo_exception}; entries after that may be missing")


def _report(entry: Any, outlet: str | None) -> Report | None:
    texts = [plain(str(part.get("value", ""))) for part in entry.get("content", ())] + [plain(str(entry.get("summary", "")))]
    text = max(texts, key=len)
    if not text:
        return None
    identity = entry.get("id") or entry.get("link") or text
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    published = f"{when.tm_year:04d}-{when.tm_mon:02d}-{when.tm_mday:02d}T{when.tm_hour:02d}:{when.tm_min:02d}:{when.tm_sec:02d}Z" if when else None
    return Report.of(
        text, report_id="f-" + hashlib.sha256(str(identity).encode("utf-8", "surrogatepass")).hexdigest()[:16], title=entry.get("title"), title_basis="feed" if entry.get("title") else None,
        published=published, published_basis="feed" if when else None, outlet=outlet, outlet_basis="feed" if outlet else None, url=entry.get("link"),
    )


def plain(markup: str) -> str:
    """The words of a piece of HTML, a line for each block."""
    from lxml import etree, html

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        tree = html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for element in tree.iter("p", "br", "div", "li", "h1", "h2", "h3", "tr"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)
