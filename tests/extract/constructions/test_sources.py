"""Who says so, through the whole engine: media spoken to, relayed words, titles behind names, bodies under names of their own, media that are not named."""

from __future__ import annotations

import pytest

from riwaya.model import Account, Report
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()

# a report and the chains of its accounts, from the origin to who relayed it; an empty chain is the outlet's own telling
TOLD: list[tuple[str, list[str]]] = [
    ("قال مصدر أمني لوكالة نجم برس إن عبوة ناسفة انفجرت في مدينة بعقوبة وقتلت جنديا.", ["security_source < name:نجم برس"]),
    ("قال شهود عيان لـ«صوت الوادي» إن مسلحين هاجموا مدينة الجنينة.", ["witnesses < name:صوت الوادي"]),
    ("قتل أربعة مدنيين في غارة على مدينة تعز، على ما أكد لوكالة فرانس برس مصدر عسكري.", ["military_source < afp"]),
    ("ذكرت وكالة سانا، نقلا عن مصدر طبي، أن غارة على مدينة مصياف قتلت أربعة مدنيين.", ["medical_source < sana"]),
    ("قال أفيخاي أدرعي المتحدث باسم الجيش الإسرائيلي إن الطيران قصف مواقع في بعلبك.", ["israel"]),
    ("قال مروان شعبان، أحد سكان قرية السموع، إن طائرات قصفت بلدة سرمين.", ["residents"]),
    ("قال المسؤول الإعلامي لحزب العمال الكردستاني كاوا سيبان إن الطائرات التركية قصفت جبل قنديل.", ["pkk"]),
    ("قال مدير مستشفى الشفاء في غزة إن 12 مدنيا قتلوا في غارة على مخيم الشاطئ.", ["medical_source"]),
    ("قال مدير مستشفى كمال ناصر سامر البكري إن عشرة مدنيين قتلوا في غارة على مخيم الشاطئ.", ["name:سامر البكري"]),
    ("أفاد مسؤول في جهاز الاستخبارات بأن عبوة ناسفة انفجرت في مدينة سامراء.", ["security_source"]),
    ("وقالت تركيا إن طائراتها قصفت مواقع قرب مدينة عين العرب.", ["turkish_government"]),
    ("قالت السلطات التركية إن مسلحين هاجموا مدينة سروج.", ["turkish_government"]),
    ("قال موقع معارض إن صواريخ سقطت على مدينة أعزاز.", ["media_reports"]),
    ("ذكرت قناة محلية أن صواريخ سقطت على مدينة أعزاز.", ["local_media"]),
    ("ذكرت شبكة «الينبوع» أن صواريخ سقطت على مدينة أعزاز.", ["name:شبكة «الينبوع»"]),
    ("ذكرت صحيفة «صدى الوادي» أن صواريخ سقطت على مدينة أعزاز.", ["name:صدى الوادي"]),
    ("أعلن فوج إطفاء الوادي وفاة ثمانية أشخاص في غارة على بلدة سرمين.", ["name:فوج إطفاء الوادي"]),
    ("قالت القناة 12 التركية إن غارة استهدفت بلدة حولا.", ["name:القناة 12 التركية"]),
    ("ذكرت قناة الميادين أن غارة استهدفت بلدة حولا.\nوأضافت القناة اللبنانية أن الغارة على حولا قتلت طفلا.", ["al_mayadeen"]),
    ("قالت هيئة رعاية الأسرى ونادي الوادي إن قوات الاحتلال اعتقلت 20 فلسطينيا من مدينة الخليل.", ["name:هيئة رعاية الأسرى", "name:نادي الوادي"]),
    ("أظهر مقطع فيديو نشره ناشطون قصف مدينة دوما بالبراميل المتفجرة.", ["activists"]),
    ("قتل أربعة مدنيين في غارة على مدينة تعز، في حصيلة أوردتها وزارة الصحة.", ["health_ministry"]),
    ("أعلن المتحدث باسم وزارة الصحة مقتل أربعة مدنيين في غارة على مدينة خان يونس جنوب قطاع غزة.", ["gaza_health_ministry"]),
    ("أعلن الدفاع المدني اللبناني مقتل أربعة مدنيين في غارة على بلدة عيترون جنوب لبنان.", ["name:الدفاع المدني اللبناني"]),
    ("قال الدفاع المدني إن قصفا مدفعيا على بلدة سرمين بريف إدلب أصاب طفلين.", ["white_helmets"]),
    ("قتل أربعة مدنيين في غارة على مدينة تعز، استنادا إلى مصادر طبية.", ["medical_source"]),
    ("أعلنت #ميليشيا_الحوثي قصف مدينة مأرب بصاروخ.", ["houthis"]),
    ("أعلن المتحدث باسم وزارة الدفاع مقتل أربعة مسلحين في غارة على مدينة بيجي.", ["defence_ministry"]),
    ("أعلن المتحدث العسكري مقتل أربعة مدنيين في غارة على مدينة بيجي.", ["military_source"]),
    ("قال شهود عيان إن طائرات قصفت بلدة سرمين. كما قصفت المدفعية بلدة حزانو وأصابت طفلين.", ["witnesses"]),
    ("قال وجهاء من العشيرة إن مسلحين هاجموا مدينة الشحيل.", ["tribal_source"]),
    ("انفجرت عبوة ناسفة في مدينة درنة وقتلت جنديا، ونزع الجيش الألغام التي نشرها المسلحون.", [""]),
]


def accounts(text: str, outlet: str | None = None) -> tuple[Account, ...]:
    return PIPELINE.gather([Report.of(text, report_id="r", published="2021-06-15", outlet=outlet)]).accounts


def chains(found: tuple[Account, ...]) -> list[str]:
    return list(dict.fromkeys(" < ".join(source.id for source in account.sources) for account in found))


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=range(len(TOLD)))
def test_chains(text: str, expected: list[str]) -> None:
    assert chains(accounts(text)) == expected


def test_outlet_that_writes_its_name_with_digits_is_no_source() -> None:
    assert chains(accounts("قال ناشط محلي لموقع SY24 إن صواريخ سقطت على مدينة أعزاز.", "SY24")) == ["activists"]


def test_medium_without_a_verb_of_its_own_relays_again() -> None:
    text = "ذكرت صحيفة «صدى الوادي» أن غارة على بلدة سرمين قتلت أربعة مدنيين.\nونقلت عن مصدر طبي أن الغارة على سرمين قتلت أربعة مدنيين بينهم طفل."
    assert "medical_source < name:صدى الوادي" in chains(accounts(text))
