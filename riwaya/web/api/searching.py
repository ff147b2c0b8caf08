"""Search: words over folded text and stems, with the conditions of every list; the best fit first."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response

from riwaya.store.lists import Found, search_page
from riwaya.web.answers import gives, told
from riwaya.web.asking import Conditions, Paged
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs

router = router_of("search")


class SearchQuery(Conditions, Paged):
    """Words in `q`, conditions, a page."""


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A page of reports that fit; how many there are in all is not counted."""

    items: list[Found]
    page: int
    size: int
    total: int | None
    has_more: bool


@router.get("/search", dependencies=[Depends(needs("viewer"))], responses=gives(Results))
async def search(request: Request, asked: Annotated[SearchQuery, Query()]) -> Response:
    """Reports that hold the words, with those of their incidents that fit the conditions; without words, by day of their incidents."""
    with desk_of(request).reading() as connection:
        found = search_page(connection, asked.wanted(), offset=(asked.page - 1) * asked.size, limit=asked.size + 1)
    return told(request, Results(items=found[: asked.size], page=asked.page, size=asked.size, total=None, has_more=len(found) > asked.size))
