"""Who acts, who is hit and how many, in constructions of our own writing: lists of victims, owners of fire, names of a group, occupations."""

import pytest

from riwaya import Pipeline

PIPELINE = Pipeline()


def read(text: str):
    return PIPELINE.read(text, published="2021-06-15", outlet="مثال")


def counted(text: str) -> list[tuple[str, str, str | None, int | None]]:
    (account,) = read(text)
    return [(c.measure, c.group, c.demographic, c.min) for c in account.counts]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("أصيب خمسة مدنيين (طفلة وامرأتان ورجلان) بقصف مدفعي على بلدة سرمين.",
         [("wounded", "civilians", None, 5), ("wounded", "civilians", "children", 1), ("wounded", "civilians", "women", 2), ("wounded", "civilians", "men", 2)]),
        ("قتل 3 مدنيين هم طفلان وامرأة في قصف على بلدة تفتناز.",
         [("killed", "civilians", None, 3), ("killed", "civilians", "children", 2), ("killed", "civilians", "women", 1)]),
        ("قتل رجل وطفل وامرأة بقصف لقوات النظام على مدينة أريحا.",
         [("killed", "civilians", None, 3), ("killed", "civilians", "men", 1), ("killed", "civilians", "children", 1), ("killed", "civilians", "women", 1)]),
        ("أصيب رجل بقصف صاروخي استهدف بلدة النيرب.", [("wounded", "civilians", None, 1)]),
        ("مقتل ثلاثة أشخاص وإصابة أكثر من عشرة آخرين بقصف مدفعي على بلدة سرمين.", [("killed", "civilians", None, 3), ("wounded", "civilians", None, 10)]),
        ("خمسة قتلى في قصف إسرائيلي على مدينة مصياف.", [("killed", "civilians", None, 5)]),
        ("مقتل 3 مدنيين من عائلة واحدة بقصف مدفعي على بلدة سرمين.", [("killed", "civilians", None, 3)]),
        ("قتل مدنيان برصاص مسلحين في مدينة طفس.", [("killed", "civilians", None, 2)]),
    ],
)
def test_lists_of_victims_are_counted_once(text: str, counts: list) -> None:
    assert counted(text) == counts


def test_parts_point_at_their_whole() -> None:
    (account,) = read("إصابة امرأة وثلاثة أطفال بقصف مدفعي على بلدة سرمين.")
    whole, *parts = account.counts
    assert (whole.min, whole.demographic, whole.part_of) == (4, None, None)
    assert [(p.demographic, p.min, p.part_of) for p in parts] == [("women", 1, 0), ("children", 3, 0)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("أصيب مدنيان بهجوم صاروخي شنه تنظيم \"ي ب ك/ بي كا كا\" على مدينة أعزاز.", {"civilians": "target", "ypg": "initiator", "pkk": "initiator"}),
        ("قصفت طائرة مسيرة تركية منشأة تابعة لـ\"قسد\" في بلدة المشيرفة.", {"turkey": "initiator", "sdf": "target"}),
        ("استهداف قوات النظام بصاروخ موجه سيارة مدنية في قرية كفرنوران.", {"regime": "initiator", "civilians": "target"}),
        ("أعلن الجيش التركي تحييد سبعة عناصر من حزب العمال الكردستاني في مدينة دهوك.", {"pkk": "target", "turkey": "initiator"}),
        ("نفذت قسد بدعم من التحالف الدولي عملية أمنية في بلدة ذيبان استهدفت خلية لتنظيم داعش.", {"sdf": "initiator", "coalition": "initiator", "isis": "target"}),
        ("قصفت قوات النظام والميليشيات المساندة لها بلدة البارة بالمدفعية.", {"regime": "initiator"}),
    ],
)
def test_parts_by_what_stands_beside_a_name(text: str, roles: dict[str, str]) -> None:
    (account,) = read(text)
    assert {actor.id: actor.role for actor in account.actors} == roles


