"""What is counted: a number with its unit, a unit that counts by itself, and the row that the two make with a measure and a group.

In: a sentence as a `Clause`. Out: what stands at a token (`reach`) and its row (`counted_row`), whose group is that of the unit, or the
actor named right behind it unless an act, برصاص or من قبل stands between.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from riwaya.extract.values import CountFound, Quantity
from riwaya.grammar.arabic import readings, stems_of, without_pronoun
from riwaya.grammar.numbers import WORDS
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.quantities import QuantityWords, Unit, load_quantity_words
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.model import Mention, Sentence, Token

THINGS = frozenset(("vehicles", "houses", "positions"))
STOPS = frozenset(".؛;:!؟?\n")
NUMBERED = frozenset("لواء اللواء الواء فرقه الفرقه فوج الفوج كتيبه الكتيبه رقم حاجز نقطه الكيلو كيلو المنطقه قناه سن عمر".split())
PARTS = frozenset("بينهم بينهن منهم منهن بينها".split())
THEY = frozenset("هم وهم هما وهما".split())
MOST_OF_THEM = frozenset("احدهم احدهما جميعهم معظمهم غالبيتهم اغلبهم جلهم كلهم نصفهم كلاهما كلهن جميعهن معظمهن".split())
ANTECEDENT = 16
BESIDE_OTHERS = frozenset("علي عند خلال جراء قرب عقب داخل صباح ظهر ليل قبل حين حال يوم جنوب شمال شرق غرب".split())
CITING = frozenset("وفق حسب وفقا نقلا حسبما كما قال قالت اعلن اعلنت".split())  # مقتل أربعين شخصا وفق مسعفين
FOR = frozenset("لاكثر لنحو لحوالي لقرابه لازيد".split())  # مواد غذائية لأكثر من 27 ألف شخص
CROWDS = frozenset(("العشرات", "الميات", "الالاف"))  # أصيب العشرات اختناقا: nobody else can follow them as a unit
ADVERBS = frozenset("امس اليوم هناك مساء صباح فجر ليل حين عند بعد قبل لدي".split())
PARENTS = {"ام": "امراه", "اب": "رجل", "والام": "امراه", "وام": "امراه"}
BOTH_SIDES = frozenset("الطرفين الجانبين الفريقين العشيرتين القبيلتين الطرفان الجانبان".split())
FAMILIES = frozenset("عايله اسره عايلته اسرته عايلتها اسرتها العايله الاسره عايلات".split())
AT_LEAST = (["علي", "الاقل"], ["علي", "الاكثر"])
CLOTHES = frozenset("زي زيا الزي بزي بالزي ملابس لباس لباسا بلباس".split())
ADJECTIVES = frozenset("عسكري مدني اجنبي حوثي داعشي".split())
OF_ACTS = frozenset("انتحاري ارهابي".split())  # عملية انتحارية, هجمة إرهابية
DONE = frozenset("هجوم تفجير اعتداء انفجار عمل حادث هجومين تفجيرين حزام مخطط تنظيم فكر".split())  # هجوم انتحاري
OTHER_UNITS = frozenset("عاما سنه سنوات عام يوما يوم ايام ساعه ساعات دقيقه كيلومتر كيلومترا كم متر مترا دولار دولارا ليره بالميه بالمئه % طن طنا كيلوغرام غاره غارات صاروخ صواريخ صاروخا قذيفه قذايف شهر اشهر اسبوع مره مرات مليمتر ملم درجه ميل ميلا حاله برميلا هجوما عمليه عبوه لغما".split())


class Clause(msgspec.Struct, frozen=True):
    """A sentence as counting sees it: numbers and actors by their first token, and where words of acts stand."""

    sentence: Sentence
    numbers: dict[int, Mention[Quantity]]
    actors: dict[int, Found]
    acts: frozenset[int]
    words: QuantityWords

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens


class Reached(msgspec.Struct):
    """A unit with its quantity on the way to a count."""

    quantity: Quantity
    unit: Unit | None
    first: int
    last: int
    is_unit_only: bool


def reach(clause: Clause, position: int) -> Reached | None:
    tokens, numbers, actors, words = clause.tokens, clause.numbers, clause.actors, clause.words
    number = numbers.get(position)
    if number is not None and number.prefix in ("ل", "ول", "لل", "ك", "وك") and not (number.prefix == "ل" and position and tokens[position - 1].form in ("اضافه", "بالاضافه", "واضافه")):
        return None  # وهو أب لخمسة أطفال
    if number is not None and tokens[number.first].form in FOR and not (position and tokens[position - 1].form.endswith("ضافه")):
        return None
    if number is not None and position and tokens[position - 1 - (position > 1 and tokens[position - 1].form == "ال")].form.lstrip("ولب") in NUMBERED:
        return None  # اللواء 51: a name; دون سن الـ18
    if number is not None:
        follow = number.last + (3 if [t.form for t in tokens[number.last + 1 : number.last + 3]] in AT_LEAST else 1)
        while follow < len(tokens) and (tokens[follow].kind == "quote" or tokens[follow].form in ("من", "(", ")", "اخرين") and unit_at(tokens, follow, words) is None):
            follow += 1
        unit = unit_at(tokens, follow, words) if not _is_joined(tokens, follow, words) else None
        if unit is not None and unit[0].number == 1 and follow > number.last + 1 and (number.value.min or 0) <= 10 and tokens[follow - 1].form == "(":
            unit = None  # اثنان (رجل وفتى): who the two were
        if unit is None and _is_of_a_date(tokens, number):
            return None
        if follow in actors and unit is None:
            return Reached(number.value, None, number.first, number.last, False)
        if unit is not None:
            return Reached(number.value, unit[0], number.first, unit[1], False)
        following = tokens[number.last + 1].form if number.last + 1 < len(tokens) else ""
        after = tokens[number.last + 2].form if number.last + 2 < len(tokens) else ""
        if number.value.min is not None and following not in OTHER_UNITS and (following.endswith(("يين", "يون", "ين", "ون")) or (following == "من" and after.startswith("ال") and after not in ("الساعه", "اليوم"))):
            # أربعة مهربين, 21 من الضيوف: people whom no unit names
            return Reached(number.value, None, number.first, number.last + 1, False)
        if following in OTHER_UNITS or number.value.quantifier == "several" or tokens[number.first].form in ("واحد", "واحده"):
            return None  # من عائلة واحدة
        if tokens[number.first].form in ("احد", "احدي"):
            # أحد قادته: one of whoever follows
            return Reached(number.value, None, number.first, number.last, False) if following else None
        # a bare number right behind the result word counts people: قتل 5 وجرح 10
        bare_ok = number.value.min is not None and number.value.min < 5000 and (not following or following in STOPS or tokens[number.last].form in CROWDS or following in ("،", ",", "في", "اثر", "جراء", "خلال", "بعد", "عندما", "قبل", "قرب", "فيما", "بينما", "عند", "علي", *PARTS, *MOST_OF_THEM) or following.startswith(("و", "ب")))
        return Reached(number.value, None, number.first, number.last, False) if bare_ok else None
    unit = unit_at(tokens, position, words)
    if unit is not None and position and tokens[position - 1].form in CLOTHES:
        return None  # يرتدون زيا عسكريا
    if unit is None or any(actor.first < position <= actor.last for actor in actors.values()):
        return None  # حزب العمال names a group
    if unit[0].number == 1 and position and _describes(tokens, position, unit[0]):
        return None
    if unit[0].number is None:
        behind = _number_behind(tokens, unit[1] + 1)
        if behind is not None:
            return Reached(Quantity(min=behind, max=behind), unit[0], position, unit[1] + 1, False)
        several = Quantity(min=None, max=None, quantifier="several")
        return Reached(several, unit[0], position, unit[1], True)
    return Reached(Quantity(min=unit[0].number, max=unit[0].number), unit[0], position, unit[1], True)


def _describes(tokens: Sequence[Token], position: int, unit: Unit) -> bool:
    """Whether a word that may count one person says something of the words beside it: التنظيم الجهادي, آخر جيب للمعارضة."""
    form, before = tokens[position].form, tokens[position - 1].form
    if unit.record.side == "rebel":
        return form.startswith("ال") and before.startswith("ال") or form in OF_ACTS and before.lstrip("وبل") in DONE
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    return form == "اخر" and behind is not None and behind.kind == "word" and not behind.form.startswith(("و", "ب", "ل", "ف", "ال", "ا", "م")) and behind.form not in BESIDE_OTHERS


def with_adjective(clause: Clause, reached: Reached, end: int) -> int:
    """Where one or two people end with an adjective that agrees with them, before others that are joined to them: امرأة مسنة وطفلها, رجل مسن وحفيده."""
    at = reached.last + 1
    if not reached.is_unit_only or reached.unit is None or reached.quantity.min is None or at + 1 >= end or at in clause.actors:
        return reached.last
    form, adjective, behind = clause.tokens[reached.last].form, clause.tokens[at], clause.tokens[at + 1].form
    agrees = adjective.form[-1] == "ه" if form[-1] == "ه" else adjective.form[-2:] == form[-2:] if reached.quantity.min == 2 else adjective.form[-1] not in "هاو"
    described = units_of[adjective.form][0]
    is_of_him = described is None or described.number == reached.quantity.min and described.record.group == reached.unit.record.group and not adjective.form.startswith("و")  # طفلان شقيقان
    joins = behind.startswith("و") and units_of[behind][0] is not None and is_of_him
    return at if joins and agrees and adjective.kind == "word" and len(adjective.form) > 2 and adjective.form not in ADVERBS else reached.last


def _is_joined(tokens: Sequence[Token], position: int, words: QuantityWords) -> bool:
    """Whether a unit behind a number is joined to it by و: others are counted there (سن الـ18 وامرأة)."""
    return position < len(tokens) and tokens[position].form.startswith("و") and tokens[position].form not in words.units


def _is_of_a_date(tokens: Sequence[Token], number: Mention[Quantity]) -> bool:
    """A year, or a day before the name of a month: في مارس 2014, 5-8-2023, 1 كانون الثاني, العشرين من الشهر الماضي."""
    following = tokens[number.last + 1].form if number.last + 1 < len(tokens) else ""
    after = tokens[number.last + 2].form if number.last + 2 < len(tokens) else ""
    if following in ("من", "/") and (after in _month_words() or after in ("الشهر", "شهر", "هذا")):
        return True
    return (number.first == number.last and tokens[number.first].form.isdigit() and 1990 <= (number.value.min or 0) <= 2100) or following in _month_words()


@lru_cache(maxsize=1)
def _month_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in load_calendar().months)


def _number_behind(tokens: Sequence[Token], position: int) -> int | None:
    """A definite number behind its noun (أطفاله الثلاثة, الجنود الخمسة), or two behind what may be many (متظاهرين اثنين)."""
    form = tokens[position].form if position < len(tokens) else ""
    if form in ("اثنين", "اثنان", "اثنتين"):
        return 2
    return WORDS.get(form[2:]) if form.startswith("ال") and 3 <= WORDS.get(form[2:], 0) <= 10 else None


def unit_at(tokens: Sequence[Token], position: int, words: QuantityWords) -> tuple[Unit, int] | None:
    if position >= len(tokens) or tokens[position].kind != "word":
        return None
    single, double = units_of[tokens[position].form]
    if single is None and tokens[position].form in PARENTS and position + 1 < len(tokens) and _is_child_of(tokens[position + 1].form):
        return words.units[PARENTS[tokens[position].form]], position
    if double and position + 1 < len(tokens):
        following = tokens[position + 1].form
        for stem in double:
            unit = words.units.get(f"{stem} {following}")
            if unit is not None:
                return unit, position + 1
    return (single, position) if single is not None else None


def _is_child_of(form: str) -> bool:
    """وطفلها, وأطفاله, وابنتها: what tells a mother from أم as another word."""
    unit = units_of[form][0]
    return form.startswith("و") and form.endswith(("ه", "ها")) and unit is not None and unit.record.measure is None and unit.record.side is None


def _units_of(form: str) -> tuple[Unit | None, tuple[str, ...]]:
    """The unit that a word is by itself, and the stems with which a unit of two words may begin here."""
    words = load_quantity_words()
    stems: list[str] = []
    for reading in readings(form):
        if reading.bare.endswith("ه") and reading.bare.removesuffix("ه") in OF_ACTS:
            continue
        # رحبة عسكرية, المجلس العسكري: adjectives of things
        if not reading.is_definite or reading.bare not in ADJECTIVES:
            stems.extend((reading.stem, reading.bare))
        if reading.bare.removesuffix("ه") not in ADJECTIVES:
            stems.extend(without_pronoun(reading.bare))
            stems.extend(_dual_of(reading.bare))
    unit = next((words.units[stem] for stem in stems if stem in words.units), None)
    if unit is not None and unit.number == 2 and form.endswith("ين") and not form.endswith("تين") and any(reading.is_definite for reading in readings(form)) and words.carried.keys().isdisjoint(stems):
        unit = Unit(unit.record, None)  # في صفوف العاملين: with the article the ending is that of many, but for words of another plural (الشهيدين)
    return unit, tuple(dict.fromkeys(stem for stem in stems if stem in words.openers))


def _dual_of(bare: str) -> tuple[str, ...]:
    """The dual that stands before a pronoun: طفليه -> طفلين, طفلتيها -> طفلتين."""
    stem = next((bare.removesuffix(ending) for ending in ("يه", "يها", "يهم", "يهما") if bare.endswith(ending)), "")
    return (f"{stem}ين",) if len(stem) >= 3 else ()


units_of = Remembered(_units_of)


def counted_row(
    clause: Clause, reached: Reached, measure: str, trigger: int | None, rows: list[CountFound], *, part_of: int | None
) -> CountFound:
    tokens, actors = clause.tokens, clause.actors
    unit = reached.unit.record if reached.unit else None
    group = unit.group if unit else "unknown"
    rule = "ar/counts/bare" if unit is None else "ar/counts/unit" if unit.side is None else "ar/counts/rebels" if unit.side == "rebel" else "ar/counts/fighters"
    if group == "same":
        others = next((row for row in reversed(rows) if row.measure not in THINGS), None)
        group = others.group if others is not None else "unknown"
        if others is None:
            group, rule = _told_of(clause, reached.first if trigger is None else trigger) if any(t.form in PARTS for t in tokens[reached.first : reached.last + 1]) else ("unknown", "ar/counts/others")
        elif group == "unknown":
            rule = others.rule  # مقتل 3 أشخاص وإصابة 10 آخرين: settled as the first are
    if unit and unit.measure and measure in ("vehicles", "houses", "positions", "deployed"):
        measure = unit.measure
    named = next((actors[i] for i in range(reached.first, min(len(tokens), reached.last + 5)) if i in actors and not _broken(clause, reached.last, i)), None)
    if named is not None and part_of is not None and tokens[named.first].form in FAMILIES:
        named = None  # بينهم ثلاثة من أسرة واحدة: nothing that tells them from the rest
    if named is not None and unit and unit.side and any(t.form in load_role_words().former for t in tokens[reached.last + 1 : reached.last + 2]):
        group, rule, named = "civilians", "ar/counts/former-fighter", None  # عنصر سابق في الجيش الحر
    if named is not None and (group == "unknown" or (unit and unit.side) or _in_ranks(tokens, reached.last)) and named.entries[0].id not in ("civilians", "unknown"):
        group, rule = named.entries[0].id, "ar/counts/of-actor"
    elif named is not None and group == "unknown" and named.entries[0].id == "civilians" and not (unit and unit.side):
        group, rule = "civilians", "ar/counts/of-actor"
    if part_of is not None and group == "unknown":
        group = rows[part_of].group
    if unit and unit.side == "any" and (named is None or named.entries[0].id == "civilians") and _is_family(tokens, reached):
        group, rule = "civilians", "ar/counts/of-family"
    if unit and unit.name == "suspect" and named is None:
        rule = "ar/counts/suspects"
    if group != "civilians" and any(t.form in BOTH_SIDES for t in tokens[reached.last + 1 : reached.last + 4]):
        group, rule = "unknown", "ar/counts/both-sides"  # 24 مسلحا من الطرفين
    demographic = unit.demographic if unit else None
    if demographic == "men" and tokens[reached.last].form.removeprefix("و") == "رجال" and reached.last + 1 < len(tokens):
        service = actors.get(reached.last + 1)
        if service is not None and service.entries[0].id not in ("civilians", "unknown"):
            group, rule, demographic = service.entries[0].id, "ar/counts/of-actor", None  # سبعة من رجال حرس الحدود
        elif tokens[reached.last + 1].form.startswith("ال"):
            demographic = None  # رجال الإطفاء
    span = (tokens[reached.first].start, tokens[reached.last].end)
    before = [t.form.lstrip("و") for t in tokens[max(0, reached.first - 8) : reached.first]]
    cumulative = any(form in ("ارتفعت", "ارتفاع", "ارتفع", "حصيله", "الحصيله") for form in before)
    return CountFound(
        measure=measure, quantity=reached.quantity, group=group, demographic=demographic, part_of=part_of, cumulative=cumulative,
        first=reached.first, last=reached.last, trigger=trigger, span=span, rule=rule,
    )


def _told_of(clause: Clause, before: int) -> tuple[str, str]:
    """Whom منهم takes up where nobody is counted before: the people that a unit names last (المهاجمين ... خمسة منهم), else those whom the clause tells of."""
    for position in range(before - 1, max(-1, before - ANTECEDENT), -1):
        if any(actor.first <= position <= actor.last for actor in clause.actors.values()):
            break
        unit = units_of[clause.tokens[position].form][0]
        if unit is None or unit.number is not None or unit.record.measure is not None or unit.record.group == "same":
            continue
        record = unit.record
        return record.group, "ar/counts/rebels" if record.side == "rebel" else "ar/counts/fighters" if record.side else "ar/counts/unit"
    return "unknown", "ar/counts/of-them"


def _is_family(tokens: Sequence[Token], reached: Reached) -> bool:
    """Whether members are those of a family: ستة أفراد من أسرة واحدة, عائلة من خمسة أفراد, العائلة المكونة من خمسة أفراد."""
    around = (*tokens[max(0, reached.first - 3) : reached.first], *tokens[reached.last + 1 : reached.last + 3])
    return "فرا" in tokens[reached.last].form and any(t.form in FAMILIES for t in around)


def _in_ranks(tokens: Sequence[Token], last: int) -> bool:
    """Whether who is counted serves in what is named next: متطوعا في صفوف الأمن العسكري."""
    return [t.form for t in tokens[last + 1 : last + 3]] == ["في", "صفوف"]


def _broken(clause: Clause, last: int, position: int) -> bool:
    """Whether the actor at `position` is no longer of those who are counted: an act (في قصف تركي), برصاص or من قبل stands between."""
    tokens = clause.tokens
    # 35 مهاجما وسبعة مدنيين: others are counted from the next number on
    is_of = position > last + 1 and tokens[last + 1].form == "من" and all(t.kind == "quote" for t in tokens[last + 2 : position])  # 15 من هيئة تحرير الشام
    return any(i in clause.acts and not (is_of and i == position) or i in clause.numbers and i > last + 1 for i in range(last + 1, position + 1)) or any(
        t.form in PARTS or t.form in THEY or t.form in ("،", ",", "قتل", "اثر", "جراء", "قبل", "خلال", "علي", "ضد") or t.form in CITING or at < position and _joins_a_verb(t.form) or (t.form.startswith("ب") and len(t.form) > 3 and not t.form.startswith("بين"))
        or (t.kind == "mark" and t.form != ")" and not (t.form == "(" and at == position - 1 and at > last + 1 and tokens[at - 1].form.removeprefix("ال") in load_role_words().ranks))
        for at, t in enumerate(tokens[last + 1 : position], last + 1)
    ) or "ب" in clause.actors[position].prefix


def _joins_a_verb(form: str) -> bool:
    """Whether و joins a verb with an object to those who are counted: أوقعت 12 قتيلا وتبناها تنظيم."""
    return form.startswith("وت") and form.endswith(("ها", "ه")) and len(form) > 5


def _carried_measure(form: str) -> str | None:
    """The measure that a unit carries in itself: قتلى, والجرحى."""
    words = load_quantity_words()
    if words.carried.keys().isdisjoint(stems_of(form)):
        return None
    return next((words.carried[stem] for reading in readings(form) for stem in (reading.stem, reading.bare) if stem in words.carried), None)


carried_measure = Remembered(_carried_measure)
