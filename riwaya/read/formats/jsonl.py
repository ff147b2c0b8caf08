"""JSON Lines: a report a line with `id, text, title?, published?, outlet?, url?`. Lines are read in bounded pieces.

The lines are UTF-8; a file whose beginning is not is read in the Arabic code page that it reads well in, as texts and tables are, and its reports say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.encodings import detect

if TYPE_CHECKING:
    from riwaya.read import ReadSettings


UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BEGINNING = 1 << 20
# one byte a character: a line ends where its byte says
CODE_PAGES = ("cp1256", "iso8859-6", "mac-arabic")


class Row(msgspec.Struct, frozen=True):
    """One line; other keys are allowed and left alone."""

    text: str
    id: str | int | None = None
    report_id: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    title_basis: str | None = None
    outlet_basis: str | None = None
    outlet: str | None = None
    url: str | None = None


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The reports of a file in order; a line that is broken or too long is an issue with its number."""
    decoder = msgspec.json.Decoder(Row)
    with path.open("rb") as file:
        if file.read(2) in UTF_16:
            raise ReadError(str(path), "is UTF-16; JSON Lines are UTF-8: save it so")
        file.seek(0)
        code_page = _code_page(file.read(BEGINNING), str(path))
        file.seek(0)
        number = 0
        while line := file.readline(settings.longest_text):
            number += 1
            where = f"{path}:{number}"
            if not line.endswith(b"\n") and len(line) >= settings.longest_text:
                yield Issue(source=where, reason=f"line longer than {settings.longest_text} bytes: skipped")
                while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                    pass
                continue
            if item := report_of_line(line, where, decoder, code_page):
                yield item
    if number == 0:
        yield Issue(source=str(path), reason="empty file")


def _code_page(beginning: bytes, source: str) -> str | None:
    """The Arabic code page of a file whose beginning is no UTF-8 and reads well in it."""
    try:
        encoding = detect(beginning, source, is_cut=len(beginning) == BEGINNING)
    except ReadError:
        return None
    return encoding if encoding in CODE_PAGES else None


def report_of_line(line: bytes, where: str, decoder: msgspec.json.Decoder[Row], code_page: str | None = None) -> Report | Issue | None:
    """The report of one line; an issue where it is none, nothing where the line is empty."""
    if not line.strip():
        return None
    notes: tuple[str, ...] = ()
    try:
        if code_page is not None and not line.isascii():
            line, notes = line.decode(code_page).encode(), (f"decoded from {code_page}",)
        row = decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:  # JSON nested too deeply for any reader
        is_encoding = isinstance(error, UnicodeDecodeError) or "utf-8" in str(error).lower()
        return Issue(source=where, reason=f"not a report: {error}{'; JSON Lines are UTF-8: save the file so' if is_encoding else ''}")
    identity = row.id if row.id is not None else row.report_id
    extra = {"report_id": str(identity)} if identity is not None and str(identity).strip() else {}
    return Report.of(row.text, title=row.title, published=row.published, published_basis=row.published_basis, title_basis=row.title_basis, outlet=row.outlet, outlet_basis=row.outlet_basis, url=row.url, notes=notes, **extra)
