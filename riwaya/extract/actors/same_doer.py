"""Doers that a clause leaves out since they are those of the clause before: كما استهدفت بلدة كذا, واعتقلت ثلاثة شبان, قصف مماثل.

In: the frames of a report with their parts, in order. Out: the same, where a verb has no subject of its own or the words say `the like`
(مماثل), with the doers of the frame before. Arabic drops a subject that goes on; a verb with a noun right behind it has one.
The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.actors.parts import ANSWERING, Part
from riwaya.extract.clauses.segments import carried_by_joined_verb
from riwaya.extract.frames import Frame
from riwaya.extract.gathering.told import Told
from riwaya.lexicon.arabic.role_words import load_role_words as words

FAMILIES = frozenset(("strike", "attack", "raid", "custody", "destruction", "battle", "release"))
LEADING = FAMILIES | {"movement", "siege"}
# verbs that agree with forces, or with people told of before: اعتقلت, خطفوا
LETTING = "عن"
AGREEING = ("ت", "وا")
NEAR, FAR = 1, 2
PARTICLES = frozenset("ان بان وان وبان".split())
ANSWERS = ANSWERING | {"ردا"}
ANOTHER = frozenset("اخري ثانيه ثالثه جديده مماثله".split())


def with_same_doers(told: list[Told]) -> list[Told]:
    """Each frame with its doers, the left-out ones filled in."""
    done: list[Told] = []
    for one in told:
        before = next((other for other in reversed(done) if any(p.role in ("initiator", "blamed") for p in other.parts)), None)
        doers = _doers(before) if before is not None and (_may_go_on(one, before) or _is_their_fire(one, before)) else ()
        done.append(msgspec.structs.replace(one, parts=(*one.parts, *doers)) if doers else one)
    return done


def _doers(told: Told) -> tuple[Part, ...]:
    return tuple(Part(p.found, p.actor, "initiator", "ar/roles/same-doer") for p in told.parts if p.role == "initiator" and p.actor != "unknown")


def _may_go_on(one: Told, before: Told) -> bool:
    frame = one.frame
    if one.doers or one.kind.family not in FAMILIES or before.kind.family not in LEADING or frame.sentence.index - before.frame.sentence.index > NEAR:
        return False
    if any(p.role in ("initiator", "blamed") for p in one.parts) or is_answer(before):
        return False
    tokens = frame.sentence.tokens
    around = [t.form for t in tokens[frame.head.found.first : frame.head.found.last + 5]]
    if any(form.startswith(words().like) for form in around):
        return True
    if carried_by_joined_verb(frame.sentence, frame.first, frame.head.found.first):
        return True  # انسحبت القوات من أ ونفذت حملة اعتقالات
    return frame.head.form == "verb" and frame.head.found.first - frame.first <= 2 and not _is_behind_its_subject(frame) and lacks_subject(one)


def _is_behind_its_subject(frame: Frame) -> bool:
    """وأن الطيران استهدف تعزيزات: the subject stands between the particle and the verb."""
    return frame.head.found.first > 1 and frame.sentence.forms[frame.head.found.first - 2] in PARTICLES


def is_answer(told: Told) -> bool:
    """وردت الفصائل بقصف مواقع X: who answers fire is not the one who fired, of whose fire the text may go on to tell."""
    frame = told.frame
    return any(form.lstrip("وف") in ANSWERS for form in frame.sentence.forms[frame.first : frame.head.found.first])


def _is_their_fire(one: Told, before: Told) -> bool:
    """Aircraft or raids that the definite article points back at: قصفت المقاتلات, إن الغارات استهدفت, غارات أخرى."""
    frame = one.frame
    if one.doers or one.kind.family != "strike" or before.kind.family != "strike" or not 0 <= frame.sentence.index - before.frame.sentence.index <= FAR:
        return False
    if any(p.role in ("initiator", "blamed") for p in one.parts):
        return False
    tokens, act = frame.sentence.tokens, frame.head.found
    near = [t.form for t in tokens[max(frame.first, act.first - 2) : min(frame.last, act.last + 2) + 1]]
    return _is_of_another(frame) or any(form.removeprefix("و") in words().their_fire for form in near)


def _is_of_another(frame: Frame) -> bool:
    """Whether the act is one more, or that of one more aircraft: غارة أخرى استهدفت موقعا, قصفت طائرة أخرى موقعا."""
    last = frame.head.found.last
    forms = frame.sentence.forms[: frame.last + 1]
    if not ANOTHER.isdisjoint(forms[last : last + 2]):
        return True
    following = forms[last + 1 : last + 3]
    return len(following) == 2 and f"ال{following[0]}" in words().their_fire and following[1] in ANOTHER


def lacks_subject(one: Told) -> bool:
    """Whether an object, a place or a preposition stands right behind the verb, where its subject would be."""
    frame = one.frame
    following = frame.head.found.last + 1
    if following > frame.last:
        return False
    form = frame.sentence.tokens[following].form
    starts = {o.first for o in frame.objects} | {p.first for p in frame.places}
    if frame.sentence.forms[following - 1].endswith(AGREEING) and (any(c.first == following for c in frame.counts) or any(p.role == "target" and p.found.first == following for p in one.parts)):
        return True  # واعتقلت ثلاثة شبان, وخطفوا موظفا
    if one.kind.family == "release" and form == LETTING:
        return True  # وأفرجت عن ستة
    return following in starts or form in words().led or form in words().own_forces or form in words().ground or (form[:1] == "ب" and len(form) > 4)
