"""Which objects that a clause names were hit, entered or destroyed, and which only say where, by what or whither.

In: a frame's object matches with the marks of its sentence. Out: the matches that count, each as what it is (`told_otherwise`). Why one does not count stands in the
tables of `reasons`, and their words in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.extract.things.reasons.reason import Context
from riwaya.extract.things.reasons.table import why_not_hit
from riwaya.extract.things.told_otherwise import as_told
from riwaya.extract.things.words_around import around
from riwaya.extract.values import ARMED, PlaceFound
from riwaya.lexicon import Found, load_lexicon
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.model import Token


def hit_objects(objects: Sequence[Found], others: Sequence[Found], places: Sequence[PlaceFound], tokens: Sequence[Token], family: str) -> tuple[Found, ...]:
    """The objects of a frame that were hit, in order. `others` are the sentence's matches of actors and sources."""
    if not objects:
        return ()
    return tuple(as_told(context) for context in _contexts(objects, others, places, tokens, family) if why_not_hit(context) is None)


def _contexts(objects: Sequence[Found], others: Sequence[Found], places: Sequence[PlaceFound], tokens: Sequence[Token], family: str) -> Iterator[Context]:
    owners = {found.first for found in others}
    named = {i for found in others for i in range(found.first, found.last + 1) if found.last > found.first}
    armed = {found.first for found in others if found.table == "actor" and _is_armed(found)}
    in_names = {i for place in places for i in range(place.first + _says_what_it_is(place, tokens), place.last + 1) if place.level != "site" or place.type_word is None}
    says = load_role_words()
    for found in objects:
        before, last, after = around(found, tokens)
        yield Context(found, tokens, family, found.entries[0].id, tokens[found.first].form, before, last, after, objects, owners, named, armed, in_names, says)


def _says_what_it_is(place: PlaceFound, tokens: Sequence[Token]) -> bool:
    """Whether the name of a site is a noun that is described: المسجد الأقصى, not سد مأرب."""
    return place.level == "site" and place.last > place.first and all(token.form.startswith("ال") for token in tokens[place.first : place.first + 2])


def _is_armed(found: Found) -> bool:
    """Whether a name is that of a group that fights."""
    record = load_lexicon().actors.get(found.entries[0].id)
    return record is not None and record.group in ARMED
