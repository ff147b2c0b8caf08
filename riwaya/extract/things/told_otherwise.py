"""Things that are others than their word says: a store of fighters or arms is a depot, workers at the harvest are of a farm, an aircraft that was shot down is an object.

In: a thing in its sentence, the weapons of an act, the objects of an account. Out: the same as what they are. The examples run as tests.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.values import AIRCRAFT
from riwaya.lexicon import Entry, Found
from riwaya.model import Thing

STORES = ("مخزن", "مخازن", "مستودع", "مستودعات")
KEEPING = frozenset("لتخزين لتجميع لحفظ تخزين".split())
OF_ARMS = ("عسكري", "العسكري", "اسلح", "الاسلح", "للاسلح", "ذخير", "للذخير", "ذخائر", "للذخائر", "صواريخ", "للصواريخ", "الغام", "للالغام", "للمواد", "متفجرات", "للمتفجرات")
DENS = ("وكر", "اوكار", "ملجا", "خندق", "خنادق")
CIVIL = ("للنازح", "للمدني", "نازح", "مدني", "للاهالي", "سيارات", "شاحنات", "لسيارات", "للمهجر", "مهجر", "حافلات")
HARVEST = ("لقطاف", "بقطاف", "قطاف", "لقطف", "لجني", "جني", "حصاد", "زراعي")
# a thing told of with the article stands for the one of its kind that was named: دورية ... السيارة
STANDS_FOR = (("vehicle", "patrol"), ("base", "airbase"))
LORRIES = ("شاحن", "الشاحن", "حافل", "سيار")


def _is_store(context: Context) -> bool:
    return context.form.removesuffix("ا").removesuffix("ين").endswith(STORES)


def _is_store_of_arms(context: Context) -> bool:
    behind = context.behind(4)
    return _is_store(context) and any(word.startswith(OF_ARMS) for word in (behind if KEEPING.intersection(behind) else behind[:2]))


OTHERWISE = (
    Reason(
        "column-of-people", "a column with ل and people of peace or the vehicles they drive right behind: رتلا للنازحين, رتل سيارات", ("patrol",),
        lambda context: context.form.removeprefix("و").startswith(("رتل", "ارتال")) and context.after.startswith(CIVIL),
        example="قصفت مدفعية الجيش [[رتلا]] للنازحين في بلدة سرمين.", never="قصفت مدفعية الجيش [[رتلا]] للحوثيين في بلدة سرمين.", becomes="vehicle",
    ),
    Reason(
        "store-of-fighters", "a store with the name of a group that fights right behind: مستودعات الجيش", ("factory",),
        lambda context: _is_store(context) and not context.armed.isdisjoint((context.found.last + 1, context.found.last + 2)),
        example="قصفت طائرات حربية [[مخازن]] تابعة لقسد في بلدة الصور.", never="قصفت طائرات حربية [[مخازن]] الحبوب في بلدة الصور.", becomes="depot",
    ),
    Reason(
        "store-of-arms", "a store with a word for arms behind it, or behind what it keeps: مستودعات عياش العسكرية, مخزن يستخدم لحفظ الأسلحة", ("factory",),
        _is_store_of_arms,
        example="قصفت طائرات حربية [[مخزنا]] يستعمل لحفظ الأسلحة في بلدة الصور.", never="قصفت طائرات حربية [[مخزنا]] يستعمل لحفظ الأعلاف في بلدة الصور.", becomes="depot",
    ),
    Reason(
        "store-beside-dens", "a store with و behind a word for dens or trenches: أوكار ومستودعات", ("factory",),
        lambda context: _is_store(context) and "و" in context.found.prefix and context.found.first > 0 and context.tokens[context.found.first - 1].form.startswith(DENS),
        example="دمرت طائرات حربية خنادق [[ومستودعات]] في بلدة الصور.", never="دمرت طائرات حربية مدرسة [[ومستودعات]] في بلدة الصور.", becomes="depot",
    ),
    Reason(
        "workers-at-the-harvest", "ورشة with a word for harvesting behind: who works on a farm", ("factory",),
        lambda context: "ورش" in context.form and any(word.startswith(HARVEST) for word in context.behind(4)),
        example="أصاب قصف مدفعي [[ورشة]] لجني الفستق في بلدة مورك.", never="أصاب قصف مدفعي [[ورشة]] لصيانة المحركات في بلدة مورك.", becomes="farm",
    ),
)


def as_told(context: Context) -> Found:
    """A thing as what it is."""
    for reason in OTHERWISE:
        if context.identity in reason.things and reason.holds(context):
            return _as(context.found, reason.becomes)
    return _as(context.found, context.identity)


def downed_aircraft(weapons: Sequence[Found]) -> tuple[Found, ...]:
    """Aircraft that were shot down or destroyed where they stood, among the weapon matches of such an act, as objects."""
    return tuple(_as(found, "aircraft") for found in weapons if found.entries[0].id in AIRCRAFT)


def _as(found: Found, identity: str) -> Found:
    if found.table == "object" and found.entries[0].id == identity:
        return found
    return msgspec.structs.replace(found, table="object", entries=(Entry("object", identity, f"objects/{identity}", "noun"),))


def settle_objects(found: dict[str, Thing], text: str, *, is_moved: bool = False) -> tuple[Thing, ...]:
    """The objects of an account by id, without those that only take up another one; `is_moved`: its act is a movement or an agreement, nothing was hit."""
    taken_up = {general for general, named in STANDS_FOR if named in found and general in found and text[found[general].span[0] : found[general].span[1]].startswith("ال")}
    if is_moved and "aid" in found and "vehicle" in found and text[found["vehicle"].span[0] : found["vehicle"].span[1]].startswith(LORRIES):
        taken_up.add("vehicle")  # قافلة إغاثة قوامها 28 شاحنة
    return tuple(thing for identity, thing in found.items() if identity not in taken_up)
