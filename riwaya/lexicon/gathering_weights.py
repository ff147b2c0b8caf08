"""What gathering weighs by: resources/gathering.yaml, the weight of each level of each comparison of `riwaya.extract.gathering.weighing`.

Weights are whole hundredths of a natural logarithm of odds. Faults are named with file, line and key.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from riwaya.errors import ResourceError
from riwaya.lexicon.weights import RESOURCES, WeightRecord
from riwaya.lexicon.yaml_file import read_records

PATH = RESOURCES / "gathering.yaml"
Level = tuple[str, str]


@lru_cache(maxsize=2)
def load_gathering_weights(path: Path = PATH) -> dict[Level, int]:
    """Weights by (comparison, level)."""
    faults: list[str] = []
    weights: dict[Level, int] = {}
    for row in read_records(path, {"weights": WeightRecord}, faults)["weights"]:
        if (row.comparison, row.level) in weights:
            faults.append(f"{path}:{row.line}: weights: {row.comparison}, {row.level}: given twice")
        weights[row.comparison, row.level] = row.weight
    if faults:
        raise ResourceError(faults)
    return weights
