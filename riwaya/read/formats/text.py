"""A text file is one report; its id is the file's stem, its metadata may lie beside it in NAME.meta.json."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.encodings import decode, repair

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

IDS = "file"


class Meta(msgspec.Struct, frozen=True):
    """What a side file may say."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The one report of a text file."""
    text, note = read_text(path, settings)
    side = path.with_name(path.stem + ".meta.json")
    meta = Meta()
    if side.exists():
        try:
            meta = msgspec.json.decode(side.read_bytes(), type=Meta)
        except (msgspec.DecodeError, RecursionError) as error:
            yield Issue(source=str(side), severity="warning", reason=f"side file is not usable: {error}")
    yield Report.of(text, report_id=path.stem, bytes_sha256=hashlib.sha256(path.read_bytes()).hexdigest(), notes=(note,) if note else (), **msgspec.structs.asdict(meta))


def read_text(path: Path, settings: ReadSettings) -> tuple[str, str | None]:
    """The decoded text of a file, bounded; raises `ReadError` for what is empty, too large or no text."""
    size = path.stat().st_size
    if size == 0:
        raise ReadError(str(path), "empty file")
    if size > settings.longest_text:
        raise ReadError(str(path), f"too large for one report: {size} bytes, at most {settings.longest_text}")
    decoded = decode(path.read_bytes(), str(path))
    text, note = repair(decoded.text)
    return text, note or next(iter(decoded.notes), None)
