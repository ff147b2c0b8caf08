"""Pages of rows for lists, the map and the timeline, straight from the facts: conditions in SQL, rows as the JSON that they were kept as.

A `Choice` means here what it means everywhere; `state` and `has` ask what people made of a record, `words` what its reports say.
"""

from __future__ import annotations

import math
import sqlite3
from array import array
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from riwaya.errors import SettingsError
from riwaya.grammar.search import Passage, found_spans, passages, search_query
from riwaya.model import Choice, kilometres_between
from riwaya.model.text import Span
from riwaya.store.facts import digest_of, term_of_place
from riwaya.store.schema import CUT

HAS = {"review": "has_review", "unresolved": "is_unresolved", "unknown_actor": "has_unknown", "changed": "is_changed", "comment": "comments"}
HAS_OF_REPORTS = ("review", "unresolved", "unknown_actor")
INCIDENT_ORDER = {"useful": "urgency DESC, incident_id", "day": "date_start IS NULL, date_start, incident_id", "-day": "date_start DESC, incident_id"}
REPORT_ORDER = {"useful": "urgency DESC, report_id", "published": "published IS NULL, published, report_id", "-published": "published DESC, report_id"}
DEGREE_KM = 110.0
MOST_POINTS = 10_000
OPEN = "open"
# as it lies in the file: it goes out as it is, and is not read as text on the way
BYTES = "CAST(row AS BLOB)"
MOST_REMEMBERED = 1000
# the lowest figure stands in the row alone: conditions ask for the highest
KILLED_LOW = "CASE WHEN killed_high > 0 THEN (SELECT json_extract(row, '$.killed[0]') FROM incident_rows r WHERE r.incident_id = facts.incident_id) END"
MOST_FOUND = 20_000


Value = TypeVar("Value")


class Reading(sqlite3.Connection):
    """A connection that remembers what it counted in one state of the store; whoever holds it empties `memo` when the store has changed."""

    memo: dict[Any, Any]


def remembered(connection: sqlite3.Connection, key: object, work: Callable[[], Value]) -> Value:
    """What was found before in this state of the store, or what `work` finds."""
    memo: dict[Any, Any] | None = getattr(connection, "memo", None)
    if memo is None:
        return work()
    if key not in memo:
        if len(memo) >= MOST_REMEMBERED:
            del memo[next(iter(memo))]
        memo[key] = work()
    found: Value = memo[key]
    return found


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a list asks for; `state` may be `open`: all that is not final; `killed` is the least that the highest figure must be; `outlet` and `status` are about reports."""

    choice: Choice = Choice()
    state: str | None = None
    killed: int | None = None
    has: str | None = None
    words: str = ""
    outlet: str | None = None
    status: str | None = None
    sort: str = "useful"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Rows as JSON in UTF-8, how many there are in all, and a number that changes with what the rows show."""

    rows: tuple[bytes, ...]
    total: int
    revision: int


def incidents(connection: sqlite3.Connection, wanted: Wanted, *, offset: int, limit: int) -> Page:
    """One page of incidents."""
    where, values = incident_conditions(wanted)
    total = _total(connection, "facts", where, values)
    inner = f"SELECT incident_id, revision FROM facts {where} ORDER BY {INCIDENT_ORDER[wanted.sort]} LIMIT ? OFFSET ?"
    return _page(connection, f"SELECT {BYTES}, revision FROM ({inner}) CROSS JOIN incident_rows USING (incident_id)", (*values, limit, offset), total)


def reports(connection: sqlite3.Connection, wanted: Wanted, *, offset: int, limit: int) -> Page:
    """One page of reports; conditions on incidents choose the reports that tell a chosen one."""
    where, values = _report_conditions(wanted)
    total = _total(connection, "report_facts", where, values)
    inner = f"SELECT report_id, revision FROM report_facts {where} ORDER BY {REPORT_ORDER[wanted.sort]} LIMIT ? OFFSET ?"
    return _page(connection, f"SELECT {BYTES}, revision FROM ({inner}) CROSS JOIN report_rows USING (report_id)", (*values, limit, offset), total)


