"""One incident in several places, or one place told by others around it, in constructions of our own writing."""

import pytest

from riwaya import Pipeline

PIPELINE = Pipeline()


def places(text: str) -> list[str | None]:
    return [account.place.name if account.place else None for account in PIPELINE.read(text, published="2021-06-15", outlet="مثال")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصفت قوات النظام قريتي البارة وكنصفرة في جبل الزاوية بريف إدلب.", ["البارة", "كنصفرة"]),
        ("هاجم مسلحون رتلا لقسد على الطريق الواصل بين قريتي البارة وكنصفرة في ريف إدلب.", ["البارة"]),
        ("دخلت قافلة تضم أكثر من 100 شاحنة للتحالف الدولي عبر معبر الوليد.", ["معبر الوليد"]),
        ("قتل خمسة مدنيين في العملية التركية شمال شرق سوريا.", ["شمال شرق سوريا"]),
        ("أقدم التحالف على إنشاء مركز لتدريب مقاتلين في حقل العمر.", ["حقل العمر"]),
    ],
)
def test_an_incident_stands_where_its_clause_puts_it(text: str, names: list[str]) -> None:
    assert places(text) == names


def test_a_village_that_the_body_puts_into_the_town_of_the_headline_is_the_scene() -> None:
    assert places("مجزرة جديدة بقصف في عين عيسى\n\nقتل ثمانية مدنيين أمس بقصف على قرية المثالة التابعة لريف عين عيسى.") == ["المثالة"]
    assert places("مجزرة جديدة بقصف في عين عيسى\n\nقتل ثمانية مدنيين أمس بقصف قوات متمركزة في قرية المثالة على عين عيسى.") == ["عين عيسى"]
