"""Borders told as a place: على الحدود مع تشاد, قرب الحدود السورية, عند الحدود العراقية - السورية, على الحدود بين أ وب.

In: a token of a sentence. Out: a `PlaceFound` of level region that a country holds, or nothing. What stands before it must lead to a place (على, عند,
قرب, عبر, a direction), so that حرس الحدود, ترسيم الحدود and خارج الحدود are none. The adjectives asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riwaya.extract.places.names.known import lead_to, named
from riwaya.extract.values import PlaceFound
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Token

_BORDER = ("الحدود", "بالحدود", "الحدودي", "الحدوديه")
BORDERS = Remembered(_BORDER.__contains__, stems=lambda: _BORDER)
LEADS = frozenset("علي عند عبر في من قباله نحو باتجاه صوب داخل خلف".split())
LANDS = frozenset("الشريط المنطقه المناطق المثلث الطريق".split())
DASHES = frozenset("- – — ـ و".split())


def border(tokens: Sequence[Token], position: int, text: str, gazetteer: Gazetteer, barred: set[int]) -> PlaceFound | None:
    """The border whose name begins with الحدود, or with the strip of land along it (الشريط الحدودي مع أ)."""
    form = tokens[position].form
    if form not in BORDERS or not BORDERS[form]:
        return None
    first = position
    if form.startswith("الحدودي"):
        if not position or tokens[position - 1].form.removeprefix("ب") not in LANDS:
            return None
        first = position - 1
    prefix = "ب" if tokens[first].form.startswith("ب") else ""
    if not prefix and not _is_led(tokens, first):
        return None
    last, candidates = _sides(tokens, position, gazetteer, barred)
    if not candidates:
        return None
    near, _, origin, preposition = lead_to(tokens, first, None)
    start = without_prefix(tokens[first], prefix, text)
    return PlaceFound(
        name=text[start : tokens[last].end], type_word="الحدود", level="region", near=near, direction=None, within=(), candidates=candidates, is_origin=origin, preposition="في" if prefix else preposition,
        first=first, last=last, span=(start, tokens[last].end), rule="ar/places/border",
    )


def _is_led(tokens: Sequence[Token], first: int) -> bool:
    form = tokens[first - 1].form.lstrip("وف") if first else ""
    return form in LEADS or form in words().near or form in words().directions or form == "منطقه"


def _sides(tokens: Sequence[Token], position: int, gazetteer: Gazetteer, barred: set[int]) -> tuple[int, tuple[str, ...]]:
    """The last word of a border and the country behind it: السورية, السودانية التشادية, مع تشاد, بين أ وب."""
    countries: list[str] = []
    last = position
    step = position + 1
    while step < len(tokens) and len(countries) < 2:
        country = words().nationalities.get(tokens[step].form.removeprefix("و") if countries else tokens[step].form)
        if country is not None:
            countries.append(country)
            last = step
        elif not (countries and tokens[step].form in DASHES) and tokens[step].form not in words().adjectives:
            break
        step += 1
    if countries:
        return last, tuple(_countries(gazetteer)[code] for code in countries[:1] if code in _countries(gazetteer))
    between = tokens[position + 1].form if position + 2 < len(tokens) else ""
    if between not in ("مع", "بين"):
        return position, ()
    _, width, candidates = named(tokens, position + 2, gazetteer, barred)
    if not _is_country(candidates, gazetteer):
        return position, ()
    last = position + 1 + width
    prefix, other, behind = named(tokens, last + 1, gazetteer, barred) if between == "بين" and last + 1 < len(tokens) else ("", 0, ())
    if prefix == "و" and _is_country(behind, gazetteer):
        return last + other, candidates
    return last, candidates if between == "مع" else ()


def _is_country(candidates: Sequence[str], gazetteer: Gazetteer) -> bool:
    return bool(candidates) and gazetteer.place(candidates[0]).kind == "country"


def country_of(code: str, gazetteer: Gazetteer) -> str | None:
    """The id of the country with a code."""
    return _countries(gazetteer).get(code)


@lru_cache(maxsize=4)
def _countries(gazetteer: Gazetteer) -> dict[str, str]:
    """The id of each country by its code."""
    return {row.country: row.id for row in gazetteer.rows.values() if row.kind == "country"}
