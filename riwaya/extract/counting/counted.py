"""What is counted: the row that a quantity makes with a measure and a group.

In: a sentence as a `Clause` and what was reached in it. Out: its row (`counted_row`), whose group is that of the unit, or the
actor named right behind it unless an act, برصاص or من قبل stands between.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.names_behind import BOTH_SIDES, in_ranks, is_beside_another, is_broken, is_of_others, thought_to_be
from riwaya.extract.counting.reached import Clause, Reached
from riwaya.extract.counting.units import FAMILIES, PARTS, STOPS, THEY, THINGS, units_of, with_at_least
from riwaya.extract.values import CountFound
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.model import Token

ANTECEDENT = 16
REBEL = frozenset("متطرف تكفيري اجرامي تمرد انقلاب".split())
ARMED_RULES = ("fighters", "rebels", "of-actor")
GUARDING = frozenset("حرس خفر شرطه امن".split())
YOUNG = frozenset("شاب شابا شابان شابين شبان".split())  # متمردين، بينهم شاب: one of them
OF_WOMEN = frozenset("اثنتان اثنتين اخريات".split())
PERSONS = frozenset("فرد فردا فردان فردين افراد".split())
BEHIND_PERSONS = frozenset("، , علي في اثر جراء قتلوا قتلا خلال اصيبوا لقوا بجروح اليوم امس".split())
OLD = frozenset("مسن مسنا مسنان مسنين عجوز عجوزا".split())
ON_SIDE = (["من", "جانب"], ["من", "طرف"], ["في", "صفوف"], ["من", "صفوف"], ["في", "جانب"])
JOINING = frozenset("و ، , مع ( ) اضافه بالاضافه الي جانب فضلا عن علاوه علي اخر اخري".split())
NAMELESS = ("unknown", "armed_factions")  # 3 متشددين من تنظيم القاعدة


def counted_row(
    clause: Clause, reached: Reached, measure: str, trigger: int | None, rows: list[CountFound], *, part_of: int | None
) -> CountFound:
    tokens, actors = clause.tokens, clause.actors
    unit = reached.unit.record if reached.unit else None
    group = unit.group if unit else "unknown"
    rule = "ar/counts/bare" if unit is None else "ar/counts/unit" if unit.side is None else "ar/counts/rebels" if unit.side == "rebel" else "ar/counts/fighters"
    if unit is None and [t.form for t in tokens[reached.last : reached.last + 2]] == ["من", "قوات"]:
        rule = "ar/counts/fighters"  # 12 من قوات الطوارئ
    age = None
    if group == "same":
        told = [row for row in rows if not _is_owner(tokens, row)]
        others = next((row for row in reversed(told) if row.measure not in THINGS), None)
        others = rows[others.part_of] if others is not None and others.part_of is not None else others
        group = others.group if others is not None else "unknown"
        if others is None:
            group, rule, age = _told_of(clause, reached.first if trigger is None else trigger) if any(t.form in PARTS for t in tokens[reached.first : reached.last + 1]) else ("unknown", "ar/counts/others", None)
        elif len({_sort_of(row) for row in told if row.measure == others.measure and row.trigger == others.trigger and row.part_of is None} - {"unknown"}) > 1:
            group, rule = "unknown", "ar/counts/mixed"  # قتل عشرة جنود وثلاثة عمال وأصيب تسعة آخرون: who the nine are is not said
        elif group == "unknown":
            rule = others.rule  # مقتل 3 أشخاص وإصابة 10 آخرين: settled as the first are
        if others is not None and age is None:
            age = _age_of_another(tokens, reached, others)
    if unit and unit.group == "displaced_people" and measure in ("deployed", "displaced"):
        measure, group = "displaced", "civilians"  # وصول 800 نازح
    if unit and unit.measure and measure in ("vehicles", "houses", "positions", "deployed"):
        measure = unit.measure
    end = with_at_least(tokens, reached.last)
    near = [actors[i] for i in range(reached.first, min(len(tokens), end + 5)) if i in actors and not is_broken(clause, end, i) and not is_of_others(clause, reached, i)]
    # آلاف القتلى والجرحى والأسرى; 28 شخصا من المعتقلين
    near = [actor for actor in near if actor.entries[0].id != "prisoners" or measure != "detained" and not tokens[actor.first].form.startswith("و")]
    if end > reached.last and [t.form for t in tokens[end + 1 : end + 2]] == ["من"]:
        near.sort(key=lambda actor: actor.first != end + 2)
    near[:0] = thought_to_be(clause, end)
    # 12 مسلحا من حركة طالبان: مسلحا names nobody
    named = next((actor for actor in near if actor.last > reached.last or actor.entries[0].id not in NAMELESS or reached.is_unit_only and actor.entries[0].id == "unknown"), near[0] if near else None)
    if named is not None and part_of is not None and tokens[named.first].form in FAMILIES:
        named = None  # بينهم ثلاثة من أسرة واحدة: nothing that tells them from the rest
    if named is not None and unit and unit.side and any(t.form in load_role_words().former for t in tokens[reached.last + 1 : reached.last + 2]):
        group, rule, named = "civilians", "ar/counts/former-fighter", None  # عنصر سابق في الجيش الحر
    behind = [t.form for t in tokens[reached.last + 1 : reached.last + 3]]
    if named is None and unit is not None and unit.group == "same" and behind[:1] and behind[0] in THEY and behind[1:] == ["من"]:
        named = actors.get(reached.last + 3)  # القتلى السبعة الآخرون هم من المدنيين
    is_another = named is not None and unit is not None and unit.group == "same" and behind[named.first - reached.last - 2 : named.first - reached.last - 1] == ["من"]  # قتل جندي وآخر من داعش
    if named is not None and is_another and named.entries[0].id == "civilians":
        group, rule = "civilians", "ar/counts/of-actor"
    elif named is not None and (group == "unknown" or is_another or (unit and unit.side) or in_ranks(tokens, end) or _are_they_of(tokens, reached.last)) and named.entries[0].id not in ("civilians", "unknown"):
        group, rule = named.entries[0].id, "ar/counts/of-actor"
    elif named is not None and group == "unknown" and named.entries[0].id == "civilians" and not (unit and unit.side):
        group, rule = "civilians", "ar/counts/of-actor"
    is_unnamed = named is None or named.entries[0].id == "unknown"
    if is_unnamed and unit and unit.side == "any" and is_called_rebel(tokens, reached.last + 1):
        rule = "ar/counts/rebels"  # 14 من العناصر المتشددة
    if is_unnamed and group == "unknown":
        side = _adjective_of_side(tokens, reached.last) if unit and unit.side else None
        side = side or (None if trigger is None else _side_before(clause, trigger, reached.first))
        group, rule = (group, rule) if side is None else (side, "ar/counts/of-actor")
    if (unit is None or unit.group == "same") and part_of is None and tokens[reached.last].form in OF_WOMEN and rows and rows[-1].demographic in ("children", "women") and rows[-1].part_of is None:
        group, age = rows[-1].group, rows[-1].demographic  # قتلت طفلتان وأصيبت اثنتان, مقتل امرأتين وإصابة ست أخريات
    if part_of is not None and group == "unknown":
        group = rows[part_of].group
    elif part_of is not None and tokens[reached.last].form.removeprefix("و") in YOUNG and rows[part_of].rule.endswith(ARMED_RULES):
        group, rule = rows[part_of].group, rows[part_of].rule
    if unit and unit.side == "any" and (named is None or named.entries[0].id == "civilians") and _is_family(tokens, reached):
        group, rule = "civilians", "ar/counts/of-family"
    if rule == "ar/counts/fighters" and _are_persons(tokens, reached):
        rule = "ar/counts/unit"
    if unit and (unit.name == "suspect" or measure == "detained" and unit.name == "person" and _is_suspected(tokens, reached.last + 1)) and named is None:
        rule = "ar/counts/suspects"
    if group != "civilians" and any(t.form in BOTH_SIDES for t in tokens[reached.last + 1 : reached.last + 4]):
        group, rule = "unknown", "ar/counts/both-sides"  # 24 مسلحا من الطرفين
    demographic = unit.demographic or age if unit else age
    if unit is not None and group == "civilians" and any(t.form in OLD for t in tokens[reached.last + 1 : reached.last + 2]):
        demographic = "elderly"  # رجل مسن
    if demographic == "men" and tokens[reached.last].form.removeprefix("و") == "رجال" and reached.last + 1 < len(tokens):
        whole = actors.get(reached.last)  # رجال المقاومة الشعبية: a name that begins with the men
        service = whole if whole is not None and whole.last > reached.last else actors.get(reached.last + 1 + (tokens[reached.last + 1].form == "من"))
        if service is not None and service.entries[0].id not in ("civilians", "unknown"):
            group, rule, demographic, named = service.entries[0].id, "ar/counts/of-actor", None, service  # سبعة من رجال حرس الحدود
        elif tokens[reached.last + 1].form in GUARDING:
            group, rule, demographic = "security_forces", "ar/counts/fighters", None  # رجال حرس الحدود, whose country no word says
        elif tokens[reached.last + 1].form.startswith("ال"):
            demographic = None  # رجال الإطفاء
    if named is not None and measure not in THINGS and rule == "ar/counts/of-actor" and is_beside_another(clause, named, is_anybody=unit is not None and unit.side is None):
        group, rule = "unknown", "ar/counts/mixed"
    span = (tokens[reached.first].start, tokens[reached.last].end)
    before = [t.form.lstrip("و") for t in tokens[max(0, reached.first - 8) : reached.first]]
    cumulative = any(form in ("ارتفعت", "ارتفاع", "ارتفع", "حصيله", "الحصيله") for form in before)
    return CountFound(
        measure=measure, quantity=reached.quantity, group=group, demographic=demographic, part_of=part_of, cumulative=cumulative,
        first=reached.first, last=reached.last, trigger=trigger, span=span, rule=rule,
    )


def span_over(first: CountFound, last: CountFound, tokens: Sequence[Token]) -> tuple[int, int]:
    """The words of two counts that are told as one, of the first alone where more than what joins them stands between: a name that is nobody's to show (الطالبة سلمى الراجح ووالدها)."""
    between = {t.form for t in tokens[first.first : last.last + 1] if first.span[1] <= t.start and t.end <= last.span[0]}
    return (first.span[0], last.span[1]) if between <= JOINING else first.span


