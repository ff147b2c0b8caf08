"""From marks to figures: what each report adds, and precision, recall and F1 over all of them with bootstrap intervals.

Figures beside the slots of the record: `record` (all fillers), `detection` (found with the right event type), `untyped` (found), `date_hard` (the day is
not that of publication), `place_point`, `attributed_counts`, `killed`, `factuality`, `evidence` (characters), `links` (across reports), `grounding`.
"""

from __future__ import annotations

import collections
import random
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from evaluation.score.gold import GoldReport
from evaluation.score.grounding import Grounding
from evaluation.score.names import point
from evaluation.score.pairing import Mark, compare, fillers, overlap, pairs
from evaluation.score.told import Told, told_by_accounts, told_by_gold
from riwaya.model import Account, Place

FIELDS = (
    "record", "detection", "untyped", "event_type", "sub_event_type", "kind", "date", "date_hard", "time_of_day", "place", "place_point", "actors", "counts",
    "attributed_counts", "killed", "sources", "objects", "weapons", "factuality", "evidence",
)  # fmt: skip
ROUNDS, SEED = 500, 0


class Figure(msgspec.Struct, frozen=True):
    """Precision, recall, F1 and how many the annotators marked; `low` and `high` bound F1 at 95%."""

    p: float
    r: float
    f1: float
    n: int
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, mark: Mark) -> Figure:
        """The figure of a sum of marks."""
        p, r = (mark.right / n if n else 0.0 for n in (mark.given, mark.wanted))
        return cls(p, r, 2 * p * r / (p + r) if p + r else 0.0, mark.wanted)


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one report adds: marks by field, marks by (field, kind of the gold incident), pairs of gold and system ids."""

    report: GoldReport
    marks: dict[str, Mark]
    by_kind: dict[str, dict[str, Mark]]
    linked: tuple[tuple[str, str], ...]


class Scores(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Figures over reports; `of` gives the same for some of them."""

    tallies: tuple[Tally, ...]
    grounding: tuple[Grounding, ...]

    def of(self, wanted: Sequence[bool]) -> Scores:
        """The scores of the reports that are `wanted`, by position."""
        keep = [i for i, is_wanted in enumerate(wanted) if is_wanted]
        return Scores(tallies=tuple(self.tallies[i] for i in keep), grounding=tuple(self.grounding[i] for i in keep))

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The figure of each field."""
        return {field: Figure.of(_sum(t.marks.get(field, Mark()) for t in self.tallies)) for field in FIELDS}

    @cached_property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """The 95% interval of each F1, by drawing reports with replacement; the same draws for every field."""
        draw = random.Random(SEED)
        rounds = [draw.choices(range(len(self.tallies)), k=len(self.tallies)) for _ in range(ROUNDS)]
        found = {}
        for field in FIELDS:
            marks = [t.marks.get(field, Mark()) for t in self.tallies]
            values = sorted(Figure.of(_sum(marks[i] for i in chosen)).f1 for chosen in rounds)
            found[field] = (values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS)])
        return found

    @property
    def by_report(self) -> float:
        """The mean over reports of record F1; a report that tells nothing and is given nothing counts as 1."""
        records = [t.marks.get("record", Mark()) for t in self.tallies]
        return sum(Figure.of(m).f1 if m.wanted or m.given else 1.0 for m in records) / len(records)

    @property
    def by_kind(self) -> dict[str, dict[str, Figure]]:
        """Figures by the (first) kind of the gold incident, the most frequent first."""
        sums: dict[str, dict[str, list[Mark]]] = collections.defaultdict(lambda: collections.defaultdict(list))
        for tally in self.tallies:
            for kind, marks in tally.by_kind.items():
                for field, mark in marks.items():
                    sums[kind][field].append(mark)
        ordered = sorted(sums, key=lambda kind: (-_sum(sums[kind]["detection"]).wanted, kind))
        return {kind: {field: Figure.of(_sum(marks)) for field, marks in sums[kind].items()} for kind in ordered}

    @property
    def links(self) -> Figure:
        """Pairs of found incidents that gold calls one, against those that the system calls one."""
        linked = [pair for tally in self.tallies for pair in tally.linked]
        right = wanted = given = 0
        for position, (gold, system) in enumerate(linked):
            for other_gold, other_system in linked[position + 1 :]:
                right += gold == other_gold and system == other_system
                wanted += gold == other_gold
                given += system == other_system
        return Figure.of(Mark(right, wanted, given))

    @property
    def grounded(self) -> float:
        """Share of grounded values; 1 where there are none."""
        values = sum(g.values for g in self.grounding)
        return sum(g.grounded for g in self.grounding) / values if values else 1.0


def tally_report(report: GoldReport, accounts: Sequence[Account]) -> Tally:
    """What the accounts of one report are worth."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(account.incident_id, []).append(account)
    gold = [told_by_gold(report, incident) for incident in report.incidents]
    given = [told_by_accounts(group) for group in groups.values()]
    chosen = pairs(gold, given)
    marks = _Marks()
    by_kind: dict[str, _Marks] = collections.defaultdict(_Marks)
    for i, j in chosen:
        if not gold[i].optional:
            for field, mark in _paired(gold[i], given[j], report.published):
                marks.add(field, mark)
                by_kind[gold[i].kinds[0]].add(field, mark)
    for i, missed in enumerate(gold):
        if not missed.optional and i not in {a for a, _ in chosen}:
            for field, mark in (("untyped", Mark(0, 1, 0)), ("detection", Mark(0, 1, 0)), ("record", Mark(0, sum(fillers(missed).values()), 0))):
                marks.add(field, mark)
                by_kind[missed.kinds[0]].add(field, mark)
    for j, extra in enumerate(given):
        if j not in {b for _, b in chosen}:
            for field, mark in (("untyped", Mark(0, 0, 1)), ("detection", Mark(0, 0, 1)), ("record", Mark(0, 0, sum(fillers(extra).values())))):
                marks.add(field, mark)
    linked = tuple((gold[i].id, given[j].id) for i, j in chosen)
    return Tally(report=report, marks=dict(marks), by_kind={kind: dict(found) for kind, found in by_kind.items()}, linked=linked)


