"""What the map of report.html is drawn from: resources/map/geography.yaml (rivers, lakes, seas, names) and outlines.json (countries).

Points are [latitude, longitude] in WGS84 degrees; outlines are arcs in hundredths of a degree, longitude first, the first point and then steps.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.lexicon.yaml_file import read_records

FOLDER = Path(__file__).parent.parent / "resources" / "map"
Point = tuple[float, float]


class RiverRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A river from source to mouth; `passes` names places on its banks."""

    id: str
    name_ar: str
    name_en: str
    course: tuple[Point, ...]
    passes: tuple[str, ...] = ()


class LakeRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lake by its shore."""

    id: str
    name_ar: str
    name_en: str
    ring: tuple[Point, ...]


class SeaRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The label of a sea."""

    id: str
    name_ar: str
    name_en: str
    at: Point


class CountryRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The label of a country, drawn from `from_scale` pixels a degree; its names stand here only where resources/places has none."""

    code: str
    at: Point
    from_scale: int = 0
    name_ar: str = ""
    name_en: str = ""


class Outlines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Countries as rings of shared arcs; `~n` is arc n backwards."""

    note: str
    arcs: tuple[tuple[int, ...], ...]
    countries: dict[str, tuple[tuple[int, ...], ...]]


class Geography(msgspec.Struct, frozen=True, kw_only=True):
    """Everything under the points of the map."""

    rivers: tuple[RiverRecord, ...]
    lakes: tuple[LakeRecord, ...]
    seas: tuple[SeaRecord, ...]
    countries: tuple[CountryRecord, ...]
    outlines: Outlines


@lru_cache(maxsize=1)
def load_geography() -> Geography:
    """The geography that ships with Riwaya; faults stop the load, all of them named."""
    faults: list[str] = []
    path = FOLDER / "geography.yaml"
    tables = read_records(path, {"rivers": RiverRecord, "lakes": LakeRecord, "seas": SeaRecord, "countries": CountryRecord}, faults)
    named = {row.country: row for row in load_gazetteer().rows.values() if row.kind == "country"}
    countries = []
    for record in tables["countries"]:
        row = named.get(record.code)
        if not record.name_ar and row is None:
            faults.append(f"{path}: countries: {record.code}: no name here and none in resources/places")
        elif not record.name_ar and row is not None:
            record = msgspec.structs.replace(record, name_ar=row.name_ar, name_en=row.name_en)
        countries.append(record)
    try:
        outlines = msgspec.json.decode((FOLDER / "outlines.json").read_bytes(), type=Outlines)
    except msgspec.DecodeError as error:
        faults.append(f"{FOLDER / 'outlines.json'}:1: {error}")
    if faults:
        raise ResourceError(faults)
    return Geography(rivers=tuple(tables["rivers"]), lakes=tuple(tables["lakes"]), seas=tuple(tables["seas"]), countries=tuple(countries), outlines=outlines)
