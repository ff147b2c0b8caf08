"""What lists and exports can be asked for, as query parameters: the conditions of a `Choice` and what people made of a record.

A parameter that there is not, or a value that cannot be, is refused with its name.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from riwaya.lexicon.asked import actor_asked, country_asked, kind_asked
from riwaya.model import Choice
from riwaya.store.lists import Wanted
from riwaya.web.answers import Refusal

DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
Day = Annotated[str, Field(pattern=DAY, max_length=10)]
Word = Annotated[str, Field(max_length=200)]
Numbers = Annotated[str, Field(pattern=r"^-?[\d.]+(,-?[\d.]+)*$", max_length=120)]
State = Literal["draft", "in_review", "final", "disputed"]
SIZE = 50


class Paged(BaseModel):
    """A page of a list."""

    model_config = ConfigDict(extra="forbid")
    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(SIZE, ge=1, le=200)


class Conditions(BaseModel):
    """Which incidents: days of the incident (`first`, `last`), days of publication (`since`, `until`), where, who, what, and how it stands."""

    model_config = ConfigDict(extra="forbid")
    first: Day | None = None
    last: Day | None = None
    since: Day | None = None
    until: Day | None = None
    box: Numbers | None = Field(None, description="west,south,east,north in degrees")
    near: Numbers | None = Field(None, description="latitude,longitude,kilometres")
    country: Word | None = None
    place: Word | None = None
    actor: Word | None = None
    kind: Word | None = None
    source: Word | None = None
    standing: Literal["single-source", "corroborated", "contested"] | None = None
    state: Literal["draft", "in_review", "final", "disputed", "open"] | None = None
    has: Literal["review", "unresolved", "unknown_actor", "changed", "comment"] | None = None
    killed: int | None = Field(None, ge=0, le=1_000_000_000)
    q: Word | None = None

    def choice(self) -> Choice:
        west_to_north = numbers("box", self.box, 4)
        lat_lon_far = numbers("near", self.near, 3)
        return Choice(
            first=self.first, last=self.last, since=self.since, until=self.until, box=(west_to_north[0], west_to_north[1], west_to_north[2], west_to_north[3]) if west_to_north else None,
            near=(lat_lon_far[0], lat_lon_far[1], lat_lon_far[2]) if lat_lon_far else None, country=country_asked(self.country) if self.country else None, place=self.place or None,
            actor=actor_asked(self.actor) if self.actor else None, kind=kind_asked(self.kind) if self.kind else None,
            source=self.source or None, standing=self.standing,
        )

    def wanted(self) -> Wanted:
        return Wanted(choice=self.choice(), state=self.state, has=self.has, killed=self.killed, words=(self.q or "").strip())


class IncidentList(Conditions, Paged):
    """A page of incidents."""

    sort: Literal["useful", "day", "-day"] = "useful"

    def wanted(self) -> Wanted:
        return _sorted(super().wanted(), self.sort)


class ReportList(Conditions, Paged):
    """A page of reports."""

    outlet: Word | None = None
    status: Literal["read", "no_incident", "skipped"] | None = None
    sort: Literal["useful", "published", "-published"] = "useful"

    def wanted(self) -> Wanted:
        return msgspec.structs.replace(_sorted(super().wanted(), self.sort), outlet=self.outlet, status=self.status)


def _sorted(wanted: Wanted, sort: str) -> Wanted:
    return msgspec.structs.replace(wanted, sort=sort)


def numbers(name: str, given: str | None, many: int) -> tuple[float, ...] | None:
    if given is None:
        return None
    try:
        found = tuple(float(part) for part in given.split(","))
    except ValueError:
        found = ()
    if len(found) != many or not all(math.isfinite(n) and abs(n) <= 100_000 for n in found):
        raise Refusal(422, f"{name}: {given!r} is not {many} numbers joined by commas, such as {','.join('35.5' for _ in range(many))}")
    return found
