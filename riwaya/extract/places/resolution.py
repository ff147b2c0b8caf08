"""Which place a name means, by evidence: what contains it in the words, the story's countries, the report's other places, distance, importance.

Each piece of evidence is named in `Place.because`; candidates that lost are kept. A village that everything else in the report contradicts is refused
and its name kept: a namesake far away is worse than no point. A name that no table knows stays a name, with the country and governorate of the place
that the words put around it. Never a point from another country than the story's.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.places.borders import country_of
from riwaya.extract.places.context import WELL_KNOWN, PlaceContext
from riwaya.extract.places.evidence import APART_KM, HELD_KM, SAME_KM, Side, evidence_of, held_by, is_seat, side_of
from riwaya.extract.places.offset import SIDE, with_offset
from riwaya.extract.values import PlaceFound
from riwaya.lexicon.arabic.place_words import load_place_words
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow
from riwaya.lexicon.gazetteer.places import distance
from riwaya.model import Admin, Place

VILLAGES = frozenset("قريه قريتي قريتا".split())
TOWNS = frozenset(("city", "town"))
LANDS_OF_TOWNS = frozenset(("district", "subdistrict"))
LANDS = frozenset("وادي جبل سد سهل باديه باديتي".split())
PARTS_OF_TOWNS = frozenset("حي احياء حيي دوار شارع شارعي سوق مخيم حاجز".split())


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate with what speaks for it, in words, and why it cannot be meant where something refuses it."""

    row: PlaceRow
    score: int
    because: tuple[str, ...]
    refusal: str | None = None
    is_held: bool = False
    is_apart: bool = False


def resolve_place(found: PlaceFound, others: Sequence[PlaceFound], *, context: PlaceContext, gazetteer: Gazetteer) -> Place:
    """The place that a name means in this story."""
    # قرب الحدود التركية: on either side of it, so that the country it is named for holds nothing
    parents = [row for position in found.within if position < len(others) and others[position].type_word != "الحدود" for row in _parents(others[position], context, gazetteer)]
    parents += [row for other in others[:1] if other.is_label and other is not found for row in _parents(other, context, gazetteer)]
    rows = _without_lands([gazetteer.place(c) for c in found.candidates], found) or _home(found, context, gazetteer)
    shared = [row for position in found.shared if position < len(others) for row in _parents(others[position], context, gazetteer)]
    if not rows:
        return _unresolved(found, (), parents or shared, gazetteer)
    # بريف اللاذقية, في محافظة إدلب, حلب:: say in which area a place lies; جنوب كركوك says only from where to look
    is_area = any(p < len(others) and (others[p].direction == "ريف" or others[p].level == "governorate") for p in found.within) or any(other.is_label and other is not found for other in others[:1])
    neighbours = [r for other in others if other is not found and len(other.candidates) == 1 for r in (gazetteer.place(other.candidates[0]),) if r.lat is not None]
    # only what is little known is held against the towns of its sentence
    towns = [row for other in others if other is not found for row in _town(other, context, gazetteer)] if any(row.importance < WELL_KNOWN for row in rows) else []
    beside = [row for position in found.companions if position < len(others) for row in _parents(others[position], context, gazetteer)]
    listed = [row for position in found.companions if position < len(others) and len(others[position].candidates) == 1 for row in _parents(others[position], context, gazetteer)]
    side = side_of(found, others, parents or shared, gazetteer)
    judged = sorted((_judge(row, found, parents, shared, neighbours, towns, beside, context, gazetteer, is_area=is_area, side=side, listed=listed) for row in rows), key=lambda one: (one.refusal is not None, -one.score, one.row.id))
    judged = _without_small_namesakes(_without_ties(judged), found)
    if judged and judged[0].refusal is None and judged[0].is_apart:
        judged = [msgspec.structs.replace(one, refusal=one.refusal or f"more than {APART_KM:.0f} km from every place that the report names, and in no governorate that it names") for one in judged]
    if not judged or judged[0].refusal is not None:
        return _unresolved(found, judged, parents or shared, gazetteer)
    best = judged[0].row
    named = next((parent for parent in parents if parent.kind == "governorate"), None) if is_area and best.kind == "village" and best.importance < WELL_KNOWN else None
    if named is not None and named.country == best.country and named.id != best.admin1 and not any(parent.id == best.admin1 for parent in parents):
        # the tables put a village at a border into the governorate beside: the words know better
        best = msgspec.structs.replace(best, admin1=named.id, admin2=None)
    place = Place(
        name=found.name.replace("#", ""), name_en=best.name_en if found.direction != "ريف" else f"{best.name_en} countryside", gazetteer_id=best.id, lat=best.lat, lon=best.lon, level=found.level, near=found.near,
        country=best.country, admin1=_governorate(best, gazetteer) or (_governorate(parents[0], gazetteer) if parents and parents[0].country == best.country and best.level in ("site", "settlement") else None), admin2=gazetteer.admin(best.admin2), status="stated", span=found.span, rule=found.rule,
        because=judged[0].because, candidates=tuple(one.row.id for one in judged[1:6]),
    )
    return with_offset(place, found, best, beside, gazetteer)


