"""Corrections whose report was edited after them: told with their reason, attached to an account of today or withdrawn, in the browser."""

import json
from pathlib import Path

import pytest

from riwaya.pipeline import Pipeline
from riwaya.store import Store
from tests.web.journeys.conftest import EXAMPLES, ready, until

pytestmark = pytest.mark.browser
WHY = {"ar": "تغير نص التقرير.", "en": "The text of the report has changed."}
CORRECT = """async ([slot, value]) => {
  const { csrf } = await (await fetch('/api/v1/session')).json();
  const { accounts } = await (await fetch('/api/v1/reports/saraqib-1')).json();
  const { account, etag } = accounts[0];
  const body = JSON.stringify({ slot, index: slot === 'count' ? account.counts.findIndex((one) => one.measure === 'killed') : null, value, span: null, why: '' });
  return (await fetch(`/api/v1/accounts/${encodeURIComponent(account.account_id)}`, { method: 'PATCH', body, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'If-Match': `"${etag}"` } })).status;
}"""


def edited(path: Path, folder: Path) -> None:
    """The report comes again with another first sentence."""
    rows = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["id"] == "saraqib-1":
            row["text"] = "مقدمة جديدة. " + row["text"]
    file = folder / "edited.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    Pipeline().add([file], path)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_orphan_is_attached_by_keyboard_and_counts_again(serve, visit, store_path: Path, tmp_path: Path, language: str) -> None:
    base = serve(store_path)
    page = visit(f"{base}/history", language=language)
    assert page.locator("#orphans .change").count() == 0
    assert page.evaluate(CORRECT, ["count", {"min": 11, "max": 11}]) == 200
    edited(store_path, tmp_path)
    page.reload()
    ready(page)
    row = page.locator("#orphans .change")
    assert row.count() == 1 and WHY[language] in row.inner_text() and "11" in row.inner_text()
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#orphans details button")
    assert ("سراقب" if language == "ar" else "Saraqib") in row.locator("details button").first.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('#orphans .change').length === 0")
    report = visit(f"{base}/reports/saraqib-1", language=language)
    assert report.locator(".said.count", has_text="11").count() == 1 and report.locator(".said.count .changed").count() == 1
    with Store(store_path) as store:
        assert store.faults() == []


def test_an_orphan_that_is_withdrawn_stays_in_the_history(serve, visit, store_path: Path, tmp_path: Path) -> None:
    page = visit(f"{serve(store_path)}/history", language="en")
    assert page.evaluate(CORRECT, ["kind", {"kind": "car_bomb"}]) == 200
    edited(store_path, tmp_path)
    page.reload()
    ready(page)
    page.locator("#orphans .quiet.bad").click()
    until(page, "document.querySelectorAll('#orphans .change').length === 0")
    page.reload()
    ready(page)
    assert page.locator("#orphans .change").count() == 0 and page.locator("#list .change").count() >= 2
