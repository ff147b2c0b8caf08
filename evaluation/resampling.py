"""Many reports out of few, for measuring scale: each drawn from a corpus, some of its sentences left out, some of another put in, and moved to a day of its own.

Two drawings of one report share about half of their words, so that they are no near-copies; one report in twelve repeats an earlier one nearly
word for word, as wire stories do, and one in two hundred falls on the busiest day. The same seed gives the same reports.
Usage: python -m evaluation.resampling CORPORA_FOLDER NUMBER OUT.jsonl [FILES].
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

FIRST = datetime.date(2015, 1, 1)
PER_DAY = 25
KEPT, OF_ANOTHER = 0.65, 0.2
COPY = 1 / 12
BUSIEST = 1 / 200
RECENT = 300
SENTENCE = re.compile(r"[^.\n]+[.\n]*")


def resampled(corpora: Path, number: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many reports by day of publication."""
    chance = random.Random(seed)
    rows = [json.loads(line) for line in (corpora / "conflict_reports.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [(row, SENTENCE.findall(row["text"])) for row in rows if row["text"].strip()]
    recent: list[str] = []
    for position in range(number):
        row, sentences = chance.choice(rows)
        day = (FIRST + datetime.timedelta(days=position // PER_DAY)).isoformat() if chance.random() > BUSIEST else "2016-03-01"
        if recent and chance.random() < COPY:
            text = f"{chance.choice(recent)}\n({row.get('outlet') or position})"
        else:
            others = chance.choice(rows)[1]
            kept = [s for s in sentences if chance.random() < KEPT] or sentences
            for other in others:
                if chance.random() < OF_ANOTHER * len(sentences) / len(others):
                    kept.insert(chance.randrange(len(kept) + 1), other)
            text = "".join(kept)
        recent = [*recent[-RECENT:], text]
        yield {"id": f"s{position}", "text": text, "published": day, "outlet": row.get("outlet") or "", "title": row.get("title") or ""}


def write(corpora: Path, number: int, out: Path, *, files: int = 1) -> list[Path]:
    """Write them as JSON Lines, into one file or into several of equal size in a folder; the paths."""
    if files == 1:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in resampled(corpora, number)), encoding="utf-8")
        return [out]
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"part-{part:04d}.jsonl" for part in range(files)]
    streams = [path.open("w", encoding="utf-8") for path in paths]
    for position, row in enumerate(resampled(corpora, number)):
        streams[position * files // number].write(json.dumps(row, ensure_ascii=False) + "\n")
    for stream in streams:
        stream.close()
    return paths


def main() -> None:
    """Write as many as asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("number", type=int)
    arguments.add_argument("out", type=Path, metavar="OUT.jsonl")
    arguments.add_argument("files", type=int, nargs="?", default=1, help="more than one: OUT is a folder")
    options = arguments.parse_args()
    write(options.corpora, options.number, options.out, files=options.files)


if __name__ == "__main__":
    main()
