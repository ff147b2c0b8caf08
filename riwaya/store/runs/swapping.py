"""A whole run takes the place of the previous one, in one step where the system can; and what killed runs left beside it is put in order."""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
import time
from pathlib import Path


def swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of `folder`, in one step where the system can; else a kill between two renames leaves the previous run beside it, which `recover` puts back."""
    if folder.exists() and exchange(fresh, folder):
        return
    old = folder.with_name(f".{folder.name}.previous-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (Linux, `renameat2`); false where the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    at_here, exchanging = -100, 2
    return bool(rename(at_here, os.fsencode(one), at_here, os.fsencode(other), exchanging) == 0)


def recover(folder: Path) -> None:
    """What killed runs left beside a folder: the previous run goes back where none stands, the rest is removed; what a living process writes stays."""
    left = [path for kind in ("previous", "writing") for path in sorted(folder.parent.glob(f".{glob.escape(folder.name)}.{kind}-*")) if path.is_dir() and not _is_written(path)]
    for path in left:
        if ".previous-" in path.name and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_written(path: Path) -> bool:
    """Whether the process that a leftover names may still write it."""
    number = path.name.rpartition("-")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return not number.isdigit()
    if os.name != "posix":  # signal 0 would end a process there: only what nobody touched for a day is left over
        return time.time() - path.stat().st_mtime < 86_400
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
