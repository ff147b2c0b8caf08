"""All that a text counts and nothing else: who stands before his verb, who did it, who tells of it, some of the counted, people of two bodies, old men, suspects, things."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

Rows = set[tuple[str, str, str | None, int]]
# a text, and all its counts: measure, group, demographic, number
BEFORE: list[tuple[str, Rows]] = [
    ("قال ناشطون إن رجلا قتل في قصف على مدينة سرمين.", {("killed", "civilians", None, 1)}),
    ("قال ناشطون إن طفلا قتل في قصف على مدينة سرمين.", {("killed", "civilians", "children", 1)}),
    ("ذكر ناشطون أن ستة أطفال من عائلة واحدة قتلوا بقصف مدفعي على بلدة أريحا.", {("killed", "civilians", "children", 6)}),
    ("ذكر ناشطون أن تسعة مدنيين على الأقل من عائلة واحدة بينهم طفلان قتلوا بقصف على بلدة أريحا.", {("killed", "civilians", None, 9), ("killed", "civilians", "children", 2)}),
    ("إن أربعة مدنيين مجهولي الهوية بينهم امرأة قتلوا بقصف صاروخي على مدينة أريحا.", {("killed", "civilians", None, 4), ("killed", "civilians", "women", 1)}),
    ("قام (35) شابا من بلدة خشام في ريف دير الزور بتسليم أنفسهم لحاجز الأمن العسكري.", {("surrendered", "civilians", None, 35)}),
]
DOERS: list[tuple[str, Rows]] = [
    ("قتل جنديان في معارك مدينة حيس بإسناد من القوات السودانية العاملة ضمن التحالف.", {("killed", "yemen_government", None, 2)}),
    ("قتل سامي الراجح برصاص شخصين على دراجة نارية في مدينة طفس.", {("killed", "civilians", None, 1)}),
    ("قتل ثلاثة مدنيين على يد مسلحين اثنين في مدينة طفس.", {("killed", "civilians", None, 3)}),
    ("قتل قبل يومين ثلاثة مدنيين بقصف على مدينة تعز.", {("killed", "civilians", None, 3)}),
    ("قتل جنديان الأربعاء بيد مسلحي تنظيم داعش، وفق ما أفاد مسؤول محلي في مدينة الرطبة.", {("killed", "iraqi_army", None, 2)}),
    ("قتل ثلاثة مدنيين، بحسب ناشطين، بينهم طفل بقصف على مدينة تعز.", {("killed", "civilians", None, 3), ("killed", "civilians", "children", 1)}),
    ("قتل، بحسب الشرطة، خمسة مدنيين بقصف على مدينة تعز.", {("killed", "civilians", None, 5)}),
    ("هاجمت طالبان حاجزا في مدينة غزني فقتل جندي وسيطرت طالبان على الحاجز.", {("killed", "afghan_forces", None, 1)}),
    ("توفي فتى فلسطيني السبت متأثرا بجروح أصيب بها برصاص الجيش الإسرائيلي قرب مدينة رفح.", {("killed", "civilians", "children", 1)}),
    ("قتل ثلاثة من عناصر قسد نتيجة اشتباكات مسلحة في بلدة ذيبان.", {("killed", "sdf", None, 3)}),
    ("قتل جندي نتيجة إطلاق الحوثيين مقذوفا عسكريا على مدينة جازان.", {("killed", "saudi_forces", None, 1)}),
    ("اندلعت مواجهات في مدينة رام الله وأصيب شاب، بعد قرار المحكمة التي قضت بهدم بناء يملكه فلسطيني.", {("wounded", "civilians", None, 1)}),
]
SOME: list[tuple[str, Rows]] = [
    ("أصيب أربعة أطفال بجروح خطرة، ثلاثة منهم في مدينة جسر الشغور، جراء انفجار لغم.", {("wounded", "civilians", "children", 4)}),
    ("قتل 12 مصليا، خمسة منهم من رجال الأمن، في تفجير في مدينة أبها.", {("killed", "unknown", None, 12), ("killed", "saudi_police", None, 5)}),
    ("اشتبك الجيش الأردني مع مهربين وقتل خمسة منهم قرب مدينة الرمثا.", {("killed", "smugglers", None, 5)}),
    ("قتلت القوات الإسرائيلية فلسطينيين، الجمعة، أحدهما صبي، في مدينة رفح.", {("killed", "civilians", None, 2), ("killed", "civilians", "children", 1)}),
    ("قتل خمسة مدنيين بينهم أم وأطفالها الـ3 بقصف على بلدة سرمين.", {("killed", "civilians", None, 5), ("killed", "civilians", "women", 1), ("killed", "civilians", "children", 3)}),
    ("قتل خمسة مدنيين بقصف على مدينة سرمين. وقال مسعف إن القتلى طفل وأربعة رجال.", {("killed", "civilians", None, 5), ("killed", "civilians", "children", 1), ("killed", "civilians", "men", 4)}),
    ("قصفت طائرات حربية مدينة سرمين ونقل القتلى رجال الإسعاف.", set()),
    ("قتل قائد عسكري وأحد العناصر من قسد في اشتباكات مع داعش قرب مدينة الشدادي.", {("killed", "sdf", None, 2)}),
    ("إن قياديا في تنظيم داعش قتل مع أربعة من معاونيه بانفجار في مدينة تلعفر.", {("killed", "isis", None, 5)}),
]
GROUPS: list[tuple[str, Rows]] = [
    ("قتل 12 جنديا وعنصر أمن في هجوم على مدينة كركوك.", {("killed", "iraqi_army", None, 12)}),
    ("قتل 20 من المسلحين والمدنيين في هجوم على مدينة بيجي.", {("killed", "unknown", None, 20)}),
    ("قتل 12 من داعش ومدنيان اثنان في غارة على مدينة الميادين.", {("killed", "isis", None, 12), ("killed", "civilians", None, 2)}),
    ("قتل رجل مسن وأصيب طفل بقصف على بلدة سرمين.", {("killed", "civilians", "elderly", 1), ("wounded", "civilians", "children", 1)}),
    ("اعتقلت الشرطة التركية ثلاثة أشخاص يشتبه في مشاركتهم بالهجوم في مدينة شانلي أورفة.", {("detained", "unknown", None, 3)}),
    ("اعتقلت قسد شخصا بتهمة التهريب في مدينة الرقة.", {("detained", "civilians", None, 1)}),
    ("نزح نصف مليون شخص من مدينة إدلب بعد قصف لقوات النظام.", {("displaced", "civilians", None, 500_000)}),
]
THINGS: list[tuple[str, Rows]] = [
    ("أدى القصف على مدينة تعز إلى احتراق منزلين وسيارة.", {("houses", "civilians", None, 2)}),
    ("أدى القصف على مدينة تعز إلى احتراق منزل.", set()),
    ("استهدفت مسيرة تركية سيارة في مدينة القامشلي ما أدى إلى احتراق السيارة.", set()),
    ("ضبطت الشرطة 30 سيارة واعتقلت شخصين في مدينة بغداد.", {("vehicles", "unknown", None, 30), ("detained", "civilians", None, 2)}),
    ("شن الجيش الإسرائيلي غارات على قطاع غزة مستهدفا 18 موقعا عسكريا لحركة حماس.", {("positions", "hamas", None, 18)}),
    ("قال الجيش الإسرائيلي إنه ضرب 25 \"هدفا عسكريا\" لحركة حماس بغارات جوية في قطاع غزة.", {("positions", "hamas", None, 25)}),
    ("تمكن حرس الحدود الليبي من توقيف ثلاث سيارات محملة بنحو 30 مهاجرا في مدينة أجدابيا.", {("vehicles", "foreigners", None, 3), ("detained", "foreigners", None, 30)}),
    ("قتل جنديان وتعرض ثالث لإصابة خطيرة بهجوم في مدينة تدمر.", {("killed", "regime", None, 2), ("wounded", "regime", None, 1)}),
    ("قصفت قوات النظام مدينة سرمين وتعرض ثلاثة مسعفين لقصف مزدوج.", set()),
]
FAR: list[tuple[str, Rows]] = [
    ("شن الجيش الإسرائيلي غارات على مدينة رفح، موقعا قتيلين في الحي الشمالي.", {("killed", "civilians", None, 2)}),
    ("شنت طائرة حربية غارة على مدينة سرمين مخلفة قتيلا وثلاثة جرحى.", {("killed", "civilians", None, 1), ("wounded", "civilians", None, 3)}),
    ("شنت طائرة حربية غارة على مدينة سرمين استهدفت موقعا عسكريا.", set()),
    ("سقط في الاشتباكات في مدينة تعز ثلاثة من الحوثيين.", {("killed", "houthis", None, 3)}),
    ("وسقط خلال المعارك في مدينة حيس تسعة عناصر من الحوثيين.", {("killed", "houthis", None, 9)}),
    ("سقط في القصف على مدينة سرمين ثلاثة مدنيين وأصيب عشرة.", {("killed", "civilians", None, 3), ("wounded", "civilians", None, 10)}),
    ("سقط في باحة مدرسة في مدينة سرمين ثلاثة صواريخ وأصيب مدنيان.", {("wounded", "civilians", None, 2)}),
    ("سقطت في حي يضم 300 مدني في مدينة سرمين قذيفة وأصيب مدنيان.", {("wounded", "civilians", None, 2)}),
    ("سقط في مدينة سرمين خلال القصف ثلاثة أشخاص بين قتيل وجريح.", set()),
    ("ارتفع قتلى القصف على مدينة سرمين إلى 12.", {("killed", "civilians", None, 12)}),
    ("ارتفاع ضحايا القصف على مدينة سرمين إلى 12 مدنيا.", {("killed", "civilians", None, 12)}),
    ("ارتفعت حصيلة القتلى من المدنيين في القصف على مدينة سرمين لأكثر من عشرة من بينهم نساء.", {("killed", "civilians", None, 10)}),
    ("وصل عدد القتلى في القصف على مدينة سرمين لـ 12 شخصا.", {("killed", "civilians", None, 12)}),
    ("أحصى الأهالي القتلى بعد القصف على مدينة سرمين في مقبرة تتسع لأكثر من مئة قبر.", set()),
]
LOST: list[tuple[str, Rows]] = [
    ("اختفى 15 جنديا بعد هجوم لداعش قرب مدينة تدمر.", {("missing", "regime", None, 15)}),
    ("اختفى المسلحون بعد هجوم لداعش قرب مدينة تدمر.", set()),
]
AMONG_THEM: list[tuple[str, Rows]] = [
    ("قتل عشرة أشخاص بقصف على مدينة سرمين. وسقطت امرأة وطفل بين القتلى.", {("killed", "civilians", None, 10), ("killed", "civilians", "women", 1), ("killed", "civilians", "children", 1)}),
    ("قتل عشرة أشخاص بقصف على مدينة سرمين. وقال مسعف إن ثلاثة أطفال على الأقل بين القتلى.", {("killed", "civilians", None, 10), ("killed", "civilians", "children", 3)}),
    ("قتل الحوثيون 12 صحافيا في مدينة تعز.", {("killed", "journalists", None, 12)}),
    ("قتل عشرة أشخاص بقصف على مدينة سرمين. وسقطت قذائف بين الأحياء.", {("killed", "civilians", None, 10)}),
]
ONLY_MEANT: list[tuple[str, Rows]] = [
    ("جددت النقابة مطالبتها بإطلاق سراح 12 صحافيا بعد أن اقتحم مسلحون مقرها في مدينة صنعاء.", set()),
    ("أطلق الحوثيون سراح 12 صحافيا في مدينة صنعاء.", {("released", "journalists", None, 12)}),
    ("خطف مسلحون جنديا في مدينة رفح من أجل الإفراج عن ثلاثة معتقلين.", {("abducted", "israel", None, 1)}),
    ("قصفت قوات النظام مدينة سرمين في ذكرى مقتل ستة مدنيين فيها.", set()),
    ("اندلعت اشتباكات في مدينة الباب على خلفية محاولات الشرطة اعتقال أحد المطلوبين.", set()),
    ("اعتقلت الشرطة أحد المطلوبين في مدينة الباب بعد محاولات عدة.", {("detained", "unknown", None, 1)}),
    ("أصابت غارات التحالف خمس وحدات من المقاتلين قرب مدينة الموصل.", set()),
    ("أحبط الجيش محاولة تسلل قرب مدينة تدمر، وأسفرت الاشتباكات عن مقتل ثلاثة من داعش.", {("killed", "isis", None, 3)}),
]
TOLD = BEFORE + DOERS + SOME + GROUPS + THINGS + FAR + LOST + AMONG_THEM + ONLY_MEANT


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_these_are_counted_and_nothing_else(text: str, expected: Rows) -> None:
    accounts = read(text)
    assert accounts, "the text tells no incident"
    assert {(c.measure, c.group, c.demographic, c.min) for a in accounts for c in a.counts if c.min is not None} == expected
