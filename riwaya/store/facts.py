"""Records -> what lists show and filter: a row for each incident and each report, ready as JSON, with the columns that conditions ask.

Made anew in the transaction that changes a record, or whole where an add changed the store. A row's revision is a hash over all that is shown of the
record: it is the record's ETag. An incident id that linking gave up is kept as an alias of the incident that holds its first account now,
and what people said of it (state, comments) moves there.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from riwaya.model import Account, Incident, Place, Report, bare_name, bounds_of, place_names, total_of, whole_of
from riwaya.store.rows import IncidentOfReport, IncidentRow, PartyShown, PlaceShown, ReportRow

URGENT = {"contested": 400, "corroborated": 60, "single-source": 0}
DONE = {"final": 4000, "in_review": 0, "draft": 0, "disputed": -100}
MOST_PER_ROW = 8
UNSIGNED = '"etag":""}'


def is_fresh(connection: sqlite3.Connection) -> bool:
    """Whether the facts say what linking said last."""
    return _state(connection, "facts_of") == _linked(connection)


def rebuild(connection: sqlite3.Connection) -> None:
    """All facts from all records, inside the caller's transaction."""
    homes = dict(connection.execute("SELECT account_id, incident_id FROM accounts WHERE incident_id IS NOT NULL"))
    _follow(connection, homes)
    ids = [i for (i,) in connection.execute("SELECT incident_id FROM incidents ORDER BY rowid")]
    for table in ("facts", "terms", "incident_rows"):
        connection.execute(f"DELETE FROM {table} WHERE incident_id NOT IN (SELECT incident_id FROM incidents)")
    refresh_incidents(connection, ids)
    for table in ("report_facts", "report_rows"):
        connection.execute(f"DELETE FROM {table} WHERE report_id NOT IN (SELECT report_id FROM reports)")
    refresh_reports(connection, [i for (i,) in connection.execute("SELECT report_id FROM reports ORDER BY rowid")])
    mark_fresh(connection)


def mark_fresh(connection: sqlite3.Connection) -> None:
    """Say that the facts fit what linking said last."""
    connection.execute("INSERT OR REPLACE INTO state VALUES ('facts_of', ?)", (_linked(connection),))


