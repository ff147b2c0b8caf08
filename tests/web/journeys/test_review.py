"""Working in a real browser against the real server: from a new report to a final, exported incident by keyboard alone, in both languages; two people at once;
merge, split, move and the way back; places and words that the next run uses; what a viewer is not offered."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from riwaya.model import Account
from riwaya.store import Store
from riwaya.store.people import ROLES, add_person
from riwaya.web.safety import hashed
from tests.web.journeys.conftest import ready, until

pytestmark = pytest.mark.browser
PASSWORD = "a long pass phrase of ours"


def asked(page, path: str):
    """A record as the API gives it to the page's own session."""
    return json.loads(page.evaluate("async (path) => (await (await fetch('/api/v1/' + path)).text())", path))


def told(page, text: str = "") -> None:
    until(page, f"document.querySelector('#told p')?.textContent.includes({json.dumps(text)})")


def counts_of(page, report: str) -> list[tuple[int, int]]:
    return [(c["min"], c["max"]) for one in asked(page, f"reports/{report}")["accounts"] for c in one["account"]["counts"]]


def until_counts(page, report: str, holds: Callable[[list[tuple[int, int]]], bool], *, tries: int = 100) -> None:
    """Wait until the record has the figures: a write that a key began is on its way when the key is up."""
    for _ in range(tries):
        if holds(counts_of(page, report)):
            return
        page.wait_for_timeout(80)
    raise AssertionError(f"never became true: {counts_of(page, report)}")


def press_until(page, key: str, expression: str, *, most: int = 60) -> None:
    for _ in range(most):
        if page.evaluate(expression):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never led to {expression}")


def choose_words(page, words: str) -> None:
    """Walk to words of the text with the arrow keys and take them with Shift."""
    first, last = page.evaluate("""async (words) => { const { wordSpans, cut } = await import('/static/spans.js');
        const text = (await (await fetch('/api/v1/' + location.pathname.slice(1))).json()).report.text; const spans = wordSpans(text); const parts = words.split(' ');
        const at = spans.findIndex((_, i) => parts.every((part, n) => spans[i + n] && cut(text, spans[i + n]) === part)); return [at, at + parts.length - 1]; }""", words)
    assert first >= 0, words
    page.keyboard.press("s")
    page.keyboard.press("Home")
    for _ in range(first):
        page.keyboard.press("ArrowLeft")
    for _ in range(last - first):
        page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("getSelection().toString()") == words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_from_a_new_report_to_a_final_exported_incident_by_keyboard(serve, visit, store_path: Path, language: str) -> None:
    page = visit(serve(store_path), language=language)
    page.keyboard.press("t")
    page.wait_for_url("**/?of=reports")
    ready(page)
    press_until(page, "j", "document.activeElement.dataset.id === 'saraqib-2'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/saraqib-2")
    ready(page)
    # a wrong figure is corrected: the value is walked to, its words light up, its form opens under it
    press_until(page, "j", "document.activeElement.matches('.said') && document.activeElement.textContent.includes('سبعة قتلى')")
    assert "".join(page.locator("#text mark.lit").all_inner_texts()) == "سبعة قتلى"
    page.keyboard.press("e")
    page.locator(".editor").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    told(page)
    assert (8, 8) in counts_of(page, "saraqib-2") and (7, 7) not in counts_of(page, "saraqib-2")
    # words become a value that the machine did not see
    choose_words(page, "سوق")
    page.keyboard.press("8")
    until(page, "document.activeElement.matches('.editor select')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+Enter")
    # the report and its incident become final
    # the next key is pressed while the value is still being saved: the two writes take turns
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("f")
    until(page, "document.querySelector('.set.final').getAttribute('aria-pressed') === 'true'")
    added = [o for one in asked(page, "reports/saraqib-2")["accounts"] for o in one["account"]["objects"]]
    text = asked(page, "reports/saraqib-2")["report"]["text"]
    assert [text[slice(*o["span"])] for o in added].count("سوق") == 2
    page.keyboard.press("i")
    page.wait_for_url("**/incidents/**")
    ready(page)
    incident = page.url.rsplit("/", 1)[-1]
    assert "8" in page.inner_text("#figures-table")
    page.keyboard.press("f")
    until(page, "document.querySelector('.set.final').getAttribute('aria-pressed') === 'true'")
    # what is final is listed and exported
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url(lambda url: url.rstrip("/").count("/") == 2)
    ready(page)
    assert page.locator(f'#list [data-id="{incident}"]').count() == 0
    page.keyboard.press("/")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    until(page, f"document.querySelectorAll('#list a.row').length === 1 && document.querySelector('#list a.row').dataset.id === '{incident}'")
    page.locator("#list-title").focus()
    page.keyboard.press("x")
    until(page, "document.activeElement.id === 'export-format'")
    press_until(page, "ArrowDown", "document.getElementById('export-format').value === 'jsonl'")
    press_until(page, "Tab", "document.activeElement.id === 'export-go'")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    content = Path(download.value.path()).read_text(encoding="utf-8")
    assert incident in content and '"min":8' in content.replace(" ", "")


