"""The example reports, served -> docs/images/app/PAGE.LANGUAGE.png: one picture of each page of the review app in each language, two of them on a phone.

Usage: python tools/make_app_pictures.py docs/images/app [PAGE ...]; without names every page. It takes Playwright and a system Chromium; a few corrections are made first, so that
the pages show work under way. The pages of a team are taken from a second server, whose people are invented.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from riwaya.pipeline import Pipeline
from riwaya.store import Store
from riwaya.store.people import add_person
from riwaya.web import WebSettings, create_app
from riwaya.web.safety import hashed

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
TEAM_PAGES: dict[str, tuple[str, str, tuple[int, int]]] = {
    "people": ("/people", "", WIDE),
    "login": ("/login", "", WIDE),
}
TEAM = {"سلمى": "admin", "ليلى": "reviewer", "Karim": "coder", "Nadia": "viewer"}
PASSWORD = "a long pass phrase of ours"


def serve(path: Path, *, is_team: bool = False) -> tuple[str, uvicorn.Server]:
    """The app over a store, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(path, WebSettings(port=port, is_team=True) if is_team else WebSettings(port=port, name="سلمى")), host="127.0.0.1", port=port, log_level="error"))
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


def take(browser: Any, folder: Path, base: str, pages: dict[str, tuple[str, str, tuple[int, int]]], *, cookies: list[Any]) -> None:
    """A picture of each page in each language, as the bearer of `cookies` sees it."""
    for name, (address, act, (width, height)) in pages.items():
        for language in ("ar", "en"):
            context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
            context.add_cookies([*cookies, {"name": "language", "value": language, "url": base}])
            page = context.new_page()
            page.goto(base + address)
            page.wait_for_selector("body[data-ready]")
            if act:
                page.evaluate(f"() => {{ {act} }}")
            page.wait_for_timeout(500)
            page.screenshot(path=folder / f"{name}.{language}.png")
            context.close()


def work_alone(browser: Any, folder: Path, store: Path, wanted: set[str]) -> None:
    """The pages of one person on one machine."""
    base, server = serve(store)
    first = browser.new_page()
    first.goto(base)
    first.wait_for_selector("body[data-ready]")
    incident = work(first)
    take(browser, folder, base, {name: (address.replace("SARAQIB", incident), act, size) for name, (address, act, size) in PAGES.items() if name in wanted}, cookies=[])
    server.should_exit = True


def work_as_team(browser: Any, folder: Path, store: Path, wanted: set[str]) -> None:
    """The page of people as its admin sees it after a refused try, and the door as a stranger does."""
    with Store(store) as held, held.transaction() as connection:
        for name, role in TEAM.items():
            add_person(connection, name, role, hashed(PASSWORD), "2024-01-01T00:00:00+00:00")
    base, server = serve(store, is_team=True)
    context = browser.new_context()
    door = context.new_page()
    door.goto(f"{base}/login")
    for password in ("not the pass phrase", PASSWORD):
        door.wait_for_selector("body[data-ready]")
        door.fill("[name=name]", next(iter(TEAM)))
        door.fill("[name=password]", password)
        door.keyboard.press("Enter")
        door.wait_for_timeout(1500)
    signed_in = [cookie for cookie in context.cookies() if cookie["name"] != "language"]
    for name, page in TEAM_PAGES.items():
        if name in wanted:
            take(browser, folder, base, {name: page}, cookies=signed_in if name == "people" else [])
    server.should_exit = True


def main(folder: Path, wanted: set[str]) -> None:
    """Write the pictures of the pages that are wanted into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        alone, team = Path(kept) / "examples.db", Path(kept) / "team.db"
        Pipeline().add([EXAMPLES], alone)
        Pipeline().add([EXAMPLES], team)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        if wanted & PAGES.keys():
            work_alone(browser, folder, alone, wanted)
        if wanted & TEAM_PAGES.keys():
            work_as_team(browser, folder, team, wanted)
        browser.close()
    print(json.dumps(sorted(path.name for path in folder.glob("*.png"))))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", default=Path("docs/images/app"))
    arguments.add_argument("pages", nargs="*", metavar="PAGE", help=f"of {', '.join([*PAGES, *TEAM_PAGES])}; all by default")
    options = arguments.parse_args()
    main(options.folder, set(options.pages) or PAGES.keys() | TEAM_PAGES.keys())
