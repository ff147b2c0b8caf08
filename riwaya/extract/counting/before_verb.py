"""Those who stand before the verb that tells what befell them: إن خمسة أشخاص قتلوا, أن جنديا تركيا قتل وأصيب آخر.

In: a sentence as a `Clause` and a result verb. Out: whether its people are to be looked for before it, and their counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.reached import AT_LEAST, Clause, Reached, reach
from riwaya.extract.counting.result_words import EITHER, SUFFERED_IN
from riwaya.extract.counting.units import EACH, OPENING, PARTS, STOPS, THINGS, carried_measure, units_of
from riwaya.extract.values import CountFound, Quantity
from riwaya.lexicon import Found
from riwaya.model import Token

LOOK_BEHIND = 6
LOOK_BEHIND_PLURAL = 14
LOOK_BEHIND_ASIDE = 12
RELATIVES = frozenset("ممن من الذين الذي اللذين التي".split())


def has_subject_before(tokens: Sequence[Token], first: int, actors: Sequence[Found]) -> bool:
    """أربعة مدنيين قتلوا: a verb in the plural or dual with its people right before it."""
    before = first - 1 - 2 * ([t.form for t in tokens[max(0, first - 2) : first]] in AT_LEAST)  # 12 شخصا على الأقل قتلوا
    return before >= 0 and tokens[first].form.endswith(("وا", "ا")) and tokens[before].kind == "word" and (units_of[tokens[before].form][0] is not None or any(a.last == before and tokens[a.first - 1].form == "من" for a in actors))


def is_suffered(clause: Clause, first: int) -> bool:
    """Whether a plural verb has no object behind it, so that those before it suffered it, however far: خمسة عناصر من X، بينهم قيادي، قتلوا في غارة."""
    tokens = clause.tokens
    at = first + 1 + (first + 1 < len(tokens) and tokens[first + 1].kind == "quote")  # "استشهدوا" في تفجير
    behind = tokens[at] if at < len(tokens) else None
    if not tokens[first].form.endswith("وا") or not first or behind is not None and not (behind.kind == "mark" or behind.form in SUFFERED_IN or behind.form.startswith("ب") and at not in clause.actors):
        return False
    end = before_aside(clause, first)
    return any(number.first < end and number.last >= end - LOOK_BEHIND_PLURAL and number.value.min is not None and not STOPS.intersection(t.form for t in tokens[number.last + 1 : end]) for number in clause.numbers.values())


def before_aside(clause: Clause, end: int) -> int:
    """Where an aside about some of the people begins that ends right before a verb (، بينهم قيادي، قتلوا; تسعة عمال بينهم طفلان أصيبوا); the verb itself where there is none."""
    tokens = clause.tokens
    if end < 3 or tokens[end - 1].form in RELATIVES:
        return end  # بينهم ثمانية ضباط ممن قتلوا
    is_closed = tokens[end - 1].form in ("،", ",")
    for at in range(end - 2, max(0, end - LOOK_BEHIND_ASIDE), -1):
        form = tokens[at].form
        if form.removeprefix("و") in PARTS or form in EACH:
            at -= tokens[at - 1].form == "من"
            opened = at - (tokens[at - 1].form in ("،", ","))
            return opened if is_closed or tokens[end].form.endswith(("وا", "ا")) and _ends_people(clause, opened - 1) else end
        if form in STOPS or form in ("،", ",") or form in OPENING:
            break
    return end


def _ends_people(clause: Clause, at: int) -> bool:
    """Whether people end at a token, with their group and على الأقل: those of whom an aside goes on to tell."""
    at -= 2 * ([t.form for t in clause.tokens[max(0, at - 1) : at + 1]] in AT_LEAST)
    at -= 2 * (at > 1 and clause.tokens[at].form in ("له", "لها", "لهم"))  # والموالين له
    return at >= 0 and (units_of[clause.tokens[at].form][0] is not None or any(actor.last == at for actor in clause.actors.values()))


def read_before(
    clause: Clause, first: int, floor: int, measure: str, used: set[int], rows: list[CountFound]
) -> None:
    """The subject before its verb: إن خمسة أشخاص قتلوا, إن جنديين وحارسا أصيبوا, القيادي فلان قتل."""
    tokens, numbers = clause.tokens, clause.numbers
    furthest = LOOK_BEHIND_PLURAL if tokens[first].form.endswith(("وا", "ا")) else LOOK_BEHIND
    found: list[Reached] = []
    first_seen = before_aside(clause, first)
    position, furthest = first_seen - 1, furthest + first - first_seen
    while position > max(floor, first - furthest):
        if tokens[position].form in STOPS or tokens[position].form in OPENING:
            break
        lead = next((n for n in numbers.values() if n.last == position), None)
        reached = reach(clause, lead.first if lead else position)
        if reached is not None and lead is None and position == first - 1 and reached.quantity.quantifier == "several" and tokens[position].form.endswith("ين") and tokens[first].form.endswith("ا") and not tokens[first].form.endswith("وا"):
            # شرطيين قتلا: the verb tells two from many
            reached = Reached(Quantity(min=2, max=2), reached.unit, reached.first, reached.last, True)
        is_either = reached is not None and reached.is_unit_only and position and tokens[position - 1].form in EITHER
        is_one_of_many = reached is not None and reached.is_unit_only and reached.quantity.min == 1 and tokens[first].form.endswith("وا") and not found and not tokens[position].form.startswith("و")
        if (reached is None or is_either or is_one_of_many) and lead is None and position + 1 < len(tokens):
            position -= 1  # سبعة بين شهيد ومن فارق الحياة: no one man
            continue
        if (reached is None or reached.unit is None) and lead is not None and position == first - 1 and tokens[first].form.endswith("وا") and lead.value.min is not None and lead.value.unit is None and not lead.prefix:
            found.append(Reached(lead.value, None, lead.first, lead.last, False))  # إن العشرات قتلوا
            break
        is_of_group = reached is not None and lead is not None and _is_of_a_group(clause, reached.last + 1, first)
        if reached is not None and (reached.unit is not None or is_of_group) and reached.quantity.min is not None and reached.first not in used and reached.last < first and (reached.unit is not None and reached.unit.record.measure is not None) == (measure in THINGS):
            before = next((n for n in numbers.values() if n.last == reached.first - 1), None)
            found.append(reached if before is None else Reached(before.value, reached.unit, before.first, reached.last, False))
            position = found[-1].first - 1
            if not tokens[found[-1].first].form.startswith("و"):
                break
            continue
        position = (lead.first if lead else position) - 1
    if len(found) == 1 and found[0].quantity.min == 1 and found[0].is_unit_only and tokens[found[0].first].form.startswith("و") and tokens[first].form.endswith("ا") and not tokens[first].form.endswith("وا"):
        is_told_apart = found[0].unit is not None and found[0].unit.record.demographic is not None
        found = [Reached(Quantity(min=2, max=2), None if is_told_apart else found[0].unit, found[0].first, found[0].last, True)]  # إن سامي الراجح ونجله قتلا
    for reached in reversed(found):
        used.update(range(reached.first, reached.last + 1))
        # 8 شهداء وعشرات الإصابات: a unit that says what happened says it against the result word behind it
        own = next((carried for t in tokens[reached.first : reached.last + 1] if (carried := carried_measure[t.form])), None)
        rows.append(counted_row(clause, reached, own or measure, first, rows, part_of=None))


def _is_of_a_group(clause: Clause, first: int, end: int) -> bool:
    """خمسة من الشرطة قتلوا: nothing but من and an actor stands between a number and its verb."""
    return first < end and clause.tokens[first].form == "من" and first + 1 in clause.actors and clause.actors[first + 1].last == end - 1