@pytest.fixture
def team(serve, store_path: Path) -> str:
    with Store(store_path) as store, store.transaction() as connection:
        for role in ROLES:
            add_person(connection, f"{role}-1", role, hashed(PASSWORD), "2024-01-01T00:00:00+00:00")
    return serve(store_path, is_team=True)


def sign_in(visit, base: str, role: str, then: str = "/", *, language: str = "en", may_fail: tuple[int, ...] = ()):
    page = visit(f"{base}/login", language=language, may_fail=may_fail)
    page.fill("[name=name]", f"{role}-1")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)
    ready(page)
    page.goto(f"{base}{then}")
    ready(page)
    return page


def correct_count(page, value: str) -> None:
    page.locator(".said.count", has_text="سبعة قتلى").first.focus()
    page.keyboard.press("e")
    page.locator(".editor [name=min]").fill(value)
    page.keyboard.press("Enter")


def test_two_people_at_once_get_a_clear_conflict_and_no_edit_is_lost(visit, team: str) -> None:
    one = sign_in(visit, team, "coder", "/reports/saraqib-2", may_fail=(412,))
    other = sign_in(visit, team, "reviewer", "/reports/saraqib-2", may_fail=(412,))
    correct_count(one, "8")
    told(one)
    correct_count(other, "9")
    dialog = other.locator("dialog.conflict")
    dialog.wait_for()
    assert "8" in dialog.locator("section").nth(0).inner_text() and "9" in dialog.locator("section").nth(1).inner_text()
    # nothing was written over while the question stands
    assert (8, 8) in counts_of(one, "saraqib-2")
    dialog.locator("button[value=theirs]").click()
    until(other, "!document.querySelector('dialog.conflict') && [...document.querySelectorAll('.said.count')].some((n) => n.textContent.includes('8'))")
    correct_count(one, "10")
    told(one)
    until(one, "[...document.querySelectorAll('.said.count')].some((n) => n.textContent.includes('10'))")
    correct_count(other, "11")
    dialog.wait_for()
    dialog.locator("button[value=mine]").click()
    until(other, "[...document.querySelectorAll('.said.count')].some((n) => n.textContent.includes('11'))")
    changes = asked(other, "changes?report_id=saraqib-2&size=50")["items"]
    assert [c["who"] for c in changes if c["what"] == "correct"] == ["reviewer-1", "coder-1", "coder-1"]


def test_a_correction_is_taken_back_where_it_was_made_and_in_the_history(serve, visit, store_path: Path) -> None:
    page = visit(f"{serve(store_path)}/reports/saraqib-2", language="en")
    correct_count(page, "8")
    told(page, "corrected")
    page.locator("#told button").click()
    told(page, "Taken back")
    assert (7, 7) in counts_of(page, "saraqib-2")
    # what is taken back is told before the cards are drawn anew
    until(page, "((n) => n !== undefined && !n.textContent.includes('8'))([...document.querySelectorAll('.said.count')].find((n) => n.textContent.includes('سبعة قتلى')))")
    page.locator(".said.count", has_text="سبعة قتلى").first.focus()
    page.keyboard.press("x")
    until_counts(page, "saraqib-2", lambda counts: (7, 7) not in counts)
    until(page, "!document.getElementById('accounts').textContent.includes('سبعة قتلى')")
    page.locator("#changes > summary").click()
    page.locator("#changes .change button", has_text="Undo").first.click()
    until(page, "document.getElementById('accounts').textContent.includes('سبعة قتلى')")
    assert (7, 7) in counts_of(page, "saraqib-2") and page.locator("#changes del").count() >= 1


def incident_at(page, place: str) -> dict:
    return next(row for row in asked(page, "incidents?size=200")["items"] if row["place"] and row["place"]["name"] == place)


