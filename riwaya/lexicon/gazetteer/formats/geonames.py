"""GeoNames country files (download.geonames.org/export/dump, XX.txt): tab-separated, no header, 19 columns; Arabic stands among the alternate names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riwaya.errors import ReadError
from riwaya.lexicon.gazetteer.stated import NOT_TEXT, ImportedPlace, arabic_names, point, settlement, whole, wrong_point

COLUMNS = 19
KINDS = {
    "PCLI": "country", "PCL": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "AIRP": "airport", "AIRB": "airbase", "AIRF": "airport", "DAM": "dam", "OILF": "field", "GASF": "field",
    "MT": "mountain", "MTS": "mountain", "HLL": "mountain", "PK": "mountain", "RD": "road", "RDJCT": "road", "PPLX": "quarter", "CMP": "camp", "CMPRF": "camp", "STM": "river", "SEA": "sea", "RGN": "region", "BDG": "site",
}
WANTED = frozenset("PASTRLH")


def read_file(path: Path) -> Iterator[ImportedPlace | str]:
    """The places of a country file, in order."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            if not path.stat().st_size:
                raise ReadError(str(path), "is empty")
            for number, line in enumerate(file, 1):
                if "\0" in line:
                    raise ReadError(str(path), f"line {number}: {NOT_TEXT}")
                yield _place(number, line.rstrip("\r\n").split("\t"))
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "is not UTF-8; give the XX.txt of a country, unzipped") from error
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error


def _place(number: int, cells: list[str]) -> ImportedPlace | str:
    if len(cells) != COLUMNS or not cells[0].isdigit():
        return f"line {number}: {len(cells)} columns instead of {COLUMNS}"
    identity, name, ascii_name, alternates, lat, lon, group, code, country = cells[:9]
    admin1, admin2, population = cells[10], cells[11], whole(cells[14])
    names = arabic_names(name, *alternates.split(","))
    if not names:
        return f"line {number}: {name}: no Arabic name"
    if group not in WANTED:
        return f"line {number}: {name}: no place ({group}.{code})"
    if wrong := wrong_point(lat, lon):
        return f"line {number}: {name}: {wrong}"
    kind = KINDS.get(code) or (settlement(population) if group == "P" else "site")
    north, east = point(lat, lon)
    return ImportedPlace(
        id=f"gn:{identity}", names_ar=names, name_en=ascii_name or name, kind=kind, country=country, code=admin1 if kind == "governorate" else f"{admin1}.{admin2}" if kind == "district" else "",
        admin1="" if kind in ("country", "governorate") else admin1, admin2=f"{admin1}.{admin2}" if admin2 and kind not in ("country", "governorate", "district") else "", lat=north, lon=east,
        population=population, source=f"gn:{identity}",
    )
