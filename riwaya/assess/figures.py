"""What policies add up: the figures of one measure, group and demographic, each as one witness gives it last."""

from __future__ import annotations

import msgspec

Bounds = tuple[int | None, int | None, int | None]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as one witness gives it last. `quantifier` as in the account; `is_claim`: a party on its enemy's losses."""

    witness: str
    min: int
    max: int | None
    quantifier: str
    is_claim: bool


def highest(told: Told) -> int:
    """The most that a figure can mean: its upper end, else what it says at least."""
    return told.min if told.max is None else max(told.min, told.max)
