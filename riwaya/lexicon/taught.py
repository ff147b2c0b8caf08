"""What ships, with what people taught a store on top: names for ids that there are, and places of their own.

In: `Taught`, as a store keeps it. Out: a `Lexicon` and a `Gazetteer` that answer the same questions and know these too. A process makes each once.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon import Entry, Lexicon, load_lexicon
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, load_gazetteer
from riwaya.lexicon.gazetteer.places import name_key, ranked
from riwaya.model import Admin
from riwaya.model.additions import Alias


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """Names for ids, and places, that people added to a store."""

    aliases: tuple[Alias, ...] = ()
    places: tuple[PlaceRow, ...] = ()


class TaughtGazetteer(Gazetteer):
    """Places of people before those of a gazetteer."""

    def __init__(self, base: Gazetteer, taught: Taught) -> None:
        super().__init__(taught.places)
        self._base = base
        self.rows = {**base.rows, **self.rows}
        for alias in taught.aliases:
            if alias.table == "place":
                self._add(name_key(alias.form), alias.id)

    def widest(self, head: str) -> int:
        return max(super().widest(head), self._base.widest(head))

    def named(self, form: str) -> tuple[str, ...]:
        own, others = self._names.get(form, []), self._base.named(form)
        return ranked(list(dict.fromkeys((*own, *others))), [self.place(i).importance for i in dict.fromkeys((*own, *others))]) if own else others

    def place(self, identity: str) -> PlaceRow:
        return self.rows[identity] if identity in self.rows else self._base.place(identity)

    def admin(self, identity: str | None) -> Admin | None:
        return super().admin(identity) if identity in self.rows else self._base.admin(identity)


@lru_cache(maxsize=2)
def taught_lexicon(taught: Taught) -> Lexicon:
    """The lexicon that ships, with names that people added."""
    aliases = [alias for alias in taught.aliases if alias.table != "place"]
    if not aliases:
        return load_lexicon()
    lexicon = Lexicon()
    for alias in aliases:
        lexicon.matcher.add(alias.form, Entry(alias.table, alias.id, f"{alias.table}s/{alias.id}/taught", folded(alias.form)))
    return lexicon


@lru_cache(maxsize=2)
def taught_gazetteer(path: Path | None, taught: Taught) -> Gazetteer:
    """The gazetteer of a run, with places that people added."""
    base = load_gazetteer(path)
    return TaughtGazetteer(base, taught) if taught.places or any(alias.table == "place" for alias in taught.aliases) else base
