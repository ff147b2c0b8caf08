"""Reports, accounts and incidents that belong together, and a choice among the incidents.

A run directory and a store both give a `Collection`; searches and exports take the same `Choice`. Distances are kilometres on a sphere.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping

import msgspec

from riwaya.model.account import Account, Place
from riwaya.model.incident import Incident
from riwaya.model.report import Report

EARTH_KM = 6371.0


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """Records whose ids point at each other. `passed_over` counts the incidents that a choice left out."""

    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]
    passed_over: int = 0

    def report_by_id(self) -> dict[str, Report]:
        return {report.report_id: report for report in self.reports}

    def account_by_id(self) -> dict[str, Account]:
        return {account.account_id: account for account in self.accounts}

    def chosen(self, choice: Choice) -> Collection:
        """The chosen incidents with their accounts and reports."""
        if not choice.has_conditions():
            return self
        reports, accounts = self.report_by_id(), self.account_by_id()
        incidents = tuple(i for i in self.incidents if choice.takes(i, reports, accounts))
        ids = {identity for i in incidents for identity in i.accounts}
        used = {identity for i in incidents for identity in i.reports}
        return Collection(
            reports=tuple(r for r in self.reports if r.report_id in used), accounts=tuple(a for a in self.accounts if a.account_id in ids), incidents=incidents,
            passed_over=self.passed_over + len(self.incidents) - len(incidents),
        )


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents; every condition given must hold. `first` and `last` bound the day of the incident, `since` and `until` the day on
    which one of its reports was published (ISO days). `box` is west, south, east, north in degrees; `near` latitude, longitude and radius in kilometres;
    `place` a name of the place or of an area that holds it, in Arabic or English, or an id of the gazetteer."""

    first: str | None = None
    last: str | None = None
    since: str | None = None
    until: str | None = None
    box: tuple[float, float, float, float] | None = None
    near: tuple[float, float, float] | None = None
    country: str | None = None
    place: str | None = None
    actor: str | None = None
    kind: str | None = None
    source: str | None = None
    standing: str | None = None

    def has_conditions(self) -> bool:
        return self != Choice()

    def takes(self, incident: Incident, reports: Mapping[str, Report], accounts: Mapping[str, Account]) -> bool:
        """Whether the incident is chosen. What has no day or no point never fits a condition on it."""
        place = incident.place
        if self.first and (incident.date_end or "") < self.first:
            return False
        if self.last and not (incident.date_start and incident.date_start <= self.last):
            return False
        if self.since or self.until:
            days = ((reports[i].published or "")[:10] for i in incident.reports if i in reports)
            if not any(day and (self.since or "") <= day <= (self.until or "9999") for day in days):
                return False
        if self.box or self.near:
            if place is None or place.lat is None or place.lon is None or not self._holds_point(place.lat, place.lon):
                return False
        if self.country and (place is None or place.country != self.country.upper()):
            return False
        if self.place and (place is None or bare_name(self.place) not in place_names(place)):
            return False
        if self.actor and all(party.id != self.actor for party in incident.actors):
            return False
        if self.kind and self.kind not in (incident.kind, incident.event_type, incident.sub_event_type):
            return False
        if self.source and self.source not in incident.outlets and not any(s.id == self.source for i in incident.accounts if i in accounts for s in accounts[i].sources):
            return False
        return not self.standing or incident.standing == self.standing

    def _holds_point(self, lat: float, lon: float) -> bool:
        if self.box:
            west, south, east, north = self.box
            if not (south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)):
                return False
        return self.near is None or kilometres_between((lat, lon), self.near[:2]) <= self.near[2]


def place_names(place: Place) -> set[str]:
    areas = [area for area in (place.admin1, place.admin2) if area]
    names = (place.name, place.name_en, place.gazetteer_id, *(name for area in areas for name in (area.id, area.ar, area.en)))
    return {bare_name(name) for name in names if name}


def bare_name(name: str) -> str:
    """A name as people type it: no marks on its letters, no case, one spelling of ta marbuta and alef maqsura.

    >>> bare_name("Sarāqib") == bare_name("saraqib"), bare_name("الرقّة") == bare_name("الرقه"), bare_name("أريحا") == bare_name("اريحا")
    (True, True, True)
    """
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c not in "`\u02bb\u02bc\u02be\u02bf\u2018\u2019\u0640")
    return " ".join(letters.casefold().replace("\u0629", "\u0647").replace("\u0649", "\u064a").split())


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees.

    >>> round(kilometres_between((35.0, 40.0), (35.0, 41.0)))
    91
    """
    lat1, lon1, lat2, lon2 = (math.radians(v) for v in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
