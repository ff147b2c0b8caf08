"""Measures `riwaya match` on texts tied to coded incidents: does a text find its row, and is a text whose incident is not among the rows kept out?

Usage: python -m evaluation.linking_match CORPORA_FOLDER. One half of the coded incidents serves as the rows. Found: of the texts that tell one of
them, how many are 'already coded' (or 'already coded' or 'perhaps') with the right row. False: of the texts that tell only incidents
of the other half, how many have the telling of that incident 'already coded'; beside it, how many have any telling so, which also counts
digests that truly tell a row. Each text is an incident of its own, or the texts are linked first.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from evaluation.linking_beds import Bed, Item, airwars_bed, half
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.link import MatchSettings, link, match
from riwaya.read import read_coded_rows, read_map


def measure(bed: Bed, incidents: Path, part: str, settings: MatchSettings = MatchSettings(), *, is_linked: bool = False) -> dict[str, tuple[int, int]]:
    """(hits, of how many) for each figure; the rows are the incidents of `part`; `is_linked` links the texts into incidents first, as a run does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        lines = [line for line in incidents.read_text(encoding="utf-8").splitlines() if half(msgspec.json.decode(line)["id"]) == part]
        path.write_text("\n".join(lines), encoding="utf-8")
        rows, row_reports, _ = read_coded_rows(path, read_map("airwars"), lexicon=load_lexicon(), gazetteer=load_gazetteer())
    truth: dict[str, set[str]] = {}
    for item in bed.items:
        truth.setdefault(item.report_id, set()).add(item.incident)
    clusters = link(bed.accounts, bed.reports, lexicon=load_lexicon()) if is_linked else ()
    joined = {account: cluster.incident_id for cluster in clusters for account in cluster.accounts}
    accounts = [msgspec.structs.replace(a, incident_id=joined.get(a.account_id, f"{a.report_id}|{a.incident_id}")) for a in bed.accounts]
    told_by: dict[str, set[str]] = {name: set() for name in truth}
    for account in accounts:
        told_by[account.report_id].add(account.incident_id)
    home = {account.account_id: account.incident_id for account in accounts}
    verdicts = {found.incident_id: found for found in match(accounts, bed.reports, rows, row_reports, lexicon=load_lexicon(), settings=settings)}
    dated = {r.report_id for r in bed.reports if r.published} | {a.report_id for a in bed.accounts if a.date_start}
    own = {name: {home[i.unit] for i in items if i.unit} for name, items in _by_report(bed).items()}
    told = [name for name, wanted in truth.items() if any(half(i) == part for i in wanted)]
    other = [name for name, wanted in truth.items() if all(half(i) != part for i in wanted)]

    def hits(names: Sequence[str], of: Mapping[str, set[str]], *, is_sure: bool = True, is_right: bool = False) -> tuple[int, int]:
        good = sum(any((v := verdicts[i]).row and (v.verdict == "already coded" or not is_sure) and (v.row in truth[n] or not is_right) for i in of[n]) for n in names)
        return good, len(names)

    return {
        "found": hits(told, told_by, is_right=True), "found or perhaps": hits(told, told_by, is_sure=False, is_right=True),
        "found, of texts with a day": hits([n for n in told if n in dated], told_by, is_right=True),
        "false already coded": hits(other, own), "any telling of such a text": hits(other, told_by),
    }


def _by_report(bed: Bed) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in bed.items:
        found.setdefault(item.report_id, []).append(item)
    return found


def main() -> None:
    """Print the figures for each half as rows."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    corpora = arguments.parse_args().corpora
    if not (corpora / "airwars_texts.jsonl").exists():
        print(f"{corpora}: nothing to measure on here")
        return
    bed = airwars_bed(corpora)
    for is_linked in (False, True):
        for part in ("tuned", "untouched"):
            figures = measure(bed, corpora / "airwars_incidents.jsonl", part, is_linked=is_linked)
            print(f"rows: {part} half; texts {'linked' if is_linked else 'alone'}; " + "; ".join(f"{name} {hits} of {of} ({hits / of:.3f})" for name, (hits, of) in figures.items()))


if __name__ == "__main__":
    main()
