"""Places that an act only has to do with: from where it was fired, where those who did it went back to or the wounded were brought, for whom it was done, the sea that a missile crossed.

In: a frame and a place of it. Out: whether the place is no scene at all (`is_elsewhere`), or only where the frame names no other (`is_for_whom`).
"""

from __future__ import annotations

from riwaya.extract.frames import Frame
from riwaya.extract.mentions.days_earlier import BREAKS
from riwaya.extract.values import PlaceFound
from riwaya.grammar.spelling import folded

SOURCES = frozenset("مصدره مصدرها مصدرهما مصدرهم".split())
# قصف عنيف, قصف متقطع, قصف جوي: adjectives of an act, beside the longer ones in ي and يه (مدفعي)
VIOLENT = frozenset("عنيف عنيفه مكثف مكثفه كثيف كثيفه متواصل متواصله متقطع متقطعه مماثل مماثله جوي جويه بري بريه".split())
RETURNS = frozenset("عودته عودتها عودتهم عودتهما عايدا عايده عايدين عايدون".split())
RETURNING = frozenset("يعود تعود يعودوا تعودا يعودا".split())
FOR_THEM = frozenset("نصره انتقاما ثارا اسنادا دعما تضامنا مؤازره".split())
BROUGHT = ("نقل", "اسعف", "اسعاف")
BODIES = frozenset("جثامين جثمان جثث جثه جثماني".split())
MEANWHILE = frozenset("بالتزامن تزامنا بالتوازي بموازاه بالموازاه".split())
SEAS = ("البحر", "بحر", "الخليج", "خليج", "مضيق", "المحيط")
REACH, NEAR = 8, 3
SHORT = 3


def is_elsewhere(frame: Frame, found: PlaceFound) -> bool:
    """Whether a weapon came from a place or crossed it, those who acted went back there, the wounded were brought there, or something else was there at the same time."""
    return _is_fired_from(frame, found) or _is_crossed(frame, found) or _is_way_back(frame, found) or _is_taken_to(frame, found) or _is_meanwhile(frame, found)


def _is_fired_from(frame: Frame, found: PlaceFound) -> bool:
    """قصف مدفعي من معسكر أ طال بلدة ب, قصف مصدره معسكر أ: right behind the act or its adjective."""
    tokens = frame.sentence.tokens
    if not SOURCES.isdisjoint(frame.sentence.forms[max(frame.first, found.first - 2) : found.first]):
        return True
    is_hit_elsewhere = any(place.first > found.last and not place.is_origin for place in frame.marks.places)
    if frame.head.kind.family != "strike" or found.preposition != "من" or found.near or not is_hit_elsewhere:
        return False
    position = next((i for i in range(found.first - 1, max(frame.first, found.first - NEAR), -1) if tokens[i].form == "من"), -1) - 1
    while position > frame.first and (tokens[position].form in VIOLENT or _is_adjective(tokens[position].form) and not any(act.found.last == position for act in frame.acts)):
        position -= 1
    return position >= frame.first and any(act.found.last == position and act.form == "noun" and act.kind.family == "strike" for act in frame.acts)


def _is_adjective(form: str) -> bool:
    """مدفعي, صاروخيه: a word of an adjective's ending that is long enough to be one."""
    return len(form) > SHORT and form.endswith(("ي", "يه"))


def _is_way_back(frame: Frame, found: PlaceFound) -> bool:
    """قصفت الطائرات مقرين قبل أن تعود إلى قاعدة أ: those who flee or move come home, and that is what is told."""
    if frame.head.kind.family in ("displacement", "movement", "release"):
        return False
    forms = frame.sentence.forms[max(frame.first, found.first - NEAR - 2) : found.first]
    led = next((i for i, form in enumerate(forms) if form in RETURNS or form in RETURNING and forms[i - 1 : i] == ("ان",)), None)
    return led is not None and "الي" in forms[led:] and "الي" in forms[-2:] and forms[-1] != "في"


def _is_taken_to(frame: Frame, found: PlaceFound) -> bool:
    """Where the wounded were brought: نقلوا إلى مشافي X."""
    before = frame.sentence.forms[max(frame.first, found.first - 7) : found.first]
    if "الي" in before[-2:] and any(form.removeprefix("و") in BODIES for form in frame.sentence.forms[frame.first : found.first]):
        return True  # وصلت جثامين جنود قتلوا في أ إلى ب
    moved = next((n for n, form in enumerate(before) if form.removeprefix("و").startswith(BROUGHT)), None)
    return moved is not None and "الي" in before[moved:]


def _is_meanwhile(frame: Frame, found: PlaceFound) -> bool:
    """Where something else was at the same time: بالتزامن مع افتتاح السفارة في القدس."""
    forms = frame.sentence.forms
    opened = next((p for p in range(found.first - 1, max(frame.first, found.first - 10), -1) if forms[p] in MEANWHILE), None)
    return opened is not None and not any(opened < act.found.first < found.first for act in frame.acts) and any(act.found.first < opened for act in frame.acts)


def is_for_whom(frame: Frame, found: PlaceFound) -> bool:
    """استهدفوا معسكرا في أ نصرة لأهالي ب: whom those who acted stood by or avenged."""
    forms = frame.sentence.forms
    opened = next((i for i in range(found.first - 1, max(frame.first, found.first - REACH), -1) if forms[i] in FOR_THEM or forms[i] in BREAKS), None)
    return opened is not None and forms[opened] in FOR_THEM and frame.head.found.first < opened and any(place.last < opened for place in frame.places)


def _is_crossed(frame: Frame, found: PlaceFound) -> bool:
    """أطلق الصاروخ عبر البحر المتوسط: the water between."""
    return found.first > frame.first and frame.sentence.tokens[found.first - 1].form == "عبر" and folded(found.name).startswith(SEAS)
