"""Rare words of an account: names of streets, persons and things that two tellings of one incident share and two incidents do not.

Reads resources/common_words.txt (through the lexicon): a word of three letters or more that is not in it is rare, one of its second part familiar,
one of its third less common. Words are folded and lose their proclitics, so that بالمستوصف and المستوصف are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from riwaya.grammar.spelling import folded
from riwaya.lexicon.weights import Weights

_WORD = re.compile(r"[\u0621-\u064a]{3,}")
_LETTERS = re.compile(r"[\u0621-\u064a]{2,}")
_PROCLITICS = re.compile(r"^(?:[وف](?=.{4}))?(?:لل(?=.{3})|[بكل]?ال(?=.{3})|[بل](?=.{4}))?")
MOST = 24
CLITICS = "وفبلك"


@lru_cache(maxsize=100_000)
def stripped(word: str) -> str:
    """A folded word without the proclitics that spelling alone shows.

    >>> stripped("وبالمستوصف"), stripped("للمخيم"), stripped("بلدة")
    ('مستوصف', 'مخيم', 'بلدة')
    """
    return _PROCLITICS.sub("", word)


class TellingWords(NamedTuple):
    """What the words of a telling say of it: rare ones (of many the longest), less common ones, familiar ones."""

    rare: frozenset[str]
    uncommon: frozenset[str]
    familiar: frozenset[str]


def telling_words(said: frozenset[str], lists: Weights, *, names: Iterable[str] = ()) -> TellingWords:
    """The words of a telling by how seldom reports use them, without those of `names` and those that every report uses."""
    own = said - all_words(names)
    found = own - lists.common_words - lists.familiar_words
    known = lists.common_words | lists.familiar_words
    found = frozenset(word for word in found if not (word[0] in CLITICS and word[1:] in known))
    uncommon = found & lists.uncommon_words
    rare = [word for word in found - uncommon if not (word[0] in CLITICS and word[1:] in lists.uncommon_words)]
    return TellingWords(frozenset(sorted(rare, key=lambda word: (-len(word), word))[:MOST]), uncommon, own & lists.familiar_words)


def all_words(texts: Iterable[str]) -> frozenset[str]:
    """All words of some stretches of text, folded and stripped."""
    return frozenset(stripped(word) for text in texts for word in _WORD.findall(folded(text)))


def joined_words(text: str) -> frozenset[str]:
    """Each two words of folded text that follow each other, written as one: كفر نوران is كفرنوران to many.

    >>> sorted(joined_words("قصف كفر نوران"))
    ['قصفكفر', 'كفرنوران']
    """
    words = _LETTERS.findall(text)
    return frozenset(stripped(one + other) for one, other in pairwise(words))
