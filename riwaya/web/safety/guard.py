"""The guard around the whole app (ASGI): host, size, session, CSRF, headers, audit.

A name that the app was not started for is refused, so that no page can reach it by a DNS name of its own. A write must carry the session's CSRF token in a
header, come from the app's own pages where the browser says from where, and send JSON. The policy allows no inline script, no frame and no request to elsewhere.
"""

from __future__ import annotations

import hmac
import secrets
import time
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.store.people import Person, session_of
from riwaya.web.answers import Refusal
from riwaya.web.desk import Desk
from riwaya.web.routing import PARTS
from riwaya.web.settings import LOOPBACK, WebSettings

COOKIE = "riwaya_session"
READS = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = tuple((name.encode(), value.encode()) for name, value in {
    "content-security-policy": POLICY, "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}.items())


# what is no page has nothing to load, frame or open: parts of pages, of which there are thirty a page, and answers of the API
PART_HEADERS = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"), *((name, value) for name, value in HEADERS if name in (b"x-content-type-options", b"cross-origin-resource-policy")),
)


class Guard:
    """Wraps the app."""

    def __init__(self, app: ASGIApp, *, desk: Desk, settings: WebSettings) -> None:
        self.app, self.desk, self.settings = app, desk, settings
        # of the process: for the one person of loopback, and for signing in
        self.csrf = secrets.token_urlsafe(24)
        self.local = None if settings.is_team else Person(name=settings.person_name(), role="admin")
        self.hosts = {*LOOPBACK, *settings.hosts, settings.host} - {"0.0.0.0", "::"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        status, added = [0], PART_HEADERS if scope["path"].startswith(PARTS) else HEADERS

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        try:
            self._admit(scope, headers)
        except Refusal as refusal:
            await refusal.answer()(scope, receive, send_with_headers)
        else:
            await self.app(scope, self._bounded(receive), send_with_headers)
        await self._log(scope, status[0])

    def _admit(self, scope: Scope, headers: dict[bytes, str]) -> None:
        state = scope.setdefault("state", {})
        state["person"], state["csrf"], state["token"] = None, self.csrf, None
        if not self._is_ours(headers.get(b"host", "")):
            raise Refusal(400, "Host: this name is not one of the app's; start it with --also-known-as, or use the address that it printed")
        if not self.settings.is_team:
            state["person"] = self.local
        elif b"cookie" in headers:
            self._sign_in(state, headers[b"cookie"])
        if scope["method"] not in READS:
            self._check_write(state, headers)

    def _is_ours(self, host: str) -> bool:
        try:
            return (urlsplit(f"//{host}").hostname or "") in self.hosts
        except ValueError:
            return False

    def _sign_in(self, state: dict[str, object], cookie: str) -> None:
        try:
            morsel = SimpleCookie(cookie).get(COOKIE)
        except CookieError:
            morsel = None
        if morsel is not None and morsel.value:
            with self.desk.reading() as connection:
                session = session_of(connection, morsel.value, int(time.time()))
            if session is not None:
                state["person"], state["csrf"], state["token"] = session.person, session.csrf, morsel.value

    def _check_write(self, state: dict[str, object], headers: dict[bytes, str]) -> None:
        origin, site = headers.get(b"origin"), headers.get(b"sec-fetch-site", "same-origin")
        if site not in ("same-origin", "none") or (origin is not None and urlsplit(origin).netloc != headers.get(b"host")):
            raise Refusal(403, "this request comes from another site's page; nothing was done")
        if not hmac.compare_digest(headers.get(b"x-csrf-token", "").encode("latin-1"), str(state["csrf"]).encode()):
            raise Refusal(403, "X-CSRF-Token: is missing or old; read it again from GET /api/v1/session")
        length = headers.get(b"content-length", "0")
        if length.isdigit() and int(length) > self.settings.most_bytes:
            raise self._too_large()
        has_body = length not in ("", "0") or b"transfer-encoding" in headers
        if has_body and headers.get(b"content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise Refusal(415, "Content-Type: must be application/json")

    def _bounded(self, receive: Receive) -> Receive:
        read = 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.settings.most_bytes:
                # FastAPI passes on errors of this kind alone
                raise HTTPException(413, self._too_large().detail)
            return message

        return bounded

    def _too_large(self) -> Refusal:
        return Refusal(413, f"the request is larger than {self.settings.most_bytes:,} bytes; send less at once")

    async def _log(self, scope: Scope, status: int) -> None:
        """Every write, and every read that was refused for want of a right."""
        if scope["method"] in READS and status != 403 and not scope["state"].get("is_audited"):
            return
        person: Person | None = scope["state"]["person"]
        who = person.name if person else str(scope["state"].get("tried_as", ""))
        address = scope["client"][0] if scope.get("client") else ""
        await run_in_threadpool(self.desk.audit, who=who[:100], what=scope["method"], target=scope["path"], outcome=str(status), address=address)
