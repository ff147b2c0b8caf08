"""Folding keeps an exact map back, on any Unicode text."""

from hypothesis import assume, given
from hypothesis import strategies as st

from riwaya.analyze import analyze
from riwaya.analyze.sentences import BLOCK, cut_sentences
from riwaya.grammar.spelling import DROPPED, FOLD, fold, folded
from riwaya.model import Report

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىئؤةءًٌٍَُِّْـ ﻻﻷ٠١٢٣.,؛؟«»\u200f\u202e\n12ab😀", max_size=200)


@given(st.one_of(st.text(max_size=200), ARABIC))
def test_folding_is_idempotent_and_aligned(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text
    assert len(once.starts) == len(once.ends) == len(once.text)
    assert all(a < b for a, b in zip(once.starts, once.ends, strict=True))
    assert list(once.starts) == sorted(once.starts)
    assert all(0 <= s < e <= len(text) for s, e in zip(once.starts, once.ends, strict=True))


@given(st.one_of(st.text(max_size=200), ARABIC, st.lists(st.sampled_from(["ديموقراط", "ـ", "ـ.ـ", "ً", "أ", " "])).map("".join)))
def test_folding_is_letter_for_letter_without_what_is_dropped(text: str) -> None:
    assume(not any("\ufb50" <= letter <= "\ufefc" for letter in text) and "ة" not in text.replace("ة ", ""))
    assert fold(text).text == DROPPED.sub("", text).translate(FOLD)


def test_a_paragraph_that_was_wrapped_is_one_line() -> None:
    for text, lines in (("قتل مدنيان في\nبلده النور", 1), ("وقال\nالمتحدث ان الهدنه انهارت", 1), ("قتل مدنيان\nاصيب ثلاثه", 2), ("نفي مصدر ذلك\nوقال", 2), ("قتل مدنيان\tفي\nتعز", 1), ("لطفي\nمدير المشفي", 2)):
        assert len({paragraph for _, _, paragraph in cut_sentences(text)}) == lines, text


@given(st.one_of(st.text(max_size=200), ARABIC))
def test_tokens_are_cut_from_the_text(text: str) -> None:
    report = Report.of(text)
    position = -1
    for sentence in analyze(report).sentences:
        for token in sentence.tokens:
            assert position < token.end and token.start < token.end <= len(text)
            assert "".join(folded(text[token.start : token.end]).split()) == token.form
            position = token.start


def test_words_run_together_are_two() -> None:
    for written, forms in (("قريةاستشهد مدني", ["قريه", "استشهد", "مدني"]), ("الناشر@outletمقتل 3", ["الناشر", "@", "outlet", "مقتل", "3"]), ("غارة على مدينة a", ["غاره", "علي", "مدينه", "a"])):
        assert [token.form.lower() for sentence in analyze(Report.of(written)).sentences for token in sentence.tokens] == forms


def test_words_broken_up_to_dodge_filters_are_whole_again() -> None:
    for broken, whole in (("يعـ ـتـ ـقـ ـل", "يعتقل"), ("استـ.ـهداف", "استهداف"), ("قـ.ـتلى", "قتلى"), ("تقــــتل", "تقتل")):
        assert folded(broken) == folded(whole)


@given(st.text(alphabet="اب .\n\r", max_size=60))
def test_a_block_is_lines_that_no_empty_line_parts(text: str) -> None:
    pieces, position = [], 0
    for piece in text.split("\n\n"):
        pieces.append((position, piece))
        position += len(piece) + 2
    lines = [(at + len(piece) - len(piece.lstrip("\n")), piece.strip("\n")) for at, piece in pieces]
    assert [(m.start(), m.group()) for m in BLOCK.finditer(text)] == [(at, piece) for at, piece in lines if "\n" in piece]


def test_a_report_of_one_long_line_is_read() -> None:
    """Two million characters without a line break: what takes the square of a line never comes to an end here."""
    report = Report.of("قتل مدنيان في بلدة النور. " * 80_000)
    assert len(analyze(report).sentences) == 80_000
