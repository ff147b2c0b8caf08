"""What the parts of a whole say of whose people it is: only some of them are civilians, soldiers or a reporter, or others are beside them.

In: a count and its telling. Out: the groups of its parts or of the parts beside it, and whether nobody says who the rest of it are.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.counting.units import PARTS, SOME_OF_THEM, units_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import ARMED, CountFound
from riwaya.lexicon import Lexicon
from riwaya.model import Token

OF_ANYBODY = ("unit", "bare", "others", "sum")
UNNAMED = ("unknown", "civilians")
ARMED_UNITS = ("fighters", "rebels")
NEAR = 4
ONE_OF_THEM = frozenset("احدهما احداهما احدهم احداهن".split())


def groups_of_parts(found: CountFound, told: Told) -> set[str]:
    """Armed people that only a part of the counted are (سبعة أشخاص بينهم ثلاثة جنود, 19 مسلحا و24 مدنيا): the whole is not theirs."""
    rows = told.frame.marks.counts
    whole = rows.index(found) if found in rows else None
    tokens = told.frame.sentence.tokens
    # not قتل 17 مدنيا وجرح العشرات بينهم أطفال في قصف للحوثيين: whose act it was
    parts = [row for row in rows if row.part_of is not None and row.part_of == whole and not (row.quantity.min is None and tokens[row.first].form.startswith("لل"))]
    return {row.group for row in parts if row.group not in UNNAMED or row.group == "unknown" and row.rule.endswith(ARMED_UNITS)}


def told_apart(found: CountFound, told: Told) -> set[str]:
    """Whose only one of the counted is: مقتل فلسطينيين أحدهما صحفي."""
    tokens = told.frame.sentence.tokens
    behind = tokens[found.last + 1 : found.last + 1 + NEAR]
    one = next((n for n, token in enumerate(behind) if token.form in ONE_OF_THEM), None)
    unit = None if one is None or one + 1 >= len(behind) else units_of[behind[one + 1].form][0]
    return set() if unit is None else {unit.record.group}


def groups_beside(found: CountFound, told: Told) -> set[str]:
    """Whose the other parts of the same whole are, so that a part of nobody named is not theirs: 18, هم 13 من المسلحين القبليين و3 من قسد."""
    rows = told.frame.marks.counts
    return set() if found.part_of is None else {row.group for row in rows if row.part_of == found.part_of and row.measure == found.measure and row is not found}


def is_partly_civilian(found: CountFound, told: Told) -> bool:
    """Whether only some of those who are counted are said to be civilians, or most of them of a force, so that nobody says who the rest are: 54 شخصا بينهم 28 مدنيا, 220 قتيلا نصفهم من المدنيين, 29 قتيلا معظمهم من الشرطة."""
    tokens, rows = told.frame.sentence.tokens, told.frame.marks.counts
    if found.measure not in HARMED or found.part_of is not None or not found.rule.endswith(OF_ANYBODY) or found not in rows or is_civilian(tokens[found.last]):
        return False
    whole, number = rows.index(found), found.quantity.min or 0
    parts = [row for row in rows if row.part_of == whole]
    civilians = [row.quantity.min or 0 for row in parts if row.demographic is None and is_civilian(tokens[row.last])]
    of_age = sum(row.quantity.min or 0 for row in parts if row.demographic)
    if any(0 < part < number and part + of_age < number for part in civilians):
        return True  # but not خمسة أشخاص بينهم ثلاثة أطفال وامرأة ومدني
    end = found.last
    while (row := next((row for row in rows if row.part_of is None and row.first in (end + 1, end + 1 + (tokens[end + 1 : end + 2] != () and tokens[end + 1].form == "و"))), None)) is not None:
        end = row.last  # خمسة قتلى و11 جريحا، بينهم مدنيون
    behind = range(end + 1, min(len(tokens), end + 1 + NEAR))
    some = next((at + 1 for at in behind if tokens[at].form in PARTS), None)
    if some is not None and some < len(tokens) and any(is_civilian(t) for t in tokens[some + 2 * ([t.form for t in tokens[some : some + 2]] == ["عدد", "من"]) :][:1]):
        return True  # بينهم مدنيون, بينهم عدد من المدنيين
    forces = {found.first for found in told.frame.marks.of("actor") if found.entries[0].id not in UNNAMED}
    return any(tokens[at].form in SOME_OF_THEM and (any(map(is_civilian, tokens[at + 1 : at + 3])) or not forces.isdisjoint((at + 1, at + 2)) or _is_of_armed(tokens, at + 1)) for at in behind)


def is_partly_armed(found: CountFound, told: Told, lexicon: Lexicon) -> bool:
    """Whether some of people of any sort are said to be armed, so that the same figure told elsewhere is not of civilians alone: 15 شخصا بينهم جندي; not a medic or a reporter."""
    if found.measure not in HARMED or found.part_of is not None or found.group not in UNNAMED or not found.rule.endswith(OF_ANYBODY):
        return False
    return any(group == "unknown" or group in lexicon.actors and lexicon.actors[group].group in ARMED for group in groups_of_parts(found, told))


def _is_of_armed(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word at a token, or behind من there, is of armed people: [معظم] الجنود, [غالبيتهم] من الجنود."""
    return _is_armed(tokens, position) or position < len(tokens) and tokens[position].form == "من" and _is_armed(tokens, position + 1)


def _is_armed(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word at a token is of armed people: الانتحاريين, جنود."""
    unit = units_of[tokens[position].form][0] if position < len(tokens) else None
    return unit is not None and unit.record.side is not None


def is_civilian(token: Token) -> bool:
    """Whether a word says that people are civilians: مدنيا, المدنيين."""
    return token.form.removeprefix("و").removeprefix("ال").startswith("مدني") and not token.form.endswith("ه")
