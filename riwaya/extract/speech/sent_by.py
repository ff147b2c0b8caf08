"""The agency of a dateline: مقديشو – رويترز: ..., القاهرة (أ ف ب) – ..., بغداد/ الأناضول.

In: a `Window` of a sentence near the top of a report. Out: the agency that sent it as a `Source`, none where the outlet names itself.
"""

from __future__ import annotations

from riwaya.extract.speech.window import Window, kind_of
from riwaya.model import Source

LATEST = 6
_BEFORE = frozenset(("-", "–", "—", "ـ", "/", "("))
_BEHIND = frozenset((":", "-", "–", "—", "ـ", ")"))


def sentence_agency(window: Window) -> Source | None:
    """The agency that stands between the marks of a dateline, with nothing but a place or a day before it."""
    for position in range(1, min(LATEST, len(window.tokens) - 2)):
        found = window.sources.get(position)
        if window.tokens[position].form in window.words.saying or position in window.triggers:
            return None
        if found is None or window.tokens[position - 1].form not in _BEFORE or found.last + 1 >= len(window.tokens):
            continue
        if window.tokens[found.last + 1].form not in _BEHIND or kind_of(found.entries[0].id) != "agency" or found.entries[0].id in window.own.ids:
            return None
        if window.tokens[found.last + 1].form == ")" and (found.last + 2 >= len(window.tokens) or window.tokens[found.last + 2].form not in _BEHIND):
            return None
        return Source(id=found.entries[0].id, name=window.text[found.start : found.end], relation="published", span=(found.start, found.end), rule="ar/speech/dateline")
    return None
