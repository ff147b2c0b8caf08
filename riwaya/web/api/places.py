"""Places: search of the gazetteer, and places that people add to this store for the next add to read with."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from riwaya.lexicon.gazetteer import PlaceRow
from riwaya.lexicon.gazetteer.places import KINDS, name_key, usual_importance
from riwaya.reviewing import add_to_lexicon
from riwaya.web.answers import Refusal, gives, rows_page, told
from riwaya.web.asking import Numbers, Paged, Word, numbers
from riwaya.web.places import PlaceFound, Sought, find_places, found, place_row
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs
from riwaya.web.writing import Name, Why, by, writing

router = router_of("places")


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
        rows = find_places(connection, request.app.state.settings.gazetteer, sought)
    return rows_page(request, rows, page=asked.page, size=asked.size)


class PlaceSent(Why):
    """A place that no table knows."""

    name_ar: Name
    name_en: str = Field("", max_length=200)
    variants_ar: tuple[Name, ...] = Field((), max_length=20)
    kind: Name = "village"
    country: str = Field(pattern="^[A-Z]{2}$")
    admin1: Name | None = None
    admin2: Name | None = None
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)


@router.post("/places", status_code=201, dependencies=[Depends(needs("coder"))], responses=gives(PlaceFound, status=201, also=(409, 413, 415)))
def new_place(request: Request, body: PlaceSent) -> Response:
    """Add a place; records can name it at once, and the next add finds it in texts."""
    if body.kind not in KINDS:
        raise Refusal(422, f"kind: {body.kind[:50]!r} is none; write one of {', '.join(sorted(KINDS))}")
    key = name_key(body.name_ar)
    if len(key) < 3:
        raise Refusal(422, "name_ar: is too short to be told from other words")
    gazetteer = request.app.state.settings.gazetteer
    with writing(request) as connection:
        for field, area in (("admin1", body.admin1), ("admin2", body.admin2)):
            if area is not None and place_row(connection, gazetteer, area) is None:
                raise Refusal(422, f"{field}: {area[:100]!r} is no place here; GET /api/v1/places finds them")
        identity = "own:" + hashlib.sha256(f"{key} {body.country} {body.lat:.3f} {body.lon:.3f}".encode()).hexdigest()[:12]
        if place_row(connection, gazetteer, identity) is not None:
            raise Refusal(409, f"{body.name_ar}: is there already, at this point")
        row = PlaceRow(
            id=identity, name_ar=body.name_ar, variants_ar=body.variants_ar, name_en=body.name_en.strip(), kind=body.kind, country=body.country, admin1=body.admin1, admin2=body.admin2,
            lat=round(body.lat, 4), lon=round(body.lon, 4), importance=max(1, usual_importance(body.kind, key, 0)), source="own",
        )
        add_to_lexicon(connection, by(request, body.why), "place", identity, row)
        shown = found(row, gazetteer, is_own=True)
    return told(request, shown, status=201)
