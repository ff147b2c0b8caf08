"""What a search compares: folded words, and their stems without clitics, article and pronouns.

`search_text` gives both for a text, `search_query` the FTS5 expression of what a person typed: سيارة finds سيّارة and بسيارته. Words in
quotation marks must stand as they are, in their order; a word with `-` before it must not be there. `found_spans` says which words of a text were meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from riwaya.grammar.arabic import readings, without_pronoun
from riwaya.grammar.spelling import DROPPED, FOLD, fold, folded
from riwaya.model.text import Span

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
# characters that a passage shows before and from the first word that was found
BEFORE, AFTER = 60, 160
_ENDINGS = ("ه", "ت", "ات")
# what a word is made of as it is written: letters, and what folding drops
_INSIDE = re.compile(rf"(?:[^\W_]|{DROPPED.pattern})")
_SPELLINGS = {letter: "".join(chr(code) for code, plain in FOLD.items() if plain == letter) for letter in set(FOLD.values())}


def search_text(text: str) -> tuple[str, str]:
    """The folded text and the stems of its words."""
    plain = fold(text).text
    found: dict[str, None] = {}
    for word in dict.fromkeys(_WORD.findall(plain)):
        found.update(dict.fromkeys(stems(word)))
    return plain, " ".join(found)


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of a text, where it starts there, and the words that were found, as spans of the stretch; all in code points."""

    text: str
    start: int
    lit: tuple[Span, ...]


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


def found_spans(query: str, text: str) -> tuple[Span, ...]:
    """Where the words of a query stand in a text, in code points: those by which `search_query` finds it.

    >>> found_spans("سيارة", "انفجرت بسيّارته قنبلة")
    ((7, 15),)
    """
    words, phrases = _wanted(query)
    spans: set[Span] = set()
    for phrase in phrases:
        for found in phrase.finditer(text):
            if _word_around(text, *found.span()) == found.span():
                spans.add(found.span())
    for stem, pattern in words:
        for found in pattern.finditer(text):
            span = _word_around(text, *found.span())
            word = folded(text[slice(*span)]).lower()
            if stem == word or (len(stem) >= 3 and stem in stems(word)):
                spans.add(span)
    return tuple(sorted(spans))


def passages(query: str, text: str, *, after: int = 0, most: int = 2) -> tuple[Passage, ...]:
    """At most so many stretches of a text, from `after` on, in which words of a query stand, in their order; none where the text has none of them.

    >>> [(p.text, p.lit) for p in passages("سيارة", "انفجرت سيّارة مفخخة.")]
    [('انفجرت سيّارة مفخخة.', ((7, 13),))]
    """
    spans = found_spans(query, text)
    found: list[Passage] = []
    shown = after
    for span in spans:
        if span[0] < shown:
            continue
        if len(found) == most:
            break
        first, shown = _stretch(text, span, shown)
        lit = tuple((start - first, min(end, shown) - first) for start, end in spans if first <= start < shown)
        found.append(Passage(text=text[first:shown], start=first, lit=lit))
    return tuple(found)


def _stretch(text: str, span: Span, shown: int) -> Span:
    """The stretch around a word, not before what is shown already, without words that its ends would cut."""
    start, end = max(shown, span[0] - BEFORE), min(len(text), span[0] + AFTER)
    if start > shown:
        start = text.find(" ", start, span[0]) + 1 or start
    if end < len(text) and (blank := text.rfind(" ", span[1], end)) > 0:
        end = blank
    return start, end


@lru_cache(maxsize=256)
def _wanted(query: str) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[re.Pattern[str], ...]]:
    """Stems with a pattern of the words that may have them, and a pattern for each phrase; what must not be there is left out."""
    words: dict[str, re.Pattern[str]] = {}
    phrases: list[re.Pattern[str]] = []
    for minus_phrase, phrase, minus_word, word in _TERM.findall(query):
        parts = _WORD.findall(folded(phrase or word).lower())
        if minus_phrase or minus_word or not parts:
            continue
        if phrase:
            phrases.append(re.compile(r"[\W_]+".join(map(_unfolded, parts)), re.IGNORECASE))
            continue
        for part in parts:
            stem = stem if len(stem := _own_stem(part)) >= 3 else part
            words[stem] = re.compile(_unfolded(stem), re.IGNORECASE)
    return tuple(words.items()), tuple(phrases)


def _word_around(text: str, start: int, end: int) -> Span:
    while start and _INSIDE.match(text[start - 1]):
        start -= 1
    while end < len(text) and _INSIDE.match(text[end]):
        end += 1
    return start, end


def _unfolded(word: str) -> str:
    """A pattern of every spelling that folds to a word."""
    return f"(?:{DROPPED.pattern})?".join(f"[{re.escape(letter + _SPELLINGS.get(letter, ''))}]" for letter in word)


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
