"""Known names that are but the first words of a longer one: قرية السعن الأسود, بلدة جيلان بينار, منطقة سلطان غازي, وناعورة جورين بريف حماة, قرية "حمزة بيك", الضفة الغربية لنهر الفرات.

In: a known name in a sentence, by its first token and how many it takes. Out: whether the words go on to make another name of it, and the bank of a river
as a place of its own. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.names.known import lead_to
from riwaya.extract.places.names.unknown import is_first_of_two, is_made_of_two, is_named_after_somebody, is_named_by, is_spot, quoted_end
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Token

VILLAGES = frozenset("قريه قري قريتي قريتا بلده بلدات بلدتي بلدتا".split())
AREAS = frozenset("منطقه ضاحيه مقاطعه".split())
TOWNS = VILLAGES | frozenset("مدينه مدينتي مدن".split())


def _river(form: str) -> str | None:
    """The river, or the word for one, that a word behind a bank means: للخابور -> خابور."""
    return next((r.bare for r in readings(form) if r.prefix in ("", "ل") and r.bare in words().rivers), None)


RIVERS = Remembered(_river)


def goes_on(tokens: Sequence[Token], position: int, width: int, type_word: str | None, barred: set[int], *, is_listed: bool, is_known: bool) -> bool:
    """Whether a known name goes on behind its `width` words and means another place; `type_word`: what stands before it or before its list; `is_known`: it is that of a town everybody knows."""
    last = position + width - 1
    after = tokens[last + 1].form if last + 1 < len(tokens) else ""
    if width == 1 and is_spot(tokens, position):
        return True
    if width > 1 and any(tokens[i].kind == "quote" and quoted_end(tokens, i + 1, last) for i in range(position + 1, last)):
        return True  # قرية "حمزة بيك": the table knows قرية حمزة
    if type_word is None:
        return False
    if not is_listed and quoted_end(tokens, position, last):
        return True  # مخيم "كويت الرحمة": the quoted words are one name
    if width == 1 and is_named_after_somebody(tokens, position, type_word):
        return True  # شارع جمال عبد الناصر: no town of the first name
    if width > 1 or is_known:
        return False
    form = tokens[position].form.removeprefix("و") if is_listed else tokens[position].form
    if is_named_by(form, after) or type_word in TOWNS and is_made_of_two(tokens, position):
        return True  # منطقة النهر الأبيض: the adjective makes it another name; قرية جديدة كحيط: a first word of many names
    # بلدة جيلان بينار التركية, مخيم وادي حمد بريف الرقة
    return (type_word in TOWNS or type_word in AREAS and not after.startswith("ال") or words().level_of_type.get(type_word) == "site") and is_first_of_two(tokens, position, barred)


def bank(tokens: Sequence[Token], position: int, text: str) -> PlaceFound | None:
    """الضفة الغربية لنهر الفرات, الضفة الشرقية للفرات: the land along a river, not the West Bank."""
    known, form = words(), tokens[position].form
    prefix = "ب" if form.startswith("بال") else ""
    if form.removeprefix(prefix) not in known.banks:
        return None
    last = position + 1
    while last < len(tokens) and (tokens[last].form in known.adjectives or tokens[last].form in known.bank_sides):
        last += 1
    if last < len(tokens) and tokens[last].form == "من":
        last += 1
    if last == position + 1 or last >= len(tokens) or RIVERS[tokens[last].form] is None:
        return None
    if tokens[last].form in ("لنهر", "نهر"):
        last += 1
    if last >= len(tokens) or tokens[last].kind != "word":
        return None
    near, direction, origin, preposition = lead_to(tokens, position, None)
    start = without_prefix(tokens[position], prefix, text)
    return PlaceFound(
        name=text[start : tokens[last].end], type_word=None, level="region", near=near, direction=direction, within=(), candidates=(), is_origin=origin, preposition="في" if prefix else preposition,
        first=position, last=last, span=(start, tokens[last].end), rule="ar/places/bank-of-a-river",
    )
