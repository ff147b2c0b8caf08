"""Bounds for archives and feeds that may be hostile: bytes, ratio of unpacked to packed, members and time; and the report of a page.

What goes past a bound stops its file with an error that names the bound; what was read before stays.
"""

from __future__ import annotations

import hashlib
import re
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from riwaya.errors import ReadError
from riwaya.model import Report
from riwaya.read.encodings import decode, repair

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

PIECE = 1 << 20
RATIO_FROM = 16 << 20  # small files may pack well; a bomb is large


class Clock:
    """Stops a file that takes too long; no result depends on it but whether it was read."""

    def __init__(self, source: str, settings: ReadSettings) -> None:
        self.source, self.seconds, self.started = source, settings.longest_seconds, time.monotonic()

    def check(self) -> None:
        if time.monotonic() - self.started > self.seconds:
            raise ReadError(self.source, f"took longer than {self.seconds:g} seconds to read: stopped")


def check_file(path: Path, settings: ReadSettings) -> None:
    """Refuse what is empty, no file, or larger than any input may be."""
    if not path.is_file():
        raise ReadError(str(path), "is no file")
    size = path.stat().st_size
    if size == 0:
        raise ReadError(str(path), "empty file")
    if size > settings.largest_file:
        raise ReadError(str(path), f"too large: {size} bytes, at most {settings.largest_file}")


def check_zip(path: Path, settings: ReadSettings) -> None:
    """Refuse a zip archive whose table of contents already goes past a bound: members, unpacked size, ratio, names that leave the folder."""
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(str(path), f"is no zip archive, or is damaged: {error}") from error
    if len(members) > settings.most_members:
        raise ReadError(str(path), f"holds {len(members)} members, at most {settings.most_members}")
    unpacked, packed = sum(m.file_size for m in members), max(1, sum(m.compress_size for m in members))
    if unpacked > settings.largest_file:
        raise ReadError(str(path), f"unpacks to {unpacked} bytes, at most {settings.largest_file}")
    if unpacked > RATIO_FROM and unpacked > settings.most_ratio * packed:
        raise ReadError(str(path), f"unpacks to {unpacked // packed} times its size, at most {settings.most_ratio} (a zip bomb?)")
    if any(m.flag_bits & 1 for m in members):
        raise ReadError(str(path), "is locked with a password")


class Bounded:
    """A stream that counts what it gives and stops past `limit` bytes or the ratio to `packed` bytes."""

    def __init__(self, stream: IO[bytes], source: str, settings: ReadSettings, packed: int) -> None:
        self.stream, self.source, self.settings, self.packed, self.given = stream, source, settings, max(1, packed), 0

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self.stream.read(PIECE if size < 0 else min(size, PIECE))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise ReadError(self.source, f"the packed data is damaged: {error}") from error
        self.given += len(piece)
        if self.given > self.settings.largest_file:
            raise ReadError(self.source, f"unpacks to more than {self.settings.largest_file} bytes")
        if self.given > RATIO_FROM and self.given > self.settings.most_ratio * self.packed:
            raise ReadError(self.source, f"unpacks to more than {self.settings.most_ratio} times its size (a bomb?)")
        return piece

    def pieces(self) -> Iterator[bytes]:
        while piece := self.read(PIECE):
            yield piece


def page_report(page: bytes, source: str, settings: ReadSettings, *, report_id: str | None = None, url: str | None = None, declared: str | None = None, published: str | None = None) -> Report:
    """The article of a page as a report, its day noted with where it came from; raises `ReadError` where there is none."""
    import trafilatura  # takes a third of a second to import: only pages need it

    if len(page) > settings.longest_text:
        raise ReadError(source, f"page of {len(page)} bytes, at most {settings.longest_text}")
    decoded = decode(page, source, declared=declared)
    text, note = repair(decoded.text)
    try:
        found = trafilatura.bare_extraction(text, url=url, with_metadata=True, include_comments=False)
    except (ValueError, RecursionError) as error:
        raise ReadError(source, f"the page cannot be parsed: {error}") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise ReadError(source, "no article text found in the page")
    # what a page says of itself is read by signs that can fail: the options come before it
    basis = "option" if settings.published else "page" if found.date else "fetched or listed" if published else None
    outlet_basis = "option" if settings.outlet else None if not found.sitename else "address" if found.sitename == _host(found.url) else "page"
    identity = {"report_id": report_id} if report_id else {}
    return Report.of(
        found.text, title=found.title, title_basis="page" if found.title else None, published=settings.published or found.date or published, published_basis=basis,
        outlet=settings.outlet or found.sitename, outlet_basis=outlet_basis, url=url or found.url, bytes_sha256=hashlib.sha256(page).hexdigest(), notes=tuple(n for n in (note or next(iter(decoded.notes), None),) if n), **identity,
    )


def _host(url: str | None) -> str | None:
    """The host of an address without `www.`, as the extractor names a site that gives no name."""
    try:
        host = urlsplit(url or "").netloc
    except ValueError:
        return None
    return re.sub(r"^w(?:ww|\d+)\.", "", host) or None
