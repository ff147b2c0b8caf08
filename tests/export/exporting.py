"""Records to export: a frozen run of the shipped examples, and incidents built by hand for one rule each."""

from pathlib import Path
from types import ModuleType

from riwaya.export import FORMATS
from riwaya.export.provenance import Exported, ExportInput
from riwaya.model import Account, Actor, Collection, Count, CountSummary, Figure, Incident, Named, Party, Place, Report, Thing
from riwaya.store import load

GOLDEN = Path(__file__).parent / "golden"
SPAN = (0, 4)


def frozen_run() -> Collection:
    return load(GOLDEN / "run")


def given(collection: Collection) -> ExportInput:
    return ExportInput(reports=collection.reports, accounts=collection.accounts, incidents=collection.incidents, version="1.2.3")


def place(name: str = "سراقب", **values: object) -> Place:
    return Place(**{"name": name, "name_en": "Saraqib", "gazetteer_id": "t:1", "lat": 35.86, "lon": 36.81, "country": "SY", "status": "stated", "span": SPAN, **values})


def killed(low: int, high: int | None = None, group: str = "civilians", quantifier: str = "exact", **values: object) -> Count:
    return Count(measure="killed", min=low, max=low if high is None else high, quantifier=quantifier, group=group, span=SPAN, **values)


def built(
    kind: str, event_type: str, sub_event_type: str, *, name: str = "one", actors: tuple[tuple[str, str], ...] = (), counts: tuple[tuple[Count, ...], ...] = ((),), first: str = "2019-11-26",
    last: str | None = None, precision: str = "day", where: Place | None = None, weapons: tuple[str, ...] = (), factuality: str = "asserted", outlet: str = "وكالة الساحل", title: str | None = None, url: str | None = None,
) -> Collection:
    """One incident with an account for each tuple of counts, each in its own report."""
    where, last = where or place(), last or first
    reports = tuple(Report.of("قصف على البلدة", report_id=f"{name}-r{n}", outlet=outlet, title=title, url=url, published="2019-11-27") for n in range(len(counts)))
    shared = {"kind": kind, "event_type": event_type, "sub_event_type": sub_event_type, "date_start": first, "date_end": last, "date_precision": precision, "place": where, "factuality": factuality}
    accounts = tuple(
        Account(
            account_id=f"a-{name}-{n}", report_id=f"{name}-r{n}", incident_id=f"i-{name}", trigger=SPAN, evidence=(SPAN,), actors=tuple(Actor(id=i, name=i, role=role, span=SPAN) for i, role in actors), counts=told,
            weapons=tuple(Thing(id=w, span=SPAN) for w in weapons), **shared,
        )
        for n, told in enumerate(counts)
    )
    ids = tuple(a.account_id for a in accounts)
    groups = {c.group: [d for told in counts for d in told if d.group == c.group] for told in counts for c in told}
    summaries = tuple(
        CountSummary(
            measure="killed", group=group, demographic=None, low=min(c.min or 0 for c in rows), best=min(c.min or 0 for c in rows), high=max(c.max or c.min or 0 for c in rows), policy="ucdp_low_best_high@2",
            by=tuple(Figure(min=c.min, max=c.max, accounts=ids[:1], holder="x") for c in rows),
        )
        for group, rows in groups.items()
    )
    incident = Incident(
        incident_id=f"i-{name}", actors=tuple(Party(id=i, name=i, role=role, accounts=ids) for i, role in actors), counts=summaries, weapons=tuple(Named(id=w, accounts=ids) for w in weapons),
        accounts=ids, reports=tuple(r.report_id for r in reports), outlets=(outlet,), **shared,
    )
    return Collection(reports=reports, accounts=accounts, incidents=(incident,))


def together(*collections: Collection) -> Collection:
    return Collection(**{field: tuple(r for c in collections for r in getattr(c, field)) for field in ("reports", "accounts", "incidents")})


def written(name: str, collection: Collection) -> Exported:
    module: ModuleType = FORMATS[name]
    return module.write(given(collection))
