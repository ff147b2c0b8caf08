"""The dead and wounded as nouns that say by themselves what happened: جثث 15 شخصا, القتلى سبعة, مقتله, سقط شهيدان, ارتفاع عدد القتلى إلى 12.

In: a sentence as a `Clause`, the tokens that are used and the counts found so far. Out: nothing; each reader adds its rows and what it used.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.lists.companions import COMPANIONS, WITH
from riwaya.extract.counting.reached import Clause, Reached, reach
from riwaya.extract.counting.result_words import EITHER, RESULTS
from riwaya.extract.counting.units import PARTS, PEOPLE, STOPS, carried_measure, unit_at, whose_body
from riwaya.extract.values import CROWD, CountFound, Quantity
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.quantities import load_quantity_words
from riwaya.model import Token

FELL = frozenset("سقط سقطت سقطوا سقوط".split())
NO_DEATH = frozenset("اسري اسيرا اسيرين جرحي جريحا جريحين مصابين مصابا بيد بايدي قبضه الاسر بير حفره واد نهر مياه السيول سيول ارتفاع شرفه".split())  # سقط ثلاثة جنود جرحى, سقط في الأسر
FALLING = frozenset("سقط سقطت سقوط وقوع وقع وقعت خلف خلفت مخلفا مخلفه مخلفين اوقع اوقعت موقعا موقعه موقعين ارتقي ارتقاء هناك".split())
PULLED_OUT = frozenset("انتشل انتشلت انتشلوا انتشال سحبت".split())
FOUND = frozenset("عثر عثرت عثروا عثور العثور".split())  # عثر أهالي البلدة صباحا على جثة
LEADING_TO = frozenset("ادي ادت تسبب تسببت يودي تودي افضي افضت".split())
DANGERS = ("خطر", "خطير", "حرج", "بالغ", "بليغ", "متوسط", "طفيف", "مستقر", "حياتهم")
STATES = frozenset("اصابته اصابتهم اصابتهما اصاباتهم اصابات اصابه حاله حالته حالتهم حالتهما حالات حال بحاله بحالات جروح جروحهم بجروح جراح جراحهم جراحه وصفت بجراح الاصابات".split())
FALLEN = ("casualty", "injured")  # units of people.yaml that say no more than what befell them
NEAR = 6
WHERE = frozenset("في فيها فيه خلال خلالها علي اثر اثرها جراء من".split())
BEHIND_WHERE = 10


def read_bodies(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """The dead before their number (جثث 15 شخصا, جثامين ثلاثة شهداء): whatever verb stands near says where they were brought."""
    for position in clause.sentence.where(carried_measure):
        number, measure = clause.numbers.get(position + 1), carried_measure[clause.tokens[position].form]
        if number is None or number.value.min is None or number.prefix or measure != "killed" or position and clause.tokens[position - 1].form in EITHER:
            continue  # من بين القتلى خمس نساء: some of them
        unit = unit_at(clause.tokens, number.last + 1, clause.words)
        if unit is not None and unit[0].record.measure is None and carried_measure[clause.tokens[number.last + 1].form] is None:
            used.update(range(position, unit[1] + 1))
            rows.append(counted_row(clause, Reached(number.value, unit[0], number.first, unit[1], False), measure, None, rows, part_of=None))
        elif unit is None and [t.form for t in clause.tokens[number.last + 1 : number.last + 2]] == ["من"] and (some := reach(clause, number.first)) is not None:
            used.update(range(position, some.last + 1))
            rows.append(counted_row(clause, some, measure, None, rows, part_of=None))  # جثث 14 من عناصر الحركة


def read_said(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """The dead as a subject with their number as what is said of them: إن القتلى سبعة والجرحى عشرون."""
    for position in clause.sentence.where(carried_measure):
        number, measure = clause.numbers.get(position + 1), carried_measure[clause.tokens[position].form]
        unit = unit_at(clause.tokens, position, clause.words)
        if number is None or number.value.min is None or number.value.unit is not None or number.prefix or measure is None or unit is None or position in used or not clause.tokens[position].form.removeprefix("و").startswith("ال"):
            continue
        used.update(range(position, number.last + 1))
        row = counted_row(clause, Reached(number.value, unit[0], position, number.last, False), measure, position, rows, part_of=None)
        rows.append(msgspec.structs.replace(row, first=number.first, last=number.last, span=(clause.tokens[number.first].start, clause.tokens[number.last].end)))


def read_his(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """One person who was told of before (ما أدى إلى مقتله, أسفر عن إصابته): a result noun with his pronoun, behind its preposition."""
    tokens = clause.tokens
    for position in clause.sentence.where(HIS):
        measure = HIS[tokens[position].form]
        if not position:
            continue
        is_led = tokens[position - 1].form in ("الي", "عن") or tokens[position].form[0] in "لب" and tokens[position - 1].form in LEADING_TO or _is_his_end(tokens, position, rows)
        if measure not in PEOPLE or position in used or not is_led or any(row.measure == measure and row.demographic is None for row in rows):
            continue
        used.add(position)
        who = next(((unit[0], back) for back in range(position - 1, -1, -1) if (unit := unit_at(tokens, back, clause.words)) is not None and unit[0].number == 1 and unit[0].record.measure is None and unit[1] == back), None)
        number = 1 + (_his_guards(clause, position) or _his_own(clause, position + 1))
        of_whom, place = who or (None, position)
        reached = Reached(Quantity(min=number, max=number), of_whom, place, place, True)
        row = counted_row(clause, reached, measure, position, rows, part_of=None)
        rows.append(msgspec.structs.replace(row, first=position, last=position, span=(tokens[position].start, tokens[position].end)))


def _is_his_end(tokens: Sequence[Token], position: int, rows: Sequence[CountFound]) -> bool:
    """Whether the death is joined of the one who was counted as wounded or taken right before: أدى إلى إصابة الشاب سامي الراجح ووفاته, اختطاف مدني وقتله."""
    return tokens[position].form.startswith("و") and any(row.quantity.min == 1 and row.quantity.max == 1 and row.measure != "killed" and 0 < position - row.last <= NEAR for row in rows)


def _his_guards(clause: Clause, position: int) -> int:
    """How many of those who guard or escort him fell with one man: مقتله وثلاثة من مرافقيه, إصابته مع اثنين من حراسه, اعتقاله مع شقيقه."""
    tokens = clause.tokens
    beside = reach(clause, position + 2) if position + 2 < len(tokens) and tokens[position + 1].form in WITH else None
    if beside is not None and beside.unit is not None and beside.unit.record.measure is None and beside.quantity.min:
        return beside.quantity.min  # اعتقاله مع شخصين من جيرانه
    for at in range(position + 1, position + 4):
        number = clause.numbers.get(at)
        if number is None or not number.value.min or not (tokens[at].form.startswith("و") or tokens[at - 1].form == "مع"):
            continue
        if any(t.form in COMPANIONS for t in tokens[number.last + 1 : number.last + 3]):
            return number.value.min
    return 0


def _his_own(clause: Clause, position: int) -> int:
    """How many of his own are joined to one who fell: مقتله وسائقه, مقتلها وطفليها."""
    tokens, number = clause.tokens, 0
    while position < len(tokens) and tokens[position].form.startswith("و") and tokens[position].form.endswith(("ه", "ها")):
        own = reach(clause, position)
        if own is None or not own.is_unit_only or own.unit is None or own.unit.record.measure is not None or own.quantity.min is None:
            break
        if own.unit.record.name in FALLEN:
            break  # لمقتله وإصابة ابنه
        number, position = number + own.quantity.min, own.last + 1
    return number


def read_fallen(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """One or two who fell, without a number (سقط قتيل, سقوط شهيدين, عثر أهالي البلدة على جثة); two also without a verb (شهيدان بقصف)."""
    tokens, words = clause.tokens, clause.words
    for position in [position for position in clause.sentence.where(carried_measure) if position not in used]:
        unit = unit_at(tokens, position, words)
        if position + 1 < len(tokens) and tokens[position + 1].form.startswith("ال") or _MASDARS[tokens[position].form]:
            continue  # سحبت جثة الطفل: one told of before; سقوط قتيل وإصابة ثلاثة: a word of what befell those behind it
        if unit is None or unit[0].number is None or not (tokens[position].form.endswith("ان") and unit[0].number == 2 or _is_fallen(tokens, position) or _opens_a_toll(clause, position)):
            continue
        unit = whose_body(tokens, position, unit, words)
        used.update(range(position, unit[1] + 1))
        rows.append(counted_row(clause, Reached(Quantity(min=unit[0].number, max=unit[0].number), unit[0], position, unit[1], True), carried_measure[tokens[position].form] or "", None, rows, part_of=None))


def read_felled(clause: Clause, used: set[int], rows: list[CountFound]) -> None:
    """People who fell, with no word that says they died: سقط 14 جنديا في كمين, سقوط تسعة مواطنين وإصابة آخرين, إن 22 من المتشددين سقطوا في المعارك.

    They fell dead where the wounded are told apart from them, or where armed people fell or another act is told beside; of others nothing says so (سقوط ثلاثة أشخاص في بئر), nor of whoever fell into hands.
    """
    tokens = clause.tokens
    for verb in clause.sentence.where(FELLED):
        if verb in used or verb and tokens[verb - 1].form == "الذي":
            continue
        reached = _who_fell(clause, verb)
        if reached is None or reached.first in used or reached.quantity.min is None or reached.unit is None and reached.first > verb and not _is_of_an_actor(clause, reached):
            continue
        record = None if reached.unit is None else reached.unit.record
        if record is not None and (record.measure is not None or carried_measure[tokens[reached.last].form] is not None):
            continue
        end = next((at for at in range(max(verb, reached.last) + 1, len(tokens)) if tokens[at].form in STOPS or tokens[at].form in ("،", ",")), len(tokens))
        behind = tokens[max(verb, reached.last) + 1 : end]
        is_beside_wounded = any(t.form.startswith("و") and WOUNDED[t.form] for t in behind[:NEAR])
        is_split = any(t.form in EITHER for t in behind)  # بين قتيل وجريح
        is_in_a_fight = not is_split and (record is None or record.side is not None) and any(at != verb and not reached.first <= at <= reached.last for at in clause.acts)
        if not (is_beside_wounded or is_in_a_fight) or any(t.form.removeprefix("و").removeprefix("ال") in NO_DEATH for t in behind):
            continue
        used.update(range(reached.first, reached.last + 1))
        rows.append(counted_row(clause, reached, "killed", verb if reached.first < verb else None, rows, part_of=None))


def _who_fell(clause: Clause, verb: int) -> Reached | None:
    """Who stands behind a verb of falling with his number (سقط عنصران, سقوط ستة جنود, سقط في الكمين ستة جنود), or right before it in the plural (22 من المتشددين سقطوا)."""
    tokens = clause.tokens
    if tokens[verb].form.endswith("وا"):
        first = next((at for at in range(verb - 1, max(-1, verb - NEAR), -1) if at in clause.numbers), None)
        if first is None or any(t.kind != "word" and t.kind != "number" for t in tokens[first:verb]):
            return None
        return reach(clause, clause.numbers[first].first)
    reached = reach(clause, verb + 1) if verb + 1 < len(tokens) else None
    if reached is None or reached.unit is None:
        return _behind_where(clause, verb)
    is_one = reached.is_unit_only and reached.quantity.min == 1 and reached.unit.record.side is None
    return None if is_one else reached


def _behind_where(clause: Clause, verb: int) -> Reached | None:
    """Those with a number behind the words that say in what or where they fell: سقط في المعارك على أطراف المدينة تسعة جنود, not سقط في باحة تضم 300 طالب."""
    tokens = clause.tokens
    if verb + 1 >= len(tokens) or tokens[verb + 1].form not in WHERE:
        return None
    for at in range(verb + 2, min(len(tokens), verb + BEHIND_WHERE)):
        if tokens[at].kind == "mark" or tokens[at].form in STOPS or RESULTS[tokens[at].form] is not None:
            return None
        number = clause.numbers.get(at)
        if number is not None:
            return None if number.prefix or tokens[at - 1].form in WHERE else reach(clause, at)
    return None


def _is_of_an_actor(clause: Clause, reached: Reached) -> bool:
    """Whether a bare number counts some of an actor: سقط في المعارك ثلاثة من الحوثيين."""
    return [t.form for t in clause.tokens[reached.last + 1 : reached.last + 2]] == ["من"] and reached.last + 2 in clause.actors


def _opens_a_toll(clause: Clause, position: int) -> bool:
    """Whether one dead or wounded stands before the other part of a toll: قتيل و7 مصابين, شهيد وجريحان."""
    behind = clause.tokens[position + 1 : position + 3]
    if not behind or not behind[0].form.startswith("و") or position and clause.tokens[position - 1].form in EITHER:
        return False  # العشرات بين قتيل وجريح
    return any(t.kind == "number" or carried_measure[t.form] is not None or position + 1 + n in clause.numbers for n, t in enumerate(behind))


def _is_fallen(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb of falling or finding leads to the one at a token, not to some of whom he is one sort (سقط سبعة بين شهيد وجريح)."""
    if position and tokens[position - 1].form in EITHER:
        return False
    if any(_FALLING[t.form] for t in tokens[max(0, position - 3) : position]):
        return True
    if any(is_one_of(t.form, PULLED_OUT) for t in tokens[max(0, position - 5) : position]):
        return True
    return position > 0 and tokens[position - 1].form == "علي" and any(is_one_of(t.form, FOUND) for t in tokens[max(0, position - 10) : position])


