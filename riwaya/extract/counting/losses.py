"""Whose the dead are whom somebody lost or left behind: خسر الحوثيون تسعة قتلى, خسائر قواته لم تتجاوز أربعة قتلى, انسحبوا مخلفين وراءهم 12 جثة.

In: a sentence as a `Clause` and its counts. Out: the same counts, those that nobody is named for with the group that lost them: who stands behind
the verb or noun of losing, else who is its subject. Where only a unit says who withdrew (المسلحون) nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.reached import Clause
from riwaya.extract.counting.result_words import is_result_verb
from riwaya.extract.counting.units import PEOPLE, STOPS, carried_measure, units_of
from riwaya.extract.values import CountFound
from riwaya.grammar.arabic import conjugated
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words

BACK = 9
FAR_BACK = 24
VERBS = frozenset(form for verb in (("خسر", "يخسر"), ("تكبد", "يتكبد"), ("فقد", "يفقد")) for form in conjugated(*verb))
LOSING = VERBS | frozenset("خساير الخساير خسايره خسايرها خسايرهم".split())
LEAVING = frozenset("ترك تركت تركوا تاركا تاركه تاركين خلف خلفت خلفوا مخلفا مخلفه مخلفين".split())
BEHIND = frozenset("وراءه وراءها وراءهم خلفه خلفها خلفهم".split())
AGAINST = frozenset("مع ضد علي امام".split())
RELATIVE = frozenset("التي الذين الذي اللذين".split())


def with_losers(clause: Clause, rows: Sequence[CountFound]) -> list[CountFound]:
    """The counts, with who lost those whose group no word beside them gives."""
    return [_of_loser(clause, row) if row.measure in ("killed", "wounded") and row.group == "unknown" and not row.rule.endswith("rebels") and row.part_of is None and row.first else row for row in rows]


def _of_loser(clause: Clause, row: CountFound) -> CountFound:
    tokens = clause.tokens
    for at in range(row.first - 1, max(-1, row.first - BACK), -1):
        form = tokens[at].form
        if form in STOPS:
            return row
        if form in BEHIND and any(t.form in LEAVING for t in tokens[max(0, at - 3) : at]):
            return _left_behind(clause, row, at)
        if (form.lstrip("وف") in LOSING or form in LOSING) and not (form == "فقد" and is_result_verb(tokens[at + 1].form)):
            if any(t.form in load_role_words().own_forces for t in tokens[at + 1 : row.first]):
                return msgspec.structs.replace(row, rule="ar/counts/own-losses")
            loser = next((clause.actors[i] for i in range(at + 1, row.first) if i in clause.actors), None) or _subject(clause, at)
            return row if loser is None else msgspec.structs.replace(row, group=loser.entries[0].id, rule="ar/counts/lost")
    return row


def _subject(clause: Clause, verb: int) -> Found | None:
    """Who stands right before a verb of losing: إن الحوثيين تكبدوا أمس عشرات القتلى."""
    if clause.tokens[verb].form not in VERBS:
        return None
    return next((actor for actor in clause.actors.values() if actor.last == verb - 1 and not actor.prefix.endswith(("ل", "ب"))), None)


def _left_behind(clause: Clause, row: CountFound, at: int) -> CountFound:
    """The dead whom those left behind who withdrew: the last one named whom no مع sets against them, or whom a relative clause goes on to tell of."""
    tokens = clause.tokens
    for position in range(at - 1, max(-1, at - FAR_BACK), -1):
        if tokens[position].form in STOPS or tokens[position].form in ("الطرف", "الاخر"):
            break  # الطرف الآخر: whoever that is
        actor = clause.actors.get(position)
        if actor is None:
            unit = units_of[tokens[position].form][0]
            if unit is not None and unit.record.side == "rebel" and unit.number is None:
                return msgspec.structs.replace(row, rule="ar/counts/rebels")
            continue
        is_followed = actor.last + 1 < len(tokens) and tokens[actor.last + 1].form in RELATIVE
        if is_followed or not any(t.form in AGAINST for t in tokens[max(0, position - 2) : position]) and not actor.prefix.endswith(("ل", "ب")):
            return msgspec.structs.replace(row, group=actor.entries[0].id, rule="ar/counts/lost")
    return row


def with_shared_owner(clause: Clause, rows: Sequence[CountFound]) -> list[CountFound]:
    """The counts, a bare number right before a second verb of the same people's, and the dead right before the wounded of a side (13 قتيلا وسبعة جرحى من الحوثيين)."""
    return [row if row.group != "unknown" or row.measure not in PEOPLE else _of_next(clause, row, rows) if row.rule.endswith(("bare", "fighters")) else _of_wounded(clause, row, rows) for row in rows]


def _of_wounded(clause: Clause, row: CountFound, rows: Sequence[CountFound]) -> CountFound:
    tokens = clause.tokens
    first = row.last + 1 + (row.last + 1 < len(tokens) and tokens[row.last + 1].form == "و")
    following = next((other for other in rows if other.first == first and other.rule.endswith("of-actor") and other.measure != row.measure), None)
    is_joined = following is not None and (first > row.last + 1 or tokens[first].form.startswith("و"))
    if following is None or not is_joined or row.part_of is not None or carried_measure[tokens[row.last].form] is None or carried_measure[tokens[following.last].form] is None:
        return row
    return msgspec.structs.replace(row, group=following.group, rule=following.rule)


def _of_next(clause: Clause, row: CountFound, rows: Sequence[CountFound]) -> CountFound:
    tokens, verb = clause.tokens, row.last + 1
    if row.quantity.min is None or row.part_of is not None or verb >= len(tokens) or not tokens[verb].form.startswith("و"):
        return row
    following = next((other for other in rows if other.trigger == verb and other.part_of is None and other.quantity.min is not None), None)
    if row.rule.endswith("fighters"):
        is_shared = following is not None and following.first == verb + 1 and following.rule.endswith("of-actor") and units_of[tokens[following.last].form][0] is not None
        return msgspec.structs.replace(row, group=following.group, rule=following.rule) if following is not None and is_shared else row  # قتل قيادي وأصيب عنصران من قسد
    number = None if following is None else clause.numbers.get(following.first)
    if following is None or number is None or number.first != verb + 1 or following.group == "unknown" or following.demographic:
        return row
    behind = number.last + 1
    other = units_of[tokens[behind].form][0] if behind < len(tokens) else None
    behind += other is not None and other.record.group == "same"  # قتل خمسة وأصيب 11 آخرون من الحوثيين
    if behind >= len(tokens) or tokens[behind].form != "من" or following.measure not in PEOPLE:
        return row
    return msgspec.structs.replace(row, group=following.group, rule=following.rule)
