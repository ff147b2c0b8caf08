"""Annotated reports of the corpora without a word of them: gold/corpus.jsonl holds ids, hashes, codes and spans; the texts stay with the corpora.

In: gold/corpus.jsonl and conflict_reports.jsonl of the corpora. Out: `GoldReport`s as of any other set, by part. Whatever an annotator copied from a text
(a quote, a place, a body that no list holds) is kept as the spans that it is made of, and spelled again from the text when the set is read.
"""

from __future__ import annotations

import collections
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from evaluation.score import GoldReport
from evaluation.score.gold import GoldActor, GoldCount, GoldIncident, GoldPlace, Names

CORPUS = Path(__file__).parent / "gold" / "corpus.jsonl"
TEXTS = "conflict_reports.jsonl"
# of these parts only figures are looked at; once the errors of one are read, it leaves this list and says so in gold/README.md
HELD_OUT = frozenset({"corpus-3", "corpus-8", "corpus-13"})
NAME = "name:"

Spelling = tuple[int, ...]
"""Start, end, start, end ... of the pieces of a text that make a quote or a name, one after the other."""
Identity = str | Spelling
"""An id of the resources, or the spelling of what would be `name:` with the words of the text."""


class KeptPlace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A place whose names are spellings."""

    name: Spelling
    level: str
    lat: float | None = None
    lon: float | None = None
    alt: tuple[Spelling, ...] = ()
    near: bool = False


class KeptActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group and its part."""

    id: Identity
    role: Literal["initiator", "target", "affected", "blamed"]


class KeptCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many, of whom, by whom."""

    measure: str
    group: Identity
    min: int | None = None
    max: int | None = None
    demographic: str | None = None
    source: Identity | None = None


class KeptIncident(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One incident without words."""

    id: str
    evidence: tuple[Spelling, ...]
    event_type: Names
    sub_event_type: Names
    kind: Names
    factuality: Names
    date: tuple[str, str] | None = None
    place: KeptPlace | None = None
    actors: tuple[KeptActor, ...] = ()
    counts: tuple[KeptCount, ...] = ()
    sources: tuple[Identity, ...] = ()
    objects: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    time_of_day: str | None = None
    optional: bool = False


class KeptReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report by id and by the SHA-256 of its text, the part or set that it is in, and what it tells."""

    report: str
    part: str
    sha256: str
    incidents: tuple[KeptIncident, ...]


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it lies with the corpora, or in a gold folder."""

    id: str
    outlet: str
    published: str
    text: str


def corpus_sets(corpora: Path, path: Path = CORPUS) -> dict[str, list[GoldReport]]:
    """The parts of the set by name; none, and a line on standard error, where the corpora are not there.

    Raises `ValueError` with the report's name where the corpora lack it or have another text of it.
    """
    kept = read_kept(path)
    parts: dict[str, list[GoldReport]] = {part: [] for part in sorted({row.part for row in kept})}
    if not (corpora / TEXTS).exists():
        print(f"left out: {', '.join(parts)}: their texts are not part of the project and {corpora / TEXTS} is not there; name the folder with --corpora", file=sys.stderr)
        return {}
    originals = read_originals(corpora, {row.report for row in kept})
    for row in kept:
        parts[row.part].append(with_text(row, originals))
    return parts


def read_kept(path: Path = CORPUS) -> list[KeptReport]:
    """The rows as they ship; raises `ValueError` with file and line for a malformed one."""
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            rows.append(msgspec.json.decode(line, type=KeptReport))
        except msgspec.DecodeError as error:
            raise ValueError(f"{path}:{number}: {error}") from error
    return rows


