"""Reading in a real browser: the inbox and its filters, words and values that light each other, both languages, phones, hostile text, a map of 2,000 incidents."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from riwaya.model import Account, Incident, Report
from riwaya.pipeline import Pipeline
from riwaya.store import load
from riwaya.store.runs import Unfinished
from riwaya.web.pages import PAGES
from tests.web.journeys.conftest import ready, until

pytestmark = pytest.mark.browser
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
HOSTILE = (
    "😀😀 قتل <script>alert(1)</script> ثلاثة مدنيين \u202eبقصف\u202c مدفعي على بلدة البارة </script><img src=x onerror=alert(2)> " + "ا" * 4_000
    + "\n\nوقال <b>الدفاع المدني السوري</b> 👨‍👩‍👧 إن القصف على بلدة البارة، أمس، أدى إلى مقتل أربعةِ مدنيّين."
)
POINTS = "[...document.querySelectorAll('.map-mark, .mark')].reduce((n, m) => n + Number(m.dataset.n ?? m.querySelector('.number')?.textContent ?? 1), 0)"


def incident_of(path: Path, place: str) -> Incident:
    return next(i for i in load(path).incidents if i.place and i.place.name == place)


def store_of(path: Path, reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident]) -> None:
    """The store that a run over these records leaves."""
    folder = path.with_name(f"{path.stem}-run")
    with Unfinished(folder, "made", is_durable=False) as unfinished:
        unfinished.put([(report, report, [a for a in accounts if a.report_id == report.report_id]) for report in reports])
        unfinished.put_linked({}, incidents, ())
        unfinished.finish(b"", 0)
    (folder / "riwaya.db").rename(path)


def hostile_store(path: Path) -> Report:
    report = Report.of(HOSTILE, report_id="h\u202e<script>/../?#%2f", outlet="<img src=x onerror=alert(3)>\u202e", published="2020-01-01", title="<b>\u202eعنوان</b>", url="javascript:alert(4)")
    result = Pipeline().gather([report])
    store_of(path, result.reports, result.accounts, result.incidents)
    return report


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_inbox_lists_the_contested_first_and_filters_stand_in_the_address(serve, visit, examples: Path, language: str) -> None:
    page = visit(serve(examples), language=language)
    incidents = load(examples).incidents
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.locator("#list a.row").count() == min(50, len(incidents))
    assert "contested" in page.locator("#list a.row").first.get_attribute("class")
    page.select_option("#filters [name=standing]", "contested")
    until(page, "document.querySelectorAll('#list a.row:not(.contested)').length === 0")
    assert page.locator("#list a.row").count() == sum(i.standing == "contested" for i in incidents) and "standing=contested" in page.url
    page.reload()
    ready(page)
    assert page.input_value("#filters [name=standing]") == "contested" and page.locator("#list a.row:not(.contested)").count() == 0
    page.locator("#reset").click()
    until(page, "document.querySelectorAll('#list a.row:not(.contested)').length > 0")
    assert "?" not in page.url


def test_the_switch_changes_the_language_and_keeps_the_page_and_its_filters(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/?standing=contested", language="ar")
    page.locator("#language").click()
    page.wait_for_selector("html[lang=en] body[data-ready]")
    assert page.url.endswith("/?standing=contested") and page.locator("h1").inner_text() == "Inbox"
    page.locator("#language").click()
    page.wait_for_selector("html[lang=ar][dir=rtl] body[data-ready]")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_value_lights_its_words_and_words_lead_to_their_value(serve, visit, examples: Path, language: str) -> None:
    base = serve(examples)
    report = next(r for r in load(examples).reports if "سبعة قتلى" in r.text)
    page = visit(f"{base}/reports/{report.report_id}", language=language)
    page.locator(".said.count", has_text="سبعة قتلى").first.click()
    assert page.locator("#text mark.lit").all_inner_texts() == ["سبعة قتلى"]
    page.locator("#text mark.place").first.click()
    until(page, "document.activeElement.matches('.said.place')")
    assert page.locator(".said[aria-pressed=true]").count() == 1


def test_every_span_lights_exactly_its_words_even_after_emoji_and_marks(serve, visit, tmp_path: Path) -> None:
    report = hostile_store(tmp_path / "hostile.db")
    page = visit(f"{serve(tmp_path / 'hostile.db')}/reports/{encoded(report.report_id)}")
    turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
    page.evaluate("document.querySelectorAll('details.account').forEach((d) => { d.open = true; })")
    texts = {a.account_id: a for a in load(tmp_path / "hostile.db").accounts}
    for line in page.locator("#accounts li[data-key]").all():
        key, account = line.get_attribute("data-key"), texts[line.get_attribute("data-account")]
        span = spans_of(account)[key]
        if span:
            line.locator(".said").focus()
            assert "".join(page.locator("#text mark.lit").all_text_contents()) == turning.sub("", report.text[slice(*span)])
    # the page's own selection comes back as the same code points
    words = page.evaluate("""async () => { const { selectSpan, selectedSpan, wordSpans } = await import('/static/spans.js'); const box = document.getElementById('text');
        const text = (await (await fetch('/api/v1/' + location.pathname.slice(1))).json()).report.text;
        return wordSpans(text).map((span) => { selectSpan(box, span); return [span, selectedSpan(box, text)]; }); }""")
    assert words and all(given == back for given, back in words)


def spans_of(account) -> dict[str, object]:
    single = {"kind": account.trigger, "factuality": account.factuality_span, "place": account.place.span if account.place else None, "date": account.date_span, "time": account.time_span}
    lists = {"source": account.sources, "actor": account.actors, "count": account.counts, "object": account.objects, "weapon": account.weapons}
    return single | {f"{slot}:{n}": value.span for slot, values in lists.items() for n, value in enumerate(values)}


def encoded(report_id: str) -> str:
    from urllib.parse import quote

    return quote(report_id, safe="")


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_text_neither_runs_nor_widens_nor_turns_a_page(serve, visit, tmp_path: Path, width: int, language: str) -> None:
    path = tmp_path / "hostile.db"
    report = hostile_store(path)
    base = serve(path)
    incident = load(path).incidents[0].incident_id
    for address in ("", "?of=reports", f"reports/{encoded(report.report_id)}", f"incidents/{incident}", "search?q=قصف", "sources", "history", "map"):
        page = visit(f"{base}/{address}", language=language, width=width)
        assert page.evaluate(FITS), address
        assert page.locator("main img, main b, main script").count() == 0, address
        assert page.locator("a[href^='javascript:']").count() == 0
        assert page.evaluate("[...document.querySelectorAll('body *:not(script)')].some((n) => [...n.childNodes].some((c) => c.nodeType === 3 && /[\\u202a-\\u202e]/.test(c.data)) || [...n.attributes].some((a) => !/^(href|data-|value)/.test(a.name) && /[\\u202a-\\u202e]/.test(a.value)))") is False, address
        page.close()


def test_a_value_of_the_matrix_shows_its_words_and_gives_the_focus_back(serve, visit, examples: Path) -> None:
    incident = incident_of(examples, "سراقب")
    page = visit(f"{serve(examples)}/incidents/{incident.incident_id}", language="en")
    assert page.locator(".matrix thead th").count() == len(incident.accounts)
    assert page.locator("tr.disputed").count() >= 1 and page.locator("#differs").is_visible()
    page.locator("button.cell", has_text="سبعة قتلى").first.click()
    assert page.locator("#reader-text mark.lit").all_inner_texts() == ["سبعة قتلى"]
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden() and page.evaluate("document.activeElement.matches('button.cell')")


def test_figures_follow_the_policy(serve, visit, examples: Path) -> None:
    incident = incident_of(examples, "سراقب")
    page = visit(f"{serve(examples)}/incidents/{incident.incident_id}", language="en")
    names = [option.get_attribute("value") for option in page.locator("#policy option").all()]
    assert len(names) >= 3
    for name in names:
        page.select_option("#policy", name)
        until(page, f"document.getElementById('figures-table').textContent.includes('{name}@')")


@pytest.mark.parametrize("has_parts", [True, False], ids=["leaflet", "own-map"])
def test_a_map_of_two_thousand_incidents(serve, visit, examples: Path, tmp_path: Path, monkeypatch, has_parts: bool) -> None:
    from riwaya.web.pages import shell
    from riwaya.web.pages.assets import has_part

    if has_parts and not has_part("leaflet.js"):
        pytest.skip("the build brought no Leaflet: run `make vendor`")
    if not has_parts:
        monkeypatch.setattr(shell, "has_part", lambda name: False)
    page = visit(f"{serve(many(examples, tmp_path, 2000))}/map", language="en")
    assert page.get_attribute("#map", "data-total") == "2000"
    assert page.evaluate(POINTS) >= 1900 and 1 < page.locator(".map-mark, .mark").count() < 400
    assert page.locator("#map path.shape.contested").count() >= 1
    assert page.locator("#in-view a").count() == 120
    # a long list scrolls in its own box and does not stretch the page
    assert page.evaluate("document.documentElement.scrollHeight") < 2500
    page.locator("#filters-box > summary").click()
    page.select_option("#filters [name=standing]", "contested")
    until(page, "Number(document.getElementById('map').dataset.total) < 2000")
    until(page, "((marks) => marks.length > 0 && marks.every((m) => m.querySelector('.contested')))([...document.querySelectorAll('.map-mark, .mark')])")
    # by keyboard: a mark has the focus, Enter opens what is under it
    page.locator(".map-mark, .mark").first.focus()
    page.keyboard.press("Enter")
    page.locator("#in-view a").first.wait_for()
    assert page.locator("#in-view a").count() >= 1 and page.evaluate(FITS)


def many(examples: Path, folder: Path, number: int) -> Path:
    """As many incidents as asked for, each by one account of one report, spread over ten years and four countries."""
    held = load(examples)
    incident = next(i for i in held.incidents if i.place and i.place.lat is not None and len(i.accounts) == 1)
    account = next(a for a in held.accounts if a.account_id == incident.accounts[0])
    report = next(r for r in held.reports if r.report_id == account.report_id)
    reports, accounts, incidents = [], [], []
    for n in range(number):
        place = msgspec.structs.replace(incident.place, lat=32 + (n * 37 % 500) / 100, lon=36 + (n * 91 % 700) / 100)
        day = f"20{10 + n % 10}-0{1 + n % 9}-1{n % 10}"
        standing = ("single-source", "corroborated", "single-source", "contested")[n % 4]
        reports.append(msgspec.structs.replace(report, report_id=f"r-{n}"))
        accounts.append(msgspec.structs.replace(account, account_id=f"a-{n}", report_id=f"r-{n}", incident_id=f"i-{n}", place=place, date_start=day, date_end=day))
        incidents.append(msgspec.structs.replace(incident, incident_id=f"i-{n}", accounts=(f"a-{n}",), reports=(f"r-{n}",), place=place, date_start=day, date_end=day, standing=standing, links=(), disagreements=()))
    path = folder / "many.db"
    store_of(path, reports, accounts, incidents)
    return path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_of_the_inbox_is_reached_by_keyboard(serve, visit, examples: Path, language: str) -> None:
    page = visit(serve(examples), language=language)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("#list a.row").nth(1).get_attribute("data-id")
    assert page.evaluate("document.activeElement.dataset.id") == second
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incidents/{second}")
    ready(page)
    page.keyboard.press("]")
    page.wait_for_url(lambda url: "/incidents/" in url and second not in url)
    ready(page)
    page.keyboard.press("u")
    page.wait_for_url(lambda url: url.rstrip("/").count("/") == 2)
    ready(page)
    page.keyboard.press("?")
    page.locator("#keys").wait_for()
    assert page.locator("#keys-list dt").count() >= 8
    page.keyboard.press("Escape")
    page.locator("#keys").wait_for(state="hidden")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/map")


def test_letters_work_while_an_arabic_keyboard_is_on(serve, visit, examples: Path) -> None:
    page = visit(serve(examples))
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true }))")
    assert page.evaluate("document.activeElement.matches('#list a.row')")


def test_search_finds_whatever_the_spelling(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/search")
    page.fill("#filters [name=q]", "سَرَاقِب")
    page.wait_for_selector("#list a.row")
    page.locator(".hit-incidents a").first.wait_for()
    until(page, "location.search.includes('q=')")


def test_a_page_asks_for_nothing_that_is_not_there(serve, visit, examples: Path) -> None:
    """Chromium writes each missing file to its console, and `visit` lets no message pass."""
    base = serve(examples)
    for address in ("", "?of=reports", "map", "search", "sources", "history", "people"):
        visit(f"{base}/{address}").close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_asks_another_host(serve, chromium, examples: Path, language: str) -> None:
    """Every request of every page is counted by its host. A fetch that the policy stops is no request to Chromium: it stands in the console."""
    base = serve(examples)
    incident = load(examples).incidents[0]
    context = chromium.new_context(reduced_motion="reduce")
    context.add_cookies([{"name": "language", "value": language, "url": base}])
    asked: Counter[str] = Counter()
    stopped = []
    context.on("request", lambda request: asked.update([urlsplit(request.url).netloc or urlsplit(request.url).scheme]))
    for address in PAGES:
        page = context.new_page()
        page.on("console", lambda message: stopped.append(message.text) if "Content Security Policy" in message.text else None)
        page.goto(base + address.replace("{record_id:path}", incident.incident_id if "incidents" in address else incident.reports[0]))
        ready(page)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.wait_for_timeout(300)
        page.close()
    context.close()
    assert asked[urlsplit(base).netloc] > 10 * len(PAGES)
    assert asked.keys() - {"data", "blob"} == {urlsplit(base).netloc} and stopped == [], (asked, stopped)


