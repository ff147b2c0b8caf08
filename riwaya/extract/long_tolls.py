"""Tolls of a long time beside the incident: منذ بداية العام قتل 160 شخصا, عدد الشهداء خلال شهر إلى 16, نزاع أوقع أكثر من 40 ألف قتيل.

In: a count with its telling and its incident. Out: whether it counts over months, while another sentence tells the incident for its own sake, or gives it a smaller figure of its own;
whether it is so large that only a war takes as many. An incident that only sentences of months tell of keeps it. Words of months are a start (منذ مطلع العام, منذ بدء الحملة) or a length (خلال شهر,
خلال الأشهر الماضية).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.counting.units import STOPS
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import CountFound
from riwaya.lexicon.arabic.calendar import month_words
from riwaya.model import Token

# no incident takes as many; who is hurt by gas and stones may be thousands
MOST = {"killed": 1500, "wounded": 5000}
BEFORE = 40
BEHIND = 12
SINCE = frozenset(("منذ", "ومنذ"))
STARTS = frozenset("بدايه مطلع بدء اول انطلاق اندلاع".split())
THESE = frozenset("هذه هذا تلك ذلك".split())
CAMPAIGNS = frozenset("حمله الحمله حرب الحرب ثوره الثوره تصعيد التصعيد عدوان العدوان نزاع النزاع صراع الصراع ازمه الازمه انتفاضه الانتفاضه مسيرات مسيره المسيرات احتجاجات الاحتجاجات عمليه العمليه عمليات العمليات اتفاق الاتفاق هدنه الهدنه معركه المعركه تظاهرات التظاهرات مظاهرات المظاهرات تمرد التمرد".split())
DECADES = frozenset("عقود عقدين سنوات سنين اعوام".split())
WITHIN = frozenset(("خلال", "وخلال", "طيله", "طوال"))
PARTING = frozenset("حين عندما اخرها اخره فيما بينما كما".split())
PAST = ("الماضي", "المنصرم", "الفايت", "الجاري", "الحالي")
LONG = frozenset("عام العام سنه السنه شهر الشهر اشهر الاشهر شهرين الشهرين سنوات السنوات الاعوام اعوام".split())


def is_of_a_long_time(found: CountFound, told: Told, incident: Sequence[Told]) -> bool:
    """Whether a figure is a sum of months beside a smaller one that another sentence tells of the incident."""
    rows = told.frame.marks.counts
    whole = rows[found.part_of] if found.part_of is not None else found
    if whole.measure not in HARMED or whole.quantity.min is None:
        return False
    if is_of_a_war(whole):
        return True
    if told.frame.first == 0 and _is_told_otherwise(told, incident) and _counts_over_months(whole, told):
        return True
    smaller = [
        (row, other) for other in incident if other.frame.sentence is not told.frame.sentence for row in other.frame.counts
        if row.measure == whole.measure and row.part_of is None and 0 < (row.quantity.min or 0) < whole.quantity.min
    ]
    return bool(smaller) and _counts_over_months(whole, told) and not all(_counts_over_months(row, other) for row, other in smaller)


def is_of_a_war(found: CountFound) -> bool:
    """Whether a figure counts more dead or wounded than any one incident takes."""
    return found.measure in MOST and (found.quantity.min or 0) >= MOST[found.measure]


def tells_of_a_war(told: Told) -> bool:
    """Whether the figures of a frame are those of a war: تمرد أوقع نحو 40 ألف قتيل."""
    return any(is_of_a_war(found) for found in told.frame.counts)


def _is_told_otherwise(told: Told, incident: Sequence[Told]) -> bool:
    """Whether another sentence gives the incident figures, none of them over months."""
    others = [other for other in incident if other.frame.sentence is not told.frame.sentence and any(row.measure in HARMED and row.quantity.min for row in other.frame.counts)]
    return bool(others) and not any(_counts_over_months(row, other) for other in others for row in other.frame.counts)


def _counts_over_months(found: CountFound, told: Told) -> bool:
    """Whether words of months stand in the clause of a figure."""
    tokens = told.frame.sentence.tokens
    first = next((at + 1 for at in range(found.first - 1, max(-1, found.first - BEFORE), -1) if tokens[at].form in STOPS or tokens[at].form in PARTING), max(0, found.first - BEFORE))
    last = next((at for at in range(found.last + 1, min(len(tokens), found.last + BEHIND)) if tokens[at].form in STOPS or tokens[at].form in PARTING), min(len(tokens), found.last + BEHIND))
    return any(_spans_months(tokens, at) for at in range(first, last - 1))


def _is_a_year(token: Token) -> bool:
    return token.kind == "number" and len(token.form) == 4 and token.form[:2] in ("19", "20")


def _spans_months(tokens: Sequence[Token], position: int) -> bool:
    """Whether words of a time of months or of a campaign begin at a token: منذ بداية العام الماضي, منذ بداية هذه الحملة, منذ مطلع حزيران, خلال شهر, خلال العام 2023, الشهر الماضي."""
    form = tokens[position].form
    if form in SINCE and position + 2 < len(tokens) and (_is_a_year(tokens[position + 1]) or tokens[position + 1].form == "عام" and _is_a_year(tokens[position + 2]) or any(t.form in DECADES for t in tokens[position + 1 : position + 3])):
        return True  # منذ 1984, منذ عام 2011, منذ ثلاثة عقود
    behind = [token.form for token in tokens[position + 1 : position + 4] if token.form not in THESE][:2]
    if form in LONG and behind and behind[0].startswith(PAST):
        return True
    if form in WITHIN:
        return any(word in LONG for word in (behind if tokens[position + 1].kind == "number" else behind[:1]))
    return form in SINCE and len(behind) == 2 and behind[0] in STARTS and (behind[1] in LONG or behind[1] in CAMPAIGNS or behind[1] in month_words())
