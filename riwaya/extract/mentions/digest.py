"""Digests: reports that list one item a line, behind a bullet or the label of a place (حلب:: ..., ▪️ ..., - كوباني: ...).

In: the sentences of a report, and which of its lines tell an act. Out: whether it is a digest. The items of a digest are closed: none goes on telling the one before, and
the day in the heading is the day of all of them. Headlines of other stories (وزير: ...), the name below a message (— فلان) and the dead by sort (- 9 مدنيين) tell no act, and
words of a speaker (وأضاف: ..., المرصد: ...) are no item.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from riwaya.extract.values import Telling
from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Sentence

BULLETS = frozenset("▪•●◾◼■◆♦▫▶►➖✔✅🔴🔵⚫⭕🔹🔸🔻🔺*-–—")
NUMBERED = frozenset("-–).ـ")  # 1- مقتل ستة
LABELLED = 3
LABEL_WORDS = 3
BEHIND = 2


def is_digest(sentences: Sequence[Sentence], telling: Container[int]) -> bool:
    """Whether at least three lines that tell an act (`telling`, by paragraph) open with a bullet or a label.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> lines = analyze(Report.of("حصاد الخميس\\nحلب:: قصف على مارع.\\nإدلب:: غارة على البارة.\\nدرعا:: عبوة في طفس.")).sentences
    >>> is_digest(lines, (1, 2, 3)), is_digest(lines, (1, 2))
    (True, False)
    """
    opening: dict[int, Sentence] = {}
    for sentence in sentences:
        opening.setdefault(sentence.paragraph, sentence)
    return sum(paragraph in telling and is_item(sentence) for paragraph, sentence in opening.items()) >= LABELLED


def is_of_a_speaker(sentence: Sentence, tellings: Sequence[Telling]) -> bool:
    """Whether the label of a line names who speaks (المرصد: مقتل ثلاثة): what is told begins right behind its colon."""
    forms = sentence.forms[: LABEL_WORDS + 1]
    return ":" in forms and any(0 < told.first - forms.index(":") <= BEHIND for told in tellings)


def is_item(sentence: Sentence) -> bool:
    """Whether a line opens with a bullet, a number or a label."""
    forms = [token.form for token in sentence.tokens]
    if forms and forms[0][0] in BULLETS and len(forms) > 4:
        return True
    if forms and forms[0].isdigit() and len(forms) > 5 and forms[1] in NUMBERED:
        return True
    if not forms or forms[0].removeprefix("و") in load_speech().saying:
        return False  # وأضاف مراسلنا: ...
    return ":" in forms[1 : LABEL_WORDS + 1] and len(forms) > 5
