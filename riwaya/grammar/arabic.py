"""What Arabic needs beyond data: proclitics, the article, suffix pronouns and verb forms, all on folded spelling.

In: a folded word. Out: its readings, the whole word first. A reading is one way to peel the word; none is preferred here, the
lexicon decides which exists. Clitics: Habash, Introduction to Arabic Natural Language Processing (2010), chapter 4.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
PRONOUNS = ("هما", "هم", "هن", "ها", "ه")  # third person: news speaks of others
MINIMUM_STEM = 2


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to peel a word: `prefix` (proclitics without the article), `stem` with its article, `bare` without it."""

    prefix: str
    stem: str
    bare: str
    is_definite: bool


@lru_cache(maxsize=1 << 17)
def readings(form: str) -> tuple[Reading, ...]:
    """Every way to peel proclitics off a folded word, the whole word first.

    >>> [(r.prefix, r.stem, r.bare) for r in readings("وبالقصف")]
    [('', 'وبالقصف', 'وبالقصف'), ('و', 'بالقصف', 'بالقصف'), ('وب', 'القصف', 'قصف')]
    >>> [(r.prefix, r.stem) for r in readings("للتنظيم")]
    [('', 'للتنظيم'), ('ل', 'التنظيم'), ('ل', 'لتنظيم'), ('لل', 'تنظيم')]
    """
    found: list[Reading] = []
    _peel("", form, found, True, True)
    return tuple(dict.fromkeys(found))


def _peel(prefix: str, rest: str, found: list[Reading], conjunction: bool, preposition: bool) -> None:
    definite = rest.startswith("ال") and len(rest) >= 4
    found.append(Reading(prefix, rest, rest[2:] if definite else rest, definite))
    if len(rest) <= MINIMUM_STEM:
        return
    if conjunction and rest[0] in CONJUNCTIONS:
        _peel(prefix + rest[0], rest[1:], found, False, True)
    if preposition and rest.startswith("لل") and len(rest) > 4:
        found.append(Reading(prefix + "ل", "ال" + rest[2:], rest[2:], True))
    if preposition and rest[0] in PREPOSITIONS:
        _peel(prefix + rest[0], rest[1:], found, False, rest.startswith("لل"))


@lru_cache(maxsize=1 << 16)
def without_pronoun(form: str) -> tuple[str, ...]:
    """The stems that remain when a suffix pronoun is peeled off; ta marbuta comes back.

    >>> without_pronoun("سيارته")
    ('سيارت', 'سياره')
    >>> without_pronoun("مقراتها")
    ('مقرات', 'مقراه')
    """
    stems: list[str] = []
    for pronoun in PRONOUNS:
        if form.endswith(pronoun) and len(form) - len(pronoun) >= 3:
            stem = form[: -len(pronoun)]
            stems.append(stem)
            if stem.endswith("ت"):
                stems.append(stem[:-1] + "ه")
            break
    return tuple(stems)


def without_object(form: str) -> tuple[str, ...]:
    """The verb forms that remain when an object pronoun is peeled off.

    >>> without_object("قتلوه")
    ('قتلو', 'قتلوا')
    >>> without_object("القاها")
    ('القا', 'القي')
    """
    for pronoun in PRONOUNS:
        if form.endswith(pronoun) and len(form) - len(pronoun) >= 3:
            stem = form[: -len(pronoun)]
            if pronoun == "ه" and stem[-1] not in "توا" and stem[0] != "ي":
                return ()  # هجرة is folded to هجره: no verb with its object
            return (stem, stem + "ا") if stem.endswith("و") else (stem, stem[:-1] + "ي") if stem.endswith("ا") else (stem,)
    return ()


def with_object(form: str) -> tuple[str, ...]:
    """A folded verb form with each object pronoun: a plural drops its alef, a final ya is written as alef before it too (تلى, تلاه).

    >>> with_object("رافقوا")[:2], with_object("تلي")[-2:]
    (('رافقوهما', 'رافقوهم'), ('تليه', 'تلاه'))
    """
    stems = [form[:-1]] if form.endswith("وا") else [form, form[:-1] + "ا"] if form.endswith("ي") else [form]
    return tuple(stem + pronoun for pronoun in PRONOUNS for stem in stems)


