"""After UCDP GED: best is the figure that most independent witnesses give, the lowest of equals; low and high bracket what anyone says.

A party's claim about its enemy's losses bears on best and low only where nothing else is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riwaya.assess.figures import Bounds, Told, highest

VERSION = 2


def add_up(told: Sequence[Told]) -> Bounds:
    """Low, best and high."""
    if not told:
        return None, None, None
    trusted = [t for t in told if not t.is_claim] or list(told)
    votes = Counter(t.min for t in trusted)
    best = min(votes, key=lambda value: (-votes[value], value))
    return min(t.min for t in trusted), best, max(best, max(highest(t) for t in told))
