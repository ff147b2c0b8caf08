"""Constructions of reporting through the whole engine: who acts by the ending of his name, pretexts, reactions, destroyed arms, seas, days, those found dead."""

from __future__ import annotations

import pytest

from riwaya.model import Account
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()

# a sentence, and what its account must hold: actor ids with roles, measures with numbers, a kind, a place, days; `-` before it says that it must not
TOLD = [
    ("هاجم مستوطنون قرية بورين جنوب نابلس وأحرقوا ثلاث مركبات.", ["israeli_settlers initiator"]),
    ("مستوطنون يحرقون مسجدا في بلدة ترمسعيا شمال رام الله.", ["israeli_settlers initiator"]),
    ("اقتحم عشرات المتظاهرين مبنى المحافظة في مدينة الديوانية.", ["protesters initiator", "riot"]),
    ("قتل مزارع برصاص مستوطنين قرب بورين جنوب نابلس.", ["israeli_settlers initiator", "civilians target"]),
    ("اعتداءات للمستوطنين على مزارعين في بورين جنوب نابلس.", ["israeli_settlers initiator", "civilians target"]),
    ("اعتقلت الشرطة متظاهرين في مدينة تعز.", ["protesters target"]),
    ("فرقت قوات الأمن متظاهرين في مدينة الناصرية بالرصاص الحي، ما أسفر عن مقتل اثنين.", ["protesters target", "iraqi_forces initiator", "killed 2"]),
    ("تعرض صحفيون لاعتداء من قبل مستوطنين في بورين جنوب نابلس.", ["journalists target", "israeli_settlers initiator"]),
    ("تعرض رتل عسكري تركي لتفجير بعبوة ناسفة قرب مدينة أريحا.", ["turkey target"]),
    ("أطلق مسلحون مجهولون النار على المدني سامر العلي في بلدة ذيبان شرق دير الزور، ما أدى إلى مقتله.", ["unknown initiator", "civilians target", "killed 1"]),
    ("اندلع اشتباك مسلح بين عشيرتي العفادلة والبوعساف في ناحية الكرامة شرق الرقة.", ["name:العفادلة initiator", "name:البوعساف initiator", "-unknown target"]),
    ("سقط صاروخان على القاعدة الأمريكية في حقل العمر النفطي بريف دير الزور.", ["us_forces target"]),
    ("اغتال مسلحان مجهولان مختار قرية الكرامة شرق الرقة.", ["unknown initiator", "civilians target", "-killed 2"]),
    ("قتل عنصران من قسد أحدهما قيادي بهجوم في بلدة ذيبان.", ["killed 2"]),
    ("سيرت القوات الروسية والتركية دورية مشتركة في ريف عين العرب.", ["russia initiator", "turkey initiator"]),
    ("قتل جندي بانفجار عبوة ناسفة في مديرية مودية بمحافظة أبين، واتهم مصدر أمني تنظيم القاعدة بالوقوف وراءها.", ["al_qaeda blamed"]),
    ("قتل مدنيان بقصف على بلدة سرمين، واتهم ناشطون قسد بالوقوف وراء القصف.", ["sdf blamed"]),
    ("قتل مدنيان بقصف على بلدة سرمين، واتهم متحدث باسم الجيش الوطني قسد بالقصف.", ["sdf blamed", "-sna blamed"]),
    ("قتلت قوات الاحتلال شابا جنوب نابلس بزعم محاولته طعن جندي.", ["killed 1", "-blade"]),
    ("انفجرت عبوة ناسفة قرب مركز للشرطة في مدينة البصرة وقتلت مدنيا.", ["-iraqi_police initiator"]),
    ("قالت جماعة الحوثي إنها استهدفت، الأربعاء، سفينة بريطانية في خليج عدن بصواريخ.", ["خليج عدن"]),
    ("دمرت قوات الدعم السريع، الثلاثاء، خمس مركبات للجيش في مدينة أم درمان.", ["rsf initiator", "vehicles 5"]),
    ("أرسلت تركيا مئتي جندي إلى بلدة مورك بريف حماة.", ["movement", "turkey initiator", "deployed 200"]),
    ("وصلت تعزيزات عسكرية تركية مؤلفة من 30 آلية إلى مدينة سرمين.", ["movement", "turkey initiator", "vehicles 30"]),
    ("اغتالت طائرة مسيرة إسرائيلية قياديا في حركة حماس في مدينة صيدا.", ["drone_strike", "hamas target"]),
    ("نفذت طائرات إسرائيلية غارة على مدينة الكسوة، وتصدت الدفاعات الجوية للصواريخ.", ["airstrike"]),
    ("نسفت قوات الاحتلال مربعا سكنيا في مدينة خان يونس.", ["destruction", "home"]),
    ("هاجم مسلحون بدراجة نارية حاجزا لقسد في بلدة الصبحة.", ["-vehicle"]),
    ("وصلت جثث 15 شخصا إلى المشفى بعد غارة على مدينة سرمين.", ["killed 15", "-deployed 15"]),
    ("عثر أهالي بلدة الكرك صباح اليوم على جثة شاب.", ["killed 1"]),
    ("وفاة جريحين أصيبا بقصف على مدينة أريحا.", ["killed 2", "-wounded 2"]),
    ("انفجر لغم بسيارة مواطن في مدينة حيس، ما أسفر عن مقتله وإصابة طفليه.", ["killed 1", "wounded 2"]),
    ("ضبطت قوة من اللواء 51 كدسا للعتاد في مدينة الرطبة.", ["-detained 51"]),
    ("خلفت المعارك في بلدة خان طومان 30 قتيلا من الطرفين، بينهم 18 من قوات النظام و12 من الفصائل.", ["killed 30", "killed 18", "killed 12"]),
    ("قتل مدني بقصف على مدينة بنش استمر من الأربعاء حتى الجمعة.", ["2021-06-09..2021-06-11"]),
    ("قتل مدني بقصف على مدينة بنش الليلة قبل الماضية.", ["2021-06-13..2021-06-13"]),
    ("قتل مدني بقصف على مدينة بنش في اليوم الثاني من العيد.", ["None..None"]),
    ("قتل مدني بقصف على مدينة بنش أمس. وفي الأثناء قصفت طائرات حربية مدينة سرمين.", ["2021-06-14..2021-06-14", "-None..None"]),
    ("قصفت طائرات حربية مبنى سكنيا في منطقة السواني جنوبي العاصمة طرابلس.", ["السواني", "home"]),
    ("قتل 45 مدنيا في هجمات للدعم السريع على قرى غرب مدينة الأبيض.", ["rsf initiator", "الأبيض"]),
    ("استهدفت وحدات من الجيش السوري بسلاح المدفعية تحركات للمسلحين في محيط بلدة مورك.", ["-unknown initiator"]),
    ("قال رئيس بلدية سرمدا إن قذيفتين سقطتا على أطراف المدينة دون إصابات.", ["shelling"]),
    ("سيطر متشددون موالون لداعش على مدينة سرت.", ["isis initiator"]),
    ("قصفت طائرات حربية مواقع للحوثيين غرب منطقة ضبوعة.", ["ضبوعة"]),
    ("قتلت قوات النظام أربعة مدنيين بينهم طفلان.", ["killed 4", "killing"]),
    ("أصيب جندي بمقذوف أطلق من الأراضي اليمنية على منطقة جازان.", ["shelling"]),
    ("قصفت مدفعية تركية قرية حسن شامي شمال مدينة أربيل.", ["حسن شامي"]),
    ("قصفت قوات النظام قرى كفر تعال والوساطة وكفر عمة في ريف حلب الغربي.", ["كفر تعال", "كفر عمة", "الوساطة"]),
    ("قصفت قوات النظام قريتي كفر تعال وكفر عمة ودمرت منازل في ريف حلب الغربي.", ["كفر تعال", "كفر عمة"]),
    ("أصيب طفلان بانفجار قذيفة من مخلفات قصف سابق لقوات النظام في قرية عدوان غربي إدلب.", ["-regime initiator"]),
    ("شن تنظيم داعش هجمات في تركيا قتل فيها تسعة مدنيين في مدينة إسطنبول.", ["-turkey target"]),
    ("أصيب سائق بهجوم استهدف صهريجا تابعا لقسد في مدينة الحسكة.", ["-sdf initiator"]),
    ("شهيدان بقصف مدفعي على بلدة سرمين.", ["killed 2"]),
    ("أطلق مجهولون النار على شاب في مدينة طفس، ما أدى لمقتله.", ["killed 1"]),
    ("وقع تفجير انتحاري في العاصمة الأفغانية وقتل خمسة أشخاص.", ["العاصمة الأفغانية"]),
    ("هز انفجار العاصمة الصومالية مقديشو وقتل ستة مدنيين.", ["مقديشو", "-العاصمة الصومالية"]),
    ("فقد طفلان حياتهما بقصف مدفعي على بلدة عين عيسى.", ["killed 2", "-missing 2"]),
    ("استهدفت مدفعية تركية بلدة تل رفعت، والحصيلة قتيل و7 مصابين.", ["killed 1", "wounded 7"]),
    ("ارتكبت قوات النظام مجزرة في بلدة معارة النعسان وقتلت خمسة مدنيين.", ["regime initiator"]),
    ("شنت قوات تقودها الولايات المتحدة غارات في العراق ضد أهداف تابعة لتنظيم الدولة الإسلامية قرب مدينة الموصل.", ["coalition initiator", "isis target"]),
    ("هاجم مسلحون قرية ود النورة في السودان وقتلوا عشرة مدنيين.", ["ود النورة"]),
]
UNTOLD = [
    "أدانت الجامعة العربية الهجوم على مسجد في مدينة العريش.",
    "اتهمت جماعة الحوثي فرنسا بالمشاركة في العدوان في اليمن.",
    "تراجع القتال على الصعيد العسكري وبقيت قوات النظام في مواقعها.",
    "شيع الآلاف ضحايا الهجوم في مدينة كربلاء.",
]


def facts(accounts: tuple[Account, ...]) -> set[str]:
    found: set[str] = set()
    for account in accounts:
        found |= {f"{actor.id} {actor.role}" for actor in account.actors} | {f"{count.measure} {count.min}" for count in account.counts}
        found |= {thing.id for thing in (*account.objects, *account.weapons)} | {account.kind, f"{account.date_start}..{account.date_end}"}
        found |= {account.place.name} if account.place else set()
    return found


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_sentence_tells_this(text: str, expected: list[str]) -> None:
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    assert accounts, "the text tells no incident"
    found = facts(accounts)
    assert {fact for fact in expected if not fact.startswith("-")} <= found
    assert not {fact.removeprefix("-") for fact in expected if fact.startswith("-")} & found


@pytest.mark.parametrize("text", UNTOLD)
def test_the_sentence_tells_no_incident(text: str) -> None:
    assert PIPELINE.read(text, published="2021-06-15", outlet="مثال") == ()
