"""The shipped tables with a person's own gazetteer on top: the same questions, answered from memory first and then from SQLite.

An imported row that is a shipped place (the same source id, or the same name within 3 km: `same_as`) never becomes a second candidate, so a place
keeps its id whatever is imported. Answers are kept in memory: a name is looked up on disk once a process.
"""

from __future__ import annotations

from pathlib import Path

from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.gazetteer.database import COLUMNS, as_row, connect
from riwaya.lexicon.gazetteer.places import PlaceRow, ranked
from riwaya.lexicon.gazetteer.table import Gazetteer
from riwaya.model import Admin

MOST_NAMESAKES = 60


class ImportedGazetteer(Gazetteer):
    """Shipped places and imported ones."""

    def __init__(self, shipped: Gazetteer, path: Path) -> None:
        self.rows = shipped.rows
        self._shipped = shipped
        self.begins = Remembered(self._may_begin)
        self.ways = Remembered(self._ways)
        self._bearers = Remembered(self.named)
        self._imported: dict[str, PlaceRow] = {}
        self._answers: dict[str, tuple[str, ...]] = {}
        self._connection = connect(path)
        # every form in memory: most words of a report begin no name, and asking the disk for each costs more than the rest
        self._forms = frozenset(form for (form,) in self._connection.execute("SELECT DISTINCT form FROM names"))
        self._heads: dict[str, int] = dict(self._connection.execute("SELECT head, max(width) FROM names GROUP BY head"))

    def widest(self, head: str) -> int:
        return max(self._shipped.widest(head), self._heads.get(head, 0))

    def named(self, form: str) -> tuple[str, ...]:
        if form not in self._forms:
            return self._shipped.named(form)
        answer = self._answers.get(form)
        if answer is None:
            answer = self._answers[form] = self._looked_up(form)
        return answer

    def _looked_up(self, form: str) -> tuple[str, ...]:
        ids = list(self._shipped.named(form))
        found = self._connection.execute(f"SELECT same_as, {COLUMNS} FROM names JOIN places USING (number) WHERE form = ? ORDER BY importance DESC, id LIMIT {MOST_NAMESAKES}", (form,))
        for same_as, *record in found:
            row = as_row(record)
            identity = same_as if same_as in self.rows else row.id
            if identity == row.id and identity not in self.rows:
                self._imported[identity] = row
            if identity not in ids:
                ids.append(identity)
        return ranked(ids, [self.place(i).importance for i in ids])

    def place(self, identity: str) -> PlaceRow:
        row = self._stored(identity)
        if row is None:
            raise KeyError(identity)
        return row

    def admin(self, identity: str | None) -> Admin | None:
        row = self._stored(identity) if identity else None
        return Admin(id=row.id, ar=row.name_ar, en=row.name_en) if row else None

    def _stored(self, identity: str) -> PlaceRow | None:
        row = self.rows.get(identity) or self._imported.get(identity)
        if row is None:
            record = self._connection.execute(f"SELECT {COLUMNS} FROM places WHERE id = ?", (identity,)).fetchone()
            if record:
                row = self._imported[identity] = as_row(record)
        return row
