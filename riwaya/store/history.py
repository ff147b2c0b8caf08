"""The history of a store as a chain of hashes: each entry covers what was written and the entry before it.

A changed, removed or moved row breaks the chain or no longer fits the last entry about it. Whoever keeps the last hash of the chain outside
the store (`riwaya verify` prints it) can also see when later entries were cut off.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from riwaya.model import Report

EMPTY = "0" * 64
PORTION = 500


def digest(*parts: str) -> str:
    """One hash over several strings; lengths are hashed too, so that no two lists of parts give the same bytes."""
    return digest_of(parts)


def digest_of(parts: Iterable[str]) -> str:
    """The same over strings that come one by one."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number of entries and the last hash of the chain."""
    row = connection.execute("SELECT number, chain FROM history ORDER BY number DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, EMPTY)


def append(connection: sqlite3.Connection, entries: Iterable[tuple[str, str, str]]) -> None:
    """Add entries (what, key, digest) inside the caller's transaction."""
    number, chain = head(connection)
    for what, key, content in entries:
        number += 1
        chain = digest(chain, str(number), what, key, content)
        connection.execute("INSERT INTO history VALUES (?,?,?,?,?)", (number, what, key, content, chain))


def given_digest(report: Report) -> str:
    """What makes a report another one when it is added again: its text and what the extraction uses beside it, as it was given or as it is kept."""
    status = "skipped" if report.status == "skipped" and not report.is_broken else "read"
    return digest(report.sha256, report.published or "", report.outlet or "", report.title or "", report.url or "", status)


def report_digest(record: str, accounts: Iterable[str]) -> str:
    """What the history says of a report: its record and those of its accounts, in their order."""
    return digest(record, *accounts)


def faults(connection: sqlite3.Connection, *, known_head: str | None = None) -> list[str]:
    """Everything that does not fit: the chain itself, then each report, decision and the linking against the last entry about it."""
    found: list[str] = []
    chain, last, has_head = EMPTY, {}, known_head in (None, EMPTY)
    for expected, (number, what, key, content, told) in enumerate(connection.execute("SELECT number, what, key, digest, chain FROM history ORDER BY number"), 1):
        chain = digest(chain, str(number), what, key, content)
        if number != expected or chain != told:
            return [f"history entry {expected}: the chain is broken (an entry was changed, removed or inserted)"]
        last[what, key] = content
        has_head = has_head or told == known_head
    if not has_head:
        found.append("history: the known last hash is not in the chain: entries were cut off or written anew")
    found += _reports(connection, last)
    decisions = {("decision", str(number)): digest(record) for number, record in connection.execute("SELECT decision_id, record FROM decisions")}
    found += [f"decision {key}: was changed or has no entry" for (what, key), content in decisions.items() if last.get((what, key)) != content and _has_history(connection)]
    found += [f"decision {key}: was removed" for what, key in last if what == "decision" and (what, key) not in decisions]
    if not _is_open(connection):
        found += _linking(connection, last)
    return found


def vouch(connection: sqlite3.Connection, incidents: Iterable[str], copies: Iterable[str] = ()) -> None:
    """Add entries about what linking says now, inside the caller's transaction: of these incidents (none where one is gone), of which report each of `copies` is a near-copy, and one that linking was done."""
    whole: list[str] = []

    def keep(entries: list[tuple[str, str, str]]) -> None:
        append(connection, entries)
        whole.append(digest_of(part for entry in entries for part in entry))

    for ids in _portions(incidents):
        told = _incidents(connection, "WHERE incident_id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(ids).decode(),))
        keep([("incident", identity, told.get(identity, "")) for identity in ids])
    for ids in _portions(copies):
        found = dict(connection.execute("SELECT report_id, near_copy_of FROM reports WHERE report_id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(ids).decode(),)))
        keep([("copy", report_id, found.get(report_id) or "") for report_id in ids])
    append(connection, [("linked", "", digest_of(whole))])


def _portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in order, some at a time: a run of many reports has hundreds of thousands."""
    rest = iter(sorted(set(ids)))
    while some := list(islice(rest, PORTION)):
        yield some


def _incidents(connection: sqlite3.Connection, where: str = "", values: tuple[str, ...] = ()) -> dict[str, str]:
    """A hash for each incident over its record, the accounts that belong there and its links."""
    accounts: dict[str, list[str]] = {}
    for identity, account in connection.execute(f"SELECT incident_id, account_id FROM accounts {where or 'WHERE incident_id IS NOT NULL'} ORDER BY account_id", values):
        accounts.setdefault(identity, []).append(account)
    links: dict[str, list[str]] = {}
    for identity, link in connection.execute(f"SELECT incident_id, account || ' ' || other || ' ' || match_weight FROM links {where} ORDER BY 2", values):
        links.setdefault(identity, []).append(link)
    records = connection.execute(f"SELECT incident_id, record FROM incidents {where}", values)
    return {identity: digest(record, *accounts.get(identity, ()), "", *links.get(identity, ())) for identity, record in records}


def _linking(connection: sqlite3.Connection, last: dict[tuple[str, str], str]) -> list[str]:
    """What linking says against the last entries about it; nothing of a store whose linking has none."""
    if ("linked", "") not in last:
        return []
    told = _incidents(connection)
    copies = dict(connection.execute("SELECT report_id, near_copy_of FROM reports WHERE near_copy_of IS NOT NULL"))
    found = [f"incident {identity}: it, its links or its accounts were changed, or it has no entry" for identity, content in told.items() if last.get(("incident", identity)) != content]
    found += [f"report {identity}: of what it is a near-copy was changed" for identity, original in copies.items() if last.get(("copy", identity)) != original]
    for (what, key), content in last.items():
        if what == "incident" and content and key not in told:
            found.append(f"incident {key}: was removed")
        if what == "copy" and content and key not in copies:
            found.append(f"report {key}: of what it is a near-copy was changed")
    return found


def _reports(connection: sqlite3.Connection, last: dict[tuple[str, str], str]) -> list[str]:
    accounts: dict[str, list[str]] = {}
    for report_id, record in connection.execute("SELECT report_id, record FROM accounts WHERE NOT is_added ORDER BY report_id, position"):
        accounts.setdefault(report_id, []).append(record)
    found, seen = [], set()
    for report_id, record in connection.execute("SELECT report_id, record FROM reports"):
        seen.add(report_id)
        if ("report", report_id) not in last:
            if not _is_migrated(connection):
                found.append(f"report {report_id}: the history has no entry about it")
        elif last["report", report_id] != report_digest(record, accounts.get(report_id, [])):
            found.append(f"report {report_id}: it or its accounts were changed")
    for (what, key), content in last.items():
        if what == "report" and key not in seen:
            found.append(f"report {key}: was removed")
        if what == "version":
            report_id, _, version = key.rpartition("@")
            row = connection.execute("SELECT record FROM report_versions WHERE report_id = ? AND version = ?", (report_id, int(version))).fetchone()
            if row is None or digest(row[0]) != content:
                found.append(f"report {report_id}, version {version}: was changed or removed")
    return found


def _is_migrated(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM state WHERE name = 'migrated_from'").fetchone() is not None


def _has_history(connection: sqlite3.Connection) -> bool:
    return not _is_migrated(connection)


def _is_open(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM state WHERE name = 'linking' AND value = 'open'").fetchone() is not None
