"""Whether a list of those who are counted goes on behind what says more of them: parts, ضابطا برتبة رائد وجنديين, 86 مقاتلا من قوات النظام والموالين، و57 من داعش.

In: a sentence as a `Clause` and where the first of a list end. Out: where the next of them stand, or where their parts begin; `None` where nobody follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.counted import is_called_rebel
from riwaya.extract.counting.reached import AT_LEAST, Clause, reach
from riwaya.extract.counting.units import PARTS, carried_measure, units_of
from riwaya.extract.counting.victim_lists import is_besides
from riwaya.model import Token

NEAR = 8
ATTRIBUTES = 3
AGAINST = "مقابل"
ONE_OF_THEM = frozenset("احدهما احداهما احدهم احداهم احداهن احدهن بينهما منهما".split())
COMPLETING = frozenset("مصرعهم مصرعهما حتفهم حتفهما بجروح بجراح".split())


def opens_parts(tokens: Sequence[Token], position: int) -> int | None:
    """Where parts of a whole begin behind what opens them: بينهم, ومنهم, بما في ذلك, بمن فيهم, أحدهما طفلة."""
    form = tokens[position].form
    if form.removeprefix("و") in PARTS or _is_one_of_them(tokens, position):
        return position + 1
    return position + 3 if form.removeprefix("و") in ("بما", "بمن") and [t.form for t in tokens[position + 1 : position + 3]] == ["في", "ذلك"] else None


def near_part(tokens: Sequence[Token], position: int) -> bool:
    """Whether parts of the whole that ends before a token are told soon behind it."""
    return any((form := t.form.removeprefix("و")) in PARTS or form == "بما" or _is_one_of_them(tokens, at) for at, t in enumerate(tokens[position : position + NEAR], position))


def _is_one_of_them(tokens: Sequence[Token], position: int) -> bool:
    """Whether one of those who are counted is said to be a child or a woman: أحدهما طفلة, إحداهن مسنة."""
    if tokens[position].form.removeprefix("و") not in ONE_OF_THEM or position + 1 >= len(tokens):
        return False
    unit = units_of[tokens[position + 1].form][0]
    return unit is not None and unit.number == 1 and unit.record.demographic in ("children", "women")


def goes_on(clause: Clause, position: int) -> bool:
    """Whether the list of a result goes on behind a comma or an aside: its parts follow, or more people that are counted (12 جنديا، وثلاثة مدنيين; ، إضافة إلى جنديين)."""
    tokens = clause.tokens
    if near_part(tokens, position):
        return True
    if tokens[position].form not in ("،", ","):
        return False
    if is_besides(tokens, position + 1) or position + 1 < len(tokens) and (tokens[position + 1].form == AGAINST or tokens[position + 1].form.startswith("و")) and _more_people(clause, position + 1) is not None:
        return True
    behind = reach(clause, position + 1) if position + 1 < len(tokens) and tokens[position + 1].form.startswith("و") else None
    return behind is not None and behind.quantity.min is not None and behind.unit is not None and behind.unit.record.measure is None


def behind_attributes(clause: Clause, position: int, end: int) -> int | None:
    """Where a list goes on behind what says more of the first who are counted: ثلاثة من أفراد الشرطة التركية ومدني, عشرة من منسوبي القوات إضافة إلى ثلاثة عمال."""
    tokens, at = clause.tokens, position
    if at + 1 < end and tokens[at].form == "برتبه":
        at, position = at + 2, position + 2  # ضابطا برتبة رائد وجنديين
    if at + 1 < end and tokens[at].form == "في" and at + 1 in clause.actors:
        at = clause.actors[at + 1].last + 1  # قيادي في الحركة وثلاثة من الجنود
    while at < min(end, position + ATTRIBUTES) and (tokens[at].form.startswith("ال") or tokens[at].form in COMPLETING):
        at += 1
    if at >= end:
        return None
    besides = at + (tokens[at].form in ("،", ","))
    if is_besides(tokens, besides):
        return besides
    joins = (at > position or tokens[at - 2].form == "برتبه") and tokens[at].form.startswith("و") and at not in clause.acts
    if joins and (at in clause.numbers or units_of[tokens[at].form][0] is not None and at + 1 not in clause.acts):
        return at
    return _next_number(clause, position, end)


def _next_number(clause: Clause, position: int, end: int) -> int | None:
    """Where a next number of a list stands behind what says more of those before: تسعة مستودعات للأسلحة و22 عجلة مسلحة, 40 حوثيا على الأقل، و9 مقاتلين من المقاومة, 45 من الموالين للنظام مقابل 26 من داعش."""
    tokens, at, limit = clause.tokens, position, position + ATTRIBUTES + 1
    while at < min(end - 1, limit):
        form = tokens[at].form
        number = clause.numbers.get(at + (form == "و"))
        if number is not None and form.startswith("و"):
            return number.first
        joined = at + (form in ("،", ","))
        if tokens[joined].form == AGAINST or joined > at and tokens[joined].form.startswith("و"):
            return _more_people(clause, joined)
        if at in clause.actors:
            owner = clause.actors[at]
            at, limit = owner.last + 1, limit + owner.last + 1 - at  # 86 مقاتلا من قوات النظام والموالين، و57 عنصرا من داعش
            continue
        at_least = [t.form for t in tokens[at : at + 2]] in AT_LEAST
        says_more = at_least or form in ("من", "غير", "له", "لها", "لهم") or form.removeprefix("و").startswith(("ال", "لل")) or form.endswith(("ين", "ون", "ان", "ات", "ه", "يا"))
        says_more = says_more or is_called_rebel(tokens, at) or form.startswith("ب") and len(form) > 3 and carried_measure[form] is None
        if at in clause.acts or at in clause.numbers or tokens[at].kind != "word" or not says_more:
            return None
        at += 1 + at_least
        limit += at_least or form in ("من", "غير")
    return None


def _more_people(clause: Clause, position: int) -> int | None:
    """Where people with a number of their own, and their unit or their group, are joined at a token by و or set against those before by مقابل."""
    first = position + (clause.tokens[position].form in ("و", AGAINST))
    reached = reach(clause, first) if first in clause.numbers else None
    if reached is None or reached.quantity.min is None or reached.unit is not None and reached.unit.record.measure is not None:
        return None
    is_known = reached.unit is not None or reached.last + 2 in clause.actors and clause.tokens[reached.last + 1].form == "من"
    return first if is_known else None
