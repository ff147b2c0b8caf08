"""Reports: lists, one with its accounts, its earlier versions."""

from __future__ import annotations

import sqlite3
from typing import Annotated

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Report
from riwaya.model.schemas import CLOSED
from riwaya.reviewing import add_account, set_state
from riwaya.store.lists import reports
from riwaya.store.rows import ReportRow
from riwaya.store.work import AccountShown, present_id
from riwaya.web.answers import Refusal, check_match, gives, page_of, rows_page, told
from riwaya.web.api.accounts import ON_WRITE, shown_or_missing
from riwaya.web.asking import Paged, ReportList, State
from riwaya.web.records import ReportView, report_view
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs, person_of
from riwaya.web.values import checked_span
from riwaya.web.writing import Name, Why, by, writing

router = router_of("reports")


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier version of a report."""

    version: int
    report: Report


class StateSent(Why):
    """How a record stands; `final` takes a reviewer."""

    state: State


class AccountSent(Why):
    """An account that the engine did not see: its kind and the words that tell it. `like` is an account of the report whose date, place and sources it shares."""

    kind: Name
    trigger: tuple[int, int]
    evidence: tuple[tuple[int, int], ...] = Field((), max_length=50)
    incident_id: Name | None = None
    like: Name | None = None


@router.get("/reports", dependencies=[Depends(needs("viewer"))], responses=gives(ReportRow, page=True))
async def report_list(request: Request, asked: Annotated[ReportList, Query()]) -> Response:
    """A page of reports; conditions on incidents choose the reports that tell a chosen one."""
    with desk_of(request).reading() as connection:
        found = reports(connection, asked.wanted(), offset=(asked.page - 1) * asked.size, limit=asked.size)
    return page_of(request, found.rows, total=found.total, page=asked.page, size=asked.size, revision=found.revision)


@router.get("/reports/{report_id:path}/versions", dependencies=[Depends(needs("viewer"))], responses=gives(Version, page=True))
async def versions(request: Request, report_id: str, asked: Annotated[Paged, Query()]) -> Response:
    """What the report was before, the latest first."""
    with desk_of(request).reading() as connection:
        view_or_missing(connection, report_id)
        rows = connection.execute("SELECT version, record FROM report_versions WHERE report_id = ? ORDER BY version DESC", (report_id,)).fetchall()
    return rows_page(request, [Version(version=v, report=msgspec.json.decode(r, type=Report)) for v, r in rows], page=asked.page, size=asked.size)


@router.put("/reports/{report_id:path}/state", dependencies=[Depends(needs("coder"))], responses=gives(ReportView, also=ON_WRITE))
def report_state(request: Request, report_id: str, body: StateSent) -> Response:
    """Say how the report stands."""
    may_set(request, body.state)
    with writing(request) as connection:
        before = view_or_missing(connection, report_id)
        check_match(request, before.etag, lambda: before)
        set_state(connection, by(request, body.why), "report", report_id, body.state)
        view = view_or_missing(connection, report_id)
    return told(request, view, etag=view.etag)


@router.post("/reports/{report_id:path}/accounts", status_code=201, dependencies=[Depends(needs("coder"))], responses=gives(AccountShown, status=201, also=ON_WRITE))
def new_account(request: Request, report_id: str, body: AccountSent) -> Response:
    """Add an account; its other slots are filled by corrections."""
    with writing(request) as connection:
        before = view_or_missing(connection, report_id)
        check_match(request, before.etag, lambda: before)
        incident_id = present_id(connection, body.incident_id) if body.incident_id else None
        if body.incident_id and incident_id is None:
            raise Refusal(404, f"incident {body.incident_id[:100]!r}: there is none in this store")
        account = _account(before, body)
        identity, _ = add_account(connection, by(request, body.why), account, sha256=before.report.sha256, incident_id=incident_id)
        shown = shown_or_missing(connection, identity)
    return told(request, shown, etag=shown.etag, status=201)


@router.get("/reports/{report_id:path}", dependencies=[Depends(needs("viewer"))], responses=gives(ReportView, also=(304,)))
async def one_report(request: Request, report_id: str) -> Response:
    """A report with its text, its accounts and what people made of them."""
    with desk_of(request).reading() as connection:
        view = view_or_missing(connection, report_id)
    return told(request, view, etag=view.etag)


def may_set(request: Request, state: str) -> None:
    """Final is for reviewers to say."""
    if state == "final" and not person_of(request).may("reviewer"):
        raise Refusal(403, f"to call a record final takes the role reviewer; {person_of(request).name} is {person_of(request).role}")


def view_or_missing(connection: sqlite3.Connection, report_id: str) -> ReportView:
    """A report, or 404."""
    view = report_view(connection, report_id)
    if view is None:
        raise Refusal(404, f"report {report_id[:100]!r}: there is none in this store")
    return view


def _account(view: ReportView, body: AccountSent) -> Account:
    kind = load_lexicon().kinds.get(body.kind)
    if kind is None or kind.event_type not in CLOSED["Account"]["event_type"]:
        raise Refusal(422, f"kind: {body.kind[:100]!r} is not known; GET /api/v1/vocabulary lists the kinds")
    for span in (body.trigger, *body.evidence):
        checked_span(span, view.report)
    like = next((a.account for a in view.accounts if a.account.account_id == body.like), None)
    if body.like and like is None:
        raise Refusal(422, f"like: {body.like[:100]!r} is no account of this report")
    fresh = Account(
        account_id="", report_id=view.report.report_id, incident_id="", kind=kind.id, event_type=kind.event_type, sub_event_type=kind.sub_event_type, trigger=body.trigger, evidence=body.evidence or (body.trigger,),
    )
    if like is None:
        return fresh
    return msgspec.structs.replace(
        fresh, date_start=like.date_start, date_end=like.date_end, date_precision=like.date_precision, date_status=like.date_status, date_span=like.date_span, place=like.place, sources=like.sources,
    )
