"""What linking keeps in a store from one time to the next, read and written inside the caller's transaction: tellings, blocks, edges, sketches, and what is not linked yet.

Answers by SQL what `riwaya.link.relinking` asks, so that it reads what a change touches and no more. A sketch stands beside the hash and day of the text that it was made of.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from riwaya.model import Account, Link, Report, Telling
from riwaya.store.linked import as_json, standing

AMONG = "IN (SELECT value FROM json_each(?))"
COLUMNS = "number, report_id, accounts, is_copy, CAST(profile AS BLOB)"
Edge = tuple[int, int, int]


class Tables:
    """Over one connection, in a transaction of its caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # what is not linked yet

    def unlinked_incidents(self) -> list[str]:
        return [key for (key,) in self.connection.execute("SELECT key FROM unlinked WHERE what = 'incident' ORDER BY key")]

    def changed_reports(self) -> list[str]:
        """Reports that were linked before and are not as they were then."""
        return [key for (key,) in self.connection.execute("SELECT key FROM unlinked WHERE what = 'report' AND EXISTS (SELECT 1 FROM sketches s WHERE s.report_id = key) ORDER BY key")]

    def new_reports(self, limit: int) -> list[str]:
        """The first reports by (published, id) that were never linked."""
        rows = self.connection.execute(
            "SELECT key FROM unlinked u CROSS JOIN reports r ON r.report_id = u.key WHERE what = 'report' AND NOT EXISTS (SELECT 1 FROM sketches s WHERE s.report_id = key) "
            "ORDER BY ifnull(nullif(r.published, ''), '9999'), key LIMIT ?", (limit,),
        )
        return [key for (key,) in rows]

    def linked_now(self, report_ids: Iterable[str]) -> None:
        """These reports and all marked incidents are linked."""
        self.connection.execute("DELETE FROM unlinked WHERE what = 'incident'")
        self.connection.executemany("DELETE FROM unlinked WHERE what = 'report' AND key = ?", ((identity,) for identity in report_ids))

    def forget(self) -> None:
        """Drop all that is kept from earlier linkings: every report is new to the next one."""
        for table in ("blocks", "edges", "tellings", "bands", "sketches", "unlinked"):
            self.connection.execute(f"DELETE FROM {table}")
        self.connection.execute("INSERT INTO unlinked SELECT 'report', report_id FROM reports")

    # records

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        rows = self.connection.execute(f"SELECT record, near_copy_of FROM reports WHERE report_id {AMONG}", (as_json(ids),))
        found = (msgspec.structs.replace(msgspec.json.decode(record, type=Report), near_copy_of=copy) for record, copy in rows)
        return {report.report_id: report for report in found}

    def accounts_of(self, report_ids: Iterable[str]) -> Iterator[Account]:
        """The accounts of reports as people left them and as their reports tell them, in their order."""
        rows = self.connection.execute(f"SELECT ifnull(corrected, record) FROM accounts WHERE report_id {AMONG} AND NOT is_rejected ORDER BY report_id, position", (as_json(report_ids),))
        return (msgspec.json.decode(record, type=Account) for (record,) in rows)

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """The same of some accounts; those that are rejected or gone are left out."""
        rows = self.connection.execute(f"SELECT ifnull(corrected, record) FROM accounts WHERE account_id {AMONG} AND NOT is_rejected", (as_json(ids),))
        return {account.account_id: account for (record,) in rows for account in [msgspec.json.decode(record, type=Account)]}

    # where accounts stand, and near-copies

    def homes(self, account_ids: Iterable[str]) -> dict[str, str]:
        return dict(self.connection.execute(f"SELECT account_id, incident_id FROM accounts WHERE account_id {AMONG} AND incident_id IS NOT NULL", (as_json(account_ids),)))

    def incidents_of(self, report_ids: Iterable[str]) -> list[str]:
        """The incidents in which accounts of reports stand, rejected ones too."""
        return [i for (i,) in self.connection.execute(f"SELECT DISTINCT incident_id FROM accounts WHERE report_id {AMONG} AND incident_id IS NOT NULL", (as_json(report_ids),))]

    def accounts_at(self, incident_ids: Iterable[str]) -> list[str]:
        return [i for (i,) in self.connection.execute(f"SELECT account_id FROM accounts WHERE incident_id {AMONG}", (as_json(incident_ids),))]

    def links(self, incident_ids: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        return {identity: told.links for identity, told in standing(self.connection, incident_ids).items()}

    def originals_of(self, report_ids: Iterable[str]) -> Mapping[str, str]:
        return dict(self.connection.execute(f"SELECT report_id, near_copy_of FROM reports WHERE report_id {AMONG} AND near_copy_of IS NOT NULL", (as_json(report_ids),)))

    def copies_of(self, report_ids: Iterable[str]) -> Mapping[str, str]:
        return dict(self.connection.execute(f"SELECT report_id, near_copy_of FROM reports WHERE near_copy_of {AMONG}", (as_json(report_ids),)))

    def put_original(self, report_id: str, original: str | None) -> None:
        self.connection.execute("UPDATE reports SET near_copy_of = ? WHERE report_id = ?", (original, report_id))

    # tellings, blocks, edges

    def last_number(self) -> int:
        return int(self.connection.execute("SELECT ifnull(max(number), 0) FROM tellings").fetchone()[0])

    def numbered(self, numbers: Iterable[int]) -> list[Telling]:
        return self._tellings(f"SELECT {COLUMNS} FROM tellings WHERE number {AMONG}", numbers)

    def of_reports(self, report_ids: Iterable[str]) -> list[Telling]:
        return self._tellings(f"SELECT {COLUMNS} FROM tellings WHERE report_id {AMONG}", report_ids)

    def of_accounts(self, account_ids: Iterable[str]) -> list[Telling]:
        wanted = set(account_ids)
        reports = [i for (i,) in self.connection.execute(f"SELECT DISTINCT report_id FROM accounts WHERE account_id {AMONG}", (as_json(wanted),))]
        return [telling for telling in self.of_reports(reports) if not wanted.isdisjoint(telling.accounts)]

    def _tellings(self, query: str, wanted: Iterable[object]) -> list[Telling]:
        rows = self.connection.execute(query, (as_json(wanted),))
        return [Telling(number=n, report_id=r, accounts=msgspec.json.decode(a, type=tuple[str, ...]), is_copy=bool(c), profile=p) for n, r, a, c, p in rows]

    def inner(self, block: tuple[int, int]) -> list[int]:
        return self._bearers(block, 0)

    def outer(self, block: tuple[int, int]) -> list[int]:
        return self._bearers(block, 1)

    def _bearers(self, block: tuple[int, int], is_outer: int) -> list[int]:
        return [n for (n,) in self.connection.execute("SELECT telling FROM blocks WHERE part = ? AND name = ? AND is_outer = ?", (*block, is_outer))]

    def edges(self, numbers: Iterable[int]) -> list[Edge]:
        rows = self.connection.execute(f"SELECT one, other, match_weight FROM edges WHERE one {AMONG}", (as_json(numbers),))
        return sorted({(min(one, other), max(one, other), weight) for one, other, weight in rows})

    def add(self, tellings: Sequence[Telling], blocks: Iterable[tuple[int, int, bool, int]]) -> None:
        rows = ((t.number, t.report_id, as_json(t.accounts), t.is_copy, t.profile) for t in tellings)
        self.connection.executemany("INSERT INTO tellings VALUES (?,?,?,?,?)", rows)
        # in the order in which they lie in the file
        self.connection.executemany("INSERT OR IGNORE INTO blocks VALUES (?,?,?,?)", sorted(blocks))

    def remove(self, numbers: Sequence[int], blocks: Iterable[tuple[int, int, bool, int]]) -> None:
        self.connection.executemany("DELETE FROM blocks WHERE part = ? AND name = ? AND is_outer = ? AND telling = ?", sorted(blocks))
        self.drop_edges([edge[:2] for edge in self.edges(numbers)])
        self.connection.executemany("DELETE FROM tellings WHERE number = ?", ((number,) for number in numbers))

    def put_edges(self, edges: Sequence[Edge]) -> None:
        both = [row for one, other, weight in edges for row in ((one, other, weight), (other, one, weight))]
        self.connection.executemany("INSERT OR REPLACE INTO edges VALUES (?,?,?)", both)

    def drop_edges(self, pairs: Sequence[tuple[int, int]]) -> None:
        self.connection.executemany("DELETE FROM edges WHERE one = ? AND other = ?", [row for one, other in pairs for row in ((one, other), (other, one))])

    # sketches

    def made_of(self, report_ids: Iterable[str]) -> dict[str, str]:
        """Of reports the hash and day of the text that their sketch was made of."""
        return dict(self.connection.execute(f"SELECT report_id, made_of FROM sketches WHERE report_id {AMONG}", (as_json(report_ids),)))

    def sketch_rows(self, report_ids: Iterable[str]) -> list[bytes]:
        return [row for (row,) in self.connection.execute(f"SELECT CAST(sketch AS BLOB) FROM sketches WHERE report_id {AMONG}", (as_json(report_ids),))]

    def rows_sharing(self, names: Iterable[int], *, is_original: bool) -> list[bytes]:
        """Sketches that share a band; with `is_original` those of reports that are no near-copy."""
        rows = self.connection.execute(
            f"SELECT CAST(s.sketch AS BLOB) FROM (SELECT DISTINCT sketch AS number FROM bands WHERE name {AMONG}) b CROSS JOIN sketches s ON s.number = b.number "
            f"{'JOIN reports r ON r.report_id = s.report_id WHERE r.near_copy_of IS NULL' if is_original else ''}", (as_json(names),),
        )
        return [row for (row,) in rows]

    def put_sketch(self, report_id: str, made_of: str, sketch: bytes, names: Sequence[int], old_names: Sequence[int]) -> None:
        """A sketch in the place of the one before (whose bands were `old_names`), with the names of its bands."""
        self.connection.execute("INSERT INTO sketches (report_id, made_of, sketch) VALUES (?,?,?) ON CONFLICT (report_id) DO UPDATE SET made_of = excluded.made_of, sketch = excluded.sketch", (report_id, made_of, sketch))
        (number,) = self.connection.execute("SELECT number FROM sketches WHERE report_id = ?", (report_id,)).fetchone()
        self.connection.executemany("DELETE FROM bands WHERE name = ? AND sketch = ?", ((name, number) for name in old_names))
        self.connection.executemany("INSERT OR IGNORE INTO bands VALUES (?,?)", ((name, number) for name in names))
