"""Which role a route takes. Every route of the API says it with `needs`, and a test holds that none forgets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request

from riwaya.store.people import Person
from riwaya.web.answers import Refusal
from riwaya.web.desk import Desk


def needs(role: str) -> Callable[[Request], Awaitable[None]]:
    """A dependency that refuses who has not the rights of `role`."""

    async def check(request: Request) -> None:
        person: Person | None = request.state.person
        if person is None:
            raise Refusal(401, "sign in first: POST /api/v1/session", headers={"WWW-Authenticate": "Session"})
        if not person.may(role):
            raise Refusal(403, f"this takes the role {role}; {person.name} is {person.role}. An admin can change that")

    check.role = role  # type: ignore[attr-defined]
    return check


def person_of(request: Request) -> Person:
    """Who asks; routes that call it have a `needs`."""
    person: Person | None = request.state.person
    if person is None:
        raise Refusal(401, "sign in first: POST /api/v1/session")
    return person


def desk_of(request: Request) -> Desk:
    """The store behind the app."""
    desk: Desk = request.app.state.desk
    return desk
