"""Folded text cut into tokens: words, numbers, marks and quotation marks, each with its code points in the report."""

from __future__ import annotations

import re
from sys import intern

from riwaya.grammar.spelling import Folded
from riwaya.model import Token

# A number keeps its separators (1,200 and 2.5); a word is letters, so الـ14 becomes ال and 14 once its tatweel is gone; a و that stands apart belongs to the word behind it.
PATTERN = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>(?:و +(?=[^\W\d_]{2}))?[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<quote>[\"'])|(?P<mark>[^\s_]|_(?!\w))")


def cut_tokens(folded: Folded, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `folded.text[start:end]`."""
    starts, ends = folded.starts, folded.ends
    tokens = []
    for found in PATTERN.finditer(folded.text, start, end):
        first, behind = found.span()
        form = found[0]
        if " " in form:
            form = form.replace(" ", "")
        # one string for all tokens of a word: tables of words compare it by its identity and hold it once
        tokens.append(Token(starts[first], ends[behind - 1], intern(form), found.lastgroup or "mark"))
    return tuple(tokens)
