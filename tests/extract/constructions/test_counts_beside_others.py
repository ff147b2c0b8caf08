"""Figures that stand beside others: a whole before its gravely wounded, dead and wounded under one number, numbers in brackets, people beside aircraft, both sides of a fight."""

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
LISTS = [
    ("أسفرت المعارك عن مقتل 86 مقاتلا من قوات النظام والمسلحين الموالين، و57 عنصرا من تنظيم داعش في مدينة دوما.", {("killed", "regime", None, 86), ("killed", "isis", None, 57)}),
    ("قال مصدر محلي إن 14 حوثيا قتلوا في مدينة تعز.", {("killed", "houthis", None, 14)}),
    ("أعلنت المقاومة الشعبية مقتل 14 حوثيا على الأقل، وتسعة مقاتلين من المقاومة في مواجهات في مدينة تعز.", {("killed", "houthis", None, 14), ("killed", "popular_resistance_yemen", None, 9)}),
    ("مقتل 45 من المسلحين الموالين للنظام من جنسيات غير سورية مقابل 26 من تنظيم داعش في معارك في مدينة البوكمال.", {("killed", "regime", None, 45), ("killed", "isis", None, 26)}),
    ("قتل 79 عنصرا من قوات النظام والمسلحين الموالين لها مقابل 68 من مقاتلي داعش في مدينة دوما.", {("killed", "regime", None, 79), ("killed", "isis", None, 68)}),
    ("مقتل أربعة من المدنيين، و3 من قوات النظام، و27 من تنظيم داعش في مدينة السخنة.", {("killed", "civilians", None, 4), ("killed", "regime", None, 3), ("killed", "isis", None, 27)}),
    ("قتل 252 من الفصائل الموالية لتركيا مقابل 281 من المقاتلين الأكراد في مدينة عفرين.", {("killed", "sna", None, 252), ("killed", "unknown", None, 281)}),
    ("قتل ثلاثة جنود في مدينة تعز، وخمسة مدنيين في مدينة عدن.", {("killed", "yemen_government", None, 3), ("killed", "civilians", None, 5)}),
    ("قصفت طائرات روسية مدينة أريحا، وراح ضحية المجزرة خمسة مدنيين بينهم ثلاثة أطفال.", {("killed", "civilians", None, 5), ("killed", "civilians", "children", 3)}),
]
AT_LEAST = [
    ("ذكرت مصادر محلية أن شخصا على الأقل قتل وأصيب ثلاثة آخرون بقصف على مدينة جرابلس.", {("killed", "civilians", None, 1), ("wounded", "civilians", None, 3)}),
    ("قالت وسائل إعلام إن اثنين فقط من المدنيين قتلوا في غارة على مدينة جلب.", {("killed", "civilians", None, 2)}),
]
OF_A_BODY = [
    ("قالت مصادر إن تسعة من مليشيا الحشد الشعبي قتلوا وأصيب اثنان بتفجير عبوات في مدينة الفلوجة.", {("killed", "pmf", None, 9), ("wounded", "pmf", None, 2)}),
    ("أعلن الجيش العراقي مقتل أربعة من إرهابيي داعش بضربة جوية شرق مدينة الرمادي.", {("killed", "isis", None, 4)}),
    ("قتل تنظيم داعش المتشدد 8 رجال من الشرطة العراقية في مدينة كركوك.", {("killed", "iraqi_police", None, 8)}),
    ("انتشل مسعفون جثث 14 من عناصر المتمردين الحوثيين في مدينة عدن.", {("killed", "houthis", None, 14)}),
    ("دمرت غارة للتحالف العربي مدفعا لميليشيا الحوثي وقتل اثنان من طاقمه في مدينة صرواح.", {("killed", "houthis", None, 2)}),
]
OF_ANOTHER_SIDE = [
    ("أسفر الهجوم على مدينة عفرين عن مقتل ستة مسلحين موالين للنظام، مقابل ثلاثة من \"تحرير الشام\".", {("killed", "regime", None, 6), ("killed", "hts", None, 3)}),
    ("أوقعت الاشتباكات في مدينة الأتارب عشرة جرحى في صفوف \"هيئة تحرير الشام\" وستة في صفوف قوات النظام.", {("wounded", "hts", None, 10), ("wounded", "regime", None, 6)}),
    ("أسفرت المواجهات في مدينة كربلاء عن سقوط 15 جريحا من المتظاهرين و25 في صفوف الشرطة.", {("wounded", "protesters", None, 15), ("wounded", "iraqi_police", None, 25)}),
    ("ارتفع عدد القتلى إلى 58 والجرحى إلى 271 في قصف على مدينة درعا.", {("killed", "civilians", None, 58), ("wounded", "civilians", None, 271)}),
    ("ارتفع عدد الشهداء إلى (15) شخصا في تفجير في مدينة أبها.", {("killed", "civilians", None, 15)}),
    ("وقتل الخميس، أيضا وفق ناشطين، ثمانية مدنيين بقصف على بلدة هجين.", {("killed", "civilians", None, 8)}),
    ("أسفر الهجوم على مدينة عفرين عن مقتل امرأتين وإصابة ست أخريات.", {("killed", "civilians", "women", 2), ("wounded", "civilians", "women", 6)}),
    ("قال ناشطون إن من بين القتلى الخمسة عشر سبعة أطفال في غارات على بلدة سرمين.", {("killed", "civilians", "children", 7)}),
]
NAMED = [
    ("قتل كل من الشقيقين \"سالم الراجح\" و\"حمود الراجح\" برصاص مجهولين في بلدة الحراك.", {("killed", "civilians", None, 2)}),
    ("قتل كل من (سالم الراجح) و (حمود العلي) برصاص مجهولين في مدينة طفس.", {("killed", "civilians", None, 2)}),
    ("أدى القصف على بلدة سرمين لاستشهاد المدنيين \"خالد الراجح، وبشار العلي\".", {("killed", "civilians", None, 2)}),
    ("أسفر إطلاق نار عن مقتل الشاب سالم الراجح وشخص آخر في مدينة طفس.", {("killed", "civilians", None, 2)}),
    ("اغتال مسلحون سالم الراجح في مدينة طفس.", {("killed", "civilians", None, 1)}),
    ("داهمت قسد منزل المواطن سالم الراجح في بلدة ذيبان، وأسفرت العملية عن اعتقاله مع شخصين من جيرانه.", {("detained", "civilians", None, 3)}),
    ("ذكرت مصادر أن القيادي العسكري في قسد المدعو بسام، قتل خلال الساعات الماضية في بلدة ذيبان.", {("killed", "sdf", None, 1)}),
    ("قتل 86 طفلا وطفلة بقصف على بلدة سرمين.", {("killed", "civilians", "children", 86)}),
]
# a text, and what it must not count: measure, demographic, number
NEVER = [
    ("قصفت دبابات الحوثيين في معسكر اللواء 35 مواقع للمقاومة في مدينة تعز.", ("positions", None, 35)),
    ("نشرت قسد حواجز في بلدة ذيبان وبدأت باعتقال كل شخص يمر عبرها.", ("detained", None, 1)),
    ("قتل مسلحون علي حاجز في مدينة طفس.", ("killed", None, 1)),
    ("أسفر إطلاق نار عن مقتل مدني وجندي آخر في مدينة طفس.", ("killed", None, 2)),
    ("ذكرت مصادر أن القيادي في قسد المدعو بسام، قتل ثلاثة عمال في بلدة ذيبان.", ("killed", None, 1)),
    ("أسفر قصف على مدينة درعا عن مقتل سبعة والجرحى نقلوا إلى المشفى.", ("wounded", None, 7)),
    ("قتل تنظيم داعش المتشدد ثمانية عمال في مدينة كركوك.", ("killed", None, 1)),
    ("قتل جنديان بهجوم في مدينة تعز وأصيب ثلاثة في معارك في صفوف المقاومة.", ("killed", None, 3)),
    ("قتل أربعة جنود من الكتائب المقاتلة في مدينة حلب.", ("killed", "women", 1)),
    ("أصيب تسعة عمال بقصف على مدينة سرمين، ثلاثة منهم في حالة خطرة.", ("wounded", None, 3)),
    ("أصيب تسعة عمال بقصف على مدينة سرمين، وإصابة اثنين من بينهم بالغة.", ("wounded", None, 2)),
    ("بلغ عدد الضحايا أكثر من مئة قتيل وجريح في تفجير في مدينة السويداء.", ("killed", None, 100)),
    ("قتل ثلاثة جنود من الجيش اليمني، و12 موقعا سيطر عليها الحوثيون في مدينة تعز.", ("killed", None, 12)),
    ("قتل عشرون عنصرا من داعش، وأعلن الجيش وصول ثلاثين جنديا إلى مدينة الرطبة.", ("killed", None, 30)),
    ("أفرج الخاطفون عن ثلاثة مزارعين مقابل خمسة آلاف دولار في مدينة السويداء.", ("released", None, 5000)),
    ("أوقع الهجوم ما لا يقل عن ستين قتيلا وجريحا في مدينة السويداء.", ("wounded", None, 60)),
]
BESIDE = WHOLE + BRACKETS + AIRCRAFT + LISTS + AT_LEAST + OF_A_BODY + OF_ANOTHER_SIDE + NAMED


