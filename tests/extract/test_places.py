"""Which place a name means, and every example of places.yaml: what else the report names, what the words put around it, and names that are refused rather than guessed."""

import re
from pathlib import Path

import pytest

from riwaya.analyze import analyze
from riwaya.errors import ResourceError
from riwaya.extract.places.recognition import mention_places
from riwaya.grammar.spelling import folded
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.arabic.place_words import TypeRecord, WordsRecord, load_place_words
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import Account, Place, Report
from riwaya.pipeline import Pipeline

MARKS = re.compile(r"\[\[(.*?)\]\]")
RECORDS = load_place_words().records
EXAMPLES = [(record, text) for record in RECORDS for text in record.examples]
NEVER = [(record, text) for record in RECORDS for text in record.never]


def place_of(text: str, name: str, **report: str) -> Place:
    accounts: tuple[Account, ...] = Pipeline().read(text, published="2024-05-02", **report)
    return next(a.place for a in accounts if a.place is not None and a.place.name == name)


def test_a_namesake_far_from_all_that_the_report_names_is_refused() -> None:
    """The only Tell Shinan of the tables lies in Homs; the report plays in Hasaka."""
    place = place_of("قصفت القوات التركية قرية تل شنان بالمدفعية. وكانت قد قصفت أمس أطراف تل تمر والقامشلي.", "تل شنان")
    assert place.status == "unresolved" and place.lat is None and place.candidates == ("wof:1243244669",)
    assert "km from" in place.because[0] and "nearest of the places that the report names" in place.because[0]


def test_the_same_village_is_taken_where_the_report_plays_around_it() -> None:
    place = place_of("قصفت قوات النظام قرية تل شنان بالمدفعية. ثم قصفت مدينة حمص.", "تل شنان")
    assert place.gazetteer_id == "wof:1243244669" and any("حمص" in piece for piece in place.because)


def test_the_seat_of_a_district_of_its_name_near_the_places_of_the_report_is_meant() -> None:
    place = place_of("اندلعت اشتباكات مع الحوثيين في بلدة صرواح. وقال مصدر إن غارة استهدفت أمس أطراف مدينة مأرب.", "صرواح")
    assert place.admin1 is not None and place.admin1.en == "Ma'rib" and any("bears its name" in piece for piece in place.because)


def test_a_part_of_a_town_is_no_village_elsewhere() -> None:
    """حي الرميلة of Raqqa: the villages of this name lie in other governorates."""
    place = place_of("قتل مدنيان بانفجار عبوة ناسفة في شارع القلعة بمدينة سرمدا شمالي إدلب.", "شارع القلعة")
    assert place.gazetteer_id is None and place.status in ("unresolved", "inferred") and "part of a town" in " ".join(place.because)


def test_villages_that_nothing_tells_apart_are_left_open() -> None:
    place = place_of("استهدف طيران النظام قرية المستريحة بالصواريخ.", "المستريحة")
    assert place.status == "unresolved" and len(place.candidates) > 1


def test_a_village_alone_does_not_make_its_country_that_of_the_story() -> None:
    place = place_of("قتل شخصان في انفجار لغم في قرية المستريحة.", "المستريحة")
    assert place.status == "unresolved" and "nothing else in the report points to" in place.because[0]


def test_a_village_of_a_citys_name_is_not_the_city() -> None:
    place = place_of("استهدفت مسيرة تركية قريتي صيدا ومعلق قرب عين عيسى بريف الرقة.", "صيدا")
    assert place.country != "LB" and place.gazetteer_id is None


def test_a_city_of_a_far_country_needs_words_that_say_so() -> None:
    attack = place_of("وقع هجوم بسكين في باريس أسفر عن مقتل شخصين، وقتل في سوريا جندي أميركي.", "باريس")
    assert attack.country == "FR"
    assert not any(a.place and a.place.country == "CH" for a in Pipeline().read("أعدمت ميليشيا الحوثي أسيرين قرب صنعاء خلافا لاتفاقية جنيف.", published="2024-05-02"))


