"""Those who stand behind the word that tells what befell them, with their lists and parts: مقتل ثلاثة جنود ومدني، بينهم ضابط، إضافة إلى عاملين.

In: a sentence as a `Clause` and the tokens between one result word and the next. Out: their counts; who acted right behind a verb is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.counted import counted_row
from riwaya.extract.counting.dead_and_wounded import is_in_danger, joint_end
from riwaya.extract.counting.lists.companions import COMPANIONS
from riwaya.extract.counting.lists.going_on import AGAINST, ONE_OF_THEM, behind_attributes, composition, goes_on, near_part, opens_parts
from riwaya.extract.counting.lists.parts_behind import counted_at
from riwaya.extract.counting.lists.victim_lists import with_more
from riwaya.extract.counting.named_victims import POSTS, begins_a_person, next_of_kin
from riwaya.extract.counting.names_behind import CITING
from riwaya.extract.counting.reached import Clause, Reached, reach, with_adjective
from riwaya.extract.counting.result_words import is_result_verb
from riwaya.extract.counting.units import EACH, OPENING, PEOPLE, STOPS, THINGS, behind_its_adjective, carried_measure, units_of
from riwaya.extract.values import CARRYING, CountFound, Quantity
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

LOOK_AHEAD = 14
EXPLODING = frozenset("انفجار تفجير بانفجار بتفجير".split())
FIRE = frozenset("رصاص نيران الغام صواريخ قذايف لغم صاروخ قذيفه".split())
BY = frozenset("برصاص بنيران بيد بايدي يد ايدي قبل".split())
ACCUSED = frozenset("بتهمه بتهم لاتهامه لاتهامهم لاتهامها للاشتباه لاشتباه".split())
NEXT = frozenset("فيما بينما وكان وكانت ليرتفع لترتفع ليصل لتصل ليبلغ لتبلغ ليصبح لتصبح".split())  # وكان ستة قد قتلوا الجمعة, ليرتفع عدد القتلى إلى تسعة
SEARCHING = frozenset("بحثا البحث للبحث بالبحث بحثها بحثهم تبحث يبحث يبحثون".split())
THOUGHT_WITHIN = 10
OF_CALLINGS = frozenset(("journalists", "aid_workers", "protesters", "displaced_people", "prisoners"))
AS_WELL = frozenset(("ايضا", "كذلك"))
OF_THEM = frozenset("منهم منهن منهما".split())
ANOTHER = frozenset("اخر اخري اخرا اخران اخرين اخرون".split())  # ورجل آخر: one man, no other beside him


def read_behind(
    clause: Clause, start: int, end: int, measure: str, trigger: int | None, used: set[int], rows: list[CountFound], *, whole: int | None = None, is_composed: bool = False
) -> None:
    """Counts behind a result word; behind a count that stands alone (`whole`, its place in the rows) only its parts, which begin at `start` where it `is_composed` of them."""
    tokens = clause.tokens
    floor = len(rows)
    in_parts, is_verb = is_composed, trigger is not None and is_result_verb(tokens[trigger].form)
    position, limit = start, min(end, start + LOOK_AHEAD)
    while position < limit:
        form = tokens[position].form
        if form in STOPS or form in OPENING or form in NEXT or form == "كما" and tokens[position - 1].form in ("،", ","):
            return  # رد المتحدث بأن ..., بينهم طفل، كما تعرض المسعفون للقصف: another statement begins
        if form.startswith("اصابت") and form.endswith(("ه", "ها", "هم", "هما")):
            return  # توفي بعد إصابته برصاصة أطلقها جندي: how he fell
        if form in CARRYING and position > start and len(rows) == floor and whole is None and tokens[start - 1].kind == "word" and not is_verb:
            return  # عملية اختطاف الشيخ تمت بناء على أوامر القيادي: what is said of the act
        if measure == "detained" and form in ACCUSED:
            return  # أوقف بتهمة قتل طفلة
        if form == "عن" and tokens[position - 1].form in SEARCHING:
            return  # قتل في مداهمة بحثا عن أحد المطلوبين
        if form in CITING:
            # قتلوا بيد مسلحين، وفق ما أفاد مسؤول; but قتل، بحسب الشرطة، خمسة
            back = _behind_aside(tokens, position, limit) if whole is None and len(rows) == floor else None
            if back is None:
                return
            position = back
            continue
        if (opened := opens_parts(tokens, position)) is not None:
            in_parts = whole is not None
            position, limit = opened, min(end, position + LOOK_AHEAD)
            continue
        reached = _one_of_them(clause, position) if position == start and is_verb and whole is None else None
        reached = reached or reach(clause, position)
        if reached is not None and (_did_it(tokens, position) or _is_of_fire(tokens, reached)):
            position = reached.last + 1  # برصاص مسلحين, بيد رجلين: they did it
            continue
        if reached is None or reached.first in used:
            if whole is not None and form in ("،", ",", "في", "جراء", "اثر", "خلال", "بقصف", "بعد") and not in_parts and not goes_on(clause, position):
                return
            position += 1
            continue
        are_things = reached.unit is not None and reached.unit.record.measure is not None
        is_seized = measure == "detained" and reached.unit is not None and reached.unit.record.measure == "vehicles" and (reached.quantity.min or 0) > 1  # ضبطت 30 سيارة
        # people are no vehicles, nor things people (تدمير نفقين ومقتل ثلاثة); with what it was done nobody counts (هدم بالجرافات, دمر انفجار صهريج سوقا)
        if measure != "deployed" and are_things != (measure in THINGS) and not is_seized or are_things and (form.startswith("بال") or tokens[position - 1].form.removeprefix("و") in EXPLODING):
            position += 1
            continue
        if position == start and (met := _after_subject(clause, reached, limit, is_verb=is_verb)) is not None:
            position = met
            continue
        if rows and tokens[reached.first - 1].form == "من" and rows[-1].last == reached.first - 2 and reached.is_unit_only and reached.quantity.min is None:
            position = max(reached.last, *(a.last for a in clause.actors.values() if reached.first <= a.first <= reached.last + 1), 0) + 1  # 30 عنصرا من الحوثيين, من المسلحين الحوثيين: of whom the counted are
            continue
        reached.last = with_adjective(clause, reached, limit)
        used.update(range(reached.first, reached.last + 1 + says_more_of_him(tokens, reached)))
        carried = next((own for t in tokens[reached.first : reached.last + 1] if (own := carried_measure[t.form]) is not None), None)
        if carried == "wounded" and measure == "killed" and position == start and whole is None:
            carried = None  # وفاة جريحين
        if measure == "released" and reached.unit is not None and reached.unit.record.group == "same":
            position = reached.last + 1  # حرر آخر مناطق المديرية
            continue
        if measure == "released":
            carried = None  # أفرجت عن ثلاثين معتقلا
        if rows and (reached.unit is None or reached.unit.record.demographic is None) and is_in_danger(tokens, reached.first, reached.last):
            position = reached.last + 1  # تسعة جرحى، ثلاثة منهم في حالة خطرة: how badly some are hurt
            continue
        if (joint := joint_end(clause, reached)) is not None:
            used.update(range(reached.first, joint + 1))
            position = joint + 1  # 33 قتيلا وجريحا: how many of each is not said
            continue
        told = "vehicles" if is_seized else rows[whole].measure if in_parts and whole is not None and rows[whole].measure in PEOPLE else measure
        is_part = in_parts or _are_some_of_them(clause, reached, rows, whole)
        row = counted_row(clause, reached, carried or told, trigger, rows, part_of=whole if is_part else None)
        if row.group == "unknown" and (tokens[reached.first - 1].form == AGAINST or _are_of_others(tokens, rows, row)):
            row = msgspec.structs.replace(row, rule="ar/counts/against")  # 12 من قسد مقابل ثلاثين مسلحا: none of theirs
        if is_seized:
            rows.append(row)
            position = reached.last + 1
            continue
        if row.part_of is not None and row.demographic is not None and row.demographic == rows[row.part_of].demographic:
            position = reached.last + 1  # أربعة أطفال بينهم رضيع
            continue
        same = _same_part(rows, row) if reached.is_unit_only and form.startswith("و") else None
        if same is not None:
            rows[same] = with_more(rows[same], row, tokens)  # بينهم الطفل سالم والطفلة ريم, طفلة وطفل وامرأة
        else:
            rows.append(row)
        if not is_part and (whole is None or carried is not None and row.quantity.min is not None and row.demographic is None and row.measure != rows[whole].measure):
            whole = len(rows) - 1  # 12 قتيلا و90 جريحا بينهم 17 امرأة: some of the last who are told of
        # جنديان أميركيان وجندي بريطاني: what says whose the soldiers are is passed over
        position = next((a.last for a in clause.actors.values() if a.first == reached.last and a.last > reached.last), reached.last) + 1
        position += position < end and tokens[position].form in ANOTHER and reached.unit is not None and reached.unit.record.group != "same"
        limit = min(end, reached.last + 1 + LOOK_AHEAD)
        position = _companions(clause, position, end) if reached.quantity.min == 1 else position
        kin = next_of_kin(clause, position, end) if reached.is_unit_only and reached.quantity.min == 1 and same is None and not are_things else None
        if kin is not None:
            rows[-1], position = msgspec.structs.replace(rows[-1], last=kin - 1), kin
            limit = min(end, position + LOOK_AHEAD)
            continue
        if not is_part and whole == len(rows) - 1 and row.demographic is None:
            parts = composition(tokens, position, row.quantity.min, lambda at: counted_at(clause, at))
            if parts is not None:
                position, in_parts = parts, True
                continue
        if not is_part and position < end and not (tokens[position].form.startswith("و") or tokens[position].form in ("،", ",", "من", "بينهم", "اخرين") or near_part(tokens, position)):
            behind = behind_attributes(clause, position, end)
            if behind is None:
                return
            position = behind


def says_more_of_him(tokens: Sequence[Token], reached: Reached) -> bool:
    """Whether the word behind people who are counted says more of them, and counts nobody itself: فتى فلسطيني أصيب, سيدة نازحة, 77 قتيلا مدنيا; not قتل جندي طفلا."""
    behind = units_of[tokens[reached.last + 1].form][0] if reached.last + 1 < len(tokens) else None
    form = tokens[reached.last + 1].form if behind is not None else "و"
    if behind is None or behind.record.measure is not None or behind.record.group == "same" or form.startswith(("و", "ال")):
        return False
    own = tokens[reached.last].form
    if not reached.is_unit_only:
        return (reached.quantity.min or 0) > 10 and own.endswith("ا") and form.endswith("ا") and behind.number == 1
    return behind.record.name == "national" or behind.number is not None and behind.number == reached.quantity.min and own.endswith("ا") == form.endswith("ا")


def _are_some_of_them(clause: Clause, reached: Reached, rows: Sequence[CountFound], whole: int | None) -> bool:
    """Whether منهم makes people some of the whole that was counted right before: أصيب أربعة أطفال، ثلاثة منهم في بلدة سرمين; not قتل 13 جنديا ثلاثة منهم في كمين, who fell in an incident of their own."""
    if whole is None or clause.tokens[reached.last].form not in OF_THEM or reached.quantity.min is None:
        return False
    if not clause.acts.isdisjoint(range(reached.last + 1, reached.last + 3)):
        return False
    number = rows[whole].quantity.min
    return number is not None and rows[whole].measure in PEOPLE and reached.quantity.min < number


def _are_of_others(tokens: Sequence[Token], rows: Sequence[CountFound], row: CountFound) -> bool:
    """Whether armed people are set beside those of a group as people of whoever follows: خمسة من قسد وستة مقاتلين من فصائل محلية."""
    if not row.rule.endswith("fighters") or row.quantity.min is None or not any(other.trigger == row.trigger and other.rule.endswith("of-actor") for other in rows):
        return False
    return tokens[row.first].form.startswith("و") and [t.form for t in tokens[row.last + 1 : row.last + 2]] == ["من"]


def _did_it(tokens: Sequence[Token], position: int) -> bool:
    """Whether people at a token are told of as the doers: برصاص شخصين, من قبل ثلاثة جنود; not قتل قبل أمس ثلاثة."""
    return tokens[position - 1].form in BY and (tokens[position - 1].form != "قبل" or position > 1 and tokens[position - 2].form == "من")


def _is_of_fire(tokens: Sequence[Token], reached: Reached) -> bool:
    """Whether armed people without a number are those whose fire it was: قتلت ألغام الحوثيين مزارعا, قتل رصاص القناصة شابا."""
    side = reached.unit.record.side if reached.unit is not None else None
    return tokens[reached.first - 1].form in FIRE and reached.is_unit_only and side is not None


def _behind_aside(tokens: Sequence[Token], position: int, limit: int) -> int | None:
    """Where a statement goes on behind an aside between commas that says who tells of it; `None` where it closes the statement or no comma stands before it."""
    if tokens[position - 1 - (tokens[position - 1].form in AS_WELL)].form not in ("،", ","):
        return None
    return next((at + 1 for at in range(position, limit) if tokens[at].form in ("،", ",")), None)


def _same_part(rows: Sequence[CountFound], row: CountFound) -> int | None:
    """The place of the count of which a next part of the same whole is more, by age or sex."""
    if row.part_of is None or not row.demographic or row.quantity.max is None:
        return None
    sort = (row.part_of, row.demographic, row.measure)
    return next((n for n, part in enumerate(rows) if (part.part_of, part.demographic, part.measure) == sort and part.quantity.max is not None), None)


def _after_subject(clause: Clause, reached: Reached, limit: int, *, is_verb: bool) -> int | None:
    """Where the object stands of armed people right behind a verb who are its doers, since it follows bare: خطف مسلحون ثلاثة عمال, اعتقل عناصر الشرطة شابين, اغتال مسلحان مختار القرية."""
    tokens = clause.tokens
    if reached.unit is None:
        return None
    if reached.unit.record.side is None:
        return _met_by_one(clause, reached) if is_verb else None
    form = tokens[reached.first].form
    is_dual = reached.is_unit_only and reached.quantity.min == 2 and form.endswith("ان")
    is_one = is_verb and reached.is_unit_only and reached.quantity.min == 1 and not form.endswith("ا")
    if reached.quantity.min is not None and not is_dual and not is_one:
        return None
    if not is_one and not form.endswith(("ون", "ان")) and (not is_verb or form.endswith("ين")):
        return None
    thought = _behind_a_thought(clause, reached.last + 1, limit)
    for position in range(thought, min(limit, thought + 8)):
        form = tokens[position].form
        if form.startswith("و") and _serves(form):
            continue  # أعدم جنود ومسلحون ثلاثين مدنيا
        if form in STOPS or form in ("،", ",") or form in ("في", "برصاص", "بنيران", "بقصف", "اثر", "جراء", "خلال", "بانفجار") or form == "و" or (form.startswith(("و", "ب")) and len(form) > 3):
            return None
        if form in EACH or form in CITING or form in BY:
            return None
        if tokens[position - 1].form == "من" or position > thought + 1 and tokens[position - 2].form == "من" and form.startswith("ال"):
            continue  # قتل عنصران من الأكراد, من جبهة الأكراد: whose they are
        if form in POSTS or reached.quantity.min is None and position <= thought + 1 and form != "علي" and begins_a_person(clause, position):
            return position  # خطف مسلحون مدير الشركة, اغتال مسلحون سامي الراجح
        after = reach(clause, position)
        if after is not None and after.unit is None and tokens[after.first].kind != "quote" and any(carried_measure[t.form] is not None for t in tokens[after.first : after.last + 2]):
            return position  # أطلق المسلحون سراح خمسة معتقلين
        if after is not None and after.unit is None and after.first in clause.numbers and (met := clause.actors.get(after.last + 1)) is not None and met.entries[0].id in OF_CALLINGS:
            return position  # قتل الحوثيون 12 صحافيا
        if after is not None and after.unit is not None and (after.unit.record.measure is None or not (is_dual or is_one)) and (not is_one or tokens[after.first].kind == "number" or tokens[after.last].form.endswith("ا")) and form not in ("من", "علي"):
            return position
    return None


def _met_by_one(clause: Clause, reached: Reached) -> int | None:
    """Where one stands in the accusative whom the verb meets, right behind people who end as its subject: قتل مستوطن شابا, أصاب شاب فلسطيني جنديا; not قتل شاب وجرح آخر."""
    tokens = clause.tokens
    form = tokens[reached.last].form
    if not (form.endswith("ون") or reached.is_unit_only and reached.quantity.min == 1 and not form.endswith(("ا", "ين"))):
        return None
    at = behind_its_adjective(clause.sentence.forms, reached.last)
    behind = tokens[at].form if at < len(tokens) else ""
    met = units_of[behind][0]
    is_met = behind.endswith("ا") and not behind.startswith("و") and met is not None and met.number == 1 and met.record.measure is None and met.record.group != "same" and carried_measure[behind] is None
    return at if is_met else None


def _behind_a_thought(clause: Clause, position: int, limit: int) -> int:
    """Where people are counted behind what doers are thought to be: مسلحون يشتبه في أنهم من X 20 مزارعا."""
    if position >= limit or clause.tokens[position].form not in words().suspected:
        return position
    for at in range(position + 1, min(limit, position + THOUGHT_WITHIN)):
        after = reach(clause, at)
        if after is not None and after.unit is not None and after.quantity.min is not None:
            return at
    return position


def _serves(form: str) -> bool:
    """Whether a word joined by و names more armed people: ومسلحون, وعناصر."""
    unit = units_of[form][0]
    return unit is not None and unit.record.side is not None


def _one_of_them(clause: Clause, position: int) -> Reached | None:
    """One of those who were told of before, right behind a verb: توفي أحدهما لاحقا, قتل أحدهم."""
    if clause.tokens[position].form not in ONE_OF_THEM:
        return None
    return Reached(Quantity(min=1, max=1), units_of["اخر"][0], position, position, True)


def _companions(clause: Clause, position: int, end: int) -> int:
    """Where those stand who were with one man (قيادي في التنظيم يدعى فلان وثلاثة من مرافقيه): his group and his name are passed over; the position itself where there are none."""
    for ahead in range(position, min(end, position + LOOK_AHEAD)):
        if clause.tokens[ahead].form in STOPS or clause.tokens[ahead].form in ("،", ","):
            break
        number = clause.numbers.get(ahead)
        if number is not None and clause.tokens[ahead].form.startswith("و") and any(t.form in COMPANIONS for t in clause.tokens[number.last + 1 : number.last + 3]):
            return ahead
    return position
