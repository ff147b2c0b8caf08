"""Who the counted are by those who were counted before them in a sentence, where their own words say no other: قتلت 17 من المهاجمين وأسرت ستة, جنديان ... وأصيب ثالث.

In: a count with its telling, its own group and `Before`. Out: its group, that of the last who were counted, or of the same figure told elsewhere in the incident.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from riwaya.extract.counting.reached import CROWDS
from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.counting.units import carried_measure, units_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.parts_of_victims import ARMED_UNITS, UNNAMED
from riwaya.extract.values import CountFound
from riwaya.grammar.numbers import WORDS

UNSETTLED = ("both-sides", "suspects", "mixed", "against")

Figure = tuple[str, str | None, int | None]


class Before(msgspec.Struct, frozen=True):
    """The dead or wounded that were counted last in a sentence: their group, what befell them, and whether they are armed people."""

    group: str = "unknown"
    measure: str = ""
    is_armed: bool = False

    def then(self, found: CountFound, group_id: str) -> Before:
        """The same behind one more count; قتل جنديان وشرطي وأصيب خمسة: who the five are is not said."""
        is_armed = found.rule.endswith((*ARMED_UNITS, "of-actor", "of-them")) or self.is_armed and group_id == self.group
        return Before(group_id if found.measure != self.measure or self.group == group_id else "unknown", found.measure, is_armed)


def as_before(found: CountFound, told: Told, group_id: str, before: Before, named: Mapping[Figure, str]) -> str:
    """The group of a count, that of those who were counted before it where its words say no other, or of the same figure told elsewhere."""
    is_next = found.measure in HARMED and found.measure != before.measure
    if before.is_armed and is_bare(found, told) and (found.measure == "detained" or is_next and group_id in UNNAMED):
        return before.group  # قتلت 17 من المهاجمين وأسرت ستة, مقتل 17 حوثيا وجرح العشرات
    if is_next and before.measure and _are_others(found, told) and (found.rule.endswith("others") or group_id in UNNAMED and before.group not in UNNAMED):
        return before.group  # قضى تسعة وجرح 31 آخرين, اثنان من أعضائها ... وأصيب ثالث
    if group_id != "unknown" or found.rule.endswith(UNSETTLED):
        return group_id
    goes_on = found.measure in HARMED and found.rule.endswith("bare") and not has_a_noun(found, told) or is_next and _is_carried(found, told) and before.group != "civilians"
    return named.get(figure_of(found), before.group if goes_on else "unknown")


def _are_others(found: CountFound, told: Told) -> bool:
    """Whether no more is said of the counted than that they are others than those before: ثالث, 31 آخرين."""
    unit = units_of[told.frame.sentence.tokens[found.last].form][0]
    return unit is not None and unit.record.group == "same" and not found.rule.endswith((*UNSETTLED, "of-actor"))


def _is_carried(found: CountFound, told: Told) -> bool:
    """Whether the word that counts says no more than what befell them: أودى بعونين وخلف ثلاثة جرحى."""
    return carried_measure[told.frame.sentence.tokens[found.last].form] is not None


def is_bare(found: CountFound, told: Told) -> bool:
    """Whether nothing but a number says who is counted: أسرت ستة, not اعتقل سبعة مطلوبين."""
    token = told.frame.sentence.tokens[found.last]
    return found.rule.endswith("bare") and (token.kind == "number" or token.form in WORDS or token.form in CROWDS)


def has_a_noun(found: CountFound, told: Told) -> bool:
    """Whether a number stands before people whom no unit names: أربعة مقيمين, 21 من الضيوف."""
    tokens = told.frame.sentence.tokens
    is_number = tokens[found.first].kind == "number" or tokens[found.first].form.removeprefix("و") in WORDS
    return found.rule.endswith("bare") and found.first < found.last and is_number and not is_bare(found, told)


def figure_of(found: CountFound) -> Figure:
    """What two tellings have in common that give one figure: measure, demographic and number."""
    return found.measure, found.demographic, found.quantity.min