@pytest.mark.parametrize(("text", "expected"), BESIDE, ids=[str(n) for n in range(len(BESIDE))])
def test_figures_beside_others_are_read(text: str, expected: set[tuple[str, str, str | None, int]]) -> None:
    assert expected <= {(c.measure, c.group, c.demographic, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize(("text", "never"), NEVER, ids=[str(n) for n in range(len(NEVER))])
def test_figures_beside_others_are_not_told_of_them(text: str, never: tuple[str, str | None, int]) -> None:
    assert never not in {(c.measure, c.demographic, c.min) for a in read(text) for c in a.counts}


# a report, and the dead whom it tells of: no toll of a war or of months beside that of the incident, none at all where it tells nothing else
OF_MONTHS = [
    ("قتل جنديان بهجوم لحزب العمال الكردستاني في مدينة ديار بكر. ويخوض الحزب تمردا في جنوب شرق تركيا أوقع 40 ألف قتيل منذ 1984.", {2}),
    ("قتل خمسة مدنيين بقصف على بلدة غضم. وقتل 105 مدنيين منذ بدء التصعيد في بلدة غضم.", {5}),
    ("قتل 105 مدنيين منذ بدء التصعيد في بلدة غضم.", {105}),
    ("يشن حزب العمال الكردستاني تمردا منذ ثلاثة عقود في جنوب شرق تركيا، مما أسفر عن مقتل نحو 40 ألف شخص.", set()),
    ("قتل 140 مدنيا بقصف على بلدة غضم. وقتل سبعة آخرون بقصف على بلدة غضم أمس.", {140, 7}),
]


@pytest.mark.parametrize(("text", "killed"), OF_MONTHS, ids=[str(n) for n in range(len(OF_MONTHS))])
def test_tolls_of_months_are_those_of_no_incident(text: str, killed: set[int]) -> None:
    assert {c.min for a in read(text) for c in a.counts if c.measure == "killed"} == killed
