"""report.html in real Chromium: the right words lit, both languages, filters, keyboard, phone width, hostile text, themes, print."""

import re
from functools import cache
from pathlib import Path

import msgspec
import pytest

from riwaya.export.page import STATIC, STYLES, render_page
from riwaya.model import Report
from riwaya.pipeline import Pipeline, Result
from riwaya.read import read

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
HOSTILE = (
    "😀😀 قتل <script>alert(1)</script> ثلاثة مدنيين \u202eبقصف\u202c مدفعي على بلدة البارة </script><img src=x onerror=alert(2)> " + "ا" * 10_000
    + "\n\nوقال <b>الدفاع المدني السوري</b> 👨‍👩‍👧 إن القصف على بلدة البارة، أمس، أدى إلى مقتل أربعة مدنيين."
)
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


@cache
def examples() -> Result:
    return Pipeline().gather(read([EXAMPLES]))


@cache
def hostile() -> Result:
    return Pipeline().gather([Report.of(HOSTILE, report_id="h\u202e<script>", outlet="<img src=x onerror=alert(3)>\u202e", published="2020-01-01")])


def page_of(result: Result) -> bytes:
    return render_page(result.reports, result.accounts, result.incidents)


@cache
def many(number: int) -> Result:
    """The example incidents and the hostile ones over and over, each at a place of its own."""
    mixed = (examples(), hostile())
    found = Result(*(sum((getattr(result, name) for result in mixed), ()) for name in ("reports", "accounts", "incidents", "issues")))
    incidents = []
    for n in range(number):
        incident = found.incidents[n % len(found.incidents)]
        place = msgspec.structs.replace(incident.place, lat=32 + (n * 37 % 500) / 100, lon=36 + (n * 91 % 700) / 100) if incident.place and incident.place.lat is not None else incident.place
        incidents.append(msgspec.structs.replace(incident, incident_id=f"i-{n}", place=place, date_start=f"20{10 + n % 13}-0{1 + n % 9}-1{n % 10}", date_end=f"20{10 + n % 13}-0{1 + n % 9}-1{n % 10}"))
    return Result(found.reports, found.accounts, tuple(incidents), ())


def rows(page) -> int:
    return page.locator("#list button.row").count()


def test_the_page_is_deterministic_and_escapes_its_data() -> None:
    page = page_of(hostile())
    assert page == page_of(hostile())
    assert page.count(b"</script>") == 2 and b"<script>alert" not in page and b"<img" not in page


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_value_lights_the_words_it_came_from_and_leads_back(opened, language: str) -> None:
    page = opened(page_of(examples()), language=language)
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    page.locator("#list button.row", has_text="Saraqib" if language == "en" else "سراقب").first.click()
    said = page.locator(".accounts .said", has_text="سبعة قتلى").first
    said.click()
    assert page.locator(".text mark.lit").all_inner_texts() == ["سبعة قتلى"]
    assert page.evaluate("document.activeElement.className").startswith("lit")
    page.locator(".return").click()
    assert page.evaluate("document.activeElement.className") == "said"


@pytest.mark.browser
@pytest.mark.parametrize("result", [examples, hostile], ids=["examples", "hostile"])
def test_every_span_lights_exactly_its_words(opened, result) -> None:
    page = opened(page_of(result()))
    texts = {r.report_id: r.text for r in result().reports}
    turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
    for account in result().accounts:
        spans = [account.trigger, *account.evidence, *(c.span for c in account.counts), *(a.span for a in account.actors), *(s.span for s in account.sources), *([account.place.span] if account.place else [])]
        lit = page.evaluate(
            "([id, spans]) => { const a = accountsById.get(id); return spans.map((s) => [...lightText(reportsById.get(a.report_id), [a], s).querySelectorAll('mark.lit')].map((m) => m.textContent).join('')); }",
            [account.account_id, [list(s) for s in spans]],
        )
        assert lit == [turning.sub("", texts[account.report_id][slice(*span)]) for span in spans]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 375, 768])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_text_neither_runs_nor_widens_nor_turns_the_page(opened, width: int, language: str) -> None:
    page = opened(page_of(hostile()), width=width, language=language)
    assert page.evaluate(FITS)
    page.locator("#list button.row").first.click()
    assert page.evaluate(FITS)
    assert page.locator("img, #detail script, #detail b").count() == 0
    assert page.locator(".control[data-name=RLO]").count() >= 1
    turning = page.evaluate("[...document.querySelectorAll('body *:not(script)')].some((n) => [...n.childNodes].some((c) => c.nodeType === 3 && /[\\u202a-\\u202e]/.test(c.data)) || [...n.attributes].some((a) => a.name !== 'data-report' && /[\\u202a-\\u202e]/.test(a.value)))")
    assert turning is False


