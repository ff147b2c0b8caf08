"""Positions that are numbered where they are hit or taken: قصفت أكثر من 20 موقعا, السيطرة على ثماني نقاط.

In: a sentence as a `Clause`, the tokens that are used and the counts found so far. Out: nothing; the rows are added. One or a few things that are
hit are objects and no count, so only numbers from five on are read. What is destroyed is read with the result words.
"""

from __future__ import annotations

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.reached import Clause, Reached
from riwaya.extract.counting.units import STOPS, unit_at
from riwaya.extract.values import CountFound
from riwaya.grammar.arabic import conjugated
from riwaya.grammar.remembered import Remembered

BACK = 9
LEAST = 5
VERBS = (("قصف", "يقصف"), ("استهدف", "يستهدف"), ("ضرب", "يضرب"), ("اصاب", "يصيب"), ("طال", "يطال"), ("هاجم", "يهاجم"), ("دك", "يدك"), ("سيطر", "يسيطر"), ("انتزع", "ينتزع"))
HITTING = frozenset(form for verb in VERBS for form in conjugated(*verb)) | frozenset("قصف استهداف مستهدفا مستهدفه مستهدفين ضرب مهاجمه السيطره سيطره انتزاع دك".split())
APART = frozenset("، , من قرب بين بعد الي مسافه".split())
_HITS = Remembered(lambda form: form in HITTING or form[1:] in HITTING and form[0] in "وفب")


def read_hit(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """Many positions behind a verb or noun of hitting or taking."""
    for first, number in sorted(clause.numbers.items()):
        behind = number.last + 1
        behind += behind < len(clause.tokens) and clause.tokens[behind].kind == "quote"  # 25 "هدفا عسكريا"
        unit = unit_at(clause.tokens, behind, clause.words)
        if unit is None or unit[0].record.measure != "positions" or (number.value.min or 0) < LEAST or first in used or not _is_hit(clause, first):
            continue
        used.update(range(first, unit[1] + 1))
        rows.append(counted_row(clause, Reached(number.value, unit[0], first, unit[1], False), "positions", None, rows, part_of=None))


def _is_hit(clause: Clause, first: int) -> bool:
    """Whether a verb or noun of hitting leads to what stands at a token, with nothing between that tells of another place."""
    for at in range(first - 1, max(-1, first - BACK), -1):
        form = clause.tokens[at].form
        if form in STOPS or form in APART:
            return False
        if _HITS[form]:
            return True
    return False
