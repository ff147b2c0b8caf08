"""Positions and vehicles that are numbered where they are hit or taken: قصفت أكثر من 20 موقعا, استهدفت مقرين للحركة, السيطرة على ثماني نقاط.

In: a sentence as a `Clause`, the tokens that are used and the counts found so far. Out: nothing; the rows are added. One thing that is hit is an
object and no count; ground is taken in a few places as a rule, so of what is taken only numbers from five on are read. What is destroyed is read
with the result words.
"""

from __future__ import annotations

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.reached import Clause, Reached, is_of_other_things
from riwaya.extract.counting.units import STOPS, unit_at, units_of
from riwaya.extract.values import CountFound, Quantity
from riwaya.grammar.arabic import conjugated
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.quantities import load_quantity_words

BACK = 9
LEAST_TAKEN = 5
HIT = frozenset(("positions", "vehicles"))
HITS = (("قصف", "يقصف"), ("استهدف", "يستهدف"), ("ضرب", "يضرب"), ("اصاب", "يصيب"), ("طال", "يطال"), ("هاجم", "يهاجم"), ("دك", "يدك"))
TAKES = (("سيطر", "يسيطر"), ("انتزع", "ينتزع"))
HITTING = frozenset(form for verb in HITS for form in conjugated(*verb)) | frozenset("قصف استهداف مستهدفا مستهدفه مستهدفين ضرب مهاجمه دك".split())
TAKING = frozenset(form for verb in TAKES for form in conjugated(*verb)) | frozenset("السيطره سيطره انتزاع".split())
APART = frozenset("، , من قرب بين بعد الي مسافه".split())
WHERE = frozenset("في داخل عند".split())
ON = frozenset("علي عبر".split())
RIGGED = ("مفخخ", "ملغوم", "ملغم")
DRIVING = ("يقود", "يستقل", "تقود", "تستقل")


def _done(form: str) -> frozenset[str] | None:
    """Whether a word tells of hitting or of taking."""
    bare = form if form in HITTING or form in TAKING else form[1:] if form[:1] in "وفب" else ""
    return HITTING if bare in HITTING else TAKING if bare in TAKING else None


def _are_two(form: str) -> bool:
    unit = units_of[form][0]
    return unit is not None and unit.number == 2 and unit.record.measure in HIT and not form.startswith(("ال", "وال", "بال"))


_DONE = Remembered(_done)
TWO = Remembered(_are_two, stems=lambda: (form for form, unit in load_quantity_words().units.items() if unit.number == 2 and unit.record.measure in HIT))


def read_hit(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """Several positions or vehicles behind a verb or noun of hitting or taking."""
    tokens = clause.tokens
    for first, number in sorted(clause.numbers.items()):
        behind = number.last + 1
        behind += behind < len(tokens) and tokens[behind].kind == "quote"  # 25 "هدفا عسكريا"
        unit = unit_at(tokens, behind, clause.words)
        if unit is not None and unit[0].record.measure in HIT and first not in used and not is_of_other_things(tokens, number):  # معسكر اللواء 35 مواقع: a name
            _add_hit(clause, Reached(number.value, unit[0], first, unit[1], False), used, rows)
    for first in clause.sentence.where(TWO):
        unit = unit_at(tokens, first, clause.words)
        if unit is not None and unit[0].number == 2 and first not in used and first - 1 not in clause.numbers:
            _add_hit(clause, Reached(Quantity(min=2, max=2), unit[0], first, unit[1], True), used, rows)


def _add_hit(clause: Clause, reached: Reached, used: set[int], rows: list[CountFound]) -> None:
    """The row of what is hit or taken, unless it is too little to be told of as a number."""
    record = reached.unit.record if reached.unit is not None else None
    done = _what_was_done(clause, reached.first)
    least = 2 if done is HITTING else LEAST_TAKEN
    if record is None or record.measure is None or done is None or (reached.quantity.min or 0) < least:
        return
    if (done is TAKING or _are_means(clause, reached)) if record.measure == "vehicles" else done is HITTING and reached.first and clause.tokens[reached.first - 1].form in WHERE:
        return  # هاجموا على سيارتين; استهدف مطعما ومقهى في موقعين
    used.update(range(reached.first, reached.last + 1))
    rows.append(counted_row(clause, reached, record.measure, None, rows, part_of=None))


def _are_means(clause: Clause, reached: Reached) -> bool:
    """Whether vehicles are those with which it was done: بسيارتين مفخختين, انتحاريان يقودان ثلاث سيارات, مسلحون على سيارتين."""
    tokens = clause.tokens
    before = tokens[reached.first - 1].form if reached.first else ""
    behind = tokens[reached.last + 1].form if reached.last + 1 < len(tokens) else ""
    return tokens[reached.first].form.startswith("ب") or before in WHERE or before in ON or before.startswith(DRIVING) or behind.startswith(RIGGED)


def _what_was_done(clause: Clause, first: int) -> frozenset[str] | None:
    """The words of hitting or of taking one of which leads to what stands at a token, with nothing between that tells of another place."""
    for at in range(first - 1, max(-1, first - BACK), -1):
        form = clause.tokens[at].form
        if form in STOPS or form in APART:
            return None
        if (done := _DONE[form]) is not None:
            return done
    return None
