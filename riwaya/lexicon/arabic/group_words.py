"""Words that name groups by their type (groups.yaml), folded: those that take up a group named before, and those beside a name that no table knows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.word_sets import WordSetRecord, read_word_sets

GROUPS_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "groups.yaml"


class GroupWords(msgspec.Struct, frozen=True, kw_only=True):
    """`types` leads from a definite word to the type of group that it takes up, `defaults` to who is meant where none was named; the rest are the sets by name."""

    types: dict[str, str]
    defaults: dict[str, str]
    bare_names: frozenset[str]
    calling: frozenset[str]
    countryless: frozenset[str]
    factions: frozenset[str]
    forces: frozenset[str]
    hired: frozenset[str]
    kin: frozenset[str]
    loyal: frozenset[str]
    no_names: frozenset[str]
    pairs: frozenset[str]
    plain_adjectives: frozenset[str]
    to_it: frozenset[str]
    unquoted: frozenset[str]
    with_type: frozenset[str]
    records: tuple[WordSetRecord, ...]


SETS = frozenset(GroupWords.__struct_fields__) - {"types", "defaults", "records"}


@lru_cache(maxsize=4)
def load_group_words(path: Path = GROUPS_FILE) -> GroupWords:
    """The words of groups that ship with Riwaya; raises `ResourceError` with every fault of the file."""
    faults: list[str] = []
    tables = read_word_sets(path, ("types", "words"), SETS, faults)
    faults += [f"{path}:{record.line}: types.{record.name}: needs a type" for record in tables["types"] if not record.type]
    if faults:
        raise ResourceError(sorted(faults))
    return GroupWords(
        types={folded(form): record.type for record in tables["types"] if record.type for form in record.forms},
        defaults={folded(form): record.default for record in tables["types"] if record.default for form in record.forms},
        records=(*tables["types"], *tables["words"]),
        **{record.name.replace("-", "_"): frozenset(map(folded, record.forms)) for record in tables["words"]},
    )
