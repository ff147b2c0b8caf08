"""Running totals: a number that stands far behind the word that counts, which a tally gives of all who fell so far: ارتفاع عدد القتلى إلى 12, حصيلة القصف إلى ستة مدنيين.

In: a sentence as a `Clause`, the tokens that are used and the counts found so far. Out: nothing; each reader adds its rows, `cumulative`, and what it used.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.dead_and_wounded import NEAR, is_one_of, joint_end
from riwaya.extract.counting.reached import Clause, Reached, reach
from riwaya.extract.counting.result_words import EITHER, RESULTS
from riwaya.extract.counting.units import PARTS, STOPS, carried_measure, unit_at, units_of
from riwaya.extract.values import CountFound, Quantity
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.quantities import load_quantity_words
from riwaya.model import Mention, Token

LED = frozenset("الي بلغ بلغت يبلغ تبلغ وصل وصلت عند هي هو كانت".split())
ESTIMATING = frozenset("قدر قدرت يقدر تقدر قدروا حدد حددت".split())
OVER = ("تجاوز", "تجاوزت", "تخطي", "تخطت", "فاق", "فاقت")
FAR_BACK = 32
FAR_AHEAD = 22
PARTS_WITHIN = 12
DEADLY = frozenset("قصف غاره غارات مجزره انفجار تفجير هجوم".split())
TALLIES = frozenset("عدد حصيله تعداد".split())
RISING = frozenset("ارتفع ارتفعت ارتفاع يرتفع ترتفع".split())
FOR = ("ل", "لل")
TALLY = ("حصيله", "الحصيله")
VICTIMS = "ضحايا"
RANKS = (["في", "صفوف"], ["في", "اوساط"], ["بين", "صفوف"], ["من", "صفوف"])


def read_rising(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """A running total whose number stands far behind its noun: ارتفاع عدد قتلى ... إلى أكثر من 250, ارتفاع ضحايا القصف إلى سبعة; ارتفع إلى 15 عدد القتلى."""
    tokens, numbers, words = clause.tokens, clause.numbers, clause.words
    for position in [position for position in clause.sentence.where(COUNTED_DEAD) if position]:
        carried = COUNTED_DEAD[tokens[position].form]
        unit = unit_at(tokens, position, words)
        if carried is None or unit is None or not is_one_of(tokens[position - 1].form, TALLIES | RISING) and not _goes_on(clause, position, rows):
            continue
        before = _risen_to(clause, position - 1, used)
        if before is not None:
            used.update(range(before.first, before.last + 1))
            rows.append(_total(clause, Reached(before.value, unit[0], position, position, False), carried, position, before, rows))
            continue  # ارتفع إلى 15 على الأقل عدد القتلى
        for ahead in range(position + 1, min(len(tokens), position + FAR_AHEAD)):
            number = numbers.get(ahead)
            if tokens[ahead].form in STOPS or (number is not None and ahead in used):
                break
            if number is not None and any(t.form in EITHER for t in tokens[number.last + 1 : number.last + 3]):
                break  # عدد الضحايا إلى 15 بين قتيل وجريح, إلى 15 شخصا بين قتيل وجريح
            if number is not None and number.value.min is not None and number.value.unit is None and (ahead == position + 1 or _leads_up(tokens, ahead) or _is_risen_for(clause, position, number) or _is_estimated(tokens, position, ahead)):
                used.update(range(number.first, number.last + 1))
                said = reach(clause, number.first)
                if said is None or said.unit is None or said.unit.record.group == "unknown" and said.unit.record.side is None:  # but بلغ عدد القتلى 39 مدنيا, 54 مقاتلا
                    said = Reached(number.value, unit[0], position, position, False)
                rows.append(_total(clause, said, carried, position, number, rows))
                break


def _goes_on(clause: Clause, position: int, rows: Sequence[CountFound]) -> bool:
    """Whether the wounded are joined to a running total of the dead, with their own number: عدد القتلى إلى 12 والجرحى إلى 30."""
    tokens = clause.tokens
    is_joined = tokens[position].form.startswith("وال") and position + 2 < len(tokens) and tokens[position + 1].form in LED
    return is_joined and bool(rows) and rows[-1].cumulative and rows[-1].first < position <= rows[-1].last + PARTS_WITHIN


def _risen_to(clause: Clause, tally: int, used: Collection[int]) -> Mention[Quantity] | None:
    """The number that stands before its tally, with parts of it between: ارتفع إلى 15 على الأقل عدد القتلى, يرتفع إلى 14 بينهم ثلاثة أطفال تعداد القتلى."""
    tokens = clause.tokens
    parts = next((at for at in range(tally - 1, max(0, tally - PARTS_WITHIN), -1) if tokens[at].form in PARTS), tally)
    last = parts - 1 - (parts < tally and tokens[parts - 1].form in ("،", ",", "من"))
    number = next((number for number in clause.numbers.values() if number.last == last and number.first not in used), None)
    is_total = number is not None and number.value.min is not None and number.value.unit is None and number.first > 1
    return number if number is not None and is_total and tokens[number.first - 1].form == "الي" else None


def _total(clause: Clause, said: Reached, measure: str, tally: int, number: Mention[Quantity], rows: list[CountFound]) -> CountFound:
    """The row of a running total, whose words are those of its number."""
    span = (clause.tokens[number.first].start, clause.tokens[number.last].end)
    row = counted_row(clause, said, measure, tally, rows, part_of=None)
    return of_tally(clause, msgspec.structs.replace(row, cumulative=True, first=number.first, last=number.last, span=span))


def read_tallied(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """The dead whom a tally of an act counts that names nobody: ارتفاع حصيلة القصف على القرية إلى 6 مدنيين."""
    tokens = clause.tokens
    for position in clause.sentence.where(TALLIED):
        if position + 1 >= len(tokens) or tokens[position + 1].form.removeprefix("ال") not in DEADLY:
            continue
        for ahead in range(position + 1, min(len(tokens), position + FAR_AHEAD)):
            if tokens[ahead].form in STOPS or RESULTS[tokens[ahead].form] is not None or carried_measure[tokens[ahead].form] is not None:
                break
            reached = reach(clause, ahead) if ahead in clause.numbers and ahead not in used and tokens[ahead - 1].form in LED else None
            if reached is None or reached.unit is None or reached.unit.record.measure is not None or reached.quantity.min is None:
                continue
            if joint_end(clause, reached) is not None or carried_measure[tokens[reached.last].form] is not None:
                break
            used.update(range(reached.first, reached.last + 1))
            rows.append(msgspec.structs.replace(counted_row(clause, reached, "killed", None, rows, part_of=None), cumulative=True))
            break


def _leads_up(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb or a preposition leads from a noun to its number at a token: بلغ "39 مدنيا", إلى (12), تجاوزت العشرين."""
    before = tokens[position - 1 - (tokens[position - 1].kind == "quote" or tokens[position - 1].form == "(")].form
    return before in LED or tokens[position].kind == "word" and tokens[position].form.endswith(OVER)


