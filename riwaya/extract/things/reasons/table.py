"""All reasons, by the thing that they are asked of.

In: a thing in its sentence. Out: the first reason that it was not hit. They ask one thing each and do not wait for each other: their order changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.things.reasons.named import NAMED
from riwaya.extract.things.reasons.people import PEOPLE
from riwaya.extract.things.reasons.positions import POSITIONS
from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.reasons.scenes import SCENES
from riwaya.extract.things.reasons.sites import SITES
from riwaya.extract.things.reasons.tellers import TELLERS
from riwaya.extract.things.reasons.vehicles import VEHICLES

REASONS: tuple[Reason, ...] = (*NAMED, *TELLERS, *SITES, *POSITIONS, *VEHICLES, *PEOPLE, *SCENES)


def by_thing(reasons: Sequence[Reason]) -> dict[str, tuple[Reason, ...]]:
    """The reasons that each thing is asked; under the empty name those of every other thing."""
    return {thing: tuple(reason for reason in reasons if not reason.things or thing in reason.things) for thing in {"", *(thing for reason in reasons for thing in reason.things)}}


BY_THING = by_thing(REASONS)


def why_not_hit(context: Context) -> Reason | None:
    """The reason why a thing was not hit, none where it was."""
    for reason in BY_THING.get(context.identity) or BY_THING[""]:
        if reason.holds(context):
            return reason
    return None
