"""Folded text cut into tokens: words, numbers, marks and quotation marks, each with its code points in the report."""

from __future__ import annotations

import re
from sys import intern

from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import Folded
from riwaya.model import Token

LATIN = "A-Za-z\u00c0-\u024f"
# A number keeps its separators (1,200 and 2.5); a word is letters of one script, so الـ14 becomes ال and 14 once its tatweel is gone, and @outletمقتل two; a و that stands apart belongs to the word behind it.
PATTERN = re.compile(rf"(?:و +(?=[^\W\d_]{{2}}))?[^\W\d_{LATIN}]+(?:'[^\W\d_]+)?|[{LATIN}]+(?:'[{LATIN}]+)?|\d+(?:[.,]\d+)*|[\"']|[^\s_]|_(?!\w)")


def _form_and_kind(written: str) -> tuple[str, str]:
    first = written[0]
    kind = "number" if first.isdecimal() else "word" if first.isalnum() else "quote" if first in "\"'" else "mark"
    # one string for all tokens of a word: tables of words compare it by its identity and hold it once
    return intern(written.replace(" ", "")), kind


_KNOWN = Remembered(_form_and_kind)


def cut_tokens(folded: Folded, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `folded.text[start:end]`."""
    starts, ends = folded.starts, folded.ends
    return tuple([Token(starts[found.start()], ends[found.end() - 1], *_KNOWN[found[0]]) for found in PATTERN.finditer(folded.text, start, end)])
