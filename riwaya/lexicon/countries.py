"""Codes of countries from resources/codebooks/countries.csv: ISO 3166, Gleditsch and Ward numbers, the regions of ACLED and UCDP."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import msgspec

PATH = Path(__file__).parent.parent / "resources" / "codebooks" / "countries.csv"


class CountryRow(msgspec.Struct, frozen=True, kw_only=True):
    """One country: `code` has two letters, `iso3` three, `iso` is the number, `gw` that of Gleditsch and Ward."""

    code: str
    iso3: str
    iso: int
    gw: int
    name_en: str
    acled_region: str
    ucdp_region: str


@lru_cache(maxsize=1)
def load_countries() -> dict[str, CountryRow]:
    """Countries by their two letters.

    >>> load_countries()["SY"].iso
    760
    """
    with PATH.open(encoding="utf-8", newline="") as file:
        return {row["code"]: msgspec.convert(row, CountryRow, strict=False) for row in csv.DictReader(file)}
