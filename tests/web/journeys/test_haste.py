"""Whoever is faster than the server gets what they wrote: answers are held back here, so that no test depends on how fast a machine is."""

from pathlib import Path

import pytest

from tests.web.journeys.conftest import ready, until

pytestmark = pytest.mark.browser


class Held:
    """Answers of one address, kept until they are let go."""

    def __init__(self, page, pattern: str) -> None:
        self.waiting: list[object] = []
        self.is_open = False
        page.route(pattern, lambda route: route.continue_() if self.is_open else self.waiting.append(route))

    def let_go(self) -> None:
        self.is_open = True
        for route in self.waiting:
            route.continue_()
        self.waiting.clear()


def test_enter_before_the_places_are_there_takes_the_best_of_what_was_written(serve, visit, store_path: Path) -> None:
    page = visit(f"{serve(store_path)}/reports/saraqib-1", language="en")
    page.locator("#accounts .said.place").first.dblclick()
    page.wait_for_selector(".editor [name=place]")
    until(page, "document.querySelectorAll('.editor .found [role=option]').length > 0")
    held = Held(page, "**/api/v1/places*")
    page.fill(".editor [name=place]", "Raqqa")
    page.locator(".editor [name=place]").press("Enter")
    for _ in range(200):
        if held.waiting:
            break
        page.wait_for_timeout(20)
    assert page.locator(".editor").count() == 1 and page.locator(".editor [aria-selected=true]").count() == 0
    held.let_go()
    until(page, "document.querySelectorAll('.editor [aria-selected=true]').length === 1")
    assert "Raqqa" in page.locator(".editor [aria-selected=true]").inner_text()
    page.locator(".editor [name=place]").press("Enter")
    page.wait_for_selector(".editor", state="detached")
    assert "Raqqa" in page.locator("#accounts .said.place").first.inner_text()


def test_a_place_that_comes_after_all_was_cleared_is_not_asked_for(serve, visit, examples: Path) -> None:
    page = visit(f"{serve(examples)}/search", language="en")
    held = Held(page, "**/api/v1/places*")
    page.fill("#around", "Saraqib")
    page.locator("#around").press("Enter")
    for _ in range(200):
        if held.waiting:
            break
        page.wait_for_timeout(20)
    page.locator("#reset").click()
    assert held.waiting
    with page.expect_response("**/api/v1/places*"):
        held.let_go()
    # what the answer would set in motion has had its turn
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert "near=" not in page.url and page.locator("#list a.row").count() == 0 and page.input_value("#around") == ""


def test_a_split_pressed_while_a_state_is_being_saved_is_no_conflict_with_oneself(serve, visit, store_path: Path) -> None:
    page = visit(serve(store_path), language="en")
    page.locator("#list a.row").first.click()
    page.wait_for_url("**/incidents/**")
    ready(page)
    before = page.locator(".matrix thead th").count()
    held = Held(page, "**/api/v1/incidents/*/state")
    page.locator(".matrix thead input").last.check()
    page.locator("#matrix-title").focus()
    page.keyboard.press("r")
    for _ in range(200):
        if held.waiting:
            break
        page.wait_for_timeout(20)
    page.keyboard.press("s")
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    held.let_go()
    until(page, f"document.querySelectorAll('.matrix thead th').length === {before - 1}")
    assert page.locator("dialog.conflict").count() == 0
    until(page, "document.querySelector('#state .set.in_review').getAttribute('aria-pressed') === 'true'")
