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
    # but where its own words say where or when, it is told too
    ("أعلن وزير الداخلية اعتقال المتورطين بالتفجير الذي استهدف ناحية هبهب بمحافظة ديالى الجمعة. وقتل في الهجوم 30 شخصا.", [("هبهب", 30)]),
    ("قتلت قوات الأمن ثلاثة مسلحين في مدينة السلط خلال مداهمة مبنى تحصنت فيه مجموعة يشتبه بضلوعها في هجوم على دورية في مدينة الزرقاء الجمعة. وقالت الوزيرة إن خمسة آخرين اعتقلوا في المداهمة.", [("السلط", 3), ("الزرقاء", None)]),
    # what an act answers or follows, or what an arrest has to do with, is another act
    ("قصفت دبابات إسرائيلية الأحد موقعا لحماس شرق مدينة خان يونس ردا على إطلاق نار قتل فيه جندي قرب مدينة سديروت.", [("خان يونس", None), ("سديروت", 1)]),
    ("قتل شرطي في تفجير في مدينة العريش، غداة هجوم على مدينة رفح قتل فيه ستة جنود.", [("العريش", 1), ("رفح", 6)]),
    # of several incidents a sentence goes on with the one at its place, and with what is told for its own sake rather than by the way
    (
        "قتل ستة أشخاص في هجوم على مبنى حكومي في مدينة جلال آباد الأربعاء. ويأتي الهجوم غداة اعتداء انتحاري استهدف قوات الأمن الثلاثاء وقتل فيه 12 شخصا. وقال مسؤول إن مسلحين هاجموا مبنى في مدينة جلال آباد وقتلوا ستة.",
        [("جلال آباد", 6), (None, 12)],
    ),
    ("شن مسلحون هجوما الأربعاء على مقر للبلدية في مدينة كابول. وقال المتحدث إن الهجوم وقع في كابول، المدينة التي شهدت الثلاثاء عملية انتحارية أوقعت 12 قتيلا. وأضاف أن الهجوم بدأ صباحا وقتل فيه شرطيان.", [("كابول", 2), (None, 12)]),
    # what the other side did before
    ("شن الجيش الإسرائيلي السبت غارات على مواقع لحماس في مدينة رفح، وذلك بعد تفجير عبوة ناسفة الجمعة قتل فيه ضابطان. وقالت مصادر طبية إن الغارات على مدينة رفح قتلت سبعة أشخاص.", [("رفح", 7), (None, 2)]),
    ("قصف الجيش السوري مدينة بنش بالمدفعية بعد هجوم على حاجز في بلدة سراقب قتل فيه جنديان. وقال الدفاع المدني إن القصف على مدينة بنش قتل ثلاثة أطفال.", [("بنش", 3), ("سراقب", 2)]),
    ("قتل شاب في مدينة نابلس، وذلك بعد أن أطلق عليه جنود النار. وقال مصدر طبي إن الشاب أصيب في الصدر.", [("نابلس", 1)]),
    ("قتل ثلاثة مدنيين في مدينة بنش بعد قصف للجيش السوري على السوق.", [("بنش", 3)]),
    # what was told is added to a longer count
    ("قتل جنديان في هجوم في مدينة فان، ليرتفع عدد قتلى قوات الأمن التركية منذ 20 مايو الماضي إلى 21 قتيلا على الأقل.", [("فان", 2)]),
    ("قتل شاب برصاص الجيش الإسرائيلي في مدينة نابلس، وبذلك يرتفع عدد القتلى الفلسطينيين منذ بداية العام إلى 75.", [("نابلس", 1)]),
    ("أصابت قذيفة مدينة أريحا وقتلت ثلاثة اليوم، ما يرفع حصيلة المجزرة في المدينة إلى 12 شهيدا.", [("أريحا", 12)]),
    # the day on which it was said, and the day before, on which it was
    ("قتل سبعة مدنيين بقصف مدفعي على مدينة سرمين اليوم. وأضاف المصدر أن القصف على المدينة وقع مساء أمس ودمر مدرسة.", [("سرمين", 7)]),
    # told by the way without a place, and told again on its day
    ("قتل ستة أشخاص في هجوم على فندق في مدينة كابول الأربعاء. ويأتي الهجوم غداة تفجير انتحاري الثلاثاء قتل فيه سبعة أشخاص. وقال متحدث إن الهجوم وقع في كابول، المدينة التي شهدت الثلاثاء عملية انتحارية أصيب فيها 30.", [("كابول", 6), (None, 7)]),
    # how it was done is no other act; what came before is
    ("قتل ضابط في مدينة مصياف، وذلك في انفجار استهدف سيارته.", [("مصياف", 1)]),
    ("اغتيل قيادي في حركة فتح في مدينة بيروت، وذلك بإطلاق النار عليه أمام منزله.", [("بيروت", 1)]),
    ("قتل رجل بإطلاق نار في مدينة نوى، وذلك بعد هجوم على حاجز في مدينة طفس قتل فيه جنديان.", [("نوى", 1), ("طفس", 2)]),
    ("أوقفت الشرطة أربعة أشخاص في مدينة حمص الأحد على صلة بالهجوم بسكين الذي قتل فيه شاب السبت في مدينة حماة.", [("مدينة حمص", None), ("حماة", 1)]),
    # one force that took somebody at one place and struck at another
    ("ذكرت قيادة العمليات أن الجيش العراقي اعتقل قياديا في داعش قرب مدينة الطارمية. ولفتت إلى أن طائرات F-16 العراقية وجهت أربع ضربات لمواقع داعش في جبال حمرين، أدت إلى مقتل خمسة منهم.", [("الطارمية", None), ("جبال حمرين", 5)]),
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


