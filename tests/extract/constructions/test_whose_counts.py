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

# those who are set beside people of a group, and words between that end of whom they are
SET_APART = [
    ("قتل 14 من العناصر المتشددة في هجوم على معسكر للجيش المصري في مدينة رفح، وقتل ثمانية عسكريين.", {("killed", "unknown", None, 14), ("killed", "egyptian_army", None, 8)}),
    ("قتل جندي تركي وآخر من تنظيم داعش في تبادل لإطلاق النار في مدينة كيليس.", {("killed", "turkey", None, 1), ("killed", "isis", None, 1)}),
    ("قتل مزارع وأصيب ثلاثة آخرون من الشرطة العراقية في مدينة كركوك.", {("killed", "civilians", None, 1), ("wounded", "iraqi_police", None, 3)}),
    ("قتل خمسة عناصر من جبهة النصرة وستة مقاتلين من فصائل محلية في مدينة اعزاز.", {("killed", "nusra", None, 5), ("killed", "unknown", None, 6)}),
    ("أدى هجوم على مدينة الأحواز إلى سقوط 29 قتيلا معظمهم من الحرس الثوري.", {("killed", "unknown", None, 29)}),
    ("أدت اشتباكات في مدينة الباب إلى إصابة 38 شخصا معظمهم من النساء والأطفال.", {("wounded", "civilians", None, 38)}),
    ("إن ثلاثة إسرائيليين أصيبوا من جراء صاروخ سقط في مدينة عسقلان.", {("wounded", "civilians", None, 3)}),
    ("أصيب رئيس المجلس سامي الراجح واستشهد أربعة من مرافقيه في كمين نصبته ميليشيا الحوثي في مدينة شقرة.", {("killed", "unknown", None, 4)}),
]
# one group behind two verbs, parts of running totals, two sorts of people among the dead, some of those who were told of by age
SHARED = [
    ("كما قتل 16 وجرح أكثر من ثلاثين من الثوار في مدينة تعز.", {("killed", "popular_resistance_yemen", None, 16), ("wounded", "popular_resistance_yemen", None, 30)}),
    ("أسر الجيش ستة وقتل 15 من ميليشيا الحوثي في مدينة الضالع.", {("detained", "houthis", None, 6), ("killed", "houthis", None, 15)}),
    ("قتل خمسة وأصيب 11 آخرون من الحوثيين في مدينة تعز.", {("killed", "houthis", None, 5), ("wounded", "houthis", None, 11)}),
    ("قتل مزارع وجرح ثلاثون من الحوثيين في مدينة تعز.", {("killed", "civilians", None, 1), ("wounded", "houthis", None, 30)}),
    ("ارتفع عدد القتلى المدنيين جراء القصف على درعا إلى 32 على الأقل بينهم سبع نساء وطفلتان.", {("killed", "civilians", None, 32), ("killed", "civilians", "women", 7), ("killed", "civilians", "children", 2)}),
    ("ارتفع عدد القتلى جراء القصف على درعا إلى 12، هم سبعة من قسد وخمسة مدنيين.", {("killed", "unknown", None, 12), ("killed", "sdf", None, 7), ("killed", "civilians", None, 5)}),
    ("قالت مصادر طبية إن 58 طفلا وأكثر من أربعين امرأة بين القتلى جراء القصف على مدينة دوما.", {("killed", "civilians", "children", 58), ("killed", "civilians", "women", 40)}),
    ("قتل خمسة في هجوم على مدينة كابول. وقال متحدث إن امرأة وطفلا من بين القتلى.", {("killed", "civilians", "women", 1), ("killed", "civilians", "children", 1)}),
    ("خلفت الاشتباكات عشرات القتلى والجرحى في صفوف الحوثيين في مدينة تعز.", {("killed", "houthis", None, 20), ("wounded", "houthis", None, 20)}),
    ("قتلت طفلتان وأصيبت اثنتان بقصف للحوثيين على مدينة مأرب.", {("killed", "civilians", "children", 2), ("wounded", "civilians", "children", 2)}),
    ("قال مصدر عسكري إن القيادي الحوثي سامي الراجح قتل مع ثلاثة من مرافقيه بغارة للتحالف العربي على مدينة حيدان.", {("killed", "houthis", None, 4)}),
    ("استشهد 11 رجل أمن وأربعة مقيمين في تفجير استهدف مسجدا في مدينة أبها.", {("killed", "saudi_police", None, 11), ("killed", "unknown", None, 4)}),
    ("استشهد 12 من منسوبي قوات الطوارئ الخاصة بعسير وثلاثة من العاملين في تفجير في مدينة أبها.", {("killed", "saudi_police", None, 12), ("killed", "civilians", None, 3)}),
    ("بحسب إحصاءات الجيش المصري فقد قتل أكثر من مئة عنصر متشدد و22 جنديا في مدينة العريش.", {("killed", "unknown", None, 100), ("killed", "egyptian_army", None, 22)}),
    ("أصيب سبعة من رجال حرس الحدود بقذيفة سقطت في مدينة جازان.", {("wounded", "saudi_police", None, 7)}),
    ("شنت المقاومة الشعبية هجوما على مدينة صرواح أوقع عشرات القتلى بصفوف الحوثيين.", {("killed", "houthis", None, 20)}),
    ("قال متحدث إن شرطيين قتلا في هجوم، وإن القتلى السبعة الآخرين هم من المدنيين في مدينة كابول.", {("killed", "afghan_forces", None, 2), ("killed", "civilians", None, 7)}),
    ("فجر انتحاري نفسه في مدينة كابول موقعا تسعة قتلى و18 جريحا فيما يكثف المسلحون ضغوطهم.", {("wounded", "civilians", None, 18)}),
    ("أعلن الجيش المصري أن 7 من عناصر الجيش و71 \"فردا تكفيريا\" قتلوا في مدينة رفح.", {("killed", "egyptian_army", None, 7), ("killed", "unknown", None, 71)}),
    ("قتل سبعة مسلحين في هجوم استهدف دورية للشرطة المصرية في مدينة العريش.", {("killed", "unknown", None, 7)}),
    ("سقط 13 قتيلا وسبعة جرحى من عناصر ميليشيا الحوثي في معارك في مدينة تعز.", {("killed", "houthis", None, 13), ("wounded", "houthis", None, 7)}),
    ("أدت الغارات على مدينة إدلب إلى مقتل خمسة أشخاص بينهم ثلاثة أطفال وامرأة ومدني آخر.", {("killed", "civilians", None, 5), ("killed", "civilians", "children", 3)}),
    ("قتل لغم حوثي مزارعا في مديرية الزاهر بمحافظة البيضاء.", {("killed", "civilians", None, 1)}),
    ("قتلت ألغام الحوثيين مزارعين اثنين في مديرية الزاهر بمحافظة البيضاء.", {("killed", "civilians", None, 2)}),
    ("تسللت ميليشيا الحوثي إلى قرية قرب مدينة دمت، وأضاف المصدر أن الجيش أوقع تسعة قتلى من عناصرها.", {("killed", "houthis", None, 9)}),
    ("انفجرت قنبلة بأربعة أطفال في مدينة الدريهمي، ما أدى إلى مقتل اثنين منهم على الفور.", {("killed", "civilians", "children", 2)}),
    ("قتل مزارع وأصيب أربعة بينهم طفل، وكان ستة عمال قد قتلوا الجمعة في مدينة إدلب.", {("wounded", "civilians", None, 4), ("killed", "civilians", None, 6)}),
]
# a text, and whom it must not count: measure, number
NOBODY = [
    ("قتل مزارع وأصيب أربعة بينهم طفل، وكان ستة عمال قد قتلوا الجمعة في مدينة إدلب.", ("wounded", 6)),
    ("قال نائب في البرلمان إن أحد القتلى شقيق له في اشتباكات في بلدة سوروش.", ("killed", 1)),
    ("ارتفعت حصيلة قتلى الهجوم على مدينة مقديشو إلى نحو ستين شخصا بين جريح وقتيل.", ("killed", 60)),
    ("قال المتحدث إن عنصرا في تنظيم داعش قتل أيضا فيما تضررت ثلاثة من آلياته قرب مدينة كيليس.", ("killed", 3)),
    ("ارتفع عدد القتلى إلى نحو مئة شخص، بينهم أطفال ونساء، بقصف على مدينة عدن.", ("killed", 1)),
    ("التقى نائب الملك أسر الشهداء حيث وعد الأمير سالم الراجح بإنهاء متطلباتهم بعد تفجير في مدينة أبها.", ("killed", 1)),
    ("أمرت الحركة نقاطها بالقبض على أي عنصر من عناصرها الفارين من مدينة الجراحي.", ("detained", 1)),
    ("قتل شخصان في انفجار في مدينة الخالص ولم ترد تفاصيل عن المسؤول عن الانفجار.", ("killed", 1)),
    ("شنت إسرائيل غارات على مدينة حماة في أعقاب سقوط إحدى مقاتلاتها من طراز ميغ.", ("killed", 1)),
    ("بدأت تصفية جبهة النصرة والمجموعات الأخرى المرتبطة بتنظيم القاعدة في مدينة إدلب.", ("killed", 1)),
    ("قال المحقق إن شابا يشتبه بقتله لفتاة أوقف الجمعة في مدينة زاخو.", ("killed", 1)),
    ("قال مصدر طبي إن حصيلة القصف على مدينة دوما ارتفعت إلى 77 قتيلا مدنيا بينهم 20 طفلا.", ("killed", 1)),
    ("أسفرت الغارات على مدينة إدلب عن مقتل خمسة مدنيين بينهم ثلاثة أطفال وسيدة نازحة.", ("killed", 4)),
    ("اعتقلت قوات الاحتلال سامي المثال، وأمير سالم الراجح على حاجز في مدينة جنين.", ("detained", 1)),
    ("قتل 54 عنصرا من ميليشيا الحوثي وجرح عدد آخر في غارات للتحالف العربي على مدينة زبيد.", ("wounded", 1)),
    ("أعلن الجيش أن أكثر من أربعين عنصرا من ميليشيا الحوثي قتلوا أو أصيبوا في مدينة نهم.", ("killed", 40)),
    ("شيع آلاف السكان الاثنين جثامين 29 طفلا قتلوا في قصف جوي على مدينة صعدة.", ("killed", 2000)),
    ("اختطف تنظيم داعش أكثر من مئة عائلة من مخيم في مدينة هجين.", ("abducted", 100)),
    ("توفي شاب بعد إصابته برصاصة أطلقها عليه قناصة الاحتلال شرق بلدة جباليا.", ("killed", 2)),
    ("شن الحوثيون قصفا على مناطق فقدوا السيطرة عليها في المديريات الثلاث قرب مدينة الخوخة.", ("missing", 3)),
    ("اغتيل ثلاثة أجانب كانوا يحملون بطاقات صحفية في مدينة بانغي.", ("killed", 1)),
    ("أدى كمين في مدينة شقرة إلى استشهاد أربعة من مرافقيه وإصابته بجروح.", ("killed", 1)),
]


@pytest.mark.parametrize(("text", "expected"), OF_SIDES + SWORN + ALL_OF_THEM + OF_PEOPLES + GIVEN + IN_ORDER + SET_APART + SHARED)
def test_of_whom_the_counted_are(text: str, expected: set[tuple[str, str, str | None, int]]) -> None:
    found = {(c.measure, c.group, c.demographic, c.min) for a in read(text) for c in a.counts}
    assert expected <= found


@pytest.mark.parametrize(("text", "never"), NEVER + NOBODY)
def test_none_are_counted(text: str, never: tuple[str, int]) -> None:
    assert never not in {(c.measure, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize("people", ["الحوثيين", "المسلحين الحوثيين"])
def test_of_whom_the_counted_are_is_no_count_of_its_own(people: str) -> None:
    (account,) = read(f"أدت المعارك في مدينة عتق إلى مقتل 30 عنصرا من {people}.")
    assert [(c.measure, c.group, c.min) for c in account.counts] == [("killed", "houthis", 30)]
