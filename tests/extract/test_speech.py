"""Who says so: every example of speech.yaml, and what no single record can show."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.analyze import analyze
from riwaya.extract.speech import read_speech, signed_posts
from riwaya.extract.values import Telling
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.arabic.speech_records import SpeechExample, SpeechRecord, load_speech
from riwaya.model import Report
from riwaya.pipeline import Pipeline

MARK = re.compile(r"\[\[(.*?)\]\]")
EXAMPLES = [(r, e) for r in load_speech().records if isinstance(r, SpeechRecord) for e in r.examples]
NEVER = [(r, text) for r in load_speech().records if isinstance(r, SpeechRecord) for text in r.never]


def tellings(text: str, outlet: str | None = None) -> tuple[tuple[Telling, ...], ...]:
    analysis = analyze(Report.of(text, outlet=outlet))
    matches = [load_lexicon().find(sentence.tokens, text) for sentence in analysis.sentences]
    return read_speech(analysis.sentences, text, matches=matches, outlet=outlet)


def chains(text: str, outlet: str | None = None) -> list[tuple[str, ...]]:
    return [tuple(source.id for source in telling.chain) for sentence in tellings(text, outlet) for telling in sentence]


def marked_spans(marked: str) -> set[tuple[int, int]]:
    spans, shift = set(), 0
    for found in MARK.finditer(marked):
        start = found.start() - shift
        spans.add((start, start + len(found.group(1))))
        shift += 4
    return spans


@pytest.mark.parametrize(("record", "example"), EXAMPLES, ids=[f"{r.name}-{n}" for n, (r, _) in enumerate(EXAMPLES)])
def test_example(record: SpeechRecord, example: SpeechExample) -> None:
    text = MARK.sub(r"\1", example.text)
    read = [telling for sentence in tellings(text, example.outlet) for telling in sentence]
    assert sorted(tuple(s.id for s in t.chain) for t in read) == sorted(example.chains)
    assert {source.span for telling in read for source in telling.chain} == marked_spans(example.text)


@pytest.mark.parametrize(("record", "text"), NEVER, ids=[f"{r.name}-not-{n}" for n, (r, _) in enumerate(NEVER)])
def test_never(record: SpeechRecord, text: str) -> None:
    outlet = "SOHR" if record.name == "sohr" else None
    assert chains(text, outlet) == []


def test_continuing_speech_keeps_the_chain() -> None:
    text = "قال مصدر طبي لوكالة رويترز إن الجرحى خمسة. وأضاف أن أحدهم في حال خطرة. وأوضح المصدر ذاته أن القصف مستمر."
    assert chains(text) == [("medical_source", "reuters")] * 3
    assert [t.is_continuing for sentence in tellings(text) for t in sentence] == [False, True, True]


def test_the_outlet_and_its_staff_are_no_sources() -> None:
    assert chains("وقال مراسل الجزيرة إن القصف تجدد. وأضاف أن ثلاثة قتلوا.", "Al Jazeera") == []
    assert chains("وأفاد المرصد السوري لحقوق الإنسان بمقتل ثلاثة.", "SOHR") == []
    assert chains('قال مصدر طبي لمراسل الجوهرة "اف ام" إن القصف تجدد.', "Jawhara FM") == [("medical_source",)]
    assert chains('وقال مبعوث الجوهرة "أف أم" إن القصف تجدد.', "Jawhara FM") == []
    assert chains('قال مصدر طبي لراديو الجوهرة "اف ام" إن القصف تجدد.', "Al-Weeam") != [("medical_source",)]
    assert chains("وبحسب شهود عيان تحدثوا لراديو آرتا فإن القصف تجدد.", "arta.fm") == [("witnesses",)]


def test_citation_covers_what_stands_before_it_and_opens_what_follows_it() -> None:
    before = "قتل مدنيان في قصف على البلدة، بحسب مصادر محلية."
    (telling,) = tellings(before)[0]
    assert telling.first == 0
    after = "وبحسب مصادر محلية فإن مدنيين قتلا."
    (telling,) = tellings(after)[0]
    assert telling.first > 2


def test_media_that_is_cited_last_relayed_it() -> None:
    assert chains("قال مسؤول أمني إن الحاجز تعرض لهجوم، بحسب ما أوردت وكالة رويترز.") == [("security_source", "reuters")]
    assert chains("قال مسؤول أمني إن الحاجز تعرض لهجوم. حسب ما أوردت وكالة رويترز.") == [("security_source", "reuters")]


def test_denial_carries_its_relation() -> None:
    (sentence,) = tellings("ونفت وزارة الدفاع سقوط المدينة")
    assert [source.relation for source in sentence[0].chain] == ["denied"]


def test_a_person_named_again_is_the_one_cited_before() -> None:
    text = "وقال المتحدث باسم وزارة الدفاع العميد فواز الدرعي إن القوات تقدمت. وأكد الدرعي أن القتال مستمر."
    assert chains(text) == [("defence_ministry",), ("defence_ministry",)]


def test_who_did_what_a_sentence_begins_with_goes_on_to_speak() -> None:
    before = "وقال مصدر طبي إن ثلاثة قتلوا."
    assert chains(f"{before} ورفضت أنقرة الهدنة، وقالت إن القصف مستمر.") == [("medical_source",), ("turkish_government",)]
    assert chains(f"{before} وكانت تركيا رفضت الهدنة، وقالت إن القصف مستمر.") == [("medical_source",), ("turkish_government",)]
    # of another gender, or no speaker: who spoke last goes on
    assert chains(f"{before} ورفضت أنقرة الهدنة، وقال إن القصف مستمر.") == [("medical_source",), ("medical_source",)]
    assert chains(f"{before} وانفجرت سيارة قرب السوق، وأضاف أن القصف مستمر.") == [("medical_source",), ("medical_source",)]


def test_an_observatory_is_no_organisation() -> None:
    assert chains("وقال المرصد السوري لحقوق الإنسان إن ثلاثة قتلوا. وأضافت المنظمة أن القصف مستمر.") == [("sohr",)]
    assert chains("وقالت هيومن رايتس ووتش إن ثلاثة قتلوا. وأضافت المنظمة أن القصف مستمر.") == [("human_rights_watch",)] * 2


def test_page_furniture_is_not_read() -> None:
    text = "وقال مصدر أمني إن عبوة انفجرت"
    report = Report.of(text, masked=[(0, len(text), "menu")])
    analysis = analyze(report)
    assert read_speech(analysis.sentences, text, matches=[()], outlet=None) == ((),)


def test_ones_own_correspondent_adds_nobody_to_who_speaks_right_behind() -> None:
    assert chains("وخطف المسلحون سبعة صحفيين، حسب ما نقل مراسلنا.وقالت مصادر طبية إن جنديا قتل.") == [("medical_source",)]
    assert chains("بحسب مراسلنا، قالت مصادر طبية إن جنديا قتل.") == [("medical_source",)]


words = st.sampled_from(["قال", "وأضاف", "أن", "إن", "بحسب", "نقلت", "عن", "وكالة", "مصدر", "أمني", "المصدر", ":", "«", "»", '"', "،", ".", "كما", "ما", "أعلن", "مقتل", "المتحدث", "باسم", "ل", "محمد", "رئيس", "بيان", "\n", "من", "(", ")"])


@given(st.lists(words, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    analysis = analyze(Report.of(text))
    for sentence, told in zip(analysis.sentences, tellings(text), strict=True):
        for telling in told:
            assert 0 <= telling.first <= telling.last < len(sentence.tokens)
            assert telling.chain
            for source in telling.chain:
                assert text[source.span[0] : source.span[1]] == source.name


def test_a_name_behind_a_comma_is_that_of_the_title_before_it() -> None:
    assert chains("أصيب عشرة في القصف، وفق ما أكده مدير المستشفى، سامر البكري.") == [("name:سامر البكري",)]
    assert chains("أصيب عشرة في القصف، حسب المتحدث باسم وزارة الدفاع، العقيد سامر البكري.") == [("defence_ministry",)]
    assert chains("بحسب شهود عيان، سامر البكري قتل في القصف.") == [("witnesses",)]


def test_who_speaks_to_a_medium_in_quotation_marks_stands_behind_it() -> None:
    assert chains('وقال لـ"الاقتصادية" العقيد سامر البكري إن القصف تجدد. وأوضح البكري أن ثلاثة قتلوا.', "Al-Eqtisadiya") == [("name:سامر البكري",)] * 2
    assert chains('وقال لـ"رويترز" العقيد سامر البكري إن القصف تجدد.') == [("name:سامر البكري", "reuters")]
    assert chains('قال مصدر طبي إن القصف تجدد. وأضاف لـ"الاقتصادية" أن ثلاثة قتلوا.', "Al-Eqtisadiya") == [("medical_source",)] * 2


def test_a_person_who_was_met_before_is_cited_by_the_last_part_of_his_name() -> None:
    assert chains("زار الشيخ سامر البكري المصابين في المستشفى. وقال البكري: إن القصف تجدد.") == [("name:سامر البكري",)]
    assert chains("زار الشيخ سامر البكري المصابين في المستشفى. وقال الحلبي: إن القصف تجدد.") == []
    assert chains("وصل سامر إلى الوادي الأخضر. وقال الأخضر إن القصف تجدد.") == []


def test_a_name_ends_before_somebody_else_and_before_how_he_spoke() -> None:
    assert chains("وذكرت وكالتا الأنباء شاهين والأناضول أن القصف تجدد.") == [("name:شاهين", "anadolu")]
    assert chains("وقال سامر البكري بوضوح إن القصف تجدد.") == [("name:سامر البكري",)]


def signers(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    analysis = analyze(Report.of(text, outlet=outlet))
    signed = signed_posts(analysis.sentences, text, load_lexicon(), outlet)
    matches = [load_lexicon().find(sentence.tokens, text) for sentence in analysis.sentences]
    read = read_speech(analysis.sentences, text, matches=matches, outlet=outlet, signed=signed)
    return [(text[s.start : s.end][:6], t.chain[0].id) for s, row in zip(analysis.sentences, read, strict=True) for t in row]


def test_who_signs_a_post_tells_it() -> None:
    post = "قصفت المدفعية قرية الجسر. أصيب طفل في القصف على القرية، وأسعفته فرقنا.\n— {} (@example_acc) August 22, 2023\n\nووصلت القافلة إلى المدينة مساء."
    assert signers(post.format("الدفاع المدني السوري")) == [("قصفت ا", "white_helmets"), ("أصيب ط", "white_helmets")]
    assert signers("وصلت القافلة أمس.\n\n" + post.format("الدفاع المدني السوري"))[0][0] == "قصفت ا"  # not the paragraph before
    assert signers(post.format("سامر البكري")) == signers(post.format("المرصد سامر 80")) == []
    assert signers(post.format("تلفزيون سوريا"), "Syria TV") == []
    assert signers("قصفت المدفعية قرية الجسر.\n— الدفاع المدني السوري\n\nووصلت القافلة.") == []


def test_who_signs_a_post_by_a_hashtag_is_no_side_of_it() -> None:
    text = "أصيب مدني بقصف مدفعي لقوات النظام على بلدة سرمين، فرقنا أسعفت المصاب.#الخوذ_البيضاء pic.example\n— الدفاع المدني السوري (@example_acc) August 22, 2023"
    told = Pipeline().read(text, published="2023-08-22", outlet="صدى الوادي")
    assert {actor.id for account in told for actor in account.actors} == {"regime", "civilians"}
    assert [source.id for account in told for source in account.sources] == ["white_helmets"]


def test_who_is_cited_in_a_post_tells_it_for_all_who_signed() -> None:
    text = "قال مصدر طبي إن الجرحى خمسة.\n— الدفاع المدني السوري (@example_acc) August 22, 2023"
    assert signers(text) == [("قال مص", "medical_source")]


def test_an_announcement_of_before_is_no_source_of_what_came_behind_it() -> None:
    text = "قتل جنديان في هجوم لتنظيم داعش على حاجز في مدينة الموصل، بحسب مصدر أمني. ويأتي الهجوم بعد يوم من إعلان وزارة الدفاع مقتل أربعة من مسلحي التنظيم. كما احترقت عربة في المكان."
    told = Pipeline().read(text, published="2018-03-02", outlet="صدى الوادي")
    two = next(account for account in told if any(count.min == 2 for count in account.counts))
    assert {source.id for account in told if account.incident_id == two.incident_id for source in account.sources} == {"security_source"}


def test_who_announced_that_it_was_his_claims_it() -> None:
    [[telling]] = tellings("ووقع القصف غداة إعلان حزب العمال الكردستاني مسؤوليته عن مقتل شرطيين في المدينة")
    assert [(source.id, source.relation) for source in telling.chain] == [("pkk", "claimed")]
