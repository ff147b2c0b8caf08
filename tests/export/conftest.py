"""A real Chromium that opens a page from bytes and keeps what it complained about and what it asked the network for."""

import pytest


@pytest.fixture
def opened(chromium, tmp_path):
    """Opens a page; afterwards nothing may have been written to the console and nothing but the file asked for."""
    seen = {"errors": [], "requests": []}
    contexts = []

    def open_page(content: bytes, *, width: int = 1200, language: str = "ar", **options):
        path = tmp_path / "report.html"
        path.write_bytes(content)
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen["errors"].append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen["errors"].append(str(error)))
        page.on("request", lambda request: seen["requests"].append(request.url))
        page.on("dialog", lambda dialog: seen["errors"].append(f"dialog: {dialog.message}"))
        page.goto(f"{path.as_uri()}#{language}")
        # the map looks at its size once it is drawn and is painted again with the frame after
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert seen["errors"] == []
    assert {url.split(":")[0] for url in seen["requests"]} <= {"file"} and len(seen["requests"]) == len(contexts)
