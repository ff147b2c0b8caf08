"""What was aimed at a place behind a strike: قصفت المدفعية بلدة أ، واستهدفت مقرا في ب; أعلنت الغرفة قصف بلدة أ، كما تم استهداف مواقع في ب.

In: the frames of a report with their parts, in order. Out: the same, where words that only say that something was aimed at (استهدف) go on with the strike of the frame
before with its kind: a verb without a subject that كما leads or و joins, or a masdar behind كما. Not where the words name a weapon, nor whom the strike before came from as who is hit.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.known_sides import STRIKES
from riwaya.extract.actors.same_doer import lacks_subject
from riwaya.extract.gathering.told import Told

AIMED = "targeting"
LEFT_OPEN = frozenset(("ambush", "clash", "killing"))
GOING_ON = frozenset("كما وكما ثم".split())
SUBJECT = 2
MASDAR_WITHIN = 4


def with_same_fire(told: Sequence[Told]) -> list[Told]:
    """Each frame, those that go on with the strike before told as that strike."""
    done: list[Told] = []
    before: Told | None = None
    for one in told:
        if before is not None and _goes_on(one, before):
            one = msgspec.structs.replace(one, kind=before.kind, is_open=False)
        done.append(one)
        before = before if one.frame.head.is_result else one
    return done


def _goes_on(one: Told, before: Told) -> bool:
    frame = one.frame
    if frame.head.kind.id != AIMED or one.kind.id not in LEFT_OPEN or before.kind.id not in STRIKES or one.weapons or one.weapons_of_acts:
        return False
    if not 0 <= frame.sentence.index - before.frame.sentence.index <= 1 or one.acted_on & before.doers or one.doers and before.doers.isdisjoint(one.doers):
        return False
    return leads_on(one) and lacks_subject(one) if frame.head.form == "verb" else _is_masdar_behind(one)


def leads_on(told: Told) -> bool:
    """Whether the verb of a frame stands right behind a word that goes on, or is joined to what is before: كما استهدفت, واستهدفت."""
    frame, head = told.frame, told.frame.head.found
    return frame.sentence.forms[frame.first] in GOING_ON and head.first - frame.first <= SUBJECT or head.first == frame.first and head.prefix == "و"


def _is_masdar_behind(told: Told) -> bool:
    """كما تم استهداف, كما أفادت المصادر باستهداف."""
    frame = told.frame
    return frame.head.form == "noun" and frame.sentence.forms[frame.first] in GOING_ON and frame.head.found.first - frame.first <= MASDAR_WITHIN and not told.doers
