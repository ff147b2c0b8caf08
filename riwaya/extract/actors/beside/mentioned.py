"""Names that a sentence only mentions beside an act: who takes no part in it, or takes one that other words give him.

In: a `Named`. Out: a `Decision` of each step, most of them `()`: another fight, an outlet, a street, remnants, a reaction, a former
member, a border, a charge, whom a group follows, and what a relative clause tells besides. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.parts import FIRE, STOPS, Decision, Named
from riwaya.extract.acts import RELATIVE, Act
from riwaya.extract.values import ARMED
from riwaya.extract.when.date_clauses import WAS
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words

AGREED = frozenset(("agreement", "release", "handover"))
AGREEMENT = ("اتفاق", "هدنه", "تفاهم", "المبرم", "مفاوضات", "محادثات")
AGREEMENT_WITHIN, SIGNED_WITHIN = 7, 2
INSIDE = frozenset("في داخل مقره مقرها".split())  # المرصد ومقره بريطانيا
PRONOUNS = ("ها", "هم", "هما", "ه")
ASKED_WITHIN = 16
OUTLET_WITHIN = 4
MOURNED_WITHIN = 4
AMID = "وسط"
THING_WITHIN = 4
TAKEN_WITHIN = 4
IN_FAVOUR = "لصالح"
HOUSING, HOUSED_WITHIN = frozenset("تضم يضم تووي يووي تستضيف يستضيف".split()), 7
BASES = frozenset(("base", "airbase"))
WORKING = frozenset("عمل يعمل عملت عملوا تعمل تعامل يتعامل متعاون متعاونا متعاونين".split())
EXPRESSING, EXPRESSED_WITHIN = frozenset("عبر عبرت عبروا اعرب اعربت اعربوا يعرب تعرب".split()), 5
ABOUT_IT = frozenset("عنها عنه عنهم".split())
KIN_WITHIN = 4
COMMENTED_WITHIN = 3
SOURCE_WITHIN = 8
ITSELF = frozenset("انه انها انهم بانه بانها بانهم وانه وانها".split())
SEPARATING = frozenset("، , في من على علي الي و بعد قبل".split())
FOR_WHAT = frozenset(("سبب", "اسباب"))
MEANWHILE = frozenset("فيما بينما حيث".split())
YIELDING, YIELDS_WITHIN = ("انسحاب", "تقهقر", "تراجع", "هزيم", "هزايم", "انهيار"), 4
WHETHER = frozenset("ان اذا".split())
EITHER = frozenset("او ام".split())
SINCE = frozenset("بعد منذ قبل الي يمكن".split())


def in_another_fight(name: Named) -> Decision:
    """قصف الطيران أطراف البلدة وسط اشتباكات بين X من جهة وY: the sides of a fight that only goes on beside a strike."""
    if name.family not in ("strike", "bomb"):
        return None
    fight = next((act for act in reversed(name.frame.acts) if act.found.last < name.found.first), None)
    if fight is None or fight is name.frame.head or fight.kind.family != "battle" or fight.form == "verb":
        return None
    if fight.kind.id == "advance" and _only_goes_on(name, fight):
        return ()  # غارات شنها X وسط تقدم Y, فيما واصلت Y تقدمها
    between = [t.form for t in name.tokens[fight.found.last + 1 : name.position + 1]]
    return () if not STOPS.intersection(between) and not {"بين", "مع"}.isdisjoint(between) else None


def _only_goes_on(name: Named, act: Act) -> bool:
    """Whether an advance whose doer stands right behind it is told by a word for meanwhile: وسط تقدم X, فيما واصلت X تقدمها."""
    first = act.found.first
    return name.position <= act.found.last + 2 and first > name.frame.first and (name.forms[first - 1] == AMID and act.form == "noun" or name.forms[first - 1].removeprefix("و") in MEANWHILE)


def of_an_agreement(name: Named) -> Decision:
    """قصفت X البلدة رغم الاتفاق المبرم بين Y وZ, الاتفاقيات الموقعة مع Y: who once agreed on something acts only where the agreement is told."""
    if name.previous not in ("بين", "وبين", "مع") or name.frame.head.kind.id in AGREED or name.family not in ("strike", "attack", "bomb", "harm", "raid", "battle"):
        return None
    before = name.tokens[max(name.frame.first, name.position - (SIGNED_WITHIN if name.previous == "مع" else AGREEMENT_WITHIN)) : name.position]
    return () if any(stem in t.form for t in before for stem in AGREEMENT) else None


def of_the_press(name: Named) -> Decision:
    """وكالة أنباء X, إذاعة كذا التابعة لX: a name of an outlet, or whose it is."""
    press = words().press
    tied = name.found.first - 1 > name.position and name.tokens[name.found.first - 1].form.startswith("التابع") and name.position >= name.frame.first + 1
    is_its_outlet = tied and any(t.form in press for t in name.tokens[max(name.frame.first, name.position - OUTLET_WITHIN) : name.position])
    return () if name.previous in press or name.earlier in press or is_its_outlet else None


def named_after(name: Named) -> Decision:
    """شارع X, دوار X, حي X: a street or a quarter that is called after a group; تشييع مقاتلين من X: whom people bury or remember."""
    start = next((i for i in range(name.found.first - 1, max(name.frame.first, name.found.first - MOURNED_WITHIN) - 1, -1) if name.forms[i].lstrip("وبل") in words().mourned), None)
    if start is not None and name.family not in AGREED and STOPS.isdisjoint(name.forms[start : name.found.first]) and not any(start < act.found.first < name.found.first for act in name.frame.acts):
        return ()
    return () if name.found.first == name.position + 1 and name.previous in words().named_after else None


def of_kin(name: Named) -> Decision:
    """مقتل نجل قيادي في X, أحد أقارب رجل شرطة: whose kin somebody is; not شقيقه القيادي في X."""
    first = name.found.first
    kin = next((i for i in range(first - 1, max(name.frame.first, first - KIN_WITHIN) - 1, -1) if name.forms[i].lstrip("وبل") in words().kin_of), None)
    if kin is None or name.group not in ARMED:
        return None
    says = words()
    bare = [form.removeprefix("ال") for form in name.forms[kin + 1 : first]]
    is_one = all(form in says.one_of | says.members | says.ranks | says.titles | says.persons or form == "في" or name.forms[kin + 1 + i].startswith("ال") for i, form in enumerate(bare))
    return () if is_one else None


def left_behind(name: Named) -> Decision:
    """مخلفات قصف سابق لقوات X: who shelled then does nothing now; but لغم من مخلفات X: who laid a mine acts by it."""
    if words().left_behind.isdisjoint(name.forms[max(name.frame.first, name.found.first - 6) : name.found.first]):
        return None
    is_theirs = name.family == "bomb" and name.previous in words().left_behind
    return ("initiator", "ar/roles/left-it-behind") if is_theirs else ()


def reacting(name: Named) -> Decision:
    """ودانت X الهجوم, X تنفي ضلوعها: who only says what it thinks of an act, or that it had no part in it, has none.

    Who denies an act that is told behind (نفت X قصف المدينة) is heard as who is said to have done it.
    """
    says, last = words(), name.found.last
    if not EXPRESSING.isdisjoint(form.lstrip("وف") for form in name.forms[max(name.frame.first, name.position - 1) : name.found.first]) and "عن" in name.forms[last + 1 : last + 1 + EXPRESSED_WITHIN]:
        return ()  # عبر عدد من X عن غضبهم من الهجوم
    if name.group in ARMED and (_gives_no_comment(name) or name.previous in ("من", "عن") and not says.commenting.isdisjoint(name.forms[max(name.frame.first, name.position - COMMENTED_WITHIN) : name.position])):
        return ()  # امتنعت X عن التعليق, لم يصدر تعليق من X
    at = next((i for i in (name.found.first - 1, last + 1) if name.frame.first <= i <= name.frame.last and ((form := name.forms[i].lstrip("وف")) in says.denying or form in says.judging)), None)
    if at is None:
        return None
    is_judging = name.tokens[at].form.lstrip("وف") in says.judging
    return () if is_judging or not any(act.found.first > at for act in name.frame.acts) else None


def _gives_no_comment(name: Named) -> bool:
    """Whether a comment stands right behind a name, with no act between."""
    last = name.found.last
    at = next((i for i in range(last + 1, min(last + COMMENTED_WITHIN, name.frame.last) + 1) if name.forms[i] in words().commenting), None)
    return at is not None and not any(last < act.found.first < at for act in name.frame.acts)


def in_a_relative_clause(name: Named) -> Decision:
    """مواقع يتحصن فيها X, التي تتخذها X مقرا: whose place is struck; الذين هجرتهم X: what is told of somebody else besides."""
    first, says = name.found.first, words()
    if name.position < name.frame.first + 1 or any(act.found.first <= name.position <= act.found.last for act in name.frame.acts):
        return None
    # ينتشر فيها مقاتلون من X: people of the group stand between
    is_of_people = name.position > name.frame.first + 1 and name.previous.endswith("ون") and name.forms[name.position - 1] in says.in_it and name.forms[name.position - 2] in says.sheltering
    is_inside = name.previous in says.in_it and name.earlier in says.sheltering or name.previous in says.using or is_of_people
    if is_inside and name.family in FIRE and any(form in says.from_there and form != "من" for form in name.forms[max(name.frame.first, name.position - SOURCE_WITHIN) : name.position]):
        return "initiator", "ar/roles/fire-from-its-ground"  # قصف مصدره الفوج الذي تتمركز فيه X
    if is_inside:
        return ("target", "ar/roles/owner-of-what-is-hit") if name.family in ("strike", "bomb", "attack") or name.frame.head.kind.id == "advance" else ()
    if name.previous in HOUSING and name.group in ARMED and any(0 < first - o.last <= HOUSED_WITHIN and o.entries[0].id in BASES for o in frame_things(name)):
        return "target", "ar/roles/owner-of-what-is-hit"  # قاعدة كذا التي تضم قوات X
    if name.previous in says.fighting and name.group in ARMED and (name.earlier.lstrip("و") in RELATIVE or name.earlier in ITSELF or any(f.last == name.position - 1 for f in name.frame.actors)):
        return ()  # الذي يحارب X
    if name.previous in ABOUT_IT and name.position > name.frame.first + 1 and name.forms[name.position - 2] in RELATIVE:
        return ()  # التي تحدثت عنها X
    if name.earlier.lstrip("و") not in RELATIVE or not name.previous.endswith(PRONOUNS) or is_doer_verb(name.previous) or first - name.position > 3:
        return None
    # الهجوم الذي بدأه X: the verb tells who did the act
    return ("initiator", "ar/roles/doer-clause") if any(act.found.last == name.position - 2 and act.form == "noun" for act in name.frame.acts) else ()


def asked_about(name: Named) -> Decision:
    """لم يعرف إن كان القصف لX أو Y, ما إذا كان الهجوم نفذه X: who may have done it is only asked; not بعد أن كان, nor X الذي هاجم."""
    forms, first, last = name.forms, name.found.first, name.found.last
    if name.group not in ARMED or not WHETHER.intersection(forms[max(0, first - ASKED_WITHIN) : first]) or not RELATIVE.isdisjoint(forms[last + 1 : last + 2]):
        return None
    for at in range(first - 1, max(1, first - ASKED_WITHIN), -1):
        if forms[at] in STOPS or forms[at] in ("،", ",") and forms[at + 1] not in EITHER:
            return None
        if forms[at] in WAS and forms[at - 1] in WHETHER:
            return () if at < 2 or forms[at - 2] not in SINCE else None
    return None


def frame_things(name: Named) -> tuple[Found, ...]:
    """The things of a frame that a strike or an attack met."""
    return name.frame.objects if name.family in ("strike", "attack") else ()


def who_did(name: Named) -> Decision:
    """تصعيد لقوات X وY التي استهدفت بلدة: the relative clause of a name tells what the group did, and who is joined to it."""
    frame, tokens, last = name.frame, name.tokens, name.found.last
    if name.group not in ARMED or name.previous in words().against or any(o.last in (name.position, name.position - 1) for o in frame.objects):
        return None
    if any(act.form in ("noun", "form") and (act.is_result or act.kind.family == "custody") and 0 < name.found.first - act.found.last <= TAKEN_WITHIN for act in frame.acts):
        return None  # أسر عدد من X ممن حاولوا التسلل: who is taken
    while (joined := next((f for f in frame.actors if f.first == last + 1 and f.prefix == "و"), None)) is not None:
        last = joined.last
    if last + 2 > frame.last or tokens[last + 1].form not in RELATIVE or tokens[last + 2].form.endswith(PRONOUNS):
        return None
    acts = any(act.form == "verb" and not act.is_result and act.found.first == last + 2 for act in frame.acts)
    return ("initiator", "ar/roles/doer-clause") if acts else None


def dealt_with(name: Named) -> Decision:
    """بتهمة التعامل مع X: what somebody is charged with."""
    if name.previous == "مع" and name.family not in ("battle", "agreement") and any(form.lstrip("و") in WORKING for form in name.forms[max(name.frame.first, name.position - 3) : name.position]):
        return ()  # عمل كمنسق مع X
    if name.previous == IN_FAVOUR and any(act.kind.id == "advance" for act in name.frame.acts) and any(part.rule == "ar/roles/loses" for part in name.before):
        return "initiator", "ar/roles/subject"  # خسرت X البلدة لصالح Y
    dealing = words().dealing
    return None if dealing.isdisjoint(name.forms[max(name.frame.first, name.found.first - 4) : name.found.first]) else ()


def behind_another(name: Named) -> Decision:
    """الموالية لإيران says whom a group follows, not who acted."""
    found, tokens, says = name.found, name.tokens, words()
    follower = next((p for p in (found.first - 1, found.first - 2) if p > name.frame.first and tokens[p].form.removeprefix("ال").startswith("موال") and tokens[p].form in says.backed), None)
    if follower is not None and tokens[follower - 1].form.removeprefix("ال") in says.members and not any(part.role == "initiator" and part.actor != "unknown" for part in name.before):
        return None  # المتشددون الموالون لداعش: nobody else is named
    if follower is not None and _is_of_a_thing(name, follower):
        return "target", "ar/roles/owner-of-what-is-hit"  # قصف معسكر اللواء الموالي لX
    is_follower = found.first and (tokens[found.first - 1].form in says.backed or any(t.form in says.bystanding for t in tokens[max(name.frame.first, found.first - 3) : found.first]))
    if is_follower or name.previous in says.backed or (name.previous == "من" and name.earlier in says.backed):
        return ()
    # جيش الفتح التابع للمعارضة: a group of a group
    tie = next((i for i in range(found.first - 1, max(name.frame.first, name.position - 1), -1) if tokens[i].form.removeprefix("ال").startswith("تابع")), None)
    if tie is None or not name.prefix.startswith("ل"):
        return None
    end = next((i for i in range(tie - 1, name.frame.first - 1, -1) if tokens[i].kind != "quote"), -1)
    return () if any(part.found.last == end for part in name.before) else None


def _is_of_a_thing(name: Named, tie: int) -> bool:
    """Whether a word of loyalty describes a thing that is hit, or the unit whose it is, with no other group between: معسكر اللواء الأول الموالي لX."""
    thing = next((o for o in reversed(name.frame.objects) if o.last < tie), None)
    if thing is None or name.family not in ("strike", "attack") or tie - thing.last > THING_WITHIN or any(thing.first <= f.first < tie for f in name.frame.actors):
        return False
    return any(act.found.first < thing.first for act in name.frame.acts) and all(name.forms[i] not in STOPS and name.forms[i] not in SEPARATING for i in range(thing.last + 1, tie))


def answering(name: Named) -> Decision:
    """ردا من X على قصف Y: the act that is told here is the other's."""
    return () if name.previous == "من" and name.earlier == "ردا" else None


