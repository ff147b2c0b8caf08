"""Which ids of an input bear two texts: such reports are an error for both, and none of them is read.

The input is gone through once for its ids, before a report of it is given, so that nothing is extracted that a later report puts in doubt. A hash
is held for each id, no text. Where the name of a file is the id (`IDS = "file"` in a format), the file is opened only when its name is met again;
a format whose ids come from the content (`IDS = "content"`) is passed over, for another text has another id there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from riwaya.errors import ReadError
from riwaya.model import Issue, Report

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

File = tuple[Path, ModuleType]
SHOWN = 40
HELD = 16
LONGEST_ID = 500


class Ids:
    """The reports of one input as they come: which is new, which repeats one that was given, which bears the id of another text."""

    def __init__(self, contested: frozenset[str]) -> None:
        self.contested = contested
        self.given: dict[str, bytes] = {}
        self.named: set[tuple[str, bytes]] = set()

    def taken(self, report: Report, source: str) -> Report | Issue | None:
        """The report where it is to be read; once for each text an issue where another text bears its id; nothing for a repetition."""
        name = (report.report_id, _hash(report))
        before = self.given.get(report.report_id)
        # of files that changed since they were gone through, the first text stays
        if report.report_id in self.contested or before not in (None, name[1]):
            if name in self.named:
                return None
            self.named.add(name)
            return two_texts(report, source)
        if before is not None:
            return None
        self.given[report.report_id] = name[1]
        return report


def contested_ids(files: Iterable[File], settings: ReadSettings) -> frozenset[str]:
    """The ids that bear two texts or more in these files, each given with the module that reads it; what cannot be read bears none."""
    texts: dict[str, bytes | File] = {}
    contested: set[str] = set()
    for file, reader in files:
        kind = getattr(reader, "IDS", "given")
        if kind == "content":
            continue
        if kind == "file" and file.stem not in texts:
            texts[file.stem] = (file, reader)
            continue
        for report_id, text in _told(file, reader, settings):
            before = texts.get(report_id, text)
            if not isinstance(before, bytes):
                before = next((held for _, held in _told(*before, settings)), text)
            texts[report_id] = before
            if before != text:
                contested.add(report_id)
    return frozenset(contested)


def two_texts(report: Report, source: str) -> Issue:
    """What is said of each text that shares its id with another one."""
    begins = " ".join(report.text[: 4 * SHOWN].split())[:SHOWN]
    return Issue(source=source, report_id=report.report_id, reason=f"another report bears the same id and another text: neither is read (this one begins {begins!r})")


def refused(report: Report) -> Issue | None:
    """Why a report cannot be taken, whatever else was read."""
    if len(report.report_id) > LONGEST_ID:
        return Issue(source=report.report_id[:SHOWN], reason=f"id of {len(report.report_id)} characters, at most {LONGEST_ID}")
    if not report.text.strip():
        return Issue(source=report.report_id, report_id=report.report_id, reason="empty text")
    if any("\ud800" <= character <= "\udfff" for character in report.text):
        return Issue(source=report.report_id, report_id=report.report_id, reason="text holds lone surrogates: not valid Unicode")
    return None


def _told(file: Path, reader: ModuleType, settings: ReadSettings) -> Iterator[tuple[str, bytes]]:
    """Ids and hashes of the texts of one file, as far as it can be read; why it cannot is said when it is read for good."""
    try:
        for item in reader.read_file(file, settings):
            if isinstance(item, Report) and refused(item) is None:
                yield item.report_id, _hash(item)
    except (ReadError, OSError):
        return


def _hash(report: Report) -> bytes:
    return bytes.fromhex(report.sha256)[:HELD]
