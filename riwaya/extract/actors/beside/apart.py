"""Names that say something of another name, of a place or of the act: whose arm a group is, whom a source belongs to, whose uniform a doer
wore, whose stronghold a town is, who only did what went on at the same time, at whose door the act is laid.

In: a `Named`. Out: a `Decision` of each step, mostly `()`: who takes no part by such words, who of a group is left and moves, who is blamed.
The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.away_from_the_act import OF
from riwaya.extract.actors.parts import SIGNS, STOPS, Decision, Named
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.role_words import load_role_words as words

ACCUSED_WITHIN = 6
CITED_WITHIN = 3
THAT = frozenset("ان بان".split())  # قال المرصد إن قياديا في X قتل
ARM_WITHIN = 4
AMID, COMING = frozenset("وسط ضمن ظل اطار سياق".split()), frozenset("ياتي تاتي جاء جاءت يترافق يتزامن".split())
AMID_WITHIN, AMID_BEFORE = 8, 3
UNITED, UNITED_WITHIN = ("منضوي", "منضوون", "منخرط"), 5
TITLED_WITHIN = 5
COINCIDING_WITHIN = 14
SERVING_OR_SPEAKING = frozenset("في لدي ضمن باسم بلسان".split())
LEFT = frozenset("تبقي بقي يتبقي".split())
BEING = ("كان", "يكون", "تكون", "تعد", "يعد", "تعتبر", "يعتبر", "شكل", "مثل")
APPOSITION = frozenset("، , ( اخر ابرز اهم".split())


def of_who_tells(name: Named) -> Decision:
    """قالت مصادر في X إن, وفق ضابط في X, قناة كذا المتحدثة باسم X: whom somebody who is cited belongs to, named right behind him."""
    tokens, position = name.tokens, name.position
    if name.previous not in SERVING_OR_SPEAKING:
        return None
    cited_up_to = max((source.span[1] for telling in name.frame.marks.tellings for source in telling.chain if source.span[1] < tokens[position].end), default=None)
    if cited_up_to is None:
        return None
    between = [i for i in range(max(0, position - CITED_WITHIN), position) if tokens[i].start >= cited_up_to]
    if len(between) == CITED_WITHIN or any(tokens[i].form in STOPS or tokens[i].form in THAT for i in between):
        return None
    is_of_an_act = any(act.found.first < position <= act.found.last or act.found.first in between for act in name.frame.acts)
    return None if is_of_an_act else ()


def the_leader_himself(name: Named) -> Decision:
    """زعيم المتمردين عبدالملك الحوثي: a leader who bears the name of his group."""
    first, forms = name.found.first, name.forms
    if first != name.found.last or forms[first] not in words().called_as_their_leader or name.position != first - 1 or name.previous in words().members | words().titles:
        return None
    before = forms[max(name.frame.first, first - TITLED_WITHIN) : first - 1]
    return () if any(form.lstrip("ولب").removeprefix("ال") in words().titles for form in before) and words().ranks.isdisjoint(before[-1:]) else None


def arm_of(name: Named) -> Decision:
    """جبهة كذا ذراع X, كتائب كذا، الجناح العسكري لX, فصائل كذا المنضوية في غرفة عمليات X: whose arm or part a group is that was named right before."""
    tokens, first = name.tokens, name.found.first
    tie = next((i for i in range(first - 1, max(name.frame.first, first - UNITED_WITHIN) - 1, -1) if name.forms[i].removeprefix("ال").startswith(UNITED)), None)
    if tie is not None and not any(tie < act.found.first < first for act in name.frame.acts):
        end = next((i for i in range(tie - 1, name.frame.first, -1) if tokens[i].kind != "quote" and tokens[i].form not in APPOSITION), -1)
        return () if any(f.last == end for f in name.frame.actors) else None
    arm = next((i for i in range(first - 1, max(name.frame.first, first - ARM_WITHIN) - 1, -1) if tokens[i].form in words().arms), None)
    if arm is None or any(t.form in SIGNS for t in tokens[arm:first]):
        return None
    before = arm - 1
    while before > name.frame.first and (tokens[before].kind == "quote" or tokens[before].form in SIGNS):
        before -= 1
    return () if before < arm - 1 or any(f.last == before for f in name.frame.actors) else None


def disguised(name: Named) -> Decision:
    """مهاجم يرتدي زي X, بزي عناصر X: whose uniform a doer wore."""
    return () if name.previous in words().uniforms else None


def stronghold_of(name: Named) -> Decision:
    """المدينة التي كانت معقلا لX, المدينة، معقل X: what a place is or was to a group; not استهدفت معقلا لX."""
    tokens, floor = name.tokens, name.frame.first
    place = next((i for i in (name.position, name.position - 1) if i > floor and tokens[i].form in words().strongholds), None)
    if place is None:
        return None
    if name.frame.head.kind.id == "advance":  # سيطر Y على البلدة، معقل X; يتقدم Y في المعقل الرئيسي لX: who loses it
        is_taken = any(part.role == "initiator" and part.actor != name.found.entries[0].id for part in name.before) and name.prefix in OF
        return ("target", "ar/roles/taken-from") if is_taken else None
    before = tokens[place - 1].form
    is_beside = tokens[place].form.startswith("ال") and any(p.last == place - 1 for p in name.frame.places)  # في صعدة المعقل الرئيسي لX
    return () if is_beside or before in APPOSITION or before.lstrip("و").startswith(BEING) else None


def who_is_left(name: Named) -> Decision:
    """ما تبقى من قوات X انسحب, انسحب ما تبقى من قوات X: those of X who are left move; not تطهير ما تبقى من قوات X."""
    if name.previous != "من" or name.earlier not in LEFT:
        return None
    beside = range(name.found.last + 1, name.found.last + 3)
    moves = any(act.form == "verb" and act.kind.family == "movement" and (act.found.first in beside or act.found.last == name.position - 3) for act in name.frame.acts)
    return ("initiator", "ar/roles/subject") if moves else None


def in_a_coinciding_act(name: Named) -> Decision:
    """غارة لX بالتزامن مع قصف لY: the doer of what only went on at the same time has no part in what is told; تزامن قصف X مع غارة لY tells Y's."""
    frame, tokens, first = name.frame, name.tokens, name.found.first
    at = next((i for i in frame.sentence.where(COINCIDES) if frame.first <= i < frame.last), None)
    if at is None:
        return None
    along = next((i for i in range(at + 1, min(at + COINCIDING_WITHIN, frame.last)) if tokens[i].form == "مع"), None)
    if along is None:
        return None
    head = frame.head.found.first
    if head > along:
        return () if at < first < along else None
    if head >= at or name.family == "battle":
        return None  # اشتباكات ترافقت مع قصف لX: whose fire it is fights
    is_behind_another = any(along < act.found.first <= along + 2 and act.found.first <= name.found.last and act.form == "noun" for act in frame.acts)
    return () if is_behind_another and first > along and not any(t.form in STOPS for t in tokens[along:first]) else None


