"""Measures accuracy and keeps the tables in the docs and a line of figures in the log.

Usage: python -m evaluation.accuracy [GOLD_FOLDER] [--corpora FOLDER] [--write docs/method/accuracy.md] [--log evaluation/log.jsonl]. Our own set always;
`seeds`, `dev`, `check` (with its second reading, evaluation/agreement.py), `probe`, `offtopic`, `everyday` and the parts of gold/corpus.jsonl where the folders hold their texts. The log gets a line when gold, scorer, code or figures changed.
"""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path

from evaluation.agreement import readings, section
from evaluation.corpus import corpus_sets, part_digests
from evaluation.score import FIELDS, Scores, read_gold
from evaluation.sets import EVERYDAY, HERE, digest, everyday, gold_sets, measured, probe
from evaluation.tables import page

CODE = HERE.parent / "riwaya"


def main() -> None:
    """Run the engine on each set, print or write the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--write", type=Path)
    arguments.add_argument("--log", type=Path)
    options = arguments.parse_args()
    files = gold_sets(options.gold)
    try:
        parts = corpus_sets(options.corpora)
        both = readings(options.gold)
    except ValueError as error:
        arguments.exit(1, f"{error}\n")
    scores = {name: measured(gold) for name, gold in ({name: read_gold(path) for name, path in files.items()} | parts).items()}
    sentences = probe(options.gold / "probe.jsonl") if (options.gold / "probe.jsonl").exists() else {}
    labels = {"offtopic": options.gold / "offtopic.jsonl", "everyday": EVERYDAY}
    stories = {name: everyday(path, options.corpora) for name, path in labels.items() if path.exists() and options.corpora.exists()}
    hashes = {"scorer": digest(HERE / "score"), "code": digest(CODE)} | {name: digest(path) for name, path in files.items()}
    hashes |= {part: value for part, value in part_digests().items() if part in parts}
    text = page(scores, sentences, stories, hashes, datetime.date.today(), section(*both) if both else "")
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    if options.log:
        keep(options.log, scores, hashes)


def keep(log: Path, scores: dict[str, Scores], hashes: dict[str, str]) -> None:
    """Add the figures of this run to the log unless its last line says the same."""
    figures = {name: {field: round(s.figures[field].f1, 4) for field in FIELDS} | {"links": round(s.links.f1, 4), "grounding": round(s.grounded, 4)} for name, s in scores.items()}
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    last = json.loads(lines[-1]) if lines else {}
    if (last.get("hashes"), last.get("figures")) != (hashes, figures):
        lines.append(json.dumps({"date": datetime.date.today().isoformat(), "hashes": hashes, "figures": figures}))
        log.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
