"""The parts of a whole that stand behind it: one of them at a place, and where they are told far behind, past when and where it fell.

In: a sentence as a `Clause` and a place behind a whole. Out: what is counted there with its age, sex or group; the place of the parts, `None` where there are none.
"""

from __future__ import annotations

from riwaya.extract.counting.lists.going_on import SHARED_OUT, Counted, composition, opens_parts
from riwaya.extract.counting.reached import Clause, reach
from riwaya.extract.counting.units import PARTS, STOPS, THEY

FAR = 30
BEING_OF = (["من", "بينهم"], ["من", "ضمنهم"])


def counted_at(clause: Clause, position: int) -> Counted | None:
    """The people at a token as a part of a list: where they stand, how many, of which age or sex."""
    reached = reach(clause, position)
    if reached is None or reached.quantity.min is None or reached.unit is not None and reached.unit.record.measure is not None:
        return None
    # 3 عناصر من قسد, سبعة من قسد: with their group
    behind = clause.tokens[reached.last + 1 : reached.last + 3]
    owner = clause.actors.get(reached.last + 2 + (behind[1].kind == "quote")) if len(behind) == 2 and behind[0].form == "من" else None
    if reached.unit is None:
        return None if owner is None else (reached.first, owner.last, reached.quantity.min, None, owner.entries[0].id)
    record = reached.unit.record
    named = clause.actors.get(reached.last)
    if named is not None and named.last > reached.last and record.side is not None:
        return reached.first, named.last, reached.quantity.min, record.demographic, named.entries[0].id  # 8 من مسلحي العشائر
    if owner is not None and record.side is not None:
        return reached.first, owner.last, reached.quantity.min, record.demographic, owner.entries[0].id
    return reached.first, reached.last, reached.quantity.min, record.demographic, record.group


def far_parts(clause: Clause, position: int, whole: int | None, end: int, *, is_behind_verb: bool = False) -> int | None:
    """Where the parts of a whole are told behind a comma, after when and where it fell: قتل 23 مسلحا في معارك قرب خان شيخون، بينهم 12 من X; قتل ستة في قصف على تعز، هم طفلان وأربع نساء.

    Behind the verb of a subject that stands before it no comma is needed: إن تسعة مدنيين قتلوا في غارة بينهم ثلاثة أطفال.
    """
    tokens = clause.tokens
    for at in range(position, min(end, position + FAR) - 1):
        if tokens[at].form in STOPS or at in clause.numbers and clause.numbers[at].value.unit is None:
            return None
        if is_behind_verb and opens_parts(tokens, at) is not None:
            return at
        if tokens[at].form not in ("،", ","):
            continue
        if tokens[at + 1].form.removeprefix("و") in PARTS or [t.form for t in tokens[at + 1 : at + 3]] in BEING_OF:
            return at + 1
        if tokens[at + 1].form in THEY or tokens[at + 1].form in SHARED_OUT:
            return composition(tokens, at + 1, whole, lambda place: counted_at(clause, place))
    return None
