"""The progress line of a run on stderr: how many reports, at what rate, how many are left and for how long, only where a person watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from riwaya.read import SUFFIXES

LINES = ("jsonl",)
PIECE = 1 << 20


def expected_reports(paths: Sequence[Path]) -> int | None:
    """About how many reports the files hold: lines of JSON Lines, one for each text or page; `None` where a kind does not say."""
    total = 0
    for path in paths:
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            kind = SUFFIXES.get(file.suffix.lower())
            if kind is None or not file.is_file():
                continue
            if kind not in ("jsonl", "text", "html"):
                return None
            total += _lines(file) if kind in LINES else 1
    return total or None


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b"")) or 1
    except OSError:
        return 1


class ProgressLine:
    """A line that is written over itself at most five times a second; `total` may be an estimate or unknown."""

    def __init__(self, total: int | None = None, *, stream: TextIO | None = None, is_shown: bool | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.stream = stream if stream is not None else sys.stderr
        self.is_shown = self.stream.isatty() if is_shown is None else is_shown
        self.clock = clock
        self.last = clock()
        self.first: tuple[float, int] | None = None
        self.width = 0

    def __call__(self, done: int) -> None:
        now = self.clock()
        if self.first is None:
            # loading the resources comes before the first report and says nothing about the rate
            self.first = (now, done)
        is_last = self.total is not None and done >= self.total
        if self.is_shown and (now - self.last >= 0.2 or is_last):
            self.last = now
            self._write(progress_text(done, self.total, self._rate(now, done)))

    def _rate(self, now: float, done: int) -> float:
        since, before = self.first or (now, done)
        return (done - before) / (now - since) if now > since else 0.0

    def close(self) -> None:
        """End the line, so that what follows starts on a new one."""
        if self.is_shown and self.width:
            self.stream.write("\n")
            self.stream.flush()

    def _write(self, text: str) -> None:
        self.stream.write("\r" + text.ljust(self.width))
        self.stream.flush()
        self.width = len(text)


def progress_text(done: int, total: int | None, rate: float) -> str:
    """One line of progress; `rate` is reports a second, 0 where it is not known yet.

    >>> progress_text(640, 2480, 128.0)
    '640 of about 2,480 reports, 128 a second, 14 s left'
    >>> progress_text(640, None, 128.0)
    '640 reports, 128 a second'
    """
    speed = f", {rate:,.0f} a second" if rate else ""
    if total is None:
        return f"{done:,} reports{speed}"
    if done >= total:
        return f"{done:,} reports{speed}; linking and writing"
    left = f", {_duration((total - done) / rate)} left" if rate else ""
    return f"{done:,} of about {total:,} reports{speed}{left}"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
