"""The part of a group by the act that governs its name: prepositions, victims, the genitive of a noun, the subject of a verb, and else order.

In: a `Named` that nothing beside it decided. Out: its `Decision`. The act that governs is the last one before the name, else the first behind
it; what its trigger says of a preposition or a genitive (`roles` in resources/kinds) is heard first.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.extract.actors.away_from_the_act import HITTING, NEAR, OF, before_the_act, meets_things
from riwaya.extract.actors.by_sort_of_act import burst_upon, fended_off, finds, of_the_taken, shot_down
from riwaya.extract.actors.met_by_a_noun import (
    goes_on_from_a_noun,
    goes_on_to_meet,
    has_people_behind,
    is_answered,
    is_dealt_to,
    is_met_by_a_noun,
    is_met_thing,
    is_of_an_undefined,
    meets_somebody,
    meets_with_of,
)
from riwaya.extract.actors.parts import Decision, Named, has_object
from riwaya.extract.actors.reach import ATTENDING, governing, is_out_of_reach
from riwaya.extract.acts import Act
from riwaya.extract.counting.units import with_at_least
from riwaya.extract.values import ARMED, BEFELL, NON_STATE, SERVICES, STATES
from riwaya.lexicon.arabic.role_words import load_role_words as words

ROLES = frozenset(("initiator", "target", "affected", "blamed"))
ARMS = ("سلاح", "اسلح", "انفس", "نفس")
AFTER = frozenset("بعد عقب قبل خلال اثناء اثر".split())
AGREED = ("تفاق", "تفاهم", "تسوي", "مفاوضات", "هدن", "تنسيق", "محادثات")
CARRYING = frozenset("تقل يقل تقلهم يقلهم تحمل وسط".split())
RIDDEN = frozenset("تقل يقل تقلهم يقلهم".split())
FORCES = frozenset("قوات القوات الجيش جيش الشرطه شرطه طايرات الطيران".split())
MEETING_BEHIND = frozenset(("attack", "strike", "siege", "battle"))
MASSACRES = frozenset("مجزره مجازر مجزرتان مجزرتين".split())
MEETING_ONE = frozenset(("targeting", "siege"))
MOVED = frozenset("تعزيزات بتعزيزات دفعه مجموعه مجموعات رتل رتلا ارتال اليات عدد عناصر جنود جنديا مقاتلين مسلحين وحدات وحده قوه سريه كتيبه الاف مييات عشرات".split())
TOGETHER = frozenset("مع جانب برفقه رفقه وعدد".split())
WARS, WAR_WITHIN = frozenset("حرب حربه حربها حربهم".split()), 4
EXPELLING = frozenset("طرد طردت طردوا دحر دحرت دحروا هزم هزمت".split())
BEFALLING = frozenset(("custody", "harm", "attack", "bomb"))
AIMING, AIMED_WITHIN = frozenset("للمشاركه لتنفيذ لشن بهدف استعدادا تحضيرا تمهيدا بغرض".split()), 5
HELD_BY = frozenset(("لدي", "قبضه"))
ORDER_WITHIN = 10
NOMINATIVE = ("ان", "ون")
DONE_BY = frozenset(("ar/roles/by", "ar/roles/with-support"))
HARMING = frozenset(("bomb", "harm", "strike", "attack"))


def by_the_act(name: Named) -> Decision:
    """The part of a name by the act that governs it; `()` where no act does."""
    act = governing(name)
    if act is None or act is not name.frame.head and name.family in HARMING and ATTENDING[name.forms[act.found.first]]:
        return ()  # طوقت الشرطة موقع الانفجار
    for step in BY_ACT:
        decided = step(name, act)
        if decided is not None:
            return decided
    return _by_order(name, act)


def _against(name: Named, act: Act) -> Decision:
    """على X, ضد X, and من X where the trigger says so."""
    previous, roles = name.previous, act.trigger.roles
    if previous == "ضد" and name.family in HARMING and any(form.lstrip("و").removeprefix("ال") in WARS for form in name.forms[max(name.frame.first, name.position - WAR_WITHIN) : name.position]):
        return ()  # قتل صحفي خلال الحرب ضد X: when it was
    if previous in words().against and name.family in BEFALLING and not AIMING.isdisjoint(name.forms[max(name.frame.first, name.position - AIMED_WITHIN) : name.position]):
        return ()  # خطف X مقاتلين يستعدون للمشاركة في عملية ضد Y: what they were to do
    if act.form == "noun" and any(t.form in words().against and t.form != "علي" for t in name.tokens[act.found.last + 1 : min(act.found.last + 3, name.found.first)]):
        return "target", "ar/roles/against"  # الضربة ضد فرع القاعدة المعروف باسم X
    against = words().against
    if previous in against and act.found.first > name.found.last and act.form != "noun":
        return ()  # نفوذها على X لكي يوقف
    if previous in against or (previous == "من" and "من" in roles and act.found.first < name.found.first):
        role = roles.get({"علي": "على"}.get(previous, previous), "target")
        return (role if role != "place" else "target"), "ar/roles/against"
    return None


def _counted(name: Named, act: Act) -> Decision:
    """مقتل ثلاثة من عناصر X: whose people are counted; من X: from whom."""
    frame, found = name.frame, name.found
    if act.form == "verb" and act.kind.family in ("custody", "release") and act.found.last == found.first - 1 and name.tokens[found.first].form.endswith("ون"):
        return "initiator", "ar/roles/subject"  # خطف مسلحون شرطيين
    if name.family == "surrender" and name.prefix in OF and not found.prefix.startswith("و") and any(form.startswith(ARMS) for form in name.forms[act.found.last + 1 : found.first]):
        return "target", "ar/roles/to-whom"  # سلم خمسون مسلحا أسلحتهم للجيش: who took them
    if name.family == "surrender" and act.form == "verb" and name.prefix in OF and any(part.role == "initiator" for part in name.before):
        return "target", "ar/roles/to-whom"  # ثلاثة من X يستسلمون لY
    if found.entries[0].id == "unknown" and any(c.first < found.first <= c.last and c.group != "unknown" and c.measure in BEFELL for c in frame.counts):
        return ()  # قتلت غارة 12 مسلحا من X: they are counted as whose they are
    counted = [c for c in frame.counts if c.first <= found.first <= with_at_least(name.tokens, c.last) + 4 and (c.group == found.entries[0].id or c.rule.endswith("mixed") and name.prefix != "و" and found.first <= with_at_least(name.tokens, c.last) + 2) and not any(c.last < act.found.first < found.first for act in frame.acts)]
    if counted and name.family == "movement" and all(c.measure in ("deployed", "vehicles") for c in counted):
        if found.entries[0].id in SERVICES and any(part.role == "initiator" for part in name.before):
            return ()  # أرسلت تركيا 150 جنديا: its own
        return "initiator", "ar/roles/who-moves"  # مئة شاحنة للتحالف
    if counted and all(c.measure == "displaced" for c in counted):
        if name.family == "movement":
            return "initiator", "ar/roles/who-moves"  # فر عناصر X من البلدة
        counted = [] if name.family == "agreement" else counted  # اتفاق لإجلاء مقاتلي X
    if counted and name.family == "surrender" and all(c.measure == "surrendered" for c in counted):
        return "initiator", "ar/roles/who-surrenders"  # سلم ستة من عناصر X أسلحتهم
    if counted:
        return "target", "ar/roles/victims"
    if act.is_result and act.form == "noun" and name.previous in words().crowds and name.earlier in TOGETHER and 0 < name.found.first - act.found.last <= NEAR:
        return "target", "ar/roles/victims"  # لقي مصرعه مع عدد من عناصر X
    if any(c.trigger is not None and c.first <= found.first <= c.last + 4 and c.trigger > max(c.last, found.first) and frame.first <= c.trigger <= frame.last for c in frame.counts):
        return "target", "ar/roles/victims"
    if name.previous == "من" and act.form == "verb" and act.kind.family == "custody" and act.found.last == name.position - 2 and name.forms[name.position - 1].endswith(NOMINATIVE):
        return "initiator", "ar/roles/subject"  # اعتقل عنصران من X شابين
    if name.family == "movement" and name.previous == "من" and name.earlier in MOVED and (name.group in NON_STATE or name.forms[found.first] in FORCES):
        return "initiator", "ar/roles/who-moves"  # تعزيزات من الجيش المصري, دفعة من القوات الإماراتية; not تعزيزات من تركيا
    if name.previous == "من" or name.prefix == "من":
        return ("target", "ar/roles/taken-from") if name.family in ("battle", "custody") else ()
    return None


def _of_what_is_hit(name: Named, act: Act) -> Decision:
    """منشأة تابعة لقسد, خلية لتنظيم كذا: whose things or people an act that has its doer meets."""
    if name.prefix not in OF or HITTING.isdisjoint((name.family, act.kind.family)):
        return None
    members = words().members
    if name.tokens[name.position].form in words().areas and any("تابع" in t.form for t in name.tokens[name.position + 1 : name.found.first]):
        return ()  # المنطقة التابعة لX: ground that it holds
    belongs = any(t.form.removeprefix("ال") in members for t in name.tokens[max(name.position + 1, name.frame.first) : name.found.first])
    is_hit = any(o.last < name.position and name.found.first - o.last <= NEAR and act.found.last < o.first for o in name.frame.objects)
    is_hit = is_hit or any(t.form in words().against for t in name.tokens[max(act.found.last, name.found.first - 5) : name.found.first])
    return ("target", "ar/roles/owner-of-what-is-hit") if belongs and (is_hit or any(part.role == "initiator" for part in name.before)) else None


def _next_to(name: Named, act: Act) -> Decision:
    """The name right behind an act: subject of a verb, genitive of a noun."""
    found = name.found
    if act.trigger.name == "withdrawal" and act is not name.frame.head and act.found.first > name.frame.first and name.forms[act.found.first - 1] in AFTER and name.prefix not in OF and any(part.role == "initiator" and part.actor != found.entries[0].id for part in name.before) and found.first - act.found.last <= 3:
        return "target", "ar/roles/who-withdrew"  # دخل X المدينة بعد انسحاب Y
    if act.kind.family == "movement" and act is not name.frame.head and name.frame.head.kind.id == "advance" and act.form == "noun" and 0 < found.first - act.found.last <= 3 and name.prefix not in OF:
        return "target", "ar/roles/who-withdrew"  # سيطر X على البلدة بعد انسحاب Y
    if not (act.found.last >= name.position - 1 and act.found.first < found.first and found.first - act.found.last <= 3):
        return None
    if act.form == "form" and act.trigger.name == "targeting" and not name.tokens[act.found.first].form.startswith("ال"):
        return "target", "ar/roles/object-of-an-act"  # انفجرت عبوة مستهدفة دورية للجيش
    if act.form == "form" and name.prefix in OF and any(other.trigger.name == "destroyed" and other.found.last == act.found.first - 1 for other in name.frame.acts):
        return "target", "ar/roles/owner-of-what-is-hit"  # تدمير راجمة صواريخ لX
    if act.form in ("noun", "form") and not act.trigger.verbs or act.form == "noun":
        if name.prefix in OF and is_dealt_to(name, act):
            return "target", "ar/roles/object-of-an-act"
        if name.prefix in OF and name.forms[act.found.first].lstrip("وب").removeprefix("ال") in MASSACRES:
            return "initiator", "ar/roles/of"  # مجزرة جديدة لقوات كذا
        if is_met_by_a_noun(name, act) or is_answered(name, act):
            return "target", "ar/roles/object-of-an-act"
        role = act.trigger.roles.get("genitive", "initiator")
        if role == "target" and act.trigger.name == "targeting" and name.group in ARMED and (has_object(name.frame, found) or name.prefix in OF and goes_on_to_meet(name)):
            return "initiator", "ar/roles/genitive"  # استهداف الجيش منطقة كذا, استهداف الطيران لسيارة, استهداف للجيش طال بلدة
        if role == "target" and name.prefix not in OF and meets_somebody(name):
            return "initiator", "ar/roles/subject"  # طعن مستوطن شابا: written as the noun is
        if role == "target" and name.group in ARMED and name.prefix not in OF and (has_people_behind(name) or not act.is_result and meets_with_of(name)):
            return "initiator", "ar/roles/subject"  # اعتقال الجيش ثلاثة من عناصر X, قمع الجيش للتظاهرات
        if role == "target" and act.kind.family in ("custody", "raid") and name.group in ARMED and is_of_an_undefined(name, act):
            return "initiator", "ar/roles/of"  # حملة اعتقالات لقسد, مداهمة لقوات كذا; not اعتقال عناصر لداعش
        if name.prefix in OF and (act.kind.family in HITTING or act.kind.id == "ambush") and is_met_thing(name, act):
            return "target", "ar/roles/owner-of-what-is-hit"
        if name.prefix in OF and name.family == "bomb" and name.previous.startswith("ب") and name.position > act.found.last and not any(w.last == name.position for w in name.frame.weapons):
            return "target", "ar/roles/owner-of-what-is-hit"  # انفجرت عبوة بدورية لX
        if name.prefix in OF and act.trigger.roles.get("ل"):
            role = act.trigger.roles["ل"]
        return (role if role in ROLES else "initiator"), "ar/roles/genitive"
    if act.form == "verb" and name.family == "bomb" and act is not name.frame.head and act.kind.family == "attack" and "و" in act.found.prefix and act.trigger.name not in MEETING_ONE and name.group in STATES and act.found.first > name.frame.head.found.last:
        return ()  # وقع انفجار وأطلقت قوات الأمن النار: what came after it
    if act.form == "passive":
        return "target", "ar/roles/passive-subject"  # اغتيل قيادي في حركة كذا
    if act.form == "verb" and not act.is_result and any(other.form == "noun" and other.is_result and other.found.last == act.found.first - 1 for other in name.frame.acts):
        return "initiator", "ar/roles/genitive"  # ضحايا قصف X: no verb
    if act.form == "verb" and not act.is_result and act.found.prefix != "و" and any(other.form == "noun" and 0 < act.found.first - other.found.last <= 2 and not _only_says_when(name, other, act) and not _is_done_with(name, other) for other in name.frame.acts):
        return "target", "ar/roles/object-of-an-act"  # تفجير استهدف قوات الشرطة: the act before is the subject of the verb
    if act.is_result and act.form == "verb" and act.trigger.name == "killed" and name.position == found.first - 1 and name.forms[found.first] in FORCES:
        return "initiator", "ar/roles/subject"  # قتلت قوات الأمن زعيم الخلية: forces as a whole are not said to be killed
    if act.is_result and act.form == "verb":
        objects = [c for c in name.frame.counts if c.first > found.last and (c.trigger is None or c.trigger == act.found.first)]
        return ("initiator", "ar/roles/subject") if objects or meets_somebody(name) else ("target", "ar/roles/passive-subject")
    if act.form == "verb" and name.prefix in OF and name.position == act.found.last + 1 and name.forms[name.position].endswith("ي") and goes_on_to_meet(name):
        return "initiator", "ar/roles/of"  # قصف ليلي للجيش على بلدة: no verb, since its object would end in the accusative
    if act.form == "verb" and name.prefix in OF and name.position > act.found.last and (name.family in HITTING or act.trigger.name == "targeting") and meets_things(name, act):
        return "target", "ar/roles/owner-of-what-is-hit"  # استهدفت منشأة تابعة لقوات كذا
    if act.form == "verb" and (name.family in HITTING or act.trigger.name in MEETING_ONE or act.trigger.name == "drove-out") and not name.tokens[found.last].form.endswith(("ون", "ان")) and any(part.rule == "ar/roles/subject" and act.found.last < part.found.first and part.found.last < found.first for part in name.before):
        return "target", "ar/roles/order"  # هاجم مسلحون عناصر الشرطة
    if act.form == "verb" and act.kind.id == "riot" and any(part.role == "initiator" and part.found.first == act.found.last + 1 and part.found.last == found.first - 1 for part in name.before):
        return "target", "ar/roles/order"  # رشق محتجون الشرطة بالحجارة
    if act.form == "verb" and act.trigger.name in MEETING_ONE and act.found.prefix == "و" and not _has_its_own(name) and any(part.role == "initiator" and part.found.last < act.found.first for part in name.before):
        return "target", "ar/roles/object-of-an-act"  # عملية نفذتها X واستهدفت Y, تقدمت X وتحاصر Y
    if act.form == "verb" and not act.is_result and act.kind.family in MEETING_BEHIND and name.position == act.found.last and any(part.rule == "ar/roles/before-the-act" and part.role == "initiator" and part.found.last == act.found.first - 1 for part in name.before):
        return "target", "ar/roles/object-of-an-act"  # X تحاصر Y, X تهاجم مقاتلي Y: the subject stands before its verb
    if act.form != "noun" and "و" in act.found.prefix + name.forms[act.found.first][:1] and name.forms[act.found.first].lstrip("و") in EXPELLING and any(part.role == "initiator" and part.actor != name.found.entries[0].id and part.found.last < act.found.first for part in name.before):
        return "target", "ar/roles/object-of-an-act"  # سيطر X على الحقل وطرد Y منه
    if act.form == "verb" and (has_subject_before(name, act) or goes_on_from_a_noun(name, act)):
        return "target", "ar/roles/object-of-an-act"  # قصف من قبل X استهدف Y, مداهمات في أنقرة استهدفت Y
    if act.form == "verb" and name.tokens[act.found.last].form.endswith("وا"):
        return "target", "ar/roles/object-of-a-plural"  # استهدفوا مسلحي التنظيم: a verb in the plural has its subject before it
    return ("target", "ar/roles/object-of-an-act") if _is_oblique(name) else ("initiator", "ar/roles/subject")


def has_subject_before(name: Named, act: Act) -> bool:
    """قصف من قبل X استهدف Y, حملة بدعم من X استهدفت Y: whether the doer of a noun of an act, or who helps him, stands right before a verb of targeting, which goes on with the act."""
    return act.trigger.name == "targeting" and not act.found.prefix and name.group in ARMED and any(part.rule in DONE_BY and part.found.last == act.found.first - 1 for part in name.before)


def _is_done_with(name: Named, other: Act) -> bool:
    """وبهجوم مماثل استهدفت X سيارة: whether ب before the noun of an act says how the verb behind it was done, whose doer and object follow."""
    return name.forms[other.found.first].lstrip("و").startswith("ب") and _has_its_own(name)


def _has_its_own(name: Named) -> bool:
    """Whether a place, a thing or another group that a verb meets stands right behind the name between them: واستهدفت X بلدة, وحاصرت X Y."""
    return has_object(name.frame, name.found) or any(f.first == name.found.last + 1 for f in name.frame.actors)


def _only_says_when(name: Named, other: Act, act: Act) -> bool:
    """وبعد هذا الهجوم، استهدف X مقرا: an act that the words before and a comma behind make the time of another is no subject of its verb."""
    tokens, first = name.tokens, other.found.first
    before = [t.form.lstrip("و") for t in tokens[max(name.frame.first, first - 2) : first]]
    return any(t.form in ("،", ",") for t in tokens[other.found.last + 1 : act.found.first]) and not AFTER.isdisjoint(before)


def _is_oblique(name: Named) -> bool:
    """Whether people end as no subject can, right behind a verb or a name: خطف مسلحون من X شرطيين, أوقفت متطرفين."""
    first, form = name.found.first, name.tokens[name.found.first].form
    if name.position != first - 1 or name.found.last != first or name.found.prefix or not form.endswith("ين") or form.startswith("ال") or name.previous in words().crowds:
        return False
    return any(act.found.last == first - 1 and act.form == "verb" for act in name.frame.acts) or any(f.last == first - 1 for f in name.frame.actors)


def _by_order(name: Named, act: Act) -> Decision:
    """Verb, subject, object: the first name acts, the next is met."""
    frame, found = name.frame, name.found
    agreed = name.forms[max(frame.first, name.position - (1 if name.family == "movement" else 3)) : name.position]
    if name.previous == "مع" and (name.family in HITTING or name.family not in ("agreement", "battle") and any(form.lstrip("وبال").startswith(AGREED) for form in agreed)):
        return ()  # في سياق تسوية مع X
    if is_out_of_reach(name, act) or act.form == "noun" and found.first - act.found.last > ORDER_WITHIN:
        return ()  # قصف يطال الريف حيث تتركز X; a noun of an act does not reach far over other words
    if name.previous in RIDDEN and name.family in HITTING | HARMING:
        return "target", "ar/roles/object-of-an-act"  # أصابت سيارة تقل عناصر من X
    if name.family == "bomb" and act.found.last < found.first and act.form != "verb":
        # انفجرت عبوة بسيارة تقل عناصر من X: people of the group; a bare name (خط الغاز إلى تركيا) says something else
        return ("target", "ar/roles/hit-by-a-bomb") if found.first - name.position > 1 or name.previous in CARRYING else ()
    if act.form == "verb" and act.is_result:
        hands = words().at_the_hands
        if any(t.form in hands for t in frame.sentence.tokens[found.last + 1 : frame.last + 1]):
            return "target", "ar/roles/passive-subject"  # قتل مساعد في الأمن العسكري برصاص مسلحين
    if act.form == "passive" and act.found.last < found.first:
        return "target", "ar/roles/passive-subject"
    has_doer = any(part.role == "initiator" for part in name.before)
    if act.form == "verb" and not has_doer and not _is_oblique(name):
        return "initiator", "ar/roles/subject"
    if act.kind.family == "custody":
        return _held_by_order(name, act)
    return ("target" if has_doer or act.form == "verb" and _is_oblique(name) else "initiator"), "ar/roles/order"


def _held_by_order(name: Named, act: Act) -> Decision:
    """محتجزون لدى X: who holds them; القبض على مشتبه بصلتهم بX: whose people are taken. A force named farther on (سلم إلى مركز الشرطة, أنحاء تركيا) has no part."""
    if name.previous in HELD_BY or name.previous in words().prisons:
        return "initiator", "ar/roles/whose-prison"
    is_taken = name.group in NON_STATE or name.found.entries[0].form.split()[0].removeprefix("ال") in words().one_of
    return ("target", "ar/roles/order") if is_taken and (act.kind.id == "arrest" or any(part.role == "initiator" for part in name.before)) else ()


BY_ACT: tuple[Callable[[Named, Act], Decision], ...] = (finds, burst_upon, _against, _counted, shot_down, fended_off, _of_what_is_hit, of_the_taken, _next_to, before_the_act)
