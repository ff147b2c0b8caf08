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
from riwaya.extract.actors.parts import ARMED, CIVILIAN, Named, Part, look_at
from riwaya.extract.actors.reach import is_heading
from riwaya.extract.frames import Frame
from riwaya.grammar.arabic import without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.lexicon.arabic.group_words import load_group_words as group_words
from riwaya.lexicon.arabic.role_words import load_role_words as words

NAMELESS = frozenset(("unknown", "armed_factions", "local_militia"))
STATES = frozenset(("state", "external"))
FIGHTING = frozenset(("strike", "attack", "battle", "raid", "bomb"))
SPEAKING_FOR = frozenset("باسم في من لدي".split())
LAUNCHING = 8
CAME_ABOUT = frozenset("تم تمت جري جرت".split())
OTHERS = frozenset("اخرين اخرون اخران اخر اثنين".split())  # 21 مسلحا آخرين من X
BEARS_WITHIN = 15
TO_ITSELF = frozenset("له لها لهم لنا".split())
OWN_ACT = "ar/roles/own-act"
SPEAKER_ACTS = "ar/roles/speaker-acts"
MET = "ar/roles/object-of-an-act"
BY_ORDER = frozenset(("ar/roles/subject", "ar/roles/order"))
OWNED = ("ها", "هم", "ته")  # قصفها, هجومهم, سيطرته
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
            if teller.relation == "claimed" and lexicon.actors[actor].group not in CIVILIAN:
                parts.append(Part(found, actor, "initiator", "ar/roles/claimed"))
        else:
            decided = _role(look_at(frame, found, lexicon, parts))
            if decided:
                parts.append(Part(found, actor, *decided))
    speaking = _speaker_acts(frame, lexicon, parts) if not accused else None
    hit = _own_thing_hit(frame, lexicon, accusers if accused else []) if speaking is None else None
    if hit is not None and not any(part.actor == hit.actor for part in parts):
        parts.append(hit)
    if speaking is not None and speaking.rule == SPEAKER_ACTS:
        met = [_met_by_the_speaker(part, speaking, frame, lexicon) for part in parts]
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


def _speaker_acts(frame: Frame, lexicon: Lexicon, parts: list[Part]) -> Part | None:
    """An armed body that tells what it did itself: أعلن الجيش أنه قصف, قال الناطق باسم X إن قواته قتلت, أعلن الجيش مقتل عشرة متشددين, أعلنت X سيطرتها على بلدة."""
    teller = frame.telling.chain[0] if frame.telling else None
    if teller is None or teller.id not in lexicon.actors or lexicon.actors[teller.id].group not in ARMED:
        return None
    tokens, says = frame.sentence.tokens, words()
    start = frame.telling.first if frame.telling else frame.first
    own = next((act.found for act in frame.acts if act.form == "noun" and tokens[act.found.first].form.endswith(OWNED) and not act.is_result), None)
    if own is not None and teller.span[1] <= own.start and not any(teller.span[1] <= f.start < own.start for f in frame.actors):
        return Part(own, teller.id, "initiator", OWN_ACT)  # أعلنت قسد سيطرتها على بلدة
    declared = next((p for p in range(start, min(start + 8, frame.last + 1)) if _declares(tokens[p].form)), None)
    if declared is None and any(_are_foes(teller.id, part.actor, lexicon) for part in parts if part.role == "target"):
        declared = next((act.found.first for act in frame.acts if act.form == "noun" and act.trigger.measure == "killed" and act.found.first <= start + 2), None)
    if declared is not None and teller.span[1] <= tokens[declared].start and all(t.form in says.leading for t in tokens[start:declared]) and any(declared <= act.found.first <= declared + 2 for act in frame.acts):
        span = Found("actor", declared, declared, tokens[declared].start, tokens[declared].end, "", (Entry("actor", teller.id, "ar/roles/speaker", tokens[declared].form),))
        return Part(span, teller.id, "initiator", SPEAKER_ACTS)  # أعلنت قسد في بيان تنفيذ عملية
    for position in range(frame.first, frame.last):
        form = tokens[position].form
        reach = 3 if form in says.itself else 2 if form in says.own_forces else 0
        if reach == 3 and position < frame.last and tokens[position + 1].form in says.doers:
            reach = LAUNCHING  # إنه شن ليل الأربعاء الخميس غارة
        if reach == 3 and position < frame.last and tokens[position + 1].form in says.auxiliaries:
            reach = LAUNCHING  # إنها تمكنت من قطع خطوط إمداد X
        if reach == 3 and position < frame.last and tokens[position + 1].form in CAME_ABOUT and any(act.form == "noun" and not act.is_result and act.found.first == position + 2 for act in frame.acts):
            span = Found("actor", position, position, tokens[position].start, tokens[position].end, "", (Entry("actor", teller.id, "ar/roles/speaker", form),))
            return Part(span, teller.id, "initiator", SPEAKER_ACTS)  # قال بيان للجيش إنه تم تحرير بلدة
        is_lost = reach == 2 and position > 0 and tokens[position - 1].form in ("من", "بين")  # ثلاثة من جنوده قتلوا
        if reach and any(position < act.found.first <= position + reach and (act.form != "noun" or reach == LAUNCHING) for act in frame.acts):
            span = Found("actor", position, position, tokens[position].start, tokens[position].end, "", (Entry("actor", teller.id, "ar/roles/speaker", form),))
            return Part(span, teller.id, "target", "ar/roles/speaker-loses") if is_lost else Part(span, teller.id, "initiator", SPEAKER_ACTS)
    return None


