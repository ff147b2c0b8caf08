"""Searching in a real browser: words lit where they stand, a place and so many kilometres around it, in both languages, by keyboard."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.journeys.conftest import ready, until

pytestmark = pytest.mark.browser


def near_of(page) -> str:
    return parse_qs(urlsplit(page.url).query).get("near", [""])[0]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_found_words_are_lit_and_places_stand_in_the_language_of_the_page(serve, visit, examples: Path, language: str) -> None:
    page = visit(f"{serve(examples)}/search?q=القصف سراقب", language=language)
    lit = page.locator("#list .passage mark").all_inner_texts()
    assert lit and {word.removeprefix("ب").removeprefix("ال") for word in lit} <= {"قصف", "سراقب"}
    assert set(page.locator("#list .headline mark").all_inner_texts()) >= {"بقصف", "سراقب"}
    assert ("Saraqib" if language == "en" else "سراقب") in page.locator(".hit-incidents a").first.inner_text()
    assert not page.locator(".passage mark").evaluate_all("all => all.some((one) => one.textContent.includes('undefined'))")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_place_and_the_kilometres_around_it_are_chosen_by_keyboard(serve, visit, examples: Path, language: str) -> None:
    page = visit(f"{serve(examples)}/search", language=language)
    page.locator("#around").focus()
    page.keyboard.type("سراقب" if language == "ar" else "Saraqib")
    page.keyboard.press("Enter")
    page.wait_for_selector("#list a.row")
    assert near_of(page).endswith(",25")
    number = page.locator("#list a.row").count()
    page.locator("#around-km").fill("2000")
    until(page, f"document.querySelectorAll('#list a.row').length > {number}")
    assert near_of(page).endswith(",2000")
    # the address alone brings it back, and Clear takes it away
    page.reload()
    ready(page)
    assert page.input_value("#around-km") == "2000" and page.locator("#list a.row").count() > number
    until(page, "document.querySelector('.around .note').textContent.includes(document.documentElement.lang === 'ar' ? 'سراقب' : 'Saraqib')")
    page.locator("#reset").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('#list a.row').length === 0")
    assert near_of(page) == "" and page.input_value("#around") == ""


def test_a_point_is_written_in_either_digits_or_taken_from_the_map(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/search", language="ar")
    page.fill("#around", "٣٥٫٨٦٤، ٣٦٫٨٠٦")
    page.wait_for_selector("#list a.row")
    assert near_of(page) == "35.864,36.806,25"
    page.locator(".around-map > summary").click()
    page.wait_for_selector(".around .small-map svg.ground-map")
    page.locator(".around .small-map").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    until(page, "!location.search.includes('35.864')")
    lat, lon, far = map(float, near_of(page).split(","))
    assert lat > 35.9 and abs(lon - 36.806) < 0.01 and far == 25


def test_a_name_of_several_places_asks_which_one(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/search", language="en")
    page.fill("#around", "البارة")
    page.locator("#around").press("Enter")
    page.wait_for_selector("#around-which:not([hidden])")
    first = near_of(page)
    assert first and page.locator("#around-which option").count() >= 2
    page.select_option("#around-which", index=1)
    until(page, f"!decodeURIComponent(location.search).includes('{first}')")


def test_filters_are_folded_on_a_phone_and_results_come_into_sight(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/search?q=قصف", width=390, height=780)
    assert not page.locator("#around").is_visible()
    assert page.locator("#list a.row").first.bounding_box()["y"] < 500
    page.locator(".beside-words > summary").click()
    assert page.locator("#around").is_visible()
