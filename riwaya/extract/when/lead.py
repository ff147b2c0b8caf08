"""The day of a lead that sums up what the report goes on to tell one by one: قتل سبعة في حوادث متفرقة أمس, سلسلة غارات فجر اليوم; and that of a round-up by governorates (حلب:: ...) without any.

In: the frames of a report as `Told`; its marks and the day of publication. Out: the day of its lead or of the round-up, or nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from riwaya.extract.frames import Frame
from riwaya.extract.gathering.told import Told
from riwaya.extract.marks import Marks
from riwaya.extract.mentions.dates.since_when import WIDE
from riwaya.extract.values import When
from riwaya.extract.when.dating import HEADLINE, LEAD, OPENING, SERIES, Dated, best_date, hour_of

GOVERNORATES = frozenset(("محافظات", "ولايات"))
LABELS = 3
SHORT = 2
AREAS = ("مناطق", "مدن", "مواقع", "احياء", "بلدات", "محافظات", "اقاليم", "ولايات")


def day_of_round_up(marks: Sequence[Marks], published: datetime.date | None) -> Dated | None:
    """The day of publication, where the items of a digest are labelled by governorates (حلب:: ..., درعا:: ...) and none of its words tells a day: the head that told it was cut off."""
    labels = {place.own_name for row in marks for place in row.places if place.is_label and place.is_major}
    if published is None or len(labels) < LABELS or any(date.value.start or date.value.is_anaphoric for row in marks for date in row.dates):
        return None
    return Dated(start=published.isoformat(), end=published.isoformat(), precision="day", status="inferred", rule=HEADLINE)


def date_of_lead(told: list[Told]) -> Dated | None:
    """The day of the first frame of the opening that sums up or tells a series, unless the opening also tells a later day."""
    days = [one.days[0] for one in told if one.frame.sentence.index <= OPENING and one.days]
    for one in told:
        if one.frame.sentence.index > OPENING:
            return None
        rule = LEAD if one.is_summary else SERIES if _is_series(one.frame) else None
        date = best_date(one.frame.dates) if rule else None
        if date is not None and date.rule not in WIDE and _is_short(date.value) and not any(day > (date.value.start or "") for day in days):
            hour = hour_of([one], (), date)
            return Dated(start=date.value.start, end=date.value.end, precision=date.value.precision, span=date.span, rule=rule, time_of_day=hour[0], time_span=hour[1], sentence=one.frame.sentence.index, family=one.kind.family)
    return None


def _is_short(when: When) -> bool:
    """Whether a lead tells a day, or two or three (منذ أمس وحتى صباح اليوم, خلال اليومين الماضيين)."""
    if when.start is None or when.end is None:
        return False
    return when.precision == "day" or when.precision == "days" and datetime.date.fromisoformat(when.end) - datetime.date.fromisoformat(when.start) <= datetime.timedelta(days=SHORT)


def _is_series(frame: Frame) -> bool:
    """Whether several acts are told at once (سلسلة تفجيرات, تفجيرات في مناطق مختلفة, غارات في محافظات أ وب وج), which the report goes on to tell one by one."""
    if any(place.type_word in GOVERNORATES for place in frame.places):
        return True
    forms = [t.form.lstrip("وفب") for t in frame.sentence.tokens[frame.first : frame.last + 1]]
    return any(form in ("سلسله", "موجه") and after.endswith("ات") or after in ("مختلفه", "متعدده", "عده") and form.startswith(AREAS) for form, after in zip(forms, forms[1:], strict=False))
