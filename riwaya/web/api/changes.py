"""Who did what when, taking it back, and corrections that apply to nothing any more."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.responses import Response

from riwaya.reviewing import attach, dismiss, undo
from riwaya.store.changes import change, change_row, changes
from riwaya.store.rows import ChangeRow, CorrectionRow
from riwaya.store.work import AccountShown, orphans, present_id
from riwaya.web.answers import Refusal, gives, refuses, rows_page, told
from riwaya.web.api.accounts import shown_or_missing
from riwaya.web.asking import Paged, Word
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs, person_of
from riwaya.web.writing import Name, Why, by, writing

router = router_of("history")
MOST = 2**62


class ChangeQuery(Paged):
    """Changes of a record, of a person, of a sort."""

    report_id: str | None = Query(None, max_length=1000)
    account_id: Word | None = None
    incident_id: Word | None = None
    who: Word | None = None
    what: Word | None = None


class Attached(Why):
    """To which account."""

    account_id: Name


@router.get("/changes", dependencies=[Depends(needs("viewer"))], responses=gives(ChangeRow, page=True))
async def change_list(request: Request, asked: Annotated[ChangeQuery, Query()]) -> Response:
    """A page of changes, the newest first."""
    with desk_of(request).reading() as connection:
        incident_id = (present_id(connection, asked.incident_id) or asked.incident_id) if asked.incident_id else None
        conditions: dict[str, object] = {"report_id": asked.report_id, "account_id": asked.account_id, "incident_id": incident_id, "who": asked.who, "what": asked.what}
        rows, total = changes(connection, conditions, offset=(asked.page - 1) * asked.size, limit=asked.size)
    return rows_page(request, rows, page=asked.page, size=asked.size, total=total)


@router.post("/changes/{change_id}/undo", dependencies=[Depends(needs("coder"))], responses=gives(ChangeRow, also=(409, 413, 415)))
def undo_change(request: Request, change_id: int, body: Why) -> Response:
    """Take a change back: one's own, or as a reviewer anybody's. What was taken back can be taken back as well."""
    with writing(request) as connection:
        found = change(connection, change_id) if 0 < change_id < MOST else None
        if found is None:
            raise Refusal(404, f"change {change_id}: there is none")
        if found[0].who != person_of(request).name and not person_of(request).may("reviewer"):
            raise Refusal(403, f"change {change_id} is {found[0].who}'s; a reviewer can take it back")
        fresh = undo(connection, by(request, body.why), change_id)
        row = change(connection, fresh)
        assert row is not None
        shown = change_row(connection, fresh, *row)
    return told(request, shown)


@router.get("/orphans", dependencies=[Depends(needs("viewer"))], responses=gives(CorrectionRow, page=True))
async def orphan_list(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Corrections whose text or account is gone, with the reason."""
    with desk_of(request).reading() as connection:
        rows, total = orphans(connection, offset=(asked.page - 1) * asked.size, limit=asked.size)
    return rows_page(request, rows, page=asked.page, size=asked.size, total=total)


@router.post("/orphans/{correction_id}/attach", dependencies=[Depends(needs("coder"))], responses=gives(AccountShown, also=(409, 413, 415)))
def attach_orphan(request: Request, correction_id: int, body: Attached) -> Response:
    """Let an orphan correct an account that there is."""
    with writing(request) as connection:
        shown_or_missing(connection, body.account_id)
        attach(connection, by(request, body.why), min(correction_id, MOST), body.account_id)
        shown = shown_or_missing(connection, body.account_id)
    return told(request, shown, etag=shown.etag)


@router.delete("/orphans/{correction_id}", status_code=204, dependencies=[Depends(needs("coder"))], responses=refuses(409))
def dismiss_orphan(request: Request, correction_id: int) -> Response:
    """Withdraw an orphan; it stays in the changes."""
    with writing(request) as connection:
        dismiss(connection, by(request), max(0, min(correction_id, MOST)))
    return Response(status_code=204)