def before_whom(name: Named) -> Decision:
    """ألغام زرعها X قبل انسحابه أمام Y: before whom another gives way."""
    start = max(name.frame.first, name.position - (YIELDS_WITHIN if "و" in name.found.prefix else 0))
    is_yielding = "امام" in name.forms[start : name.position + 1] and any(stem in form for form in name.forms[max(name.frame.first, start - YIELDS_WITHIN) : name.position] for stem in YIELDING)
    is_mined = name.family == "movement" and bool(name.frame.weapons)
    return () if is_yielding and (is_mined or name.family in ("bomb", "strike", "attack", "harm")) and name.group in ARMED else None


def a_people(name: Named) -> Decision:
    """الروس, الأتراك: a people is its army where it acts upon something, or is acted upon by a word for it; else it has no part (تظاهر الأتراك)."""
    if name.tokens[name.found.first].form.lstrip("وبلف") not in words().peoples and name.tokens[name.found.first].form not in words().peoples:
        return None
    acts = [act for act in name.frame.acts if act.form == "verb" and not act.is_result and act.kind.family not in ("protest", "displacement")]
    if any(act.found.last == name.found.first - 1 or act.found.first < name.found.first <= act.found.last or act.found.first == name.found.last + 1 for act in acts):
        return "initiator", "ar/roles/subject"
    joined = any(part.found.last == name.found.first - 1 for part in name.before) and "و" in name.found.prefix
    return None if joined or name.previous in words().by | words().against | {"بين", "من"} else ()


