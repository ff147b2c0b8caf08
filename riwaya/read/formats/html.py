"""A saved page is one report: trafilatura takes the article, its title, date and site name; a day that the page gives is noted as such (`published_basis`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import page_report

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

IDS = "file"


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The one report of a page; raises `ReadError` where no article is found."""
    size = path.stat().st_size
    if size == 0:
        raise ReadError(str(path), "empty file")
    if size > settings.longest_text:
        raise ReadError(str(path), f"too large for one report: {size} bytes, at most {settings.longest_text}")
    yield page_report(path.read_bytes(), str(path), settings, report_id=path.stem)
