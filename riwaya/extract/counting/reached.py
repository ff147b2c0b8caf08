"""What is counted at a token: a number with its unit, or a unit that counts by itself (عنصرين, طفل), before anything is said of whom.

In: a sentence as a `Clause`. Out: what stands at a token (`reach`), `None` where a number is a date, an age, a name or of other things.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.described import describes, is_another
from riwaya.extract.counting.units import ADJECTIVES, AT_LEAST, FAMILIES, PARENTS, PARTS, SOME_OF_THEM, STOPS, carried_measure, unit_at, units_of, whose_body
from riwaya.extract.values import Quantity
from riwaya.grammar.numbers import WORDS
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.calendar import month_words
from riwaya.lexicon.arabic.quantities import QuantityWords, Unit, load_quantity_words
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.model import Mention, Sentence, Token

NUMBERED = frozenset("لواء اللواء الواء فرقه الفرقه فوج الفوج كتيبه الكتيبه رقم حاجز نقطه الكيلو كيلو المنطقه قناه سن عمر".split())
MOST_OF_THEM = SOME_OF_THEM | frozenset("احدهم احدهما جميعهم كلهم كلاهما كلهن جميعهن معظمهن".split())
BEHIND_ALONE = STOPS | PARTS | MOST_OF_THEM | frozenset("، , في اثر جراء خلال بعد عندما قبل قرب فيما بينما عند علي ممن كانوا كانا".split())
MOST_ALONE = 5000
OF_TWO = frozenset("احدهما احداهما كلاهما كلتاهما وهما هما".split())
TWO_WITHIN = 5
FOR_THEM = ("ل", "ول", "لل", "ك", "وك")
FOR = frozenset("لاكثر لنحو لحوالي لقرابه لازيد".split())  # مواد غذائية لأكثر من 27 ألف شخص
CROWDS = frozenset(("العشرات", "الميات", "الالاف"))  # أصيب العشرات اختناقا: nobody else can follow them as a unit
ADVERBS = frozenset("امس اليوم هناك مساء صباح فجر ليل حين عند بعد قبل لدي".split())
WARPLANES = frozenset("مقاتله مقاتلتين مقاتلتان مقاتلات".split())
FLYING = frozenset("طايره طايرات سقطت سقوط اسقاط اسقط اسقطت تحطم تحطمت حلقت تحليق اغارت اقلعت اقلاع قصفت شنت".split())
HOUSEHOLDS = frozenset("عايله عايلات عوايل اسره".split())  # نزوح 200 عائلة: how many people is not said
OWN = ("اصابت", "مزارعهم", "مزارعه", "مزارعنا")  # استشهاد مرافقيه وإصابته: one told of before; منعهم من زراعة مزارعهم: their farms
MAKES = frozenset("نوع طراز صاروخ صواريخ منظومه".split())
ANY = frozenset("اي واي باي".split())
EVERY = frozenset("كل وكل لكل بكل".split())
TO_ANSWER_FOR = frozenset("المسوول المسوولين مسوول مسوولا المسوولون".split())
PLACED = frozenset("الي في علي داخل قرب امام عبر خارج بين حول تجاه نحو".split())
NAMED_AS_LANDS = frozenset("سوريا ليبيا تركيا".split())
NO_PREFIX = frozenset("بنادق بندقيه براميل بطاريات بواخر بلدات بلدان بيوت بنايات بيانات بطاقات بلاغات وحدات ورش ورشات وزارات وكالات وسايل ولايات".split())  # ثلاثة بنادق, خمس وحدات
SITES = frozenset("سجون معتقلات مراكز مستشفيات مشافي مشاف مخيمات احياء شوارع".split())
OF_GROUPS = frozenset("فصيل كوادر انصار اتباع مويدي مرتزقه فصايل كتايب فلول بقايا".split())
SERVING = frozenset("قوات انصار اتباع مويدي كوادر مرتزقه فلول".split())  # 12 من قوات الطوارئ, 20 من أنصار الشيخ
OF_RANK = frozenset("بارز بارزا بارزان بارزين بارزون كبير كبيرا كبار رفيع رفيعا سابق".split())
FOREMOST = frozenset("ابرز كبار اهم اخطر".split())
OF_PLACES = frozenset("ابناء حراس سكان ركاب رواد ذوي".split())
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

    is_told_by_word: bool = True
    """Whether words of ours stand there, not the name of a person."""


def reach(clause: Clause, position: int) -> Reached | None:
    """What is counted at a token, by its number or by a unit that counts by itself."""
    number = clause.numbers.get(position)
    return _by_itself(clause, position) if number is None else _by_number(clause, number)


def _by_number(clause: Clause, number: Mention[Quantity]) -> Reached | None:
    """What a number counts: people or things of the unit behind it, people of a group, people whom no unit names, or whoever a bare number stands for."""
    tokens, words = clause.tokens, clause.words
    first, least = number.first, number.value.min
    if tokens[first].form in ("واحد", "واحده") and first and tokens[first - 1].form in FAMILIES:
        return None  # معظمهم من أسرة واحدة
    if tokens[first].form in ("احد", "احدي") and first and tokens[first - 1].form.removeprefix("و") in ("هو", "هي"):
        return None  # تصفية سامي الراجح وهو أحد المقربين: who he was
    if tokens[first].form in ("احد", "احدي") and any(t.form.removeprefix("ال") in SITES for t in tokens[number.last + 1 : number.last + 2]):
        return None  # أفرج عنها من أحد سجون المدينة
    if is_of_other_things(tokens, number) or any(t.form in HOUSEHOLDS for t in tokens[number.last + 1 : number.last + 2]):
        return None
    follow = number.last + (3 if [t.form for t in tokens[number.last + 1 : number.last + 3]] in AT_LEAST else 1)
    while follow < len(tokens) and (tokens[follow].kind == "quote" or (tokens[follow].form in ("من", "(", ")", "اخرين", "فقط") or tokens[follow].form in FOREMOST and tokens[follow - 1].form == "من") and unit_at(tokens, follow, words) is None):
        follow += 1
    unit = unit_at(tokens, follow, words) if not _is_joined(tokens, follow, words) and not _opens_parts(clause, follow) else None
    if unit is not None and unit[0].number == 2 and tokens[follow - 1].form == "من" and _is_a_body(clause, follow):
        unit = None  # قتل 15 من طالبان: no two students
    if unit is not None and unit[0].number == 1 and follow > number.last + 1 and (least or 0) <= 10 and tokens[follow - 1].form == "(":
        unit = None  # اثنان (رجل وفتى): who the two were
    if unit is not None and unit[0].record.name == "woman-fighter" and (first and tokens[first - 1].form.lstrip("وب") in FLYING or tokens[unit[1]].form.endswith("ها") or [t.form for t in tokens[unit[1] + 1 : unit[1] + 3]] == ["من", "طراز"]):
        return None  # سقوط إحدى مقاتلاتها من طراز ميغ
    if unit is not None:
        return Reached(number.value, unit[0], first, _second_unit(tokens, number, unit[1]), False)
    if _is_of_a_date(tokens, number):
        return None
    bare = Reached(number.value, None, first, number.last, False)
    if follow in clause.actors or least is not None and _is_of_a_group(clause, follow):
        return bare
    if follow == number.last + 1 and follow < len(tokens) and tokens[follow].form in NAMED_AS_LANDS and (least or 0) > 10:
        return Reached(number.value, units_of["فلسطينيا"][0], first, follow, False)  # 12 سوريا: people, no land
    closed = number.last + (number.last + 1 < len(tokens) and tokens[number.last + 1].form == ")" and first > 0 and tokens[first - 1].form == "(")  # استشهاد (15) وإصابة (33)
    following = tokens[closed + 1].form if closed + 1 < len(tokens) else ""
    after = tokens[closed + 2].form if closed + 2 < len(tokens) else ""
    is_of_known = following == "من" and (after.startswith("ال") and after not in ("الساعه", "اليوم") or after == "هولاء" or _are_people(after) or after in load_role_words().own_people)
    if least is not None and following not in OTHER_UNITS and (following.endswith(("ين", "ون")) or is_of_known):
        return Reached(number.value, None, first, number.last + 1, False)  # أربعة مهربين, 21 من الضيوف: people whom no unit names
    if following in OTHER_UNITS or number.value.quantifier == "several" or tokens[first].form in ("واحد", "واحده"):
        return None  # من عائلة واحدة
    if tokens[first].form in ("احد", "احدي") and number.last + 1 in clause.numbers:
        return None  # أحد ثلاثة متطرفين قتلوا: the three are counted
    if tokens[first].form in ("احد", "احدي"):
        if tokens[first].form == "احدي" and following.startswith("ال") and following.endswith("ات"):
            return None  # أصابت إحدى الطائرات
        # أحد قادته: one of whoever follows; not نقلت إلى أحد مشافي المدينة
        is_of_a_place = first > 0 and tokens[first - 1].form in PLACED and not following.endswith(("ه", "ها", "هم"))
        return bare if following and not is_of_a_place else None
    # a bare number right behind the result word counts people: قتل 5 وجرح 10
    is_alone = not following or following in BEHIND_ALONE or following in ADVERBS or following.startswith(("و", "ب")) and following not in NO_PREFIX or tokens[number.last].form in CROWDS
    return bare if is_alone and least is not None and least < MOST_ALONE else None


def _by_itself(clause: Clause, position: int) -> Reached | None:
    """What a unit counts without a number before it: عنصرين, طفل, مسلحون, الجنود الخمسة."""
    tokens = clause.tokens
    found = unit_at(tokens, position, clause.words)
    if found is None or tokens[position].form.removeprefix("و").startswith(OWN) or any(actor.first < position <= actor.last for actor in clause.actors.values()):
        return None  # حزب العمال names a group
    unit, last = found
    before = tokens[position - 1].form if position else ""
    if before in load_role_words().uniforms or before in ANY or unit.number == 1 and before in EVERY:
        return None  # يرتدون زيا عسكريا; القبض على أي عنصر, اعتقال كل شخص
    if unit.number == 1 and position > 1 and (tokens[position - 2].form if tokens[position - 1].kind == "quote" else before).removeprefix("ال") in MAKES:
        return None  # صواريخ من نوع "صياد"
    if tokens[position].form.removeprefix("و") in TO_ANSWER_FOR and [t.form for t in tokens[position + 1 : position + 2]] == ["عن"]:
        return None  # المسؤول عن الانفجار
    if unit.number == 1 and unit.record.group == "displaced_people" and before.removeprefix("ال") in FAMILIES:
        return None  # وصلت 150 عائلة نازحة
    if unit.number == 2 and unit.record.group == "civilians" and _is_a_body(clause, position):
        return None  # سيطرت طالبان على القاعدة: no two students
    if unit.number == 1 and unit.record.side is not None and tokens[position].form.startswith("ال") and any(actor.last == position - 1 for actor in clause.actors.values()):
        return None  # قتل تنظيم الدولة المتشدد تسعة رجال
    if unit.number == 1 and position and (describes(tokens, position, unit) or unit.record.group == "same" and not is_another(tokens, position)):
        return None
    if tokens[position].form in WARPLANES and before.lstrip("وب") in FLYING or _are_warplanes(tokens, position):
        return None  # سقطت مقاتلة على سوق
    if unit.number is None and unit.record.name == "national" and tokens[position].form.startswith("ال") and before.startswith("ال"):
        return None  # برصاص القناصة الإسرائيليين
    if unit.number is not None:
        unit, last = whose_body(tokens, position, found, clause.words)
        return Reached(Quantity(min=unit.number, max=unit.number), unit, position, last, True)
    behind = _number_behind(tokens, last + 1)
    if behind is not None:
        return Reached(Quantity(min=behind, max=behind), unit, position, last + 1 + (tokens[last + 1].form == "ال"), False)
    if tokens[last].form.endswith("ين") and _are_two(tokens, last + 1):
        return Reached(Quantity(min=2, max=2), unit, position, last, True)
    return Reached(Quantity(min=None, max=None, quantifier="several"), unit, position, last, True)


def _are_warplanes(tokens: Sequence[Token], position: int) -> bool:
    """Whether the plural at a token is of aircraft, which no number and no من makes women: غارات لمقاتلات التحالف, شنتها مقاتلات روسية."""
    form = tokens[position].form.lstrip("و").removeprefix("ب").removeprefix("ل").removeprefix("ال")
    return form == "مقاتلات" and [t.form for t in tokens[position + 1 : position + 2]] not in (["من"], ["في"])


def _are_two(tokens: Sequence[Token], position: int) -> bool:
    """Whether what is said next of people, behind an adjective or the day, is said of two: فلسطينيين، أحدهما صبي."""
    for token in tokens[position : position + TWO_WITHIN]:
        if token.form in STOPS:
            return False
        if token.form in OF_TWO:
            return True
    return False


def _is_a_body(clause: Clause, position: int) -> bool:
    """Whether the word at a token is the name of one body that fights, not of people who do not."""
    actor = clause.actors.get(position)
    return actor is not None and actor.entries[0].id not in ("civilians", "unknown")


def is_of_other_things(tokens: Sequence[Token], number: Mention[Quantity]) -> bool:
    """Whether a number counts none of those who are told of: what is for them (أب لخمسة أطفال), a name (اللواء 51), an age (دون سن الـ18)."""
    first = number.first
    before = tokens[first - 1].form if first else ""
    if number.prefix in FOR_THEM and not (number.prefix == "ل" and before in ("اضافه", "بالاضافه", "واضافه")):
        return True
    if tokens[first].form in FOR and not before.endswith("ضافه"):
        return True
    if before == "-" and first > 1 and tokens[first - 2].kind == "word" and tokens[first - 2].end == tokens[first - 1].start and tokens[first - 1].end == tokens[first].start:
        return True  # بنادق إم-16
    named = tokens[first - 2].form if first > 1 and before == "ال" else before
    return named.lstrip("ولب") in NUMBERED


def _is_of_a_group(clause: Clause, position: int) -> bool:
    """Whether a word behind من tells of people of the group that is named next: اثنان من خلايا داعش, ثلاثة من ناشطي "كتائب القسام"."""
    tokens = clause.tokens
    if position + 1 >= len(tokens) or tokens[position - 1].form != "من":
        return False
    if tokens[position].form not in OF_GROUPS and tokens[position].form not in load_role_words().members:
        return False
    return position + 1 + (tokens[position + 1].kind == "quote") in clause.actors


def _opens_parts(clause: Clause, position: int) -> bool:
    """Whether منهم begins the parts of a bare number and does not say of whom the number counts some: 15 منهم ثمانية جنود, not قتل خمسة منهم."""
    if position + 1 >= len(clause.tokens) or clause.tokens[position].form not in PARTS:
        return False
    part = units_of[clause.tokens[position + 1].form][0]
    return position + 1 in clause.numbers or part is not None and part.number is not None


def _are_people(form: str) -> bool:
    """Whether a plural in a construct tells of people whom no unit names: موظفي البلدية, منفذي الهجوم, إرهابيي التنظيم, أبناء البلدة, أبرز المطلوبين."""
    return form in FOREMOST or form in OF_PLACES or form in SERVING or form.startswith("م") and form.endswith("ي") and len(form) > 4 or form.endswith("يي")


def _second_unit(tokens: Sequence[Token], number: Mention[Quantity], last: int) -> int:
    """Where two units end that one number counts together, both in the accusative singular: 13 جنديا وشرطيا, 13 جنديا ورجل أمن."""
    if (number.value.min or 0) <= 10 or last + 1 >= len(tokens):
        return last
    own, other = tokens[last].form, tokens[last + 1].form
    served, serving = units_of[own][0], unit_at(tokens, last + 1, load_quantity_words())
    if own.endswith("ا") and other == f"و{own.removesuffix('ا')}ه":
        return last + 1  # 86 طفلا وطفلة
    if own.endswith("ا") and other.startswith("و") and served is not None and serving is not None and serving[1] > last + 1 and serving[0].number == 1 and served.record.side == serving[0].record.side == "state":
        return serving[1]
    if other.startswith("و") and own.endswith("ه") and other.endswith("ه") and (first := units_of[own][0]) is not None and (second := units_of[other][0]) is not None and first.record.measure is not None and first.record.measure == second.record.measure:
        return last + 1  # 13 آلية ومركبة
    joins = own.endswith("ا") and other.startswith("و") and other.endswith("ا") and (unit := units_of[other][0]) is not None and unit.record.measure is None
    return last + 1 if joins and carried_measure[own] is None and carried_measure[other] is None else last


def with_adjective(clause: Clause, reached: Reached, end: int) -> int:
    """Where one or two people end with an adjective that agrees with them, before others that are joined to them: امرأة مسنة وطفلها, رجل مسن وحفيده."""
    at = reached.last + 1
    if not reached.is_unit_only or reached.unit is None or reached.quantity.min is None or at + 1 >= end:
        return reached.last
    form, adjective, behind = clause.tokens[reached.last].form, clause.tokens[at], clause.tokens[at + 1].form
    if at in clause.actors and reached.unit.record.demographic is None:
        return reached.last  # جندي تركي ومترجم: whose he is
    agrees = adjective.form[-1] == "ه" if form[-1] == "ه" or form in PARENTS and reached.unit.record.demographic == "women" else adjective.form[-2:] == form[-2:] if reached.quantity.min == 2 else adjective.form[-1] not in "هاو"
    described = units_of[adjective.form][0]
    is_of_him = described is None or not adjective.form.startswith("و") and described.number == reached.quantity.min and (described.record.name == "national" or described.record.group == reached.unit.record.group or reached.unit.record.side is not None and adjective.form in ADJECTIVES)  # طفلان شقيقان, قائد عسكري
    is_numbered = at + 1 in clause.numbers and (adjective.form.endswith("ي") or adjective.form in OF_RANK)  # أمير ميداني واثنان من المقاتلين
    joins = behind.startswith("و") and (units_of[behind][0] is not None or is_numbered) and is_of_him
    return at if joins and agrees and adjective.kind == "word" and len(adjective.form) > 2 and adjective.form not in PARENTS and adjective.form not in ADVERBS else reached.last


def _is_joined(tokens: Sequence[Token], position: int, words: QuantityWords) -> bool:
    """Whether a unit behind a number is joined to it by و: others are counted there (سن الـ18 وامرأة)."""
    return position < len(tokens) and tokens[position].form.startswith("و") and tokens[position].form not in words.units


def _is_of_a_date(tokens: Sequence[Token], number: Mention[Quantity]) -> bool:
    """A year, or a day before the name of a month: في مارس 2014, 5-8-2023, 1 كانون الثاني, العشرين من الشهر الماضي."""
    following = tokens[number.last + 1].form if number.last + 1 < len(tokens) else ""
    after = tokens[number.last + 2].form if number.last + 2 < len(tokens) else ""
    if following in ("من", "/") and (after in month_words() or after in ("الشهر", "شهر", "هذا")):
        return True
    return (number.first == number.last and tokens[number.first].form.isdigit() and 1900 <= (number.value.min or 0) <= 2100) or following in month_words()


def _number_behind(tokens: Sequence[Token], position: int) -> int | None:
    """A definite number behind its noun (أطفاله الثلاثة, الجنود الخمسة, أطفالها الـ3), or two behind what may be many (متظاهرين اثنين)."""
    form = tokens[position].form if position < len(tokens) else ""
    if form in ("اثنين", "اثنان", "اثنتين"):
        return 2
    if form == "ال" and position + 1 < len(tokens) and tokens[position + 1].form.isdigit():
        return int(tokens[position + 1].form[:4])
    return WORDS.get(form[2:]) if form.startswith("ال") and 3 <= WORDS.get(form[2:], 0) <= 10 else None
