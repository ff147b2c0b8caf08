"""A country or its capital as where something happened, not the state that did it: في تركيا, داخل إسرائيل, شمالي إيران, العاصمة أنقرة, العاصمة التركية أنقرة, مدينة موسكو.

In: a sentence, its lexicon matches and the gazetteer. Out: the matches without the states whose name a preposition of place or a direction leads to:
a name of one word that the gazetteer has as a country or a city.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Found
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Sentence, Token

TOWNS = ("العاصمه", "مدينه")
INSIDE = frozenset("في داخل وفي عبر".split())


def without_lands(sentence: Sentence, matches: Sequence[Found], gazetteer: Gazetteer) -> list[Found]:
    """The matches without the actors that name a land here."""
    return [found for found in matches if not (found.table == "actor" and found.first == found.last and found.first and _is_land(sentence.tokens, found, gazetteer))]


def _is_land(tokens: Sequence[Token], found: Found, gazetteer: Gazetteer) -> bool:
    before, form = tokens[found.first - 1], tokens[found.first].form
    is_named_so = before.form.endswith(TOWNS) or before.form.startswith("ال") and before.form.endswith("يه") and found.first > 1 and tokens[found.first - 2].form.endswith("العاصمه")
    if before.kind != "word" or found.prefix or not (is_named_so or before.form in INSIDE or before.form in words().directions or before.form[1:] in words().directions and before.form[0] in "بو"):
        return False
    return any(gazetteer.place(identity).kind in ("country", "city") for identity in gazetteer.named(form))
