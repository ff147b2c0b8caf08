"""What linking says in the tables of a store: incidents, links, which account belongs where.

Only the incidents that changed are given and written. Incidents lie in no order of their own; `in_order` gives the order of linking. Beside this room's tables `tables` keeps
what the next linking starts from, and `vouching` what the history says of each incident.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

import msgspec

from riwaya.model import Account, Cluster, Incident, Link, Report
from riwaya.store.schema import incident_columns

LATEST = "9999"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Of an incident what linking made it from."""

    incident_id: str
    aliases: tuple[str, ...] = ()
    accounts: tuple[str, ...]
    reports: tuple[str, ...]
    links: tuple[Link, ...] = ()

    def cluster(self) -> Cluster:
        return Cluster(incident_id=self.incident_id, aliases=self.aliases, accounts=self.accounts, links=self.links)


def standing(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Standing]:
    """What these incidents were made from; those that are none are left out."""
    rows = connection.execute("SELECT incident_id, record FROM incidents WHERE incident_id IN (SELECT value FROM json_each(?))", (as_json(ids),))
    return {identity: msgspec.json.decode(record, type=Standing) for identity, record in rows}


def put_incidents(connection: sqlite3.Connection, gone: Collection[str], incidents: Iterable[Incident]) -> None:
    """Write the incidents that changed, with their links and accounts, and take out those that are `gone`, inside the caller's transaction. A rejected account stays where it was told, as long as that is told."""
    away = [(identity,) for identity in gone]
    connection.executemany("DELETE FROM links WHERE incident_id = ?", away)
    connection.executemany("UPDATE accounts SET incident_id = NULL WHERE incident_id = ?", away)
    connection.executemany("DELETE FROM incidents WHERE incident_id = ?", away)
    for incident in incidents:
        row = incident_columns(msgspec.to_builtins(incident), msgspec.json.encode(incident).decode())
        connection.execute(
            "INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (incident_id) DO UPDATE SET kind = excluded.kind, date_start = excluded.date_start, date_end = excluded.date_end, "
            "standing = excluded.standing, lat = excluded.lat, lon = excluded.lon, place = excluded.place, record = excluded.record", row,
        )
        connection.execute("DELETE FROM links WHERE incident_id = ?", (incident.incident_id,))
        connection.execute("UPDATE accounts SET incident_id = NULL WHERE incident_id = ? AND NOT is_rejected", (incident.incident_id,))
        connection.executemany("INSERT INTO links VALUES (?,?,?,?)", ((*link.accounts, incident.incident_id, link.match_weight) for link in incident.links))


def put_homes(connection: sqlite3.Connection, clusters: Iterable[Cluster]) -> None:
    """Say where accounts belong; once all incidents are written, since one may take accounts of another."""
    connection.executemany("UPDATE accounts SET incident_id = ? WHERE account_id = ?", ((cluster.incident_id, account) for cluster in clusters for account in cluster.accounts))


def as_json(values: Iterable[object]) -> str:
    """Values as one parameter of a query, for `json_each`."""
    return msgspec.json.encode(list(values)).decode()


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
