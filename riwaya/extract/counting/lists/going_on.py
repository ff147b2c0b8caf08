"""How a list of people goes on: whether its parts follow, where they begin, and where the next stand behind what says more of those before.

In: a sentence and a place in it behind people who are counted. Out: places: ضابطا برتبة رائد وجنديين, 86 مقاتلا من قوات النظام والموالين، و57 من داعش; where the
list of parts of a whole begins that adds up to it (ستة قتلى هم ثلاثة شرطيين وثلاثة مدنيين).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from riwaya.extract.counting.counted import is_called_rebel
from riwaya.extract.counting.reached import OF_RANK, Clause, reach
from riwaya.extract.counting.units import AT_LEAST, FAMILIES, PARTS, carried_measure, units_of
from riwaya.model import Token

BRACKET = 8
OPENERS = frozenset(("(", "هم", "وهم", "هما", "وهما", "،", ",", "-", "–"))
FIRM = frozenset(("(", "هم", "وهم", "هما", "وهما"))
BESIDES = frozenset((("بالاضافه", "الي"), ("اضافه", "الي"), ("الي", "جانب"), ("فضلا", "عن"), ("علاوه", "علي")))
SHARED_OUT = frozenset("يتوزعون توزعوا يتوزع توزع موزعين موزعون يتوزعان".split())
SAME = frozenset("واحده واحد نفسها كامله".split())
SHARING = frozenset(("علي", "الي", "بين"))
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
    ranked = at + (tokens[at].form in OF_RANK)
    if ranked + 1 < end and tokens[ranked].form == "في" and ranked + 1 in clause.actors:
        at = clause.actors[ranked + 1].last + 1  # قيادي بارز في الحركة وثلاثة من الجنود
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
    if joins and tokens[at].form == "و" and at + 1 in clause.numbers:
        return at + 1  # و stands apart from digits
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
    tokens, of = clause.tokens, reached.last + 1
    is_known = reached.unit is not None or of + 1 < len(tokens) and tokens[of].form == "من" and of + 1 + (tokens[of + 1].kind == "quote") in clause.actors
    return first if is_known else None
