"""What a speaker tells of his own: his acts (أعلن الجيش أنه قصف, قال الناطق باسم X إن قواته قتلت), whom they met, and his things that another hit.

In: a frame with who tells it, and the parts of its names. Out: the `Part` of the speaker, whose name stands outside what he tells: a pronoun, his forces with a pronoun, or the noun of an act that he
declares stands for him there. A command acts for the force that it belongs to, a president or a ministry of defence for the army of the country. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.names.nationality import ABROAD, lands_of
from riwaya.extract.actors.parts import Part
from riwaya.extract.actors.reach import is_heading
from riwaya.extract.frames import Frame
from riwaya.extract.values import ARMED, CARRYING, STATES
from riwaya.grammar.arabic import without_pronoun
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Source

LAUNCHING = 8
ON = frozenset(("علي", "ضد"))
THEIRS, PEOPLE = "لهم", ("ون", "ين")
TO_ITSELF = frozenset("له لها لهم لنا".split())
OWN_ACT = "ar/roles/own-act"
SPEAKER_ACTS = "ar/roles/speaker-acts"
MET = "ar/roles/object-of-an-act"
BY_ORDER = frozenset(("ar/roles/subject", "ar/roles/order"))
OWNED = ("ها", "هم", "ته")  # قصفها, هجومهم, سيطرته
MANY, CLAIMED_WITHIN = frozenset("عشرات مئات ميات العديد عده سلسله معظم غالبيه كثير بعض".split()), 5
DEEDS = frozenset("هجمات تفجيرات عمليات اعتداءات اغتيالات".split())
CLAIMING = ("تبن", "مسوولي", "مسءولي")
NOBODY_KNOWN = "unknown"
CUSTODY, SEIZURE, DECLARED_WITHIN = "custody", "seizure", 8
AGREEMENT = "agreement"
DECLARED_TOGETHER = frozenset((AGREEMENT, "split_or_merger"))
OF_ITSELF = CARRYING | frozenset("ان انه بانه بان امكن".split())  # أنه تم القبض
MINISTRY, SECURITY = "interior_ministry", "security_forces"
SERVICES = frozenset((MINISTRY, "police_source", "security_source", "official", SECURITY))
STATE = "state"
TITLE_WITHIN = 4


def speaker_acts(frame: Frame, lexicon: Lexicon, parts: list[Part]) -> Part | None:
    """An armed body that tells what it did itself: أعلن الجيش أنه قصف, قال الناطق باسم X إن قواته قتلت, أعلن الجيش مقتل عشرة متشددين, أعلنت X سيطرتها على بلدة."""
    teller = frame.telling.chain[0] if frame.telling else None
    actor = _forces_of(teller, frame, lexicon) if teller is not None else None
    if teller is None:
        return None
    if actor is None:
        return services_act(teller, frame, lexicon)
    tokens, says = frame.sentence.tokens, words()
    start = frame.telling.first if frame.telling else frame.first
    if frame.head.kind.family in DECLARED_TOGETHER and _declares_a_truce(frame, start):
        return Part(_at(start, actor, frame), actor, "initiator", SPEAKER_ACTS)
    own = next((act.found for act in frame.acts if act.form == "noun" and tokens[act.found.first].form.endswith(OWNED) and not act.is_result), None)
    if own is not None and teller.span[1] <= own.start and not any(teller.span[1] <= f.start < own.start for f in frame.actors):
        return Part(own, actor, "initiator", OWN_ACT)  # أعلنت قسد سيطرتها على بلدة
    declared = next((p for p in range(start, min(start + 8, frame.last + 1)) if _declares(tokens[p].form)), None)
    if declared is None and (_kills_rebels(actor, parts, lexicon) or any(_are_foes(actor, part.actor, lexicon) for part in parts if part.role == "target")):
        declared = next((act.found.first for act in frame.acts if act.form == "noun" and act.trigger.measure == "killed" and act.found.first <= start + 2), None)
    if declared is not None and _is_declared_by(teller, declared, frame, lexicon) and any(declared <= act.found.first <= declared + 2 for act in frame.acts):
        return Part(_at(declared, actor, frame), actor, "initiator", SPEAKER_ACTS)  # أعلنت قسد في بيان تنفيذ عملية
    for position in range(frame.first, frame.last):
        form = tokens[position].form
        reach = 3 if form in says.itself else 2 if form in says.own_forces else 0
        if reach and tokens[position + 1].form in says.doers | says.auxiliaries | says.carrying_on:
            reach = LAUNCHING  # إنه شن ليل الأربعاء الخميس غارة, إنها تمكنت من قطع خطوط إمداد X, إن مقاتلاته بدأت هجوما, إنها كثفت حملة
        if reach == 3 and position < frame.last and tokens[position + 1].form in CARRYING and any(act.form == "noun" and not act.is_result and act.found.first == position + 2 for act in frame.acts):
            return Part(_at(position, actor, frame), actor, "initiator", SPEAKER_ACTS)  # قال بيان للجيش إنه تم تحرير بلدة
        is_lost = form in says.own_forces and position > 0 and tokens[position - 1].form in ("من", "بين")  # ثلاثة من جنوده قتلوا
        if reach and any(position < act.found.first <= position + reach and (act.form != "noun" or reach == LAUNCHING) for act in frame.acts):
            return Part(_at(position, actor, frame), actor, *(("target", "ar/roles/speaker-loses") if is_lost else ("initiator", SPEAKER_ACTS)))
    return None


def _declares_a_truce(frame: Frame, start: int) -> bool:
    """أعلن الجيش هدنة, أعلنت X وقفا لإطلاق النار, أعلنت X تشكيل غرفة عمليات: a truce or a body of no other, right behind who announces it."""
    form = frame.sentence.forms[start]
    return not form.startswith(("ال", "ان")) and "بين" not in frame.sentence.forms[start : start + TITLE_WITHIN] and any(act.found.first == start or act.form == "verb" and act.found.last < start for act in frame.acts)


def services_act(teller: Source, frame: Frame, lexicon: Lexicon) -> Part | None:
    """أعلنت وزارة الداخلية القبض على ستة, أعلنت السلطات كذا تفكيك خلية: police and services of the country that tell of an arrest as their own, by the name in the words of who is cited, else by the adjective behind the ministry."""
    start = frame.telling.first if frame.telling else frame.first
    declared = next((act for act in frame.acts if start <= act.found.first <= start + DECLARED_WITHIN and (act.kind.family == CUSTODY or act.kind.id == SEIZURE)), None)
    if declared is None or teller.id not in SERVICES or teller.relation == "denied":
        return None
    before = frame.sentence.forms[declared.found.first - 1]
    first = declared.found.first - (declared.form == "noun" and _declares(before))
    is_own = _declares(frame.sentence.forms[first]) if declared.form == "noun" else before in words().itself
    if not is_own or not _is_declared_by(teller, first, frame, lexicon, OF_ITSELF | words().itself):
        return None
    named = next((f for f in frame.actors if teller.span[0] <= f.start < teller.span[1] and lexicon.actors[f.entries[0].id].group == STATE), None)
    if named is not None:
        return Part(named, named.entries[0].id, "initiator", SPEAKER_ACTS)
    if teller.id != MINISTRY:
        return None
    behind = next((token.form for token in frame.sentence.tokens if token.start >= teller.span[1] - 1), "")
    within = [token.form for token in frame.sentence.tokens if teller.span[0] <= token.start < teller.span[1]]
    country = next((country for form in (*within, behind) for country in lands_of(form, lexicon)), None)
    record = lexicon.actors[SECURITY]
    actor = record.meant_in(country)
    found = _at(first, actor, frame)
    is_abroad = country is not None and actor == SECURITY
    return Part(msgspec.structs.replace(found, entries=(Entry("actor", actor, f"ar/roles/{ABROAD}", found.entries[0].form),)) if is_abroad else found, actor, "initiator", SPEAKER_ACTS)


def _is_declared_by(teller: Source, declared: int, frame: Frame, lexicon: Lexicon, besides: frozenset[str] = frozenset()) -> bool:
    """Whether nothing but a day, the adjective of a country and words that lead on, or `besides`, stand between who is cited and the act."""
    tokens, start = frame.sentence.tokens, frame.telling.first if frame.telling else frame.first
    dated = {i for date in frame.marks.dates for i in range(date.first, date.last + 1)}
    return teller.span[1] <= tokens[declared].start and all(tokens[i].form in words().leading or tokens[i].form in besides or i in dated or i == start and lands_of(tokens[i].form, lexicon) for i in range(start, declared))


def _at(position: int, actor: str, frame: Frame) -> Found:
    """The word by which a speaker tells of himself, as a name of his forces."""
    token = frame.sentence.tokens[position]
    return Found("actor", position, position, token.start, token.end, "", (Entry("actor", actor, "ar/roles/speaker", token.form),))


def _forces_of(teller: Source, frame: Frame, lexicon: Lexicon) -> str | None:
    """The armed body that a speaker is or speaks for: itself, the one that a command belongs to, or the army of the country whose president or ministry of defence speaks."""
    identity = teller.id
    if teller.relation == "denied" and (identity not in lexicon.actors or lexicon.actors[identity].group not in ARMED):
        return None  # نفت الولايات المتحدة شن الضربة: an act of somebody else
    while identity not in lexicon.actors:
        source = lexicon.sources.get(identity)
        if source is None or source.parent is None:
            return _army_of(teller, frame, lexicon)
        identity = source.parent
    record = lexicon.actors[identity]
    return identity if record.group in ARMED or record.fights_as is not None else None


def _army_of(teller: Source, frame: Frame, lexicon: Lexicon) -> str | None:
    """قال الرئيس التركي فلان إن جيشه, أعلنت وزارة الدفاع الروسية أن طائراتها: by the adjective behind who commands an army, within the words of the one who is cited or right before them."""
    tokens, (start, _) = frame.sentence.tokens, teller.span
    first = next((i for i, token in enumerate(tokens) if token.end > start >= tokens[0].start), None)
    title = next((i for i in range(max(0, first - TITLE_WITHIN), min(first + TITLE_WITHIN, len(tokens))) if tokens[i].form.lstrip("ول") in words().commanding), None) if first is not None else None
    for position in range(title + 1, min(title + 1 + TITLE_WITHIN, len(tokens))) if title is not None else ():
        form = tokens[position].form
        bare = form.removeprefix("ال")
        actor = next((actor for stem in (bare, bare.removesuffix("ه")) for actor in lexicon.by_adjective.get(stem, ())), None) if form != bare else None
        if actor is not None:
            return actor if lexicon.actors[actor].group in ARMED else None
    return None


def claims_many(forms: Sequence[str]) -> bool:
    """تبنى X عشرات الهجمات, أعلن مسؤوليته عن سلسلة تفجيرات: who claims many acts at once says nothing of the one that is told."""
    many = (i for i, form in enumerate(forms[:-1]) if form in MANY and (forms[i + 1].removeprefix("ال") in DEEDS or forms[i + 1] == "من"))
    return any(form.lstrip("وي").startswith(CLAIMING) for i in many for form in forms[max(0, i - CLAIMED_WITHIN) : i])


def met_by_the_speaker(part: Part, speaking: Part, frame: Frame, lexicon: Lexicon) -> Part:
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


def own_thing_hit(frame: Frame, lexicon: Lexicon, accusers: list[Found]) -> Part | None:
    """An armed body that tells of another's act, or accuses another, and whose own thing the act met: أعلنت X أن طائرة Y قصفت موقعا لها, اتهمت X Y بقصف مواقعها."""
    teller = frame.telling.chain[0] if frame.telling and frame.telling.chain else None
    actor = accusers[0].entries[0].id if accusers else teller.id if teller is not None else ""
    if actor not in lexicon.actors or lexicon.actors[actor].group not in ARMED:
        return None
    start = accusers[0].last if accusers else frame.telling.first if frame.telling else frame.first
    others = [f for f in frame.actors if f.first > start and f.entries[0].id != actor and lexicon.actors[f.entries[0].id].group in ARMED]
    forms = frame.sentence.forms
    own = next((i for i in range(max(start, frame.first) + 1, frame.last + 1) if forms[i] in words().own_forces and forms[i - 1] in ON), None) if accusers else None
    if own is not None:
        return Part(_at(own, actor, frame), actor, "target", "ar/roles/own-thing-hit")  # اتهمت X Y بإطلاق النار على قواتها
    for thing in frame.objects if others else ():
        if thing.first < others[0].first or any(thing.last < f.first for f in others):
            continue
        end = next((p for p in range(thing.last, min(thing.last + 4, frame.last) + 1) if _is_owned(frame, p, thing.last)), None)
        if end is not None and (frame.sentence.forms[end] != THEIRS or _are_people(teller, accusers, frame)):
            tokens = frame.sentence.tokens
            span = Found("actor", end, end, tokens[end].start, tokens[end].end, "", (Entry("actor", actor, "ar/roles/own-thing-hit", tokens[end].form),))
            return Part(span, actor, "target", "ar/roles/own-thing-hit")
    return None


