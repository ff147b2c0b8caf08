"""What linking says in the tables of a store: incidents, links, which account belongs where, which report copies which.

All of it is given each time and only what differs is written, so that a store of many reports takes few more in a short transaction. Incidents
then lie in no order of their own; `in_order` gives the order of linking.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from riwaya.model import Account, Incident, Report
from riwaya.store.schema import incident_columns

LATEST = "9999"


def put_linked(connection: sqlite3.Connection, reports: Iterable[Report], accounts: Iterable[Account], incidents: Iterable[Incident]) -> None:
    """Write what differs from what the tables say, inside the caller's transaction."""
    kept = dict(connection.execute("SELECT incident_id, record FROM incidents"))
    fresh: list[tuple[Incident, str]] = []
    for incident in incidents:
        record = msgspec.json.encode(incident).decode()
        if kept.get(incident.incident_id) == record:
            del kept[incident.incident_id]
        else:
            fresh.append((incident, record))
    before = dict(connection.execute("SELECT account_id, incident_id FROM accounts WHERE is_rejected"))
    # what is left is gone or changed: its row and links go, and its accounts have no home until they get one below
    gone = [(identity,) for identity in kept]
    connection.executemany("DELETE FROM links WHERE incident_id = ?", gone)
    connection.executemany("UPDATE accounts SET incident_id = NULL WHERE incident_id = ?", gone)
    connection.executemany("DELETE FROM incidents WHERE incident_id = ?", gone)
    connection.executemany("INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?,?)", (incident_columns(msgspec.to_builtins(incident), record) for incident, record in fresh))
    connection.executemany("INSERT INTO links VALUES (?,?,?,?)", ((*link.accounts, incident.incident_id, link.match_weight) for incident, _ in fresh for link in incident.links))
    homes = dict(connection.execute("SELECT account_id, incident_id FROM accounts"))
    now = {account.account_id: account.incident_id for account in accounts}
    # a rejected account stays where it was told, as long as that is told
    standing = {identity for (identity,) in connection.execute("SELECT incident_id FROM incidents")}
    now |= {identity: home for identity, home in before.items() if home in standing}
    connection.executemany("UPDATE accounts SET incident_id = ? WHERE account_id = ?", [(now.get(identity), identity) for identity, home in homes.items() if now.get(identity) != home])
    copies = dict(connection.execute("SELECT report_id, near_copy_of FROM reports"))
    connection.executemany("UPDATE reports SET near_copy_of = ? WHERE report_id = ?", [(r.near_copy_of, r.report_id) for r in reports if copies.get(r.report_id) != r.near_copy_of])


def in_order(incidents: Iterable[Incident], accounts: Sequence[Account], reports: Sequence[Report]) -> tuple[Incident, ...]:
    """Incidents in the order in which linking gives them: by (published, report, position) of their earliest telling."""
    published = {report.report_id: report.published or LATEST for report in reports}
    by_id = {account.account_id: account for account in accounts}

    def key(incident: Incident) -> tuple[str, str, int, tuple[str, ...]]:
        told = [by_id[i] for i in incident.accounts if i in by_id]
        if not told:
            return LATEST, "", 0, (incident.incident_id,)
        first = [a for a in told if a.report_id == told[0].report_id]
        return published.get(told[0].report_id, LATEST), told[0].report_id, min(a.trigger[0] for a in first), tuple(a.account_id for a in first)

    return tuple(sorted(incidents, key=key))
