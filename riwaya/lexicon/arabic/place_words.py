"""What one entry of languages/ar/places.yaml looks like, and the file read into one frozen `PlaceWords`.

In: resources/languages/ar/places.yaml. Out: words that stand before a name of a place, and words that only look like one, all folded.
Examples are sentences of our own with the names marked; `not` are sentences without a place. Both run as tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import named_sets, named_twice, read_records

PLACES_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "places.yaml"
LEVELS = ("site", "settlement", "district", "region", "governorate")


class TypeRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a name that say of which level the place is."""

    name: str
    level: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(name="not")
    line: int = 0


class WordsRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of words that recognition asks by the record's name; `values` where each stands for another word."""

    name: str
    forms: tuple[str, ...] = ()
    values: dict[str, str] = {}
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(name="not")
    line: int = 0


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The file, one field for each record, and the records themselves."""

    level_of_type: dict[str, str]
    plurals: frozenset[str]
    countryside: frozenset[str]
    near: frozenset[str]
    directions: dict[str, str]
    adjectives: frozenset[str]
    lengths: frozenset[str]
    leads: frozenset[str]
    scenes: frozenset[str]
    undergoing: frozenset[str]
    holders: frozenset[str]
    inside: frozenset[str]
    no_names: frozenset[str]
    areas: frozenset[str]
    heads: frozenset[str]
    site_names: frozenset[str]
    naming: frozenset[str]
    town_parts: frozenset[str]
    refused: frozenset[str]
    sorts: frozenset[str]
    speaking: frozenset[str]
    common: frozenset[str]
    also_words: frozenset[str]
    short_names: frozenset[str]
    home_words: frozenset[str]
    nationalities: dict[str, str]
    origins: frozenset[str]
    comers: frozenset[str]
    after_unknown: frozenset[str]
    persons: frozenset[str]
    ranks: frozenset[str]
    outlets: frozenset[str]
    operations: frozenset[str]
    talks: frozenset[str]
    namesakes: frozenset[str]
    born: frozenset[str]
    seas: frozenset[str]
    banks: frozenset[str]
    bank_sides: frozenset[str]
    rivers: frozenset[str]
    crops: frozenset[str]
    records: tuple[TypeRecord | WordsRecord, ...]


@lru_cache(maxsize=4)
def load_place_words(path: Path = PLACES_FILE) -> PlaceWords:
    """The words around places that ship with Riwaya, loaded once a process; raises `ResourceError` with every fault of the file."""
    faults: list[str] = []
    tables = read_records(path, {"types": TypeRecord, "words": WordsRecord}, faults)
    levels: dict[str, str] = {}
    for record in tables["types"]:
        if record.level not in LEVELS:
            faults.append(f"{path}:{record.line}: types.{record.name}: level {record.level} is not one of {', '.join(LEVELS)}")
        for form in record.forms:
            if levels.setdefault(folded(form), record.level) != record.level:
                faults.append(f"{path}:{record.line}: types.{record.name}: {form} has two levels")
    wanted = set(PlaceWords.__struct_fields__) - {"level_of_type", "records"}
    sets = named_sets(path, tables["words"], wanted, faults)
    for record in tables["words"]:
        faults += [f"{path}:{record.line}: words.{record.name}: {form} is there twice" for form in named_twice(record.forms)]
    if faults:
        raise ResourceError(sorted(faults))
    found = {name: frozenset(map(folded, record.forms)) for name, record in sets.items()}
    directions = {folded(form): value for form, value in sets["directions"].values.items()}
    nationalities = {folded(form): value for form, value in sets["nationalities"].values.items()}
    # a direction or a word of nearness leads to a name as a preposition does
    found["home_words"] |= frozenset(nationalities)
    leads = found["leads"] | frozenset(directions) | found["near"]
    return PlaceWords(level_of_type=levels, records=(*tables["types"], *tables["words"]), directions=directions, nationalities=nationalities, leads=leads, **{n: forms for n, forms in found.items() if n not in ("directions", "nationalities", "leads")})
