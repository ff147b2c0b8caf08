"""What changed in a store since it was linked, so that linking starts there and not anew.

In: what is linked now, and the note that the last linking left. Out: the reports that are fresh to linking, or that everything is. A report is
fresh when it, one of its accounts, or a person's decision about one of them came, went or changed; other code, resources or settings of linking make everything fresh.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from riwaya import engine
from riwaya.assess import AssessSettings
from riwaya.link import Decision, Sketch, copies_among, near_copies_more, sketch
from riwaya.model import Account, Report
from riwaya.settings import Settings
from riwaya.store import Store


class LinkedFrom(msgspec.Struct, frozen=True, kw_only=True):
    """What a linking was made from: the code and settings that linked and that assessed, decisions, and a hash for each report with its accounts."""

    linked_by: str
    assessed_by: str
    decisions: tuple[str, ...]
    reports: dict[str, str]


class _Told(msgspec.Struct, frozen=True):
    """Of the settings of a run what is asked for here."""

    assess: AssessSettings


def linked_from(reports: Sequence[Report], accounts: Sequence[Account], decisions: Sequence[Decision], settings: Settings) -> LinkedFrom:
    """The note of a linking; `reports` say already which is a near-copy of which."""
    linked_by, assessed_by = engine.linking_identity(settings)
    told: dict[str, list[Account]] = {report.report_id: [] for report in reports}
    for account in accounts:
        told[account.report_id].append(account)
    return LinkedFrom(
        linked_by=linked_by, assessed_by=assessed_by, decisions=tuple(msgspec.json.encode(decision).decode() for decision in decisions),
        reports={report.report_id: _digest(report, told[report.report_id]) for report in reports},
    )


def policy_of(file: Path) -> str | None:
    """The policy with which the last add assessed a store; `None` for a new one."""
    if not file.exists() or not file.stat().st_size:
        return None
    with Store(file) as store:
        told = store.last_settings()
    return msgspec.json.decode(told, type=_Told).assess.policy if told else None


def fresh_reports(before: LinkedFrom | None, now: LinkedFrom, accounts: Sequence[Account]) -> frozenset[str] | None:
    """The reports that linking has to look at; `None` where it has to look at all."""
    if before is None or before.linked_by != now.linked_by:
        return None
    fresh = {identity for identity, digest in now.reports.items() if before.reports.get(identity) != digest} | (before.reports.keys() - now.reports.keys())
    judged = set(before.decisions) ^ set(now.decisions)
    named = {identity for record in judged for decision in [msgspec.json.decode(record, type=Decision)] for identity in (*decision.accounts, *decision.others)}
    return frozenset(fresh | {account.report_id for account in accounts if account.account_id in named})


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """Which report repeats which, and the sketches that are new or changed: report, what it was made of, sketch."""

    copies: dict[str, str]
    sketched: list[tuple[str, str, bytes]]


def copies_in(store: Store, reports: Sequence[Report], by: str) -> Copies:
    """The near-copies among the reports of a store, found from the sketches that the last linking by the code `by` kept and from the reports that are fresh to them."""
    held = store.sketches(by)
    made_of = {report.report_id: f"{report.sha256} {report.published or ''}" for report in reports}
    known = {identity: msgspec.msgpack.decode(told, type=Sketch) for identity, (of, told) in held.items() if made_of.get(identity) == of}
    fresh = {report.report_id: sketch(report) for report in reports if report.report_id not in known}
    gone = held.keys() - known.keys()
    before = {report.report_id: report.near_copy_of for report in reports if report.near_copy_of}
    copies = near_copies_more(before, known | fresh, fresh.keys() | gone) if held else copies_among(fresh.values())
    return Copies(copies=copies, sketched=[(identity, made_of[identity], msgspec.msgpack.encode(told)) for identity, told in fresh.items()])


def _digest(report: Report, accounts: Sequence[Account]) -> str:
    """A hash over a report and its accounts; of the incidents it says only which accounts share one, for their ids are what linking gives."""
    whole = hashlib.blake2b(msgspec.json.encode(msgspec.structs.replace(report, text="")), digest_size=12)  # its hash stands for the text
    homes = {home: number for number, home in enumerate(dict.fromkeys(account.incident_id for account in accounts))}
    for account in accounts:
        whole.update(msgspec.json.encode(msgspec.structs.replace(account, incident_id=str(homes[account.incident_id]))))
    return whole.hexdigest()
