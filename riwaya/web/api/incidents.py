"""Incidents: lists, and one with its matrix, links and assessment, under the store's policy or another."""

from __future__ import annotations

import sqlite3
from typing import Annotated

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from riwaya.assess import POLICIES
from riwaya.reviewing import comment, merge, set_state, split, under_policy, withdraw
from riwaya.store.lists import incidents
from riwaya.store.rows import CommentRow, IncidentRow
from riwaya.store.work import comments, present_id
from riwaya.web.answers import Refusal, check_match, gives, page_of, refuses, rows_page, told
from riwaya.web.api.accounts import ON_WRITE
from riwaya.web.api.reports import StateSent, may_set
from riwaya.web.asking import IncidentList, Paged
from riwaya.web.records import IncidentView, incident_view
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs, person_of
from riwaya.web.writing import Name, Said, Why, by, writing

router = router_of("incidents")


class MergeSent(Why):
    """Which other incidents are this one."""

    others: tuple[Name, ...] = Field(min_length=1, max_length=100)


class SplitSent(Why):
    """Which accounts tell another incident."""

    accounts: tuple[Name, ...] = Field(min_length=1, max_length=1000)


class PolicyQuery(BaseModel):
    """Under which policy the figures add up."""

    model_config = ConfigDict(extra="forbid")
    policy: Annotated[str, Field(max_length=100)] | None = None


class CommentSent(Why):
    """What to say."""

    text: Said


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """The id of what the incidents are now."""

    incident_id: str
    change_id: int


class Parted(msgspec.Struct, frozen=True, kw_only=True):
    """The id of the rest, and of what was split off."""

    incident_id: str
    new_incident_ids: tuple[str, ...]
    change_id: int


@router.get("/incidents", dependencies=[Depends(needs("viewer"))], responses=gives(IncidentRow, page=True))
async def incident_list(request: Request, asked: Annotated[IncidentList, Query()]) -> Response:
    """A page of incidents, the most useful to look at first."""
    with desk_of(request).reading() as connection:
        found = incidents(connection, asked.wanted(), offset=(asked.page - 1) * asked.size, limit=asked.size)
    return page_of(request, found.rows, total=found.total, page=asked.page, size=asked.size, revision=found.revision)


@router.get("/incidents/{incident_id}", dependencies=[Depends(needs("viewer"))], responses=gives(IncidentView, also=(304,)))
async def one_incident(request: Request, incident_id: str, asked: Annotated[PolicyQuery, Query()]) -> Response:
    """An incident by its id or an earlier id of it; with `policy` its figures add up under another policy than that of the last add."""
    policy = asked.policy
    if policy is not None and policy not in POLICIES.names:
        raise Refusal(422, f"policy: {policy[:100]!r} is not known; write one of {', '.join(POLICIES.names)}")
    with desk_of(request).reading() as connection:
        view = view_or_missing(connection, incident_id)
        if policy is not None:
            view = msgspec.structs.replace(view, incident=under_policy(connection, view.incident, policy))
    return told(request, view, etag=f"{view.etag}.{policy}" if policy else view.etag)


@router.put("/incidents/{incident_id}/state", dependencies=[Depends(needs("coder"))], responses=gives(IncidentView, also=ON_WRITE))
def incident_state(request: Request, incident_id: str, body: StateSent) -> Response:
    """Say how the incident stands; final confirms that its accounts belong together."""
    may_set(request, body.state)
    with writing(request) as connection:
        before = matched(request, connection, incident_id)
        set_state(connection, by(request, body.why), "incident", before.incident.incident_id, body.state)
        view = view_or_missing(connection, incident_id)
    return told(request, view, etag=view.etag)


@router.post("/incidents/{incident_id}/merge", dependencies=[Depends(needs("coder"))], responses=gives(Merged, also=ON_WRITE))
def merge_incidents(request: Request, incident_id: str, body: MergeSent) -> Response:
    """Say that this incident and others are one."""
    with writing(request) as connection:
        before = matched(request, connection, incident_id)
        others = [i for i in (_present(connection, other) for other in body.others) if i != before.incident.incident_id]
        identity, change_id = merge(connection, by(request, body.why), before.incident.incident_id, others)
    return told(request, Merged(incident_id=identity, change_id=change_id))


@router.post("/incidents/{incident_id}/split", dependencies=[Depends(needs("coder"))], responses=gives(Parted, also=ON_WRITE))
def split_incident(request: Request, incident_id: str, body: SplitSent) -> Response:
    """Say that some accounts tell another incident."""
    with writing(request) as connection:
        before = matched(request, connection, incident_id)
        identity, fresh, change_id = split(connection, by(request, body.why), before.incident.incident_id, body.accounts)
    return told(request, Parted(incident_id=identity, new_incident_ids=fresh, change_id=change_id))


@router.get("/incidents/{incident_id}/comments", dependencies=[Depends(needs("viewer"))], responses=gives(CommentRow, page=True))
async def comment_list(request: Request, incident_id: str, asked: Annotated[Paged, Query()]) -> Response:
    """What people said of the incident, the oldest first."""
    with desk_of(request).reading() as connection:
        rows = comments(connection, _present(connection, incident_id))
    return rows_page(request, rows, page=asked.page, size=asked.size)


@router.post("/incidents/{incident_id}/comments", status_code=201, dependencies=[Depends(needs("coder"))], responses=gives(CommentRow, status=201, also=(409, 413, 415)))
def new_comment(request: Request, incident_id: str, body: CommentSent) -> Response:
    """Say something of the incident."""
    with writing(request) as connection:
        identity = _present(connection, incident_id)
        number, _ = comment(connection, by(request, body.why), identity, body.text)
        row = next(row for row in comments(connection, identity) if row.comment_id == number)
    return told(request, row, status=201)


@router.delete("/comments/{comment_id}", status_code=204, dependencies=[Depends(needs("coder"))], responses=refuses(409))
def delete_comment(request: Request, comment_id: int) -> Response:
    """Take a comment back: one's own, or as a reviewer anybody's."""
    with writing(request) as connection:
        row = connection.execute("SELECT who FROM comments WHERE comment_id = ? AND is_live", (comment_id if abs(comment_id) < 2**62 else 0,)).fetchone()
        if row is None:
            raise Refusal(404, f"comment {comment_id}: there is none")
        if row[0] != person_of(request).name and not person_of(request).may("reviewer"):
            raise Refusal(403, "the comment is somebody else's; a reviewer can take it back")
        withdraw(connection, by(request), "comments", comment_id)
    return Response(status_code=204)


def view_or_missing(connection: sqlite3.Connection, incident_id: str) -> IncidentView:
    """An incident by any of its ids, or 404."""
    view = incident_view(connection, incident_id)
    if view is None:
        raise Refusal(404, f"incident {incident_id[:100]!r}: there is none in this store")
    return view


def matched(request: Request, connection: sqlite3.Connection, incident_id: str) -> IncidentView:
    """The incident, as the writer saw it."""
    view = view_or_missing(connection, incident_id)
    check_match(request, view.etag, lambda: view)
    return view


def _present(connection: sqlite3.Connection, incident_id: str) -> str:
    identity = present_id(connection, incident_id)
    if identity is None:
        raise Refusal(404, f"incident {incident_id[:100]!r}: there is none in this store")
    return identity
