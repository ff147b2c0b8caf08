"""What a group tells of its own acts or claims, places behind وفي, and generic forces of the country in which a sentence plays."""

from __future__ import annotations

import pytest

from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
# a text, and what its accounts hold: parts and places
TOLD = [
    ("أعلنت قسد سيطرتها على بلدة هجين بعد اشتباكات مع تنظيم داعش.", {"sdf initiator", "isis target", "هجين"}),
    ("أعلنت قوات حكومة الوفاق سيطرتها على منطقة العزيزية جنوب طرابلس.", {"gna_forces initiator", "العزيزية"}),
    ("قالت حركة طالبان إن مقاتليها سيطروا على مدينة غزني بعد معارك مع القوات الأفغانية.", {"taliban initiator"}),
    ("وفي الجوف، قتل مدنيان بقصف للحوثيين.", {"الجوف", "houthis initiator"}),
    ("وفي العراق، قتل خمسة جنود بهجوم لداعش.", {"iraqi_army target", "العراق"}),
    ("قصف الحوثيون مدينة أبوظبي في الإمارات وقتل ثلاثة. ورد التحالف بغارات على صنعاء قتلت عشرة أشخاص.", {"arab_coalition initiator", "صنعاء"}),
    ("أفرجت السلطات المصرية عن 15 ناشطا كانوا محتجزين في سجن طرة.", {"egyptian_police initiator"}),
    ("قتل 38 شخصا في تفجيرين استهدفا قوات الشرطة في مدينة إسطنبول.", {"turkish_police target"}),
    ("اقتحمت قوات الدعم السريع ساحة الاعتصام في مدينة الخرطوم وأطلقت الرصاص على المعتصمين، ما أدى إلى مقتل 35.", {"rsf initiator", "protesters target"}),
    ("هزت خمسة تفجيرات مدينة صنعاء مساء الأربعاء وخلفت 31 قتيلا. وتبناها تنظيم الدولة.", {"isis initiator"}),
    ("انفجرت عبوة ناسفة في مدينة قسنطينة شرقي الجزائر وقتل دركيان.", {"قسنطينة"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_this(text: str, expected: set[str]) -> None:
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    found = {f"{actor.id} {actor.role}" for a in accounts for actor in a.actors} | {a.place.name for a in accounts if a.place and a.place.status != "unresolved"}
    assert expected <= found


def test_of_two_joined_groups_the_second_has_no_part_either() -> None:
    accounts = PIPELINE.read("قتل سبعة أشخاص في إطلاق نار على متظاهرين من حزب الله وحركة أمل في منطقة الطيونة ببيروت.", published="2021-06-15", outlet="مثال")
    assert {(actor.id, actor.role) for a in accounts for actor in a.actors} == {("protesters", "target")}


def test_a_capital_that_speaks_is_no_place_and_who_accuses_has_no_part() -> None:
    accounts = PIPELINE.read("قتل مئتا شخص في قصف على حي الخالدية في مدينة حمص. ونفت دمشق قصف المدينة واتهمت مجموعات مسلحة.", published="2012-02-04", outlet="مثال")
    assert {a.place.name for a in accounts if a.place} == {"حي الخالدية"}
    assert "initiator" not in {actor.role for a in accounts for actor in a.actors}


def test_a_quarter_that_is_named_for_a_day_dates_nothing() -> None:
    accounts = PIPELINE.read("قتل مدني بقصف على حي 7 يوليو في مدينة الحديدة.", published="2018-12-16", outlet="مثال")
    assert [a.date_start for a in accounts] == [None]
