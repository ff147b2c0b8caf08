"""What a search compares: folded words, and their stems without clitics, article and pronouns.

`search_text` gives both for a text, `search_query` the FTS5 expression of what a person typed: سيارة finds سيّارة and بسيارته. Words in
quotation marks must stand as they are, in their order; a word with `-` before it must not be there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from riwaya.grammar.arabic import readings, without_pronoun
from riwaya.grammar.spelling import fold, folded

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_ENDINGS = ("ه", "ت", "ات")


def search_text(text: str) -> tuple[str, str]:
    """The folded text and the stems of its words."""
    plain = fold(text).text
    found: dict[str, None] = {}
    for word in dict.fromkeys(_WORD.findall(plain)):
        found.update(dict.fromkeys(stems(word)))
    return plain, " ".join(found)


@lru_cache(maxsize=1 << 16)
def stems(word: str) -> tuple[str, ...]:
    """The stems under which a folded word is found, without a feminine ending, for pronouns turn ه into ت.

    >>> set(stems("سياره")) & set(stems("بسيارته"))
    {'سيار'}
    """
    found: dict[str, None] = {}
    for reading in readings(word):
        if len(reading.bare) >= 3:
            for stem in (reading.bare, *without_pronoun(reading.bare)):
                found[_short(stem)] = None
    return tuple(found)


def search_query(query: str) -> str:
    """An FTS5 expression; empty when the query holds no word.

    >>> search_query('سيّارة -قصف')
    '{stems} : "سيار" NOT ({stems} : "قصف")'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus_phrase, phrase, minus_word, word in _TERM.findall(query):
        words = _WORD.findall(folded(phrase or word))
        if not words:
            continue
        if phrase:
            part = '{text} : "' + " ".join(words) + '"'
        else:
            part = " AND ".join(_word(w) for w in words)
        (unwanted if minus_phrase or minus_word else wanted).append(part)
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT ({part})" for part in unwanted)


def _word(word: str) -> str:
    """Every word of a text stands among its stems, so that one lookup is enough; words too short for a stem are looked up as they are."""
    stem = _own_stem(word)
    return f'{{stems}} : "{stem}"' if len(stem) >= 3 else f'{{text}} : "{word}"'


def _own_stem(word: str) -> str:
    """The stem that a person means who types a word: the article is taken off, other letters may belong to the word."""
    bare = word[2:] if word.startswith("ال") and len(word) >= 5 else word
    return _short(bare)


def _short(stem: str) -> str:
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            return stem[: -len(ending)]
    return stem
