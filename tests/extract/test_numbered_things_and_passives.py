"""How many things were hit, who was taken without a word for who took them, and totals that stand before their noun, in sentences of our own."""

import pytest

from riwaya import Pipeline

PIPELINE = Pipeline()


def told(text: str) -> list[tuple[str, str, int | None]]:
    accounts = PIPELINE.read(text, published="2021-06-15", outlet="مثال")
    return [(count.measure, count.group, count.min) for account in accounts for count in account.counts if count.min is not None]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("استهدفت طائرات تركية ثلاثة مواقع لتنظيم داعش في مدينة الباب أمس.", [("positions", "isis", 3)]),
        ("قصفت الطائرات التركية مقرين لتنظيم داعش في الباب أمس.", [("positions", "isis", 2)]),
        ("قصفت طائرات إسرائيلية هدفين لحركة حماس في قطاع غزة أمس.", [("positions", "hamas", 2)]),
        ("استهدفت غارتان ثلاث سيارات للحوثيين في حرض.", [("vehicles", "houthis", 3)]),
        ("استهدفت غارة سيارتين للحوثيين في حرض.", [("vehicles", "houthis", 2)]),
        # one thing, ground that is taken, means of an attack and where it fell are no counts
        ("استهدفت غارة مقرا للحوثيين في حرض.", []),
        ("سيطر الجيش على ثلاثة مواقع للحوثيين في حرض.", []),
        ("هاجم مسلحون على سيارتين نقطة تفتيش في أجدابيا.", []),
        ("استهدف انتحاريان بسيارتين مفخختين ثكنة في الرمادي.", []),
        ("هاجم انتحاريان يقودان سيارتين مفخختين ثكنة في الرمادي.", []),
        ("استهدف هجوم مطعما ومقهى في موقعين بمدينة بيدوة.", []),
    ],
)
def test_things_that_are_hit_are_counted_from_two_on(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("أكدت مصادر أن 19 شخصا تم توقيفهم في بلدة الباب أمس.", [("detained", "civilians", 19)]),
        ("قال مصدر إن ثمانية أشخاص ألقي القبض عليهم في بلدة الباب أمس.", [("detained", "civilians", 8)]),
        ("داهمت الشرطة منزلا في العريش ووجدت أربعة مسلحين وألقت قوات الأمن القبض عليهم.", [("detained", "unknown", 4)]),
        # what is only tried, prepared or told of in passing, and one taking told twice
        ("قتلت الشرطة ثلاثة مسلحين كانت تحاول القبض عليهم في العريش.", [("killed", "unknown", 3)]),
        ("حاصرت الشرطة ثلاثة مسلحين في العريش تمهيدا لاعتقالهم.", []),
        ("قتل خمسة مسلحين في الباب، وكان المشتبه فيهم الذين تم اعتقالهم يخططون لهجوم.", [("killed", "unknown", 5)]),
        ("خطف مسلحون تسعة صحفيين في مدينة صنعاء، وتم اقتيادهم إلى مكان مجهول.", [("abducted", "journalists", 9)]),
    ],
)
def test_who_was_taken_is_counted_by_a_pronoun(text: str, counts: list) -> None:
    assert told(text) == counts


