"""A table of one's own with the columns of resources/places: `id, name_ar` needed; `variants_ar` (with | between), `name_en, kind, country, admin1, lat, lon, importance` where known.

`admin1`, `admin2` are ids of places, or names of governorates.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riwaya.lexicon.gazetteer.places import KINDS
from riwaya.lexicon.gazetteer.stated import ImportedPlace, arabic_names, point, table_lines, wrong_point


def read_file(path: Path) -> Iterator[ImportedPlace | str]:
    """The places of a table, in order."""
    for number, line in table_lines(path, (("id",), ("name_ar",))):
        names, kind, importance = arabic_names(line["name_ar"], *line.get("variants_ar", "").split("|")), line.get("kind") or "village", line.get("importance", "")
        wrong = "no Arabic name" if not names else "no id" if not line["id"] else f"unknown kind {kind}" if kind not in KINDS else f"importance {importance} is not 0 to 9" if importance and importance not in "0123456789" else wrong_point(line.get("lat", ""), line.get("lon", ""))
        if wrong:
            yield f"line {number}: {wrong}"
            continue
        north, east = point(line.get("lat", ""), line.get("lon", ""))
        identity = line["id"] if ":" in line["id"] else f"own:{line['id']}"
        yield ImportedPlace(
            id=identity, names_ar=names, name_en=line.get("name_en") or names[0], kind=kind, country=line.get("country", "").upper(), code=line.get("name_en", "") if kind in ("governorate", "district") else "",
            admin1=line.get("admin1", ""), admin2=line.get("admin2", ""), admin1_ar=line.get("admin1", ""), lat=north, lon=east, importance=int(importance) if importance else None, source=line.get("source") or identity,
        )
