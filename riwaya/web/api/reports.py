"""Reports: lists, one with its accounts, its earlier versions."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from riwaya.model import Report
from riwaya.store.lists import reports
from riwaya.store.rows import ReportRow
from riwaya.web.answers import Refusal, gives, page_of, rows_page, told
from riwaya.web.asking import Paged, ReportList
from riwaya.web.records import ReportView, report_view
from riwaya.web.safety import desk_of, needs

router = APIRouter(tags=["reports"])


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier version of a report."""

    version: int
    report: Report


@router.get("/reports", dependencies=[Depends(needs("viewer"))], responses=gives(ReportRow, page=True))
async def report_list(request: Request, asked: Annotated[ReportList, Query()]) -> Response:
    """A page of reports; conditions on incidents choose the reports that tell a chosen one."""
    with desk_of(request).reading() as connection:
        found = reports(connection, asked.wanted(), offset=(asked.page - 1) * asked.size, limit=asked.size)
    return page_of(request, found.rows, total=found.total, page=asked.page, size=asked.size)


@router.get("/reports/{report_id:path}/versions", dependencies=[Depends(needs("viewer"))], responses=gives(Version, page=True))
async def versions(request: Request, report_id: str, asked: Annotated[Paged, Query()]) -> Response:
    """What the report was before, the latest first."""
    with desk_of(request).reading() as connection:
        if report_view(connection, report_id) is None:
            raise missing(report_id)
        rows = connection.execute("SELECT version, record FROM report_versions WHERE report_id = ? ORDER BY version DESC", (report_id,)).fetchall()
    return rows_page(request, [Version(version=v, report=msgspec.json.decode(r, type=Report)) for v, r in rows], page=asked.page, size=asked.size)


@router.get("/reports/{report_id:path}", dependencies=[Depends(needs("viewer"))], responses=gives(ReportView, also=(304,)))
async def one_report(request: Request, report_id: str) -> Response:
    """A report with its text, its accounts and what people made of them."""
    with desk_of(request).reading() as connection:
        view = report_view(connection, report_id)
    if view is None:
        raise missing(report_id)
    return told(request, view, etag=view.etag)


def missing(report_id: str) -> Refusal:
    return Refusal(404, f"report {report_id[:100]!r}: there is none in this store")
