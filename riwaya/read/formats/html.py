"""A saved page is one report: trafilatura takes the article, its title, date and site name, each noted with where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.formats.text import read_text

if TYPE_CHECKING:
    from riwaya.read import ReadSettings


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The one report of a page; raises `ReadError` where no article is found."""
    import trafilatura  # takes a third of a second to import: only pages need it

    page, note = read_text(path, settings)
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict) or not found.text:
        raise ReadError(str(path), "no article text found in the page")
    yield Report.of(
        found.text, report_id=path.stem, title=found.title, published=settings.published or found.date, published_basis="page" if found.date else None,
        outlet=settings.outlet or found.sitename, url=found.url, notes=(note,) if note else (),
    )
