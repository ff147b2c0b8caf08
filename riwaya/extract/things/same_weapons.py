"""With what, where the words only say `the like`: كما تعرضت بلدة كذا لقصف مماثل, قتل شرطيان بتفجير مشابه, وقصفت بشكل مماثل قرية كذا.

In: the incidents of a report. Out: the same, where an act is called the like of one before and names no weapon of its own with the weapons of that
one: the nearest fire or bomb told before, two sentences back at most; not where another side did it. The words stand in resources/languages/ar/roles.yaml (`like`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.gathering.told import Told
from riwaya.lexicon import Entry, Found
from riwaya.lexicon.arabic.role_words import load_role_words as words

FIRE = frozenset(("strike", "bomb", "attack"))
NEAR = 2
BEHIND = 3
ANSWERED = frozenset("ردا مقابل".split())
MANNER = frozenset("بشكل بصوره بطريقه باسلوب بنحو".split())


def with_same_weapons(incidents: Sequence[list[Told]]) -> list[list[Told]]:
    """Each incident, its frames that tell the like of an act before with the weapons of that act."""
    told = sorted((one for incident in incidents for one in incident), key=_position)
    home = {id(one): incident for incident in incidents for one in incident}
    filled = {id(one): weapons for one in told if _is_the_like(one) and (weapons := _weapons_before(one, told, home))}
    return [[_armed(one, filled[id(one)]) if id(one) in filled else one for one in incident] for incident in incidents]


def _position(told: Told) -> tuple[int, int]:
    return told.frame.sentence.index, told.frame.first


def _armed(told: Told, weapons: tuple[Found, ...]) -> Told:
    return msgspec.structs.replace(told, frame=msgspec.structs.replace(told.frame, weapons=weapons))


def _is_the_like(told: Told) -> bool:
    """Whether an act of a frame without a weapon is called the like of another, by an adjective behind it (قصف ليلي مماثل) or by its manner (قصفت بشكل مماثل)."""
    frame = told.frame
    if told.kind.family not in FIRE or weapons_of(told):
        return False
    forms = [t.form for t in frame.sentence.tokens[: frame.last + 1]]
    # ردا من قسد على قصف مماثل, مقابل قصف مماثل: the other side's fire
    acts = [act for act in frame.acts if not act.is_result and ANSWERED.isdisjoint(forms[frame.first : act.found.first])]
    behind = [forms[act.found.last + 1 : act.found.last + 1 + BEHIND] for act in acts]
    return any(_is_like(after[0]) or len(after) > 1 and _is_like(after[1]) and (after[0].endswith("ي") or after[0] in MANNER) for after in behind if after)


def _is_like(form: str) -> bool:
    return form.startswith(words().like)


def _weapons_before(one: Told, told: Sequence[Told], home: dict[int, list[Told]]) -> tuple[Found, ...]:
    """The weapons of the nearest act of its sort before a frame, or of what else is told before of the incident of that act."""
    before = [other for other in told if _position(other) < _position(one) and other.kind.family in FIRE and one.frame.sentence.index - other.frame.sentence.index <= NEAR]
    if not before:
        return ()
    nearest = before[-1]
    if one.doers and nearest.doers and one.doers.isdisjoint(nearest.doers):
        return ()  # ردا على قصف مماثل للجيش: the other side's fire
    same = [other for other in home[id(nearest)] if _position(other) <= _position(nearest)]
    return next((weapons for other in sorted(same, key=_position, reverse=True) if (weapons := weapons_of(other))), ())


def weapons_of(told: Told) -> tuple[Found, ...]:
    """The weapons that a frame names, and those that the words for its acts name (قصف مدفعي)."""
    named = {weapon.entries[0].id for weapon in told.frame.weapons}
    acts = {act.trigger.weapon: act.found for act in told.frame.acts if act.trigger.weapon and act.trigger.weapon not in named}
    return (*told.frame.weapons, *(msgspec.structs.replace(found, table="weapon", entries=(Entry("weapon", weapon, found.entries[0].rule, "noun"),)) for weapon, found in acts.items()))
