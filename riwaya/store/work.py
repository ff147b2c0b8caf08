"""What people did, read back: corrections, comments and states of a record as rows; and what they taught, as an add takes it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

import msgspec

from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.taught import Taught
from riwaya.model import Account
from riwaya.model.additions import Alias
from riwaya.model.correction import Correction
from riwaya.store.rows import NOTHING, CommentRow, CorrectionRow

CORRECTIONS = "SELECT c.correction_id, c.change_id, h.who, h.at, c.report_id, c.account_id, c.is_live, c.orphan, c.record FROM corrections c JOIN changes h USING (change_id)"


class AccountShown(msgspec.Struct, frozen=True, kw_only=True):
    """An account as people left it, what the engine read (null where a person added it), and how the two came apart."""

    account: Account
    machine: Account | None
    is_rejected: bool
    is_added: bool
    corrections: tuple[CorrectionRow, ...]
    etag: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """In which state of work a record is, and who said so when."""

    state: str = "draft"
    who: str | None = None
    at: str | None = None
    seen: str = ""


def account_shown(connection: sqlite3.Connection, account_id: str) -> AccountShown | None:
    """One account, or `None`."""
    found = accounts_shown(connection, "a.account_id = ?", account_id)
    return found[0] if found else None


def accounts_shown(connection: sqlite3.Connection, where: str, value: str) -> list[AccountShown]:
    """Accounts of a report or an incident, rejected ones too, in the order of their reports."""
    rows = connection.execute(
        "SELECT a.account_id, CAST(a.record AS BLOB), CAST(a.corrected AS BLOB), a.is_rejected, a.is_added, a.incident_id FROM accounts a JOIN reports r USING (report_id) "
        f"WHERE {where} ORDER BY r.published, r.report_id, a.position", (value,)
    ).fetchall()
    made = corrections_of_accounts(connection, [row[0] for row in rows])
    return [_shown(*row, corrections=made.get(row[0], ())) for row in rows]


def _shown(identity: str, record: bytes, corrected: bytes | None, is_rejected: int, is_added: int, home: str | None, *, corrections: Sequence[CorrectionRow]) -> AccountShown:
    machine = msgspec.json.decode(record, type=Account)
    account = msgspec.json.decode(corrected, type=Account) if corrected else machine
    if home:
        account = msgspec.structs.replace(account, incident_id=home)
    return AccountShown(
        account=account, machine=None if is_added else machine, is_rejected=bool(is_rejected), is_added=bool(is_added), corrections=tuple(corrections),
        etag=account_etag(corrected or record, is_rejected, [c.correction_id for c in corrections]),
    )


def account_etag(record: bytes, is_rejected: int, corrections: Sequence[int]) -> str:
    """Changes whenever a person's or the engine's reading of the account does."""
    return hashlib.blake2b(b"%d %b %b" % (is_rejected, str(list(corrections)).encode(), record), digest_size=9).hexdigest()


def corrections_of_accounts(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[CorrectionRow]]:
    """Live corrections by account."""
    found: dict[str, list[CorrectionRow]] = {}
    if ids and connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone():
        marks = ",".join("?" * len(ids))
        for row in connection.execute(f"{CORRECTIONS} WHERE c.account_id IN ({marks}) AND c.is_live ORDER BY 1", ids):
            found.setdefault(row[5], []).append(_correction(*row))
    return found


def corrections_of_report(connection: sqlite3.Connection, report_id: str) -> list[CorrectionRow]:
    """Every correction of a report, withdrawn ones too."""
    return [_correction(*row) for row in connection.execute(f"{CORRECTIONS} WHERE c.report_id = ? ORDER BY 1", (report_id,))]


def orphans(connection: sqlite3.Connection, *, offset: int, limit: int) -> tuple[list[CorrectionRow], int]:
    """Live corrections that apply to nothing, the newest first; and how many there are."""
    (total,) = connection.execute("SELECT count(*) FROM corrections WHERE is_live AND orphan IS NOT NULL").fetchone()
    rows = connection.execute(f"{CORRECTIONS} WHERE c.is_live AND c.orphan IS NOT NULL ORDER BY 1 DESC LIMIT ? OFFSET ?", (limit, offset))
    return [_correction(*row) for row in rows], int(total)


def correction(connection: sqlite3.Connection, correction_id: int) -> CorrectionRow | None:
    """One correction."""
    row = connection.execute(f"{CORRECTIONS} WHERE c.correction_id = ?", (correction_id,)).fetchone()
    return _correction(*row) if row else None


def standing(connection: sqlite3.Connection, what: str, key: str) -> Standing:
    """The state of a report or an incident."""
    row = connection.execute("SELECT state, who, at, seen FROM workflow WHERE what = ? AND key = ?", (what, key)).fetchone()
    return Standing(state=row[0], who=row[1], at=row[2], seen=row[3]) if row else Standing()


def comments(connection: sqlite3.Connection, incident_id: str) -> list[CommentRow]:
    """What people said of an incident, the oldest first."""
    rows = connection.execute("SELECT comment_id, who, at, text FROM comments WHERE incident_id = ? AND is_live ORDER BY comment_id", (incident_id,))
    return [CommentRow(comment_id=n, who=w, at=a, text=t) for n, w, a, t in rows]


def present_id(connection: sqlite3.Connection, incident_id: str) -> str | None:
    """The id under which an incident is known now."""
    if connection.execute("SELECT 1 FROM incidents WHERE incident_id = ?", (incident_id,)).fetchone():
        return incident_id
    row = connection.execute("SELECT incident_id FROM aliases WHERE alias = ?", (incident_id,)).fetchone()
    return row[0] if row else None


def taught_of(connection: sqlite3.Connection) -> Taught:
    """Names for ids and places that people added and nobody took back, in their order."""
    rows = connection.execute("SELECT what, record FROM additions WHERE is_live ORDER BY addition_id").fetchall()
    return Taught(
        aliases=tuple(msgspec.json.decode(record, type=Alias) for what, record in rows if what == "alias"),
        places=tuple(msgspec.json.decode(record, type=PlaceRow) for what, record in rows if what == "place"),
    )


def _correction(correction_id: int, change_id: int, who: str, at: str, report_id: str, account_id: str, is_live: int, orphan: str | None, record: str) -> CorrectionRow:
    told = msgspec.json.decode(record, type=Correction)
    standing = "withdrawn" if not is_live else "orphan" if orphan else "applied"
    return CorrectionRow(
        correction_id=correction_id, change_id=change_id, who=who, at=at, report_id=report_id, account_id=account_id, slot=told.slot, action=told.action, words=told.words, span=told.span,
        before=_raw(told.before), value=_raw(told.value), standing=standing, why_orphan=orphan,
    )


def _raw(value: str | None) -> msgspec.Raw:
    return NOTHING if value is None else msgspec.Raw(value.encode())
