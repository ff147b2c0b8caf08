"""Names of places that are another word beside the words around them: قارة آسيا, تلك البقاع, الخمس ساعات, مقاطعة قطر, حاجز بشري, محمد حيدر.

In: a word or a `Name` in its sentence. Out: whether it has that other sense there. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.names.no_names import DEMONSTRATIVES, is_everyday, is_of_news
from riwaya.extract.places.names.unknown import has_holder
from riwaya.extract.places.names.word import Name, Word
from riwaya.grammar.numbers import read_number
from riwaya.lexicon.arabic.place_words import load_place_words as words

CONTINENTS = frozenset("اسيا افريقيا اوروبا اوربا اميركا امريكا استراليا".split())
COUNTED = frozenset("ساعات ايام ليالي اسابيع اشهر سنوات اعوام دقايق مرات دول نقاط نجوم صلوات الماضيه المقبله الاخيره الاولي الكبري".split())
AREAS = frozenset("منطقه بمنطقه مناطق ارض".split())
# to boycott, a side, to spend, a hindrance, to fill
AMBIGUOUS = frozenset("مقاطعه ناحيه قضاء عقبه سد".split())
# as important as a village must be to be known by an adjective
KNOWN = 4


def is_another_sense(name: Name) -> bool:
    """قارة آسيا, الخمس ساعات: a word for a continent or a number, as the word behind it says."""
    after = name.after
    stem = name.form.removeprefix(name.prefix)
    return name.width == 1 and (stem == "قاره" and after in CONTINENTS or stem == "الخمس" and after in COUNTED)


def is_pointed_at(name: Name) -> bool:
    """تلك البقاع, هذا الباب: what a demonstrative points at is no name."""
    before = name.tokens[name.position - 1] if name.position else None
    return name.width == 1 and name.type_word is None and name.form.startswith("ال") and before is not None and before.kind == "word" and before.form.lstrip("وفبل") in DEMONSTRATIVES


def is_what_sort(name: Name) -> bool:
    """منطقة رملية, حاجز بشري: an adjective without the article says of what sort the area or the checkpoint is; not حاجز of a known town, nor an area whose place the words say."""
    if name.width > 1 or name.prefix or name.form.startswith("ال") or name.importance >= KNOWN or name.tokens[name.position - 1].kind != "word":
        return False
    if name.type_word == "حاجز":
        return name.form.endswith(("ي", "يه"))
    is_of_place = has_holder(name.tokens, name.position + 1, name.gazetteer, name.barred, area=True)
    return name.type_word in AREAS and name.form.endswith("يه") and not is_of_place


def is_boycott(name: Name) -> bool:
    """أعلنت الدول مقاطعة قطر: a land is no district, and to boycott is the same word."""
    return name.type_word == "مقاطعه" and name.gazetteer.place(name.candidates[0]).kind == "country"


def is_a_person(name: Name) -> bool:
    """محمد حيدر زمار: a village with the name of a man, where no word says that it is one."""
    stem = name.form.removeprefix(name.prefix)
    return name.width > 1 and stem in words().persons and not name.is_marked and name.importance < WELL_KNOWN


def goes_on_behind_its_type(word: Word) -> bool:
    """مدينة وميناء أ, مدينة وأربع بلدات, من عزلة وانطوائية: و and a common noun or a number behind one town go on with the next thing."""
    form = word.form
    if word.type_word is None or word.type_word in words().plurals or not form.startswith("و") or word.tokens[word.position - 1].kind != "word":
        return False
    return is_of_news(form[1:]) or is_everyday(form[1:]) or read_number([form[1:]]) is not None or form.endswith("يه")


def is_common_behind_its_type(word: Word) -> bool:
    """حملة مقاطعة المنتجات, من ناحية البحر, قضاء العطل, لسد النقص: a common noun behind a word that is more than a word for a place; not في ناحية المشاهدة."""
    if word.type_word == "ناحيه" and word.position > 1 and word.tokens[word.position - 2].form in ("في", "داخل"):
        return False
    return word.type_word in AMBIGUOUS and word.tokens[word.position - 1].kind == "word" and is_of_news(word.form.removeprefix("ال"))
