"""With what: the weapons that an act was done with, among those that its words name.

In: the weapon matches of a stretch, and the weapons of an account with its kind. Out: those that were used. Set aside: aircraft that only
fly by, what was cleared, found or taken, air support of an arrest, and general words beside the weapon that they stand for (a strike by a
drone, a bomber in his car, missiles beside a guided one). Missiles that no aircraft fired at a place are rockets.
The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec

from riwaya.extract.things.words_around import is_of
from riwaya.extract.values import AIRCRAFT
from riwaya.lexicon import Found, KindRecord, load_lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Sentence, Thing

FOUND_OR_CLEARED = frozenset(("seizure", "bomb"))
STORES = frozenset(("depot", "base"))
BOMBERS = frozenset(("suicide_bombing", "car_bomb", "ied", "killing", "clash", "ambush", "raid"))
STRIKE_WORDS = ("غار", "قصف", "ضرب", "هجوم", "عدوان")
PLAIN_MISSILE = 2
REMAINS = frozenset(("اشلاء", "جثه", "رفات"))
RELATIVE = frozenset(("الذي", "التي"))
DESTROYING = frozenset(("تدمير", "اعطاب"))
DESTROYED = frozenset(("دمر", "دمرت"))  # دمرت الغارات أطقما ومدافع
DRIVEN = frozenset(("car_bomb", "motorcycle_bomb", "suicide_belt"))  # الانتحاري قائد السيارة الملغومة
FENDING = ("تصد", "وتصد", "مضاد", "المضاد")
FIELDS = frozenset(("حقل", "حقول", "الحقول"))
LEFT_BY_WAR = ("مخلفات", "غير منفجر", "غير المنفجر", "لم تنفجر", "لم ينفجر")
MINE = ("لغم", "ألغام", "الغام")
DROPPING = ("القي", "القت", "قصف", "استهدف", "شن", "رمي", "رمت", "اغار", "ضرب", "نفذ")
DROPPED = frozenset(("cluster_munition", "warplane", "tear_gas"))
AIR_STRIKE = "Air/drone strike"
AT_SHIPS = ("استهداف", "مهاجمه", "اغراق", "تدمير", "اصابه", "صاروخ", "لغم", "اعطاب", "احتجاز")
ONE_OF_THEM = frozenset("احداها احداهما احداهن احدها".split())
# ألقت طوافات قنابل: the words for dropping stand for any aircraft
DROPPED_BOMBS = ("أسقط", "ألق", "إسقاط", "إلقاء")
# what burns when shells or bombs hit was set on fire by nobody
BURNT_BY_FIRE = frozenset(("strike", "bomb", "battle"))
SET_ON_FIRE_BESIDE = frozenset(("fire", "small_arms", "machine_gun", "blade", "tear_gas", "vehicle_ramming"))
# states whose missiles come from afar or from the air, also where no aircraft is told of
FAR_REACHING = frozenset(("israel", "us_forces", "usa", "uk_forces", "france", "iran"))
ONE_MISSILE = frozenset(("صاروخ", "صاروخا"))
GUN, GUNS_WITHIN, AND_ROCKETS = "مدفع", 5, ("وصواريخ", "والصواريخ")
WITHIN = 12
LISTED = 18
WORN_IN = frozenset(("harm", "raid", "battle"))
KEPT = frozenset(("ied", "grenade", "landmine", "suicide_belt", "rocket", "missile", "mortar", "artillery", "chemical_agent"))
STOPS = frozenset((".", "؛", "الذي", "التي", "فيما", "بينما", "حيث", "كما"))
READY = frozenset("معده معدا معد معدين معدتين مجهزه مجهزا مهياه جاهزه".split())
# لغم من مخلفات المليشيا: whose mine it was
GENERAL = (("landmine", "unexploded_ordnance"),)


def used_in(weapons: Sequence[Found], objects: Sequence[Found], sentence: Sentence, family: str) -> tuple[Found, ...]:
    """The weapons of a stretch that its act, of this family, was done with; `objects` are the things that its words name."""
    # مستودع للطائرات المسيرة, منصة إطلاق صواريخ: the weapon is a word of what was hit
    stores = [thing for thing in objects if thing.entries[0].id in STORES]
    told = [found for found in weapons if not any(store.first < found.first and found.last <= store.last for store in stores)]
    return tuple(found for found in told if not (_only_flies(found, sentence) or _cleared(found, sentence, family) or _is_destroyed(found, sentence) or _supports(found, sentence, family) or _belongs(found, sentence, family) or _is_attacked_ship(found, sentence)))


def _only_flies(found: Found, sentence: Sentence) -> bool:
    """Aircraft that circle or look on (تحليق لطائرات الاستطلاع): they drop nothing."""
    if found.entries[0].id not in AIRCRAFT:
        return False
    behind = [t.form for t in sentence.tokens[found.last + 1 : found.last + 6]]
    if any(form in RELATIVE and then.startswith(DROPPING) for form, then in zip(behind, behind[1:], strict=False)):
        return False  # تحليق للطيران الروسي الذي ألقى حممه على البلدة
    clause = [t.form for t in sentence.tokens[found.last + 1 : found.last + 1 + WITHIN]]
    if any(then in ONE_OF_THEM and form.removeprefix("و").startswith(DROPPING) for form, then in zip(clause, clause[1:], strict=False)):
        return False  # حلقت ثلاث مسيرات وألقت إحداها قذيفة
    around = [t.form for t in (*sentence.tokens[max(0, found.first - 4) : found.first], *sentence.tokens[found.first : found.last + 3])]
    return any(form.removeprefix("و") in words().flying for form in around) and not any(form.startswith(("مسلح", "مفخخ")) for form in around)


def _cleared(found: Found, sentence: Sentence, family: str) -> bool:
    """إزالة 450 عبوة ناسفة: what was removed or taken beside another act."""
    if found.entries[0].id == "suicide_belt" and found.first and sentence.tokens[found.first - 1].form in REMAINS:
        return False  # عثر على أشلاء انتحاري
    if family in FOUND_OR_CLEARED:
        return False
    return any(form in words().clearing for form in _before(found, sentence)) or _is_found_in_a_list(found, sentence) or _is_made_ready(found, sentence) or _is_worn(found, sentence, family)


def _is_found_in_a_list(found: Found, sentence: Sentence) -> bool:
    """عثر بداخله على 70 عبوة و60 قنبلة يدوية: a further one of what was found, with و or its number."""
    if found.prefix.endswith("ب") or found.entries[0].id not in KEPT:
        return False
    before = [t for t in sentence.tokens[max(0, found.first - LISTED) : found.first] if t.kind != "quote"]
    said = next((n for n in range(len(before) - 1, -1, -1) if before[n].form.removeprefix("و") in words().clearing), -1)
    return said >= 0 and any(t.form == "علي" for t in before[said:]) and not any(t.form in STOPS or t.form in REMAINS or t.form.removeprefix("و").startswith(DROPPING) for t in before[said:])


def _is_made_ready(found: Found, sentence: Sentence) -> bool:
    """عبوات ناسفة معدة للتفجير: it did not go off."""
    behind = [t.form.removeprefix("ال") for t in sentence.tokens[found.last + 1 : found.last + 4]]
    return any(form in READY and then.startswith("ل") for form, then in zip(behind, behind[1:], strict=False))


def _is_worn(found: Found, sentence: Sentence, family: str) -> bool:
    """قتل ثلاثة إرهابيين يرتدون أحزمة ناسفة: those who fell wore it; not على يد رجل يرتدي حزاما."""
    before = sentence.forms[max(0, found.first - 2) : found.first]
    return found.entries[0].id == "suicide_belt" and family in WORN_IN and len(before) > 1 and before[1].startswith(("يرتد", "ارتد")) and before[0].endswith("ين")


def _supports(found: Found, sentence: Sentence, family: str) -> bool:
    """اعتقلت شابين بدعم من طيران التحالف: it stood by."""
    return family in ("custody", "raid", "harm") and found.entries[0].id == "warplane" and any(form in words().support for form in _before(found, sentence)[-3:])


def _belongs(found: Found, sentence: Sentence, family: str) -> bool:
    """المنظومة المضادة للصواريخ, برنامج الأسلحة الكيميائية, قائد وحدة القناصة: a word of what somebody has, and nothing that was fired; حقول ألغام that were struck."""
    if not found.first or found.entries[0].id in DRIVEN:
        return False
    last = sentence.tokens[found.first - 1].form
    if found.entries[0].id in AIRCRAFT and found.prefix.endswith("ل") and last.startswith(FENDING):
        return True  # تصدت للطائرات
    if found.entries[0].id == "landmine" and is_of(last, FIELDS):
        return family not in FOUND_OR_CLEARED
    return is_of(last, words().arms_of, "وبلف") and family not in FOUND_OR_CLEARED


def _is_attacked_ship(found: Found, sentence: Sentence) -> bool:
    """لاستهداف بارجة حربية, هجوم على زورق حربي, أصاب صاروخ بارجة: what was hit."""
    if found.entries[0].id != "naval_gun" or not found.first:
        return False
    last = sentence.tokens[found.first - 1].form
    return last == "علي" or last.removeprefix("و").removeprefix("ب").removeprefix("ل").startswith(AT_SHIPS) or last.endswith("وا") and last.startswith(("هاجم", "استهدف"))


def _is_destroyed(found: Found, sentence: Sentence) -> bool:
    """تدمير مدفعية للحوثيين, تدمير موقعي صاروخ وهاون: what was hit."""
    if found.prefix.endswith("ب") or found.entries[0].id in AIRCRAFT:
        return False
    before = [t.form for t in sentence.tokens[max(0, found.first - 4) : found.first]]
    destroying = DESTROYING | DESTROYED if "و" in found.prefix else DESTROYING
    return any(form.removeprefix("و") in destroying for form in before) and not any(form.startswith("ب") and len(form) > 3 for form in before)


def _before(found: Found, sentence: Sentence) -> list[str]:
    return [t.form.removeprefix("و") for t in sentence.tokens[max(0, found.first - 6) : found.first] if t.kind == "word"]


def settle_weapons(found: dict[str, Thing], kind: KindRecord, objects: Sequence[Thing], doers: Set[str], text: str) -> tuple[Thing, ...]:
    """The weapons of an account by id, without the general words for one that is named too; `objects` are what they hit, `doers` the groups that fired."""
    left = dict(found)
    if kind.family in BURNT_BY_FIRE or left.keys() - SET_ON_FIRE_BESIDE:
        left.pop("fire", None)
    if "guided_missile" in left:
        left.pop("missile", None)
        left.pop("rocket", None)
    for weapon, general in GENERAL:
        if weapon in left and general in left and _text(left[general], text) == "من مخلفات":
            del left[general]
    mine = left.get("landmine")
    if mine is not None and any(remains in _text(mine, text) for remains in LEFT_BY_WAR) and not any(word in _text(mine, text) for word in MINE):
        del left["landmine"]  # انفجار ذخائر غير منفجرة
        left.setdefault("unexploded_ordnance", msgspec.structs.replace(mine, id="unexploded_ordnance"))
    if "ied" in left and "قنب" in _text(left["ied"], text) and ("unexploded_ordnance" in left or kind.family == "strike"):
        del left["ied"]  # انفجار قنبلة ... كانوا يلعبون بها; قصف ردا على انفجار قنبلة
    if "motorcycle_bomb" in left:
        left.pop("car_bomb", None)
    if left.keys() & DROPPED:
        left.pop("grenade", None)  # ألقت طائرات قنابل عنقودية
    rocket = left.get("rocket")
    if rocket is not None and kind.sub_event_type == AIR_STRIKE and left.keys() & AIRCRAFT and "missile" not in left and _text(rocket, text).removeprefix("ال") == "قصف صاروخي":
        del left["rocket"]  # قصف صاروخي من مسيرة
        left["missile"] = msgspec.structs.replace(rocket, id="missile", rule=rocket.rule + "+from-the-air")
    if kind.family == "protest" and "drone" in left and _text(left["drone"], text) in ("مسيرات", "المسيرات"):
        del left["drone"]  # تظاهروا في مسيرات: marches
    warplane = left.get("warplane")
    if "drone" in left and warplane is not None and text[warplane.span[0] : warplane.span[1]].removeprefix("ال").startswith(STRIKE_WORDS):
        del left["warplane"]
    elif warplane is not None and left.keys() & AIRCRAFT - {"warplane"} and _text(warplane, text).startswith(DROPPED_BOMBS):
        del left["warplane"]
    if "suicide_belt" in left and ("car_bomb" in left or kind.id not in BOMBERS):
        del left["suicide_belt"]
    missile = left.get("missile")
    if missile is not None and kind.id == "shelling" and not any(thing.id == "ship" for thing in objects) and not left.keys() & {*AIRCRAFT, "ballistic_missile"} and _is_rocket(missile, doers, text, beside_rockets="rocket" in left):
        del left["missile"]
        left.setdefault("rocket", msgspec.structs.replace(missile, id="rocket", rule=missile.rule + "+from-the-ground"))
    shells = left.get("artillery")
    if shells is not None and "rocket" in left and _are_bare(shells, text):
        del left["artillery"]  # قصف صاروخي ... بعدد من القذائف
    return tuple(left.values())


def _are_bare(shells: Thing, text: str) -> bool:
    """Whether a plain word for shells, beside rockets, tells neither a gun nor something else: سقوط القذائف; not قذائف صاروخية ومدفعية, صواريخ وقذائف, صواريخ وعشرات القذائف."""
    start, end = shells.span
    before, behind = text[:start].removesuffix("ال").split()[-1:], text[end:].split()[:GUNS_WITHIN]
    is_joined = any(word.startswith("و") for word in before) or any(word.startswith(AND_ROCKETS) for word in behind[:1])
    return GUN not in _text(shells, text) and not is_joined and not any(GUN in word for word in behind)


def _is_rocket(missile: Thing, doers: Set[str], text: str, *, beside_rockets: bool) -> bool:
    """Whether a plain word for missiles tells of rockets: those of groups, and several of a state, but one of a state (سقط صاروخ أطلقه الجيش) and those of far states are missiles."""
    said = _text(missile, text)
    if len(said.split()) >= PLAIN_MISSILE or doers & FAR_REACHING:
        return False
    counted = text[: missile.span[0]].split()[-1:]  # ثلاثين صاروخا: several
    is_one = said.removeprefix("ال") in ONE_MISSILE and not any(word.isdecimal() or word.endswith(("ون", "ين")) for word in counted)
    return beside_rockets or not is_one or not any((record := load_lexicon().actors.get(doer)) is not None and record.group == "state" for doer in doers)


def _text(thing: Thing, text: str) -> str:
    return text[thing.span[0] : thing.span[1]]
