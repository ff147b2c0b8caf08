"""Folded text cut into tokens: words, numbers, marks and quotation marks, each with its code points in the report."""

from __future__ import annotations

import re

from riwaya.grammar.spelling import Folded
from riwaya.model import Token

# A number keeps its separators (1,200 and 2.5); a word is letters, so الـ14 becomes ال and 14 once its tatweel is gone.
PATTERN = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<quote>[\"'])|(?P<mark>\S)")


def cut_tokens(folded: Folded, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `folded.text[start:end]`."""
    tokens = []
    for found in PATTERN.finditer(folded.text, start, end):
        first, last = folded.span(found.start(), found.end())
        tokens.append(Token(first, last, found.group(), found.lastgroup or "mark"))
    return tuple(tokens)
