"""Tables of Who's On First as CSV: `wof_id, country, placetype, name, name_ar`, and `name_ar_variants, names_latin, lat, lon, region, region_ar, county, population, gn_id`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riwaya.lexicon.gazetteer.stated import LATIN, ImportedPlace, arabic_names, point, settlement, table_lines, whole, wrong_point

KINDS = {"country": "country", "region": "governorate", "county": "district", "localadmin": "subdistrict", "neighbourhood": "quarter", "macrohood": "quarter", "borough": "quarter", "campus": "site", "venue": "site"}


def read_file(path: Path) -> Iterator[ImportedPlace | str]:
    """The places of a table, in order."""
    for number, line in table_lines(path, (("wof_id",), ("placetype",), ("name",), ("name_ar",), ("lat",), ("lon",))):
        names = arabic_names(line["name_ar"], *line.get("name_ar_variants", "").split("|"))
        if not names or not line["wof_id"].isdigit():
            yield f"line {number}: {line['name']}: {'no Arabic name' if not names else 'no id'}"
            continue
        if wrong := wrong_point(line["lat"], line["lon"]):
            yield f"line {number}: {line['name']}: {wrong}"
            continue
        population = whole(line.get("population", ""))
        kind = KINDS.get(line["placetype"]) or (settlement(population) if line["placetype"] == "locality" else "site")
        english = line["name"] if LATIN.search(line["name"]) else next((n.strip() for n in line.get("names_latin", "").split("|") if LATIN.search(n)), line["name"])
        is_top, (north, east), geonames = kind in ("country", "governorate"), point(line["lat"], line["lon"]), line.get("gn_id", "")
        yield ImportedPlace(
            id=f"wof:{line['wof_id']}", names_ar=names, name_en=english, kind=kind, country=line.get("country", ""), code=line["name"] if kind in ("governorate", "district") else "",
            admin1="" if is_top else line.get("region", ""), admin2="" if is_top or kind == "district" else line.get("county", ""), admin1_ar=line.get("region_ar", ""), lat=north, lon=east, population=population,
            source=f"wof:{line['wof_id']}" + (f" gn:{geonames}" if geonames else ""),
        )
