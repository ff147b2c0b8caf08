"""Whether a text is Arabic: shares of letters and words, no model.

In: a string. Out: the share of Arabic letters, and the reason why a text is not taken for Arabic. Persian, Urdu, Pashto and Kurdish
are written with the same letters and are told apart by letters of their own and by the Arabic article.
"""

from __future__ import annotations

import re

SAMPLE = 20_000
LEAST_SHARE = 0.3
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
# A writer with a Persian keyboard gives Arabic words these letters too, so they never decide alone.
_NEIGHBOURS = re.compile("[پچژگڤکیەێۆڕڵۀےںہھٹڈڑټډښځېۍ]")
_ARTICLE = re.compile("(?:^|[^\u0620-\u06ff])[وفبك]?(?:ال|لل)[\u0620-\u064a]{2}")
_WORDS = re.compile("[\u0620-\u06ff]{2,}")


def arabic_share(text: str) -> float:
    """The share of Arabic letters among everything that is not a space, from 0 to 1.

    >>> arabic_share("قصف x")
    0.75
    """
    sample = text[:SAMPLE]
    whole = len(sample) - sum(map(len, re.findall(r"\s+", sample)))
    return sum(map(len, _ARABIC.findall(sample))) / whole if whole else 0.0


def why_not_arabic(text: str) -> str | None:
    """Why a text is not taken for Arabic; `None` for Arabic, also when it quotes other languages.

    >>> why_not_arabic("Five people were killed in the village.")
    'not Arabic: 0% of the letters are Arabic'
    >>> why_not_arabic("پنج نفر در این روستا کشته شدند و چند نفر دیگر زخمی شدند")
    'not Arabic: the letters are those of a neighbouring language'
    """
    sample = text[:SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    if not letters:
        return "not Arabic: it has no letters"
    arabic = sum(map(len, _ARABIC.findall(sample)))
    if arabic < LEAST_SHARE * letters:
        return f"not Arabic: {100 * arabic // letters}% of the letters are Arabic"
    words = len(_WORDS.findall(sample))
    if 20 * len(_NEIGHBOURS.findall(sample)) > arabic and 10 * len(_ARTICLE.findall(sample)) < words:
        return "not Arabic: the letters are those of a neighbouring language"
    return None


def reads_as_arabic(text: str) -> float:
    """How well a decoded text reads as Arabic, from 0 to 2: share of Arabic letters, and words that bear the article."""
    words = len(_WORDS.findall(text[:SAMPLE]))
    return arabic_share(text) + (min(1.0, 4 * len(_ARTICLE.findall(text[:SAMPLE])) / words) if words else 0.0)
