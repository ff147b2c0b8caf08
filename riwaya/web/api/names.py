"""Names that people add for ids (aliases), and what the engine could not resolve: places that no table knows, actors and sources known by their name only."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response

from riwaya.lexicon import load_lexicon
from riwaya.model import Account
from riwaya.model.additions import Alias
from riwaya.model.text import Span
from riwaya.reviewing import add_to_lexicon, withdraw
from riwaya.web.answers import Refusal, gives, refuses, rows_page, told
from riwaya.web.asking import Paged
from riwaya.web.places import place_row
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs
from riwaya.web.writing import Form, Name, Why, by, writing

router = router_of("names")
SHORTEST = 3


class AliasSent(Why):
    """Which id the form names from the next add on."""

    table: Literal["actor", "source", "object", "weapon", "place"]
    id: Name
    form: Form


class AliasRow(msgspec.Struct, frozen=True, kw_only=True):
    """A name that somebody added."""

    alias_id: int
    table: str
    id: str
    form: str
    who: str
    at: str


class Unresolved(msgspec.Struct, frozen=True, kw_only=True):
    """A name that stands for nothing known, how often, and where it stands first."""

    name: str
    n: int
    report_id: str
    account_id: str
    span: Span
    country: str | None = None


class UnresolvedQuery(Paged):
    """What is sought: places, actors or sources."""

    what: Literal["places", "actors", "sources"] = "places"


@router.get("/aliases", dependencies=[Depends(needs("viewer"))], responses=gives(AliasRow, page=True))
async def alias_list(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Names that people added, the newest first."""
    with desk_of(request).reading() as connection:
        rows = connection.execute("SELECT addition_id, who, at, record FROM additions WHERE what = 'alias' AND is_live ORDER BY addition_id DESC").fetchall()
    return rows_page(request, [_row(*row) for row in rows], page=asked.page, size=asked.size)


@router.post("/aliases", status_code=201, dependencies=[Depends(needs("coder"))], responses=gives(AliasRow, status=201, also=(409, 413, 415)))
def new_alias(request: Request, body: AliasSent) -> Response:
    """Add a name for an id; the next add reads with it."""
    if len(body.form) < SHORTEST:
        raise Refusal(422, f"form: {body.form!r} is too short to tell it from other words; write {SHORTEST} letters or more")
    with writing(request) as connection:
        lexicon = load_lexicon()
        known: dict[str, Collection[str]] = {"actor": lexicon.actors, "source": lexicon.sources, "object": lexicon.objects, "weapon": lexicon.weapons}
        is_known = body.id in known[body.table] if body.table != "place" else place_row(connection, request.app.state.settings.gazetteer, body.id) is not None
        if not is_known:
            raise Refusal(422, f"id: {body.id[:100]!r} is no {body.table}; GET /api/v1/{'places' if body.table == 'place' else 'vocabulary'} lists them")
        number, _ = add_to_lexicon(connection, by(request, body.why), "alias", f"{body.table}:{body.id}", Alias(table=body.table, id=body.id, form=body.form))
        row = connection.execute("SELECT addition_id, who, at, record FROM additions WHERE addition_id = ?", (number,)).fetchone()
    return told(request, _row(*row), status=201)


@router.delete("/aliases/{alias_id}", status_code=204, dependencies=[Depends(needs("coder"))], responses=refuses(409))
def delete_alias(request: Request, alias_id: int) -> Response:
    """Take a name back."""
    with writing(request) as connection:
        withdraw(connection, by(request), "additions", max(0, min(alias_id, 2**62)))
    return Response(status_code=204)


@router.get("/unresolved", dependencies=[Depends(needs("viewer"))], responses=gives(Unresolved, page=True))
async def unresolved(request: Request, asked: Annotated[UnresolvedQuery, Query()]) -> Response:
    """Names that stand for nothing known, the most frequent first."""
    column = "is_unresolved" if asked.what == "places" else "has_unknown"
    found: dict[str, Unresolved] = {}
    with desk_of(request).reading() as connection:
        rows = connection.execute(f"SELECT ifnull(a.corrected, a.record) FROM report_facts f JOIN accounts a USING (report_id) WHERE f.{column} AND NOT a.is_rejected ORDER BY f.report_id, a.position")
        for (record,) in rows:
            account = msgspec.json.decode(record, type=Account)
            for name, span, country in _names(account, asked.what):
                known = found.get(name)
                found[name] = msgspec.structs.replace(known, n=known.n + 1) if known else Unresolved(name=name, n=1, report_id=account.report_id, account_id=account.account_id, span=span, country=country)
    ordered = sorted(found.values(), key=lambda row: (-row.n, row.name))
    return rows_page(request, ordered, page=asked.page, size=asked.size)


def _names(account: Account, what: str) -> list[tuple[str, Span, str | None]]:
    country = account.place.country if account.place else None
    if what == "places":
        return [(account.place.name, account.place.span, country)] if account.place and account.place.status == "unresolved" else []
    rows = account.actors if what == "actors" else account.sources
    return [(row.name, row.span, country) for row in rows if row.id.startswith("name:")]


def _row(number: int, who: str, at: str, record: str) -> AliasRow:
    alias = msgspec.json.decode(record, type=Alias)
    return AliasRow(alias_id=number, table=alias.table, id=alias.id, form=alias.form, who=who, at=at)
