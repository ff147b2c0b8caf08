"""Those who stand before the verb that tells what befell them: إن خمسة أشخاص قتلوا, أن جنديا تركيا قتل وأصيب آخر.

In: a sentence as a `Clause` and a result verb. Out: whether its people are to be looked for before it, and their counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.reached import Clause, Reached, reach
from riwaya.extract.counting.result_words import EITHER, RESULTS, SUFFERED_IN, is_result_verb
from riwaya.extract.counting.units import EACH, FAMILIES, OPENING, PARTS, STOPS, THINGS, carried_measure, units_of, without_at_least
from riwaya.extract.values import CountFound, Quantity
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.model import Token

AND_OTHERS = frozenset("اثنين اثنان اثنتين اثنتان اخرين اخران اخرون".split())  # إن جنديين اثنين أصيبا, ثلاثة مدنيين آخرين قتلوا
ATTRIBUTES = 4
COMMAS = ("،", ",")
JOINED = 6
LOOK_BEHIND = 6
LOOK_BEHIND_PLURAL = 14
LOOK_BEHIND_ASIDE = 12
RELATIVES = frozenset("ممن من الذين الذي اللذين التي".split())


def has_subject_before(tokens: Sequence[Token], first: int, actors: Sequence[Found]) -> bool:
    """أربعة مدنيين قتلوا: a verb in the plural or dual with its people right before it."""
    before = without_at_least(tokens, first - 1)  # 12 شخصا على الأقل قتلوا
    before -= before > 0 and tokens[before].form in AND_OTHERS and units_of[tokens[before - 1].form][0] is not None
    if before < 0 or not tokens[first].form.endswith(("وا", "ا")) or tokens[before].kind != "word":
        return False
    if tokens[before].form in load_role_words().own_people and before > 1 and tokens[before - 1].form == "من":
        return True  # اثنين من أعضائها استشهدا
    return units_of[tokens[before].form][0] is not None or any(a.last == before and a.first > 0 and tokens[_led_from(tokens, a.first)].form == "من" for a in actors)


def _led_from(tokens: Sequence[Token], first: int) -> int:
    """The place before a name and the word of people or forces that stands before it: من in من X, من ميليشيا X."""
    return first - 1 - (first > 1 and tokens[first - 1].form in load_role_words().members)


def is_suffered(clause: Clause, first: int) -> bool:
    """Whether a plural verb has no object behind it, so that those before it suffered it, however far: خمسة عناصر من X، بينهم قيادي، قتلوا في غارة."""
    tokens = clause.tokens
    at = first + 1 + (first + 1 < len(tokens) and tokens[first + 1].kind == "quote")  # "استشهدوا" في تفجير
    if not tokens[first].form.endswith("وا") or not first or not has_no_subject_behind(clause, at):
        return False
    end = _before_aside(clause, first)
    return any(number.first < end and number.last >= end - LOOK_BEHIND_PLURAL and number.value.min is not None and not STOPS.intersection(t.form for t in tokens[number.last + 1 : end]) for number in clause.numbers.values())


def has_no_subject_behind(clause: Clause, at: int) -> bool:
    """Whether when, where or how it fell stands right behind a verb, so that nobody does whom it tells of: قتل في هجوم, قتلوا برصاص مجهولين."""
    behind = clause.tokens[at] if at < len(clause.tokens) else None
    if behind is not None and behind.form.startswith("و") and not behind.form.endswith(("وا", "ا")) and RESULTS[behind.form] is not None and is_result_verb(behind.form):
        return True  # قتلوا وأصيب 15 آخرون
    return behind is None or behind.kind == "mark" or behind.form in SUFFERED_IN or behind.form.startswith("ب") and at not in clause.actors


def _before_aside(clause: Clause, end: int) -> int:
    """Where an aside about some of the people begins that ends right before a verb (، بينهم قيادي، قتلوا; تسعة عمال بينهم طفلان أصيبوا); the verb itself where there is none."""
    tokens = clause.tokens
    if end < 3 or tokens[end - 1].form in RELATIVES:
        return end  # بينهم ثمانية ضباط ممن قتلوا
    is_closed = tokens[end - 1].form in COMMAS
    for at in range(end - 2, max(0, end - LOOK_BEHIND_ASIDE), -1):
        form = tokens[at].form
        if form.removeprefix("و") in PARTS or form in EACH:
            opened = at - (tokens[at - 1].form == "من")
            opened -= opened > 0 and tokens[opened - 1].form in COMMAS
            is_told_of = is_closed or tokens[end].form.endswith(("وا", "ا")) and _ends_people(clause, opened - 1)
            return opened if is_told_of else end
        if form in STOPS or form in COMMAS or form in OPENING:
            break
    return end


def _ends_people(clause: Clause, at: int) -> bool:
    """Whether people end at a token, with their group and على الأقل: those of whom an aside goes on to tell."""
    if at > 2 and clause.tokens[at - 1].form in FAMILIES and clause.tokens[at - 2].form == "من":
        at -= 3  # 12 مدنيا على الأقل من عائلة واحدة
    at = without_at_least(clause.tokens, at)
    at -= 2 if at > 1 and clause.tokens[at].form in ("له", "لها", "لهم") else 0  # والموالين له
    if at >= 0 and any(actor.last == at for actor in clause.actors.values()):
        return True
    for place in range(at, max(-1, at - ATTRIBUTES), -1):
        if clause.tokens[place].kind != "word" or place in clause.acts:
            return False
        if units_of[clause.tokens[place].form][0] is not None:
            return True  # ثلاثة مدنيين مجهولي الهوية بينهم طفل قتلوا
    return False


def read_before(
    clause: Clause, first: int, floor: int, measure: str, used: set[int], rows: list[CountFound]
) -> int:
    """The subject before its verb (إن خمسة أشخاص قتلوا, إن جنديين وحارسا أصيبوا, القيادي فلان قتل), and where an aside about some of them begins, else the verb."""
    tokens, numbers = clause.tokens, clause.numbers
    is_plural = tokens[first].form.endswith("وا")
    is_dual = tokens[first].form.endswith("ا") and not is_plural
    furthest = LOOK_BEHIND_PLURAL if is_plural or is_dual or tokens[first].form == "بتسليم" else LOOK_BEHIND  # قام 43 شابا من بلدة كذا بتسليم أنفسهم
    found: list[Reached] = []
    first_seen = _before_aside(clause, first)
    position, furthest = first_seen - 1, furthest + first - first_seen
    while position > max(floor, first - furthest):
        if tokens[position].form in STOPS or tokens[position].form in OPENING:
            break
        lead = next((n for n in numbers.values() if n.last == position), None)
        reached = reach(clause, lead.first if lead else position)
        if reached is not None and lead is None and is_dual and position == first - 1 and reached.quantity.quantifier == "several" and tokens[position].form.endswith("ين"):
            # شرطيين قتلا: the verb tells two from many
            reached = Reached(Quantity(min=2, max=2), reached.unit, reached.first, reached.last, True)
        is_either = reached is not None and reached.is_unit_only and position and tokens[position - 1].form in EITHER
        is_one_of_many = reached is not None and reached.is_unit_only and reached.quantity.min == 1 and is_plural and not found and not tokens[position].form.startswith("و")
        if (reached is None or is_either or is_one_of_many) and lead is None and position + 1 < len(tokens):
            position -= 1  # سبعة بين شهيد ومن فارق الحياة: no one man
            continue
        if reached is not None and not found and reached.first in used and reached.last == first - 1:
            break  # جثامين 29 طفلا قتلوا: they are counted, whoever carries them
        is_crowd = lead is not None and (lead.value.min or 0) > 1 and lead.value.unit is None and not lead.prefix  # not من عائلة واحدة قتلوا
        if lead is not None and is_crowd and is_plural and position == first - 1 and (reached is None or reached.unit is None):
            found.append(Reached(lead.value, None, lead.first, lead.last, False))  # إن العشرات قتلوا
            break
        if reached is not None and reached.first not in used and reached.last < first and _may_suffer(clause, reached, first, measure, has_number=lead is not None):
            before = next((n for n in numbers.values() if n.last == reached.first - 1 - (tokens[reached.first - 1].form == ")")), None)  # قام (43) شابا
            found.append(reached if before is None else Reached(before.value, reached.unit, before.first, reached.last, False))
            position = found[-1].first - 1
            if tokens[position].form == "و":
                position -= 1  # سبعة من عناصر الجيش و71 مسلحا قتلوا: و stands apart from digits
            elif not tokens[found[-1].first].form.startswith("و"):
                break
            continue
        position = (lead.first if lead else position) - 1
    if is_dual and len(found) == 1:
        found = [_with_the_named(clause, found[0])]
    for reached in reversed(found):
        used.update(range(reached.first, reached.last + 1))
        # 8 شهداء وعشرات الإصابات: a unit that says what happened says it against the result word behind it
        own = next((carried for t in tokens[reached.first : reached.last + 1] if (carried := carried_measure[t.form])), None)
        rows.append(counted_row(clause, reached, own or measure, first, rows, part_of=None))
    return first_seen


def _may_suffer(clause: Clause, reached: Reached, first: int, measure: str, *, has_number: bool) -> bool:
    """Whether those at a token are counted and of the sort that a measure is of: people, or things."""
    if reached.is_unit_only and _is_led_by_for(clause.tokens[reached.first].form):
        return False  # يشتبه بقتله لفتاة أوقف
    is_known = reached.unit is not None or has_number and _is_of_a_group(clause, reached.last + 1, first)
    are_things = reached.unit is not None and reached.unit.record.measure is not None
    return is_known and reached.quantity.min is not None and are_things == (measure in THINGS)


def _is_led_by_for(form: str) -> bool:
    """Whether ل leads to a person who counts one, so that no verb behind him is his: لفتاة, لمدني."""
    unit = units_of[form[1:]][0] if form.startswith("ل") and len(form) > 3 else None
    return unit is not None and unit.number is not None


def _with_the_named(clause: Clause, reached: Reached) -> Reached:
    """One who is joined to somebody whom no unit counts, both by the verb in the dual: إن سامي الراجح ونجله قتلا."""
    if reached.quantity.min != 1 or not reached.is_unit_only or not clause.tokens[reached.first].form.startswith("و"):
        return reached
    is_told_apart = reached.unit is not None and reached.unit.record.demographic is not None
    return Reached(Quantity(min=2, max=2), None if is_told_apart else reached.unit, reached.first, reached.last, True)


def _is_of_a_group(clause: Clause, first: int, end: int) -> bool:
    """Whether nothing but من and an actor, or people of those who speak, stands between a number and its verb: خمسة من الشرطة قتلوا, اثنين من أعضائها استشهدا."""
    if first == end - 1 and clause.tokens[first].form in load_role_words().own_people:
        return True
    name = first + 1 + (first + 2 < end and clause.tokens[first + 1].form in load_role_words().members and first + 2 in clause.actors)
    if first >= end or clause.tokens[first].form != "من" or name not in clause.actors:
        return False
    behind = clause.actors[name].last + 1
    end = without_at_least(clause.tokens, end - 1) + 1  # 7 من الشرطة على الأقل قتلوا
    joined = clause.tokens[behind:end]
    # خمسة من الشرطة وقوات موالية لها قتلوا
    is_list = bool(joined) and joined[0].form.startswith("و") and len(joined) <= JOINED and all(t.kind == "word" for t in joined) and clause.acts.isdisjoint(range(behind, end))
    return behind == end or is_list
