"""Some of those who are counted: parts before the verb of their whole, one of two, a third one, and words that only look like somebody who is counted."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, demographic, number
PARTS = [
    ("قال مسعفون إن سبعة عمال من بينهم طفلان قتلوا في غارة على مدينة صعدة.", {("killed", "civilians", None, 7), ("killed", "civilians", "children", 2)}),
    ("ذكر مصدر طبي أن تسعة نازحين على الأقل، بينهم امرأتان، أصيبوا بقذائف سقطت على مدينة الضعين.", {("wounded", "displaced_people", None, 9), ("wounded", "displaced_people", "women", 2)}),
    ("أفادت الوكالة بأن 14 شخصا على الأقل قتلوا حينما انهار سقف مدرسة قصفت في مدينة كوستي.", {("killed", "civilians", None, 14)}),
    ("أصيب اثنان من الرعاة أحدهما طفل بانفجار لغم في مدينة البيضاء.", {("wounded", "civilians", None, 2), ("wounded", "civilians", "children", 1)}),
    ("قتل خمسة أشخاص إحداهم امرأة في انفجار في مدينة كابل.", {("killed", "civilians", None, 5), ("killed", "civilians", "women", 1)}),
    ("جرح مدنيان، بينهما طفلة، بقذيفة على مدينة تعز.", {("wounded", "civilians", None, 2), ("wounded", "civilians", "children", 1)}),
    ("قتل مزارعان وأصيب ثالث بانفجار لغم في مدينة البيضاء.", {("killed", "civilians", None, 2), ("wounded", "civilians", None, 1)}),
    ("أصيبت امرأة وقتلت أخرى بقصف على مدينة الدلنج.", {("wounded", "civilians", "women", 1), ("killed", "civilians", None, 1)}),
    ("اعتقلت الشرطة مئات ممن شاركوا في مظاهرة في مدينة الخرطوم.", {("detained", "protesters", None, 200)}),
]
# a text, and what none of its accounts may count: measure, demographic, number
NEVER = [
    ("ذكرت مصادر أن نحو 30 عاملا قتلوا وجرحوا، جراء غارة على مصنع في مدينة ذمار.", ("killed", None, 30)),
    ("قتل مدنيان هما أب وابنه بقصف على مدينة الأبيض.", ("killed", "men", 1)),
    ("أصيب أربعة أطفال بينهم رضيع بقصف على مدينة الأبيض.", ("wounded", "children", 1)),
    ("عثر الأهالي على ثماني جثث قرب طريق كركوك، بينهم ستة أشخاص خطفوا على يد داعش.", ("abducted", None, 8)),
    ("قتل جندي خلال الاحتفال بثالث أيام العيد وأصيب ثالث أيام العيد ضابط في مدينة القصرين.", ("wounded", None, 3)),
    ("قتل المزارع سامي الراجح برصاص دورية خلال مداهمة بحثا عن ثلاثة مطلوبين في بلدة ذيبان.", ("killed", None, 3)),
    ("أصيب حارس بقذيفة على مدينة تعز ونقل إلى أحد مستشفيات مدينة عدن.", ("wounded", None, 2)),
    ("أصدرت النيابة مذكرات توقيف بحق 346 شخصا بعد تفجير في مدينة إسطنبول.", ("detained", None, 346)),
    ("اعتقلت الشرطة أربعة شبان بتهمة اغتيال قاض في مدينة البصرة.", ("killed", None, 1)),
    ("قتل تسعة أشخاص حين سقطت مقاتلة على سوق في مدينة نيالا.", ("killed", "women", 1)),
    ("قتل ستة متظاهرين في مدينة كسلا، وقتل الخامس منهم قرب السوق.", ("killed", None, 1)),
    ("قتل قادة من داعش في مدينة الرطبة ومناطق أخرى مجاورة.", ("killed", None, 1)),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[str(n) for n in range(len(PARTS))])
def test_some_of_the_counted_are_told_apart(text: str, expected: set[tuple[str, str, str | None, int]]) -> None:
    assert expected <= {(c.measure, c.group, c.demographic, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize(("text", "never"), NEVER, ids=[str(n) for n in range(len(NEVER))])
def test_nobody_is_counted_who_only_stands_near(text: str, never: tuple[str, str | None, int]) -> None:
    assert never not in {(c.measure, c.demographic, c.min) for a in read(text) for c in a.counts}