def of_the_named(clause: Clause, person: Reached, measure: str, trigger: int, rows: list[CountFound]) -> CountFound:
    """The row of one who is told of by name: its words are those that tell what befell him, not his name."""
    row = counted_row(clause, person, measure, trigger, rows, part_of=None)
    token = clause.tokens[trigger]
    return row if person.is_told_by_word else msgspec.structs.replace(row, span=(token.start, token.end))


def _adjective_of_side(tokens: Sequence[Token], last: int) -> str | None:
    """The group that an adjective behind armed people gives: ثلاثين مسلحا حوثيا, قياديين حوثيين."""
    form = tokens[last + 1].form if last + 1 < len(tokens) else "و"
    unit = None if form.startswith("و") else units_of[form][0]
    return unit.record.group if unit is not None and unit.record.side == "rebel" and unit.record.group != "unknown" else None


def is_called_rebel(tokens: Sequence[Token], position: int) -> bool:
    """Whether an adjective says that armed people fight the state: العناصر الإرهابية, عنصرا متشددا, عناصر تكفيرية, عناصر التمرد."""
    form = tokens[position].form.removeprefix("ال").removesuffix("ه") if position < len(tokens) else ""
    unit = None if form.startswith("و") else units_of[form][0]
    return form in REBEL or unit is not None and unit.record.side == "rebel"


