"""The fetcher against a server of this machine: robots, waits, redirects, retries, bounds, resuming, and no address inside a network."""

import http.server
import json
import threading
import time
from pathlib import Path

import pytest

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read import ReadSettings, read
from riwaya.read.fetch import Fetcher, is_public
from tests.read.test_readers import PAGE


class Site(http.server.BaseHTTPRequestHandler):
    """Answers by path and counts what it was asked."""

    def do_GET(self) -> None:
        asked = self.server.asked
        asked.append((time.monotonic(), self.path, self.headers["User-Agent"]))
        flaky = sum(path == "/flaky" for _, path, _ in asked)
        status, headers, body = {
            "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\n"), "/moved": (302, {"Location": "/page"}, b""), "/inside": (302, {"Location": "http://169.254.169.254/x"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""), "/flaky": (503 if flaky < 3 else 200, {}, PAGE.encode()), "/big": (200, {}, b"<p>" + b"x" * 60_000), "/gone": (410, {}, b""), "/down": (500, {}, b""),
        }.get(self.path, (200, {}, PAGE.encode()))
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


SETTINGS = ReadSettings(is_private_allowed=True, delay_seconds=0.01, timeout_seconds=5.0, longest_text=50_000)


def test_a_list_is_fetched_kept_and_gone_on_with(site, tmp_path: Path) -> None:
    server, root = site
    (tmp_path / "l.urls").write_text(f"# a list\n{root}/page\n{root}/private/x\n{root}/moved\n{root}/page\n{root}/gone\n", encoding="utf-8")
    found = list(read([tmp_path / "l.urls"], SETTINGS))
    assert [r.url for r in found if isinstance(r, Report)] == [f"{root}/page"]  # /moved gives the same report again
    assert {i.source: i.reason for i in found if isinstance(i, Issue)} == {f"{root}/private/x": "robots.txt of the site forbids it", f"{root}/gone": "the server answered 410"}
    assert sum(path == "/robots.txt" for _, path, _ in server.asked) == 1 and not any("/private" in path for _, path, _ in server.asked)
    assert all(agent.startswith("riwaya/") for _, _, agent in server.asked)
    records = [json.loads(p.read_bytes()) for p in (tmp_path / "l.pages").glob("*.json")]
    assert len(records) == 2 and all(r["sha256"] for r in records)
    before = len(server.asked)
    again = list(read([tmp_path / "l.urls"], SETTINGS))
    assert [r for r in again if isinstance(r, Report)] == [r for r in found if isinstance(r, Report)]
    assert {path for _, path, _ in server.asked[before:]} == {"/robots.txt", "/gone"}
    for page in (tmp_path / "l.pages").glob("*.html"):
        page.write_bytes(b"changed")
    assert [r for r in read([tmp_path / "l.urls"], SETTINGS) if isinstance(r, Report)] == [r for r in found if isinstance(r, Report)]


@pytest.mark.parametrize(("path", "says"), [("/loop", "redirects"), ("/big", "larger than"), ("/down", "answered 500")])
def test_what_stands_in_the_way_is_said(site, path: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        Fetcher(SETTINGS).fetch(site[1] + path)


def test_an_answer_that_may_pass_is_asked_again(site) -> None:
    assert Fetcher(SETTINGS).fetch(site[1] + "/flaky").content == PAGE.encode()
    assert sum(path == "/flaky" for _, path, _ in site[0].asked) == 3


def test_a_redirect_into_a_network_is_not_followed(site, monkeypatch: pytest.MonkeyPatch) -> None:
    host = f"127.0.0.1:{site[0].server_address[1]}"
    monkeypatch.setattr("riwaya.read.fetch.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(ReadError, match="inside a network"):
        Fetcher(ReadSettings(delay_seconds=0.01)).fetch(f"http://{host}/inside")


def test_pages_of_a_site_wait_for_each_other(site) -> None:
    fetcher = Fetcher(ReadSettings(is_private_allowed=True, delay_seconds=0.2))
    fetcher.fetch(site[1] + "/page")
    fetcher.fetch(site[1] + "/other")
    moments = [moment for moment, _, _ in site[0].asked]
    assert all(later - earlier >= 0.15 for earlier, later in zip(moments, moments[1:], strict=False))


@pytest.mark.parametrize("address", ["10.1.2.3", "192.168.0.1", "172.16.0.1", "127.0.0.1", "0.0.0.0", "169.254.169.254", "100.64.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "224.0.0.1", "240.0.0.1"])
def test_no_address_inside_a_network_is_public(address: str) -> None:
    assert not is_public(address)
