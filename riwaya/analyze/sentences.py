"""Text cut into lines and sentences, on folded spelling, with the signs of a heading.

A line break always ends a sentence; so do . ! ? ؟ … before a space or a quotation mark. Not ends: the dots of decimals, of
single letters (د. أحمد, (د. ب. أ)) and of an ellipsis inside a sentence. A stop between two Arabic words without a space (بجراح.تشير) is an end, and so is the
name of an account (وكالة كذا@SomeNews) with the post right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# the stop comes first: what stands before it is asked where there is one, not at every character
END = re.compile(r"@[A-Za-z0-9_]+(?=[ء-ي])|[.!?؟…](?<![\s(][^\W\d_].)(?<!^[^\W\d_].)(?:(?<=\.)(?!\.)|(?<!\.)[!?؟…]*)(?=[\s\"')\]]|$|(?<=[ء-ي]{3}\.)(?!نت\b|كوم\b)[ء-ي]{2})[\"')\]]*")
# possessive: without it every character of a line on its own is tried as the first of a block, a square of its length
BLOCK = re.compile(r"(?m:^)[^\n]++(?:\n[^\n]++)+")
ALONE = frozenset("قال قالت اضاف اضافت ذكر ذكرت اكد اكدت اوضح اوضحت نقل نقلت افاد افادت اعلن اعلنت ياتي كانت كان".split())
NO_END = tuple("في من علي الي عن ان قد وقد التي الذي بين مع او ثم لم لا ما".split())
HEADING_WORDS = 18


def cut_sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """`(start, end, paragraph)` of each sentence of a folded text, in order, without the spaces around it.

    >>> list(cut_sentences("قتل اثنان. اصيب 2.5 بالمئه\\nسطر"))
    [(0, 10, 0), (11, 26, 0), (27, 30, 1)]
    >>> list(cut_sentences("سامر@samer_newsقصف على بلده"))
    [(0, 15, 0), (15, 27, 0)]
    """
    paragraph = 0
    for line in _lines(text):
        if not line.group().strip():
            continue
        position = line.start()
        for stop in END.finditer(text, line.start(), line.end()):
            yield from _trimmed(text, position, stop.end(), paragraph)
            position = stop.end()
        yield from _trimmed(text, position, line.end(), paragraph)
        paragraph += 1


def _lines(text: str) -> Iterator[re.Match[str]]:
    """The lines of a text; a paragraph that was wrapped (one of its lines ends in a word that cannot end one) is one line."""
    wrapped = [m for m in BLOCK.finditer(text) if any(map(_goes_on, m.group().split("\n")[:-1]))]
    for line in LINE.finditer(text):
        block = next((m for m in wrapped if m.start() <= line.start() < m.end()), None)
        if block is None:
            yield line
        elif block.start() == line.start():
            yield block


def _goes_on(line: str) -> bool:
    """Whether a line cannot be the end of a sentence: قال on a line of its own, في at its end."""
    return line.endswith(NO_END) and re.split(r"\s", line)[-1] in NO_END or line.removeprefix("و") in ALONE


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Iterator[tuple[int, int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end, paragraph


def is_heading(line: str, words: int) -> bool:
    """Whether a whole line reads as a headline or label: short and without a final stop."""
    return words <= HEADING_WORDS and not line.rstrip("\"') ").endswith((".", "!", "؟", "?", "…", ":", "،"))
