"""Places that only say whose the unit, court or hospital is that acts, or where somebody came to: أعوان الحرس الوطني بأ أوقفوا شابا في ب, وصل إلى أ رجل قتل امرأة في ب; and the one before whose seat people stand.

In: a frame and a place of it. Out: whether the place is that of a unit (`is_of_unit`), only the goal of a journey (`is_arrived_at`), or where a crowd stands (`is_faced`).
"""

from __future__ import annotations

from riwaya.extract.frames import Frame
from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.extract.values import PlaceFound

# the last word of a unit, a court or a hospital that is named by its town
UNIT_ENDS = frozenset("الامنيه الحدوديه العدليه والتفتيش الشرطه النجده المرور الديوانه الابتداييه العموميه الاستيناف البحري الجهوي الجهويه الجامعي المحلي المحليه الاقليمي".split())
POLICE = frozenset("الامن الحرس اقليم".split())
UNIT_HEADS = frozenset("الوحدات وحدات فرقه فرق الفرقه مركز منطقه اقليم اعوان مصالح المحكمه محكمه النيابه مستشفي المستشفي الاتحاد النقابه نقابه الفرع الفروع الشرطه شرطه دوريه دوريات المنطقه".split())
ARRIVED = frozenset("وصل وصلت وصلا وصلوا عاد عادت عادوا سافر سافرت سافروا غادر غادرت غادروا رحل رحلت رحلته فر فرت فروا هرب هربت هربوا لاذ لاذت لاذوا".split())
FACING = frozenset("امام قباله".split())
SEATS = frozenset("مقر مقرات مبني ديوان قصر محكمه بلديه ولايه معتمديه محافظه مدينه مستشفي".split())
REACH, NEAR = 7, 4


def is_of_unit(frame: Frame, found: PlaceFound) -> bool:
    """تمكنت الوحدات الأمنية بأ من إيقاف شاب في ب, المحكمة الابتدائية بأ: where the unit or court has its seat."""
    forms, first = frame.sentence.forms, found.first
    if found.preposition != "في" or first < 1 or not forms[first].startswith("ب") and forms[first - 1] != "في" and not forms[first - 1].startswith("ب"):
        return False
    before = [form.removeprefix("ب").removeprefix("لل") for form in forms[max(frame.first, first - REACH) : first] if form not in ("في", "بولايه", "بمدينه", "بمعتمديه")]
    if before[-1:] == ["الوطني"] and not POLICE.isdisjoint(before[-2:-1]):
        return True
    return bool(before) and before[-1] in UNIT_ENDS and not UNIT_HEADS.isdisjoint(before[-NEAR:])


def is_arrived_at(frame: Frame, found: PlaceFound) -> bool:
    """وصل رجل قتل امرأة في أ إلى ب, وفر آخرون إلى ب: where a journey ends that is not what is told."""
    if frame.head.kind.family in ("movement", "displacement", "release", "handover") or frame.head.kind.id == "advance":
        return False
    forms = frame.sentence.forms
    verb = next((p for p in range(found.first - 1, max(frame.first, found.first - REACH - NEAR) - 1, -1) if forms[p].removeprefix("و") in ARRIVED or forms[p] in BREAKS), None)
    return verb is not None and forms[verb] not in BREAKS and (found.preposition == "الي" or found.preposition not in ("في", "من") and "الي" in forms[verb : found.first])


def is_faced(frame: Frame, found: PlaceFound) -> bool:
    """تجمعوا أمام مقر ولاية أ: the seat before which a crowd stands says where it stands."""
    forms = frame.sentence.forms
    facing = next((p for p in range(found.first - 1, max(frame.first, found.first - NEAR) - 1, -1) if forms[p].removeprefix("و") in FACING), None)
    return facing is not None and all(form in SEATS for form in forms[facing + 1 : found.first])
