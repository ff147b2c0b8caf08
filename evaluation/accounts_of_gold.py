"""A reader in the place of a system: accounts made from an annotated report, to score one reading against another and to test the scorer with.

An account holds one label of each sort and one name of a place: of several the first. Spans of values say nothing: an annotator marks evidence alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.score.gold import GoldIncident, GoldReport, listed
from riwaya.model import Account, Actor, Count, Place, Source, Thing


def accounts_of(report: GoldReport, incidents: Sequence[GoldIncident] | None = None) -> list[Account]:
    """One account for each holder of a value in each incident; every span is the first of the evidence."""
    return [account for incident in (report.incidents if incidents is None else incidents) for account in _accounts(report, incident)]


def _accounts(report: GoldReport, incident: GoldIncident) -> list[Account]:
    spans = report.spans(incident)
    span = spans[0]
    holders: list[str | None] = list(dict.fromkeys([None, *incident.sources, *(c.source for c in incident.counts)]))
    place = incident.place
    made = []
    for holder in holders:
        counts = tuple(Count(measure=c.measure, min=c.min, max=c.max, group=c.group, demographic=c.demographic, span=span) for c in incident.counts if c.source == holder)
        # a place's name must stand in its span: the whole text always holds it
        made.append(Account(
            account_id=f"{report.name}-{incident.id}-{holder}", report_id=report.name, incident_id=incident.id, kind=listed(incident.kind)[0],
            event_type=listed(incident.event_type)[0], sub_event_type=listed(incident.sub_event_type)[0], trigger=span, evidence=spans,
            date_start=incident.date[0] if incident.date else None, date_end=incident.date[1] if incident.date else None, time_of_day=incident.time_of_day,
            place=Place(name=place.name, lat=place.lat, lon=place.lon, level=place.level, span=(0, len(report.text))) if place else None,
            actors=tuple(Actor(id=a.id, name=a.id, role=a.role, span=span) for a in incident.actors), counts=counts,
            objects=tuple(Thing(id=o, span=span) for o in incident.objects), weapons=tuple(Thing(id=w, span=span) for w in incident.weapons),
            sources=(Source(id=holder, name=holder, span=span),) if holder else (), factuality=listed(incident.factuality)[0],
        ))  # fmt: skip
    return made
