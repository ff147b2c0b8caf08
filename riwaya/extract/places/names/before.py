"""What stands before a name of a place: its type word (قرية, محطة مياه), the countryside of what it names (ريف حلب).

In: a token of a sentence. Out: the type word, where ريف stands. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.names.no_names import TYPES, is_no_type, lead_in
from riwaya.extract.places.names.unknown import SUPPLIES
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.model import Token

YEAR = 4


def type_before(tokens: Sequence[Token], position: int, text: str) -> str | None:
    """The type word before a name, once what marks a name (a hashtag, a bracket) and what a station gives is passed over."""
    back = position - 1
    while back >= 0 and (is_passed_over(tokens[back]) or is_served(tokens, back)):
        back -= 1
    type_word = TYPES[tokens[back].form] if back >= 0 else None
    if type_word == "طريق" and back and tokens[back - 1].form in ("عن", "وعن"):
        return None  # عن طريق وسيط: by means of
    if type_word == "مرسي" and back and tokens[back - 1].form in words().persons:
        return None  # محمد مرسي: no anchorage
    if type_word == "منفذ" and tokens[back].form == type_word and back and lead_in(tokens[back - 1].form) is None and tokens[back - 1].form not in ("عبر", "قرب"):
        return None  # بقي للتنظيم منفذ الفرات: a way out, no crossing
    if type_word is not None and tokens[back].form == type_word and back and tokens[back - 1].kind == "number" and 1 < len(tokens[back - 1].form) < YEAR and type_word not in words().plurals:
        return None  # 11 مدينة ستستضيف البطولة: what is counted has no name
    return None if type_word is None or is_no_type(type_word, text[tokens[back].start : tokens[back].end], tokens[position].form) else type_word


def is_pair(tokens: Sequence[Token], position: int) -> bool:
    """منطقتي أ وب: whether the name behind a dual, of one word or of two, has another joined to it."""
    last = position + 1 if any(r.bare in words().heads and not r.is_definite for r in readings(tokens[position].form)) else position
    return last + 1 < len(tokens) and tokens[last + 1].form.startswith("و")


def is_passed_over(token: Token) -> bool:
    return token.kind == "quote" or token.form in ("#", "(", ":", "_")


def is_served(tokens: Sequence[Token], position: int) -> bool:
    """محطة مياه الزر, محطات كهرباء الكرمة: what a station gives stands between the type word and the name."""
    return tokens[position].form in SUPPLIES and position > 0 and any(r.bare in ("محطه", "محطات") for r in readings(tokens[position - 1].form))


_COUNTRYSIDE = Remembered(lambda form: any(r.bare in ("ريف", "ارياف", "ريفي") for r in readings(form)))


def is_second_of_two(tokens: Sequence[Token], position: int, width: int, before: Sequence[PlaceFound]) -> bool:
    """Whether a name with a side of its own is what the dual before the first is the countryside of as well: بريفي إدلب الجنوبي [وحماة] الشمالي."""
    behind = position + width
    has_side = tokens[position].form.startswith("و") and behind < len(tokens) and tokens[behind].form in words().adjectives
    return has_side and bool(before) and before[-1].last == position - 1 and before[-1].direction == "ريف" and tokens[before[-1].first].form.endswith("ريفي")


def countryside_at(tokens: Sequence[Token], position: int, prefix: str) -> int | None:
    """Where ريف stands, when the name is what it is the countryside of: ريف حلب, الريف الغربي لمدينة حلب."""
    back = position - 1
    while back >= 0 and (tokens[back].kind == "quote" or tokens[back].form in ("#", "محافظه", "مدينه", "_")):
        back -= 1
    if back >= 0 and _COUNTRYSIDE[tokens[back].form]:
        return back
    side = position - 1
    if side >= 0 and tokens[side].form in ("لمدينه", "لمحافظه", "لبلده", "لناحيه", "لمقاطعه"):
        side -= 1
    elif prefix != "ل":
        return None
    first = side
    while side >= 0 and tokens[side].form in words().adjectives:
        side -= 1
    return side if 0 <= side < first and any(r.bare == "ريف" and r.is_definite for r in readings(tokens[side].form)) else None
