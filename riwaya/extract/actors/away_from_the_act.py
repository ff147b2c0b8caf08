"""The part of a group that stands away from the act that governs it: before it, or with ل farther behind what it meets.

In: a `Named` and the act. Out: its `Decision`: who acts, who is met by what another manages, whose are those harmed, and whether a verb meets things that belong to somebody.
"""

from __future__ import annotations

from riwaya.extract.actors.names.nationality import MODELS
from riwaya.extract.actors.parts import SIGNS, STOPS, Decision, Named
from riwaya.extract.actors.reach import BEFORE_A_NAME, is_out_of_reach, only_hears_of
from riwaya.extract.acts import Act
from riwaya.extract.clauses.segments import BREAKS
from riwaya.grammar.arabic import readings
from riwaya.lexicon.arabic.role_words import load_role_words as words

HITTING = frozenset(("strike", "attack", "destruction", "raid", "custody", "operation"))
NEAR = 9
OF = ("ل", "لل")
DESCRIBED, NAMED_AT_LENGTH = 6, 14  # إن جنديا عاملا في القوة قتل, إن القيادي سالم العنزي وخمسة من مرافقيه قتلوا
PLURAL = ("ين", "ون", "ان", "ب")
OWN_AND = ("وزير", "وزراء", "والد", "والي", "ولي", "وكيل", "وفد", "وسيط", "وجيه", "وجهاء")  # begin with و of their own: قتلت وزيرا
OWN_WITHIN, ITS_LOSSES = 4, ("قتلاها", "قتلاه", "جرحاها", "جرحاه")
# what stands behind a verb of harm that has no object
BEHIND_PASSIVE = frozenset("في من اثر جراء نتيجه خلال بعد عندما حين اثناء قرب امس اليوم علي لدي متاثرا مع دون بينهم".split())
KILLING = "killing"
MEETING, REBELS = frozenset(("strike", "attack")), frozenset(("non_state", "militia"))
ESCAPES_WITHIN = 5
ACHIEVING = ("محقق", "موقع")
TIED = ("تابع", "عايد", "تتبع", "يتبع", "تعود")


def before_the_act(name: Named, act: Act) -> Decision:
    """With ل farther behind an act; or before it: who acts, or who is met by what another manages."""
    if name.prefix in OF:
        if act.form == "verb" and act.found.last < name.found.first and name.family in HITTING and meets_things(name, act):
            return "target", "ar/roles/owner-of-what-is-hit"  # استهدفت منشأة تابعة لقسد
        if any(t.form in words().beside for t in name.tokens[max(name.frame.first, name.position - 2) : name.position]):
            return ()  # قرب مركز للشرطة says where
        if name.family == "bomb" and act.found.last < name.found.first and not any(act.found.first <= name.position <= act.found.last or w.last in (name.position, name.position - 1) for w in name.frame.weapons):
            return "target", "ar/roles/owner-of-what-is-hit"  # تفجير استهدف مسجدا للحوثيين
        if act.form == "noun" and act.kind.family in HITTING and any(t.form in words().against for t in name.tokens[act.found.last + 1 : name.position]) and not any(t.form in BREAKS for t in name.tokens[act.found.last + 1 : name.position]):
            return "target", "ar/roles/owner-of-what-is-hit"  # غارة على منشآت لX
        if _belongs_to_a_met_thing(name, act):
            return "target", "ar/roles/owner-of-what-is-hit"
        if is_out_of_reach(name, act):
            return ()
        if act.kind.id == "advance" and "علي" in name.forms[act.found.last : name.position] and any(name.forms[i].removeprefix("ال").startswith("تابع") for i in range(max(act.found.last, name.position - 1), name.found.first)):
            return "target", "ar/roles/owner-of-what-is-hit"  # سيطر على أسلحة تابعة لX
        if act.form == "verb" and name.family in MEETING and name.group in REBELS and any(part.rule == "ar/roles/subject" and act.found.last < part.found.first for part in name.before):
            return "target", "ar/roles/owner-of-what-is-hit"  # استهدفت طائرات Y وحدات تكتيكية لX
        return ("target" if act.trigger.roles.get("ل") == "target" else "initiator"), "ar/roles/of"
    if name.found.first >= act.found.first:
        return None
    if name.earlier == "من" and any(part.rule == "ar/roles/subject" for part in name.before):
        return "target", "ar/roles/object-of-what-is-managed"  # تمكن التنظيم من مباغتة X بهجوم
    if _manages(name, act):
        return "initiator", "ar/roles/subject"  # قال إن مسلحين قاموا بتصفية مدنيين
    if _is_passive(name, act):
        return "target", "ar/roles/passive-subject"  # قال إن جنديا تركيا قتل في هجوم
    if only_hears_of(name, act):
        return ()
    if _escapes(name, act):
        return "target", "ar/roles/who-escapes"
    if act.is_result and act.form != "verb":
        return _before_those_harmed(name, act)
    return "initiator", "ar/roles/before-the-act"


