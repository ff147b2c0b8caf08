"""Accounts: one as people left it, beside what the engine read."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from riwaya.store.work import AccountShown, account_shown
from riwaya.web.answers import Refusal, gives, told
from riwaya.web.safety import desk_of, needs

router = APIRouter(tags=["accounts"])


@router.get("/accounts/{account_id}", dependencies=[Depends(needs("viewer"))], responses=gives(AccountShown, also=(304,)))
async def one_account(request: Request, account_id: str) -> Response:
    """An account and its corrections."""
    with desk_of(request).reading() as connection:
        shown = account_shown(connection, account_id)
    if shown is None:
        raise missing(account_id)
    return told(request, shown, etag=shown.etag)


def missing(account_id: str) -> Refusal:
    return Refusal(404, f"account {account_id[:100]!r}: there is none in this store")