@lru_cache(maxsize=1 << 8)
def stems_of(form: str) -> frozenset[str]:
    """All that may be left of a folded word, however it is peeled: a table that knows none of it has nothing for the word.

    >>> sorted(stems_of("وبالقصف"))
    ['القصف', 'بالقصف', 'قصف', 'وبالقصف']
    """
    found: set[str] = set()
    for reading in readings(form):
        found.update((reading.stem, reading.bare))
        if form.endswith(PRONOUNS):
            found.update((*without_pronoun(reading.stem), *without_pronoun(reading.bare), *without_object(reading.stem)))
    return frozenset(found)


def accusatives(form: str) -> tuple[str, ...]:
    """The indefinite accusative of a folded noun phrase: of its first word, and of all its words (adjectives agree).

    >>> accusatives("قصف مدفعي")
    ('قصفا مدفعي', 'قصفا مدفعيا')
    >>> accusatives("غاره")
    ()
    """
    words = form.split()
    marked = [word if word.endswith(("ه", "ا", "ات", "ين", "ون")) or len(word) < 3 else word + "ا" for word in words]
    if marked[0] == words[0]:
        return ()
    return tuple(dict.fromkeys((" ".join((marked[0], *words[1:])), " ".join(marked))))


def first_plural(past: str) -> str:
    """What a group says of itself, of a sound or defective verb: استهدفنا, رمينا; of a hollow one no form (أغار, أغرنا).

    >>> first_plural("استهدف"), first_plural("القي")
    ('استهدفنا', 'القينا')
    """
    return past[:-1] + "ينا" if past.endswith("ا") else past + "نا"


@cache
def conjugated(past: str, present: str) -> tuple[str, ...]:
    """The third-person forms of a sound verb, given its past (قصف) and present (يقصف), folded, active and passive alike.

    >>> conjugated("قصف", "يقصف")
    ('قصف', 'قصفت', 'قصفا', 'قصفتا', 'قصفوا', 'قصفن', 'يقصف', 'تقصف', 'يقصفون', 'يقصفان', 'تقصفان', 'يقصفوا', 'يقصفا', 'يقصفن')
    """
    body = present[1:]
    if past.endswith(("ا", "ي")):
        short_body = body[:-1] if body.endswith(("ي", "ا", "و")) else body
        # of a short verb the jussive is written like another verb: لم ترد تفاصيل is no أردى, يود no أودى
        jussive = ("ي" + short_body, "ت" + short_body) if len(short_body) > 2 else ()
        presents: tuple[str, ...] = (present, "ت" + body, "ي" + short_body + "ون", "ي" + short_body + "ان", "ي" + short_body + "وا", *jussive)
    else:
        presents = ("ي" + body, "ت" + body, "ي" + body + "ون", "ي" + body + "ان", "ت" + body + "ان", "ي" + body + "وا", "ي" + body + "ا", "ي" + body + "ن")
    return tuple(dict.fromkeys((*conjugated_past(past), *presents)))


def conjugated_past(past: str) -> tuple[str, ...]:
    """Those of the past alone.

    >>> conjugated_past("سيطر"), conjugated_past("استولي")
    (('سيطر', 'سيطرت', 'سيطرا', 'سيطرتا', 'سيطروا', 'سيطرن'), ('استولي', 'استولت', 'استوليت', 'استولوا', 'استوليا', 'استولتا'))
    """
    if past.endswith(("ا", "ي")):  # defective: قضى قضت قضوا, لقي لقيت لقوا
        short = past[:-1]
        # folding makes alef maqsura and ya one letter, so both paradigms are given: قضى قضت, لقي لقيت
        return tuple(dict.fromkeys((past, short + "ت", past + "ت", short + "وا", short + "يا", short + "تا")))
    return (past, past + "ت", past + "ا", past + "تا", past + "وا", past + "ن")
