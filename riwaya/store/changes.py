"""Changes of people: what each did to a record, when, what it was before and after; how a change is taken back.

A change has effects: rows that came to life or went out of it, a state that was set. Undoing is a change of its own with the effects turned round,
so that nothing is ever erased. Every change, correction, comment and addition is in the hash chain, and the live rows are those that the effects add up to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from riwaya.store.history import append, digest
from riwaya.store.rows import ChangeRow, Difference

LIVE = {"corrections": "correction_id", "decisions": "decision_id", "comments": "comment_id", "additions": "addition_id"}
KEPT = {"corrections": "record", "comments": "text", "additions": "record"}


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """`table` and `key` name a row; `before` and `after` are `1` or `0` (live or not), or a state of work (`workflow`, key `incident:ID`)."""

    table: str
    key: str
    before: str
    after: str

    def back(self) -> Effect:
        return Effect(table=self.table, key=self.key, before=self.after, after=self.before)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did. `groups` is how accounts stood together before, where that changed; `depth` counts how often a change was undone and undone again."""

    who: str
    role: str
    at: str
    what: str
    report_id: str | None = None
    account_id: str | None = None
    incident_id: str | None = None
    slot: str | None = None
    why: str = ""
    diff: tuple[Difference, ...] = ()
    effects: tuple[Effect, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    groups_after: tuple[tuple[str, ...], ...] = ()
    undoes: int | None = None
    depth: int = 0


def new_change(connection: sqlite3.Connection) -> int:
    """The number of the next change, taken by an empty row that `finish_change` fills in the same transaction."""
    cursor = connection.execute("INSERT INTO changes (at, who, what, record) VALUES ('', '', '', '')")
    return int(cursor.lastrowid or 0)


def finish_change(connection: sqlite3.Connection, change_id: int, change: Change) -> None:
    """Write a change and apply its effects."""
    record = msgspec.json.encode(change).decode()
    row = (change.at, change.who, change.what, change.report_id, change.account_id, change.incident_id, record, change_id)
    connection.execute("UPDATE changes SET at = ?, who = ?, what = ?, report_id = ?, account_id = ?, incident_id = ?, record = ? WHERE change_id = ?", row)
    apply_effects(connection, change)
    if change.undoes is not None:
        connection.execute("UPDATE changes SET undone_by = ? WHERE change_id = ?", (change_id, change.undoes))
    append(connection, [("change", str(change_id), digest(record))])


def apply_effects(connection: sqlite3.Connection, change: Change) -> None:
    """Bring rows to life or out of it, set states."""
    for effect in change.effects:
        if effect.table in LIVE:
            connection.execute(f"UPDATE {effect.table} SET is_live = ? WHERE {LIVE[effect.table]} = ?", (int(effect.after), int(effect.key)))
        else:
            what, _, key = effect.key.partition(":")
            connection.execute(
                "INSERT INTO workflow VALUES (?,?,?,?,?,'') ON CONFLICT (what, key) DO UPDATE SET state = excluded.state, who = excluded.who, at = excluded.at", (what, key, effect.after, change.who, change.at)
            )


def keep(connection: sqlite3.Connection, table: str, columns: dict[str, object]) -> Effect:
    """A new row of `corrections`, `comments` or `additions`, and its coming to life as an effect."""
    names = ", ".join(columns)
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({','.join('?' * len(columns))})", tuple(columns.values()))
    append(connection, [(table, str(cursor.lastrowid), digest(str(columns[KEPT[table]])))])
    return Effect(table=table, key=str(cursor.lastrowid), before="0", after="1")


def keep_decision(connection: sqlite3.Connection, record: str) -> Effect:
    """A new decision about links, and its coming to life as an effect; the caller links what it touches."""
    cursor = connection.execute("INSERT INTO decisions (record) VALUES (?)", (record,))
    append(connection, [("decision", str(cursor.lastrowid), digest(record))])
    return Effect(table="decisions", key=str(cursor.lastrowid), before="0", after="1")


def change(connection: sqlite3.Connection, change_id: int) -> tuple[Change, int | None] | None:
    """One change, and the change that undid it."""
    row = connection.execute("SELECT record, undone_by FROM changes WHERE change_id = ?", (change_id,)).fetchone()
    return (msgspec.json.decode(row[0], type=Change), row[1]) if row else None


def stands_on(connection: sqlite3.Connection, change_id: int, told: Change) -> int | None:
    """A later change in force that was made to the same thing, so that this one cannot be taken back alone; `None` where there is none."""
    conditions, values = ["change_id > ?", "undone_by IS NULL"], [change_id]
    accounts = {i for group in (*told.groups, *told.groups_after) for i in group}
    states = {effect.key for effect in told.effects if effect.table == "workflow"}
    if not accounts and not states and told.account_id is None:
        return None
    for number, record in connection.execute(f"SELECT change_id, record FROM changes WHERE {' AND '.join(conditions)} ORDER BY change_id", values):
        later = msgspec.json.decode(record, type=Change)
        if later.depth % 2:  # it took back something, and stands on nothing
            continue
        if told.account_id is not None and told.slot is not None and (later.account_id, later.slot) == (told.account_id, told.slot):
            return int(number)
        if states & {effect.key for effect in later.effects if effect.table == "workflow"}:
            return int(number)
        if accounts & {i for group in (*later.groups, *later.groups_after) for i in group}:
            return int(number)
    return None


def changes(connection: sqlite3.Connection, conditions: dict[str, object], *, offset: int, limit: int) -> tuple[list[ChangeRow], int]:
    """Changes that fit, the newest first; and how many there are."""
    given = {name: value for name, value in conditions.items() if value is not None}
    where = f"WHERE {' AND '.join(f'{name} = ?' for name in given)}" if given else ""
    (total,) = connection.execute(f"SELECT count(*) FROM changes {where}", tuple(given.values())).fetchone()
    rows = connection.execute(f"SELECT change_id, undone_by, record FROM changes {where} ORDER BY change_id DESC LIMIT ? OFFSET ?", (*given.values(), limit, offset)).fetchall()
    return [change_row(connection, number, msgspec.json.decode(record, type=Change), undone_by) for number, undone_by, record in rows], int(total)


def change_row(connection: sqlite3.Connection, number: int, told: Change, undone_by: int | None) -> ChangeRow:
    """A change as it is shown."""
    can_undo = undone_by is None and bool(told.effects or told.groups) and stands_on(connection, number, told) is None
    return ChangeRow(
        change_id=number, at=told.at, who=told.who, role=told.role, what=told.what, report_id=told.report_id, account_id=told.account_id, incident_id=told.incident_id, slot=told.slot, why=told.why,
        diff=told.diff, is_undone=undone_by is not None, can_undo=can_undo,
    )


def review_faults(connection: sqlite3.Connection) -> list[str]:
    """What in people's work does not fit the history: a row that was changed, removed or slipped in, or one that is live without a change that says so."""
    last = {(what, key): content for what, key, content in connection.execute("SELECT what, key, digest FROM history WHERE what IN ('change', 'corrections', 'comments', 'additions') ORDER BY number")}
    held = {("change", str(n)): digest(r) for n, r in connection.execute("SELECT change_id, record FROM changes")}
    for table, column in KEPT.items():
        held |= {(table, str(n)): digest(r) for n, r in connection.execute(f"SELECT {LIVE[table]}, {column} FROM {table}")}
    found = [f"{what} {key}: was changed or has no entry" for (what, key), content in held.items() if last.get((what, key)) != content]
    found += [f"{what} {key}: was removed" for what, key in last if (what, key) not in held]
    return [*found, *_live_faults(connection)]


def _live_faults(connection: sqlite3.Connection) -> Iterator[str]:
    live: dict[tuple[str, str], str] = {}
    for (record,) in connection.execute("SELECT record FROM changes WHERE record != '' ORDER BY change_id"):
        try:
            effects: Sequence[Effect] = msgspec.json.decode(record, type=Change).effects
        except msgspec.DecodeError:
            continue  # told above as changed
        live.update({(effect.table, effect.key): effect.after for effect in effects})
    for table, column in LIVE.items():
        for number, is_live in connection.execute(f"SELECT {column}, is_live FROM {table}"):
            # a decision of the command line has no change: it is live
            if str(is_live) != live.get((table, str(number)), "1" if table == "decisions" else "0"):
                yield f"{table} {number}: is {'live' if is_live else 'not live'}, which no change says"
