"""Faults that walking the app by hand found, each with the way to it: a policy is no conflict, names with a number inside,
wide tables on a phone, refusals in the language of the page, changes told in words."""

from pathlib import Path

import pytest

from riwaya.model import Report
from riwaya.pipeline import Pipeline
from tests.web.journeys.conftest import ready, until
from tests.web.journeys.test_reading import store_of

pytestmark = pytest.mark.browser


def test_an_incident_looked_at_under_another_policy_can_be_set_without_a_conflict(serve, visit, store_path: Path) -> None:
    page = visit(serve(store_path), language="en")
    page.locator("#list a.row").first.click()
    page.wait_for_url("**/incidents/**")
    ready(page)
    page.select_option("#policy", "airwars_min_max")
    until(page, "document.getElementById('figures-table').textContent.includes('airwars_min_max')")
    page.locator("#state .set.in_review").click()
    until(page, "document.querySelector('#state .set.in_review').getAttribute('aria-pressed') === 'true'")
    assert page.locator("dialog.conflict").count() == 0
    assert page.input_value("#policy") == "airwars_min_max" and "airwars_min_max" in page.inner_text("#figures-table")


def test_an_outlet_with_a_number_in_its_name_keeps_its_order_on_an_arabic_page(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/sources", language="ar")
    apart = page.evaluate("async (all) => { const { apart } = await import('/static/telling.js'); return all.map(apart); }", ["قناة Delta 24 Arabic", "Delta 24: 7", "مطار T4 العسكري", "Delta 7، Omega: 12", "Omega Post والدفاع المدني", "21Delta: 3", "Delta (North): 2", "D.E. Omega قال", "طائرة F-16 قصفت"])
    assert apart == [
        "قناة \u2068Delta 24 Arabic\u2069", "\u2068Delta\u2069 24: 7", "مطار \u2068T4\u2069 العسكري", "\u2068Delta\u2069 7، \u2068Omega\u2069: 12", "\u2068Omega Post\u2069 والدفاع المدني", "\u206821Delta\u2069: 3",
        "\u2068Delta (North)\u2069: 2", "\u2068D.E. Omega\u2069 قال", "طائرة \u2068F-16\u2069 قصفت",
    ]


def test_an_arabic_name_with_a_number_keeps_its_order_on_an_english_page(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/sources", language="en")
    apart = page.evaluate("async (all) => { const { apart } = await import('/static/telling.js'); return all.map(apart); }", ["دلتا21: 3", "Shelling, البارة , 18 August", "كتيبة 44 مشاة near", "«دلتا» says"])
    assert apart == ["\u2068دلتا21\u2069: 3", "Shelling, \u2068البارة\u2069 , 18 August", "\u2068كتيبة 44 مشاة\u2069 near", "\u2068«دلتا»\u2069 says"]


def test_an_empty_field_says_what_to_write_in_the_order_of_the_page(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/search", language="ar")
    assert page.evaluate("getComputedStyle(document.getElementById('around')).direction") == "rtl"
    page.fill("#around", "Omega")
    assert page.evaluate("getComputedStyle(document.getElementById('around')).direction") == "ltr"


def test_a_source_that_many_outlets_cite_is_no_tower_on_a_phone(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/sources", language="en", width=390, height=780)

    def cited_often(route) -> None:
        rows = route.fetch().json()
        rows["items"][0]["cited_by"] = {f"outlet:{name} News of the {side}": 9 - n for n, (name, side) in enumerate([("Delta", "North"), ("Omega", "South"), ("Gamma", "East"), ("Sigma", "West")])}
        route.fulfill(json=rows)

    page.route("**/api/v1/sources*", cited_often)
    page.reload()
    ready(page)
    row = page.locator("#table tbody tr").first
    assert "Omega News of the South" in row.inner_text()
    assert row.bounding_box()["height"] < 220


@pytest.mark.parametrize(("language", "words"), [("ar", "فيه محارف لا ترى؛ احذفها."), ("en", "It holds characters that are not seen; leave them out.")])
def test_a_refusal_is_told_in_the_language_of_the_page(serve, visit, store_path: Path, language: str, words: str) -> None:
    page = visit(f"{serve(store_path)}/?kind=shelling", language=language, may_fail=(422,))
    page.fill("#save-view [name=name]", "one\N{RIGHT-TO-LEFT OVERRIDE}two")
    page.keyboard.press("Enter")
    page.locator("#problem:not([hidden])").wait_for()
    assert page.inner_text("#problem") == words


def test_what_has_no_words_of_its_own_is_no_english_on_an_arabic_page(serve, visit, examples: Path) -> None:
    told = "async (text) => { const { refusalOf } = await import('/static/refusals.js'); return refusalOf(409, text); }"
    arabic, english = (visit(f"{serve(examples)}/history", language=language) for language in ("ar", "en"))
    assert arabic.evaluate(told, "something new: is not as it was") == "لم ينفذ الطلب (الرمز 409)."
    assert english.evaluate(told, "something new: is not as it was") == "something new: is not as it was"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_was_solved_and_taught_is_told_in_words(serve, visit, examples: Path, language: str) -> None:
    page = visit(f"{serve(examples)}/history", language=language)
    change = {"change_id": 1, "at": "2024-01-01T00:00:00+00:00", "who": "ليلى", "role": "coder", "report_id": None, "account_id": None, "incident_id": None, "why": "", "is_undone": False, "can_undo": True}
    solved = {**change, "what": "correct", "slot": "place", "diff": [{"path": "review", "before": ["place not in the gazetteer: تل الورد", "kind left open by the words"], "after": ["kind left open by the words"]}]}
    taught = {**change, "what": "alias", "slot": "addition", "diff": [{"path": "alias", "before": None, "after": {"table": "actor", "id": "russia", "form": "قوات الورد"}}]}

    def changes(route) -> None:
        route.fulfill(json={"items": [solved, taught], "page": 1, "size": 30, "total": 2, "pages": 1})

    page.route("**/api/v1/changes*", changes)
    page.reload()
    ready(page)
    told = page.inner_text("#list")
    assert "undefined" not in told and "{" not in told and "تل الورد" in told and "قوات الورد" in told
    reason, name = ("مكان ليس في الجداول", "القوات الروسية") if language == "ar" else ("place not in the gazetteer", "Russian armed forces")
    assert reason in told and name in told


def test_a_name_that_no_table_knows_leads_to_the_value_that_waits(serve, visit, tmp_path: Path) -> None:
    text = "وقال الدفاع المدني السوري إن ثلاثة مدنيين قتلوا بقصف مدفعي على قرية زهرستان يوم 4 آب 2019."
    result = Pipeline().gather([Report.of(text, report_id="waits", outlet="صحيفة", published="2019-08-05")])
    assert [account.place.status for account in result.accounts if account.place] == ["unresolved"]
    store_of(tmp_path / "waits.db", result.reports, result.accounts, result.incidents)
    page = visit(f"{serve(tmp_path / 'waits.db')}/sources", language="ar")
    page.locator("#unknown a", has_text="زهرستان").click()
    page.wait_for_url("**/reports/waits#*")
    ready(page)
    assert page.evaluate("document.activeElement.matches('.said.place')") and "".join(page.locator("#text mark.lit").all_inner_texts()) == "زهرستان"


def with_actors(page, actors: list[dict[str, str]], kind: str = "landmine") -> None:
    """Lets the first row of the inbox name these actors, and draws the page again."""

    def named(route) -> None:
        rows = route.fetch().json()
        rows["items"][0] |= {"actors": actors, "kind": kind}
        route.fulfill(json=rows)

    page.route("**/api/v1/incidents?*", named)
    page.reload()
    ready(page)


@pytest.mark.parametrize(("language", "alone", "both"), [("ar", "المستهدف: القوات التركية", "الفاعل: القوات التركية"), ("en", "Target: Turkish armed forces", "Initiator: Turkish armed forces")])
def test_a_row_says_who_did_it_and_who_suffered(serve, visit, examples: Path, language: str, alone: str, both: str) -> None:
    page = visit(serve(examples), language=language)
    with_actors(page, [{"id": "turkey", "name": "", "role": "target"}])
    parties = page.locator("#list a.row").first.locator(".toll .note")
    assert parties.all_inner_texts() == [alone]
    with_actors(page, [{"id": "turkey", "name": "", "role": "initiator"}, {"id": "pkk", "name": "", "role": "target"}])
    assert parties.count() == 2 and parties.first.inner_text() == both
    with_actors(page, [{"id": "turkey", "name": "", "role": "initiator"}, {"id": "pkk", "name": "", "role": "initiator"}], kind="clash")
    assert parties.count() == 1 and parties.first.inner_text().startswith("الأطراف: " if language == "ar" else "Parties: ")


def test_numbers_take_the_words_of_their_language(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/sources", language="ar")
    said = page.evaluate("async (keys) => { const { say } = await import('/static/telling.js'); return keys.map(([key, n]) => say(key, { n })); }", [["and-more", n] for n in (1, 2, 3, 11)] + [["more", n] for n in (1, 2, 5, 45, 100)] + [["n-times", n] for n in (2, 4, 20)])
    assert said == ["وواحدة أخرى", "واثنتان أخريان", "و3 أخرى", "و11 أخرى", "اعرض حادثا آخر", "اعرض حادثين آخرين", "اعرض 5 حوادث أخرى", "اعرض 45 حادثا آخر", "اعرض 100 حادث آخر", "مرتان", "4 مرات", "20 مرة"]
    assert page.evaluate("async () => (await import('/static/telling.js')).nameOf('source', 'outlet:unknown')") == "ناشر غير معروف"
    cut = page.evaluate("async (all) => { const { shortened } = await import('/static/telling.js'); return all.map((text) => shortened(text, 9)); }", ["قصف على البلدة", "قصف قرية", "كلمةبلافراغ", "قصف مدفعي على"])
    assert cut == ["قصف على…", "قصف قرية", "كلمةبلافر…", "قصف مدفعي…"]


@pytest.mark.parametrize(("language", "words"), [("ar", "لا شيء هنا"), ("en", "Nothing here")])
@pytest.mark.parametrize("path", ["/incidents/i-0000000000000000", "/reports/nobody", "/nope"])
def test_an_address_that_there_is_not_shows_the_way_back_and_nothing_to_press(serve, visit, examples: Path, path: str, language: str, words: str) -> None:
    page = visit(f"{serve(examples)}{path}", language=language, may_fail=(404,))
    assert page.inner_text("h1") == words
    assert page.locator("main button, main select, main textarea, main input").count() == 0
    page.keyboard.press("m")
    page.keyboard.press("f")
    page.locator("main a").click()
    page.wait_for_url("**/")
    ready(page)


def test_the_map_tells_the_figures_of_the_inbox(serve, visit, examples: Path) -> None:
    address = serve(examples)
    page = visit(address, language="en")
    inbox = {row.get_attribute("data-id"): row.locator(".toll strong").all_inner_texts() for row in page.locator("#list a.row").all()}
    assert any(" to " in text for texts in inbox.values() for text in texts)
    page.goto(f"{address}/map")
    ready(page)
    listed = {row.get_attribute("href").rpartition("/")[2]: row.inner_text() for row in page.locator("#in-view a.row").all()}
    assert listed and all(text in listed[key] for key, texts in inbox.items() if key in listed for text in texts)
