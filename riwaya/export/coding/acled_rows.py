"""Rows of ACLED's shape beside each other: ground that was held for less than a day, and tactics of one day, place and pair of actors merged upward."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.export.coding.acled_codes import HIERARCHY, SUB_HIERARCHY, VIOLENT
from riwaya.export.coding.dead import Dead
from riwaya.export.coding.parties import Side
from riwaya.lexicon.countries import CountryRow
from riwaya.model import Incident, Place

TERRITORY = ("Government regains territory", "Non-state actor overtakes territory")
HELD = "territory-held-under-a-day"
# the hours that a word of the day may mean, from its midnight on
HOURS = {"dawn": (3, 6), "morning": (6, 12), "noon": (11, 14), "afternoon": (13, 18), "evening": (16, 23), "night": (19, 29)}


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """One row in the making. `rules` names what re-coded, split or merged it; `first` leads the incident's place and provenance."""

    day: str
    time_precision: int
    event_type: str
    sub_event_type: str
    actor1: Side
    actor2: Side | None
    with1: tuple[Side, ...]
    with2: tuple[Side, ...]
    place: Place
    country: CountryRow
    dead: Dead
    incidents: tuple[Incident, ...]
    rules: tuple[str, ...]


def held_under_a_day(rows: Sequence[Coded]) -> list[Coded]:
    """Ground that two sides take on one day, or that is lost on the next before the hour at which it was taken, was held for less than a day: armed clashes.

    Where hours are not told, ground that is lost on the next day may have been held for a day.
    """
    taken: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        if row.sub_event_type in TERRITORY and row.place.gazetteer_id and row.time_precision == 1:
            taken.setdefault((row.day, row.place.gazetteer_id), []).append(number)
    clashes: set[int] = set()
    for (day, place), numbers in taken.items():
        if len({rows[number].actor1.name for number in numbers}) > 1:
            clashes.update(numbers)
        following = (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()
        for one in numbers:
            for other in taken.get((following, place), ()):
                if _is_lost_within_a_day(rows[one], rows[other]):
                    clashes.add(one)
                    # who takes back what was just lost never lost it for a day; a third side gains ground
                    loser = rows[one].actor2
                    clashes.update((other,) if loser is not None and loser.name == rows[other].actor1.name else ())
    return [msgspec.structs.replace(row, sub_event_type="Armed clash", rules=(*row.rules, HELD)) if number in clashes else row for number, row in enumerate(rows)]


def _is_lost_within_a_day(one: Coded, other: Coded) -> bool:
    """Whether another side takes the ground on the next day, at the latest hour that its words allow still before the earliest hour of the first taking."""
    first, then = (HOURS.get(row.incidents[0].time_of_day or "") for row in (one, other))
    return one.actor1.name != other.actor1.name and first is not None and then is not None and then[1] < first[0]


def merged(rows: Sequence[Coded]) -> list[Coded]:
    """Same actors, same place, same day is one event: the higher type wins, the dead are added up."""
    found: dict[object, Coded] = {}
    for row in rows:
        names = frozenset(s.name for s in (row.actor1, row.actor2) if s)
        is_known = all(s is None or s.id != "unknown" for s in (row.actor1, row.actor2)) and row.event_type in VIOLENT
        key: object = (row.day, row.time_precision, row.place.gazetteer_id, names) if is_known and row.place.gazetteer_id else (row.day, row.incidents[0].incident_id)
        first = found.get(key)
        found[key] = _joined(first, row) if first else row
    return list(found.values())


def _joined(one: Coded, other: Coded) -> Coded:
    def rank(row: Coded) -> tuple[int, int]:
        return (HIERARCHY[row.event_type], SUB_HIERARCHY[row.event_type, row.sub_event_type])

    top, low = (one, other) if rank(one) <= rank(other) else (other, one)
    dead = Dead(number=one.dead.number + other.dead.number, highest=one.dead.highest + other.dead.highest, rule=f"{top.dead.rule}, added-up-over-incidents", accounts=one.dead.accounts + other.dead.accounts)
    with1 = {s.name: s for s in (*top.with1, *low.with1)} if top.actor1.name == low.actor1.name else {s.name: s for s in top.with1}
    if top.event_type == "Explosions/Remote violence" and low.event_type == top.event_type and top.actor2 and (top.actor1.name, top.actor2.name) == ((low.actor2.name if low.actor2 else ""), low.actor1.name) and top.actor2.is_armed:
        # two groups that fire at each other from afar clash
        top = msgspec.structs.replace(top, event_type="Battles", sub_event_type="Armed clash", with1=_armed(top.with1), with2=_armed(top.with2), rules=(*top.rules, "mutual-shelling"))
        with1 = {s.name: s for s in top.with1}
    return msgspec.structs.replace(top, dead=dead, with1=tuple(with1.values()), incidents=one.incidents + other.incidents, rules=tuple(dict.fromkeys((*top.rules, *low.rules, "merged-upward"))))


def _armed(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The associates that a battle may have: civilians are none."""
    return tuple(side for side in sides if side.is_armed)
