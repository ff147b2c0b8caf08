"""The map and the timeline of everything that the conditions choose."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response

from riwaya.store.lists import points, steps
from riwaya.web.answers import gives, told
from riwaya.web.asking import Conditions
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs

router = router_of("map")
COLUMNS = ("incident_id", "lat", "lon", "standing", "kind", "date_start", "killed_high", "state", "place", "place_en", "killed_low", "date_end")


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """A row for each incident that has a point, in the order of `columns`."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    total: int
    without_point: int


class Steps(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of day or month, how many incidents stand single-source, corroborated and contested, and the sum of the highest figures of killed."""

    rows: list[tuple[Any, ...]]
    without_day: int


class StepQuery(Conditions):
    """Conditions, and how long a step is."""

    step: Literal["day", "month"] = "day"


@router.get("/map", dependencies=[Depends(needs("viewer"))], responses=gives(Points))
async def the_map(request: Request, asked: Annotated[Conditions, Query()]) -> Response:
    """Points of the chosen incidents, at most 10,000."""
    with desk_of(request).reading() as connection:
        rows, without = points(connection, asked.wanted())
    return told(request, Points(columns=COLUMNS, rows=rows, total=len(rows), without_point=without))


@router.get("/timeline", dependencies=[Depends(needs("viewer"))], responses=gives(Steps))
async def the_timeline(request: Request, asked: Annotated[StepQuery, Query()]) -> Response:
    """How many of the chosen incidents on each day or in each month."""
    with desk_of(request).reading() as connection:
        rows, without = steps(connection, asked.wanted(), step=asked.step)
    return told(request, Steps(rows=rows, without_day=without))
