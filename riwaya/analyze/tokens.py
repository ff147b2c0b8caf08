"""Folded text cut into tokens: words, numbers, marks and quotation marks, each with its code points in the report."""

from __future__ import annotations

import re
from sys import intern

from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import Folded
from riwaya.model import Token

# A number keeps its separators (1,200 and 2.5); a word is letters, so الـ14 becomes ال and 14 once its tatweel is gone; a و that stands apart belongs to the word behind it.
# No word goes on in another script (@SomebodyNewsغارات), but for a particle before a Latin name: وPKK.
_LATIN = "A-Za-z\u00c0-\u024f"
# Most words are Arabic letters with a space or a stop behind them: they are tried first, and nothing is given back.
_PLAIN = r"[ء-غف-ي]++(?=[ \n،.:)]|\Z)"
_WORD = rf"{_PLAIN}|[^\W\d_{_LATIN}]{{0,3}}+[{_LATIN}]++(?:'[^\W\d_]+)?|[^\W\d_{_LATIN}]++(?:'[^\W\d_]+)?"
# A hashtag inside a sentence is read as its words; one of the tags that a post ends with stays apart from what stands before it.
_HASH = rf"#(?=\w+\s*(?:[#\n{_LATIN}]|\Z))|#(?![^\W\d_])"
PATTERN = re.compile(rf"(?:و +(?=[^\W\d_]{{2}}))?(?:{_WORD})|\d+(?:[.,]\d+)*|[\"']|{_HASH}|[^\s_#]|_(?!\w)")


def _form_and_kind(written: str) -> tuple[str, str]:
    first = written[0]
    kind = "number" if first.isdecimal() else "word" if first.isalnum() else "quote" if first in "\"'" else "mark"
    # one string for all tokens of a word: tables of words compare it by its identity and hold it once
    return intern(written.replace(" ", "")), kind


_KNOWN = Remembered(_form_and_kind)


def cut_tokens(folded: Folded, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `folded.text[start:end]`.

    >>> from riwaya.grammar.spelling import fold
    >>> text = fold("قصف طال PKK وPKK في اعزازTranslate")
    >>> [token.form for token in cut_tokens(text, 0, len(text.text))]
    ['قصف', 'طال', 'PKK', 'وPKK', 'في', 'اعزاز', 'Translate']
    >>> text = fold("مقتل 9 من #لواء_الفجر في تعز #اليمن #تعز")
    >>> [token.form for token in cut_tokens(text, 0, len(text.text))]
    ['مقتل', '9', 'من', 'لواء', 'الفجر', 'في', 'تعز', '#', 'اليمن', '#', 'تعز']
    """
    starts, ends = folded.starts, folded.ends
    tokens = []
    for found in PATTERN.finditer(folded.text, start, end):
        first, last = found.span()
        form, kind = _KNOWN[found[0]]
        tokens.append(Token(starts[first], ends[last - 1], form, kind))
    return tuple(tokens)
