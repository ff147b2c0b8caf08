"""Which engine extracts, links and assesses: the version of the package and hashes over the code, resources and settings that a result can depend on.

A store keeps it: what another engine extracted is extracted again, what another one linked or assessed is linked or assessed again.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.settings import Settings
from riwaya.version import VERSION

ROOMS = ("clean", "analyze", "extract", "grammar", "lexicon", "resources", "model")
LINKING_ROOMS = ("link", "grammar", "lexicon", "resources", "model")
PASSED_OVER = ("resources/interface", "resources/map", "resources/examples", "resources/codebooks")
LINKING_ALONE = ("resources/linking.yaml",)


def identity(settings: Settings) -> tuple[str, str]:
    """The version, and the hash with the settings of the rooms that extract and the bytes of a gazetteer of one's own: whatever of these changes, reports are extracted again."""
    rooms = {"clean": settings.clean, "analyze": settings.analyze, "extract": settings.extract}
    whole = hashlib.sha256(_digest(ROOMS, (*PASSED_OVER, *LINKING_ALONE)).encode() + msgspec.json.encode(rooms))
    if settings.gazetteer is not None:
        whole.update(settings.gazetteer.read_bytes())
    if settings.taught.aliases or settings.taught.places:
        whole.update(msgspec.json.encode(settings.taught))
    return VERSION, f"{VERSION}+{whole.hexdigest()[:16]}"


def linking_identity(settings: Settings) -> tuple[str, str]:
    """A hash for what links accounts, and one for what assesses incidents; the second covers the first."""
    linked = hashlib.sha256(_digest(LINKING_ROOMS, PASSED_OVER).encode() + msgspec.json.encode(settings.link)).hexdigest()
    assessed = hashlib.sha256(linked.encode() + _digest(("assess",), ()).encode() + msgspec.json.encode(settings.assess)).hexdigest()
    return linked[:16], assessed[:16]


@lru_cache(maxsize=4)
def _digest(rooms: tuple[str, ...], passed_over: tuple[str, ...]) -> str:
    root = Path(__file__).parent
    whole = hashlib.sha256(VERSION.encode())
    for room in rooms:
        for path in sorted((root / room).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in (".py", ".yaml", ".csv", ".txt") and not name.startswith(passed_over):
                whole.update(name.encode() + b"\x00" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