def _home(found: PlaceFound, context: PlaceContext, gazetteer: Gazetteer) -> list[PlaceRow]:
    """شرق البلاد: the country of the story, where one is known."""
    home = country_of(context.countries[0], gazetteer) if found.rule == SIDE and context.countries else None
    return [gazetteer.place(home)] if home is not None else []


def _without_lands(rows: list[PlaceRow], found: PlaceFound) -> list[PlaceRow]:
    """قصف على السفيرة, with no word that says district: the town that gave the district its name."""
    if found.level != "settlement":
        return rows
    towns = [row for row in rows if row.kind in TOWNS]
    return [row for row in rows if row.kind not in LANDS_OF_TOWNS or not any(town.admin1 == row.admin1 and town.country == row.country for town in towns)]


def _without_ties(judged: list[Judged]) -> list[Judged]:
    """Villages of one name that nothing tells apart are all refused: a choice between them would be a guess."""
    best = judged[0] if judged else None
    if best is None or best.refusal is not None or best.row.importance >= WELL_KNOWN:
        return judged
    rival = next((one for one in judged[1:] if one.refusal is None and one.score == best.score and one.row.admin1 != best.row.admin1 and ((km := distance(one.row, best.row)) is None or km > SAME_KM)), None)
    if rival is None:
        return judged
    return [msgspec.structs.replace(one, refusal=one.refusal or "nothing tells the places of this name apart") for one in judged]


def _without_small_namesakes(judged: list[Judged], found: PlaceFound) -> list[Judged]:
    """القاهرة, الدوحة without a word that says village: a capital is told of far more often than a village of its name."""
    best = judged[0] if judged else None
    if best is None or best.refusal is not None or best.row.importance > 1 or best.row.level != "settlement" or best.is_held or found.type_word or found.is_listed or found.direction == "ريف":
        return judged
    known = next((one.row for one in judged if one.row.importance >= WELL_KNOWN), None)
    if known is None:
        return judged
    return [msgspec.structs.replace(one, refusal=one.refusal or f"a village that bears the name of {known.name_en}, and no word says village") for one in judged]


def _parents(other: PlaceFound, context: PlaceContext, gazetteer: Gazetteer) -> list[PlaceRow]:
    """What a name that holds another may mean: at home, of the kind that its type word says, and no village where a town or an area bears the name."""
    rows = [gazetteer.place(c) for c in other.candidates]
    at_home = [row for row in rows if not context.countries or row.country == context.countries[0]]
    # where none is at home, a village abroad holds nothing: محافظات الساحل السوري is no village of Yemen
    rows = at_home or [row for row in rows if row.importance >= WELL_KNOWN]
    fitting = [row for row in rows if row.level == other.level] if other.level in ("governorate", "district") else []
    known = [row for row in rows if row.importance >= WELL_KNOWN] if rows and rows[0].importance > WELL_KNOWN else []
    return (fitting or known or rows)[:4]


