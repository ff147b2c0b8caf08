"""What pages fetch beside records: strings and names in one language, the ground of maps, and the report page's own modules as one ES module.

Reads resources/interface, resources/map, resources/places, the lexicon and riwaya/export/page/static.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.export.page import STATIC as PAGE_STATIC
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.arabic.graphic_words import graphic_pattern
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.lexicon.geography import load_geography
from riwaya.model import vocabulary

STATIC = Path(__file__).parent.parent / "static"
# modules of the report page that the app takes as they are, and what it calls of them
SHARED = ("strings.js", "words.js", "text.js", "ground.js")
CALLED = (
    "data", "state", "byId", "isArabic", "say", "has", "withCapital", "plain", "apart", "nameOf", "listed", "placeName", "make", "draw", "isolated", "reportsById", "accountsById", "incidentsById",
    "locale", "dayOf", "formatter", "oneDay", "days", "amount", "whoCounted", "holderOf", "shortened", "rangeOf", "tollOf", "deadliest", "headline", "differenceOf", "positionsOf", "countOf", "positionValue",
    "CONTROLS", "wordsOf", "visible", "mercator", "unprojected", "ringsOf", "drawGround", "namesOnMap",
)
# strings that only report.html or the shells show
UNUSED = (
    "word-", "means-", "masked-", "how-to-read", "intro", "totals", "banner", "print", "remain", "map-hint", "sort", "held-back", "skip", "figures-note", "click-value",
    "theme", "no-incidents", "nothing-to-choose", "detail", "back", "own-words", "return", "texts", "key-evidence", "key-value", "key-lit", "map-holds", "zoom-all", "not-on-map", "disclaimer", "what-to-list",
    "people-told", "login-told", "orphans-told", "sources-told", "matrix-help", "map-keys", "timeline-hint", "text-help", "page-report", "page-incident", "page-map", "page-s", "page-h", "page-p", "page-l",
)
MOST_LABELS = 900


def fingerprint(content: bytes) -> str:
    """What an ETag says of some bytes."""
    return hashlib.sha256(content).hexdigest()[:20]


def has_part(name: str) -> bool:
    """Whether the build brought a part from npm; without it the app does with what it has."""
    return (STATIC / "vendor" / name).is_file()


@lru_cache(maxsize=1)
def telling() -> bytes:
    """How days, figures, names and texts are told, shared with report.html."""
    parts = [(PAGE_STATIC / name).read_text(encoding="utf-8") for name in SHARED]
    return ("\n".join(parts) + f"\nexport {{ {', '.join(CALLED)} }};\n").encode()


@lru_cache(maxsize=1)
def theme() -> bytes:
    """The colours of the report page."""
    return (PAGE_STATIC / "theme.css").read_bytes()


@lru_cache(maxsize=4)
def words(language: str) -> bytes:
    """Strings of one language, names of every id, and the closed lists that forms offer."""
    # the shell reads catalogues; this module is below it
    from riwaya.web.pages.shell import strings

    lexicon = load_lexicon()
    tables = {"actor": lexicon.actors, "kind": lexicon.kinds, "source": lexicon.sources, "object": lexicon.objects, "weapon": lexicon.weapons}
    is_arabic = language == "ar"
    # a pair as the report page has it, without the name that this page does not show
    names = {f"{sort}:{key}": (record.name_ar if is_arabic else "", "" if is_arabic else record.name_en) for sort, table in tables.items() for key, record in table.items()}  # type: ignore[attr-defined]
    closed = {
        "measures": vocabulary.MEASURES, "roles": vocabulary.ROLES, "factuality": vocabulary.FACTUALITY, "times": vocabulary.TIMES_OF_DAY, "precisions": vocabulary.DATE_PRECISIONS,
        "levels": vocabulary.PLACE_LEVELS, "demographics": vocabulary.DEMOGRAPHICS, "quantifiers": vocabulary.QUANTIFIERS, "relations": vocabulary.RELATIONS, "standings": vocabulary.STANDINGS, "graphic": graphic_pattern(),
    }
    told = {key: text for key, text in strings()[language].items() if not key.startswith(UNUSED)}
    return msgspec.json.encode({"strings": told, "names": names, "closed": closed})


@lru_cache(maxsize=1)
def ground() -> bytes:
    """Outlines, rivers and lakes, and the names of governorates and towns, the most important first."""
    rows = [row for row in load_gazetteer().rows.values() if row.lat is not None and row.kind in ("governorate", "city", "town") and row.importance >= 4]
    rows.sort(key=lambda row: (-row.importance, row.id))
    labels = [{"ar": row.name_ar, "en": row.name_en, "lat": round(row.lat or 0.0, 3), "lon": round(row.lon or 0.0, 3), "rank": 9 - row.importance, "is_area": row.kind == "governorate"} for row in rows[:MOST_LABELS]]
    return msgspec.json.encode({"geography": load_geography(), "labels": labels})
