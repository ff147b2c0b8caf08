"""Places that an act only has to do with: from where it was fired, where those who did it went back to, for whom it was done, the sea that a missile crossed.

In: a frame and a place of it. Out: whether the place is no scene at all (`is_elsewhere`), or only where the frame names no other (`is_for_whom`).
"""

from __future__ import annotations

from riwaya.extract.frames import Frame
from riwaya.extract.mentions.days_earlier import BREAKS
from riwaya.extract.values import PlaceFound
from riwaya.grammar.spelling import folded

SOURCES = frozenset("مصدره مصدرها مصدرهما مصدرهم".split())
VIOLENT = frozenset("عنيف عنيفه مكثف مكثفه كثيف كثيفه متواصل متواصله متقطع متقطعه مماثل مماثله جوي جويه بري بريه".split())
RETURNS = frozenset("عودته عودتها عودتهم عودتهما عايدا عايده عايدين عايدون".split())
RETURNING = frozenset("يعود تعود يعودوا تعودا يعودا".split())
FOR_THEM = frozenset("نصره انتقاما ثارا اسنادا دعما تضامنا مؤازره".split())
SEAS = ("البحر", "بحر", "الخليج", "خليج", "مضيق", "المحيط")
REACH, NEAR = 8, 3


def is_elsewhere(frame: Frame, found: PlaceFound) -> bool:
    """Whether a weapon came from a place or crossed it on its way, or those who acted went back there."""
    return _is_fired_from(frame, found) or _is_crossed(frame, found) or _is_way_back(frame, found)


def _is_fired_from(frame: Frame, found: PlaceFound) -> bool:
    """قصف مدفعي من معسكر أ طال بلدة ب, قصف مصدره معسكر أ: right behind the act or its adjective."""
    tokens = frame.sentence.tokens
    before = [t.form for t in tokens[max(frame.first, found.first - 2) : found.first]]
    if any(form in SOURCES for form in before):
        return True
    if frame.head.kind.family != "strike" or found.preposition != "من" or found.near or not any(place.first > found.last and not place.is_origin for place in frame.marks.places):
        return False
    position = next((i for i in range(found.first - 1, max(frame.first, found.first - NEAR), -1) if tokens[i].form == "من"), -1) - 1
    while position > frame.first and (tokens[position].form in VIOLENT or len(tokens[position].form) > NEAR and tokens[position].form.endswith(("ي", "يه")) and not any(act.found.last == position for act in frame.acts)):
        position -= 1
    return position >= frame.first and any(act.found.last == position and act.form == "noun" and act.kind.family == "strike" for act in frame.acts)


def _is_way_back(frame: Frame, found: PlaceFound) -> bool:
    """قصفت الطائرات مقرين قبل أن تعود إلى قاعدة أ: those who flee or move come home, and that is what is told."""
    if frame.head.kind.family in ("displacement", "movement", "release"):
        return False
    forms = [t.form for t in frame.sentence.tokens[max(frame.first, found.first - NEAR - 2) : found.first]]
    led = next((i for i, form in enumerate(forms) if form in RETURNS or form in RETURNING and forms[i - 1 : i] == ["ان"]), None)
    return led is not None and "الي" in forms[led:] and "الي" in forms[-2:] and forms[-1] != "في"


def is_for_whom(frame: Frame, found: PlaceFound) -> bool:
    """استهدفوا معسكرا في أ نصرة لأهالي ب: whom those who acted stood by or avenged."""
    tokens = frame.sentence.tokens
    opened = next((i for i in range(found.first - 1, max(frame.first, found.first - REACH), -1) if tokens[i].form in FOR_THEM or tokens[i].form in BREAKS), None)
    return opened is not None and tokens[opened].form in FOR_THEM and frame.head.found.first < opened and any(place.last < opened for place in frame.places)


def _is_crossed(frame: Frame, found: PlaceFound) -> bool:
    """أطلق الصاروخ عبر البحر المتوسط: the water between."""
    return found.first > frame.first and frame.sentence.tokens[found.first - 1].form == "عبر" and folded(found.name).startswith(SEAS)
