"""A name in a list of places: قرى أ وب، وج, بلدات "أ" و"ب", قرى أ – ب – ج, أ وب وج بريف حلب.

In: a token of a sentence and the places found before it. Out: whether a list goes on there, what opened it, and whether its place in the list makes a name of a word
that no table knows or that is also an everyday word. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.compared import NARROW
from riwaya.extract.places.names.known import named, opens_where
from riwaya.extract.places.names.no_names import is_everyday, is_type
from riwaya.extract.places.names.unknown import has_holder, leads_on
from riwaya.extract.values import DASHES, PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Token

COMMAS = frozenset("،,؛;")
JOINS = ([], ["و"], *([mark] for mark in (*COMMAS, *DASHES)))
LISTED = 4
AMONG, AMONG_WITHIN = frozenset("بينها منها ابرزها".split()), 7
DUALS = frozenset("باديتي بلدتا بلدتي حيي قريتا قريتي محافظتي محليتي مخيمي مدينتي منطقتا منطقتي قاعدتي مطاري معبري معسكري جبهتي تلتي شارعي مديريتي معتمديتي مقاطعتي ناحيتي ولايتي".split())


def may_go_on(tokens: Sequence[Token], before: Sequence[PlaceFound], position: int) -> bool:
    """Whether a list of places (قرى أ وب) may go on here, marks of quotation not counted."""
    if not before or position - before[-1].last > 6 or not (_is_of_a_list(before[-1]) or _is_inside_a_list(tokens, before)):
        return False
    if len(before) > 1 and before[-2].type_word in DUALS and (before[-1].is_listed or before[-1].type_word == before[-2].type_word):
        return False  # قريتي أ وب have their two names
    return sum(1 for t in tokens[before[-1].last + 1 : position] if t.kind != "quote") <= 2


def _is_of_a_list(place: PlaceFound) -> bool:
    return place.type_word in words().plurals or place.is_listed


def _is_inside_a_list(tokens: Sequence[Token], before: Sequence[PlaceFound]) -> bool:
    """قرى أ، محطة ب، ج: whether a place with a type word of its own stands in a list that a plural opened."""
    if len(before) < 2 or not _is_of_a_list(before[-2]) or before[-1].level not in NARROW:
        return False
    between = [t.form for t in tokens[before[-2].last + 1 : before[-1].first] if t.kind != "quote"]
    return 0 < len(between) <= 2 and all(form in COMMAS or form == "و" or is_type(form) for form in between)


def goes_on_elsewhere(tokens: Sequence[Token], before: Sequence[PlaceFound], position: int, gazetteer: Gazetteer, barred: set[int]) -> bool:
    """قرى أ وب جنوبي إدلب، وج، ود شمالي حماة: whether a list goes on behind a comma and what holds its last names, in a name that is known or behind which stands where it lies."""
    last = len(before) - 1
    while last > 0 and (before[last].direction or before[last].level not in NARROW):
        last -= 1
    if not before or last == len(before) - 1 or before[last].is_origin:
        return False
    is_list = before[last].type_word in words().plurals or before[last].is_listed or last > 0 and is_listed(tokens, before[last - 1].last, before[last].first)
    if not is_list:
        return False
    form = tokens[position].form
    if not form.startswith("و") or [t.form for t in tokens[before[-1].last + 1 : position]] not in ([mark] for mark in COMMAS):
        return False
    _, width, candidates = named(tokens, position, gazetteer, barred)
    if candidates:
        return width > 1 or not is_everyday(form)
    width = 0 if is_everyday(form) or form.removeprefix("و") in words().no_names else _width(tokens, position, form.removeprefix("و"))
    return width > 1 and _lies_somewhere(tokens, position + width)


def type_of_list(before: Sequence[PlaceFound]) -> str:
    """The type word in the plural that opened the list of which the last place is one; villages where it was opened by a name (مدينة أ وب وج)."""
    opened = _opened_by(before)
    return opened if opened in words().plurals else "قري"


def is_among(tokens: Sequence[Token], position: int) -> bool:
    """بلدات عدة، منها [أ] وب: whether a word for some of them leads to a name, behind a type word in the plural."""
    if not position or tokens[position - 1].form not in AMONG:
        return False
    return any(r.bare in words().plurals for t in tokens[max(0, position - AMONG_WITHIN) : position - 1] for r in readings(t.form))


def is_listed(tokens: Sequence[Token], last: int, position: int) -> bool:
    """Whether nothing but و, a comma or a dash stands between a place that ends at `last` and a word."""
    between = [t.form for t in tokens[last + 1 : position] if t.kind != "quote"]
    return between in JOINS and (tokens[position].form.startswith("و") or between != [])


def is_beside_a_village(tokens: Sequence[Token], position: int, width: int, before: Sequence[PlaceFound]) -> bool:
    """منطقة رأس عيسى والصليف: whether و joins a known name of `width` words, none of which is an everyday one alone, to a village or town right before it."""
    is_around = position > 0 and tokens[position - 1].form.removeprefix("و") in words().near and tokens[position - 1].form.startswith("و") and bool(before) and before[-1].last == position - 2
    if is_around and before[-1].level in NARROW and not is_everyday(tokens[position].form):
        return True  # بلدة أ ومحيط بليون
    is_behind = bool(before) and (before[-1].last == position - 1 or width > 1 and before[-1].last == position - 2 and tokens[position - 1].form in COMMAS)  # جنوبي إدلب، ومعارة النعسان
    if not is_behind or before[-1].level not in NARROW or before[-1].is_origin:
        return False
    form, after = tokens[position].form, tokens[position + width] if position + width < len(tokens) else None
    is_whole = width > 1 or form.startswith("وال") or after is None or after.kind != "word" or after.form.startswith("و") or after.form in words().directions or after.form in words().after_unknown or _is_countryside(after.form)
    return form.startswith("و") and is_whole and (width > 1 or not is_everyday(form))


def is_needed(tokens: Sequence[Token], position: int, before: Sequence[PlaceFound]) -> bool:
    """Whether what is joined to a list must be a name, be it also an everyday word: the second of two (قريتي أ وفتحة السد), or one behind which stands where they lie (قرى أ والصيادة بريف ب)."""
    if not before or before[-1].level not in NARROW or _bare(tokens, before[-1].last, position) is None:
        return False
    if before[-1].type_word in DUALS and not before[-1].is_listed:
        return True
    return tokens[position].form.startswith("وال") and _opened_by(before) in words().plurals and _lies_somewhere(tokens, position + 1)


def _opened_by(before: Sequence[PlaceFound]) -> str | None:
    """The type word that opened the list of which the last place is one."""
    return next((place.type_word for place in reversed(before) if not place.is_listed), None)


def _lies_somewhere(tokens: Sequence[Token], position: int) -> bool:
    """بريف حلب, شمالي منبج, في محيط منبج."""
    forms = [t.form for t in tokens[position : position + 2] if t.kind == "word"]
    return bool(forms) and opens_where(forms[1] if forms[0] == "في" and len(forms) > 1 else forms[0])


def is_quoted(tokens: Sequence[Token], position: int, before: Sequence[PlaceFound]) -> bool:
    """Whether a mark of quotation opens before a word; the mark behind the last name only closes."""
    return position > 0 and tokens[position - 1].kind == "quote" and not (before and before[-1].last == position - 2)


def is_in_the_middle(tokens: Sequence[Token], position: int, gazetteer: Gazetteer, barred: set[int]) -> bool:
    """قرى الوساطة، والقصر، وتقاد: whether a list goes on behind a word too, so that the word is a name though it is an everyday one."""
    after = _behind_quotes(tokens, position + 1)
    if after >= len(tokens):
        return False
    if tokens[after].form in COMMAS or tokens[after].form in DASHES:
        after += 1
    elif not tokens[after].form.startswith("و"):
        return False
    after = _behind_quotes(tokens, after)
    return after < len(tokens) and tokens[after].kind == "word" and bool(named(tokens, after, gazetteer, barred)[2])


def leads_to_known(tokens: Sequence[Token], position: int, gazetteer: Gazetteer, barred: set[int]) -> bool:
    """مناطق الطكيحي والكسرة وذيبان: whether a list that begins with a definite word that is no everyday one comes to a village or town that the gazetteer knows."""
    for _ in range(LISTED):
        form = tokens[position].form.removeprefix("و")
        if not form.startswith("ال") or is_everyday(form) or form in words().no_names or is_type(form) or position in barred:
            return False
        position += 1
        if position + 1 < len(tokens) and tokens[position].form in COMMAS:
            position += 1
        elif position >= len(tokens) or not tokens[position].form.startswith("و"):
            return False
        if any(gazetteer.place(c).level == "settlement" and gazetteer.place(c).importance > 1 for c in named(tokens, position, gazetteer, barred)[2]):
            return True
        if tokens[position].kind != "word":
            return False
    return False


def width_between_names(tokens: Sequence[Token], position: int, before: Sequence[PlaceFound], gazetteer: Gazetteer, barred: set[int]) -> int:
    """في السويق والمغرس ومحيط الفازة, بلدة أ ومعارة النعمان وب: of how many words a name is that no table knows, joined to a settlement before it and to another place behind it; else 0."""
    if not before or before[-1].level != "settlement" or before[-1].is_origin:
        return 0
    form = _bare(tokens, before[-1].last, position)
    if form is None or is_everyday(form) or form in words().no_names or named(tokens, position, gazetteer, barred)[2]:
        return 0
    width = _width(tokens, position, form)
    last = position + width - 1
    if not width or last + 1 >= len(tokens):
        return 0
    after = tokens[last + 1].form
    if after.startswith("و") and after.removeprefix("و") in words().near:
        return width
    is_before_another = _comes_to_known(tokens, last + 1, gazetteer, barred)
    is_last = len(before) > 1 and is_listed(tokens, before[-2].last, before[-1].first) and (has_holder(tokens, last + 1, gazetteer, barred, area=True) or _is_countryside(after))
    return width if is_before_another or is_last else 0


def _comes_to_known(tokens: Sequence[Token], position: int, gazetteer: Gazetteer, barred: set[int]) -> bool:
    """أ والعلقمية، [والشوارغة وب]: whether و joins what stands from a token on to a list, which comes over words that may be names to a settlement that the gazetteer knows."""
    for _ in range(LISTED):
        if position + 1 < len(tokens) and tokens[position].form in COMMAS:
            position += 1
        if position >= len(tokens) or position in barred or not tokens[position].form.startswith("و") or tokens[position].kind != "word":
            return False
        step = position + 1 if is_type(tokens[position].form) else position
        if step < len(tokens) and any(gazetteer.place(c).level == "settlement" for c in named(tokens, step, gazetteer, barred)[2]):
            return True
        form = tokens[position].form.removeprefix("و")
        width = 0 if step > position or is_everyday(form) or form in words().no_names else _width(tokens, position, form)
        if not width:
            return False
        position += width
    return False


def _behind_quotes(tokens: Sequence[Token], position: int) -> int:
    """The first token from a position on that is no mark of quotation."""
    while position < len(tokens) and tokens[position].kind == "quote":
        position += 1
    return position


def _is_countryside(form: str) -> bool:
    """أ وب وج بالريف الشمالي."""
    return any(r.bare in words().countryside and r.prefix for r in readings(form))


def _bare(tokens: Sequence[Token], last: int, position: int) -> str | None:
    """A word that و or a comma joins to a name that ends at `last`, without the و."""
    form = tokens[position].form
    if not is_listed(tokens, last, position) or tokens[position].kind != "word":
        return None
    return form.removeprefix("و") if len(form) > 3 else form


def _width(tokens: Sequence[Token], position: int, form: str) -> int:
    """One word, or two where the first opens many names (معارة, تل) and the second goes on with it; else 0."""
    if any(r.bare in words().heads and not r.is_definite for r in readings(form)):
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        return 2 if after is not None and after.kind == "word" and not after.form.startswith(("بال", "لل", "و")) and not leads_on(after.form) and after.form not in words().after_unknown else 0
    return 1 if form.startswith("ال") or len(form) > 2 and not is_type(form) else 0
