"""Quantities in one sentence: digits, number words, about, at least, at most, dozens, ranges, each with the class of unit beside it.

In: a sentence. Out: mentions in order, none overlapping. Reads languages/ar/numbers.yaml; number words are those of
`riwaya.grammar.numbers`. Whether a number counts people is not judged here; that it measures hours, money or a calibre is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.extract.values import Quantity
from riwaya.grammar.arabic import readings
from riwaya.grammar.numbers import DOUBLE_SCALES, LONGEST, SCALES, WORDS, read_number
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.number_words import NumberWords, Words, load_number_words
from riwaya.model import Mention, Sentence, Token

CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "لل", "وك", "ك")
NEVER_ALONE = frozenset(("احد", "احدي", "عشر", "الاف", "ملايين", "مليارات"))
DEFINITE_NEVER = frozenset(("اثنين", "احد", "الف", "واحد", "واحده"))
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
LARGEST = 50_000_000
YEARS = range(1900, 2101)
PHONE_DIGITS = 8


def mention_numbers(sentence: Sentence, text: str) -> tuple[Mention[Quantity], ...]:
    """Every quantity of a sentence, in order; the span runs from its qualifier (أكثر من) to its last word.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> text = "أصيب أكثر من 1,200 شخص بينهم خمسة وعشرون طفلا خلال ثلاثة أيام"
    >>> for number in mention_numbers(analyze(Report.of(text)).sentences[0], text):
    ...     print(text[number.start:number.end], number.value.min, number.value.max, number.value.unit)
    أكثر من 1,200 1200 None None
    خمسة وعشرون 25 25 None
    ثلاثة 3 3 time
    """
    words = load_number_words()
    tokens = sentence.tokens
    forms = sentence.forms
    found: list[Mention[Quantity]] = []
    free = 0
    for position in sentence.where(OPENERS):
        read = _at(tokens, forms, text, position, words) if position >= free else None
        if read is None:
            continue
        quantity, last, rule, prefix = read
        if rule not in ("several", "one-of", "range"):
            ranged = _range(tokens, forms, text, position, last, quantity, free, words)
            if ranged is not None:
                first, last, quantity = ranged
                rule = "range"
        first = position if rule != "range" else first
        quantity, first, last = _qualified(quantity, forms, first, last, free, words)
        unit = _unit(tokens, forms, text, first, last, words)
        if unit is not None:
            quantity = Quantity(min=quantity.min, max=quantity.max, quantifier=quantity.quantifier, unit=unit)
        start = tokens[first].start if first < position or not prefix else tokens[first].end - (len(tokens[first].form) - len(prefix))
        # a word broken up by tatweel is longer in the text than its folded form
        start = max(start, tokens[first].start)
        found.append(Mention(start, tokens[last].end, first, last, quantity, f"ar/numbers/{rule}", prefix if first == position else ""))
        free = last + 1
    return tuple(found)


def _beginnings(form: str) -> tuple[tuple[str, str, str], ...]:
    """The readings of a word with which a quantity may begin: prefix, stem, and the stem as a number word is looked up."""
    words, found = load_number_words(), []
    for reading in readings(form):
        is_counted = reading.is_definite and reading.bare in WORDS and reading.bare not in DEFINITE_NEVER and reading.bare not in SCALES
        stem = reading.bare if is_counted else reading.stem
        if reading.prefix in CLITICS and (reading.stem in words.vague or stem in WORDS):
            found.append((reading.prefix, reading.stem, stem))
    return tuple(found)


_BEGINNINGS = Remembered(_beginnings)
OPENERS = Remembered(lambda form: form[0].isdecimal() or bool(_BEGINNINGS[form]))


def _at(tokens: Sequence[Token], forms: Sequence[str], text: str, position: int, words: NumberWords) -> tuple[Quantity, int, str, str] | None:
    """The quantity that starts here: its value, last token, rule and the prefix of its first word."""
    if tokens[position].kind == "number":
        digits = _digits(tokens, forms, text, position)
        return (*_with_rest(forms, *digits), "") if digits else None
    if tokens[position].kind != "word":
        return None
    for prefix, written, stem in _BEGINNINGS[forms[position]]:
        vague = _vague(forms, written, position, words)
        if vague is not None:
            return (*vague, prefix)
        if stem not in WORDS or stem in NEVER_ALONE and not _is_compound(stem, forms, position):
            continue
        read = read_number([stem, *(_without_article(f) for f in forms[position + 1 : position + LONGEST])])
        if read is not None and 0 < read[0] <= LARGEST:
            return (*_with_rest(forms, Quantity(min=read[0], max=read[0]), position + read[1] - 1, "words"), prefix)
    return None


def _with_rest(forms: Sequence[str], quantity: Quantity, last: int, rule: str) -> tuple[Quantity, int, str]:
    """Thousands in words and the rest in digits are one number: 240 ألفا و381, ألف و500."""
    scale = SCALES.get(forms[last], 0) or DOUBLE_SCALES.get(forms[last], 0) // 2
    if scale and quantity.min is not None and last + 2 < len(forms) and forms[last + 1] == "و" and forms[last + 2].isdigit() and 0 < int(forms[last + 2][:12]) < scale:
        value = quantity.min + int(forms[last + 2])
        return Quantity(min=value, max=value), last + 2, rule
    return quantity, last, rule


def _is_compound(stem: str, forms: Sequence[str], position: int) -> bool:
    """أحد and إحدى are numbers only in compounds: أحد عشر, إحدى وعشرين."""
    read = read_number([stem, *forms[position + 1 : position + 3]])
    return stem in ("احد", "احدي") and read is not None and read[1] > 1


def _without_article(form: str) -> str:
    """A joined tens word loses its article, so that الثماني والأربعين is one number."""
    return "و" + form[3:] if form.startswith("وال") and form[3:] in WORDS else form[2:] if form in ("العشر", "العشره") else form


def _vague(forms: Sequence[str], stem: str, position: int, words: NumberWords) -> tuple[Quantity, int, str] | None:
    record, width = None, 0
    for sequence, candidate in words.vague.get(stem, ()):
        if _matches(forms, position + 1, sequence[1:]):
            record, width = candidate, len(sequence)
            break
    if record is None:
        return None
    following = forms[position + width] if position + width < len(forms) else ""
    if record.name == "several":
        # عدد alone is a noun of its own (عدد القتلى) unless a plural follows at once (عدد كبير من, عدد من)
        if stem in ("عدد",) and width == 1:
            return None
        if following in words.vague and words.vague[following][0][1].min:  # عدة آلاف, بضع مئات
            least = words.vague[following][0][1]
            return Quantity(min=least.min, max=None, quantifier=least.quantifier), position + width, "vague"
        return Quantity(min=None, max=None, quantifier="several"), position + width - 1, "several"
    if record.name == "one-of":
        if _is_compound(stem, forms, position) or not following or not following[0].isalpha():
            return None
        return Quantity(min=1, max=1), position, "one-of"
    scale = SCALES.get(following.removeprefix("ال")) if following != "الف" else 1000
    least_number = (record.min or 0) * (scale or 1)
    if record.max is not None and not scale:
        return Quantity(min=record.min, max=record.max, quantifier=record.quantifier), position + width - 1, "vague"
    return Quantity(min=least_number, max=None, quantifier=record.quantifier if not scale else "thousands"), position + (1 if scale else 0), "vague"


def _digits(tokens: Sequence[Token], forms: Sequence[str], text: str, position: int) -> tuple[Quantity, int, str] | None:
    raw, last = forms[position], position
    if GROUPED.fullmatch(raw):
        value = int(re.sub(r"[.,]", "", raw))
    elif raw.isdigit():
        value = int(raw[:12])
        # 1،200 with the Arabic comma and 12 500 with a hard space are one number; a plain space or a comma with a space are two
        while last + 2 < len(tokens) and forms[last + 1] == "،" and _touch(tokens, last) and _touch(tokens, last + 1) and re.fullmatch(r"\d{3}", forms[last + 2]):
            value, last = value * 1000 + int(forms[last + 2]), last + 2
    else:
        decimal = re.fullmatch(r"(\d+)[.,](\d{1,2})", raw)
        following = forms[position + 1] if position + 1 < len(forms) else ""
        if decimal is None or following not in SCALES:
            return None
        whole = round(float(f"{decimal[1]}.{decimal[2]}") * SCALES[following])
        return Quantity(min=whole, max=whole), position + 1, "digits"
    following = forms[last + 1] if last + 1 < len(forms) else ""
    if following in SCALES and value < 10_000:
        value, last = value * SCALES[following], last + 1
        if last + 1 < len(forms) and forms[last + 1] == "ونصف":
            value, last = value + SCALES[following] // 2, last + 1
    if value > LARGEST:
        return None
    return Quantity(min=value, max=value), last, "digits"


def _touch(tokens: Sequence[Token], position: int) -> bool:
    return tokens[position].end == tokens[position + 1].start


def _range(
    tokens: Sequence[Token], forms: Sequence[str], text: str, position: int, last: int, low: Quantity, free: int, words: NumberWords
) -> tuple[int, int, Quantity] | None:
    """Two numbers that bound one quantity: بين 10 و15, من 20 إلى 30, 10-15."""
    if last + 1 >= len(tokens) or low.min is None or low.max is None:
        return None
    for opens, joins in words.ranges:
        width = next((len(o) for o in opens if position - len(o) >= free and _matches_peeled(forms, position - len(o), o)), 0)
        if opens and not width:
            continue
        join = forms[last + 1]
        joined = join[:1] if join not in joins and join[:1] in joins and join[1:] in WORDS else ""
        if join in joins:
            high = _at(tokens, forms, text, last + 2, words) if last + 2 < len(tokens) else None
        elif joined:
            high = _at(tokens, forms, text, last + 1, words)
        else:
            continue
        if high is None or high[0].min is None or high[0].min <= low.min or high[2] not in ("digits", "words"):
            continue
        if join in ("-", "–", "/") and (high[0].min > 20 * low.min or _more_dashes(forms, high[1]) or (last > 0 and position > 0 and forms[position - 1] in "-/–")):
            continue
        return position - width, high[1], Quantity(min=low.min, max=high[0].max)
    return None


def _more_dashes(forms: Sequence[str], last: int) -> bool:
    return last + 1 < len(forms) and forms[last + 1] in ("-", "/", "–")


def _qualified(quantity: Quantity, forms: Sequence[str], first: int, last: int, free: int, words: NumberWords) -> tuple[Quantity, int, int]:
    """The quantity with what stands before (أكثر من) or right after it (على الأقل)."""
    if first > free:
        for sequence, quantifier in words.before.get(_bare_tail(forms[first - 1], words.before), ()):
            begin = first - len(sequence)
            if begin >= free and _matches_peeled(forms, begin, sequence):
                quantity, first = bounded(quantity, quantifier), begin
                # نحو after أكثر من adds nothing, but أكثر من may stand before نحو
                break
    after = quantifier_after(forms, last + 1, words)
    if after is not None:
        quantity, last = bounded(quantity, after[0]), after[1]
    return quantity, first, last


def quantifier_after(forms: Sequence[str], position: int, words: NumberWords) -> tuple[str, int] | None:
    """A qualifier that stands behind a number or its noun (على الأقل): the quantifier and its last token."""
    if position < len(forms):
        for sequence, quantifier in words.after.get(forms[position], ()):
            if _matches(forms, position, sequence):
                return quantifier, position + len(sequence) - 1
    return None


def bounded(quantity: Quantity, quantifier: str) -> Quantity:
    """A quantity under a qualifier: at least 5 has no upper end, at most 5 no lower one."""
    if quantifier == "at_least" and quantity.min is not None:
        return Quantity(min=quantity.min, max=None, quantifier="at_least" if quantity.quantifier in ("exact", "about") else quantity.quantifier, unit=quantity.unit)
    if quantifier == "at_most" and quantity.max is not None:
        return Quantity(min=None, max=quantity.max, quantifier="at_most", unit=quantity.unit)
    if quantifier == "about" and quantity.quantifier == "exact":
        return Quantity(min=quantity.min, max=quantity.max, quantifier="about", unit=quantity.unit)
    return quantity


def _bare_tail(form: str, index: dict[str, tuple[tuple[Words, str], ...]]) -> str:
    """A one-word qualifier may bear a proclitic: بنحو, ولنحو, وحوالي."""
    return next((r.stem for r in readings(form) if r.stem in index and r.prefix in CLITICS), form)


def _matches(forms: Sequence[str], position: int, sequence: Sequence[str]) -> bool:
    return tuple(forms[position : position + len(sequence)]) == tuple(sequence)


def _matches_peeled(forms: Sequence[str], position: int, sequence: Words) -> bool:
    """The same with proclitics free on the first word: بأكثر من, وما لا يقل عن."""
    if position < 0 or not _matches(forms, position + 1, sequence[1:]):
        return False
    return any(r.stem == sequence[0] and r.prefix in CLITICS for r in readings(forms[position]))


def _unit(tokens: Sequence[Token], forms: Sequence[str], text: str, first: int, last: int, words: NumberWords) -> str | None:
    """The class of the unit beside a number that counts no people or things of ours; `None` where nothing says so."""
    after = last + 1
    while after < len(tokens) and (tokens[after].kind == "quote" or forms[after] in ("(", ")", "من")):
        after += 1
    for sequence, name in words.unit_after.get(forms[after], ()) if after < len(tokens) else ():
        if _matches(forms, after, sequence):
            return name
    before = first - 1
    while before >= 0 and (tokens[before].kind == "quote" or forms[before] in ("(", "ال", ":")):
        before -= 1
    if before >= 0:
        for sequence, name in words.unit_before.get(_bare_tail(forms[before], words.unit_before), ()):
            if _matches_peeled(forms, before - len(sequence) + 1, sequence):
                return name
    if tokens[first].kind != "number":
        return None
    return _label(tokens, forms, first, last)


def _label(tokens: Sequence[Token], forms: Sequence[str], first: int, last: int) -> str | None:
    """Digits that are a date, a telephone number, a list number or part of a name (9M55K, 22-11-2021, 1)."""
    raw = forms[first]
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    previous = tokens[first - 1] if first else None
    if following is not None and following.start == tokens[last].end and (following.form in ("/", "-", "–") or following.form.isascii() and following.form.isalpha()):
        return "date" if following.form in ("/", "-", "–") else "calibre"
    if previous is not None and previous.end == tokens[first].start and (previous.form in ("/", "-", "–", "+", "#") or previous.form.isascii() and previous.form.isalpha()):
        return "date" if previous.form in ("/", "-", "–") else "calibre"
    if len(raw) >= PHONE_DIGITS and raw.isdigit() or (len(raw) > 2 and raw[0] == "0"):
        return "phone"
    if first == 0 and following is not None and following.form in ("-", ")", ".", "–"):
        return "listing"
    if raw.isdigit() and len(raw) == 4 and int(raw) in YEARS and (following is None or following.kind != "word" or following.form in ("في", "علي", "الي", "حتي", "من")):
        return "date"
    return None
