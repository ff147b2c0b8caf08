"""Counts that are no rows beside the others of their sentence: the dead by whom a total rose, and men as all that a whole is made up of.

In: the counts of a sentence. Out: the same without those; `part_of` counts in the rows that are left.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.dead_and_wounded import TALLIES
from riwaya.extract.values import CountFound
from riwaya.model import Token

AFTER = frozenset("بعد عقب اثر باضافه".split())
ADDING = frozenset("انتشال العثور وفاه استشهاد مقتل ارتقاء مفارقه تسجيل".split())


def without_added(rows: list[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The counts without the dead by whom a total rose, which holds them already."""
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
    is_total = any(t.form.removeprefix("و").removeprefix("ال") in TALLIES for t in tokens[:first])
    if not is_total or not any(row.measure == "killed" and row.part_of is None and row.first < first for row in rows):
        return False
    return any(t.form in AFTER and tokens[at + 1].form in ADDING for at, t in enumerate(tokens[max(0, first - 4) : first - 1], max(0, first - 4)))
