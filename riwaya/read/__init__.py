"""Files -> reports: one module for each kind of input in `riwaya/read/formats`, found by file name.

Out: `Report`s and `Issue`s in the order of the input; bad input is an issue that names file and reason and never stops the rest.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.encodings import has_control_characters
from riwaya.read.ids import Ids, contested_ids, refused, two_texts
from riwaya.read.language import why_not_arabic
from riwaya.read.url_dates import published_in
from riwaya.registry import Registry

__all__ = ["ReadSettings", "read", "completed", "readable_files", "refused", "two_texts"]

FORMATS = Registry("riwaya.read.formats")
SUFFIXES = {
    ".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet", ".warc": "warc",
    ".tsv": "csv", ".warc.gz": "warc", ".wacz": "warc", ".rss": "feed", ".atom": "feed", ".xml": "feed", ".urls": "urls",
}
OPTION = "option"
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)")
NAMES = {"result.json": "telegram"}  # Telegram Desktop gives its export this name


class ReadSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`outlet`, `published` stand in where the input gives none. `longest_text` bounds one report, in bytes; `largest_file`, `most_ratio` (unpacked to
    packed bytes), `most_members` and `longest_seconds` bound an archive or feed. `column_map` is a file that names the columns of tables. `pages` is the
    folder where fetched pages are kept, `delay_seconds` the wait between two pages of a site, `is_private_allowed` lets addresses inside a network through."""

    outlet: str | None = None
    published: str | None = None
    longest_text: int = 5_000_000
    largest_file: int = 4_000_000_000
    most_ratio: int = 200
    most_members: int = 1_000_000
    longest_seconds: float = 3600.0
    column_map: Path | None = None
    pages: Path | None = None
    delay_seconds: float = 2.0
    timeout_seconds: float = 20.0
    is_private_allowed: bool = False


def read(paths: Sequence[Path], settings: ReadSettings = ReadSettings()) -> Iterator[Report | Issue]:
    """Every report of the files and folders, each once; what cannot be read, or bears the id of another text, is an `Issue`."""
    ids = Ids(contested_ids(_known(paths), settings))
    for path in paths:
        for link in _links_out(path):
            yield Issue(source=str(link), reason="is a link that leads out of the folder: not followed; give the file itself to read it")
        for file in readable_files(path):
            try:
                for item in FORMATS[_format(file)].read_file(file, settings):
                    yield from _checked(item, str(file), ids, settings)
            except (ReadError, OSError) as error:
                reason = error.reason if isinstance(error, ReadError) else error.strerror or str(error)
                yield Issue(source=str(file), reason=reason)


def readable_files(path: Path) -> Iterator[Path]:
    """The files of a folder whose kind is known, in order, but links that lead out of it; a file is itself."""
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.is_file() and _kind(p) and not _leads_out(p, path))
    else:
        yield path


def _links_out(path: Path) -> list[Path]:
    """The links of a folder that lead out of it: what was unpacked from an archive may point at anything."""
    return sorted(p for p in path.rglob("*") if p.is_symlink() and p.is_file() and _kind(p) and _leads_out(p, path)) if path.is_dir() else []


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _format(path: Path) -> str:
    name = _kind(path)
    if path.exists() and not path.is_file():
        raise ReadError(str(path), "is no file")
    if name is None:
        raise ReadError(str(path), f"unknown kind of file {path.suffix or '(no suffix)'}; known: {', '.join((*SUFFIXES, *NAMES))}")
    return name


def _kind(path: Path) -> str | None:
    name = path.name.lower()
    return NAMES.get(name) or next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), None)


def _known(paths: Sequence[Path]) -> Iterator[tuple[Path, ModuleType]]:
    """The files whose kind is known, each with the module that reads it."""
    for path in paths:
        yield from ((file, FORMATS[name]) for file in readable_files(path) if (name := _kind(file)) and file.is_file())


def _checked(item: Report | Issue, source: str, ids: Ids, settings: ReadSettings) -> Iterator[Report | Issue]:
    if isinstance(item, Report):
        taken = refused(item) or ids.taken(item, source)
        if isinstance(taken, Report):
            report, issues = completed(taken, settings)
            yield from issues
            yield report
        elif taken is not None:
            yield taken
    else:
        yield item


def completed(report: Report, settings: ReadSettings) -> tuple[Report, tuple[Issue, ...]]:
    """The report with its day and outlet settled and its language checked, and what is to be said of it."""
    issues: list[Issue] = []
    published, why = _published(report.published or settings.published)
    if why:
        issues.append(Issue(source=report.report_id, report_id=report.report_id, severity="warning", reason=why))
        report = msgspec.structs.replace(report, published_basis=None)
    elif published is None and (stated := published_in(report.url)):
        report = msgspec.structs.replace(report, published_basis="url")
        published = stated
    elif published is not None and not report.published:
        report = msgspec.structs.replace(report, published_basis=OPTION)
    if settings.outlet and not report.outlet:
        report = msgspec.structs.replace(report, outlet=settings.outlet, outlet_basis=OPTION)
    report = msgspec.structs.replace(report, published=published)
    if has_control_characters(report.text):
        issues.append(Issue(source=report.report_id, report_id=report.report_id, severity="warning", reason="text holds control characters"))
    why_not = why_not_arabic(report.text)
    if why_not:
        issues.append(Issue(source=report.report_id, report_id=report.report_id, severity="warning", reason=f"{why_not}: skipped"))
        report = msgspec.structs.replace(report, status="skipped", why=why_not)
    return report, tuple(issues)


def _published(value: str | None) -> tuple[str | None, str | None]:
    if not value:
        return None, None
    # a year in front leaves no doubt, whatever stands between the numbers; 03/12/2018 is two days
    plain = _YEAR_FIRST.sub(r"\1-\2-\3", value.strip())
    try:
        datetime.date.fromisoformat(plain[:10])
    except ValueError:
        return None, f"published is no ISO date: {value[:40]!r}; relative dates stay unresolved"
    return plain, None
