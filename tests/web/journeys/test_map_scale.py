"""The scale of the map of everything, in the language of the page."""

from pathlib import Path

import pytest

from riwaya.web.pages.assets import has_part

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "unit"), [("ar", "كم"), ("en", "km")])
def test_the_scale_of_the_map_has_the_unit_of_the_language(serve, visit, examples: Path, language: str, unit: str) -> None:
    if not has_part("leaflet.js"):
        pytest.skip("the build brought no Leaflet: run `make vendor`")
    page = visit(f"{serve(examples)}/map", language=language)
    scale = page.locator(".leaflet-control-scale-line")
    scale.wait_for()
    number, _, written = scale.inner_text().partition(" ")
    assert number.isdigit() and written == unit
