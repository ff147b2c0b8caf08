"""The dateline of a report, كابول 9 مايو (شينخوا), صنعاء ـ سبأ:, القاهرة - رويترز: where it was written, not where what it tells happened.

In: the tokens of a sentence, its places in order and the lexicon matches. Out: the places, those of the dateline marked: one stands for the
scene only where nothing else does.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.values import PlaceFound
from riwaya.lexicon import Found
from riwaya.model import Token

WITHIN = 12
NAME = 4
DASHES = frozenset("- – — ـ".split())
CLOSING = frozenset((*DASHES, ":", "/"))
OWN = frozenset("خاص وكالات مراسلنا مراسلتنا".split())


def with_dateline(found: list[PlaceFound], tokens: Sequence[Token], matches: Sequence[Found]) -> list[PlaceFound]:
    """The places of a sentence, those of its dateline marked."""
    if not found or found[0].first > 1 or found[0].is_label:
        return found
    end = _end(tokens, found[0].last + 1, matches)
    return [msgspec.structs.replace(place, is_dateline=True) if place.last < end else place for place in found]


def _end(tokens: Sequence[Token], start: int, matches: Sequence[Found]) -> int:
    """Where the dateline ends whose city ends before `start`; -1 where there is none."""
    opening = next((i for i in range(start, min(start + NAME, len(tokens))) if tokens[i].form in CLOSING or tokens[i].form == "("), -1)
    if opening < 0 or opening > start and tokens[start].kind != "number":
        return -1
    signs = {i for match in matches if match.table == "source" for i in range(match.first, match.last + 1)} | {i for i, token in enumerate(tokens[:WITHIN]) if token.form in OWN}
    closing = {")"} if tokens[opening].form == "(" else CLOSING
    end = next((i for i in range(opening + 1, min(opening + WITHIN // 2, len(tokens))) if tokens[i].form in closing), -1)
    if end > 0 and any(i in signs for i in range(opening, end)):
        return end
    return opening if tokens[opening].form in DASHES else -1
