"""Records -> records fit to share: names of persons masked, texts reduced, points rounded, recent days held back.

In: reports, accounts and incidents of a run. Out: copies in which `MASKS` are applied, each by default and each switchable by its name
(`keep`). A masked text keeps its length, so that every span still points where it did; what is masked became spaces.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from riwaya.errors import SettingsError
from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Incident, Place, Report, Span

MASKS = {
    "texts": "report texts, titles and summaries are left out but for the words behind each value",
    "names": "persons who are cited by name, and groups that are known by name only, are masked",
    "places": "names of places that the tables do not know are masked, for a person's name can be read as one, unless a word such as 'village' or 'district' stands before them",
    "links": "addresses of reports are cut to their site",
    "points": "points are rounded to what the words state: a settlement to 0.01 degrees, a district or 'near' to 0.1, a region to 1",
}
DECIMALS = {"site": 2, "settlement": 2, "district": 1, "governorate": 1, "region": 0, "country": 0}
# a quarter, a street or a school is often named after a person, a village or a district seldom
NAMED_BY_TYPE, SAFE_LEVELS = "ar/places/unknown-behind-type-word", frozenset({"settlement", "district", "governorate", "region"})
MASKED = "name:masked"
NO_NAME = "—"
Record = TypeVar("Record", bound=msgspec.Struct)


class SharingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`keep` names masks that are switched off. `delay` holds back incidents of the last so many days, counted back from `as_of` (an ISO
    day; by default the newest day of publication among the reports, so that the same input gives the same page)."""

    keep: tuple[str, ...] = ()
    delay: int = 0
    as_of: str | None = None

    def __post_init__(self) -> None:
        unknown = [name for name in self.keep if name not in MASKS]
        if unknown:
            raise SettingsError(f"keep: {unknown[0]!r} is no mask; write one of {', '.join(MASKS)}")
        if self.delay < 0:
            raise SettingsError(f"delay must be 0 or more days, not {self.delay}")
        if self.as_of is not None and _day(self.as_of) is None:
            raise SettingsError(f"as_of must be a day such as 2024-05-31, not {self.as_of!r}")


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What may be shared; `held_back` counts the incidents that are too recent, `since` is the first day held back."""

    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]
    held_back: int = 0
    since: str | None = None


def share(reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], settings: SharingSettings = SharingSettings()) -> Shared:
    """The records with every mask of `settings` applied."""
    by_id = {report.report_id: report for report in reports}
    since = _since(reports, settings)
    open_incidents = [i for i in incidents if since is None or _is_older(i, by_id, since)]
    open_ids = {identity for i in open_incidents for identity in i.accounts}
    open_accounts = [a for a in accounts if a.account_id in open_ids]
    used = {a.report_id for a in open_accounts}
    masks = frozenset(MASKS) - frozenset(settings.keep)
    unknown = frozenset(a.place.name for a in open_accounts if a.place and _is_hidden(a.place, masks))
    spans: dict[str, list[Span]] = {}
    for account in open_accounts:
        spans.setdefault(account.report_id, []).extend(_spans_of_values(account, masks))
    return Shared(
        reports=tuple(_report(r, spans.get(r.report_id, []), masks) for r in reports if r.report_id in used or since is None),
        accounts=tuple(_account(a, masks) for a in open_accounts),
        incidents=tuple(_incident(i, masks, unknown) for i in open_incidents),
        held_back=len(incidents) - len(open_incidents), since=since.isoformat() if since else None,
    )


def _since(reports: Sequence[Report], settings: SharingSettings) -> datetime.date | None:
    if not settings.delay:
        return None
    newest = settings.as_of or max((r.published for r in reports if r.published), default=None)
    # without any day there is nothing to count from: everything is recent
    last = _day(newest) if newest else None
    return last - datetime.timedelta(days=settings.delay - 1) if last else datetime.date.min


def _is_older(incident: Incident, reports: Mapping[str, Report], since: datetime.date) -> bool:
    """Whether the incident, or where it has no day every report of it, is older than `since`; what has no day at all is not."""
    days = [incident.date_end] if incident.date_end else [reports[i].published for i in incident.reports if i in reports]
    return bool(days) and all(day is not None and (_day(day) or datetime.date.max) < since for day in days)


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _spans_of_values(account: Account, masks: frozenset[str]) -> list[Span]:
    """The spans whose words stay: those of every value, but for sources that may be persons."""
    # not the words of factuality: a denial's clause may name whom it speaks of
    spans: list[Span | None] = [account.trigger, account.date_span, account.time_span]
    spans += [account.place.span] if account.place and not _is_hidden(account.place, masks) else []
    spans += [count.span for count in account.counts]
    spans += [thing.span for thing in (*account.objects, *account.weapons)]
    spans += [actor.span for actor in account.actors if not _is_masked(actor.id, masks)]
    spans += [source.span for source in account.sources if not _is_person(source.id, masks)]
    return [span for span in spans if span]


def _is_hidden(place: Place, masks: frozenset[str]) -> bool:
    return "places" in masks and place.gazetteer_id is None and not _is_shown(place)


def _is_shown(place: Place | None) -> bool:
    """Whether a place that no table knows is told with a word for its kind after which no person's name stands."""
    return place is not None and place.gazetteer_id is None and place.rule == NAMED_BY_TYPE and place.level in SAFE_LEVELS


