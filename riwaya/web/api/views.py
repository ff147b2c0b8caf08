"""Views: filters that people keep, for themselves or for all."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from riwaya.web.answers import Refusal, gives, refuses, rows_page, told
from riwaya.web.asking import Paged
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs, person_of
from riwaya.web.writing import Name, writing

router = router_of("views")
MOST = 500


class ViewSent(BaseModel):
    """A list and its conditions, as the query of its address."""

    model_config = ConfigDict(extra="forbid")
    name: Name
    what: Literal["incidents", "reports", "map"]
    query: str = Field(max_length=2000, pattern=r"^[\w\-.~%=&+,:@!*'();]*$")
    is_shared: bool = False


class ViewRow(msgspec.Struct, frozen=True, kw_only=True):
    """A filter that somebody keeps."""

    view_id: int
    owner: str
    name: str
    what: str
    query: str
    is_shared: bool


@router.get("/views", dependencies=[Depends(needs("viewer"))], responses=gives(ViewRow, page=True))
async def view_list(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """One's own views, and those that are shared."""
    with desk_of(request).reading() as connection:
        rows = connection.execute("SELECT * FROM views WHERE owner = ? OR is_shared ORDER BY name, view_id", (person_of(request).name,)).fetchall()
    return rows_page(request, [_row(*row) for row in rows], page=asked.page, size=asked.size)


@router.post("/views", status_code=201, dependencies=[Depends(needs("coder"))], responses=gives(ViewRow, status=201, also=(409, 413, 415)))
def new_view(request: Request, body: ViewSent) -> Response:
    """Keep a view; one of the same name that the person has is replaced."""
    owner = person_of(request).name
    with writing(request) as connection:
        connection.execute("DELETE FROM views WHERE owner = ? AND name = ?", (owner, body.name))
        if connection.execute("SELECT count(*) FROM views WHERE owner = ?", (owner,)).fetchone()[0] >= MOST:
            raise Refusal(409, f"{owner} keeps {MOST} views already; take some away first")
        cursor = connection.execute("INSERT INTO views (owner, name, what, query, is_shared) VALUES (?,?,?,?,?)", (owner, body.name, body.what, body.query, body.is_shared))
        row = connection.execute("SELECT * FROM views WHERE view_id = ?", (cursor.lastrowid,)).fetchone()
    return told(request, _row(*row), status=201)


@router.delete("/views/{view_id}", status_code=204, dependencies=[Depends(needs("coder"))], responses=refuses())
def delete_view(request: Request, view_id: int) -> Response:
    """Take a view away: one's own, or as an admin a shared one."""
    person = person_of(request)
    with writing(request) as connection:
        row = connection.execute("SELECT owner, is_shared FROM views WHERE view_id = ?", (max(0, min(view_id, 2**62)),)).fetchone()
        if row is None or (row[0] != person.name and not row[1]):
            raise Refusal(404, f"view {view_id}: there is none")
        if row[0] != person.name and not person.may("admin"):
            raise Refusal(403, f"view {view_id} is {row[0]}'s; an admin can take it away")
        connection.execute("DELETE FROM views WHERE view_id = ?", (view_id,))
    return Response(status_code=204)


def _row(view_id: int, owner: str, name: str, what: str, query: str, is_shared: int) -> ViewRow:
    return ViewRow(view_id=view_id, owner=owner, name=name, what=what, query=query, is_shared=bool(is_shared))
