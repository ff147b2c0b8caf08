"""Places that an act only has to do with: from where it was fired, where those who did it went back to or the wounded were brought, for whom it was done, the sea that a missile crossed.

In: a frame and a place of it. Out: whether the place is no scene at all (`is_elsewhere`), or only where the frame names no other (`is_for_whom`).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import AIMED
from riwaya.extract.clauses.beside import CONTRASTING
from riwaya.extract.frames import Frame
from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.extract.places.names.no_names import is_type
from riwaya.extract.values import PlaceFound
from riwaya.extract.where.fired import is_fired_from
from riwaya.grammar.spelling import folded

RETURNS = frozenset("عودته عودتها عودتهم عودتهما عايدا عايده عايدين عايدون".split())
RETURNING = frozenset("يعود تعود يعودوا تعودا يعودا".split())
FOR_THEM = frozenset("نصره انتقاما ثارا اسنادا دعما تضامنا مؤازره".split())
HOSPITALS = ("مستشفي", "مشفي", "مشافي")
BROUGHT = ("نقل", "اسعف", "اسعاف")
HURT = frozenset("جريح جريحا جريحين جريحان جرحي مصاب مصابا مصابين".split())
BODIES = frozenset("جثامين جثمان جثث جثه جثماني".split())
MEANWHILE = frozenset("بالتزامن تزامنا بالتوازي بموازاه بالموازاه".split())
TIMES = frozenset("ساعه ساعات دقايق لحظات يوم يومين ايام اسبوع اسبوعين اسابيع شهر".split())
SEAS = ("البحر", "بحر", "الخليج", "خليج", "مضيق", "المحيط")
RELATED = frozenset("التابعه التابع التابعتين المحاذيه المحاذي المجاوره المجاور القريبه القريب المتاخمه المتاخم المطله المطل الحدوديه الحدودي المودي الموديه عاصمه".split())
LEADING = frozenset(("المودي", "الموديه"))
MEETINGS = frozenset("محادثات مباحثات مشاورات مفاوضات اجتماعات قمه".split())
LINKING = frozenset(("من", "علي", "مع", "الي"))
PURPOSES = frozenset("لنشره لنشرها لنشرهم بهدف بغيه تمهيدا لتعزيز لدعم استعدادا".split())
AFTER = frozenset("بعد عقب اثر".split())
QUOTES = frozenset('"“”«»')
REACH, NEAR = 8, 3


def is_elsewhere(frame: Frame, found: PlaceFound) -> bool:
    """Whether a weapon came from a place or crossed it, those who acted went back there, the wounded were brought there, or something else was there at the same time, or talks were."""
    return _is_of_talks(frame, found) or is_fired_from(frame, found) or _is_crossed(frame, found) or _is_way_back(frame, found) or _is_taken_to(frame, found) or _is_meanwhile(frame, found) or _is_of_another_clause(frame, found)


def _is_way_back(frame: Frame, found: PlaceFound) -> bool:
    """قصفت الطائرات مقرين قبل أن تعود إلى قاعدة أ: those who flee or move come home, and that is what is told."""
    if frame.head.kind.family in ("displacement", "movement", "release"):
        return False
    forms = frame.sentence.forms[max(frame.first, found.first - NEAR - 2) : found.first]
    led = next((i for i, form in enumerate(forms) if form in RETURNS or form in RETURNING and forms[i - 1 : i] == ("ان",)), None)
    return led is not None and "الي" in forms[led:] and "الي" in forms[-2:] and forms[-1] != "في"


def _is_taken_to(frame: Frame, found: PlaceFound) -> bool:
    """Where the wounded were brought: نقلوا إلى مشافي X; not where forces are moved to (نقل الجيش دبابات إلى X)."""
    before = frame.sentence.forms[max(frame.first, found.first - 7) : found.first]
    if "الي" in before[-2:] and any(form.removeprefix("و") in BODIES for form in frame.sentence.forms[frame.first : found.first]):
        return True  # وصلت جثامين جنود قتلوا في أ إلى ب
    if frame.head.kind.family == "movement" and not any(form.removeprefix("ال") in HURT for form in before):
        return False
    if any(form.startswith(HOSPITALS) and _is_led_to(before, n) and AFTER.isdisjoint(before[n:]) and BREAKS.isdisjoint(before[n:]) for n, form in enumerate(before)):
        return True  # وصلوا إلى مستشفى أ, نقل الجرحى إلى أحد مشافي أ; not إلى المشفى بعد غارة على أ
    moved = next((n for n, form in enumerate(before) if form.removeprefix("و").startswith(BROUGHT)), None)
    return moved is not None and "الي" in before[moved:]


def _is_led_to(forms: Sequence[str], position: int) -> bool:
    """Whether إلى leads to a word: إلى مستشفى, إلى أحد مشافي."""
    return position > 0 and (forms[position - 1] == "الي" or position > 1 and forms[position - 1] in ("احد", "احدي") and forms[position - 2] == "الي")


def _is_meanwhile(frame: Frame, found: PlaceFound) -> bool:
    """Where something else was at the same time: بالتزامن مع افتتاح السفارة في القدس."""
    forms = frame.sentence.forms
    opened = next((p for p in range(found.first - 1, max(frame.first, found.first - 10), -1) if forms[p] in MEANWHILE), None)
    opened = opened if opened is not None else _before_an_event(frame, found)
    return opened is not None and not any(opened < act.found.first < found.first for act in frame.acts) and any(act.found.first < opened for act in frame.acts)


def _is_of_another_clause(frame: Frame, found: PlaceFound) -> bool:
    """قتل جندي في أ، فيما زار الوزير ب, في حين يعاني سكان ب: the place of a clause that tells no act, behind that of the act."""
    forms, head = frame.sentence.forms, frame.head.found.last
    opened = next((p for p in range(head + 1, found.first) if forms[p] in CONTRASTING or forms[p] == "حين" and forms[p - 1].removeprefix("و") == "في"), None)
    if opened is None or any(act.found.first > opened for act in frame.acts):
        return False
    return any(frame.first <= place.first and place.last < opened and not place.is_origin for place in frame.places)


def _before_an_event(frame: Frame, found: PlaceFound) -> int | None:
    """قبل ساعات من تدشين السفارة في القدس: where the words turn to what came later, which is no act of theirs."""
    if found.preposition != "في" or not any(place.last < found.first and not place.is_origin for place in frame.places):
        return None
    forms, first = frame.sentence.forms, frame.first
    return next((p for p in range(found.first - 4, max(first, found.first - 10), -1) if forms[p] == "قبل" and forms[p + 1] in TIMES and forms[p + 2] == "من"), None)


def _is_of_talks(frame: Frame, found: PlaceFound) -> bool:
    """قصف النظام البلدة رغم محادثات في أستانا: where others met, and what is told is no agreement of theirs."""
    if frame.head.kind.family in ("agreement", "release") or found.preposition != "في":
        return False
    forms = frame.sentence.forms
    met = next((p for p in range(found.first - 1, max(frame.first, found.first - REACH // 2) - 1, -1) if forms[p].removeprefix("و") in MEETINGS), None)
    return met is not None and not any(met < act.found.first < found.first for act in frame.acts) and BREAKS.isdisjoint(forms[met : found.first])


def is_for_whom(frame: Frame, found: PlaceFound) -> bool:
    """استهدفوا معسكرا في أ نصرة لأهالي ب: whom those who acted stood by or avenged."""
    forms = frame.sentence.forms
    opened = next((i for i in range(found.first - 1, max(frame.first, found.first - REACH), -1) if forms[i] in FOR_THEM or forms[i] in BREAKS), None)
    return opened is not None and forms[opened] in FOR_THEM and frame.head.found.first < opened and any(place.last < opened for place in frame.places)


def is_beside(frame: Frame, found: PlaceFound) -> bool:
    """محافظة أ التابعة لإقليم ب, منطقة أ المحاذية لب, مدينة أ عاصمة ب, القريبة من ب: what a place belongs to or lies beside; أرسلوا رتلا إلى أ لنشره في ب: what it is for; and
    ground that was taken before the act (دارت اشتباكات في أ بعد سيطرتهم على ب)."""
    forms, first = frame.sentence.forms, found.first
    behind = forms[max(frame.first, first - NEAR) : first + 1]
    related = next((n for n, form in enumerate(behind[:-1]) if form in RELATED), None)
    if related is not None and behind[related] in LEADING and not any(place.last < first and not place.is_origin for place in frame.places):
        return False  # قطعوا الطريق المؤدي إلى أ
    if related is not None and all(form in LINKING or is_type(form) or form.startswith("ل") for form in behind[related + 1 : -1]):
        return True
    if frame.head.kind.family == "movement" and any(form in PURPOSES for form in forms[frame.head.found.last + 1 : first]) and any(place.last < first and not place.is_origin for place in frame.places):
        return True
    before = next((p for p in range(first - 1, max(frame.head.found.last, first - REACH - 2), -1) if forms[p] in AFTER or forms[p] in BREAKS), None)
    if before is None or forms[before] in BREAKS or forms[before + 1] == "ان" or not any(place.last < before and not place.is_origin for place in frame.places):
        return False
    is_taking = frame.head.kind.id == "advance"  # سيطروا على أ بعد قتال في جبهة ب: the town that was taken
    return any(before < act.found.first < first and (act.kind.id in AIMED or is_taking and act.kind.family == "battle") for act in frame.acts)


def _is_crossed(frame: Frame, found: PlaceFound) -> bool:
    """أطلق الصاروخ عبر البحر المتوسط: the water between."""
    return found.first > frame.first and frame.sentence.tokens[found.first - 1].form == "عبر" and folded(found.name).startswith(SEAS)
