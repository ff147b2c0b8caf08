"""What is told as no incident that came to pass: ستقصف, قد تقصف, هل قصفت الطائرات؟, سقطت بغداد عام 1258.

In: the `Stretches` of a sentence. Out: stretches that are planned (the future with س, whose exceptions stand in resources/languages/ar/factuality.yaml) or no
incident (what may be, a question, history).
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.extract.mentions.factuality.stretches import PREPOSITIONS, Doubtful, Stretches
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.factuality_records import load_factuality
from riwaya.model import Token

FIRST_YEAR = "1990"
HIJRI = ("1300", "1500")
BEFORE_YEAR = 7
OPENING = 3
# قتل القيادي المولود عام 1962, بموجب قرار صدر عام 1974: of whom or what is told
BORN, BORN_WITHIN = ("مولود", "المولود", "مواليد", "ولد", "صدر", "الصادر", "تاسس", "اتفاق", "قرار"), 3
DASHES = frozenset(("-", "–", "—", ":"))


def _is_future(form: str) -> bool:
    form = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    future = load_factuality().future
    return form in future.short or len(form) >= 5 and form[0] == "س" and form[1] in "يتن" and not form.startswith(tuple(future.unless))


FUTURE = Remembered(_is_future)
MAY = Remembered(lambda form: form in ("قد", "وقد", "فقد"))
BEING = ("يكون", "تكون", "يكونون")


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.form) == 4 and token.form.isdigit()


def futures(stretches: Stretches) -> Iterator[Doubtful]:
    """ستقصف, سينسحبون: what is to come; no verb follows a preposition (قتيل في سنوني)."""
    for position in stretches.sentence.where(FUTURE):
        before = stretches.forms[position - 1] if position else ""
        if stretches.tokens[position].kind == "word" and (before not in PREPOSITIONS or before in ("بعد", "قبل")):
            yield position, stretches.until("clause", position), "planned", stretches.words.future.name


def possibilities(stretches: Stretches) -> Iterator[Doubtful]:
    """قد يؤدي إلى هجمات, قد تقصف: what may be; not قد تعرضت, nor قد يكون الهجوم من فعل X, which only doubts who did it."""
    for position in stretches.sentence.where(MAY):
        verb = position + 1
        if verb > stretches.last or stretches.forms[verb] in BEING:
            continue
        if stretches.forms[verb].startswith("ي") or stretches.is_listed("may-be", verb):
            last = stretches.until("clause", verb, goes_on=True)
            yield position, stretches.before_told(verb, last), "none", "possibility"


def questions(stretches: Stretches) -> Iterator[Doubtful]:
    """What is only asked is not told: هل قصفت الطائرات المطار؟"""
    if stretches.forms[stretches.last] == "؟" and any(stretches.is_listed("asking", position) for position in range(min(OPENING, stretches.last))):
        yield 0, stretches.last, "none", "question"


def old_years(stretches: Stretches) -> Iterator[Doubtful]:
    """A clause about a year before living reports (عام 1258) tells history, and so does a line that a year heads (1974 - اعتقال المطران), one of a list of what happened on that day."""
    tokens = stretches.tokens
    if len(tokens) > OPENING and _is_year(tokens[0]) and stretches.forms[1] in DASHES and tokens[2].kind == "word":
        yield 0, stretches.last, "none", "old-year"
    for position, token in enumerate(stretches.tokens[1:], 1):
        if _is_year(token) and not any(form.startswith(BORN) for form in stretches.forms[max(0, position - BORN_WITHIN) : position - 1]) and stretches.is_listed("year-words", position - 1):
            if token.form < FIRST_YEAR and not HIJRI[0] <= token.form <= HIJRI[1]:
                start = stretches.clause_start(position)
                # في عام 1258 سقطت بغداد: what stands behind a year that opens its clause
                until = max(position, stretches.until("clause", position)) if position - start <= OPENING - 1 else position
                yield max(start, position - BEFORE_YEAR), until, "none", "old-year"
