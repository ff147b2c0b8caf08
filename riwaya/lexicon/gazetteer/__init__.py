"""The table of places: facts from resources/places/*.csv, looked up by folded name.

A name is found with its words joined or split (ديرالزور, البو كمال). Points are WGS84 degrees, absent where no source confirms them.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.model import Admin

FOLDER = Path(__file__).parent.parent.parent / "resources" / "places"
SITES = frozenset(("camp", "crossing", "airport", "airbase", "dam", "field", "road", "mountain", "site", "quarter"))
LEVELS = {"country": "country", "governorate": "governorate", "district": "district", "subdistrict": "district", "region": "region", "river": "region", "sea": "region", "city": "settlement", "town": "settlement", "village": "settlement"}


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One place. `admin1`, `admin2` are ids of rows; `importance` is 0 for a name that is also a common word."""

    id: str
    name_ar: str
    variants_ar: tuple[str, ...] = ()
    name_en: str
    kind: str
    country: str
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    importance: int = 0
    source: str = ""

    @property
    def level(self) -> str:
        return "site" if self.kind in SITES else LEVELS.get(self.kind, "settlement")


class Gazetteer:
    """Places by id and by folded name."""

    def __init__(self, rows: Sequence[PlaceRow]) -> None:
        self.rows = {row.id: row for row in rows}
        self._names: dict[str, list[str]] = {}
        self._longest: dict[str, int] = {}
        for row in rows:
            for name in (row.name_ar, *row.variants_ar):
                self._add(folded(name).replace("-", " "), row.id)

    def _add(self, name: str, identity: str) -> None:
        words = name.split()
        for form in dict.fromkeys((" ".join(words), "".join(words) if len(words) > 1 else "")):
            if form and identity not in self._names.setdefault(form, []):
                self._names[form].append(identity)
                head = form.split()[0]
                self._longest[head] = max(self._longest.get(head, 0), len(form.split()))

    def find_name(self, words: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """The longest name at the start of `words` (folded): how many words it takes, and the ids that bear it, most important first."""
        if not words:
            return None
        for width in range(min(self._longest.get(words[0], 0), len(words)), 0, -1):
            ids = self._names.get(" ".join(words[:width]))
            if ids:
                return width, self._ranked(ids)
        if len(words) > 1 and words[0] in ("ابو", "البو", "دير", "كفر", "معره", "ام", "بيت", "عين", "تل", "راس", "ال", "جب", "خان"):
            ids = self._names.get("".join(words[:2]))
            return (2, self._ranked(ids)) if ids else None
        return None

    def _ranked(self, ids: list[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda i: (-self.rows[i].importance, i)))

    def place(self, identity: str) -> PlaceRow:
        return self.rows[identity]

    def admin(self, identity: str | None) -> Admin | None:
        """The administrative area of this id as the record writes it."""
        row = self.rows.get(identity) if identity else None
        return Admin(id=row.id, ar=row.name_ar, en=row.name_en) if row else None


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees.

    >>> round(kilometres(35.33, 40.14, 36.2, 37.16))
    286
    """
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def read_places(folder: Path = FOLDER) -> list[PlaceRow]:
    """All rows of all tables in a folder; faulty rows stop the load, all of them named."""
    rows, faults = [], []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, raw in enumerate(csv.DictReader(file), 2):
                try:
                    rows.append(_row(raw))
                except (KeyError, ValueError) as error:
                    faults.append(f"{path}:{number}: {error}")
    if faults:
        raise ResourceError(faults)
    return rows


def _row(raw: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        id=raw["id"], name_ar=raw["name_ar"], variants_ar=tuple(v for v in raw["variants_ar"].split("|") if v), name_en=raw["name_en"], kind=raw["kind"],
        country=raw["country"], admin1=raw["admin1"] or None, admin2=raw["admin2"] or None, lat=float(raw["lat"]) if raw["lat"] else None,
        lon=float(raw["lon"]) if raw["lon"] else None, importance=int(raw["importance"]), source=raw["source"],
    )


@lru_cache(maxsize=2)
def load_gazetteer(folder: Path = FOLDER) -> Gazetteer:
    """The places that ship with Riwaya, loaded once a process."""
    return Gazetteer(read_places(folder))


def lint_places(rows: Sequence[PlaceRow], *, farthest_km: float = 400.0) -> list[str]:
    """Faults of a table: ids twice, rows without Arabic, unknown parents, points far from the other places of their governorate."""
    faults: list[str] = []
    seen: set[str] = set()
    by_id = {row.id: row for row in rows}
    for row in rows:
        if row.id in seen:
            faults.append(f"{row.id}: this id stands twice")
        seen.add(row.id)
        if not any("\u0600" <= c <= "\u06ff" for c in row.name_ar):
            faults.append(f"{row.id}: no Arabic name")
        for parent in (row.admin1, row.admin2):
            if parent and parent not in by_id:
                faults.append(f"{row.id}: parent {parent} is not in the tables")
        seat = by_id.get(row.admin1) if row.admin1 else None
        if seat and None not in (row.lat, row.lon, seat.lat, seat.lon) and kilometres(row.lat or 0, row.lon or 0, seat.lat or 0, seat.lon or 0) > farthest_km:
            faults.append(f"{row.id}: {row.name_ar} lies farther than {farthest_km:.0f} km from its governorate")
    return faults
