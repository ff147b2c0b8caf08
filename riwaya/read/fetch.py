"""One page from the web, politely: robots, a wait between pages of a site, limits of size and time, retries, no address inside a network.

The name is resolved once and the connection goes to the address that was checked, so that a name cannot point elsewhere in between; every
redirect is checked again. No cookies, no credentials, no scripts.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.robotparser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec

from riwaya.errors import ReadError
from riwaya.version import VERSION

if TYPE_CHECKING:
    from riwaya.read import ReadSettings

AGENT = f"riwaya/{VERSION}"
MOST_REDIRECTS = 5
TRIES = 3
LONGEST_WAIT = 60.0
LARGEST_ROBOTS = 500_000
PIECE = 65_536
AGAIN = (429, 500, 502, 503, 504)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came: its last address, its bytes, the content type that the server said."""

    url: str
    content: bytes
    content_type: str


class Fetcher:
    """Fetches pages; keeps what robots files said and when each site was last asked."""

    def __init__(self, settings: ReadSettings) -> None:
        self.settings = settings
        self.robots: dict[str, urllib.robotparser.RobotFileParser] = {}
        self.last: dict[str, float] = {}

    def fetch(self, url: str) -> Page:
        """The page at `url`; raises `ReadError` that says what stood in the way."""
        asked = url
        for _ in range(MOST_REDIRECTS + 1):
            self._check_robots(url)
            status, headers, content = self._tried(url, self.settings.longest_text)
            if status in (301, 302, 303, 307, 308):
                url = urljoin(url, headers.get("location", ""))
                continue
            if status != 200:
                raise ReadError(asked, f"the server answered {status}")
            return Page(url=url, content=content, content_type=headers.get("content-type", ""))
        raise ReadError(asked, f"more than {MOST_REDIRECTS} redirects")

    def _check_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.robots:
            rules = urllib.robotparser.RobotFileParser()
            status, _, content = self._tried(f"{site}/robots.txt", LARGEST_ROBOTS)
            if status in (401, 403):
                rules.parse(["User-agent: *", "Disallow: /"])
            elif status >= 500:
                raise ReadError(url, f"robots.txt answered {status}: not fetched")
            else:
                rules.parse(content.decode("utf-8", "replace").splitlines() if status == 200 else [])
            self.robots[site] = rules
        if not self.robots[site].can_fetch(AGENT, url):
            raise ReadError(url, "robots.txt of the site forbids it")

    def _tried(self, url: str, most: int) -> tuple[int, dict[str, str], bytes]:
        """One request, tried again after errors that may pass, with longer waits each time."""
        for attempt in range(TRIES):
            self._wait(url)
            try:
                status, headers, content = self._requested(url, most)
            except (OSError, http.client.HTTPException) as error:
                if attempt == TRIES - 1:
                    raise ReadError(url, f"no answer after {TRIES} tries: {error or type(error).__name__}") from error
                time.sleep(self.settings.delay_seconds * 2**attempt)
                continue
            if status in AGAIN and attempt < TRIES - 1:
                after = headers.get("retry-after", "")
                time.sleep(min(LONGEST_WAIT, float(after)) if after.isdigit() else self.settings.delay_seconds * 2**attempt)
                continue
            return status, headers, content
        raise ReadError(url, f"no answer after {TRIES} tries")

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        said = [float(delay) for site, rules in self.robots.items() if urlsplit(site).netloc == host and (delay := rules.crawl_delay(AGENT))]
        left = self.last.get(host, -1e9) + min(LONGEST_WAIT, max([self.settings.delay_seconds, *said])) - time.monotonic()
        if left > 0:
            time.sleep(left)
        self.last[host] = time.monotonic()

    def _requested(self, url: str, most: int) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            raise ReadError(url, "is no http or https address, or carries a password")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise ReadError(url, f"is no address: {error}") from error
        connection = _Checked(parts.hostname, port, self._address(url, parts.hostname, port), parts.scheme == "https", self.settings.timeout_seconds)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", _quoted(target), headers={"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml", "Accept-Encoding": "identity"})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, self._body(url, answer, most)
        finally:
            connection.close()

    def _body(self, url: str, answer: http.client.HTTPResponse, most: int) -> bytes:
        deadline, content = time.monotonic() + 5 * self.settings.timeout_seconds, b""
        while piece := answer.read(PIECE):
            content += piece
            if len(content) > most:
                raise ReadError(url, f"the page is larger than {most} bytes")
            if time.monotonic() > deadline:
                raise ReadError(url, f"the page took longer than {5 * self.settings.timeout_seconds:g} seconds")
        return content

    def _address(self, url: str, host: str, port: int) -> str:
        """An address of the host that may be asked: none that lies inside a network or machine."""
        try:
            found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise ReadError(url, f"no such host: {host}") from error
        for address in found:
            if not self.settings.is_private_allowed and not is_public(address):
                raise ReadError(url, f"{host} is an address inside a network ({address}): not fetched")
        return found[0]


def is_public(address: str) -> bool:
    """Whether an address lies on the open internet.

    >>> is_public("127.0.0.1"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1"), is_public("8.8.8.8")
    (False, False, False, True)
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(parsed, "ipv4_mapped", None)
    parsed = mapped or parsed
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


class _Checked(http.client.HTTPConnection):
    """A connection to an address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str, is_secure: bool, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.address, self.is_secure = address, is_secure

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.is_secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _quoted(target: str) -> str:
    """Arabic in an address as the web writes it."""
    from urllib.parse import quote

    return quote(target, safe="/%?&=+:;,@!$'()*~-._[]")
