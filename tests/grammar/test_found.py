"""Which words of a text a search found, and the passages around them: spans fit the text whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.grammar.search import AFTER, BEFORE, found_spans, passages

LETTERS = "ابتسيرقصفهةأإآىيوّ\u064b\u0640\u200f \n.،\"-aBé1٢😀"


@pytest.mark.parametrize(("query", "text", "words"), [
    ("سيارة", "انفجرت بسيّارتهم قنبلة", ["بسيّارتهم"]),
    ("القصف", "قصفٌ ثم بالقصف ثم قصـف", ["قصفٌ", "بالقصف", "قصـف"]),
    ('"دير الزور"', "في دير الزور ودير الزورية", ["دير الزور"]),
    ("drone", "A Drone, drones", ["Drone"]),
    ("-سيارة قصف", "سيارة وقصف", ["وقصف"]),
    ("من", "من هنا ومن هناك", ["من"]),
    ("سيارة", "سيارتان وسيار ومسيارة", ["وسيار"]),
    ("", "قصف", []),
])
def test_words_are_found_as_the_index_finds_them(query: str, text: str, words: list[str]) -> None:
    assert [text[slice(*span)] for span in found_spans(query, text)] == words


@given(st.text(LETTERS, max_size=400), st.text(LETTERS, max_size=12), st.integers(0, 50))
def test_passages_fit_any_text(text: str, query: str, after: int) -> None:
    spans = found_spans(query, text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    end = after
    for passage in passages(query, text, after=after):
        assert passage.start >= end and passage.text == text[passage.start : passage.start + len(passage.text)]
        assert passage.lit and all(0 <= s < e <= len(passage.text) for s, e in passage.lit)
        end = passage.start + len(passage.text)


def test_a_word_without_an_end_makes_no_long_passage() -> None:
    text = "ا" * 5_000 + " قصف " + "ب" * 5_000
    (passage,) = passages("قصف", text)
    assert len(passage.text) <= BEFORE + AFTER and "قصف" in passage.text
    (long,) = passages("ا" * 5_000, text)
    assert len(long.text) <= AFTER
