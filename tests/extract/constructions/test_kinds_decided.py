"""Which event a sentence tells where several words of it pull towards different kinds: who only stands by, what was before or around the act, who was hit with what."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import parts, read

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
    # ground that changed hands before or behind the bomb that is told; fighting that only goes on around another act
    ({"landmine"}, "قتل راع بانفجار لغم في قرية الكدحة أمس بعد تحريرها من الحوثيين."),
    ({"landmine"}, "انفجر لغم زرعته مليشيا الحوثي قبل دحرها من مديرية ناطع بأحد الأطفال أمس."),
    ({"seizure"}, "نزعت الفرق الهندسية أمس كميات من الألغام التي زرعتها مليشيا الحوثي قبل دحرها من مناطق في مديرية ناطع."),
    ({"advance"}, "سيطرت القوات على بلدة الكدحة أمس بعد تفجير عربة مفخخة في مواقع المسلحين."),
    ({"ied"}, "قتل جنديان بانفجار عبوة ناسفة استهدفت دوريتهم في مدينة العريش حيث تدور مواجهات بين الجيش والمسلحين أمس."),
    ({"clash"}, "قتل جنديان في مدينة العريش حيث تدور مواجهات بين الجيش والمسلحين أمس."),
    # whom air defences meet fired
    ({"airstrike"}, "تصدت الدفاعات الجوية السورية لصواريخ إسرائيلية في سماء دمشق أمس."),
    ({"shelling"}, "أطلق الحوثيون عدة صواريخ على مدينة الرياض أمس، وتصدت لها الدفاعات السعودية."),
    ({"seizure"}, "تصدت المضادات الأرضية لأهداف معادية في سماء قاعدة حميميم أمس."),
    ({"clash"}, "تصدى الجيش لهجوم شنه المسلحون على بلدة محردة أمس."),
    # charges that forces found: blown up by themselves, or beside gunmen whom they killed
    ({"seizure"}, "فجرت قوات الأمن خمس عبوات ناسفة عثرت عليها جنوب مدينة رفح أمس."),
    ({"ied"}, "فجر مسلحون عبوة ناسفة بدورية للجيش جنوب رفح أمس."),
    ({"ied"}, "انفجرت عبوة ناسفة بآلية للشرطة في مدينة العريش أمس."),
    ({"raid"}, "أعلن الجيش المصري القضاء على ستة تكفيريين وتفجير عشر عبوات ناسفة زرعت لاستهداف القوات في شمال سيناء أمس."),
    ({"raid"}, "قتلت قوات الجيش أربعة إرهابيين وضبطت أحزمة ناسفة وعبوات في ولاية تيبازة أمس."),
    ({"seizure"}, "ضبطت قوات الجيش أحزمة ناسفة وعبوات في ولاية تيبازة أمس."),
    # unknown people whom words arm, killed by forces
    ({"clash"}, "قتلت قوات النظام ثلاثة مسلحين في ريف درعا الشرقي أمس."),
    ({"killing"}, "قتلت قوات النظام ثلاثة أشخاص في ريف درعا الشرقي أمس."),
    ({"killing"}, "قتل مسلحون مجهولون ثلاثة أشخاص في ريف درعا الشرقي أمس."),
    # a notable of a tribe does not fight
    ({"killing"}, "قتل أحد وجهاء قبيلة العكيدات برصاص قسد في بلدة أبو حمام أمس."),
    ({"clash"}, "قتل ثلاثة من مقاتلي قبيلة العكيدات برصاص قسد في بلدة أبو حمام أمس."),
    # an armed attack: on people, or on those who bear arms
    ({"killing"}, "قتل ستة أشخاص في هجوم مسلح على قرية أبو صيدا في ديالى أمس."),
    ({"ambush"}, "قتل ستة جنود في هجوم مسلح على حاجز للجيش في ديالى أمس."),
    # where nobody guards it, and gunfire of unknown people
    ({"killing"}, "هاجم مسلحون مسجدا في مدينة بئر العبد أمس."),
    ({"ambush"}, "هاجم مسلحون ثكنة للجيش في مدينة بئر العبد أمس."),
    ({"killing"}, "أطلق ملثمون النار على ناشط في مدينة الناصرية أمس."),
    ({"ambush"}, "أطلق ملثمون النار على حاجز للشرطة في مدينة الناصرية أمس."),
    # an army that aims at a town
    ({"shelling"}, "قتل مدني جراء هجوم نفذته قوات النظام واستهدف مدينة الأتارب أمس."),
    ({"ambush"}, "قتل جندي جراء هجوم نفذته قوات النظام واستهدف نقطة للجيش الوطني قرب مدينة الأتارب أمس."),
    # what a blast was is told behind it
    ({"car_bomb"}, "هز انفجار ضخم العاصمة مقديشو أمس وقتل ثلاثة. وقالت الشرطة إن سيارة مفخخة انفجرت عند نقطة تفتيش."),
    ({"ied"}, "هز انفجار ضخم العاصمة مقديشو أمس وقتل ثلاثة. وقالت الشرطة إنها طوقت المكان."),
    # lines where fighting goes on are a place
    ({"airstrike"}, "قصفت طائرات التحالف تعزيزات للحوثيين في مديرية حيس أمس قبل وصولها إلى خطوط المواجهات."),
    ({"clash"}, "دارت مواجهات بين الجيش والحوثيين في مديرية حيس أمس."),
    # what ground would be worth, and mines that are pulled out
    ({"clash"}, "دارت معارك في محافظة البيضاء أمس، ومن شأن انتزاعها من الحوثيين تأمين المحافظات المجاورة."),
    ({"seizure"}, "انتزعت الفرق الهندسية التابعة لقوات الجيش في جبهة صرواح أمس عددا من الألغام."),
    # a store whose bombs were found, and bombs that were made ready
    ({"raid"}, "دمرت قوات الجيش المصري مخزنا في الشيخ زويد أمس عثر بداخله على عدد 70 عبوة، وعدد 60 قنبلة يدوية، خلال عملية أمنية قتل فيها ثلاثة تكفيريين."),
    ({"clash"}, "قتلت قوات الجيش ثمانية تكفيريين وسط سيناء أمس إلى جانب التحفظ على ثلاث عبوات ناسفة معدة للتفجير."),
    # what a truce followed
    ({"agreement"}, "توصلت إسرائيل وحركة حماس أمس إلى اتفاق وقف إطلاق نار في قطاع غزة، وذلك بعد أعنف تبادل للقصف."),
    ({"clash"}, "تبادلت إسرائيل وحركة حماس القصف في قطاع غزة أمس."),
    # former members do not fight; a belt that those who fell wore
    ({"killing"}, "قتل عنصران سابقان في الجيش الحر برصاص مجهولين في بلدة اليادودة أمس."),
    ({"clash"}, "قتل عنصران في الجيش الحر برصاص قوات النظام في بلدة اليادودة أمس."),
    ({"clash"}, "قتل ثلاثة إرهابيين يرتدون أحزمة ناسفة في عملية للحشد الشعبي في جزيرة سامراء أمس."),
    ({"suicide_bombing"}, "قتل عشرة أشخاص على يد رجل يرتدي حزاما ناسفا في سوق بمدينة كركوك أمس."),
    # ground that somebody is told to control; what a battle goes along with
    ({"advance"}, "أفاد المرصد بسيطرة قوات النظام على سهل الزبداني أمس، مشيرا إلى انسحاب المقاتلين منه جراء القصف المكثف."),
    ({"shelling"}, "قصفت المدفعية قرى تحت سيطرة قوات النظام على أطراف مدينة الزبداني أمس."),
    ({"clash"}, "بدأت قوات النظام أمس هجوما على مدينة الزبداني، ترافق مع قصف جوي عنيف."),
    ({"airstrike"}, "شن الطيران الحربي غارات على مدينة الزبداني أمس ترافقت مع قصف مدفعي عنيف."),
    # charges blown up where they were found, stuff that may explode, systems that may intercept
    ({"seizure"}, "كما تم تفجير وإبطال مفعول 83 عبوة ناسفة زرعت لاستهداف القوات في الشيخ زويد أمس."),
    ({"seizure"}, "دمر الجيش المصري مخزنا في الشيخ زويد أمس عثر بداخله على عدد 60 قنبلة يدوية ومواد شديدة الانفجار."),
    ({"ied"}, "هز انفجار شديد بلدة الشيخ زويد أمس."),
    (set(), "أعلن الجيش الإسرائيلي أمس أنه نشر بطاريات صواريخ تابعة لنظام اعتراض القذائف في محيط غزة."),
    ({"killing"}, "أطلق جنود إسرائيليون الرصاص على شاب غير مسلح قرب غزة أمس."),
]


@pytest.mark.parametrize(("kinds", "text"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_these_kinds(kinds: set[str], text: str) -> None:
    assert {account.kind for account in read(text, DAY)} == kinds


def test_who_meets_fire_is_its_target() -> None:
    assert parts(read("تصدت الدفاعات الجوية السورية لصواريخ إسرائيلية في سماء دمشق أمس.", DAY)) == {"regime target", "israel initiator"}


def test_a_verb_that_goes_on_keeps_the_aircraft_that_carried_out_raids() -> None:
    text = "شنت مقاتلات التحالف العربي فجر أمس غارات على تعزيزات للحوثيين في مديرية عبس. كما استهدفت مواقع وتحصينات للحوثيين في مديرية حرض."
    assert [account.kind for account in read(text, DAY)] == ["airstrike", "airstrike"]


# the kinds of the incidents that a text tells, in order
ONE_BEHIND_ANOTHER = [
    # words that only say what was aimed at go on with the strike before
    (["shelling", "shelling"], "قصفت هيئة تحرير الشام بقذائف الهاون معسكر جورين أمس. كما تم استهداف مواقع قوات النظام في بلدة سلمى."),
    (["shelling", "shelling"], "قصفت هيئة تحرير الشام بالمدفعية معسكر جورين أمس، واستهدفت مواقع قوات النظام في بلدة سلمى."),
    (["airstrike", "airstrike"], "كثفت طائرات التحالف العربي أمس غاراتها على مواقع الحوثيين في مديرية عبس، كما استهدفت مراكز للحوثيين في مديرية حيس."),
    (["airstrike", "airstrike"], "شنت مقاتلات التحالف العربي أمس غارات على مواقع الحوثيين في مديرية عبس. واستهدفت مواقع للحوثيين في مديرية حيس."),
    # not who has a subject of his own, nor fire at those who fired before
    (["shelling", "clash"], "قصفت قوات النظام بالمدفعية بلدة سرمين أمس. كما استهدف مسلحون حاجزا في مدينة جاسم."),
    (["shelling", "ambush"], "قصفت قوات النظام بالمدفعية بلدة سرمين أمس. كما تم استهداف دورية لقوات النظام في مدينة جاسم."),
]


@pytest.mark.parametrize(("kinds", "text"), ONE_BEHIND_ANOTHER, ids=[str(n) for n in range(len(ONE_BEHIND_ANOTHER))])
def test_what_was_aimed_at_behind_a_strike_is_one(kinds: list[str], text: str) -> None:
    accounts = sorted(read(text, DAY), key=lambda account: account.trigger)
    assert [account.kind for account in accounts] == kinds


def test_who_is_not_armed_is_no_gunman() -> None:
    assert "unknown target" not in parts(read("أطلق جنود إسرائيليون الرصاص على شاب غير مسلح قرب غزة أمس.", DAY))
