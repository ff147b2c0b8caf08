"""What a watcher looks at: folders whose files come and change, and feeds that are asked by a schedule.

A file counts once its size and time have not changed for a while, so that one that is still being written is left for the next turn. A
feed is fetched politely and kept as a file; one that gives the same bytes as before is not read again, one that fails waits longer.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from riwaya.errors import ReadError
from riwaya.read import ReadSettings, readable_files
from riwaya.read.fetch import Fetcher

Stamp = tuple[int, int]


class Folders:
    """The files of some folders (or single files); `settled` gives those that are new or changed and complete."""

    def __init__(self, paths: Sequence[Path], settled_seconds: float) -> None:
        self.paths, self.settled_seconds = tuple(paths), settled_seconds
        self.read: dict[Path, Stamp] = {}
        self.stamps: dict[Path, Stamp] = {}

    def settled(self) -> list[Path]:
        """Files to read now, in order."""
        found: list[Path] = []
        self.stamps = {}
        for path in self.paths:
            for file in readable_files(path):
                try:
                    state = file.stat()
                except OSError:
                    continue
                stamp = (state.st_size, state.st_mtime_ns)
                self.stamps[file] = stamp
                if self.read.get(file) != stamp and time.time() - state.st_mtime >= self.settled_seconds:
                    found.append(file)
        return found

    def taken(self, files: Sequence[Path]) -> None:
        """These were added as they stood when they were looked at; files that are gone are forgotten."""
        self.read = {file: stamp for file, stamp in self.read.items() if file in self.stamps}
        self.read.update({file: self.stamps[file] for file in files})


class Feed(msgspec.Struct):
    """A feed: its address, when it is asked next, how often it failed in a row, and the hash of what was read of it."""

    url: str
    due: float = 0.0
    failures: int = 0
    read: str = ""
    fetched: str = ""


class Feeds:
    """The feeds of some lists, fetched into `folder`."""

    def __init__(self, lists: Sequence[Path], folder: Path, settings: ReadSettings, *, every: float, longest: float) -> None:
        self.folder, self.every, self.longest = folder, every, longest
        lines = [line.strip() for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
        self.feeds = [Feed(url) for url in dict.fromkeys(line for line in lines if line and not line.startswith("#"))]
        self.fetcher = Fetcher(settings)

    def due(self, now: float) -> tuple[list[Path], tuple[str, ...]]:
        """The files of feeds that gave something new, and what went wrong."""
        files, problems = [], []
        for feed in self.feeds:
            if feed.due > now and feed.fetched == feed.read:
                continue
            if feed.due <= now:
                try:
                    content = self.fetcher.fetch(feed.url).content
                except ReadError as error:
                    feed.failures += 1
                    wait = min(self.longest, self.every * 2**feed.failures)
                    feed.due = now + wait
                    problems.append(f"{feed.url}: {error.reason}; asked again in {wait:.0f} s")
                    continue
                feed.failures, feed.due, feed.fetched = 0, now + self.every, hashlib.sha256(content).hexdigest()
                self.folder.mkdir(parents=True, exist_ok=True)
                self._file(feed).write_bytes(content)
            if feed.fetched != feed.read:
                files.append(self._file(feed))
        return files, tuple(problems)

    def taken(self, files: Sequence[Path]) -> None:
        """These were added."""
        for feed in self.feeds:
            if self._file(feed) in files:
                feed.read = feed.fetched

    def _file(self, feed: Feed) -> Path:
        return self.folder / f"{hashlib.sha256(feed.url.encode()).hexdigest()[:16]}.xml"
