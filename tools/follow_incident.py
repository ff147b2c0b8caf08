"""Write docs/how-to/follow-an-incident.md: one invented incident from its texts through every export, each cell explained.

Usage: python -m tools.follow_incident. Cells come from the exporters, rules and accounts from side files, words of explanation from docs/reference/exports.md; a test
holds the page to them.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from evaluation.export_faults import GRAPHML, rows_of
from riwaya.export import FORMATS, ExportSettings, export
from riwaya.export.sharing import MASKS, SharingSettings
from riwaya.model import Account, Collection, Incident, Report

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "tests" / "export" / "golden" / "records.json"
PAGE = ROOT / "docs" / "how-to" / "follow-an-incident.md"
REFERENCE = ROOT / "docs" / "reference" / "exports.md"
FURNITURE = "مقالات ذات صلة"
OPEN = ExportSettings(sharing=SharingSettings(keep=tuple(MASKS)), version="0")
OURS = {
    "hxl": "The cells of `csv` under hashtags", "geojson": "The cells of `csv` as properties; the geometry is the point, longitude first", "parquet": "The cells of `csv`, typed: days as dates, numbers as numbers",
    "xlsx": "The sheet `incidents` has the cells of `csv`, `accounts` those of `accounts`, `sources` one row for each source that is cited", "jsonl": "The record itself (`docs/reference/record.md`) with its accounts under `told`",
}


def page() -> str:
    """The whole page."""
    collection = records()
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for name in FORMATS.names:
            export(collection, name, Path(folder) / name, OPEN)
            files[name] = (Path(folder) / name).read_bytes()
        cells = {name: json.loads((Path(folder) / f"{name}.cells.jsonl").read_bytes().splitlines()[0]) for name in ("acled", "ucdp")}
    short = {account.account_id: f"{number}" for number, account in enumerate(collection.accounts, 1)}
    parts = [
        "# One incident through every export\nMade by `make docs` from records that are invented and frozen (`tests/export/golden/records.json`). All masks are off, so that every cell can be followed; "
        "an export that is shared has them on. What each column can never say stands in [docs/reference/exports.md](../reference/exports.md).",
        "## The texts\n" + "\n\n".join(_text(report) for report in collection.reports),
        "## The accounts\nEach outlet's or source's telling is an account of its own; the tables below name them by these numbers.\n\n" + _accounts(collection, rows_of(files["accounts"])),
        "## The incident\n" + _incident(collection.incidents[0], short),
    ]
    parts += [f"## {name}\n{_coded(name, rows_of(files[name])[0], cells[name]['cells'], short)}" for name in ("acled", "ucdp")]
    parts += [f"## csv\n{_plain('csv', rows_of(files['csv'])[0])}", f"## accounts\nThe row of account 2.\n\n{_plain('accounts', rows_of(files['accounts'])[1])}"]
    parts += [f"## {name}\n{what}." for name, what in OURS.items()]
    return "\n\n".join([*parts, f"## graphml\nWho relays whom.\n\n{_edges(files['graphml'])}"]) + "\n"


def records() -> Collection:
    """The frozen records."""
    told = json.loads(RECORDS.read_text(encoding="utf-8"))
    return Collection(**{key: tuple(msgspec.convert(told[key], list[kind])) for key, kind in (("reports", Report), ("accounts", Account), ("incidents", Incident))})  # type: ignore[valid-type]


def _text(report: Report) -> str:
    text = report.text.partition(FURNITURE)[0].strip().replace("\n\n", "\n> \n> ")
    return f"`{report.report_id}`, {report.outlet}, {report.published}:\n\n> {text}"


def _accounts(collection: Collection, rows: list[dict[str, str]]) -> str:
    texts = {report.report_id: report.text for report in collection.reports}
    lines = ["| account | report | who says it | words for the day, place and figures | values |", "| --- | --- | --- | --- | --- |"]
    for number, (account, row) in enumerate(zip(collection.accounts, rows, strict=True), 1):
        spans = [account.trigger, account.date_span, account.place.span if account.place else None, *(count.span for count in account.counts)]
        words = ", ".join(f"«{texts[account.report_id][slice(*span)]}»" for span in spans if span)
        values = "; ".join(f"{name} {row[name]}" for name in ("date_start", "place", "initiators", "killed", "wounded", "factuality") if row[name])
        lines.append(f"| {number} | `{account.report_id}` | {row['chain'] or row['holder']} | {words} | {values} |")
    return "\n".join(lines)


def _incident(incident: Incident, short: dict[str, str]) -> str:
    lines = ["| count | low | best | high | who gives it |", "| --- | --- | --- | --- | --- |"]
    for count in incident.counts:
        by = "; ".join(f"{figure.min} by account {', '.join(short[a] for a in figure.accounts)} ({figure.holder})" for figure in count.by)
        lines.append(f"| {count.measure}, {count.demographic or count.group} | {count.low} | {count.best} | {count.high} | {by} |")
    return f"{incident.summary_en}\n\nStanding: {incident.standing}; independent sources: {incident.independent_sources}; disagreements: {', '.join(f'{d.field} ({d.type})' for d in incident.disagreements)}.\n\n" + "\n".join(lines)


def explained(name: str) -> dict[str, str]:
    """What the reference says of each column of a format."""
    section = REFERENCE.read_text(encoding="utf-8").partition(f"\n## {name}")[2].partition("\n## ")[0]
    return {column: what.strip() for column, what in re.findall(r"(?m)^\| `(\w+)` \| (.*?) \|", section)}


def _coded(name: str, row: dict[str, str], cells: dict[str, dict[str, object]], short: dict[str, str]) -> str:
    lines, why = ["| column | cell | rule | accounts | where it comes from |", "| --- | --- | --- | --- | --- |"], explained(name)
    for column, shown in row.items():
        cell = cells.get(column, {"rule": "", "accounts": []})
        accounts = ", ".join(short[a] for a in msgspec.convert(cell["accounts"], list[str]))
        lines.append(f"| `{column}` | {_cell(shown)} | {_cell(str(cell['rule']))} | {accounts} | {why[column]} |")
    return "\n".join(lines)


def _plain(name: str, row: dict[str, str]) -> str:
    last, lines = "", ["| column | cell | what it holds |", "| --- | --- | --- |"]
    for column, what in explained(name).items():
        last = last if what == "the same" else what
        lines.append(f"| `{column}` | {_cell(row[column])} | {last} |")
    return "\n".join(lines)


def _cell(value: str) -> str:
    return value.replace("|", "\\|").replace("\n", " ") if len(value) < 400 else f"{value[:397]}..."


def _edges(content: bytes) -> str:
    tree = ElementTree.fromstring(content)
    lines = ["| who relays | whom | relation | accounts |", "| --- | --- | --- | --- |"]
    for edge in tree.iter(f"{GRAPHML}edge"):
        data = {item.get("key"): item.text for item in edge.iter(f"{GRAPHML}data")}
        lines.append(f"| {edge.get('source')} | {edge.get('target')} | {data['relation']} | {data['weight']} |")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
