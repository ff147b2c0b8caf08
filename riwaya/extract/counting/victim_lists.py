"""Lists of who the victims were: the parts that make up a whole (3 مدنيين، طفلان وامرأة) and the whole that parts make up (رجل وطفل).

In: the counts of one result word. Out: the same with the whole of a list that no number sums up, and men told apart from people only
where women or children stand beside them: a man by himself is a person, as the coders of casualties count him. `only_own_rows` leaves
out what is no row beside the others of its sentence: the dead by whom a total rose, and men as all that a whole is made up of.
`goes_on`, `behind_attributes` and `opens_parts` say whether the list goes on behind what says more of its first, and where its next stand
or its parts begin: ضابطا برتبة رائد وجنديين, 86 مقاتلا من قوات النظام والموالين، و57 من داعش.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from riwaya.extract.counting.counted import ARMED_RULES, is_called_rebel, span_over
from riwaya.extract.counting.reached import AT_LEAST, Clause, reach
from riwaya.extract.counting.running_totals import TALLIES
from riwaya.extract.counting.units import FAMILIES, PARTS, carried_measure, units_of
from riwaya.extract.values import CountFound, Quantity
from riwaya.model import Token

ARMY = frozenset("جندي جنديا جنديين جنديان جنود ضابط ضابطا ضابطين ضابطان ضباط مجند مجندا مجندين مجندان عسكري عسكريين عسكريا".split())
LEADERS = frozenset("قيادي قياديا قياديان قايد قايدا زعيم امير مسوول".split())
BRACKET = 8
OPENERS = frozenset(("(", "هم", "وهم", "هما", "وهما", "،", ",", "-", "–"))
FIRM = frozenset(("(", "هم", "وهم", "هما", "وهما"))
BESIDES = frozenset((("بالاضافه", "الي"), ("اضافه", "الي"), ("الي", "جانب"), ("فضلا", "عن"), ("علاوه", "علي")))
SHARED_OUT = frozenset("يتوزعون توزعوا يتوزع توزع موزعين موزعون يتوزعان".split())
SAME = frozenset("واحده واحد نفسها كامله".split())
SHARING = frozenset(("علي", "الي", "بين"))
AFTER = frozenset("بعد عقب اثر باضافه".split())
ADDING = frozenset("انتشال العثور وفاه استشهاد مقتل ارتقاء مفارقه تسجيل".split())
NEAR = 8
ATTRIBUTES = 3
AGAINST = "مقابل"
ONE_OF_THEM = frozenset("احدهما احداهما احدهم احداهم احداهن احدهن بينهما منهما".split())
COMPLETING = frozenset("مصرعهم مصرعهما حتفهم حتفهما بجروح بجراح".split())
Counted = tuple[int, int, int, str | None, str]
"""First token, last token, how many, demographic, group."""


def is_besides(tokens: Sequence[Token], position: int) -> bool:
    """Whether others are added to the list at a token: إضافة إلى, فضلا عن, إضافة لثلاثة."""
    besides = tuple(t.form.removeprefix("و") for t in tokens[position : position + 2])
    return besides in BESIDES or len(besides) == 2 and besides[0] in ("اضافه", "بالاضافه") and besides[1].startswith("ل")


def composition(tokens: Sequence[Token], position: int, whole: int | None, read: Callable[[int], Counted | None]) -> int | None:
    """Where the list of parts of a whole starts: the list begins here, names people by age, sex or force (ستة قتلى هم ثلاثة شرطيين وثلاثة مدنيين) and adds up to the whole.

    `read` gives the unit at a token. In brackets or behind هم it may leave some of the whole out.
    """
    if whole is None:
        return None
    is_firm = False
    position = _behind_family(tokens, position)
    while position < len(tokens) and (tokens[position].form in OPENERS or tokens[position].kind == "quote" or tokens[position].form in SHARED_OUT or tokens[position].form in SHARING and tokens[position - 1].form in SHARED_OUT or tokens[position].form == ":" and tokens[position - 1].form in FIRM):
        is_firm = is_firm or tokens[position].form in FIRM or tokens[position].form in SHARED_OUT or tokens[position].kind == "quote"
        position += 1
    start, total = position, 0
    ages, groups = set[str | None](), set[str]()
    if position >= len(tokens) or tokens[position].form.startswith("و"):
        return None
    counted = read(position)
    while counted is not None:
        total += counted[2]
        ages.add(counted[3])
        groups.add(counted[4])
        position = _behind_description(tokens, counted[1])
        if position < len(tokens) and tokens[position].form in ("،", ","):
            position += 1
        is_next = position < len(tokens) and (tokens[position].form.startswith("و") or tokens[position - 1].form in ("،", ","))
        position += is_next and tokens[position].form == "و"  # 19 مسلحا و24 مدنيا: و stands apart from digits
        counted = read(position) if is_next and position < len(tokens) else None
    is_told_apart = ages != {None} or len(groups) > 1
    return start if is_told_apart and (total == whole or (is_firm and 0 < total < whole)) else None


def _behind_description(tokens: Sequence[Token], last: int) -> int:
    """Where a list of parts goes on behind one of them, past an adjective of definite people and who they were: 13 من المسلحين القبليين, مدنيان (طفلة وسيدة)."""
    position = last + 1
    if position < len(tokens) and tokens[last].form.startswith("ال") and tokens[position].form.startswith("ال") and tokens[position].form[-2:] == tokens[last].form[-2:]:
        position += 1
    if position < len(tokens) and tokens[position].form == "(":
        position = next((at + 1 for at in range(position, min(len(tokens), position + BRACKET)) if tokens[at].form == ")"), position)
    return position


def _behind_family(tokens: Sequence[Token], position: int) -> int:
    """The place behind words that say of which family the whole is: 5 مدنيين من عائلة واحدة (رجل وزوجته و3 من أطفالهما)."""
    forms = [t.form for t in tokens[position : position + 3]]
    if len(forms) < 3 or forms[0] != "من" or forms[1] not in FAMILIES:
        return position
    return position + 2 + (forms[2] in SAME)


def comrades(rows: Sequence[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The rows of one result word, people of one armed group that are joined by و as one: ضابط وجندي are two of the army, ضابطا شرطة ومجند three of the police."""
    joined: list[CountFound] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is None or not (
            _joins(tokens, last, row) and _serve_together(tokens, last, row) and row.rule.endswith(ARMED_RULES) and last.rule.endswith(ARMED_RULES)
            and row.measure == last.measure and row.part_of is None and last.part_of is None and last.quantity.min is not None and row.quantity.min is not None and row.quantity.min == row.quantity.max
        ):
            is_gunman = last is not None and last.group in ("army", "police") and _joins(tokens, last, row) and tokens[row.last].form.startswith("ومسلح") and row.group == "unknown"
            joined.append(msgspec.structs.replace(row, rule="ar/counts/beside-soldiers") if is_gunman else row)  # شرطي ومسلح: no comrade of his
            continue
        number = last.quantity.min + row.quantity.min
        group = row.group if row.rule.endswith("of-actor") else last.group
        joined[-1] = msgspec.structs.replace(last, quantity=msgspec.structs.replace(last.quantity, min=number, max=number if last.quantity.max is not None else None), group=group, last=row.last, span=span_over(last, row, tokens))
    return joined if all(row.part_of is None for row in rows) else list(rows)


