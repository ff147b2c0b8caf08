"""Digests: reports that list one item a line, behind a bullet or the label of a place (حلب:: ..., ▪️ ..., - كوباني: ...).

In: the sentences of a report. Out: whether it is a digest. The items of a digest are closed: none goes on telling the one before, and
the day in the heading is the day of all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Sentence

BULLETS = frozenset("▪•●◾◼■◆♦▫▶►➖✔✅🔴🔵⚫⭕🔹🔸🔻🔺*-–—")
NUMBERED = frozenset("-–).ـ")  # 1- مقتل ستة
LABELLED = 3
LABEL_WORDS = 3


def is_digest(sentences: Sequence[Sentence]) -> bool:
    """Whether at least three lines open with a bullet or a label.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> is_digest(analyze(Report.of("حصاد الخميس\\nحلب:: قصف على مارع.\\nإدلب:: غارة على البارة.\\nدرعا:: عبوة في طفس.")).sentences)
    True
    """
    opening: dict[int, Sentence] = {}
    for sentence in sentences:
        opening.setdefault(sentence.paragraph, sentence)
    return sum(is_item(sentence) for sentence in opening.values()) >= LABELLED


def is_item(sentence: Sentence) -> bool:
    """Whether a line opens with a bullet, a number or a label."""
    forms = [token.form for token in sentence.tokens]
    if forms and forms[0][0] in BULLETS and len(forms) > 4:
        return True
    if forms and forms[0].isdigit() and len(forms) > 5 and forms[1] in NUMBERED:
        return True
    return ":" in forms[1 : LABEL_WORDS + 1] and len(forms) > 5
