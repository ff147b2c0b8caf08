"""OCHA tables (data.humdata.org, common operational datasets) saved as CSV: administrative levels, or populated places with a point.

Column names differ from country to country: `ADM1_AR` or `admin1Name_ar`, `ADM4_PCODE` or `admin4Pcode`; the deepest level that a line fills is the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from riwaya.errors import ReadError
from riwaya.lexicon.gazetteer.stated import ImportedPlace, arabic_names, point, table_lines, wrong_point

SPELLINGS = {
    "ar": ("ADM{n}_AR", "admin{n}Name_ar", "admin{n}RefName_ar", "adm{n}_ar", "adm{n}_name1"),
    "en": ("ADM{n}_EN", "admin{n}Name_en", "admin{n}RefName_en", "adm{n}_en", "adm{n}_name"),
    "code": ("ADM{n}_PCODE", "admin{n}Pcode", "adm{n}_pcode"),
}
PLACE = {"ar": ("name_ar", "NAME_AR", "featureNam_ar", "PPL_AR"), "en": ("name_en", "NAME_EN", "featureNam", "PPL_EN"), "code": ("pcode", "PCODE", "PPL_PCODE")}
LAT, LON = ("lat", "latitude", "LATITUDE", "Latitude", "POINT_Y", "center_lat"), ("lon", "longitude", "LONGITUDE", "Longitude", "POINT_X", "center_lon")
KINDS = {0: "country", 1: "governorate", 2: "district", 3: "subdistrict", 4: "village"}


def read_file(path: Path) -> Iterator[ImportedPlace | str]:
    """The places of a table, in order; a point is taken for the deepest level only."""
    seen: set[str] = set()
    for number, line in table_lines(path, ()):
        levels = [n for n in range(5) if _cell(line, SPELLINGS["code"], n)]
        if not levels and not _cell(line, PLACE["code"]):
            raise ReadError(str(path), f"no column with a P-code ({SPELLINGS['code'][0].format(n=1)}, {SPELLINGS['code'][1].format(n=1)}, ...) in line {number}; is this another --format?")
        if wrong := wrong_point(_cell(line, LAT), _cell(line, LON)):
            yield f"line {number}: {wrong}"
            continue
        found = False
        for level in [*levels, 5]:
            place = _place(line, level, is_deepest=level == (5 if _cell(line, PLACE["code"]) else max(levels, default=5)))
            if place and place.id not in seen:
                seen.add(place.id)
                found = True
                yield place
        if not found:
            yield f"line {number}: no new place with an Arabic name"


def _place(line: Mapping[str, str], level: int, *, is_deepest: bool) -> ImportedPlace | None:
    spelling = PLACE if level == 5 else SPELLINGS
    code, names, english = _cell(line, spelling["code"], level), arabic_names(_cell(line, spelling["ar"], level)), _cell(line, spelling["en"], level)
    if not code or not names:
        return None
    north, east = point(_cell(line, LAT), _cell(line, LON)) if is_deepest else (None, None)
    parents = [_cell(line, SPELLINGS["code"], n) if level > n else "" for n in (1, 2)]
    country = code[:2].upper() if code[:2].isalpha() else ""
    return ImportedPlace(
        id=f"ocha:{code}", names_ar=names, name_en=english or names[0], kind=KINDS.get(level, "village"), country=country, code=code if level in (1, 2) else "", admin1=parents[0], admin2=parents[1],
        admin1_ar=_cell(line, SPELLINGS["ar"], 1), lat=north, lon=east, source=f"ocha:{code}",
    )


def _cell(line: Mapping[str, str], spellings: tuple[str, ...], level: int = 0) -> str:
    return next((value for name in spellings if (value := line.get(name.format(n=level), ""))), "")
