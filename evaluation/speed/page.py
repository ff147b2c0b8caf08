"""The page docs/method/speed.md, written from what was measured, and the table of where the time goes."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.speed.rulers import MISSING
from riwaya.model import Report
from riwaya.pipeline import Pipeline
from riwaya.version import VERSION

if TYPE_CHECKING:
    from pyinstrument.frame import Frame

SHOWN = 20
SAMPLED_EVERY = 0.0005  # seconds
PACKAGES = ("msgspec", "spacy", "dateparser", "ahocorasick-rs", "pyinstrument")


def machine() -> str:
    """Where and with what this was measured."""
    versions = []
    for name in PACKAGES:
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"no {name}")
    model = next((line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    busy = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{datetime.date.today()}, Riwaya {VERSION}, {platform.python_implementation()} {platform.python_version()}, {platform.system()}, {model}, {os.cpu_count()} cores{busy}; {', '.join(versions)}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def profile(reports: Sequence[Report]) -> list[str]:
    """Rows of a table: the functions with the most time of their own, with the time in what they call, as samples of the running program see them."""
    try:
        from pyinstrument import Profiler
    except ImportError:
        return [MISSING]
    profiler = Profiler(interval=SAMPLED_EVERY)
    with profiler:
        for _ in Pipeline()._extracted(iter(reports)):
            pass
    session = profiler.last_session
    root = session.root_frame() if session else None
    if root is None:
        return []
    own: Counter[str] = Counter()
    within: Counter[str] = Counter()
    _add_up(root, frozenset(), own, within)
    rows = ["| function | own, % | with what it calls, % |", "| --- | --- | --- |"]
    return rows + [f"| `{name}` | {100 * seconds / root.time:.1f} | {100 * within[name] / root.time:.1f} |" for name, seconds in own.most_common(SHOWN)]


def _add_up(frame: Frame, above: frozenset[str], own: Counter[str], within: Counter[str]) -> None:
    """The seconds of a frame and of those below it, by name; a function that calls itself counts once with what it calls."""
    name = _place(frame)
    own[name] += frame.total_self_time
    if name not in above:
        within[name] += frame.time
    for child in frame.children:
        if not child.is_synthetic:  # the frame's own time, as a leaf
            _add_up(child, above | {name}, own, within)


def _place(frame: Frame) -> str:
    path = frame.file_path or ""
    return f"{path.rpartition('riwaya/')[2]} {frame.function}" if "riwaya/" in path else frame.function


def ratio(one: float, other: float | None) -> str:
    """How many times the other it is; what is missing is named."""
    return MISSING if other is None else f"{one / other:.1f}" if other else "-"
