"""Mends the tables that ship: places told twice become one row, sites without a point take that of the place beside them, wrong rows go.

Usage: python -m tools.mend_places TABLES_FOLDER, after tools.choose_places. What it changes by hand stands in the tables below, each with its reason.
`python -m tools.mend_places --corrections` applies these tables alone to the rows that ship; a second time it changes nothing.
"""

import csv
import sys
import unicodedata
from pathlib import Path

from riwaya.lexicon.gazetteer.formats.whosonfirst import read_file
from riwaya.lexicon.gazetteer.importing import Shipped
from riwaya.lexicon.gazetteer.places import distance, name_key, read_places
from riwaya.lexicon.gazetteer.stated import ImportedPlace
from riwaya.lexicon.gazetteer.table import Gazetteer
from tools.choose_places import COUNTRIES, FAR_WORDS, OUT, as_row, plain_english, write_rows

TWIN_KM = 2.0
CLOSE = frozenset(("AE", "AF", "EG", "IQ", "IR", "KW", "LB", "LY", "PS", "SA", "SD", "SO", "SY", "TR", "YE"))
# rows that lie alone in their governorate and that no report names: most are namesakes or misplaced in their source
DROPPED = {
    "wof:1327107035", "wof:1360229063", "wof:1343992837", "wof:1293819825", "wof:1293424635", "wof:1226679841", "wof:1243485303", "wof:1344090725", "wof:1276695921", "wof:1309937307", "wof:1326959357",
    "wof:1226081851", "wof:1242607971", "wof:1293231575", "wof:1343696665", "wof:1293109111", "wof:1326849041",
    "wof:421202299",  # nor is it a district of Homs
    "wof:421177699",  # Akkar is a governorate of Lebanon, not of Syria
    "wof:1226330267",  # a village of Yemen with a point in the Gulf of Guinea
    "wof:85681385",  # a force of the United Nations is no governorate of Syria
    "wof:421190427",  # nor is that of Latakia a village
    "wof:421188081", "wof:421187911",  # Sudan and Baalbek-Hermel, told a second time
    "gn:4744091",  # Alexandria of Virginia
}
# the point of another row of the source (a row of hand.csv names that row beside "hand"): the district of al-Mualla has that of the island of Perim, which belongs to it, 150 km from its town;
# Abu Rasin is the town at the hill of its name, not the namesake 90 km south of it
POINTS = {
    "wof:1091918789": ("YE", "wof:1276456069"), "wof:1343771515": ("SY", "wof:1226460101"),
    # towns that were written by hand and that a table has after all; reports put Maarrat an-Nasan beside Miznaz, where the source has it by an older name
    "hand:maarrat-an-nasan": ("SY", "wof:1343739355"), "hand:ayta-ash-shab": ("LB", "wof:1226236841"), "hand:mays-al-jabal": ("LB", "wof:1226741639"), "hand:hula": ("LB", "wof:1210013403"),
    "hand:ras-baalbek": ("LB", "wof:1343740469"), "hand:heglig": ("SD", "wof:1276453775"), "hand:jalawla": ("IQ", "wof:1226028523"), "hand:qalandiya": ("PS", "wof:101922041"),
    # two camps and a prison within three kilometres of the town that they are called after
    "hand:tulkarm-camp": ("PS", "wof:101921181"), "hand:deraa-camp": ("SY", "wof:421197257"), "hand:adra-prison": ("SY", "wof:1293769267"),
}
# names as reports write them, where the source has another spelling
NAMES = {"wof:1326547783": ("SY", "الهول"), "wof:1276456069": ("YE", "المعلا"), "wof:1276787897": ("SY", "الزر"), "wof:1310095087": ("SY", "التوخار")}
# governorates that the source leaves out, of places that reports name and that lie beside a border, or have no point; the town of Lawdar, which it puts into another
GOVERNORATES = {
    "wof:1209304189": "wof:85678359", "wof:1209401933": "wof:85678373", "wof:1293106469": "wof:85678395", "wof:1209362293": "wof:85681029", "gn:369004": "wof:85676871", "gn:8504621": "wof:85676871", "wof:1125890719": "wof:85676867", "wof:1310021005": "wof:85673659", "wof:1209625685": "wof:85673607", "wof:1209625733": "wof:85673607", "wof:1259594925": "wof:85678395", "gn:364933": "wof:85676919",
    "gn:73504": "wof:85681043",
    "gn:79131": "wof:85680959", "gn:273675": "wof:1377074353", "hand:t4": "wof:85678367", "hand:hmeimim": "wof:85678345", "hand:omar-field": "wof:85678381", "hand:conoco": "wof:85678381", "hand:tanf": "wof:85678367",
    "hand:ain-asad": "wof:85672483", "hand:hol-camp": "wof:85678377", "hand:rukban": "wof:85678367", "hand:yarmouk": "wof:85678403", "hand:bab-hawa": "wof:85678373", "hand:karam-shalom": "wof:85681213",
    "hand:rafah-crossing": "wof:85681213", "hand:abu-kamal-crossing": "wof:85672483", "hand:zawiya": "wof:85678373", "hand:jabal-samak": "wof:85678373", "hand:jabal-turkman": "wof:85678345", "hand:eastern-ghouta": "wof:85678391",
    "hand:western-ghouta": "wof:85678391", "hand:ghab": "wof:85678363", "hand:golan": "wof:85678395", "wof:1209406525": "wof:85678381", "wof:1293100699": "wof:85678395", "wof:1209113655": "wof:85678395", "hand:ayta-ash-shab": "wof:85673495", "hand:mays-al-jabal": "wof:85673495", "hand:hula": "wof:85673495",
    "hand:ras-baalbek": "wof:1377074353", "hand:heglig": "wof:1108805631", "hand:jalawla": "wof:85672481", "hand:qalandiya": "wof:85681427", "hand:gaza-strip": "wof:85681213", "hand:west-bank": "wof:85681427", "hand:dahieh": "wof:85673491",
}
# names that are another place's: Taizz stands in the source as a name of two other governorates, the town of Zinjibar as one of Zanzibar, a cut of the article as Lod
NOT_NAMES = {
    "wof:85681021": ("تعز",), "wof:85681033": ("تعز",), "gn:148730": ("مدينة زنجبار",), "gn:294421": ("لاد",), "wof:1276645915": ("سروج",),
    # words that the source has as other names: 'pictures' and 'tyre' for Tyre, 'safety' for Amman, 'revolution' for Tabqa, 'northern', 'oases', a town of Iraq for Mhardeh of Syria
    "wof:890455641": ("الصور", "الإطار"), "gn:250441": ("أمان",), "gn:74477": ("ای بی",), "wof:1326630607": ("ثورة",), "wof:85676905": ("الشمالية",), "wof:85673631": ("الواحات",), "wof:1292989737": ("الكرمة",), "wof:890449807": ("الهندية",),
    # the sea and a town of its own are not the area that the source calls by them
    "wof:85676867": ("البحر الاحمر", "البحر الأحمر"), "wof:85673663": ("القبة",), "wof:1326132211": ("عدن",), "wof:890449825": ("محافظة طرطوس", "مُحافظة طرطوس"),
    # the seat of a governorate is a row of its own, up to 240 km from the middle of the area
    "wof:85672429": ("الموصل",), "wof:85672483": ("الرمادي",), "wof:85672469": ("العماره",), "wof:85672463": ("الناصرية",), "wof:85672481": ("بعقوبة",), "wof:85672491": ("الحلة",),
    "wof:85672459": ("الديوانية",), "wof:85672455": ("السماوه",), "wof:85673615": ("غريان", "مزدة"),
    # districts of Libya and Sudan under the names of their neighbours and of towns in them; an office that Sanaa has too; an island for Algiers, Saveh for Arak, another province for Skikda
    "wof:85673563": ("غدامس",), "wof:85673575": ("الخمس",), "wof:85673585": ("أوباري",), "wof:85673605": ("العزيزية/الجفرة", "العزيزية", "الجفرة"), "wof:85673669": ("أوباري",),
    "wof:85676875": ("ولاية جنوب دارفور",), "wof:85676885": ("ولاية غرب دارفور",), "wof:85672447": ("أمانة العاصمة",), "gn:2507480": ("الجزيره",), "gn:143127": ("ساوه",), "gn:2479536": ("ولاية سعيدة",),
    # the south and the north of any country; the south of Lebanon is two governorates
    "wof:85673499": ("الجنوب", "جنوب لبنان"), "wof:1377074355": ("الشمال",),
}
# names that reports use and the source lacks: the Kurdish names of Tell Abyad and Abu Rasin, Tripoli for its district, which the source calls after two of its parts
MORE_NAMES = {
    "wof:1226160799": ("الكرمة",), "wof:1343771515": ("زركان",), "wof:1276457637": ("سري كانيه", "سري كانيي", "سريه كانيه"),
    "wof:1276750831": ("كفر دريان",), "wof:1310429531": ("كري سبي",), "wof:1226549433": ("حصيبة الشرقية",), "wof:1276777483": ("حصيبة الغربية",), "wof:85673621": ("تاجوراء والنواحي الأربع", "شعبية طرابلس")}
