"""Lines of page furniture from languages/ar/furniture.yaml, folded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import read_records

PATH = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "furniture.yaml"


class FurnitureRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Forms of one sort of furniture. `scope`: `tail` opens a block to the end of the text, `line` stands alone, `prefix` masks a line of any length."""

    name: str
    scope: str
    forms: tuple[str, ...]
    examples: tuple[str, ...] = ()

    @property
    def folded_forms(self) -> tuple[str, ...]:
        return tuple(folded(form) for form in self.forms)


@lru_cache(maxsize=1)
def load_furniture() -> tuple[FurnitureRecord, ...]:
    """The furniture that ships with Riwaya."""
    faults: list[str] = []
    records = tuple(read_records(PATH, {"furniture": FurnitureRecord}, faults)["furniture"])
    if faults:
        raise ResourceError(faults)
    return records
