"""What is left to do: counts by state, what is contested, what wants a look."""

from __future__ import annotations

import msgspec
from fastapi import Depends, Request
from fastapi.responses import Response

from riwaya.store.lists import tally
from riwaya.web.answers import gives, told
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs, person_of

router = router_of("inbox")


class Mine(msgspec.Struct, frozen=True, kw_only=True):
    """What the asker did."""

    changes: int


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of records: `reports` and `incidents` by state and in `all`; `changed` are incidents that changed after a person said how they stand."""

    reports: dict[str, int]
    incidents: dict[str, int]
    contested: int
    review: int
    unresolved: int
    unknown_actor: int
    changed: int
    orphans: int
    outlets: list[tuple[str, int]]
    mine: Mine
    is_linked: bool


@router.get("/stats", dependencies=[Depends(needs("viewer"))], responses=gives(Stats))
async def stats(request: Request) -> Response:
    """Counts for the inbox."""
    with desk_of(request).reading() as connection:
        found = tally(connection)
        (mine,) = connection.execute("SELECT count(*) FROM changes WHERE who = ?", (person_of(request).name,)).fetchone()
        is_open = connection.execute("SELECT 1 FROM state WHERE name = 'linking' AND value = 'open'").fetchone()
    return told(request, {**found, "mine": {"changes": mine}, "is_linked": is_open is None})