def test_what_stands_behind_the_lead_before_the_body_tells_its_act_is_part_of_it() -> None:
    text = "لقي عشرة أشخاص مصرعهم الأربعاء عندما شن مسلحون هجوما على مقر للوزارة في مدينة كابول. واقتحمت قوات الأمن المبنى. وفي ثاني هجوم على المدينة، شن مسلحون هجوما صباح الأربعاء على مقر للوزارة في كابول."
    assert any("واقتحمت" in text[start:end] for a in read(text) for start, end in a.evidence)


def test_how_it_was_done_is_no_other_act() -> None:
    accounts = read("اغتيل قيادي في حركة فتح في مدينة بيروت، وذلك بإطلاق النار عليه أمام منزله.")
    assert {w.id for a in accounts for w in a.weapons} == {"small_arms"}


def test_who_says_otherwise_who_did_it_speaks_of_the_same_act() -> None:
    accounts = read("قتل عشرون مقاتلا بغارة للتحالف الدولي على مقر للحشد الشعبي في مدينة البوكمال. وفي واشنطن قال مسؤول أميركي إن إسرائيل هي التي شنت الغارة.")
    assert len({a.incident_id for a in accounts}) == 1
    assert {"coalition", "israel"} <= {x.id for a in accounts for x in a.actors}


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


