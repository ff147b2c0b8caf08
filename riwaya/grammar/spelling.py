"""Arabic spelling folded to one form, with an exact map back to the text.

In: any Unicode string. Out: `Folded`, whose `text` is shorter or equal, but for spaces between words that are run together, and whose `starts[i]`
and `ends[i]` are the code points of the original that folded character `i` stands for. Dropped: vowel marks, tatweel, invisible and bidi characters, and the
dots, dashes and spaces that people put between tatweels to get words past filters. Folded: alef and hamza forms, ya, ta marbuta,
Persian and Kurdish letters, Arabic-Indic digits, presentation forms, quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

TATWEEL = "\N{ARABIC TATWEEL}"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
_NOISE = rf"[{_MARKS}{_INVISIBLE}{TATWEEL}]"
# A tatweel that is followed by filler and a letter breaks a word up: يعـ ـتـ ـقـ ـل, استـ.ـهداف. The filler goes only when a
# tatweel stands on both sides of it, or a tatweel before and a dot right against the next letter.
_BROKEN = rf"{TATWEEL}+[ .*_\-/|]{{1,3}}{TATWEEL}+"
# الديموقراطية is الديمقراطية
_WITH_LONG_VOWEL = "ديموقراط"
_LONG_VOWEL = "(?<=ديم)و(?=قراط)"
DROPPED = re.compile(rf"(?:{_BROKEN}|{_NOISE})+|{_LONG_VOWEL}")

# Nothing follows ta marbuta in its word: قريةاستشهد is two.
_GLUED = re.compile("ة[ء-ي]{2}")
_APART = re.compile(rf"{DROPPED.pattern}|(?P<glued>(?<=ة)(?=[ء-ي]{{2}}))")

_FOLD_FROM = "أإآٱٲٳىئیېےةۀەھہؤکڪګگپچژڤ“”„‟«»″〝〞‘’‚‛′`‹›"
_FOLD_TO = "ااااااييييي" + "هههههوككككبجزف" + '"' * 9 + "'" * 8


def _table() -> dict[int, str]:
    table = {ord(a): b for a, b in zip(_FOLD_FROM, _FOLD_TO, strict=True)}
    for start in (0x0660, 0x06F0):
        table.update({start + digit: str(digit) for digit in range(10)})
    table.update({0x66B: ".", 0x66C: ",", 0xA0: " ", 0x2009: " ", 0x202F: " ", 0x2007: " ", 0x3000: " "})
    return table


FOLD = _table()
# no letter is folded to one that is folded itself, so that they can be taken one after the other
_LETTERS = [(chr(letter), to) for letter, to in FOLD.items()]
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_DROPPED_FIRST = re.compile(_NOISE)
_MOVED = re.compile(rf"{_NOISE}|{_LONG_VOWEL}|{_PRESENTATION.pattern}")
_POSITIONS = array("I", range(1 << 13))
_KNOWN: dict[str, str] = {}


class Folded(msgspec.Struct, frozen=True):
    """A folded string and the code points of the original that each of its characters stands for."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `text[start:end]` stands for; `start < end`."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold spelling and keep the map back.

    >>> folded = fold("استـ.ـهداف بلدةٍ")
    >>> folded.text
    'استهداف بلده'
    >>> folded.span(8, 12)
    (11, 15)
    >>> fold("قريةاستشهد").text, fold("الديموقراطية").text
    ('قريه استشهد', 'الديمقراطيه')
    """
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    # letters are folded one for one, but for presentation forms: all at once where there are none
    plain = None if _PRESENTATION.search(text) else _letters_folded(text)
    position = 0
    for gap in _gaps(text):
        _keep(text, plain, position, gap.start(), pieces, starts, ends)
        position = gap.end()
        if gap.lastgroup == "glued":
            pieces.append(" ")
            starts.append(position - 1)  # every character stands for some of the text
            ends.append(position)
    _keep(text, plain, position, len(text), pieces, starts, ends)
    return Folded("".join(pieces), starts, ends)


def _letters_folded(text: str) -> str:
    """`text.translate(FOLD)`, letter by letter of the table instead of the text: an eighth of the time for a report."""
    for letter, to in _LETTERS:
        text = text.replace(letter, to)
    return text


def _gaps(text: str) -> Iterator[re.Match[str]]:
    """What is dropped of a text, and where words that run together are set apart.

    Both the latter and a long vowel that is dropped are rare: they are sought in the texts that have one. For the rest the first sign of a gap is sought by itself, a fifth of the time.
    """
    if _GLUED.search(text):
        yield from _APART.finditer(text)
    elif _WITH_LONG_VOWEL in text:
        yield from DROPPED.finditer(text)
    else:
        sign = _DROPPED_FIRST.search(text)
        while sign is not None and (gap := DROPPED.match(text, sign.start())) is not None:
            yield gap
            sign = _DROPPED_FIRST.search(text, gap.end())


def place_of(word: str, position: int) -> int:
    """Where in a word as it is written its folded character `position` begins.

    >>> place_of("بمدينة", 1), place_of("بـمدينة", 1)
    (1, 2)
    """
    return fold(word).starts[position] if _MOVED.search(word) else position


def _keep(text: str, plain: str | None, start: int, end: int, pieces: list[str], starts: array[int], ends: array[int]) -> None:
    """Fold one stretch of a text; `plain` is the whole text folded letter for letter, where that can be."""
    if start >= end:
        return
    piece = text[start:end]
    if plain is not None or not _PRESENTATION.search(piece):
        pieces.append(plain[start:end] if plain is not None else piece.translate(FOLD))
        starts.extend(_positions(start, end))
        ends.extend(_positions(start + 1, end + 1))
        return
    for offset, character in enumerate(piece, start):
        letters = unicodedata.normalize("NFKC", character) if _PRESENTATION.match(character) else character
        letters = DROPPED.sub("", letters).translate(FOLD)
        pieces.append(letters)
        starts.extend([offset] * len(letters))
        ends.extend([offset + 1] * len(letters))


def _positions(start: int, end: int) -> array[int] | range:
    """The numbers from `start` to `end`, copied in one piece where they lie ready: a tenth of the time of counting them out."""
    return _POSITIONS[start:end] if end <= len(_POSITIONS) else range(start, end)


def folded(form: str) -> str:
    """The folded spelling of a lexicon form, spaces single.

    >>> folded("سيّارةٌ  مُفَخَّخة")
    'سياره مفخخه'
    """
    return _KNOWN.get(form) or _folded(form)


def remember(spellings: Mapping[str, str]) -> None:
    """Take folded spellings that were worked out before and kept: `{form: folded(form)}`."""
    _KNOWN.update(spellings)


@lru_cache(maxsize=1 << 16)
def _folded(form: str) -> str:
    # the map back is not asked for here, and thousands of forms, most of them plain, are folded before the first report
    if not _MOVED.search(form):
        return " ".join(form.translate(FOLD).split())
    plain = DROPPED.sub("", form)
    return " ".join((fold(form).text if _PRESENTATION.search(plain) else plain.translate(FOLD)).split())
