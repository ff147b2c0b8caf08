"""A person's own gazetteer on disk: one SQLite file with places, their folded names and an R*Tree of their points.

Rows are keyed by the id of their source, so an import that is repeated changes nothing. Texts of reports never come here.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from riwaya.errors import StoreError
from riwaya.lexicon.gazetteer.places import PlaceRow, kilometres, written_forms

USER_VERSION = 1
SCHEMA = """
CREATE TABLE places (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name_ar TEXT NOT NULL, variants_ar TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT NOT NULL, admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, importance INTEGER NOT NULL, source TEXT NOT NULL, same_as TEXT);
CREATE TABLE names (form TEXT NOT NULL, number INTEGER NOT NULL, head TEXT NOT NULL, width INTEGER NOT NULL, PRIMARY KEY (form, number)) WITHOUT ROWID;
CREATE INDEX names_by_place ON names (number);
CREATE INDEX names_by_head ON names (head, width);
CREATE VIRTUAL TABLE points USING rtree (number, south, north, west, east);
"""
COLUMNS = "id, name_ar, variants_ar, name_en, kind, country, admin1, admin2, lat, lon, importance, source"


@contextmanager
def opened(path: Path, *, is_written: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to the gazetteer; raises `StoreError` for a file that is absent, of another program or of a later version.

    What fails or is broken off inside changes nothing; a file that was made for it goes again.
    """
    is_new, is_done = not path.exists(), False
    connection = connect(path, is_written=is_written)
    try:
        with connection:
            yield connection
        is_done = True
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}; the gazetteer is as it was") from error
    finally:
        connection.close()
        if is_new and not is_done:
            path.unlink(missing_ok=True)


def connect(path: Path, *, is_written: bool = False) -> sqlite3.Connection:
    """An open connection, read-only unless `is_written`; the file is made when it is to be written and absent."""
    if not is_written and not path.is_file():
        raise StoreError(f"{path}: no gazetteer here; `riwaya gazetteer import FILE --format ...` makes one")
    try:
        if is_written:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path) if is_written else sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        is_empty = not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        if is_written and is_empty:
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {USER_VERSION}; COMMIT;")
        elif version != USER_VERSION or not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'points'").fetchone():
            connection.close()
            raise StoreError(f"{path}: is no gazetteer of this version of Riwaya; give another folder, or import again into a fresh one")
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: cannot be opened: {error}") from error
    return connection


def as_row(record: Sequence[str | int | float | None]) -> PlaceRow:
    """A row of `COLUMNS` as a place."""
    identity, name_ar, variants, name_en, kind, country, admin1, admin2, lat, lon, importance, source = record
    return PlaceRow(
        id=str(identity), name_ar=str(name_ar), variants_ar=tuple(v for v in str(variants).split("|") if v), name_en=str(name_en), kind=str(kind), country=str(country),
        admin1=str(admin1) if admin1 else None, admin2=str(admin2) if admin2 else None, lat=float(lat) if lat is not None else None, lon=float(lon) if lon is not None else None,
        importance=int(importance or 0), source=str(source),
    )


def keep(connection: sqlite3.Connection, row: PlaceRow, same_as: str | None) -> str:
    """Write one place: `added`, `changed` or `unchanged`."""
    stored = connection.execute(f"SELECT number, same_as, {COLUMNS} FROM places WHERE id = ?", (row.id,)).fetchone()
    if stored and as_row(stored[2:]) == row and stored[1] == same_as:
        return "unchanged"
    values = (row.id, row.name_ar, "|".join(row.variants_ar), row.name_en, row.kind, row.country, row.admin1, row.admin2, row.lat, row.lon, row.importance, row.source, same_as)
    if stored:
        number = stored[0]
        connection.execute("DELETE FROM names WHERE number = ?", (number,))
        connection.execute("DELETE FROM points WHERE number = ?", (number,))
        connection.execute(f"UPDATE places SET ({COLUMNS}, same_as) = ({', '.join('?' * 13)}) WHERE number = ?", (*values, number))
    else:
        number = connection.execute(f"INSERT INTO places ({COLUMNS}, same_as) VALUES ({', '.join('?' * 13)})", values).lastrowid
    forms = dict.fromkeys(form for name in row.names for form in written_forms(name))
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", [(form, number, form.split()[0], len(form.split())) for form in forms])
    if row.lat is not None and row.lon is not None:
        connection.execute("INSERT INTO points VALUES (?, ?, ?, ?, ?)", (number, row.lat, row.lat, row.lon, row.lon))
    return "changed" if stored else "added"


def near(connection: sqlite3.Connection, lat: float, lon: float, within_km: float) -> list[tuple[float, PlaceRow]]:
    """Imported places around a point with their distance in kilometres, the nearest first; those that ship already are left to the shipped tables."""
    high, wide = within_km / 110.5, within_km / (111.3 * max(math.cos(math.radians(min(abs(lat) + within_km / 110.5, 89.0))), 0.01))
    records = connection.execute(
        f"SELECT {COLUMNS} FROM points JOIN places USING (number) WHERE south <= ? AND north >= ? AND west <= ? AND east >= ? AND same_as IS NULL", (lat + high, lat - high, lon + wide, lon - wide)
    )
    found = [(kilometres(lat, lon, row.lat or 0.0, row.lon or 0.0), row) for row in map(as_row, records)]
    return sorted(((km, row) for km, row in found if km <= within_km), key=lambda pair: (pair[0], pair[1].id))


def counted(connection: sqlite3.Connection) -> list[tuple[str, str, int, int, int]]:
    """Country, kind, places, those with a point, those that ship already."""
    return list(connection.execute("SELECT country, kind, count(*), count(lat), count(same_as) FROM places GROUP BY country, kind ORDER BY country, count(*) DESC, kind"))


def described_gazetteer(path: Path | None) -> str:
    """Which places a run knows, in one line; raises `StoreError` where the file cannot be used."""
    if path is None:
        return "gazetteer: the places that ship"
    with opened(path) as connection:
        number = connection.execute("SELECT count(*) FROM places").fetchone()[0]
    return f"gazetteer: the places that ship and {number:,} imported ones ({path})"
