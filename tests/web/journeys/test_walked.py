"""Faults that walking the app by hand found, each with the way to it: a policy is no conflict, names with a number inside, wide tables on a phone."""

from pathlib import Path

import pytest

from tests.web.journeys.conftest import ready, until

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
    apart = page.evaluate("async (all) => { const { apart } = await import('/static/telling.js'); return all.map(apart); }", ["قناة Delta 24 Arabic", "Delta 24: 7", "مطار T4 العسكري", "Delta 7، Omega: 12"])
    assert apart == ["قناة \u2068Delta 24 Arabic\u2069", "\u2068Delta \u206924: 7", "مطار \u2068T4 \u2069العسكري", "\u2068Delta \u20697، \u2068Omega\u2069: 12"]


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