def _serve_together(tokens: Sequence[Token], last: CountFound, row: CountFound) -> bool:
    """Whether two counts that و joins are of one force: of one group, soldiers whose army the second names (ضابط وثلاثة جنود من الجيش), a leader and men of his (أمير واثنان من مقاتلي الحركة), or conscripts beside the police."""
    form = tokens[row.last].form.removeprefix("و")
    if last.group == "unknown" and row.rule.endswith("of-actor") and tokens[last.first].form in LEADERS:
        return True
    return row.group == last.group or last.group == "army" and row.rule.endswith("of-actor") and form in ARMY or row.group == "army" and last.group == "police" and form.startswith("مجند")


def summed(rows: Sequence[CountFound], tokens: Sequence[Token], offset: int) -> list[CountFound]:
    """The rows of one result word, a list of several people behind a row of its own for all of them.

    `offset` is the place of the first row among the counts of the sentence, which `part_of` counts in.
    """
    listed = _listed(rows, tokens)
    kinds = {row.demographic for row in listed}
    if len(listed) < 2 or kinds <= {None, "men"} and not _are_singles(listed) and not _are_kin(listed, tokens):
        return [_without_men(row) for row in rows]
    parts: list[CountFound] = []
    for row in listed:
        twin = next((i for i, part in enumerate(parts) if part.demographic == row.demographic), None)
        if twin is None:
            parts.append(row)
        else:
            parts[twin] = with_more(parts[twin], row, tokens)
    rest = list(rows[len(listed) :])
    if len(kinds) == 1:
        by = 1 - len(listed)
        known = next((row.group for row in listed if row.group != "unknown"), "unknown")
        parts = [msgspec.structs.replace(part, group=known) for part in parts]
        return [*map(_without_men, parts), *(moved(row, by, offset) for row in rest)]
    total = sum(_number(row) for row in listed)
    group = next((row.group for row in listed if row.group != "unknown"), "unknown")
    whole = msgspec.structs.replace(
        listed[0], quantity=Quantity(min=total, max=total), group=group, demographic=None, part_of=None, last=listed[-1].last,
        span=_span_of(listed, tokens), rule="ar/counts/sum",
    )
    told_apart = [msgspec.structs.replace(part, part_of=offset) for part in parts if part.demographic is not None and not kinds <= {None, "men"}]
    by = 1 + len(told_apart) - len(listed)
    return [whole, *told_apart, *(moved(row, by, offset) for row in rest)]


