"""Search of a store: words over folded text and stems, and conditions on the incidents.

In: what a person typed and a `Choice`. Out: `Hit`s, reports by how well they fit or incidents by day. The index gives candidates by SQL;
conditions that only a record can answer are asked of the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from riwaya.errors import SettingsError
from riwaya.grammar.search import search_query
from riwaya.model import Choice, Incident
from riwaya.store.lasting import Store

BOUND = 20_000


class FoundIncident(msgspec.Struct, frozen=True, gc=False):
    """What a list of results shows of an incident; `Store.collection` has the whole record."""

    incident_id: str
    kind: str
    date_start: str | None
    standing: str
    place: str | None


class FoundReport(msgspec.Struct, frozen=True, gc=False):
    """What a list of results shows of a report; `label` is its title, or how its text begins."""

    report_id: str
    outlet: str | None
    published: str | None
    url: str | None
    label: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that fits, and those of its incidents that are chosen."""

    report: FoundReport
    incidents: tuple[FoundIncident, ...]


def search(store: Store, query: str, choice: Choice = Choice(), *, limit: int = 20) -> list[Hit]:
    """At most `limit` reports, the best fit first; without words, reports of chosen incidents by day. Raises `SettingsError` without either."""
    expression = search_query(query)
    if not expression and not choice.has_conditions():
        raise SettingsError("search for words or give a condition, such as --kind or --from")
    with store.named_errors():
        return _search(store, expression, choice, limit)


def _search(store: Store, expression: str, choice: Choice, limit: int) -> list[Hit]:
    has_conditions = choice.has_conditions()
    hits: list[Hit] = []
    numbers = _numbers(store, expression, choice)
    while len(hits) < limit and (some := list(islice(numbers, limit))):
        marks = ",".join("?" * len(some))
        reports = {
            number: FoundReport(identity, outlet, published, url, label)
            for number, identity, outlet, published, url, label in store.connection.execute(f"SELECT number, report_id, outlet, published, url, label FROM reports WHERE number IN ({marks})", some)
        }
        incidents: dict[int, dict[str, FoundIncident]] = {}
        # in the order of two indexes, so that nothing is sorted
        for number, identity, kind, day, standing, place in store.connection.execute(
            f"SELECT r.number, i.incident_id, i.kind, i.date_start, i.standing, i.place FROM reports r JOIN accounts a USING (report_id) JOIN incidents i USING (incident_id) WHERE r.number IN ({marks}) ORDER BY r.number, a.position", some
        ):
            found = incidents.setdefault(number, {})
            if identity not in found:
                found[identity] = FoundIncident(identity, kind, day, standing, place)
        for number in some:
            told = incidents.get(number, {})
            chosen = tuple(found for identity, found in told.items() if _takes(store, choice, identity)) if has_conditions else tuple(told.values())
            if number in reports and (chosen or not has_conditions):
                hits.append(Hit(report=reports[number], incidents=chosen))
    return hits[:limit]


def _numbers(store: Store, expression: str, choice: Choice) -> Iterator[int]:
    """Row numbers of candidates, the best first."""
    has_conditions = choice.has_conditions()
    conditions, values = _conditions(choice) if has_conditions else ("", [])
    if expression:
        if not has_conditions:
            # the index alone decides, and gives one after the other for as long as it is asked; rows of replaced versions stay in it
            for (number,) in store.connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank", (expression,)):
                yield number
            return
        inner = "SELECT r.number FROM search s JOIN reports r ON r.number = s.rowid WHERE search MATCH ?"
        if conditions:
            inner += f" AND EXISTS (SELECT 1 FROM accounts a JOIN incidents i USING (incident_id) WHERE a.report_id = r.report_id AND {conditions})"
        rows = store.connection.execute(f"{inner} ORDER BY rank LIMIT ?", (expression, *values, BOUND)).fetchall()
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


def _takes(store: Store, choice: Choice, identity: str) -> bool:
    (told,) = store.connection.execute("SELECT record FROM incidents WHERE incident_id = ?", (identity,)).fetchone()
    return fits(store, choice, msgspec.json.decode(told, type=Incident))


def fits(store: Store, choice: Choice, incident: Incident) -> bool:
    """Whether an incident of the store is chosen; its accounts and reports are read where a condition asks for them."""
    if not (choice.source or choice.since or choice.until):
        return choice.takes(incident, {}, {})
    accounts = {account.account_id: account for account in store.accounts((incident.incident_id,))}
    reports = {report.report_id: report for report in store.reports(incident.reports)}
    return choice.takes(incident, reports, accounts)