@pytest.mark.browser
def test_the_headline_and_the_disagreement_are_told_in_words(opened) -> None:
    page = opened(page_of(examples()), language="en")
    row = page.locator("#list button.row", has_text="Saraqib").first
    assert "Saraqib, 26 November 2019" in row.inner_text() and "accounts differ: denied by Military source; killed: 4 or 7" in row.inner_text()
    row.click()
    dispute = page.locator("section.differs").inner_text()
    assert "Did it happen?" in dispute and "It did not happen" in dispute and "سبعة قتلى" in dispute
    assert page.locator("tr.disputed th .flag").count() >= 2
    assert page.locator(".accounts thead th").count() == 1 + len(next(i for i in examples().incidents if i.place and i.place.name == "سراقب").accounts)
    assert page.title() and page.evaluate("location.hash").startswith("#en/i-")


@pytest.mark.browser
def test_filters_say_how_many_remain_and_can_be_cleared(opened) -> None:
    page = opened(page_of(examples()), language="en")
    total = len(examples().incidents)
    assert page.inner_text("#remain") == f"All incidents are shown: {total}."
    for option in page.locator("#kind option").all()[1:]:
        expected = int(re.search(r"\((\d+)\)$", option.inner_text()).group(1))
        page.select_option("#kind", option.get_attribute("value"))
        assert rows(page) == expected and page.inner_text("#remain") == f"{expected} of {total} incidents remain."
    page.select_option("#standing", "contested")
    page.fill("#search", "no such words")
    assert rows(page) == 0 and "No incident fits" in page.inner_text("#list")
    page.locator("#list button", has_text="Clear").click()
    assert rows(page) == total and page.locator("#reset").is_disabled()
    page.fill("#search", "سراقب")
    assert 0 < rows(page) < total
    page.locator("#timeline .stack").first.dispatch_event("click")
    assert page.input_value("#from") and page.input_value("#to")


@pytest.mark.browser
def test_everything_is_reached_by_keyboard_in_the_order_it_is_read(opened) -> None:
    page = opened(page_of(examples()), language="en")
    order = []
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(page.evaluate("(() => { const a = document.activeElement; return a.id || (a.matches('.row') ? 'row' : a.closest('.mark') ? 'mark' : a.className || a.tagName); })()"))
        if order[-1] == "row":
            break
    wanted = ["skip", "language", "theme", "print", "search", "kind", "standing", "from", "map", "mark", "sort", "row"]
    assert [order.index(step) for step in wanted] == sorted(order.index(step) for step in wanted)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "detail"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "row" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Home")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "list-title"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_control_has_a_name_and_headings_follow_each_other(opened, language: str) -> None:
    page = opened(page_of(examples()), language=language)
    page.locator("#list button.row").first.click()
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, select, input, a, [role=button], [role=region], [role=group], article')].filter((n) => !n.closest('[hidden]')).filter((n) => !(n.textContent.trim() || n.getAttribute('aria-label') || n.labels?.[0]?.textContent.trim() || document.getElementById(n.getAttribute('aria-labelledby'))?.textContent.trim())).map((n) => n.outerHTML.slice(0, 80))"
    )
    assert nameless == []
    assert page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map((n) => n.id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()") == []
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].filter((n) => !n.closest('[hidden]')).map((n) => Number(n.tagName[1]))")
    assert levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    missing = page.evaluate("[...document.querySelectorAll('[data-string]')].filter((n) => !n.textContent.trim() || n.textContent === n.dataset.string).map((n) => n.dataset.string)")
    assert missing == []


@pytest.mark.browser
def test_twelve_and_two_thousand_incidents_open(opened) -> None:
    page = opened(page_of(many(12)), language="en")
    assert rows(page) == 12 and page.locator("#more").is_hidden()
    page = opened(page_of(many(2000)), language="en")
    assert rows(page) == 60 and page.inner_text("#remain") == "All incidents are shown: 2000."
    page.locator("#more").click()
    assert rows(page) == 260 and page.evaluate("document.activeElement.matches('#list li:nth-child(61) button')")
    page.fill("#search", "سراقب")
    assert 0 < int(page.inner_text("#remain").split()[0]) < 2000
    page.fill("#search", "<script>alert(1)</script>")
    assert 0 < int(page.inner_text("#remain").split()[0]) < 2000
    page.locator("#list button.row").first.click()
    assert page.evaluate(FITS) and page.locator("img").count() == 0


@pytest.mark.browser
def test_a_page_without_incidents_says_so(opened) -> None:
    page = opened(render_page(examples().reports[-1:], [], []), language="en")
    assert "The reports that were read (1) tell no incident." in page.inner_text("#list")
    assert "There is nothing to show." in page.inner_text("#detail")


