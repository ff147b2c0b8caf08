"""What speaks for a place that a name may mean, and what against: each piece a weight and its words, a negative one refuses.

In: a row of the gazetteer, the name as found, the places that hold it or stand beside it in the words, the context of the report. Out: pieces that
`resolution` adds up: importance, country, what holds it, on which side of that it lies, what stands beside it, the report's other places, its kind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from riwaya.extract.places.context import CLOSE_KM, WELL_KNOWN, PlaceContext
from riwaya.extract.places.offset import COMPASS, points_in
from riwaya.extract.values import PlaceFound
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow
from riwaya.lexicon.gazetteer.places import distance

HELD_KM = 60.0
APART_KM = 45.0
FAR_KM = 80.0
TOWN_FAR_KM = 150.0
SAME_KM = 15.0
CLOSE_TO_A_TOWN_KM = 10.0
COUNTRY_ALONE = 4
# nearer than this a village is on no side of a town; within 60 degrees of a side it lies there, beyond 120 on the other
OFF_KM = 8.0
SURELY_OFF_KM = 20.0
ON_ITS_SIDE = 0.5
AREAS = frozenset(("governorate", "district", "subdistrict", "country"))

Piece = tuple[int, str]
# the town looked from, the points of the compass, and whether the words look from what is named first (not غربي إدلب in بريف جسر الشغور غربي إدلب)
Side = tuple[PlaceRow, tuple[str, ...], bool]


def evidence_of(row: PlaceRow, found: PlaceFound, held: Sequence[Piece], *, side: Side | None, neighbours: Sequence[PlaceRow], listed: Sequence[PlaceRow], context: PlaceContext, gazetteer: Gazetteer) -> list[Piece]:
    """Every piece for and against a row; `held` are those of what the words put around the name, `listed` the places of its list that can be nothing else."""
    is_held = any(weight > COUNTRY_ALONE for weight, _ in held)
    return [*_importance(row), *_country(row, context), *held, *_side(row, side, is_one_of_many=len(found.candidates) > 1), *_beside(row, listed), *_close(row, neighbours), *_report(row, found, context, gazetteer, is_held=is_held), *_fit(row, found), *_exact(row, found)]


def side_of(found: PlaceFound, others: Sequence[PlaceFound], parents: Sequence[PlaceRow], gazetteer: Gazetteer) -> Side | None:
    """قرية أ بريف حلب الشمالي, قرية أ غربي إدلب: the town that the words look from, and where to; the city for the land that bears its name."""
    holders = found.within or found.shared
    for position in holders:
        other = others[position] if position < len(others) else None
        points = other and (other.compass or points_in(other.name))
        if other is None or not points:
            continue
        rows = [gazetteer.place(c) for c in other.candidates]
        towns = [row for row in rows if row.kind in ("city", "town") and any(row.country == parent.country for parent in parents)]
        origin = next((row for row in (*towns, *parents) if row.id in other.candidates and row.lat is not None), None)
        return (origin, points, position == holders[0]) if origin is not None else None
    return None


def _importance(row: PlaceRow) -> list[Piece]:
    is_known = row.importance >= WELL_KNOWN
    return [(row.importance + 4 * is_known, f"importance {row.importance}{', well known' if is_known else ''}")]


def _country(row: PlaceRow, context: PlaceContext) -> list[Piece]:
    if row.country in context.countries[:1]:
        return [(6, f"country of the story: {row.country}")]
    return [(2, f"a country of the story: {row.country}")] if row.country in context.countries[1:3] else []


def held_by(row: PlaceRow, parents: Sequence[PlaceRow], *, is_area: bool = False) -> list[Piece]:
    """What the words put around the name: بريف دير الزور, في محافظة حضرموت; nothing where no table says where that lies (شمال وشرق سوريا)."""
    if row.kind == "region" and row.lat is None:
        parents = [parent for parent in parents if parent.kind in ("country", "region")]  # الساحل الغربي جنوب محافظة الحديدة: no table says how far it goes
    areas = [parent for parent in parents if parent.kind != "country"]
    for parent in areas or parents:  # في محافظة حجة شمال غرب اليمن: outside the one, the other holds it no more
        km = distance(parent, row)
        is_town = parent.kind in ("town", "village") and km is not None
        if is_town and km is not None and km > HELD_KM:
            continue  # the countryside of a small town is no governorate
        if parent.id in (row.admin1, row.admin2) or (parent.admin1 and parent.admin1 == row.admin1) or (parent.level == "country" and parent.country == row.country):
            close = 4 if is_town and km is not None and km <= CLOSE_TO_A_TOWN_KM else 0
            return [(COUNTRY_ALONE if parent.kind == "country" else 8 + close, f"inside {parent.name_ar}, as the words say")]
        if km is not None and km < (APART_KM if row.admin1 and (parent.admin1 or parent.kind == "governorate") and row.importance < WELL_KNOWN else HELD_KM):
            return [(5, f"{km:.0f} km from {parent.name_ar}, which the words put around it")]
    where = [parent for parent in parents if parent.lat is not None or parent.admin1 or parent.kind in AREAS or parent.country != row.country]
    if where and (row.importance < WELL_KNOWN or (is_area and where[0].kind == "governorate" and row.importance == WELL_KNOWN and row.admin1 is not None and row.level == "settlement") or all(p.level != "country" and p.country != row.country for p in where)):
        return [(-4, f"outside {where[0].name_ar}, which the words put around it")]
    return []


def _side(row: PlaceRow, side: Side | None, *, is_one_of_many: bool) -> list[Piece]:
    """On which side a village lies: one whose name many bear is refused on the other, but reports mistake the side of the only one of its name."""
    if side is None or row.lat is None or row.lon is None or row.level not in ("settlement", "site"):
        return []
    origin, points, is_first = side
    assert origin.lat is not None and origin.lon is not None
    north, east = row.lat - origin.lat, (row.lon - origin.lon) * math.cos(math.radians(origin.lat))
    to_north, to_east = sum(COMPASS[point][0] for point in points), sum(COMPASS[point][1] for point in points)
    km = distance(origin, row)
    if km is None or km < OFF_KM or not (to_north or to_east):
        return []
    along = (north * to_north + east * to_east) / (math.hypot(north, east) * math.hypot(to_north, to_east))
    where = "-".join(COMPASS[point][2] for point in points)
    if along >= ON_ITS_SIDE:
        return [(3, f"{where} of {origin.name_ar}, as the words say")]
    is_surely_off = along <= -ON_ITS_SIDE and km > SURELY_OFF_KM and is_first and is_one_of_many
    return [(-3, f"not {where} of {origin.name_ar}, as the words say")] if is_surely_off and row.importance < WELL_KNOWN else []


def _beside(row: PlaceRow, listed: Sequence[PlaceRow]) -> list[Piece]:
    beside = next((other for other in listed if other.id != row.id and (km := distance(row, other)) is not None and km <= SAME_KM), None)
    return [(2, f"beside {beside.name_ar}, with which it is listed")] if beside else []


def _close(row: PlaceRow, neighbours: Sequence[PlaceRow]) -> list[Piece]:
    close = next((n for n in neighbours if (km := distance(row, n)) is not None and km < CLOSE_KM), None)
    return [(2, f"near {close.name_ar}, also named")] if close else []


def _report(row: PlaceRow, found: PlaceFound, context: PlaceContext, gazetteer: Gazetteer, *, is_held: bool) -> list[Piece]:
    """How the candidate lies to the places of the whole report, and whether it is the seat of a district of its name."""
    pieces: list[Piece] = []
    district = gazetteer.admin(row.admin2)
    if district is not None and is_seat(row, gazetteer):
        pieces.append((2, f"in {district.ar}, which bears its name"))
    anchors = [anchor for anchor in context.anchors if anchor.id not in found.candidates]
    if not anchors or row.importance >= WELL_KNOWN:
        return pieces
    holder = next((a for a in anchors if row.admin1 and row.admin1 in (a.id, a.admin1)), None)
    away = [(km, a.name_ar) for a in anchors if (km := distance(row, a)) is not None]
    nearest = min(away, default=None)
    if nearest is not None and nearest[0] <= CLOSE_KM:
        pieces.append((2, f"{nearest[0]:.0f} km from {nearest[1]}, which the report names"))
    if holder is not None:
        pieces.append((2, f"in the governorate of {holder.name_ar}, which the report names" if holder.id != row.admin1 else f"in {holder.name_ar}, which the report names"))
    elif not is_held and nearest is not None and nearest[0] > (TOWN_FAR_KM if row.kind in ("city", "town") else FAR_KM):
        pieces.append((-6, f"{nearest[0]:.0f} km from {nearest[1]}, the nearest of the places that the report names"))
    return pieces


def _fit(row: PlaceRow, found: PlaceFound) -> list[Piece]:
    """How well the kind of place fits the words before the name."""
    weight = 0
    if found.type_word in ("محافظه", "ولايه") or found.direction == "ريف":
        weight = 4 if row.kind == "governorate" else 0
    elif found.type_word == "العاصمه":
        weight = 9 if row.kind == "city" else 0  # العاصمة تونس is no country
    elif found.level == "settlement":
        weight = 2 if row.kind in ("city", "town", "village") else 0
    elif found.type_word in ("قضاء", "مديريه", "ناحيه"):
        weight = 3 if row.kind in ("district", "subdistrict") else 0
    elif found.level == "site":
        # مطار الحديدة: of a city, not of the land that bears its name
        weight = 4 if row.level == "site" else 3 if row.kind in ("city", "town") else 1 if row.kind == "village" else 0
    return [(weight, f"a {row.kind}, as the words before it")] if weight else []


def _exact(row: PlaceRow, found: PlaceFound) -> list[Piece]:
    return [(2, "named so, letter by letter")] if len(found.candidates) > 1 and found.own_name in row.names else []


def is_seat(row: PlaceRow, gazetteer: Gazetteer) -> bool:
    """Whether a place is the seat of the district that bears its name."""
    district = gazetteer.admin(row.admin2)
    return district is not None and district.ar.split()[-1:] == row.name_ar.split()[-1:] and row.importance < WELL_KNOWN
