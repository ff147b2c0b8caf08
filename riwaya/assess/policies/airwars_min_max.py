"""After Airwars: the range from the lowest to the highest that any source gives, no figure left out; best is the lower end."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.assess.figures import Bounds, Told, highest

VERSION = 2


def add_up(told: Sequence[Told]) -> Bounds:
    """Low, best and high; low and best are one."""
    if not told:
        return None, None, None
    lowest = min(t.min for t in told)
    return lowest, lowest, max(highest(t) for t in told)
