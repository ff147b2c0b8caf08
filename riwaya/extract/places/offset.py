"""Where a place is that the words put off a named one: 90 كم غرب الرمادي, شمال شرقي الرقة, بين قريتي أ وب.

In: what the words say and the row of the name. Out: the point, level and governorate that the words support, and why. A direction alone keeps the
point of the town and says `near`; a distance with a direction moves the point; between two villages it is the middle. Words: languages/ar/places.yaml.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from heapq import nsmallest

import msgspec

from riwaya.extract.values import PlaceFound
from riwaya.grammar.numbers import read_number
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow
from riwaya.lexicon.gazetteer.places import distance, kilometres
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Place, Token

COMPASS = {"شمال": (1.0, 0.0, "north"), "جنوب": (-1.0, 0.0, "south"), "شرق": (0.0, 1.0, "east"), "غرب": (0.0, -1.0, "west")}
DIGITS = re.compile(r"\d{1,3}(?:[.,،]\d{1,2})?")
OF = frozenset(("من", "عن", "الي"))
SIDE = "ar/places/side-of-a-country"
HOME = "البلاد"
DEGREE_KM = 111.2
FAR_OFF_KM = 25.0
BETWEEN_KM = 40.0
MOST_KM = 500.0
NEAREST = 3


def read_offset(tokens: Sequence[Token], first: int) -> tuple[tuple[str, ...], float | None]:
    """The points of the compass and the kilometres in the words right before a name: على بعد 90 كم شمال غرب مدينة -> (شمال, غرب), 90.0."""
    points: list[str] = []
    position, is_off = first - 1, False
    while position >= 0 and first - position < 6:
        form = tokens[position].form
        point = words().directions.get(form) or words().directions.get(form[1:] if form[:1] in "وبل" else "") or words().directions.get(form.removeprefix("ال"))
        if form in words().lengths:
            return tuple(points), _number(tokens, position) if points or is_off else None
        if point is None and form not in OF and form not in words().level_of_type and form != "#":
            break
        points = [point, *points] if point in COMPASS else points
        is_off = is_off or form in OF
        position -= 1
    return tuple(points), None


def points_in(name: str) -> tuple[str, ...]:
    """The points of the compass that the adjectives of a name give: ريف حلب الشمالي الشرقي -> شمال, شرق."""
    sides = (word.removeprefix("ال").removesuffix("ه") for word in folded(name).split() if word in words().adjectives)
    return tuple(point for side in sides if (point := words().directions.get(side)) in COMPASS)


def with_side(found: PlaceFound, tokens: Sequence[Token], text: str) -> PlaceFound:
    """شمال غربي نيجيريا, وسط مالي: the side of a country is a region of its own, which the words name as a whole."""
    first = found.first
    while first and tokens[first - 1].kind == "word" and (tokens[first - 1].form in words().directions or tokens[first - 1].form[1:] in words().directions and tokens[first - 1].form[0] in "وبل"):
        first -= 1
        if tokens[first].form not in words().directions:
            break
    if first == found.first:
        return found
    prefix = "" if tokens[first].form in words().directions else tokens[first].form[0]
    start = without_prefix(tokens[first], prefix, text)
    before = tokens[first - 1].form.removeprefix("و") if first else ""
    preposition = "في" if prefix == "ب" else before if before in words().leads else found.preposition
    return msgspec.structs.replace(found, name=text[start : tokens[found.last].end], first=first, span=(start, tokens[found.last].end), preposition=preposition, rule=SIDE)


def side_of_home(tokens: Sequence[Token], position: int, text: str) -> PlaceFound | None:
    """في شمال شرق البلاد, محافظة أ، شرقي البلاد: a side of the country of the story, which the words do not name; nothing without a direction (أنحاء البلاد)."""
    token = tokens[position]
    land = PlaceFound(
        name=text[token.start : token.end], type_word=None, level="country", near=False, direction=None, within=(), candidates=(), is_origin=False, preposition=None, first=position, last=position, span=(token.start, token.end), rule=HOME,
    )
    side = with_side(land, tokens, text)
    return None if side is land else side


def _number(tokens: Sequence[Token], unit: int) -> float | None:
    """The number before a unit of length: digits, or number words that stand together."""
    before = tokens[unit - 1].form if unit else ""
    if DIGITS.fullmatch(before):
        number = float(before.replace(",", ".").replace("،", "."))
        return number if 0 < number <= MOST_KM else None
    for start in range(max(0, unit - 3), unit):
        read = read_number([token.form for token in tokens[start:unit]])
        if read is not None and read[1] == unit - start and 0 < read[0] <= MOST_KM:
            return float(read[0])
    return None


def with_offset(place: Place, found: PlaceFound, row: PlaceRow, companions: Sequence[PlaceRow], gazetteer: Gazetteer) -> Place:
    """The place that the words mean, where they put it off the one they name."""
    if found.preposition == "بين" and len(found.companions) == 1:
        return _between(place, row, companions)
    if found.level == "region":
        return place
    if not found.compass:
        return place if found.kilometres is None else msgspec.structs.replace(place, near=True, because=(*place.because, f"{found.kilometres:g} km from it, as the words say"))
    north, east = (sum(COMPASS[point][0] for point in found.compass), sum(COMPASS[point][1] for point in found.compass))
    side = "-".join(name for _, _, name in sorted((COMPASS[point] for point in found.compass), key=lambda one: one[0] == 0))
    if found.kilometres is not None and place.lat is not None and place.lon is not None and (north or east):
        along = found.kilometres / math.hypot(north, east)
        lat = round(place.lat + north * along / DEGREE_KM, 3)
        lon = round(place.lon + east * along / (DEGREE_KM * math.cos(math.radians(place.lat))), 3)
        is_far = found.kilometres > FAR_OFF_KM
        return msgspec.structs.replace(
            place, lat=lat, lon=lon, near=True, admin2=None, level="region" if is_far else place.level, status="inferred",
            admin1=gazetteer.admin(governorate_at(lat, lon, row.country, gazetteer)) if is_far else place.admin1,
            because=(*place.because, f"{found.kilometres:g} km {side} of it, as the words say"),
        )
    if place.level in ("settlement", "site"):
        return msgspec.structs.replace(place, near=True, because=(*place.because, f"{side} of it, as the words say"))
    return place


def as_region(place: Place | None) -> Place | None:
    """The side of a country as what it is once incidents are told apart, for which it weighs no more than the country alone."""
    return msgspec.structs.replace(place, level="region") if place is not None and place.rule == SIDE else place


def governorate_at(lat: float, lon: float, country: str, gazetteer: Gazetteer) -> str | None:
    """The governorate that the places nearest to a point share; nothing where they disagree."""
    near = nsmallest(NEAREST, ((kilometres(lat, lon, *point), identity, governorate) for point, identity, governorate in _settlements(country, gazetteer)))
    held = {governorate for _, _, governorate in near}
    return held.pop() if len(held) == 1 else None


@lru_cache(maxsize=16)
def _settlements(country: str, gazetteer: Gazetteer) -> tuple[tuple[tuple[float, float], str, str], ...]:
    """Point, id and governorate of the settlements of a country."""
    return tuple(((row.lat, row.lon), row.id, row.admin1) for row in gazetteer.rows.values() if row.country == country and row.admin1 and row.level == "settlement" and row.lat is not None and row.lon is not None)


def _between(place: Place, row: PlaceRow, companions: Sequence[PlaceRow]) -> Place:
    apart = min(((km, other.id, other) for other in companions if other.country == row.country and (km := distance(row, other)) is not None), default=None)
    if apart is None or apart[0] > BETWEEN_KM:
        return msgspec.structs.replace(place, near=True)
    other = apart[2]
    assert row.lat is not None and row.lon is not None and other.lat is not None and other.lon is not None
    return msgspec.structs.replace(
        place, lat=round((row.lat + other.lat) / 2, 3), lon=round((row.lon + other.lon) / 2, 3), near=True, status="inferred",
        because=(*place.because, f"between it and {other.name_ar}, as the words say"),
    )
