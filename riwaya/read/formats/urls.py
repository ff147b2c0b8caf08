"""A list of addresses (`.urls`, one a line, `#` for remarks): each page is fetched politely and is a report.

The page as it came is kept beside the list in `NAME.pages/`, under the hash of its address, with a small record of address, hash and type.
What lies there is not fetched again: an interrupted list is gone on with by the same command.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import check_file, page_report
from riwaya.read.encodings import decode
from riwaya.read.fetch import Fetcher, Page

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

IDS = "content"


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """The record beside a kept page."""

    asked: str
    url: str
    sha256: str
    content_type: str


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The pages of the list in its order, each address once; what cannot be fetched is an issue."""
    check_file(path, settings)
    lines = (line.strip() for line in decode(path.read_bytes(), str(path)).text.splitlines())
    urls = list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    if not urls:
        raise ReadError(str(path), "the list holds no address")
    folder = settings.pages or path.with_name(f"{path.stem}.pages")
    fetcher = Fetcher(settings)
    for url in urls[: settings.most_members]:
        try:
            page = _kept(folder, url) or _fetched(folder, url, fetcher)
            declared = page.content_type.partition("charset=")[2].strip(" \"'") or None
            yield page_report(page.content, url, settings, url=page.url, declared=declared)
        except ReadError as error:
            yield Issue(source=url, reason=error.reason)


def _fetched(folder: Path, url: str, fetcher: Fetcher) -> Page:
    page = fetcher.fetch(url)
    record = Fetched(asked=url, url=page.url, sha256=hashlib.sha256(page.content).hexdigest(), content_type=page.content_type)
    folder.mkdir(parents=True, exist_ok=True)
    name = folder / _name(url)
    # the record is written last: a page without one counts as not fetched
    name.with_suffix(".html").write_bytes(page.content)
    name.with_suffix(".json").write_bytes(msgspec.json.encode(record) + b"\n")
    return page


def _kept(folder: Path, url: str) -> Page | None:
    """The page as it was kept; one that was changed since is fetched again."""
    name = folder / _name(url)
    try:
        record = msgspec.json.decode(name.with_suffix(".json").read_bytes(), type=Fetched)
        content = name.with_suffix(".html").read_bytes()
    except (OSError, msgspec.DecodeError, RecursionError):
        return None
    return Page(url=record.url, content=content, content_type=record.content_type) if hashlib.sha256(content).hexdigest() == record.sha256 else None


def _name(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]
