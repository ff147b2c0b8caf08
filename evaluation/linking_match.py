"""Measures `riwaya match` on texts tied to coded incidents: does a text find its row, and is a text whose incident is not among the rows kept out?

Usage: python -m evaluation.linking_match CORPORA_FOLDER. One half of the coded incidents serves as the rows. Found: of the texts that tell one of
them, how many are 'already coded' (or 'already coded' or 'perhaps') with the right row. False: of the texts that tell only incidents
of the other half, how many are 'already coded'. Each text is an incident of its own: nothing is linked beforehand.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec

from evaluation.linking_beds import Bed, airwars_bed, half
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.link import MatchSettings, match
from riwaya.read import read_coded_rows, read_map


def measure(bed: Bed, incidents: Path, part: str, settings: MatchSettings = MatchSettings()) -> dict[str, tuple[int, int]]:
    """(hits, of how many) for found, found or perhaps, and false; the rows are the incidents of `part`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        lines = [line for line in incidents.read_text(encoding="utf-8").splitlines() if half(msgspec.json.decode(line)["id"]) == part]
        path.write_text("\n".join(lines), encoding="utf-8")
        rows, row_reports, _ = read_coded_rows(path, read_map("airwars"), lexicon=load_lexicon(), gazetteer=load_gazetteer())
    truth: dict[str, set[str]] = {}
    for item in bed.items:
        truth.setdefault(item.report_id, set()).add(item.incident)
    alone = [msgspec.structs.replace(a, incident_id=f"{a.report_id}|{a.incident_id}") for a in bed.accounts]
    verdicts: dict[str, list[tuple[str, str | None]]] = {name: [] for name in truth}
    for found in match(alone, bed.reports, rows, row_reports, lexicon=load_lexicon(), settings=settings):
        verdicts[found.incident_id.partition("|")[0]].append((found.verdict, found.row))
    told = [name for name, wanted in truth.items() if any(half(i) == part for i in wanted)]
    other = [name for name, wanted in truth.items() if all(half(i) != part for i in wanted)]
    sure = sum(any(v == "already coded" and row in truth[name] for v, row in verdicts[name]) for name in told)
    maybe = sum(any(row in truth[name] for _, row in verdicts[name]) for name in told)
    false = sum(any(v == "already coded" for v, _ in verdicts[name]) for name in other)
    return {"found": (sure, len(told)), "found or perhaps": (maybe, len(told)), "false already coded": (false, len(other))}


def main() -> None:
    """Print the figures for each half as rows."""
    corpora = Path(sys.argv[1])
    if not (corpora / "airwars_texts.jsonl").exists():
        print(f"{corpora}: nothing to measure on here")
        return
    bed = airwars_bed(corpora)
    for part in ("tuned", "untouched"):
        figures = measure(bed, corpora / "airwars_incidents.jsonl", part)
        print(f"rows: {part} half; " + "; ".join(f"{name} {hits} of {of} ({hits / of:.3f})" for name, (hits, of) in figures.items()))


if __name__ == "__main__":
    main()
