"""The words around a thing in its sentence.

In: an object match and the tokens of its sentence. Out: the words before it and the token behind it, on folded spelling.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Found
from riwaya.model import Token

WIDTH = 6
TOWARDS = frozenset(("نحو", "باتجاه", "اتجاه", "صوب"))  # أطلقوا النار باتجاه منزل


def is_of(form: str, forms: frozenset[str], joined: str = "و") -> bool:
    """Whether a word is one of a set, also with a particle joined to it."""
    return form in forms or form[:1] in joined and form[1:] in forms


def around(found: Found, tokens: Sequence[Token]) -> tuple[list[str], str, str]:
    """The words before a thing, the last of them, and the token behind it."""
    before = [t.form for t in tokens[max(0, found.first - WIDTH) : found.first] if t.kind == "word"]
    return before, before[-1] if before else "", tokens[found.last + 1].form if found.last + 1 < len(tokens) else ""
