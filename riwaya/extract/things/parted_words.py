"""Things whose two words stand apart: طائرة إسرائيلية دون طيار, طائرة تركية انتحارية مسيرة, مطار أبوظبي الدولي, قاعدة الوطية الجوية, حقل الشرارة النفطي.

In: a sentence with its matches. Out: the matches with these things among them, in place of what their first word alone was taken for. Between the
words stands a name or an adjective, three words at most; a preposition, a conjunction or a comma ends the search.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Sentence, Token

AIRPORT = frozenset("مطار مطارا مطاري المطار".split())
BASE = frozenset("قاعده قاعدتي القاعده".split())
PLANE = frozenset("طايره طايرات طايرتين طايرتان طايرتا الطايره الطايرات".split())
FIELD = frozenset("حقل حقلي حقول".split())
LEADING = frozenset("في فوق علي الي عن مع بعد قبل خلال اثر ضد قرب التي الذي التابعه التابع".split())
WITHOUT = frozenset("دون بدون بلا غير".split())
UNMANNED = frozenset("مسيره مسيرتان مسيرتين مسيرات المسيره المسيرات انتحاريه انتحاريتان انتحاريتين الانتحاريه انقضاضيه الانقضاضيه مفخخه المفخخه".split())
TAILS = (
    (AIRPORT, frozenset("الدولي المدني".split()), "object", "airport"),
    (AIRPORT, frozenset("العسكري الحربي".split()), "object", "airbase"),
    (BASE, frozenset(("الجويه",)), "object", "airbase"),
    (PLANE, UNMANNED, "weapon", "drone"),
    (FIELD, frozenset("النفطي النفطيه النفطيين للنفط الغازي للغاز".split()), "object", "oil"),
)
KNOWN = AIRPORT | BASE | PLANE | FIELD
PREFIXES = ("", "و", "ب", "ل", "وب", "ول", "ف")
WIDEST = 3


def _head(form: str) -> tuple[str, str] | None:
    """The head that a word is, and the particle joined to it; most words are none."""
    return next(((bare, prefix) for prefix in PREFIXES if form.startswith(prefix) and (bare := form.removeprefix(prefix)) in KNOWN), None)


HEADS = Remembered(_head, stems=lambda: KNOWN)


def with_parted(sentence: Sentence, matches: Sequence[Found], text: str) -> list[Found]:
    """The matches with the things of parted words, in order."""
    parted = [found for position in sentence.where(HEADS) if (found := _parted(sentence.tokens, position, text)) is not None]
    if not parted:
        return list(matches)
    kept = [one for one in matches if one.table not in ("object", "weapon") or not any(found.first <= one.first <= found.last for found in parted)]
    return sorted([*kept, *parted], key=lambda found: (found.first, found.last))


def _parted(tokens: Sequence[Token], position: int, text: str) -> Found | None:
    """The thing whose first word stands at a position, with the word that says what it is."""
    led = HEADS[tokens[position].form]
    if led is None:
        return None
    head, prefix = led
    for last in range(position + 1, min(position + WIDEST + 2, len(tokens))):
        token = tokens[last]
        if token.kind not in ("word", "quote", "number") and token.form != "#" or HEADS[token.form] is not None:
            return None  # طائرة حربية وطائرة دون طيار, مطار البلي ومطار الضمير العسكري: the second one
        if head in PLANE and token.form in WITHOUT and last + 1 < len(tokens) and tokens[last + 1].form == "طيار":
            return _found("weapon", "drone", tokens, position, last + 1, prefix, text)
        identity = next(((table, identity) for heads, tails, table, identity in TAILS if head in heads and token.form in tails), None)
        if identity is not None:
            return _found(*identity, tokens, position, last, prefix, text) if last > position + 1 or head in PLANE else None
        # من دون طيار
        if token.form in LEADING or token.form == "من" and head not in PLANE or token.form == "و" or token.form.startswith("وال"):
            return None
    return None


def _found(table: str, identity: str, tokens: Sequence[Token], first: int, last: int, prefix: str, text: str) -> Found:
    return Found(table, first, last, without_prefix(tokens[first], prefix, text), tokens[last].end, prefix, (Entry(table, identity, f"{table}s/{identity}", "noun"),))