class _Marks(dict[str, Mark]):
    def add(self, field: str, mark: Mark) -> None:
        self[field] = _sum((self.get(field, Mark()), mark))


def _paired(gold: Told, given: Told, published: str) -> Iterable[tuple[str, Mark]]:
    marks = compare(gold, given)
    yield "untyped", Mark(1, 1, 1)
    yield "detection", Mark(marks["event_type"].right, 1, 1)
    for slot, mark in marks.items():
        yield slot, mark
        yield "record", mark
    yield "kind", Mark(int(bool(set(given.kinds) & set(gold.kinds))), 1, len(given.kinds))
    yield "factuality", Mark(int(bool(set(given.factualities) & set(gold.factualities))), 1, len(given.factualities))
    yield "attributed_counts", Mark(len(gold.held & given.held), len(gold.held), len(given.held))
    if gold.killed is not None or given.killed is not None:
        yield "killed", Mark(int(gold.killed == given.killed), int(gold.killed is not None), int(given.killed is not None))
    if point(gold.place) and gold.place and gold.place.level in ("site", "settlement"):
        answer = given.place if isinstance(given.place, Place) and point(given.place) else None
        yield "place_point", Mark(marks["place"].right if answer else 0, 1, int(answer is not None))
    if gold.date and gold.date != (published, published):
        yield "date_hard", Mark(int(gold.date == given.date), 1, int(given.date is not None))
    yield "evidence", Mark(overlap(gold.spans, given.spans).characters, _size(gold), _size(given))


def _size(told: Told) -> int:
    return sum(end - start for start, end in told.spans)


def _sum(marks: Iterable[Mark]) -> Mark:
    right = wanted = given = 0
    for mark in marks:
        right, wanted, given = right + mark.right, wanted + mark.wanted, given + mark.given
    return Mark(right, wanted, given)
