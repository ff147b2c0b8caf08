"""Which event a sentence tells where several words of it pull towards different kinds: who only stands by, what was before or around the act, who was hit with what."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

DAY = "2021-05-12"

# the kinds that a text tells, and the text; each construction with its counter-examples
TOLD = [
    # aircraft that stand by those who fight on the ground do not make an air raid of it
    ({"ambush"}, "شن الجيش الوطني بمساندة طيران التحالف هجوما على مواقع الحوثيين في مديرية باقم أمس."),
    ({"ambush"}, "هاجمت قوات الجيش بدعم من مقاتلات التحالف مواقع المليشيا في مديرية كتاف أمس وقتلت عشرة."),
    ({"ambush"}, "قتل سبعة حوثيين بهجوم للجيش المدعوم من طيران التحالف في جبهة الملاجم أمس."),
    ({"airstrike"}, "هاجمت مقاتلات التحالف مواقع الحوثيين في مديرية كتاف أمس."),
    ({"airstrike"}, "قتل سبعة حوثيين بغارة للتحالف بدعم من طائرة استطلاع في جبهة الملاجم أمس."),
    ({"airstrike"}, "شن التحالف هجوما على مواقع الحوثيين في مديرية كتاف أمس."),
]


@pytest.mark.parametrize(("kinds", "text"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_these_kinds(kinds: set[str], text: str) -> None:
    assert {account.kind for account in read(text, DAY)} == kinds
