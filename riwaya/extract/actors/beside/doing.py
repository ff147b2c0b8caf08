"""Words beside a name that say who did it: من قبل X, برصاص X, بدعم من X, يعتقد أنهم من X, تبناه X, أقدمت X على, ارتكبت X.

In: a `Named`. Out: a `Decision` of each step: a doer, and of what kind. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.beside.mentioned import is_doer_verb
from riwaya.extract.actors.beside.people import PREPOSITIONS
from riwaya.extract.actors.parts import CIVILIAN, FIRE, SIGNS, STOPS, Decision, Named
from riwaya.lexicon.arabic.role_words import load_role_words as words

SUPPORT_WITHIN, SUSPECTED_WITHIN = 4, 7
CLAIMING = ("تبنا", "تبني", "تبنت", "يتبن", "تتبن")
CARRYING_OUT = frozenset("قام قامت يقوم تقوم قاموا اضطلع اضطلعت".split())
MEANWHILE = frozenset("اثناء خلال لدي عند حين حال".split())
MEANWHILE_WITHIN = 4
NAMELESS = frozenset(("unknown", "armed_factions"))
JOINING = frozenset("انضم انضمت انضموا انضمام انضمامه انضمامها انضمامهم".split())
STANDING_UP = "قيام"
LAYING = ("زرع", "يزرع", "تزرع")
BY_IT = frozenset("به بها بهما".split())
COORDINATED, DONE_TOGETHER = "بالتنسيق", frozenset(("battle", "raid", "custody", "attack"))
AIRCRAFT = ("طيران", "الطيران", "طاير", "مقاتلات", "القوه الجويه", "سلاح")


def by_whom(name: Named) -> Decision:
    """من قبل X, على يد X, برصاص X."""
    return ("initiator", "ar/roles/by") if name.previous in words().by and (name.earlier in ("من", "علي") or name.previous not in ("قبل", "طرف", "يد")) else None


def from_whom(name: Named) -> Decision:
    """قصف من طائرات X, قصف مدفعي من قوات X; not قتلت غارة ثلاثة من X."""
    if name.previous != "من" or name.family not in FIRE or any(count.first <= name.found.first <= count.last + 1 for count in name.frame.counts):
        return None
    return ("initiator", "ar/roles/from-whom") if any(act.kind.family in FIRE and 0 < name.position - act.found.last <= 2 for act in name.frame.acts) else None


def with_support(name: Named) -> Decision:
    """بدعم من X, بإسناد جوي من X, بدعم من طائرات تابعة لX."""
    support = words().support
    if name.previous == "الي" and name.earlier.lstrip("و") in JOINING:
        return ()  # عنصر سابق انضم إلى X
    if name.earlier.lstrip("و") == COORDINATED and name.family not in DONE_TOGETHER and not _flies(name):
        return ()  # شنت Y غارة بالتنسيق مع حكومة X: who was told of it
    is_of_support = name.previous == "من" and any(t.form in support for t in name.tokens[max(name.frame.first, name.position - SUPPORT_WITHIN) : name.position])
    return ("initiator", "ar/roles/with-support") if name.previous in support or name.earlier in support or is_of_support or _lends_support(name) else None


def _flies(name: Named) -> bool:
    """Whether a name is that of an air force: طيران الجيش, القوة الجوية."""
    return any(form.startswith(AIRCRAFT) for form in name.forms[name.position + 1 : name.found.last + 1])


def _lends_support(name: Named) -> bool:
    """بدعم من طائرات تابعة لX, بمساندة الطيران المروحي التابع لX: what the group lends stands between."""
    frame, tokens, says = name.frame, name.tokens, words()
    if name.prefix not in ("ل", "لل"):
        return False
    position = next((i for i in range(name.position, max(frame.first, name.position - SUPPORT_WITHIN) - 1, -1) if tokens[i].form in says.support), None)
    if position is None:
        return False
    between = range(position + 1, name.position + 1)
    return not any(tokens[i].form in STOPS or tokens[i].form in PREPOSITIONS and tokens[i].form != "من" for i in between) and not any(position < f.first < name.found.first for f in frame.actors)


def suspected(name: Named) -> Decision:
    """مسلحون يعتقد أنهم ينتمون إلى X: the group that nameless doers are thought to be of; غارات يعتقد أنها روسية."""
    if name.found.entries[0].rule.endswith("/predicate"):
        return "initiator", "ar/roles/suspected"
    if any(part.rule == "ar/roles/suspected" for part in name.before) and "و" not in name.found.prefix:
        return None
    is_one = any(p.actor in NAMELESS and (p.role == "initiator" or p.rule == "ar/roles/victims") for p in name.before) and _is_suspected(name)
    return ("initiator", "ar/roles/suspected") if is_one else None


def _is_suspected(name: Named) -> bool:
    """Whether a word of suspicion leads to a name within its clause."""
    forms, first, says = name.forms, name.found.first, words()
    for position in range(first - 1, max(name.frame.first, first - SUSPECTED_WITHIN) - 1, -1):
        if forms[position].removeprefix("و") in says.suspected:
            return True
        if forms[position] in SIGNS or forms[position] in says.against or any(act.found.first == position for act in name.frame.acts):
            return False
    return False


def _two_before(name: Named) -> list[str]:
    """The two words that stand before a name, without و, as far as its frame goes."""
    return [t.form.removeprefix("و") for t in name.tokens[max(name.frame.first, name.position - 1) : name.position + 1]]


def claiming(name: Named) -> Decision:
    """الهجوم الذي تبناه X, هجمات تبنى بعضها X: who says that an act was his."""
    if name.group in CIVILIAN or name.is_adjective:
        return None
    return ("initiator", "ar/roles/claimed") if any(form.startswith(CLAIMING) for form in _two_before(name)) else None


def carrying_out(name: Named) -> Decision:
    """التفجير الذي قام به X: who carried it out."""
    if name.previous.removeprefix("و") not in BY_IT or name.group in CIVILIAN or name.is_adjective:
        return None
    return ("initiator", "ar/roles/doer-clause") if _two_before(name)[0] in CARRYING_OUT else None


def behind_an_auxiliary(name: Named) -> Decision:
    """أقدمت دورية تابعة لX على قتل: a verb that leads to the act behind its doer; أثناء قيام جنود X بأداء الصلاة: what they did when it happened is no act."""
    frame, auxiliaries, last = name.frame, words().auxiliaries, name.found.last
    leading = next((i for i in range(name.position, max(frame.first, name.position - 2) - 1, -1) if name.forms[i].lstrip("وف") in auxiliaries), None)
    if leading is not None and frame.head.kind.id == "advance" and name.forms[max(0, leading - 1) : leading + 1] == ("مع", STANDING_UP) and last < frame.last and name.forms[last + 1][:1] == "ب" and not any(act.found.first == last + 1 for act in frame.acts):
        return ()  # مع قيام X برفع الحواجز: what it did besides is no act
    if leading is None or name.previous in words().against or not any(act.found.first > last for act in frame.acts):
        return None
    before = leading - 1 - (leading > 1 and name.tokens[leading - 1].kind == "quote")
    is_besides = leading and name.forms[before] in MEANWHILE and not any(0 < act.found.first - last <= MEANWHILE_WITHIN for act in frame.acts)
    return () if is_besides else ("initiator", "ar/roles/subject")


def behind_a_verb_of_doing(name: Named) -> Decision:
    """هجوم شنته X, ارتكبت X: its doer stands right behind; what a seizure meets is X's (اعترض الجيش مسيرة أطلقها X)."""
    if not is_doer_verb(name.previous) and name.previous.lstrip("وف") not in words().committing:
        return None
    if name.previous.startswith(LAYING) and name.family == "battle" and any(act.trigger.name == "defused" for act in name.frame.acts):
        return ()  # سيطر الجيش على البلدة بعد تطهيرها من ألغام زرعتها X
    return ("target", "ar/roles/owner-of-what-is-hit") if name.family == "seizure" else ("initiator", "ar/roles/doer-clause")