def _page(connection: sqlite3.Connection, query: str, values: tuple[object, ...], total: int) -> Page:
    found = connection.execute(query, values).fetchall()
    return Page(rows=tuple(row for row, _ in found), total=total, revision=digest_of(str(total), *(str(revision) for _, revision in found)))


def points(connection: sqlite3.Connection, wanted: Wanted) -> tuple[list[tuple[object, ...]], int]:
    """What a map draws of each incident that has a point, the most useful first, and how many have none."""
    where, values = incident_conditions(wanted)
    both = f"{where} {'AND' if where else 'WHERE'} lat IS"
    rows = connection.execute(f"SELECT incident_id, lat, lon, standing, kind, date_start, killed_high, state, place, place_en, {KILLED_LOW}, date_end FROM facts {both} NOT NULL ORDER BY urgency DESC LIMIT {MOST_POINTS}", values).fetchall()
    without = int(connection.execute(f"SELECT count(*) FROM facts {both} NULL", values).fetchone()[0])
    return rows, without


def steps(connection: sqlite3.Connection, wanted: Wanted, *, step: str) -> tuple[list[tuple[object, ...]], int]:
    """Incidents by day or month and standing, with the highest figure of killed summed; and how many have no day."""
    where, values = incident_conditions(wanted)
    both = f"{where} {'AND' if where else 'WHERE'} date_start IS"
    day = "substr(date_start, 1, 7)" if step == "month" else "date_start"
    counted = ", ".join(f"sum(standing = '{standing}')" for standing in ("single-source", "corroborated", "contested"))
    rows = connection.execute(f"SELECT {day}, {counted}, sum(ifnull(killed_high, 0)) FROM facts {both} NOT NULL GROUP BY 1 ORDER BY 1", values).fetchall()
    without = int(connection.execute(f"SELECT count(*) FROM facts {both} NULL", values).fetchone()[0])
    return rows, without


def _total(connection: sqlite3.Connection, table: str, where: str, values: list[object]) -> int:
    return remembered(connection, (table, where, *values), lambda: int(connection.execute(f"SELECT count(*) FROM {table} {where}", values).fetchone()[0]))


def incident_ids(connection: sqlite3.Connection, wanted: Wanted) -> list[str]:
    """Every chosen incident."""
    where, values = incident_conditions(wanted)
    return [i for (i,) in connection.execute(f"SELECT incident_id FROM facts {where}", values)]


def tally(connection: sqlite3.Connection) -> dict[str, object]:
    """What is left to do."""
    one = connection.execute("SELECT sum(standing = 'contested'), sum(has_review), sum(is_unresolved), sum(has_unknown), sum(is_changed) FROM facts").fetchone()
    names = ("contested", "review", "unresolved", "unknown_actor", "changed")
    (orphans,) = connection.execute("SELECT count(*) FROM corrections WHERE is_live AND orphan IS NOT NULL").fetchone()
    states = {}
    for table in ("reports", "incidents"):
        rows = dict(connection.execute(f"SELECT state, count(*) FROM {'facts' if table == 'incidents' else 'report_facts'} GROUP BY state"))
        states[table] = {**{state: rows.get(state, 0) for state in ("draft", "in_review", "final", "disputed")}, "all": sum(rows.values())}
    outlets = connection.execute("SELECT outlet, count(*) FROM report_facts WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT 100").fetchall()
    return {**states, **dict(zip(names, (n or 0 for n in one), strict=True)), "orphans": orphans, "outlets": outlets}


