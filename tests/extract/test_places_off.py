"""Places that the words put off the one they name: a distance, a direction, between two villages, the side of a countryside."""

import pytest

from riwaya.model import Place
from riwaya.pipeline import Pipeline


def places(text: str) -> list[Place]:
    return [a.place for a in Pipeline().read(text, published="2024-05-02") if a.place is not None]


def test_a_distance_with_a_direction_moves_the_point() -> None:
    """Ramadi lies at 33.42, 43.31; 90 km west of it is nearly a degree of longitude."""
    (place,) = places("قتل جنديان بانفجار عبوة ناسفة على بعد 90 كم غرب الرمادي.")
    assert place.near and place.level == "region" and place.status == "inferred"
    assert place.lat is not None and place.lon is not None and abs(place.lat - 33.42) < 0.01 and 42.3 < place.lon < 42.4
    assert place.because[-1] == "90 km west of it, as the words say"


def test_a_short_distance_keeps_the_level() -> None:
    (place,) = places("استهدفت غارة روسية موقعا على بعد 12 كيلومترا شمال مدينة الرقة.")
    assert place.near and place.level == "settlement" and place.lat is not None and place.lat > 36.0


def test_a_distance_without_a_direction_says_near_and_keeps_the_point() -> None:
    (place,) = places("استهدفت غارة روسية موقعا على بعد 20 كم من مدينة الرقة.")
    assert place.near and place.status == "stated" and (place.lat, place.lon) == (35.953, 39.008)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("قتل جنديان بانفجار لغم على بعد 30 كيلومترا شمال غرب مدينة الرقة.", "30 km north-west of it, as the words say"),
        ("قتل جنديان بانفجار لغم على بعد عشرة كيلومترات شمالي شرقي الرقة.", "10 km north-east of it, as the words say"),
        ("قتل جنديان بانفجار لغم على مسافة 1.5 كم إلى الشرق من مدينة الرقة.", "1.5 km east of it, as the words say"),
    ],
)
def test_distances_and_directions_as_reports_write_them(text: str, because: str) -> None:
    (place,) = places(text)
    assert place.near and place.status == "inferred" and place.because[-1] == because
    assert place.lat is not None and place.lon is not None and ((place.lat, place.lon) != (35.953, 39.008))


def test_a_point_moved_far_is_not_told_in_the_governorate_of_the_town() -> None:
    """60 km south of Baghdad lies in Babil; what the places around the point do not agree on is left out."""
    (place,) = places("قتل جنديان بانفجار عبوة ناسفة على بعد 60 كلم جنوبي بغداد في العراق.")
    assert place.country == "IQ" and (place.admin1 is None or place.admin1.en != "Baghdad")


def test_the_reach_of_a_weapon_is_no_distance_from_a_town() -> None:
    (place,) = places("قصف صاروخ مداه 90 كم مدينة الرمادي وقتل مدنيان.")
    assert not place.near and place.status == "stated"


@pytest.mark.parametrize(("text", "side"), [("قصفت طائرة مسيرة سيارة غرب دير الزور.", "west"), ("قصفت طائرة مسيرة سيارة شمال مدينة إدلب.", "north"), ("قتل 3 أشخاص في اشتباكات جنوب شرقي تل أبيض.", "south-east")])
def test_a_direction_alone_says_near(text: str, side: str) -> None:
    (place,) = places(text)
    assert place.near and place.level == "settlement" and place.because[-1] == f"{side} of it, as the words say"


def test_in_the_middle_of_a_town_is_not_near_it() -> None:
    assert not places("انفجرت عبوة ناسفة وسط مدينة إدلب وقتل مدني.")[0].near


def test_between_two_villages_is_one_place_in_their_middle() -> None:
    (place,) = places("قتل شخص بانفجار لغم بين قريتي كفرعمة وتقاد غربي حلب.")
    assert place.name == "كفرعمة" and place.near and place.status == "inferred" and place.lat is not None and 36.15 < place.lat < 36.2


def test_a_list_of_villages_is_still_one_place_each() -> None:
    assert [p.name for p in places("قصفت قوات النظام بلدتي سرمين وبنش بريف إدلب.")] == ["سرمين", "بنش"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفت قوات النظام ريف حلب الشمالي الشرقي.", "ريف حلب الشمالي الشرقي"),
        ("قصفت قوات النظام بالمدفعية الريف الشمالي الشرقي لحلب.", "الريف الشمالي الشرقي لحلب"),
        ("انفجر لغم بسيارة لقسد في الريف الغربي لمدينة تل أبيض.", "الريف الغربي لمدينة تل أبيض"),
    ],
)
def test_a_side_of_a_countryside_is_a_region(text: str, name: str) -> None:
    (place,) = places(text)
    assert (place.name, place.level) == (name, "region")
