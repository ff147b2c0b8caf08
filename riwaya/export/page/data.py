"""What the page shows, as plain records: reports with their text, accounts, incidents, names of what occurs, strings, the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from riwaya.export.sharing import MASKS, SharingSettings, share
from riwaya.lexicon import ActorRecord, KindRecord, SourceRecord, ThingRecord, load_lexicon
from riwaya.lexicon.gazetteer import PlaceRow, load_gazetteer
from riwaya.lexicon.geography import Geography, load_geography
from riwaya.lexicon.interface import load_strings
from riwaya.model import Account, Incident, Report, total_of

MOST_LABELS = 600
AROUND = 4.0  # degrees around an incident in which towns are named; villages are named within a tenth of that
AREAS = ("governorate", "district")


class Label(msgspec.Struct, frozen=True):
    """A name on the map. `rank` 1 is drawn first; an area has a name but no dot."""

    ar: str
    en: str
    lat: float
    lon: float
    rank: int
    is_area: bool


class Sharing(msgspec.Struct, frozen=True, kw_only=True):
    """What was masked for sharing: names of masks, and how many incidents since which day are held back."""

    masks: tuple[str, ...]
    held_back: int
    since: str | None


class PageData(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the JSON block of the page. `read` and `without_incident` count reports."""

    sharing: Sharing | None
    strings: dict[str, dict[str, str]]
    names: dict[str, tuple[str, str]]
    labels: tuple[Label, ...]
    geography: Geography
    read: int
    without_incident: int
    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]


def page_data(reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], *, sharing: SharingSettings | None) -> PageData:
    """The records of a page; masked where it is to be shared."""
    masked = None
    read, without = len(reports), sum(r.status != "read" for r in reports)
    if sharing is not None:
        shared = share(reports, accounts, incidents, sharing)
        reports, accounts, incidents = shared.reports, shared.accounts, shared.incidents
        masked = Sharing(masks=tuple(m for m in MASKS if m not in sharing.keep), held_back=shared.held_back, since=shared.since)
    told = {a.report_id for a in accounts}
    return PageData(
        sharing=masked, strings=load_strings(), names=_names(accounts, incidents), labels=_labels(incidents), geography=load_geography(), read=read, without_incident=without,
        reports=tuple(r for r in reports if r.report_id in told), accounts=tuple(_shown(a) for a in accounts), incidents=tuple(_totalled(i) for i in incidents),
    )


def _shown(account: Account) -> Account:
    """An account without what the page does not show: rules, and the places that lost."""
    place = msgspec.structs.replace(account.place, because=(), candidates=()) if account.place else None
    return msgspec.structs.replace(account, place=place, rules=())


def _totalled(incident: Incident) -> Incident:
    """An incident with its totals, also where its record was written before records kept them."""
    found = (total_of(incident, measure) for measure in dict.fromkeys(c.measure for c in incident.counts))
    return msgspec.structs.replace(incident, totals=tuple(total for total in found if total))


def _names(accounts: Sequence[Account], incidents: Sequence[Incident]) -> dict[str, tuple[str, str]]:
    """Arabic and English names of the ids that occur, keys `actor:sdf`, `kind:clash`, `source:sohr`, `thing:home`."""
    lexicon = load_lexicon()
    tables: dict[str, Mapping[str, ActorRecord | KindRecord | SourceRecord | ThingRecord]] = {"actor": lexicon.actors, "kind": lexicon.kinds, "source": lexicon.sources, "thing": {**lexicon.objects, **lexicon.weapons}}
    found: dict[str, tuple[str, str]] = {}
    for sort, identity in set(_ids(accounts, incidents)):
        record = tables[sort].get(identity)
        if record is None and sort == "source":
            record = lexicon.actors.get(identity)
        if record is not None:
            found[f"{sort}:{identity}"] = (record.name_ar, record.name_en)
    return dict(sorted(found.items()))


def _ids(accounts: Sequence[Account], incidents: Sequence[Incident]) -> Iterator[tuple[str, str]]:
    for account in accounts:
        yield "kind", account.kind
        yield from (("source", s.id) for s in account.sources)
        yield from (("actor", a.id) for a in account.actors)
        yield from (("actor", c.group) for c in account.counts)
        yield from (("thing", t.id) for t in (*account.objects, *account.weapons))
    for incident in incidents:
        yield "kind", incident.kind
        yield from (("actor", p.id) for p in incident.actors)
        yield from (("actor", c.group) for c in incident.counts)
        yield from (("source", h) for d in incident.disagreements for p in d.positions for h in p.holders)


def _labels(incidents: Sequence[Incident]) -> tuple[Label, ...]:
    """Towns and governorates around the incidents, the most important first; villages where an incident is close."""
    cells = {(round(i.place.lat, 1), round(i.place.lon, 1)) for i in incidents if i.place and i.place.lat is not None and i.place.lon is not None}
    rows = [row for row in load_gazetteer().rows.values() if row.lat is not None and row.lon is not None and _is_wanted(row, cells)]
    rows.sort(key=lambda row: (-_importance(row), row.id))
    return tuple(Label(row.name_ar, row.name_en, row.lat or 0.0, row.lon or 0.0, 9 - _importance(row), row.kind in AREAS) for row in rows[:MOST_LABELS])


def _is_wanted(row: PlaceRow, cells: set[tuple[float, float]]) -> bool:
    if row.kind not in ("governorate", "city", "town", "village") or row.importance < 2:
        return False
    if not cells:
        return row.importance >= 7
    reach = AROUND if row.importance >= 5 else AROUND / 10
    return any(abs((row.lat or 0.0) - lat) <= reach and abs((row.lon or 0.0) - lon) <= reach for lat, lon in cells)


def _importance(row: PlaceRow) -> int:
    # a governorate is named after its capital: the capital's name goes first
    return row.importance - 2 if row.kind == "governorate" else row.importance
