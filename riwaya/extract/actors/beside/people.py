"""The part of people who take no part in the fighting: harmed, met by force, or acting where they protest, flee or attack others.

In: a `Named`. Out: the `Decision` of two steps: those who are among the counted, and people who are named. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.met_by_a_noun import meets_somebody
from riwaya.extract.actors.parts import CIVILIAN, EMPLOYED, STAFF, Decision, Named, past_its_adjectives
from riwaya.extract.acts import Act
from riwaya.extract.counting.units import PARTS, units_of, with_at_least
from riwaya.extract.mentions.none_harmed import is_none_harmed
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words

TRIBES, FOREIGN = "tribes", "foreigners"
DEEDS = frozenset(("attack", "strike", "destruction", "custody", "raid", "protest", "siege"))
MOST = frozenset("معظمهم غالبيتهم اغلبهم جلهم اكثرهم جميعهم كلهم اغلبيتهم معظمها غالبيتها اغلبها".split())
SOME = frozenset("عدد عددا مجموعه العشرات عشرات المييات مييات بعض العديد اثنين ثلاثه".split())
CAMPS, CAMP_WITHIN = frozenset(("مخيم", "مخيمات")), 5
ATTACKING = frozenset(("attack", "raid", "strike", "harm"))
CAPTIVE = frozenset(("release", "harm", "custody", "destruction"))
FACED = frozenset("امام قباله قرب داخل مقر مقرات مكتب".split())
FARMS, WHERE = "مزارع", frozenset("في داخل بين وسط الي نحو باتجاه قرب من".split())
PREPOSITIONS = frozenset("من مع بين ضد علي الي في عن".split())


def among(name: Named) -> Decision:
    """أصيب 11 شخصا بينهم عسكريون, معظمهم من المدنيين: some or most of those whom the act befell."""
    is_most = name.previous in MOST or name.previous == "من" and name.earlier in MOST
    is_part = name.previous in PARTS or is_most and name.found.entries[0].id == "civilians"
    if not is_part or not any(c.first < name.found.first for c in name.frame.counts):
        return None
    return "target", "ar/roles/among-the-counted"


def of_people(name: Named) -> Decision:
    """People act where they protest or flee, or where their ending makes them the subject of an act; else they are harmed, or live near."""
    if name.group not in CIVILIAN:
        return None
    frame, found = name.frame, name.found
    if found.entries[0].id == TRIBES and (name.family == "battle" or _attack_first(name)):
        return None  # سيطر مسلحو القبائل على الموقع, هاجم رجال القبائل نقطة: they fight as a group does
    if name.is_served or name.group == "aid" and name.previous in EMPLOYED and name.earlier.lstrip("وبل").startswith(STAFF):
        return ()  # متطوعا في صفوف X: one of X; موظف في الأمم المتحدة: who is counted
    if name.group == "aid" and name.previous.lstrip("وف") in words().coming_to_help:
        return ()  # عملت فرق الدفاع المدني على نقل المصابين
    if found.entries[0].id == "displaced_people" and name.tokens[found.first].form.startswith("للاج") and any(f.lstrip("وبل").removeprefix("ال") in CAMPS for f in name.forms[max(frame.first, found.first - CAMP_WITHIN) : found.first]):
        return ()  # مخيم كذا للاجئين
    if found.entries[0].id == "displaced_people" and (name.previous.removeprefix("ال").lstrip("وبل").startswith("مخيم") or name.previous in words().dwelling):
        return ()  # مخيم للنازحين, منزل يقطنه مهجرون: where it was
    if any(act.trigger.name == "body-found" and act.form == "verb" and (0 < found.first - act.found.last <= 2 or act.found.first == found.last + 1) for act in frame.acts):
        return ()  # انتشلت فرق الإنقاذ جثة, عثر أهالي البلدة على جثة, فرق الدفاع المدني انتشلت جثة
    if name.forms[found.first].lstrip("وب").removeprefix("ال") == FARMS and (found.prefix or name.previous in WHERE):
        return ()  # مواقع ومزارع, في مزارع: ground, and no farmer
    is_tied = name.forms[found.first - 1].startswith("تابع") if found.first > frame.first else False  # قافلة تابعة للأمم المتحدة
    if name.group == "aid" and name.family == "movement" and (is_tied or not name.tokens[found.first].form.startswith("لل")):
        return "initiator", "ar/roles/who-moves"  # أدخلت الأمم المتحدة قافلة
    if found.entries[0].id == "civilians" and any(f.first == found.last + 1 and f.entries[0].id == "displaced_people" for f in frame.actors):
        return ()  # عائلة نازحة: the displaced
    if found.entries[0].id == "prisoners" and name.family not in CAPTIVE and not any(o.entries[0].id == "prison" for o in frame.objects):
        return ()  # خلفت العملية قتلى ومعتقلين: what came of it
    if name.family == "protest" and (_is_object(name) or _is_fired_at(name)):
        return "target", "ar/roles/people-met-by-force"
    if frame.head.kind.id == "protest" and found.entries[0].id == "civilians":
        return ()  # احتشد آلاف الأهالي: they are the protesters
    if name.family == "protest" and name.group == "aid" and (name.previous in FACED or name.earlier in FACED):
        return ()  # تظاهروا أمام مقر الأمم المتحدة
    if name.family == "protest" and (found.entries[0].id == FOREIGN or name.prefix == "لل" or name.forms[found.first].startswith("لل")):
        return ()  # مسيرة للمطالبة بحق العودة للاجئين, أجبرت الاحتجاجات الموظفين الأجانب على الرحيل
    if is_none_harmed(name.forms, found.first, found.last):
        return ()  # دون وقوع إصابات بين المدنيين
    if _is_subject(name) or _does_it_alone(name):
        return "initiator", "ar/roles/subject"
    if name.family == "displacement" and any(part.role == "initiator" and part.rule == "ar/roles/genitive" for part in name.before):
        return "target", "ar/roles/people-harmed"  # تهجير X لعائلات
    if name.family in ("protest", "displacement"):
        return "initiator", "ar/roles/people-act"
    if _by_people(name):
        return "initiator", "ar/roles/by"
    if any(c.first <= found.first <= with_at_least(name.tokens, c.last) + 3 for c in frame.counts) or name.previous in words().against or any(o.last < found.first <= o.last + 2 for o in frame.objects):
        return "target", "ar/roles/people-harmed"
    is_owner = name.tokens[found.first].form.endswith(("ين", "ون", "هالي", "كان", "مدنيه")) and any(o.first < found.first <= o.last for o in frame.objects)  # منازل المدنيين, سيارة مدنية
    if is_owner or name.previous.lstrip("وب") in words().belongings:
        return "target", "ar/roles/people-harmed"  # أضرار بممتلكات المدنيين
    some = 2 if name.previous == "من" and name.earlier.lstrip("ولب") in SOME else 1 if name.previous in words().crowds else 0  # عددا من المزارعين
    start = min(found.first - some, name.position + 1)
    harmed = any(act.found.last < start <= act.found.last + 3 or _befell(act, found) for act in frame.acts) or start > frame.first and start < found.first and name.forms[start - 1] in words().against
    return ("target", "ar/roles/people-harmed") if harmed else ()


def _befell(act: Act, found: Found) -> bool:
    """مدنيون أصيبوا, المدنيين قتلوا: a verb of harm in the plural right behind people befell them."""
    return act.form == "verb" and act.is_result and act.found.first == found.last + 1


def _is_subject(name: Named) -> bool:
    """Whether people end in the nominative right behind a verb that does something to others (هاجم مستوطنون), or before such a verb (مستوطنون يحرقون)."""
    frame, found, tokens = name.frame, name.found, name.tokens
    first = found.first
    counted = next((c for c in frame.counts if c.first < first <= c.last), None)
    if counted is not None and tokens[counted.first].form in words().crowds:
        first = counted.first  # اقتحم عشرات المتظاهرين مبنى المحافظة: the number bears the case
    elif first and tokens[first - 1].form in words().crowds:
        first -= 1
    elif not tokens[first].form.endswith("ون"):
        return False
    # قتل مستوطنون شابا: with a noun in the accusative behind its subject a verb of killing is no passive
    object_at = found.last + 1
    is_active = object_at <= frame.last and tokens[object_at].form.endswith("ا") and object_at in {*(a.first for a in frame.actors), *(c.first for c in frame.counts)}
    acts = [act for act in frame.acts if act.form == "verb" and not act.found.prefix.endswith(("ب", "ل", "ك")) and ((act.kind.family in DEEDS or act.kind.id == "base") and not act.is_result or is_active and act.found.last == first - 1)]
    return any(0 < first - act.found.last <= 1 or act.found.first == found.last + 1 for act in acts)


def _attack_first(name: Named) -> bool:
    """هاجم رجال القبائل نقطة لX, هاجم مسلحون من العشائر: whether a verb of attacking stands right before people, at most a word for armed men between."""
    first = name.position if name.previous in words().members else name.position + 1
    return any(act.form == "verb" and not act.is_result and act.kind.family in ATTACKING and act.found.last == first - 1 for act in name.frame.acts)


def _does_it_alone(name: Named) -> bool:
    """دهس مستوطن طفلا, قتل شاب شرطيا: whether one of the people stands right behind what is written as a verb, and whom it meets right behind him."""
    unit = units_of[name.forms[name.found.first]][0]
    is_one = name.found.first == name.found.last and not name.found.prefix and unit is not None and unit.number == 1
    return is_one and meets_somebody(name) and any(act.found.last == name.found.first - 1 and act.form != "passive" and not act.found.prefix.endswith(("ب", "ل", "ك")) for act in name.frame.acts)


def _by_people(name: Named) -> bool:
    """Whether people are named as those who did it: برصاص مستوطنين, من قبل محتجين, اعتداءات للمستوطنين على مزارعين, إحراق مستوطنين منزلا."""
    is_act = any(act.found.first <= name.position <= act.found.last for act in name.frame.acts)  # بقصف المدنيين
    if not is_act and name.previous in words().by and (name.earlier in ("من", "علي") or name.previous not in ("قبل", "يد")):
        return True
    owned = [act for act in name.frame.acts if act.found.last == name.found.first - 1 and act.form == "noun" and act.trigger.roles.get("genitive") == "initiator" and act.kind.family in DEEDS]
    last = past_its_adjectives(name.frame, name.found) - 1
    is_of_a_deed = any(act.found.last == name.found.first - 1 and act.form == "noun" and act.kind.family in DEEDS for act in name.frame.acts)
    if is_of_a_deed and any(0 < o.first - last <= 1 + name.forms[last + 1].endswith("ين") and (name.forms[o.first].startswith("ل") or name.forms[o.first].endswith("ا")) for o in name.frame.objects):
        return True  # إحراق مستوطنين منزلا, لمنزل
    return bool(owned) and any(t.form in words().against for t in name.tokens[last + 1 : last + 3])


def _is_object(name: Named) -> bool:
    """Whether people end as the object of a verb whose subject is told before them, and some were killed: فرقت الشرطة متظاهرين, ما أسفر عن مقتل اثنين. Without dead both sides act."""
    is_met = any(part.role == "initiator" and part.rule == "ar/roles/subject" and part.found.last < name.found.first for part in name.before)
    return is_met and name.tokens[name.found.first].form.endswith("ين") and name.previous not in PREPOSITIONS and any(act.trigger.measure == "killed" for act in name.frame.acts)


def _is_fired_at(name: Named) -> bool:
    """أطلقت الرصاص على المعتصمين: who stands behind على of an act of force, where somebody else acts."""
    return name.previous in words().against and any(act.kind.family in ("attack", "strike") and 0 < name.found.first - act.found.last <= 3 for act in name.frame.acts) and any(part.role == "initiator" for part in name.before)
