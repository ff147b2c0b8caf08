"""Which accounts tell one incident, as people say it: merge, split, move. Decisions are anchored to accounts and hold in every later add."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from riwaya.link import Decision
from riwaya.model import Account, Correction, Report
from riwaya.model.correction import Grouped
from riwaya.reviewing.acting import Acting, By, NotPossible, acting
from riwaya.reviewing.correcting import present
from riwaya.reviewing.settling import Groups, settle
from riwaya.store.changes import Change, apply_effects, keep, keep_decision


def merge(connection: sqlite3.Connection, by: By, incident_id: str, others: Sequence[str]) -> tuple[str, int]:
    """Incidents are one; the id of that one and the number of the change."""
    groups = [members(connection, i) for i in dict.fromkeys((incident_id, *others))]
    if len(groups) < 2:
        raise NotPossible("others: name at least one other incident")
    whole = tuple(i for group in groups for i in group)
    with acting(connection, by, "merge") as act:
        for group in groups[1:]:
            _decide(act, "merge", groups[0], group)
        _regroup(act, (whole,))
        act.told["incident_id"] = home = home_of(connection, whole[0])
    return home, act.change_id


def split(connection: sqlite3.Connection, by: By, incident_id: str, accounts: Sequence[str]) -> tuple[str, tuple[str, ...], int]:
    """Some accounts of an incident tell another one; the id of the rest, the ids of what was split off, the number of the change."""
    whole = members(connection, incident_id)
    apart = tuple(i for i in whole if i in set(accounts))
    rest = tuple(i for i in whole if i not in apart)
    if len(apart) != len(set(accounts)) or not apart or not rest:
        raise NotPossible(f"accounts: must be some, and not all, of the incident's accounts: {', '.join(whole)}")
    with acting(connection, by, "split") as act:
        _part(act, apart, rest)
        _regroup(act, (rest, apart))
        act.told["incident_id"] = home = home_of(connection, rest[0])
    return home, (home_of(connection, apart[0]),), act.change_id


def move(connection: sqlite3.Connection, by: By, account_id: str, incident_id: str | None) -> tuple[str, int]:
    """An account tells what another incident's accounts tell, or an incident of its own; its incident now and the number of the change."""
    account = present(connection, account_id)
    rest = tuple(i for i in members(connection, account.incident_id) if i != account_id)
    joined = members(connection, incident_id) if incident_id else ()
    if account_id in joined or (not rest and not joined):
        raise NotPossible(f"account {account_id}: is there already")
    with acting(connection, by, "move") as act:
        if rest:
            _part(act, (account_id,), rest)
        if joined:
            _decide(act, "merge", (account_id,), joined)
        _regroup(act, tuple(group for group in (rest, (*joined, account_id)) if group))
        act.told |= {"account_id": account_id, "report_id": account.report_id, "incident_id": home_of(connection, account_id)}
    return home_of(connection, account_id), act.change_id


def confirm(act: Acting, incident_id: str) -> None:
    """Whoever says that an incident is final says that its accounts belong together."""
    whole = members(act.connection, incident_id)
    if len(whole) > 1:
        _decide(act, "merge", whole[:1], whole[1:])


def members(connection: sqlite3.Connection, incident_id: str) -> tuple[str, ...]:
    """The accounts of an incident that are not rejected, in the order of their reports; raises `NotPossible` where there is no such incident."""
    rows = connection.execute(
        "SELECT a.account_id FROM accounts a JOIN reports r USING (report_id) WHERE a.incident_id = ? AND NOT a.is_rejected ORDER BY r.published, r.report_id, a.position", (incident_id,)
    ).fetchall()
    if not rows:
        raise NotPossible(f"incident {incident_id}: there is none any more")
    return tuple(i for (i,) in rows)


def home_of(connection: sqlite3.Connection, account_id: str) -> str:
    """The incident of an account."""
    return str(connection.execute("SELECT incident_id FROM accounts WHERE account_id = ?", (account_id,)).fetchone()[0])


def _regroup(act: Acting, groups: Groups) -> None:
    apply_effects(act.connection, Change(who=act.by.who, role=act.by.role, at=act.by.at, what=act.what, effects=tuple(act.effects)))
    before = _standing(act.connection, groups)
    settle(act.connection, reports=_reports(act), groups=groups)
    act.told |= {"groups": before, "groups_after": groups}


def _standing(connection: sqlite3.Connection, groups: Groups) -> Groups:
    """How the accounts of these groups stand together now."""
    found: dict[str, list[str]] = {}
    for group in groups:
        for identity in group:
            found.setdefault(home_of(connection, identity), []).append(identity)
    return tuple(tuple(group) for group in found.values())


def _reports(act: Acting) -> list[str]:
    keys = [int(effect.key) for effect in act.effects if effect.table == "corrections"]
    return [r for key in keys for (r,) in act.connection.execute("SELECT report_id FROM corrections WHERE correction_id = ?", (key,))]


def _decide(act: Acting, action: str, accounts: Sequence[str], others: Sequence[str]) -> None:
    decision = Decision(action="merge" if action == "merge" else "split", accounts=tuple(accounts), others=tuple(others), by=act.by.who, note=act.by.why)
    act.effects.append(keep_decision(act.connection, msgspec.json.encode(decision).decode()))


def _part(act: Acting, apart: Sequence[str], rest: Sequence[str]) -> None:
    """Decide that two sets are apart and that each holds together; accounts that one report tells of one incident get names of their own first."""
    for group in (apart, rest):
        if len(group) > 1:
            _decide(act, "merge", group[:1], group[1:])
    _decide(act, "split", apart, rest)
    named = {(a.report_id, _name(act.connection, a.account_id)) for a in (present(act.connection, i) for i in rest)}
    for identity in apart:
        account = present(act.connection, identity)
        name = _name(act.connection, identity)
        if (account.report_id, name) in named:
            (record,) = act.connection.execute("SELECT record FROM reports WHERE report_id = ?", (account.report_id,)).fetchone()
            sha256 = msgspec.json.decode(record, type=Report).sha256
            correction = Correction.of(account, sha256=sha256, action="set", slot="incident", before=Grouped(incident_id=name), value=Grouped(incident_id=f"{name}/{act.change_id}"))
            row: dict[str, object] = {"change_id": act.change_id, "report_id": account.report_id, "account_id": identity, "is_live": 0, "record": msgspec.json.encode(correction).decode()}
            act.effects.append(keep(act.connection, "corrections", row))


def _name(connection: sqlite3.Connection, account_id: str) -> str:
    """What the account's report calls the incident."""
    (record,) = connection.execute("SELECT ifnull(corrected, record) FROM accounts WHERE account_id = ?", (account_id,)).fetchone()
    return msgspec.json.decode(record, type=Account).incident_id
