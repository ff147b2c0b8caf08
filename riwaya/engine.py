"""Which engine extracts: the version of the package and one hash over the code, resources and settings that an account can depend on.

A store keeps it with each report: what another engine extracted is extracted again.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.settings import Settings
from riwaya.version import VERSION

ROOMS = ("clean", "analyze", "extract", "grammar", "lexicon", "resources", "model")
PASSED_OVER = ("resources/interface", "resources/map", "resources/examples", "resources/codebooks", "resources/linking.yaml")


def identity(settings: Settings) -> tuple[str, str]:
    """The version, and the hash with the settings of the rooms that extract and the bytes of a gazetteer of one's own: whatever of these changes, reports are extracted again."""
    rooms = {"clean": settings.clean, "analyze": settings.analyze, "extract": settings.extract}
    whole = hashlib.sha256(_digest().encode() + msgspec.json.encode(rooms))
    if settings.gazetteer is not None:
        whole.update(settings.gazetteer.read_bytes())
    return VERSION, f"{VERSION}+{whole.hexdigest()[:16]}"


@lru_cache(maxsize=1)
def _digest() -> str:
    root = Path(__file__).parent
    whole = hashlib.sha256(VERSION.encode())
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in (".py", ".yaml", ".csv", ".txt") and not name.startswith(PASSED_OVER):
                whole.update(name.encode() + b"\x00" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
