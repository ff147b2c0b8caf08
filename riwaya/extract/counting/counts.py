"""How many: numbers tied to what happened (killed, wounded, detained ...) and to who they were.

Reads languages/ar/people.yaml and results.yaml. A result word looks ahead in its clause for a quantity with a unit, or a unit that
counts by itself (عنصرين, طفل); lists go on over و; بينهم opens parts of the whole before. Numbers with other units are no counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.counted import PARTS, STOPS, THEY, THINGS, Clause, Reached, carried_measure, counted_row, reach, unit_at, units_of, with_adjective
from riwaya.extract.counting.dead_and_wounded import is_in_danger, read_bodies, read_fallen, read_his, read_rising, read_said
from riwaya.extract.counting.hit_things import read_hit
from riwaya.extract.counting.left_out import without_added, without_likes
from riwaya.extract.counting.losses import with_losers
from riwaya.extract.counting.named_victims import MEASURES, named_victim, opening_subject
from riwaya.extract.counting.result_words import EITHER, HARMED, LIFE, RESULTS, is_joint, is_lost, read_results
from riwaya.extract.counting.victim_lists import COMPANIONS, SHARED_OUT, Counted, composition, comrades, summed
from riwaya.extract.values import CountFound, Quantity
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.quantities import load_quantity_words
from riwaya.model import Mention, Sentence, Token

LOOK_AHEAD = 14
LOOK_BEHIND = 6
OPENING = frozenset(("ان", "بان", "لان"))  # قال أحد القرويين إن مسلحين قتلوا: who speaks is not counted
FAR = 30
LOOK_BEHIND_PLURAL = 14
BY = frozenset("برصاص بنيران بيد بايدي يد ايدي قبل".split())
BESIDES = frozenset((("بالاضافه", "الي"), ("اضافه", "الي"), ("الي", "جانب"), ("فضلا", "عن"), ("علاوه", "علي")))
SUFFERED_IN = frozenset("في اثر جراء خلال اثناء عندما حين لدي عند بعد امس اليوم مساء صباح فجر ليل الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت و اليوم قرب".split())
ANOTHER = frozenset("اخر اخري اخرا اخران اخرين اخرون".split())  # ورجل آخر: one man, no other beside him
EACH = frozenset("احدهما احداهما كلاهما وهما هما الاول".split())  # قتل عنصران أحدهما قيادي: no object follows

def read_counts(sentence: Sentence, text: str, *, lexicon_matches: Sequence[Found], numbers: Sequence[Mention[Quantity]]) -> tuple[CountFound, ...]:
    """The counts of a sentence, in order; `part_of` is the position of the whole in this tuple."""
    words = load_quantity_words()
    tokens = sentence.tokens
    by_first = {number.first: number for number in numbers}
    actors = {found.first: found for found in lexicon_matches if found.table == "actor"}
    acts = frozenset(found.first for found in lexicon_matches if found.table == "trigger")
    used: set[int] = set()
    rows: list[CountFound] = []
    clause = Clause(sentence, by_first, actors, acts, words)
    results = read_results(sentence, words)
    read_bodies(clause, used, rows)
    read_said(clause, used, rows)
    for index, (first, last, measure, until) in enumerate(results):
        end = until or (results[index + 1][0] if index + 1 < len(results) else len(tokens))
        # مقتل وإصابة 15: the number is of both together, so neither measure may have it
        if is_joint(tokens, results, index) or (index and is_joint(tokens, results, index - 1)):
            continue
        if measure == "missing" and is_lost(tokens[first + 1 : first + LIFE]):
            measure = "killed"
        before = len(rows)
        if _has_subject_before(tokens, first, tuple(actors.values())) or _is_suffered(clause, first):
            _read_behind(clause, first, results[index - 1][1] if index else -1, measure, used, rows)
        if len(rows) == before:
            _read_ahead(clause, last + 1, end, measure, first, used, rows)
            if len(rows) == before + 1 and measure in HARMED and (parts := _far_parts(clause, rows[before], end)) is not None:
                _read_ahead(clause, parts, end, measure, first, used, rows, whole=before, is_composed=tokens[parts].form.removeprefix("و") not in PARTS and tokens[parts].form != "من")
        rows[before:] = summed(_with_companions(comrades(rows[before:], tokens), tokens), tokens, before)
        if len(rows) == before:
            _read_behind(clause, first, results[index - 1][1] if index else -1, measure, used, rows)
        if len(rows) == before and measure in MEASURES and (person := named_victim(clause, last + 1, end)) is not None:
            used.update(range(person.first, person.last + 1))
            rows.append(counted_row(clause, person, measure, first, rows, part_of=None))
        if len(rows) == before and measure in HARMED and (person := opening_subject(clause, first)) is not None and person.first not in used:
            used.update(range(person.first, person.last + 1))
            rows.append(counted_row(clause, person, measure, first, rows, part_of=None))
    read_his(clause, used, rows)
    _read_carried(clause, used, rows)
    read_fallen(clause, used, rows)
    read_rising(clause, used, rows)
    read_hit(clause, used, rows)
    return tuple(with_losers(clause, without_likes(without_added(rows, tokens))))


def _has_subject_before(tokens: Sequence[Token], first: int, actors: Sequence[Found]) -> bool:
    """أربعة مدنيين قتلوا: a verb in the plural or dual with its people right before it."""
    return first > 0 and tokens[first].form.endswith(("وا", "ا")) and tokens[first - 1].kind == "word" and (units_of[tokens[first - 1].form][0] is not None or any(a.last == first - 1 and tokens[a.first - 1].form == "من" for a in actors))


def _is_suffered(clause: Clause, first: int) -> bool:
    """Whether a plural verb has no object behind it, so that those before it suffered it, however far: خمسة عناصر من X، بينهم قيادي، قتلوا في غارة."""
    tokens = clause.tokens
    at = first + 1 + (first + 1 < len(tokens) and tokens[first + 1].kind == "quote")  # "استشهدوا" في تفجير
    behind = tokens[at] if at < len(tokens) else None
    if not tokens[first].form.endswith("وا") or not first or behind is not None and not (behind.kind == "mark" or behind.form in SUFFERED_IN or behind.form.startswith("ب") and at not in clause.actors):
        return False
    end = _before_aside(tokens, first)
    return any(number.first < end and number.last >= end - LOOK_BEHIND_PLURAL and number.value.min is not None and not STOPS.intersection(t.form for t in tokens[number.last + 1 : end]) for number in clause.numbers.values())


def _before_aside(tokens: Sequence[Token], end: int) -> int:
    """Where an aside about some of the people begins that ends right before a token (، بينهم قيادي، قتلوا); the token itself where there is none."""
    if end < 3 or tokens[end - 1].form not in ("،", ","):
        return end
    opened = next((p for p in range(end - 2, max(-1, end - 12), -1) if tokens[p].form in ("،", ",")), None)
    if opened is None or not any(t.form.lstrip("و") in PARTS or t.form in EACH for t in tokens[opened + 1 : opened + 3]):
        return end
    return opened


def _read_ahead(
    clause: Clause, start: int, end: int, measure: str, trigger: int | None, used: set[int], rows: list[CountFound], *, whole: int | None = None, is_composed: bool = False
) -> None:
    """Counts behind a result word; behind a count that stands alone (`whole`, its place in the rows) only its parts, which begin at `start` where it `is_composed` of them."""
    tokens = clause.tokens
    in_parts, is_verb = is_composed, trigger is not None and (RESULTS[tokens[trigger].form] or (None,))[0] is not None
    position, limit = start, min(end, start + LOOK_AHEAD)
    while position < limit:
        form = tokens[position].form
        if form in STOPS or form in OPENING:
            return  # رد المتحدث بأن ...: another statement begins
        if form.lstrip("ومن") in PARTS or form in PARTS:
            in_parts = whole is not None
            position, limit = position + 1, min(end, position + LOOK_AHEAD)
            continue
        reached = reach(clause, position)
        if reached is not None and reached.quantity.min is None and tokens[position - 1].form in BY:
            position = reached.last + 1  # برصاص مسلحين: they did it
            continue
        if reached is None or reached.first in used:
            if whole is not None and form in ("،", ",", "في", "جراء", "اثر", "خلال", "بقصف", "بعد") and not in_parts and not _goes_on(clause, position):
                return
            position += 1
            continue
        counted = reached.unit.record.measure if reached.unit else None
        if measure != "deployed" and (counted is None) == (measure in THINGS):
            # people are no vehicles, nor things people: تدمير نفقين ومقتل ثلاثة
            position += 1
            continue
        if position == start and (met := _after_subject(clause, reached, limit, is_verb=is_verb)) is not None:
            position = met
            continue
        reached.last = with_adjective(clause, reached, limit)
        used.update(range(reached.first, reached.last + 1))
        carried = next((own for t in tokens[reached.first : reached.last + 1] if (own := carried_measure[t.form]) is not None), None)
        if carried == "wounded" and measure == "killed" and position == start:
            carried = None  # وفاة جريحين
        if measure == "released":
            carried = None  # أفرجت عن ثلاثين معتقلا
        if rows and (reached.unit is None or reached.unit.record.demographic is None) and is_in_danger(tokens, reached.first, reached.last):
            position = reached.last + 1  # تسعة جرحى، ثلاثة منهم في حالة خطرة: how badly some are hurt
            continue
        row = counted_row(clause, reached, carried or measure, trigger, rows, part_of=whole if in_parts else None)
        rows.append(row)
        if not in_parts and whole is None:
            whole = len(rows) - 1
        # جنديان أميركيان وجندي بريطاني: what says whose the soldiers are is passed over
        position = next((a.last for a in clause.actors.values() if a.first == reached.last and a.last > reached.last), reached.last) + 1
        position += position < end and tokens[position].form in ANOTHER and reached.unit is not None and reached.unit.record.group != "same"
        limit = min(end, reached.last + 1 + LOOK_AHEAD)
        position = _companions(clause, position, end) if reached.quantity.min == 1 else position
        if not in_parts and whole == len(rows) - 1 and row.demographic is None:
            parts = composition(tokens, position, row.quantity.min, lambda at: _counted(clause, at))
            if parts is not None:
                position, in_parts = parts, True
                continue
        if not in_parts and position < end and not (tokens[position].form.startswith("و") or tokens[position].form in ("،", ",", "من", "بينهم", "اخرين") or _near_part(tokens, position)):
            if not _near_part(tokens, position):
                return


def _counted(clause: Clause, position: int) -> Counted | None:
    """The people at a token as a part of a list: where they stand, how many, of which age or sex."""
    reached = reach(clause, position)
    if reached is None or reached.unit is None or reached.quantity.min is None or reached.unit.record.measure is not None:
        return None
    return reached.first, reached.last, reached.quantity.min, reached.unit.record.demographic, reached.unit.record.group


def _after_subject(clause: Clause, reached: Reached, limit: int, *, is_verb: bool) -> int | None:
    """Where the object stands of armed people right behind a verb who are its doers, since it follows bare: خطف مسلحون ثلاثة عمال, اعتقل عناصر الشرطة شابين, اغتال مسلحان مختار القرية."""
    tokens = clause.tokens
    if reached.unit is None or reached.unit.record.side is None:
        return None
    form = tokens[reached.first].form
    is_dual = reached.is_unit_only and reached.quantity.min == 2 and form.endswith("ان")
    is_one = is_verb and reached.is_unit_only and reached.quantity.min == 1 and not form.endswith("ا")
    if reached.quantity.min is not None and not is_dual and not is_one:
        return None
    if not is_one and not form.endswith(("ون", "ان")) and (not is_verb or form.endswith("ين")):
        return None
    for position in range(reached.last + 1, min(limit, reached.last + 9)):
        form = tokens[position].form
        if form.startswith("و") and _serves(form):
            continue  # أعدم جنود ومسلحون ثلاثين مدنيا
        if form in STOPS or form in ("،", ",") or form in ("في", "برصاص", "بنيران", "بقصف", "اثر", "جراء", "خلال", "بانفجار") or form == "و" or (form.startswith(("و", "ب")) and len(form) > 3):
            return None
        if form in EACH:
            return None
        after = reach(clause, position)
        if after is not None and after.unit is not None and (after.unit.record.measure is None or not (is_dual or is_one)) and (not is_one or tokens[after.first].kind == "number" or tokens[after.last].form.endswith("ا")) and form not in ("من", "علي"):
            return position
    return None


def _serves(form: str) -> bool:
    """Whether a word joined by و names more armed people: ومسلحون, وعناصر."""
    unit = units_of[form][0]
    return unit is not None and unit.record.side is not None


def _read_behind(
    clause: Clause, first: int, floor: int, measure: str, used: set[int], rows: list[CountFound]
) -> None:
    """The subject before its verb: إن خمسة أشخاص قتلوا, إن جنديين وحارسا أصيبوا, القيادي فلان قتل."""
    tokens, numbers = clause.tokens, clause.numbers
    furthest = LOOK_BEHIND_PLURAL if tokens[first].form.endswith(("وا", "ا")) else LOOK_BEHIND
    found: list[Reached] = []
    first_seen = _before_aside(tokens, first)
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
    for reached in reversed(found):
        used.update(range(reached.first, reached.last + 1))
        # 8 شهداء وعشرات الإصابات: a unit that says what happened says it against the result word behind it
        own = next((carried for t in tokens[reached.first : reached.last + 1] if (carried := carried_measure[t.form])), None)
        rows.append(counted_row(clause, reached, own or measure, first, rows, part_of=None))


def _is_of_a_group(clause: Clause, first: int, end: int) -> bool:
    """خمسة من الشرطة قتلوا: nothing but من and an actor stands between a number and its verb."""
    return first < end and clause.tokens[first].form == "من" and first + 1 in clause.actors and clause.actors[first + 1].last == end - 1


def _near_part(tokens: Sequence[Token], position: int) -> bool:
    return any(t.form in PARTS or t.form.lstrip("و") in PARTS for t in tokens[position : position + 8])


def _goes_on(clause: Clause, position: int) -> bool:
    """Whether the list of a result goes on behind a comma or an aside: its parts follow, or more people that are counted (12 جنديا، وثلاثة مدنيين; ، إضافة إلى جنديين)."""
    tokens = clause.tokens
    if _near_part(tokens, position):
        return True
    if tokens[position].form not in ("،", ","):
        return False
    besides = tuple(t.form.removeprefix("و") for t in tokens[position + 1 : position + 3])
    if besides in BESIDES or besides and besides[0] in ("اضافه", "بالاضافه") and besides[-1].startswith("ل"):
        return True
    behind = reach(clause, position + 1) if position + 1 < len(tokens) and tokens[position + 1].form.startswith("و") else None
    return behind is not None and behind.quantity.min is not None and behind.unit is not None and behind.unit.record.measure is None


def _read_carried(
    clause: Clause, used: set[int], rows: list[CountFound]
) -> None:
    """Units that carry their measure (عشرة قتلى, 12 جريحا) with a number of their own and no result word before them."""
    tokens, numbers, words = clause.tokens, clause.numbers, clause.words
    for first, number in sorted(numbers.items()):
        at = number.last + 1 + (number.last + 1 < len(tokens) and tokens[number.last + 1].form == "من")  # 30 من القتلى
        unit = unit_at(tokens, at, words)
        if unit is None or first in used or rows and is_in_danger(tokens, first, unit[1]):
            continue
        carried = carried_measure[tokens[at].form]
        if carried:
            rows.append(counted_row(clause, Reached(number.value, unit[0], first, unit[1], False), carried, None, rows, part_of=None))
            used.update(range(first, unit[1] + 1))
            parts = composition(tokens, unit[1] + 1, number.value.min, lambda at: _counted(clause, at))
            if unit[1] + 1 < len(tokens) and (parts is not None or _near_part(tokens, unit[1] + 1)):
                end = next((first for first, *_ in read_results(clause.sentence, words) if first > unit[1]), len(tokens))
                _read_ahead(clause, parts or unit[1] + 1, end, carried, None, used, rows, whole=len(rows) - 1, is_composed=parts is not None)
            second = unit_at(tokens, unit[1] + 1, words)
            other = carried_measure[tokens[unit[1] + 1].form] if second and tokens[unit[1] + 1].form.startswith("و") else None
            if second and other and other != carried and number.value.max is None:
                # عشرات القتلى والجرحى: a vague number holds for each
                rows.append(counted_row(clause, Reached(number.value, second[0], first, second[1], False), other, None, rows, part_of=None))


def _far_parts(clause: Clause, row: CountFound, end: int) -> int | None:
    """Where the parts of a whole are told behind a comma, after when and where it fell: قتل 23 مسلحا في معارك قرب خان شيخون، بينهم 12 من X; قتل ستة في قصف على تعز، هم طفلان وأربع نساء."""
    tokens = clause.tokens
    for at in range(row.last + 1, min(end, row.last + 1 + FAR) - 1):
        if tokens[at].form in STOPS or at in clause.numbers and clause.numbers[at].value.unit is None:
            return None
        if tokens[at].form not in ("،", ","):
            continue
        if tokens[at + 1].form.removeprefix("و") in PARTS or [t.form for t in tokens[at + 1 : at + 3]] == ["من", "بينهم"]:
            return at + 1
        if tokens[at + 1].form in THEY or tokens[at + 1].form in SHARED_OUT:
            return composition(tokens, at + 1, row.quantity.min, lambda position: _counted(clause, position))
    return None


def _companions(clause: Clause, position: int, end: int) -> int:
    """Where those stand who were with one man (قيادي في التنظيم يدعى فلان وثلاثة من مرافقيه): his group and his name are passed over; the position itself where there are none."""
    for ahead in range(position, min(end, position + LOOK_AHEAD)):
        if clause.tokens[ahead].form in STOPS or clause.tokens[ahead].form in ("،", ","):
            break
        number = clause.numbers.get(ahead)
        if number is not None and clause.tokens[ahead].form.startswith("و") and any(t.form in COMPANIONS for t in clause.tokens[number.last + 1 : number.last + 3]):
            return ahead
    return position


def _with_companions(rows: list[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """Somebody and those with him are one toll: قيادي وثلاثة من مرافقيه are four, the man of that name and أحد مرافقيه two."""
    position = next((n for n, row in enumerate(rows) if row.quantity.min is not None and row.part_of is None and any(t.form in COMPANIONS for t in tokens[row.first : row.last + 2])), None)
    if position is None:
        return rows
    row = rows[position]
    if not tokens[row.first].form.startswith("و") and (not row.first or tokens[row.first - 1].form not in ("و", "مع")) and RESULTS[tokens[row.first - 1].form] is not None:
        return rows  # مقتل اثنين من مرافقيه: who lives is told otherwise
    leader = rows[position - 1] if position and rows[position - 1].quantity.min == 1 and rows[position - 1].part_of is None else None
    first = leader if leader is not None and leader.measure == row.measure else row
    number = (row.quantity.min or 0) + 1
    whole = msgspec.structs.replace(first, quantity=Quantity(min=number, max=number), demographic=None, last=row.last, span=(first.span[0], row.span[1]), rule="ar/counts/sum")
    return [*rows[: position - (first is not row)], whole, *rows[position + 1 :]]
