"""The name of a place as the gazetteer knows it, and what leads to it.

In: a token of a sentence. Out: how many tokens the longest name there takes, its prefix and candidates (`named`); whether the words before it say near,
a direction or an origin (`lead_to`).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.names.no_names import is_another_word
from riwaya.grammar.arabic import Reading, readings
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Token

# heads that go on in a word without the article though they have it: الشيخ بحر, السيد إبراهيم
TITLES = frozenset("شيخ سيد حاج ملا".split())
# units and posts that have a number for a name
NUMBERED = frozenset("الفوج الفرقه اللواء الكتيبه النقطه".split())


def other_article(form: str, gazetteer: Gazetteer, *, kinds: Sequence[str] = ("village",)) -> tuple[str, int, tuple[str, ...]]:
    """قرية موزرة, بلدة الكفرعمة, قضاء بعاج: places of the kinds that the type word allows, which the tables have with the article, or without it; not بلدة شرقي دير الزور, قرى مطلة على أ."""
    for reading in readings(form):
        if reading.prefix in ("", "و") and len(reading.bare) > 3 and not any(reading.bare in known for known in (words().heads, words().directions, words().refused, words().after_unknown)):
            ids = tuple(i for i in gazetteer.named(reading.bare if reading.is_definite else f"ال{reading.bare}") if gazetteer.place(i).kind in kinds)
            if ids:
                return reading.prefix, 1, ids
    return "", 0, ()


def named(tokens: Sequence[Token], position: int, gazetteer: Gazetteer, barred: set[int]) -> tuple[str, int, tuple[str, ...]]:
    widest = gazetteer.begins[tokens[position].form]
    if not widest:
        return "", 0, ()
    rest: list[int] = []
    forms: list[str] = []
    for i in range(position + 1, min(len(tokens), position + 6)):
        if len(rest) == widest:
            break
        if tokens[i].kind == "quote" or tokens[i].form in ("#", "_"):
            continue
        # M4, إم 4: the sign of a road; الفوج 46: a post
        is_sign = tokens[i].kind == "number" and (tokens[i - 1].form in ("M", "ام") or tokens[i - 1].form.removeprefix("و") in NUMBERED)
        if (tokens[i].kind != "word" and not is_sign) or i in barred:
            break
        rest.append(i)
        forms.append(tokens[i].form)
    best: tuple[str, int, tuple[str, ...]] = ("", 0, ())
    for reading in gazetteer.ways[tokens[position].form]:
        hit = gazetteer.find_name([reading.stem, *forms])
        if hit is None or "ك" in reading.prefix or is_another_word(tokens, position, reading.prefix, reading.stem):
            continue
        if hit[0] == 1 and reading.stem in words().refused:
            continue  # العاصمة alone is no name, العاصمة الأفغانية is one
        if hit[0] == 1 and rest[:1] == [position + 1] and _goes_on(reading, forms[0]):
            continue  # الشيخ بحر is one name: its first word alone is another village
        if hit[0] == 1 and reading.bare == "كيلو" and position + 1 < len(tokens) and tokens[position + 1].kind == "number":
            continue  # كيلو 16 is one name
        if hit[0] == 1 and (reading.bare in words().level_of_type or reading.bare in words().countryside or reading.bare in words().directions):
            continue  # المدينة is 'the city' far more often than Medina
        if hit[0] > best[1] or (hit[0] == best[1] and len(reading.prefix) < len(best[0])):
            last = position if hit[0] == 1 else rest[hit[0] - 2]
            best = (reading.prefix, last - position + 1, hit[1])
    return best


def _goes_on(reading: Reading, after: str) -> bool:
    """Whether a first word of many names (`heads`) goes on in the word behind it, which may be part of a name and agrees in its article."""
    if reading.bare not in words().heads or after.startswith(("بال", "لل")) or after in words().after_unknown or after in words().home_words or opens_where(after):
        return False
    return after.startswith("ال") or not reading.is_definite or reading.bare in TITLES


def opens_where(form: str) -> bool:
    """بريف, بمحيط, شمالي, ببلدة: of what holds a place, beside what it lies, or of what type it is."""
    return any(r.bare in words().countryside or r.bare in words().near or r.bare in words().directions or (r.prefix and r.bare in words().level_of_type) for r in readings(form))


def _says_where(form: str) -> bool:
    """نازحون قرب أ, سكان في أ: where people are, not where they come from."""
    return form in ("في", "داخل", "علي", "عند") or form.lstrip("وفب") in words().near


def is_capital(token: Token) -> bool:
    return token.form.endswith("العاصمه")


def lead_to(tokens: Sequence[Token], position: int, type_word: str | None) -> tuple[bool, str | None, bool, str | None]:
    """What leads to the name: near words, a direction, words of origin, the preposition."""
    before = [t.form for t in tokens[max(0, position - 5) : position] if t.kind == "word"]
    if type_word and before:
        before = before[:-1]
    elif len(before) > 2 and before[-1].startswith("ال") and before[-2].endswith("العاصمه"):
        before = before[:-2]  # جنوب شرق العاصمة اليمنية صنعاء
    close = [w.lstrip("وفب") if w.lstrip("وفب") in words().near or w.lstrip("وفب") in words().directions else w for w in before[-2:]]
    near = any(w in words().near for w in close)
    direction = words().directions.get(close[-1]) if close else None
    # من أهالي قرية X, نازحون من X: where people come from, not where it happened
    origin = bool(before) and (before[-1] in words().origins or (before[-1] == "من" and len(before) > 1 and before[-2].lstrip("و") in words().origins | words().comers) or (len(before) > 1 and before[-2] in words().origins and before[-2] != "باتجاه" and not _says_where(before[-1])))
    origin = origin or len(before) > 1 and before[-1] in ("في", "بمدينه") and before[-2].removeprefix("و") in words().born  # مولود في أ
    lead = close[-1] if close else None
    if lead is not None and lead.removeprefix("و") in words().leads:
        lead = lead.removeprefix("و")  # وفي العراق
    return near, direction, origin, lead
