"""How sure: every example of factuality.yaml and topics.yaml, and what no single record can show."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.analyze import analyze
from riwaya.extract.mentions.factuality.stances import read_stances, stance_at
from riwaya.extract.mentions.topic import is_offtopic
from riwaya.extract.values import Stance
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.arabic.factuality_records import FactualityRecord, FutureRecord, load_factuality
from riwaya.lexicon.arabic.topic_records import TopicRecord, load_topics
from riwaya.model import Report, Sentence

MARK = re.compile(r"\[\[(.*?)\]\]")
RECORDS = load_factuality().records
EXAMPLES = [(record, text) for record in RECORDS for text in record.examples]
NEVER = [(record, text) for record in RECORDS for text in record.never]
TOPICS = [(record, text) for record in load_topics().records.values() for text in record.examples]
NO_TOPIC = [(record, text) for record in load_topics().records.values() for text in record.never]


def sentence_of(text: str) -> Sentence:
    return analyze(Report.of(text)).sentences[0]


def stances(text: str) -> tuple[Stance, ...]:
    sentence = sentence_of(text)
    return read_stances(sentence, text, matches=load_lexicon().find(sentence.tokens, text))


def token_of(text: str, word: str) -> int:
    start = text.index(word)
    return next(n for n, token in enumerate(sentence_of(text).tokens) if token.start <= start < token.end)


def stance_of(text: str, word: str) -> str:
    found = stance_at(stances(text), token_of(text, word))
    return found.factuality if found else "asserted"


def factuality_of(record: FactualityRecord) -> str:
    return "planned" if isinstance(record, FutureRecord) else record.factuality


@pytest.mark.parametrize(("record", "marked"), EXAMPLES, ids=[f"{r.name}-{n}" for n, (r, _) in enumerate(EXAMPLES)])
def test_example(record: FactualityRecord, marked: str) -> None:
    found = MARK.search(marked)
    assert found is not None, "an example marks the words that its rule must cover"
    text = MARK.sub(r"\1", marked)
    start, end = found.start(), found.start() + len(found.group(1))
    mine = [s for s in stances(text) if s.rule == f"ar/factuality/{record.name}"]
    assert any(s.span[0] <= start and end <= s.span[1] and s.factuality == factuality_of(record) for s in mine), [text[slice(*s.span)] for s in mine]


@pytest.mark.parametrize(("record", "text"), NEVER, ids=[f"{r.name}-not-{n}" for n, (r, _) in enumerate(NEVER)])
def test_never(record: FactualityRecord, text: str) -> None:
    sentence = sentence_of(text)
    triggers = [f for f in load_lexicon().find(sentence.tokens, text) if f.table == "trigger"]
    mine = [s for s in stances(text) if s.rule == f"ar/factuality/{record.name}"]
    if triggers:  # the rule may speak of a part, the act itself must stay
        assert any(not any(s.first <= t.first <= s.last for s in mine) for t in triggers)
    else:
        assert mine == []


@pytest.mark.parametrize(("record", "text"), TOPICS, ids=[r.name for r, _ in TOPICS])
def test_topic_example(record: TopicRecord, text: str) -> None:
    assert is_offtopic(analyze(Report.of(text)).sentences) == record.name


@pytest.mark.parametrize(("record", "text"), NO_TOPIC, ids=[f"{r.name}-{n}" for n, (r, _) in enumerate(NO_TOPIC)])
def test_topic_never(record: TopicRecord, text: str) -> None:
    assert is_offtopic(analyze(Report.of(text)).sentences) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("لم يسفر القصف على أطراف البلدة عن إصابات", "القصف"),
        ("لم تعرف هوية الذين فجروا الأنبوب ليل أمس", "فجروا"),
        ("لم يكد السكان ينامون حتى أغارت طائرتان على السوق", "أغارت"),
        ("رغم نفي الوزارة هدمت الجرافات منزلين", "هدمت"),
        ("لم يقتل أحد في الهجوم على القاعدة", "الهجوم"),
        ("سيطرت القوات على البلدة، وستنسحب منها غدا", "سيطرت"),
        ("قصفت الطائرات السوق، ونفت الوزارة ذلك", "قصفت"),
        ("لا قتلى في القصف على السوق", "القصف"),
        ("قال السكان إن المدينة قد تعرضت لقصف مدفعي", "لقصف"),
        ("1993 جنديا قتلوا في هجوم على المدينة", "هجوم"),
    ],
)
def test_the_act_is_asserted(text: str, word: str) -> None:
    assert stance_of(text, word) == "asserted"


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("لا هجوم ولا اشتباكات في المدينة اليوم", "هجوم", "denied"),
        ("«لم نعتقل أحدا»، رد القائد على سؤال عن توقيف ناشطين", "توقيف", "denied"),
        ("سيطرت القوات على البلدة، وستنسحب منها غدا", "وستنسحب", "planned"),
        ("توعد القائد، سامر العلي، بقصف البلدة", "قصف", "planned"),
        ("زعم حساب مجهول أن القوات انسحبت", "انسحبت", "doubted"),
        ("حصار المدينة عام 1258 في كتاب جديد", "حصار", "none"),
        ("1993 - القوات تشن عملية في جنوب البلاد أسفرت عن مقتل أربعين", "عملية", "none"),
        ("قال الخبير إن القرار قد يؤدي إلى هجمات في المدينة", "هجمات", "none"),
        ("قال الخبير إن القوات قد تقصف المدينة", "تقصف", "none"),
    ],
)
def test_the_act_is_not_asserted(text: str, word: str, factuality: str) -> None:
    assert stance_of(text, word) == factuality


words = st.sampled_from(["نفى", "لم", "لا", "دون", "أن", "سيقصف", "إذا", "زعم", "قصف", "البلدة", "،", ".", "لكن", "عام", "1258", "غدا", "هجوم", "«", "»", "مباراة", "ربما", "استبعد", "وقوع"])


@given(st.lists(words, min_size=1, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for sentence in analyze(Report.of(text)).sentences:
        for stance in read_stances(sentence, text, matches=load_lexicon().find(sentence.tokens, text)):
            assert 0 <= stance.first <= stance.last < len(sentence.tokens)
            assert stance.span == (sentence.tokens[stance.first].start, sentence.tokens[stance.last].end)
            assert stance.factuality in ("denied", "doubted", "planned", "none")
