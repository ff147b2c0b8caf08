"""Words that only look like a name of a place: months, adverbs, second names of persons, parts of other names.

In: a word and those around it. Out: whether it names no place here. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.arabic import readings, stems_of, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.everyday_words import load_everyday_words
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.arabic.words_of_news import load_words_of_news
from riwaya.model import Token

TENS = "العشرين الثلاثين الاربعين الخمسين الستين السبعين الثمانين التسعين".split()
DECADES = frozenset((*TENS, *(f"{ten}ات" for ten in TENS), *(f"{ten}يات" for ten in TENS)))

AUTHORITIES = frozenset("العامه الامن امن الشرطه شرطه المخابرات مخابرات الدفاع الصحه صحه التربيه تربيه المرور مرور الزراعه زراعه المياه مياه الجوازات جوازات الاستخبارات استخبارات الاوقاف اوقاف الاشغال اشغال الاحوال".split())
GROUNDS = frozenset("مزارع حقل".split())
DEMONSTRATIVES = frozenset("هذا هذه ذلك تلك هولاء هاتين هذين".split())
TIMES = frozenset("الاسبوع اليوم الشهر العام السنه الصباح المساء الليله الظهر الفجر المره الايام الاثناء الاسابيع".split())
FIRST_WORDS = frozenset("باب ابو ابي ابن بن ام بني".split())
GUARDED = frozenset("الوطن الديار العرين الارض الشعب الثوره الحدود".split())
OCCASIONS = frozenset("ذكري ذكراه ذكراها يوم عيد مولد حفل حفله حفلات ليله ليالي سهره مراسم مناسبه تراث شعاير مفاوضات اتفاق عمليه".split())
SPENT = frozenset("اجازه اجازته اجازتهم عطله عطلته وقت ليله ليلته يوم مده عقوبه عقوبته محكوميته حاجه حاجته".split())


def _type_word(form: str) -> str | None:
    """The type word of a place that a word is: بقرية -> قريه."""
    for reading in readings(form) if not words().level_of_type.keys().isdisjoint(stems_of(form)) else ():
        if reading.bare in words().level_of_type and not reading.is_definite and not reading.prefix.endswith(("لل", "ك")):  # كتلة: a bloc, not like a hill
            return reading.bare
    return "العاصمه" if form.endswith("العاصمه") else None


TYPES = Remembered(_type_word)


def is_type(form: str) -> bool:
    return any(reading.bare in words().level_of_type or reading.bare in words().countryside for reading in readings(form))


def is_adverb(written: str) -> bool:
    """دومًا, سرًا, باكرا: a word in the accusative with its mark, or one that is never written with ب of place, is an adverb or an object, no name of a place."""
    return written.removeprefix("و") == "باكرا" or written.endswith(("\N{ARABIC FATHATAN}", "\N{ARABIC FATHATAN}ا"))


def is_month(tokens: Sequence[Token], position: int) -> bool:
    """28 آب, آب/أغسطس, آب الماضي: the month, not the town of its name."""
    if tokens[position].form not in ("اب", "اذار", "حزيران", "ايار", "تموز", "شباط", "نيسان"):
        return False
    following = tokens[position + 1].form if position + 1 < len(tokens) else ""
    if position > 1 and tokens[position - 1].form == "(" and following == ")" and tokens[position - 2].form in load_calendar().months:
        return True  # أغسطس (آب)
    return (position > 0 and (tokens[position - 1].kind == "number" or tokens[position - 1].form in ("/", "واتس", "ستاند", "ماك"))) or following in ("/", "-", "الماضي", "الجاري", "المقبل") or following.isdigit()


def is_age(tokens: Sequence[Token], position: int) -> bool:
    """رجل في الأربعين, امرأة في الثلاثينات: how old somebody is, not the hill of that name."""
    return tokens[position].form in DECADES and position > 0 and tokens[position - 1].form in ("في", "اواخر", "منتصف", "مطلع", "اوايل")


def is_dual(tokens: Sequence[Token], position: int) -> bool:
    """جسرين رئيسيين, محورين اثنين: two of a thing, not the town of that form."""
    if position + 1 >= len(tokens) or not tokens[position].form.endswith("ين"):
        return False
    after = tokens[position + 1].form
    return all(len(form) > 4 and form.endswith("ين") and not form.removeprefix("و").startswith("ال") for form in (tokens[position].form, after))


def is_annexed(tokens: Sequence[Token], position: int) -> bool:
    """شناعة هذه العملية: a noun in the construct before a demonstrative is no name of a village; what names one has only a time behind it (في سرمين هذا الأسبوع)."""
    after = [t.form for t in tokens[position + 1 : position + 3]]
    return len(after) == 2 and after[0] in DEMONSTRATIVES and after[1] not in TIMES and not tokens[position].form.startswith("ال")


def is_no_district(type_word: str | None, form: str) -> bool:
    """قضاء إجازة: to spend; مديرية الأمن: an authority."""
    return type_word == "مديريه" and form in AUTHORITIES or type_word == "قضاء" and (form in SPENT or is_everyday(form))


def is_crop(type_word: str | None, form: str) -> bool:
    """مزارع القات, مزارع الدواجن: what grows or is kept there."""
    return type_word in GROUNDS and form in words().crops


def goes_on_saying(tokens: Sequence[Token], position: int) -> bool:
    """قصفت قرى أ وب، موضحا أن: a word behind a list that goes on to say something of it."""
    after = tokens[position + 1].form if position + 1 < len(tokens) else ""
    return tokens[position].form.endswith("ا") and after.removeprefix("ب").startswith("ان") or after in ("الي", "ل") and tokens[position].form.endswith("ا")


def is_sort(form: str) -> bool:
    """بلدة تركية, حي شيعي: what a town is like, no name of one."""
    return form in words().sorts or not form.startswith("ال") and any(f"ال{form}{end}" in words().nationalities for end in ("", "ه"))


def is_no_type(type_word: str, written: str, after: str) -> bool:
    """إحياء ذكرى, عقبه قصف, وعزله: a word that is written otherwise than the type word whose folded form it shares; احياء الذكرى, لسد النقص: what stands behind it has no name."""
    if type_word == "احياء" and ("إ" in written or after.removeprefix("ال") in OCCASIONS) or type_word == "سد" and written.endswith("لسد"):
        return True
    return type_word in ("عقبه", "عزله", "قريه") and written.endswith("ه")


def is_of_another_name(tokens: Sequence[Token], position: int, text: str) -> bool:
    """محمد عمران, عبد الخالق عمران, شبكة تدمر, حمى القرم, خليج عدن, اتفاقية جنيف, نفت دمشق: part of the name of a person, an outlet, a disease, a water or a treaty, or a government."""
    behind = position - 2 if position > 1 and tokens[position - 1].kind == "quote" else position - 1
    if position and _TALKS[tokens[behind].form]:
        return True
    if not position or tokens[position - 1].kind != "word":
        return False
    form, before, known = tokens[position].form, tokens[position - 1].form, words()
    earlier = tokens[position - 2].form if position > 1 else ""
    if form in ("اب", "واب") and "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" in text[tokens[position].start : tokens[position].end] and (before == "ام" or form == "اب" and not is_type(before)):
        return True  # راح ضحيته أب وطفلاه, من أم وأب: a father; the town is إب, and أب but behind its type word or in a list
    if before in FIRST_WORDS and not form.startswith(("و", "ب")):
        return True  # منطقة باب الزاوية: what stands behind the first word of a name is no town
    if before.removeprefix("و") in known.speaking:
        return True  # نفت دمشق: the government speaks
    if before == "علي" and text[tokens[position - 1].start : tokens[position - 1].end] == "علي" and (" على " in text or earlier in ("،", ",") and "\N{ARABIC LETTER ALEF MAKSURA} " in text):
        return True  # a text that writes على with its own letter names a person here: علي عبدالله; so does one that writes إحدى so, behind a comma
    if form[:1] in "وبل":
        return False  # what is joined by a letter is no second part of a name: يوسف وحفسرجة
    if before in known.persons or earlier == "عبد":
        return True
    if earlier in known.ranks and (before == "علي" or not _leads(before)) and not before.startswith("ال"):
        return True
    return _NAMED_SO[before]


_TALKS = Remembered(lambda form: any(r.bare in words().talks for r in readings(form) if not r.is_definite))
_NAMED_SO = Remembered(lambda form: any(r.bare in known for r in readings(form) if not r.is_definite for known in (words().outlets, words().seas, words().operations, words().namesakes)))


def is_another_word(tokens: Sequence[Token], position: int, prefix: str, stem: str) -> bool:
    """بحجة 'under the pretext', باب 'gate', 8 من آب 'August', الخوذ البيضاء 'the White Helmets': words that are also places."""
    if _is_another_noun(tokens, position, stem) or stem in ("حجه", "اب") and prefix.endswith("ب") or stem.startswith("البيضا") and any(t.form == "الخوذ" for t in tokens[max(0, position - 2) : position]):
        return True
    if not prefix and stem.startswith("ب") and position and _NAMED_SO[tokens[position - 1].form]:
        return True  # بصواريخ بدر: the ب is its own letter, and no preposition
    if stem == "اراك" and prefix:
        return True  # باراك أوباما
    if stem == "اكرا" and prefix.endswith("ب"):
        return True  # باكرا: early, no Accra
    if stem == "عقوبه" or tokens[position].form == "بعقوبه" and _is_penalty(tokens, position):
        return True
    if stem not in ("قطر", "اب"):
        return False
    after = tokens[position + 1].form if position + 1 < len(tokens) else ""
    if stem == "قطر" and (after.isdigit() or after in ("متر", "كيلومتر", "كم", "كيلومترات", "نحو", "يبلغ", "لا", "يصل")):
        return True  # بقطر 55 كيلومترا: a diameter, no Qatar
    before = [t.form for t in tokens[max(0, position - 2) : position]]
    return stem == "اب" and (after.startswith("ل") or before[-1:] in (["هو"], ["وهو"]) or any(form.isdigit() for form in before) or after.isdigit() or after in ("/", "الماضي", "الحالي", "الجاري", "المقبل"))


def _is_another_noun(tokens: Sequence[Token], position: int, stem: str) -> bool:
    """العاصمة صباح الاثنين 'the capital on Monday morning', مسقط رأسه 'where he was born', حماة الوطن 'guardians of the homeland': no Sabah, no Muscat and no Hama."""
    after = tokens[position + 1].form if position + 1 < len(tokens) else ""
    return stem == "صباح" and (after in load_calendar().weekdays or after in TIMES or after == "امس") or stem == "مسقط" and after.startswith("راس") or stem == "حماه" and after in GUARDED


def _is_penalty(tokens: Sequence[Token], position: int) -> bool:
    """بعقوبة الإعدام 'with the penalty of death', no Baqubah."""
    return position + 1 < len(tokens) and tokens[position + 1].form in ("الاعدام", "السجن", "الحبس", "الجلد", "الموت", "ماليه")


def lead_in(form: str) -> str | None:
    """The word of `leads` that a word is once و, ف and ب are taken off (وفي -> في, وبقصف -> قصف); nothing where it is none."""
    return next((bare for bare in (form, form.removeprefix("و"), form.lstrip("وفب")) if bare in words().leads), None)


def _leads(form: str) -> bool:
    """Whether a word leads to a name of a place: a preposition, a direction, a type word."""
    return lead_in(form) is not None or is_type(form) or any(r.bare in words().near for r in readings(form))


def is_of_news(form: str) -> bool:
    """Whether a word without the article is one that any news may write (داخل, مزدحم, نتج), by itself or behind و, ب, ل or ف: no name of a village that no table knows."""
    return not form.startswith("ال") and (form in load_words_of_news() or form[:1] in "وبلف" and form[1:] in load_words_of_news())


def is_everyday(form: str) -> bool:
    """Whether a word that goes on a list is one that reports write all the time: ومحيطها, وسقطت, وناشطون."""
    known = load_everyday_words()
    return any(stem in known for reading in readings(form) for stem in (reading.bare, *without_pronoun(reading.bare)))
