"""Measures agreement with Airwars and keeps the page: python -m evaluation.airwars CORPORA_FOLDER [--gazetteer none|default|PATH] [--tables FOLDER] [--write docs/method/airwars.md].

The shipped places always; beside them a person's own gazetteer (`--gazetteer`, as `riwaya run` takes it), or the national tables of a folder (`--tables`), imported
into a temporary file. Where the folder holds no such files the command says so and exits with 0: the page in the docs stays as it is.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
from pathlib import Path

from evaluation.airwars import agreement
from evaluation.airwars.page import page
from evaluation.sets import HERE, digest
from riwaya.lexicon.gazetteer.folder import FILE, gazetteer_file
from riwaya.lexicon.gazetteer.importing import import_places


def main() -> None:
    """Compare, print, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    beside = arguments.add_mutually_exclusive_group()
    beside.add_argument("--gazetteer", default="none", metavar="none|default|PATH")
    beside.add_argument("--tables", type=Path)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    if not (options.corpora / "airwars_texts.jsonl").exists():
        print(f"{options.corpora}: no texts of Airwars here; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        gazetteer = imported(options.tables, Path(folder) / FILE) if options.tables else gazetteer_file(options.gazetteer)
        with_own = agreement(options.corpora, gazetteer=gazetteer) if gazetteer else None
    text = page(agreement(options.corpora), with_own=with_own, code=digest(HERE.parent / "riwaya"), day=datetime.date.today())
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


def imported(tables: Path, path: Path) -> Path | None:
    """The national tables of a folder (Who's On First) imported into a file at `path`; `None` where it holds none."""
    files = sorted(tables.glob("*.csv"))
    for table in files:
        import_places(table, path, format="whosonfirst")
    return path if files else None


if __name__ == "__main__":
    main()
