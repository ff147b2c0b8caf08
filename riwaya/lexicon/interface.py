"""The strings that a reader sees, by language and key, from resources/interface/LANGUAGE.json: one file a language, the same keys in each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError

FOLDER = Path(__file__).parent.parent / "resources" / "interface"


@lru_cache(maxsize=1)
def load_strings() -> dict[str, dict[str, str]]:
    """The strings by language and key; a key that one language lacks is a fault."""
    found = {path.stem: msgspec.json.decode(path.read_bytes(), type=dict[str, str]) for path in sorted(FOLDER.glob("*.json"))}
    every = sorted({key for strings in found.values() for key in strings})
    faults = [f"{FOLDER / (language + '.json')}:1: {key}: missing" for language, strings in found.items() for key in every if not strings.get(key)]
    if faults:
        raise ResourceError(faults)
    return found