def incident_conditions(wanted: Wanted) -> tuple[str, list[object]]:
    """A WHERE clause over `facts`, and its values."""
    parts: list[str] = []
    values: list[object] = []

    def add(part: str, *given: object) -> None:
        parts.append(part)
        values.extend(given)

    choice = wanted.choice
    if choice.first:
        add("ifnull(date_end, '') >= ?", choice.first)
    if choice.last:
        add("date_start <= ?", choice.last)
    if choice.since or choice.until:
        add("incident_id IN (SELECT a.incident_id FROM reports r JOIN accounts a USING (report_id) WHERE substr(r.published, 1, 10) BETWEEN ? AND ?)", choice.since or "", choice.until or "9999")
    if choice.box:
        west, south, east, north = choice.box
        add("lat BETWEEN ? AND ?", south, north)
        add("lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)", west, east)
    if choice.near:
        lat, lon, far = choice.near
        add("lat BETWEEN ? AND ?", lat - far / DEGREE_KM, lat + far / DEGREE_KM)
        wide = far / DEGREE_KM / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + far / DEGREE_KM))))
        if abs(lon) + wide < 180:
            add("lon BETWEEN ? AND ?", lon - wide, lon + wide)
        add("kilometres(lat, lon, ?, ?) <= ?", lat, lon, far)
    if choice.country:
        add("country = ?", choice.country.upper())
    if choice.kind:
        add("? IN (kind, event_type, sub_event_type)", choice.kind)
    if choice.standing:
        add("standing = ?", choice.standing)
    for term in (choice.place and term_of_place(choice.place), choice.actor and f"actor:{choice.actor}", choice.source and f"source:{choice.source}"):
        if term:
            add("EXISTS (SELECT 1 FROM terms t WHERE t.term = ? AND t.incident_id = facts.incident_id)", term)
    if wanted.state:
        add("state != 'final'") if wanted.state == OPEN else add("state = ?", wanted.state)
    if wanted.killed is not None:
        add("killed_high >= ?", wanted.killed)
    if wanted.has:
        add(f"{HAS[wanted.has]} > 0")
    if wanted.words:
        add("incident_id IN (SELECT a.incident_id FROM search s JOIN reports r ON r.number = s.rowid JOIN accounts a USING (report_id) WHERE search MATCH ?)", _expression(wanted.words))
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


def _report_conditions(wanted: Wanted) -> tuple[str, list[object]]:
    parts: list[str] = []
    values: list[object] = []
    choice = wanted.choice
    if choice.since or choice.until:
        parts.append("substr(published, 1, 10) BETWEEN ? AND ?")
        values += [choice.since or "", choice.until or "9999"]
    about_incidents = msgspec.structs.replace(choice, since=None, until=None)
    if about_incidents.has_conditions():
        where, given = incident_conditions(Wanted(choice=about_incidents))
        parts.append(f"report_id IN (SELECT report_id FROM accounts WHERE incident_id IN (SELECT incident_id FROM facts {where}))")
        values += given
    for part, value in (("outlet = ?", wanted.outlet), ("status = ?", wanted.status), ("state = ?" if wanted.state != OPEN else "state != 'final' OR ? = ''", wanted.state), ("killed_high >= ?", wanted.killed)):
        if value is not None:
            parts.append(f"({part})")
            values.append(value)
    if wanted.has:
        if wanted.has not in HAS_OF_REPORTS:
            raise SettingsError(f"has: {wanted.has!r} is about incidents; of reports ask {', '.join(HAS_OF_REPORTS)}")
        parts.append(f"{HAS[wanted.has]} > 0")
    if wanted.words:
        parts.append("report_id IN (SELECT r.report_id FROM search s JOIN reports r ON r.number = s.rowid WHERE search MATCH ?)")
        values.append(_expression(wanted.words))
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


def _expression(words: str) -> str:
    expression = search_query(words)
    if not expression:
        raise SettingsError("q: holds no word that could be looked for; write one without a minus sign")
    return expression


def add_functions(connection: sqlite3.Connection) -> None:
    """What the conditions call from SQL."""
    connection.create_function("kilometres", 4, lambda a, b, c, d: kilometres_between((a, b), (c, d)), deterministic=True)


class ReportFound(msgspec.Struct, frozen=True, kw_only=True):
    """What a search shows of a report."""

    report_id: str
    outlet: str | None
    published: str | None
    url: str | None
    label: str


