"""Whether two resolved places can be one: the same, one in the other, or apart.

In: two places of one report. Out: yes or no, by gazetteer id, name, coordinates (km as the crow flies) and the areas that hold them.
"""

from __future__ import annotations

from riwaya.extract.places.offset import SIDE
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import kilometres
from riwaya.model import Place
from riwaya.model.vocabulary import PLACE_LEVELS

# levels that say where something happened, not only in which part of a country
NARROW = frozenset(("settlement", "site", "district"))
QUARTERS = frozenset("حي احياء حيي شارع سوق دوار جسر".split())
IN_TOWN_KM = 6.0
APART_KM = 20.0
# what lies farther from a district or a town is no part of it, whatever nobody knows of its areas
DISTRICT_KM = 80.0


def same_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return False
    if (one.level, other.level) in (("site", "settlement"), ("settlement", "site")) and one.lat is not None and other.lat is not None and one.lon is not None and other.lon is not None:
        # a quarter or a site and the town that it lies in
        return kilometres(one.lat, one.lon, other.lat, other.lon) <= IN_TOWN_KM
    if are_other_sides(one, other):
        return False
    if one.gazetteer_id and other.gazetteer_id:
        return one.gazetteer_id == other.gazetteer_id
    return one.name == other.name


def are_other_sides(one: Place, other: Place) -> bool:
    """وسط مالي, شمالي البلاد: two sides of one country."""
    return one.rule == SIDE == other.rule and _sides(one.name) != _sides(other.name)


def _sides(name: str) -> list[str]:
    """The directions of a name, spelled alike: شمالي شرق مالي -> شمال, شرق."""
    return [words().directions[word] for word in folded(name).split() if word in words().directions]


def are_apart(one: Place, other: Place) -> bool:
    """Two sites, or a district and a town that nothing says lies in it: compatible as long as no word speaks against."""
    if same_place(one, other) or named_alike(one, other):
        return False
    levels = {one.level, other.level}
    return levels == {"site"} or levels == {"district", "settlement"} and (one.admin2 is None or other.admin2 is None)


def named_alike(one: Place, other: Place) -> bool:
    """Whether one name holds the other: قرية أ and أ, ريف أ and أ."""
    return one.name in other.name or other.name in one.name


def same_land(one: Place, other: Place) -> bool:
    return one.admin1 is not None and other.admin1 is not None and one.admin1.id == other.admin1.id


def compatible_places(one: Place, other: Place) -> bool:
    """The same, or one holds the other: a village and its countryside, a quarter and its city."""
    if same_place(one, other) or named_alike(one, other):
        return True
    if are_other_sides(one, other):
        return False
    small, large = (one, other) if PLACE_LEVELS.index(one.level) <= PLACE_LEVELS.index(other.level) else (other, one)
    if small.level == large.level and small.level in ("settlement", "district", "governorate"):
        return False
    if large.level == "country":
        return small.country in (None, large.country)
    if large.level in ("governorate", "region"):
        return small.admin1 is None or large.admin1 is None or small.admin1.id == large.admin1.id
    if _are_farther(one, other, DISTRICT_KM):
        return False
    if large.level == "district":
        return small.admin2 is None or large.admin2 is None or small.admin2.id == large.admin2.id
    return small.level == "site" and (small.admin2 is None or large.admin2 is None or small.admin2.id == large.admin2.id)


def are_far_apart(one: Place, other: Place) -> bool:
    return _are_farther(one, other, APART_KM)


def _are_farther(one: Place, other: Place, km: float) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) > km
