"""Somebody and those who were with him as one toll: قيادي وثلاثة من مرافقيه are four, a leader who قتل مع مسلحين اثنين three, العقيد مع سائقه two.

In: the counts of one result word and the sentence. Out: the same with one row for him and them, and rows for the women and children among them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.counted import span_over
from riwaya.extract.counting.reached import Clause, Reached, reach
from riwaya.extract.counting.result_words import RESULTS
from riwaya.extract.counting.units import STOPS, THINGS
from riwaya.extract.values import CountFound, Quantity
from riwaya.model import Token

COMPANIONS = frozenset("مرافقيه مرافقه مرافقيها مرافقيهم حراسه حراسها معاونيه مساعديه مساعده معاونه".split())
FAR = 9
WITH = ("مع", "برفقه", "رفقه")
HIS_END = frozenset("مصرعه مصرعهم حتفه حتفهم مصرعها حتفها".split())
LEAVING = frozenset("في اثر جراء خلال عندما بعد قبل برصاص بنيران بقصف بغاره بانفجار علي عند اثناء حين قرب داخل".split())


def with_companions(rows: list[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """Somebody and those with him are one toll: قيادي وثلاثة من مرافقيه are four, the man of that name and أحد مرافقيه two."""
    position = next((n for n, row in enumerate(rows) if row.quantity.min is not None and row.part_of is None and any(t.form in COMPANIONS for t in tokens[row.first : row.last + 2])), None)
    if position is None:
        return rows
    row = rows[position]
    if not tokens[row.first].form.startswith("و") and (not row.first or tokens[row.first - 1].form not in ("و", *WITH)) and RESULTS[tokens[row.first - 1].form] is not None:
        return rows  # مقتل اثنين من مرافقيه: who lives is told otherwise
    leader = rows[position - 1] if position and rows[position - 1].quantity.min == 1 and rows[position - 1].part_of is None else None
    first = leader if leader is not None and leader.measure == row.measure else row
    number = (row.quantity.min or 0) + 1
    whole = msgspec.structs.replace(first, quantity=Quantity(min=number, max=number), demographic=None, last=row.last, span=row.span if first is row else span_over(first, row, tokens), rule=first.rule if first is leader and first.rule.endswith(("fighters", "rebels")) else "ar/counts/sum")
    return [*rows[: position - (first is not row)], whole, *rows[position + 1 :]]


def joined_by_with(clause: Clause, verb: int, rows: list[CountFound], start: int) -> list[CountFound]:
    """The counts of one result word (those from `start` on), the one who fell with others (قتل مع أحد مرافقيه) counted with them."""
    reached = _behind_with(clause, verb)
    if reached is None or reached.unit is None or reached.quantity.min is None:
        return rows
    own = rows[start:]
    others = next((row for row in own if row.first == reached.first), None)
    if others is not None and others.rule.endswith("sum"):
        return rows
    leader = next((row for row in own if row.quantity.min == 1 and row.part_of is None and row.first < reached.first and row is not others), None)
    if others is not None and leader is None and not clause.tokens[verb].form.endswith(("وا", "ا")):
        return [msgspec.structs.replace(row, quantity=_more(row, 1)) if row is others else row for row in rows]
    if leader is None or any(row.part_of is not None for row in own):
        return rows
    group = reached.unit.record.group
    is_mixed = group not in ("unknown", "same", leader.group)
    whole = msgspec.structs.replace(
        leader, quantity=_more(leader, reached.quantity.min), demographic=None, last=reached.last, span=span_over(leader, msgspec.structs.replace(leader, last=reached.last, span=(clause.tokens[reached.first].start, clause.tokens[reached.last].end)), clause.tokens),
        group="unknown" if is_mixed else leader.group, rule="ar/counts/mixed" if is_mixed else leader.rule,
    )
    joined = [whole if row is leader else row for row in rows if row is not others]
    if _is_list(clause, reached) or reached.unit.record.demographic == leader.demographic:
        return joined
    # قتلت أم مع طفلها: each of them is told apart
    span = (clause.tokens[reached.first].start, clause.tokens[reached.last].end)
    own_part = msgspec.structs.replace(leader, quantity=reached.quantity, demographic=reached.unit.record.demographic, group=group, first=reached.first, last=reached.last, span=span, rule="ar/counts/unit")
    return [*joined, *(msgspec.structs.replace(part, part_of=joined.index(whole)) for part in (leader, own_part) if part.demographic in ("children", "women"))]


def _is_list(clause: Clause, reached: Reached) -> bool:
    """Whether و joins several to the first of those who fell with him."""
    return any(t.form.startswith("و") for t in clause.tokens[reached.first + 1 : reached.last + 1])


def _more(row: CountFound, number: int) -> Quantity:
    total = (row.quantity.min or 0) + number
    return Quantity(min=total, max=total)


def _behind_with(clause: Clause, verb: int) -> Reached | None:
    """The people behind مع in the clause of a result word, before where and how it fell: قتل العقيد سامي الراجح مع سائقه, لقي العقيد مصرعه مع اثنين من مرافقيه, not قتل جندي في اشتباكات مع مسلحين."""
    tokens = clause.tokens
    for at in range(verb + 1, min(len(tokens) - 1, verb + FAR)):
        form = tokens[at].form
        if form in STOPS or form in ("،", ",") or at in clause.acts and form not in HIS_END or form in LEAVING and at + 1 not in clause.actors:
            return None
        if form in WITH:
            return _listed(clause, at + 1)
    return None


def _listed(clause: Clause, position: int) -> Reached | None:
    """The people at a token, with those whom و joins to them: مع زوجته وطفليه."""
    reached = reach(clause, position)
    if reached is None or reached.unit is None or reached.quantity.min is None or reached.unit.record.measure in THINGS:
        return None
    while reached.last + 1 < len(clause.tokens) and clause.tokens[reached.last + 1].form.startswith("و"):
        other = reach(clause, reached.last + 1)
        if other is None or other.unit is None or other.quantity.min is None or other.unit.record.group != reached.unit.record.group:
            break
        number = reached.quantity.min + other.quantity.min
        reached = Reached(Quantity(min=number, max=number), reached.unit, reached.first, other.last, False)
    return reached
