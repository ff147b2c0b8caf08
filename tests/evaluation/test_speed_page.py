"""Samples of a running program added up by function."""

from collections import Counter

from evaluation.speed.page import _add_up


class Sampled:
    """A frame as pyinstrument gives it: seconds of its own, and those that it called."""

    def __init__(self, function: str, own: float, *children: "Sampled", path: str = "/home/x/riwaya/extract/frames.py", synthetic: bool = False) -> None:
        self.function, self.file_path, self.total_self_time, self.children, self.is_synthetic = function, path, own, children, synthetic
        self.time = own + sum(child.time for child in children if not child.is_synthetic)


def test_a_function_that_calls_itself_counts_once_with_what_it_calls() -> None:
    own: Counter[str] = Counter()
    within: Counter[str] = Counter()
    root = Sampled("run", 1.0, Sampled("walk", 2.0, Sampled("walk", 3.0, Sampled("[self]", 3.0, synthetic=True))), Sampled("len", 0.5, path="<built-in>"))
    _add_up(root, frozenset(), own, within)  # type: ignore[arg-type]
    assert own == {"extract/frames.py run": 1.0, "extract/frames.py walk": 5.0, "len": 0.5}
    assert within == {"extract/frames.py run": 6.5, "extract/frames.py walk": 5.0, "len": 0.5}
