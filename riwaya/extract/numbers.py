"""Quantities in one sentence: digits, number words, about, at least, at most, dozens, ranges."""

from __future__ import annotations

from riwaya.extract.values import Quantity
from riwaya.grammar.numbers import WORDS, read_number
from riwaya.model import Mention, Sentence

ABOUT = frozenset("نحو قرابه حوالي زهاء تقريبا".split())
VAGUE = {"عشرات": (20, "dozens"), "العشرات": (20, "dozens"), "مئات": (200, "hundreds"), "ميات": (200, "hundreds"), "المئات": (200, "hundreds"), "الميات": (200, "hundreds"), "الاف": (2000, "thousands"), "الالاف": (2000, "thousands")}
SEVERAL = frozenset("عده بضعه عدد عددا عدد".split())
AT_LEAST = (("اكثر", "من"), ("ازيد", "من"), ("ما", "لا", "يقل", "عن"), ("لا", "يقل", "عن"), ("ما", "يزيد", "عن"), ("ما", "يزيد", "علي"), ("يزيد", "عن"), ("فوق",), ("ما", "يقارب"))
AT_MOST = (("اقل", "من"), ("لا", "يتجاوز"), ("ما", "لا", "يتجاوز"))
CLITICS = "وفبل"


def mention_numbers(sentence: Sentence, text: str) -> tuple[Mention[Quantity], ...]:
    """Every quantity of a sentence, in order, longest first at each word; no unit is judged here."""
    tokens = sentence.tokens
    forms = [token.form for token in tokens]
    found: list[Mention[Quantity]] = []
    position = 0
    while position < len(tokens):
        read = _at(forms, tokens[position].kind, position)
        if read is None:
            position += 1
            continue
        quantity, width, rule = read
        first = position
        quantity, first = _qualified(quantity, forms, first)
        last = position + width - 1
        if forms[last + 1 : last + 3] == ["علي", "الاقل"]:
            quantity, last = Quantity(min=quantity.min, max=None, quantifier="at_least"), last + 2
        if found and first <= found[-1].last:
            first = position
        found.append(Mention(tokens[first].start, tokens[last].end, first, last, quantity, f"ar/numbers/{rule}"))
        position = last + 1
    return tuple(found)


def _at(forms: list[str], kind: str, position: int) -> tuple[Quantity, int, str] | None:
    form = forms[position]
    if kind == "number":
        return _digits(forms, position)
    bare = form[1:] if form[:1] in CLITICS and (form[1:] in VAGUE or form[1:] in WORDS or form[1:] in SEVERAL) and form not in WORDS else form
    if bare in VAGUE:
        least, quantifier = VAGUE[bare]
        return Quantity(min=least, max=None, quantifier=quantifier), 1, "vague"
    if bare in SEVERAL:
        following = forms[position + 1] if position + 1 < len(forms) else ""
        if bare in ("عدد", "عددا") and following not in ("من",) and not following.startswith("من"):
            return None
        return Quantity(min=None, max=None, quantifier="several"), 2 if following == "من" else 1, "several"
    if bare in WORDS and bare not in ("احد", "احدي", "عشر", "واحد", "واحده", "الاف"):
        read = read_number([bare, *forms[position + 1 : position + 8]])
        if read and read[0] > 0:
            return Quantity(min=read[0], max=read[0]), read[1], "words"
    if bare in ("احد", "احدي"):
        return Quantity(min=1, max=1), 1, "one-of"
    return None


def _digits(forms: list[str], position: int) -> tuple[Quantity, int, str] | None:
    raw = forms[position]
    value = int(raw.replace(",", "").replace(".", "")) if raw.count(",") + raw.count(".") and all(len(p) == 3 for p in raw.replace(".", ",").split(",")[1:]) else int(raw) if raw.isdigit() else None
    if value is None or value > 10_000_000:
        return None
    width = 1
    following = forms[position + 1] if position + 1 < len(forms) else ""
    if following in ("الف", "الفا", "الاف", "مليون") and value < 10_000:
        value, width = value * (1_000_000 if following == "مليون" else 1000), 2
    if following == "-" and position + 2 < len(forms) and forms[position + 2].isdigit() and int(forms[position + 2]) > value and value < 1900:
        return Quantity(min=value, max=int(forms[position + 2])), 3, "range"
    return Quantity(min=value, max=value), width, "digits"


def _qualified(quantity: Quantity, forms: list[str], first: int) -> tuple[Quantity, int]:
    before = [form[1:] if form[:1] in CLITICS and form[1:] in ABOUT else form for form in forms[max(0, first - 4) : first]]
    if before and before[-1] in ABOUT:
        return Quantity(min=quantity.min, max=quantity.max, quantifier="about" if quantity.quantifier == "exact" else quantity.quantifier), first - 1
    for phrases, is_least in ((AT_LEAST, True), (AT_MOST, False)):
        for phrase in phrases:
            tail = [form.lstrip("وبل") if i == 0 and form.lstrip("وبل") == phrase[0] else form for i, form in enumerate(before[-len(phrase) :])]
            if tuple(tail) == phrase:
                bounds = (quantity.min, None, "at_least") if is_least else (None, quantity.max, "at_most")
                return Quantity(min=bounds[0], max=bounds[1], quantifier=bounds[2]), first - len(phrase)
    return quantity, first