def test_whoever_accuses_does_not_act() -> None:
    accounts = read("قتل ثلاثة مدنيين بتفجير في مدينة سروج، وحملت الحكومة التركية تنظيم داعش مسؤولية التفجير.")
    assert all(actor.id != "turkish_government" for account in accounts for actor in account.actors)
    assert any((actor.id, actor.role) == ("isis", "blamed") for account in accounts for actor in account.actors)


@pytest.mark.parametrize(
    ("text", "occupier"),
    [
        ("استهدف جيش الاحتلال التركي قرى ريف تل تمر. وقصفت قوات الاحتلال قرية أم الكيف بالمدفعية.", "turkey"),
        ("قصفت طائرات الاحتلال الروسي بلدة البارة. وأغارت طائرات الاحتلال على محيط كنصفرة.", "russia"),
        ("اعتقلت قوات الاحتلال شابين في مدينة جنين.", "israel"),
    ],
)
def test_an_occupation_is_the_one_that_the_report_names(text: str, occupier: str) -> None:
    assert {actor.id for account in read(text) for actor in account.actors if actor.role == "initiator"} == {occupier}


def test_aircraft_that_point_back_are_those_named_before() -> None:
    accounts = read("أغارت مقاتلات التحالف العربي على مواقع الحوثيين في مدينة مأرب. كما قصفت المقاتلات تعزيزات للحوثيين في مدينة الحديدة.")
    assert [[a.id for a in account.actors if a.role == "initiator"] for account in accounts] == [["arab_coalition"], ["arab_coalition"]]


def test_a_lead_of_many_places_lends_no_doers() -> None:
    accounts = read("واصلت قوات النظام وروسيا قصف شمال غربي سوريا اليوم.\n\nوقصفت قوات النظام بالمدفعية بلدة سرمين ما أدى إلى مقتل مدني.")
    in_town = next(a for a in accounts if a.place and a.place.name == "سرمين")
    assert {actor.id for actor in in_town.actors if actor.role == "initiator"} == {"regime"}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("أكدت مصادر ميدانية في الجيش الوطني القبض على ستة من الحوثيين في مدينة الضالع.", ["military_source"]),
        ("وقالت مصادر محلية لوكالة الأنباء الألمانية (د.ب.أ)، إن غارات استهدفت مواقع الحوثيين في مدينة تعز.", ["local_sources", "dpa"]),
        ("ونقلت وكالة سانا عن مصدر في قيادة الشرطة أن قذائف سقطت على بلدة جورين.", ["police_source", "sana"]),
    ],
)
def test_nameless_sources_speak_for_where_they_serve(text: str, chain: list[str]) -> None:
    (account,) = read(text)
    assert [source.id for source in account.sources] == chain


def test_a_movement_without_a_place_is_part_of_the_fight_that_it_follows() -> None:
    (account,) = read("سقطت بلدة الزرزور في أيدي المهاجمين فجر اليوم، بعدما تراجعت البيشمركة إلى خط دفاعي ثان.")
    assert account.kind == "advance" and "peshmerga" in {actor.id for actor in account.actors}


@pytest.mark.parametrize(
    ("text", "doer", "counts"),
    [
        ("اعتقل عناصر الشرطة ثلاثة شبان في مدينة الباب.", "police", [("detained", "civilians", None, 3)]),
        ("اعتقل عناصر من قسد أربعة مدنيين في بلدة ذيبان.", "sdf", [("detained", "civilians", None, 4)]),
        ("قتل جنود الاحتلال شابين في مدينة جنين.", "israel", [("killed", "civilians", None, 2)]),
    ],
)
def test_people_in_the_plural_behind_a_verb_act_where_its_object_follows(text: str, doer: str, counts: list) -> None:
    (account,) = read(text)
    assert [actor.id for actor in account.actors if actor.role == "initiator"] == [doer] and counted(text) == counts


def test_people_in_the_plural_behind_a_verb_are_its_victims_where_nothing_follows() -> None:
    (account,) = read("قتل عناصر من ميليشيا أسد خلال مواجهات على محور البريج.")
    assert {actor.id: actor.role for actor in account.actors} == {"regime": "target"}


