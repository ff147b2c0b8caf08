"""Incidents: lists, and one with its matrix, links and assessment, under the store's policy or another."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from riwaya.assess import POLICIES
from riwaya.reviewing import under_policy
from riwaya.store.lists import incidents
from riwaya.store.rows import IncidentRow
from riwaya.web.answers import Refusal, gives, page_of, told
from riwaya.web.asking import IncidentList
from riwaya.web.records import IncidentView, incident_view
from riwaya.web.safety import desk_of, needs

router = APIRouter(tags=["incidents"])


@router.get("/incidents", dependencies=[Depends(needs("viewer"))], responses=gives(IncidentRow, page=True))
async def incident_list(request: Request, asked: Annotated[IncidentList, Query()]) -> Response:
    """A page of incidents, the most useful to look at first."""
    with desk_of(request).reading() as connection:
        found = incidents(connection, asked.wanted(), offset=(asked.page - 1) * asked.size, limit=asked.size)
    return page_of(request, found.rows, total=found.total, page=asked.page, size=asked.size)


@router.get("/incidents/{incident_id}", dependencies=[Depends(needs("viewer"))], responses=gives(IncidentView, also=(304,)))
async def one_incident(request: Request, incident_id: str, policy: str | None = Query(None, max_length=100)) -> Response:
    """An incident by its id or an earlier id of it; with `policy` its figures add up under another policy than that of the last add."""
    if policy is not None and policy not in POLICIES.names:
        raise Refusal(422, f"policy: {policy[:100]!r} is not known; write one of {', '.join(POLICIES.names)}")
    with desk_of(request).reading() as connection:
        view = incident_view(connection, incident_id)
        if view is None:
            raise missing(incident_id)
        if policy is not None:
            view = msgspec.structs.replace(view, incident=under_policy(connection, view.incident, policy))
    return told(request, view, etag=f"{view.etag}.{policy}" if policy else view.etag)


def missing(incident_id: str) -> Refusal:
    return Refusal(404, f"incident {incident_id[:100]!r}: there is none in this store")
