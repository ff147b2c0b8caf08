"""How long adding, adding again, adding one more, checking and searching take on two corpora, and the peak of memory, in one process.

Usage: python -m evaluation.store_speed CORPORA_FOLDER [--db FILE] [--exports] [--write PAGE]. A FILE that is there is searched (and exported) only. Prints one line a
figure; `--write` puts the lines between the marks of a page, with the day. Benchmarks measure, tests check.
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
from pathlib import Path
from typing import Any

from riwaya.export import FORMATS, ExportSettings, export
from riwaya.grammar.search import search_query
from riwaya.grammar.spelling import folded
from riwaya.pipeline import Pipeline
from riwaya.store import Store, load, search
from riwaya.version import VERSION

WORDS = ("سيارة", "قصف", "بسيارته", "دير الزور", "قوات النظام", "غارة", "مفخخة", "تظاهرة")
ONE_MORE = '{"id": "one-more", "published": "2018-12-03", "outlet": "مثال", "text": "قتل مدنيان بقصف مدفعي على مدينة سراقب، أمس."}\n'
ROUNDS = 15
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def main() -> None:
    """Run, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--exports", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    paths = [path for name in ("conflict_reports", "everyday_news") if (path := options.corpora / f"{name}.jsonl").exists()]
    if not paths:
        print(f"{options.corpora}: no corpora here; nothing measured")
        return
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        file = options.db or Path(folder) / "lasting.db"
        for line in figures(paths, file, Path(folder), options.exports):
            print(line, flush=True)
            lines.append(line)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        head, tail = page.partition(BEGIN)[0], page.partition(END)[2]
        told = f"Measured on {datetime.date.today()}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, one process:\n\n"
        options.write.write_text(f"{head}{BEGIN}\n{told}" + "".join(f"- {line}\n" for line in lines) + END + tail, encoding="utf-8")


def figures(paths: list[Path], file: Path, folder: Path, has_exports: bool) -> Iterator[str]:
    """One line a figure."""
    if not file.exists():
        added, first = timed(lambda: Pipeline().add(paths, file))
        yield f"added {added.new:,} reports with {added.status.accounts:,} accounts of {added.status.incidents:,} incidents in {first:.0f} s ({added.new / first:.0f} reports a second), peak {peak():.0f} MB"
        again, second = timed(lambda: Pipeline().add(paths, file))
        yield f"added again: {again.unchanged:,} unchanged in {second:.1f} s, {second / first:.3f} of the first time"
        (folder / "more.jsonl").write_text(ONE_MORE, encoding="utf-8")
        _, more = timed(lambda: Pipeline().add([folder / "more.jsonl"], file))
        yield f"added one report more, everything linked again: {more:.1f} s"
    yield f"size of the store {file.stat().st_size / 1e6:.0f} MB"
    if has_exports:
        yield from export_figures(file, folder)
    with Store(file) as store:
        faults, seconds = timed(store.faults)
        yield f"verified in {seconds:.1f} s: {len(faults)} faults"
        yield from search_figures(store)
    yield f"peak {peak():.0f} MB"


def export_figures(file: Path, folder: Path) -> Iterator[str]:
    collection, seconds = timed(lambda: load(file))
    yield f"loaded in {seconds:.1f} s"
    for name in FORMATS.names:
        manifest, seconds = timed(lambda name=name: export(collection, name, folder / f"e.{name}", ExportSettings(version=VERSION)))  # type: ignore[misc]
        yield f"export {name}: {manifest.rows} rows in {seconds:.1f} s"


def search_figures(store: Store) -> Iterator[str]:
    """Each search beside bare questions to the index, which bring row numbers and nothing else; the median of several rounds."""
    on_stems, as_typed = [], []
    for words in WORDS:
        asked: tuple[Callable[[], Any], ...] = (
            lambda words=words: search(store, words), lambda words=words: bare_query(store, search_query(words)), lambda words=words: bare_query(store, folded(words)),  # type: ignore[misc]
        )
        # by turns, so that another load on the machine weighs on all three
        ours, bare, plain = (statistics.median(times) for times in zip(*([timed(ask)[1] for ask in asked] for _ in range(ROUNDS)), strict=True))
        on_stems.append(ours / bare)
        as_typed.append(ours / plain)
        yield f"search {words}: {1000 * ours:.2f} ms; bare FTS5 on stems {1000 * bare:.2f} ms, ratio {on_stems[-1]:.2f}; on the words as typed {1000 * plain:.2f} ms, ratio {as_typed[-1]:.2f}"
    yield f"search: median ratio on stems {statistics.median(on_stems):.2f}, largest {max(on_stems):.2f}; on words as typed {statistics.median(as_typed):.2f}, largest {max(as_typed):.2f}"


def bare_query(store: Store, expression: str) -> list[tuple[int]]:
    """The question to the index alone, by rank: no records, no incidents. The words as typed find less, for they know no clitics."""
    return store.connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20", (expression,)).fetchall()


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def peak() -> float:
    """Peak memory of the process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
