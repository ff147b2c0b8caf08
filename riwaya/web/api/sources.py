"""Sources: who cites whom, and how often each stands alone, is corroborated or contested. Figures only, no score of trust."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Depends, Query, Request
from fastapi.responses import Response

from riwaya.lexicon import load_lexicon
from riwaya.reviewing import source_figures
from riwaya.web.answers import gives, rows_page
from riwaya.web.asking import Paged
from riwaya.web.routing import router_of
from riwaya.web.safety import desk_of, needs

router = router_of("sources")


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One origin: in how many incidents it stands, and which outlets relay it. `ar` and `en` are names, null for what is known by its name only."""

    origin: str
    ar: str | None
    en: str | None
    incidents: int
    alone: int
    corroborated: int
    contested: int
    cited_by: dict[str, int]
    by_measure: dict[str, dict[str, int]]


class SourceQuery(Paged):
    """A page, and words of a name or an id."""

    q: str | None = Query(None, max_length=200)


@router.get("/sources", dependencies=[Depends(needs("viewer"))], responses=gives(SourceRow, page=True))
def sources(request: Request, asked: Annotated[SourceQuery, Query()]) -> Response:
    """A page of origins, the most frequent first."""
    desk, held = desk_of(request), request.app.state
    with desk.reading() as connection:
        version = connection.execute("SELECT max(number) FROM history").fetchone()[0]
        if getattr(held, "sources_of", None) != version:
            lexicon = load_lexicon()
            rows = []
            for row in source_figures(connection):
                known = lexicon.sources.get(row.origin) or lexicon.actors.get(row.origin)
                rows.append(SourceRow(
                    origin=row.origin, ar=known.name_ar if known else None, en=known.name_en if known else None, incidents=row.incidents, alone=row.alone, corroborated=row.corroborated,
                    contested=row.contested, cited_by=row.cited_by, by_measure=row.by_measure,
                ))
            held.sources, held.sources_of = rows, version
    wanted = (asked.q or "").casefold()
    return rows_page(request, [row for row in held.sources if wanted in f"{row.origin} {row.ar} {row.en}".casefold()], page=asked.page, size=asked.size)