def test_who_was_taken_is_no_doer() -> None:
    (account,) = PIPELINE.read("إن ستة عناصر من النظام جرى اختطافهم في بلدة نصيب.", published="2021-06-15", outlet="مثال")
    assert ("regime", "target") in {(actor.id, actor.role) for actor in account.actors}
    assert [(count.measure, count.group, count.min) for count in account.counts] == [("abducted", "regime", 6)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("ارتفع إلى 12 عدد قتلى القصف على مدينة الباب.", [("killed", "civilians", 12)]),
        ("ارتفع إلى 15 على الأقل عدد القتلى جراء انفجار سيارة مفخخة في مدينة الباب، من ضمنهم أربع نساء.", [("killed", "civilians", 15), ("killed", "civilians", 4)]),
        ("نقل الجرحى إلى 4 مشاف بعد القصف على مدينة الباب وبلغ عدد القتلى سبعة.", [("killed", "civilians", 7)]),
    ],
)
def test_a_total_may_stand_before_what_it_counts(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("لقي القيادي الحوثي سامي الراجح مصرعه مع اثنين من مرافقيه في غارة على حجة.", [("killed", "houthis", 3)]),
        ("قتل القيادي سامي الراجح واثنان من مرافقيه في غارة على مدينة الباب.", [("killed", "unknown", 3)]),
        ("قتل سامي الراجح واثنان من مرافقيه في غارة على مدينة الباب.", [("killed", "civilians", 3)]),
    ],
)
def test_one_and_those_with_him(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("قتل عنصران من الأكراد بانفجار لغم في منبج.", [("killed", "unknown", 2)]),
        ("اغتال مسلحان من الحركة مختار القرية في حجة.", [("killed", "civilians", 1)]),
        ("سقط مقذوف على جازان ما أدى إلى استشهاد جندي وإصابة آخر نقل إلى المستشفى.", [("killed", "saudi_forces", 1), ("wounded", "saudi_forces", 1)]),
        ("قصفت قوات النظام بلدة سرمين دون أن ينتج عن ذلك أية إصابات.", []),
    ],
)
def test_who_is_one_of_a_group_and_who_is_nobody(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("أصيب 15 شخصا، هم: 8 من مسلحي العشائر، و 7 من \"قسد\"، نتيجة الاشتباكات في بلدة أبو حمام.", [("wounded", "unknown", 15), ("wounded", "tribal_forces", 8), ("wounded", "sdf", 7)]),
        ("أصيب 15 شخصا، هم: 8 من المسلحين القبليين، و 7 من \"قسد\"، نتيجة الاشتباكات في بلدة أبو حمام.", [("wounded", "unknown", 15), ("wounded", "unknown", 8), ("wounded", "sdf", 7)]),
        ("قتل 15 شخصا، هم 2 من المدنيين (طفلة وسيدة) و13 من قسد، في هجوم على بلدة أبو حمام.",
         [("killed", "unknown", 15), ("killed", "civilians", 2), ("killed", "civilians", 1), ("killed", "civilians", 1), ("killed", "sdf", 13)]),
        # a list that adds up to more than its whole is none of its parts
        ("أصيب خمسة أشخاص، هم: 8 من المسلحين القبليين، و 7 من \"قسد\"، نتيجة الاشتباكات في بلدة أبو حمام.", [("wounded", "unknown", 5)]),
    ],
)
def test_parts_by_force_behind_they(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("قتل خمسة عناصر من داعش بينهم قيادي في إنزال للتحالف الدولي على الشحيل.", [("killed", "isis", 5)]),
        ("قتل قيادي في حاجز للجيش الوطني بانفجار عبوة في الباب.", [("killed", "sna", 1)]),
        ("مقتل شرطي وإصابة شرطيين آخرين بهجوم في مدينة شرناق.", [("killed", "turkish_police", 1), ("wounded", "turkish_police", 2)]),
        ("مقتل ثلاثة شرطيين بهجوم في مدينة شرناق.", [("killed", "turkish_police", 3)]),
        ("قتل عدد من الشرطيين بهجوم في مدينة شرناق.", []),
        ("مقتل فلسطينيين أحدهما صحفي برصاص الجيش الإسرائيلي في غزة.", [("killed", "civilians", 2)]),
        ("فقدت قسد 12 عنصرا في معارك مدينة الرقة.", [("killed", "sdf", 12)]),
        ("فقد 15 جنديا في هجوم لداعش على مدينة السخنة.", [("missing", "regime", 15)]),
        ("فقد الجيش المصري الاتصال بثلاثة جنود بعد هجوم لداعش في سيناء.", [("missing", "egyptian_army", 3)]),
    ],
)
def test_whose_those_are_who_fell(text: str, counts: list) -> None:
    assert told(text) == counts


