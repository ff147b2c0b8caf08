"""Hijri days, and days whose weekday is another one."""

import datetime

import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from riwaya import Pipeline
from riwaya.extract.mentions.dates.hijri import gregorian

PIPELINE = Pipeline()


def read(when: str):
    (account,) = PIPELINE.read(f"قتل مدنيان بقصف مدفعي على بلدة البارة {when}.", published="2021-06-15", outlet="مثال")
    return account


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("يوم 15 رمضان 1440 هـ", "2019-05-20"),
        ("الاثنين 15 رمضان 1440هـ", "2019-05-20"),
        ("الأحد 15 رمضان 1440هـ", "2019-05-19"),  # the moon was seen a day earlier there
        ("في 15/9/1440هـ", "2019-05-20"),
        ("في 1440/9/15 هـ", "2019-05-20"),
        ("الاثنين 15 رمضان 1440هـ الموافق 20 مايو 2019", "2019-05-20"),
        ("في العاشر من ذي الحجة", "2020-07-31"),
        ("في 31 رمضان 1440 هـ", None),
        ("في شارع رمضان", None),
    ],
)
def test_hijri_days(when: str, day: str | None) -> None:
    assert read(when).date_start == day


@given(st.integers(1344, 1499), st.integers(1, 12), st.integers(1, 29))
def test_every_day_of_the_table_is_read(year: int, month: int, day: int) -> None:
    found = gregorian(year, month, day)
    assert found is not None and found == datetime.date(*Hijri(year, month, day).to_gregorian().timetuple()[:3])


@pytest.mark.parametrize(("when", "is_disputed"), [("الاثنين 15 أغسطس 2019", True), ("الخميس 15 أغسطس 2019", False), ("الاثنين 15/8/2019", True), ("15 أغسطس 2019", False)])
def test_a_weekday_that_disagrees_is_for_a_person_to_see(when: str, is_disputed: bool) -> None:
    account = read(when)
    assert account.date_start == "2019-08-15" and ("weekday and date disagree" in account.review) == is_disputed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصفت قوات النظام بلدة سرمين اليوم الأحد.", "2021-12-12"),
        ("قصفت قوات النظام بلدة سرمين اليوم الأحد. وكان طفل قتل أمس بقصف على مدينة أريحا.", "2021-12-12"),
        ("قصفت قوات النظام بلدة سرمين أمس السبت.", "2021-12-11"),
        ("قصفت قوات النظام بلدة سرمين اليوم السبت.", "2021-12-11"),
        ("قصفت قوات النظام بلدة سرمين اليوم الجمعة.", "2021-12-10"),
        ("قصفت قوات النظام بلدة سرمين أمس.", "2021-12-10"),
    ],
)
def test_a_weekday_beside_today_says_on_which_day_a_report_was_written(text: str, day: str) -> None:
    """Published on Saturday 11 December by a clock that may be a day off."""
    assert Pipeline().read(text, published="2021-12-11", outlet="مثال")[0].date_start == day


def test_weekdays_that_disagree_move_no_day() -> None:
    text = "قصفت قوات النظام بلدة سرمين اليوم الأحد. وقتل طفل بقصف على مدينة أريحا اليوم الجمعة. وقصفت بلدة النيرب أمس."
    assert [account.date_start for account in Pipeline().read(text, published="2021-12-11", outlet="مثال")][-1] == "2021-12-10"
