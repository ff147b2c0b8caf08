"""`riwaya match`: which incidents of a run a team has coded already."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
import msgspec
from rich.table import Table
from rich.text import Text

from riwaya.cli.lines import print_issues
from riwaya.cli.screen import console
from riwaya.cli.values import isolated
from riwaya.errors import StoreError
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.link import match
from riwaya.model import Account, Incident, Report
from riwaya.read.coded_rows import map_file, read_coded_rows, read_map
from riwaya.store import records


@click.command("match")
@click.argument("path", metavar="RECORDS", type=click.Path(path_type=Path))
@click.option("--map", "name", required=True, metavar="MAP", help="Columns of RECORDS: acled, ucdp, airwars, or a YAML file of one's own.")
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The folder that `riwaya run` wrote.")
@click.option("--out", "target", metavar="FILE", type=click.Path(path_type=Path), help="Write all verdicts with their links as JSON lines.")
def command(path: Path, name: str, folder: Path, target: Path | None) -> None:
    """Say for each incident of a run whether RECORDS (.csv or .jsonl) hold it: already coded, perhaps, or new, with the link that says so.

    \b
    Examples:
      riwaya match coded.csv --map acled --in result
      riwaya match our-rows.csv --map our-columns.yaml --in result --out verdicts.jsonl
    """
    lexicon = load_lexicon()
    rows, row_reports, issues = read_coded_rows(path, read_map(name), lexicon=lexicon, gazetteer=load_gazetteer(), named=map_file(name))
    print_issues(tuple(issues))
    found = match(records(folder, "accounts.jsonl", Account), records(folder, "reports.jsonl", Report), rows, row_reports, lexicon=lexicon)
    if target:
        try:
            target.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in found))
        except OSError as error:
            raise StoreError(f"{target}: cannot be written: {error.strerror or error}") from error
    summaries = {i.incident_id: i.summary_en for i in records(folder, "incidents.jsonl", Incident)}
    table = Table("incident", "verdict", "row", "share", "bits", "what")
    for row in sorted(found, key=lambda m: (m.verdict, m.incident_id)):
        bits = f"{row.link.match_weight / 100:.2f}" if row.link else ""
        table.add_row(row.incident_id, row.verdict, " or ".join((row.row, *row.others)) if row.row else "", f"{row.share} %" if row.row else "", bits, Text(isolated(summaries[row.incident_id][:100])))
    console().print(table)
    counts = Counter(row.verdict for row in found)
    refused = sum(issue.severity == "error" for issue in issues)
    click.echo(", ".join(f"{counts[verdict]} {verdict}" for verdict in ("already coded", "perhaps", "new")) + f"; {len(row_reports)} coded rows{f', {refused} more cannot be used' if refused else ''}")
