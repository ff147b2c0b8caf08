"""Measures `riwaya match` on texts tied to coded incidents: does a text find its row, and is a text whose incident is not among the rows kept out?

Usage: python -m evaluation.linking_match CORPORA_FOLDER [--write docs/method/linking.md]. One part of the coded incidents serves as the rows. Found: of
the texts that tell one of them, how many are 'already coded' (or 'already coded' or 'perhaps') with the right row. False: of the texts that tell
only incidents of the other part, how many have the telling of that incident 'already coded'; beside it, how many have any telling so, which also
counts digests that truly tell a row. Each text is an incident of its own, or the texts are linked first. Apart: each row cites the addresses of
every second text that tells it, as tables of some teams do.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from evaluation.linking_beds import Bed, Item, airwars_bed, first_half, half
from evaluation.measured_part import write_part
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.link import MatchSettings, link, match
from riwaya.model import Account, Report
from riwaya.read.coded_rows import read_coded_rows, read_map

Cut = Callable[[str], str]
WAYS = (("alone", False, False), ("linked", True, False), ("alone; rows cite half of them", False, True))
PARTS: tuple[tuple[str, str, Cut], ...] = (("tuned part", "tuned", half), ("untouched part", "untouched", half), ("the half that was held back at first", "untouched", first_half))
START, END = "<!-- matched -->", "<!-- end of matched -->"
HEAD = "| rows | texts | found | found or perhaps | found, of texts with a day | false 'already coded' | any telling of such a text |\n| --- | --- | --- | --- | --- | --- | --- |"


def rows_of(incidents: Path, wanted: Iterable[str]) -> tuple[list[Account], list[Report]]:
    """The coded incidents of these ids as rows."""
    names = frozenset(wanted)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(line for line in incidents.read_text(encoding="utf-8").splitlines() if msgspec.json.decode(line)["id"] in names), encoding="utf-8")
        rows, reports, _ = read_coded_rows(path, read_map("airwars"), lexicon=load_lexicon(), gazetteer=load_gazetteer())
    return rows, reports


def measure(bed: Bed, incidents: Path, part: str, settings: MatchSettings = MatchSettings(), *, cut: Cut = half, is_linked: bool = False, is_cited: bool = False) -> dict[str, tuple[int, int]]:
    """(hits, of how many) for each figure; the rows are the incidents of `part` as `cut` has it; `is_linked` links the texts into incidents first, as a run does."""
    names = [msgspec.json.decode(line)["id"] for line in incidents.read_text(encoding="utf-8").splitlines()]
    rows, row_reports = rows_of(incidents, (name for name in names if cut(name) == part))
    truth: dict[str, set[str]] = {}
    for item in bed.items:
        truth.setdefault(item.report_id, set()).add(item.incident)
    if is_cited:
        row_reports = [msgspec.structs.replace(row, url=_addresses(bed, [name for name, told in truth.items() if row.report_id in told][::2])) for row in row_reports]
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
    told = [name for name, wanted in truth.items() if any(cut(i) == part for i in wanted)]
    other = [name for name, wanted in truth.items() if all(cut(i) != part for i in wanted)]

    def hits(names: Sequence[str], of: Mapping[str, set[str]], *, is_sure: bool = True, is_right: bool = False) -> tuple[int, int]:
        good = sum(any((v := verdicts[i]).row and (v.verdict == "already coded" or not is_sure) and (v.row in truth[n] or not is_right) for i in of[n]) for n in names)
        return good, len(names)

    return {
        "found": hits(told, told_by, is_right=True), "found or perhaps": hits(told, told_by, is_sure=False, is_right=True),
        "found, of texts with a day": hits([n for n in told if n in dated], told_by, is_right=True),
        "false already coded": hits(other, own), "any telling of such a text": hits(other, told_by),
    }


def _addresses(bed: Bed, names: Sequence[str]) -> str | None:
    wanted = frozenset(names)
    return " ".join(r.url for r in bed.reports if r.report_id in wanted and r.url) or None


def _by_report(bed: Bed) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in bed.items:
        found.setdefault(item.report_id, []).append(item)
    return found


def main() -> None:
    """Print the figures for each part as rows of a table, and write them into the page."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    if not (options.corpora / "airwars_texts.jsonl").exists():
        print(f"{options.corpora}: nothing to measure on here")
        return
    bed = airwars_bed(options.corpora)
    lines = [f"Measured on {datetime.date.today().isoformat()} by `make evaluate-linking`.", "", HEAD]
    for title, part, cut in PARTS:
        for name, is_linked, is_cited in WAYS:
            figures = measure(bed, options.corpora / "airwars_incidents.jsonl", part, cut=cut, is_linked=is_linked, is_cited=is_cited)
            lines.append(f"| {title} | {name} | " + " | ".join(f"{hits} of {of:,} ({hits / of:.2f})" for hits, of in figures.values()) + " |")
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        write_part(options.write, START, END, text)


if __name__ == "__main__":
    main()