@pytest.mark.parametrize(
    ("text", "name", "identity", "has_point"),
    [
        ("شنت طائرات حربية غارة على مطار منغ بريف حلب.", "مطار منغ", "hand:menagh", True),
        ("قصف مدفعي استهدف محيط معبر نصيب الحدودي في ريف درعا.", "معبر نصيب الحدودي", "hand:nasib-crossing", True),
        ("قتل شخصان باشتباكات في مخيم عين الحلوة جنوب لبنان.", "مخيم عين الحلوة", "hand:ain-hilweh", True),
        ("استهدفت طائرة مسيرة سيارة قرب حقل التنك بريف دير الزور.", "حقل التنك", "hand:tanak-field", False),
        ("قتل مدني برصاص قناص في حي القصور بمدينة دير الزور.", "حي القصور", "hand:qusur-deir", True),
        ("قتل مدني برصاص قناص في حي القصور بمدينة حمص.", "حي القصور", "hand:qusur-homs", True),
    ],
)
def test_sites_have_rows_of_their_own(text: str, name: str, identity: str, has_point: bool) -> None:
    """A site without a confirmed point takes that of the town around it, marked as inferred, or none."""
    place = place_of(text, name)
    assert (place.gazetteer_id, place.lat is not None) == (identity, has_point)
    if has_point and load_gazetteer().place(identity).lat is None:
        assert place.near and place.status == "inferred"


def test_a_quarter_of_one_name_in_several_towns_is_left_open_alone() -> None:
    place = place_of("قتل مدني برصاص قناص في حي القصور.", "حي القصور")
    assert place.status == "unresolved" and place.lat is None and {"hand:qusur-deir", "hand:qusur-homs"} <= set(place.candidates)


@pytest.mark.parametrize(("text", "name", "country"), [("قتل ثلاثة مدنيين بقصف على مدينة الطبقة.", "الطبقة", "SY"), ("قتل ثلاثة مدنيين بتفجير في معرة النعمان.", "معرة النعمان", "SY"), ("قتل شرطي بهجوم مسلح في القصرين.", "القصرين", "TN")])
def test_a_seat_needs_nothing_else_in_the_report(text: str, name: str, country: str) -> None:
    place = place_of(text, name)
    assert (place.country, place.status) == (country, "stated") and place.lat is not None


def test_words_that_are_quarters_too_count_only_behind_their_type_word() -> None:
    assert "التضامن" not in [a.place.name for a in Pipeline().read("قتل مدنيان بقصف على حلب. وعبر الوفد عن التضامن مع الضحايا.", published="2024-05-02") if a.place]


def test_a_village_in_no_governorate_of_the_report_and_far_from_all_of_it_is_refused() -> None:
    """The only Hadnan of the tables lies in Taizz, 72 km from Hays; the report plays on the coast of Hudaydah."""
    place = place_of("تصدت المقاومة لتسلل الحوثيين شرق منطقة حدنان. وكانت المعارك تدور أمس قرب حيس.", "حدنان")
    assert place.status == "unresolved" and "in no governorate that it names" in place.because[0]


def test_what_holds_the_end_of_a_list_holds_its_beginning_too() -> None:
    """The only Dar Kabirah of the tables lies in Aleppo; أ وب بريف إدلب puts both into Idlib."""
    place = place_of("قصف مدفعي استهدف قريتي الدار الكبيرة والملاجة بريف إدلب الجنوبي. وكانت اشتباكات في حلب.", "الدار الكبيرة")
    assert place.gazetteer_id is None and place.country == "SY" and place.admin1 is not None and place.admin1.en == "Idlib"


def test_the_town_that_the_words_put_around_a_village_decides_between_namesakes() -> None:
    place = place_of("قتل مدنيان بقصف على بلدة السكرية بمدينة البوكمال.", "السكرية")
    assert place.admin1 is not None and place.admin1.en == "Deir ez-Zor"


def test_a_quarter_of_another_city_is_refused() -> None:
    place = place_of("انفجرت عبوة ناسفة في حي الصناعة بمدينة القامشلي.", "حي الصناعة")
    assert place.gazetteer_id is None and place.admin1 is not None and place.admin1.en.startswith("Al Hasakah")


def test_a_village_of_the_name_of_a_capital_needs_a_word_that_says_village() -> None:
    named = "استهدف القصف قرى العنكاوي والقاهرة في سهل الغاب بريف حماة."
    assert place_of(named, "القاهرة").country == "SY"
    accounts = Pipeline().read("قتل مدني بقصف على بلدة العنكاوي بريف حماة. وقالت القاهرة إنها تدين القصف على القاهرة.", published="2024-05-02")
    assert not any(a.place and a.place.name == "القاهرة" and a.place.country == "SY" for a in accounts)


@pytest.mark.parametrize(("text", "name", "point"), [("قتل جنديان باشتباكات في مدينة الرمادي بمحافظة الأنبار.", "الرمادي", (33.4, 43.3)), ("قصف على مدينة درعا جنوبي سوريا.", "درعا", (32.6, 36.1)), ("قتل شرطي بانفجار في درنة شرقي ليبيا.", "درنة", (32.8, 22.6))])
def test_the_seat_of_a_governorate_is_the_town_and_not_the_middle_of_the_area(text: str, name: str, point: tuple[float, float]) -> None:
    place = place_of(text, name)
    assert place.lat is not None and place.lon is not None and (round(place.lat, 1), round(place.lon, 1)) == point


