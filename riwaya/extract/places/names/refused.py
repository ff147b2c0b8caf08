"""Why a word is no name of a place where it stands: one small table for words that the gazetteer knows, and one for words that may be names that it does not know.

In: a word in its sentence (`word`). Out: the first reason against it. They ask one thing each and their order changes nothing. A reason carries a sentence of our own in which it
holds of what stands between [[ and ]], and one in which the marked word is a place; both run as tests, and so does its need. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec

from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.names.in_lists import is_beside_a_village, is_in_the_middle
from riwaya.extract.places.names.known import is_capital, named
from riwaya.extract.places.names.no_names import goes_on_saying, is_annexed, is_everyday, is_type
from riwaya.extract.places.names.of_people import is_a_man, is_by_kunya, is_in_a_name
from riwaya.extract.places.names.other_sense import goes_on_behind_its_type, is_a_person, is_another_sense, is_boycott, is_common_behind_its_type, is_pointed_at, is_what_sort
from riwaya.extract.places.names.word import Name, Word
from riwaya.grammar.arabic import readings
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.model import Token

A = TypeVar("A", Word, Name)

PICTURES = frozenset("صور جنين".split())
THE_SAME = frozenset("نفسه ذاته عينه نفسها ذاتها".split())
GOING_ON = ("في", "ما", "حيث", "عن", "اثر", "فجر", "صباح", "مساء", "ليل", "ظهر", "امس", "اليوم")
# as important as a village must be to be known by a name of two words, or of few letters
KNOWN = 4
OF_TWO = ("تين", "تان")
FEW_LETTERS = 3


class Refusal(msgspec.Struct, Generic[A], frozen=True):
    """Why a word names no place: `grammar` says it in a line."""

    name: str
    grammar: str
    holds: Callable[[A], bool]
    example: str
    never: str


def _is_named_behind(name: Name) -> bool:
    behind = name.position + name.width
    return name.width > 1 and behind < len(name.tokens) and not set(name.candidates).isdisjoint(named(name.tokens, behind, name.gazetteer, name.barred)[2])


def _is_of_what_capital(name: Name) -> bool:
    """العاصمة السعودية الرياض: the name of a land that says as an adjective of which a capital is, its own name behind."""
    behind = name.position + name.width
    if name.type_word != "العاصمه" or name.width > 1 or behind >= len(name.tokens):
        return False
    lands = {name.gazetteer.place(identity).country for identity in name.candidates if name.gazetteer.place(identity).kind == "country"}
    return any(name.gazetteer.place(identity).country in lands for identity in named(name.tokens, behind, name.gazetteer, name.barred)[2])


def _has_its_adjective(name: Name) -> bool:
    if name.after in THE_SAME and not name.stems.isdisjoint(words().also_words):
        return True
    if not name.stems or not name.after.startswith("ال"):
        return False
    short = name.stems & words().short_names
    if not any(stem.startswith("ال") for stem in short | name.stems & words().also_words):
        return False
    is_side = name.after in words().adjectives and not short  # القطاع الجنوبي من ريف حلب is not Gaza
    return name.after not in words().home_words and name.after not in words().after_unknown and not is_side


def _says_what_it_is_like(name: Name) -> bool:
    if name.width > 1 or name.is_led or name.is_marked or name.prefix or not name.form.startswith("ال") or not name.position:
        return False
    before = name.tokens[name.position - 1]
    if name.position > 1 and is_capital(name.tokens[name.position - 2]):
        return False  # العاصمة السعودية الرياض
    is_noun = before.kind == "word" and before.form.startswith(("ال", "بال", "وال", "لل")) and before.form not in (*words().after_unknown, *words().directions)
    return is_noun and name.position - 1 not in name.barred and not is_type(before.form) and before.form not in load_calendar().weekdays


def _is_a_picture(name: Name) -> bool:
    return not PICTURES.isdisjoint(name.stems) and not _is_where(name.tokens, name.position)


def _is_where(tokens: Sequence[Token], position: int) -> bool:
    """سيارة في صور, شمال جنين: a word of place before, and nothing behind that goes on with what the word means (في صور نشرها ناشطون)."""
    form, before = tokens[position].form, tokens[position - 1].form if position else ""
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    is_led = before.lstrip("وفب") in (*words().near, *words().directions) or before.removeprefix("و") in ("في", "قضاء") or form.startswith("ب")
    return is_led and (after is None or after.kind != "word" or after.form.startswith("و") and not form.startswith("ب") or after.form in GOING_ON or after.form in words().directions or after.form in words().nationalities)


def _is_unled(name: Name) -> bool:
    if name.stems.isdisjoint(words().also_words):
        return False
    if name.prefix == "و":  # تقتل وتدمر, إلى اليمن فلان ولد الأمين: joined to a place and nothing else
        return not name.is_listed and not (name.before and all(t.kind != "word" or t.form in words().adjectives or t.form in words().home_words for t in name.tokens[name.before[-1].last + 1 : name.position]))
    return not (name.is_led or _word_before(name.tokens, name.position) in name.acts)


def _word_before(tokens: Sequence[Token], position: int) -> int:
    """The token before a name, the marks of a hashtag skipped: #مجزرة_الباب."""
    return next((i for i in range(position - 1, -1, -1) if tokens[i].form not in ("#", "_")), -1)


