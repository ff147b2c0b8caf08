"""Bombs that no adjective tells apart: انفجار قنبلة في مقهى, قنبلة انفجرت أسفل حافلة, هجوم بقنبلة: somebody had laid them; and those that a war left: قنبلة كانوا يلعبون بها.

In: a sentence with its matches. Out: the matches with these bombs as devices or as what was left. A bomb is laid where its word, which no longer form covers (قنبلة يدوية, قنابل عنقودية), stands
behind a word for exploding or right before one for exploding or laying; not what a war left behind (قنبلة من مخلفات الحرب), nor what was thrown or dropped. One that people
had found or played with was left by a war, also where its word says what it is (قنبلة يدوية عثرا عليها).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Sentence

BOMBS = frozenset("قنبله قنبلتان قنبلتين قنابل القنبله القنبلتين القنبلتان".split())
EXPLODING = tuple(joined + stem for joined in ("", "و", "ف", "ب", "ل") for stem in ("انفجر", "انفجار", "تفجير", "فجر"))
ATTACKS = frozenset("هجوم هجوما هجمات هجومين الهجوم".split())
LAID = ("انفجر", "زرع", "مزروع", "وضع", "موضوع", "مخبا", "مثبت", "كانت")
FINDING = ("عثر", "يلعب", "تلعب", "لعب", "عبث", "يعبث", "وجد", "لهو", "يلهو")
THEM = frozenset("بها به عليها عليه".split())
WIDTH = 3
BEHIND = 6
PREFIXES = ("", "ب", "و", "ل")


def _bomb(form: str) -> str | None:
    """The particle joined to a word for a bomb; `None` for all other words."""
    return next((prefix for prefix in PREFIXES if form.startswith(prefix) and form.removeprefix(prefix) in BOMBS), None)


def _marked(form: str) -> tuple[str] | None:
    prefix = _bomb(form)
    return (prefix,) if prefix is not None else None


PREFIX = Remembered(_marked, stems=lambda: BOMBS)


def with_bare_bombs(sentence: Sentence, matches: Sequence[Found], text: str) -> list[Found]:
    """The matches with the bombs that were laid, in order."""
    found = list(matches)
    for position in sentence.where(PREFIX):
        marked, token = PREFIX[sentence.forms[position]], sentence.tokens[position]
        if marked is None:
            continue
        is_left = _was_found(sentence.forms[position + 1 : position + 1 + BEHIND])
        is_named = any(one.table == "weapon" and one.first <= position <= one.last for one in matches)
        if is_left or not is_named and _is_laid(sentence.forms, position, marked[0]):
            bomb = "unexploded_ordnance" if is_left else "ied"
            found.append(Found("weapon", position, position, without_prefix(token, marked[0], text), token.end, marked[0], (Entry("weapon", bomb, f"weapons/{bomb}", "noun"),)))
    return sorted(found, key=lambda one: (one.first, one.last)) if len(found) > len(matches) else found


def _was_found(behind: Sequence[str]) -> bool:
    """Whether people had found what exploded, or played with it: عثرا عليها, كانوا يلعبون بها."""
    return any(form.startswith(FINDING) and not THEM.isdisjoint(behind[place + 1 : place + 3]) for place, form in enumerate(behind))


def _is_laid(forms: Sequence[str], position: int, prefix: str) -> bool:
    before, behind = forms[max(0, position - WIDTH) : position], forms[position + 1 : position + WIDTH]
    if behind[:1] == ("من",):
        return False  # قنبلة من مخلفات الحرب
    if prefix == "ب":
        return not ATTACKS.isdisjoint(before[-1:])
    return any(form.startswith(EXPLODING) for form in before) or bool(behind) and behind[0].startswith(LAID)