@pytest.mark.parametrize(("text", "name", "english"), [("قصفت تركيا قرية الفاطسة بريف الرقة وقتل طفل.", "الفاطسة", "Fatisah"), ("قصفت تركيا قرية هيشة بريف الرقة وقتل طفل.", "هيشة", "Al Hishah")])
def test_a_village_is_found_with_the_article_or_without(text: str, name: str, english: str) -> None:
    place = place_of(text, name)
    assert (place.name_en, place.admin1 and place.admin1.en) == (english, "Ar Raqqah")


@pytest.mark.parametrize(("text", "told"), [("قصفت تركيا قرية خربة الطاحونة بريف الرقة وقتل طفل.", "خربة الطاحونة"), ("انفجر لغم في الفاطسة بالرقة وقتل طفل.", "الرقة")])
def test_a_longer_name_and_a_word_that_nothing_calls_a_village_are_no_such_village(text: str, told: str) -> None:
    (place,) = (a.place for a in Pipeline().read(text, published="2024-05-02") if a.place)
    assert place.name == told and place.name_en not in ("Al Khirbah", "Fatisah")


@pytest.mark.parametrize(("text", "level"), [("قتل جندي بانفجار لغم في محافظة لحج جنوبي اليمن.", "governorate"), ("قتل مدني في قصف على مدينة البيضاء جنوبي اليمن.", "settlement")])
def test_a_governorate_named_with_its_word_is_told_as_one(text: str, level: str) -> None:
    (place,) = (a.place for a in Pipeline().read(text, published="2024-05-02") if a.place)
    assert place.level == level


def test_the_governorate_of_derna_is_derna() -> None:
    place = place_of("قتل شرطي بانفجار في درنة شرقي ليبيا.", "درنة")
    assert place.admin1 is not None and (place.admin1.ar, place.admin1.en) == ("درنة", "Derna")


@pytest.mark.parametrize(
    ("text", "name", "admin"),
    [
        ("قصفت قوات النظام بلدة التفاحية في ريف اللاذقية الشمالي دون خسائر.", "التفاحية", "Lattakia"),
        ("شن الطيران الروسي غارات على مواقع في بادية الشولا بدير الزور.", "الشولا", "Deir ez-Zor"),
        ("شهد قطاع غزة قصفا إسرائيليا وقتل خمسة أشخاص.", "قطاع غزة", "Gaza Strip"),
    ],
)
def test_the_governorate_is_that_which_the_words_name(text: str, name: str, admin: str) -> None:
    """A village at a border that the tables put into the governorate beside; a region and a village of the desert that had none."""
    place = place_of(text, name)
    assert place.admin1 is not None and place.admin1.en == admin


@pytest.mark.parametrize(("text", "name", "admin"), [("قتل شاب بانفجار لغم على طريق M4 قرب أريحا بريف إدلب.", "طريق M4", "Idlib"), ("انفجر لغم بعربة تركية على طريق إم 4 في سوريا وقتل جندي.", "طريق إم 4", None)])
def test_a_road_is_told_by_its_sign(text: str, name: str, admin: str | None) -> None:
    (place,) = (a.place for a in Pipeline().read(text, published="2024-05-02") if a.place)
    assert place.name == name and (place.admin1 and place.admin1.en) == admin


def test_a_checkpoint_keeps_its_name_and_a_number_is_none() -> None:
    place = place_of("سيطرت حركة أحرار الشام على حاجز السنديان بعد معارك مع قوات النظام.", "السنديان")
    assert place.gazetteer_id is None and place.level == "site"
    for text in ("تجاوز عدد القتلى في حلب حاجز الألف بعد قصف على المدينة.", "قتل مدني على حاجز الشرطة العسكرية في حلب."):
        assert {a.place.name for a in Pipeline().read(text, published="2024-05-02") if a.place} == {"حلب"}


def test_a_word_short_for_a_place_counts_only_in_the_story_of_its_country() -> None:
    assert not any(a.place and a.place.country == "PS" for a in Pipeline().read("أضرب عمال القطاع في تونس وفرقت الشرطة التونسية مظاهرة في صفاقس.", published="2024-05-02"))


def test_the_adjective_behind_a_name_says_the_country() -> None:
    place = place_of("سادت حالة من الغضب بلدة دوما الفلسطينية بعد أن قتلت القوات الإسرائيلية شابا في بلدة دوما الفلسطينية.", "دوما")
    assert place.country == "PS"


