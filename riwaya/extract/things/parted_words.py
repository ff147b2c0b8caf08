"""Things whose two words stand apart: طائرة إسرائيلية دون طيار, مطار أبوظبي الدولي, قاعدة الوطية الجوية, مطار البلي العسكري.

In: a sentence with its matches. Out: the matches with these things among them, in place of what their first word alone was taken for. Between the
words stands a name or an adjective, three words at most; a preposition, a conjunction or a comma ends the search.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Entry, Found
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Sentence, Token

AIRPORT = frozenset("مطار مطارا مطاري المطار".split())
BASE = frozenset("قاعده قاعدتي القاعده".split())
PLANE = frozenset("طايره طايرات طايرتين طايرتان طايرتا الطايره الطايرات".split())
LEADING = frozenset("في علي الي عن مع بعد قبل خلال اثر ضد قرب التي الذي التابعه التابع".split())
WITHOUT = frozenset("دون بدون بلا غير".split())
TAILS = (
    (AIRPORT, frozenset("الدولي المدني".split()), "object", "airport"),
    (AIRPORT, frozenset("العسكري الحربي".split()), "object", "airbase"),
    (BASE, frozenset(("الجويه",)), "object", "airbase"),
)
PREFIXES = ("", "و", "ب", "ل", "وب", "ول", "ف")
WIDEST = 3


def with_parted(sentence: Sentence, matches: Sequence[Found], text: str) -> list[Found]:
    """The matches with the things of parted words, in order."""
    parted = [found for position, token in enumerate(sentence.tokens) if token.kind == "word" and (found := _parted(sentence.tokens, position, text)) is not None]
    if not parted:
        return list(matches)
    kept = [one for one in matches if one.table not in ("object", "weapon") or not any(found.first <= one.first <= found.last for found in parted)]
    return sorted([*kept, *parted], key=lambda found: (found.first, found.last))


def _parted(tokens: Sequence[Token], position: int, text: str) -> Found | None:
    head, prefix = _head(tokens[position].form)
    if not head:
        return None
    for last in range(position + 1, min(position + WIDEST + 3, len(tokens))):
        token = tokens[last]
        if token.kind not in ("word", "quote", "number") and token.form != "#" or _head(token.form)[0]:
            return None  # طائرة حربية وطائرة دون طيار, مطار البلي ومطار الضمير العسكري: the second one
        if head in PLANE and token.form in WITHOUT and last + 1 < len(tokens) and tokens[last + 1].form == "طيار":
            return _found("weapon", "drone", tokens, position, last + 1, prefix, text)
        identity = next(((table, identity) for heads, tails, table, identity in TAILS if head in heads and token.form in tails), None)
        if identity is not None:
            return _found(*identity, tokens, position, last, prefix, text) if last > position + 1 else None
        # من دون طيار
        if last > position + WIDEST or (token.form in LEADING or token.form == "من" and head not in PLANE) or token.form == "و" or token.form.startswith("وال"):
            return None
    return None


def _head(form: str) -> tuple[str, str]:
    """The head that a word is, with the particle joined to it."""
    known = AIRPORT | BASE | PLANE
    prefix = next((prefix for prefix in PREFIXES if form.startswith(prefix) and form.removeprefix(prefix) in known), None)
    return ("", "") if prefix is None else (form.removeprefix(prefix), prefix)


def _found(table: str, identity: str, tokens: Sequence[Token], first: int, last: int, prefix: str, text: str) -> Found:
    return Found(table, first, last, without_prefix(tokens[first], prefix, text), tokens[last].end, prefix, (Entry(table, identity, f"{table}s/{identity}", "noun"),))
