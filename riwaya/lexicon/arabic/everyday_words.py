"""The words that reports write all the time (resources/common_words.txt, the first two parts), folded: none of them is the name of an unknown village in a list."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

WORDS_FILE = Path(__file__).parent.parent.parent / "resources" / "common_words.txt"


@lru_cache(maxsize=1)
def load_everyday_words() -> frozenset[str]:
    """The words of one report in forty and more, loaded once a process."""
    common, familiar, _ = WORDS_FILE.read_text(encoding="utf-8").split("\n---\n")
    return frozenset(word for word in (common + "\n" + familiar).splitlines() if word and not word.startswith("#"))
