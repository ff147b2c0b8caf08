"""Stretches of a sentence: where a phrase ends, what quotation marks hold, which adjectives end a name, which matches stand in it.

In: a `Window` and positions in it. Out: positions, or the words between them. Knows nothing of who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.extract.speech.window import Window, stems
from riwaya.grammar.arabic import readings
from riwaya.lexicon import Found, without_prefix

LONGEST_QUOTED = 7
_WITHIN = frozenset("()#-_")
_NO_TOLD = ("عملي", "العملي", "لل")  # قيادة عمليات


def phrase_end(window: Window, first: int, end: int) -> int:
    """Where a phrase has ended: a mark that parts clauses, or a word that opens one."""
    for position in range(first, end):
        if window.tokens[position].kind == "mark" and window.tokens[position].form not in _WITHIN or window.is_word(position, "openers"):
            return position
    return end


def begins_the_told(window: Window, position: int) -> bool:
    """Whether an act stands here, which nobody's title holds but as قيادة عمليات or behind ل (المدير العام للصحة)."""
    return (position in window.triggers or window.is_word(position, "results")) and not window.tokens[position].form.startswith(_NO_TOLD)


def matches_within(found: dict[int, Found], first: int, end: int) -> Iterator[Found]:
    """The matches that begin and end in a stretch, in order."""
    for position in range(first, end):
        if position in found and found[position].last < end:
            yield found[position]


def quoted_name(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """The words between the first pair of quotation marks, up to five."""
    for position in range(first, min(end, len(window.tokens))):
        token = window.tokens[position]
        if token.kind == "quote" or token.form == "(":
            close = next((p for p in range(position + 2, min(position + LONGEST_QUOTED, len(window.tokens))) if window.tokens[p].kind == "quote" or window.tokens[p].form == ")"), None)
            return (position + 1, close - 1) if close is not None else None
        if token.kind == "mark":
            return None
    return None


def is_definite_adjective(form: str) -> bool:
    """العبرية, الرسمي: a word with the article that ends as adjectives of origin do."""
    return form.startswith("ال") and form.endswith(("ي", "يه"))


def behind_adjectives(window: Window, first: int, end: int) -> int:
    """The first position at or after `first` where no definite adjective stands."""
    while first < end and is_definite_adjective(window.tokens[first].form):
        first += 1
    return first


def last_adjective(window: Window, position: int, end: int) -> int | None:
    """The last of the definite adjectives that end a phrase: القناة العبرية, الوكالة السورية الرسمية; none in الوكالة الوطنية للإعلام."""
    behind = behind_adjectives(window, position, end)
    if behind == position:
        return None
    is_end = behind >= end or window.tokens[behind].kind == "mark" or window.is_word(behind, "openers") or begins_the_told(window, behind) or window.is_word(behind, "adverbs")
    return behind - 1 if is_end or window.tokens[behind].form in window.words.citing else None


def head_form(window: Window, position: int) -> str:
    """The folded head noun that stands at a position, clitics left out; empty where none stands."""
    return next((stem for stem in stems(window.tokens[position].form) if stem in window.words.heads), "")


def bare_start(window: Window, position: int) -> int:
    """Where the head noun begins without و, ل or ب."""
    token = window.tokens[position]
    for reading in readings(token.form):
        if reading.stem in window.words.heads:
            return without_prefix(token, reading.prefix, window.text)
    return token.start
