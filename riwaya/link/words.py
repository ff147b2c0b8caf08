"""Rare words of an account: names of streets, persons and things that two tellings of one incident share and two incidents do not.

Reads resources/common_words.txt (through the lexicon): a word of three letters or more that is not in it is rare. Words are folded and
lose their proclitics, so that بالمستوصف and المستوصف are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from riwaya.grammar.spelling import folded

_WORD = re.compile(r"[\u0621-\u064a]{3,}")
_PROCLITICS = re.compile(r"^(?:[وف](?=.{4}))?(?:لل(?=.{3})|[بكل]?ال(?=.{3})|[بل](?=.{4}))?")
MOST = 24


def stripped(word: str) -> str:
    """A folded word without the proclitics that spelling alone shows.

    >>> stripped("وبالمستوصف"), stripped("للمخيم"), stripped("بلدة")
    ('مستوصف', 'مخيم', 'بلدة')
    """
    return _PROCLITICS.sub("", word)


def rare_words(texts: Iterable[str], common: frozenset[str], *, names: Iterable[str] = ()) -> frozenset[str]:
    """The rare words of some stretches of text, without those of `names`; the longest where there are many."""
    left_out = {stripped(word) for name in names for word in _WORD.findall(folded(name))}
    found = all_words(texts) - common - left_out
    found = {word for word in found if not (word[0] in "وفبلك" and word[1:] in common)}
    return frozenset(sorted(found, key=lambda word: (-len(word), word))[:MOST])


def all_words(texts: Iterable[str]) -> frozenset[str]:
    """All words of some stretches of text, folded and stripped."""
    return frozenset(stripped(word) for text in texts for word in _WORD.findall(folded(text)))
