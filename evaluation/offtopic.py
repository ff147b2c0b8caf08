"""Of everyday stories that tell no incident, how many yield an asserted account: python -m evaluation.offtopic GOLD_FOLDER CORPORA_FOLDER [--show]."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from riwaya.pipeline import Pipeline


def main() -> None:
    """Count and print; with --show the stories that misled."""
    gold, corpora = Path(sys.argv[1]), Path(sys.argv[2])
    if not (gold / "offtopic.jsonl").exists():
        print(f"{gold}: no such set here; nothing measured")
        return
    labels = {r["id"]: r for r in map(json.loads, (gold / "offtopic.jsonl").read_text(encoding="utf-8").splitlines())}
    told: dict[str, list[str]] = {}
    for name in ("everyday_news.jsonl", "conflict_reports.jsonl"):
        for line in (corpora / name).open(encoding="utf-8"):
            row = json.loads(line)
            if row["id"] in labels:
                accounts = Pipeline().read(row["text"], published=row.get("published"), outlet=row.get("outlet"))
                told[row["id"]] = [a.kind for a in accounts if a.factuality == "asserted"]
    without = [i for i in told if not labels[i]["has_incident"]]
    wrong = [i for i in without if told[i]]
    within = [i for i in told if labels[i]["has_incident"]]
    print(f"without an incident: {len(wrong)} of {len(without)} yield an account; with one: {sum(bool(told[i]) for i in within)} of {len(within)} do")
    if "--show" in sys.argv:
        for i in wrong:
            print(i, labels[i].get("note"), told[i])


if __name__ == "__main__":
    main()
