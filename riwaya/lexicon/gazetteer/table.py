"""The gazetteer that the engine asks: places by id and by the folded words of a sentence.

A name is found with its words joined or split (ديرالزور, البو كمال). `Gazetteer` holds the tables that ship in memory; `ImportedGazetteer` in
imported.py answers the same questions with a person's own tables on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.grammar.arabic import Reading, readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.gazetteer.places import FOLDER, PlaceRow, ranked, read_places, written_forms
from riwaya.lexicon.kept import Unread, keep, key_of, look_up, raws
from riwaya.model import Admin

SPLIT_HEADS = frozenset(("ابو", "البو", "دير", "كفر", "معره", "ام", "بيت", "عين", "تل", "راس", "ال", "جب", "خان"))


class Kept(msgspec.Struct, frozen=True):
    """The tables of a gazetteer on disk: rows, ids by folded name, and the most words of a name by its first where there are several."""

    rows: dict[str, msgspec.Raw]
    names: dict[str, msgspec.Raw]
    longest: dict[str, int]


class Gazetteer:
    """Places by id and by folded name."""

    def __init__(self, rows: Sequence[PlaceRow], kept: Kept | None = None) -> None:
        self.rows: Mapping[str, PlaceRow] = Unread(kept.rows, PlaceRow) if kept else {row.id: row for row in rows}
        self.begins = Remembered(self._may_begin)
        self.ways = Remembered(self._ways)
        self._bearers = Remembered(self.named)
        self._added: dict[str, list[str]] = {}
        self._names: Mapping[str, list[str]] = Unread(kept.names, list[str]) if kept else self._added
        self._longest: dict[str, int] = kept.longest if kept else {}
        for row in rows:
            for name in row.names:
                self._add(name, row.id)

    def kept(self) -> Kept:
        """What another process makes this gazetteer of."""
        return Kept(raws(self.rows), raws(self._names), self._longest)

    def _add(self, name: str, identity: str) -> None:
        for form in written_forms(name):
            ids = self._added.setdefault(form, [])
            if identity not in ids:
                ids.append(identity)
                head, *others = form.split()
                if others:
                    self._longest[head] = max(self._longest.get(head, 0), 1 + len(others))

    def find_name(self, words: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """The longest name at the start of `words` (folded): how many words it takes, and the ids that bear it, most important first."""
        if not words:
            return None
        for width in range(min(self.widest(words[0]), len(words)), 0, -1):
            ids = self._bearers[" ".join(words[:width])]
            if ids:
                return width, ids
        if len(words) > 1 and words[0] in SPLIT_HEADS:
            ids = self._bearers["".join(words[:2])]
            return (2, ids) if ids else None
        return None

    def _may_begin(self, form: str) -> int:
        """The most words of a name that begins with this word of a report, its proclitics peeled off; most words begin none, 0."""
        return max(max(self.widest(reading.stem), 2 * (reading.stem in SPLIT_HEADS)) for reading in readings(form))

    def _ways(self, form: str) -> tuple[Reading, ...]:
        """The ways to peel a word with which a name may begin: all that `find_name` need be asked for."""
        return tuple(reading for reading in readings(form) if self.widest(reading.stem) or reading.stem in SPLIT_HEADS)

    def widest(self, head: str) -> int:
        """How many words the longest name has that begins with this word."""
        return self._longest.get(head) or int(head in self._names)

    def named(self, form: str) -> tuple[str, ...]:
        """The ids of the places that bear exactly this folded name."""
        ids = self._names.get(form)
        return ranked(ids, [self.rows[i].importance for i in ids]) if ids else ()

    def place(self, identity: str) -> PlaceRow:
        return self.rows[identity]

    def admin(self, identity: str | None) -> Admin | None:
        """The administrative area of this id as the record writes it."""
        row = self.rows.get(identity) if identity else None
        return Admin(id=row.id, ar=row.name_ar, en=row.name_en) if row else None


@lru_cache(maxsize=2)
def load_shipped(folder: Path = FOLDER) -> Gazetteer:
    """The places that ship with Riwaya, loaded once a process."""
    key = key_of("places", (path.read_bytes() for path in sorted(folder.glob("*.csv"))))
    kept = look_up(key, Kept) if folder == FOLDER else None
    if kept is not None:
        return Gazetteer((), kept)
    gazetteer = Gazetteer(read_places(folder))
    if folder == FOLDER:
        keep(key, gazetteer.kept())
    return gazetteer


@lru_cache(maxsize=4)
def load_gazetteer(imported: Path | None = None) -> Gazetteer:
    """The places that ship with Riwaya, and those of an imported gazetteer; loaded once a process. Raises `StoreError` where it cannot be opened."""
    if imported is None:
        return load_shipped()
    from riwaya.lexicon.gazetteer.imported import ImportedGazetteer  # only here: what ships is no database

    return ImportedGazetteer(load_shipped(), imported)
