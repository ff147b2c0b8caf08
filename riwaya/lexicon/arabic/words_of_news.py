"""Words of everyday news (resources/words_of_news.txt), folded and without the article: none of them by itself is the name of a village that no table knows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

WORDS_FILE = Path(__file__).parent.parent.parent / "resources" / "words_of_news.txt"


@lru_cache(maxsize=1)
def load_words_of_news() -> frozenset[str]:
    """The words, read when the first name is doubted; most reports doubt none."""
    return frozenset(line for line in WORDS_FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
