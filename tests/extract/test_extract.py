"""Reports of our own writing, read from end to end: what happened, where, when, how many, who says so."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import Pipeline
from riwaya.analyze import analyze
from riwaya.extract.counting.counts import read_counts
from riwaya.extract.mentions.dates import tried
from riwaya.extract.mentions.dates.forms import forms
from riwaya.extract.mentions.dates.mentioned import mention_dates
from riwaya.extract.mentions.numbers import mention_numbers
from riwaya.grammar.numbers import read_number
from riwaya.grammar.spelling import folded
from riwaya.lexicon import load_lexicon
from riwaya.model import Report

PIPELINE = Pipeline()
EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"


def read(text: str, published: str = "2019-11-26"):
    return PIPELINE.read(text, published=published, outlet="مثال")


@pytest.mark.parametrize(
    ("text", "kind", "place", "day"),
    [
        ("قصفت قوات النظام بالمدفعية بلدة البارة بريف إدلب اليوم.", "shelling", "البارة", "2019-11-26"),
        ("شنت طائرات حربية روسية غارات جوية على مدينة سراقب، أمس.", "airstrike", "سراقب", "2019-11-25"),
        ("انفجرت سيارة مفخخة في مدينة عفرين، أول من أمس.", "car_bomb", "عفرين", "2019-11-24"),
        ("اعتقلت قسد ثلاثة شبان في مدينة الرقة يوم السبت.", "arrest", "الرقة", "2019-11-23"),
        ("اندلعت اشتباكات بين الجيش العراقي وتنظيم داعش في قضاء الحويجة فجر الأحد.", "clash", "الحويجة", "2019-11-24"),
        ("اغتال مسلحون مجهولون وجيها عشائريا في مدينة درعا مساء الاثنين.", "killing", "درعا", "2019-11-25"),
    ],
)
def test_one_sentence_one_incident(text: str, kind: str, place: str, day: str) -> None:
    accounts = read(text)
    assert [a.kind for a in accounts] == [kind]
    assert accounts[0].place is not None and accounts[0].place.name == place
    assert accounts[0].date_start == day


def test_roles_by_voice_and_preposition() -> None:
    (account,) = read("قتل عنصران من قوات النظام بهجوم شنه تنظيم داعش على حاجز في بادية السخنة.")
    roles = {a.id: a.role for a in account.actors}
    assert roles["isis"] == "initiator" and roles["regime"] == "target"
    assert [(c.measure, c.min, c.group) for c in account.counts] == [("killed", 2, "regime")]


def test_villages_of_a_list_are_incidents_of_their_own() -> None:
    accounts = read("استهدفت قوات النظام بالمدفعية قرى البارة وكنصفرة والفطيرة جنوب إدلب.")
    assert [a.place.name for a in accounts] == ["البارة", "كنصفرة", "الفطيرة"]
    assert len({a.incident_id for a in accounts}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "قتل قائد الكتيبة في مارس 2014 في المعارك ضد داعش في ريف اللاذقية.",
        "قتل قائد الكتيبة في 5-8-2018 إثر قصف على مدينة سراقب.",
        "قتل طفل بغارة جوية بعد منتصف الليل 1 كانون الثاني 2019، استهدفت مدينة سراقب.",
    ],
)
def test_days_and_years_count_nobody(text: str) -> None:
    (account,) = read(text)
    assert [(c.measure, c.min) for c in account.counts] == [("killed", 1)]


@pytest.mark.parametrize(("text", "numbers"), [("240 ألفا و381 شخصا", [240381]), ("ألف و500 مشتبه", [1500]), ("ألفين و300 نازح", [2300]), ("ألف قتيل و500 جريح", [1000, 500]), ("ألف و5000 جريح", [1000, 5000])])
def test_thousands_in_words_and_the_rest_in_digits(text: str, numbers: list[int]) -> None:
    (sentence,) = analyze(Report.of(text)).sentences
    assert [m.value.min for m in mention_numbers(sentence, text)] == numbers


def test_the_dead_of_a_whole_war_are_no_incident() -> None:
    assert read("وقتل أكثر من 6500 شخص منذ اندلاع الصراع في شرق البلاد.") == ()
    (account,) = read("قتل 15 مدنيا بقصف على مدينة سراقب أمس، في أعنف هجوم منذ اندلاع الحرب.")
    assert [c.min for c in account.counts] == [15]


def test_adjectives_and_ordinals_are_no_names() -> None:
    (account,) = read("هز تفجير انتحاري حي سكني في مدينة السويداء أمس.")
    assert account.place is not None and account.place.name == "السويداء"
    (account,) = read("أضاف الدفاع المدني أن هذه تعتبر ثالث حادثة، بعد أن أصيب 4 أطفال أمس بانفجار لغم في سراقب.")
    assert [s.id for s in account.sources] == ["white_helmets"]


def test_text_without_an_incident_yields_nothing() -> None:
    assert read("شهدت أسواق حماة ارتفاعا في أسعار الخضار مع بداية الأسبوع.") == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("أول من أمس", "2019-11-24", "2019-11-24"), ("الليلة الماضية", "2019-11-25", "2019-11-25"), ("في التاسع من أكتوبر الماضي", "2019-10-09", "2019-10-09"),
        ("ليل السبت الأحد", "2019-11-23", "2019-11-24"), ("منذ الجمعة", "2019-11-22", "2019-11-26"), ("عام 2013", "2013-01-01", "2013-12-31"),
        ("الشهر الماضي", "2019-10-01", "2019-10-31"), ("يوم الأحد 3/12/2017", "2017-12-03", "2017-12-03"), ("10 آب/ أغسطس", "2019-08-10", "2019-08-10"),
        ("قبل أربعة أيام", "2019-11-22", "2019-11-22"), ("خلال الساعات الماضية", "2019-11-25", "2019-11-26"), ("2كانون الأول /ديسمبر2018", "2018-12-02", "2018-12-02"),
        ("منتصف نيسان الماضي", "2019-04-15", "2019-04-15"), ("الأسبوع الماضي", "2019-11-19", "2019-11-25"),
    ],
)
def test_dates(text: str, start: str, end: str) -> None:
    (sentence,) = analyze(Report.of(text)).sentences
    dates = [m.value for m in mention_dates(sentence, text, reference=datetime.date(2019, 11, 26)) if m.value.start]
    assert [(d.start, d.end) for d in dates] == [(start, end)]


@pytest.mark.parametrize("text", ["ثورة 25 يناير", "شارع 26 سبتمبر", "لمدة ثلاثة أيام متتالية"])
def test_no_dates(text: str) -> None:
    (sentence,) = analyze(Report.of(text)).sentences
    assert [m for m in mention_dates(sentence, text, reference=datetime.date(2019, 11, 26)) if m.value.start] == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("قتل خمسة وعشرون مدنيا وأصيب 7 آخرون", [("killed", 25, 25, "civilians"), ("wounded", 7, 7, "civilians")]),
        ("مقتل أكثر من 140 شخصا", [("killed", 140, None, "unknown")]),
        ("أصيب نحو 22 شخصا بجروح", [("wounded", 22, 22, "unknown")]),
        ("مقتل قيادي في تنظيم داعش", [("killed", 1, 1, "isis")]),
        ("سقط عشرات القتلى والجرحى", [("killed", 20, None, "unknown")]),
        ("اعتقال ثلاثة شبان", [("detained", 3, 3, "civilians")]),
    ],
)
def test_counts(text: str, rows: list[tuple[str, int, int | None, str]]) -> None:
    (sentence,) = analyze(Report.of(text)).sentences
    matches = load_lexicon().find(sentence.tokens, text)
    found = read_counts(sentence, lexicon_matches=matches, numbers=mention_numbers(sentence, text))
    given = [(c.measure, c.quantity.min, c.quantity.max, c.group) for c in found]
    assert given[: len(rows)] == rows


def test_number_words_read_back() -> None:
    from num2words import num2words

    wrong = []
    for number in [*range(3, 20), *range(20, 100), 100, 200, 300, 125, 240, 999, 1000]:
        words = folded(num2words(number, lang="ar").replace(" و ", " و")).split()
        if read_number(words) != (number, len(words)):
            wrong.append((number, words, read_number(words)))
    assert wrong == []


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="قتلصفانجرمدييه بواسطة.،«»12 \n😀ـ\u202e", max_size=300))
def test_any_text_is_read_without_an_error_and_every_span_lies_in_it(text: str) -> None:
    for account in read(text):
        spans = [account.trigger, *account.evidence, *(a.span for a in account.actors), *(c.span for c in account.counts), *([account.place.span] if account.place else [])]
        assert all(0 <= s < e <= len(text) for s, e in spans)


PHRASES = [" ".join(words[n : n + 5]) for line in EXAMPLES.read_text(encoding="utf-8").splitlines() for words in [json.loads(line)["text"].split()] for n in range(0, len(words), 3)]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PHRASES), st.sampled_from([" ", " ", " ", "، ", ". ", ".", ": ", " - ", " «", "» ", "\n"])).map("".join), max_size=16).map("".join))
def test_phrases_of_reports_in_any_order_are_read_without_an_error(text: str) -> None:
    for account in read(text):
        assert account.kind and all(0 <= s < e <= len(text) for s, e in (account.trigger, *account.evidence))


DATE_WORDS = "في يوم من شهر عام اليوم امس اول البارحه الاثنين والاحد السبت الماضي هذا الشهر الجاري بين 4 18 / - . 2019 كانون الثاني اذار لمارس ايلول يومي ليل علي الي قبل منذ ، صباح مساء العشرين يومنا الليله ليل ليلا الاسبوع الايام الاخيره اليومين الماضيين الساعات الماضيه 24 48 ساعه ايام مطلع العام الساعه الثالثه وقت سابق سابقا فجر".split()


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(DATE_WORDS), max_size=9))
def test_a_pattern_that_is_passed_over_would_find_nothing(words: list[str]) -> None:
    joined = f" {' '.join(words)} "
    wanted = tried.tried(tried.kinds_there(words))
    for form in forms():
        assert form in wanted or not tried.compiled(form.name).search(joined), form.name


def test_ways_of_writing_a_date_have_names_of_their_own_and_need_kinds_of_words_that_there_are() -> None:
    assert len({form.name for form in forms()}) == len(forms())
    needed = {kind for form in forms() for kind in (form.needs, form.besides) if kind is not None}
    assert needed <= {"digit", *(kind for kinds in tried._kinds_of_words().values() for kind in kinds)}
