"""Places: search of the gazetteer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from riwaya.web.answers import gives, rows_page
from riwaya.web.asking import Numbers, Paged, Word, numbers
from riwaya.web.places import PlaceFound, Sought, find_places
from riwaya.web.safety import desk_of, needs

router = APIRouter(tags=["places"])


class PlaceQuery(Paged):
    """Part of a name in Arabic or English, or an id; around a point; in a country; of a kind."""

    q: Word = ""
    near: Numbers | None = Field(None, description="latitude,longitude,kilometres")
    country: str | None = Field(None, pattern="^[A-Za-z]{2}$")
    kind: Word | None = None


@router.get("/places", dependencies=[Depends(needs("viewer"))], responses=gives(PlaceFound, page=True))
async def places(request: Request, asked: Annotated[PlaceQuery, Query()]) -> Response:
    """A page of places."""
    near = numbers("near", asked.near, 3)
    sought = Sought(words=asked.q, near=(near[0], near[1], near[2]) if near else None, country=asked.country, kind=asked.kind)
    with desk_of(request).reading() as connection:
        found = find_places(connection, request.app.state.settings.gazetteer, sought)
    return rows_page(request, found, page=asked.page, size=asked.size)
