"""Scores the engine against folders of gold records with the scorer that lies beside them, and keeps the table in the docs.

Usage: python -m evaluation.accuracy GOLD_FOLDER [--set dev --set check] [--write docs/method/accuracy.md]. The folder holds SET.jsonl, texts/
and score.py. Where it is absent the command says so and exits with 0: the figures in the docs stay as they are.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from riwaya.model import Issue
from riwaya.pipeline import Pipeline
from riwaya.read import read

FIELDS = (
    "record", "detection", "untyped", "event_type", "sub_event_type", "kind", "date", "date_hard", "time_of_day", "place", "place_point", "actors", "counts", "attributed_counts",
    "killed", "sources", "objects", "weapons", "factuality", "evidence", "links", "grounding",
)


def main() -> None:
    """Run the engine on each set and print or write the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--set", action="append", dest="sets")
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    if not (options.gold / "score.py").exists():
        print(f"{options.gold}: no gold records here; nothing measured")
        return
    tables = {name: score(options.gold, name) for name in options.sets or ("seeds", "dev", "check")}
    text = page(tables, options.gold)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


def score(gold: Path, name: str) -> dict[str, dict[str, float]]:
    """The scorer's figures for one set."""
    with tempfile.TemporaryDirectory() as folder:
        reports, accounts = Path(folder) / "reports.jsonl", Path(folder) / "accounts.jsonl"
        command = [sys.executable, str(gold / "score.py"), str(gold / f"{name}.jsonl")]
        reports.write_bytes(subprocess.run([*command, "--reports"], capture_output=True, check=True).stdout)
        result = Pipeline().gather(item for item in read([reports]) if not isinstance(item, Issue))
        accounts.write_bytes(b"".join(msgspec.json.encode(a) + b"\n" for a in result.accounts))
        return json.loads(subprocess.run([*command, str(accounts), "--json"], capture_output=True, check=True).stdout)


def page(tables: dict[str, dict[str, dict[str, float]]], gold: Path) -> str:
    """The tables as a page of the docs."""
    scorer = hashlib.sha256((gold / "score.py").read_bytes()).hexdigest()[:12]
    lines = ["# Accuracy", "", f"Measured on {datetime.date.today().isoformat()} by `make evaluate`; scorer {scorer}. P precision, R recall, n what the annotators marked.", ""]
    for name, table in tables.items():
        digest = hashlib.sha256((gold / f"{name}.jsonl").read_bytes()).hexdigest()[:12]
        low, high = table["record"].get("ci95", [0, 0])  # type: ignore[misc]
        lines += [f"## {name} ({digest})", "", f"record F1 {table['record']['f1']:.3f}, 95% {low:.3f} to {high:.3f}", "", "| field | P | R | F1 | n |", "| --- | --- | --- | --- | --- |"]
        lines += [f"| {f} | {table[f]['p']:.3f} | {table[f]['r']:.3f} | {table[f]['f1']:.3f} | {table[f]['n']} |" for f in FIELDS if f in table]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
