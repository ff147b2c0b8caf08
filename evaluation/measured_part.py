"""The part of a page that a measurement writes: what stands between two marks is replaced, the rest of the page stays as people wrote it."""

from __future__ import annotations

import sys
from pathlib import Path


def write_part(page: Path, begin: str, end: str, text: str) -> None:
    """Replace what stands between the marks; a page without them, each once and in order, is left as it is and named."""
    whole = page.read_text(encoding="utf-8")
    if whole.count(begin) != 1 or whole.count(end) != 1 or whole.index(begin) > whole.index(end):
        sys.exit(f"{page}: nothing written: it needs the marks {begin} and {end}, each once and in this order")
    page.write_text(f"{whole[: whole.index(begin)]}{begin}\n{text}{whole[whole.index(end) :]}", encoding="utf-8")
