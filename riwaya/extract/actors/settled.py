"""One part for each actor of an incident, where its sentences give a group two: what a marker says stands above mere order.

In: the frames of an incident with their parts. Out: the role of each actor. Who only fights for ground that another takes lost it, who stops missiles is met by the strike, whose missiles are
stopped fired them, and what the outlet says itself stands above who is accused.
"""

from __future__ import annotations

from riwaya.extract.actors.beside.mentioned import is_doer_verb
from riwaya.extract.actors.parts import ANSWERING, Part
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import ARMED
from riwaya.lexicon import KindRecord, Lexicon

BETWEEN = "ar/roles/between"
OWNER = "ar/roles/owner-of-what-is-hit"
REBELS = "non_state"
MARKED_RULES = frozenset(("subject", "by", "with-support", "doer-clause", "owner-of-what-is-hit", "between", "against", "victims", "people-harmed", "adjective-of-the-act", "accused", "taken-from", "suspected", "blamed", "claimed", "speaker-acts", "own-act", "fire-from-its-ground", "whose-fire", "own-thing-hit"))
STOPPING_RULES = frozenset(("subject", "before-the-act", "of"))
CLAIMING_RULES = frozenset(("claimed", "speaker-acts", "own-act"))
CRAFT = ("طاير", "مسير")
PROJECTILES = ("صاروخ", "صواريخ", "قذيف", "قذايف")
STOPPING = frozenset(("shot-down", "repelled"))
SAYING_WHO = frozenset(("subject", "before-the-act"))
LOSING_RULES = frozenset(("victims", "among-the-counted", "loses", "one-of", "speaker-loses"))
DECLARING = frozenset(("ar/roles/speaker-acts",))


def settled_roles(incident: list[Told], kind: KindRecord, lexicon: Lexicon) -> dict[str, str]:
    """One part for each actor of an incident: what a marker says (من قبل, ضد, مواقع ...) stands above what mere order suggests.

    Where ground changes hands, who is only fought with (بعد معارك مع X) lost it to who is told to take it.
    """
    settled: dict[str, tuple[int, str]] = {}
    takers = _takers(incident) if kind.id == "advance" else set()
    own = {p.actor: t.frame.sentence.index for t in reversed(incident) if t.frame.telling is None and t.kind.family == kind.family for p in t.parts if p.role == "initiator" and p.rule.rpartition("/")[2] in SAYING_WHO}
    strikers = {p.actor for t in incident if t.kind.family == "strike" for p in t.parts if p.role == "initiator" and _answers(p, t)}
    is_one_side = not any(_fights_with(one, {other}, lexicon) for one in takers for other in takers)
    for told in incident:
        for part in told.parts:
            is_fought = part.rule == BETWEEN or part.role == "initiator" and not _tells_of_ground(told) and _fights_with(part.actor, takers, lexicon)
            if takers and is_fought and part.actor not in takers:
                settled.setdefault(part.actor, (0, "target"))
                continue
            if kind.family == "strike" and _shoots_down(part, told):
                settled.setdefault(part.actor, (0, "target"))
                continue
            if kind.family == "strike" and _fired_what_is_stopped(part, told, kind):
                settled[part.actor] = (1, "initiator")
                continue
            rule = part.rule.partition("+")[0].rpartition("/")[2]
            if rule in LOSING_RULES and (part.actor in takers and is_one_side or kind.family == "strike" and part.actor in strikers):
                continue  # who takes ground, or strikes, loses people of his own
            if part.role == "blamed" and own.get(part.actor, told.frame.sentence.index) < told.frame.sentence.index:
                continue  # وكانت X قد استهدفت البلدة. ... ونددت لجنة بX: what the outlet says itself stands above who is accused
            weight = 2 if rule in CLAIMING_RULES and kind.family == "bomb" else int(rule in MARKED_RULES)
            if part.actor not in settled or weight > settled[part.actor][0]:
                settled[part.actor] = (weight, part.role)
    return {actor: role for actor, (_, role) in settled.items()}


def _takers(incident: list[Told]) -> set[str]:
    """Who takes the ground of an incident: the doers that its sentences about ground name, else any."""
    doers = [(t, p.actor) for t in incident for p in t.parts if p.role == "initiator" and p.rule != BETWEEN]
    return {actor for told, actor in doers if actor != "unknown" and _tells_of_ground(told)} or {actor for _, actor in doers}


def _tells_of_ground(told: Told) -> bool:
    """Whether a sentence tells that ground changed hands."""
    return any(act.kind.id == "advance" for act in told.frame.acts)


def _shoots_down(part: Part, told: Told) -> bool:
    """Whether what a group did by a sentence is to stop the missiles of another, whose strike is told: تمكنت الدفاعات الجوية من اعتراض الصاروخ."""
    acts = told.frame.acts
    if part.rule in DECLARING and any(0 <= act.found.first - part.found.first <= 2 and act.trigger.name == "shot-down" for act in acts):
        return True  # أعلن التحالف اعتراض صاروخ
    if part.role != "initiator" or part.rule.partition("+")[0].rpartition("/")[2] not in STOPPING_RULES:
        return False
    following = next((act for act in acts if act.found.first > part.found.last), None)
    before = next((act for act in reversed(acts) if act.found.last < part.found.first), None)
    return any(act is not None and act.trigger.name in STOPPING for act in (following, before if before is not None and before.found.last == part.found.first - 1 else None))


def _fired_what_is_stopped(part: Part, told: Told, kind: KindRecord) -> bool:
    """دمرت الدفاعات صاروخين إسرائيليين, اعتراض صاروخ أطلقته X: whose missile is stopped fired it, where the strike itself is told."""
    forms, first = told.frame.sentence.forms, _own_position(part, told)
    if first < 0 or part.role != "target" or not part.rule.startswith(OWNER):
        return False
    is_downed = kind.id == "drone_strike" and any(act.trigger.name == "shot-down" and 0 <= first - act.found.first <= 2 for act in told.frame.acts)
    fired = (*PROJECTILES, *CRAFT) if is_downed else PROJECTILES
    return first > 0 and is_doer_verb(forms[first - 1]) or forms[first].lstrip("ولب").removeprefix("ال").startswith(fired)


def _fights_with(actor: str, others: set[str], lexicon: Lexicon) -> bool:
    """Whether a group is a rebelling one and none of the others is, or the other way round."""
    groups = {lexicon.actors[other].group for other in (actor, *others) if other in lexicon.actors}
    own = lexicon.actors[actor].group if actor in lexicon.actors else ""
    if not groups <= ARMED or own not in ARMED:
        return False
    return all(lexicon.actors[other].group != REBELS for other in others) if own == REBELS else all(lexicon.actors[other].group == REBELS for other in others)


def _answers(part: Part, told: Told) -> bool:
    """رد الجيش بقصف مواقع X بعد مقتل جندي: who answers by a strike did it, whatever he lost before."""
    first = _own_position(part, told)
    return first > 0 and told.frame.sentence.forms[first - 1].lstrip("وف") in ANSWERING


def _own_position(part: Part, told: Told) -> int:
    """Where a part is named in the sentence of a frame; -1 where another sentence lent it."""
    first, tokens = part.found.first, told.frame.sentence.tokens
    return first if first < len(tokens) and tokens[first].start <= part.found.start < tokens[first].end else -1
