"""What pages weigh as Chromium gets them, and which fonts they fetch."""

from pathlib import Path

import pytest

from evaluation.web_weight import BOUND, addresses, weigh
from riwaya.web.pages.assets import has_part
from tests.web.journeys.conftest import until

pytestmark = pytest.mark.browser
FONTS = "[...performance.getEntriesByType('resource')].map((one) => one.name).filter((name) => name.endsWith('.woff2')).map((name) => name.split('/static/vendor/')[1]).sort()"


@pytest.fixture(autouse=True)
def _parts() -> None:
    if not has_part("small/noto-naskh-arabic-arabic-400-normal.woff2"):
        pytest.skip("the parts from npm are not here: run `make vendor`")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_weighs_less_than_200_kb_with_its_fonts(serve, chromium, examples: Path, language: str) -> None:
    base = serve(examples)
    found = {name: weigh(chromium, base, address, language) for name, address in addresses(examples).items()}
    assert {name: weight.largest for name, weight in found.items() if weight.page >= BOUND} == {}
    # what is weighed is the whole page: its fonts, on the map Leaflet and the plot
    assert all(weight.answers >= 14 and any("woff2" in name for name, _ in weight.largest) for weight in found.values())
    assert {name.rpartition("/")[2] for name, _ in found["map with timeline"].largest} >= {"leaflet.js", "uPlot.iife.min.js"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_reports_are_read_in_the_small_fonts_and_a_rare_letter_fetches_the_whole_one(serve, visit, examples: Path, language: str) -> None:
    page = visit(f"{serve(examples)}/reports/saraqib-1", language=language)
    until(page, f"{FONTS}.length >= 3")
    assert page.evaluate(FONTS) == [f"small/{name}" for name in ("ibm-plex-sans-arabic-arabic-400-normal.woff2", "ibm-plex-sans-arabic-arabic-600-normal.woff2", "noto-naskh-arabic-arabic-400-normal.woff2")]
    # a letter of Pashto, which no small file holds
    page.evaluate("document.getElementById('text').append('\\u0693')")
    until(page, f"{FONTS}.includes('noto-naskh-arabic-arabic-400-normal.woff2')")
