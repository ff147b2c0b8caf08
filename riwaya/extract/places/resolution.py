"""Which place a name means, by evidence: what contains it in the words, the story's countries, the other places, importance.

Each piece of evidence is named in `Place.because`; candidates that lost are kept. A name that no table knows stays a name, with the
country and governorate of the place that the words put around it. Never a point from another country than the story's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from riwaya.extract.values import PlaceFound
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, kilometres
from riwaya.model import Admin, Place

OUTLET_COUNTRIES = {"sana": "SY", "sham": "SY", "enab": "SY", "baladi": "SY", "sy24": "SY", "orient": "SY", "youm7": "EG", "alsabaah": "IQ", "almasirah": "YE", "wafa": "PS", "نداء الفرات": "SY", "جسر": "SY"}


class PlaceContext(msgspec.Struct, frozen=True, kw_only=True):
    """The story around a name: its countries, the likeliest first, and governorates that the report names with how often."""

    countries: tuple[str, ...] = ()
    admins: dict[str, int] = {}


def story_countries(places: Sequence[PlaceFound], actors: Sequence[str], outlet: str | None, *, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The countries of a story, the likeliest first: places that only one country has, the actors' countries, the outlet's."""
    votes: Counter[str] = Counter()
    for place in places:
        rows = [gazetteer.place(c) for c in place.candidates]
        best = [row for row in rows if row.importance == max(r.importance for r in rows)] if rows else []
        # a village that shares its name with a common word, or that no report needed before, says little of where a story plays
        homes = {row.country for row in rows if row.importance >= 2}
        for country in {row.country for row in best if row.importance}:
            votes[country] += 4 + (best[0].importance >= 8) if len(homes) == 1 else 2 if best[0].importance >= 6 else 1
    for country in actors:
        votes[country] += 2
    for name, country in OUTLET_COUNTRIES.items():
        if outlet and name in outlet.lower():
            votes[country] += 3
    return tuple(country for country, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0])))


def resolve_place(found: PlaceFound, others: Sequence[PlaceFound], *, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    """The place that a name means in this story."""
    parents = [row for position in found.within if position < len(others) for row in _parents(others[position], context, gazetteer)]
    parents += [row for other in others[:1] if other.is_label and other is not found for row in _parents(other, context, gazetteer)]
    if not found.candidates:
        return _unresolved(found, parents, gazetteer)
    rows = [gazetteer.place(c) for c in found.candidates]
    neighbours = [r for other in others if other is not found and len(other.candidates) == 1 for r in (gazetteer.place(other.candidates[0]),) if r.lat is not None]
    scored = sorted(((_score(row, found, parents, neighbours, context), row) for row in rows), key=lambda pair: (-pair[0][0], pair[1].id))
    (score, because), best = scored[0]
    is_abroad = bool(context.countries) and best.country != context.countries[0] and (best.importance < 5 or best.country not in context.countries[:3])
    is_outside = any(piece.startswith("outside") for piece in because) and best.importance < 5
    if score < 0 or is_abroad or is_outside:
        return _unresolved(found, parents, gazetteer)
    point = (best.lat, best.lon)
    return Place(
        name=found.name, name_en=best.name_en if found.direction != "ريف" else f"{best.name_en} countryside", gazetteer_id=best.id, lat=point[0], lon=point[1], level=found.level, near=found.near,
        country=best.country, admin1=gazetteer.admin(best.admin1) or (Admin(id=best.id, ar=best.name_ar, en=best.name_en) if best.kind == "governorate" else None),
        admin2=gazetteer.admin(best.admin2), status="stated", span=found.span, rule=found.rule, because=tuple(because), candidates=tuple(row.id for _, row in scored[1:6]),
    )


def _parents(other: PlaceFound, context: PlaceContext, gazetteer: Gazetteer) -> list[PlaceRow]:
    rows = [gazetteer.place(c) for c in other.candidates]
    at_home = [row for row in rows if not context.countries or row.country == context.countries[0]]
    return (at_home or rows)[:4]


def _score(row: PlaceRow, found: PlaceFound, parents: list[PlaceRow], neighbours: list[PlaceRow], context: PlaceContext) -> tuple[int, list[str]]:
    score, because = row.importance, [f"importance {row.importance}"]
    if context.countries:
        if row.country == context.countries[0]:
            score, because = score + 6, [*because, f"country of the story: {row.country}"]
        elif row.country in context.countries[1:3]:
            score, because = score + 2, [*because, f"a country of the story: {row.country}"]
    for parent in parents:
        if parent.id in (row.admin1, row.admin2) or (parent.admin1 and parent.admin1 == row.admin1):
            score, because = score + 8, [*because, f"inside {parent.name_ar}, as the words say"]
            break
        if None not in (parent.lat, parent.lon, row.lat, row.lon) and kilometres(parent.lat or 0, parent.lon or 0, row.lat or 0, row.lon or 0) < 60:
            score, because = score + 5, [*because, f"within 60 km of {parent.name_ar}"]
            break
    else:
        if parents and row.importance < 5:
            score, because = score - 4, [*because, "outside the place that the words put around it"]
    close = [n for n in neighbours if None not in (row.lat, n.lat) and kilometres(row.lat or 0, row.lon or 0, n.lat or 0, n.lon or 0) < 80]
    if close:
        score, because = score + 2, [*because, f"near {close[0].name_ar}, also named"]
    if found.type_word in ("محافظه", "ولايه") or found.direction == "ريف":
        score += 4 if row.kind == "governorate" else 0
    elif found.level == "settlement":
        score += 2 if row.kind in ("city", "town", "village") else 0
    elif found.type_word in ("قضاء", "مديريه", "ناحيه"):
        score += 3 if row.kind in ("district", "subdistrict") else 0
    elif found.level == "site":
        score += 3 if row.level == "site" else 1 if row.kind in ("city", "town", "village") else 0
    return score, because


def _unresolved(found: PlaceFound, parents: list[PlaceRow], gazetteer: Gazetteer) -> Place:
    parent = parents[0] if parents else None
    admin1 = None
    if parent is not None:
        admin1 = gazetteer.admin(parent.admin1) or (Admin(id=parent.id, ar=parent.name_ar, en=parent.name_en) if parent.kind == "governorate" else None)
    return Place(
        name=found.name, level=found.level, near=found.near, country=parent.country if parent else None, admin1=admin1, status="unresolved", span=found.span, rule=found.rule,
        because=(f"no table knows this name; inside {parent.name_ar}, as the words say",) if parent else ("no table knows this name",), candidates=found.candidates[:5],
    )
