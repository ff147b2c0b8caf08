"""What the page says about fixed records, word for word, in both languages. `UPDATE_GOLDEN=1` writes the files anew: read the difference before sending it."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from riwaya.export.page import render_page
from riwaya.model import Account, Incident, Report

GOLDEN = Path(__file__).parent / "golden"
RECORDS = json.loads((GOLDEN / "records.json").read_text(encoding="utf-8"))


def told(text: str) -> str:
    """Lines without the spaces and isolates that a browser may set otherwise."""
    lines = ("".join(c for c in line if c not in "\u2068\u2069") for line in text.splitlines())
    return "\n".join(" ".join(line.split()) for line in lines if line.strip()) + "\n"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_says_this_of_one_incident(opened, language: str) -> None:
    records = [msgspec.convert(RECORDS[name], list[kind]) for name, kind in (("reports", Report), ("accounts", Account), ("incidents", Incident))]
    page = opened(render_page(*records), language=language)
    page.locator("#list button.row").click()
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = told("\n".join(page.inner_text(part) for part in ("header", "#banner", "#guide", "#totals", "#remain", "#key", "#list", "#detail")))
    path = GOLDEN / f"page.{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