@pytest.mark.browser
def test_a_broken_address_and_a_chosen_incident_in_it(opened) -> None:
    chosen = examples().incidents[0]
    assert opened(page_of(examples()), language="en/%E0%A4%A").locator("#list button.row").count() == len(examples().incidents)
    page = opened(page_of(examples()), language=f"en/{chosen.incident_id}")
    assert page.locator(f'#list [data-incident="{chosen.incident_id}"]').get_attribute("aria-current") == "true" and page.locator(".accounts").count() == 1


@pytest.mark.browser
def test_print_opens_the_texts_and_hides_the_controls(opened) -> None:
    page = opened(page_of(examples()))
    page.locator("#list button.row").first.click()
    page.evaluate("for (const d of document.querySelectorAll('#detail details')) d.open = false; window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#detail details:not([open])").count() == 0
    assert page.locator("#search").is_hidden() and page.locator(".zoom").is_hidden() and page.locator("#detail .text").first.is_visible() and page.locator("#banner").is_visible()


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", re.findall(r"[^{}]*\{\s*(--paper[^}]*)\}", (STATIC / "theme.css").read_text(encoding="utf-8")), ids=["light", "dark", "system-dark", "contrast", "system-contrast"])
@pytest.mark.parametrize("pair", ["ink paper", "ink card", "soft paper", "soft card", "accent paper", "accent card", "bad card", "bad bad-ground", "soft bad-ground", "good card", "single card", "ink lit", "ink value", "soft land", "accent sea"])
def test_every_pair_of_colours_can_be_read(theme: str, pair: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", theme))
    one, other = sorted((luminance(colours[name]) for name in pair.split()), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= 4.5


def test_styles_are_all_there() -> None:
    assert {p.name for p in STATIC.glob("*.css")} == set(STYLES)


@pytest.mark.browser
@pytest.mark.parametrize(("field", "value", "english", "arabic"), [
    ("killed", "4", "4", "4"), ("killed", "4+", "at least 4", "4 على الأقل"), ("killed", "4-7", "4 to 7", "4 إلى 7"), ("killed", "fighters", "fighters", "مقاتلون"), ("factuality", "denied", "It did not happen", "لم يحدث"),
    ("date", "2019-11-26", "26 November 2019", "26 تشرين الثاني 2019"), ("date", "2019-11-26/2019-11-28", "26 November 2019 to 28 November 2019", "26 تشرين الثاني 2019 إلى 28 تشرين الثاني 2019"), ("place", "—", "name masked", "اسم محجوب"),
])
def test_positions_are_told_in_words(opened, field: str, value: str, english: str, arabic: str) -> None:
    page = opened(page_of(examples()), language="en")
    ask = f"positionValue({{ field: '{field}', type: '{field}' }}, {{ value: '{value}', accounts: [] }})"
    assert page.evaluate(ask) == english
    page.locator("#language").click()
    assert page.evaluate(ask) == arabic


@pytest.mark.browser
def test_witnesses_and_claims_of_parties_are_named(opened) -> None:
    page = opened(page_of(examples()), language="en")
    page.evaluate("(() => { const i = data.incidents.find((x) => x.counts.length); i.witnesses = [{ origin: 'local_sources@outlet:جريدة الفرات', accounts: [], is_party: false }, { origin: 'sdf', accounts: [], is_party: true }]; i.counts[0].by[0].is_claim = true; choose(i.incident_id); })()")
    detail = "".join(c for c in page.inner_text("#detail") if c not in "\u2068\u2069")
    assert "(جريدة الفرات)" in detail and "– a party to the fight" in detail and "a party speaks of its enemy's losses" in detail


# how far the words around the space of an element lie from each other, in pixels
GAP = """([box, before, after]) => {
  const text = [...document.querySelector(box).childNodes].find((node) => node.textContent.includes(before));
  const at = text.textContent.indexOf(before);
  const rect = (from, to) => { const range = document.createRange(); range.setStart(text, from); range.setEnd(text, to); return range.getBoundingClientRect(); };
  const [one, other] = [rect(at, at + before.length), rect(text.textContent.indexOf(after, at), text.textContent.indexOf(after, at) + 1)];
  return Math.max(one.left, other.left) - Math.min(one.right, other.right);
}"""


@pytest.mark.browser
def test_a_latin_name_does_not_stick_to_the_arabic_word_behind_it(opened) -> None:
    result = examples()
    incident = msgspec.structs.replace(result.incidents[0], summary_ar="وقع قصف في البلدة، بحسب Omega Post والدفاع المدني.")
    page = opened(render_page(result.reports, result.accounts, [incident]))
    page.locator("#list button.row").first.click()
    assert page.evaluate(GAP, ["#detail .summary", "Omega Post", "والدفاع"]) > 2
