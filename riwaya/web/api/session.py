"""Signing in and out, and who one is. On loopback everybody is the one person of this machine."""

from __future__ import annotations

import secrets
import time
from typing import Literal

import msgspec
from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from riwaya.store.people import change_person, end_session, password_of, start_session
from riwaya.version import VERSION
from riwaya.web.answers import JSON, Refusal, gives, refuses
from riwaya.web.routing import router_of
from riwaya.web.safety import Tries, check_password, desk_of, hashed, is_right, needs, person_of
from riwaya.web.safety.guard import COOKIE

router = router_of("session")


class Credentials(BaseModel):
    """Who wants to sign in."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)


class NewPassword(BaseModel):
    """The password until now, and the one from now on."""

    model_config = ConfigDict(extra="forbid")
    old: str = Field(max_length=200)
    new: str = Field(max_length=200)


class SessionShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks (`name` and `role` are null where nobody is signed in) and the token that writes must carry as X-CSRF-Token."""

    mode: Literal["local", "team"]
    name: str | None
    role: str | None
    csrf: str
    version: str


@router.get("/session", responses=gives(SessionShown))
async def session(request: Request) -> Response:
    """Who one is."""
    return _shown(request)


@router.post("/session", responses={**gives(SessionShown, also=(413, 415, 429))})
def sign_in(request: Request, body: Credentials) -> Response:
    """Sign in; sets the session's cookie. Wrong names and wrong passwords are refused alike."""
    settings, tries, address = request.app.state.settings, request.app.state.tries, request.client.host if request.client else ""
    assert isinstance(tries, Tries)
    if not settings.is_team:
        raise Refusal(404, "on this machine nobody signs in; start the app with --team for that")
    request.scope["state"]["tried_as"] = body.name
    wait = tries.wait(body.name, address)
    if wait:
        raise Refusal(429, f"too many tries; wait {wait} seconds", headers={"Retry-After": str(wait)})
    desk = desk_of(request)
    # counted before it is checked, so that many at once cannot try more
    tries.failed(body.name, address)
    with desk.reading() as connection:
        kept = password_of(connection, body.name)
    if not is_right(kept, body.password):
        raise Refusal(401, "name or password are not right")
    tries.forget(body.name)
    token, csrf, now = secrets.token_urlsafe(32), secrets.token_urlsafe(24), int(time.time())
    lasts = int(settings.session_hours * 3600)
    with desk.writing() as store, store.transaction() as connection:
        if request.state.token:
            end_session(connection, request.state.token)
        start_session(connection, body.name, token=token, csrf=csrf, expires=now + lasts, now=now)
        role = connection.execute("SELECT role FROM people WHERE name = ?", (body.name,)).fetchone()[0]
    response = Response(msgspec.json.encode(SessionShown(mode="team", name=body.name, role=role, csrf=csrf, version=VERSION)), media_type=JSON, headers={"Cache-Control": "no-store"})
    response.set_cookie(COOKIE, token, max_age=lasts, path="/", httponly=True, samesite="strict", secure=settings.is_secure or request.url.scheme == "https")
    return response


@router.delete("/session", status_code=204, dependencies=[Depends(needs("viewer"))], responses=refuses())
def sign_out(request: Request) -> Response:
    """Sign out; the session ends on the server too."""
    if request.state.token:
        with desk_of(request).writing() as store, store.transaction() as connection:
            end_session(connection, request.state.token)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return response


@router.put("/session/password", status_code=204, dependencies=[Depends(needs("viewer"))], responses=refuses(413, 415, 429))
def change_password(request: Request, body: NewPassword) -> Response:
    """Change one's own password; every session of oneself ends."""
    person, desk, tries = person_of(request), desk_of(request), request.app.state.tries
    address = request.client.host if request.client else ""
    with desk.reading() as connection:
        kept = password_of(connection, person.name)
    if kept is None:
        raise Refusal(404, f"{person.name} has no password here")
    wait = tries.wait(person.name, address)
    if wait:
        raise Refusal(429, f"too many tries; wait {wait} seconds", headers={"Retry-After": str(wait)})
    if not is_right(kept, body.old):
        tries.failed(person.name, address)
        raise Refusal(403, "old: is not the password until now")
    check_password(body.new, person.name)
    fresh = hashed(body.new)
    with desk.writing() as store, store.transaction() as connection:
        change_person(connection, person.name, password=fresh)
    return Response(status_code=204)


def _shown(request: Request) -> Response:
    person = request.state.person
    mode: Literal["local", "team"] = "team" if request.app.state.settings.is_team else "local"
    record = SessionShown(mode=mode, name=person.name if person else None, role=person.role if person else None, csrf=request.state.csrf, version=VERSION)
    return Response(msgspec.json.encode(record), media_type=JSON, headers={"Cache-Control": "no-store"})