# districts of Yemen that reports call by their name alone, where the source has only مديرية X: a village of the name elsewhere would be taken for them
BARE_DISTRICTS = frozenset(
    "أرحب رازح همدان خولان يافع الجوبة ذيبين حيران القفر منبه شداء قطابر ماهلية بدبدة العبدية رغوان القبيطة المقاطرة المضاربة يهر الأزارق الحشاء جبن الوازعية المواسط ماوية المعافر الشمايتين خدير مشرعة "
    "مستباء القناوص المغلاف الدريهمي التحيتا الحوك كمران أحور الوضيع خنفر جيشان الغيظة سيحوت دوعن عسيلان بيحان جردان حطيب رضوم نهم صعفان سنحان جحانة ضوران بعدان مذيخرة المحابشة شهارة خارف حوث الشحر سيئون تريم ثمود المخاء جحاف مجز الرياشية ردمان".split()
)
# what a place is called first, in Arabic and English: where the source puts another place's name first, or names it by a town in it, or misspells it
FIRST_NAMES = {
    "wof:85673663": ("درنة", "Derna"), "wof:85673563": ("نالوت", "Nalut"), "wof:85673575": ("المرقب", "Al Marqab"), "wof:85673605": ("الجفارة", "Al Jifarah"), "wof:85673607": ("النقاط الخمس", "An Nuqat al Khams"),
    "wof:85673615": ("الجبل الغربي", "Al Jabal al Gharbi"), "wof:85673669": ("وادي الحياة", "Wadi al Hayaa"), "wof:421199025": ("أجدابيا", "Ajdabiya"), "wof:421199027": ("سرت", "Sirte"), "wof:890441443": ("المرج", "Al Marj"),
    "wof:1125781233": ("بني وليد", "Bani Walid"), "wof:85676905": ("الولاية الشمالية", "Northern"), "wof:85676909": ("النيل الأبيض", "White Nile"), "wof:85673499": ("لبنان الجنوبي", "South Lebanon"),
    "wof:85678377": ("الحسكة", "Al Hasakah"), "wof:85678367": ("حمص", "Homs"), "wof:85672435": ("صلاح الدين", "Salah ad-Din"), "wof:85672455": ("المثنى", "Al-Muthanna"), "wof:85681003": ("الضالع", "Ad Dali"), "wof:85681039": ("عدن", "Aden"),
    "wof:421179701": ("كفري", "Kifri"), "gn:2507480": ("الجزائر", "Algiers"), "gn:130531": ("جهرم", "Jahrom"), "gn:143127": ("أراك", "Arak"), "gn:2479536": ("سكيكدة", "Skikda"),
    "wof:421201967": ("درنة", "Derna"), "wof:890441663": ("زالنجي", "Zalinje"), "wof:1276777483": ("القائم", "Al Qa'im"), "wof:421181481": ("الرمادي", "Ramadi"), "gn:102891": ("رأس تنورة", "Ras Tanura"),
    "gn:122397": ("نكا", "Neka"), "gn:2474141": ("بومرداس", "Boumerdas"), "gn:2483936": ("رأس الوادي", "Ras el Oued"), "gn:2485572": ("وادي سلي", "Oued Sly"), "gn:2505915": ("عزابة", "Azzaba"), "gn:2507972": ("عين وسارة", "Ain Oussera"),
    "gn:344901": ("مندفرا", "Mendefera"), "gn:400809": ("باقرشهر", "Baqershahr"), "gn:293842": ("كريات جات", "Kiryat Gat"),
    "wof:85673621": ("طرابلس", "Tripoli"), "wof:890455641": ("صور", "Tyre"), "wof:421189759": ("كسلا", "Kassala"), "wof:421197257": ("درعا", "Dar'a"), "wof:85676867": ("ولاية البحر الأحمر", "Red Sea"),
}
# seats of districts (GeoNames: PPLA, PPLA2; Tabqa by its district) that the source has as a settlement like any other: towns, by weight. 5 and more where hardly another place or word bears the name;
# a seat whose name is a word (عبس, حرض), a person's or that of many villages keeps the weight that the counts gave it
SEATS = {
    "7": (
        "wof:1293760771",
    ),
    "6": (
        "wof:1225958399", "wof:1226623337", "wof:1259656975", "wof:1276457637", "wof:1310429531", "wof:1326630607",
    ),
    "5": (
        "wof:1226160799", "gn:73504", "gn:80384", "wof:1209586043", "wof:1209723371", "wof:1209733291", "wof:1226319033", "wof:1226455117", "wof:1226704979", "wof:1242955839", "wof:1243459191",
        "wof:1243522127", "wof:1259547947", "wof:1259739199", "wof:1259741227", "wof:1260050281", "wof:1260064745", "wof:1276141807", "wof:1276510697", "wof:1292959861", "wof:1292989737",
        "wof:1293448177", "wof:1293708849", "wof:1293762981", "wof:1309990559", "wof:1309994945", "wof:1310061907", "wof:1310212821", "wof:1310308215", "wof:1310382581", "wof:1310593015",
        "wof:1326462191", "wof:1326622749", "wof:1326927035", "wof:1327191497", "wof:1327303727", "wof:1343527091", "wof:1360154467", "wof:1360249339", "wof:1360294159",
    ),
    "4": (
        "wof:1209683407", "wof:1226003011", "wof:1259649287", "wof:1276777483", "wof:1276846897", "wof:1277031011", "wof:1309861203", "wof:1360154483",
    ),
    "3": (
        "wof:1209473945", "wof:1209766551", "wof:1242992669", "wof:1243051337", "wof:1259850621", "wof:1292969661", "wof:1343563135", "wof:1343816571",
    ),
    "2": (
        "gn:30689", "gn:402753", "wof:1193144729", "wof:1226733665", "wof:1326823475",
    ),
    "1": (
        "wof:1343730937",
    ),
}
# seats of governorates (GeoNames: PPLA) that the source has as a town or village: the name alone means them, not the middle of the area
CAPITALS = (
    "wof:421197257", "wof:890449825", "wof:421168649", "wof:421192811", "gn:71334", "wof:421203111", "wof:421182215", "gn:79836", "gn:80384", "gn:72968", "wof:421197277", "wof:421201967", "wof:421189759", "wof:421189747",
    "wof:421174993", "wof:890444227", "wof:890444235", "wof:890444229", "wof:890441443", "wof:1125979117",
)
# weights that the counts of names got wrong: Afrin is a city, a village near Manbij is not what reports call Mezzeh,
# nor one of Hebron or of Hasaka what they call Tabqa; عين is a word; Mocha and Rutba are towns
IMPORTANCE = {"wof:890436241": "6", "wof:1360252615": "5", "wof:1141907901": "5", "wof:421190429": "0", "wof:1193126923": "3", "wof:101922781": "1", "wof:1242891617": "1", "gn:77594": "0",
    "wof:1276787897": "0",  # الزر is a button too
    # villages of Yemen, Iraq and Lebanon that bear the names of towns of Syria
    "wof:890426069": "2", "wof:890427621": "2", "wof:890439549": "2", "wof:1225918529": "2", "wof:1209372769": "2", "wof:1310297753": "2", "wof:1243436453": "2", "wof:1293096581": "2", "wof:1310394495": "2",
}
# محافظة إدلب is the governorate, also where the source has it as a name of its capital
TOWNS, AREA_WORDS = ("city", "town", "village"), ("محافظة ", "ولاية ", "شعبية ")


