"""Of whom the counted are by what stands around them: the name behind their rank, those counted before them, the other side of a fight, the place that was struck, a tally's owner."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, number; each with its counter-example beside it
IN_RANKS = [
    ("قتل خمسة جنود من قوات النظام السوري وسبعة عناصر في هيئة تحرير الشام في اشتباكات غربي مدينة حلب.", {("killed", "regime", 5), ("killed", "hts", 7)}),
    ("قتل سبعة عناصر في قصف لهيئة تحرير الشام على مواقع قوات النظام غربي مدينة حلب.", {("killed", "regime", 7)}),
    ("لقي قياديان بارزان في ميليشيات الحوثي مصرعهما في غارات على مدينة صعدة.", {("killed", "houthis", 2)}),
    ("لقي قيادي بارز في وزارة الدفاع التابعة للميليشيات الحوثية مصرعه في غارة على مدينة صنعاء.", {("killed", "houthis", 1)}),
    ("قتل مسلحان في منطقة الجعارة التابعة للجيش في هجوم على حاجز قرب مدينة بعقوبة.", {("killed", "unknown", 2)}),
    ("ارتفع عدد القتلى في أوساط الحوثيين جراء غارات على معسكر في مدينة إب إلى أكثر من 35 قتيلا.", {("killed", "houthis", 35)}),
]
OF_WHOEVER_WAS_HIT = [
    ("هاجم مسلحون حاجزا لقسد في بلدة الصبحة ما أسفر عن مقتل أربعة وإصابة اثنين آخرين.", {("killed", "sdf", 4), ("wounded", "sdf", 2)}),
    ("هاجم مسلحون حاجزا لقسد في بلدة الصبحة ما أسفر عن مقتل أربعة أشخاص.", {("killed", "unknown", 4)}),
    ("قال مسؤول إن تنظيم القاعدة أقر بمقتل زعيمه سالم الراجح في هجوم بطائرة أميركية في مدينة المكلا.", {("killed", "aqap", 1)}),
    ("قالت الشرطة إن تسعة أفراد على الأقل قتلوا في انفجار سيارة ملغومة في مدينة مقديشو.", {("killed", "civilians", 9)}),
    ("قتل تسعة أفراد من الشرطة الصومالية في انفجار سيارة ملغومة في مدينة مقديشو.", {("killed", "police", 9)}),
]
AFTER_OTHERS = [
    ("قالت الأسايش إن اثنين من أعضائها قتلا وأصيب ثالث في هجوم لداعش على حاجز في بلدة المنصورة.", {("killed", "asayish", 2), ("wounded", "asayish", 1)}),
    ("قتل مدني وجندي من الجيش اليمني وأصيب ثالث في هجوم على حاجز في مدينة تعز.", {("wounded", "unknown", 1)}),
    ("قال سكان إن 9 قتلى سقطوا وجرح 31 آخرون في قصف للحوثيين على مدينة مأرب.", {("killed", "civilians", 9), ("wounded", "civilians", 31)}),
    ("قتل جنديان من الجيش اليمني وجرح خمسة آخرون في قصف على مدينة تعز.", {("killed", "yemen_government", 2), ("wounded", "yemen_government", 5)}),
]
OF_THE_OTHER_SIDE = [
    ("هاجم تنظيم داعش نقطة لقوات النظام في بلدة السخنة، وقتل تسعة مسلحين في الاشتباكات.", {("killed", "isis", 9)}),
    ("هاجم مسلحون نقطة لقوات النظام في بلدة السخنة، وقتل تسعة مسلحين في الاشتباكات.", {("killed", "unknown", 9)}),
    ("دارت مواجهات بين المقاومة الشعبية وميليشيات الحوثي وصالح في مدينة تعز أدت إلى مصرع 34 متمردا.", {("killed", "houthis", 34)}),
    ("دارت مواجهات بين داعش وجبهة النصرة وقوات النظام في مدينة عرسال أدت إلى مصرع 34 متمردا.", {("killed", "unknown", 34)}),
]
WHERE_THEY_STOOD = [
    ("فقد شخصان حياتهما وأصيب 9 آخرون بقصف على سوق في مدينة تل رفعت. وشمل القصف مواقع لقسد.", {("killed", "civilians", 2), ("wounded", "civilians", 9)}),
    ("قتل شخصان بقصف على قاعدة لقسد في مدينة تل رفعت.", {("killed", "unknown", 2)}),
    ("أوقع القصف على مدينة الحديدة 15 قتيلا. وقال طبيب إن 15 شخصا قتلوا في القصف على مدينة الحديدة بينهم جندي.", {("killed", "unknown", 15)}),
]
WHO_NOBODY_SAYS = [
    ("مقتل شخصين بعملية إنزال جوي للتحالف الدولي في قرية الزر شرقي دير الزور.", {("killed", "unknown", 2)}),
    ("مقتل مدنيين اثنين بعملية إنزال جوي للتحالف الدولي في قرية الزر شرقي دير الزور.", {("killed", "civilians", 2)}),
    ("أصيب شخص مجهول بقصف طائرة مسيرة على مدينة بزاعة.", {("wounded", "unknown", 1)}),
    ("أصيب شخص برصاص مجهولين في مدينة بزاعة.", {("wounded", "civilians", 1)}),
    ("قتل 32 شخصا في هجوم على مدينة السويداء. ثم قال مصدر طبي إن الهجوم على مدينة السويداء أوقع 221 قتيلا بينهم 127 مدنيا.", {("killed", "unknown", 221), ("killed", "unknown", 32)}),
    ("قتل 32 شخصا في هجوم على مدينة السويداء. ثم قال مصدر طبي إن الهجوم على مدينة السويداء أوقع 221 قتيلا بينهم 20 طفلا.", {("killed", "civilians", 221), ("killed", "civilians", 32)}),
]
OF_AN_AGE = [
    ("قتل طفل وأصيب آخر بقصف على قرية تديل.", {("wounded", "children", 1)}),
    ("قتلت امرأة وأصيبت أخرى بقصف على قرية تديل.", {("wounded", "women", 1)}),
    ("قتلت طفلة وأصيب آخر بقصف على قرية تديل.", {("wounded", None, 1)}),
    ("قتل طفل وأصيب ثلاثة آخرون بقصف على قرية تديل.", {("wounded", None, 3)}),
    ("أصيب مسن بقصف على قرية تديل.", {("wounded", "elderly", 1)}),
]


@pytest.mark.parametrize(("text", "expected"), OF_WHOEVER_WAS_HIT + WHO_NOBODY_SAYS + IN_RANKS + AFTER_OTHERS + OF_THE_OTHER_SIDE + WHERE_THEY_STOOD)
def test_of_whom_the_counted_are_by_what_stands_around_them(text: str, expected: set[tuple[str, str, int]]) -> None:
    assert expected <= {(c.measure, c.group, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize(("text", "expected"), OF_AN_AGE)
def test_of_what_age_the_counted_are(text: str, expected: set[tuple[str, str | None, int]]) -> None:
    assert expected <= {(c.measure, c.demographic, c.min) for a in read(text) for c in a.counts}
