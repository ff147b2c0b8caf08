"""Measures agreement with Airwars and keeps the page: python -m evaluation.airwars CORPORA_FOLDER [--write docs/method/airwars.md].

Where the folder holds no such files the command says so and exits with 0: the page in the docs stays as it is.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from evaluation.airwars import agreement
from evaluation.airwars.page import page
from evaluation.sets import HERE, digest


def main() -> None:
    """Compare, print, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    if not (options.corpora / "airwars_texts.jsonl").exists():
        print(f"{options.corpora}: no texts of Airwars here; nothing measured")
        return
    text = page(agreement(options.corpora), code=digest(HERE.parent / "riwaya"), day=datetime.date.today())
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
