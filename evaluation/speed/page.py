"""The page docs/method/speed.md, written from what was measured, and the table of where the time goes."""

from __future__ import annotations

import cProfile
import datetime
import importlib.metadata
import os
import platform
import pstats
from collections.abc import Sequence
from pathlib import Path

from evaluation.speed.rulers import MISSING
from riwaya.model import Report
from riwaya.pipeline import Pipeline
from riwaya.version import VERSION

SHOWN = 20
PACKAGES = ("msgspec", "spacy", "dateparser", "ahocorasick-rs")


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
    """Rows of a table: the functions with the most time of their own, as the standard profiler sees them."""
    pipeline = Pipeline()
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in pipeline._extracted(iter(reports)):
        pass
    profiler.disable()
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    whole = sum(row[2] for row in stats.values())
    rows = sorted(stats.items(), key=lambda item: -item[1][2])[:SHOWN]
    return [f"| `{_place(key)}` | {row[1]:,} | {100 * row[2] / whole:.1f} |" for key, row in rows]


def _place(key: tuple[str, int, str]) -> str:
    path, _, name = key
    return f"{path.rpartition('riwaya/')[2]} {name}" if "riwaya/" in path else name


def ratio(one: float, other: float | None) -> str:
    """How many times the other it is; what is missing is named."""
    return MISSING if other is None else f"{one / other:.1f}" if other else "-"
