"""What an attack was, where one sentence leaves it open and another names its bomb; names of groups behind two type words; people who kill, by what they do it to."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import parts, places, read

# a text, the kinds of its incidents, and parts that their accounts hold
TOLD = [
    ("مقتل جنديين تركيين بهجوم نسب إلى حزب العمال الكردستاني. وقالت مصادر أمنية إن الجنديين قتلا عندما فجر مقاتلون لغما اليوم في إقليم شرناق.", {"landmine"}, ["turkey target"]),
    ("قصفت ميليشيا حزب الاتحاد الديمقراطي مدينة جرابلس وأصابت ستة مدنيين.", {"shelling"}, ["name:حزب الاتحاد الديمقراطي initiator"]),
    ("قتل مستوطنون شابا فلسطينيا في قرية دوما جنوب نابلس.", {"killing"}, ["israeli_settlers initiator", "civilians target"]),
    ("قتل مستوطنون في هجوم قرب نابلس.", {"killing"}, ["israeli_settlers target"]),
    ("شنت طائرات النظام غارات على ريف حلب أمس. كما سقط ستة قتلى في بلدة دارة عزة.", {"airstrike"}, ["regime initiator"]),
    ("القصف التركي طال قرى في محيط بلدة عين عيسى، ما أودى بحياة طفلين في قرية المستورة.", {"shelling"}, ["turkey initiator"]),
    ("شنت طائرات النظام غارات على ريف حلب أمس. كما توفي شاب متأثرا بجراحه في بلدة دارة عزة.", {"airstrike", "killing"}, []),
    ("شنت طائرات النظام غارات على ريف حلب أمس. كما قتل شاب برصاص مجهولين في بلدة دارة عزة.", {"airstrike", "killing"}, []),
    ("استهدفت قوات النظام قرية فليفل جنوبي إدلب أمس، ما أدى إلى مقتل مدنيين اثنين.", {"shelling"}, ["regime initiator"]),
    ("استهدفت قوات النظام راعيا بالرشاشات قرب قرية فليفل جنوبي إدلب أمس، ما أدى إلى مقتله.", {"killing"}, ["regime initiator"]),
    ("استهدفت قوات النظام مقاتلين من هيئة تحرير الشام قرب قرية فليفل جنوبي إدلب أمس.", {"ambush"}, ["regime initiator"]),
    ("انهال جنود أتراك على شاب ضربا قرب قرية خربة الجوز أمس.", {"killing"}, ["turkey initiator"]),
    ("قتل شابان برصاص الجيش الإسرائيلي في المواجهات التي اندلعت خلال تظاهرات شرق مدينة خان يونس الجمعة.", {"protest_dispersed"}, ["israel initiator"]),
    ("قتل أربعة بالرصاص في اشتباكات بين الجيش اليمني والحوثيين تخللت تظاهرة في مدينة تعز الجمعة.", {"clash"}, ["houthis initiator"]),
    ("أغارت القوات العراقية على وكر لتنظيم داعش في قضاء الحويجة أمس وقتلت ثلاثة من عناصره.", {"clash"}, ["isis target"]),
    ("أغارت طائرات حربية على سوق بلدة أريحا أمس.", {"airstrike"}, []),
    ("هاجم متطرفون يهود مزارعين في قرية بورين جنوب نابلس وقتلوا راعيا.", {"killing"}, ["israeli_settlers initiator"]),
]


@pytest.mark.parametrize(("text", "kinds", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_this(text: str, kinds: set[str], expected: list[str]) -> None:
    accounts = read(text, "2015-08-04")
    assert {a.kind for a in accounts} == kinds
    assert set(expected) <= parts(accounts)


def test_what_adds_a_known_attack_to_a_list_opens_no_incident() -> None:
    accounts = read(
        "قتل ستة أشخاص بتفجير في مدينة خوست اليوم. وقال شهود إن الطرق أغلقت وإن المتاجر خلت من الناس. وبقيت المدارس مغلقة. ويضاف الهجوم إلى قائمة الأحداث التي شهدتها مدينة كابول هذا الأسبوع.",
        "2018-05-06",
    )
    assert places(accounts) == {"خوست"}


def test_an_incident_is_what_most_of_its_sentences_tell() -> None:
    text = "اندلعت اشتباكات عنيفة بين الجيش الليبي ومسلحين في مدينة بنغازي السبت. وقالت مصادر عسكرية إن طائرات قصفت مواقع المسلحين في المدينة. وقال مسعفون إن ثلاثة أشخاص قتلوا في الاشتباكات في بنغازي."
    assert {a.kind for a in read(text)} == {"clash"}


def test_an_explosion_is_none_of_the_arrests_that_follow_it() -> None:
    text = "قتل 12 شخصا في انفجار في سوق مدينة الحلة الأحد. وقال مصدر أمني إن الشرطة اعتقلت أربعة مشتبه بهم في المدينة."
    assert "ied" in {a.kind for a in read(text)}


@pytest.mark.parametrize("also", ["أيضا", "كذلك"])
def test_what_also_happened_elsewhere_is_another_incident(also: str) -> None:
    text = f"تعرضت بلدة الطيبة لقصف مدفعي، {also} دارت اشتباكات بين قوات النظام والفصائل في محيط مدينة درعا."
    assert {(a.kind, a.place.name) for a in read(text) if a.place} == {("shelling", "الطيبة"), ("clash", "درعا")}


def test_a_purpose_ends_where_something_further_is_told() -> None:
    text = "اعتقلت قسد عددا من الشبان في مدينة الرقة بغية سوقهم إلى التجنيد، كما اعتقلت مدنيا بعدما داهمت منزله في بلدة ذيبان."
    assert places(read(text)) == {"الرقة", "ذيبان"}
