"""Negated verbs and nouns of acts: لم تقصف الطائرات, دون أن يصاب أحد, لا إصابات.

In: the `Stretches` of a sentence. Out: denied stretches with the name of their `NegationRecord` (resources/languages/ar/factuality.yaml), which says the verbs
whose negation denies that something happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from riwaya.extract.mentions.factuality.stretches import Doubtful, Stretches
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.factuality_records import load_factuality

WITHOUT = ("دون", "بدون")
_CASUALTY = frozenset(("قتل", "يقتل", "تقتل", "يصب", "تصب", "اصيب", "يصاب", "تصاب", "يسجل", "تسجل", "نسجل", "يرصد", "ترصد"))
_AFTER_CASUALTY = frozenset(("بسقوط", "بقصف", "بالقصف", "في", "من", "جراء", "خلال", "اثر", "بسبب", "نتيجه"))


def _negates(form: str) -> str:
    """The particle of negation that a word may be, و and ف taken off; empty where it is none."""
    bare = form[1:] if form[:1] in "وف" and len(form) > 2 else form
    return bare if bare in _particles() else ""


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(("لا", *WITHOUT, *load_factuality().particles))


NEGATES = Remembered(_negates, stems=_particles)


def negations(stretches: Stretches) -> Iterator[Doubtful]:
    """What is said not to have happened."""
    forms, words = stretches.forms, stretches.words
    for position in stretches.sentence.where(NEGATES):
        particle, verb = NEGATES[forms[position]], position + 1
        if particle == "لا" and verb in stretches.nouns and not forms[verb].startswith("ال"):
            is_casualty = stretches.is_listed("casualties", verb)
            yield position, verb if is_casualty else stretches.until("clause", verb), "denied", "no-such-act"
            continue
        if particle in WITHOUT and verb < len(forms) and forms[verb] == "ان":
            particle, verb = f"{particle} ان", verb + 1
        record = words.particles.get(particle)
        if record is None or verb >= len(forms) or forms[verb] not in words.negated[record.name]:
            continue
        if forms[verb][0] in "نا" and '"' in forms[:position]:
            yield 0, stretches.last, "denied", record.name  # "لم نقصف": who did it says so himself, of all that is told
            continue
        last = stretches.until("clause", verb)
        if forms[verb] in _CASUALTY:
            last = next((p - 1 for p in range(verb + 1, last + 1) if forms[p] in _AFTER_CASUALTY), last)
        # لم تسجل إصابات: nobody was hurt, and nothing is denied
        is_unhurt = forms[verb] in _CASUALTY and verb < stretches.last and stretches.is_listed("casualties", verb + 1)
        yield position, last, "none" if is_unhurt else record.factuality, record.name
