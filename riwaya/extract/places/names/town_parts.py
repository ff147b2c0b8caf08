"""Parts of a town that are called المدينة and an adjective that names: المدينة القديمة, المدينة الرياضية, المدينة الصناعية.

In: a token of a sentence. Out: a `PlaceFound` of level site without candidates, or nothing. The adjectives stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.names.known import lead_to
from riwaya.extract.values import PlaceFound
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Token

THE_TOWN = ("المدينه", "بالمدينه", "والمدينه")
TOWN_PARTS = Remembered(THE_TOWN.__contains__, stems=lambda: THE_TOWN)


def town_part(tokens: Sequence[Token], position: int, text: str) -> PlaceFound | None:
    """The part of a town whose name begins with المدينة."""
    if not TOWN_PARTS[tokens[position].form] or position + 1 >= len(tokens) or tokens[position + 1].form not in words().town_parts:
        return None
    near, direction, origin, preposition = lead_to(tokens, position, None)
    prefix = tokens[position].form.removesuffix("المدينه")
    start, end = without_prefix(tokens[position], prefix, text), tokens[position + 1].end
    return PlaceFound(
        name=text[start:end], type_word="حي", level="site", near=near, direction=direction, within=(), candidates=(), is_origin=origin, preposition="في" if prefix == "ب" else preposition,
        first=position, last=position + 1, span=(start, end), rule="ar/places/part-of-a-town",
    )
