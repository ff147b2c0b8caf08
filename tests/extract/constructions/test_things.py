"""What was hit and with what, through the whole engine: things that are near, in names or on the way, weapons that were cleared or flew by, general words beside the weapon they stand for."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, the objects and the weapons of all its accounts
TOLD = [
    ("قتل مدنيان بقصف مدفعي على بلدة سرمين. وقال الموقع إن القصف دمر منزلا.", {"home"}, {"artillery"}),
    ("ذكرت مواقع سورية أن قصفا مدفعيا على بلدة سرمين قتل مدنيين.", set(), {"artillery"}),
    ("استهدفت قوات النظام سيارة مدنية أمام منزل في بلدة كفرنوران بقذائف الهاون.", {"vehicle"}, {"mortar"}),
    ("قتل شاب برصاص قسد بالقرب من مسجد في بلدة ذيبان.", set(), {"small_arms"}),
    ("أصيب مالك المنزل برصاص مجهولين في مدينة طفس.", set(), {"small_arms"}),
    ("قصفت قوات النظام بلدة سرمين بالمدفعية وسط تحليق لطائرة استطلاع روسية.", set(), {"artillery"}),
    ("قصفت مدفعية الجيش بلدة سرمين، وهرعت سيارات الإسعاف إلى المكان.", set(), {"artillery"}),
    ("هاجم مسلحون نقطة تفتيش للجيش في مدينة أجدابيا، وقتل جنديان عندما أرسلت الحكومة تعزيزات.", {"checkpoint"}, set()),
    ("قصفت قوات النظام المتمركزة في معسكر الطليعة بلدة سرمين بالمدفعية.", set(), {"artillery"}),
    ("استهدفت غارة جوية تجمعا لأبنية غربي مدينة إدلب.", set(), {"warplane"}),
    ("قصفت طائرات حربية النقاط في محيط مدينة الكسوة.", set(), {"warplane"}),
    ("استهدفت الفصائل نقاط قوات النظام في بلدة كنسبا بقذائف الهاون.", {"base"}, {"mortar"}),
    ("قصفت طائرات التحالف مخزنا للأسلحة في مديرية يريم.", {"depot"}, {"warplane"}),
    ("انفجرت عبوة ناسفة بسيارة تابعة للجيش في مدينة الشيخ زويد.", {"patrol"}, {"ied"}),
    ("قصفت مدفعية الجيش منشرة ومدجنة في بلدة حفسرجة.", {"factory", "farm"}, {"artillery"}),
    ("شنت طائرة مسيرة تركية غارة جوية على بلدة شموكة غرب الحسكة.", set(), {"drone"}),
    ("قتل ستة مدنيين بتفجير انتحاري بسيارة مفخخة في مدينة كابول.", set(), {"car_bomb"}),
    ("أصيب مدنيان بقصف صاروخي على بلدة كفرتعال، إذ استهدفتهما قوات النظام بصاروخ موجه.", set(), {"guided_missile"}),
    ("قصف الحوثيون بالدبابات أحياء سكنية بمدينة تعز.", {"home"}, {"tank"}),
    ("أسقطت الدفاعات الجوية طائرة مسيرة فوق مدينة مأرب.", set(), {"drone"}),
    ("أطلق مسلحون النار باتجاه منزل أحد الوجهاء في مدينة طفس.", {"home"}, {"small_arms"}),
    ("انفجرت عبوة ناسفة لدى وصول دورية للجيش إلى مدينة العريش.", {"patrol"}, {"ied"}),
    ("قصفت دبابات قوات النظام أحياء سكنية في مدينة درعا.", {"home"}, set()),
    ("شنت مقاتلات التحالف غارات على القصر الرئاسي ومواقع أخرى في مدينة صنعاء.", {"government"}, {"warplane"}),
    ("وجهت طائرات حربية ضربة لمستودع للميليشيات الإيرانية في مدينة البوكمال.", {"depot"}, {"warplane"}),
    ("انفجرت عبوة ناسفة بسيارة عسكرية في قرية مريمين، وتضررت السيارة بشكل جزئي.", {"patrol"}, {"ied"}),
    ("أضرم مستوطنون النار في مركبتين ومسجد في قرية برقة.", {"vehicle", "place_of_worship"}, set()),
    ("قصفت قسد مدينة عفرين بالصواريخ وقتلت مدنيين.", set(), {"rocket"}),
    ("أغارت طائرات حربية على بلدة البارة بالصواريخ.", set(), {"missile", "warplane"}),
    ("أطلق الحوثيون صاروخا على سفينة قبالة مدينة المخا.", {"ship"}, {"missile"}),
    ("اعتقلت قسد شابين في بلدة ذيبان بدعم من طيران التحالف.", set(), set()),
    ("أصيب خمسة مدنيين برصاص قناصي قسد في مدينة البصيرة.", set(), {"sniper"}),
]


@pytest.mark.parametrize(("text", "objects", "weapons"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_these_things_were_hit_and_used(text: str, objects: set[str], weapons: set[str]) -> None:
    accounts = read(text)
    assert accounts, "the text tells no incident"
    assert {thing.id for account in accounts for thing in account.objects} == objects
    assert {thing.id for account in accounts for thing in account.weapons} == weapons
