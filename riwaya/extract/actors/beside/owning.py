"""Whose things, ground and fire an act tells of: غارات روسية, دورية تركية, من مناطق سيطرة X, بقذائف قوات X, مواقع X.

In: a `Named`. Out: a `Decision` of each step: whose fire it is acts, whose things are hit is met. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.away_from_the_act import OF
from riwaya.extract.actors.beside.people import DEEDS
from riwaya.extract.actors.governed import has_subject_before
from riwaya.extract.actors.met_by_a_noun import is_met_by_a_noun
from riwaya.extract.actors.parts import FIRE, SIGNS, STOPS, Decision, Named, has_object
from riwaya.extract.values import ARMED
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words

SPREAD = "انتشار"
TORTURE, TORTURED_WITHIN = "تعذيب", 8
CHECKPOINT = "checkpoint"
MINES = frozenset(("landmine", "ied"))
HELD_WITHIN = 5
SOURCE_WITHIN, SOURCE_NEAR = 9, 5
STRUCK_WITHIN = 4
LED = frozenset("من في علي عبر بواسطه مستخدما مستخدمه".split())
ABOARD = frozenset("متن يستقلون يستقل تستقل داخل بواسطه".split())
WITHIN = frozenset("في ضمن داخل".split())
TOWARDS = frozenset("جهه اتجاه داخل ناحيه نقاط قواعد تلال".split())
ACCUSATIVE, SNIPER = "ا", "sniper"
WAS, UNDER = ("كان", "كانت", "كانا", "كانوا"), "تحت"
NOT_HITTING = ("movement", "base")
FREEING = ("حرر", "تحرير", "انقذ", "انقاذ", "تخليص", "فر", "يفر", "هرب", "هروب", "يهرب")


def as_adjective(name: Named) -> Decision:
    """غارات روسية: who acts; دورية تركية: whose thing is hit."""
    if not name.is_adjective:
        return None
    frame, found, family = name.frame, name.found, name.family
    if any(found.first <= act.found.first <= found.last for act in frame.acts):
        return "initiator", "ar/roles/adjective-of-the-act"
    if family in DEEDS and (_is_subject_before_its_object(name) or _acts_next(name)):
        return "initiator", "ar/roles/subject"
    things = [o.entries[0].id for o in frame.objects if found.first <= o.first <= found.last]
    is_hit = things and family not in NOT_HITTING and not ("patrol" in things and family in ("raid", "custody"))
    return ("target", "ar/roles/owner-of-what-is-hit") if is_hit else None


def _is_subject_before_its_object(name: Named) -> bool:
    """قصفت دبابات إسرائيلية موقعين; not قتل جنديان تركيان بقصف لX, where what killed them stands behind."""
    verb = next((act for act in name.frame.acts if act.form == "verb" and act.found.last == name.found.first - 1), None)
    by_what = name.forms[name.found.last + 1 : name.found.last + 2]
    if verb is not None and has_subject_before(name, verb):
        return False
    return verb is not None and not (verb.is_result and by_what and by_what[0].startswith("ب")) and has_object(name.frame, name.found)


def _acts_next(name: Named) -> bool:
    """Whether a force is the subject of a verb right behind it, with قد between or not, and nothing before it that governs it: دبابات إسرائيلية استهدفت, not استهدف آليات إسرائيلية."""
    frame, first, last = name.frame, name.found.first, name.found.last
    behind = last + 1 + (last < frame.last and name.tokens[last + 1].form in ("قد", "التي"))
    is_subject = any(act.form == "verb" and not act.is_result and act.found.first == behind for act in frame.acts)
    return is_subject and name.previous not in words().against and not any(act.found.last == first - 1 and act.form == "verb" for act in frame.acts)


def in_whose_prison(name: Named) -> Decision:
    """قضى تحت التعذيب في سجون X: who holds those that are tortured to death."""
    is_prison = name.previous in words().prisons and name.group in ARMED
    return ("initiator", "ar/roles/whose-prison") if is_prison and any(TORTURE in form for form in name.forms[max(name.frame.first, name.position - TORTURED_WITHIN) : name.position]) else None


def freed_from(name: Named) -> Decision:
    """تحرير المدينة من قبضة X, حررت القوات رهائن من سجن لX, فر سجناء من سجون X: who held what is taken, or those who get free of him."""
    forms, position = name.forms, name.position - (name.previous == "(" )
    is_grip = position > name.frame.first and forms[position] in words().freed_from and forms[position - 1] == "من"
    if is_grip and any(act.kind.id == "advance" and act.found.first < position for act in name.frame.acts):
        return "target", "ar/roles/taken-from"
    is_held = position > name.frame.first and forms[position] in words().prisons | words().freed_from and "من" in (forms[position - 1], forms[position - 2])
    is_freed = is_held and any(act.kind.id == "release" and act.found.first < position and forms[act.found.first].lstrip("وبل").removeprefix("ال").startswith(FREEING) for act in name.frame.acts)
    return ("target", "ar/roles/taken-from") if is_freed and name.group in ARMED else None


def on_its_ground(name: Named) -> Decision:
    """Ground that a group holds: fire from there is its fire (قصف من مناطق سيطرة X), else it only says where (ضمن مناطق انتشار X)."""
    frame, found, tokens = name.frame, name.found, name.tokens
    if name.family != "battle" and name.previous in words().areas and name.earlier.lstrip("و") in WITHIN and name.forms[found.last + 1 : found.last + 2] in (("،",), (",",)):
        return ()  # وفي مناطق X، قتل مدني بقصف: where it was
    held, first = words().holding, max(frame.first, found.first - HELD_WITHIN)
    if held.isdisjoint(forms := name.forms[first : found.first]) and SPREAD not in forms:
        return None
    holding = next((i for i in range(first, found.first) if tokens[i].form in held or tokens[i].form == SPREAD and i > first and tokens[i - 1].form in words().areas), None)
    if holding is None or any(act.found.first <= holding <= act.found.last for act in frame.acts):
        return None
    before = [t.form for t in tokens[max(frame.first, holding - HELD_WITHIN) : holding]]
    if frame.head.kind.id == "advance" and before and before[-1] == "من" and found.first - holding <= 2:
        return "target", "ar/roles/taken-from"  # تحرير المدينة من سيطرة X
    is_ruled = before[-1:] == [UNDER] and before[-2:-1] in ([was] for was in WAS)
    if is_ruled and any(act.kind.id == "advance" and act.found.last < holding for act in frame.acts) and any(part.role == "initiator" and part.actor != found.entries[0].id for part in name.before):
        return "target", "ar/roles/taken-from"  # سيطر Y على حي كان تحت سيطرة X
    if name.family in FIRE and any(form in words().from_there and (form != "من" or _is_of_ground(name.forms[holding - len(before) + i + 1], holding - len(before) + i + 1, name)) for i, form in enumerate(before)):
        return "initiator", "ar/roles/fire-from-its-ground"
    return ()


def _is_of_ground(form: str, position: int, name: Named) -> bool:
    """من مناطق سيطرة X, من قرية تسيطر عليها X: whether ground stands behind من; not تمكن من تجزئة مناطق سيطرة X."""
    return form in TOWARDS or form in words().areas or form in words().ground or form in words().holding or any(p.first <= position <= p.last for p in name.frame.places) or any(o.first == position for o in name.frame.objects)


def met_by_a_noun(name: Named) -> Decision:
    """استهدفت غارة مقاتلي X: whom an act that is a noun and itself the doer meets."""
    last_act = next((act for act in reversed(name.frame.acts) if act.found.last < name.found.first), None)
    return ("target", "ar/roles/object-of-an-act") if last_act is not None and is_met_by_a_noun(name, last_act) else None


def whose_fire(name: Named) -> Decision:
    """بقذائف قوات X, مدفعية X, القذائف الثقيلة لX: whose fire it is; not مسيرة نقطة لX."""
    frame, position = name.frame, name.position
    if name.family in ("bomb", "harm") and _describes_a_mine(name):
        return "initiator", "ar/roles/whose-fire"
    if name.family not in FIRE or name.previous in words().against:
        return None
    fire = next((w for w in frame.weapons if w.last == position or w.last == position - 1 and _is_adjective(name.tokens[position].form)), None)
    if fire is not None and fire.entries[0].id == SNIPER and position == name.found.first - 1 and name.forms[name.found.last].endswith(ACCUSATIVE):
        return "target", "ar/roles/object-of-an-act"  # استهدف قناص جنديا
    if fire is None or any(o.first <= position <= o.last for o in frame.objects):
        return None
    if fire.last == position and name.prefix not in OF and name.forms[fire.last].removeprefix("ب").startswith("ال") and any(part.role == "initiator" for part in name.before):
        return "target", "ar/roles/order"  # استهدفت X بالمدفعية قوات Y: behind a word with the article no owner follows
    return ("target", "ar/roles/owner-of-what-is-hit") if _is_struck(name, fire) else ("initiator", "ar/roles/whose-fire")


def _is_struck(name: Named, fire: Found) -> bool:
    """دمر X راجمة صواريخ لY, تدمير راجمة لY: whether a weapon is what an act met, behind its doer or behind a noun of destroying, and not what it was done with (بصواريخ X)."""
    act = next((act for act in reversed(name.frame.acts) if act.found.first < fire.first), None)
    if act is None or name.forms[fire.first].lstrip("و").startswith("ب"):
        return False
    if act.form == "noun" or act.is_result:
        return act.trigger.name == "destroyed" and fire.first <= max(act.found.last, act.found.first + 1)
    return any(part.role == "initiator" and act.found.last < part.found.first and 0 < fire.first - part.found.last <= STRUCK_WITHIN and LED.isdisjoint(name.forms[part.found.last + 1 : fire.first]) for part in name.before)


def _describes_a_mine(name: Named) -> bool:
    """ألغام حوثية, لغم حوثي: an adjective right behind a mine says who laid it."""
    first, form = name.found.first, name.forms[name.found.first]
    is_adjective = name.found.last == first and not name.found.prefix and name.position == first - 1 and form.endswith(("ي", "يه"))
    return is_adjective and any(w.last == first - 1 and w.entries[0].id in MINES for w in name.frame.weapons)


def _is_adjective(form: str) -> bool:
    """الحربي, الثقيلة, ثقيلة: what may stand between a weapon and whose it is; not مسيرة نقطة لX."""
    return form.startswith("ال") or form.endswith(("ي", "ه")) and form not in words().ground


def at_the_source_of_fire(name: Named) -> Decision:
    """رجح أن تكون مواقع X هي مصدر القذائف: fire from what is its own, also behind another name of X in brackets."""
    if name.family != "strike" or not any(o.last == name.position for o in name.frame.objects):
        return None
    behind = name.tokens[name.found.last + 1 : name.found.last + 1 + SOURCE_WITHIN]
    at = next((i for i, t in enumerate(behind) if t.form.startswith("مصدر")), None)
    if at is None:
        return None
    is_source = at < SOURCE_NEAR or not any(t.form in STOPS for t in behind[:at]) and behind[0].form in SIGNS or behind[0].kind == "quote"
    return ("initiator", "ar/roles/fire-from-its-ground") if is_source else None


def firing(name: Named) -> Decision:
    """قصفت دبابات X البلدة: tanks, boats or posts of a group are the subject of the verb right before them."""
    frame, first = name.frame, next((o.first for o in name.frame.objects if o.last == name.position), name.position)
    if name.tokens[first].form not in words().firing:
        return None
    before = [act for act in frame.acts if act.found.last == first - 1 and act.form != "noun"]
    if any(act.trigger.name == "advanced" for act in before):
        return "initiator", "ar/roles/whose-fire"  # توغلت آليات X في البلدة
    is_subject = any(act.form == "verb" and (act.kind.family in FIRE or act.kind.family == "destruction") for act in before)
    return ("initiator", "ar/roles/whose-fire") if is_subject and has_object(frame, name.found) else None


def _takes_people(name: Named, thing: Found) -> bool:
    """احتجز حاجز لX شابا, اعتقل عناصر حاجز لX شابا: whether a checkpoint is the subject of the verb that takes people."""
    before = thing.first - 1 - (thing.first > 0 and name.forms[thing.first - 1] in words().ranks)
    return any(act.form == "verb" and act.found.last == before for act in name.frame.acts)


def owning_what_is_hit(name: Named) -> Decision:
    """مواقع X, مقر تابع لX: who owns what is hit."""
    thing = next((o for o in name.frame.objects if o.last in (name.position, name.position - 1)), None)
    if thing is not None and thing.first > name.frame.first and name.forms[thing.first - 1] in ABOARD and name.family in ("harm", "custody"):
        return ()  # نقلوه في سيارة تابعة لX
    if thing is not None and thing.entries[0].id == CHECKPOINT and name.family == "custody" and _takes_people(name, thing):
        return "initiator", "ar/roles/subject"
    is_owner = name.family not in NOT_HITTING and any(o.last == name.position or o.last == name.position - 1 for o in name.frame.objects)
    return ("target", "ar/roles/owner-of-what-is-hit") if is_owner else None
