"""One act of a sentence: a trigger with the kind that its words name, and which families of acts can be parts of one incident.

In: nothing. Out: `Act`, and what is asked of acts everywhere. `told_acts` reads them from a sentence.
"""

from __future__ import annotations

import msgspec

from riwaya.lexicon import Found, KindRecord, TriggerRecord
from riwaya.model import Sentence

AIMED = frozenset(("advance", "handover"))
GOVERNING = frozenset("علي في من عن الي مع بعد خلال اثر جراء عقب قبل نتيجه بسبب ضد رغم اثناء بين".split())
RELATIVE = frozenset("التي الذي الذين اللتين اللذين ممن".split())
DESCRIBING = frozenset("مماثل مشابه عنيف مكثف متقطع متبادل عشوائي".split())
STRIKING = frozenset(("strike", "attack", "bomb"))
BOMBING = frozenset(("strike", "bomb"))
HITTING = frozenset(("strike", "targeting", "shelling", "airstrike", "drone_strike"))  # kinds of what is fired or dropped
PARTICIPLE = "الم"
DEFUSED = "defused"
_TOGETHER = (
    {"strike", "attack", "bomb", "harm", "destruction", "operation"},
    {"battle", "attack", "harm", "raid", "surrender", "strike", "bomb", "siege", "handover", "custody", "seizure"},
    {"raid", "custody", "harm", "seizure", "destruction", "attack", "siege", "strike", "surrender", "bomb"},
    {"protest", "harm", "custody", "attack", "siege", "destruction"},
    {"agreement", "release", "handover", "movement", "surrender", "displacement"},
    {"custody", "harm", "release", "attack"},
    {"split_or_merger", "surrender"},
    {"sexual_violence", "custody", "harm"},
)


def go_together(one: str, other: str) -> bool:
    """Whether kinds of these two families can be parts of one incident."""
    return one == other or any(one in group and other in group for group in _TOGETHER)


def is_cleared_behind(head: TriggerRecord, family: str) -> bool:
    """Whether mines and charges are made harmless behind a battle, which is no part of it: حررت القوات القرية وفككت 35 عبوة."""
    return head.name == DEFUSED and family == "battle"


class Act(msgspec.Struct, frozen=True):
    """A trigger in a sentence with the kind that its words name. `form` says how it stands: `noun`, `verb`, `passive`, `form`."""

    found: Found
    kind: KindRecord
    trigger: TriggerRecord
    form: str

    @property
    def is_result(self) -> bool:
        return self.kind.family == "harm" and self.kind.event_type == "generic"


def says_which(act: Act, sentence: Sentence) -> bool:
    """وتعتبر المحطة المستهدفة, الشخصية المستهدفة: a participle with the article only says which one is meant of what is known."""
    return act.form == "form" and sentence.tokens[act.found.first].form.lstrip("وبلف").startswith(PARTICIPLE)
