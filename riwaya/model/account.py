"""An account: one source's telling of one incident inside one report, every value with its words and its rule.

The keys are those of the record contract (`docs/reference/record.md`); absent is `None` or an empty tuple, never a default.
Spans are code points of `Report.text`.
"""

from __future__ import annotations

import msgspec

from riwaya.model.report import SCHEMA_VERSION
from riwaya.model.text import Span


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A group and its part in the incident. `id` is an actor id or `name:<as written>`."""

    id: str
    name: str
    role: str
    status: str = "stated"
    span: Span
    rule: str = ""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many: `min` and `max` are whole numbers, both `None` for 'a number of'; `max` is `None` for 'more than'.

    `group` is who they are (actor id, `civilians`, `unknown`), `part_of` the position in `Account.counts` of the whole of
    which this row is a part, `cumulative` is true for a running total.
    """

    measure: str
    min: int | None
    max: int | None
    quantifier: str = "exact"
    group: str = "unknown"
    demographic: str | None = None
    part_of: int | None = None
    cumulative: bool = False
    span: Span
    rule: str = ""


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """An object that was hit, entered or destroyed, or a weapon."""

    id: str
    span: Span
    rule: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain of telling; `relation` is how this source stands to what is told."""

    id: str
    name: str
    relation: str = "said"
    span: Span
    rule: str = ""


class Admin(msgspec.Struct, frozen=True, kw_only=True):
    """An administrative area: gazetteer id, Arabic and English name."""

    id: str
    ar: str
    en: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where: the name as written without clitics, and what the gazetteer makes of it. `lat`, `lon` are WGS84 degrees.

    `because` names the evidence that chose this candidate; `candidates` are gazetteer ids that lost.
    """

    name: str
    name_en: str | None = None
    gazetteer_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    level: str = "settlement"
    near: bool = False
    country: str | None = None
    admin1: Admin | None = None
    admin2: Admin | None = None
    status: str = "unresolved"
    span: Span
    rule: str = ""
    because: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One source's telling of one incident. The extracting room sets `incident_id` to a name that is unique inside the
    report; the linking room replaces it by that of the incident.
    """

    schema_version: int = SCHEMA_VERSION
    account_id: str
    report_id: str
    incident_id: str
    kind: str
    event_type: str
    sub_event_type: str
    trigger: Span
    evidence: tuple[Span, ...]
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None
    date_status: str | None = None
    date_span: Span | None = None
    date_rule: str | None = None
    time_of_day: str | None = None
    time_span: Span | None = None
    place: Place | None = None
    actors: tuple[Actor, ...] = ()
    counts: tuple[Count, ...] = ()
    objects: tuple[Thing, ...] = ()
    weapons: tuple[Thing, ...] = ()
    sources: tuple[Source, ...] = ()
    factuality: str = "asserted"
    factuality_span: Span | None = None
    review: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def holder(self, outlet: str | None) -> str:
        """Who holds the values of this account: the origin of the chain, or the outlet when nobody is cited."""
        return self.sources[0].id if self.sources else f"outlet:{outlet or 'unknown'}"
