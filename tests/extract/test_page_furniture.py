"""What of a page is no part of the report: blocks of links behind the story and before it, share buttons, repeated lines, headlines of other stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.clean import clean
from riwaya.model import Report

STORY = "قتل مدنيان وأصيب ثلاثة آخرون بقصف مدفعي طال الأحياء الغربية من بلدة سرمين بريف إدلب، صباح اليوم الأربعاء، وفق ما قالت فرق الإنقاذ."
MORE = "وقالت فرق الإنقاذ إنها نقلت الجرحى إلى مشفى قريب، وإن القصف أحدث أضرارا في منازل السكان وفي مدرسة وسط البلدة لم يكن فيها طلاب."
OTHER = "وأضافت أن فرقها تواصل البحث عن عالقين تحت الأنقاض في الحي الغربي، وأن حركة السير توقفت على الطريق بين البلدة والمدينة."
LINKS = ["غارات على مدينة أريحا", "اعتقال شابين في مدينة الرقة", "عبوة ناسفة في عفرين"]


def kept(*lines: str) -> list[str]:
    report, found, start = clean(Report.of("\n\n".join(lines))), [], 0
    for line in lines:
        start = report.text.index(line, start)
        if not any(m.start <= start < m.end for m in report.masked):
            found.append(line)
        start += len(line)
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((STORY, MORE, "مقالات ذات صلة", *LINKS), [STORY, MORE]),
        ((STORY, MORE, "WhatsApp", "Telegram"), [STORY, MORE]),
        (("شبكة الوادي", "مقالات مشابهة", *LINKS, STORY, MORE), ["شبكة الوادي", STORY, MORE]),
        (("التعليقات على خبر قصف بلدة سرمين بريف إدلب صباح اليوم الأربعاء وسقوط قتلى وجرحى مغلقة الآن", "مقالات مشابهة", *LINKS, STORY), ["التعليقات على خبر قصف بلدة سرمين بريف إدلب صباح اليوم الأربعاء وسقوط قتلى وجرحى مغلقة الآن", STORY]),
        ((STORY, STORY, MORE), [STORY, MORE]),
        ((STORY, "إقرأ أيضاً : قتلى وجرحى بهجوم على حاجز شمالي درعا", "شاهد أيضًا.. غارات على أريحا", MORE), [STORY, MORE]),
        ((STORY, MORE, OTHER, "وقال الضابط إن القصف كان “قصيرا ومتقطعا.”", MORE + " أيضا."), [STORY, MORE, OTHER, "وقال الضابط إن القصف كان “قصيرا ومتقطعا.”", MORE + " أيضا."]),
        ((STORY, MORE, OTHER, "غارات روسية على أطراف مدينة أريحا", MORE + " أيضا."), [STORY, MORE, OTHER, MORE + " أيضا."]),
        (("حلب:: " + STORY, "إدلب:: " + MORE, "حماة:: " + OTHER, "اغتال مجهولون شابا في بلدة كفرشمس", MORE), ["حلب:: " + STORY, "إدلب:: " + MORE, "حماة:: " + OTHER, "اغتال مجهولون شابا في بلدة كفرشمس", MORE]),
        ((STORY, "وقال شاهد: رأيت طائرة فوق البلدة قبل القصف بدقائق.", MORE), [STORY, "وقال شاهد: رأيت طائرة فوق البلدة قبل القصف بدقائق.", MORE]),
    ],
    ids=["links-behind", "share-buttons", "links-before", "one-long-paragraph-behind-the-links", "repeated", "links-with-marks", "a-quote-that-ends", "a-headline-between", "an-item-of-a-digest", "a-witness"],
)
def test_the_story_is_kept(lines: tuple[str, ...], expected: list[str]) -> None:
    assert kept(*lines) == expected


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        (STORY + " رابط الخبر بصحيفة المثال: قتلى بقصف على سرمين", "رابط الخبر بصحيفة المثال: قتلى بقصف على سرمين"),
        ("وقال الضابط إن القصف كان “قصيرا ومتقطعا.” سمات قصف سرمين إدلب", "سمات قصف سرمين إدلب"),
        (STORY + " ومن سمات القصف أنه كان متقطعا.", None),
        ("رابط الخبر: قتلى بقصف على سرمين", None),
    ],
    ids=["a-link-in-a-report-of-one-line", "tags-behind-a-quote", "a-word-of-the-story", "nothing-but-a-link"],
)
def test_links_behind_the_last_sentence_are_masked_in_a_report_of_one_line_too(line: str, masked: str | None) -> None:
    report = clean(Report.of(line))
    assert [report.text[m.start : m.end] for m in report.masked] == ([masked] if masked else [])


@given(st.lists(st.sampled_from([STORY, MORE, "مقالات ذات صلة", "WhatsApp", *LINKS]), max_size=12))
def test_masks_are_whole_lines_of_the_text_which_stays_as_it_is(lines: list[str]) -> None:
    report = Report.of("\n".join(lines) or " ")
    marked = clean(report)
    assert marked.text == report.text
    assert all(0 <= m.start < m.end <= len(report.text) and "\n" not in report.text[m.start : m.end] for m in marked.masked)
