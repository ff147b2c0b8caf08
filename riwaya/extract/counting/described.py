"""Words that may count one person and only say something of the words beside them: التنظيم الجهادي, آخر جيب, محافظات أخرى, فصائل مقاتلة.

In: the tokens of a sentence, the place of such a word and its unit. Out: whether it counts nobody (`describes`), or one person more (`is_another`).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.result_words import RESULTS
from riwaya.extract.counting.units import ADJECTIVES, OF_ACTS, OPENING, PARTS, units_of
from riwaya.lexicon.arabic.quantities import Unit
from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Token

LEADING = frozenset("شخصيات كوادر مناصب شخصيه اسماء".split())
OWNING = frozenset("ملاك مالكي اصحاب عمال احدي بعض تلك هذه في من بين وسط".split())
BESIDE_OTHERS = frozenset("نقل نقلت كان كانت حالته علي عند خلال جراء قرب عقب داخل صباح ظهر ليل قبل حين حال يوم جنوب شمال شرق غرب".split())
ORDERS = frozenset(f"{order}{ending}" for order in "ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split() for ending in ("", "ا", "ه"))
ADJECTIVES_OF_HER = frozenset("مقاتله صحفيه صحافيه اعلاميه".split())
DONE = frozenset("هجوم تفجير اعتداء انفجار عمل حادث هجومين تفجيرين حزام مخطط تنظيم فكر".split())  # هجوم انتحاري
STRIKING = frozenset("لغم صاروخ قصف قذيفه كمين رصاص نيران قناص طقم هجوم سلاح موقع حاجز مركز".split())  # قتل لغم حوثي مزارعا
EMPLOYED = frozenset("عامل عاملا عامله".split())
EMPLOYED_THERE = frozenset(("العامله", "العامل"))


def describes(tokens: Sequence[Token], position: int, unit: Unit) -> bool:
    """Whether a word that may count one person says something of the words beside it: التنظيم الجهادي, آخر جيب للمعارضة, سامي الراجح نجل المسؤول."""
    form, before = tokens[position].form, tokens[position - 1].form
    if tokens[position - 1].kind == "quote" and position > 1 and form.startswith("ال"):
        before = f"ال{tokens[position - 2].form}"  # فصيل "أنصار الحق" الجهادي
    if form == "قياديه" and (units_of[before][0] is not None or before in LEADING):
        return True  # عناصر قيادية
    if form.removeprefix("و") == "امير" and position + 1 < len(tokens) and tokens[position + 1].form in load_speech().words["given-names"]:
        return True  # أمير سالم الراجح: a given name
    if form in ADJECTIVES_OF_HER and RESULTS[before] is None and before not in OPENING and before not in PARTS and tokens[position - 1].kind == "word":
        return True  # فصائل مقاتلة, بطاقات صحفية
    if form.removeprefix("ال") in ADJECTIVES_OF_HER and form.startswith("ال") and before.startswith("ال"):
        return True  # الكتائب المقاتلة
    if form == "المزارع" and before in OWNING:
        return True  # ملاك المزارع: farms
    if form in ("نجل", "مقيم"):  # not دبلوماسي مقيم في المدينة
        return RESULTS[before] is None and before not in OPENING
    if form.endswith("ا") and form.removesuffix("ا") in ADJECTIVES and before.endswith("ا") and len(before) > 3 and units_of[before][0] is None and RESULTS[before] is None:
        return True  # مقذوفا عسكريا
    if unit.record.side == "rebel":
        return form.startswith("ال") and before.startswith("ال") or form in OF_ACTS and before.lstrip("وبل") in DONE or before in STRIKING or before[1:] in STRIKING
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if form in EMPLOYED_THERE and before.startswith("ال") and behind is not None and behind.form in ("في", "لدي", "مع", "ضمن", "تحت"):
        return True  # القوات الإماراتية العاملة ضمن التحالف
    if form in EMPLOYED and behind is not None and behind.form in ("في", "لدي", "مع", "ضمن") and (served := units_of[before][0]) is not None and served.number == 1:
        return True  # جنديا عاملا في الحلف
    if form == "اخر" and before in ("عدد", "عددا"):
        return True  # وجرح عدد آخر
    return form == "اخر" and behind is not None and behind.kind == "word" and not behind.form.startswith(("و", "ب", "ل", "ف", "ال", "ا", "م")) and behind.form not in BESIDE_OTHERS


def is_another(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word of order or difference is one more person (وأصيب ثالث, وإصابة أخرى, امرأة وأخرى), and says nothing of another word (محافظات أخرى, ثالث أيام العيد)."""
    form, before = tokens[position].form, tokens[position - 1].form
    bare = form.removeprefix("و")
    if bare.removeprefix("ال") not in ORDERS and bare.removeprefix("ال") != "اخري":
        return True
    if before.endswith("اصابات"):
        return False  # عدم وجود إصابات أخرى: other injuries
    is_joined_to_one = form == "واخري" and (unit := units_of[before][0]) is not None and unit.number == 1
    if form.startswith("ال") or RESULTS[before] is None and not is_joined_to_one:
        return False
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    return behind is None or behind.kind != "word" or behind.form in BESIDE_OTHERS or behind.form in ("في", "من", "اثر") or behind.form.startswith(("ب", "و", "ل"))
