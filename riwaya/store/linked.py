"""What linking says in the tables of a store: incidents, links, which account belongs where, which report copies which.

All of it is given each time and only what differs is written, so that a store of many reports takes few more in a short transaction. Incidents
then lie in no order of their own; `in_order` gives the order of linking.
A sketch is what near-copies of a report are found by. It stands beside the hash and day of the text that it was made of, and is written in the transaction
that writes near-copies, so that the sketches are always those that these were found by. Other code finds none of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from riwaya.model import Account, Cluster, Incident, Link, Report
from riwaya.store.schema import incident_columns

LATEST = "9999"
Sketched = dict[str, tuple[str, bytes]]
SKETCHED_BY = "sketched_by"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Of an incident what linking made it from."""

    incident_id: str
    aliases: tuple[str, ...] = ()
    accounts: tuple[str, ...]
    reports: tuple[str, ...]
    links: tuple[Link, ...] = ()

    def cluster(self) -> Cluster:
        return Cluster(incident_id=self.incident_id, aliases=self.aliases, accounts=self.accounts, links=self.links)


def put_linked(connection: sqlite3.Connection, copies: Mapping[str, str], accounts: Iterable[Account], incidents: Iterable[Incident], standing: frozenset[str] = frozenset()) -> None:
    """Write what differs from what the tables say, inside the caller's transaction; incidents of `standing` are left as they are."""
    kept = {identity: record for identity, record in connection.execute("SELECT incident_id, record FROM incidents") if identity not in standing}
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
    told = {identity for (identity,) in connection.execute("SELECT incident_id FROM incidents")}
    now |= {identity: home for identity, home in before.items() if home in told}
    connection.executemany("UPDATE accounts SET incident_id = ? WHERE account_id = ?", [(now.get(identity), identity) for identity, home in homes.items() if now.get(identity) != home])
    held = connection.execute("SELECT report_id, near_copy_of FROM reports").fetchall()
    connection.executemany("UPDATE reports SET near_copy_of = ? WHERE report_id = ?", [(copies.get(identity), identity) for identity, original in held if copies.get(identity) != original])


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


def sketches(connection: sqlite3.Connection, by: str) -> Sketched:
    """By report what its sketch was made of, and the sketch; nothing where other code than `by` made them."""
    told = connection.execute("SELECT 1 FROM state WHERE name = ? AND value = ?", (SKETCHED_BY, by)).fetchone()
    return {identity: (made_of, sketch) for identity, made_of, sketch in connection.execute("SELECT report_id, made_of, sketch FROM sketches")} if told else {}


def put_sketches(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, bytes]], by: str) -> None:
    """Keep new and changed sketches, inside the caller's transaction; those of other code go."""
    if connection.execute("SELECT 1 FROM state WHERE name = ? AND value = ?", (SKETCHED_BY, by)).fetchone() is None:
        connection.execute("DELETE FROM sketches")
        connection.execute("INSERT OR REPLACE INTO state VALUES (?,?)", (SKETCHED_BY, by))
    connection.executemany("INSERT OR REPLACE INTO sketches VALUES (?,?,?)", rows)
