"""Gold files: one report a line, its text in a file beside it, its incidents with quotes from the text.

In: SET.jsonl (`report`, `outlet`, `published`, `text_file`, `incidents`). Out: `GoldReport`s whose incidents carry the spans of their quotes.
A quote that stands twice in the text is evidence at both places.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Span = tuple[int, int]
Names = str | list[str]


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where, as annotated: the name as written, other names that are as right, a point or none."""

    name: str
    level: str = "settlement"
    lat: float | None = None
    lon: float | None = None
    alt: tuple[str, ...] = ()
    near: bool = False


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """A group and its part."""

    id: str
    role: Literal["initiator", "target", "affected", "blamed"]


class GoldCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many; `min` is absent for 'a number of', which is not scored."""

    measure: str
    group: str
    min: int | None = None
    max: int | None = None
    demographic: str | None = None
    source: str | None = None


class GoldIncident(msgspec.Struct, frozen=True, kw_only=True):
    """One incident of a report as the annotator read it."""

    id: str
    evidence: tuple[str, ...]
    event_type: Names
    sub_event_type: Names
    kind: Names
    factuality: Names
    date: tuple[str, str] | None = None
    place: GoldPlace | None = None
    actors: tuple[GoldActor, ...] = ()
    counts: tuple[GoldCount, ...] = ()
    sources: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    time_of_day: str | None = None
    optional: bool = False


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """One text with what it tells; `manner` is the kind of writing, where the set says it."""

    name: str = msgspec.field(name="report")
    outlet: str
    published: str
    text_file: str
    incidents: tuple[GoldIncident, ...]
    manner: str | None = None
    text: str = ""

    def spans(self, incident: GoldIncident) -> tuple[Span, ...]:
        """Where the quotes of an incident stand; raises `ValueError` for a quote that is not in the text."""
        found: list[Span] = []
        for quote in incident.evidence:
            starts = _starts(self.text, quote)
            if not starts:
                raise ValueError(f"{self.name} {incident.id}: not in the text: {quote[:90]}")
            found.extend((start, start + len(quote)) for start in starts)
        return merged(found)


def read_gold(path: Path) -> list[GoldReport]:
    """The reports of one gold file, with their texts."""
    decoder = msgspec.json.Decoder(GoldReport)
    reports = [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    return [msgspec.structs.replace(r, text=(path.parent / r.text_file).read_text(encoding="utf-8")) for r in reports]


def listed(value: Names) -> tuple[str, ...]:
    """One label or several as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch made one.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    ((0, 4), (5, 9))
    """
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def _starts(text: str, quote: str) -> list[int]:
    starts, start = [], text.find(quote)
    while start >= 0:
        starts.append(start)
        start = text.find(quote, start + len(quote))
    return starts