def with_more(row: CountFound, other: CountFound, tokens: Sequence[Token]) -> CountFound:
    """A count with the number of another one behind it, of the same people."""
    added = _number(row) + _number(other)
    return msgspec.structs.replace(row, quantity=Quantity(min=added, max=added), last=other.last, span=span_over(row, other, tokens))


def _span_of(listed: Sequence[CountFound], tokens: Sequence[Token]) -> tuple[int, int]:
    """The words of a whole list, of the first of it alone where names stand between."""
    whole = listed[0]
    for row in listed[1:]:
        span = span_over(whole, row, tokens)
        if span == whole.span:
            return listed[0].span
        whole = msgspec.structs.replace(whole, last=row.last, span=span)
    return whole.span


def _listed(rows: Sequence[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The rows at the start that are one list: joined by و alone, of one group, each with its number, none a part of another."""
    listed: list[CountFound] = []
    for row in rows:
        if row.part_of is not None or row.quantity.min is None or row.quantity.min != row.quantity.max or row.measure != rows[0].measure:
            break
        if listed and not _joins(tokens, listed[-1], row):
            break
        if row.group not in ("civilians", "unknown", "displaced_people") or (listed and row.group != listed[0].group and "unknown" not in (row.group, listed[0].group)):
            break
        listed.append(row)
    return listed if all(row.part_of is None for row in rows) else []


def _joins(tokens: Sequence[Token], last: CountFound, row: CountFound) -> bool:
    """Whether و joins a count to the one right before it: ضابط وجندي, امرأة و3 أطفال."""
    between = [t.form for t in tokens[last.last + 1 : row.first]]
    if len(between) == 2 and is_besides(tokens, last.last + 1):
        return tokens[row.last].form.endswith(("ه", "ها"))  # معلم بالإضافة إلى اثنين من أبنائه
    return between == ["و"] or not between and tokens[row.first].form.startswith("و")


def _are_singles(listed: Sequence[CountFound]) -> bool:
    """Whether a list names one or two people at a time of one group: رجل وحفيده are two civilians."""
    return all(0 < _number(row) <= 2 and row.group in (listed[0].group, "civilians" if listed[0].group == "unknown" else "") for row in listed)


def _are_kin(listed: Sequence[CountFound], tokens: Sequence[Token]) -> bool:
    """Whether a list names one and those who are his: معلم وثلاثة من أبنائه."""
    return _number(listed[0]) == 1 and len(listed) == 2 and listed[0].group == listed[1].group and tokens[listed[1].last].form.endswith(("ه", "ها"))


def _number(row: CountFound) -> int:
    return row.quantity.min or 0


def moved(row: CountFound, by: int, offset: int) -> CountFound:
    """A count whose whole stands `by` places further behind, where that is behind `offset`."""
    return row if row.part_of is None or row.part_of < offset else msgspec.structs.replace(row, part_of=row.part_of + by)


def _without_men(row: CountFound) -> CountFound:
    return msgspec.structs.replace(row, demographic=None) if row.demographic == "men" and row.part_of is None else row


def only_own_rows(rows: list[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The counts without the dead by whom a total rose, which holds them already, and without men who are all of their whole."""
    added = [n for n, row in enumerate(rows) if row.measure == "killed" and row.demographic is None and _is_added(tokens, row.first, [*rows[:n], *rows[n + 1 :]])]
    return _without(rows, [*added, *_men_alone(rows)])


def _men_alone(rows: Sequence[CountFound]) -> list[int]:
    """The parts of wholes that only men make up: مدنيان هما أب وابنه, while رجل وطفلان are told apart."""
    ages: dict[int, set[str | None]] = {}
    for row in rows:
        if row.part_of is not None:
            ages.setdefault(row.part_of, set()).add(row.demographic)
    return [n for n, row in enumerate(rows) if row.part_of is not None and "men" in ages[row.part_of] <= {None, "men"} and row.group == rows[row.part_of].group]


def _without(rows: list[CountFound], left_out: Sequence[int]) -> list[CountFound]:
    kept = [row for n, row in enumerate(rows) if n not in left_out and row.part_of not in left_out]
    return [row if row.part_of is None else msgspec.structs.replace(row, part_of=kept.index(rows[row.part_of])) for row in kept]


def _is_added(tokens: Sequence[Token], first: int, rows: Sequence[CountFound]) -> bool:
    """Whether the dead at a token are those by whom a running total rose: ارتفعت الحصيلة إلى 25 قتيلا بعد وفاة ثلاثة جرحى, عقب انتشال ثلاث جثث."""
    if not any(row.measure == "killed" and row.part_of is None and row.first < first for row in rows):
        return False
    if not any(t.form.removeprefix("و").removeprefix("ال") in TALLIES for t in tokens[:first]):
        return False
    return any(t.form in AFTER and tokens[at + 1].form in ADDING for at, t in enumerate(tokens[max(0, first - 4) : first - 1], max(0, first - 4)))


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