def _town(other: PlaceFound, context: PlaceContext, gazetteer: Gazetteer) -> list[PlaceRow]:
    """The town of the story's country that a name surely means: the only place of its name, or one that is well known."""
    rows = [row for c in other.candidates if (row := gazetteer.place(c)).level == "settlement" and row.country in context.countries[:1]]
    return rows[:1] if rows and (rows[0].importance >= WELL_KNOWN or len(other.candidates) == 1) else []


def _judge(row: PlaceRow, found: PlaceFound, parents: list[PlaceRow], shared: list[PlaceRow], neighbours: list[PlaceRow], towns: list[PlaceRow], beside: list[PlaceRow], context: PlaceContext, gazetteer: Gazetteer, *, is_area: bool, side: Side | None, listed: list[PlaceRow]) -> Judged:
    held = held_by(row, parents, is_area=is_area) if parents else [piece for piece in held_by(row, shared) if piece[0] > 0]
    pieces = evidence_of(row, found, held, side=side, neighbours=neighbours, listed=listed, context=context, gazetteer=gazetteer)
    score = sum(weight for weight, _ in pieces)
    is_held = any(weight > 0 for weight, _ in held)
    return Judged(
        row=row, score=score, because=tuple(words for _, words in pieces), refusal=_refusal(row, found, pieces, score, parents, shared, towns, context, is_held=is_held), is_held=is_held,
        is_apart=row.kind == "village" and row.importance < WELL_KNOWN and not is_held and _is_apart(row, found, towns, beside, context, gazetteer),
    )


def _is_apart(row: PlaceRow, found: PlaceFound, towns: list[PlaceRow], beside: list[PlaceRow], context: PlaceContext, gazetteer: Gazetteer) -> bool:
    """Whether a village lies far from all that the report names, in a governorate that it does not name, and is no seat of a district of its name."""
    anchors = [anchor for anchor in context.anchors if anchor.id not in found.candidates]
    away = [km for a in (*anchors, *towns) if a.id not in found.candidates and (km := distance(row, a)) is not None]
    if not away or min(away) <= APART_KM or any(row.admin1 and row.admin1 in (a.id, a.admin1) for a in (*anchors, *towns)):
        return False
    return not is_seat(row, gazetteer) and not any((km := distance(row, other)) is not None and km <= SAME_KM for other in beside if other.id not in found.candidates)


def _refusal(row: PlaceRow, found: PlaceFound, pieces: list[tuple[int, str]], score: int, parents: list[PlaceRow], shared: list[PlaceRow], towns: list[PlaceRow], context: PlaceContext, *, is_held: bool) -> str | None:
    """Why a candidate cannot be meant, however much it weighs; `None` where it can."""
    if found.nationality is not None and row.country != found.nationality and not (row.country == "IL" and found.nationality == "PS"):
        return f"in {row.country}, the word behind the name says {found.nationality}"
    home = context.countries[:1]
    # بلدة أ بريف القنيطرة in a report on Israel: the words say themselves in which country it lies
    is_told = is_held and any(parent.importance >= WELL_KNOWN and parent.kind != "country" and parent.country == row.country for parent in parents)
    is_abroad = bool(home) and row.country not in home and row.country != found.nationality and not is_told
    if found.type_word in PARTS_OF_TOWNS and row.kind == "village" and row.importance < WELL_KNOWN and not _is_beside(row, parents, towns, context):
        return f"a part of a town, as the words say, and no place that they name is within {SAME_KM:.0f} km"
    against = next((words for weight, words in pieces if weight < 0), None)
    if against is not None:
        return against
    if is_abroad and (row.importance < WELL_KNOWN or row.country not in context.countries[:3]):
        return f"in {row.country}, the story plays in {home[0]}"
    if (is_abroad or row.importance < WELL_KNOWN) and not context.is_backed(row, found.candidates) and row.country != found.nationality and (row.importance < WELL_KNOWN or not _is_led(row, found)):
        return f"nothing else in the report points to {row.country}"
    if row.kind == "quarter" and found.type_word in LANDS:
        return "a quarter, and the words say open land"
    if row.kind == "quarter" and row.importance < WELL_KNOWN and len(found.own_name.removeprefix("حي ").split()) == 1 and not _is_of_its_town(row, parents, towns, context):
        return f"a quarter, and nothing else in the report is within {SAME_KM:.0f} km of it"
    if is_abroad and found.own_name in load_place_words().short_names:
        return f"short for a place of {row.country}, the story plays in {home[0]}"
    if found.type_word in VILLAGES and (row.importance > WELL_KNOWN and row.kind in ("city", "governorate") or is_abroad and row.kind in ("city", "town", "governorate")):
        return "a village, as the words say"
    if shared and not parents and _is_small(row, found) and _is_outside(row, shared):
        return f"outside {shared[0].name_ar}, which the words put around the list it stands in"
    return "nothing speaks for it" if score < 0 else None


