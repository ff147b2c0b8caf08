"""The review app over a real store, served on a port of this machine, and a real Chromium that keeps what it complained about."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.web import WebSettings, create_app

EXAMPLES = Path(__file__).parent.parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example reports, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("store") / "examples.db"
    added = CliRunner().invoke(cli, ["add", str(EXAMPLES), "--db", str(path)])
    assert added.exit_code == 0, added.output
    return path


@pytest.fixture
def store_path(examples: Path, tmp_path: Path) -> Path:
    """A store of one's own."""
    return Path(shutil.copy(examples, tmp_path / "review.db"))


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves a store and gives the address; everything stops with the test."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(path: Path, **settings: object) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        app = create_app(path, WebSettings(port=port, **settings))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        for _ in range(500):
            if server.started:
                return f"http://127.0.0.1:{port}"
            time.sleep(0.02)
        raise RuntimeError("the app did not start")

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def visit(chromium) -> Iterator[Callable[..., object]]:
    """Opens a page of the app in a window of its own; afterwards nothing may have been complained about and no other machine asked.

    `may_fail` names statuses that the test brings about itself: Chromium writes every refused request to its console.
    """
    contexts, errors, hosts = [], [], set()

    def open_page(address: str, *, language: str = "ar", width: int = 1300, height: int = 900, context=None, may_fail: tuple[int, ...] = ()):
        base = "/".join(address.split("/")[:3])
        if context is None:
            context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
            context.add_cookies([{"name": "language", "value": language, "url": base}])
            context.set_default_timeout(20000)
            contexts.append(context)
        page = context.new_page()

        def heard(message) -> None:
            if message.type == "error" and not any(f"status of {status}" in message.text for status in may_fail):
                errors.append(f"{page.url}: {message.text}")

        page.on("console", heard)
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
        page.goto(address)
        ready(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
    assert all(host.startswith(("http://127.0.0.1:", "data:", "blob:")) for host in hosts), hosts


def ready(page) -> None:
    """Wait until the page has drawn what it asked for."""
    page.wait_for_selector("body[data-ready]", timeout=20000)


def until(page, expression: str, *, tries: int = 100) -> None:
    """Wait until `expression` holds. The page's policy forbids the evaluation by which the browser driver would wait itself."""
    for _ in range(tries):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(80)
    raise AssertionError(f"never became true: {expression}")
