"""What every row carries beside its values, and what a format module takes and gives.

A row names its incidents, accounts and reports, the addresses of the reports, a hash over their contents, the policy that added up its
figures and the version of the software: whoever holds a row can ask for what it was made of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property

import msgspec

from riwaya.export.tables import Table, csv_bytes, side_file, values
from riwaya.model import Account, Incident, Report

PROVENANCE = ("incident_id", "account_ids", "report_ids", "source_urls", "content_hash", "policy", "riwaya_version")


class ExportInput(msgspec.Struct, kw_only=True, dict=True):
    """The records of an export, masked and chosen already."""

    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]
    version: str = ""

    @cached_property
    def report_by_id(self) -> dict[str, Report]:
        return {report.report_id: report for report in self.reports}

    @cached_property
    def account_by_id(self) -> dict[str, Account]:
        return {account.account_id: account for account in self.accounts}

    def accounts_of(self, incident: Incident) -> list[Account]:
        return [self.account_by_id[i] for i in incident.accounts if i in self.account_by_id]


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What a format module gives: the file, its side file, and what the manifest says of them."""

    content: bytes
    rows: int
    cells: bytes | None = None
    sums: dict[str, int] = {}
    policies: tuple[str, ...] = ()
    left_out: dict[str, tuple[str, ...]] = {}
    empty_columns: dict[str, str] = {}


def content_hash_of(reports: Sequence[Report]) -> str:
    """One hash over the contents of several reports, whatever their order."""
    return hashlib.sha256("\n".join(sorted(report.sha256 for report in reports)).encode()).hexdigest()


def policies_of(incidents: Sequence[Incident]) -> tuple[str, ...]:
    return tuple(sorted({count.policy for incident in incidents for count in incident.counts}))


def provenance(given: ExportInput, report_ids: Sequence[str], policy: str) -> dict[str, object]:
    """The reports, addresses, hash, policy and version of a row."""
    reports = [given.report_by_id[i] for i in dict.fromkeys(report_ids) if i in given.report_by_id]
    return {
        "reports": [r.report_id for r in reports], "source_urls": list(dict.fromkeys(r.url for r in reports if r.url)), "content_hash": content_hash_of(reports),
        "policy": policy, "version": given.version,
    }


def provenance_cells(given: ExportInput, incident: Incident) -> dict[str, str]:
    """The same as columns of our own tables, several values joined by `;`."""
    found = provenance(given, incident.reports, ";".join(policies_of([incident])))
    urls = found["source_urls"]
    return {
        "incident_id": incident.incident_id, "account_ids": ";".join(incident.accounts), "report_ids": ";".join(incident.reports),
        "source_urls": ";".join(urls) if isinstance(urls, list) else "", "content_hash": str(found["content_hash"]), "policy": str(found["policy"]), "riwaya_version": given.version,
    }


def coded_table(given: ExportInput, table: Table, *, sums: dict[str, int], policy: str, second_header: Sequence[str] = ()) -> Exported:
    """A table of another codebook as CSV, with its side file."""
    beside = {row.row_id: provenance(given, [given.account_by_id[a].report_id for a in row.accounts], policy) for row in table.rows}
    return Exported(
        content=csv_bytes(table.columns, values(table), second_header=second_header), rows=len(table.rows), cells=side_file(table, beside), sums=sums, policies=(policy,),
        left_out=table.left_out, empty_columns=table.empty_columns,
    )