def test_merge_and_undo(serve, visit, store_path: Path) -> None:
    base = serve(store_path)
    page = visit(base, language="en")
    one, other = incident_at(page, "سراقب"), incident_at(page, "النبطية")
    page.goto(f"{base}/incidents/{one['incident_id']}")
    ready(page)
    before = page.locator(".matrix thead th").count()
    page.keyboard.press("m")
    page.locator("#choosing input[type=search]").fill("النبطية")
    option = page.locator(f"#choosing input[value='{other['incident_id']}']")
    option.wait_for()
    page.keyboard.press("ArrowDown")
    option.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    until(page, f"document.querySelectorAll('.matrix thead th').length === {before + other['accounts']}")
    ids = {row["incident_id"] for row in asked(page, "incidents?size=200")["items"]}
    assert len(ids & {one["incident_id"], other["incident_id"]}) == 1
    page.locator("#changes > summary").click()
    page.locator("#changes .change button", has_text="Undo").first.click()
    until(page, f"document.querySelectorAll('.matrix thead th').length === {before}")
    assert {one["incident_id"], other["incident_id"]} <= {row["incident_id"] for row in asked(page, "incidents?size=200")["items"]}


def test_split_off_and_undo(serve, visit, store_path: Path) -> None:
    base = serve(store_path)
    page = visit(base, language="ar")
    one = incident_at(page, "سراقب")
    page.goto(f"{base}/incidents/{one['incident_id']}")
    ready(page)
    before = page.locator(".matrix thead th").count()
    page.locator(".matrix thead input").last.focus()
    page.keyboard.press("Space")
    page.locator("#matrix-title").focus()
    page.keyboard.press("s")
    until(page, f"document.querySelectorAll('.matrix thead th').length === {before - 1}")
    assert page.locator("#near li").count() >= 1
    page.locator("#told button").click()
    until(page, f"document.querySelectorAll('.matrix thead th').length === {before}")


def test_an_account_is_moved_to_another_incident(serve, visit, store_path: Path) -> None:
    base = serve(store_path)
    page = visit(base, language="en")
    one, other = incident_at(page, "سراقب"), incident_at(page, "النبطية")
    page.goto(f"{base}/incidents/{one['incident_id']}")
    ready(page)
    before = page.locator(".matrix thead th").count()
    page.locator(".matrix thead input").last.check()
    page.locator("#matrix-title").focus()
    page.keyboard.press("v")
    page.locator("#choosing input[type=search]").fill("النبطية")
    page.locator(f"#choosing input[value='{other['incident_id']}']").check()
    page.locator("#choosing button.main").click()
    until(page, f"document.querySelectorAll('.matrix thead th').length === {before - 1}")
    assert asked(page, f"incidents/{other['incident_id']}")["incident"]["accounts"].__len__() == other["accounts"] + 1


def test_comments_are_plain_text_and_can_be_deleted(serve, visit, store_path: Path) -> None:
    base = serve(store_path)
    page = visit(base, language="en")
    page.goto(f"{base}/incidents/{incident_at(page, 'سراقب')['incident_id']}")
    ready(page)
    page.keyboard.press("c")
    page.keyboard.type("<img src=x onerror=alert(1)> \u202eseen")
    page.keyboard.press("Control+Enter")
    page.locator(".said-comment p").wait_for()
    assert page.locator(".said-comment p").inner_text() == "<img src=x onerror=alert(1)> seen" and page.locator(".said-comment img").count() == 0
    page.locator(".said-comment button").click()
    page.locator(".said-comment").wait_for(state="detached")


