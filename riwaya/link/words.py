"""Rare words of an account: names of streets, persons and things that two tellings of one incident share and two incidents do not.

Reads resources/common_words.txt (through the lexicon): a word of three letters or more that is not in it is rare, one of its second part less
common. Words are folded and lose their proclitics, so that بالمستوصف and المستوصف are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from riwaya.grammar.spelling import folded
from riwaya.lexicon.weights import Weights

_WORD = re.compile(r"[\u0621-\u064a]{3,}")
_PROCLITICS = re.compile(r"^(?:[وف](?=.{4}))?(?:لل(?=.{3})|[بكل]?ال(?=.{3})|[بل](?=.{4}))?")
MOST = 24


def stripped(word: str) -> str:
    """A folded word without the proclitics that spelling alone shows.

    >>> stripped("وبالمستوصف"), stripped("للمخيم"), stripped("بلدة")
    ('مستوصف', 'مخيم', 'بلدة')
    """
    return _PROCLITICS.sub("", word)


def telling_words(texts: Iterable[str], lists: Weights, *, names: Iterable[str] = ()) -> tuple[frozenset[str], frozenset[str]]:
    """The rare and the less common words of some stretches of text, without those of `names`; of rare ones the longest where there are many."""
    found = all_words(texts) - all_words(names) - lists.common_words
    found = frozenset(word for word in found if not (word[0] in "وفبلك" and word[1:] in lists.common_words))
    uncommon = found & lists.uncommon_words
    rare = [word for word in found - uncommon if not (word[0] in "وفبلك" and word[1:] in lists.uncommon_words)]
    return frozenset(sorted(rare, key=lambda word: (-len(word), word))[:MOST]), frozenset(uncommon)


def all_words(texts: Iterable[str]) -> frozenset[str]:
    """All words of some stretches of text, folded and stripped."""
    return frozenset(stripped(word) for text in texts for word in _WORD.findall(folded(text)))
