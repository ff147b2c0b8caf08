"""The example reports, served -> docs/images/app/PAGE.LANGUAGE.png: one picture of each page of the review app in each language, two of them on a phone.

Usage: python tools/make_app_pictures.py docs/images/app. It takes Playwright and a system Chromium; a few corrections are made first, so that the pages show work under way.
"""

from __future__ import annotations

import json
import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from riwaya.pipeline import Pipeline
from riwaya.web import WebSettings, create_app

EXAMPLES = Path(__file__).parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
WIDE, PHONE = (1280, 860), (390, 780)
# page: address, what is done before the picture is taken, size
PAGES: dict[str, tuple[str, str, tuple[int, int]]] = {
    "inbox": ("/", "", WIDE),
    "reports": ("/?of=reports", "", WIDE),
    "report": ("/reports/saraqib-2", "document.querySelector('.said.count').focus()", WIDE),
    "correcting": ("/reports/dhiban-1", "document.querySelector('.said.count').closest('li').querySelector('.tools button').click()", WIDE),
    "incident": ("/incidents/SARAQIB", "", WIDE),
    "matrix": ("/incidents/SARAQIB", "document.querySelector('.matrix-box').scrollIntoView(); document.querySelector('button.cell').click()", WIDE),
    "map": ("/map", "", WIDE),
    "search": ("/search?q=%D9%82%D8%B5%D9%81", "", WIDE),
    "sources": ("/sources", "", WIDE),
    "history": ("/history", "", WIDE),
    "report-phone": ("/reports/saraqib-2", "", PHONE),
    "incident-phone": ("/incidents/SARAQIB", "", PHONE),
}


def serve(path: Path) -> tuple[str, uvicorn.Server]:
    """The app over a store, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(path, WebSettings(port=port, name="سلمى")), host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{port}", server


def work(page: Any) -> str:
    """Correct a figure, take an incident into review, comment on it; returns the id of the incident in Saraqib."""
    found: str = page.evaluate("""async () => {
        const api = (path) => '/api/v1/' + path;
        const { csrf } = await (await fetch(api('session'))).json();
        const send = (method, path, body, etag) => fetch(api(path), { method, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, ...(etag ? { 'If-Match': '"' + etag + '"' } : {}) }, body: JSON.stringify(body) });
        const report = await (await fetch(api('reports/saraqib-2'))).json();
        const one = report.accounts[0];
        const index = one.account.counts.findIndex((c) => c.measure === 'wounded');
        await send('PATCH', 'accounts/' + one.account.account_id, { slot: 'count', index, value: { ...one.account.counts[index], min: 13, max: 13, span: undefined, rule: undefined }, span: null, why: '' }, one.etag);
        const fresh = await (await fetch(api('incidents/' + one.account.incident_id))).json();
        await send('PUT', 'incidents/' + fresh.incident.incident_id + '/state', { state: 'in_review', why: '' }, fresh.etag);
        await send('POST', 'incidents/' + fresh.incident.incident_id + '/comments', { text: 'الحصيلتان 4 و7 للسوق نفسه: الثانية بعد نقل المصابين.' });
        return fresh.incident.incident_id; }""")
    return found


def main(folder: Path) -> None:
    """Write every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        store = Path(kept) / "examples.db"
        Pipeline().add([EXAMPLES], store)
        base, server = serve(store)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
            first = browser.new_page()
            first.goto(base)
            first.wait_for_selector("body[data-ready]")
            incident = work(first)
            for name, (address, act, (width, height)) in PAGES.items():
                for language in ("ar", "en"):
                    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
                    context.add_cookies([{"name": "language", "value": language, "url": base}])
                    page = context.new_page()
                    page.goto(base + address.replace("SARAQIB", incident))
                    page.wait_for_selector("body[data-ready]")
                    if act:
                        page.evaluate(f"() => {{ {act} }}")
                    page.wait_for_timeout(500)
                    page.screenshot(path=folder / f"{name}.{language}.png")
                    context.close()
            browser.close()
        server.should_exit = True
    print(json.dumps(sorted(path.name for path in folder.glob("*.png"))))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images/app"))