def amid_an_escalation(name: Named) -> Decision:
    """قصف X البلدة، في ظل تصعيد من Y; ويأتي القصف وسط حملة تصعيد لX وY: who only carries on meanwhile, where the doer is told or the act is one told before."""
    frame, forms, first = name.frame, name.forms, name.found.first
    at = next((i for i in frame.sentence.where(ESCALATES) if max(frame.first, first - AMID_WITHIN) < i < first), None)
    if at is None or AMID.isdisjoint(forms[max(0, at - AMID_BEFORE) : at]) or name.prefix not in OF and name.previous not in ("من", "قبل") or not STOPS.isdisjoint(forms[at:first]):
        return None
    is_known = frame.head.form == "noun" and forms[frame.head.found.first].startswith("ال") and forms[frame.head.found.first - 1].lstrip("و") in COMING
    return () if is_known or any(part.role == "initiator" and part.found.last < at for part in name.before) else None


def blamed(name: Named) -> Decision:
    """Somebody lays an act at a group's door: ينسب إلى X, نسبته الحكومة إلى X, مسؤولية الهجوم على X, X المتهم بالوقوف خلفه, تقف X وراءه, X وراء الهجوم, تبادل X وY الاتهام."""
    return ("blamed", "ar/roles/blamed") if name.frame.sentence.where(BLAMES) and _is_blamed(name) else None


def _may_blame(form: str) -> bool:
    says = words()
    bare = form.lstrip("و")
    return form in says.responsibility or form in says.accused or form in says.at_the_back or bare.removeprefix("ب") in says.accusations or any(bare in forms for forms in (says.ascribing, says.standing, says.exchanging))


BLAMES = Remembered(_may_blame)
ESCALATES = Remembered(lambda form: form in words().escalating)
COINCIDES = Remembered(lambda form: form.lstrip("و") in words().coinciding)


def _is_blamed(name: Named) -> bool:
    says, found = words(), name.found
    before = name.forms[max(0, found.first - 7) : found.first]
    after = name.forms[found.last + 1 : found.last + 5]
    if any(form.lstrip("و") in says.ascribing for form in before[-5:]) and "الي" in before[-4:]:
        return True
    if found.prefix.endswith("ل") and before and before[-1] in says.ascribing:
        return True  # غارة نسبت لX
    if name.prefix in ("ل", "لل") and any(form.removeprefix("و").removeprefix("ب") == "اتهام" for form in before[-4:]):
        return True  # اتهام الحكومة لX بالقصف
    if _exchange_accusations(name):
        return True
    if not says.responsibility.isdisjoint(before) and ("علي" in before[-3:] or found.prefix.endswith("ل")):
        return True
    if after and after[0] in says.accused:
        return True
    if after and after[0] in says.at_the_back and any(act.found.first == found.last + 2 and act.form == "noun" for act in name.frame.acts):
        return True  # رجحت أن يكون X وراء الهجوم
    standing = any(form.lstrip("و") in says.standing for form in (*before[-3:], *after[:2]))
    return standing and not says.at_the_back.isdisjoint((*after, *before[-2:]))


def _exchange_accusations(name: Named) -> bool:
    """Whether a name is one of two who lay an act at each other's door: تبادل X وY الاتهام."""
    says, forms, first, last = words(), name.forms, name.found.first, name.found.last
    verb = next((i for i in range(first - 1, max(-1, first - ACCUSED_WITHIN), -1) if forms[i].lstrip("و") in says.exchanging), None)
    if verb is None or forms[first - 1] in says.backed or not STOPS.isdisjoint(forms[verb:first]):
        return False
    return not says.accusations.isdisjoint(forms[last + 1 : last + ACCUSED_WITHIN])
