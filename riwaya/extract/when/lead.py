"""The day of a lead that sums up what the report goes on to tell one by one: قتل سبعة في حوادث متفرقة أمس, سلسلة غارات فجر اليوم.

In: the frames of a report as `Told`. Out: the day of its lead, or nothing.
"""

from __future__ import annotations

from riwaya.extract.frames import Frame
from riwaya.extract.gathering.told import Told
from riwaya.extract.when.dating import LEAD, OPENING, SERIES, Dated, best_date, hour_of

AREAS = ("مناطق", "مدن", "مواقع", "احياء", "بلدات", "محافظات", "اقاليم", "ولايات")


def date_of_lead(told: list[Told]) -> Dated | None:
    """The day of the first frame of the opening that sums up or tells a series, unless the opening also tells a later day."""
    days = [one.days[0] for one in told if one.frame.sentence.index <= OPENING and one.days]
    for one in told:
        if one.frame.sentence.index > OPENING:
            return None
        rule = LEAD if one.is_summary else SERIES if _is_series(one.frame) else None
        date = best_date(one.frame.dates) if rule else None
        if date is not None and date.value.precision == "day" and not any(day > (date.value.start or "") for day in days):
            hour = hour_of([one], (), date)
            return Dated(start=date.value.start, end=date.value.end, precision="day", span=date.span, rule=rule, time_of_day=hour[0], time_span=hour[1], sentence=one.frame.sentence.index, family=one.kind.family)
    return None


def _is_series(frame: Frame) -> bool:
    """Whether several acts are told at once (سلسلة تفجيرات, تفجيرات في مناطق مختلفة), which the report goes on to tell one by one."""
    forms = [t.form.lstrip("وفب") for t in frame.sentence.tokens[frame.first : frame.last + 1]]
    return any(form in ("سلسله", "موجه") and after.endswith("ات") or after in ("مختلفه", "متعدده", "عده") and form.startswith(AREAS) for form, after in zip(forms, forms[1:], strict=False))
