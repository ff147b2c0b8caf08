"""One incident or several, by how the words refer: one more act, a scene put first, a known act that was not told, a look back at what the lead takes as known."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and its incidents: a place and those killed there, or nothing
TOLD = [
    # one more act at a place of its own, whoever tells it
    ("قتل مدني بانفجار عبوة ناسفة في منطقة الحسينية شمالي بغداد. وأضاف المصدر: كما قتل شرطيان بتفجير مماثل في قضاء المحمودية.", [("الحسينية", 1), ("المحمودية", 2)]),
    ("قصفت قوات النظام بالمدفعية مدينة سرمين، ما أدى لمقتل سيدة. وأضاف مراسلنا أن قوات النظام قصفت بشكل مماثل قرية معارة عليا.", [("سرمين", 1), ("معارة عليا", None)]),
    ("انفجرت سيارة مفخخة في مدينة الباب، ما أدى إلى مقتل أربعة مدنيين. وقال الدفاع المدني إن سيارة أخرى انفجرت في بلدة الراعي وقتلت امرأة.", [("الباب", 4), ("الراعي", 1)]),
    # the same act, told on
    ("قصفت قوات النظام بالمدفعية مدينة سرمين، ما أدى لمقتل سيدة. وأضاف مراسلنا أن القصف استهدف أيضا مدرسة في المدينة.", [("سرمين", 1)]),
    ("قصفت طائرات إسرائيلية موقعا لحماس في مدينة غزة وقتلت عنصرين. وأضاف شهود أن غارة أخرى استهدفت موقعا في شمال القطاع وقتلت ثلاثة.", [("غزة", 2), ("شمال القطاع", 3)]),
    # what was answered is the other side's act
    ("شن الجيش الإسرائيلي غارة جوية على مواقع لحماس في قطاع غزة. وقال البيان إن الغارة جاءت ردا على إطلاق نار على مدينة سديروت.", [("قطاع غزة", None), ("سديروت", None)]),
    # the day and the figure of what was told, told again by the way
    (
        "قتل عشرة أشخاص في هجوم على مبنى حكومي في مدينة جلال أباد اليوم الثلاثاء. ويأتي الهجوم غداة تفجير انتحاري استهدف قوات الأمن في كابول الاثنين وقتل فيه 12 شخصا. وقال شاهد إن الهجوم بدأ صباحا. ولم تعلن أي جهة مسؤوليتها. ويأتي هذا الهجوم غداة تفجير انتحاري أوقع الاثنين 12 قتيلا.",
        [("جلال أباد", 10), ("كابول", 12)],
    ),
    # a lead that names the governorate, and the village in it
    ("جرح مدنيون اليوم إثر غارات لطائرات روسية استهدفت محافظة إدلب. وأفاد الدفاع المدني بأن ثلاثة أطفال جرحوا إثر غارات للطيران الروسي على مدجنة في بلدة زرزور.", [("زرزور", None)]),
    # a place before all else is a new scene
    ("قتل أربعة متظاهرين برصاص قوات الأمن في حماة، بحسب المرصد السوري. وفي دير الزور، قتل ستة أشخاص برصاص قوات الأمن، وفق المصدر نفسه.", [("حماة", 4), ("دير الزور", 6)]),
    ("أصيب سبعة مدنيين في إطلاق نار في الضفة الغربية مساء الأحد. وأشادت الحركة بالعملية. وفي رام الله، اقتحمت قوات إسرائيلية مقر وكالة الأنباء.", [("الضفة الغربية", None), ("رام الله", None)]),
    # a known act of another sort than those told belongs to none of them
    ("قتل تسعة حوثيين في غارات للتحالف على أطراف الجراحي. وتركزت المعارك في جنوب الجراحي، وقتل فيها خمسة جنود.", [("الجراحي", 9), ("الجراحي", 5)]),
    # a known act without a day or a number opens nothing
    ("قتل سبعة مدنيين بقصف مدفعي على مدينة سرمين. ودعت الأمم المتحدة إلى هدنة. وأثار القصف والتهجير غضب الأهالي في مدينة إدلب.", [("سرمين", 7)]),
    # but that it goes on there is news
    ("قتل سبعة مدنيين بقصف مدفعي على مدينة سرمين. ودعت الأمم المتحدة إلى هدنة. وتجددت الاشتباكات بين الجيش السوري وهيئة تحرير الشام في كبانة.", [("سرمين", 7), ("كبانة", None)]),
    # what the lead takes as known is told by the look back
    ("شيع آلاف اللبنانيين ضحايا التفجيرين في مدينة بعلبك. وكان انتحاريان فجرا نفسيهما مساء الخميس فقتلا أربعين شخصا.", [("بعلبك", 40)]),
    ("تبنى تنظيم الدولة الهجوم على حاجز في مدينة تدمر. وكان الهجوم قد بدأ فجر الأحد بتفجير انتحاري قتل فيه ستة جنود.", [("تدمر", 6)]),
    # others who were arrested make no other raid; two figures told again are the same act
    ("داهمت قوات أمنية مبنى في مدينة السلط فقتلت ثلاثة مسلحين واعتقلت خمسة. وقالت الوزيرة إن الأوضاع هادئة. وأضافت أن المنطقة أغلقت. وقتل ثلاثة مسلحين واعتقل خمسة آخرون خلال مداهمة القوات للمبنى.", [("السلط", 3)]),
    # what somebody is said to have had a part in lends an arrest nothing
    ("اعتقلت الشرطة في مدينة أضنة ثلاثة أشخاص يشتبه بضلوعهم في هجوم على مدينة أنقرة قتل فيه 30 شخصا.", [("أضنة", None)]),
    # what an act answers or follows, or what an arrest has to do with, is another act
    ("قصفت دبابات إسرائيلية الأحد موقعا لحماس شرق مدينة خان يونس ردا على إطلاق نار قتل فيه جندي قرب مدينة سديروت.", [("خان يونس", None), ("سديروت", 1)]),
    ("قتل شرطي في تفجير في مدينة العريش، غداة هجوم على مدينة رفح قتل فيه ستة جنود.", [("العريش", 1), ("رفح", 6)]),
    ("أوقفت الشرطة أربعة أشخاص في مدينة حمص الأحد على صلة بالهجوم بسكين الذي قتل فيه شاب السبت في مدينة حماة.", [("مدينة حمص", None), ("حماة", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_incidents(text: str, expected: list[tuple[str, int | None]]) -> None:
    accounts = read(text)
    told = []
    for incident in dict.fromkeys(a.incident_id for a in accounts):
        own = [a for a in accounts if a.incident_id == incident]
        killed = next((c.min for a in own for c in a.counts if c.measure == "killed"), None)
        told.append((own[0].place.name if own[0].place else None, killed))
    assert told == expected


def test_a_fight_under_air_raids_is_a_fight() -> None:
    assert {a.kind for a in read("دارت اشتباكات بين قوات الأسد والفصائل المسلحة في محيط بلدة عتمان، وسط قصف جوي على البلدة.")} == {"clash"}


def test_another_act_lends_its_kind_to_none() -> None:
    accounts = read("وتأتي الغارة بعد يومين من مقتل 6 متظاهرين برصاص الجيش الإسرائيلي شرق مدينة غزة.")
    assert {a.kind for a in accounts} == {"protest_dispersed"}


def test_a_bomb_made_by_hand_is_no_grenade() -> None:
    accounts = read("انفجرت قنبلة يدوية الصنع لدى مرور دورية للشرطة في مدينة هرات.")
    assert [(a.kind, [w.id for w in a.weapons]) for a in accounts] == [("ied", ["ied"])]


def test_a_rocket_happens_where_it_was_fired_to() -> None:
    text = "أطلق متمردون حوثيون صاروخا باليستيا باتجاه مدينة جازان جنوب غرب السعودية، واعترضته الدفاعات الجوية، وفق ما أعلن التحالف العربي الثلاثاء."
    assert {a.place.name for a in read(text) if a.place} == {"جازان"}


def test_a_raid_in_which_some_were_killed_met_fire() -> None:
    accounts = read("مقتل ثلاثة إرهابيين واعتقال خمسة آخرين خلال مداهمة قوات أمنية لمبنى في مدينة السلط.")
    assert {a.kind for a in accounts} == {"raid"}


def test_a_look_back_to_another_day_is_no_part_of_what_the_lead_tells() -> None:
    accounts = read(
        "قال مسؤول إن ستة من عناصر تنظيم القاعدة قتلوا أمس في غارة لطائرة بدون طيار جنوب اليمن. وأضاف أن الغارة دمرت سيارة قرب بلدة المحفد. "
        "وكان تنظيم القاعدة قد أقر في منتصف مايو بمقتل زعيمه في غارة أمريكية."
    )
    assert {a.date_start for a in accounts if a.place and a.place.name == "المحفد"} == {"2021-06-14"}
