"""A real Chromium that opens a page from bytes and keeps what it complained about and what it asked the network for."""

import shutil

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package `chromium`")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page; afterwards nothing may have been written to the console and nothing but the file asked for."""
    seen = {"errors": [], "requests": []}
    contexts = []

    def open_page(content: bytes, *, width: int = 1200, language: str = "ar", **options):
        path = tmp_path / "report.html"
        path.write_bytes(content)
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen["errors"].append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen["errors"].append(str(error)))
        page.on("request", lambda request: seen["requests"].append(request.url))
        page.on("dialog", lambda dialog: seen["errors"].append(f"dialog: {dialog.message}"))
        page.goto(f"{path.as_uri()}#{language}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert seen["errors"] == []
    assert {url.split(":")[0] for url in seen["requests"]} <= {"file"} and len(seen["requests"]) == len(contexts)
