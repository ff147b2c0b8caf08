"""Those who are told of as some of the dead, the wounded or the captives, whose number stands elsewhere: ومن بين القتلى أربعة أطفال, شرطيان كانا بين الجرحى.

In: a sentence as a `Clause`, where its results begin, the tokens that are used and the counts found so far. Out: nothing; the rows are added.
Only words with the article, or in a construct with one (قتلى الهجوم), tell of people who are known: سقط عشرة بين قتيل وجريح says how many fell.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.behind_result import read_behind
from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.lists.victim_lists import summed
from riwaya.extract.counting.reached import Clause, Reached, reach
from riwaya.extract.counting.units import OPENING, STOPS, carried_measure, unit_at, units_of, without_at_least
from riwaya.extract.values import CountFound, Quantity
from riwaya.grammar.numbers import WORDS
from riwaya.grammar.remembered import Remembered

NOT_CARRIED = {
    "ضحايا": "killed", "موتي": "killed", "محتجزين": "detained", "موقوفين": "detained", "مختطفين": "abducted", "مخطوفين": "abducted",
}
BEING = frozenset("كان كانت كانا كانتا كانوا كن هم هن هناك ايضا".split())
BEHIND = BEING | {":"}
FALLING = frozenset(("سقط", "سقطت"))
BETWEEN = frozenset(("بين", "وبين", "ضمن"))
FAR = 12
TEEN = frozenset(("عشر", "عشره"))
AMONG = Remembered(lambda form: form in BETWEEN, stems=lambda: BETWEEN)


def _of_victims(form: str) -> str | None:
    """What befell those whom a plural calls by it: القتلى, الجثث, الإصابات; `None` for one or two of them (الجريح)."""
    unit = units_of[form][0]
    carried = None if form.startswith("و") or unit is not None and unit.number is not None else carried_measure[form]
    return carried or NOT_CARRIED.get(form.removeprefix("ال"))


VICTIMS = Remembered(lambda form: _of_victims(form.removeprefix("و")) if form.startswith("وال") else _of_victims(form))


def read_among(clause: Clause, results: Sequence[int], used: set[int], rows: list[CountFound]) -> None:
    """Rows for those who stand behind بين القتلى, else for those who stand before it."""
    tokens = clause.tokens
    for position in clause.sentence.where(AMONG):
        known = _victims(clause, position + 1)
        if known is None:
            continue
        measure, after = known
        while after < len(tokens) and (tokens[after].kind == "quote" or tokens[after].form in BEHIND or _is_aside(clause, after)):
            after += 1
        behind = reach(clause, after) if after < len(tokens) else None
        if behind is not None and behind.first not in used and _is_of_people(behind):
            used.update(range(position, after))
            start = len(rows)
            end = next((first for first in results if first > after), len(tokens))
            read_behind(clause, after, end, measure, None, used, rows)
            rows[start:] = [_of_owner(clause, position + 2, row) for row in rows[start:]]
            continue
        for before in _all_before(clause, position):
            if before.first not in used and _is_of_people(before):
                used.update((*range(before.first, before.last + 1), position, position + 1))
                rows.append(counted_row(clause, before, measure, None, rows, part_of=None))


def read_listed(clause: Clause, results: Sequence[int], used: set[int], rows: list[CountFound]) -> None:
    """Rows for the people who the dead or wounded are said to be: إن القتلى طفل وأربعة رجال, والمصابون خمس نساء وطفلان."""
    tokens = clause.tokens
    for position in clause.sentence.where(VICTIMS):
        form, measure = tokens[position].form, VICTIMS[tokens[position].form.removeprefix("و")]
        is_subject = form.startswith("وال") or form.startswith("ال") and (not position or tokens[position - 1].form in OPENING or tokens[position - 1].kind in ("mark", "quote"))
        first = position + 1 + (position + 1 < len(tokens) and tokens[position + 1].form in BEHIND)
        people = reach(clause, first) if measure is not None and is_subject and position not in used and first < len(tokens) else None
        if people is None or people.first in used or people.quantity.min is None or people.unit is None or people.unit.record.measure is not None or people.unit.record.group == "same" or carried_measure[tokens[people.last].form] is not None:
            continue
        start, end = len(rows), next((result for result in results if result > first), len(tokens))
        used.add(position)
        read_behind(clause, first, end, measure or "", position, used, rows)
        rows[start:] = summed(rows[start:], tokens, start)


def _of_owner(clause: Clause, position: int, row: CountFound) -> CountFound:
    """A count with the group of whose dead it is a part: من بين قتلى الجيش ثلاثة ضباط."""
    owner = clause.actors.get(position)
    return row if owner is None or row.group != "unknown" else msgspec.structs.replace(row, group=owner.entries[0].id, rule="ar/counts/of-actor")


def _victims(clause: Clause, position: int) -> tuple[str, int] | None:
    """What befell the people of a definite noun at a token, and what stands behind it: القتلى, قتلى الهجوم; `None` for القتلى والجرحى."""
    tokens = clause.tokens
    form = tokens[position].form if position < len(tokens) else ""
    measure, after = VICTIMS[form], position + 1
    if measure is None:
        return None
    if not form.startswith("ال"):
        if after in clause.actors:
            return measure, clause.actors[after].last + 1
        if after >= len(tokens) or not tokens[after].form.startswith("ال"):
            return None
        after += 1
    elif after < len(tokens) and _says_which(tokens[after].form):
        after += 1 + (after + 1 < len(tokens) and tokens[after + 1].form in TEEN)  # القتلى الستة, القتلى الخمسة عشر, القتلى الحوثيين
    is_joined = after < len(tokens) and tokens[after].form.startswith("و") and VICTIMS[tokens[after].form.removeprefix("و")] is not None
    return None if is_joined else (measure, after)


def _says_which(form: str) -> bool:
    """Whether a word with the article only says how many or whose those are who are known: القتلى الستة, الضحايا المدنيين."""
    return form.startswith("ال") and (form.endswith(("ين", "ون")) or form[2:] in WORDS)


def _is_aside(clause: Clause, position: int) -> bool:
    """Whether a comma only parts those who are known from those of them who are told of: من بين القتلى الستة، طفلان."""
    behind = reach(clause, position + 1) if clause.tokens[position].form in ("،", ",") and position + 1 < len(clause.tokens) else None
    return behind is not None and behind.quantity.min is not None


def _is_of_people(reached: Reached) -> bool:
    """Whether people are counted, and one person only where age or sex tells him from the rest (not من بين القتلى قائد الفصيل)."""
    record = reached.unit.record if reached.unit else None
    if reached.quantity.min is None or record is not None and record.measure is not None:
        return False
    return not reached.is_unit_only or reached.quantity.min != 1 or record is not None and record.demographic is not None


def _all_before(clause: Clause, position: int) -> list[Reached]:
    """All who stand before بين القتلى, in order: 58 طفلا وأربعون امرأة بين القتلى."""
    found: list[Reached] = []
    last = _before(clause, position)
    while last is not None:
        found.insert(0, last)
        at = last.first - (last.first > 0 and clause.tokens[last.first - 1].form == "و")
        is_joined = at > 0 and clause.tokens[at].form.startswith("و")
        before = _before(clause, at) if is_joined else None
        last = before if before is not None and before.last == at - 1 else None
    return found


def _before(clause: Clause, position: int) -> Reached | None:
    """The people right before بين القتلى and a form of to be, else those with whom the statement opens (أن اثنين من أعضاء المجلس من بين القتلى)."""
    tokens = clause.tokens
    end = position - 1 - (position > 0 and tokens[position - 1].form == "من")
    is_of_two = end >= 0 and tokens[end].form in ("كانا", "كانتا")
    while end >= 0 and tokens[end].form in BEING:
        end -= 1
    end = without_at_least(tokens, end)  # قياديين اثنين على الأقل بين القتلى
    for first in range(end, max(-1, end - FAR), -1):
        form = tokens[first].form
        if form.removeprefix("و") in FALLING:
            break  # سقطت امرأة وطفل بين المصابين
        if form in STOPS or form in ("،", ",") or first != end and first in clause.acts:
            return None
        if form in OPENING and first + 1 in clause.numbers:
            return reach(clause, first + 1)
        if form in OPENING:
            break
        reached = reach(clause, first) if first in clause.numbers else None
        if reached is not None and reached.last == end:
            return reached
    unit = unit_at(tokens, end, clause.words) if end >= 0 else None
    if unit is None or unit[1] != end:
        return None
    number = 2 if is_of_two else unit[0].number
    return None if number is None else Reached(Quantity(min=number, max=number), unit[0], end, end, True)
