"""Words behind a type word, a preposition or a verb of saying that name no place, and the place that is meant; places behind وفي."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import places, read

# a text, and the places of its incidents
TOLD = [
    ("قتل مدنيان بقصف على بلدة تركية قريبة من مدينة كلس.", {"كلس"}),
    ("أصاب القصف قرى وتسبب بمقتل ثلاثة مدنيين في مدينة سرمين.", {"سرمين"}),
    ("هاجمت قوات الرئيس الراحل علي عبدالله صالح على موقعا للجيش في مدينة مأرب وقتلت جنديين.", {"مأرب"}),
    ("قصف الطيران مواقع للفصائل في مدينة بنش، عقبه قصف مدفعي قتل مدنيا.", {"بنش"}),
    ("أصيب شاب بعيار ناري في الصدر برصاص قوات الاحتلال في بلدة بيتا.", {"بيتا"}),
    ("اعتقل الجيش شابين في مدينة الخليل خلال إحياء ذكرى النكبة.", {"الخليل"}),
    ("استهدفت طائرة قرية هجرها أهلها قرب مدينة سرمين.", {"سرمين"}),
    ("قتل مئتا شخص في قصف على حي الخالدية في مدينة حمص. ونفت دمشق قصف المدينة واتهمت مجموعات مسلحة.", {"حي الخالدية"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_places_of_the_incidents(text: str, expected: set[str]) -> None:
    assert places(read(text)) == expected


# a text, and a place of its accounts that the gazetteer knows
KNOWN = [
    ("أعلنت قسد سيطرتها على بلدة هجين بعد اشتباكات مع تنظيم داعش.", "هجين"),
    ("أعلنت قوات حكومة الوفاق سيطرتها على منطقة العزيزية جنوب طرابلس.", "العزيزية"),
    ("قصف الحوثيون مدينة أبوظبي في الإمارات وقتل ثلاثة. ورد التحالف بغارات على صنعاء قتلت عشرة أشخاص.", "صنعاء"),
    ("وفي الجوف، قتل مدنيان بقصف للحوثيين.", "الجوف"),
    ("وفي العراق، قتل خمسة جنود بهجوم لداعش.", "العراق"),
    ("انفجرت عبوة ناسفة في مدينة قسنطينة شرقي الجزائر وقتل دركيان.", "قسنطينة"),
]


@pytest.mark.parametrize(("text", "name"), KNOWN, ids=[name for _, name in KNOWN])
def test_the_place_is_a_known_one(text: str, name: str) -> None:
    assert name in places(account for account in read(text) if account.place and account.place.status != "unresolved")
