"""What a sentence tells beside its act: that which went on elsewhere at the same time, or is told next, and the known act that it only puts beside another.

In: the acts of a sentence with its marks. Out: where the words turn to an act at a place of its own (قصف أ، [تزامنا] مع اشتباكات في ب; غارات على أ [وسط] معارك في ب),
or to what else the one who is cited tells of another place (أن قواته سيطرت على أ [وأن] طائراته قصفت ب), which is another incident; and the stretches of known acts that a new one is only said to coincide with ([الغارات على أ] in تزامنت الغارات على أ مع قصف مدفعي على ب).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import Act, go_together
from riwaya.extract.clauses.joining import innermost, own_places, share_name
from riwaya.extract.clauses.saying_more import more_said_at
from riwaya.extract.clauses.segments import is_known
from riwaya.extract.marks import Marks
from riwaya.lexicon.arabic.role_words import load_role_words as words

COINCIDED = frozenset("تزامن تزامنت ترافق ترافقت".split())
COINCIDING = COINCIDED | frozenset("يتزامن تتزامن يترافق تترافق".split())
AMID = "وسط"
THAT = "ذلك"
SHADOW = ("في", "ظل")
REACH, LEAD, FAR = 4, 2, 24


def alongside_in(acts: Sequence[Act], marks: Marks) -> frozenset[int]:
    """Where the words turn to an act elsewhere that goes along with the one before, or is told next, which has a place too."""
    cuts = set()
    for number, (before, act) in enumerate(zip(acts, acts[1:], strict=False)):
        position = turns_at(before, act, marks)
        if position is None and not is_known(act, marks.sentence):
            position = more_said_at(marks.sentence, before.found.last + 1, act.found.first - 1)
        if position is None:
            continue
        # قصف استهدف أحياء أ: a verb that no و joins tells on what the noun before it names
        next_act = next((other for other in acts[number + 2 :] if other.form == "noun" or "و" in other.found.prefix), None)
        end = next_act.found.first - 1 if next_act is not None else len(marks.sentence.tokens) - 1
        there = own_places(marks.places, act.found.last + 1, end)
        here = innermost(marks.places, 0, position - 1, levels=None)
        if there and any(place.level != "country" for place in here) and not share_name(here, there):
            cuts.add(position)
    return frozenset(cuts)


def turns_at(before: Act, act: Act, marks: Marks) -> int | None:
    """Where a word for `at the same time` or `amid` stands right before an act's noun, behind the act before."""
    if act.form not in ("noun", "form"):
        return None
    forms = [form if form == AMID else form.removeprefix("و") for form in marks.sentence.forms[: act.found.first]]
    for position in range(max(before.found.last + 1, act.found.first - REACH), act.found.first):
        behind = forms[position + 1] if position + 1 < len(forms) else ""
        if forms[position] == AMID or _has_it_as_its_object(forms[position]) or _has_it_as_its_object(marks.sentence.forms[position]):
            return position
        if behind == THAT and _has_it_as_its_object(f"{forms[position]}ه"):
            return position  # وأعقب ذلك قصف على ب
        if (forms[position], behind) == SHADOW or forms[position] in words().coinciding and behind == "مع":
            return position
        if position + 1 == act.found.first and forms[position] in words().coinciding and forms[position] not in COINCIDING:
            return position  # قصف أ بموازاة اشتباكات في ب
    return None


def _has_it_as_its_object(form: str) -> bool:
    """رافقها, تلاه: verbs whose pronoun stands for the act before."""
    return form in words().accompanied or form in words().followed


def coincided(acts: Sequence[Act], marks: Marks) -> list[tuple[int, int]]:
    """The stretches of known acts that a new act is said to coincide with, from the act to the word مع before the other one.

    Only where the new act has a place of its own (تزامنت الغارات على أ مع معارك في ب) or can be no part of the known one (تزامنت الضربات مع حملة اعتقالات).
    """
    tokens, stretches = marks.sentence.tokens, []
    for known, act in zip(acts, acts[1:], strict=False):
        start = known.found.first
        lead = [t.form.removeprefix("و") for t in tokens[max(0, start - LEAD) : start]]
        # تزامنت الغارات, تزامنت هذه الغارات, تزامنت غارات التحالف
        if known.form != "noun" or COINCIDING.isdisjoint(lead if is_known(known, marks.sentence) else lead[-1:]):
            continue
        end = next((i for i in range(known.found.last + 1, act.found.first) if tokens[i].form == "مع"), None)
        if end is None or act.found.first - start > FAR:
            continue
        if own_places(marks.places, end, len(tokens) - 1) or not go_together(known.kind.family, act.kind.family):
            stretches.append((start, end - 1))
    return stretches
