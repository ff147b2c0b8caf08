"""Corrections laid over the accounts of a report: after each extraction, and after each change of a person, inside the caller's transaction.

What the engine read stays as it is in `accounts.record`; what people made of it stands beside it in `corrected`, `is_rejected` and `is_added`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from riwaya.model import Account, Report
from riwaya.model.correction import Correction
from riwaya.store.corrections import corrected


def reattach(connection: sqlite3.Connection, report: Report, accounts: Sequence[Account]) -> None:
    """Lay the live corrections of a report over its machine accounts, which are in the table; orphans are marked with the reason."""
    rows = connection.execute("SELECT correction_id, record FROM corrections WHERE report_id = ? AND is_live ORDER BY correction_id", (report.report_id,)).fetchall()
    before = connection.execute("SELECT 1 FROM accounts WHERE report_id = ? AND (is_added OR is_rejected OR corrected IS NOT NULL) LIMIT 1", (report.report_id,)).fetchone()
    if not rows and before is None:
        return
    result = corrected(accounts, [(number, msgspec.json.decode(record, type=Correction)) for number, record in rows], sha256=report.sha256)
    machine = {account.account_id: account for account in accounts}
    gone = [i for (i,) in connection.execute("SELECT account_id FROM accounts WHERE report_id = ? AND is_added", (report.report_id,)) if i not in result.added]
    for identity in gone:
        connection.execute("DELETE FROM links WHERE account = ?1 OR other = ?1", (identity,))
        connection.execute("DELETE FROM accounts WHERE account_id = ?", (identity,))
    for position, account in enumerate(result.accounts):
        identity, told = account.account_id, msgspec.json.encode(account).decode()
        if identity in result.added:
            connection.execute(
                "INSERT INTO accounts (account_id, report_id, position, record, is_added) VALUES (?,?,?,?,1) ON CONFLICT (account_id) DO UPDATE SET position = excluded.position, record = excluded.record",
                (identity, report.report_id, position, told),
            )
        else:
            is_changed = account != machine[identity]
            connection.execute("UPDATE accounts SET corrected = ? WHERE account_id = ?", (told if is_changed else None, identity))
        connection.execute("UPDATE accounts SET is_rejected = ? WHERE account_id = ?", (identity in result.rejected, identity))
    for number, _ in rows:
        connection.execute("UPDATE corrections SET orphan = ?, account_id = ifnull(?, account_id) WHERE correction_id = ?", (result.orphans.get(number), result.homes.get(number), number))


def machine_accounts(connection: sqlite3.Connection, report_id: str) -> list[Account]:
    """The accounts of a report as the engine read them, in order."""
    rows = connection.execute("SELECT record FROM accounts WHERE report_id = ? AND NOT is_added ORDER BY position", (report_id,))
    return [msgspec.json.decode(record, type=Account) for (record,) in rows]