# one sentence: a text, and its incidents, each a kind, a place and those killed there
CLAUSES = [
    # a joined verb goes on to another act without a comma
    ("قصف الجيش السوري بلدة الأتارب واعتقلت هيئة تحرير الشام خمسة شبان في مدينة بنش.", [("shelling", "الأتارب", None), ("arrest", "بنش", None)]),
    ("انسحبت قوات الدعم السريع من مدينة سنجة ونفذت حملة اعتقالات في بلدة الدندر.", [("movement", "سنجة", None), ("arrest", "الدندر", None)]),
    ("قتل 3 جنود في اشتباكات في مدينة تعز وأصيب 5 آخرون في مدينة مأرب.", [("clash", "تعز", 3), ("killing", "مأرب", None)]),
    # but who leaves, and a battle that moves on, tell the same
    ("فتح مسلح النار على سيارة في مدينة نابلس فقتل شخصين وانسحب.", [("killing", "نابلس", 2)]),
    ("تقدمت قوات النظام في محيط خان شيخون وانتزعت تلة النمر عقب معارك قتل فيها 15 مسلحا.", [("advance", "تلة النمر", 15)]),
    # what an agreement or a deployment came after is no part of it
    ("انتشر الجيش اللبناني في مدينة صيدا عقب تفجير انتحاري في مدينة صور قتل فيه 12 شخصا.", [("movement", "صيدا", None), ("suicide_bombing", "صور", 12)]),
    ("توصلت الفصائل إلى اتفاق هدنة مع إسرائيل في مدينة غزة بعد مقتل خمسة أشخاص في غارات على مدينة رفح.", [("agreement", "غزة", None), ("airstrike", "رفح", 5)]),
    ("انسحبت قوات الحكومة من مدينة الحديدة بعد الغارات.", [("airstrike", "الحديدة", None)]),
    # another land behind an opening word
    ("استهدفت الفصائل مواقع الجيش في بلدة كفربطيخ بريف إدلب الشرقي بقذائف صاروخية، كما قصف الجيش السوري محاور التماس في جبل الزاوية بريف إدلب الجنوبي.", [("shelling", "كفربطيخ", None), ("shelling", "جبل الزاوية", None)]),
    ("قصف الجيش السوري مدينة سرمين، كما قصف الأحياء في محيط سرمين.", [("shelling", "سرمين", None)]),
    # a village, and a large town joined to it
    ("سقط ستة قتلى في بلدة دارة عزة، وخمسة قتلى في مدينة الباب.", [("killing", "دارة عزة", 6), ("killing", "الباب", 5)]),
    # how those came to harm of whom only that is told
    ("قتلت امرأة على خلفية قصف مدفعي لقوات النظام على بلدة كنصفرة.", [("shelling", "كنصفرة", 1)]),
    ("قصفت الطائرات مدينة بنش. وقتل طفل، كما أصيب والداه في هجوم مسلحين على منزلهم في قرية حوارة.", [("airstrike", "بنش", None), ("killing", "حوارة", 1)]),
    ("قتل طفل في مدينة نابلس، كما أصيب شابان في هجوم على سيارة في قرية حوارة.", [("killing", "نابلس", 1), ("killing", "حوارة", None)]),
    # somebody else, another day
    ("قتل تنظيم داعش أربعة مدنيين في الموصل، أما الحشد الشعبي فقتل ثلاثة مسلحين في مدينة تكريت.", [("killing", "الموصل", 4), ("killing", "تكريت", 3)]),
    ("قتل تنظيم داعش أربعة مدنيين في الموصل، أما الحشد الشعبي فقد قتل طفلين.", [("killing", "الموصل", 4), ("killing", None, 2)]),
    ("قتل خمسة جنود في هجوم على مدينة كيدال، أما الجرحى فهم عشرة.", [("ambush", "كيدال", 5)]),
    ("قتل جنديان في هجوم بمدينة كيدال مطلع الشهر، وبعد ذلك بأيام أصيب خمسة مدنيين في هجوم استهدف سوقا في مدينة غاو.", [("ambush", "كيدال", 2), ("killing", "غاو", None)]),
    # a toll told town by town: what it sums up to is the figure of none
    ("سقط ستة قتلى في بلدة دارة عزة وخمسة قتلى في مدينة الباب.", [("killing", "دارة عزة", 6), ("killing", "الباب", 5)]),
    ("قتل 18 شخصا في غارات إسرائيلية، 11 في مدينة رفح و7 في مدينة خان يونس.", [("airstrike", "رفح", 11), ("airstrike", "خان يونس", 7)]),
    ("قتل ثلاثة متظاهرين في درعا وأربعة في حمص واثنان في حماة برصاص قوات الأمن.", [("protest_dispersed", "درعا", 3), ("protest_dispersed", "حمص", 4), ("protest_dispersed", "حماة", 2)]),
    ("قال المرصد إن 12 مدنيا قتلوا بينهم سبعة في مدينة دوما وثلاثة في حرستا واثنان في عربين.", [("killing", "دوما", 7), ("killing", "حرستا", 3), ("killing", "عربين", 2)]),
    ("قتل 12 شخصا في تفجير في بغداد و7 في بعقوبة.", [("ied", "بغداد", 12), ("ied", "بعقوبة", 7)]),
    ("قتل خمسة جنود في هجوم في مدينة كيدال وثلاثة في مدينة غاو.", [("ambush", "كيدال", 5), ("ambush", "غاو", 3)]),
    ("قتل سبعة متظاهرين، أربعة منهم في مدينة الناصرية واثنان في البصرة وواحد في بغداد.", [("protest_dispersed", "الناصرية", 4), ("protest_dispersed", "البصرة", 2), ("protest_dispersed", "بغداد", 1)]),
    # but not a part of those harmed in one town, nor where others were taken to
    ("قتل تسعة أشخاص بينهم طفلان في مدينة دوما وأصيب خمسة.", [("killing", "دوما", 9)]),
    ("أصيب عشرة أشخاص في مدينة نابلس بينهم ثلاثة في حالة خطرة.", [("killing", "نابلس", None)]),
    ("قتل خمسة في غارة على مدينة الرقة، وأصيب ثلاثة نقلوا إلى مستشفى في مدينة تل أبيض.", [("airstrike", "الرقة", 5)]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES, ids=[str(n) for n in range(len(CLAUSES))])
def test_clauses_of_one_sentence(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    accounts = read(text)
    told = []
    for incident in dict.fromkeys(a.incident_id for a in accounts):
        own = [a for a in accounts if a.incident_id == incident]
        killed = next((c.min for a in own for c in a.counts if c.measure == "killed"), None)
        told.append((own[0].kind, own[0].place.name if own[0].place else None, killed))
    assert sorted(told, key=str) == sorted(expected, key=str)
