"""Figures that stand beside others: a whole before its gravely wounded, dead and wounded under one number, numbers in brackets, people beside aircraft."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, demographic, number
WHOLE = [
    ("قتلت معلمة وأصيب أربعة آخرون بينهم حالة خطرة بانفجار في مدينة جرابلس.", {("wounded", "civilians", None, 4)}),
    ("أدى تفجير في مدينة كركوك إلى إصابة تسعة عمال ثلاثة منهم إصاباتهم بالغة.", {("wounded", "civilians", None, 9)}),
    ("قال الجيش التركي إن جنديين قتلا وأصيب 13 آخرون \"بينهم اثنان في حالة حرجة\" في مدينة كيليس.", {("killed", "turkey", None, 2), ("wounded", "turkey", None, 13)}),
    ("أسفر القصف على مدينة مارع عن إصابة عشرة مدنيين بينهم أربعة أطفال أصيبوا بجروح خطيرة.", {("wounded", "civilians", None, 10), ("wounded", "civilians", "children", 4)}),
]
BRACKETS = [
    ("حدث تفجير في مدينة أبها نتج عنه مقتل (15) وإصابة (33).", {("killed", "civilians", None, 15), ("wounded", "civilians", None, 33)}),
    ("حدث تفجير في مدينة أبها نتج عنه مقتل (15) عاملا وإصابة (33).", {("killed", "civilians", None, 15)}),
]
AIRCRAFT = [
    ("وكان 70 عنصرا من ميليشيا الحوثي قد لقوا مصرعهم في غارات لمقاتلات التحالف العربي في مدينة زبيد.", {("killed", "houthis", None, 70)}),
    ("وكان عشرون مسلحا من داعش قد قتلوا أيضا في ضربات شنتها مقاتلات عراقية في مدينة الرطبة.", {("killed", "isis", None, 20)}),
    ("قتلت ثلاث مقاتلات من قسد في مدينة الرقة.", {("killed", "sdf", "women", 3)}),
]
# a text, and what it must not count: measure, demographic, number
NEVER = [
    ("أصيب تسعة عمال بقصف على مدينة سرمين، ثلاثة منهم في حالة خطرة.", ("wounded", None, 3)),
    ("أصيب تسعة عمال بقصف على مدينة سرمين، وإصابة اثنين من بينهم بالغة.", ("wounded", None, 2)),
    ("بلغ عدد الضحايا أكثر من مئة قتيل وجريح في تفجير في مدينة السويداء.", ("killed", None, 100)),
    ("أوقع الهجوم ما لا يقل عن ستين قتيلا وجريحا في مدينة السويداء.", ("wounded", None, 60)),
]
BESIDE = WHOLE + BRACKETS + AIRCRAFT


@pytest.mark.parametrize(("text", "expected"), BESIDE, ids=[str(n) for n in range(len(BESIDE))])
def test_figures_beside_others_are_read(text: str, expected: set[tuple[str, str, str | None, int]]) -> None:
    assert expected <= {(c.measure, c.group, c.demographic, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize(("text", "never"), NEVER, ids=[str(n) for n in range(len(NEVER))])
def test_figures_beside_others_are_not_told_of_them(text: str, never: tuple[str, str | None, int]) -> None:
    assert never not in {(c.measure, c.demographic, c.min) for a in read(text) for c in a.counts}
