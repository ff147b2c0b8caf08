"""A country or its capital as where something happened, not the state that did it: في تركيا, داخل إسرائيل, شمالي إيران, العاصمة أنقرة, العاصمة التركية أنقرة, مدينة موسكو, قصف الجيش تل أبيب.

In: a sentence, its lexicon matches and the gazetteer. Out: the matches without the states whose name a preposition of place or a direction leads to, and without the capitals that are fired at:
a name that the gazetteer has as a country or a city.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import HITTING
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Sentence, Token

TOWNS = ("العاصمه", "مدينه")
INSIDE = frozenset("في داخل وفي عبر".split())
TOWARDS = frozenset("باتجاه صوب نحو تجاه".split())
FIRED_WITHIN = 2
MOST_WORDS = 2


def without_lands(sentence: Sentence, matches: Sequence[Found], gazetteer: Gazetteer) -> list[Found]:
    """The matches without the actors that name a land here."""
    tokens = sentence.tokens
    return [found for found in matches if not (found.table == "actor" and found.first and found.last - found.first < MOST_WORDS and (_is_land(tokens, found, gazetteer) or _is_fired_at(tokens, found, matches, gazetteer)))]


def _is_fired_at(tokens: Sequence[Token], found: Found, matches: Sequence[Found], gazetteer: Gazetteer) -> bool:
    """A capital that fire is aimed at (صواريخ باتجاه تل أبيب, قصفا على دمشق) or that stands behind verb and doer as what is hit (قصفت إسرائيل طهران)."""
    if found.prefix or not _is(("city",), tokens, found, gazetteer):
        return False
    before = tokens[found.first - 1].form
    if before in TOWARDS:
        return any(_is_fire(match) and match.last < found.first for match in matches)
    if before == "علي":
        return any((_is_fire(match) or match.table == "weapon") and 0 <= found.first - 2 - match.last <= FIRED_WITHIN for match in matches)
    return any(_is_fire(act) and any(doer.table == "actor" and doer.first == act.last + 1 and doer.last == found.first - 1 for doer in matches) for act in matches)


def _is_fire(match: Found) -> bool:
    return match.table == "trigger" and any(entry.id.partition("/")[0] in HITTING for entry in match.entries)


def _is(kinds: tuple[str, ...], tokens: Sequence[Token], found: Found, gazetteer: Gazetteer) -> bool:
    name = " ".join(token.form for token in tokens[found.first : found.last + 1])
    return any(gazetteer.place(identity).kind in kinds for identity in gazetteer.named(name))


def _is_land(tokens: Sequence[Token], found: Found, gazetteer: Gazetteer) -> bool:
    before = tokens[found.first - 1]
    is_named_so = before.form.endswith(TOWNS) or before.form.startswith("ال") and before.form.endswith("يه") and found.first > 1 and tokens[found.first - 2].form.endswith("العاصمه")
    if before.kind != "word" or found.prefix or not (is_named_so or before.form in INSIDE or before.form in words().directions or before.form[1:] in words().directions and before.form[0] in "بو"):
        return False
    return _is(("country", "city"), tokens, found, gazetteer)
