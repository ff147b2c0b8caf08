"""Corrections of accounts: a slot is set, a value added or rejected, an account added or rejected, an account restored, an orphan attached."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

import msgspec

from riwaya.link import Decision
from riwaya.model import Account, Correction, Report
from riwaya.reviewing.acting import Acting, By, NotPossible, acting, difference
from riwaya.reviewing.settling import settle
from riwaya.store.changes import Change, Effect, apply_effects, keep, keep_decision


def correct(connection: sqlite3.Connection, by: By, account_id: str, correction: Correction) -> int:
    """Make one correction of an account; the number of the change."""
    before = present(connection, account_id)
    is_whole = correction.slot == "account"
    what = "reject" if is_whole and correction.action == "reject" else "correct"
    with acting(connection, by, what) as act:
        act.effects.append(keep(connection, "corrections", _row(act, before, correction)))
        _brought_to_life(act)
        settle(connection, reports=[before.report_id])
        after = None if is_whole else present(connection, account_id)
        act.told |= {"report_id": before.report_id, "account_id": account_id, "incident_id": before.incident_id, "slot": correction.slot, "diff": difference(before, after)}
    return act.change_id


def take_back_rejection(connection: sqlite3.Connection, by: By, account_id: str) -> int:
    """A rejected account stands again."""
    rows = connection.execute("SELECT correction_id, record FROM corrections WHERE account_id = ? AND is_live", (account_id,)).fetchall()
    rejections = [number for number, record in rows if (told := msgspec.json.decode(record, type=Correction)).slot == "account" and told.action == "reject"]
    if not rejections:
        raise NotPossible(f"account {account_id}: is not rejected")
    with acting(connection, by, "restore") as act:
        account = present(connection, account_id)
        act.effects += [Effect(table="corrections", key=str(number), before="1", after="0") for number in rejections]
        _brought_to_life(act)
        settle(connection, reports=[account.report_id])
        act.told |= {"report_id": account.report_id, "account_id": account_id, "incident_id": account.incident_id, "slot": "account", "diff": difference(None, account)}
    return act.change_id


def add_account(connection: sqlite3.Connection, by: By, account: Account, *, sha256: str, incident_id: str | None = None) -> tuple[str, int]:
    """Add an account that the engine did not see, to an incident or as one of its own; its id and the number of the change."""
    with acting(connection, by, "add_account") as act:
        mark = hashlib.sha256(f"{sha256} {account.trigger} {act.change_id}".encode()).hexdigest()[:16]
        account = msgspec.structs.replace(account, account_id=f"p-{mark}", incident_id=f"p-{mark}", rules=("person",))
        act.effects.append(keep(connection, "corrections", _row(act, account, Correction.of(account, sha256=sha256, action="add", slot="account", span=account.trigger, value=account))))
        others = _members(connection, incident_id) if incident_id else ()
        if others:
            decision = Decision(action="merge", accounts=(account.account_id,), others=others, by=by.who, note=by.why)
            act.effects.append(keep_decision(connection, msgspec.json.encode(decision).decode()))
        _brought_to_life(act)
        settle(connection, reports=[account.report_id])
        if others:
            settle(connection, groups=((*others, account.account_id),))
        added = present(connection, account.account_id)
        act.told |= {"report_id": account.report_id, "account_id": account.account_id, "incident_id": added.incident_id, "slot": "account", "diff": difference(None, added)}
    return account.account_id, act.change_id


def restore(connection: sqlite3.Connection, by: By, account_id: str, change_id: int) -> int:
    """Bring an account back to how people had left it right after a change; 0 is how the engine read it."""
    before = present(connection, account_id)
    wanted: dict[str, bool] = {}
    rows = connection.execute("SELECT correction_id, is_live, record FROM corrections WHERE account_id = ?", (account_id,)).fetchall()
    for number, _, record in rows:
        told = msgspec.json.decode(record, type=Correction)
        wanted[str(number)] = told.slot == "account" and told.action == "add"  # an added account stays one
    for (record,) in connection.execute("SELECT record FROM changes WHERE change_id <= ? AND record != '' ORDER BY change_id", (change_id,)):
        wanted |= {effect.key: effect.after == "1" for effect in msgspec.json.decode(record, type=Change).effects if effect.table == "corrections" and effect.key in wanted}
    turned = [(str(number), bool(is_live)) for number, is_live, _ in rows if bool(is_live) != wanted[str(number)]]
    if not turned:
        raise NotPossible(f"account {account_id}: is already as it was after change {change_id}")
    with acting(connection, by, "restore") as act:
        act.effects += [Effect(table="corrections", key=number, before=str(int(is_live)), after=str(int(not is_live))) for number, is_live in turned]
        _brought_to_life(act)
        settle(connection, reports=[before.report_id])
        act.told |= {"report_id": before.report_id, "account_id": account_id, "incident_id": before.incident_id, "slot": "account", "diff": difference(before, present(connection, account_id))}
    return act.change_id


def attach(connection: sqlite3.Connection, by: By, correction_id: int, account_id: str) -> int:
    """An orphan corrects this account from now on: a new correction is made of it, the orphan is withdrawn."""
    orphan = _orphan(connection, correction_id)
    before = present(connection, account_id)
    report = _report(connection, before.report_id)
    if orphan.slot == "account":
        raise NotPossible("an account that was added or rejected cannot be attached to another one; add or reject it on the report's page")
    span = orphan.span if orphan.span and orphan.words and report.text[slice(*orphan.span)] == orphan.words else _where(report.text, orphan.words, before.trigger)
    fresh = msgspec.structs.replace(
        orphan, sha256=report.sha256, account_id=account_id, trigger=before.trigger, chain=tuple(s.id for s in before.sources), span=span, value=_moved(orphan.value, span), before=None if orphan.action == "add" else orphan.before,
    )
    with acting(connection, by, "correct") as act:
        act.effects += [Effect(table="corrections", key=str(correction_id), before="1", after="0"), keep(connection, "corrections", _row(act, before, fresh))]
        _brought_to_life(act)
        settle(connection, reports=[before.report_id])
        act.told |= {"report_id": before.report_id, "account_id": account_id, "incident_id": before.incident_id, "slot": orphan.slot, "diff": difference(before, present(connection, account_id))}
    return act.change_id


def dismiss(connection: sqlite3.Connection, by: By, correction_id: int) -> int:
    """Withdraw an orphan."""
    orphan = _orphan(connection, correction_id)
    (report_id,) = connection.execute("SELECT report_id FROM corrections WHERE correction_id = ?", (correction_id,)).fetchone()
    with acting(connection, by, "dismiss") as act:
        act.effects.append(Effect(table="corrections", key=str(correction_id), before="1", after="0"))
        act.told |= {"report_id": report_id, "account_id": orphan.account_id, "slot": orphan.slot}
    return act.change_id


def present(connection: sqlite3.Connection, account_id: str) -> Account:
    """An account as people left it; raises `NotPossible` where there is none."""
    row = connection.execute("SELECT ifnull(corrected, record), incident_id FROM accounts WHERE account_id = ?", (account_id,)).fetchone()
    if row is None:
        raise NotPossible(f"account {account_id}: there is none any more")
    account = msgspec.json.decode(row[0], type=Account)
    return msgspec.structs.replace(account, incident_id=row[1]) if row[1] else account


def _row(act: Acting, account: Account, correction: Correction) -> dict[str, object]:
    return {"change_id": act.change_id, "report_id": account.report_id, "account_id": account.account_id, "is_live": 0, "record": msgspec.json.encode(correction).decode()}


def _brought_to_life(act: Acting) -> None:
    """The rows of the change are live while its consequences are worked out; the change writes the same once more when it ends."""
    by = act.by
    apply_effects(act.connection, Change(who=by.who, role=by.role, at=by.at, what=act.what, effects=tuple(act.effects)))


def _members(connection: sqlite3.Connection, incident_id: str) -> tuple[str, ...]:
    return tuple(i for (i,) in connection.execute("SELECT account_id FROM accounts WHERE incident_id = ? AND NOT is_rejected ORDER BY account_id", (incident_id,)))


def _orphan(connection: sqlite3.Connection, correction_id: int) -> Correction:
    row = connection.execute("SELECT record FROM corrections WHERE correction_id = ? AND is_live AND orphan IS NOT NULL", (correction_id,)).fetchone()
    if row is None:
        raise NotPossible(f"correction {correction_id}: is no orphan any more")
    return msgspec.json.decode(row[0], type=Correction)


def _report(connection: sqlite3.Connection, report_id: str) -> Report:
    (record,) = connection.execute("SELECT record FROM reports WHERE report_id = ?", (report_id,)).fetchone()
    return msgspec.json.decode(record, type=Report)


def _where(text: str, words: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    """Where the words stand now; the trigger's place where they do not."""
    start = text.find(words) if words else -1
    return (start, start + len(words)) if start >= 0 else otherwise


def _moved(value: str | None, span: Sequence[int] | None) -> str | None:
    """The value with its spans on the words where they stand now."""
    if value is None or span is None:
        return value
    record = msgspec.json.decode(value)
    for holder in (record, record.get("place") or {}):
        for field in ("span", "date_span", "time_span", "factuality_span"):
            if holder.get(field) is not None:
                holder[field] = list(span)
    return msgspec.json.encode(record).decode()
