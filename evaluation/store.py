"""How long adding, adding again, searching and exporting take on two corpora, and the peak of memory, in one process.

Usage: python -m evaluation.store CORPORA_FOLDER [STORE]. A STORE that is there is searched and exported only. Prints one line a figure; benchmarks measure, tests check.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from riwaya.export import FORMATS, ExportSettings, export
from riwaya.grammar.search import search_query
from riwaya.pipeline import Pipeline
from riwaya.store import Store, load, search
from riwaya.version import VERSION

WORDS = ("سيارة", "قصف", "بسيارته", "دير الزور", "قوات النظام", "غارة", "مفخخة", "تظاهرة")
ROUNDS = 15


def main() -> None:
    """Run and print."""
    paths = [path for name in ("conflict_reports", "everyday_news") if (path := Path(sys.argv[1]) / f"{name}.jsonl").exists()]
    if not paths:
        print(f"{sys.argv[1]}: no corpora here; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "lasting.db"
        if not file.exists():
            added, first = timed(lambda: Pipeline().add(paths, file))
            print(f"added {added.new} reports, {added.status.accounts} accounts, {added.status.incidents} incidents in {first:.1f} s, peak {peak():.0f} MB")
            again, second = timed(lambda: Pipeline().add(paths, file))
            print(f"added again: {again.unchanged} unchanged in {second:.2f} s, {second / first:.3f} of the first time")
        collection, seconds = timed(lambda: load(file))
        print(f"loaded in {seconds:.1f} s")
        for name in FORMATS.names:
            manifest, seconds = timed(lambda name=name: export(collection, name, Path(folder) / f"e.{name}", ExportSettings(version=VERSION)))  # type: ignore[misc]
            print(f"export {name}: {manifest.rows} rows in {seconds:.1f} s")
        with Store(file) as store:
            faults, seconds = timed(store.faults)
            print(f"verified in {seconds:.1f} s: {len(faults)} faults")
            ratios = []
            exact = []
            for words in WORDS:
                ours = statistics.median(timed(lambda words=words: search(store, words))[1] for _ in range(ROUNDS))  # type: ignore[misc]
                bare = statistics.median(timed(lambda words=words: bare_query(store, words))[1] for _ in range(ROUNDS))  # type: ignore[misc]
                plain = statistics.median(timed(lambda words=words: exact_query(store, words))[1] for _ in range(ROUNDS))  # type: ignore[misc]
                ratios.append(ours / bare)
                exact.append(ours / plain)
                print(f"search {words}: {1000 * ours:.2f} ms; bare FTS5 on stems {1000 * bare:.2f} ms, ratio {ratios[-1]:.2f}; on the words as typed {1000 * plain:.2f} ms, ratio {exact[-1]:.2f}")
            print(f"search: median ratio on stems {statistics.median(ratios):.2f}, largest {max(ratios):.2f}; on words as typed {statistics.median(exact):.2f}, largest {max(exact):.2f}")
        print(f"size of the store {file.stat().st_size / 1e6:.0f} MB, peak {peak():.0f} MB")


def bare_query(store: Store, words: str) -> list[tuple[int]]:
    """The same question to the index alone, by rank: no records, no incidents."""
    return store.connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20", (search_query(words),)).fetchall()


def exact_query(store: Store, words: str) -> list[tuple[int]]:
    """The words as they were typed, folded, by rank: it finds less, for it knows no clitics."""
    from riwaya.grammar.spelling import folded

    return store.connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20", (folded(words),)).fetchall()


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def peak() -> float:
    """Peak memory of the process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
