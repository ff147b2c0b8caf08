"""Names behind a title that no list of given names knows: المتحدث باسم الشرطة كريسبوس موتالي.

In: a `Window`, the `Speaker` that was read there and where its phrase ends. Out: the folded words behind the title: by its last part the
speaker may be named again (وأوضح موتالي), and nobody is cited by any other of them.
"""

from __future__ import annotations

from riwaya.extract.speech.speaker import BODY, MEDIUM, PERSON, UNKNOWN, Speaker
from riwaya.extract.speech.window import Window

LONGEST = 8
_NAMED = frozenset((PERSON, UNKNOWN, BODY, MEDIUM))
_BREAKS = ("openers", "stops", "own-relay", "adverbs")


def names_behind(window: Window, speaker: Speaker, end: int) -> frozenset[str]:
    """The words between a title and what is told; none where the speaker is cited by name already."""
    if not speaker.sources or speaker.sources[0].rule in _NAMED:
        return frozenset()
    words: set[str] = set()
    for position in range(speaker.last + 1, min(end, speaker.last + 1 + LONGEST)):
        token = window.tokens[position]
        if token.kind != "word" or any(window.is_word(position, name) for name in _BREAKS):
            break
        if window.head(position) is None and position not in window.sources and position not in window.actors:
            words.add(token.form)
    return frozenset(words)
