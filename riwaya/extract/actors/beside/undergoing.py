"""Words beside a name that say whom an act befell: كبدوا X خسائر, تعرضت دورية X لهجوم, القيادي في X, قائد الشرطة, للاشتباه بانتمائهم إلى X.

In: a `Named`. Out: a `Decision` of each step, mostly a target. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.beside.mentioned import is_doer_verb
from riwaya.extract.actors.parts import Decision, Named
from riwaya.extract.acts import GOVERNING
from riwaya.extract.values import ARMED, NON_STATE
from riwaya.lexicon.arabic.role_words import load_role_words as words

BEFALLS_WITHIN = 6
ACCUSED_WITHIN = 8
LOSSES_WITHIN = 4
MEMBER_WITHIN = 5
TIES = frozenset("علاقه صله ارتباط مرتبط مرتبطه مرتبطين مرتبطا المرتبطين لارتباطه لارتباطهم".split())
RANKS, AMONG = "صفوف", "اوساط"
FALLEN = frozenset("قتلي جرحي ضحايا مصابين".split())
TITLED_WITHIN = 9
LINES = frozenset("صفوف خطوط دفاعات تحصينات".split())
LINES_WITHIN = 4
OF_A_STATE = frozenset("وزراء رييسه وزير وزيره سفير سفيره ملك ملكه".split())
FALLING = frozenset("وقع قع وقعت قعت وقعوا".split())
BELONGING = frozenset("تبعيته تبعيتهم تبعيتهما تبعيه انتماوه انتماوهم انتماءه انتماءهم".split())
MET_HIS_DEATH = frozenset("لقي لقيت لقيا لقوا".split())
HUNTING = frozenset("ملاحقه مطارده تعقب اجتثاث دحر".split())
INSIDE = frozenset("في ضمن لدي".split())


def losing(name: Named) -> Decision:
    """كبدوا X خسائر, أجبروا X على التراجع: who is made to lose; X يتكبد, تكبد X: who loses."""
    says, last, previous = words(), name.found.last, name.previous.lstrip("وف")
    following = name.tokens[last + 1].form if last < name.frame.last else ""
    if previous in says.forcing and following == "علي":
        return "target", "ar/roles/loses"
    return ("target", "ar/roles/loses") if previous in says.making_lose or previous in says.losing or following in says.losing else None


def in_whose_ranks(name: Named) -> Decision:
    """وسط انهيار واسع في صفوف X, خسائر كبيرة في صفوف X: in whose ranks there are losses; of a battle they are met."""
    start = max(name.frame.first, name.position - LOSSES_WITHIN)
    is_among = name.previous == "في" and name.forms[name.position + 1] == RANKS or name.previous == AMONG and name.earlier == "في"
    if not is_among or name.family not in ("battle", "strike", "attack"):
        return None
    if not any(_bare(form) in words().collapsing or _bare(form) in FALLEN for form in name.forms[start : name.position]):
        return None
    return "target", "ar/roles/loses"


def whose_lines(name: Named) -> Decision:
    """بعد اختراق الصفوف الأمامية لX, انهيار دفاعات X: whose lines give way where ground is taken."""
    if not any(act.kind.id == "advance" for act in name.frame.acts) or name.group not in ARMED:
        return None
    lines = next((i for i in range(name.found.first - 1, max(name.frame.first, name.found.first - LINES_WITHIN) - 1, -1) if _bare(name.forms[i]) in LINES and name.forms[i - 1] != "في"), None)
    if lines is None or any(lines < act.found.first < name.found.first for act in name.frame.acts) or not all(form.startswith(("ال", "ل")) or form in words().ranks for form in name.forms[lines + 1 : name.found.first]):
        return None
    return "target", "ar/roles/loses"


def exposed(name: Named) -> Decision:
    """تعرضت دورية X لهجوم, تعرض صحفيون لاعتداء: who stands between the verb and what befell him."""
    before = [t.form.removeprefix("و") for t in name.tokens[max(name.frame.first, name.position - 1) : name.position + 1]]
    if not FALLING.isdisjoint((*before, name.previous)) and any(act.kind.id == "ambush" and 0 < act.found.first - name.found.last <= BEFALLS_WITHIN and name.forms[act.found.first - 1] == "في" for act in name.frame.acts):
        return "target", "ar/roles/exposed"  # وقعت دورية X في كمين
    if words().exposed.isdisjoint(before):
        return None
    befell = any(name.found.last < act.found.first <= name.found.last + BEFALLS_WITHIN and act.found.prefix.endswith("ل") for act in name.frame.acts)
    return ("target", "ar/roles/exposed") if befell else None


def inside_the_act(name: Named) -> Decision:
    """أطلق مسلحون النار, ألقى مجهولون قنبلة: the subject inside the words of an act; اشتباك مسلح: an adjective of it."""
    act = next((act for act in name.frame.acts if act.found.first < name.found.first and name.found.last <= act.found.last), None)
    if act is None or name.is_adjective:
        return None
    return () if act.form == "noun" else ("target" if act.is_result else "initiator", "ar/roles/subject")


def pursued(name: Named) -> Decision:
    """بملاحقة مسلحي X, لتعقب X: whom somebody hunts, where X fights a state."""
    return ("target", "ar/roles/against") if _bare(name.previous.removeprefix("ل").removeprefix("ب")) in HUNTING and name.group in NON_STATE else None


def suspected_of_being(name: Named) -> Decision:
    """أوقفت الشرطة خمسة للاشتباه بانتمائهم إلى X, يشتبه في انتمائهم لX: whom an arrest meets are thought to be its people."""
    is_thought = name.family == "custody" and (name.previous == "الي" and "انتما" in name.earlier or name.prefix in ("ل", "لل") and "انتما" in name.previous)
    is_one_killed = name.prefix in ("ل", "لل") and name.previous in BELONGING and not any(part.role == "initiator" for part in name.before) and any(act.is_result and act.found.first < name.position for act in name.frame.acts)  # قتل شخص يعتقد تبعيته لX
    is_thought = is_thought or is_one_killed
    is_tied = name.family in ("custody", "seizure") and name.prefix == "ب" and name.previous in TIES  # تفكيك خلية على صلة بX
    return ("target", "ar/roles/thought-to-be-of") if is_thought or is_tied else None


def one_of(name: Named) -> Decision:
    """القيادي في X, عنصر ضمن X, قيادي بX: one of its people, who is met unless a verb of doing stands right before him, or right behind the name (عنصر في X خطف رجلا)."""
    is_in = name.found.prefix == "ب" and not name.is_adjective and name.position == name.found.first - 1  # قيادي بقسد
    is_in_branch = name.previous in words().offices | words().arms and name.earlier in INSIDE  # قيادي في فرع X
    if name.previous not in INSIDE and not is_in and not is_in_branch:
        return None
    position = name.position + is_in - is_in_branch
    member = next((p for p in range(position - 1, max(name.frame.first, position - (1 if is_in else MEMBER_WITHIN)) - 1, -1) if _bare(name.forms[p]) in words().one_of or _is_a_head(name, p)), None)
    if member is not None and any(not _tells_which(name.forms[i]) for i in range(member + 1, position)):
        member = None
    if member is None:
        return None
    if member > name.frame.first and (_does(name.forms[member - 1]) or _is_by(name, member - 1)):
        return "initiator", "ar/roles/by"  # نفذها مقاتلون في X, نفذ مقاتلون في X هجوما, على يد عناصر في X
    if not words().accused.isdisjoint(form.lstrip("و") for form in name.forms[max(name.frame.first, member - ACCUSED_WITHIN) : member]):
        return "blamed", "ar/roles/blamed"  # المتهمون في القضية أعضاء في X
    acts = (act for act in name.frame.acts if act.form == "verb" and not act.is_result)
    is_doer = any(act.found.last == member - 1 and not name.forms[member].endswith("ا") or act.found.first == name.found.last + 1 and "و" not in act.found.prefix for act in acts)
    return None if is_doer else ("target", "ar/roles/one-of")


def _is_a_head(name: Named, position: int) -> bool:
    """مقتل قائد بارز في X: whether a word calls somebody the head of something, right behind what befell him."""
    return _bare(name.forms[position]) in words().titles and any(act.is_result and 0 < position - act.found.last <= 2 for act in name.frame.acts)


def _tells_which(form: str) -> bool:
    """القيادي الميداني البارز في X, قائد القوات الخاصة في X: whether a word between somebody and his group only says which he is."""
    return form.startswith("ال") or form in words().ranks or form.endswith(("ي", "ه", "ا", "ين", "ون", "ر", "ز"))


def _does(form: str) -> bool:
    """Whether a verb puts who did something right behind it: نفذها, نفذ, أقدم."""
    bare, says = form.lstrip("وف"), words()
    return is_doer_verb(form) or bare in says.committing or bare in says.auxiliaries


def _is_by(name: Named, position: int) -> bool:
    """من قبل, على يد, برصاص: whether a word says that who stands behind it did something."""
    form = name.forms[position]
    return form in words().by and (form not in ("قبل", "يد") or position > name.frame.first and name.forms[position - 1] in ("من", "علي"))


def titled(name: Named) -> Decision:
    """قائد الشرطة, رئيس فرع X, مشرف X: who heads a group is met by what kills him; what he says or does is not told of the group."""
    says, frame = words(), name.frame
    if name.group in ("state", "external") and name.previous in OF_A_STATE:
        return ()  # رئيسة وزراء كذا
    title = name.position if _bare(name.previous) in says.titles else name.position - 1 if _bare(name.earlier) in says.titles and name.previous in says.offices else None
    if title is None or title < frame.first:
        return None
    if not MET_HIS_DEATH.isdisjoint(name.forms[max(frame.first, title - TITLED_WITHIN) : title]) and any(act.is_result and act.found.first > name.found.last for act in frame.acts):
        return "target", "ar/roles/one-of"  # لقي القائد فلان، مشرف X، مصرعه
    return ("target", "ar/roles/one-of") if any(act.is_result and 0 < title - act.found.first <= TITLED_WITHIN and _is_one_man(name, act.found.first + 1, title) for act in frame.acts) else ()


def _is_one_man(name: Named, first: int, title: int) -> bool:
    """مقتل القائد "أبو سيف"، مشرف X: whether only a name stands between what befell somebody and his title."""
    between = range(first, title)
    is_led = any(name.forms[i] in GOVERNING for i in between) or any(first <= f.first < title and f.entries[0].id != name.found.entries[0].id for f in name.frame.actors)
    return title - first <= 1 or not is_led and not any(first <= act.found.first < title for act in name.frame.acts)


def _bare(form: str) -> str:
    """A noun without و, ل, ب, ف and the article."""
    return form.lstrip("ولبف").removeprefix("ال")
