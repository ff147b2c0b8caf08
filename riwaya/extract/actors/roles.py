"""Who did what to whom: the role of each actor of a frame, by voice, order, preposition and what stands before the name.

In: a frame. Out: `Part`s, an actor with its role and the rule that gave it. Arabic marks roles by what precedes a name
(على يد، من قبل، ضد، بين), by what it owns (مواقع قوات ...: the owner of what is hit is hit), by the genitive of a verbal
noun (مقتل X, هجوم X على Y), and else by order: verb, subject, object. What is beside a name is heard before the act that governs it;
before both, who tells and who accuses. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.actors.beside.steps import BESIDE
from riwaya.extract.actors.governed import by_the_act
from riwaya.extract.actors.parts import CIVILIAN, Named, Part, look_at
from riwaya.extract.actors.speaking import MET, OWN_ACT, SPEAKER_ACTS, claims_many, met_by_the_speaker, own_thing_hit, speaker_acts
from riwaya.extract.frames import Frame
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found, Lexicon
from riwaya.lexicon.arabic.group_words import load_group_words as group_words
from riwaya.lexicon.arabic.role_words import load_role_words as words

NAMELESS = frozenset(("unknown", "armed_factions", "local_militia"))
FIGHTING = frozenset(("strike", "attack", "battle", "raid", "bomb"))
SPEAKING_FOR = frozenset("باسم في من لدي".split())
OTHERS = frozenset("اخرين اخرون اخران اخر اثنين".split())  # 21 مسلحا آخرين من X
BEARS_WITHIN = 15
# whoever supports a speaker's act, or is fought in it, leaves the act his
BESIDE_THE_SPEAKER = frozenset(("ar/roles/with-support", "ar/roles/between"))


def read_roles(frame: Frame, lexicon: Lexicon) -> list[Part]:
    """The parts of all actors of a frame, in order; an actor whose part is not told is left out."""
    parts: list[Part] = []
    chain = frame.telling.chain if frame.telling else ()
    others = [s for t in frame.marks.tellings for s in t.chain if s.relation == "said"]
    accused = _accused(frame)
    accusers = [f for f in frame.actors if _accuses(frame, f) and (not accused or f.last < accused[0].first)] if frame.sentence.where(ACCUSES) else []
    for found in frame.actors:
        if found in accusers or _are_of(found, frame):
            continue
        actor = found.entries[0].id
        teller = next((s for s in (*chain, *others) if s.span[0] <= found.start < s.span[1]), None)
        if found in accused:
            parts.append(Part(found, actor, "blamed", "ar/roles/accused"))
        elif teller is not None:
            if teller.relation == "claimed" and not claims_many(frame.sentence.forms[frame.first : frame.last + 1]) and lexicon.actors[actor].group not in CIVILIAN:
                parts.append(Part(found, actor, "initiator", "ar/roles/claimed"))
            elif any(act.form == "verb" and act.kind.family == "agreement" and act.found.last == found.first - 1 for act in frame.acts) and "بين" not in frame.sentence.forms[found.last : found.last + 5]:
                parts.append(Part(found, actor, "initiator", "ar/roles/subject"))  # أعلنت قوات X هدنة
        else:
            decided = _role(look_at(frame, found, lexicon, parts))
            if decided:
                parts.append(Part(found, actor, *decided))
    speaking = speaker_acts(frame, lexicon, parts) if not accused else None
    hit = own_thing_hit(frame, lexicon, accusers if accused else []) if speaking is None else None
    if hit is not None and not any(part.actor == hit.actor for part in parts):
        parts.append(hit)
    if speaking is not None and speaking.rule == SPEAKER_ACTS:
        met = [met_by_the_speaker(part, speaking, frame, lexicon) for part in parts]
        parts = [part for part in met if part.rule != MET or part.actor not in NAMELESS]  # إنه قتل متطرفين اثنين: they are counted
    if speaking is not None and (speaking.rule == OWN_ACT or not any(part.role == "initiator" and part.actor != "unknown" and part.rule not in BESIDE_THE_SPEAKER for part in parts)):
        parts = [part for part in parts if part.actor != speaking.actor] + [speaking]
    parts = [part for part, behind in zip(parts, [*parts[1:], None], strict=False) if not _is_told_by(part, behind)]
    if any(part.rule in ("ar/roles/suspected", "ar/roles/claimed", SPEAKER_ACTS, OWN_ACT) for part in parts):
        nameless = NAMELESS if any(part.rule == "ar/roles/suspected" for part in parts) else {"unknown"}
        parts = [part for part in parts if part.actor not in nameless or part.role != "initiator"]
    return [_as_its_forces(part, frame, lexicon) for part in parts]


def _as_its_forces(part: Part, frame: Frame, lexicon: Lexicon) -> Part:
    """شنت واشنطن غارة: where a government strikes or fights, its name stands for its forces."""
    if part.role not in ("initiator", "blamed") or frame.head.kind.family not in FIGHTING:
        return part
    forces = lexicon.actors[part.actor].fights_as
    return part if forces is None else msgspec.structs.replace(part, actor=forces)


def _are_of(found: Found, frame: Frame) -> bool:
    """Whether nameless fighters are those of a group named right behind them: متشددون من تنظيم X, مسلح في X."""
    if found.entries[0].id not in NAMELESS:
        return False
    last = found.last + 1 if found.last < frame.last and frame.sentence.tokens[found.last + 1].form in OTHERS else found.last
    if last + 2 > frame.last or frame.sentence.tokens[last + 1].form not in ("من", "في"):
        return False
    behind = last + 2
    while behind < frame.last and (frame.sentence.tokens[behind].kind == "quote" or frame.sentence.tokens[behind].form in words().ranks | group_words().pairs | group_words().kin):
        behind += 1
    return any(f.first <= behind <= f.last and f.entries[0].id not in NAMELESS for f in frame.actors)


def _is_told_by(part: Part, behind: Part | None) -> bool:
    """Whether nameless armed people are those of the group right behind them (37 مسلحا للتنظيم), or a name that no table knows is told again by one that a table does (حزب كذا "ب ي د")."""
    if behind is None:
        return False
    if behind.rule == "ar/roles/same-name":
        return True
    return part.actor == "unknown" and behind.role == part.role and 0 < behind.found.first - part.found.last <= 2 and "و" not in behind.found.prefix


def _accused(frame: Frame) -> list[Found]:
    """Whom a verb of accusing accuses: its object, the second name behind it, or the first where somebody else speaks."""
    tokens = frame.sentence.tokens
    accusing = next((i for i in frame.sentence.where(ACCUSES) if frame.first <= i <= frame.last and _is_accusing(frame, i) and tokens[i].form.removeprefix("و") not in words().ascribing), None)
    if accusing is None:
        return []
    behind = [f for f in frame.actors if accusing < f.first <= accusing + 14 and not any(accusing < act.found.first < f.first for act in frame.acts)]
    if not behind:
        return []
    # اتهم حاكم الإقليم قوات X: the accuser is no group, but somebody stands between the verb and X
    first = behind[0]
    between = [t.form for t in tokens[accusing + 1 : first.first] if t.kind == "word"]
    # اتهم مصدر أمني X: a subject of its own; اتهم متحدث باسم X: X accuses
    has_subject = not SPEAKING_FOR.intersection(between) and (len(between) >= 2 or any(accusing < f.first < first.first for f in frame.marks.of("source")))
    spoken_for = has_subject or any(tokens[accusing].end < s.span[0] < first.start for t in frame.marks.tellings for s in t.chain) or first.first > accusing + 2 + (first.last - first.first)
    named = behind[1:2] if not spoken_for else behind[:1]
    before = frame.actors and any(f.last == accusing - 1 for f in frame.actors)
    return behind[:1] if before else named


def _accuses(frame: Frame, found: Found) -> bool:
    """Whether a group stands beside a verb of accusing as its subject: حملت الحكومة X المسؤولية, الحكومة تتهم X."""
    return any(_is_accusing(frame, i) for i in (found.first - 1, found.last + 1) if frame.first <= i <= frame.last)


def _is_accusing(frame: Frame, position: int) -> bool:
    """Whether a word accuses: اتهم; حمل only where responsibility follows, else it says what is carried (تحمل صواريخ, حمل السلاح)."""
    forms, says = frame.sentence.forms, words()
    form = ACCUSES[forms[position]]
    if form in says.bearing:
        return not says.responsibility.isdisjoint(forms[position + 1 : position + BEARS_WITHIN])
    if form in says.ascribing and form[:1] in "نيتع":
        return "الي" in forms[position + 1 : position + BEARS_WITHIN]  # نسبت X إلى Y شن غارة
    return form in says.accusing


def _accuses_with(form: str) -> str:
    """A word that may accuse, without و and ف; empty where it is none."""
    bare, says = form.removeprefix("و").removeprefix("ف"), words()
    return bare if bare in says.bearing or bare in says.ascribing or bare in says.accusing else ""


ACCUSES = Remembered(_accuses_with)


def _role(name: Named) -> tuple[str, str] | None:
    """The part of a name and the rule that gave it; `None` where it has none."""
    for step in BESIDE:
        decided = step(name)
        if decided is not None:
            return decided or None
    return by_the_act(name) or None