def read_originals(corpora: Path, ids: Iterable[str]) -> dict[str, Original]:
    """Those reports of the corpora that have one of the ids."""
    wanted, found = set(ids), {}
    with (corpora / TEXTS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                found[row["id"]] = msgspec.convert(row, Original)
    return found


def part_digests(path: Path = CORPUS) -> dict[str, str]:
    """Twelve hexadecimal digits over the rows of each part."""
    totals: dict[str, hashlib._Hash] = collections.defaultdict(hashlib.sha256)
    for row in read_kept(path):
        totals[row.part].update(msgspec.json.encode(row))
    return {part: total.hexdigest()[:12] for part, total in totals.items()}


def with_text(row: KeptReport, originals: Mapping[str, Original], place: str = TEXTS) -> GoldReport:
    """A report with its words again and its text, which lies at `place`; raises `ValueError` with its name where it is not there or another."""
    original = originals.get(row.report)
    if original is None:
        raise ValueError(f"{row.report} ({row.part}): not in {place}: the set was annotated on other reports")
    if text_hash(original.text) != row.sha256:
        raise ValueError(f"{row.report} ({row.part}): its text in {place} is not the annotated one (sha256 differs): spans would point at other words")
    incidents = tuple(_spelled(incident, original.text) for incident in row.incidents)
    return GoldReport(name=row.report, outlet=original.outlet, published=original.published, text_file=place, incidents=incidents, text=original.text)


def without_text(report: GoldReport, part: str) -> KeptReport:
    """A report as it may ship: no words of its text, and ids of incidents that say nothing; raises `ValueError` for a quote that is not in the text."""
    return KeptReport(report=report.name, part=part, sha256=text_hash(report.text), incidents=tuple(_kept(report, incident) for incident in report.incidents))


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def spelled(spelling: Spelling, text: str) -> str:
    """The words that a spelling stands for.

    >>> spelled((8, 11, 0, 3), "قصف حي، حلب")
    'حلبقصف'
    """
    return "".join(text[start:end] for start, end in zip(spelling[::2], spelling[1::2], strict=True))


def spelling(words: str, text: str, near: tuple[int, int] | None = None) -> Spelling:
    """How a text spells words: one span where it has them as they are (inside `near` if they stand there too), else the longest pieces that it has.

    >>> spelling("حي حلب", "قصف حي، حلب")
    (4, 6, 7, 11)
    """
    inside = text.find(words, *near) if near else -1
    whole = inside if inside >= 0 else text.find(words)
    if whole >= 0:
        return (whole, whole + len(words))
    for length in range(len(words) - 1, 0, -1):
        start = text.find(words[:length])
        if start >= 0:
            return (start, start + length, *spelling(words[length:], text))
    raise ValueError(f"the text has no {words[0]!r}")


def _kept(report: GoldReport, incident: GoldIncident) -> KeptIncident:
    spans = report.spans(incident)
    near = (spans[0][0], spans[-1][1]) if spans else None

    def identity(given: str) -> Identity:
        return spelling(given.removeprefix(NAME), report.text, near) if given.startswith(NAME) else given

    place = incident.place and KeptPlace(
        **msgspec.structs.asdict(incident.place)
        | {"name": spelling(incident.place.name, report.text, near), "alt": tuple(spelling(name, report.text, near) for name in incident.place.alt)}
    )
    changed = {
        "evidence": tuple(spelling(quote, report.text) for quote in incident.evidence),
        "place": place,
        "actors": tuple(KeptActor(id=identity(actor.id), role=actor.role) for actor in incident.actors),
        "counts": tuple(
            KeptCount(**msgspec.structs.asdict(count) | {"group": identity(count.group), "source": count.source and identity(count.source)}) for count in incident.counts
        ),
        "sources": tuple(identity(source) for source in incident.sources),
    }
    return KeptIncident(**msgspec.structs.asdict(incident) | changed)


def _spelled(incident: KeptIncident, text: str) -> GoldIncident:
    def identity(kept: Identity) -> str:
        return kept if isinstance(kept, str) else NAME + spelled(kept, text)

    place = incident.place and GoldPlace(
        **msgspec.structs.asdict(incident.place) | {"name": spelled(incident.place.name, text), "alt": tuple(spelled(name, text) for name in incident.place.alt)}
    )
    changed = {
        "evidence": tuple(spelled(quote, text) for quote in incident.evidence),
        "place": place,
        "actors": tuple(GoldActor(id=identity(actor.id), role=actor.role) for actor in incident.actors),
        "counts": tuple(GoldCount(**msgspec.structs.asdict(count) | {"group": identity(count.group), "source": count.source and identity(count.source)}) for count in incident.counts),
        "sources": tuple(identity(source) for source in incident.sources),
    }
    return GoldIncident(**msgspec.structs.asdict(incident) | changed)
