"""What people say of records: how one stands, comments, places and names to read with; and taking any change back."""

from __future__ import annotations

import sqlite3

import msgspec

from riwaya.reviewing.acting import By, NotPossible, acting
from riwaya.reviewing.grouping import confirm, members
from riwaya.reviewing.settling import Groups, settle
from riwaya.store.changes import Change, Effect, apply_effects, change, keep, stands_on
from riwaya.store.facts import incident_digest, refresh_reports
from riwaya.store.rows import Difference
from riwaya.store.work import standing

STATES = ("draft", "in_review", "final", "disputed")


def set_state(connection: sqlite3.Connection, by: By, what: str, key: str, state: str) -> int:
    """Say how a report or an incident stands; whoever says that an incident is final confirms its accounts."""
    before = standing(connection, what, key).state
    if before == state and not (what == "incident" and state == "final"):
        raise NotPossible(f"{what} {key}: is {state} already")
    with acting(connection, by, "state") as act:
        act.effects.append(Effect(table="workflow", key=f"{what}:{key}", before=before, after=state))
        if what == "incident" and state == "final":
            confirm(act, key)
        apply_effects(connection, Change(who=by.who, role=by.role, at=by.at, what="state", effects=tuple(act.effects)))
        _seen(connection, what, key)
        _settle_states(connection, act.effects)
        act.told |= {"report_id": key if what == "report" else None, "incident_id": key if what == "incident" else None, "slot": "state", "diff": (Difference(path="state", before=_raw(before), after=_raw(state)),)}
    return act.change_id


def comment(connection: sqlite3.Connection, by: By, incident_id: str, text: str) -> tuple[int, int]:
    """Say something of an incident; the numbers of the comment and of the change."""
    first = members(connection, incident_id)[0]
    with acting(connection, by, "comment") as act:
        row: dict[str, object] = {"incident_id": incident_id, "account_id": first, "change_id": act.change_id, "is_live": 0, "who": by.who, "at": by.at, "text": text}
        act.effects.append(keep(connection, "comments", row))
        apply_effects(connection, Change(who=by.who, role=by.role, at=by.at, what="comment", effects=tuple(act.effects)))
        settle(connection, incidents=[incident_id])
        act.told |= {"incident_id": incident_id, "slot": "comment", "diff": (Difference(path="comment", after=_raw(text)),)}
    return int(act.effects[0].key), act.change_id


def withdraw(connection: sqlite3.Connection, by: By, table: str, number: int) -> int:
    """Take back a comment or an addition."""
    column = "comment_id" if table == "comments" else "addition_id"
    row = connection.execute(f"SELECT * FROM {table} WHERE {column} = ? AND is_live", (number,)).fetchone()
    if row is None:
        raise NotPossible(f"{table} {number}: there is none")
    incident_id = row[1] if table == "comments" else None
    with acting(connection, by, "withdraw") as act:
        act.effects.append(Effect(table=table, key=str(number), before="1", after="0"))
        apply_effects(connection, Change(who=by.who, role=by.role, at=by.at, what="withdraw", effects=tuple(act.effects)))
        if incident_id:
            settle(connection, incidents=[incident_id])
        act.told |= {"incident_id": incident_id, "slot": "comment" if incident_id else "addition"}
    return act.change_id


def add_to_lexicon(connection: sqlite3.Connection, by: By, what: str, key: str, record: msgspec.Struct) -> tuple[int, int]:
    """Keep a place or a name (`alias`) that the next add reads with; the numbers of the addition and of the change."""
    with acting(connection, by, what) as act:
        told = msgspec.json.encode(record).decode()
        row: dict[str, object] = {"what": what, "key": key, "change_id": act.change_id, "is_live": 0, "who": by.who, "at": by.at, "record": told}
        act.effects.append(keep(connection, "additions", row))
        act.told |= {"slot": "addition", "diff": (Difference(path=what, after=msgspec.Raw(told.encode())),)}
    return int(act.effects[0].key), act.change_id


def undo(connection: sqlite3.Connection, by: By, change_id: int) -> int:
    """Take a change back, by a change of its own; raises `NotPossible` where it was taken back already or something newer stands on it."""
    found = change(connection, change_id)
    if found is None:
        raise NotPossible(f"change {change_id}: there is none")
    told, undone_by = found
    if undone_by is not None:
        raise NotPossible(f"change {change_id}: was taken back by change {undone_by}")
    if not told.effects and not told.groups:
        raise NotPossible(f"change {change_id}: has nothing to take back")
    newer = stands_on(connection, change_id, told)
    if newer is not None:
        raise NotPossible(f"change {change_id}: change {newer} stands on it; take that one back first")
    with acting(connection, by, "undo") as act:
        act.effects += [effect.back() for effect in told.effects]
        apply_effects(connection, Change(who=by.who, role=by.role, at=by.at, what="undo", effects=tuple(act.effects)))
        reports = [r for effect in act.effects if effect.table == "corrections" for (r,) in connection.execute("SELECT report_id FROM corrections WHERE correction_id = ?", (int(effect.key),))]
        groups = _still_there(connection, told.groups)
        if reports or groups:
            settle(connection, reports=reports, groups=groups or None)
        for effect in act.effects:
            if effect.table == "workflow":
                _seen(connection, *_parts(effect.key))
            if effect.table == "comments":
                settle(connection, incidents=[i for (i,) in connection.execute("SELECT incident_id FROM comments WHERE comment_id = ?", (int(effect.key),))])
        _settle_states(connection, act.effects)
        turned = tuple(Difference(path=d.path, before=d.after, after=d.before) for d in told.diff)
        act.told |= {
            "report_id": told.report_id, "account_id": told.account_id, "incident_id": told.incident_id, "slot": told.slot, "diff": turned, "groups": told.groups_after, "groups_after": told.groups,
            "undoes": change_id, "depth": told.depth + 1,
        }
    return act.change_id


def _still_there(connection: sqlite3.Connection, groups: Groups) -> Groups:
    """The groups without accounts that are gone or rejected."""
    found = []
    for group in groups:
        kept = tuple(i for i in group if connection.execute("SELECT 1 FROM accounts WHERE account_id = ? AND NOT is_rejected", (i,)).fetchone())
        if kept:
            found.append(kept)
    return tuple(found)


def _seen(connection: sqlite3.Connection, what: str, key: str) -> None:
    """Note how the incident was when a person said how it stands."""
    row = connection.execute("SELECT record FROM incidents WHERE incident_id = ?", (key,)).fetchone() if what == "incident" else None
    state = standing(connection, what, key).state
    connection.execute("UPDATE workflow SET seen = ? WHERE what = ? AND key = ?", (incident_digest(row[0]) if row and state != "draft" else "", what, key))


def _settle_states(connection: sqlite3.Connection, effects: list[Effect]) -> None:
    for effect in effects:
        if effect.table == "workflow":
            what, key = _parts(effect.key)
            if what == "incident":
                settle(connection, incidents=[key])
            else:
                refresh_reports(connection, [key])


def _parts(key: str) -> tuple[str, str]:
    what, _, identity = key.partition(":")
    return what, identity


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
