"""What people added to what the engine knows, as an add takes it: names for ids and places, those that nobody took back, in their order."""

from __future__ import annotations

import sqlite3

import msgspec

from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.taught import Taught
from riwaya.model.additions import Alias


def taught_of(connection: sqlite3.Connection) -> Taught:
    """Names and places of a store."""
    rows = connection.execute("SELECT what, record FROM additions WHERE is_live ORDER BY addition_id").fetchall()
    return Taught(
        aliases=tuple(msgspec.json.decode(record, type=Alias) for what, record in rows if what == "alias"),
        places=tuple(msgspec.json.decode(record, type=PlaceRow) for what, record in rows if what == "place"),
    )
