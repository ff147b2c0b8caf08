"""Everything in one process: two corpora added, added again, one report more, searched, checked, exported to every format, and each file validated.

Usage: python -m evaluation.everything CORPORA_FOLDER [--db FILE] [--most N] [--write PAGE]. A FILE that is there is searched and exported only; N reports of each corpus are
enough to try it. Prints one line a figure, then the bounds that hold or do not; `--write` puts the lines between the marks of a page, with the day. Exit status 1 where a bound does not hold.
"""

from __future__ import annotations

import argparse
import datetime
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from evaluation.export_faults import file_faults
from evaluation.measured_part import write_part
from riwaya.export import FORMATS, ExportSettings, export
from riwaya.grammar.search import search_query
from riwaya.grammar.spelling import folded
from riwaya.pipeline import Pipeline
from riwaya.store import Store, load, search
from riwaya.version import VERSION

WORDS = ("سيارة", "قصف", "بسيارته", "دير الزور", "قوات النظام", "غارة", "مفخخة", "تظاهرة")
ONE_MORE = '{"id": "one-more", "published": "2018-12-03", "outlet": "مثال", "text": "قتل مدنيان بقصف مدفعي على مدينة سراقب، أمس."}\n'
ROUNDS = 101
MOST_MEMORY, MOST_AGAIN, MOST_SEARCH = 1500, 0.1, 5.0
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


class Bounds:
    """What has to hold, with what was measured, in the order in which it was measured."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, bool]] = []

    def check(self, what: str, measured: float, most: float) -> None:
        self.rows.append((f"{what}: {measured:.3g}, at most {most:g}", measured <= most))

    def lines(self) -> Iterator[str]:
        for what, holds in self.rows:
            yield f"{'holds' if holds else 'DOES NOT HOLD'}: {what}"


def main() -> None:
    """Run, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--most", type=int)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    paths = [path for name in ("conflict_reports", "everyday_news") if (path := options.corpora / f"{name}.jsonl").exists()]
    if not paths:
        print(f"{options.corpora}: no corpora here; nothing measured")
        return
    lines, bounds = [], Bounds()
    with tempfile.TemporaryDirectory() as folder:
        given = [_beginning(path, Path(folder), options.most) for path in paths] if options.most else paths
        file = options.db or Path(folder) / "lasting.db"
        for line in figures(given, file, Path(folder), bounds):
            print(line, flush=True)
            lines.append(line)
        lines += (told := list(bounds.lines()))
        print("\n".join(told))
    if options.write:
        told_at = f"Measured on {datetime.date.today()}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, one process:\n\n"
        write_part(options.write, BEGIN, END, told_at + "".join(f"- {line}\n" for line in lines))
    sys.exit(any(not holds for _, holds in bounds.rows))


def figures(paths: list[Path], file: Path, folder: Path, bounds: Bounds) -> Iterator[str]:
    """One line a figure."""
    started = time.perf_counter()
    if not file.exists():
        added, first = timed(lambda: Pipeline().add(paths, file))
        yield f"added {added.new:,} reports with {added.status.accounts:,} accounts of {added.status.incidents:,} incidents in {first:.0f} s ({added.new / first:.0f} reports a second), peak {peak():.0f} MB"
        again, second = timed(lambda: Pipeline().add(paths, file))
        yield f"added again: {again.unchanged:,} unchanged in {second:.1f} s, {second / first:.3f} of the first time"
        bounds.check("the second add as part of the first", second / first, MOST_AGAIN)
        (folder / "more.jsonl").write_text(ONE_MORE, encoding="utf-8")
        _, more = timed(lambda: Pipeline().add([folder / "more.jsonl"], file))
        yield f"added one report more: {more:.1f} s, peak {peak():.0f} MB"
    yield f"size of the store {file.stat().st_size / 1e6:.0f} MB"
    yield from export_figures(file, folder, bounds)
    with Store(file) as store:
        faults, seconds = timed(store.faults)
        yield f"verified in {seconds:.1f} s: {len(faults)} faults"
        bounds.check("faults of the store", len(faults), 0)
        yield from search_figures(store, bounds)
    yield f"everything in {time.perf_counter() - started:.0f} s, peak {peak():.0f} MB"
    bounds.check("peak memory in MB", peak(), MOST_MEMORY)


