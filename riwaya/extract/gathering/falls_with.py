"""What a bare toll at a place of its own is, told right behind a strike: شنت الطائرات غارات على أ. كما سقط ستة قتلى في ب.

In: the incidents of a report in order. Out: the same, those that tell nothing but dead and wounded, no doer and no weapon, with the kind and the weapons of the strike that they stand
beside: in its sentence, or behind it with كما or a joined verb (وسقط). Not who died of wounds or in prison, nor whom somebody found.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.reference import ALSO
from riwaya.extract.gathering.told import Told
from riwaya.extract.things.same_weapons import weapons_of

TOLLS = frozenset(("killed", "wounded"))
OTHERWISE = frozenset("متاثرا متاثره متاثرين التعذيب تعذيب سجن السجن سجون معتقل المعتقل اشتباك خلاف مشاجره حادث حريق غرقا".split())


def with_the_strike(incidents: Sequence[Gathered]) -> list[Gathered]:
    """The incidents, bare tolls told as what the strike before them was."""
    told: list[Gathered] = []
    for incident in incidents:
        before = next((other for other in reversed(told) if _is_right_behind(incident, other)), None) if _is_bare(incident) else None
        if before is not None:
            weapons = tuple({weapon.id: weapon for one in before for weapon in weapons_of(one)}.values())
            incident = Gathered(msgspec.structs.replace(one, kind=before.kind, is_open=False, lent_weapons=weapons) for one in incident)
        told.append(incident)
    return told


def _is_bare(incident: Gathered) -> bool:
    """Whether its frames tell nothing but who fell, at a place."""
    return bool(incident.places) and not incident.doers and all(_is_toll(one) for one in incident)


def _is_toll(one: Told) -> bool:
    frame = one.frame
    if not frame.head.is_result or frame.head.trigger.name not in TOLLS or one.weapons or one.weapons_of_acts:
        return False
    return not one.days and OTHERWISE.isdisjoint(frame.sentence.forms[frame.first : frame.last + 1]) and not any(part.role == "initiator" for part in one.parts)


def _is_right_behind(incident: Gathered, other: Gathered) -> bool:
    """Whether an incident stands beside a strike: in its sentence, or in the next with a word that goes on."""
    first = incident[0].frame
    last = max((one.frame.sentence.index for one in other if one.frame.sentence.index <= first.sentence.index), default=None)
    if other.kind.family != "strike" or other.kind.event_type == "generic" or last is None:
        return False
    gap, opening = first.sentence.index - last, first.sentence.forms[first.first]
    joined = opening.removeprefix("و") in ALSO or opening.startswith("و") and first.head.found.first - first.first <= 1
    return gap == 0 or gap == 1 and joined
