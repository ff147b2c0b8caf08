"""Which objects that a clause names were hit, entered or destroyed, and which only say where, by what or whither.

In: a frame's object matches with the marks of its sentence. Out: the matches that count. Set aside: what only belongs to a name (`named_things`),
points of reference (قرب جسر, على طريق), where the wounded were taken (نقلوا إلى مستشفى), what the doers rode on or brought along, where they
stand, who came to arrest, and pages that tell (قال الموقع). The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.things.named_things import around, is_of, only_named
from riwaya.extract.things.positions import is_standing
from riwaya.extract.things.tanks import is_firing, is_subject
from riwaya.extract.values import PlaceFound
from riwaya.lexicon import Entry, Found, load_lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Thing, Token

SCENES = frozenset(("road", "crossing", "airport", "water", "farm", "prison", "school", "market", "hospital", "camp", "government"))
STANDING_BY = frozenset(("home", "place_of_worship", "factory", "power", "oil", "bakery", "depot", "media", "cultural_site"))
OF_WAR = frozenset(("patrol", "vehicle", "aircraft"))
STORES = ("مخزن", "مخازن", "مستودع", "مستودعات")
TOWARDS = frozenset(("نحو", "باتجاه", "اتجاه", "صوب"))  # أطلقوا النار باتجاه منزل
BOMBED = frozenset(("bomb", "strike"))
OF_BUILDINGS = ("لخيم", "لخيام", "للخيم", "للخيام", "لابني", "للابني", "لمبان", "للمبان", "لمنازل", "للمنازل", "لبيوت", "للبيوت")
HARVEST = ("لقطاف", "بقطاف", "قطاف", "لقطف", "لجني", "جني", "حصاد", "زراعي")
OF_ARMS = ("عسكري", "العسكري", "اسلح", "الاسلح", "للاسلح", "ذخير", "للذخير", "ذخائر", "للذخائر", "صواريخ", "للصواريخ", "الغام", "للالغام", "للمواد", "متفجرات", "للمتفجرات")
KEEPING = frozenset("لتخزين لتجميع لحفظ تخزين".split())
DENS = ("وكر", "اوكار", "ملجا", "خندق", "خنادق")
HELD = frozenset(("custody", "release", "raid"))
ONE_OF_THEM = frozenset(("احد", "احدي", "عدد"))
FLOCK = ("رع", "برع", "يرع", "ترع")
FARMER = frozenset(("مزارع", "المزارع"))
KILLED = ("قتل", "مقتل", "استشهد", "استشهاد", "اصيب", "اصابه", "جرح", "وفاه", "خطف", "اختطف", "اختطاف", "اعتقل", "اعتقال")
SEEN = frozenset(("شوهد", "شوهدت"))
# a thing told of with the article stands for the one of its kind that was named: دورية ... السيارة
STANDS_FOR = (("vehicle", "patrol"), ("base", "airbase"))


def hit_objects(objects: Sequence[Found], others: Sequence[Found], places: Sequence[PlaceFound], tokens: Sequence[Token], family: str) -> tuple[Found, ...]:
    """The objects of a frame that were hit, in order. `others` are the sentence's matches of actors and sources."""
    if not objects:
        return ()
    named = {i for found in others for i in range(found.first, found.last + 1) if found.last > found.first}
    owners = {found.first for found in others}
    in_names = {i for place in places for i in range(place.first, place.last + 1) if place.level != "site" or place.type_word is None}
    armed = {found.first for found in others if found.table == "actor" and _is_armed(found)}
    hit = (found for found in objects if not (only_named(found, named, in_names, objects, tokens) or _only_near(found, owners, tokens, family)))
    return tuple(_as(found, _told_otherwise(found, armed, tokens) or found.entries[0].id) for found in hit)


def _told_otherwise(found: Found, armed: set[int], tokens: Sequence[Token]) -> str:
    """What a store of fighters or arms is (مستودعات الجيش, مستودعات عياش العسكرية), and what workers at the harvest are called by (ورشة لقطاف الزيتون)."""
    if found.entries[0].id != "factory":
        return ""
    form, behind = tokens[found.first].form, [t.form for t in tokens[found.last + 1 : found.last + 5]]
    if form.removesuffix("ا").removesuffix("ين").endswith(STORES):
        is_of_arms = any(word.startswith(OF_ARMS) for word in (behind if KEEPING.intersection(behind) else behind[:2]))
        is_with_dens = "و" in found.prefix and found.first > 0 and tokens[found.first - 1].form.startswith(DENS)
        if {found.last + 1, found.last + 2} & armed or is_of_arms or is_with_dens:
            return "depot"
    return "farm" if "ورش" in form and any(word.startswith(HARVEST) for word in behind) else ""


def _is_armed(found: Found) -> bool:
    """Whether a name is that of a group that fights."""
    record = load_lexicon().actors.get(found.entries[0].id)
    return record is not None and record.group in ("state", "non_state", "militia", "external")


def downed_aircraft(weapons: Sequence[Found]) -> tuple[Found, ...]:
    """Aircraft that were shot down or destroyed where they stood, among the weapon matches of such an act, as objects."""
    return tuple(_as(found, "aircraft") for found in weapons if found.entries[0].id in ("warplane", "helicopter", "drone"))


def _as(found: Found, identity: str) -> Found:
    if found.table == "object" and found.entries[0].id == identity:
        return found
    return msgspec.structs.replace(found, table="object", entries=(Entry("object", identity, f"objects/{identity}", "noun"),))


