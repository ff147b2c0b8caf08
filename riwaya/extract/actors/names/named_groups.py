"""Groups that no table knows, kept by their name: كتيبة «صقور الوادي», جماعة أبو سياف, قبيلة تبو, الجيش الفلبيني.

In: a sentence with its lexicon matches. Out: the matches with one of table `actor` and id `name:<as written>` for each such group. The
name is what stands in quotes behind a type word, or the words that a type word of its kind carries; of جماعة, تنظيم and قبيلة the name
alone counts, other type words belong to it. A force with an adjective of a country without an actor of its own is named by both. Reads languages/ar/groups.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.arabic import Reading, readings, stems_of
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found, Lexicon, without_prefix
from riwaya.lexicon.arabic.group_words import load_group_words as words
from riwaya.lexicon.arabic.role_words import load_role_words as role_words
from riwaya.model import Sentence, Token

MOST_WORDS = 4
OF_THE = "لل"
FRONTS = frozenset(("جبهه",))
CALLED_WITHIN = 6  # مجموعة تطلق على نفسها اسم «...»
MASCULINE = frozenset(("جيش", "درك", "حرس"))


def name_groups(sentence: Sentence, row: tuple[Found, ...], text: str, lexicon: Lexicon) -> tuple[Found, ...]:
    """The matches of a sentence with the groups that only their name tells."""
    tokens = sentence.tokens
    taken = {position for found in row if found.table in ("actor", "source", "trigger") for position in range(found.first, found.last + 1)}
    added: list[Found] = []
    dropped: set[int] = set()
    free = 0
    for position in sentence.where(OPENERS):
        found = None if position < free else _force(tokens, position, text, row, lexicon) or (None if position in taken else _group(tokens, position, text, taken))
        if found is None:
            for one in _pair(tokens, position, text, taken) if position >= free else ():
                added.append(one)
                free = one.last + 1
            continue
        dropped.update(index for index, other in enumerate(row) if other.table == "actor" and found.first <= other.first <= found.last)
        added.append(found)
        free = found.last + 1
    if not added:
        return row
    return tuple(sorted((*(other for index, other in enumerate(row) if index not in dropped), *added), key=lambda found: (found.first, found.table)))


def _force(tokens: Sequence[Token], position: int, text: str, row: tuple[Found, ...], lexicon: Lexicon) -> Found | None:
    """الجيش الفلبيني, القوات الإثيوبية: a force and the adjective of a country that has no actor of its own."""
    if position + 1 >= len(tokens):
        return None
    adjective = tokens[position + 1].form
    if not adjective.startswith("ال") or not adjective.endswith(("ي", "يه")) or len(adjective) < 6 or adjective in words().countryless:
        return None
    if any(found.table == "actor" and found.first <= position < found.last for found in row) or adjective[2:].removesuffix("ه") in lexicon.adjectives:
        return None
    force = _FORCES[tokens[position].form]
    if force is not None and adjective.endswith("ه") == (force.bare in MASCULINE):
        return None  # حملوا الجيش المسؤولية: no adjective of it
    return _found(tokens, position, position + 1, force.prefix, position, text) if force else None


def _types(form: str) -> tuple[Reading, ...]:
    """The readings of a word that are a type word of a group."""
    if words().bare_names.isdisjoint(stems_of(form)) and words().with_type.isdisjoint(stems_of(form)):
        return ()
    return tuple(r for r in readings(form) if not r.is_definite and (r.bare in words().bare_names or r.bare in words().with_type))


_TYPES = Remembered(_types)
_FORCES = Remembered(lambda form: next((r for r in readings(form) if r.stem in words().forces), None))
OPENERS = Remembered(lambda form: _TYPES.has(form) or not words().forces.isdisjoint(stems_of(form)) or form.lstrip("وبل") in words().pairs)


def _group(tokens: Sequence[Token], position: int, text: str, taken: set[int]) -> Found | None:
    if tokens[position].kind != "word":
        return None
    if position and tokens[position - 1].kind == "quote" and (whole := _quoted_whole(tokens, position, taken)) is not None:
        return _found(tokens, position, whole, "", position, text)
    for reading in _TYPES[tokens[position].form]:
        if position + 1 < len(tokens) and tokens[position + 1].form in words().calling:
            # جماعة تطلق على نفسها «أنصار الوادي»
            opening = next((p for p in range(position + 2, min(position + CALLED_WITHIN, len(tokens))) if tokens[p].kind == "quote"), None)
            last = _quoted(tokens, opening, taken) if opening is not None else None
            return _found(tokens, position, last, reading.prefix, opening + 1, text) if opening is not None and last is not None else None
        # سيارة للميليشيا بصاروخ: with the article no name hangs on the word
        is_open = reading.bare in words().unquoted and not reading.prefix.endswith(OF_THE)
        last = _quoted(tokens, position + 1, taken) or (_unquoted(tokens, position + 1, taken, is_kin=reading.bare in words().kin) if is_open else None)
        if last is None or reading.bare in FRONTS and _is_where(tokens, position, reading.prefix):
            return None
        start = position if reading.bare in words().with_type else position + 1
        while tokens[start].kind == "quote":
            start += 1
        return _found(tokens, position, last, reading.prefix, start, text)
    return None


def _is_where(tokens: Sequence[Token], position: int, prefix: str) -> bool:
    """في جبهة «الوادي»: a front that fighting goes on at; not قيادي في جبهة «النصر»."""
    if prefix:
        return prefix.endswith("ب")
    return position > 0 and tokens[position - 1].form == "في" and (position < 2 or not any(r.bare in role_words().one_of | role_words().members for r in readings(tokens[position - 2].form)))


def _quoted_whole(tokens: Sequence[Token], position: int, taken: set[int]) -> int | None:
    """The last word of a name in quotation marks that begins with its type: «وحدات حماية الجبل»."""
    if not any(r.prefix == "" for r in _TYPES[tokens[position].form]):
        return None
    for end in range(position + 2, min(len(tokens), position + 1 + MOST_WORDS)):
        if tokens[end].kind == "quote":
            inside = range(position, end)
            return end - 1 if all(tokens[i].kind == "word" and i not in taken and tokens[i].form not in words().no_names for i in inside) else None
    return None


def _pair(tokens: Sequence[Token], position: int, text: str, taken: set[int]) -> tuple[Found, ...]:
    """قبيلتي التبو والزوية: two names behind a dual of kin; of which a table may know one."""
    first, second = position + 1, position + 2
    if tokens[position].form.lstrip("وبل") not in words().pairs or second >= len(tokens) or any(tokens[i].kind != "word" or tokens[i].form in words().no_names for i in (first, second)):
        return ()
    if not tokens[second].form.startswith("و") or len(tokens[second].form) < 4:
        return ()
    both = _found(tokens, position, first, "", first, text), _found(tokens, second, second, "و", second, text)
    return tuple(one for one, at in zip(both, (first, second), strict=True) if at not in taken)


def _quoted(tokens: Sequence[Token], position: int, taken: set[int]) -> int | None:
    """The last word of a name in quotation marks."""
    if position >= len(tokens) or tokens[position].kind != "quote":
        return None
    for end in range(position + 1, min(len(tokens), position + 2 + MOST_WORDS)):
        if tokens[end].kind == "quote":
            inside = tokens[position + 1 : end]
            return end - 1 if inside and all(t.kind == "word" for t in inside) and not any(i in taken for i in range(position + 1, end)) else None
    return None


def _unquoted(tokens: Sequence[Token], position: int, taken: set[int], *, is_kin: bool) -> int | None:
    """The last word of a bare name: one word, with what makes it whole (أبو X, أجناد مصر, المقاومة الإسلامية)."""
    if position >= len(tokens) or tokens[position].kind != "word" or position in taken or tokens[position].form in words().no_names or len(tokens[position].form) < 3 or tokens[position].form.startswith("و"):
        return None
    if any(r.prefix == "" for r in _TYPES[tokens[position].form]) and position + 1 < len(tokens) and tokens[position + 1].kind == "word":
        return None  # ميليشيا حزب الاتحاد الديمقراطي: the name begins with the second type word
    first, last = tokens[position].form, position
    if first.endswith("ه") and not first.startswith("ال") and not is_kin:
        return None  # جماعة منافسة: an adjective
    follows = tokens[position + 1] if position + 1 < len(tokens) else None
    if follows is None or follows.kind != "word" or position + 1 in taken or follows.form in words().no_names:
        return last
    if first in ("ابو", "ابي", "ابا", "ام", "ابن", "بني", "بنو", "ال") or (not is_kin and follows.form.startswith("ال") and len(follows.form) > 3 and not follows.form.startswith("الا")):
        last = position + 1
        if first in ("ابو", "ابي", "ابا") and last + 1 < len(tokens) and tokens[last + 1].kind == "word" and last + 1 not in taken and tokens[last + 1].form.startswith("ال") and tokens[last + 1].form not in words().no_names:
            last += 1  # أبو الفضل العباس
    return last


def _found(tokens: Sequence[Token], first: int, last: int, prefix: str, name_from: int, text: str) -> Found:
    start = without_prefix(tokens[name_from], prefix if name_from == first else "", text)
    name = text[start : tokens[last].end]
    if name_from == first and prefix.endswith("ل") and text[start - 1 : start] == "ل" and not name.startswith("ال"):
        name = "ا" + name if name.startswith("ل") and not name.startswith("لواء") else name  # للجيش الكيني: الجيش الكيني
    return Found("actor", first, last, start, tokens[last].end, prefix, (Entry("actor", f"name:{name}", "actors/by-name", name),))
