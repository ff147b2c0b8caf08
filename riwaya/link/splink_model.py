"""The same model in Splink (extra `scale`): to check our match weights pair by pair and to estimate weights by expectation maximisation.

Splink reads the levels from our own comparisons through one function in its database, so that no comparison is written twice, and the weights from
resources/linking.yaml: a weight is log2(m/u). Nothing of the linking itself depends on it.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from riwaya.errors import MissingExtraError
from riwaya.lexicon import Lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link.comparisons import COMPARISONS
from riwaya.link.profiles import Profile

Weights = dict[tuple[str, str], int]
MOST_PAIRS = 50_000


def splink_weights(units: Sequence[Profile], lexicon: Lexicon) -> dict[tuple[int, int], int]:
    """The match weight that Splink gives each pair of profiles (by position), in hundredths of a bit."""
    linker = _linker(units, lexicon, ["1=1"])
    rows = linker.inference.predict(threshold_match_weight=-10_000).as_record_list()
    found = {(min(int(r["unique_id_l"]), int(r["unique_id_r"])), max(int(r["unique_id_l"]), int(r["unique_id_r"]))): round(float(r["match_weight"]) * 100) for r in rows}
    return {pair: found[pair] for pair in combinations(range(len(units)), 2) if pair in found}


def estimated_weights(units: Sequence[Profile], lexicon: Lexicon) -> Weights:
    """Weights by expectation maximisation over pairs of one place and pairs of one day; u from random pairs, m from EM."""
    splink = _splink()
    rules = [splink.block_on("place"), splink.block_on("day")]
    linker = _linker(units, lexicon, rules)
    linker.training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=1)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, fix_u_probabilities=True)
    found: Weights = {}
    for comparison in linker.misc.save_model_to_json()["comparisons"]:
        for level in comparison["comparison_levels"]:
            if level.get("m_probability") and level.get("u_probability"):
                found[comparison["output_column_name"].replace("_", " "), level["label_for_charts"]] = round(100 * math.log2(level["m_probability"] / level["u_probability"]))
    return found


def _linker(units: Sequence[Profile], lexicon: Lexicon, rules: Sequence[Any]) -> Any:
    splink = _splink()
    logging.getLogger("splink").setLevel(logging.ERROR)
    import duckdb
    import pyarrow

    comparisons = dict(COMPARISONS)

    def level(comparison: str, one: int, other: int) -> str:
        return comparisons[comparison](units[min(one, other)], units[max(one, other)], lexicon) or ""

    connection = duckdb.connect()
    connection.create_function("riwaya_level", level, ["VARCHAR", "BIGINT", "BIGINT"], "VARCHAR")
    days = [str(unit.start) if unit.start is not None else None for unit in units]
    places = [f"{unit.place_name} {(unit.start or 0) // 7}" if unit.place_name else None for unit in units]
    table = pyarrow.table({"unique_id": pyarrow.array(range(len(units)), pyarrow.int64()), "day": days, "place": places})
    backend = splink.DuckDBAPI(connection=connection)
    settings = splink.SettingsCreator(
        link_type="dedupe_only", comparisons=[_comparison(name) for name, _ in COMPARISONS], blocking_rules_to_generate_predictions=list(rules), probability_two_random_records_match=0.5,
    )
    return splink.Linker(backend.register(table), settings, log_level=logging.ERROR)


def _comparison(name: str) -> Any:
    from splink.comparison_level_library import CustomLevel
    from splink.comparison_library import CustomComparison

    asked = f"riwaya_level('{name}', unique_id_l, unique_id_r)"
    levels: list[Any] = [CustomLevel(f"{asked} = ''", "not told").configure(is_null_level=True)]
    for (comparison, level), weight in load_weights().weights.items():
        if comparison == name:
            m, u = (0.5, 0.5 * 2 ** (-weight / 100)) if weight >= 0 else (0.5 * 2 ** (weight / 100), 0.5)
            levels.append(CustomLevel(f"{asked} = '{level}'", level).configure(m_probability=m, u_probability=u))
    return CustomComparison(levels, output_column_name=name.replace(" ", "_"))


def _splink() -> Any:
    try:
        import splink
    except ImportError as error:
        raise MissingExtraError("scale", "checking and estimating weights with Splink") from error
    return splink