class IncidentFound(msgspec.Struct, frozen=True, kw_only=True):
    """What a search shows of an incident."""

    incident_id: str
    kind: str
    date_start: str | None
    standing: str
    place: str | None
    place_en: str | None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report that fits, those of its incidents that are chosen, and where the words stand: spans of its label, and passages of its text."""

    report: ReportFound
    incidents: tuple[IncidentFound, ...]
    label_lit: tuple[Span, ...] = ()
    passages: tuple[Passage, ...] = ()


class Written(msgspec.Struct, frozen=True):
    """The text of a report's record."""

    text: str = ""


def search_page(connection: sqlite3.Connection, wanted: Wanted, *, offset: int, limit: int) -> list[Found]:
    """Reports by how well they fit the words; without words, by their day."""
    chosen, values = incident_conditions(msgspec.structs.replace(wanted, words=""))
    if not chosen and not wanted.words:
        raise SettingsError("q: search for words, or give a condition such as kind or first")
    about = ("about", chosen, *values)
    incidents = remembered(connection, about, lambda: {i for (i,) in connection.execute(f"SELECT incident_id FROM facts {chosen}", values)}) if chosen else None
    numbers = remembered(connection, ("numbers", wanted.words, chosen, *values), lambda: _numbers(connection, wanted.words, chosen, values))[offset : offset + limit].tolist()
    marks = ",".join("?" * len(numbers))
    told: dict[int, dict[str, IncidentFound]] = {}
    for number, *row in connection.execute(
        f"SELECT r.number, i.incident_id, i.kind, i.date_start, i.standing, i.place, i.place_en FROM reports r JOIN accounts a USING (report_id) JOIN facts i USING (incident_id) WHERE r.number IN ({marks}) ORDER BY r.number, a.position",
        numbers,
    ):
        if incidents is None or row[0] in incidents:
            told.setdefault(number, {})[row[0]] = IncidentFound(incident_id=row[0], kind=row[1], date_start=row[2], standing=row[3], place=row[4], place_en=row[5])
    found: dict[int, Found] = {}
    for number, identity, outlet, published, url, label, record in connection.execute(f"SELECT number, report_id, outlet, published, url, label, CAST(record AS BLOB) FROM reports WHERE number IN ({marks})", numbers):
        report = ReportFound(report_id=identity, outlet=outlet, published=published, url=url, label=label)
        found[number] = Found(report=report, incidents=tuple(told.get(number, {}).values()), **_lit(wanted.words, label, record))
    return [found[number] for number in numbers if number in found]


def _lit(words: str, label: str, record: bytes) -> dict[str, Any]:
    """Where the words stand; what the label shows already is not shown again."""
    if not words:
        return {}
    written = msgspec.json.decode(record, type=Written)
    text = written.text
    shown = label.removesuffix(CUT)
    after = len(shown) if text.startswith(shown) else 0
    return {"label_lit": found_spans(words, label), "passages": passages(words, text, after=after)}


def _numbers(connection: sqlite3.Connection, words: str, chosen: str, values: list[object]) -> array[int]:
    """Row numbers of the reports that fit, the best first; the index alone ranks them, conditions strike out."""
    inside = f"SELECT DISTINCT r.number FROM (SELECT incident_id FROM facts {chosen}) CROSS JOIN accounts a USING (incident_id) JOIN reports r USING (report_id)"
    if not words:
        return array("q", (n for (n,) in connection.execute(f"{inside} ORDER BY r.published, r.report_id LIMIT {MOST_FOUND}", values)))
    ranked = connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank", (_expression(words),))
    # a row of a replaced version stays in the index and is no report's number
    allowed = remembered(connection, ("allowed", chosen, *values), lambda: {n for (n,) in connection.execute(inside, values)}) if chosen else None
    held = remembered(connection, "held", lambda: {n for (n,) in connection.execute("SELECT number FROM reports")}) if allowed is None else allowed
    return array("q", (n for (n,) in ranked if n in held))