def _is_outside(row: PlaceRow, holders: list[PlaceRow]) -> bool:
    """Whether a place lies in none of the areas and far from all of them."""
    away = [km for holder in holders if (km := distance(row, holder)) is not None]
    return bool(away) and min(away) > HELD_KM and not any(weight > 0 for weight, _ in held_by(row, holders))


def _is_small(row: PlaceRow, found: PlaceFound) -> bool:
    """A village, or a town that the words call a village."""
    return row.level in ("settlement", "site") and (row.importance < WELL_KNOWN or (found.type_word in VILLAGES and row.importance == WELL_KNOWN))


def _is_led(row: PlaceRow, found: PlaceFound) -> bool:
    """Whether the words themselves say that a name of another country is a place: في باريس, مدينة أبها, العاصمة كوالالمبور."""
    if row.kind in ("country", "governorate", "region") or (row.admin1 is not None and row.importance > WELL_KNOWN):
        return True
    return found.type_word in ("مدينه", "العاصمه") or (found.type_word is None and found.preposition == "في")


def _is_beside(row: PlaceRow, parents: list[PlaceRow], neighbours: list[PlaceRow], context: PlaceContext) -> bool:
    """Whether a town that the words or the sentence name, else one that the report names, lies beside a part of a town."""
    named = parents or neighbours or list(context.anchors)
    return any((km := distance(row, other)) is not None and km <= SAME_KM for other in named if other.id != row.id)


def _is_of_its_town(row: PlaceRow, parents: list[PlaceRow], towns: list[PlaceRow], context: PlaceContext) -> bool:
    """Whether the words, else the sentence, else the report name the town of a quarter; where the quarter has no point, its governorate."""
    named = [other for other in (parents or towns or context.anchors) if other.id != row.id]
    if row.lat is None:
        return any(row.admin1 in (other.id, other.admin1) for other in (parents or (*towns, *context.anchors)) if row.admin1 and other.id != row.id)
    return any((km := distance(row, other)) is not None and km <= SAME_KM for other in named)


def _governorate(row: PlaceRow, gazetteer: Gazetteer) -> Admin | None:
    return gazetteer.admin(row.admin1) or (Admin(id=row.id, ar=row.name_ar, en=row.name_en) if row.kind == "governorate" else None)


def _unresolved(found: PlaceFound, judged: Sequence[Judged], parents: list[PlaceRow], gazetteer: Gazetteer) -> Place:
    """The name with what the words put around it, and why every place of this name was refused."""
    parent = parents[0] if parents else None
    because = [f"not {one.row.name_en} ({one.row.id}): {one.refusal}" for one in judged[:5]] or ["no table knows this name"]
    if parent is not None:
        because.append(f"inside {parent.name_ar}, as the words say")
    return Place(
        name=found.name.replace("#", ""), level=found.level, near=found.near, country=parent.country if parent else None, admin1=_governorate(parent, gazetteer) if parent else None, status="unresolved", span=found.span, rule=found.rule,
        because=tuple(because), candidates=found.candidates[:5],
    )
