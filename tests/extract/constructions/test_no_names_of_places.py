"""Words behind a type word or a preposition that name no place, and the place that is meant instead."""

from __future__ import annotations

import pytest

from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
# a text, and the places of its incidents
TOLD = [
    ("قتل مدنيان بقصف على بلدة تركية قريبة من مدينة كلس.", {"كلس"}),
    ("أصاب القصف قرى وتسبب بمقتل ثلاثة مدنيين في مدينة سرمين.", {"سرمين"}),
    ("هاجمت قوات الرئيس الراحل علي عبدالله صالح على موقعا للجيش في مدينة مأرب وقتلت جنديين.", {"مأرب"}),
    ("قصف الطيران مواقع للفصائل في مدينة بنش، عقبه قصف مدفعي قتل مدنيا.", {"بنش"}),
    ("أصيب شاب بعيار ناري في الصدر برصاص قوات الاحتلال في بلدة بيتا.", {"بيتا"}),
    ("اعتقل الجيش شابين في مدينة الخليل خلال إحياء ذكرى النكبة.", {"الخليل"}),
    ("استهدفت طائرة قرية هجرها أهلها قرب مدينة سرمين.", {"سرمين"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_places_of_the_incidents(text: str, expected: set[str]) -> None:
    assert {a.place.name if a.place else None for a in PIPELINE.read(text, published="2021-06-15", outlet="مثال")} == expected
