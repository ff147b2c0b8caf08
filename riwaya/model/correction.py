"""A correction: what a person says instead of what the engine read, anchored to the report's text, the words and the slot.

A correction outlives extraction: it names its account by id and by where the account's trigger stands and who tells it, and its value by what it
was and the words that it stood on. `value` and `before` are JSON of the slot's record (`SLOTS`, `SINGLE`); `before` is absent where a value is added.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.model.account import Account, Actor, Count, Place, Source, Thing
from riwaya.model.text import Span


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of an account that say when, in days."""

    date_start: str | None = None
    date_end: str | None = None
    date_precision: str | None = None
    date_status: str | None = None
    date_span: Span | None = None
    date_rule: str | None = None


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that say at what part of the day."""

    time_of_day: str | None = None
    time_span: Span | None = None


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """The field that says where."""

    place: Place | None = None


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that say what kind of incident."""

    kind: str
    event_type: str
    sub_event_type: str


class Stanced(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that say whether it is asserted."""

    factuality: str
    factuality_span: Span | None = None


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """The field that says which clauses tell it."""

    evidence: tuple[Span, ...]


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """The name, inside its report, of the incident that the account tells: set where a person parts two accounts that the engine read as one."""

    incident_id: str


SLOTS: dict[str, tuple[str, type[msgspec.Struct]]] = {"actor": ("actors", Actor), "count": ("counts", Count), "object": ("objects", Thing), "weapon": ("weapons", Thing), "source": ("sources", Source)}
SINGLE: dict[str, type[msgspec.Struct]] = {"date": Dated, "time": Timed, "place": Placed, "kind": Sorted, "factuality": Stanced, "evidence": Quoted, "incident": Grouped}
Action = Literal["set", "add", "reject"]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """`slot` is one of `SLOTS` or `SINGLE`, or `account`: a whole account is rejected, or added (`value` holds it).

    `sha256` is the hash of the report's text, `account_id`, `trigger` and `chain` (ids of its sources) say which account, `span` and `words` where the value stands.
    """

    action: Action
    slot: str
    sha256: str
    account_id: str
    trigger: Span
    chain: tuple[str, ...] = ()
    span: Span | None = None
    words: str = ""
    before: str | None = None
    value: str | None = None

    @classmethod
    def of(cls, account: Account, *, sha256: str, action: Action, slot: str, span: Span | None = None, words: str = "", before: msgspec.Struct | None = None, value: msgspec.Struct | None = None) -> Correction:
        """A correction of this account; values are given as records."""
        def told(record: msgspec.Struct | None) -> str | None:
            return None if record is None else msgspec.json.encode(record).decode()

        chain = tuple(source.id for source in account.sources)
        return cls(action=action, slot=slot, sha256=sha256, account_id=account.account_id, trigger=account.trigger, chain=chain, span=span, words=words, before=told(before), value=told(value))


def fields_of(account: Account, slot: str) -> msgspec.Struct:
    """The record of a single slot as an account holds it."""
    record = SINGLE[slot]
    return record(**{field.name: getattr(account, field.name) for field in msgspec.structs.fields(record)})