def refresh_incidents(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """The facts of these incidents; one that is gone loses them."""
    for identity in ids:
        row = connection.execute("SELECT record FROM incidents WHERE incident_id = ?", (identity,)).fetchone()
        if row is None:
            for table in ("facts", "terms", "incident_rows"):
                connection.execute(f"DELETE FROM {table} WHERE incident_id = ?", (identity,))
        else:
            _incident(connection, msgspec.json.decode(row[0], type=Incident), row[0])


def refresh_reports(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """The facts of these reports."""
    for identity in ids:
        row = connection.execute("SELECT record, label, near_copy_of FROM reports WHERE report_id = ?", (identity,)).fetchone()
        if row is not None:
            _report(connection, msgspec.json.decode(row[0], type=Report), row[1], row[2])


def killed(incident: Incident) -> tuple[int | None, int | None, int | None] | None:
    """Low, best and high of all who were killed."""
    total = total_of(incident, "killed")
    return (total.low, total.best, total.high) if total else None


def incident_digest(record: str) -> str:
    """What a person saw when they said how an incident stands: all but its ids and how its links weigh, which a new engine may name and weigh otherwise."""
    incident = msgspec.structs.replace(msgspec.json.decode(record, type=Incident), incident_id="", aliases=(), links=())
    return hashlib.sha256(msgspec.json.encode(incident)).hexdigest()[:16]


def accounts_of(connection: sqlite3.Connection, incident_id: str) -> list[Account]:
    """The accounts of an incident as people left them, in the order of their reports; rejected ones are left out."""
    rows = connection.execute(
        "SELECT ifnull(a.corrected, a.record) FROM accounts a JOIN reports r USING (report_id) WHERE a.incident_id = ? AND NOT a.is_rejected ORDER BY r.published, r.report_id, a.position", (incident_id,)
    )
    return [msgspec.structs.replace(msgspec.json.decode(record, type=Account), incident_id=incident_id) for (record,) in rows]


def _incident(connection: sqlite3.Connection, incident: Incident, record: str) -> None:
    identity = incident.incident_id
    accounts = accounts_of(connection, identity)
    state, seen = connection.execute("SELECT state, seen FROM workflow WHERE what = 'incident' AND key = ?", (identity,)).fetchone() or ("draft", "")
    comments = int(connection.execute("SELECT count(*) FROM comments WHERE incident_id = ? AND is_live", (identity,)).fetchone()[0])
    is_changed = bool(seen) and seen != incident_digest(record)
    toll, review = killed(incident), tuple(dict.fromkeys(reason for a in accounts for reason in a.review))
    unresolved, unknown = any(_is_unresolved(a) for a in accounts), any(_has_unknown(a) for a in accounts)
    high = toll[2] if toll else None
    urgency = URGENT.get(incident.standing, 0) + _weight(high) + min(200, 40 * len(review)) + 30 * bool(incident.disagreements) + 5000 * is_changed - DONE.get(state, 0)
    place = incident.place
    row = IncidentRow(
        incident_id=identity, kind=incident.kind, event_type=incident.event_type, sub_event_type=incident.sub_event_type, date_start=incident.date_start, date_end=incident.date_end,
        date_precision=incident.date_precision, time_of_day=incident.time_of_day, factuality=incident.factuality, place=_place(place), standing=incident.standing, killed=toll,
        accounts=len(incident.accounts), reports=len(incident.reports), outlets=incident.outlets[:MOST_PER_ROW],
        actors=tuple(PartyShown(id=a.id, name=a.name, role=a.role) for a in incident.actors[:MOST_PER_ROW]), disagreements=tuple(dict.fromkeys(d.type for d in incident.disagreements)),
        independent_sources=incident.independent_sources, summary_ar=incident.summary_ar, summary_en=incident.summary_en, review=review, state=state, is_changed=is_changed, comments=comments,
    )
    told = msgspec.json.encode(row).decode()
    revision = digest_of(told, record, *(msgspec.json.encode(a).decode() for a in accounts), *_comments(connection, identity))
    whole = f'{told.removesuffix(UNSIGNED)}"etag":"{revision:x}"}}'
    point = (place.lat, place.lon) if place else (None, None)
    connection.execute("INSERT OR REPLACE INTO incident_rows VALUES (?,?)", (identity, whole))
    connection.execute(
        "INSERT OR REPLACE INTO facts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (identity, urgency, revision, state, incident.date_start, incident.date_end, *point, *((place.country, place.name, place.name_en) if place else (None, None, None)), incident.kind, incident.event_type, incident.sub_event_type,
         incident.standing, high, bool(review), unresolved, unknown, is_changed, comments),
    )
    connection.execute("DELETE FROM terms WHERE incident_id = ?", (identity,))
    connection.executemany("INSERT OR IGNORE INTO terms VALUES (?,?)", ((term, identity) for term in _terms(incident, accounts)))


def _report(connection: sqlite3.Connection, report: Report, label: str, near_copy_of: str | None) -> None:
    rows = connection.execute("SELECT ifnull(corrected, record), incident_id FROM accounts WHERE report_id = ? AND NOT is_rejected ORDER BY position", (report.report_id,)).fetchall()
    accounts = [msgspec.json.decode(record, type=Account) for record, _ in rows]
    homes = list(dict.fromkeys(home for _, home in rows if home))
    marks = ",".join("?" * len(homes))
    found = {i: (standing, kind, urgency) for i, standing, kind, urgency in connection.execute(f"SELECT incident_id, standing, kind, urgency FROM facts WHERE incident_id IN ({marks})", homes)}
    (state,) = connection.execute("SELECT state FROM workflow WHERE what = 'report' AND key = ?", (report.report_id,)).fetchone() or ("draft",)
    review = tuple(dict.fromkeys(reason for a in accounts for reason in a.review))
    wholes = [bounds for a in accounts if (bounds := bounds_of(whole_of(a.counts, "killed")))]
    high = max((most or least for least, most in wholes), default=None)
    contested = max((URGENT.get(standing, 0) for standing, _, _ in found.values()), default=0)
    urgency = (contested + _weight(high) + min(200, 40 * len(review)) + 10 * len(accounts) if accounts else -1000) - DONE.get(state, 0) - 300 * bool(near_copy_of)
    row = ReportRow(
        report_id=report.report_id, label=label, outlet=report.outlet, published=report.published, url=report.url, status=report.status, why=report.why, near_copy_of=near_copy_of, accounts=len(accounts),
        incidents=tuple(IncidentOfReport(incident_id=i, standing=found[i][0], kind=found[i][1]) for i in homes if i in found), killed_high=high, review=review, state=state,
    )
    told = msgspec.json.encode(row).decode()
    standing = connection.execute("SELECT ifnull(corrected, record) || is_rejected FROM accounts WHERE report_id = ? ORDER BY position", (report.report_id,)).fetchall()
    revision = digest_of(told, report.sha256, *(whole for (whole,) in standing))
    whole = f'{told.removesuffix(UNSIGNED)}"etag":"{revision:x}"}}'
    unresolved, unknown = any(_is_unresolved(a) for a in accounts), any(_has_unknown(a) for a in accounts)
    connection.execute("INSERT OR REPLACE INTO report_rows VALUES (?,?)", (report.report_id, whole))
    connection.execute(
        "INSERT OR REPLACE INTO report_facts VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (report.report_id, urgency, revision, state, report.published, report.outlet, report.status, high, bool(review), unresolved, unknown),
    )


def digest_of(*parts: str) -> int:
    """63 bits over several strings."""
    whole = hashlib.blake2b(digest_size=8)
    for part in parts:
        whole.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return int.from_bytes(whole.digest()) >> 1


def _follow(connection: sqlite3.Connection, homes: dict[str, str]) -> None:
    """Ids that linking gave up, from what the facts said before: each becomes an alias of where its first account is now."""
    gone = connection.execute("SELECT DISTINCT t.incident_id, substr(t.term, 9) FROM terms t WHERE t.term LIKE 'account:%' AND t.incident_id NOT IN (SELECT incident_id FROM incidents)")
    moved: dict[str, str] = {}
    for identity, account in gone:
        if account in homes:
            moved.setdefault(identity, homes[account])
    follow(connection, moved)
    for (record,) in connection.execute("SELECT record FROM incidents").fetchall():
        incident = msgspec.json.decode(record, type=Named)
        connection.executemany("INSERT OR REPLACE INTO aliases VALUES (?,?)", ((alias, incident.incident_id) for alias in incident.aliases))
    connection.execute("DELETE FROM aliases WHERE alias IN (SELECT incident_id FROM incidents)")


class Named(msgspec.Struct, frozen=True):
    """The ids of an incident."""

    incident_id: str
    aliases: tuple[str, ...] = ()


def follow(connection: sqlite3.Connection, moved: dict[str, str]) -> None:
    """What people said of an incident goes with it to its present id."""
    for old, new in moved.items():
        connection.execute("INSERT OR REPLACE INTO aliases VALUES (?,?)", (old, new))
        connection.execute("UPDATE aliases SET incident_id = ? WHERE incident_id = ?", (new, old))
        connection.execute("UPDATE comments SET incident_id = ? WHERE incident_id = ?", (new, old))
        connection.execute("INSERT OR IGNORE INTO workflow SELECT what, ?, state, who, at, seen FROM workflow WHERE what = 'incident' AND key = ?", (new, old))
        connection.execute("DELETE FROM workflow WHERE what = 'incident' AND key = ?", (old,))


def _terms(incident: Incident, accounts: Sequence[Account]) -> Iterable[str]:
    yield from (f"actor:{party.id}" for party in incident.actors)
    yield from (f"source:{source.id}" for account in accounts for source in account.sources)
    yield from (f"source:{outlet}" for outlet in incident.outlets)
    yield from (f"account:{account}" for account in incident.accounts)
    if incident.place:
        yield from (f"place:{name}" for name in place_names(incident.place))


def term_of_place(name: str) -> str:
    return f"place:{bare_name(name)}"


def _place(place: Place | None) -> PlaceShown | None:
    if place is None:
        return None
    return PlaceShown(name=place.name, name_en=place.name_en, lat=place.lat, lon=place.lon, level=place.level, status=place.status, country=place.country, admin1=place.admin1)


def _is_unresolved(account: Account) -> bool:
    return account.place is not None and account.place.status == "unresolved"


def _has_unknown(account: Account) -> bool:
    return any(actor.id.startswith("name:") for actor in account.actors) or any(source.id.startswith("name:") for source in account.sources)


def _weight(high: int | None) -> int:
    return min(600, round(60 * math.log2(1 + high))) if high else 0


def _comments(connection: sqlite3.Connection, identity: str) -> list[str]:
    return [f"{number} {live}" for number, live in connection.execute("SELECT comment_id, is_live FROM comments WHERE incident_id = ? ORDER BY comment_id", (identity,))]


def _linked(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT max(number) FROM history WHERE what = 'linked'").fetchone()
    return str(row[0] or 0)


def _state(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None
