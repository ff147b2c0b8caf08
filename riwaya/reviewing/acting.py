"""Who does something, and the change that it becomes: opened before the work, closed with what the work did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from riwaya.errors import RiwayaError
from riwaya.model import Account
from riwaya.store.changes import Change, Effect, finish_change, new_change
from riwaya.store.rows import Difference


class By(msgspec.Struct, frozen=True, kw_only=True):
    """Who, in which role, when (UTC, ISO), why."""

    who: str
    role: str
    at: str
    why: str = ""


class NotPossible(RiwayaError):
    """What was asked for does not fit how things stand; the text says why and what to do."""


class Acting:
    """A change that is being made; `done` closes it."""

    def __init__(self, connection: sqlite3.Connection, by: By, what: str) -> None:
        self.connection, self.by, self.what = connection, by, what
        self.change_id = new_change(connection)
        self.effects: list[Effect] = []
        self.told: dict[str, Any] = {}


@contextmanager
def acting(connection: sqlite3.Connection, by: By, what: str) -> Iterator[Acting]:
    """Open a change; when the block ends it is written, with what the block put into `effects` and `told` (fields of `Change`)."""
    act = Acting(connection, by, what)
    yield act
    finish_change(connection, act.change_id, Change(who=by.who, role=by.role, at=by.at, why=by.why, what=what, effects=tuple(act.effects), **act.told))


def difference(before: Account | None, after: Account | None) -> tuple[Difference, ...]:
    """The fields in which two states of an account differ; of equally long lists the rows."""
    if before is None or after is None:
        whole = Difference(path="account", before=_raw(before), after=_raw(after))
        return () if before == after else (whole,)
    found: list[Difference] = []
    for field in before.__struct_fields__:
        old, new = getattr(before, field), getattr(after, field)
        if old == new or field in ("rules", "incident_id"):
            continue
        if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) and field in ("actors", "counts", "objects", "weapons", "sources"):
            found += [Difference(path=f"{field}[{n}]", before=_raw(a), after=_raw(b)) for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        else:
            found.append(Difference(path=field, before=_raw(old), after=_raw(new)))
    return tuple(found)


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
