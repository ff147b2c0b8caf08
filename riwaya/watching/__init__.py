"""A store that is kept current: new files of folders and entries of feeds are added as they come.

In: folders and lists of feeds (`.feeds`, one address a line). Each turn looks for what is new, adds it by `Pipeline.add` in a process of its own,
which is renewed after some turns so that memory stays flat, and says where the store stands. One watcher writes a store. Whatever ends it,
the next one goes on: the store knows what it holds.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec

from riwaya.errors import RiwayaError, SettingsError
from riwaya.pipeline import Added, Pipeline
from riwaya.processes import serve_parent
from riwaya.settings import Settings
from riwaya.store import WriterLock
from riwaya.watching.sources import Feeds, Folders

__all__ = ["Turn", "WatchSettings", "Watcher"]


class WatchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`every_seconds` lies between two looks at folders, `feed_seconds` between two requests to a feed; a feed or store that does not answer is asked again
    after twice the wait each time, up to `longest_wait_seconds`. A file is read once it has not changed for `settled_seconds`. The process that adds is
    renewed after `adds_per_process` adds."""

    every_seconds: float = 10.0
    feed_seconds: float = 900.0
    longest_wait_seconds: float = 86_400.0
    settled_seconds: float = 2.0
    adds_per_process: int = 20

    def __post_init__(self) -> None:
        if min(self.every_seconds, self.feed_seconds, self.longest_wait_seconds) <= 0 or self.settled_seconds < 0 or self.adds_per_process < 1:
            raise SettingsError("the seconds of a watcher must be above 0, and adds_per_process 1 or more")


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one turn did: files read, what the add found (none where nothing was new), what went wrong, in words."""

    files: int = 0
    added: Added | None = None
    problems: tuple[str, ...] = ()
    seconds: float = 0.0


class Watcher:
    """Use it in a `with`: it holds the lock of the store. `turn` looks once; `run` goes on until `stop` is set."""

    def __init__(self, sources: Sequence[Path], file: Path, *, settings: Settings = Settings(), watch: WatchSettings = WatchSettings(), clock: Callable[[], float] = time.monotonic) -> None:
        missing = [str(path) for path in sources if not path.exists()]
        if missing:
            raise SettingsError(f"{', '.join(missing)}: no such folder or list of feeds")
        self.file, self.settings, self.watch, self.clock = file, settings, watch, clock
        lists = [path for path in sources if path.suffix == ".feeds"]
        self.folders = Folders([path for path in sources if path not in lists], watch.settled_seconds)
        self.feeds = Feeds(lists, file.with_name(f"{file.name}.feeds"), settings.read, every=watch.feed_seconds, longest=watch.longest_wait_seconds)
        self.lock = WriterLock(file.with_name(f"{file.name}.lock"), f"another watcher keeps {file}")
        self.pool: ProcessPoolExecutor | None = None
        self.failures = 0
        self.is_caught_up = False

    def __enter__(self) -> Watcher:
        self.lock.take()
        return self

    def __exit__(self, *ended: object) -> None:
        self._close()
        self.lock.release()

    def run(self, stop: threading.Event, say: Callable[[Turn, float], None]) -> None:
        """Turn after turn until `stop` is set; a turn that has begun is ended first. `say` hears each turn and the seconds to the next."""
        while not stop.is_set():
            turn = self.turn()
            # a large store is linked long: at most half of the time goes into adding
            wait = max(self.watch.every_seconds, turn.seconds)
            if self.failures:
                wait = min(self.watch.longest_wait_seconds, wait * 2**self.failures)
            say(turn, wait)
            stop.wait(wait)

    def turn(self) -> Turn:
        """Look once, add what is new."""
        began = self.clock()
        fetched, problems = self.feeds.due(began)
        found = self.folders.settled()
        files = [*found, *fetched]
        # the first turn adds also where nothing is new: it links what a killed one left
        if not files and self.is_caught_up:
            return Turn(problems=problems, seconds=self.clock() - began)
        try:
            added = self._add(files)
        except (RiwayaError, BrokenProcessPool, OSError) as error:
            self.failures += 1
            self._close()
            return Turn(files=len(files), problems=(*problems, str(error) or type(error).__name__), seconds=self.clock() - began)
        self.failures, self.is_caught_up = 0, True
        self.folders.taken(found)
        self.feeds.taken(fetched)
        return Turn(files=len(files), added=added, problems=problems, seconds=self.clock() - began)

    def _add(self, files: Sequence[Path]) -> Added:
        if self.pool is None:
            self.pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=serve_parent, max_tasks_per_child=self.watch.adds_per_process)
        return self.pool.submit(_added, self.settings, list(files), self.file).result()

    def _close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None


def _added(settings: Settings, files: list[Path], file: Path) -> Added:
    return Pipeline(settings).add(files, file)
