"""How an incident stands: single-source, corroborated or contested, with the reason in words.

`contested` is for a denial, rival initiators, civilian against fighter, or tolls of the same people that do not overlap and lie twice or more apart; a mere range stays
corroborated with a disagreement. Parties count as witnesses, a body and its own commands as one, and the reason names them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from riwaya.model import Disagreement, Figure, Witness

SERIOUS = ("denial", "rival_initiator", "civilian_status")
WORDS = {"denial": "one denies it", "rival_initiator": "the accounts name rival initiators", "civilian_status": "civilians for one, fighters for another"}


def standing_of(witnesses: Sequence[Witness], disagreements: Sequence[Disagreement], killed: Sequence[Figure], are_apart: Callable[[Figure, Figure], bool]) -> tuple[str, str]:
    """The standing and why; `are_apart` says of two figures that they are of other people."""
    for row in disagreements:
        if row.type in SERIOUS:
            return "contested", WORDS[row.type]
    pair = _far_apart(killed, are_apart)
    if pair:
        return "contested", f"killed: {pair[0]} for one, {pair[1]} for another"
    named = ", ".join(f"{w.origin} (a party)" if w.is_party else w.origin for w in witnesses)
    if len(witnesses) > 1:
        return "corroborated", f"{len(witnesses)} independent origins: {named}"
    return "single-source", f"one origin: {named}"


def _far_apart(figures: Sequence[Figure], are_apart: Callable[[Figure, Figure], bool]) -> tuple[int, int] | None:
    told = sorted((f for f in figures if f.min is not None), key=lambda f: f.min or 0)
    for one in told:
        for other in reversed(told):
            low, high = (one.max if one.max is not None else None), other.min or 0
            if low is not None and low < high and high >= 2 * max(1, low) and high - low > 1 and not are_apart(one, other):
                return low, high
    return None
