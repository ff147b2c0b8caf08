"""What gathering weighs by: resources/gathering.yaml, the weight of each level of each comparison of `riwaya.extract.gathering.weighing`.

Weights are whole hundredths of a natural logarithm of odds. Faults are named with file, line and key.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from riwaya.errors import ResourceError
from riwaya.lexicon.weights import RESOURCES, Level, WeightRecord, by_level
from riwaya.lexicon.yaml_file import read_records

PATH = RESOURCES / "gathering.yaml"


@lru_cache(maxsize=2)
def load_gathering_weights(path: Path = PATH) -> dict[Level, int]:
    """Weights by (comparison, level)."""
    faults: list[str] = []
    weights = by_level(read_records(path, {"weights": WeightRecord}, faults)["weights"], path, "weights", faults)
    if faults:
        raise ResourceError(faults)
    return weights
