"""What the linking room weighs by: resources/linking.yaml and resources/common_words.txt.

Weights are whole hundredths of a bit, those of `coded` for a telling against a row that a team has coded; `together` are families of kinds that may tell one happening; `extents` bound how far the
accounts of one incident may lie apart in days and kilometres. Faults are named with file, line and key.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.lexicon.yaml_file import read_records

RESOURCES = Path(__file__).parent.parent / "resources"
PATH = RESOURCES / "linking.yaml"
Level = tuple[str, str]
"""A comparison and the level that two things reach in it."""


class WeightRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The weight of one level of one comparison, in hundredths of a bit."""

    comparison: str
    level: str
    weight: int
    line: int = 0


class TogetherRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Families of kinds that reports use for one happening: a raid is near a clash, an airstrike is not near an arrest."""

    families: tuple[str, ...]
    line: int = 0


class ExtentRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the first days and the points of one incident's accounts may lie apart, by family of kinds (`*`: any other)."""

    family: str
    days: int
    kilometres: int
    line: int = 0


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The file, ready for use."""

    weights: dict[Level, int]
    coded: dict[Level, int]
    together: frozenset[tuple[str, str]]
    extents: dict[str, tuple[int, int]]
    common_words: frozenset[str]
    familiar_words: frozenset[str]
    uncommon_words: frozenset[str]


@lru_cache(maxsize=2)
def load_weights(path: Path = PATH) -> Weights:
    """Weights by (comparison, level), pairs of families that go together, extents by family."""
    faults: list[str] = []
    tables = read_records(path, {"weights": WeightRecord, "coded": WeightRecord, "together": TogetherRecord, "extents": ExtentRecord}, faults)
    found = {table: by_level(tables[table], path, table, faults) for table in ("weights", "coded")}
    if faults:
        raise ResourceError(faults)
    together = frozenset((a, b) for row in tables["together"] for a in row.families for b in row.families)
    extents = {row.family: (row.days, row.kilometres) for row in tables["extents"]}
    if "*" not in extents:
        raise ResourceError([f"{path}:1: extents: a row for family '*' is missing"])
    common, familiar, uncommon = (RESOURCES / "common_words.txt").read_text(encoding="utf-8").split("\n---\n")
    return Weights(weights=found["weights"], coded=found["coded"], together=together, extents=extents, common_words=_words(common), familiar_words=_words(familiar), uncommon_words=_words(uncommon))


def by_level(rows: Iterable[WeightRecord], path: Path, table: str, faults: list[str]) -> dict[Level, int]:
    """Weights by (comparison, level); one that is given twice is a fault."""
    weights: dict[Level, int] = {}
    for row in rows:
        if (row.comparison, row.level) in weights:
            faults.append(f"{path}:{row.line}: {table}: {row.comparison}, {row.level}: given twice")
        weights[row.comparison, row.level] = row.weight
    return weights


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in text.splitlines() if word and not word.startswith("#"))