def _is_risen_for(clause: Clause, tally: int, number: Mention[Quantity]) -> bool:
    """Whether ل leads to the number of a tally that rose: ارتفع عدد القتلى لأكثر من عشرة, وصلت حصيلة القتلى لـ 12."""
    tokens = clause.tokens
    is_led = number.prefix in FOR or tokens[number.first - 1].form == "ل" or tokens[number.first].form.startswith("لاكثر")
    return is_led and any(is_one_of(t.form, RISING | LED) for t in tokens[max(0, tally - NEAR) : tally])


def _is_estimated(tokens: Sequence[Token], tally: int, number: int) -> bool:
    """Whether a verb before a tally says that somebody estimates it, whose number stands behind ب: قدر ناشطون عدد القتلى بنحو 20."""
    is_led = tokens[number - 1].form == "ب" or tokens[number].form.startswith("ب")
    return is_led and any(is_one_of(t.form, ESTIMATING) for t in tokens[max(0, tally - NEAR) : tally])


def of_tally(clause: Clause, row: CountFound) -> CountFound:
    """A count with the group whose dead a running total counts far before it: ارتفاع عدد قتلى الجيش جراء الهجوم إلى 46 قتيلا, عدد القتلى في صفوف المتمردين إلى 30 قتيلا."""
    tokens = clause.tokens
    for at in range(row.first - 1, max(0, row.first - FAR_BACK), -1) if row.group == "unknown" else ():
        if tokens[at].form in STOPS:
            break
        if carried_measure[tokens[at].form] == row.measure and is_one_of(tokens[at - 1].form, TALLIES):
            at += 1 + (2 if [t.form for t in tokens[at + 1 : at + 3]] in RANKS else 0)
            owner = clause.actors.get(at + (tokens[at].kind == "quote"))
            unit = units_of[tokens[at].form][0] if owner is None or owner.entries[0].id == "unknown" else None
            if unit is not None and unit.record.side == "rebel":
                return msgspec.structs.replace(row, group=unit.record.group, rule="ar/counts/rebels")
            return row if owner is None or owner.last >= row.first else msgspec.structs.replace(row, group=owner.entries[0].id, rule="ar/counts/of-actor")
    return row


TALLIED = Remembered(lambda form: is_one_of(form, TALLY), stems=lambda: TALLY)
COUNTED_DEAD = Remembered(lambda form: carried_measure[form] or ("killed" if form.removeprefix("ال") == VICTIMS else None), stems=lambda: (*load_quantity_words().carried, VICTIMS))
