"""One name means one place in a report: قصف قرية أ غرب منبج ... وقتل اثنان في قرية أ.

In: the places that frames name, each with what it was resolved to. Out: the same, where a name that nothing holds in its own sentence takes the place
that the words of another sentence settled for it. What was refused stays so, and so does a city.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.values import PlaceFound
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Place

Located = tuple[PlaceFound, Place]


def with_one_sense(resolved: Mapping[int, Sequence[Located]], gazetteer: Gazetteer) -> dict[int, list[Located]]:
    """The places of each frame, those of one name agreeing; a name that the words settle in two ways stays as it is."""
    settled: dict[tuple[str, ...], dict[str, Place]] = {}
    for rows in resolved.values():
        for found, place in rows:
            if _may_agree(found) and (found.within or found.shared) and place.gazetteer_id is not None:
                settled.setdefault(found.candidates, {})[place.gazetteer_id] = place
    meant = {candidates: next(iter(places.values())) for candidates, places in settled.items() if len(places) == 1}
    return {frame: [(found, _as_elsewhere(found, place, meant, gazetteer)) for found, place in rows] for frame, rows in resolved.items()}


def _may_agree(found: PlaceFound) -> bool:
    """Whether a name stands for a village or a site at its own point, with namesakes that it may be taken for."""
    return len(found.candidates) > 1 and found.level in ("settlement", "site") and found.direction is None and not found.compass and found.kilometres is None and found.preposition != "بين"


def _as_elsewhere(found: PlaceFound, place: Place, meant: Mapping[tuple[str, ...], Place], gazetteer: Gazetteer) -> Place:
    same = meant.get(found.candidates) if _may_agree(found) and not found.within and not found.shared else None
    if same is None or place.gazetteer_id in (None, same.gazetteer_id) or gazetteer.place(place.gazetteer_id).importance >= WELL_KNOWN:
        return place
    return msgspec.structs.replace(same, name=place.name, level=place.level, near=found.near, span=place.span, rule=place.rule, because=(*same.because, "as another sentence settles it"))