def _side_before(clause: Clause, trigger: int, first: int) -> str | None:
    """On whose side those fell who are told of behind it: قتل من جانب المقاومة ثمانية أشخاص, أصيب في صفوف الجيش ثلاثة."""
    forms = [t.form for t in clause.tokens[trigger + 1 : trigger + 3]]
    actor = clause.actors.get(trigger + 3) if forms in ON_SIDE else None
    return actor.entries[0].id if actor is not None and first - 2 <= actor.last < first else None


def _age_of_another(tokens: Sequence[Token], reached: Reached, first: CountFound) -> str | None:
    """The age or sex of one more who is joined to a single child or woman by a word of the same gender: مقتل طفل وجرح آخر, أصيبت امرأة وأخرى; not طفلة ... وأصيب آخر."""
    if first.demographic not in ("children", "women") or first.quantity.min != 1 or first.part_of is not None:
        return None
    is_feminine = first.demographic == "women" or tokens[first.last].form.endswith("ه")
    return first.demographic if tokens[reached.last].form.removeprefix("و") == ("اخري" if is_feminine else "اخر") else None


def _is_owner(tokens: Sequence[Token], row: CountFound) -> bool:
    """Whether armed people without a number are more of those of whom a number counts some: 14 عنصرا من الحركة ومسلحي العشيرة."""
    form = tokens[row.first].form
    return row.quantity.min is None and row.first == row.last and form.startswith("و") and form.removeprefix("و") in load_role_words().members


