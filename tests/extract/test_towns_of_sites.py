"""The town in which a street, a quarter or a camp lies, roads named after a city, and the first town of an incident against far ones: in sentences of our own."""

import pytest

from tests.extract.constructions.reading import places, read


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("قتل حداد جراء القصف الجوي على مدينة إدلب أمس في شارع الجلاء.", "شارع الجلاء", 35.931),
        ("قتل حداد بغارة على بلدة الشحيل استهدفت منزلا بحي الشبكة.", "الشبكة", 35.087),
        ("أصيبت طفلة بقصف صاروخي على مخيم النخلة بريف عفرين بحلب.", "النخلة", 36.512),
        ("أصيبت طفلة بقصف صاروخي على مخيم وردان الخير بريف عفرين شمال حلب.", "وردان الخير", 36.512),
    ],
)
def test_a_site_has_the_point_of_the_town_that_the_words_name(text: str, name: str, lat: float) -> None:
    place = next(a.place for a in read(text) if a.place is not None and a.place.name == name)
    assert (place.lat, place.near, place.status) == (lat, True, "inferred")


def test_a_camp_in_the_countryside_of_a_governorate_has_no_point() -> None:
    assert all(a.place is not None and a.place.lat is None for a in read("أصيبت طفلة بقصف صاروخي على مخيم النخلة بريف إدلب."))


def test_an_official_of_a_governorate_names_no_town_of_a_quarter() -> None:
    assert all(a.place is None or a.place.lat is None for a in read("قال وكيل محافظة عدن إن قصفا وقع في حي الواحة وقتل بائعا."))


def test_the_road_to_a_city_is_not_the_city() -> None:
    text = "استهدفت مسيرة سيارة في مدينة عين العرب على طريق حلب وقتلت سائقها."
    assert places(read(text)) == {"عين العرب"}


def test_the_town_that_is_told_first_is_not_left_for_one_far_off() -> None:
    text = "نفت قسد مسؤوليتها عن قصف سوق في مدينة الباب شرقي حلب. وأكدت أن القصف المتبادل تواصل على قرى في ديرك."
    assert "الباب" in places(read(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل مسلحان بدورية مشتركة في بلدة شرقي دير الزور.", {"دير الزور"}),
        ("قتل أب وابنه في مداهمة منزلهما بالخطأ في منطقة الكرامة بريف الرقة.", {"الكرامة"}),
        ("اندلعت مواجهات قتل فيها جنديان في جبل صبر المطل على مدينة تعز.", {"جبل صبر"}),
        ("اندلعت مواجهات قتل فيها جنديان في قرية مشرعة بجبل صبر المطل على مدينة تعز.", {"مشرعة"}),
        ("مركزAlNajmقصف مدفعي على بلدة سرمين وإصابة راعPhoto.", {"سرمين"}),
    ],
)
def test_words_beside_a_name_are_no_part_of_it(text: str, told: set[str]) -> None:
    assert places(read(text)) == told
