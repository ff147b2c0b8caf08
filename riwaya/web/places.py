"""Places that can be picked: those that ship, those of a person's own gazetteer, and those that people added to this store.

Names are compared as the engine compares them, folded; a part of a name is enough.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, kilometres, load_gazetteer
from riwaya.lexicon.gazetteer.places import name_key
from riwaya.model import Admin, Place
from riwaya.model.text import Span

MOST = 2000


class PlaceFound(msgspec.Struct, frozen=True, kw_only=True):
    """A place; `is_own` where people added it to this store."""

    id: str
    name_ar: str
    name_en: str
    variants_ar: tuple[str, ...]
    kind: str
    level: str
    country: str
    admin1: Admin | None
    admin2: Admin | None
    lat: float | None
    lon: float | None
    is_own: bool


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; `near` is latitude, longitude, kilometres."""

    words: str = ""
    near: tuple[float, float, float] | None = None
    country: str | None = None
    kind: str | None = None


def find_places(connection: sqlite3.Connection, gazetteer: Path | None, sought: Sought) -> list[PlaceFound]:
    """Places that fit: those of exactly that name first, then by distance where a point is given, by importance elsewhere."""
    table, key, latin = load_gazetteer(gazetteer), name_key(sought.words), sought.words.strip().casefold()
    own = own_places(connection)
    exact = set(table.named(key)) if key else set()
    ranked = []
    for row, names, english in [*((row, " | ".join(row.names), row.name_en.casefold()) for row in own), *_index(gazetteer), *_imported(table, exact)]:
        if sought.country and row.country != sought.country.upper() or sought.kind and row.kind != sought.kind:
            continue
        fits = not latin or (bool(key) and key in names) or latin in english or latin == row.id.casefold()
        if not fits:
            continue
        far = 0.0
        if sought.near is not None:
            if row.lat is None or row.lon is None:
                continue
            far = kilometres(row.lat, row.lon, *sought.near[:2])
            if far > sought.near[2]:
                continue
        is_exact = row.id in exact or latin == english or key in row.names
        ranked.append(((not is_exact, round(far, 1), -row.importance, row.id), row))
    ranked.sort(key=lambda item: item[0])
    ids = {row.id for row in own}
    return [found(row, gazetteer, is_own=row.id in ids) for _, row in ranked[:MOST]]


def place_row(connection: sqlite3.Connection, gazetteer: Path | None, identity: str) -> PlaceRow | None:
    """The place of an id, `None` where there is none."""
    own = {row.id: row for row in own_places(connection)}
    if identity in own:
        return own[identity]
    try:
        return load_gazetteer(gazetteer).place(identity)
    except KeyError:
        return None


def own_places(connection: sqlite3.Connection) -> list[PlaceRow]:
    """Places that people added to this store."""
    rows = connection.execute("SELECT record FROM additions WHERE what = 'place' AND is_live ORDER BY addition_id")
    return [msgspec.json.decode(record, type=PlaceRow) for (record,) in rows]


def as_place(row: PlaceRow, gazetteer: Path | None, *, name: str, span: Span) -> Place:
    """The place as a record holds it."""
    table = load_gazetteer(gazetteer)
    return Place(
        name=name, name_en=row.name_en or None, gazetteer_id=row.id, lat=row.lat, lon=row.lon, level=row.level, country=row.country, admin1=table.admin(row.admin1), admin2=table.admin(row.admin2),
        status="stated", span=span, rule="person",
    )


@lru_cache(maxsize=2)
def _index(gazetteer: Path | None) -> tuple[tuple[PlaceRow, str, str], ...]:
    return tuple((row, " | ".join(row.names), row.name_en.casefold()) for row in load_gazetteer(gazetteer).rows.values())


def _imported(table: Gazetteer, exact: set[str]) -> Iterator[tuple[PlaceRow, str, str]]:
    for identity in sorted(exact - table.rows.keys()):
        row = table.place(identity)
        yield row, " | ".join(row.names), row.name_en.casefold()


def found(row: PlaceRow, gazetteer: Path | None, *, is_own: bool) -> PlaceFound:
    """A place as it is shown."""
    table = load_gazetteer(gazetteer)
    return PlaceFound(
        id=row.id, name_ar=row.name_ar, name_en=row.name_en, variants_ar=row.variants_ar, kind=row.kind, level=row.level, country=row.country, admin1=table.admin(row.admin1),
        admin2=table.admin(row.admin2), lat=row.lat, lon=row.lon, is_own=is_own,
    )