def _is_masked(identity: str, masks: frozenset[str]) -> bool:
    return "names" in masks and identity.startswith("name:")


def _is_person(identity: str, masks: frozenset[str]) -> bool:
    """Whether the words of a source may name a person: an id of its own, or one of the generic ids (an official, an activist)."""
    known = load_lexicon().sources.get(identity)
    return "names" in masks and (identity.startswith("name:") or (known is not None and known.kind == "generic"))


def _report(report: Report, spans: Sequence[Span], masks: frozenset[str]) -> Report:
    changes: dict[str, object] = {}
    if "texts" in masks:
        changes.update(text=_only(report.text, spans) if report.text else "", title=None)
    if "names" in masks:
        changes["relayed_from"] = None
    if "links" in masks and report.url:
        parts = urlsplit(report.url)
        changes["url"] = f"{parts.scheme}://{parts.hostname}/" if parts.scheme in ("http", "https") and parts.hostname else None
    return msgspec.structs.replace(report, **changes)


def _only(text: str, spans: Sequence[Span]) -> str:
    kept, position = [], 0
    for start, end in sorted(spans):
        kept.append(" " * max(0, start - position))
        kept.append(text[max(start, position) : end])
        position = max(position, end)
    return "".join(kept) + " " * (len(text) - position)


def _account(account: Account, masks: frozenset[str]) -> Account:
    if "names" in masks:
        sources = tuple(msgspec.structs.replace(s, name=_generic_name(s.id) or s.name) for s in account.sources)
        account = _without_names(msgspec.structs.replace(account, sources=sources))
    if "places" in masks and not _is_shown(account.place):
        # 'place not in the gazetteer: X' names what it is about
        account = msgspec.structs.replace(account, review=tuple(reason.partition(":")[0] if not reason.rpartition(" ")[2].isdigit() else reason for reason in account.review))
    return msgspec.structs.replace(account, place=_place(account.place, masks))


def _incident(incident: Incident, masks: frozenset[str], unknown: frozenset[str]) -> Incident:
    if "names" in masks:
        incident = _without_names(incident)
    if masks & {"names", "texts", "places"}:
        incident = msgspec.structs.replace(incident, summary_en="", summary_ar="")
    if unknown:
        told = [(d, tuple(msgspec.structs.replace(p, value=NO_NAME) if d.field == "place" and p.value in unknown else p for p in d.positions)) for d in incident.disagreements]
        incident = msgspec.structs.replace(incident, disagreements=tuple(msgspec.structs.replace(d, positions=positions) for d, positions in told))
    return msgspec.structs.replace(incident, place=_place(incident.place, masks))


def _without_names(record: Record) -> Record:
    """The record with every `name:<as written>` in it masked, however deep it stands, and the names beside such ids with it."""
    changes: dict[str, object] = {field: _masked(getattr(record, field)) for field in record.__struct_fields__}
    if "name" in changes and str(getattr(record, "id", "")).startswith("name:"):
        changes["name"] = NO_NAME
    return msgspec.structs.replace(record, **changes)


def _masked(value: object) -> object:
    if isinstance(value, str):
        # an id, a list of ids, or a sentence that holds one: of a sentence nothing can be kept but its other words
        return ",".join(MASKED if "name:" in part else part for part in value.split(",")) if "name:" in value else value
    if isinstance(value, msgspec.Struct):
        return _without_names(value)
    return tuple(_masked(item) for item in value) if isinstance(value, tuple) else value


def _generic_name(identity: str) -> str | None:
    """For a generic source the name of its id: its words as written may hold a person's."""
    known = load_lexicon().sources.get(identity)
    return known.name_ar if known is not None and known.kind == "generic" else None


def _place(place: Place | None, masks: frozenset[str]) -> Place | None:
    if place is not None and _is_hidden(place, masks):
        place = msgspec.structs.replace(place, name=NO_NAME, name_en=None, because=())
    if "points" not in masks or place is None or place.lat is None or place.lon is None:
        return place
    digits = min(DECIMALS.get(place.level, 1), 1 if place.near else 2)
    return msgspec.structs.replace(place, lat=round(place.lat, digits), lon=round(place.lon, digits))
