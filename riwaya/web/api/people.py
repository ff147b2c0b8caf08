"""People of a team, for admins: who there is, roles, passwords; and the audit log."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from riwaya.store.people import Person, add_person, change_person, people
from riwaya.web.answers import Refusal, gives, rows_page, told
from riwaya.web.asking import Paged
from riwaya.web.desk import now
from riwaya.web.routing import router_of
from riwaya.web.safety import check_password, desk_of, hashed, needs
from riwaya.web.writing import PersonName, writing

router = router_of("people")
Role = Literal["viewer", "coder", "reviewer", "admin"]


class PersonSent(BaseModel):
    """Somebody new."""

    model_config = ConfigDict(extra="forbid")
    name: PersonName
    password: str = Field(max_length=200)
    role: Role


class PersonChanged(BaseModel):
    """What is to change."""

    model_config = ConfigDict(extra="forbid")
    role: Role | None = None
    is_active: bool | None = None
    password: str | None = Field(None, max_length=200)


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """A write, or what was refused."""

    number: int
    at: str
    who: str
    what: str
    target: str
    outcome: str
    address: str


@router.get("/people", dependencies=[Depends(needs("admin"))], responses=gives(Person, page=True))
async def people_list(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Everybody, by name."""
    with desk_of(request).reading() as connection:
        rows = people(connection)
    return rows_page(request, rows, page=asked.page, size=asked.size)


@router.post("/people", status_code=201, dependencies=[Depends(needs("admin"))], responses=gives(Person, status=201, also=(409, 413, 415)))
def new_person(request: Request, body: PersonSent) -> Response:
    """Add somebody."""
    check_password(body.password, body.name)
    kept = hashed(body.password)
    with writing(request) as connection:
        add_person(connection, body.name, body.role, kept, now())
        person = next(p for p in people(connection) if p.name == body.name)
    return told(request, person, status=201)


@router.patch("/people/{name}", dependencies=[Depends(needs("admin"))], responses=gives(Person, also=(409, 413, 415)))
def change_somebody(request: Request, name: str, body: PersonChanged) -> Response:
    """Change a role, a password, or whether somebody may sign in; their sessions end."""
    if body.password is not None:
        check_password(body.password, name)
    kept = hashed(body.password) if body.password is not None else None
    with writing(request) as connection:
        if not any(p.name == name for p in people(connection)):
            raise Refusal(404, f"there is nobody called {name[:100]!r}")
        change_person(connection, name, role=body.role, is_active=body.is_active, password=kept)
        person = next(p for p in people(connection) if p.name == name)
    return told(request, person)


@router.get("/audit", dependencies=[Depends(needs("admin"))], responses=gives(AuditRow, page=True))
async def audit(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Every write and every refusal, the newest first."""
    with desk_of(request).reading() as connection:
        (total,) = connection.execute("SELECT count(*) FROM audit").fetchone()
        rows = connection.execute("SELECT number, at, who, what, target, outcome, address FROM audit ORDER BY number DESC LIMIT ? OFFSET ?", (asked.size, (asked.page - 1) * asked.size)).fetchall()
    shown = [AuditRow(number=n, at=a, who=w, what=x, target=t, outcome=o, address=d) for n, a, w, x, t, o, d in rows]
    return rows_page(request, shown, page=asked.page, size=asked.size, total=total)
