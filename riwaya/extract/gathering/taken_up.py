"""Which incident a sentence takes up that opens with what its act did: ووقع الانفجار ..., وأسفرت الغارات عن ..., واستهدف القصف ...

In: a frame and the incidents that it may go on with. Out: the one that was told last, in the sentence before; none where a day, its sort or a village of its own speaks against. What is taken up
so no weight parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import go_together
from riwaya.extract.gathering.apart import SMALL
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.reference import is_one_more, known_families, takes_up
from riwaya.extract.gathering.told import Told
from riwaya.extract.places.compared import compatible_places, named_alike

HAPPENED = frozenset("وقع وقعت حدث حدثت حصل حصلت".split())
CAUSED = frozenset("اسفر اسفرت ادي ادت خلف خلفت تسبب تسببت اودي اودت استهدف استهدفت".split())
THIS = frozenset("هذا هذه تلك ذلك".split())
FAR = 2


def taken_up(one: Told, incidents: Sequence[Gathered]) -> Gathered | None:
    """The incident of the sentence before whose act a frame opens with, as known."""
    if one.days is not None or not incidents or not _opens_with_the_known(one) or is_one_more(one.frame):
        return None
    last = max(incidents, key=lambda incident: (incident[-1].frame.sentence.index, incident[-1].frame.first))
    gap = one.frame.sentence.index - last[-1].frame.sentence.index
    return last if 0 < gap <= (FAR if _happened(one) else 1) and _may_be(one, last) else None


def _happened(one: Told) -> bool:
    return one.frame.sentence.forms[one.frame.first].removeprefix("و") in HAPPENED


def _opens_with_the_known(one: Told) -> bool:
    """Whether a sentence opens with a verb of happening or causing and the known act behind it; not وجرت صدامات إثر الهجوم."""
    frame = one.frame
    forms = frame.sentence.forms[frame.first : frame.first + 3]
    if frame.first or forms[0].removeprefix("و") not in HAPPENED | CAUSED:
        return False
    position = frame.first + (2 if forms[1:2] and forms[1] in THIS else 1)
    return takes_up(frame) and any(act.found.first == position for act in frame.acts)


def _may_be(one: Told, incident: Gathered) -> bool:
    """Whether the sort of what is taken up is that of an incident, and the village too where the words do not say that it happened there (ووقع الانفجار في ...)."""
    families = known_families(one.frame)
    if families and families.isdisjoint({act.kind.family for t in incident for act in t.frame.acts} | {t.kind.family for t in incident}):
        return False
    if not (one.is_open or incident.is_open or go_together(one.kind.family, incident.kind.family)):
        return False
    places = incident.places
    if _happened(one) or one.place is None or one.place.level not in SMALL or not places or any(t.is_city for t in incident):
        return True
    return any(place.level not in SMALL or named_alike(one.place, place) or compatible_places(one.place, place) for place in places)
