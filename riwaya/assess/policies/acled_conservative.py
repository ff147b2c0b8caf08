"""After the ACLED codebook: the lowest figure where sources differ; vague words become fixed numbers.

Several or a few = 3, dozens = 12, hundreds = 100, thousands = 1000. Best is that lowest figure; high keeps the highest, for those who look.
A party's claim about its enemy's losses counts only where nothing else is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.assess.figures import Bounds, Told, highest

VERSION = 2
FIXED = {"several": 3, "dozens": 12, "hundreds": 100, "thousands": 1000}


def add_up(told: Sequence[Told]) -> Bounds:
    """Low, best and high; low and best are one."""
    if not told:
        return None, None, None
    trusted = [t for t in told if not t.is_claim] or list(told)
    lowest = min(FIXED.get(t.quantifier, t.min) for t in trusted)
    return lowest, lowest, max(lowest, max(FIXED.get(t.quantifier, highest(t)) for t in told))
