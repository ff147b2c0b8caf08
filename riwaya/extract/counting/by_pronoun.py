"""Those who are counted once, or named as one, and told of again by a pronoun: اعتقلت ستة أشخاص ثم أطلقت سراحهم, خطفوا ثلاثة جنود وقتلوهم, أطلقوا النار على شاب فقتلوه, رصدت أربع سيارات ودمرتها, إن 19 شخصا تم توقيفهم.

In: a sentence as a `Clause` and the counts found so far. Out: nothing; a row of the verb's measure is added with the number of those who were counted
last before it. Nobody is counted again under the same measure, nor one man under هم.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.reached import Clause, reach
from riwaya.extract.counting.units import PEOPLE, STOPS, THINGS
from riwaya.extract.values import CARRYING, CountFound
from riwaya.grammar.arabic import PRONOUNS, readings, without_object
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.quantities import load_quantity_words

BACK = 25
SPLIT = {"سراحهم": "released", "سراحهما": "released", "سبيلهم": "released", "سبيلهما": "released", "عنهم": "released", "عنهما": "released"}
RELEASING = frozenset("اطلق اطلقت اطلقوا اطلاق اخلي اخلت اخلوا اخلاء افرج افرجت افرجوا الافراج يفرج تفرج".split())
GRASPED, LAID = frozenset(("عليهم", "عليهما")), frozenset("القي القت القوا تم جري القاء".split())
UNDERGONE = CARRYING | {"يتم", "يجري"}
WHO = frozenset("الذين اللذين ممن".split())
JOINING = frozenset("ثم و ف كما".split())
TAKEN = {"detained", "abducted"}  # اختطاف تسعة صحفيين تم اقتيادهم إلى مكان مجهول
OF_MANY = ("هم", "هما")
OF_ONE, HARMED = ("وه", "ته", "وها", "تها"), frozenset(("killed", "wounded"))


def read_again(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """Rows for verbs whose object is a pronoun."""
    tokens = clause.tokens
    for position in clause.sentence.where(AGAIN):
        measure = AGAIN[tokens[position].form]
        form = tokens[position].form
        if measure is None or position in used or not position:
            continue
        if form in SPLIT and not any(t.form.lstrip("وف") in RELEASING for t in tokens[max(0, position - 2) : position]):
            continue
        is_undergone = form in GRASPED or _NOUNS[form] is not None and tokens[position - 1].form.lstrip("وف") in UNDERGONE
        if form in GRASPED and (tokens[position - 1].form != "القبض" or not any(t.form.lstrip("وف") in LAID for t in tokens[max(0, position - 5) : position])):
            continue  # تحاول القبض عليهم
        if is_undergone and not WHO.isdisjoint(t.form for t in tokens[max(0, position - 4) : position]):
            continue  # المشتبه فيهم الذين تم اعتقالهم: told of in passing
        if form not in SPLIT and not is_undergone and (_NOUNS[form] is not None or form[0] not in "وف" and tokens[position - 1].form not in JOINING):
            continue  # تمكن من قتلهم أو أسرهم: a noun as well
        before = _counted_before(clause, position, rows, is_of_things=measure in THINGS)
        if before is None or measure in PEOPLE and (before.measure == measure or {before.measure, measure} == TAKEN) or any(row.first == before.first for row in rows if measure in THINGS) or not _agrees(form, before) or any(row.trigger == position for row in rows):
            continue
        rows.append(msgspec.structs.replace(before, measure=before.measure if measure in THINGS else measure, trigger=position, part_of=None))


def _counted_before(clause: Clause, position: int, rows: Sequence[CountFound], *, is_of_things: bool) -> CountFound | None:
    """Whom the pronoun at a token takes up: those counted last before it, by a result or only by their number (رصدت أربع سيارات)."""
    counted = [row for row in rows if row.first < position and row.part_of is None and (row.measure in THINGS) == is_of_things and row.first >= position - BACK]
    if counted and not is_of_things:
        return max(counted, key=lambda row: row.first)
    is_one = not is_of_things and not clause.tokens[position].form.endswith(OF_MANY)
    for at in range(position - 1, max(-1, position - BACK), -1):
        if clause.tokens[at].form in STOPS:
            return None
        reached = reach(clause, at) if at in clause.numbers or is_of_things or is_one else None
        if is_one and reached is not None and (not reached.is_unit_only or reached.unit is None or reached.unit.record.name == "national" and _is_told_of_one(clause, at - 1)):
            continue  # شاب فلسطيني
        if reached is None or reached.unit is None or reached.quantity.min is None or (reached.unit.record.measure is not None) != is_of_things:
            continue
        return counted_row(clause, reached, reached.unit.record.measure or "", None, list(rows), part_of=None)
    return None


def _is_told_of_one(clause: Clause, position: int) -> bool:
    """Whether one person is counted by a word alone at a token."""
    reached = reach(clause, position) if position >= 0 else None
    return reached is not None and reached.is_unit_only and reached.quantity.min == 1


def _agrees(form: str, row: CountFound) -> bool:
    """Whether the pronoun of a word is of as many as were counted: هم of several, هما of two."""
    number = row.quantity.min or 0
    if form.endswith("هما"):
        return number == 2
    return number > 1 if form.endswith("هم") or row.measure in THINGS else number == 1


def _again(form: str) -> str | None:
    """The measure of a verb whose object is a pronoun of several: قتلوهم, أعدمهم, ودمرتها."""
    if form in SPLIT:
        return SPLIT[form]
    if form in GRASPED:
        return "detained"
    if not form.endswith(PRONOUNS):
        return None
    words = load_quantity_words()
    if (noun := _NOUNS[form]) is not None:
        return noun
    for reading in readings(form):
        if reading.prefix.strip("وف"):
            continue
        bare = (reading.stem.removesuffix("ه"),) if reading.prefix.endswith("ف") else ()  # فقتله: no noun
        measure = next((words.verbs[stem] for stem in (*without_object(reading.stem), *bare) if stem in words.verbs), None)
        if measure in HARMED and not form.endswith(OF_MANY) and (form.startswith("ف") or form.endswith(OF_ONE)):
            return measure
        if measure is not None and (form.endswith(OF_MANY) if measure in PEOPLE else measure in THINGS and form.endswith("ها")):
            return measure
    return None


def _noun(form: str) -> str | None:
    """The measure of a noun of what befell several who its pronoun says they are: توقيفهم, إصابتهما."""
    ending = next((ending for ending in OF_MANY if form.endswith(ending)), None)
    bare = form.removesuffix(ending) if ending is not None else ""
    results = load_quantity_words().results
    return next((results[(noun,)] for noun in (bare, f"{bare[:-1]}ه" if bare.endswith("ت") else "") if noun and (noun,) in results), None)


_NOUNS = Remembered(_noun, stems=lambda: (words[0] for words in load_quantity_words().results if len(words) == 1))
AGAIN = Remembered(_again, stems=lambda: (*SPLIT, *GRASPED, *load_quantity_words().verbs, *(words[0] for words in load_quantity_words().results if len(words) == 1)))