def protested_against(name: Named) -> Decision:
    """مظاهرة ضد X, مطالبين برحيل X: against whom people protest takes no part where no force is told."""
    is_quiet = name.frame.head.kind.id == "protest" and all(act.kind.id == "protest" for act in name.frame.acts)
    return () if is_quiet and name.group in ARMED else None


def overhead(name: Named) -> Decision:
    """وسط تحليق لطائرات استطلاع روسية: whose aircraft only circle while another acts."""
    before = name.tokens[max(name.frame.first, name.found.first - 3) : name.found.first]
    if name.found.last < name.frame.last and name.tokens[name.found.last + 1].form in RELATIVE:
        return None  # تحليق للطيران الروسي الذي قصف الجبل
    return () if any("حل" in t.form and t.form.lstrip("وب") in words().flying for t in before) else None


def where(name: Named) -> Decision:
    """في تركيا, داخل سوريا: the land of a state, where something happened; إلى جهة مجهولة: where somebody was taken."""
    if name.group == "unknown" and (name.previous == "الي" or name.previous.lstrip("ل") in FOR_WHAT):
        return ()  # لسبب مجهول
    is_raw = name.position == name.found.first - 1
    if name.group not in ("state", "external") or name.found.first != name.found.last:
        return None
    form = name.tokens[name.found.first].form
    is_at = name.found.prefix == "ب" and not form.startswith("بال")  # قال مسؤولون بتركيا
    return () if is_at or is_raw and name.previous.removeprefix("و") in INSIDE else None


def is_doer_verb(word: str) -> bool:
    stem = word[:-2] if word.endswith("ها") else word[:-1] if word.endswith("ه") else ""
    return bool(stem) and stem in words().doers


def formerly(name: Named) -> Decision:
    """عنصر سابق في X, مقاتلون سابقون في X: they belong to it no more."""
    first, tokens, says = max(name.frame.first + 1, name.found.first - 3), name.tokens, words()
    if name.forms[name.found.last + 1 : name.found.last + 2] in (("سابقا",), ("سابقه",)) and name.group in ARMED and any(form.lstrip("ولبف").removeprefix("ال") in says.one_of for form in name.forms[first : name.found.first]):
        return ()  # قيادي في X سابقا
    if says.former.isdisjoint(name.forms[first : name.found.first]):
        return None
    return () if any(tokens[i].form in says.former and _is_person(tokens[i - 1].form) for i in range(first, name.found.first)) else None


def _is_person(form: str) -> bool:
    """عنصر, مقاتلا, قياديين, كانوا: somebody of a group, or that he was."""
    bare, says = form.lstrip("ولبف").removeprefix("ال"), words()
    return bare in says.one_of or bare in says.members or bare in says.ranks or bare.startswith("كان")
