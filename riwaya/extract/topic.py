"""Whether a whole report is about something else: sport, culture, economy, weather."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Sentence

SPORT = frozenset("مباراه المباراه الدوري هدف اللاعب المنتخب المدرب الشوط بطوله كاس لاعب الفريق ملعب تسديده ركله".split())


def is_offtopic(sentences: Sequence[Sentence]) -> str | None:
    """The reason why a report is read for no incident, or `None`."""
    words = [token.form for sentence in sentences for token in sentence.tokens if token.kind == "word"]
    if words and sum(word in SPORT for word in words) / len(words) > 0.03:
        return "sport"
    return None
