"""Sides that an incident leaves out since its report tells them elsewhere: who lost the ground that was taken, whose fire goes on, who fights here too.

In: the incidents of a report, each with its frames. Out: the same, where an incident without one of its sides takes it from another of the same fight.
Only what the report itself says is lent: a foe of the very group that takes ground, the one who alone struck before, or both sides of the fight that was told right before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from riwaya.extract.actors.in_account import REBELLING
from riwaya.extract.actors.parts import Part
from riwaya.extract.actors.same_doer import is_answer
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import ARMED
from riwaya.lexicon import Lexicon

STRIKES = frozenset(("airstrike", "drone_strike", "shelling"))
SENTENCES_BACK = 2
BETWEEN, SUPPORT = "ar/roles/between", "ar/roles/with-support"
# whose they are says the weapon itself
TELLING_WEAPONS = frozenset(("barrel_bomb",))
FIGHT = "clash"
BOTH = frozenset("الطرفين الجانبين الطرفان الجانبان".split())
BEGINNING = frozenset("اندلع اندلعت تندلع دار دارت تدور يدور وقع وقعت نشب نشبت شهد شهدت تشهد يشهد تجدد تجددت تتجدد تواصلت تتواصل استمرت تستمر".split())
BEGINS_WITHIN, BEGINS_BEHIND = 8, 3
AMONG_THEMSELVES = ("عشاير", "قبل", "عايل", "اهل", "متظاهر", "محتج")
APART = frozenset("منفصل منفصله اخر مجهول مجهوله".split())


def with_known_sides(incidents: Sequence[list[Told]], lexicon: Lexicon) -> list[list[Told]]:
    """The incidents with the sides that others of the report tell."""
    done: list[list[Told]] = []
    for position, incident in enumerate(incidents):
        lent: tuple[Part, ...] = ()
        kinds = {told.kind.id for told in incident}
        if "advance" in kinds and not _armed(incident, "target", lexicon):
            lent = _loser(incident, [*reversed(incidents[:position]), *incidents[position + 1 :]], lexicon)
        elif kinds <= STRIKES and not any(p.role in ("initiator", "blamed") for t in incident for p in t.parts):
            lent = _striker(incident, done, lexicon)
        elif kinds == {FIGHT} and not any(told.parts for told in incident):
            lent = _fighters(incident, done, lexicon)
        done.append([msgspec.structs.replace(incident[0], parts=(*incident[0].parts, *lent)), *incident[1:]] if lent else incident)
    return done


def _armed(incident: Iterable[Told], role: str, lexicon: Lexicon) -> dict[str, Part]:
    """The armed groups that have a part in an incident, each with its first mention."""
    found: dict[str, Part] = {}
    for told in incident:
        for part in told.parts:
            if part.role == role and part.actor in lexicon.actors and lexicon.actors[part.actor].group in ARMED:
                found.setdefault(part.actor, part)
    return found


def _loser(incident: list[Told], others: Iterable[list[Told]], lexicon: Lexicon) -> tuple[Part, ...]:
    """Whom those who take ground fight in the nearest incident that names a foe of theirs: طردت القوات X من البلدة. كما سيطرت على التلة."""
    own = {p.actor for t in incident for p in t.parts}
    doers = _armed(incident, "initiator", lexicon)
    for other in others:
        theirs = _armed(other, "initiator", lexicon)
        if doers.keys().isdisjoint(theirs):
            continue
        met = _armed(other, "target", lexicon) | {actor: part for actor, part in theirs.items() if part.rule.startswith(BETWEEN)}
        foes = [part for actor, part in met.items() if actor not in own]
        # two forces of one state fight each other only where nobody else is told
        foes = [part for part in foes if not any(_are_of_one_state(part.actor, doer, lexicon) for doer in doers)] or foes
        if foes:
            return tuple(Part(part.found, part.actor, "target", "ar/roles/who-lost-it") for part in foes)
    return ()


def _are_of_one_state(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two forces are those of one state: the army and the police of Iraq, which fight side by side."""
    mine, theirs = lexicon.actors[one], lexicon.actors[other]
    shared = {mine.home, *mine.countries} & {theirs.home, *theirs.countries} - {None}
    return mine.group == theirs.group == "state" and bool(shared)


