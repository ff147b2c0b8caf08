"""Every page is held to WCAG 2.2 AA by axe-core in a real browser: both languages, each theme, wide and on a phone, with everything unfolded."""

from pathlib import Path

import pytest

from riwaya.store import load
from tests.web.journeys.conftest import ready

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("", "?of=reports", "map", "search?q=قصف", "sources", "history", "people", "login", "report", "incident")


@pytest.mark.parametrize(("language", "theme", "width"), [("ar", "", 1300), ("en", "dark", 1300), ("ar", "contrast", 1300), ("en", "", 390)])
def test_every_page_passes(serve, chromium, examples: Path, language: str, theme: str, width: int) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: run `make vendor` (it takes npm)")
    base = serve(examples)
    contested = next(i for i in load(examples).incidents if i.standing == "contested")
    found = []
    # the checker is a script of its own, which the policy of the pages would refuse
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce")
    context.add_cookies([{"name": "language", "value": language, "url": base}, {"name": "theme", "value": theme, "url": base}])
    for name in PAGES:
        page = context.new_page()
        page.goto(f"{base}/{ {'report': f'reports/{contested.reports[0]}', 'incident': f'incidents/{contested.incident_id}'}.get(name, name) }")
        ready(page)
        if name == "report":
            page.locator(".said.place").first.focus()
            page.keyboard.press("e")
            page.locator(".editor").wait_for()
        page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((d) => { d.open = true; })")
        page.wait_for_timeout(400)
        # what lies half under the bar that stays at the top is no small target
        page.evaluate("window.scrollTo(0, 0)")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
        found += [f"{name}: {fault['id']}: {fault['nodes'][0]['html'][:300]}" for fault in result["violations"]]
        assert len(result["passes"]) > 15, name
        page.close()
    context.close()
    assert found == []