def main():
    if sys.argv[1] == "--corrections":
        for path in sorted(OUT.glob("*.csv")):
            write_rows(path, [corrected(row) for row in csv.DictReader(path.open(encoding="utf-8", newline="")) if row["id"] not in DROPPED])
        return
    tables = Path(sys.argv[1])
    stated = {country: {p.id: p for p in read_file(tables / f"{country}.csv") if isinstance(p, ImportedPlace)} for country in ("SY", "YE", "IQ", "LB", "PS", "LY", "SD")}
    beside_hand = {place.id: place for places in stated.values() for place in places.values()}
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
            confirmed = next((beside_hand[i] for i in row["source"].split() if name == "hand" and i in beside_hand), None)
            if confirmed is not None:
                row.update(lat=f"{confirmed.lat:.3f}", lon=f"{confirmed.lon:.3f}")
            for key in ("admin1", "admin2"):
                row[key] = "" if row[key] in DROPPED else merged.get(row[key], row[key])
            row["name_en"] = plain_english(row["name_en"])
            kept.append(corrected(row))
        write_rows(OUT / f"{name}.csv", kept)
    print(len(merged), "places told twice are one now")


def corrected(row):
    """A row with the governorate, the names and the weight that the tables above state."""
    identity = row["id"]
    row["admin1"] = GOVERNORATES.get(identity, row["admin1"])
    row["importance"] = IMPORTANCE.get(identity, row["importance"])
    for weight, seats in SEATS.items():
        if identity in seats:
            row.update(kind="town", importance=weight)
    if identity in CAPITALS:
        row.update(kind="city", importance="7")
    before = [plain_arabic(n) for n in (*row["name_ar"].split("|"), *row["variants_ar"].split("|"))]
    row["name_ar"] = before[0]
    row["name_ar"], row["name_en"] = FIRST_NAMES.get(identity, (row["name_ar"], row["name_en"]))
    wrong = {name_key(n) for n in NOT_NAMES.get(identity, ())}
    names = [n for n in before if name_key(n) not in wrong and n != row["name_ar"] and not (row["kind"] in TOWNS and row["country"] in COUNTRIES and n.startswith(AREA_WORDS))]
    alone = row["name_ar"].removeprefix("مديرية ")
    bare_names = [alone] if row["country"] == "YE" and row["kind"] == "district" and alone != row["name_ar"] and name_key(alone) in map(name_key, BARE_DISTRICTS) else []
    row["variants_ar"] = "|".join(dict.fromkeys(n for n in [*names, *MORE_NAMES.get(identity, ()), *bare_names] if n))
    return row


def plain_arabic(name):
    """A name without invisible characters, short vowels and letters in a form for display.

    >>> plain_arabic("دِرعا\N{LEFT-TO-RIGHT MARK} ") == "درعا"
    True
    """
    letters = unicodedata.normalize("NFKC", name)
    return " ".join("".join(c for c in letters if unicodedata.category(c) not in ("Cf", "Mn")).split())


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
