"""With what, where the words only say `the like`: كما تعرضت بلدة كذا لقصف مماثل, قتل شرطيان بتفجير مشابه, وقصفت بشكل مماثل قرية كذا; or that a known act
reached another place: كما طال القصف قرية كذا.

In: the incidents of a report. Out: the same, where an act is called the like of one before, or is one that goes on, and names no weapon of its own with the weapons of that
one lent to it (`Told.lent_weapons`): the nearest fire or bomb told before, two sentences back at most; not where another side did it. The words stand
in resources/languages/ar/roles.yaml (`like`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.extract.acts import STRIKING
from riwaya.extract.gathering.told import Told
from riwaya.grammar.arabic import conjugated
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Thing

NEAR = 2
ANSWERED = frozenset("ردا مقابل".split())
# كما طال القصف ب, وشملت الغارات ب
REACHING = frozenset(form for past, present in (("طال", "يطال"), ("طاول", "يطاول"), ("شمل", "يشمل"), ("استهدف", "يستهدف"), ("امتد", "يمتد"), ("اصاب", "يصيب")) for form in conjugated(past, present))
MANNER = frozenset("بشكل بصوره بطريقه باسلوب بنحو".split())


def with_same_weapons(incidents: Sequence[list[Told]]) -> list[list[Told]]:
    """Each incident, its frames that tell the like of an act before with the weapons of that act."""
    told = sorted((one for incident in incidents for one in incident), key=_position)
    home = {id(one): incident for incident in incidents for one in incident}
    lent: dict[int, tuple[Thing, ...]] = {}
    for one in told:
        # what is the like of an act that is itself the like of one before has the weapons of that one
        if _is_the_like(one) and (weapons := _weapons_before(one, told, home, lent)):
            lent[id(one)] = weapons
    return [[msgspec.structs.replace(one, lent_weapons=lent[id(one)]) if id(one) in lent else one for one in incident] for incident in incidents]


def _position(told: Told) -> tuple[int, int]:
    return told.frame.sentence.index, told.frame.first


def _is_the_like(told: Told) -> bool:
    """Whether an act of a frame without a weapon is called the like of another."""
    frame = told.frame
    if told.kind.family not in STRIKING or told.weapons or told.weapons_of_acts:
        return False
    forms = frame.sentence.forms[: frame.last + 1]
    # ردا من قسد على قصف مماثل, مقابل قصف مماثل: the other side's fire
    acts = [act.found for act in frame.acts if not act.is_result and ANSWERED.isdisjoint(forms[frame.first : act.found.first])]
    return any(_says_the_like(forms[act.last + 1 : act.last + 3]) or _reaches_further(forms[max(frame.first, act.first - 1) : act.first + 1]) for act in acts)


def _reaches_further(forms: Sequence[str]) -> bool:
    """Whether a verb says of a known act right behind it that it reached a place too: طال القصف, شملت الغارات."""
    return len(forms) > 1 and forms[-1].startswith("ال") and forms[0].removeprefix("و") in REACHING


def _says_the_like(behind: Sequence[str]) -> bool:
    """Whether the words behind an act say so, right there, behind an adjective (قصف ليلي مماثل) or by its manner (قصفت بشكل مماثل)."""
    if len(behind) > 1 and (behind[0].endswith("ي") or behind[0] in MANNER) and behind[1].startswith(words().like):
        return True
    return bool(behind) and behind[0].startswith(words().like)


def _weapons_before(one: Told, told: Sequence[Told], home: Mapping[int, list[Told]], lent: Mapping[int, tuple[Thing, ...]]) -> tuple[Thing, ...]:
    """The weapons of the nearest act of its sort before a frame, or of what else is told before of the incident of that act."""
    before = [other for other in told if _position(other) < _position(one) and other.kind.family in STRIKING and one.frame.sentence.index - other.frame.sentence.index <= NEAR]
    if not before:
        return ()
    nearest = before[-1]
    if one.doers and nearest.doers and one.doers.isdisjoint(nearest.doers):
        return ()  # ردا على قصف مماثل للجيش: the other side's fire
    same = [other for other in home[id(nearest)] if _position(other) <= _position(nearest)]
    return next((weapons for other in sorted(same, key=_position, reverse=True) if (weapons := weapons_of(other) or lent.get(id(other), ()))), ())


def weapons_of(told: Told) -> tuple[Thing, ...]:
    """With what a frame says it was done, in words for weapons and in those of its acts."""
    of_acts = {weapon.id: weapon for weapon in told.weapons_of_acts}
    return (*told.weapons, *of_acts.values())