def _only_near(found: Found, owners: set[int], tokens: Sequence[Token], family: str) -> bool:
    """Whether the clause names a thing without telling that it was hit."""
    identity, says = found.entries[0].id, words()
    before, last, after = around(found, tokens)
    if identity == "hospital" and is_of(last, says.quoting, "وف"):
        return True  # قال مستشفى المدينة إنه استقبل جثتين
    if identity == "hospital" and (last in ("عن", "الي") or before[-2:-1] == ["الي"] and last in ONE_OF_THEM or any(is_of(form, says.taken_to, "وف") for form in before)):
        return True
    if identity == "ambulance" and any(is_of(form, says.rushing) for form in before[-3:]):
        return True
    if identity == "aircraft" and any(is_of(form, says.flying) for form in (*before[-4:], *(t.form for t in tokens[found.first : found.last + 3]))) and "اسقاط" not in before:
        return True
    if identity in ("vehicle", "home") and after.startswith(says.rigged):
        return True
    if identity == "vehicle" and (family not in BOMBED and found.prefix.endswith("ب") or any(form in says.ridden for form in before[-3:])):
        return True  # هجوم بدراجة نارية
    if identity == "farm" and is_of(last, says.herding, "وبل") and not (family == "strike" and last.startswith(FLOCK)):
        return True  # انفجر لغم أثناء رعيه الأغنام: what somebody lives by; a strike on who herds hits the flock
    if identity == "farm" and tokens[found.first].form in FARMER and (last.startswith(KILLED) or after.endswith("ي")):
        return True  # قتل مزارع فلسطيني: a farmer
    if identity == "vehicle" and last == "من" and family not in ("movement", *BOMBED):
        return True  # أطلقوا النار من سيارة
    if identity == "gathering" and last.endswith(("مقر", "مقار")):
        return True  # مقر لتجمع المسلحين
    if identity == "gathering" and (after in says.of_people or after.startswith(OF_BUILDINGS)):
        return True  # تجمع سكني, تجمع لأبنية
    if identity in ("base", "airbase") and (after in says.of_people or any(form in says.sources_of_fire for form in before[-2:]) or any(is_of(form, says.stationed) for form in before[-3:])):
        return True  # مواقع مدنية; صواريخ مصدرها مواقع قسد; المتمركزة في معسكر
    if identity == "airbase" and family == "battle" and any(is_of(form, says.beside) for form in before[-2:]):
        return True
    if is_standing(found, before, owners, tokens, family):
        return True
    if identity == "patrol" and is_firing(found, owners, tokens):
        return True
    if identity == "patrol" and family == "strike" and found.prefix.endswith("ب") and tokens[found.first].form.removeprefix("ب").removeprefix("ال").startswith("دباب"):
        return True  # قصفوا بالدبابات
    if identity == "base" and any("دفاع" in t.form for t in tokens[found.first : found.last + 1]) and (is_of(last, says.acting) or is_of(after, says.acting)):
        return True  # أسقطت الدفاعات الجوية, تصدت منظومة الدفاع الجوي: who shoots
    if identity in OF_WAR and (is_of(last, says.acting) or is_of(last, says.fire_of) or any(form.removeprefix("و").startswith(says.equipped) for form in before[-4:])):
        return True  # أطلقت دورية النار: who shoots; بقذائف الدبابات; مدعومة بمدرعات
    if identity in ("patrol", "vehicle") and family not in ("movement", *BOMBED) and any(is_of(form, says.on_the_way) for form in before[-3:]):
        return True
    if identity == "aid" and family not in ("movement", "destruction") and is_of(last, says.entering):
        return True  # المعبر الوحيد لدخول المساعدات
    if identity == "prison" and (family in HELD and not any(form.startswith(says.struck) for form in before) or is_of(last, says.sentencing)):
        return True  # أودعه السجن, عقوبة السجن
    if identity in OF_WAR and (is_subject(found, tokens) or is_of(last, SEEN)):
        return True
    if identity == "patrol" and tokens[found.first].form.endswith(("تعزيزات", "التعزيزات")) and (family == "movement" or any(is_of(form, says.on_the_way) for form in before[-3:])):
        return True  # وصلت تعزيزات: who comes
    if identity == "patrol" and family in ("raid", "custody") and found.last + 1 < len(tokens) and not found.prefix and last not in ("علي", "في"):
        return tokens[found.first].form.startswith(says.patrolling)
    if identity == "home" and last in ("من", "الي") and any(is_of(form, says.leaving) for form in before[-2:]):
        return True
    if any(is_of(form, says.beside) for form in before[-2:]) and identity in (*SCENES, *STANDING_BY, "checkpoint", "base"):
        return identity in SCENES or identity in STANDING_BY and not TOWARDS.intersection(before[-2:]) or last == "من"
    if identity in ("airport", "crossing", "water") and last == "علي" and family == "strike":
        return False  # سقطت صواريخ على المطار
    if identity in SCENES and (last in says.inside or found.prefix.endswith(("ب", "ل"))):
        return family not in BOMBED or identity in ("road", "crossing", "airport", "water") or last in ("من", "الي")
    return False


def settle_objects(found: dict[str, Thing], text: str) -> tuple[Thing, ...]:
    """The objects of an account by id, without those that only take up another one."""
    taken_up = {general for general, named in STANDS_FOR if named in found and general in found and text[found[general].span[0] : found[general].span[1]].startswith("ال")}
    return tuple(thing for identity, thing in found.items() if identity not in taken_up)
