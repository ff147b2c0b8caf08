"""When two names, or two places, are the same: spelling folded, words that only say what sort of place it is left out, distance.

A place is right within the radius of its level, or by name where one side has no point; where several names are as right, a named one may lie
three radii away.
"""

from __future__ import annotations

import math
import re

from evaluation.score.gold import GoldPlace
from riwaya.model import Place

RADIUS_KM = {"site": 10, "settlement": 10, "district": 25, "governorate": 60, "region": 80}
EARTH_KM = 6371.0
# marks over letters, tatweel, joiners and direction marks carry no meaning in a name
SIGNS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
LETTERS = str.maketrans("أإآٱىةؤئیک", "اااايهءءيك")
SORTS = frozenset(
    "مدينه بلده قريه منطقه ناحيه محافظه ريف حي مخيم معبر قاعده حقل محيط بلدات قري جبهه شارع طريق جبل وادي مطار ولايه اقليم مديريه محور اطراف".split()
)


def place_key(name: str | None) -> str:
    """A name without what does not tell two places apart.

    >>> place_key("بلدة الشحيل") == place_key("شحيل")
    True
    """
    words = re.sub(r"[^\w]+", " ", SIGNS.sub("", name or "").translate(LETTERS)).split()
    telling = [word for word in words if word not in SORTS] or words
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in telling)


def entity(identity: str) -> str:
    """An id as it is; a name as written by its key."""
    return f"name:{place_key(identity[5:])}" if identity.startswith("name:") else identity


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points in degrees.

    >>> round(kilometres((36.2, 37.15), (35.93, 36.63)))
    55
    """
    (a, b), (c, d) = ((math.radians(lat), math.radians(lon)) for lat, lon in (first, second))
    bow = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(bow))


def point(place: GoldPlace | Place | None) -> tuple[float, float] | None:
    """Latitude and longitude, where both are there."""
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def same_name(gold: GoldPlace, given: Place) -> bool:
    """The given name is an accepted one, or holds one whole."""
    key = place_key(given.name)
    accepted = (place_key(name) for name in (gold.name, *gold.alt))
    return any(key == name or (bool(name) and f" {name} " in f" {key} ") for name in accepted)


def same_place(gold: GoldPlace | None, given: Place | None) -> bool:
    """Whether the given place is the annotated one; false where either is missing."""
    if gold is None or given is None:
        return False
    here, there = point(gold), point(given)
    if gold.level == "country" or here is None or there is None:
        return same_name(gold, given)
    away, radius = kilometres(here, there), RADIUS_KM[gold.level]
    return away <= radius or (bool(gold.alt) and away <= 3 * radius and same_name(gold, given))