def _goes_on(name: Name) -> bool:
    if name.width > 1 or name.importance >= WELL_KNOWN or name.countryside is not None or len(name.after) <= 4 or not name.after.startswith("ال"):
        return False
    is_said_of_it = name.after in words().home_words or name.after in words().after_unknown or name.after in words().adjectives or name.after in words().near
    is_said_of_it = is_said_of_it or bool(name.before) and name.prefix == "و" and name.after.endswith(OF_TWO)  # بلدتي أ وب المتجاورتين
    return not is_said_of_it and not any(r.is_definite for r in readings(name.form) if r.prefix == name.prefix) and not is_type(name.after)


def _is_joined(name: Name) -> bool:
    return is_beside_a_village(name.tokens, name.position, name.width, name.before)


def _is_a_hamlet_alone(name: Name) -> bool:
    return name.importance == 0 and not name.is_marked and not (name.is_led and (name.width > 1 or _is_joined(name)))


def _is_a_village_alone(name: Name) -> bool:
    if name.is_marked or name.importance >= WELL_KNOWN or name.width > 1 and name.importance >= KNOWN:
        return False
    is_long = name.width > 1 or name.importance >= KNOWN or len(name.form) - len(name.prefix) > FEW_LETTERS or _is_joined(name) and is_in_the_middle(name.tokens, name.position, name.gazetteer, name.barred)  # أ ومنغ وب
    return not (name.is_led and is_long and (name.importance > 1 or not name.prefix or _is_joined(name)))


