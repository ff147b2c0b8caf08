"""Places that no table knows, kept by their name: behind a type word (قرية X), in a list, in quotation marks, or before what holds them.

In: a token of a sentence that the gazetteer does not know. Out: a `PlaceFound` without candidates, or nothing. A name is one word, or two where the
second cannot go on otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.names.known import NUMBERED, TITLES, lead_to, named, opens_where
from riwaya.extract.places.names.no_names import is_everyday, is_of_news, is_type
from riwaya.extract.values import DASHES, PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.grammar.numbers import read_number
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Token

MARCHES = frozenset("مسيره موكب مواكب تظاهره".split())
ASSAULTS = frozenset("اقتحم اقتحمت داهم داهمت هاجم هاجمت اجتاح اجتاحت قصف قصفت دخل دخلت احتل احتلت حاصر حاصرت".split())
MILES = frozenset("ميل ميلا اميال".split())
LAND = frozenset("وادي جبل جبال سهل تلال جزيره مزارع حوض بحيره صحراء باديه".split())
SPOTS = frozenset("كمين نقطه ساحه مثلث مجمع فندق ثكنه مفترق".split())
BARE_SPOTS = frozenset("مجمع ثكنه مفترق".split())
OPENING = frozenset(("(", "\""))
SUPPLIES = frozenset("مياه كهرباء ضخ تحليه توليد قطار قطارات".split())
SONS = frozenset("بن ابن عبد".split())
HONOURS = frozenset("الملك الملكه الامير الاميره الامام السلطان الرييس".split())
KIN = frozenset("بني ابو ابي ابن بن ام عبد سيدي الشيخ شيخ ال".split())
TOWNS = frozenset("مدينه بلده قريه".split())
HILLS = frozenset("تبه تله جبل".split())
VILLAGES = frozenset("قريه بلده قريتي ناحيه مخيم".split())
BESIDE = frozenset("المحاذيه المجاوره التابعه المتاخمه القريبه".split())
OCCURRED = frozenset("وقع وقعت دار دارت تدور اندلع اندلعت جرت تجري حدث حدثت قتل قتلت".split())


def unknown(tokens: Sequence[Token], position: int, text: str, type_word: str | None, barred: set[int]) -> PlaceFound | None:
    """A village that no table knows, kept by its name behind a type word: one word, or a quoted or compound name."""
    quoted = position > 0 and tokens[position - 1].kind == "quote"
    somebody = is_named_after_somebody(tokens, position, type_word)
    last = position
    form = tokens[position].form
    prefix = "و" if type_word in words().plurals and form.startswith("و") and (len(form) > 3 or form[1:] in words().heads) else ""
    if type_word == "حاجز" and (not form.startswith("ال") and not _is_made_military(tokens, position) or form in words().no_names or form.endswith(("يه", "ي")) or form == "الصوت" or read_number([form[2:]])):
        return None  # حاجز أمني, حاجز الشرطة العسكرية, حاجز الألف: what kind of checkpoint, or a number that is passed
    if form in words().after_unknown and not is_made_of_two(tokens, position) or form in words().directions or (len(form) < 3 and form not in words().heads) or form in words().refused or (form.startswith("و") and form.endswith("وا") and len(form) > 4) or (not quoted and form.startswith(("بال", "لل"))):
        return None
    if type_word in words().plurals and not quoted and form.startswith("و") and tokens[position - 1].kind == "word" and any(r.bare == type_word for r in readings(tokens[position - 1].form)):
        return None  # مخيمات ومعسكرات: the plural had no name behind it
    if not quoted and type_word in words().plurals and position + 2 < len(tokens) and tokens[position + 1].form in TOWNS:
        return None  # قرى أ وحرش قرية ب
    if not quoted and (len(form) > 4 and form.endswith(("ها", "هم")) or is_of_news(form.removeprefix(prefix)) and not somebody and not _is_settled(tokens, position, type_word, barred)):
        return None  # 18 قرية هجرها أهلها, أحياء داخل المدينة, شارع مزدحم
    if quoted:
        while last + 1 < len(tokens) and tokens[last + 1].kind in ("word", "number") and last - position < 4 and not (type_word in words().plurals and tokens[last + 1].form.startswith("و")):
            last += 1  # not over the names of a list: قرى "أ وب"
    elif dash := _next_dash(tokens, position):
        last = dash - 1
    elif form == "سيدي" and position + 3 < len(tokens) and tokens[position + 2].form in SONS:
        last += 3  # سيدي علي بن عون
    elif any(reading.bare in words().heads for reading in readings(tokens[position].form)) and last + 1 < len(tokens) and tokens[last + 1].kind == "word" and not tokens[last + 1].form.startswith(("بال", "لل")) and not leads_on(tokens[last + 1].form) and not (form.startswith("ال") and tokens[last + 1].form.startswith("و")):
        last += 1
        if tokens[last].form in KIN and last + 1 < len(tokens) and tokens[last + 1].kind == "word" and not leads_on(tokens[last + 1].form):
            last += 1  # خربة بني حسن, عين أبي علي
    elif somebody:
        last += 2 if tokens[last + 1].form in KIN and last + 2 < len(tokens) and tokens[last + 2].kind == "word" else 1
    elif (form.removeprefix("ال") == "كيلو" or form.removeprefix(prefix) in NUMBERED) and last + 1 < len(tokens) and tokens[last + 1].kind == "number":
        last += 1  # كيلو 16, محور الفوج 46
    elif last + 1 < len(tokens) and is_named_by(form.removeprefix(prefix), tokens[last + 1].form) or _has_second_name(tokens, last + 1, barred):
        last += 1
    if any(i in barred for i in range(position, last + 1)):
        return None
    start = without_prefix(tokens[position], prefix, text)
    lead = lead_to(tokens, position, type_word)
    if type_word in words().site_names and position and tokens[position - 1].kind == "word":
        # تلة البركان, محطة مياه الزر: the word is part of the name
        position -= 2 if tokens[position - 1].form in SUPPLIES else 1
        start = without_prefix(tokens[position], next((r.prefix for r in readings(tokens[position].form) if r.bare == type_word), ""), text)
    return PlaceFound(
        name=text[start : tokens[last].end], type_word=type_word, level="settlement" if type_word in ("باديه", "سهل", "اقليم") else words().level_of_type.get(type_word or "", "settlement"), near=lead[0], direction=lead[1], within=(), candidates=(),
        is_origin=lead[2], preposition=lead[3], first=position, last=last, span=(start, tokens[last].end), rule="ar/places/unknown-behind-type-word",
    )


def _is_settled(tokens: Sequence[Token], position: int, type_word: str | None, barred: set[int]) -> bool:
    """Whether what stands behind a word of the news makes it a name: a second word with the article that is rare (رسم العبود), or where the village lies (قرية كوكب بريف حماة)."""
    if any(reading.bare in words().heads for reading in readings(tokens[position].form)) or type_word in HILLS and not tokens[position].form.endswith(("ي", "يه")):
        return True
    form = tokens[position].form
    if type_word in TOWNS and not (form.endswith(("ه", "ت")) or form.startswith(("ت", "ي"))):
        return True  # مدينة فان: no adjective of the town (مدينة كاملة), no verb (قرية تسمى)
    if type_word in VILLAGES and _has_second_name(tokens, position + 1, barred):
        return True  # قرية كون عفتار جنوب كوباني
    after = tokens[position + 1].form if position + 1 < len(tokens) else ""
    if after.startswith("ال"):
        return not (is_everyday(after) or leads_on(after) or after in words().refused or after in words().no_names)
    return type_word in VILLAGES and (says_where(after) and after not in ("علي", "(") or type_word == "مخيم" and after.startswith("لل"))  # مخيم مريم للنازحين


def _next_dash(tokens: Sequence[Token], position: int) -> int:
    """قرى أ – استراحة الزيتون – ب: where the dash or mark stands that closes a name behind a dash; 0 where none does."""
    if not position or tokens[position - 1].form not in DASHES:
        return 0
    close = next((i for i in range(position + 1, min(len(tokens), position + 4)) if tokens[i].kind != "word"), 0)
    return close if close and (tokens[close].form in DASHES or tokens[close].kind == "quote" or tokens[close].form == ")") else 0


def _is_made_military(tokens: Sequence[Token], position: int) -> bool:
    """حاجز قلنديا العسكري: the adjective behind a name without the article says of what sort the checkpoint is."""
    return position + 1 < len(tokens) and tokens[position + 1].form == "العسكري" and not is_everyday(tokens[position].form)


def unknown_beside(tokens: Sequence[Token], position: int, text: str, gazetteer: Gazetteer, barred: set[int]) -> PlaceFound | None:
    """A name that no table knows, between a preposition of place and what holds it: في X جنوب شرقي نابلس, بX بريف حلب."""
    form, lead = tokens[position].form, tokens[position - 1].form.removeprefix("و") if position else ""
    typed = position - 2 if position > 1 and tokens[position - 1].form in OPENING else position - 1  # منطقة (كيلو 9)
    before = _INDEFINITE[tokens[typed].form] if position else frozenset()
    land = is_spot(tokens, position) or not LAND.isdisjoint(before) and tokens[position - 1].kind == "word"
    joined = "مناطق" in before and _is_joined(tokens, position)
    area = "منطقه" in before or land or joined
    if lead == "علي" and form == "صعيد" or lead in MILES:
        return None  # على صعيد محافظة الحديدة, 40 ميلا بحريا غرب أ
    undergoes = lead in words().undergoing or _is_assaulted(tokens, position, barred)
    if (undergoes or form.startswith("ب") and lead not in words().scenes) and is_everyday(form):
        return None
    is_scene = _is_told_of(tokens, position) and (lead in words().scenes or lead == "من") and not is_everyday(form)
    prefix = "ب" if form.startswith("ب") and not is_scene and lead not in words().scenes and not undergoes and lead not in MARCHES and not area else ""
    name = form.removeprefix(prefix)
    if (lead not in words().scenes and not undergoes and not prefix and not area and not is_scene) or len(name) < 3 or name in words().after_unknown or name in words().refused or name in words().no_names or name in words().directions or name in words().near or is_type(form) or name.endswith(("هم", "ها", "هما")):
        return None
    last = position
    if name in words().heads and position + 1 < len(tokens) and tokens[position + 1].kind in ("word", "number") or (position + 2 < len(tokens) and tokens[position + 1].form.startswith("ال") and not leads_on(tokens[position + 1].form)):
        last = position + 1
    if area and not joined and last == position and _has_second_name(tokens, last + 1, barred):
        last += 1  # منطقة سلطان بايلي في إسطنبول
    if last == position and not area and name not in words().heads and is_of_news(name):
        return None  # في متجر جنوب أ, على سيارته وسط ب: a common noun
    if last > position and name.startswith("ال") and tokens[last].form.endswith(("يه", "ي")):
        return None  # العملية التركية شمال سوريا: a noun with its adjective
    behind = last + 2 if joined else last + 1
    if "منطقه" in before and _is_apart_by_a_comma(tokens, behind) and not is_everyday(name) and not is_of_news(name):
        behind += 1  # منطقة الطوبجي، شمالي بغداد
    if not (area and _stands_off(tokens, position, last)) and not has_holder(tokens, behind, gazetteer, barred, area=area, in_town=is_spot(tokens, position)) and not is_scene:
        return None
    near, direction, origin, preposition = lead_to(tokens, position, None)
    start = without_prefix(tokens[position], prefix, text)
    if land:
        # وادي زغيتون: the word is part of the name
        position -= 1
        start = without_prefix(tokens[position], next((r.prefix for r in readings(tokens[position].form) if r.bare in LAND or r.bare in SPOTS), ""), text)
    return PlaceFound(
        name=text[start : tokens[last].end], type_word="مناطق" if joined else None, level="site" if land else "settlement", near=near, direction=direction, within=(), candidates=(), is_origin=origin, preposition="في" if prefix or is_scene else preposition, first=position, last=last,
        span=(start, tokens[last].end), rule="ar/places/unknown-beside-its-holder",
    )


def _is_apart_by_a_comma(tokens: Sequence[Token], position: int) -> bool:
    """Whether a comma and a word of direction stand at a position."""
    return position + 1 < len(tokens) and tokens[position].form in ("،", ",") and tokens[position + 1].form in words().directions


def _is_joined(tokens: Sequence[Token], position: int) -> bool:
    """مناطق البوشهاب والملاحة في محافظة أ: two definite words that are no everyday ones, joined by و."""
    if position + 2 >= len(tokens) or not tokens[position + 1].form.startswith("وال"):
        return False
    pair = (tokens[position].form, tokens[position + 1].form.removeprefix("و"))
    return all(form.startswith("ال") and not is_everyday(form) and form not in words().no_names and not is_type(form) for form in pair)


def _is_told_of(tokens: Sequence[Token], position: int) -> bool:
    """من كومجويا حيث وقع القتال: whether the word behind a name says that what is told was there."""
    return position + 2 < len(tokens) and tokens[position + 1].form == "حيث" and tokens[position + 2].form in OCCURRED


def is_spot(tokens: Sequence[Token], position: int) -> bool:
    """كمين الصفا, مثلث العند, مجمع خانصور: a name behind a word for a spot that is part of it; not كمين محكم nor مجمع سكني."""
    form, before = tokens[position].form, tokens[position - 1] if position else None
    kinds = _INDEFINITE[before.form] & SPOTS if before is not None and before.kind == "word" else frozenset()
    return bool(kinds) and (not is_everyday(form) or form in words().persons) and form not in words().no_names and (form.startswith("ال") or not kinds.isdisjoint(BARE_SPOTS) and not form.endswith(("ي", "يه")) and not form.startswith("لل"))


_INDEFINITE = Remembered(lambda form: frozenset(r.bare for r in readings(form) if not r.is_definite))


def _is_assaulted(tokens: Sequence[Token], position: int, barred: set[int]) -> bool:
    """اقتحمت قوات الاحتلال أ جنوب ب: whether a word behind a verb of assault and an actor may be the town, by its ending no people and no adverb."""
    back = position - 1
    while back in barred and position - back < 6:
        back -= 1
    return back < position - 1 and back >= 0 and tokens[back].form.removeprefix("و") in ASSAULTS and not tokens[position].form.endswith(("ين", "ون", "ان", "ات", "ا"))


def _stands_off(tokens: Sequence[Token], position: int, last: int) -> bool:
    """غرب منطقة ضبوعة: a direction or a word for near before منطقة, and nothing behind that could make the name longer."""
    off = tokens[position - 2].form if position > 1 else ""
    is_led = off in words().directions or any(r.bare in words().near for r in readings(off))
    is_whole = last + 1 >= len(tokens) or tokens[last + 1].kind != "word" or tokens[last + 1].form in words().after_unknown
    return is_led and is_whole and not tokens[position].form.startswith("ال")


def has_holder(tokens: Sequence[Token], step: int, gazetteer: Gazetteer, barred: set[int], *, area: bool, in_town: bool = False) -> bool:
    """Whether what holds a place stands at `step`: جنوب شرقي نابلس, بريف حلب; behind منطقة also بالضاحية الجنوبية."""
    if area and step < len(tokens) and (tokens[step].form == ")" or tokens[step].kind == "quote"):
        step += 1  # منطقة (كيلو 9) شرق أ
    if step >= len(tokens):
        return False
    if tokens[step].form in (("من", "عاصمه", "مركز") if area else ("عاصمه", "مركز")) and step + 1 < len(tokens) and tokens[step + 1].form.removeprefix("ال") in words().areas:
        step += 1  # منطقة أ من معتمدية ب, في أ عاصمة ولاية ب
    if area and tokens[step].form == "في" and step + 1 < len(tokens) and tokens[step + 1].form in (*words().areas, "مدينه", "بلده"):
        step += 1  # مثلث أ في مديرية ب
        return bool(named(tokens, step + 1, gazetteer, barred)[2]) if step + 1 < len(tokens) else False
    if (in_town and tokens[step].form == "في" or area and tokens[step].form == "قرب") and step + 1 < len(tokens):
        return any(gazetteer.place(c).importance >= WELL_KNOWN for c in named(tokens, step + 1, gazetteer, barred)[2])  # ثكنة أ في بعلبك, منطقة أ قرب ب
    if area and tokens[step].form in BESIDE and step + 2 < len(tokens):
        step += 2 if tokens[step + 1].form in ("من", "لمحافظه", "لمدينه", "لبلده", "لقضاء", "لمنطقه") else 1
        return bool(named(tokens, step, gazetteer, barred)[2])  # منطقة أ المحاذية لب
    is_led = tokens[step].form in words().directions or tokens[step].form in words().holders or tokens[step].form.removeprefix("ال") in words().areas
    if not is_led and not (area and tokens[step].form.startswith("ب") and named(tokens, step, gazetteer, barred)[0] == "ب"):
        return False
    while step < len(tokens) - 1 and (tokens[step].form in words().directions or tokens[step].form in words().holders or tokens[step].form in words().adjectives or tokens[step].form in words().areas or tokens[step].form in ("مدينه", "محافظه", "بلده", "العاصمه")):
        step += 1
    return bool(named(tokens, step, gazetteer, barred)[2]) or any(r.bare in words().areas for r in readings(tokens[step - 1].form))


def is_made_of_two(tokens: Sequence[Token], position: int) -> bool:
    """تل الحمام, رأس عيسى, الشيخ بحر: whether a first word of many names goes on in a word that is no everyday one."""
    if position + 1 >= len(tokens) or tokens[position + 1].kind != "word":
        return False
    after = tokens[position + 1].form
    first = [r for r in readings(tokens[position].form) if r.prefix == "" and r.bare in words().heads and (not r.is_definite or r.bare in TITLES)]
    is_titled = any(r.is_definite for r in first)  # الشيخ بحر: a name though it is an everyday word too
    return bool(first) and len(after) > 2 and not leads_on(after) and (is_titled or not is_everyday(after)) and not after.startswith(("بال", "لل", "و"))


def is_named_after_somebody(tokens: Sequence[Token], position: int, type_word: str | None) -> bool:
    """شارع جمال عبد الناصر, معسكر خالد بن الوليد: whether a first name behind a word for a site goes on in the second."""
    if not (tokens[position].form in words().persons or tokens[position].form in HONOURS) or position + 1 >= len(tokens) or tokens[position + 1].kind != "word":
        return False
    after = tokens[position + 1].form
    if type_word not in words().site_names:
        return type_word == "حي" and (after in SONS or tokens[position].form in HONOURS)  # حي خالد بن الوليد, حي الأمير فواز
    return not (leads_on(after) or after.startswith(("و", "بال", "لل")) or is_everyday(after) and after not in KIN)


def is_named_by(form: str, after: str) -> bool:
    """النهر الأبيض: whether a definite word goes on in an adjective that names."""
    return form.startswith("ال") and after in words().naming


def _has_second_name(tokens: Sequence[Token], position: int, barred: set[int]) -> bool:
    """قرية حسن شامي شمال أربيل, قرى تات مرش وتنب: a second word of an unknown name, with where that lies, a mark or the next name behind it."""
    if position >= len(tokens) or position in barred or tokens[position].kind != "word":
        return False
    form = tokens[position].form
    if tokens[position - 1].form.startswith("ال") and not form.startswith("ال"):
        return False  # العطالة مسافة: what is definite has no second name without the article
    is_said_of_it = leads_on(form) or form in words().home_words  # بلدة براوة الساحلية, مدينة أ الألمانية
    if is_said_of_it or is_everyday(form) or form.startswith(("بال", "لل", "و")) or len(form) <= 2:
        return False
    return position + 1 < len(tokens) and says_where(tokens[position + 1].form) or _ends_a_name(tokens, position)


def _ends_a_name(tokens: Sequence[Token], position: int) -> bool:
    """قرية متين كوشكار., قرى تات مرش وتنب: whether a word without the article, by its letters no adverb, no adjective and nothing that a preposition is joined to, stands before a mark or the next name."""
    form, after = tokens[position].form, tokens[position + 1] if position + 1 < len(tokens) else None
    if form.startswith(("ال", "ب", "ل")) or form.endswith(("ا", "ي", "يه", "ين", "ات")) or is_of_news(form) or is_type(form):
        return False
    return after is None or after.kind not in ("word", "number") or after.form.startswith("و") and not is_everyday(after.form)


def is_first_of_two(tokens: Sequence[Token], position: int, barred: set[int]) -> bool:
    """بلدة جيلان بينار التركية: whether a known name without the article has a second word behind it, with where that lies or what land it is of."""
    return position + 2 < len(tokens) and not any(r.is_definite for r in readings(tokens[position].form)) and _has_second_name(tokens, position + 1, barred)


def says_where(form: str) -> bool:
    """Whether a word opens where a place lies: في, بريف, بمنطقة, شمال."""
    return form in ("في", "علي", "(") or form in words().directions or form in words().holders or form in words().nationalities or opens_where(form)


def quoted_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last word of a name in quotation marks that goes on behind `last`; 0 where it does not."""
    if not first or tokens[first - 1].kind != "quote":
        return 0
    close = next((i for i in range(last + 1, min(len(tokens), last + 4)) if tokens[i].kind == "quote"), 0)
    return close - 1 if close > last + 1 and all(t.kind == "number" or t.kind == "word" and not leads_on(t.form) for t in tokens[last + 1 : close]) else 0


def leads_on(form: str) -> bool:
    """Whether a word behind a name goes on to say where that lies (بريف, بمحيط, شمال, التابعة): no part of the name."""
    return form in words().after_unknown or form in words().directions or form in words().adjectives or opens_where(form)