def test_a_place_that_no_table_knows_is_added_by_keyboard_and_used(serve, visit, store_path: Path) -> None:
    base = serve(store_path)
    page = visit(f"{base}/reports/saraqib-2", language="en")
    page.locator(".said.place").first.focus()
    page.keyboard.press("e")
    page.locator(".own-place > summary").wait_for()
    page.locator(".own-place > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".own-place [name=name_ar]").fill("حي الورد")
    page.locator(".own-place details > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".small-map svg.ground-map").wait_for()
    page.locator(".small-map").focus()
    for key in ("+", "ArrowUp", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert page.input_value(".own-place [name=lat]") and page.input_value(".own-place [name=lon]")
    page.locator(".own-place [name=country]").fill("SY")
    page.locator(".own-place button", has_text="Add this place").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.found [aria-selected=true]')?.textContent.includes('حي الورد') ?? false")
    page.locator(".editor button.main").focus()
    page.keyboard.press("Enter")
    until(page, "[...document.querySelectorAll('.said.place')].some((n) => n.textContent.includes('حي الورد'))")
    assert any(row["name_ar"] == "حي الورد" for row in asked(page, "places?q=حي الورد")["items"])


def test_an_account_that_the_machine_missed_is_added_and_one_is_rejected(serve, visit, store_path: Path) -> None:
    page = visit(f"{serve(store_path)}/reports/market-day", language="en")
    before = len(asked(page, "reports/market-day")["accounts"])
    choose_words(page, "ارتفاعا")
    page.keyboard.press("0")
    until(page, "document.activeElement.matches('.new-account select')")
    page.keyboard.press("Control+Enter")
    until(page, f"document.querySelectorAll('details.account').length === {before + 1}")
    page.locator(".account .top button").first.click()
    until(page, "document.querySelector('.account.rejected') !== null")
    view = asked(page, "reports/market-day")
    assert [one["is_rejected"] for one in view["accounts"]] == [True] or view["accounts"] == []


def test_words_are_chosen_with_the_mouse(serve, visit, store_path: Path) -> None:
    page = visit(f"{serve(store_path)}/reports/saraqib-2", language="ar")
    page.locator("#text mark.count").first.dblclick(position={"x": 9, "y": 18})
    page.locator("#pick").wait_for()
    assert page.inner_text("#chosen-words").strip() and page.locator("#pick .as").count() == 10
    page.keyboard.press("7")
    page.locator(".editor [name=min]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".editor").count() == 0


def test_a_viewer_is_offered_no_change_and_a_coder_no_final(visit, team: str) -> None:
    page = sign_in(visit, team, "viewer", "/reports/saraqib-2")
    assert page.locator(".tools, .add-slot, .account .top button").count() == 0
    assert page.locator(".workflow .set:not([disabled])").count() == 0
    page.locator(".said.count").first.focus()
    page.keyboard.press("e")
    assert page.locator(".editor").count() == 0
    page.goto(f"{team}/incidents/{incident_at(page, 'سراقب')['incident_id']}")
    ready(page)
    assert page.locator("#merge").is_hidden() and page.locator("#comment").is_hidden() and page.locator(".matrix thead input").count() == 0
    coder = sign_in(visit, team, "coder", "/reports/saraqib-2")
    assert coder.locator(".workflow .set.final").is_disabled() and coder.locator(".workflow .set.in_review").is_enabled()


def test_who_is_not_signed_in_is_asked_to_and_comes_back(visit, team: str) -> None:
    page = visit(f"{team}/reports/saraqib-2", language="en", may_fail=(401, 403))
    assert "/login" in page.url
    page.fill("[name=name]", "coder-1")
    page.fill("[name=password]", "something else entirely")
    page.keyboard.press("Enter")
    until(page, "document.getElementById('refused').textContent.length > 5")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/saraqib-2")
    ready(page)
    page.locator("#menu summary").click()
    page.locator("#sign-out").click()
    page.wait_for_url("**/login")


def test_an_admin_adds_a_person_who_can_sign_in(visit, team: str) -> None:
    admin = sign_in(visit, team, "admin", "/people")
    admin.fill("#new-person [name=name]", "ليلى")
    admin.fill("#new-person [name=password]", PASSWORD)
    admin.select_option("#new-person [name=role]", "coder")
    admin.locator("#new-person button").click()
    admin.locator("#table tr", has_text="ليلى").wait_for()
    assert admin.locator("#audit tbody tr").count() >= 1
    page = visit(f"{team}/login", language="ar")
    page.fill("[name=name]", "ليلى")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)
    ready(page)
    assert "ليلى" in page.inner_text("#who")


def test_words_are_taught_where_they_are_corrected_and_can_be_forgotten(serve, visit, store_path: Path) -> None:
    base = serve(store_path)
    page = visit(f"{base}/reports/saraqib-2", language="en")
    page.locator(".said.actor", has_text="قوات النظام").first.focus()
    page.keyboard.press("e")
    page.locator(".editor [name=id]").fill("Russian armed forces")
    page.locator(".editor [name=remember]").check()
    page.keyboard.press("Control+Enter")
    told(page, "قوات النظام")
    assert any(a["id"] == "russia" for one in asked(page, "reports/saraqib-2")["accounts"] for a in one["account"]["actors"])
    page.goto(f"{base}/sources")
    ready(page)
    assert [row["form"] for row in asked(page, "aliases")["items"]] == ["قوات النظام"]
    page.locator("[id^=alias-] button").click()
    page.locator("[id^=alias-]").wait_for(state="detached")
    assert asked(page, "aliases")["items"] == []


def test_a_view_is_saved_and_forgotten(serve, visit, store_path: Path) -> None:
    page = visit(f"{serve(store_path)}/?kind=shelling", language="ar")
    page.fill("#save-view [name=name]", "قصف")
    page.keyboard.press("Enter")
    page.locator("#views a", has_text="قصف").wait_for()
    assert page.locator("#views a[aria-current=true]").inner_text() == "قصف"
    page.locator("#views button").click()
    page.locator("#views a", has_text="قصف").wait_for(state="detached")


def test_records_are_what_the_model_says(serve, visit, store_path: Path) -> None:
    """The account that the page corrects is the record of the contract: it decodes as one."""
    import msgspec

    page = visit(f"{serve(store_path)}/reports/saraqib-2")
    for one in asked(page, "reports/saraqib-2")["accounts"]:
        assert msgspec.convert(one["account"], Account).account_id