def test_a_running_total_has_parts() -> None:
    assert counted("ارتفعت حصيلة قصف قوات النظام على مدينة أريحا إلى 30 قتيلا بينهم 10 أطفال.") == [("killed", "civilians", None, 30), ("killed", "civilians", "children", 10)]


def test_ground_that_changes_hands_says_who_took_it_from_whom() -> None:
    for text in ("سيطرت قوات النظام على مدينة كفرنبل بعد معارك مع فصائل المعارضة.", "بعد معارك مع فصائل المعارضة سيطرت قوات النظام على مدينة كفرنبل."):
        (account,) = read(text)
        assert (account.kind, account.sub_event_type) == ("advance", "Government regains territory")
        assert {actor.id: actor.role for actor in account.actors} == {"regime": "initiator", "syrian_opposition": "target"}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("نفذت طائرات التحالف الدولي غارات قصفت رتلا للتنظيم قرب مدينة الطبقة.", {("coalition", "initiator"), ("isis", "target")}),
        ("إن الولايات المتحدة وحلفاءها استهدفوا مسلحي تنظيم داعش بتسع ضربات جوية قرب مدينة الحسكة.", {("us_forces", "initiator"), ("isis", "target")}),
        ("كما استهدفت منشأة تابعة لقوات سوريا الديمقراطية في مدينة القامشلي.", {("sdf", "target")}),
        ("استهدفت مسيرة تابعة للتحالف الدولي سيارة في مدينة الطبقة.", {("coalition", "initiator")}),
        ("شنت قوات جيش الفتح التابعة للمعارضة السورية قصفا على مواقع لقوات النظام في محيط بلدة الفوعة.", {("jaysh_al_fath", "initiator"), ("regime", "target")}),
        ("سقطت قذائف على مدينة عربين نتيجة قصف من طائرات النظام السوري.", {("regime", "initiator")}),
    ],
)
def test_whose_things_are_hit_and_whose_fire_it_is(text: str, actors: set[tuple[str, str]]) -> None:
    assert {(a.id, a.role) for account in read(text) for a in account.actors} == actors


@pytest.mark.parametrize(("published", "army"), [("2021-06-15", "regime"), ("2025-06-15", "syrian_transitional_government")])
def test_a_name_that_changes_hands_is_read_as_on_the_day(published: str, army: str) -> None:
    (account,) = PIPELINE.read("قصفت قوات الحكومة السورية أطراف بلدة سرمين بالمدفعية.", published=published, outlet="مثال")
    assert [(a.id, a.role) for a in account.actors] == [(army, "initiator")]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("قتل ستة مدنيين في غارة إسرائيلية استهدفت مبنى سكنيا في مدينة النبطية.", "civilians"),
        ("قتل متطوع في صفوف جيش الإسلام بقصف على مدينة دوما.", "jaysh_al_islam"),
    ],
)
def test_people_killed_in_a_raid_do_not_serve_who_flew_it(text: str, group: str) -> None:
    assert {count.group for account in read(text) for count in account.counts} == {group}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("أما في محافظة صعدة فقد استهدفت مقاتلات التحالف تجمعات الحوثي في قرية رازح.", {("arab_coalition", "initiator"), ("houthis", "target")}),
        ("أفاد مصدر أمني بأن عبوة ناسفة انفجرت، مساء أمس، مستهدفة دورية للجيش العراقي في ناحية القيارة.", {("iraqi_army", "target"), ("unknown", "initiator")}),
        ("قال المرصد السوري ومقره بريطانيا إن ستة مدنيين قتلوا بقصف على مدينة أريحا.", {("civilians", "target")}),
    ],
)
def test_a_particle_a_participle_and_a_seat(text: str, actors: set[tuple[str, str]]) -> None:
    assert {(a.id, a.role) for account in read(text) for a in account.actors} == actors
