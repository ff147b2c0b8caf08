"""Match weights of the linking room from resources/linking.yaml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.lexicon.yaml_file import read_records

PATH = Path(__file__).parent.parent / "resources" / "linking.yaml"


class WeightRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The weight of one level of one comparison, in hundredths of a bit."""

    comparison: str
    level: str
    weight: int


@lru_cache(maxsize=1)
def load_weights() -> dict[tuple[str, str], int]:
    """Weights by (comparison, level)."""
    faults: list[str] = []
    records = read_records(PATH, {"weights": WeightRecord}, faults)["weights"]
    if faults:
        raise ResourceError(faults)
    return {(r.comparison, r.level): r.weight for r in records}
