"""Rows of lists as the app shows them: incidents, reports, people's changes and corrections; plain records, kept or made by `facts` and `changes`."""

from __future__ import annotations

import msgspec

from riwaya.model import Admin
from riwaya.model.text import Span

NOTHING = msgspec.Raw(b"null")


class PlaceShown(msgspec.Struct, frozen=True, kw_only=True):
    """Where, as a list shows it."""

    name: str
    name_en: str | None
    lat: float | None
    lon: float | None
    level: str
    status: str
    country: str | None
    admin1: Admin | None


class PartyShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who, as a list shows it."""

    id: str
    name: str
    role: str


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in a list. `killed` is low, best, high; `is_changed` says that it changed after a person said how it stands."""

    incident_id: str
    kind: str
    event_type: str
    sub_event_type: str
    date_start: str | None
    date_end: str | None
    date_precision: str | None
    time_of_day: str | None
    factuality: str
    place: PlaceShown | None
    standing: str
    killed: tuple[int | None, int | None, int | None] | None
    accounts: int
    reports: int
    outlets: tuple[str, ...]
    actors: tuple[PartyShown, ...]
    disagreements: tuple[str, ...]
    independent_sources: int
    summary_ar: str
    summary_en: str
    review: tuple[str, ...]
    state: str
    is_changed: bool
    comments: int
    etag: str = ""


class IncidentOfReport(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that a report tells."""

    incident_id: str
    standing: str
    kind: str


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list."""

    report_id: str
    label: str
    outlet: str | None
    published: str | None
    url: str | None
    status: str
    why: str | None
    near_copy_of: str | None
    accounts: int
    incidents: tuple[IncidentOfReport, ...]
    killed_high: int | None
    review: tuple[str, ...]
    state: str
    etag: str = ""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What one change made of one field; values are JSON, null where there is none."""

    path: str
    before: msgspec.Raw = msgspec.field(default_factory=lambda: NOTHING)
    after: msgspec.Raw = msgspec.field(default_factory=lambda: NOTHING)


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did: when, to what, what it was before and after."""

    change_id: int
    at: str
    who: str
    role: str
    what: str
    report_id: str | None
    account_id: str | None
    incident_id: str | None
    slot: str | None
    why: str
    diff: tuple[Difference, ...]
    is_undone: bool
    can_undo: bool


class CorrectionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A correction and how it stands to what the engine reads now: `applied`, `orphan` (with the reason) or `withdrawn`."""

    correction_id: int
    change_id: int
    who: str
    at: str
    report_id: str
    account_id: str
    slot: str
    action: str
    words: str
    span: Span | None
    before: msgspec.Raw
    value: msgspec.Raw
    standing: str
    why_orphan: str | None = None


class CommentRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of an incident."""

    comment_id: int
    who: str
    at: str
    text: str
