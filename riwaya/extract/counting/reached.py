"""What is counted at a token: a number with its unit, or a unit that counts by itself (عنصرين, طفل), before anything is said of whom.

In: a sentence as a `Clause`. Out: what stands at a token (`reach`), `None` where a number is a date, an age, a name or of other things.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from riwaya.extract.counting.result_words import RESULTS
from riwaya.extract.counting.units import OF_ACTS, PARTS, STOPS, carried_measure, unit_at, units_of
from riwaya.extract.values import Quantity
from riwaya.grammar.numbers import WORDS
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.quantities import QuantityWords, Unit
from riwaya.model import Mention, Sentence, Token

NUMBERED = frozenset("لواء اللواء الواء فرقه الفرقه فوج الفوج كتيبه الكتيبه رقم حاجز نقطه الكيلو كيلو المنطقه قناه سن عمر".split())
MOST_OF_THEM = frozenset("احدهم احدهما جميعهم معظمهم غالبيتهم اغلبهم جلهم كلهم نصفهم كلاهما كلهن جميعهن معظمهن".split())
BESIDE_OTHERS = frozenset("علي عند خلال جراء قرب عقب داخل صباح ظهر ليل قبل حين حال يوم جنوب شمال شرق غرب".split())
FOR = frozenset("لاكثر لنحو لحوالي لقرابه لازيد".split())  # مواد غذائية لأكثر من 27 ألف شخص
CROWDS = frozenset(("العشرات", "الميات", "الالاف"))  # أصيب العشرات اختناقا: nobody else can follow them as a unit
ADVERBS = frozenset("امس اليوم هناك مساء صباح فجر ليل حين عند بعد قبل لدي".split())
AT_LEAST = (["علي", "الاقل"], ["علي", "الاكثر"])
ORDERS = frozenset(f"{order}{ending}" for order in "ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split() for ending in ("", "ا", "ه"))
WARPLANES = frozenset("مقاتله مقاتلتين مقاتلتان مقاتلات".split())
FLYING = frozenset("طايره طايرات سقطت سقوط اسقاط اسقط اسقطت تحطم تحطمت حلقت تحليق اغارت اقلعت اقلاع قصفت شنت".split())
PLACED = frozenset("الي في علي داخل قرب امام عبر خارج بين حول تجاه نحو".split())
CLOTHES = frozenset("زي زيا الزي بزي بالزي ملابس لباس لباسا بلباس".split())
DONE = frozenset("هجوم تفجير اعتداء انفجار عمل حادث هجومين تفجيرين حزام مخطط تنظيم فكر".split())  # هجوم انتحاري
NAMED_AS_LANDS = frozenset("سوريا ليبيا تركيا".split())
OF_GROUPS = frozenset("خلايا خليه ناشطي نشطاء كوادر انصار اتباع مويدي فلول مرتزقه ميليشيات مليشيات ميليشيا مليشيا مجموعات فصايل كتايب قوات حركه تنظيم جماعه".split())
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
        if unit is None and (follow in actors or number.value.min is not None and not actors.keys().isdisjoint((follow + 1, follow + 2 if follow + 1 < len(tokens) and tokens[follow + 1].kind == "quote" else follow + 1)) and tokens[follow - 1].form == "من" and tokens[follow].form in OF_GROUPS):
            return Reached(number.value, None, number.first, number.last, False)  # اثنان من خلايا داعش
        if unit is None and follow == number.last + 1 and follow < len(tokens) and tokens[follow].form in NAMED_AS_LANDS and (number.value.min or 0) > 10:
            return Reached(number.value, units_of["فلسطينيا"][0], number.first, follow, False)  # 12 سوريا: people, no land
        if unit is not None:
            return Reached(number.value, unit[0], number.first, _second_unit(tokens, number, unit[1]), False)
        following = tokens[number.last + 1].form if number.last + 1 < len(tokens) else ""
        after = tokens[number.last + 2].form if number.last + 2 < len(tokens) else ""
        if number.value.min is not None and following not in OTHER_UNITS and (following.endswith(("يين", "يون", "ين", "ون")) or (following == "من" and after.startswith("ال") and after not in ("الساعه", "اليوم"))):
            # أربعة مهربين, 21 من الضيوف: people whom no unit names
            return Reached(number.value, None, number.first, number.last + 1, False)
        if following in OTHER_UNITS or number.value.quantifier == "several" or tokens[number.first].form in ("واحد", "واحده"):
            return None  # من عائلة واحدة
        if tokens[number.first].form in ("احد", "احدي"):
            # أحد قادته: one of whoever follows
            is_of_a_place = position and tokens[position - 1].form in PLACED and not following.endswith(("ه", "ها", "هم"))  # نقلت إلى أحد مشافي المدينة
            return Reached(number.value, None, number.first, number.last, False) if following and not is_of_a_place else None
        # a bare number right behind the result word counts people: قتل 5 وجرح 10
        bare_ok = number.value.min is not None and number.value.min < 5000 and (not following or following in STOPS or tokens[number.last].form in CROWDS or following in ("،", ",", "في", "اثر", "جراء", "خلال", "بعد", "عندما", "قبل", "قرب", "فيما", "بينما", "عند", "علي", "ممن", *PARTS, *MOST_OF_THEM) or following.startswith(("و", "ب")))
        return Reached(number.value, None, number.first, number.last, False) if bare_ok else None
    unit = unit_at(tokens, position, words)
    if unit is not None and position and tokens[position - 1].form in CLOTHES:
        return None  # يرتدون زيا عسكريا
    if unit is None or any(actor.first < position <= actor.last for actor in actors.values()):
        return None  # حزب العمال names a group
    if unit[0].number == 1 and position and (_describes(tokens, position, unit[0]) or unit[0].record.group == "same" and not _is_another(tokens, position)):
        return None
    if tokens[position].form in WARPLANES and position and tokens[position - 1].form.lstrip("وب") in FLYING:
        return None  # سقطت مقاتلة على سوق
    if unit[0].number is None:
        behind = _number_behind(tokens, unit[1] + 1)
        if behind is not None:
            return Reached(Quantity(min=behind, max=behind), unit[0], position, unit[1] + 1, False)
        several = Quantity(min=None, max=None, quantifier="several")
        return Reached(several, unit[0], position, unit[1], True)
    return Reached(Quantity(min=unit[0].number, max=unit[0].number), unit[0], position, unit[1], True)


def _second_unit(tokens: Sequence[Token], number: Mention[Quantity], last: int) -> int:
    """Where two units end that one number counts together, both in the accusative singular: 13 جنديا وشرطيا."""
    if (number.value.min or 0) <= 10 or last + 1 >= len(tokens):
        return last
    own, other = tokens[last].form, tokens[last + 1].form
    joins = own.endswith("ا") and other.startswith("و") and other.endswith("ا") and (unit := units_of[other][0]) is not None and unit.record.measure is None
    return last + 1 if joins and carried_measure[own] is None and carried_measure[other] is None else last


def _describes(tokens: Sequence[Token], position: int, unit: Unit) -> bool:
    """Whether a word that may count one person says something of the words beside it: التنظيم الجهادي, آخر جيب للمعارضة."""
    form, before = tokens[position].form, tokens[position - 1].form
    if unit.record.side == "rebel":
        return form.startswith("ال") and before.startswith("ال") or form in OF_ACTS and before.lstrip("وبل") in DONE
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    return form == "اخر" and behind is not None and behind.kind == "word" and not behind.form.startswith(("و", "ب", "ل", "ف", "ال", "ا", "م")) and behind.form not in BESIDE_OTHERS


def _is_another(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word of order or difference is one more person (وأصيب ثالث, وإصابة أخرى, امرأة وأخرى), and says nothing of another word (محافظات أخرى, ثالث أيام العيد)."""
    form, before = tokens[position].form, tokens[position - 1].form
    if form.removeprefix("و").removeprefix("ال") not in ORDERS and form.removeprefix("و") != "اخري":
        return True
    if form.startswith("ال") or RESULTS[before] is None and (form != "واخري" or (unit := units_of[before][0]) is None or unit.number != 1):
        return False
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    return behind is None or behind.kind != "word" or behind.form in BESIDE_OTHERS or behind.form in ("في", "من", "اثر") or behind.form.startswith(("ب", "و", "ل"))


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
