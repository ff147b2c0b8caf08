"""A name that the gazetteer knows made into a place: of what level it is, how far its words reach, what leads to it and what stands beside it.

In: a `Name`. Out: a `PlaceFound`. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.holding import ROADS
from riwaya.extract.places.names.known import lead_to
from riwaya.extract.places.names.longer import TOWNS
from riwaya.extract.places.names.word import Name
from riwaya.extract.places.offset import read_offset, with_side
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Token

STREETS = "شارعي"
CAPITAL = "العاصمه"
NAMED_AFTER_A_TOWN = frozenset("شارع جبل وادي مطار".split())


def placed(name: Name, text: str, opened_by: str | None) -> PlaceFound:
    """The place that a name tells; `opened_by` is the type word before it or before its list."""
    place = _place(name.tokens, name.position, name.width, name.prefix, name.candidates, text, name.gazetteer, name.type_word, name.countryside)
    following = name.tokens[place.last + 1].form if place.last + 1 < len(name.tokens) else ""
    compass, off = read_offset(name.tokens, place.first)
    listed_as = words().level_of_type.get(opened_by or "") if name.is_listed and place.level == "settlement" and name.type_word is None else None
    if listed_as == "governorate" or listed_as == "district" and name.gazetteer.place(name.candidates[0]).level == "district":
        place = msgspec.structs.replace(place, level=listed_as)  # محافظتي صعدة وحجة, مديريات التحيتا وزبيد
    if name.is_listed and opened_by == STREETS:
        place = msgspec.structs.replace(place, level="site", type_word=STREETS)  # شارعي الثورة وبغداد: no town
    place = msgspec.structs.replace(place, is_listed=name.is_listed, nationality=words().nationalities.get(following), compass=compass, kilometres=off)
    return with_side(place, name.tokens, text) if place.level in ("country", "region") and name.countryside is None and off is None else place


def _place(
    tokens: Sequence[Token], position: int, width: int, prefix: str, candidates: tuple[str, ...], text: str, gazetteer: Gazetteer, type_word: str | None, countryside: int | None
) -> PlaceFound:
    last = position + width - 1
    start = _behind_article(without_prefix(tokens[position], prefix, text), tokens[last].end, candidates, text, gazetteer)
    name = text[start : tokens[last].end]
    best = gazetteer.place(candidates[0])
    level = best.level
    direction = None
    if countryside is not None:
        level, direction = "region", "ريف"
        if countryside < position:
            start = without_prefix(tokens[countryside], next((r.prefix for r in readings(tokens[countryside].form) if r.bare in ("ريف", "ارياف", "ريفي")), ""), text)
        while last + 1 < len(tokens) and tokens[last + 1].form in words().adjectives:
            last += 1
        name = text[start : tokens[last].end]
    elif type_word and words().level_of_type[type_word] == "governorate":
        level = "governorate"
    elif words().level_of_type.get(type_word or "") == "district" and type_word != "لواء":
        level = "district"
    elif type_word == CAPITAL and level == "country" and any(gazetteer.place(c).kind == "city" for c in candidates):
        level = "settlement"  # العاصمة تونس
    elif type_word in TOWNS and not (level == "region" and best.lat is None and type_word in words().plurals) or type_word in (None, *ROADS) and (level == "governorate" or level == "district" and _names_a_town(candidates, gazetteer)):
        level = "settlement"  # but قرى وبلدات شمال غربي سوريا, which has no point: the region
    elif type_word in words().level_of_type and words().level_of_type[type_word] == "site" and type_word not in ("جبهه", "محور", "طريق", "تل"):
        level = "site"
    is_named_so = type_word in words().site_names and (best.importance < WELL_KNOWN or type_word in NAMED_AFTER_A_TOWN)  # سوق الفاشر: the market of the town
    if level == "site" and is_named_so and position and (joined := next((r for r in readings(tokens[position - 1].form) if r.bare == type_word), None)) is not None:
        start = without_prefix(tokens[position - 1], joined.prefix, text)  # تلة البركان, شارع بغداد: the word is part of the name
        name = text[start : tokens[last].end]
    lead = lead_to(tokens, position if countryside is None else countryside, type_word)
    if prefix.endswith("ب"):
        lead = (lead[0], lead[1], lead[2], "في")
    return PlaceFound(
        name=name, type_word=type_word, level=level, near=lead[0], direction=direction or lead[1], within=(), candidates=candidates, is_origin=lead[2] or _is_label(tokens, position, last), preposition=lead[3],
        is_major=best.importance >= 6, is_label=_is_label(tokens, position, last), first=position if countryside is None else countryside, last=last, span=(start, tokens[last].end), rule="ar/places/countryside" if countryside is not None else "ar/places/named",
    )


def _behind_article(start: int, end: int, candidates: Sequence[str], text: str, gazetteer: Gazetteer) -> int:
    """للدوحة: ل and الدوحة, whose article has lost its first letter: the name begins behind what is left of it."""
    if text[start] != "ل":
        return start
    names = {folded(name) for candidate in candidates for name in gazetteer.place(candidate).names}
    return start + 1 if folded(text[start:end]) not in names and f"ا{folded(text[start:end])}" in names else start


def _names_a_town(candidates: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether the district that a name most likely means is called after a town of its own."""
    rows = [gazetteer.place(candidate) for candidate in candidates]
    return any(row.kind in ("city", "town") and row.admin1 == rows[0].admin1 and row.country == rows[0].country for row in rows[1:])


def _is_label(tokens: Sequence[Token], position: int, last: int) -> bool:
    """The label of a digest item: the first word of the line, with a colon behind."""
    return position <= 1 and last + 1 < len(tokens) and tokens[last + 1].form == ":"
