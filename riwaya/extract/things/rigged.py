"""Vehicles that are the bomb: شاحنة صغيرة مفخخة, بجرار مفخخ بطنين من المتفجرات, سيارة محملة بكمية من المتفجرات, صهريج ملغوم.

In: a sentence with its matches. Out: the matches with these vehicles as weapons, in place of what their word alone was taken for. The adjective stands behind the
vehicle, two words at most between; where it only says that the vehicle was loaded, a word for explosives stands behind it, before the next verb or stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.things.parted_words import PREFIXES
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Sentence, Token

CARS = frozenset("سياره سيارات سيارتين سيارتان شاحنه شاحنات شاحنتين شاحنتان عربه عربات عربتين عربتان مركبه مركبات مركبتين اليه اليات اليتين صهريج صهاريج صهريجا حافله حافلات جرار جرارا باص باصا مدرعه مدرعات مدرعتين جرافه قلاب قلابا همر دبابه تريلا".split())
MOTORCYCLES = frozenset("دراجه دراجات دراجتين دراجتان".split())
RIGGED = tuple(stem for bare in ("مفخخ", "ملغوم", "ملغم") for stem in (bare, "ال" + bare))
LOADED = ("محمل", "المحمل", "ملي", "معبا", "المعبا", "مشحون")
EXPLOSIVES = "متفجرات"
BETWEEN = 2
LOAD = 6


def _vehicle(form: str) -> tuple[str, str] | None:
    """The vehicle that a word is, as a weapon, and the particle joined to it."""
    for prefix in PREFIXES:
        if form.startswith(prefix):
            bare = _without_pronoun(form.removeprefix(prefix).removeprefix("ال"))
            if bare in CARS or bare in MOTORCYCLES:
                return "car_bomb" if bare in CARS else "motorcycle_bomb", prefix
    return None


def _without_pronoun(word: str) -> str:
    """شاحنته -> شاحنة."""
    return next((word.removesuffix(suffix) + "ه" for suffix in ("ته", "تها", "تهم", "تهما") if word.endswith(suffix)), word)


VEHICLES = Remembered(_vehicle, stems=lambda: CARS | MOTORCYCLES)


def with_rigged(sentence: Sentence, matches: Sequence[Found], text: str) -> list[Found]:
    """The matches with the vehicles that are bombs, in order."""
    rigged = [found for position in sentence.where(VEHICLES) if (found := _rigged(sentence.tokens, position, text)) is not None]
    if not rigged:
        return list(matches)
    kept = [one for one in matches if one.table not in ("object", "weapon") or not any(found.first <= one.first <= found.last for found in rigged)]
    return sorted([*kept, *rigged], key=lambda found: (found.first, found.last))


def _rigged(tokens: Sequence[Token], position: int, text: str) -> Found | None:
    led = VEHICLES[tokens[position].form]
    if led is None:
        return None
    for last in range(position + 1, min(position + BETWEEN + 2, len(tokens))):
        form = tokens[last].form
        if tokens[last].kind not in ("word", "quote") or VEHICLES[form] is not None:
            return None
        end = last if form.startswith(RIGGED) else _load(tokens, last) if form.startswith(LOADED) else None
        if end is not None:
            return Found("weapon", position, end, without_prefix(tokens[position], led[1], text), tokens[end].end, led[1], (Entry("weapon", led[0], f"weapons/{led[0]}", "noun"),))
    return None


def _load(tokens: Sequence[Token], loaded: int) -> int | None:
    """Where the explosives stand with which something is loaded: محملة بأطنان من المتفجرات."""
    for last in range(loaded + 1, min(loaded + LOAD, len(tokens))):
        if tokens[last].kind not in ("word", "number", "quote"):
            return None
        if tokens[last].form.endswith(EXPLOSIVES):
            return last
    return None