def _sort_of(row: CountFound) -> str:
    """The group of a count, `armed` where a unit says no more than that."""
    return "armed" if row.group == "unknown" and row.rule.endswith(("fighters", "rebels")) else row.group


def _told_of(clause: Clause, before: int) -> tuple[str, str, str | None]:
    """Whom منهم takes up where nobody is counted before: the people that a unit names last (المهاجمين ... خمسة منهم; بأربعة أطفال ... اثنين منهم), else those whom the clause tells of; with their age or sex."""
    for position in range(before - 1, max(-1, before - ANTECEDENT), -1):
        unit = units_of[clause.tokens[position].form][0]
        is_unit = position in clause.actors and clause.actors[position].last == position and unit is not None and unit.number is None and unit.record.group not in ("unknown", "same")
        if not is_unit and any(actor.first <= position <= actor.last for actor in clause.actors.values()):
            break  # but اشتبكوا مع المهربين وقتلوا أربعة منهم
        if unit is None or unit.number is not None or unit.record.measure is not None or unit.record.group == "same":
            continue
        record = unit.record
        age = record.demographic if record.demographic in ("children", "women") else None
        return record.group, "ar/counts/rebels" if record.side == "rebel" else "ar/counts/fighters" if record.side else "ar/counts/unit", age
    return "unknown", "ar/counts/of-them", None


def _are_persons(tokens: Sequence[Token], reached: Reached) -> bool:
    """Whether أفراد counts people of any sort, of nothing that follows: قتل تسعة أفراد في انفجار; not أفراد من الشرطة, أفراد الشرطة, فردا مسلحا."""
    behind = tokens[reached.last + 1].form if reached.last + 1 < len(tokens) else ""
    return tokens[reached.last].form in PERSONS and (behind in STOPS or behind in BEHIND_PERSONS)


def _is_family(tokens: Sequence[Token], reached: Reached) -> bool:
    """Whether members are those of a family: ستة أفراد من أسرة واحدة, عائلة من خمسة أفراد, العائلة المكونة من خمسة أفراد."""
    around = (*tokens[max(0, reached.first - 3) : reached.first], *tokens[reached.last + 1 : reached.last + 3])
    return "فرا" in tokens[reached.last].form and any(t.form in FAMILIES for t in around)


def _is_suspected(tokens: Sequence[Token], position: int) -> bool:
    """Whether who is counted is said right behind to be thought to have done something: ثلاثة أشخاص يشتبه في مشاركتهم بالهجوم; not شخصا بتهمة التهريب."""
    return any(t.form in load_role_words().suspected for t in tokens[position : position + 3])


def _are_they_of(tokens: Sequence[Token], last: int) -> bool:
    """Whether من says of what body some of those are who were counted: 15 مصليا، خمسة منهم من رجال الأمن."""
    return tokens[last].form == "منهم" and [t.form for t in tokens[last + 1 : last + 2]] == ["من"]
