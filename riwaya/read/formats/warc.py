"""WARC (ISO 28500) and WACZ: each HTML response is a page and a report; needs the extra `feeds`.

Every member, page and archive is bounded (`riwaya.read.bounds`); a page that holds no article is a warning, for archives hold everything.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from riwaya.errors import MissingExtraError, ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import Bounded, Clock, check_file, check_zip, page_report

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

IDS = "content"
GZIP = b"\x1f\x8b"


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The pages of an archive in order; raises `ReadError` for what is none, or goes past a bound."""
    check_file(path, settings)
    clock = Clock(str(path), settings)
    if path.suffix.lower() == ".wacz":
        check_zip(path, settings)
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if m.filename.startswith("archive/") and m.filename.endswith((".warc", ".warc.gz"))]
            if not members:
                raise ReadError(str(path), "the WACZ holds no archive/*.warc")
            for member in members:
                with archive.open(member) as stream:
                    yield from _pages(stream, f"{path}:{member.filename}", settings, max(1, member.compress_size), clock)
    else:
        with path.open("rb") as stream:
            yield from _pages(stream, str(path), settings, path.stat().st_size, clock)


def _pages(stream: IO[bytes], source: str, settings: ReadSettings, packed: int, clock: Clock) -> Iterator[Report | Issue]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingExtraError("feeds", "reading web archives") from None
    start = stream.read(5)
    if not start.startswith((b"WARC/", GZIP)):
        raise ReadError(source, "is no WARC file")
    number = given = 0
    raw = _Raw(start, stream)
    try:
        # heads of pages are parsed here, for the library takes one that is cut off for the end of the archive
        archive = ArchiveIterator(io.BufferedReader(raw), no_record_parse=True, arc2warc=False)
        for record in archive:
            clock.check()
            number += 1
            if number > settings.most_members:
                raise ReadError(source, f"holds more than {settings.most_members} records")
            if record.format == "warc" and not (record.rec_headers.get_header("Content-Length") or "").strip().isdigit():
                raise ReadError(source, f"the web archive is cut off in the head of record {number}")
            if record.rec_type == "response":
                record.http_headers = _http_head(record, source, number)
            url = record.rec_headers.get_header("WARC-Target-URI")
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind.lower() or not (record.http_headers.get_statuscode() or "").startswith("2"):
                _drain(record, source, settings, packed, number)
                continue
            body = Bounded(record.content_stream(), source, settings, packed)
            page = b""
            for piece in body.pieces():
                page += piece
                if len(page) > settings.longest_text:
                    break
            if len(page) <= settings.longest_text:
                _drain(record, source, settings, packed, number)
            given += len(page)
            if given > settings.largest_file:
                raise ReadError(source, f"unpacks to more than {settings.largest_file} bytes")
            where = url or f"{source}:record {number}"
            if len(page) > settings.longest_text:
                yield Issue(source=where, reason=f"page larger than {settings.longest_text} bytes: skipped")
                continue
            try:
                yield page_report(page, where, settings, url=url, declared=kind.partition("charset=")[2].strip(' "\'') or None, published=(record.rec_headers.get_header("WARC-Date") or "")[:10] or None)
            except ReadError as error:
                yield Issue(source=where, severity="warning", reason=error.reason)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, IndexError, AttributeError) as error:
        raise ReadError(source, f"the web archive is damaged after {number} records: {error}") from error
    if number == 0:
        raise ReadError(source, "the web archive holds no records")
    if archive.offset < raw.given:
        # bytes that unpacked to nothing: a packed record whose beginning alone is there
        raise ReadError(source, f"the web archive is cut off behind record {number}")


def _http_head(record: Any, source: str, number: int) -> Any:
    """The head of a page's answer, `None` where it is no HTTP; raises `ReadError` where the archive ends within it."""
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        return ArcWarcRecordLoader().load_http_headers(record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.raw_stream, record.length)
    except EOFError as error:
        raise ReadError(source, f"the web archive is cut off in the head of the page of record {number}") from error
    except StatusAndHeadersParserException:
        return None


def _drain(record: Any, source: str, settings: ReadSettings, packed: int, number: int) -> None:
    """Read what is left of a record; raises `ReadError` where that is less than its head promises."""
    for _ in Bounded(record.raw_stream, source, settings, packed).pieces():
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise ReadError(source, f"the web archive is cut off in record {number}")


class _Raw(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self.start, self.stream, self.given = start, stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self.start or self.stream.read(len(view))
        self.start = piece[len(view) :] if self.start else b""
        taken = piece[: len(view)]
        view[: len(taken)] = taken
        self.given += len(taken)
        return len(taken)
