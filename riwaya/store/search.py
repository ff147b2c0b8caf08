"""Search of a store: words over folded text and stems, and conditions on the incidents.

In: what a person typed and a `Choice`. Out: `Hit`s, reports by how well they fit or incidents by day. The index gives candidates by SQL;
conditions that only a record can answer are asked of the record.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.errors import SettingsError
from riwaya.grammar.search import search_query
from riwaya.model import Account, Choice, Incident, Report
from riwaya.store.lasting import Store

BOUND = 20_000


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that fits, and those of its incidents that are chosen."""

    report: Report
    incidents: tuple[Incident, ...]


def search(store: Store, query: str, choice: Choice = Choice(), *, limit: int = 20) -> list[Hit]:
    """At most `limit` reports, the best fit first; without words, reports of chosen incidents by day. Raises `SettingsError` without either."""
    expression = search_query(query)
    if not expression and not choice.has_conditions():
        raise SettingsError("search for words or give a condition, such as --kind or --from")
    hits: list[Hit] = []
    for number in _numbers(store, expression, choice, limit):
        record, copy = store.connection.execute("SELECT record, near_copy_of FROM reports WHERE number = ?", (number,)).fetchone()
        report = msgspec.structs.replace(msgspec.json.decode(record, type=Report), near_copy_of=copy)
        incidents = tuple(i for i in _incidents(store, report.report_id) if _takes(store, choice, i))
        if incidents or not choice.has_conditions():
            hits.append(Hit(report=report, incidents=incidents))
        if len(hits) == limit:
            break
    return hits


def _numbers(store: Store, expression: str, choice: Choice, limit: int) -> Iterator[int]:
    """Row numbers of candidates, the best first."""
    conditions, values = _conditions(choice)
    if expression:
        # without conditions the index alone decides; with them it must give more than is asked for
        most = limit if not choice.has_conditions() else BOUND
        inner = "SELECT r.number FROM search s JOIN reports r ON r.number = s.rowid WHERE search MATCH ?"
        if conditions:
            inner += f" AND EXISTS (SELECT 1 FROM accounts a JOIN incidents i USING (incident_id) WHERE a.report_id = r.report_id AND {conditions})"
        rows = store.connection.execute(f"{inner} ORDER BY rank LIMIT ?", (expression, *values, most)).fetchall()
    else:
        where = f"WHERE {conditions}" if conditions else ""
        rows = store.connection.execute(
            f"SELECT DISTINCT r.number FROM incidents i JOIN accounts a USING (incident_id) JOIN reports r USING (report_id) {where} ORDER BY i.date_start, r.number LIMIT ?", (*values, BOUND)
        ).fetchall()
    yield from (row[0] for row in rows)


def _conditions(choice: Choice) -> tuple[str, list[object]]:
    """What columns can answer, as SQL."""
    parts: list[str] = []
    values: list[object] = []
    for part, value in (("ifnull(i.date_end, '') >= ?", choice.first), ("i.date_start <= ?", choice.last), ("i.standing = ?", choice.standing)):
        if value:
            parts.append(part)
            values.append(value)
    if choice.box and choice.box[0] <= choice.box[2]:
        west, south, east, north = choice.box
        parts.append("i.lat BETWEEN ? AND ? AND i.lon BETWEEN ? AND ?")
        values += [south, north, west, east]
    return " AND ".join(parts), values


def _incidents(store: Store, report_id: str) -> list[Incident]:
    rows = store.connection.execute("SELECT DISTINCT i.record FROM accounts a JOIN incidents i USING (incident_id) WHERE a.report_id = ? ORDER BY a.position", (report_id,))
    return [msgspec.json.decode(record, type=Incident) for (record,) in rows]


def _takes(store: Store, choice: Choice, incident: Incident) -> bool:
    if not choice.has_conditions():
        return True
    accounts: dict[str, Account] = {}
    reports: dict[str, Report] = {}
    if choice.source or choice.since or choice.until:
        for record, told in store.connection.execute("SELECT a.record, r.record FROM accounts a JOIN reports r USING (report_id) WHERE a.incident_id = ?", (incident.incident_id,)):
            account, report = msgspec.json.decode(record, type=Account), msgspec.json.decode(told, type=Report)
            accounts[account.account_id], reports[report.report_id] = account, report
    return choice.takes(incident, reports, accounts)
