"""An incident: accounts judged to tell the same happening, with the links that joined them and their assessment.

Match weights are whole hundredths of a bit (Fellegi-Sunter); `low`, `best`, `high` are UCDP's words.
"""

from __future__ import annotations

import msgspec

from riwaya.model.account import Place
from riwaya.model.report import SCHEMA_VERSION


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """One comparison of a link: what was compared, the level reached, its weight in hundredths of a bit."""

    comparison: str
    level: str
    weight: int


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two accounts are held to tell one incident."""

    accounts: tuple[str, str]
    match_weight: int
    because: tuple[Comparison, ...]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure and who gives it. `is_claim`: a party to the fight speaks of its enemy's losses; `is_part`: these accounts hold it in another figure of theirs."""

    min: int | None
    max: int | None
    accounts: tuple[str, ...]
    holder: str
    is_claim: bool = False
    is_part: bool = False


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """An independent origin of what is told: its accounts, and whether it is a party to the fight."""

    origin: str
    accounts: tuple[str, ...]
    is_party: bool = False


class CountSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What the accounts add up to for one measure, group and demographic, under a named policy."""

    measure: str
    group: str
    demographic: str | None
    low: int | None
    best: int | None
    high: int | None
    policy: str
    by: tuple[Figure, ...]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """What the accounts add up to for everybody of one measure together, under a named policy; `accounts` give the best."""

    measure: str
    low: int
    best: int
    high: int
    policy: str
    accounts: tuple[str, ...] = ()


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement: a value in words, the accounts and the holders who give it."""

    value: str
    accounts: tuple[str, ...]
    holders: tuple[str, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Where accounts differ. `type`: range, part_of_whole, rival_initiator, civilian_status, place, date, denial, doubt."""

    field: str
    type: str
    positions: tuple[Position, ...]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the incident: its role and the accounts that give it."""

    id: str
    name: str
    role: str
    accounts: tuple[str, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An object or weapon of the incident and the accounts that name it."""

    id: str
    accounts: tuple[str, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of one happening, and what they agree on and where they differ."""

    schema_version: int = SCHEMA_VERSION
    incident_id: str
    aliases: tuple[str, ...] = ()
    kind: str
    event_type: str
    sub_event_type: str
    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None
    time_of_day: str | None = None
    place: Place | None = None
    factuality: str = "asserted"
    actors: tuple[Party, ...] = ()
    objects: tuple[Named, ...] = ()
    weapons: tuple[Named, ...] = ()
    counts: tuple[CountSummary, ...] = ()
    totals: tuple[Total, ...] = ()
    accounts: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    independent_sources: int = 1
    witnesses: tuple[Witness, ...] = ()
    standing: str = "single-source"
    standing_because: str = ""
    disagreements: tuple[Disagreement, ...] = ()
    links: tuple[Link, ...] = ()
    summary_en: str = ""
    summary_ar: str = ""