def joint_end(clause: Clause, reached: Reached) -> int | None:
    """Where a toll of dead and wounded together ends, whose number belongs to neither: 33 قتيلا وجريحا, 8 شهداء وجرحى, 13 مدنيا بين قتيل وجريح, أكثر من 100 قتيل وجريح, not عشرات القتلى والجرحى."""
    tokens, last = clause.tokens, reached.last
    if last + 1 >= len(tokens) or reached.quantity.min is None or reached.is_unit_only:
        return None
    if tokens[last + 1].form in EITHER and last + 3 < len(tokens):
        is_toll = carried_measure[tokens[last + 3].form] is not None and tokens[last + 3].form.startswith("و")
        return last + 3 if is_toll else None
    own, other = tokens[last].form, tokens[last + 1].form
    first, second = carried_measure[own], carried_measure[other]
    if not other.startswith("و") or None in (first, second) or first == second or _MASDARS[other]:
        return None
    is_of_few = reached.quantity.quantifier not in CROWD and not own.startswith("ال")
    return last + 1 if own.endswith("ا") and other.endswith("ا") or is_of_few and not own.endswith("ا") else None


def is_in_danger(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the people at `first..last` are some of the wounded of whom is said how badly they are hurt: ثلاثة منهم في حالة خطرة, إصابات اثنين منهم بالغة, إصابة أحدهم حرجة."""
    near = tokens[max(0, first - 1) : last + 7]
    end = next((n for n, t in enumerate(near) if n > last - first + 1 and (t.form in STOPS or t.form in ("،", ","))), len(near))
    # تسعة آخرون بينهم اثنان في حالة خطرة: the nine are the whole, whoever is told of behind them
    is_some = any(t.form in PARTS for t in (*tokens[max(0, first - 2) : first], tokens[last])) or [t.form for t in tokens[last + 1 : last + 3]] == ["من", "بينهم"]
    return (is_some or tokens[first].form in ("احد", "احدي")) and any(t.form in STATES for t in near[:end]) and any(form.removeprefix("ال").startswith(DANGERS) for t in near[last - first + 1 : end] for form in (t.form, t.form.removeprefix("ب")))


def is_one_of(form: str, words: Collection[str]) -> bool:
    """Whether a word is one of some words, with whatever is joined before it: وسقط, بوقوع."""
    return any(reading.stem in words for reading in readings(form))


def _his(form: str) -> str | None:
    """The measure of a result noun that carries the pronoun of one man or woman: مقتله, إصابتها."""
    if not form.endswith("ه") or len(form) < 4:
        return None
    words = load_quantity_words()
    bare = form.removesuffix("ه").removeprefix("و")
    stem = bare[1:] if bare[0] in "لب" and len(bare) > 4 else bare
    return next((words.results[(noun,)] for noun in (stem, f"{stem[:-1]}ه" if stem.endswith("ت") else "") if (noun,) in words.results), None)


def _wounded(form: str) -> bool:
    """Whether a word that و joins tells of wounded: وإصابة, وجرح, وأصيب."""
    known = RESULTS[form]
    return known is not None and form.startswith("و") and (known[0] == "wounded" or any(load_quantity_words().results.get((stem,)) == "wounded" for stem in known[1]))


FELLED = Remembered(lambda form: is_one_of(form, FELL), stems=lambda: FELL)
HIS = Remembered(_his, stems=lambda: (words[0] for words in load_quantity_words().results if len(words) == 1))
WOUNDED = Remembered(_wounded)
_MASDARS = Remembered(lambda form: any((reading.stem,) in load_quantity_words().results for reading in readings(form)))
_FALLING = Remembered(lambda form: is_one_of(form, FALLING))
