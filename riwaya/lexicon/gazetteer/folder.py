"""Where a person's own tables lie: the data directory of the platform, RIWAYA_DATA, or what a command names."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

FILE = "gazetteer.db"


def data_folder(given: Path | None = None, *, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of imported tables; it need not exist.

    >>> data_folder(environment={"RIWAYA_DATA": "d"}).name
    'd'
    """
    if given is not None:
        return given
    if environment.get("RIWAYA_DATA"):
        return Path(environment["RIWAYA_DATA"])
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "riwaya"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "riwaya"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "riwaya"


def gazetteer_file(given: str, data: Path | None = None) -> Path | None:
    """What `--gazetteer` means: `none`, `default` (the file in the data directory), or the path of a file or of its folder."""
    if given == "none":
        return None
    path = data_folder(data) if given == "default" else Path(given)
    return path / FILE if given == "default" or path.is_dir() else path
