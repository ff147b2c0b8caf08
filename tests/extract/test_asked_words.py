"""What is asked of all words in one pass is what each room would find by itself."""

from __future__ import annotations

from riwaya.analyze import analyze
from riwaya.extract import extract
from riwaya.extract.asked_words import _tables, note_words
from riwaya.grammar.arabic import PRONOUNS, stems_of
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import Report

TEXT = 'قال ناشطون إن طائرات حربية قصفت يوم الأحد قرية "الوردة" بريف حماة، ما أسفر عن مقتل 4 مدنيين وإصابته. ونفت القوات ذلك، فيما سيعقد مؤتمر. عثر على جثة شهيدين.'


def test_noted_words_stand_where_each_table_says() -> None:
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    plain, noted = analyze(Report.of(TEXT)).sentences, analyze(Report.of(TEXT)).sentences
    note_words(noted, lexicon=lexicon, gazetteer=gazetteer)
    for table in _tables(lexicon, gazetteer)._tables:
        assert [list(sentence.where(table)) for sentence in noted] == [list(sentence.where(table)) for sentence in plain]


def test_a_sentence_is_the_same_whether_it_was_asked_or_not() -> None:
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    analysis = analyze(Report.of(TEXT, published="2019-03-05"))
    before = repr(analysis)
    first = extract(analysis, lexicon=lexicon, gazetteer=gazetteer)
    assert analysis == analyze(Report.of(TEXT, published="2019-03-05")) and repr(analysis) == before
    assert first and extract(analysis, lexicon=lexicon, gazetteer=gazetteer) == first


def test_a_table_that_names_its_stems_has_nothing_for_other_words() -> None:
    joined = ("", "و", "ف", "ب", "ل", "وب", "ول", "فل", "ال", "وال", "بال", "لل", "ولل", "وبال", "فال")
    for stems, table in _tables(load_lexicon(), load_gazetteer())._by_stem:
        known = sorted(stems)[:: max(1, len(stems) // 60)]
        for form in {before + base + behind for stem in known for base in (stem, stem.removesuffix("ه") + "ت") for before in joined for behind in ("", *PRONOUNS)}:
            assert not stems.isdisjoint(stems_of(form)) or not table.has(form), form
