"""What the whole report says of where it plays, before any single name is resolved.

In: the places named in all its sentences, the countries of its actors, its outlet. Out: a `PlaceContext`: the countries of the story, the likeliest
first; how many different names point to each; and its anchors, the places that can hardly be anything else: governorates and cities, and villages
of the story's country whose name only one place bears.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from riwaya.extract.speech.outlet_names import outlet_names
from riwaya.extract.values import PlaceFound
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow
from riwaya.lexicon.gazetteer.places import distance

WELL_KNOWN = 5
VAGUELY = 2
CLOSE_KM = 80.0
LEVELS = frozenset(("settlement", "site", "district", "governorate"))


class PlaceContext(msgspec.Struct, frozen=True, kw_only=True):
    """The story around a name. `backing` holds for each country the ids of places, and of actors as `actor`, that point to it."""

    countries: tuple[str, ...] = ()
    anchors: tuple[PlaceRow, ...] = ()
    backing: dict[str, frozenset[str]] = {}

    def is_backed(self, row: PlaceRow, candidates: Sequence[str]) -> bool:
        """Whether anything but this name itself points to the country of `row`."""
        return bool(self.backing.get(row.country, frozenset()) - frozenset(candidates))


def read_context(places: Sequence[PlaceFound], actors: Sequence[str], outlet: str | None, vague: Sequence[str] = (), *, gazetteer: Gazetteer) -> PlaceContext:
    """The context of a report from the places of its sentences, the countries of its actors and its outlet; `vague` are those of names that other countries have too (الأمن العام), which weigh less."""
    countries = story_countries(places, actors, outlet, vague, gazetteer=gazetteer)
    backing: dict[str, set[str]] = {country: {"actor"} for country in (*actors, *vague, *_homes(outlet))}
    anchors: dict[str, PlaceRow] = {}
    for place in places:
        rows = [gazetteer.place(c) for c in place.candidates]
        for row in rows[:1]:
            if row.importance >= 2:
                backing.setdefault(row.country, set()).add(row.id)
        anchor = _anchor(rows, countries)
        if anchor is not None:
            anchors[anchor.id] = anchor
    return PlaceContext(countries=countries, anchors=_agreeing(list(anchors.values())), backing={country: frozenset(ids) for country, ids in backing.items()})


def _anchor(rows: Sequence[PlaceRow], countries: tuple[str, ...]) -> PlaceRow | None:
    at_home = [row for row in rows if row.country in countries[:1]]
    if not at_home or at_home[0].level not in LEVELS:
        return None
    first = at_home[0]
    is_only = len(rows) == 1 and first.importance >= 2
    return first if first.importance >= WELL_KNOWN or is_only else None


def _agreeing(anchors: list[PlaceRow]) -> tuple[PlaceRow, ...]:
    """Governorates and cities, and those villages that lie with one of them: a village that lies with none may be a namesake itself."""
    known = [anchor for anchor in anchors if anchor.importance >= WELL_KNOWN]
    if not known:
        return tuple(anchors)
    return tuple(a for a in anchors if a.importance >= WELL_KNOWN or any(a.admin1 and a.admin1 in (k.id, k.admin1) or ((km := distance(a, k)) is not None and km <= CLOSE_KM) for k in known))


def _homes(outlet: str | None) -> list[str]:
    home = outlet_names(outlet).home
    return [home] if home else []


def story_countries(places: Sequence[PlaceFound], actors: Sequence[str], outlet: str | None, vague: Sequence[str] = (), *, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The countries of a story, the likeliest first: places that only one country has, the actors' countries, the outlet's, and of names that others have too."""
    votes: Counter[str] = Counter()
    for place in places:
        rows = [gazetteer.place(c) for c in place.candidates]
        most = max((row.importance for row in rows), default=0)
        best = [row for row in rows if row.importance == most]
        # a village that shares its name with a common word, or that no report needed before, says little of where a story plays
        homes = {row.country for row in rows if row.importance >= 2}
        for country in {row.country for row in best if row.importance}:
            votes[country] += 4 + (best[0].importance >= 8) if len(homes) == 1 else 2 if best[0].importance >= 6 else 1
    for country in actors:
        votes[country] += 2
    for country in dict.fromkeys(vague):
        votes[country] += VAGUELY
    for country in _homes(outlet):
        if not votes or country in votes or not outlet_names(outlet).is_of_the_world:
            votes[country] += 3
    return tuple(country for country, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0])))
