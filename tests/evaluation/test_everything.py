"""The command that measures everything, on the example reports: each format has a validator, and every bound but those of time holds."""

from pathlib import Path

from evaluation.everything import Bounds, export_figures, figures
from evaluation.export_faults import VALIDATORS
from riwaya.export import FORMATS
from riwaya.store import Store

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"


def test_every_format_has_a_validator() -> None:
    assert set(VALIDATORS) == set(FORMATS.names)


def test_everything_is_done_and_checked(tmp_path: Path) -> None:
    bounds = Bounds()
    lines = list(figures([EXAMPLES], tmp_path / "s.db", tmp_path, bounds))
    assert all(any(line.startswith(f"validated {name}: ") for line in lines) for name in FORMATS.names)
    checked = {what.partition(":")[0]: holds for what, holds in bounds.rows}
    assert all(checked[f"faults of {name}"] for name in FORMATS.names) and checked["faults of the store"]
    assert {"the second add as part of the first", "the slowest search as a multiple of a bare query", "peak memory in MB"} <= checked.keys()


def test_a_bound_that_does_not_hold_is_said(tmp_path: Path) -> None:
    list(figures([EXAMPLES], tmp_path / "s.db", tmp_path, Bounds()))
    with Store(tmp_path / "s.db") as store:
        store.connection.execute("UPDATE reports SET sha256 = 'x', record = json_set(record, '$.sha256', '')")
    bounds = Bounds()
    list(export_figures(tmp_path / "s.db", tmp_path, bounds))
    assert any(line.startswith("DOES NOT HOLD: faults of accounts") for line in bounds.lines())
