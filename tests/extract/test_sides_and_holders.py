"""On which side of a town a village lies, what the words put around it against the rest of the report, and one name for one place: in sentences of our own."""

import pytest

from riwaya.analyze import analyze
from riwaya.extract.places.recognition import mention_places
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import Account, Place, Report
from riwaya.pipeline import Pipeline


def place_of(text: str, name: str, *, outlet: str | None = None) -> Place:
    accounts: tuple[Account, ...] = Pipeline().read(text, published="2024-05-02", outlet=outlet)
    return next(a.place for a in accounts if a.place is not None and a.place.name == name)


def levels_in(text: str) -> dict[str, str]:
    sentence = analyze(Report.of(text)).sentences[0]
    return {place.name: place.level for place in mention_places(sentence, text, load_gazetteer())}


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("أطلقت دبابة ست قذائف على قرية البوغاز غربي مدينة منبج.", "البوغاز", 36.472, 37.653),
        ("قتل راع بانفجار لغم في بلدة الربيعة بريف حماة الغربي.", "الربيعة", 35.099, 36.615),
        ("سقطت قذيفة هاون على قرية الشيخ عيسى بريف حلب الشمالي.", "الشيخ عيسى", 36.479, 37.146),
        ("انفجرت دراجة مفخخة في بلدة حضر بالريف الشمالي لمحافظة القنيطرة.", "حضر", 33.281, 35.83),
        ("أغار الطيران على قريتي حربل والشيخ عيسى قرب تل رفعت بريف حلب الشمالي.", "الشيخ عيسى", 36.479, 37.146),
    ],
)
def test_of_two_villages_of_one_name_the_side_that_the_words_say_is_meant(text: str, name: str, lat: float, lon: float) -> None:
    place = place_of(text, name)
    assert (place.lat, place.lon) == (lat, lon) and place.status == "stated"


def test_a_name_that_many_bear_is_refused_on_the_other_side() -> None:
    place = place_of("احترقت سيارة بقصف مدفعي على بلدة برزة غربي إدلب.", "برزة")
    assert place.status == "unresolved" and any("not west of إدلب" in piece for piece in place.because)


def test_the_only_place_of_its_name_stays_though_a_report_mistakes_the_side() -> None:
    assert place_of("انفجر لغم أرضي بجرار قرب بلدة دبسي عفنان شرقي الرقة.", "دبسي عفنان").lat is not None


def test_a_list_lies_together() -> None:
    place = place_of("قصفت المدفعية قرى سموقة وتل مضيق وتل جيجان في ريف حلب.", "سموقة")
    assert any("with which it is listed" in piece for piece in place.because)


def test_a_region_that_no_table_draws_refuses_nothing() -> None:
    assert place_of("أصيب أربعة عمال بقصف تركي على مدينة عامودا في إقليم شمال وشرق سوريا.", "عامودا").lat is not None


def test_a_village_far_from_the_small_town_whose_countryside_the_words_say_is_no_such_village() -> None:
    assert place_of("قصفت المدفعية التركية قرية أم الكيف بريف تل تمر الغربي.", "أم الكيف").status == "unresolved"


def test_what_the_words_put_around_a_village_says_its_country() -> None:
    text = "قصفت دبابات إسرائيلية قرية الحميدية بريف القنيطرة. وقصف الجيش الإسرائيلي موقعا في إسرائيل خطأ."
    assert place_of(text, "الحميدية").country == "SY"
    assert place_of("قتل حارس في هجوم على مقر للشرطة بمدينة جزرة القريبة من الحدود السورية. وقصفت تركيا مواقع حزب العمال الكردستاني قرب ديار بكر وأنقرة في تركيا.", "جزرة").lat is None


def test_a_town_is_meant_where_no_word_says_district() -> None:
    assert place_of("أصاب صاروخ معملا في السفيرة بريف حلب.", "السفيرة").level == "settlement"
    assert place_of("أصاب صاروخ معملا في منطقة السفيرة، وفر الأهالي من ناحية السفيرة في حلب.", "السفيرة").lat is not None
    assert levels_in("غارات على مديريات التحيتا وزبيد جنوب الحديدة") == {"التحيتا": "district", "زبيد": "district", "الحديدة": "settlement"}
    assert levels_in("غارات على زبيد جنوب الحديدة")["زبيد"] == "settlement"


def test_a_village_is_also_one_that_the_tables_know_by_its_bare_name() -> None:
    assert place_of("داهمت دورية منزلا في قرية الحوايج بريف دير الزور الشرقي واعتقلت رجلين.", "الحوايج").country == "SY"


def test_the_article_makes_no_other_village() -> None:
    assert place_of("أصيبت امرأة بقصف على قرية الكفير بريف جسر الشغور غربي إدلب.", "الكفير").lat == 35.782
    assert place_of("أصيبت امرأة بقصف على قرية كفير غربي محافظة إدلب.", "كفير").lat == 35.782


def test_one_name_is_one_place_in_a_report() -> None:
    text = "قصفت دبابات قرية البوغاز غربي مدينة منبج أمس. وقتل شاب اليوم حين انفجر لغم في قرية البوغاز."
    points = {(a.place.lat, a.place.lon) for a in Pipeline().read(text, published="2024-05-02") if a.place and a.place.name == "البوغاز"}
    assert points == {(36.472, 37.653)}


def test_a_word_that_begins_many_names_ends_before_what_says_where_it_lies() -> None:
    assert place_of("قتل طفلان بقصف على قرية كفرنوان بريف حلب الغربي.", "كفرنوان").lat == 36.082


def test_an_area_is_a_village_without_the_article_where_the_words_say_where_it_lies() -> None:
    assert place_of("قتل راع بقصف على منطقة المريمين غربي عفرين.", "المريمين").lat == 36.529
    assert all(a.place is None or a.place.name != "المريمين" or a.place.lat is None for a in Pipeline().read("قتل راع بقصف على منطقة المريمين، وقصفت أطراف عفرين.", published="2024-05-02"))