REFUSED_NAMES: tuple[Refusal[Name], ...] = (
    Refusal(
        "named-behind", "words for a place right before its own name: العاصمة الصومالية مقديشو",
        _is_named_behind,
        example="هز انفجار [[العاصمة الصومالية]] مقديشو.", never="هز انفجار [[العاصمة الصومالية]] ليلا.",
    ),
    Refusal(
        "of-what-capital", "a land between a capital and its name, as an adjective: العاصمة السعودية الرياض",
        _is_of_what_capital,
        example="قتل شرطيان في العاصمة [[السعودية]] الرياض.", never="قتل شرطيان في [[السعودية]] أمس.",
    ),
    Refusal(
        "common-word", "a word that is a name only behind its type word",
        lambda name: not name.stems.isdisjoint(words().common),
        example="قصفت المدفعية جانبا من [[القصر]] مساء.", never="قصفت المدفعية حي [[القصر]] مساء.",
    ),
    Refusal(
        "its-adjective", "a definite word before a definite adjective of its own: القبة الحديدية, القطاع الخاص, على الصعيد نفسه",
        _has_its_adjective,
        example="أضرب عمال في [[القطاع]] الخاص.", never="سقطت قذيفة في [[القطاع]] أمس.",
    ),
    Refusal(
        "adjective-of-the-noun-before", "a definite word right behind a definite noun, with no preposition between, says what that is like: النار القصير, الدول الخمس",
        _says_what_it_is_like,
        example="صمد وقف إطلاق النار [[القصير]] ليلة واحدة.", never="صمد وقف إطلاق النار قرب [[القصير]] ليلة واحدة.",
    ),
    Refusal(
        "man", "a governorate that bears the name of a man, where nothing leads to it and a second name stands behind: صلاح الدين دمرداش",
        is_a_man,
        example="اعتقلت الشرطة [[صلاح الدين]] دميرطاش مساء.", never="قتل جندي في [[صلاح الدين]] مساء.",
    ),
    Refusal(
        "in-a-name", "the last word of a name between brackets: (جابر غانم النصيرات)",
        is_in_a_name,
        example="قتل مسلحون سائقا (جابر غانم [[النصيرات]]) مساء.", never="قتل مسلحون سائقا (في مخيم [[النصيرات]]) مساء.",
    ),
    Refusal(
        "kunya", "a village called after somebody's father or mother, where nothing leads to it: القائد أبو علي السالم",
        is_by_kunya,
        example="قال القائد الميداني، [[أبو علي]] السالم، إنه باق.", never="انفجر لغم في [[أبو علي]] أمس.",
    ),
    Refusal(
        "picture", "صور and جنين where no word of place stands before, or where what is behind tells of pictures: في صور نشرها ناشطون",
        _is_a_picture,
        example="ظهر الدمار في [[صور]] نشرها ناشطون.", never="انفجر لغم في [[صور]] أمس.",
    ),
    Refusal(
        "everyday-word", "a word that is a town too where nothing leads to it: كان دوما",
        _is_unled,
        example="يخشى الأهالي [[دوما]] تجدد القصف.", never="تجدد القصف على [[دوما]] أمس.",
    ),
    Refusal(
        "another-sense", "a continent or a number, as the word behind says: قارة آسيا, الخمس ساعات",
        is_another_sense,
        example="جاءت الدولة الأولى في [[قارة]] آسيا.", never="انفجر لغم في [[قارة]] شمال دمشق.",
    ),
    Refusal(
        "pointed-at", "a word with the article behind a demonstrative: تلك البقاع, هذا الباب",
        is_pointed_at,
        example="قضى المسافرون في تلك [[البقاع]] ليلة.", never="قضى المسافرون في [[البقاع]] ليلة.",
    ),
    Refusal(
        "what-sort", "an adjective without the article behind منطقة or حاجز: منطقة رملية, حاجز بشري",
        is_what_sort,
        example="سقطت القذيفة في منطقة [[رملية]] أمس.", never="سقطت القذيفة في بلدة [[رملية]] أمس.",
    ),
    Refusal(
        "boycott", "a land behind مقاطعة: it is boycotted",
        is_boycott,
        example="طالب المحتجون بإنهاء مقاطعة [[قطر]] أمس.", never="انفجر لغم في [[قطر]] أمس.",
    ),
    Refusal(
        "person", "a village with the name of a man, where no type word or list says that it is one: القبض على محمد حيدر زمار",
        is_a_person,
        example="ألقت القوات القبض على [[محمد حيدر]] الشامي.", never="انفجر لغم في قرية [[محمد حيدر]] أمس.",
    ),
    Refusal(
        "goes-on", "a name without the article before a word with it, unless that says how things stand there: سكر الأحيمر, but كفرنبل المحتلة",
        _goes_on,
        example="سقطت قذيفة على [[كنصفرة]] العليا.", never="سقطت قذيفة على [[كنصفرة]] المحتلة.",
    ),
    Refusal(
        "in-the-construct", "a noun in the construct before a demonstrative: شناعة هذه العملية",
        lambda name: name.width == 1 and name.importance < WELL_KNOWN and name.type_word is None and is_annexed(name.tokens, name.position),
        example="تحدث الناجون عن [[شناعة]] هذه الليالي.", never="سقطت قذيفة على [[كنصفرة]] هذا الأسبوع.",
    ),
    Refusal(
        "hamlet-alone", "of no importance, where neither two words of a name nor a village beside it tell that it is one",
        _is_a_hamlet_alone,
        example="وصل الوفد إلى [[الذراع]] أمس.", never="وصل الوفد إلى قرية الموزرة [[والذراع]] أمس.",
    ),
    Refusal(
        "village-alone", "of little importance, where nothing leads to it, or where it has few letters or a prefix",
        _is_a_village_alone,
        example="عرف عمال [[الموزرة]] أمس.", never="وصل الناس إلى [[الموزرة]] أمس.",
    ),
)
REFUSED_WORDS: tuple[Refusal[Word], ...] = (
    Refusal(
        "goes-on-behind-its-type", "و and a common noun or a number behind one town: مدينة وميناء أ, مدينة وأربع بلدات",
        goes_on_behind_its_type,
        example="انسحب المسلحون من مدينة [[وميناء]] الحديدة.", never="انسحب المسلحون من بلدة [[ورغة]] أمس.",
    ),
    Refusal(
        "common-behind-its-type", "a common noun behind مقاطعة, ناحية, قضاء, عقبة or سد, which are other words too: حملة مقاطعة المنتجات",
        is_common_behind_its_type,
        example="تظاهر العمال ضد حملة مقاطعة [[المنتجات]] أمس.", never="انفجر لغم في مقاطعة [[سيغو]] أمس.",
    ),
    Refusal(
        "everyday-in-a-list", "an everyday word that no type word and no need of the list makes a name: قرى أ وب والأجواء متوترة",
        lambda word: word.type_word is None and not word.is_bound and is_everyday(word.form),
        example="قصفت قسد قرى الموزرة وكنصفرة [[والأجواء]] متوترة.", never="قصفت قسد قرى الموزرة وكنصفرة [[والدابشية]] بالمدفعية.",
    ),
    Refusal(
        "common-noun-in-a-list", "a common noun that و joins to the list",
        lambda word: word.type_word is None and word.form.removeprefix("و") in words().no_names,
        example="قصفت قسد قرى الموزرة وكنصفرة [[وأبنية]] الوادي.", never="قصفت قسد قرى الموزرة وكنصفرة [[والنيحة]] بالمدفعية.",
    ),
    Refusal(
        "goes-on-saying", "an accusative that goes on to say something of the list: موضحا أن",
        lambda word: word.type_word is None and goes_on_saying(word.tokens, word.position),
        example="قصفت قسد قرى الموزرة وكنصفرة، [[مستطردا]] أن القصف مستمر.", never="قصفت قسد قرى الموزرة وكنصفرة، [[ومصيبينا]] بالمدفعية.",
    ),
    Refusal(
        "of-an-act", "a word of an act, unless a mark of quotation opens before it: قرى أ وب ودمرتها",
        lambda word: word.position in word.acted and not (word.position > 0 and word.tokens[word.position - 1].kind == "quote"),
        example="قصفت قسد قرى الموزرة وكنصفرة [[واختطفت]] طفلا.", never="قصفت قسد قرى \"الموزرة\" و\"كنصفرة\" و\"[[المداهمة]]\".",
    ),
)


def why_no_name(name: Name) -> Refusal[Name] | None:
    """The reason why a name that the gazetteer knows is none here, nothing where it is one."""
    for refusal in REFUSED_NAMES:
        if refusal.holds(name):
            return refusal
    return None


def why_no_new_name(word: Word) -> Refusal[Word] | None:
    """The reason why a word that the gazetteer does not know is no name here either."""
    for refusal in REFUSED_WORDS:
        if refusal.holds(word):
            return refusal
    return None
