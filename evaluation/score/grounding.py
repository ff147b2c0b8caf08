"""How many values point at words of their text: actors, places, counts and sources whose span lies inside; a place's words in its name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from evaluation.score.names import place_key
from riwaya.model import Account


class Grounding(msgspec.Struct, frozen=True):
    """Values that were given, and those that are grounded."""

    grounded: int = 0
    values: int = 0


def grounded(text: str, accounts: Sequence[Account]) -> Grounding:
    """The grounding of the accounts of one text."""
    right = total = 0
    for account in accounts:
        spans = [*(a.span for a in account.actors), *(c.span for c in account.counts), *(s.span for s in account.sources)]
        total += len(spans)
        right += sum(_is_inside(span, text) for span in spans)
        if account.place:
            total += 1
            start, end = account.place.span
            here, named = place_key(text[start:end]), place_key(account.place.name)
            right += _is_inside(account.place.span, text) and (named in here or here in named)
    return Grounding(right, total)


def _is_inside(span: tuple[int, int], text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)
