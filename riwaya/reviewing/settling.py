"""After a person changed something: corrections laid over their reports, incidents grouped and assessed anew, in the caller's transaction.

Only what the change touches is made anew. Accounts stay together as they were unless the person regrouped them; the next add links everything with
what people decided.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from riwaya.assess import AssessSettings, SourceFigures, assess, sourcing
from riwaya.lexicon import load_lexicon
from riwaya.link import Decision, regroup
from riwaya.model import Account, Cluster, Incident, Report
from riwaya.store.facts import accounts_of, follow, is_fresh, mark_fresh, refresh_incidents, refresh_reports
from riwaya.store.history import vouch
from riwaya.store.reattaching import machine_accounts, reattach
from riwaya.store.schema import ensure_facts, incident_columns

Groups = tuple[tuple[str, ...], ...]


class Kept(msgspec.Struct, frozen=True):
    """The settings of the last add that matter here."""

    assess: AssessSettings = AssessSettings()


def settle(connection: sqlite3.Connection, *, reports: Iterable[str] = (), groups: Groups | None = None, incidents: Iterable[str] = ()) -> Groups:
    """Make anew what depends on these reports' corrections, on a new grouping, on these incidents' states; the grouping as it was before."""
    ensure_facts(connection)
    was_fresh = is_fresh(connection)
    touched_reports = set(reports)
    homes_before = _homes(connection) if groups is not None or touched_reports else {}
    stood = {home for report_id in touched_reports for home in _homes_of_report(connection, report_id)}
    for report_id in touched_reports:
        (record,) = connection.execute("SELECT record FROM reports WHERE report_id = ?", (report_id,)).fetchone()
        reattach(connection, msgspec.json.decode(record, type=Report), machine_accounts(connection, report_id))
    touched = set(incidents)
    before: Groups = ()
    if touched_reports or groups is not None:
        wanted = groups if groups is not None else ()
        involved = {homes_before[i] for group in wanted for i in group if homes_before.get(i)} | {home for report_id in touched_reports for home in _homes_of_report(connection, report_id)}
        before = tuple(tuple(i for i, home in homes_before.items() if home == incident) for incident in sorted(involved))
        fresh = _regrouped(connection, involved, wanted, touched_reports)
        touched |= involved | fresh
        changed = stood | involved | fresh
        vouch(connection, changed)
        # the next linking says of these anew what it says with what people decided
        connection.executemany("INSERT OR IGNORE INTO unlinked VALUES ('incident', ?)", ((identity,) for identity in sorted(changed)))
    refresh_incidents(connection, sorted(touched))
    touched_reports |= {r for i in touched for (r,) in connection.execute("SELECT DISTINCT report_id FROM accounts WHERE incident_id = ?", (i,))}
    refresh_reports(connection, sorted(touched_reports))
    if was_fresh:  # else the app makes all of them anew when it opens the store
        mark_fresh(connection)
    return before


def under_policy(connection: sqlite3.Connection, incident: Incident, policy: str) -> Incident:
    """The incident as its accounts add up under another policy."""
    accounts = accounts_of(connection, incident.incident_id)
    by_id = {account.account_id: account for account in accounts}
    members = [by_id[i] for i in incident.accounts if i in by_id]
    cluster = Cluster(incident_id=incident.incident_id, aliases=incident.aliases, accounts=incident.accounts, links=incident.links)
    return assess(cluster, members, _reports(connection, members), lexicon=load_lexicon(), settings=AssessSettings(policy=policy))


def source_figures(connection: sqlite3.Connection) -> tuple[SourceFigures, ...]:
    """Who cites whom over everything."""
    incidents = [msgspec.json.decode(record, type=Incident) for (record,) in connection.execute("SELECT record FROM incidents")]
    accounts = [msgspec.json.decode(record, type=Account) for (record,) in connection.execute("SELECT ifnull(corrected, record) FROM accounts WHERE NOT is_rejected")]
    reports = [msgspec.json.decode(record, type=Report) for (record,) in connection.execute("SELECT record FROM reports")]
    return sourcing(incidents, {a.account_id: a for a in accounts}, {r.report_id: r for r in reports})


def decisions(connection: sqlite3.Connection) -> list[Decision]:
    """What people decided about links and did not take back."""
    return [msgspec.json.decode(record, type=Decision) for (record,) in connection.execute("SELECT record FROM decisions WHERE is_live ORDER BY decision_id")]


def _regrouped(connection: sqlite3.Connection, involved: set[str], wanted: Groups, reports: set[str]) -> set[str]:
    """Write the incidents that the involved ones become; their ids."""
    members = {account.account_id: account for incident in sorted(involved) for account in accounts_of(connection, incident)}
    members |= {account.account_id: account for report_id in sorted(reports) for account in _homeless(connection, report_id)}
    by_id = dict(members)
    for group in wanted:
        by_id |= {account.account_id: account for account in _accounts(connection, [i for i in group if i not in by_id])}
    groups = _whole(by_id, wanted)
    held = _reports(connection, list(by_id.values()))
    lexicon = load_lexicon()
    (settings,) = connection.execute("SELECT settings FROM runs ORDER BY run_id DESC LIMIT 1").fetchone() or ("{}",)
    policy = msgspec.json.decode(settings, type=Kept).assess
    clusters = regroup(groups, by_id, held, lexicon=lexicon, decisions=decisions(connection))
    fresh = [assess(c, [msgspec.structs.replace(by_id[i], incident_id=c.incident_id) for i in c.accounts], held, lexicon=lexicon, settings=policy) for c in clusters]
    _write(connection, involved, fresh)
    return {incident.incident_id for incident in fresh}


def _whole(accounts: Mapping[str, Account], wanted: Groups) -> list[list[str]]:
    """The wanted groups, and the rest as it was: by present incident, and with whoever stood with it where that one moved whole."""
    placed = {i for group in wanted for i in group}
    groups = [list(group) for group in wanted]
    rest: dict[tuple[str, str], list[str]] = {}
    for identity, account in accounts.items():
        if identity not in placed:
            # an account that has no incident yet is named by its report
            home = "" if account.incident_id.startswith("i-") else account.report_id
            rest.setdefault((account.incident_id, home), []).append(identity)
    return [*groups, *rest.values()]


def _write(connection: sqlite3.Connection, involved: set[str], fresh: Sequence[Incident]) -> None:
    marks = ",".join("?" * len(involved))
    was = dict(connection.execute(f"SELECT account_id, incident_id FROM accounts WHERE incident_id IN ({marks})", sorted(involved)))
    connection.execute(f"DELETE FROM links WHERE incident_id IN ({marks})", sorted(involved))
    for incident in fresh:
        row = incident_columns(msgspec.to_builtins(incident), msgspec.json.encode(incident).decode())
        connection.execute(
            "INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (incident_id) DO UPDATE SET kind = excluded.kind, date_start = excluded.date_start, date_end = excluded.date_end, "
            "standing = excluded.standing, lat = excluded.lat, lon = excluded.lon, place = excluded.place, record = excluded.record", row,
        )
        connection.executemany("UPDATE accounts SET incident_id = ? WHERE account_id = ?", ((incident.incident_id, i) for i in incident.accounts))
        connection.executemany("INSERT INTO links VALUES (?,?,?,?)", ((*link.accounts, incident.incident_id, link.match_weight) for link in incident.links))
        connection.executemany("INSERT OR REPLACE INTO aliases VALUES (?,?)", ((alias, incident.incident_id) for alias in incident.aliases))
    kept = {incident.incident_id for incident in fresh}
    homes = {i: incident.incident_id for incident in fresh for i in incident.accounts}
    gone = sorted(involved - kept)
    moved = {old: next((homes[i] for i, home in was.items() if home == old and i in homes), "") for old in gone}
    follow(connection, {old: new for old, new in moved.items() if new})
    for old in gone:
        # a rejected account stays with the others of its incident
        connection.execute("UPDATE accounts SET incident_id = ? WHERE incident_id = ?", (moved[old] or None, old))
        connection.execute("DELETE FROM incidents WHERE incident_id = ?", (old,))
    connection.execute("DELETE FROM aliases WHERE alias IN (SELECT incident_id FROM incidents)")


def _homes(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT account_id, incident_id FROM accounts WHERE incident_id IS NOT NULL AND NOT is_rejected ORDER BY account_id"))


def _homes_of_report(connection: sqlite3.Connection, report_id: str) -> list[str]:
    return [i for (i,) in connection.execute("SELECT DISTINCT incident_id FROM accounts WHERE report_id = ? AND incident_id IS NOT NULL", (report_id,))]


def _homeless(connection: sqlite3.Connection, report_id: str) -> list[Account]:
    rows = connection.execute("SELECT ifnull(corrected, record) FROM accounts WHERE report_id = ? AND incident_id IS NULL AND NOT is_rejected", (report_id,))
    return [msgspec.json.decode(record, type=Account) for (record,) in rows]


def _accounts(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Account]:
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT ifnull(corrected, record) FROM accounts WHERE account_id IN ({marks}) AND NOT is_rejected", list(ids))
    return [msgspec.json.decode(record, type=Account) for (record,) in rows]


def _reports(connection: sqlite3.Connection, accounts: Sequence[Account]) -> dict[str, Report]:
    ids = sorted({account.report_id for account in accounts})
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT record, near_copy_of FROM reports WHERE report_id IN ({marks})", ids)
    return {r.report_id: r for r in (msgspec.structs.replace(msgspec.json.decode(record, type=Report), near_copy_of=copy) for record, copy in rows)}
