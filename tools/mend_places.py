"""Mends the tables that ship: places told twice become one row, sites without a point take that of the place beside them, wrong rows go.

Usage: python -m tools.mend_places TABLES_FOLDER, after tools.choose_places. What it changes by hand stands in the tables below, each with its reason.
"""

import csv
import sys
from pathlib import Path

from riwaya.lexicon.gazetteer.formats.whosonfirst import read_file
from riwaya.lexicon.gazetteer.importing import Shipped
from riwaya.lexicon.gazetteer.places import distance, name_key, read_places
from riwaya.lexicon.gazetteer.stated import ImportedPlace
from riwaya.lexicon.gazetteer.table import Gazetteer
from tools.choose_places import FAR_WORDS, OUT, as_row, plain_english, write_rows

TWIN_KM = 2.0
CLOSE = frozenset(("AE", "AF", "EG", "IQ", "IR", "KW", "LB", "LY", "PS", "SA", "SD", "SO", "SY", "TR", "YE"))
# rows that lie alone in their governorate and that no report names: most are namesakes or misplaced in their source
DROPPED = {
    "wof:1327107035", "wof:1360229063", "wof:1343992837", "wof:1293819825", "wof:1293424635", "wof:1226679841", "wof:1243485303", "wof:1344090725", "wof:1276695921", "wof:1309937307", "wof:1326959357",
    "wof:1226081851", "wof:1242607971", "wof:1293231575", "wof:1343696665", "wof:1293109111", "wof:1326849041",
    "wof:421177699",  # Akkar is a governorate of Lebanon, not of Syria
}
# the point of another row of the source: the district of al-Mualla has that of the island of Perim, which belongs to it, 150 km from its town
POINTS = {
    "wof:1091918789": ("YE", "wof:1276456069"), "hand:hol-camp": ("SY", "wof:1326547783"), "hand:yarmouk": ("SY", "wof:1192994787"), "hand:tanf": ("SY", "wof:1293283047"), "hand:hmeimim": ("SY", "wof:1259882989"),
}
# names as reports write them, where the source has another spelling
NAMES = {"wof:1326547783": ("SY", "الهول"), "wof:1276456069": ("YE", "المعلا")}


def main():
    tables = Path(sys.argv[1])
    stated = {country: {p.id: p for p in read_file(tables / f"{country}.csv") if isinstance(p, ImportedPlace)} for country in ("SY", "YE")}
    files = {path.stem: list(csv.DictReader(path.open(encoding="utf-8", newline=""))) for path in sorted(OUT.glob("*.csv"))}
    shipped = Gazetteer(read_places())
    for identity, (country, name) in NAMES.items():
        place = stated[country][identity]
        if identity not in shipped.rows:
            row = as_row(place, Shipped(Gazetteer([r for r in shipped.rows.values() if r.kind == "governorate"]), list(stated[country].values())), 5)
            files[country].append({**row, "name_ar": name, "variants_ar": row["name_ar"], "admin2": ""})
    merged = twins()
    for name, rows in files.items():
        kept = []
        for row in rows:
            is_word = name == "world" and name_key(row["name_ar"]) in FAR_WORDS
            if row["id"] in DROPPED or row["id"] in merged or (is_word and row["country"] not in CLOSE):
                continue
            if name == "world":
                row["importance"] = 0 if is_word else row["importance"]
                row["variants_ar"] = "|".join(n for n in row["variants_ar"].split("|") if name_key(n) not in FAR_WORDS)
            for other in (r for r in shipped.rows.values() if merged.get(r.id) == row["id"]):
                names = dict.fromkeys([*row["variants_ar"].split("|"), other.name_ar, *other.variants_ar])
                row["variants_ar"] = "|".join(n for n in names if n and name_key(n) != name_key(row["name_ar"]))
                row["source"] = " ".join(dict.fromkeys([*row["source"].split(), *other.source.split()]))
                row["importance"] = max(int(row["importance"]), other.importance)
            if row["id"] in POINTS:
                country, beside = POINTS[row["id"]]
                place = stated[country][beside]
                row.update(lat=f"{place.lat:.3f}", lon=f"{place.lon:.3f}", source=" ".join(dict.fromkeys([*row["source"].split(), beside])))
            for key in ("admin1", "admin2"):
                row[key] = "" if row[key] in DROPPED else merged.get(row[key], row[key])
            row["name_en"] = plain_english(row["name_en"])
            kept.append(row)
        write_rows(OUT / f"{name}.csv", kept)
    print(len(merged), "places told twice are one now")


def twins():
    """Ids of settlements that another, more important row tells too, with that row's id."""
    by_name, merged = {}, {}
    for row in sorted(read_places(), key=lambda r: (-r.importance, "gn:" not in r.source, r.id)):
        if row.level != "settlement":
            continue
        for name in row.names:
            first = next((o for o in by_name.get(name, ()) if (km := distance(row, o)) is not None and km < TWIN_KM), None)
            if first is not None:
                merged[row.id] = merged.get(first.id, first.id)
                break
        else:
            for name in row.names:
                by_name.setdefault(name, []).append(row)
    return merged


if __name__ == "__main__":
    main()