def _met_by_the_speaker(part: Part, speaking: Part, frame: Frame, lexicon: Lexicon) -> Part:
    """أعلن X أنه يحاصر Y, قالت X إنها استهدفت Y: a verb whose subject is the pronoun of the speaker has the armed group behind it as its object."""
    pronoun = speaking.found.first
    is_by_order = part.rule in BY_ORDER or part.rule == "ar/roles/of" and frame.head.kind.family in ("battle", "custody")
    if part.role != "initiator" or not is_by_order or part.actor == speaking.actor or part.found.first <= pronoun or frame.sentence.forms[pronoun] not in words().itself:
        return part
    if part.actor in lexicon.actors and lexicon.actors[part.actor].group not in ARMED:
        return part
    own = [act for act in frame.acts if pronoun < act.found.first < part.found.first and act.form == "verb"]
    is_another = len(own) > 1 or any(is_heading(form) for form in frame.sentence.forms[pronoun + 1 : part.found.first])
    return part if is_another else Part(part.found, part.actor, "target", MET)


def _own_thing_hit(frame: Frame, lexicon: Lexicon, accusers: list[Found]) -> Part | None:
    """An armed body that tells of another's act, or accuses another, and whose own thing the act met: أعلنت X أن طائرة Y قصفت موقعا لها, اتهمت X Y بقصف مواقعها."""
    teller = frame.telling.chain[0] if frame.telling and frame.telling.chain else None
    actor = accusers[0].entries[0].id if accusers else teller.id if teller is not None else ""
    if actor not in lexicon.actors or lexicon.actors[actor].group not in ARMED:
        return None
    start = accusers[0].last if accusers else frame.telling.first if frame.telling else frame.first
    others = [f for f in frame.actors if f.first > start and f.entries[0].id != actor and lexicon.actors[f.entries[0].id].group in ARMED]
    for thing in frame.objects if others else ():
        if thing.first < others[0].first or any(thing.last < f.first for f in others):
            continue
        end = next((p for p in range(thing.last, min(thing.last + 4, frame.last) + 1) if _is_owned(frame, p, thing.last)), None)
        if end is not None:
            tokens = frame.sentence.tokens
            span = Found("actor", end, end, tokens[end].start, tokens[end].end, "", (Entry("actor", actor, "ar/roles/own-thing-hit", tokens[end].form),))
            return Part(span, actor, "target", "ar/roles/own-thing-hit")
    return None


def _is_owned(frame: Frame, position: int, thing: int) -> bool:
    """Whether a word behind a thing, or the thing itself, says that it is the speaker's: موقعا لها, مركزا تابعا له, مواقعها."""
    form = frame.sentence.tokens[position].form
    return form in TO_ITSELF if position > thing else bool(without_pronoun(form)) and form.endswith(("ها", "هم", "نا", "قعه", "كزه", "دته", "اته"))


def _declares(form: str) -> bool:
    """Whether a word names an act as done, also with the pronoun of who did it: تنفيذ, بتنفيذ, شنه."""
    declared = words().declared
    return any(f in declared for f in (form, form.lstrip("ب"), *without_pronoun(form)))


def _are_foes(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether one of two groups is a state's and the other fights states."""
    return {lexicon.actors[one].group in STATES, lexicon.actors[other].group in STATES} == {True, False} and lexicon.actors[other].group in ARMED


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
