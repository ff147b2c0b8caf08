"""Of whom a bare number is that stands before a second verb, whose people both tell of: قتل 16 وجرح 30 من الثوار, أسر ستة وقتل 15 من الحوثيين.

In: a sentence as a `Clause` and its counts in order. Out: the same, such a number with the group that من gives behind the second. A number with a unit of
its own (قتل مدني وجرح 30 من الثوار) keeps it, as does one with a clause of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.reached import Clause
from riwaya.extract.counting.units import PEOPLE, carried_measure, units_of
from riwaya.extract.values import CountFound


def with_shared_owner(clause: Clause, rows: Sequence[CountFound]) -> list[CountFound]:
    """The counts, a bare number right before a second verb of the same people's, and the dead right before the wounded of a side (13 قتيلا وسبعة جرحى من الحوثيين)."""
    return [row if row.group != "unknown" or row.measure not in PEOPLE else _of_next(clause, row, rows) if row.rule.endswith("bare") else _of_wounded(clause, row, rows) for row in rows]


def _of_wounded(clause: Clause, row: CountFound, rows: Sequence[CountFound]) -> CountFound:
    tokens = clause.tokens
    first = row.last + 1 + (row.last + 1 < len(tokens) and tokens[row.last + 1].form == "و")
    following = next((other for other in rows if other.first == first and other.rule.endswith("of-actor") and other.measure != row.measure), None)
    is_joined = following is not None and (first > row.last + 1 or tokens[first].form.startswith("و"))
    if following is None or not is_joined or row.part_of is not None or carried_measure[tokens[row.last].form] is None or carried_measure[tokens[following.last].form] is None:
        return row
    return msgspec.structs.replace(row, group=following.group, rule=following.rule)


def _of_next(clause: Clause, row: CountFound, rows: Sequence[CountFound]) -> CountFound:
    tokens, verb = clause.tokens, row.last + 1
    if row.quantity.min is None or row.part_of is not None or verb >= len(tokens) or not tokens[verb].form.startswith("و"):
        return row
    following = next((other for other in rows if other.trigger == verb and other.part_of is None and other.quantity.min is not None), None)
    number = None if following is None else clause.numbers.get(following.first)
    if following is None or number is None or number.first != verb + 1 or following.group == "unknown" or following.demographic:
        return row
    behind = number.last + 1
    other = units_of[tokens[behind].form][0] if behind < len(tokens) else None
    behind += other is not None and other.record.group == "same"  # قتل خمسة وأصيب 11 آخرون من الحوثيين
    if behind >= len(tokens) or tokens[behind].form != "من" or following.measure not in PEOPLE:
        return row
    return msgspec.structs.replace(row, group=following.group, rule=following.rule)