def test_a_missile_is_no_fisherman() -> None:
    assert told("ضبط الجيش في بلدة ميدي منظومة رادار ومعها صاروخ صياد.") == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("مقتل قائدين ميدانيين من ميليشيات الحوثي في غارات على مدينة حجة.", [("killed", "houthis", 2)]),
        ("دمر الجيش نحو 13 آلية ومركبة للحوثيين في الحديدة.", [("vehicles", "houthis", 13)]),
        ("دمر الجيش خمس آليات ومركبة للحوثيين في الحديدة.", [("vehicles", "houthis", 6)]),
        ("خلفت المعارك في الحديدة عشرات القتلى والأسرى من الحوثيين.", [("killed", "houthis", 20)]),
        ("قتلت الأجهزة الأمنية الروسية ثمانية متطرفين في داغستان.", [("killed", "unknown", 8)]),
        ("شن تنظيم متطرف هجوما على حاجز للجيش في سيناء.", []),
        ("أدى القصف على مدينة الباب إلى تدمير أحد المنازل.", []),
    ],
)
def test_duals_and_things_in_one_number(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("قتل ما لا يقل عن 10 أفراد من قوات حرس الحدود الإيرانية في هجوم شنه مسلحون مجهولون قرب مريوان.", [("killed", "iran", 10)]),
        ("عملية اختطاف الشيخ سالم تمت بناء على أوامر القيادي الحوثي سامي الراجح في صنعاء.", [("abducted", "civilians", 1)]),
        ("تواصل قناصة ميليشيات الحوثي إزهاق أرواح الأطفال في تعز.", []),
        ("اعتقلت الشرطة التركية 33 شخصا في إسطنبول، بينهم خمسة من المعتقلين السابقين.", [("detained", "civilians", 33)]),
        ("قتل مهاجمان في تفجير سيارة مفخخة في كابول. وقتل ستة آخرون بأيدي رجال الأمن. وقتل 10 من قوات الأمن.", [("killed", "unknown", 2), ("killed", "unknown", 6), ("killed", "afghan_forces", 10)]),
    ],
)
def test_who_did_it_is_not_of_whom_they_were(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("قالت المنظمة إن طفلا يبلغ من العمر 11 عاما أصيب بجروح إثر قصف قوات النظام مدينة معرة مصرين.", [("wounded", "civilians", 1)]),
        ("قتل إرهابيان من داعش في غارة على مدينة الموصل.", [("killed", "isis", 2)]),
        ("أعلنت السلطات الأردنية مقتل ثلاثة \"إرهابيين\" خلال مداهمة قوات أمنية لمبنى في السلط.", [("killed", "unknown", 3)]),
    ],
)
def test_the_age_of_one_and_the_name_of_many(text: str, counts: list) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("أعلن الجيش التركي قصف معسكر في جبال قنديل، معربا عن اعتقاده أن عناصر قيادية أصيبت في الغارات.", []),
        ("قتلت قيادية في قسد بغارة على مدينة القامشلي.", [("killed", "sdf", 1)]),
        ("قصفت طائرة مسيرة سيارة في مدينة القامشلي، وقتل على إثرها قيادية في قسد.", [("killed", "sdf", 1)]),
        ("وثق المرصد مقتل 2 من فصيل \"أنصار الحق\" الجهادي خلال عملية على محور في سراقب.", [("killed", "name:أنصار الحق", 2)]),
        ("أوقعت قذائف الحوثيين في حيس 11 قتيلا وجريحا معظمهم من أسرة واحدة في المدينة.", []),
        ("أفرج عنها في الثامن من يوليو من أحد سجون إسطنبول.", []),
        ("أفرج النظام عن أحد المعتقلين في درعا.", [("released", "prisoners", 1)]),
        ("احتجز الجيش جثث ستة مسلحين وبنادق من طراز إم-16 وقاذفا للصواريخ في سيناء.", [("killed", "unknown", 6)]),
        ("قتل أربعة مسلحين في العريش وضبط بحوزتهم ثلاثة بنادق آلية وعبوة ناسفة.", [("killed", "unknown", 4)]),
        ("قصفت قوات النظام بلدة سرمين وتأكد الدفاع المدني من عدم وجود إصابات أخرى.", []),
        ("قتل شخص وأصيبت أخرى بقصف على بلدة سرمين.", [("killed", "civilians", 1), ("wounded", "civilians", 1)]),
    ],
)
def test_what_only_describes_counts_nobody(text: str, counts: list) -> None:
    assert told(text) == counts
