"""Accounts: one as people left it beside what the engine read; corrections, restoring, moving to another incident."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import Field

from riwaya.model import Correction, Report
from riwaya.reviewing import correct, move, restore, take_back_rejection
from riwaya.store.work import AccountShown, account_shown, present_id
from riwaya.web.answers import Refusal, check_match, gives, told
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs
from riwaya.web.values import Sent, correction_of
from riwaya.web.writing import Name, Why, by, writing

router = router_of("accounts")
ON_WRITE = (409, 412, 413, 415, 428)


class CorrectionSent(Why):
    """`index` is absent to add a value or to set a slot that has one; `value` is null to reject what is there. `span` are the words, in code points of the report's text."""

    slot: str = Field(max_length=20)
    index: int | None = Field(None, ge=0, le=10_000)
    value: dict[str, Any] | None = None
    span: tuple[int, int] | None = None


class Restored(Why):
    """After which change; 0 is how the engine read it."""

    change_id: int = Field(ge=0, le=2**62)


class Moved(Why):
    """To which incident; null for one of its own."""

    incident_id: Name | None = None


class MovedTo(msgspec.Struct, frozen=True, kw_only=True):
    """Where the account is now."""

    incident_id: str
    change_id: int


@router.get("/accounts/{account_id}", dependencies=[Depends(needs("viewer"))], responses=gives(AccountShown, also=(304,)))
async def one_account(request: Request, account_id: str) -> Response:
    """An account and its corrections."""
    with desk_of(request).reading() as connection:
        shown = shown_or_missing(connection, account_id)
    return told(request, shown, etag=shown.etag)


@router.patch("/accounts/{account_id}", dependencies=[Depends(needs("coder"))], responses=gives(AccountShown, also=ON_WRITE))
def correct_account(request: Request, account_id: str, body: CorrectionSent) -> Response:
    """Correct, add or reject a value, or reject the account (`slot` account, `value` null; an empty value takes that back)."""
    with _changing(request, account_id) as (connection, before):
        report = report_of(connection, before.account.report_id)
        if body.slot == "account" and body.value is not None:
            take_back_rejection(connection, by(request, body.why), account_id)
        else:
            correct(connection, by(request, body.why), account_id, _correction(request, connection, before, report, body))
        shown = shown_or_missing(connection, account_id)
    return told(request, shown, etag=shown.etag)


@router.post("/accounts/{account_id}/restore", dependencies=[Depends(needs("coder"))], responses=gives(AccountShown, also=ON_WRITE))
def restore_account(request: Request, account_id: str, body: Restored) -> Response:
    """Bring the account back to how it was right after a change."""
    with _changing(request, account_id) as (connection, _):
        restore(connection, by(request, body.why), account_id, body.change_id)
        shown = shown_or_missing(connection, account_id)
    return told(request, shown, etag=shown.etag)


@router.post("/accounts/{account_id}/move", dependencies=[Depends(needs("coder"))], responses=gives(MovedTo, also=ON_WRITE))
def move_account(request: Request, account_id: str, body: Moved) -> Response:
    """Say that the account tells another incident, or one of its own."""
    with _changing(request, account_id) as (connection, before):
        if before.is_rejected:
            raise Refusal(409, f"account {account_id}: is rejected; take that back first")
        target = present_id(connection, body.incident_id) if body.incident_id else None
        if body.incident_id and target is None:
            raise Refusal(404, f"incident {body.incident_id[:100]!r}: there is none in this store")
        incident_id, change_id = move(connection, by(request, body.why), account_id, target)
    return told(request, MovedTo(incident_id=incident_id, change_id=change_id))


@contextmanager
def _changing(request: Request, account_id: str) -> Iterator[tuple[sqlite3.Connection, AccountShown]]:
    """One transaction over an account, which must be as the person who changes it saw it."""
    with writing(request) as connection:
        before = shown_or_missing(connection, account_id)
        check_match(request, before.etag, lambda: before)
        yield connection, before


def shown_or_missing(connection: sqlite3.Connection, account_id: str) -> AccountShown:
    """An account, or 404."""
    shown = account_shown(connection, account_id)
    if shown is None:
        raise Refusal(404, f"account {account_id[:100]!r}: there is none in this store")
    return shown


def report_of(connection: sqlite3.Connection, report_id: str) -> Report:
    """The report of an account."""
    (record,) = connection.execute("SELECT record FROM reports WHERE report_id = ?", (report_id,)).fetchone()
    return msgspec.json.decode(record, type=Report)


def _correction(request: Request, connection: sqlite3.Connection, before: AccountShown, report: Report, body: CorrectionSent) -> Correction:
    if before.is_rejected:
        raise Refusal(409, f"account {before.account.account_id}: is rejected; take that back first")
    if body.slot == "account":
        return Correction.of(before.account, sha256=report.sha256, action="reject", slot="account", span=before.account.trigger, words=report.text[slice(*before.account.trigger)])
    asked = Sent(slot=body.slot, index=body.index, value=body.value, span=body.span)
    return correction_of(connection, before.account, report, asked, request.app.state.settings.gazetteer)
