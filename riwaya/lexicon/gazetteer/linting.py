"""Faults of a table of places: ids twice, rows without Arabic, names that no reader would write, unknown kinds and parents, lone points, common words that count as names.

Points that lie far from all others of their governorate for a reason (a desert station, an island) stand in resources/places/linter/exceptions.csv with that reason.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from riwaya.lexicon.gazetteer.places import FOLDER, KINDS, PlaceRow, common_names, distance

FARTHEST_KM = 60.0
TWIN_KM = 2.0
EXCEPTIONS = FOLDER / "linter" / "exceptions.csv"


def lint_places(rows: Sequence[PlaceRow], *, farthest_km: float = FARTHEST_KM, exceptions: Path = EXCEPTIONS) -> list[str]:
    """Every fault in words; an exception that no row needs is a fault too."""
    faults: list[str] = []
    seen: set[str] = set()
    by_id = {row.id: row for row in rows}
    for row in rows:
        if row.id in seen:
            faults.append(f"{row.id}: this id stands twice")
        seen.add(row.id)
        if not any("\u0600" <= c <= "\u06ff" for c in row.name_ar):
            faults.append(f"{row.id}: no Arabic name")
        faults += [f"{row.id}: {name} holds a mark that reports do not write (a short vowel, an invisible character, two names in one)" for name in (row.name_ar, *row.variants_ar) if _is_marked(name)]
        if not row.name_en or any("\u0600" <= c <= "\u06ff" for c in row.name_en):
            faults.append(f"{row.id}: {row.name_ar} has no English name")
        if row.kind not in KINDS:
            faults.append(f"{row.id}: unknown kind {row.kind}")
        faults += [f"{row.id}: parent {parent} is not in the tables" for parent in (row.admin1, row.admin2) if parent and parent not in by_id]
        if row.importance and row.kind in ("village", "site", "quarter") and row.names[0] in common_names():
            faults.append(f"{row.id}: {row.name_ar} is a common word too: its importance must be 0")
    return faults + _twins(rows) + _lone_points(rows, farthest_km, exceptions)


def _is_marked(name: str) -> bool:
    return any(c in "|/" or unicodedata.category(c) in ("Cf", "Mn") for c in name)


def _twins(rows: Sequence[PlaceRow]) -> list[str]:
    """Two settlements of one name within 2 km are one place told twice."""
    faults = []
    by_name: dict[str, list[PlaceRow]] = {}
    for row in rows:
        if row.level == "settlement":
            for name in row.names:
                others = by_name.setdefault(name, [])
                faults += [f"{row.id}: {row.name_ar} stands twice: {other.id} bears this name {km:.1f} km away" for other in others if other.id != row.id and (km := distance(row, other)) is not None and km < TWIN_KM]
                others.append(row)
    return list(dict.fromkeys(faults))


def _lone_points(rows: Sequence[PlaceRow], farthest_km: float, exceptions: Path) -> list[str]:
    explained = read_exceptions(exceptions)
    members: dict[str, list[PlaceRow]] = {}
    for row in rows:
        if row.admin1 and row.lat is not None:
            members.setdefault(row.admin1, []).append(row)
    faults, needed = [], set()
    for group in members.values():
        for row in group:
            others = [km for other in group if other is not row and (km := distance(row, other)) is not None]
            nearest = min(others, default=0.0)
            if nearest <= farthest_km:
                continue
            needed.add(row.id)
            if row.id not in explained:
                faults.append(f"{row.id}: {row.name_ar} ({row.name_en}) lies {nearest:.0f} km from every other place of its governorate; mend it, or say why in {exceptions.name}")
    return faults + [f"{exceptions.name}: {identity}: no longer lone; take this line out" for identity in explained if identity not in needed]


def read_exceptions(path: Path = EXCEPTIONS) -> dict[str, str]:
    """Ids of lone points with the reason why each is right."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {raw["id"]: raw["because"] for raw in csv.DictReader(file)}
