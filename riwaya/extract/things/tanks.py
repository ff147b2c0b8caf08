"""Tanks and other vehicles of war that fire in a stretch, and were not hit there: قصفت دبابات قوات النظام, دبابة استهدفت موقعا, بقذائف الهاون والدبابات.

In: object matches with the words around them. Out: whether one fires, and those tanks as weapons. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.things.words_around import around, is_of
from riwaya.lexicon import Entry, Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

TANK = "دباب"
BEING = frozenset(("كان", "كانت"))
GUNS = frozenset("المدفعيه مدفعيه الهاون هاون الصواريخ صواريخ المدافع الرشاشات الراجمات".split())
SHELLS = ("قذا", "بقذا", "بال", "وبال", "نيران", "بنيران")
WIDEST = 7


def is_subject(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether vehicles of war are told to have fired: وكانت دبابات إسرائيلية قد ضربت موقعا."""
    if not found.first or tokens[found.first - 1].form.removeprefix("و") not in BEING:
        return False
    behind = [t.form for t in tokens[found.last + 1 : found.last + 5]]
    return any(form == "قد" and (then in words().tanks_firing or then in words().acting) for form, then in zip(behind, behind[1:], strict=False))


def is_tank_firing(found: Found, before: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether tanks are told among what was fired, or before their verb of firing."""
    return TANK in tokens[found.first].form and (_is_among_guns(found, before) or _is_told_to_fire(found, before, tokens))


def are_of_a_side(found: Found, last: str, after: str, owners: set[int], tokens: Sequence[Token]) -> bool:
    """Whether a verb of firing stands right before the vehicles and whose they are behind: قصفت دبابات قوات النظام, قصفت دبابات إسرائيلية."""
    return tokens[found.first].form in words().firing and last in words().tanks_firing and (found.last + 1 in owners or after.endswith("يه"))


def _is_firing(found: Found, owners: set[int], tokens: Sequence[Token]) -> bool:
    before, last, after = around(found, tokens)
    return is_subject(found, tokens) or is_tank_firing(found, before, tokens) or are_of_a_side(found, last, after, owners, tokens)


def _is_among_guns(found: Found, before: Sequence[str]) -> bool:
    """Whether tanks are told among what was fired: قذائف الهاون والدبابات, بالصواريخ والدبابات."""
    return "و" in found.prefix and before[-1:] != [] and before[-1] in GUNS and any(form.startswith(SHELLS) for form in before[-4:])


def _is_told_to_fire(found: Found, before: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether the verb of firing stands behind its tanks: دبابة تابعة للجيش قصفت موقعا, تقوم الدبابات والمدفعية بقصف; not دمرت دبابة كانت تقصف الحي."""
    says = words()
    if any(form.removeprefix("و").startswith((*says.struck, "اعط", "احر")) for form in before[-4:]) or before[-1:] == ["علي"]:
        return False
    behind: list[str] = []
    for token in tokens[found.last + 1 : found.last + 1 + WIDEST]:
        if token.form in ("،", "؛", "."):
            break
        behind.append(token.form)
    return any(is_of(form, says.tanks_firing) for form in behind)


def firing_tanks(objects: Sequence[Found], others: Sequence[Found], tokens: Sequence[Token]) -> tuple[Found, ...]:
    """The tanks among the object matches of a stretch that fire in it, as its weapons."""
    owners = {found.first for found in others}
    return tuple(
        msgspec.structs.replace(found, table="weapon", entries=(Entry("weapon", "tank", "weapons/tank", "noun"),))
        for found in objects
        if found.entries[0].id == "patrol" and TANK in tokens[found.first].form and _is_firing(found, owners, tokens)
    )