def export_figures(file: Path, folder: Path, bounds: Bounds) -> Iterator[str]:
    """Every format written as `riwaya export` writes it, then read back by its validator."""
    paths = {name: folder / f"e.{name}{FORMATS[name].SUFFIX}" for name in FORMATS.names}
    yield from _exports(file, paths)
    for name, path in paths.items():
        (rows, faults), seconds = timed(lambda name=name, path=path: file_faults(name, path))  # type: ignore[misc]
        yield f"validated {name}: {rows:,} rows, {len(faults)} faults{''.join(f'; {fault}' for fault in islice(faults, 3))} ({seconds:.1f} s)"
        bounds.check(f"faults of {name}", len(faults), 0)


def _exports(file: Path, paths: dict[str, Path]) -> Iterator[str]:
    collection, seconds = timed(lambda: load(file, has_texts=False))
    yield f"loaded for export in {seconds:.1f} s: {len(collection.incidents):,} incidents, peak {peak():.0f} MB"
    for name, path in paths.items():
        manifest, seconds = timed(lambda name=name, path=path: export(collection, name, path, ExportSettings(version=VERSION)))  # type: ignore[misc]
        left = f", {sum(manifest.left_out.values()):,} left out with a reason" if manifest.left_out else ""
        yield f"export {name}: {manifest.rows:,} rows in {seconds:.1f} s{left}, peak {peak():.0f} MB"


def search_figures(store: Store, bounds: Bounds) -> Iterator[str]:
    """Each search beside bare questions to the index, which bring row numbers and nothing else; the median of many rounds, in processor time."""
    on_stems, as_typed = [], []
    for words in WORDS:
        asked: tuple[Callable[[], Any], ...] = (
            lambda words=words: search(store, words), lambda words=words: bare_query(store, search_query(words)), lambda words=words: bare_query(store, folded(words)),  # type: ignore[misc]
        )
        # by turns, so that another load on the machine weighs on all three
        ours, bare, plain = (statistics.median(times) for times in zip(*([processor_seconds(ask) for ask in asked] for _ in range(ROUNDS)), strict=True))
        on_stems.append(ours / bare)
        as_typed.append(ours / plain)
        yield f"search {words}: {1000 * ours:.2f} ms; bare FTS5 on stems {1000 * bare:.2f} ms, ratio {on_stems[-1]:.2f}; on the words as typed {1000 * plain:.2f} ms, ratio {as_typed[-1]:.2f}"
    yield f"search: median ratio on stems {statistics.median(on_stems):.2f}, largest {max(on_stems):.2f}; on words as typed {statistics.median(as_typed):.2f}, largest {max(as_typed):.2f}"
    bounds.check("the slowest search as a multiple of a bare query", max(*on_stems, *as_typed), MOST_SEARCH)


def bare_query(store: Store, expression: str) -> list[tuple[int]]:
    """The question to the index alone, by rank: no records, no incidents. The words as typed find less, for they know no clitics."""
    return store.connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20", (expression,)).fetchall()


def _beginning(path: Path, folder: Path, most: int) -> Path:
    """The first reports of a corpus as a file of their own."""
    short = folder / path.name
    with path.open(encoding="utf-8") as file:
        short.write_text("".join(islice(file, most)), encoding="utf-8")
    return short


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def processor_seconds(work: Callable[[], Any]) -> float:
    """Seconds of this thread on the processor: what else the machine does is not in them."""
    started = time.thread_time_ns()
    work()
    return (time.thread_time_ns() - started) / 1e9


def peak() -> float:
    """Peak memory of the process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