def _are_people(teller: Source | None, accusers: list[Found], frame: Frame) -> bool:
    """Whether who speaks is told as people, of whom لهم may be said: قال الحوثيون إن غارة أصابت موقعا لهم, not قال مصدر في X إن Y قصف مواقع لهم."""
    start, end = (accusers[0].start, accusers[0].end) if accusers else teller.span if teller is not None else (0, 0)
    return any(token.form.endswith(PEOPLE) for token in frame.sentence.tokens if start <= token.start < end)


def _is_owned(frame: Frame, position: int, thing: int) -> bool:
    """Whether a word behind a thing, or the thing itself, says that it is the speaker's: موقعا لها, مركزا تابعا له, مواقعها."""
    form = frame.sentence.tokens[position].form
    return form in TO_ITSELF if position > thing else bool(without_pronoun(form)) and form.endswith(("ها", "هم", "نا", "قعه", "كزه", "دته", "اته"))


def _declares(form: str) -> bool:
    """Whether a word names an act as done, also with the pronoun of who did it: تنفيذ, بتنفيذ, شنه."""
    declared = words().declared
    return any(f in declared for f in (form, form.lstrip("ب"), *without_pronoun(form)))


def _kills_rebels(actor: str, parts: list[Part], lexicon: Lexicon) -> bool:
    """أعلن الجيش مقتل 26 مسلحا بضربات جوية: whether a state's force tells of nameless fighters who were killed, and nobody else acted."""
    nameless = any(part.role == "target" and part.actor == NOBODY_KNOWN and part.rule == "ar/roles/victims" for part in parts)
    return nameless and lexicon.actors[actor].group in STATES and not any(part.role == "initiator" for part in parts)


def _are_foes(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether one of two groups is a state's and the other fights states."""
    return {lexicon.actors[one].group in STATES, lexicon.actors[other].group in STATES} == {True, False} and lexicon.actors[other].group in ARMED
