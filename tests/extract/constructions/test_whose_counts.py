"""Of whom the counted are, where more stands between them and their side than a preposition: who they are thought to be, whom they fight for, who stands beside them."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, demographic, number
OF_SIDES = [
    ("قتل أربعة من رجال المقاومة الشعبية في اشتباكات بمدينة البيضاء.", {("killed", "popular_resistance_yemen", None, 4)}),
    ("أصيب أربعة من رجال الإسعاف بقصف على مدينة دوما.", {("wounded", "civilians", None, 4)}),
    ("أوقعت الاشتباكات خمسة قتلى في صفوف الفصائل الموالية لتركيا في مدينة عفرين.", {("killed", "sna", None, 5)}),
    ("قتل 15 مسلحا غير سوري يقاتلون في صفوف قسد بغارة على مدينة الطبقة.", {("killed", "sdf", None, 15)}),
    ("قتل تسعة مسلحين يقاتلون إلى جانب حركة الشباب في مدينة بيدوا.", {("killed", "al_shabaab", None, 9)}),
    ("قتل ستة أشخاص ملثمين يظن أنهم من خلايا حركة الشباب في مدينة بيدوا.", {("killed", "al_shabaab", None, 6)}),
    ("اعتقلت قوات الأمن ثمانية أشخاص يشتبه بانتمائهم إلى تنظيم القاعدة في مدينة عتق.", {("detained", "aqap", None, 8)}),
    ("اعتقلت قوات الأمن ثمانية أشخاص يشتبه في ارتباطهم بتنظيم القاعدة في مدينة عتق.", {("detained", "aqap", None, 8)}),
    ("قتل ستة أشخاص برصاص مسلحين يظن أنهم من خلايا حركة الشباب في مدينة بيدوا.", {("killed", "civilians", None, 6)}),
    ("قتل أمير ميداني واثنان من مقاتلي حركة الشباب بغارة على مدينة جلب.", {("killed", "al_shabaab", None, 3)}),
    ("قتل قيادي وأحد مقاتلي حركة الشباب بغارة على مدينة جلب.", {("killed", "al_shabaab", None, 2)}),
    ("قتل أمير ميداني وأربعة مدنيين بغارة على مدينة جلب.", {("killed", "unknown", None, 1), ("killed", "civilians", None, 4)}),
    ("قتل قيادي في حركة الشباب وأربعة من عناصر الجيش الصومالي في مدينة جلب.", {("killed", "al_shabaab", None, 1), ("killed", "somali_army", None, 4)}),
    ("قتل سبعة في صفوف قوات سوريا الديموقراطية في مدينة الطبقة.", {("killed", "sdf", None, 7)}),
]
# companions of one who was killed are of his group, not of the one that he fought
COMPANIONS = [
    ("قال مصدر محلي إن القيادي الحوثي سالم العنزي قتل بمواجهات مع قوات المقاومة المشتركة في مديرية الدريهمي، مع 4 من مرافقيه.", {("killed", "houthis", None, 5)}),
    ("نصبت المقاومة كمينا لقيادي حوثي في مديرية لودر باليمن بعد معارك مع الحوثيين، ما أدى إلى مقتل اثنين من مرافقيه.", {("killed", "houthis", None, 2)}),
]
# who swore to a group, others beside owners that و joins
SWORN = [
    ("قتلت الشرطة ستة بايعوا تنظيم داعش في مدينة عتق.", {("killed", "isis", None, 6)}),
    ("قتل 15 عنصرا من جماعة الحوثي وعناصر الحرس السابق وأصيب 30 آخرون في معارك بمدينة البيضاء.", {("killed", "houthis", None, 15), ("wounded", "houthis", None, 30)}),
    ("قتل عشرة جنود وعدد من المدنيين وأصيب تسعة آخرون بهجوم على مدينة غاو.", {("wounded", "unknown", None, 9)}),
]
# who all those were who fell
ALL_OF_THEM = [
    ("قتل ستة أشخاص في غارة على مدينة جلب، جميعهم من مقاتلي حركة الشباب.", {("killed", "al_shabaab", None, 6)}),
    ("قتل ستة أشخاص في تفجير في مدينة كركوك. وقال ضابط إن القتلى الستة هم من أفراد البيشمركة.", {("killed", "peshmerga", None, 6)}),
    ("قتل ستة أشخاص في تفجير في مدينة كركوك. وذكر مسعف أن الضحايا من البيشمركة.", {("killed", "peshmerga", None, 6)}),
    ("قتل ستة أشخاص في تفجير في مدينة كركوك، ونقل الجرحى من البيشمركة إلى المستشفى.", {("killed", "unknown", None, 6)}),
    ("قتل ستة أشخاص في غارة على مدينة جلب، بعضهم من مقاتلي حركة الشباب.", {("killed", "civilians", None, 6)}),
    ("قتل ستة أشخاص بقصف على مدينة الدلنج، جميعهم من عائلة واحدة.", {("killed", "civilians", None, 6)}),
]
# two of a people, one who serves somewhere
OF_PEOPLES = [
    ("قتل إسرائيليان وأصيب ثالث في إطلاق نار قرب مدينة أريحا.", {("killed", "civilians", None, 2), ("wounded", "civilians", None, 1)}),
    ("أعلنت وزارة الدفاع الأفغانية أن جنديا عاملا في الحامية قتل في هجوم على معسكر قرب مدينة هرات.", {("killed", "afghan_forces", None, 1)}),
]
# a toll that somebody raises or estimates, people of those who speak
GIVEN = [
    ("رفعت وزارة الصحة حصيلة القصف على مدينة أم درمان إلى 17 قتيلا.", {("killed", "civilians", None, 17)}),
    ("قدر مسعفون عدد الجرحى في القصف على مدينة أم درمان بنحو 60.", {("wounded", "civilians", None, 60)}),
    ("قدرت المنظمة عدد القتلى في القصف على مدينة أم درمان بـ17 مدنيا.", {("killed", "civilians", None, 17)}),
    ("اعترف الحوثيون بمقتل ثمانية من عناصرهم بغارة على مدينة حجة.", {("killed", "houthis", None, 8)}),
]
# a text, and what none of its accounts counts: measure, number
NEVER = [
    ("ارتفع عدد القتلى في الهجوم بخمس قذائف على مدينة أم درمان إلى 17.", ("killed", 5)),
    ("دمر انفجار صهريج مفخخ سوقا في مدينة بعقوبة وقتل ستة مدنيين.", ("vehicles", 1)),
    ("أعلنت وزارة الدفاع الأفغانية أن جنديا عاملا في الحامية قتل في هجوم على معسكر قرب مدينة هرات.", ("killed", 2)),
]
# the parts of the last of two tolls, two before their verb in the dual
IN_ORDER = [
    ("بلغت حصيلة التفجير في مدينة هرات 14 قتيلا وأكثر من 70 جريحا بينهم 20 امرأة.", {("killed", "civilians", None, 14), ("wounded", "civilians", None, 70), ("wounded", "civilians", "women", 20)}),
    ("سقط سبعة قتلى و40 جريحا بينهم تسعة أطفال بقصف على مدينة أريحا.", {("killed", "civilians", None, 7), ("wounded", "civilians", "children", 9)}),
    ("قتل سبعة جنود وأربعة مدنيين بينهم طفل بهجوم على مدينة غاو.", {("killed", "civilians", None, 4), ("killed", "civilians", "children", 1)}),
    ("ذكر التقرير أن شرطيين اثنين جرحا في هجوم شنه مسلحون على مدينة صفاقس.", {("wounded", "tunisian_police", None, 2)}),
    ("قال الأهالي إن أربعة رعاة آخرين قتلوا في هجوم شنه مسلحون على مدينة الدلنج.", {("killed", "civilians", None, 4)}),
]


@pytest.mark.parametrize(("text", "expected"), OF_SIDES + COMPANIONS + SWORN + ALL_OF_THEM + OF_PEOPLES + GIVEN + IN_ORDER)
def test_of_whom_the_counted_are(text: str, expected: set[tuple[str, str, str | None, int]]) -> None:
    found = {(c.measure, c.group, c.demographic, c.min) for a in read(text) for c in a.counts}
    assert expected <= found


@pytest.mark.parametrize(("text", "never"), NEVER)
def test_none_are_counted(text: str, never: tuple[str, int]) -> None:
    assert never not in {(c.measure, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize("people", ["الحوثيين", "المسلحين الحوثيين"])
def test_of_whom_the_counted_are_is_no_count_of_its_own(people: str) -> None:
    (account,) = read(f"أدت المعارك في مدينة عتق إلى مقتل 30 عنصرا من {people}.")
    assert [(c.measure, c.group, c.min) for c in account.counts] == [("killed", "houthis", 30)]
