"""What each page of the review app weighs on the wire, in Chromium: every answer with its headers as it came, compressed, fonts and parts included; records and map data counted apart.

Usage: python -m evaluation.web_weight [--write PAGE]. The example reports are served on a port of this machine. A page is opened in an empty browser and scrolled to its end, so that what is fetched
in sight is counted. `make weigh-web` writes the table; tests/web/journeys/test_weight.py holds the bound.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import uvicorn

from evaluation.measured_part import write_part
from riwaya.pipeline import Pipeline
from riwaya.store import load
from riwaya.web import WebSettings, create_app

EXAMPLES = Path(__file__).parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
BEGIN, END = "<!-- weights -->", "<!-- end of weights -->"
# records and the ground of maps are data; everything else is the page
DATA = ("/api/v1/", "/ground.json")
BOUND = 200_000


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of a page and of the data that it shows, the number of answers, and the largest of them by address."""

    page: int
    data: int
    answers: int
    largest: tuple[tuple[str, int], ...]


def addresses(path: Path) -> dict[str, str]:
    """Each page of the app over a store of examples, by name."""
    held = load(path)
    incident = max(held.incidents, key=lambda i: len(i.accounts))
    report = quote(incident.reports[0], safe="")
    return {
        "inbox": "/", "inbox, reports": "/?of=reports", "report": f"/reports/{report}", "incident": f"/incidents/{incident.incident_id}", "map with timeline": "/map", "search": f"/search?q={quote('قصف')}",
        "sources": "/sources", "history": "/history", "people": "/people", "signing in": "/login",
    }


def weigh(browser: Any, base: str, address: str, language: str) -> Weight:
    """One page, opened in a window that has nothing yet."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
    context.add_cookies([{"name": "language", "value": language, "url": base}])
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    asked: dict[str, str] = {}
    came: dict[str, int] = {}
    wire.on("Network.requestWillBeSent", lambda event: asked.__setitem__(event["requestId"], event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: came.__setitem__(event["requestId"], int(event["encodedDataLength"])))
    page.goto(base + address)
    page.wait_for_selector("body[data-ready]")
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    context.close()
    rows = sorted(((asked[number].removeprefix(base), size) for number, size in came.items() if asked[number].startswith(base)), key=lambda row: -row[1])
    data = sum(size for name, size in rows if name.startswith(DATA))
    return Weight(page=sum(size for _, size in rows) - data, data=data, answers=len(rows), largest=tuple(rows[:6]))


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The app over a store, for as long as it is asked."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(path, WebSettings(port=port)), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def table() -> list[str]:
    """The weights as lines of Markdown."""
    from playwright.sync_api import sync_playwright

    lines = ["| page | Arabic | English | records and map data | answers | heaviest |", "| --- | --- | --- | --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "examples.db"
        Pipeline().add([EXAMPLES], path)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        with served(path) as base:
            for name, address in addresses(path).items():
                arabic, english = (weigh(browser, base, address, language) for language in ("ar", "en"))
                heaviest = max((row for row in arabic.largest if not row[0].startswith(DATA)), key=lambda row: row[1])
                lines.append(f"| {name} | {arabic.page / 1000:.0f} KB | {english.page / 1000:.0f} KB | {arabic.data / 1000:.0f} KB | {arabic.answers} | {heaviest[0].rpartition('/')[2]}, {heaviest[1] / 1000:.0f} KB |")
        browser.close()
    return lines


def main() -> None:
    """Weigh, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if shutil.which("chromium") is None:
        sys.exit("web_weight: no Chromium on this machine: install the package `chromium`")
    lines = table()
    print("\n".join(lines))
    if options.write:
        write_part(options.write, BEGIN, END, "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
