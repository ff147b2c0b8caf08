"""Whom an act does not reach: names in a clause of their own, on borders, of outlets, at funerals, who comes when it is over; and who takes part although words stand between."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import parts, read

# a text, and the parts that its accounts must hold; `-` before one says that they must not
TOLD = [
    # a clause of its own: إن, حيث, a relative pronoun, the same time, what is to come
    ("قصف الطيران ريف درعا حيث تتركز الفصائل المعارضة.", ["-syrian_opposition target", "-syrian_opposition initiator"]),
    ("قتل خمسة جنود بهجوم على حاجز في مدينة درنة، وقال مسؤول أمريكي إن واشنطن تعتقد أن الهجوم مدبر.", ["-us_forces initiator", "-usa target"]),
    ("اندلعت معارك بين الجيش السوري وفيلق الرحمن الذي يضم جبهة النصرة في مدينة زملكا.", ["-nusra target"]),
    ("شنت مقاتلات التحالف العربي غارات على مواقع الحوثيين في مديرية نهم تمهيدا لتقدم المقاومة الشعبية.", ["arab_coalition initiator", "houthis target", "-popular_resistance_yemen target"]),
    ("قتل مدنيان بقصف شنه الحوثيون على مدينة تعز في الوقت الذي تستعد فيه المقاومة الشعبية للاحتفال.", ["houthis initiator", "-popular_resistance_yemen target"]),
    ("قصف مدفعي على حي الميدان في تعز والمقاومة الشعبية تدشن حملة لتنظيف الشوارع.", ["-popular_resistance_yemen initiator"]),
    ("قتل عالم في مدينة طنجة، وشدد الوزير على أن الشرطة المغربية ستعمل على تحديد هوية القتلة.", ["-morocco_police initiator", "-police initiator"]),
    # what stands in the clause acts there
    ("قال المرصد إن القصف توقف مساء، موضحا أن قوات النظام قصفت بلدة النيرب.", ["regime initiator"]),
    ("القصف الذي شنته قوات النظام على بلدة النيرب قتل مدنيين.", ["regime initiator"]),
    ("قتلت امرأة بغارات يرجح أنها لطائرات التحالف الدولي على بلدة السوسة.", ["coalition initiator"]),
    ("أعلنت إسرائيل أن دفاعاتها أطلقت صاروخين لاعتراض مسيرة فوق هضبة الجولان.", ["-israel target"]),
    # allies, who joins in, whose support
    ("نفذت القوات الحكومية السورية وحليفتها إيران هجوما على بلدة العيس.", ["regime initiator", "iran initiator"]),
    ("قتل تسعة مدنيين بقصف لقوات النظام انضمت إليه روسيا على مدينة درعا.", ["regime initiator", "russia initiator", "-russia target"]),
    ("اندلعت معارك بين القوات العراقية المسنودة بقوات الحشد الشعبي وتنظيم داعش في مدينة بيجي.", ["pmf initiator", "isis initiator", "-pmf target"]),
    ("قصفت قوات النظام السوري إلى جانب روسيا مدينة سرمين.", ["regime initiator", "russia initiator", "-russia target"]),
    ("أصيب النائب سالم الأعرج في كمين نصبه مسلحون حوثيون قرب بلدة أمعين.", ["houthis initiator", "-houthis target", "-unknown initiator"]),
    ("أصيب ثلاثة جراء إحراق مستوطنين إسرائيليين منزلا في مدينة نابلس.", ["israeli_settlers initiator", "-israeli_settlers target"]),
    ("أصيب ثلاثة جراء حرق مستوطنين لمنزل في مدينة نابلس.", ["israeli_settlers initiator", "-israeli_settlers target"]),
    ("قتلت غارة 12 مسلحا من حركة الشباب في مدينة كسمايو.", ["al_shabaab target", "-unknown initiator"]),
    ("قتل اثنان من رجال المقاومة الشعبية وأصيب 19 آخرون في معارك مدينة تعز.", ["popular_resistance_yemen target", "-civilians target"]),
    ("استأنفت المدفعية عملها على مدينة دوما، التي استأنف النظام السوري قصفها بعد هدوء.", ["regime initiator"]),
    ("قتل جنديان تركيان بقصف لقوات النظام على بلدة قميناس.", ["turkey target", "regime initiator", "-turkey initiator"]),
    ("قتل جنود إسرائيليون شابا في مدينة جنين.", ["israel initiator", "civilians target"]),
    ("وصلت قافلة تابعة للأمم المتحدة إلى مدينة دوما.", ["un initiator", "-un target"]),
    ("خرج مقاتلو جيش الإسلام من مدينة دوما بموجب اتفاق مع روسيا.", ["jaysh_al_islam initiator", "-russia target"]),
    ("دخلت قوات النظام برفقة القوات الروسية مدينة طفس.", ["regime initiator", "russia initiator", "-russia target"]),
    # borders and lines
    ("قتل مدني بقصف مدفعي على قرية حدودية على الحدود بين تركيا وسوريا.", ["-turkey initiator", "-turkey target"]),
    ("قتل جندي لبناني برصاص مهربين على الحدود مع الأردن وإسرائيل.", ["smugglers initiator", "-israel target", "-israel initiator"]),
    ("أصيب طفل برصاص قناص على خطوط التماس الفاصلة مع الجيش الوطني السوري في ريف منبج.", ["-sna initiator", "-sna target"]),
    ("قتل جندي بهجوم على حاجز في إقليم هكاري المتاخم لإيران.", ["-iran target"]),
    ("قتل جندي بهجوم على حاجز تابع لإيران في مدينة تدمر.", ["iran target"]),
    ("قصفت قوات النظام بلدة سرمين ونقل طفل مصاب إلى تركيا للعلاج.", ["regime initiator", "-turkey target"]),
    ("قتل مدني بغارة على مدينة دمشق ونسب الهجوم إلى إسرائيل.", ["israel blamed"]),
    # a noun of an act does not reach far over other words
    ("قتل 25 شخصا وأصيب 90 خلال المواجهات على حدود قطاع غزة قبل ساعات من موعد افتتاح مبنى جديد كبير لسفارة الولايات المتحدة.", ["-usa target", "-us_forces target"]),
    # guarantors and those with whom an agreement was signed
    ("قصف الجيش التركي قرية مرعناز رغم الهدنة بضمانة الولايات المتحدة وروسيا.", ["turkey initiator", "-russia target", "-usa target"]),
    ("قصفت قوات النظام بلدة سرمين في خرق للاتفاقيات الموقعة مع تركيا.", ["regime initiator", "-turkey target"]),
    ("أصيب شاب بغارة على بلدة البارة، وقال المصدر إن فرق الدفاع المدني السوري انتشلت الجثة.", ["-white_helmets target"]),
    # who heads a group or commands an army, against whom an alliance was made
    ("قتل تسعة مدنيين بهجوم في مدينة كابل منذ تعيين رجل آخر على رأس حركة طالبان.", ["-taliban initiator", "-taliban target"]),
    ("قصفت طائرات عراقية مواقع لداعش في مدينة البوكمال بأوامر القائد العام للقوات المسلحة.", ["iraqi_army initiator", "isis target", "-iraqi_army target", "-regime target"]),
    ("قتل شخصان بإنزال جوي للتحالف الدولي لمحاربة تنظيم داعش في بلدة ذيبان.", ["coalition initiator", "-isis target"]),
    ("قتل شخصان بغارة للتحالف الدولي ضد تنظيم داعش في بلدة ذيبان.", ["coalition initiator", "isis target"]),
    ("قتل شاب بإطلاق نار لسبب مجهول في بلدة سليم.", ["civilians target"]),
    # outlets, funerals, offices
    ("قال مرصد الطيران التابع للمعارضة السورية إن طائرة روسية شنت غارات على بلدة البارة.", ["russia initiator", "-syrian_opposition initiator"]),
    ("قتل ستة مدنيين بانفجار خلال جنازة قيادي في حركة حماس في مدينة صيدا.", ["-hamas target"]),
    ("قال وزير الصحة في حكومة الحوثيين سالم الأعرج للصحفيين إن 51 شخصا قتلوا بقصف على سوق في مدينة صعدة.", ["civilians target", "-houthis initiator"]),
    # who comes when it is over
    ("أعلنت الداخلية أن قوات الأمن العراقية طوقت موقع الانفجار في مدينة كركوك وقتل ثلاثة مدنيين بالتفجير.", ["-iraqi_forces initiator"]),
    ("وعدت الحكومة التركية بتشديد الحراسة غداة هجوم انتحاري في مدينة سروج.", ["-turkish_government initiator"]),
    ("طوقت قوات الأمن العراقية مدينة كركوك ومنعت الدخول إليها.", ["iraqi_forces initiator"]),
    # the order of a state, an aim, mines that are cleared, who tells of another's strike
    ("ستتم استعادة الدولة والنظام الجمهوري في جبال مران.", ["-regime initiator"]),
    ("قصفت مدفعية النظام بلدة البارة.", ["regime initiator"]),
    ("خطفت جبهة النصرة ثمانية مقاتلين كانوا يستعدون للمشاركة في عملية ضد تنظيم داعش في ريف حلب.", ["nusra initiator", "-isis target"]),
    ("سيطر الجيش اليمني على مديرية الصلو بعد تطهيرها من الألغام التي زرعتها ميليشيا الحوثي.", ["yemen_government initiator", "-houthis initiator"]),
    ("قتل مدني بانفجار لغم زرعه تنظيم داعش في مدينة الرقة.", ["isis initiator"]),
    ("قال قائد في المقاومة الشعبية إن التحالف قصف مواقع الحوثيين في مدينة لحج ودمر آليات تابعة لهم.", ["houthis target", "-popular_resistance_yemen target"]),
    ("قال الحوثيون إن طائرات التحالف قصفت موقعا لهم في مدينة لحج.", ["houthis target"]),
    # who is only so called, who says what he feels, for whom people march, whose people are taken
    ("شنت طائرات فرنسية غارات على ما يسمى تنظيم داعش في مدينة الرقة.", ["isis target", "-isis initiator"]),
    ("هاجم ما يعرف بتنظيم داعش حاجزا في مدينة كركوك.", ["isis initiator"]),
    ("عبر عدد من الفصائل السورية المعارضة عن غضبهم لمقتل طفل برصاص مسلحين في مدينة حلب.", ["-syrian_opposition initiator"]),
    ("عبرت القوات التركية الحدود وقصفت قرية شمال حلب.", ["turkey initiator"]),
    ("تظاهر العشرات في قطاع غزة للمطالبة بحق العودة للاجئين.", ["protesters initiator", "-displaced_people initiator"]),
    ("ألقت الشرطة القبض على خلية في مدينة سوسة التونسية أعلنت ولاءها لتنظيم داعش.", ["tunisian_police initiator", "-isis initiator"]),
    ("قتل شخص على يد رجل مسلح في مدينة باريس.", ["unknown initiator", "-civilians initiator"]),
    # whom something befell
    ("انفجرت سيارات تعود لناشطين في حركة حماس في مدينة غزة.", ["hamas target", "-hamas initiator"]),
    ("اغتال مسلحون قائد إحدى المجموعات التابعة للأمن العسكري في مدينة درعا.", ["syrian_military_security target", "-syrian_military_security initiator"]),
    ("انفجرت عبوة ناسفة بسيارة أحد منتسبي وزارة الداخلية في مدينة بغداد.", ["iraqi_police target"]),
    ("أصيب عامل في منشأة استهدفها الطيران الحربي الروسي قرب بلدة البارة.", ["russia initiator", "-russia target"]),
    ("قال مسؤول إن قوات أمن صومالية قتلت وزير الأشغال في مدينة مقديشو.", ["somali_army initiator", "-somali_army target"]),
    ("استهدف قناص حوثي جنديا يمنيا في مدينة تعز.", ["houthis initiator", "yemen_government target", "-yemen_government initiator"]),
    ("استهدف قناص قوات النظام شابا في مدينة درعا.", ["regime initiator"]),
    ("نجحت عملية الجيش اليمني بملاحقة مسلحي القاعدة وبسط السيطرة على مدينة المكلا.", ["aqap target", "-aqap initiator"]),
    ("اتهمت وحدات حماية الشعب تنظيم داعش بإطلاق قذائف على قواتها في مدينة تل أبيض.", ["ypg target", "isis blamed"]),
    ("سيطرت وحدات من الجيش اليمني على حي كان تحت سيطرة الحوثيين في مدينة عدن.", ["houthis target"]),
    ("سيطرت قوات النظام على الغوطة إلا مدينة دوما التي لا تزال تحت سيطرة جيش الإسلام.", ["-jaysh_al_islam target"]),
    ("استهدفت طائرات التحالف وحدات تكتيكية لتنظيم داعش قرب الموصل.", ["isis target", "-isis initiator"]),
    ("تقدمت القوات العراقية في مدينة الرمادي مع قيام داعش برفع الحواجز من الشوارع.", ["iraqi_forces initiator", "-isis initiator"]),
    ("قتل مدني إثر قيام قوات النظام باستهداف سيارة في مدينة طفس.", ["regime initiator"]),
    ("اشتبك مسلحون قبليون مع ميليشيات الحوثي في محافظة ذمار.", ["tribes initiator", "-tribes target"]),
    ("قتل ثلاثة من رجال القبائل برصاص مسلحين في مدينة رداع.", ["tribes target", "-tribes initiator"]),
    ("قال الناطق إن جنديا تركيا عاملا في القوة قتل في هجوم على قاعدة قرب مدينة عفرين.", ["turkey target", "-turkey initiator"]),
    ("ألقت الشرطة التركية القبض على 17 شخصا يشتبه في انتمائهم لتنظيم داعش في مدينة مانيسا.", ["turkish_police initiator", "isis target", "-isis initiator"]),
    ("قتل أربعة مدنيين بغارة على مخيم عين الحلوة للاجئين الفلسطينيين.", ["civilians target", "-displaced_people target"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_these_parts(text: str, expected: list[str]) -> None:
    accounts = read(text)
    told = parts(accounts)
    assert {part for part in expected if not part.startswith("-")} <= told
    assert not {part.removeprefix("-") for part in expected if part.startswith("-")} & told
