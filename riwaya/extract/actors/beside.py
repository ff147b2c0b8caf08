"""The part of a group by what stands beside its name, whatever act governs it: one step for each thing that words can say.

In: a `Named`. Out: a `Decision` of each step. `BESIDE` holds the steps in the order in which they are asked: the first that decides is heard.
The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from riwaya.extract.actors.apart import arm_of, blamed, disguised, in_a_coinciding_act, of_who_tells, stronghold_of, who_is_left
from riwaya.extract.actors.by_their_things import by_its_thing
from riwaya.extract.actors.governed import is_met_by_a_noun
from riwaya.extract.actors.located import addressed, authorities, called_before, held_by_a_place, met_by_the_one_described, near_its_thing
from riwaya.extract.actors.mentioned import (
    STOPS,
    a_people,
    answering,
    asked_about,
    at_its_border,
    behind_another,
    dealt_with,
    formerly,
    in_a_relative_clause,
    in_another_fight,
    is_doer_verb,
    left_behind,
    named_after,
    of_an_agreement,
    of_the_press,
    overhead,
    protested_against,
    reacting,
    where,
    who_did,
)
from riwaya.extract.actors.parts import CIVILIAN, SIGNS, Decision, Named, has_object
from riwaya.extract.actors.people import DEEDS, PREPOSITIONS, among, of_people
from riwaya.extract.frames import Frame
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

SIDES_APART = 14
BY_NAME = "name:"
CIVILIANS = frozenset(("civilians", "displaced_people", "children", "women"))
SPREAD = "انتشار"
FIRE = frozenset(("strike", "attack"))
CLAIMING = ("تبنا", "تبني", "تبنت", "يتبن", "تتبن")
CARRYING_OUT = frozenset("قام قامت يقوم تقوم قاموا اضطلع اضطلعت".split())
ACCUSED_BEFORE = 8
MEANWHILE = frozenset("اثناء خلال لدي عند حين حال".split())
MEANWHILE_WITHIN = 4
BY_IT = frozenset("به بها بهما".split())


def _with_the_name_before(name: Named) -> Decision:
    """قوات X وY, تنظيم "X/Y", على رأسها X: the part of the name before, which may be none (متظاهرين من X وY)."""
    partless = next((f for f in name.frame.actors if f.first < name.found.first and _leads_on(name, f.last)), None)
    if partless is not None and not any(part.found.first == partless.first for part in name.before):
        return ()
    if not name.before:
        return None
    found, tokens, last = name.found, name.tokens, name.before[-1]
    if last.found.last >= name.position - 1 and found.first - last.found.last <= 3 and ("و" in found.prefix or name.previous in ("و", "،", ",")):
        return last.role, "ar/roles/coordination"
    if last.found.last == name.position - 1 and name.previous[:1] == "و" and name.previous[1:] in words().ranks:
        return last.role, "ar/roles/coordination"  # مواقع X وفلول Y
    if last.found.last == name.position - 2 and _is_of_more_people(name) and last.actor not in CIVILIANS:
        return last.role, "ar/roles/coordination"  # قوات X ومقاتلون من Y
    if last.actor.startswith(BY_NAME) and last.found.last < found.first - 1 and all(t.kind == "quote" for t in tokens[last.found.last + 1 : found.first]):
        return last.role, "ar/roles/same-name"  # حزب كذا "ب ي د"
    if last.found.last < found.first and _is_other_name(tokens, last.found.last + 1, found.first, last.actor == found.entries[0].id):
        return last.role, "ar/roles/other-name"
    if name.previous.lstrip("و") in words().above_all:
        return last.role, "ar/roles/above-all"
    return None


def _leads_on(name: Named, last: int) -> bool:
    """X وY, "X" وY, X وحليفته Y: whether و joins a name to the one that ends at a position, quotation marks and a word for an ally between."""
    between = [t for t in name.tokens[last + 1 : name.found.first] if t.kind != "quote"]
    if not between:
        return "و" in name.found.prefix and name.position <= last
    return len(between) == 1 and between[0].form[:1] == "و" and between[0].form[1:] in words().allies


def _is_of_more_people(name: Named) -> bool:
    """وعناصر من X, ومقاتلين من X: people of another group, joined to whoever stands before."""
    return name.previous == "من" and name.earlier[:1] == "و" and name.earlier[1:] in words().members | words().ranks


def _is_other_name(tokens: Sequence[Token], first: int, end: int, is_same: bool) -> bool:
    """Whether only signs stand between two names of one group: تنظيم "ي ب ك/ بي كا كا", قوات سوريا الديمقراطية "قسد"."""
    between = tokens[first:end]
    signs = [t for t in between if t.kind == "quote" or t.form in SIGNS]
    return 0 < len(between) <= 4 and len(signs) == len(between) and (is_same or any(t.form in ("/", "-", "–", "(", "[") for t in between))


def _suspected_of_being(name: Named) -> Decision:
    """أوقفت الشرطة خمسة للاشتباه بانتمائهم إلى X: whom an arrest meets are thought to be its people."""
    is_thought = name.family == "custody" and name.previous == "الي" and "انتما" in name.earlier
    return ("target", "ar/roles/thought-to-be-of") if is_thought else None


def _as_adjective(name: Named) -> Decision:
    """غارات روسية: who acts; دورية تركية: whose thing is hit."""
    if not name.is_adjective:
        return None
    frame, found, family = name.frame, name.found, name.family
    if any(found.first <= act.found.first <= found.last for act in frame.acts):
        return "initiator", "ar/roles/adjective-of-the-act"
    if any(act.form == "verb" and act.found.last == found.first - 1 for act in frame.acts) and family in DEEDS and has_object(frame, found):
        return "initiator", "ar/roles/subject"  # قصفت دبابات إسرائيلية موقعين
    if family in DEEDS and _acts_next(name):
        return "initiator", "ar/roles/subject"  # وكانت دبابات إسرائيلية قد ضربت موقعا
    things = [o.entries[0].id for o in frame.objects if found.first <= o.first <= found.last]
    if things and family not in ("movement", "base") and not ("patrol" in things and family in ("raid", "custody")):
        return "target", "ar/roles/owner-of-what-is-hit"
    return None


def _acts_next(name: Named) -> bool:
    """Whether a force is the subject of a verb right behind it, with قد between or not, and nothing before it that governs it: دبابات إسرائيلية استهدفت, not استهدف آليات إسرائيلية."""
    frame, first, last = name.frame, name.found.first, name.found.last
    behind = last + 1 + (last < frame.last and name.tokens[last + 1].form in ("قد", "التي"))
    is_subject = any(act.form == "verb" and not act.is_result and act.found.first == behind for act in frame.acts)
    return is_subject and name.previous not in words().against and not any(act.found.last == first - 1 and act.form == "verb" for act in frame.acts)


def _on_its_ground(name: Named) -> Decision:
    """Ground that a group holds: fire from there is its fire (قصف من مناطق سيطرة X), else it only says where (ضمن مناطق انتشار X)."""
    frame, found, tokens = name.frame, name.found, name.tokens
    held, first = words().holding, max(frame.first, found.first - 5)
    if held.isdisjoint(forms := name.forms[first : found.first]) and SPREAD not in forms:
        return None
    holding = next((i for i in range(first, found.first) if tokens[i].form in held or tokens[i].form == SPREAD and i > first and tokens[i - 1].form in words().areas), None)
    if holding is None or any(act.found.first <= holding <= act.found.last for act in frame.acts):
        return None
    before = [t.form for t in tokens[max(frame.first, holding - 5) : holding]]
    if frame.head.kind.id == "advance" and before and before[-1] == "من" and found.first - holding <= 2:
        return "target", "ar/roles/taken-from"  # تحرير المدينة من سيطرة X
    if name.family in FIRE and any(form in words().from_there for form in before):
        return "initiator", "ar/roles/fire-from-its-ground"
    return ()


def _one_of(name: Named) -> Decision:
    """القيادي في X, عنصر في X: one of its people, who is met unless a verb of doing stands right before him, or right behind the name (عنصر في X خطف رجلا)."""
    tokens, floor = name.tokens, name.frame.first
    if name.previous != "في":
        return None
    member = next((p for p in (name.position - 1, name.position - 2) if p >= floor and tokens[p].form.lstrip("ولبف").removeprefix("ال") in words().one_of), None)
    if member is not None and member - 1 >= floor and (_does(tokens[member - 1].form) or _is_by(tokens, member - 1, floor)):
        return "initiator", "ar/roles/by"  # نفذها مقاتلون في X, نفذ مقاتلون في X هجوما, على يد عناصر في X
    if member is not None and not words().accused.isdisjoint(form.lstrip("و") for form in name.forms[max(floor, member - ACCUSED_BEFORE) : member]):
        return "blamed", "ar/roles/blamed"  # المتهمون في القضية أعضاء في X
    if member is None or any(act.form == "verb" and not act.is_result and (act.found.last == member - 1 or act.found.first == name.found.last + 1 and "و" not in act.found.prefix) for act in name.frame.acts):
        return None
    return "target", "ar/roles/one-of"


def _does(form: str) -> bool:
    """Whether a verb puts who did something right behind it: نفذها, نفذ, أقدم."""
    bare, says = form.lstrip("وف"), words()
    return is_doer_verb(form) or bare in says.committing or bare in says.auxiliaries


def _is_by(tokens: Sequence[Token], position: int, floor: int) -> bool:
    """من قبل, على يد, برصاص: whether a word says that who stands behind it did something."""
    form = tokens[position].form
    return form in words().by and (form not in ("قبل", "يد") or position > floor and tokens[position - 1].form in ("من", "علي"))


def _titled(name: Named) -> Decision:
    """قائد الشرطة, رئيس فرع X: who heads a group is met by what kills him; what he says or does is not told of the group."""
    says, frame = words(), name.frame
    title = name.position if name.previous.lstrip("ولبف").removeprefix("ال") in says.titles else name.position - 1 if name.earlier.lstrip("ولبف").removeprefix("ال") in says.titles and name.previous in says.offices else None
    if title is None or title < frame.first:
        return None
    return ("target", "ar/roles/one-of") if any(act.is_result and 0 < title - act.found.last <= 2 for act in frame.acts) else ()


def _inside_the_act(name: Named) -> Decision:
    """أطلق مسلحون النار, ألقى مجهولون قنبلة: the subject inside the words of an act; اشتباك مسلح: an adjective of it."""
    act = next((act for act in name.frame.acts if act.found.first < name.found.first and name.found.last <= act.found.last), None)
    if act is None or name.is_adjective:
        return None
    return () if act.form == "noun" else ("target" if act.is_result else "initiator", "ar/roles/subject")


def _exposed(name: Named) -> Decision:
    """تعرضت دورية X لهجوم, تعرض صحفيون لاعتداء: who stands between the verb and what befell him."""
    before = [t.form.removeprefix("و") for t in name.tokens[max(name.frame.first, name.position - 1) : name.position + 1]]
    if not words().exposed.intersection(before):
        return None
    befell = any(name.found.last < act.found.first <= name.found.last + 6 and act.found.prefix.endswith("ل") for act in name.frame.acts)
    return ("target", "ar/roles/exposed") if befell else None


def _by_whom(name: Named) -> Decision:
    """من قبل X, على يد X, برصاص X; with whose support: بدعم من X."""
    tokens, previous, earlier, says = name.tokens, name.previous, name.earlier, words()
    if previous in says.by and (earlier in ("من", "علي") or previous not in ("قبل", "يد")):
        return "initiator", "ar/roles/by"
    if previous == "من" and _is_from_whom(name):
        return "initiator", "ar/roles/from-whom"
    if previous in says.support or earlier in says.support or _lends_support(name):
        return "initiator", "ar/roles/with-support"
    if previous == "من" and any(t.form in says.support for t in tokens[max(name.frame.first, name.position - 4) : name.position]):
        return "initiator", "ar/roles/with-support"
    return None


def _is_from_whom(name: Named) -> bool:
    """قصف من طائرات X, قصف مدفعي من قوات X; not قتلت غارة ثلاثة من X."""
    if name.family not in FIRE or any(count.first <= name.found.first <= count.last + 1 for count in name.frame.counts):
        return False
    return any(act.kind.family in FIRE and 0 < name.position - act.found.last <= 2 for act in name.frame.acts)


def _lends_support(name: Named) -> bool:
    """بدعم من طائرات تابعة لX, بمساندة الطيران المروحي التابع لX: what the group lends stands between."""
    frame, tokens, says = name.frame, name.tokens, words()
    if name.prefix not in ("ل", "لل"):
        return False
    position = next((i for i in range(name.position, max(frame.first, name.position - 4) - 1, -1) if tokens[i].form in says.support), None)
    if position is None:
        return False
    between = range(position + 1, name.position + 1)
    return not any(tokens[i].form in STOPS or tokens[i].form in PREPOSITIONS and tokens[i].form != "من" for i in between) and not any(position < f.first < name.found.first for f in frame.actors)


def _suspected(name: Named) -> Decision:
    """مسلحون يعتقد أنهم ينتمون إلى X: the group that nameless doers are thought to be of."""
    if name.found.entries[0].rule.endswith("/predicate"):
        return "initiator", "ar/roles/suspected"  # غارات يعتقد أنها روسية
    if any(part.rule == "ar/roles/suspected" for part in name.before) and "و" not in name.found.prefix:
        return None
    is_one = any(p.actor == "unknown" and p.role == "initiator" for p in name.before) and _is_suspected(name.frame, name.found)
    return ("initiator", "ar/roles/suspected") if is_one else None


def _is_suspected(frame: Frame, found: Found) -> bool:
    """Whether a word of suspicion leads to a name within its clause."""
    tokens, suspected = frame.sentence.tokens, words().suspected
    for position in range(found.first - 1, max(frame.first, found.first - 7) - 1, -1):
        if tokens[position].form.removeprefix("و") in suspected:
            return True
        if tokens[position].form in SIGNS or tokens[position].form in words().against or any(act.found.first == position for act in frame.acts):
            return False
    return False


def _claiming(name: Named) -> Decision:
    """الهجوم الذي تبناه X, هجمات تبنى بعضها X, التفجير الذي قام به X: who says that an act was his, or carried it out."""
    before = [t.form.removeprefix("و") for t in name.tokens[max(name.frame.first, name.position - 1) : name.position + 1]]
    if name.group in CIVILIAN or name.is_adjective:
        return None
    if any(form.startswith(CLAIMING) for form in before):
        return "initiator", "ar/roles/claimed"
    return ("initiator", "ar/roles/doer-clause") if before[-1:] and before[-1] in BY_IT and before[0] in CARRYING_OUT else None


def _as_doer(name: Named) -> Decision:
    """أقدمت X على قتل, هجوم شنته X, ارتكبت X: verbs that put the doer right behind."""
    frame, found, auxiliaries = name.frame, name.found, words().auxiliaries
    leading = next((i for i in range(name.position, max(frame.first, name.position - 2) - 1, -1) if name.forms[i].lstrip("وف") in auxiliaries), None)
    if leading is not None and any(act.found.first > found.last for act in frame.acts):
        if leading and name.forms[leading - 1] in MEANWHILE and not any(0 < act.found.first - found.last <= MEANWHILE_WITHIN for act in frame.acts):
            return ()  # أثناء قيام جنود X بأداء الصلاة: what they did when it happened is no act
        return "initiator", "ar/roles/subject"  # أقدمت دورية تابعة لX على قتل
    if is_doer_verb(name.previous) or name.previous.lstrip("وف") in words().committing:
        # اعترض الجيش مسيرة أطلقها X: what a seizure meets is X's
        return ("target", "ar/roles/owner-of-what-is-hit") if name.family == "seizure" else ("initiator", "ar/roles/doer-clause")
    return None


def _is_adjective(form: str) -> bool:
    """الحربي, الثقيلة, ثقيلة: what may stand between a weapon and whose it is; not مسيرة نقطة لX."""
    return form.startswith("ال") or form.endswith(("ي", "ه")) and form not in words().ground


def _on_a_side(name: Named) -> Decision:
    """اشتباكات بين X من جهة وY وZ من جهة أخرى: whoever و joins to a side, whatever stands between, is one."""
    if name.family == "battle" and name.previous in ("بين", "وبين"):
        return "initiator", "ar/roles/between"
    side = next((part for part in reversed(name.before) if part.rule == "ar/roles/between"), None)
    if side is None or name.found.first - side.found.last > SIDES_APART:
        return None
    first, last = side.found.last + 1, name.found.first
    start = name.position - _is_of_more_people(name)
    joined = "و" in name.found.prefix or any(t.form == "و" or t.form.startswith("و") and len(t.form) > 2 for t in name.tokens[max(first, start) : last])
    between = [t.form for t in name.tokens[first:last]]
    if not joined or any(form in STOPS for form in between) or any(first <= act.found.first < last for act in name.frame.acts):
        return None
    return "initiator", "ar/roles/between"


def _losing(name: Named) -> Decision:
    """كبدوا X خسائر: who is made to lose; X يتكبد, تكبد X: who loses."""
    says, tokens, last = words(), name.tokens, name.found.last
    following = tokens[last + 1].form if last < name.frame.last else ""
    is_loser = name.previous.lstrip("وف") in says.making_lose or name.previous.lstrip("وف") in says.losing or following in says.losing
    return ("target", "ar/roles/loses") if is_loser else None


def _as_owner(name: Named) -> Decision:
    """بقذائف قوات X, مدفعية X: whose fire it is; مواقع X: who owns what is hit; بين X وY."""
    frame, position, family = name.frame, name.position, name.family
    last_act = next((act for act in reversed(frame.acts) if act.found.last < name.found.first), None)
    if last_act is not None and is_met_by_a_noun(name, last_act):
        return "target", "ar/roles/object-of-an-act"
    if family in FIRE and name.previous not in words().against and any(w.last == position or w.last == position - 1 and _is_adjective(name.tokens[position].form) for w in frame.weapons) and not any(o.first <= position <= o.last for o in frame.objects):
        return "initiator", "ar/roles/whose-fire"
    if _is_where_it_came_from(name) and any(o.last == position for o in frame.objects) and family == "strike":
        return "initiator", "ar/roles/fire-from-its-ground"  # رجح أن تكون مواقع X هي مصدر القذائف
    if _fires(name):
        return "initiator", "ar/roles/whose-fire"
    if family not in ("movement", "base") and any(o.last == position or o.last == position - 1 for o in frame.objects):
        return "target", "ar/roles/owner-of-what-is-hit"
    if name.previous in ("بين", "وبين") or (family == "battle" and name.previous == "مع"):
        return "initiator", "ar/roles/between"
    return None


def _is_where_it_came_from(name: Named) -> bool:
    """أن تكون مواقع X هي مصدر القذائف: also behind another name of X in brackets."""
    behind = name.tokens[name.found.last + 1 : name.found.last + 10]
    at = next((i for i, t in enumerate(behind) if t.form.startswith("مصدر")), None)
    return at is not None and (at < 5 or not any(t.form in STOPS for t in behind[:at]) and behind[0].form in SIGNS or behind[0].kind == "quote")


def _fires(name: Named) -> bool:
    """Whether tanks, boats or posts of a group are the subject of the verb right before them: قصفت دبابات X البلدة."""
    frame, thing = name.frame, next((o for o in name.frame.objects if o.last == name.position), None)
    if thing is None or frame.sentence.tokens[thing.first].form not in words().firing:
        return False
    return any(act.form == "verb" and act.kind.family in FIRE and act.found.last == thing.first - 1 for act in frame.acts) and has_object(frame, name.found)


BESIDE: tuple[Callable[[Named], Decision], ...] = (
    of_who_tells, called_before, authorities, asked_about, arm_of, disguised, stronghold_of, who_is_left, in_a_coinciding_act, in_another_fight, of_an_agreement,
    _on_a_side, _with_the_name_before, among, _suspected_of_being, of_the_press, named_after, left_behind, reacting, addressed, formerly, held_by_a_place,
    near_its_thing, met_by_the_one_described, at_its_border, answering, where, overhead, protested_against, a_people, _losing, _inside_the_act, _exposed, by_its_thing, _as_adjective,
    _on_its_ground, who_did, in_a_relative_clause, blamed, dealt_with, _one_of, _titled, of_people, behind_another, _by_whom, _suspected,
    _claiming, _as_doer, _as_owner,
)
