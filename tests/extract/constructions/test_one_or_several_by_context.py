"""One incident or several, by where in a report something stands: a heading in its midst, a caption, a toll of a longer time."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read, told_by

# a text, and of each of its incidents, in order of the text, something that is told and something that is not
TOLD = [
    # a heading in the midst of a text with another toll is none of the incident above it, though its land is the same
    (
        "قتل مدنيان مساء أمس بصاروخ من قوات النظام في ريف حلب الغربي.\n\nوقال مراسلنا إن قوات النظام استهدفت سيارة على أطراف بلدة كفرنوران غربي حلب بصاروخ موجه.\n\n"
        "مقتل متطوع في الخوذ البيضاء باستهداف سيارة بصاروخ موجه غربي حلب\n\nوفي 11 من أيار الماضي، قتل متطوع في هجوم بصاروخ على مدينة الأتارب.",
        [("at كفرنوران", "white_helmets target"), ("at الأتارب", "killed 2 civilians")],
    ),
    # nor is one at another place; one at its place without another toll tells of it
    (
        "أصيب مواطنان في قصف للجيش التركي على قرية بينه في ريف عفرين.\n\nوأصيب في القصف رجل مسن.\n\nقسد تقصف قرية في ريف منبج",
        [("at بينه", "sdf initiator")],
    ),
    (
        "قتل مدنيان بقصف مدفعي لقوات النظام على بلدة سرمين اليوم الثلاثاء.\n\nونقلت فرق الإسعاف الضحايا إلى مشفى قريب.\n\nإصابة ثلاثة أطفال بقصف قوات النظام على بلدة سرمين",
        [("wounded 3 civilians children", "at بنش")],
    ),
    # a toll that has risen is that of what was told
    (
        "قتل مدنيان بقصف مدفعي لقوات النظام على بلدة سرمين اليوم الثلاثاء.\n\nونقلت فرق الإسعاف الضحايا إلى مشفى قريب.\n\nتحديث: الحصيلة ترتفع إلى أربعة قتلى بعد وفاة جريحين",
        [("killed 4 civilians", "at بنش")],
    ),
    # a picture that stands above a story may be of another village and another day; one of the same village tells of it, and one alone tells what it shows
    (
        "جرحى بقصف في شمالي سوريا\n\nآثار قصف مدفعي على منزل في بلدة سرمين شرقي إدلب (الأناضول)\n\nقال الدفاع المدني إن طفلة ووالدتها أصيبتا بجروح اليوم إثر قصف صاروخي استهدف بلدة البلدق.",
        [("at البلدق", "at سرمين")],
    ),
    (
        "منزل تعرض لقصف مدفعي مصدره مناطق تمركز قوات النظام شمالي حلب- 27 من أيار 2021 (الدفاع المدني)\n\nقال الدفاع المدني إن طفلة أصيبت بجروح اليوم إثر قصف صاروخي استهدف بلدة البلدق.",
        [("at البلدق", "at حلب")],
    ),
    (
        "جرحى بقصف في شمالي سوريا\n\nآثار قصف مدفعي تركي على منزل في بلدة سرمين - متداول\n\nقال الدفاع المدني إن طفلة ووالدتها أصيبتا بجروح اليوم إثر قصف استهدف بلدة سرمين.",
        [("turkey initiator", "at حلب")],
    ),
    ("قصف مدفعي لقوات النظام على بلدة سرمين شرقي إدلب (الأناضول)", [("at سرمين", "at إدلب")]),
    # brackets that name no picture are part of a headline
    ("قصف مدفعي لقوات النظام على بلدة سرمين (تحديث)\n\nقتل مدني وأصيب آخرون.", [("at سرمين", "at إدلب")]),
    # a line that nothing in prose tells is the telling itself, wherever it stands on its page
    ("29 آب 2021\n\nقصف مدفعي لقوات النظام على بلدة سرمين\n\nالتعليقات\n\nسرمين", [("at سرمين", "at إدلب")]),
    # a toll since something long began is that of no incident; what is the worst since then, and a toll since the fight that is told, are
    (
        "شنت طائرات تركية غارات على قرية كفرجنة في عفرين اليوم. وقال المرصد إن القصف استهدف موقعا. وقتل 40 جنديا تركيا على الأقل منذ بدء الهجوم.",
        [("at كفرجنة", "killed 40 turkey")],
    ),
    (
        "قتل خمسة مدنيين في قصف على بلدة سرمين اليوم. وقال المرصد إن القصف استهدف سوقا. وقتل عشرون جنديا منذ أن بدأت القوات حملة عسكرية في المنطقة.",
        [("killed 5 civilians", "killed 20 regime")],
    ),
    (
        "شنت طائرات تركية غارات على قرية كفرجنة في عفرين اليوم. وقال المرصد إن القصف استهدف موقعا. وقتل ثمانية جنود أتراك في عفرين في أحد أكثر الأيام دموية منذ بدء العملية.",
        [("at كفرجنة", "killed 8 turkey"), ("killed 8 turkey", "at كفرجنة")],
    ),
    (
        "قتل خمسة مدنيين في قصف على بلدة سرمين اليوم. وقال المرصد إن القصف استهدف سوقا. وقتل 12 شخصا منذ بدء الاشتباكات في مدينة بنش.",
        [("at سرمين", "at بنش"), ("killed 12 unknown", "at سرمين")],
    ),
    # dozens, and what was counted later
    (
        "استهدف تفجير سوقا في مدينة كابول وقتل عشرات المدنيين. وقال متحدث إن التفجير نفذه انتحاري. ودعا الرئيس إلى اجتماع. وذكر مسؤول في الشرطة أن 47 شخصا قتلوا في تفجير استهدف سوقا في كابول.",
        [("killed 47 civilians", "at بنش")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_what_is_one_incident(text: str, expected: list[tuple[str, str]]) -> None:
    accounts = read(text)
    incidents = [told_by(a for a in accounts if a.incident_id == incident) for incident in dict.fromkeys(a.incident_id for a in accounts)]
    assert len(incidents) == len(expected)
    for told, (tells, does_not) in zip(incidents, expected, strict=True):
        assert tells in told and does_not not in told