def _striker(incident: list[Told], before: Sequence[list[Told]], lexicon: Lexicon) -> tuple[Part, ...]:
    """Who alone struck so far, where the text goes on with the same sort of strike: قصفت X بلدة كذا. وتعرضت بلدة أخرى لقصف مدفعي."""
    if any(told.is_background or any(w.entries[0].id in TELLING_WEAPONS for w in told.frame.weapons) for told in incident) or _is_apart(incident[0]):
        return ()
    kinds = {told.kind.id for told in incident}
    alike = [other for other in before if not kinds.isdisjoint(told.kind.id for told in other)]
    near = [other for other in alike if _gap(incident, other) <= SENTENCES_BACK]
    doers = {actor: part for other in near for actor, part in _armed(other, "initiator", lexicon).items()}
    met = {p.actor for told in (*incident, *(told for other in near for told in other)) for p in told.parts if p.role != "initiator"}
    if len(doers) != 1 or not met.isdisjoint(doers) or any(is_answer(told) for other in near for told in other):
        return ()  # two sides strike at each other
    return tuple(Part(part.found, part.actor, "initiator", "ar/roles/whose-strikes") for part in doers.values())


def _fighters(incident: list[Told], before: Sequence[list[Told]], lexicon: Lexicon) -> tuple[Part, ...]:
    """Both sides of the fight told right before, where another begins with no word of its sides, or between the two of them: دارت معارك بين X وY في بلدة كذا. كما اندلعت مواجهات في بلدة أخرى."""
    first = incident[0]
    if len(incident) > 1 or first.is_background or _is_apart(first) or not _is_of_no_others(first):
        return ()
    near = next((other for other in reversed(before) if any(told.kind.id == FIGHT for told in other)), None)
    if near is None or _gap(incident, near) > (SENTENCES_BACK if _names_the_two(first) else 1):
        return ()
    armed = _armed(near, "initiator", lexicon) | _armed(near, "target", lexicon)
    sides = {p.actor: p for told in reversed(near) for p in reversed(told.parts) if p.actor in armed and p.rule != SUPPORT}
    are_two = len({lexicon.actors[actor].group in REBELLING for actor in sides}) > 1 or len(sides) > 1 and any(p.role == "target" or p.rule.startswith(BETWEEN) for p in sides.values())
    return tuple(Part(p.found, p.actor, "initiator", f"{BETWEEN}+before") for p in sides.values()) if are_two else ()


def _names_the_two(told: Told) -> bool:
    """بين الطرفين, من الجانبين: whether the words point back at two sides."""
    frame = told.frame
    return not BOTH.isdisjoint(frame.sentence.forms[frame.first : frame.last + 1])


def _is_of_no_others(told: Told) -> bool:
    """Whether a fight begins in one more place (اندلعت اشتباكات, شهدت البلدة مواجهات) and no sides follow that no table knows (بين عائلتين, اقتتال عشائري)."""
    frame = told.frame
    forms = frame.sentence.forms[frame.first : frame.last + 1]
    act = frame.head.found
    between = next((forms[i + 1] for i, form in enumerate(forms[:-1]) if form in ("بين", "مع")), "")
    begins = any(form.lstrip("وف") in BEGINNING for form in frame.sentence.forms[max(frame.first, act.first - BEGINS_WITHIN) : min(frame.last, act.last + BEGINS_BEHIND) + 1])
    return begins and frame.head.form == "noun" and (not between or between in BOTH) and not any(stem in form for form in forms for stem in AMONG_THEMSELVES)


def _gap(one: Iterable[Told], other: Sequence[Told]) -> int:
    """How many sentences lie between two incidents."""
    return min(abs(told.frame.sentence.index - before.frame.sentence.index) for told in one for before in other)


def _is_apart(told: Told) -> bool:
    """وفي حادث منفصل, طائرة مجهولة: what has nothing to do with the rest, or whose doer nobody knows."""
    tokens, frame = told.frame.sentence.tokens, told.frame
    return any(t.form in APART for t in tokens[max(0, frame.first - 5) : frame.last + 1])
