"""Which forms of a matcher are found where several begin with one word."""

from __future__ import annotations

from riwaya.analyze import analyze
from riwaya.lexicon import Entry, Matcher
from riwaya.model import Report


def found(text: str, matcher: Matcher) -> list[tuple[str, str]]:
    tokens = analyze(Report.of(text)).sentences[0].tokens
    return [(match.table, text[match.start : match.end]) for match in matcher.find(tokens, text)]


def test_of_the_forms_that_begin_with_a_word_the_longest_of_each_table_is_found() -> None:
    matcher = Matcher()
    matcher.add("قصف", Entry("trigger", "strike", "kinds/strike", "noun"), is_article_free=True)
    matcher.add("قصف مدفعي", Entry("trigger", "shelling", "kinds/shelling", "noun"), is_article_free=True)
    matcher.add("مدفعي", Entry("weapon", "artillery", "weapons/artillery", "مدفعي"), is_article_free=True)
    assert found("طال قصف عنيف القرية", matcher) == [("trigger", "قصف")]
    assert found("طال القصف المدفعي القرية", matcher) == [("trigger", "القصف المدفعي"), ("weapon", "المدفعي")]
    assert found('طال "قصف" مدفعي القرية', matcher) == [("trigger", 'قصف" مدفعي'), ("weapon", "مدفعي")]
    assert found("وبقصف", matcher) == [("trigger", "قصف")]
