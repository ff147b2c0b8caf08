"""What is hard to read stays folded until somebody asks, in every place of the app where texts of reports show; nothing is lost by it."""

from pathlib import Path

import pytest

from riwaya.lexicon.arabic.graphic_words import load_graphic
from riwaya.model import Report
from riwaya.pipeline import Pipeline
from tests.web.journeys.conftest import ready, until
from tests.web.journeys.test_reading import store_of

pytestmark = pytest.mark.browser
HARD = "جمع السكان أشلاء الضحايا من السوق"
TEXT = f"قتل خمسة مدنيين بقصف مدفعي على مدينة سراقب يوم 4 آب 2019، وفق الدفاع المدني السوري. {HARD}. ونقل المصابون إلى المشفى."
TITLE = "ذبحا في بيوتهم"


@pytest.fixture
def hard(tmp_path: Path) -> tuple[Path, Report, str]:
    reports = [Report.of(TEXT, report_id="hard-1", outlet="صحيفة", published="2019-08-05", title=TITLE), Report.of(TEXT.replace("خمسة", "سبعة"), report_id="hard-2", outlet="وكالة", published="2019-08-05")]
    result = Pipeline().gather(reports)
    store_of(tmp_path / "hard.db", result.reports, result.accounts, result.incidents)
    return tmp_path / "hard.db", reports[0], result.incidents[0].incident_id


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sentence_of_a_report_is_folded_until_asked_for(serve, visit, hard, language: str) -> None:
    path, report, _ = hard
    page = visit(f"{serve(path)}/reports/{report.report_id}", language=language)
    shown = page.inner_text("#text")
    assert "قتل خمسة مدنيين" in shown and "ونقل المصابون" in shown and "أشلاء" not in shown and "ذبحا" not in page.inner_text("#title") and "ذبحا" not in page.title()
    # the text is whole underneath: spans count as before
    assert page.text_content("#text") == report.text
    page.locator("#text .unfold").focus()
    page.keyboard.press("Enter")
    assert HARD in page.inner_text("#text") and page.evaluate("document.activeElement.matches('#text .graphic')")
    # it stays open while the page is worked on
    page.locator(".said.count").first.click()
    page.locator("#state .set.in_review").click()
    until(page, "document.querySelector('#state .set.in_review').getAttribute('aria-pressed') === 'true'")
    assert HARD in page.inner_text("#text")


def test_words_that_are_folded_are_not_walked_through(serve, visit, hard) -> None:
    path, report, _ = hard
    page = visit(f"{serve(path)}/reports/{report.report_id}")
    page.keyboard.press("s")
    page.keyboard.press("End")
    page.keyboard.press("Shift+Home")
    chosen = []
    page.keyboard.press("Escape")
    for _ in range(80):
        page.keyboard.press("ArrowLeft")
        words = page.text_content("#chosen-words")
        if chosen and words == chosen[-1]:
            break
        chosen.append(words)
    assert "المشفى" in chosen and "أشلاء" not in chosen and "الدفاع" in chosen


@pytest.mark.parametrize("language", ["ar", "en"])
def test_lists_searches_the_matrix_and_comments_show_none_of_it(serve, visit, hard, language: str) -> None:
    path, report, incident = hard
    base = serve(path)
    page = visit(f"{base}/incidents/{incident}", language=language)
    page.fill("#comment-form textarea, form textarea[name=text]", f"قال الشهود: {HARD}")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".said-comment .unfold")
    assert "أشلاء" not in page.inner_text("main")
    page.locator("button.cell", has_text="مدنيين").first.click()
    page.wait_for_selector("#reader-text .unfold")
    assert "أشلاء" not in page.inner_text("body")
    page.locator(".said-comment .unfold").click()
    assert HARD in page.inner_text("main")
    for address in ("?of=reports&state=all", "search?q=سراقب", "search?q=أشلاء", "history", "sources", "map"):
        page = visit(f"{base}/{address}", language=language)
        assert page.evaluate("/أشلاء|ذبحا/.test(document.body.innerText)") is False, address
        page.close()
    page = visit(f"{base}/search?q=أشلاء", language=language)
    assert page.locator(".passage .veiled").count() >= 1 and page.locator("#list a.row").count() == 2


def test_who_asks_once_for_all_sees_all(serve, visit, hard) -> None:
    path, report, _ = hard
    page = visit(f"{serve(path)}/reports/{report.report_id}", language="en")
    page.locator("#menu summary").click()
    with page.expect_navigation():
        page.locator("#graphic").click()
    page.wait_for_selector("#text mark")
    ready(page)
    until(page, "document.getElementById('text').innerText.includes('أشلاء')")
    assert page.locator(".unfold, .veiled").count() == 0 and page.inner_text("#title") == TITLE


def test_the_page_finds_what_the_examples_mark_whatever_the_spelling(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/history")
    hard = [sentence.replace("[[", "").replace("]]", "") for record in load_graphic() for sentence in record.examples]
    mild = [sentence for record in load_graphic() for sentence in record.never]
    texts = [*hard, *mild, "😀 عثر على أَشْـلاء. انتهى", "هدوء.\nأشلاء", "\ufe8d\ufeb7\ufefc\u0621"]
    found = page.evaluate("async (texts) => { const { graphicSpans } = await import('/static/graphic.js'); return texts.map(graphicSpans); }", texts)
    assert [len(spans) for spans in found[: len(hard)]] == [1] * len(hard) and [len(spans) for spans in found[len(hard) : -3]] == [0] * len(mild)
    assert [[texts[-3][s:e] for s, e in found[-3]], [texts[-2][s:e] for s, e in found[-2]], len(found[-1])] == [["😀 عثر على أَشْـلاء."], ["أشلاء"], 1]