def _escapes(name: Named, act: Act) -> bool:
    """Whether a verb of escaping leads over a name to the act: نجا قائد في X من هجوم, نجاة ضابط من X من محاولة اغتيال."""
    forms, first = name.forms, max(name.frame.first, name.position - ESCAPES_WITHIN)
    return forms[act.found.first - 1] in ("من", "في") and any(form.lstrip("وف") in words().escaping for form in forms[first : name.position + 1])


def _before_those_harmed(name: Named, act: Act) -> Decision:
    """X شيعت عشرة من مسلحيها, X نقلت قتلاها: who tells of losses bears them; أطلقت X النار ما أسفر عن إصابة, X تمارس القتل: who does something else before them does harm."""
    forms, says = name.forms, words()
    end = min(act.found.last + OWN_WITHIN, name.frame.last) + 1
    if any(form in says.own_people or form in says.own_forces or form.endswith(ITS_LOSSES) for form in forms[name.found.last + 1 : end]):
        return "target", "ar/roles/before-the-act"
    others = [f for f in name.frame.actors if name.found.last < f.first < act.found.first and not any(form.startswith("التابع") for form in forms[name.found.last + 1 : f.first])]
    between = forms[name.found.last + 1 : act.found.first] if not others else ()
    does = _achieves(forms[act.found.first - 1]) or name.previous.lstrip("وف") in says.committing or any(form in says.practising for form in (*between, name.previous, name.earlier))
    return ("initiator" if does else "target"), "ar/roles/before-the-act"


def _achieves(form: str) -> bool:
    """محققة إصابات, موقعين قتلى: a participle right before the losses that its subject inflicts."""
    return form.startswith(ACHIEVING) and form.endswith(("ا", "ه", "ين", "ات"))


def _belongs_to_a_met_thing(name: Named, act: Act) -> bool:
    """استهدفت مستودعا يرجح أنه عائد لX, إصابة القيادي سالم التابع لX: what stands behind an act and belongs to a group is met, unless it is what strikes (مسيرة تابعة لX)."""
    if act.found.last >= name.position or not (act.is_result or name.family in HITTING or act.kind.id == KILLING or act.trigger.name == "targeting"):
        return False
    tie = next((i for i in range(name.found.first - 1, max(act.found.last, name.position - 2), -1) if name.forms[i].removeprefix("ال").startswith(TIED)), None)
    if tie is None:
        return False
    described = range(act.found.last + 1, tie)
    doers = [part.found.last for part in name.before if part.role == "initiator" and act.found.last < part.found.first and part.found.last < tie]
    if any(w.first <= i <= w.last for w in name.frame.weapons for i in described) or any(all(name.forms[i].startswith("ال") for i in range(last + 1, tie)) for last in doers):
        return False
    if doers and act.kind.id == KILLING:
        return True  # اغتال مسلحون قائد إحدى المجموعات التابعة لX
    if doers:
        return False
    says = words()
    if any(r.bare in says.craft and r.prefix.lstrip("و") != "ب" for i in described for r in readings(name.forms[i])) and any(other.found.first > name.found.last for other in name.frame.acts):
        return False  # أصيب طفل جراء تناوب طائرتين تابعتين لX على قصف البلدة
    return act.is_result or bool(described) and not any(r.bare in says.members or r.bare in says.ranks or r.bare in says.craft or r.bare in says.posts or r.bare in says.areas for i in described for r in readings(name.forms[i]))


