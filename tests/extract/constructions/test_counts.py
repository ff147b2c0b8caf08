"""How many, of whom, and by whose word: comrades of one force, subjects before their verb, two speakers with two tolls, the others of a sentence before."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, number
TOLD = [
    ("قتل ضابط وجندي من الجيش اليمني في مواجهات مع الحوثيين في جبهة نهم.", {("killed", "yemen_government", 2)}),
    ("قتل جنديان أميركيان وجندي بريطاني بسقوط صواريخ على قاعدة التاجي شمالي بغداد.", {("killed", "us_forces", 2), ("killed", "uk_forces", 1)}),
    ("أعلنت الداخلية التونسية مقتل 35 مهاجما وسبعة مدنيين في هجوم لداعش على مدينة بن قردان.", {("killed", "isis", 35), ("killed", "civilians", 7)}),
    ("قتل 38 شخصا في تفجيرين في مدينة إسطنبول. وقال وزير الداخلية إن 30 من القتلى من الشرطة التركية.", {("killed", "turkish_police", 30)}),
    ("قتل رجل بغارة على مدينة أريحا. واستشهد ثمانية آخرون في قصف على بلدة سرمين.", {("killed", "civilians", 8)}),
    ("أفرجت قسد عن 30 معتقلا في مدينة الرقة.", {("released", "prisoners", 30)}),
    ("قال مصدر أمني إن ستة عناصر من تنظيم القاعدة، من بينهم قيادي، قتلوا الأحد في غارة لطائرة بدون طيار قرب مدينة عتق.", {("killed", "al_qaeda", 6)}),
    ("ذكر مصدر عسكري أن 21 على الأقل من مقاتلي بوكو حرام وجنديين من نيجيريا قتلوا في اشتباكات قرب مدينة مايدوغوري.", {("killed", "boko_haram", 21)}),
    ("أدى القصف على بلدة اليادودة إلى مقتل 8 أشخاص بينهم أربعة أطفال دون سن الـ15 وامرأة واحدة.", {("killed", "civilians", 8), ("killed", "civilians", 4), ("killed", "civilians", 1)}),
    ("قتل 7 أشخاص بينهم ثلاثة من عناصر الأمن بانفجار عبوة ناسفة في سوق مدينة الباب.", {("killed", "unknown", 7), ("killed", "security_forces", 3)}),
    ("قتل جنديان وشرطي وأصيب خمسة في هجوم انتحاري على حاجز في مدينة الموصل.", {("killed", "iraqi_army", 2), ("killed", "iraqi_police", 1), ("wounded", "unknown", 5)}),
    ("نتج عن الهجوم مقتل 11 من رجال الأمن، وثلاثة من العاملين في الموقع بمدينة أبها.", {("killed", "civilians", 3)}),
    ("سجل ناشطون مقتل 31 عنصرا من حزب الله، بالإضافة إلى عنصرين من الحرس الثوري الإيراني، في مدينة الزبداني.", {("killed", "hezbollah", 31), ("killed", "irgc", 2)}),
    ("قتل 8 مدنيين، هم 4 أطفال و3 نساء ورجل، إضافة إلى عشرات الجرحى، بقصف على بلدة سرمين.", {("killed", "civilians", 8), ("wounded", "civilians", 20)}),
    ("نصبت المقاومة كمينا لقائد في جماعة الحوثي مما أدى إلى إصابته ومقتل اثنين من مرافقيه في مدينة البيضاء.", {("wounded", "houthis", 1), ("killed", "houthis", 2)}),
    ("لقي 15حوثيا مصرعهم في مواجهات مع المقاومة الشعبية في مدينة تعز.", {("killed", "houthis", 15)}),
    ("قتل ثمانية جنود في كمين نصبه جهاديون في مدينة موبتي. وأضاف البيان أن 12 من المهاجمين قتلوا.", {("killed", "armed_factions", 12)}),
    ("قال مصدر أمني إنه تم إيقاف 14 شخصا في مواجهات مع محتجين في مدينة القصرين، فيما أصيب ثلاثة أعوان أمن.", {("detained", "protesters", 14), ("wounded", "tunisian_police", 3)}),
    ("أصيبت امرأة و ثلاثة أطفال و رجل بقصف على مدينة كفرنبل.", {("wounded", "civilians", 5)}),
    ("اختطف مسلحون ثلاثة مهندسين الأحد قرب مدينة أوباري.", {("abducted", "civilians", 3)}),
]
# whole phrases that tell of a death or an injury, members of families and of both sides, people taken up by منهم, parts of a group in a toll
PHRASED = [
    ("فارق ثلاثة مدنيين الحياة بقصف على مدينة أريحا.", {("killed", "civilians", 3)}),
    ("لفظ شاب أنفاسه الأخيرة متأثرا بإصابته برصاص مجهولين في مدينة طفس.", {("killed", "civilians", 1)}),
    ("استهدفت غارة إسرائيلية دراجة نارية في بلدة الخيام، فقتل سائقها ونقلت سيدتان إلى مستشفى مرجعيون.", {("wounded", "civilians", 2)}),
    ("أطلق تنظيم داعش سراح 73 مختطفا في مدينة درنة.", {("released", "prisoners", 73)}),
    ("أخلت قوات الأمن سبيل عشرة طلاب في مدينة الخرطوم.", {("released", "civilians", 10)}),
    ("تبادل الجيش الوطني والنظام 12 أسيرا في مدينة الباب.", {("released", "prisoners", 12)}),
    ("أدى القصف على شقة في مخيم النصيرات إلى مقتل عائلة من سبعة أفراد.", {("killed", "civilians", 7)}),
    ("قتل ستة أفراد من أسرة واحدة بغارة على منزل في مدينة صعدة.", {("killed", "civilians", 6)}),
    ("قتل 23 مسلحا من الطرفين في معارك بين الجيش وفصائل معارضة قرب خان شيخون، بينهم 12 من هيئة تحرير الشام.", {("killed", "unknown", 23), ("killed", "hts", 12)}),
    ("انفجرت سيارة مفخخة في سوق الصدر ببغداد، وبلغ القتلى 23 والجرحى 60.", {("killed", "civilians", 23), ("wounded", "civilians", 60)}),
    ("قتل ثلاثة مدنيين وأصيب ستة أحدهم طفل بغارة على بلدة كفررمان.", {("wounded", "civilians", 6)}),
    ("هاجم مسلحون حافلة تقل حجاجا قرب مدينة المنيا وقتلوا سبعة منهم.", {("killed", "civilians", 7)}),
    ("اشتبكت قوات الأمن مع ولاية سيناء قرب مدينة رفح وقتل ثلاثة منهم.", {("killed", "wilayat_sinai", 3)}),
    ("أطلقت قوات الأمن النار على المتظاهرين في مدينة الناصرية وقتلت ستة منهم.", {("killed", "protesters", 6)}),
]
# those whom somebody lost or left behind
LOST = [
    ("خسر الحوثيون تسعة قتلى في معارك مع الجيش اليمني في جبهة الكسارة غرب مأرب.", {("killed", "houthis", 9)}),
    ("تكبدت قوات النظام 15 قتيلا في هجوم لداعش قرب مدينة السخنة.", {("killed", "regime", 15)}),
    ("فقدت حركة الشباب ثلاثين من مقاتليها في معارك مع الجيش الصومالي في بلدة بلعد.", {("killed", "al_shabaab", 30)}),
    ("قال المتحدث باسم الجيش الليبي إن خسائر قواته لم تتجاوز أربعة قتلى في معارك سرت.", {("killed", "libyan_army", 4)}),
    ("انسحبت مليشيات الحوثي من حيس بعد معارك مع القوات المشتركة مخلفة وراءها عشرات القتلى.", {("killed", "houthis", 20)}),
    ("هاجم مقاتلو طالبان قاعدة للجيش الأفغاني في قندوز وانسحبوا تاركين وراءهم 12 جثة.", {("killed", "taliban", 12)}),
    ("قال متحدث عسكري إن المسلحين تركوا خلفهم 14 جثة بعد اشتباكات مع الجيش المالي قرب مدينة موبتي.", {("killed", "unknown", 14)}),
    ("فقد الجيش العراقي الاتصال بثلاثة من جنوده بعد هجوم لداعش قرب مدينة الرطبة.", {("missing", "iraqi_army", 3)}),
]
# one person by name, people with adjectives and relatives, positions that are numbered, captives of those who were killed
ONE_BY_ONE = [
    ("قتل اللواء سامي الراجح بانفجار عبوة ناسفة في مدينة عدن.", {("killed", "yemen_government", 1)}),
    ("اغتال مجهولون الدكتور سامي الراجح أمام منزله في مدينة عدن.", {("killed", "civilians", 1)}),
    ("أفاد المرصد باغتيال سامي الراجح مدير مركز البحوث برصاص مجهولين في مدينة مصياف.", {("killed", "civilians", 1)}),
    ("قتلت أم وطفلاها بقصف على مدينة تعز.", {("killed", "civilians", 3), ("killed", "civilians", 2), ("killed", "civilians", 1)}),
    ("قتل رجل مسن وحفيده بغارة على مدينة صعدة.", {("killed", "civilians", 2)}),
    ("أصيب طفلان شقيقان ووالدتهما بقصف على بلدة كفريا.", {("wounded", "civilians", 3), ("wounded", "civilians", 2)}),
    ("قتل جندي أميركي ومترجم في كمين قرب مدينة قندهار.", {("killed", "us_forces", 1), ("killed", "civilians", 1)}),
    ("قتلت صحفية وأصيب زميلها بنيران قناص في مدينة تعز.", {("killed", "journalists", 1), ("wounded", "journalists", 1)}),
    ("قتلت قوات الأمن متظاهرين اثنين في مدينة المنامة.", {("killed", "protesters", 2)}),
    ("قصفت طائرات إسرائيلية أكثر من 20 موقعا لحركة حماس في غزة.", {("positions", "hamas", 20)}),
    ("قال الناطق باسم الجيش الليبي إن قواته قتلت 17 من المهاجمين وأسرت ستة قرب سرت.", {("detained", "unknown", 6)}),
    ("انتشر مئات من الجنود في مدينة عدن.", {("deployed", "yemen_government", 200)}),
]
# figures of whoever is cited without an act of his own, totals and what they rose by, suspects, officials
CITED = [
    ("قتل تسعة مدنيين في قصف على سوق بمدينة الفاشر السبت. وأكدت غرفة الطوارئ أن الضحايا بينهم أربعة أطفال وأن عدد الجرحى بلغ 31.", {("wounded", "civilians", 31)}),
    ("أحرق مستوطنون منازل في بلدة قصرة مساء أمس. وقال رئيس البلدية إن ما لا يقل عن 12 بيتا احترقت في الاعتداء.", {("houses", "civilians", 12)}),
    ("نصب تنظيم داعش كمينا لقافلة عسكرية قرب مدينة تدمر أمس أدى إلى مقتل 37 من قوات النظام، بحسب المرصد السوري. لكن وكالة سانا قالت إن حافلة ركاب تعرضت لاعتداء راح ضحيته 25 مواطنا وأصيب 13.",
     {("killed", "regime", 37), ("killed", "civilians", 25)}),
    ("ارتفعت حصيلة القصف على بلدة كفرنبل إلى 14 قتيلا و30 جريحا بعد انتشال ثلاث جثث من تحت الأنقاض.", {("killed", "civilians", 14), ("wounded", "civilians", 30)}),
    ("أعلنت الشرطة اعتقال 12 مشتبها بهم في هجوم مراكش بينهم ثلاث نساء.", {("detained", "unknown", 12), ("detained", "civilians", 3)}),
    ("زعمت حركة الشباب أنها قتلت 15 مسؤولا في هجوم على فندق في مدينة مقديشو.", {("killed", "officials", 15)}),
]
# a text, and what none of its accounts may count
NEVER = [
    ("سقط 12 قتيلا في عملية انتحارية شهدتها مدينة جلال آباد وتبناها تنظيم الدولة.", ("killed", 1)),
    ("أدى القصف على بلدة اليادودة إلى مقتل 8 أشخاص بينهم أربعة أطفال دون سن الـ15 وامرأة واحدة.", ("killed", 15)),
    ("أصيب 9 أشخاص، ثلاثة منهم في حالة خطرة، بانفجار في مدينة عفرين.", ("wounded", 3)),
    ("استهدفت مسيرة سيارة في بلدة الخيام فقتل على الفور من كان فيها.", ("killed", 1)),
    ("ارتفعت حصيلة القصف على بلدة كفرنبل إلى 14 قتيلا و30 جريحا بعد انتشال ثلاث جثث من تحت الأنقاض.", ("killed", 3)),
    ("استهدف القصف موقعا لحركة حماس في غزة.", ("positions", 1)),
    ("أصيب تسعة عشر شخصا في التفجير، بينهم أربعة إصاباتهم بليغة، في مدينة نجران.", ("wounded", 4)),
    ("أسفر الهجوم على حاجز في مدينة العريش عن إصابة 12 جنديا إصابات اثنين منهم حرجة.", ("wounded", 2)),
    ("أطلقت الشرطة النار على متظاهرين في مدينة الناصرية، فسقط سبعة بين شهيد ومن فارق الحياة لاحقا.", ("killed", 1)),
]
# a text, and what each source says of those killed
SAID = [
    ("قالت مصادر طبية إن أربعة مدنيين قتلوا بقصف على مدينة أريحا، فيما قال الدفاع المدني إن القتلى سبعة.", {("medical_source", 4), ("white_helmets", 7)}),
    ("قتل أربعة مدنيين بقصف على مدينة أريحا بحسب مصادر طبية، بينما أفاد الدفاع المدني بمقتل سبعة.", {("medical_source", 4), ("white_helmets", 7)}),
    ("قالت وزارة الداخلية إن خمسة من الشرطة قتلوا في هجوم في مدينة العريش، وقال تنظيم الدولة إنه قتل 15 شرطيا.", {("interior_ministry", 5), ("isis", 15)}),
]


@pytest.mark.parametrize(("text", "never"), NEVER, ids=[str(n) for n in range(len(NEVER))])
def test_nothing_is_counted_that_the_text_does_not_count(text: str, never: tuple[str, int]) -> None:
    assert never not in {(c.measure, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize(("text", "expected"), TOLD + PHRASED + LOST + ONE_BY_ONE + CITED, ids=[str(n) for n in range(len(TOLD + PHRASED + LOST + ONE_BY_ONE + CITED))])
def test_the_text_counts_these(text: str, expected: set[tuple[str, str, int]]) -> None:
    found = {(c.measure, c.group, c.min) for a in read(text) for c in a.counts}
    assert expected <= found


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[str(n) for n in range(len(SAID))])
def test_two_speakers_give_two_tolls_of_one_incident(text: str, expected: set[tuple[str, int]]) -> None:
    accounts = read(text)
    assert len({a.incident_id for a in accounts}) == 1
    assert {(a.sources[0].id, c.min) for a in accounts if a.sources for c in a.counts if c.measure == "killed"} == expected