def test_the_area_that_the_words_put_around_a_known_town_refuses_it_elsewhere() -> None:
    """Ayn Issa is a town of Raqqa; the village of this name in Latakia has no row."""
    place = place_of("قصفت قوات النظام قرية عين عيسى بريف اللاذقية بالمدفعية.", "عين عيسى")
    assert place.gazetteer_id is None and place.admin1 is not None and place.admin1.en == "Lattakia"


def test_a_kurdish_name_of_a_town_is_its_own() -> None:
    assert place_of("اندلعت اشتباكات بين فصائل الجيش الوطني في مدينة سري كانيه.", "سري كانيه").name_en == "Ra's al 'Ayn"


def test_a_district_of_yemen_is_meant_by_its_name_alone() -> None:
    place = place_of("قصفت المدفعية السعودية مواقع الحوثيين في رازح.", "رازح")
    assert (place.country, place.admin1 and place.admin1.en) == ("YE", "Sa'dah")


def test_every_piece_of_evidence_is_named() -> None:
    place = place_of("قتل ثلاثة مدنيين بقصف لقوات النظام على بلدة كفرنوران غربي حلب.", "كفرنوران")
    assert len(place.because) >= 4 and all(piece for piece in place.because)


def names_in(text: str) -> list[str]:
    sentence = analyze(Report.of(text)).sentences[0]
    return [place.name for place in mention_places(sentence, text, load_gazetteer(), load_lexicon().find(sentence.tokens, text))]


@pytest.mark.parametrize(("record", "marked"), EXAMPLES, ids=[f"ar/places/{r.name}-{n}" for n, (r, _) in enumerate(EXAMPLES)])
def test_example(record: TypeRecord | WordsRecord, marked: str) -> None:
    assert names_in(MARKS.sub(r"\1", marked)) == MARKS.findall(marked), record.name


@pytest.mark.parametrize(("record", "text"), NEVER, ids=[f"ar/places/{r.name}-not-{n}" for n, (r, _) in enumerate(NEVER)])
def test_words_that_only_look_like_a_place(record: TypeRecord | WordsRecord, text: str) -> None:
    assert names_in(text) == [], record.name


def test_an_example_holds_a_form_of_its_record() -> None:
    """A record whose examples do not show its words would be tested by nothing."""
    strangers = [r.name for r in RECORDS if not any(form in folded(text) for text in (*r.examples, *r.never) for form in (r.forms or tuple(getattr(r, "values", ()))))]
    assert strangers == []


def test_a_faulty_file_names_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "places.yaml"
    path.write_text("types:\n  - {name: a, level: planet, forms: [قرية], examples: [x], not: [y]}\nwords:\n  - {name: moons, forms: [قمر, قمر], examples: [x], not: [y]}\n", encoding="utf-8")
    with pytest.raises(ResourceError) as caught:
        load_place_words(path)
    told = str(caught.value)
    assert "planet" in told and "nothing reads this record" in told and "is there twice" in told and "no record heads" in told


@pytest.mark.parametrize(("name", "level"), [("الأنبار", "governorate"), ("محافظة إدلب", "governorate"), ("إدلب", "settlement"), ("القنيطرة", "settlement"), ("المخا", "settlement")])
def test_a_governorate_that_no_town_bears_the_name_of_is_told_as_an_area(name: str, level: str) -> None:
    assert place_of(f"قتل شخصان بانفجار في {name}.", name).level == level


def test_abu_rasin_lies_at_its_hill_in_the_north() -> None:
    place = place_of("قصف طال بلدة أبو راسين بريف الحسكة وقتل مدنيًا.", "أبو راسين")
    assert place.lat is not None and abs(place.lat - 36.85) < 0.05


@pytest.mark.parametrize(
    ("text", "name", "point"),
    [
        ("أصيب راع بقصف على بلدة معارة النعسان شرقي إدلب.", "معارة النعسان", (36.035, 36.837)),
        ("أصيب راع بقصف على قرية كفردريان شمالي إدلب.", "كفردريان", (36.173, 36.665)),
        ("داهمت دورية منزلا في قرية الزر شرقي دير الزور واعتقلت رجلا.", "الزر", (35.124, 40.43)),
        ("أصيب مزارع بقصف مدفعي على بلدة عيتا الشعب جنوب لبنان.", "عيتا الشعب", (33.097, 35.337)),
    ],
)
def test_names_of_reports_have_the_point_that_a_table_has_under_another(text: str, name: str, point: tuple[float, float]) -> None:
    place = place_of(text, name)
    assert (place.lat, place.lon) == point


def test_a_button_is_no_village() -> None:
    assert all(a.place is None or a.place.name != "الزر" for a in Pipeline().read("ضغط الجندي على الزر في دير الزور فوقع انفجار وقتل رجل.", published="2024-05-02"))
