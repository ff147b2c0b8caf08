"""Plain sentences of news with two acts or more each, as an agency would write them: kind, place, sides and figures of each incident that a sentence tells.

The acts are joined by و, ثم, فيما, بينما or كما, stand in a clause of their own (بعد ساعات من, ردا على, أن ... وأن) or have one word for several places.
"""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import PLAIN_DAY, read, told_by

# a sentence, and for each of its incidents what is told of it: kind, `at` its place, sides, figures
TOLD = [
    ("قتل جنديان في انفجار عبوة ناسفة شرقي الموصل أمس واعتقلت القوات الأمنية سبعة من عناصر تنظيم داعش في كركوك.", [["ied", "at الموصل", "killed 2 iraqi_army"], ["arrest", "at كركوك", "isis target", "detained 7 isis"]]),
    ("شن طيران التحالف العربي غارتين على معسكر للحوثيين في صنعاء أمس وقصف الحوثيون بالمدفعية أحياء سكنية في تعز.", [["airstrike", "at صنعاء", "arab_coalition initiator", "houthis target"], ["shelling", "at تعز", "houthis initiator"]]),
    ("سيطرت قوات النظام على بلدة خان العسل أمس وانسحبت الفصائل من بلدة كفر حمرة.", [["advance", "at خان العسل", "regime initiator"], ["movement", "at كفر حمرة"]]),
    ("أفرج الحوثيون عن عشرين أسيرا في صنعاء أمس واختطفوا ثلاثة مدنيين في إب.", [["release", "at صنعاء", "houthis initiator", "released 20 prisoners"], ["abduction", "at إب", "houthis initiator", "abducted 3 civilians"]]),
    ("اغتال مسلحون مجهولون ضابطا في عدن أمس وفجروا عبوة ناسفة بدورية للشرطة في لحج.", [["killing", "at عدن", "unknown initiator"], ["ied", "at لحج"]]),
    ("اقتحمت قوات الاحتلال مخيم جنين أمس واعتقلت خمسة شبان في نابلس.", [["raid", "at مخيم جنين", "israel initiator"], ["arrest", "at نابلس", "israel initiator", "detained 5 civilians"]]),
    ("أغارت طائرات إسرائيلية على موقع في حمص أمس وأسقط الدفاع الجوي السوري صاروخين في سماء دمشق.", [["airstrike", "at حمص", "israel initiator"], ["seizure", "at دمشق", "regime initiator"]]),
    ("فرضت السلطات حظر التجول في سامراء أمس ونشرت قوات إضافية في تكريت.", [["curfew", "at سامراء"], ["movement", "at تكريت"]]),
    ("هاجم مسلحون حاجزا للجيش في مدينة العريش أمس وفجر انتحاري نفسه عند مبنى حكومي في رفح.", [["ambush", "at العريش", "unknown initiator", "egyptian_army target"], ["suicide_bombing", "at رفح"]]),
    ("قصفت قوات النظام بلدة سرمين صباح أمس ثم استهدفت بالمدفعية قرية النيرب.", [["shelling", "at سرمين", "regime initiator"], ["shelling", "at النيرب", "regime initiator"]]),
    ("داهمت قوة من قسد منزلا في الشحيل أمس ثم اعتقلت شابين في بلدة ذيبان.", [["arrest", "at الشحيل", "sdf initiator"], ["arrest", "at ذيبان", "sdf initiator", "detained 2 civilians"]]),
    ("قتل خمسة مدنيين في غارة على مدينة دوما أمس، فيما أصيب ثلاثة آخرون بقصف مدفعي على بلدة حرستا.", [["airstrike", "at دوما", "killed 5 civilians"], ["shelling", "at حرستا", "wounded 3 civilians"]]),
    ("اندلعت اشتباكات بين الجيش والحوثيين في جبهة الضالع أمس، فيما شنت مقاتلات التحالف العربي ثلاث غارات على مواقع الحوثيين في حرض.", [["clash", "at الضالع", "yemen_government initiator", "houthis initiator"], ["airstrike", "at حرض", "arab_coalition initiator", "houthis target"]]),
    ("أعلنت القوات العراقية تحرير ناحية القيارة أمس فيما فجر تنظيم داعش سيارة مفخخة في حي الكرادة ببغداد.", [["advance", "at القيارة", "iraqi_forces initiator"], ["car_bomb", "at حي الكرادة", "isis initiator"]]),
    ("توصل الجيش والفصائل إلى اتفاق هدنة في درعا أمس فيما استمر القصف المدفعي على بلدة النعيمة.", [["agreement", "at درعا"], ["shelling", "at النعيمة"]]),
    ("اعتقلت الشرطة ثلاثة مشتبه بهم في القصرين أمس، فيما قتل جندي بانفجار لغم في جبل الشعانبي.", [["arrest", "at القصرين", "detained 3 unknown"], ["landmine", "at جبل الشعانبي", "killed 1 tunisian_army"]]),
    ("نزحت عشرات العائلات من بلدة الهبيط أمس فيما دخل رتل تركي إلى مدينة خان شيخون.", [["displacement", "at الهبيط"], ["movement", "at خان شيخون", "turkey initiator"]]),
    ("سقطت قذيفة هاون على حي الزهراء في حلب أمس، فيما قنصت قوات النظام مدنيا في حي صلاح الدين.", [["shelling", "at حي الزهراء"], ["killing", "at حي صلاح الدين", "regime initiator", "killed 1 civilians"]]),
    ("حاصرت قوات النظام بلدة مضايا أمس فيما أفرجت عن ستة معتقلين من سجن عدرا.", [["siege", "at مضايا", "regime initiator"], ["release", "at سجن عدرا", "regime initiator", "released 6 prisoners"]]),
    ("صادرت قوات قسد أسلحة في بلدة الباغوز أمس فيما خطف مجهولون موظفا في بلدة هجين.", [["seizure", "at الباغوز", "sdf initiator"], ["abduction", "at هجين"]]),
    ("قصف الطيران الحربي الروسي قرية كنصفرة أمس، كما استهدفت مدفعية النظام بلدة البارة.", [["airstrike", "at كنصفرة", "russia initiator"], ["shelling", "at البارة", "regime initiator"]]),
    ("استهدفت طائرة مسيرة سيارة في القامشلي أمس كما قصفت القوات التركية قرية أم الكيف بالمدفعية.", [["drone_strike", "at القامشلي"], ["shelling", "at أم الكيف", "turkey initiator"]]),
    ("ضبطت القوات الأمنية مخبأ أسلحة في الرمادي أمس كما فككت عبوتين ناسفتين في هيت.", [["seizure", "at الرمادي"], ["seizure", "at هيت"]]),
    ("سلم خمسة مسلحين أنفسهم إلى الجيش في درعا أمس، كما وصلت تعزيزات عسكرية إلى بلدة طفس.", [["surrender", "at درعا", "surrendered 5 unknown"], ["movement", "at طفس"]]),
    ("أحرق مستوطنون سيارتين في بلدة حوارة أمس، كما اعتدوا بالضرب على مزارع في بورين.", [["destruction", "at حوارة"], ["killing", "at بورين"]]),
    ("شن الطيران الإسرائيلي غارات على قطاع غزة أمس ردا على إطلاق صاروخ على مدينة سديروت.", [["airstrike", "at قطاع غزة", "israel initiator"], ["shelling", "at سديروت"]]),
    ("قتل سبعة جنود في هجوم شنه تنظيم داعش على نقطة قرب السخنة أمس بعد ساعات من غارات روسية على مواقع التنظيم في جبل البشري.", [["ambush", "at السخنة", "isis initiator", "regime target", "killed 7 regime"], ["airstrike", "at جبل البشري", "russia initiator", "isis target"]]),
    ("انتشرت قوات الشرطة في شوارع المكلا أمس غداة تفجير استهدف مقرا للأمن في مدينة الشحر.", [["movement", "at المكلا"], ["ied", "at الشحر"]]),
    ("نفذت القوات الخاصة إنزالا جويا في بلدة الصبحة أمس، مستهدفة منزل قيادي في داعش، بينما قصفت طائرة مسيرة سيارة في بلدة البصيرة.", [["raid", "at الصبحة"], ["drone_strike", "at البصيرة"]]),
    ("شنت الطائرات الروسية غارة على بلدة كفرنبل أمس وغارتين على قرية حاس.", [["airstrike", "at كفرنبل", "russia initiator"], ["airstrike", "at حاس", "russia initiator"]]),
    ("انفجرت عبوتان ناسفتان في مدينتي الباب وعفرين أمس.", [["ied", "at الباب"], ["ied", "at عفرين"]]),
    ("قصف الجيش التركي بلدة تل رفعت أمس، وكان قد قصف قرية منغ أول من أمس.", [["shelling", "at تل رفعت", "turkey initiator"], ["shelling", "at منغ", "turkey initiator"]]),
    ("قتل شرطي برصاص مسلحين في كركوك أمس، وكان ضابط قتل الجمعة الماضي في الحويجة.", [["clash", "at كركوك"], ["killing", "at الحويجة"]]),
    ("أعلن الجيش اليمني مقتل عشرة حوثيين في مواجهات في صرواح أمس ومقتل قيادي بغارة في مجزر أول من أمس.", [["clash", "at صرواح", "killed 10 houthis"], ["airstrike", "at مجزر"]]),
    ("شنت طائرات النظام غارات على مدينة دوما أمس فيما دخلت قافلة مساعدات إلى بلدة مضايا.", [["airstrike", "at دوما", "regime initiator"], ["movement", "at مضايا"]]),
    ("قتل ثلاثة جنود في اشتباكات مع الحوثيين في البيضاء أمس، ونزحت عشرات الأسر من مديرية رداع.", [["clash", "at البيضاء"], ["displacement", "at مديرية رداع"]]),
    ("اتفقت الفصائل والجيش الروسي على وقف إطلاق النار في بصرى الشام أمس، وبدأ المقاتلون تسليم أسلحتهم الثقيلة في بلدة الحراك.", [["agreement", "at بصرى الشام"], ["surrender", "at الحراك"]]),
    ("بدأت القوات التركية إنشاء نقطة مراقبة في بلدة تل الطوقان أمس، بينما عبر رتل عسكري تركي من معبر كفرلوسين.", [["base", "at تل الطوقان", "turkey initiator"], ["movement", "at كفرلوسين", "turkey initiator"]]),
    ("نهبت مجموعة مسلحة منازل في قرية معبطلي أمس وخطفت مسنا في قرية شيخ الحديد.", [["destruction", "at معبطلي"], ["abduction", "at شيخ الحديد", "abducted 1 civilians elderly"]]),
    ("شن الطيران الروسي غارات على مدينة إدلب أمس موقعا أربعة قتلى، في حين ردت الفصائل بقصف مواقع النظام في جورين.", [["airstrike", "at إدلب", "russia initiator", "killed 4 civilians"], ["shelling", "at جورين", "regime target"]]),
    ("تقدمت قوات الوفاق في محور عين زارة أمس مسيطرة على معسكر حمزة، بينما أعلنت قوات حفتر إسقاط طائرة مسيرة قرب ترهونة.", [["advance", "at معسكر حمزة", "gna_forces initiator"], ["seizure", "at ترهونة", "lna initiator"]]),
    ("هاجم انتحاري يقود سيارة مفخخة حاجزا في مدينة سرت أمس، مما أسفر عن مقتل جنديين، وأعقب ذلك قصف جوي على مواقع التنظيم في بن جواد.", [["suicide_bombing", "at سرت", "killed 2 libyan_army"], ["airstrike", "at بن جواد"]]),
    ("قتل قيادي في حركة طالبان بغارة أمريكية على إقليم هلمند أمس بعد يوم واحد من هجوم للحركة على قاعدة في قندوز.", [["airstrike", "at هلمند", "taliban target", "killed 1 taliban"], ["clash", "at قندوز", "taliban initiator"]]),
    ("أعلنت وزارة الدفاع العراقية مقتل عشرين عنصرا من داعش في قصف جوي على الحويجة أمس، واعتقال ثلاثة آخرين في طوزخورماتو.", [["airstrike", "at الحويجة", "isis target", "killed 20 isis"], ["arrest", "at طوزخورماتو", "isis target", "detained 3 isis"]]),
    ("أكد مصدر أمني أن عبوة ناسفة انفجرت أمس في منطقة الطارمية أدت إلى إصابة شرطي، وأن مسلحين أطلقوا النار على موظف في حي الغزالية.", [["ied", "at الطارمية", "wounded 1 iraqi_police"], ["killing", "at حي الغزالية", "unknown initiator"]]),
    ("أصيب أربعة أشخاص بينهم طفل بقصف على أورم الكبرى أمس، وسقط قتيل بقصف مماثل على كفر تعال.", [["shelling", "at أورم الكبرى", "wounded 4 civilians"], ["shelling", "at كفر تعال", "killed 1 civilians"]]),
    ("شهدت مدينتا الموصل وتكريت أمس هجومين انتحاريين.", [["suicide_bombing", "at الموصل"], ["suicide_bombing", "at تكريت"]]),
    ("خطف مسلحون ثلاثة عمال في سيناء أمس، وكان مسلحون قد قتلوا سائقا في الشيخ زويد يوم الجمعة.", [["abduction", "at سيناء", "abducted 3 civilians"], ["killing", "at الشيخ زويد", "killed 1 civilians"]]),
    ("اعتقلت قوات الأمن المركزي شابا في مدينة منبج أمس، بعد يوم من اعتقال اثنين في قرية العريمة.", [["arrest", "at منبج", "detained 1 civilians"], ["arrest", "at العريمة", "detained 2 civilians"]]),
    ("يأتي قصف بلدة كفروما أمس بعد أربعة أيام من استهداف مشفى في معرة النعمان بغارة روسية.", [["shelling", "at كفروما"], ["airstrike", "at معرة النعمان", "russia initiator"]]),
    ("هاجم مسلحون نقطة تفتيش في مدينة كركوك أمس، وأعقب ذلك قصف مدفعي على قرية البشير.", [["clash", "at كركوك"], ["shelling", "at البشير"]]),
    ("قتل ستة مدنيين بقصف على مدينة دوما أمس، بينما قتل خمسة مدنيين وأصيب آخرون، في مدينة عربين.", [["shelling", "at دوما", "killed 6 civilians"], ["shelling", "at عربين", "killed 5 civilians"]]),
    ("داهمت قوات النظام منزلا في مدينة جاسم أمس، وفي نوى اعتقلت دورية تابعة لها ثلاثة شبان.", [["arrest", "at جاسم", "regime initiator"], ["arrest", "at نوى", "detained 3 civilians"]]),
    ("فجر انتحاري نفسه في سوق شعبي بمدينة الصدر أمس، تزامنا مع انفجار عبوة ناسفة في منطقة الدورة.", [["suicide_bombing", "at مدينة الصدر"], ["ied", "at الدورة"]]),
    ("استهدف طيران التحالف الدولي رتلا لداعش قرب البوكمال أمس، في حين أعلنت قسد السيطرة على قرية الباغوز.", [["airstrike", "at البوكمال", "coalition initiator", "isis target"], ["advance", "at الباغوز", "sdf initiator"]]),
    ("اغتال مجهولون عنصرا سابقا في الجيش الحر في بلدة اليادودة أمس، وعثر الأهالي على جثة شاب في بلدة المزيريب.", [["killing", "at اليادودة"], ["killing", "at المزيريب"]]),
    ("أعلنت قوات حفتر سيطرتها على بلدة الهيشة أمس، وقالت قوات الوفاق إنها قصفت تجمعا لها في الجفرة.", [["advance", "at الهيشة", "lna initiator"], ["shelling", "at الجفرة", "gna_forces initiator"]]),
    ("قتل شرطيان في كمين نصبه مسلحون قرب بعقوبة أمس، وأصيب ثالث بانفجار عبوة في المقدادية.", [["ambush", "at بعقوبة", "killed 2 iraqi_police"], ["ied", "at المقدادية", "wounded 1 iraqi_police"]]),
    ("أصيب طفل بانفجار لغم في قرية الكشمة أمس، وقتل راعي أغنام بانفجار لغم ثان في بادية العشارة.", [["landmine", "at الكشمة", "wounded 1 civilians children"], ["landmine", "at العشارة", "killed 1 civilians"]]),
    ("توغلت دبابات تركية في قرية الدرباسية أمس، وسيرت القوات الروسية دورية في عامودا.", [["advance", "at الدرباسية", "turkey initiator"], ["movement", "at عامودا", "russia initiator"]]),
    ("شنت حركة طالبان هجوما على مركز مديرية في هلمند أمس قتل فيه خمسة جنود، وخطفت ثلاثة موظفين في قندهار.", [["ambush", "at هلمند", "taliban initiator", "killed 5 afghan_forces"], ["abduction", "at قندهار", "taliban initiator", "abducted 3 civilians"]]),
    ("قتل ثلاثة متظاهرين برصاص قوات الأمن في الناصرية أمس، كما أحرق محتجون مقر حزب في السماوة.", [["protest_dispersed", "at الناصرية", "killed 3 protesters"], ["riot", "at السماوة"]]),
    ("عززت القوات الأمريكية قاعدتها في الشدادي أمس، فيما سقطت ثلاثة صواريخ على حقل العمر.", [["movement", "at الشدادي", "us_forces initiator"], ["shelling", "at حقل العمر"]]),
    ("طال القصف المدفعي بلدتي سرمين وآفس في ريف إدلب أمس وقرى كفر عمة وتديل بريف حلب.", [["shelling", "at سرمين"], ["shelling", "at آفس"], ["shelling", "at كفر عمة"], ["shelling", "at تديل"]]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_each_act_is_told_for_itself(text: str, expected: list[list[str]]) -> None:
    accounts = read(text, PLAIN_DAY)
    told = [told_by(account for account in accounts if account.incident_id == incident) for incident in dict.fromkeys(account.incident_id for account in accounts)]
    assert len(told) == len(expected)
    for facts in expected:
        assert any(set(facts) <= one for one in told), f"{facts} in none of {told}"
