"""report.html in real Chromium: the right words lit, both languages, keyboard, phone width, hostile text, no request."""

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from riwaya.export.page import PageSettings, render_page
from riwaya.model import Report
from riwaya.pipeline import Pipeline
from riwaya.read import read

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HOSTILE = "😀😀 قتل <script>alert(1)</script> ثلاثة مدنيين \u202eبقصف\u202c مدفعي على بلدة البارة </script> " + "ا" * 10_000


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package `chromium`")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    seen = {"errors": [], "requests": []}

    def open_page(content: bytes, width: int = 1200):
        path = tmp_path / "report.html"
        path.write_bytes(content)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda message: seen["errors"].append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen["errors"].append(str(error)))
        page.on("request", lambda request: seen["requests"].append(request.url))
        page.goto(path.as_uri())
        return page, seen

    return open_page


def example_page(**settings: bool) -> bytes:
    result = Pipeline().gather(read([EXAMPLES]))
    return render_page(result.reports, result.accounts, result.incidents, PageSettings(**settings))


def test_the_page_is_deterministic_and_escapes_its_data() -> None:
    result = Pipeline().gather([Report.of(HOSTILE, report_id="h", published="2020-01-01")])
    page = render_page(result.reports, result.accounts, result.incidents)
    assert page == render_page(result.reports, result.accounts, result.incidents)
    assert page.count(b"</script>") == 2 and b"<script>alert" not in page


@pytest.mark.browser
def test_a_value_lights_the_words_it_came_from(opened) -> None:
    page, seen = opened(example_page())
    page.locator("#list button").first.click()
    page.locator("#detail td .value").first.click()
    assert page.locator("mark.lit").count() >= 1
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator("#language").click()
    assert page.locator("html").get_attribute("dir") == "ltr" and "Incidents" in page.inner_text("body")
    assert seen["errors"] == [] and all(url.startswith("file:") for url in seen["requests"]) and len(seen["requests"]) == 1


@pytest.mark.browser
def test_spans_behind_emoji_and_bidi_marks_are_exact(opened) -> None:
    result = Pipeline().gather([Report.of(HOSTILE, report_id="h", published="2020-01-01")])
    page, seen = opened(render_page(result.reports, result.accounts, result.incidents), 375)
    account = result.accounts[0]
    page.locator("#list button").first.click()
    page.locator("#detail td .value", has_text="البارة").first.click()
    assert page.locator("mark.lit").all_inner_texts() == [HOSTILE[slice(*account.place.span)]]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert seen["errors"] == []


@pytest.mark.browser
def test_filters_keyboard_and_phone(opened) -> None:
    page, seen = opened(example_page(), 375)
    total = page.locator("#list button").count()
    page.select_option("#kind", "car_bomb")
    assert 0 < page.locator("#list button").count() < total
    page.locator("#list button").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "detail"
    page.fill("#search", "لا يوجد مثل هذا")
    assert page.locator("#list button").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert seen["errors"] == []


@pytest.mark.browser
def test_two_thousand_incidents_open(opened) -> None:
    result = Pipeline().gather(read([EXAMPLES]))
    incidents = [msgspec.structs.replace(result.incidents[n % len(result.incidents)], incident_id=f"i-{n}") for n in range(2000)]
    page, seen = opened(render_page(result.reports, result.accounts, incidents))
    assert page.inner_text("#shown") == "60 / 2000"
    page.locator("#more").click()
    assert page.locator("#list button").count() == 260
    assert seen["errors"] == []


def test_a_shareable_page_holds_no_text_but_the_evidence() -> None:
    page = example_page(shareable=True).decode()
    assert "ولم تتبن أي جهة" not in page
    assert not re.search(r'"summary_en":"[^"]', page)
