"""What was found for a word, kept: reports repeat their words, and what a word may be does not depend on where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Value = TypeVar("Value")
MOST_WORDS = 1 << 16


class Remembered(dict[str, Value]):
    """`table[word]` is `find(word)`, looked up once; a full table begins anew, so that hostile text cannot fill the memory.

    `stems` gives the words of which one must be left of a word (`stems_of`) for there to be anything: where tables are asked together, most need not be asked.

    >>> lengths = Remembered(len)
    >>> lengths["قصف"], lengths["قصف"], dict(lengths)
    (3, 3, {'قصف': 3})
    """

    def __init__(self, find: Callable[[str], Value], *, stems: Callable[[], Iterable[str]] | None = None) -> None:
        super().__init__()
        self._find = find
        self.stems = stems

    def __missing__(self, word: str) -> Value:
        if len(self) >= MOST_WORDS:
            self.clear()
        value = self[word] = self._find(word)
        return value

    def has(self, word: str) -> bool:
        """Whether there is anything for a word; of words for which there is nothing, which are most, none is kept."""
        value = self[word] if word in self else self._find(word)
        if value and len(self) < MOST_WORDS:
            self[word] = value
        return bool(value)
