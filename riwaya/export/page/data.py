"""What the page shows, as plain records: reports with their text, accounts, incidents, names, strings, map labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.lexicon import load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import Account, Incident, Place, Report

INTERFACE = Path(__file__).parent.parent.parent / "resources" / "interface"
DECIMALS = {"site": 2, "settlement": 2, "district": 1, "governorate": 1, "region": 0, "country": 0}


class Label(msgspec.Struct, frozen=True):
    """A name on the map."""

    ar: str
    en: str
    lat: float
    lon: float
    rank: int


class PageData(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the JSON block of the page."""

    shareable: bool
    strings: dict[str, dict[str, str]]
    names: dict[str, tuple[str, str]]
    labels: tuple[Label, ...]
    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]


def page_data(reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], *, is_shareable: bool) -> PageData:
    """The records of a page; masked where it is to be shared."""
    if is_shareable:
        reports, accounts, incidents = [_without_text(r, accounts) for r in reports], [_masked(a) for a in accounts], [_masked_incident(i) for i in incidents]
    used = {r.report_id for r in reports if r.status == "read"}
    return PageData(
        shareable=is_shareable, strings=load_strings(), names=_names(accounts, incidents), labels=_labels(),
        reports=tuple(r for r in reports if r.report_id in used), accounts=tuple(accounts), incidents=tuple(incidents),
    )


@lru_cache(maxsize=1)
def load_strings() -> dict[str, dict[str, str]]:
    """The interface's strings by language and key."""
    return {path.stem: msgspec.json.decode(path.read_bytes(), type=dict[str, str]) for path in sorted(INTERFACE.glob("*.json"))}


def _names(accounts: Sequence[Account], incidents: Sequence[Incident]) -> dict[str, tuple[str, str]]:
    """Arabic and English names of the ids that occur, keys `actor:sdf`, `kind:clash`, `source:sohr`, `thing:home`."""
    lexicon = load_lexicon()
    found: dict[str, tuple[str, str]] = {}
    for identity, kind in lexicon.kinds.items():
        found[f"kind:{identity}"] = (kind.name_ar, kind.name_en)
    for identity, source in lexicon.sources.items():
        found[f"source:{identity}"] = (source.name_ar, source.name_en)
    for identity, actor in lexicon.actors.items():
        found[f"actor:{identity}"] = (actor.name_ar, actor.name_en)
    for identity, thing in (*lexicon.objects.items(), *lexicon.weapons.items()):
        found[f"thing:{identity}"] = (thing.name_ar, thing.name_en)
    return dict(sorted(found.items()))


def _labels() -> tuple[Label, ...]:
    rows = [row for row in load_gazetteer().rows.values() if row.lat is not None and row.lon is not None and row.importance >= 4 and row.kind in ("governorate", "city", "town", "village")]
    rows.sort(key=lambda row: (-row.importance, row.id))
    return tuple(Label(row.name_ar, row.name_en, row.lat or 0.0, row.lon or 0.0, 9 - row.importance) for row in rows[:900])


def _without_text(report: Report, accounts: Sequence[Account]) -> Report:
    """Only evidence words stay; every other character becomes a space, so that spans still hold."""
    kept = sorted(span for a in accounts if a.report_id == report.report_id for span in a.evidence)
    text, position = [], 0
    for start, end in kept:
        text.append(" " * max(0, start - position))
        text.append(report.text[max(start, position) : end])
        position = max(position, end)
    return msgspec.structs.replace(report, text="".join(text), title=None)


def _masked(account: Account) -> Account:
    sources = tuple(msgspec.structs.replace(s, id="name:masked", name="—") if s.id.startswith("name:") else s for s in account.sources)
    actors = tuple(msgspec.structs.replace(a, id="name:masked", name="—") if a.id.startswith("name:") else a for a in account.actors)
    return msgspec.structs.replace(account, sources=sources, actors=actors, place=_rounded(account.place))


def _masked_incident(incident: Incident) -> Incident:
    return msgspec.structs.replace(incident, place=_rounded(incident.place), summary_en="", summary_ar="")


def _rounded(place: Place | None) -> Place | None:
    if place is None or place.lat is None or place.lon is None:
        return place
    digits = DECIMALS.get(place.level, 1)
    return msgspec.structs.replace(place, lat=round(place.lat, digits), lon=round(place.lon, digits))
