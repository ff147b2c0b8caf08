"""The pinned figures on our own set: what CI holds, and which floors were ever lowered.

Reads floors.json, a list of `{since, floors}` in the order of time; the last one holds. A floor below an earlier one of the same field wants a line
of the changelog with the words 'floor of FIELD lowered from X to Y'. `record` and `detection` are pinned close; the other fields are measured on the
incidents that were found, so that finding harder ones may lower them: they are pinned with 0.05 to spare.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from evaluation.score import Scores

FILE = Path(__file__).parent / "floors.json"


class Pinned(msgspec.Struct, frozen=True):
    """Floors of F1 (grounding: share) by field, since a day."""

    since: str
    floors: dict[str, float]


def pinned(path: Path = FILE) -> list[Pinned]:
    """All floors there ever were, the oldest first."""
    return msgspec.json.decode(path.read_bytes(), type=list[Pinned])


def below(scores: Scores, floors: dict[str, float]) -> list[str]:
    """The fields under their floor, each with its figure."""
    figures = {field: figure.f1 for field, figure in scores.figures.items()} | {"grounding": scores.grounded}
    return [f"{field}: {figures[field]:.3f} is under its floor {floor}" for field, floor in floors.items() if figures[field] < floor]


def lowered(history: list[Pinned]) -> list[str]:
    """The words that the changelog owes for each floor that went down or away.

    >>> lowered([Pinned("2026-01-01", {"date": 0.7}), Pinned("2026-02-01", {"date": 0.6})])
    ['floor of date lowered from 0.7 to 0.6']
    """
    steps = zip(history, history[1:], strict=False)
    return [
        f"floor of {field} lowered from {floor} to {new.floors.get(field, 0)}"
        for old, new in steps
        for field, floor in old.floors.items()
        if new.floors.get(field, 0) < floor
    ]
