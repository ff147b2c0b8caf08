"""One place and how tables of places are read: resources/places/*.csv, one row a place.

Points are WGS84 degrees, absent where no source confirms them. `importance` 0 marks a name that is also a common word: it counts only behind a
type word (قرية, بلدة). common_names.txt beside the tables lists such words; imported tables are marked by it too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded

FOLDER = Path(__file__).parent.parent.parent / "resources" / "places"
COLUMNS = ("id", "name_ar", "variants_ar", "name_en", "kind", "country", "admin1", "admin2", "lat", "lon", "importance", "source")
SITES = frozenset(("camp", "crossing", "airport", "airbase", "dam", "field", "road", "mountain", "site", "quarter"))
LEVELS = {"country": "country", "governorate": "governorate", "district": "district", "subdistrict": "district", "region": "region", "river": "region", "sea": "region", "city": "settlement", "town": "settlement", "village": "settlement"}
KINDS = frozenset((*SITES, *LEVELS))


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

    @property
    def names(self) -> tuple[str, ...]:
        """Every Arabic name, folded, each once."""
        return tuple(dict.fromkeys(name_key(name) for name in (self.name_ar, *self.variants_ar)))


def name_key(name: str) -> str:
    """A name as it is looked up.

    >>> name_key("بعلبك - الهرمل")
    'بعلبك الهرمل'
    """
    return " ".join(folded(name).replace("-", " ").split())


def written_forms(key: str) -> tuple[str, ...]:
    """How a folded name is written: its words apart, and joined.

    >>> written_forms("دير الزور")
    ('دير الزور', 'ديرالزور')
    """
    return (key, key.replace(" ", "")) if " " in key else (key,) if key else ()


@lru_cache(maxsize=1 << 16)
def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees.

    >>> round(kilometres(35.33, 40.14, 36.2, 37.16))
    286
    """
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def distance(one: PlaceRow, other: PlaceRow) -> float | None:
    """Kilometres between two places, `None` where a point is absent."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres(one.lat, one.lon, other.lat, other.lon)


@lru_cache(maxsize=2)
def common_names(path: Path = FOLDER / "common_names.txt") -> frozenset[str]:
    """Names of places that are common words as well, folded."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(name_key(line) for line in lines if line and not line.startswith("#"))


def usual_importance(kind: str, key: str, population: int) -> int:
    """How much a folded name that stands alone weighs: 8 for a governorate, 7 for a city, down to 1 for a village and 0 for a common word.

    >>> usual_importance("village", "قميناس", 0), usual_importance("city", "حلب", 2_000_000), usual_importance("village", "محيط", 0)
    (1, 7, 0)
    """
    grade = {"country": 9, "governorate": 8, "city": 7, "district": 6, "town": 5}.get(kind, 2 if population > 5000 else 1)
    return 0 if grade < 5 and (len(key) < 3 or key in common_names()) else grade


def uncommon(name: str, variants: Sequence[str]) -> tuple[str, ...]:
    """The other names of a place without those that are common words, or a cut of a longer name.

    >>> uncommon("الطفة", ["الحكومة", "طفة", "الطف"])
    ('طفة',)
    """
    keys = {name_key(n) for n in (name, *variants)}
    seen = {name_key(name)}
    kept = []
    for variant in variants:
        key = name_key(variant)
        if key and key not in seen and key not in common_names() and not (" " not in key and any(longer.startswith(key) and len(longer) - len(key) in (1, 2) for longer in keys)):
            kept.append(variant)
            seen.add(key)
    return tuple(kept)


def read_places(folder: Path = FOLDER) -> list[PlaceRow]:
    """All rows of all tables in a folder; faulty rows stop the load, all of them named."""
    import csv  # only here: what is kept on disk is read without it

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


def ranked(ids: Sequence[str], importance: Iterable[int]) -> tuple[str, ...]:
    """Ids, the most important first."""
    return tuple(identity for _, identity in sorted((-grade, identity) for identity, grade in zip(ids, importance, strict=True)))
