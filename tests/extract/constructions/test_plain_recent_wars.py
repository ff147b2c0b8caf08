"""Plain sentences of the wars of 2023 and later, as an agency would write them: Lebanon, Israel and Palestine, Sudan, the Red Sea.

Villages and settlements of a border, capitals that are fired at (and are no states then), settlers who come from somewhere, things that are taken.
"""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read, told_by

DAY = "2024-05-15"
# a sentence; how many incidents it tells; their kinds, places, sides and figures
PLAIN = [
    ("أعلن حزب الله أن مقاتليه استهدفوا بصلية صاروخية تجمعا لجنود العدو في مستوطنة المطلة.", 1, ["shelling", "at مستوطنة المطلة", "hezbollah initiator", "israel target"]),
    ("قصفت المقاومة الإسلامية ثكنة برانيت بصواريخ بركان.", 1, ["shelling", "at ثكنة برانيت", "hezbollah initiator"]),
    ("قصفت المدفعية الإسرائيلية أطراف بلدتي عيترون ومارون الراس.", 2, ["shelling", "at عيترون", "at مارون الراس", "israel initiator"]),
    ("سقطت صواريخ في مستوطنتي شوميرا وزرعيت.", 2, ["shelling", "at شوميرا", "at زرعيت"]),
    ("قتلت مستوطنة وأصيب آخر في إطلاق نار عند مفرق زعترة جنوب نابلس.", 1, ["killing", "israeli_settlers target", "killed 1 israeli_settlers"]),
    ("هاجم مستوطنون من مستوطنة يتسهار بلدة حوارة جنوب نابلس.", 1, ["at حوارة", "israeli_settlers initiator"]),
    ("اقتحم مئات المستوطنين المسجد الأقصى بحماية شرطة الاحتلال.", 1, ["raid", "at المسجد الأقصى", "israeli_settlers initiator"]),
    ("استولت قوات الاحتلال على جرار زراعي في مسافر يطا.", 1, ["destruction", "at مسافر يطا", "israel initiator"]),
    ("أطلقت كتائب القسام رشقات صاروخية باتجاه تل أبيب وأسدود.", 1, ["shelling", "at تل أبيب", "qassam initiator"]),
    ("أطلق الحوثيون صاروخا باليستيا على تل أبيب.", 1, ["shelling", "at تل أبيب", "houthis initiator"]),
    ("سقط صاروخ في تل أبيب.", 1, ["shelling", "at تل أبيب"]),
    ("قصف حزب الله تل أبيب بصاروخ باليستي.", 1, ["shelling", "at تل أبيب", "hezbollah initiator"]),
    ("قصفت إسرائيل طهران وأصفهان فجر أمس.", 2, ["at طهران", "at أصفهان", "israel initiator"]),
    ("قتل 12 طفلا بسقوط صاروخ على ملعب لكرة القدم في بلدة مجدل شمس مساء السبت.", 1, ["shelling", "at مجدل شمس", "killed 12 civilians children"]),
    ("قتل مدني بقصف على بلدة التمانعة بريفي إدلب الجنوبي وحماة الشمالي.", 1, ["at التمانعة", "killed 1 civilians"]),
    ("سقطت ثلاثة صواريخ على محيط مطار أربيل أمس. وتبنت مجموعة تطلق على نفسها اسم «سرايا أولياء الدم» الهجوم.", 1, ["at مطار أربيل", "name:سرايا أولياء الدم initiator"]),
    ("اتهمت لجنة محامي الطوارئ قوات الدعم السريع بقتل 20 مدنيا في قرية التكينة أمس.", 1, ["rsf blamed", "killed 20 civilians"]),
]


@pytest.mark.parametrize(("text", "incidents", "wanted"), PLAIN)
def test_plain_sentence(text: str, incidents: int, wanted: list[str]) -> None:
    """Each tells so many incidents, with every value that is named."""
    accounts = read(text, DAY)
    assert len({account.incident_id for account in accounts}) == incidents
    assert told_by(accounts) >= set(wanted)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("قصفت إسرائيل طهران وأصفهان فجر أمس.", "iran initiator"),
        ("أطلق الحوثيون صاروخا باليستيا على تل أبيب.", "israel initiator"),
        ("هاجم مستوطنون من مستوطنة يتسهار بلدة حوارة جنوب نابلس.", "at يتسهار"),
    ],
)
def test_what_it_does_not_tell(text: str, unwanted: str) -> None:
    assert unwanted not in told_by(read(text, DAY))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("اتهمت لجنة محامي الطوارئ قوات الدعم السريع بقتل 20 مدنيا في نيالا أمس.", {"name:لجنة محامي الطوارئ"}),
        ("اتهمت نقابة الأطباء قوات الدعم السريع بقتل 20 مدنيا في نيالا أمس.", {"name:نقابة الأطباء"}),
        ("قال المكتب الإعلامي لقوات الدعم السريع إن الجيش قصف نيالا أمس.", {"rsf"}),
        ("تبنت جماعة تطلق على نفسها «سرايا أولياء الدم» هجوما بالصواريخ على مطار أربيل أمس.", {"name:سرايا أولياء الدم"}),
        ("أكد لوكالة فرانس برس مصدر عسكري أن الجيش قصف نيالا أمس.", {"military_source", "afp"}),
    ],
)
def test_who_says_so(text: str, sources: set[str]) -> None:
    assert {source.id for account in read(text, DAY) for source in account.sources} == sources


@pytest.mark.parametrize("text", ["فرضت واشنطن عقوبات على موسكو.", "دوت صفارات الإنذار في مستوطنات الجليل.", "زار الوزير ثكنة عسكرية في بيروت."])
def test_no_incident(text: str) -> None:
    assert read(text, DAY) == ()
