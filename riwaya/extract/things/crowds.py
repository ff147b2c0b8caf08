"""The crowd that forces acted upon, which is what was hit where a protest was met by force: أطلقت الشرطة الغاز على المتظاهرين, قتل شابان خلال تظاهرة برصاص الجنود.

In: the frames of an account with its kind and actors. Out: the crowd as an object, with the words for the protest or else for those who took part.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.gathering.told import Told
from riwaya.lexicon import Found, KindRecord
from riwaya.model import Actor, Thing

PROTESTERS = "protesters"
UNARMED = frozenset((PROTESTERS, "civilians"))


def crowd_of(group: Sequence[Told], kind: KindRecord, actors: Sequence[Actor]) -> Thing | None:
    """The crowd that was acted upon; nothing where only protesters act."""
    if kind.id != "protest_dispersed" or all(actor.id in UNARMED for actor in actors if actor.role == "initiator"):
        return None
    words: list[Found] = [act.found for told in group for act in told.frame.acts if act.kind.family == "protest"]
    words.extend(found for told in group for found in told.frame.marks.of("trigger") if found.entries[0].id.startswith("protest"))
    words.extend(found for told in group for found in told.frame.actors if found.entries[0].id == PROTESTERS)
    return Thing(id="gathering", span=(words[0].start, words[0].end), rule="objects/gathering+of-a-protest") if words else None
