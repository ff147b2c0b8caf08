"""What an account or an incident tells of everybody together: the one rule that assessment, summaries, lists and exports share.

In: the rows of one account (`Account.counts`) or of an incident. Out: the rows that add up to the whole, or the whole of a measure. Nobody counts twice:

- a part (`part_of`; children or women beside a whole of their group or of people of no named group) adds nothing;
- rows of the same people are one figure told again or a part of it ('four civilians, three of them of one family'): the largest stands, and 'a number of' only where no number is told;
- a running total ('the toll rose to seven') stands only where the account gives no other number, and parts stand for a whole that has none ('people were killed, two children among them');
- people of no named group beside named ones may be the total of these: the larger of the two stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.model.account import Count
from riwaya.model.incident import CountSummary, Incident, Total

UNNAMED = "unknown"


def whole_of(counts: Sequence[Count], measure: str) -> tuple[Count, ...]:
    """The rows of an account that add up to its whole of a measure; none where it tells nothing of it.

    >>> four, three = (Count(measure="killed", min=n, max=n, group="civilians", span=(n, n + 1)) for n in (4, 3))
    >>> [count.min for count in whole_of((four, three), "killed")]
    [4]
    """
    rows = [c for c in counts if c.measure == measure]
    wholes = [c for c in rows if c.part_of is None]
    told = {c.group for c in wholes if c.demographic is None}
    wholes = [c for c in wholes if c.demographic is None or not told & {c.group, UNNAMED}]
    found = _added([c for c in wholes if not c.cumulative])
    numbered = [c for c in rows if c.min is not None]
    for instead in (_added(wholes), _added([c for c in numbered if c.demographic]), _added(numbered)):
        if _has_number(found):
            break
        found = instead if _has_number(instead) else found or instead
    return found


def _added(rows: Iterable[Count]) -> tuple[Count, ...]:
    largest = largest_each(rows)
    named, unnamed = [c for c in largest if c.group != UNNAMED], [c for c in largest if c.group == UNNAMED]
    if named and unnamed:
        return tuple(unnamed if _least(unnamed) > _least(named) else named)
    return tuple(largest)


def largest_each(rows: Iterable[Count]) -> list[Count]:
    """Of the rows of the same people the largest, the first told of equals, in the order in which they are told."""
    found: dict[tuple[str, str | None], Count] = {}
    for row in rows:
        before = found.get((row.group, row.demographic))
        if before is None or _size(row) > _size(before):
            found[row.group, row.demographic] = row
    return sorted(found.values(), key=lambda c: c.span)


def parts_of(counts: Sequence[Count], measure: str) -> tuple[Count, ...]:
    """The rows of a measure that are listed beside its whole and added to nothing: children and groups among them, groups of which the whole may be the total."""
    whole = whole_of(counts, measure)
    told, is_running = {(c.group, c.demographic) for c in whole}, any(c.cumulative for c in whole)
    rows = (c for c in counts if c.measure == measure and (c.group, c.demographic) not in told and (is_running or not c.cumulative))
    return tuple(largest_each(rows))


def bounds_of(rows: Sequence[Count]) -> tuple[int, int | None] | None:
    """The least and the most that rows of a whole say together: `None` for the most where one says 'at least', and for both where none gives a number."""
    numbered = [c for c in rows if c.min is not None]
    if not numbered:
        return None
    return _least(numbered), None if any(c.max is None for c in numbered) else sum(c.max or 0 for c in numbered)


def total_of(incident: Incident, measure: str) -> Total | None:
    """Low, best and high of everybody together; `None` where nobody gives a number. Of records written before they kept totals, the groups are added up."""
    if incident.totals:
        return next((t for t in incident.totals if t.measure == measure), None)
    rows = [c for c in incident.counts if c.measure == measure and c.low is not None]
    rows = [c for c in rows if c.demographic is None] or rows
    if not rows:
        return None
    low, best, high = (max(_sum(rows, bound, True), _sum(rows, bound, False)) for bound in ("low", "best", "high"))
    return Total(measure=measure, low=low, best=best, high=high, policy=rows[0].policy)


def _sum(rows: Sequence[CountSummary], bound: str, is_named: bool) -> int:
    return sum(getattr(c, bound) or 0 for c in rows if (c.group != UNNAMED) == is_named)


def _has_number(rows: Iterable[Count]) -> bool:
    return any(c.min is not None for c in rows)


def _least(rows: Iterable[Count]) -> int:
    return sum(c.min or 0 for c in rows)


def _size(row: Count) -> tuple[bool, int, int]:
    return (row.min is not None, row.min or 0, row.max if row.max is not None else row.min or 0)