def _is_passive(name: Named, act: Act) -> bool:
    """Whether a verb of harm right behind a name befell it: no noun stands behind the verb that could be its object (قتل في هجوم, أصيب بجروح, قتلوا, إن جنديا عاملا في القوة قتل في هجوم)."""
    is_described = name.previous in BEFORE_A_NAME and name.forms[name.found.first].endswith("ا")
    near = NAMED_AT_LENGTH if _is_one_person(name) else DESCRIBED if is_described else 2
    between = name.forms[name.found.last + 1 : act.found.first]
    if 2 < act.found.first - name.found.last <= DESCRIBED and all(form.endswith(PLURAL) and len(form) > 4 for form in between):
        near = DESCRIBED  # خمسة متطرفين أجانب آخرين قتلوا
    near = near if STOPS.isdisjoint(name.forms[name.found.last + 1 : act.found.first]) else 2
    if act.form != "verb" or not act.is_result or not 0 < act.found.first - name.found.last <= near or act.found.last >= name.frame.last:
        return False
    following = name.tokens[act.found.last + 1]
    is_joined = following.form[:1] in "بو" and len(following.form) > 3 and not following.form.startswith(OWN_AND)
    return following.form in BREAKS or following.form in BEHIND_PASSIVE or is_joined


def _is_one_person(name: Named) -> bool:
    """القيادي الحوثي سالم العنزي، أحد عناصر X ويدعى سالم, عنصر في X: one of a group, of whom more is told before the verb."""
    before = name.forms[max(name.frame.first, name.found.first - 3) : name.found.first]
    return any(form.lstrip("ولب").removeprefix("ال") in words().one_of for form in before[-2:]) and not any(form in words().by or form in words().against for form in before)


def _manages(name: Named, act: Act) -> bool:
    """Whether a verb of doing leads from a name to the act behind it: X قاموا بتصفية, X تسببت بمقتل."""
    between = name.tokens[name.found.last + 1 : act.found.first + 1]
    return len(between) <= NEAR and any(t.form in words().auxiliaries or t.form in words().committing for t in between) and not any(t.form in SIGNS for t in between)


def meets_things(name: Named, act: Act) -> bool:
    """Whether what stands behind a verb, or behind its doer, is met by it: a noun that is none of forces or weapons (منشأة تابعة لقسد, not دورية, مسيرة)."""
    following = max((part.found.last for part in name.before if part.role == "initiator" and act.found.last < part.found.first), default=act.found.last) + 1
    craft = next((w for w in name.frame.weapons if w.first <= following <= w.last), None)
    if craft is not None:
        following = craft.last + 1  # استهدفت مسيرة نقطة لX, not مسيرة تابعة لX
    if not following <= name.position or name.found.first - act.found.last > NEAR or name.tokens[following].form in words().led or name.tokens[following].kind != "word":
        return False
    if act.is_result and any(c.first <= following <= c.last for c in name.frame.counts):
        return False  # أصيب طفل ... بقصف لX: people are no thing of X
    if craft is not None and name.tokens[following].form in words().suspected:
        return False  # استهدفت مسيرة يعتقد أنها لX سيارة
    if craft is not None and name.tokens[following].form not in words().ground and _describes_craft(name.tokens[following].form):
        return False
    return not any(r.bare in words().members or r.bare in words().ranks for r in readings(name.tokens[following].form))


def _describes_craft(form: str) -> bool:
    """استهدفت مسيرة تركية, مقاتلات تابعة لX, طائرات مجهولة: a word behind a craft that is no undefined noun of a thing (مقاتلات ملاجئ لX)."""
    return form.startswith(("ال", "تابع")) or form.endswith(("ي", "ه")) or form in MODELS or form.isascii()
