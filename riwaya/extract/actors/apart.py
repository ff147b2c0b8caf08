"""Names that say something of another name, or stand in another act of their sentence: whose arm a group is, whom a source belongs to, whose uniform a doer wore, at whose door an act is laid.

In: a `Named`. Out: a `Decision` of each step, mostly `()`: who takes no part by such words, or is blamed. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.actors.mentioned import STOPS
from riwaya.extract.actors.parts import SIGNS, Decision, Named
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

ACCUSED_WITHIN = 6
CITED_WITHIN = 3
ARM_WITHIN = 4
COINCIDING_WITHIN = 14
SERVING_OR_SPEAKING = frozenset("في لدي ضمن باسم بلسان".split())
LEFT = frozenset("تبقي بقي يتبقي".split())
BEING = ("كان", "يكون", "تكون", "تعد", "يعد", "تعتبر", "يعتبر", "شكل", "مثل")


def of_who_tells(name: Named) -> Decision:
    """قالت مصادر في X إن, وفق ضابط في X, قناة كذا المتحدثة باسم X: whom somebody who is cited belongs to, named right behind him."""
    tokens, position = name.tokens, name.position
    if name.previous not in SERVING_OR_SPEAKING:
        return None
    nearest = max((source.span[1] for telling in name.frame.marks.tellings for source in telling.chain if source.span[1] < tokens[position].end), default=None)
    between = [t for t in tokens[max(name.frame.first, position - CITED_WITHIN) : position] if nearest is not None and t.start >= nearest]
    if nearest is None or len(between) == CITED_WITHIN or any(t.form in STOPS for t in between):
        return None
    return None if any(act.found.first < position <= act.found.last or tokens[act.found.first] in between for act in name.frame.acts) else ()


def arm_of(name: Named) -> Decision:
    """جبهة كذا ذراع X, كتائب كذا، الجناح العسكري لX: whose arm a group is that was named right before."""
    tokens, first = name.tokens, name.found.first
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
    if name.frame.head.kind.id == "advance":
        return None  # سيطر على البلدة، معقل X: who loses it
    place = next((i for i in (name.position, name.position - 1) if i > floor and tokens[i].form in words().strongholds), None)
    if place is None:
        return None
    before = tokens[place - 1].form
    return () if before in ("،", ",", "(", "اخر", "ابرز", "اهم") or before.lstrip("و").startswith(BEING) else None


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
    at = next((i for i in range(frame.first, frame.last) if tokens[i].form.lstrip("و") in words().coinciding), None)
    if at is None:
        return None
    along = next((i for i in range(at + 1, min(at + COINCIDING_WITHIN, frame.last)) if tokens[i].form == "مع"), None)
    if along is None:
        return None
    head = frame.head.found.first
    if name.family == "battle" and head < at:
        return None  # اشتباكات ترافقت مع قصف لX: whose fire it is fights
    if head > along:
        return () if at < first < along else None
    other = any(along < act.found.first <= along + 2 and act.found.first <= name.found.last and act.form == "noun" for act in frame.acts)
    return () if head < at and other and first > along and not any(t.form in STOPS for t in tokens[along:first]) else None


def blamed(name: Named) -> Decision:
    """Somebody lays an act at a group's door: ينسب إلى X, نسبته الحكومة إلى X, مسؤولية الهجوم على X, X المتهم بالوقوف خلفه, تقف X وراءه, تبادل X وY الاتهام."""
    return ("blamed", "ar/roles/blamed") if name.frame.sentence.where(BLAMES) and _is_blamed(name.found, name.tokens, name.forms) else None


def _may_blame(form: str) -> bool:
    says = words()
    bare = form.lstrip("و")
    return form in says.responsibility or form in says.accused or any(bare in forms for forms in (says.ascribing, says.standing, says.exchanging))


BLAMES = Remembered(_may_blame)


def _is_blamed(found: Found, tokens: Sequence[Token], forms: Sequence[str]) -> bool:
    says = words()
    before = forms[max(0, found.first - 7) : found.first]
    after = forms[found.last + 1 : found.last + 5]
    if any(form.lstrip("و") in says.ascribing for form in before[-5:]) and "الي" in before[-4:]:
        return True
    if _exchange_accusations(found, tokens):
        return True
    if any(form in says.responsibility for form in before) and ("علي" in before[-3:] or found.prefix.endswith("ل")):
        return True
    if after and after[0] in says.accused:
        return True
    standing = any(form.lstrip("و") in says.standing for form in (*before[-3:], *after[:2]))
    return standing and any(form in says.at_the_back for form in (*after, *before[-2:]))


def _exchange_accusations(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a name is one of two who lay an act at each other's door: تبادل X وY الاتهام."""
    says = words()
    verb = next((i for i in range(found.first - 1, max(-1, found.first - ACCUSED_WITHIN), -1) if tokens[i].form.lstrip("و") in says.exchanging), None)
    if verb is None or tokens[found.first - 1].form in says.backed or any(t.form in STOPS for t in tokens[verb : found.first]):
        return False
    return any(t.form in says.accusations for t in tokens[found.last + 1 : found.last + ACCUSED_WITHIN])
