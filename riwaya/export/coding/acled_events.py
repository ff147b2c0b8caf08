"""Incidents -> what ACLED would code: types re-coded by its rules, one row a day and place and pair of actors, tactics merged upward.

Each rule has a name; a `Coded` keeps the names of the rules that made it. What cannot be coded is left out with its reason.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import msgspec

from riwaya.export.coding.acled_codes import HIERARCHY, SUB_HIERARCHY, VIOLENT
from riwaya.export.coding.acled_rows import Coded, held_under_a_day, merged
from riwaya.export.coding.dead import Dead, Shared, divided, lowest_total, shared_words
from riwaya.export.coding.parties import IDENTITY, MILITIA, PROTESTERS, REBEL, RIOTERS, Side, civilians, sides, unidentified
from riwaya.export.provenance import ExportInput
from riwaya.lexicon.countries import CountryRow, load_countries
from riwaya.model import Account, Incident

LONGEST_BY_DAY = 31
PRISONERS = "prisoners"
PART_OF_MONTH = "/month-part"
STOPPED = "kinds/seizure/shot-down"
OUTSIDE_THE_LAW = "kinds/arrest/outside-the-law"
GEO = {"site": 1, "settlement": 1, "district": 2, "governorate": 3, "region": 3}


def coded(given: ExportInput) -> tuple[list[Coded], dict[str, tuple[str, ...]]]:
    """Rows in the order of day and place, and the ids left out by reason."""
    rows: list[Coded] = []
    left_out: dict[str, list[str]] = {}
    shared = shared_words(given.accounts)
    for incident in given.incidents:
        reason = why_not(incident)
        if reason:
            left_out.setdefault(reason, []).append(incident.incident_id)
        else:
            rows += list(_by_day(_coded(incident, given, shared), incident))
    found = merged(held_under_a_day(rows))
    found.sort(key=lambda row: (row.day, row.place.gazetteer_id or row.place.name, row.incidents[0].incident_id))
    return found, {reason: tuple(ids) for reason, ids in sorted(left_out.items())}


def why_not(incident: Incident) -> str | None:
    """Why ACLED would not code an incident; `None` where it would."""
    place = incident.place
    if incident.factuality != "asserted":
        return f"factuality is {incident.factuality}"
    if incident.date_start is None:
        return "no date"
    if incident.date_precision in ("year", "longer"):
        return "date less precise than a month"
    if place is None or place.lat is None or place.lon is None:
        return "no point"
    if place.level == "country" or place.level not in GEO:
        return "place no more precise than a country"
    if place.country not in load_countries():
        return "no country, or one without codes here"
    if incident.event_type not in HIERARCHY or (incident.event_type, incident.sub_event_type) not in SUB_HIERARCHY:
        return "kind outside the taxonomy"
    if incident.event_type not in VIOLENT and not incident.actors:
        return "no actor"
    return None


def _coded(incident: Incident, given: ExportInput, shared: Shared) -> Coded:
    place = incident.place
    assert place is not None and place.country is not None and incident.date_start is not None
    country = load_countries()[place.country]
    accounts = given.accounts_of(incident)
    day, precision, dated = _day(incident, accounts)
    rules = [dated] if dated else []
    doers = sides(incident, ["initiator"], day, country)
    if not doers:
        blamed = sides(incident, ["blamed"], day, country)
        doers = blamed
        rules += ["blamed-party-as-actor"] if blamed else []
    met = [s for s in sides(incident, ["target", "affected"], day, country) if s.name not in {d.name for d in doers}]
    event_type, sub, retyped = _retyped(incident, accounts, doers, met)
    rules += retyped
    dead = lowest_total(accounts, shared)
    if not retyped and event_type == "Explosions/Remote violence" and _is_stopped(accounts):
        event_type, sub = "Strategic developments", "Disrupted weapons use"
        rules += ["intercepted-or-downed"]
    actor1, with1, actor2, with2, more = _arranged(incident, event_type, sub, doers, met, country, dead)
    rules += more
    if sub == "Suicide bomb" and not any(c.measure == "killed" and c.group not in ("civilians", "unknown") for a in accounts for c in a.counts):
        dead = msgspec.structs.replace(dead, number=dead.number + 1, highest=dead.highest + 1, rule=dead.rule + ", bomber-counted")
    return Coded(
        day=day, time_precision=precision, event_type=event_type, sub_event_type=sub, actor1=actor1, actor2=actor2, with1=with1, with2=with2, place=place, country=country,
        dead=dead, incidents=(incident,), rules=tuple(rules),
    )


def _day(incident: Incident, accounts: Sequence[Account]) -> tuple[str, int, str]:
    start, end = datetime.date.fromisoformat(incident.date_start or ""), datetime.date.fromisoformat(incident.date_end or incident.date_start or "")
    if incident.date_precision == "month":
        return start.replace(day=15).isoformat(), 3, "middle-of-the-month"
    if incident.date_precision == "days" and any((a.date_rule or "").endswith(PART_OF_MONTH) and (a.date_start, a.date_end) == (incident.date_start, incident.date_end) for a in accounts):
        return (start.isoformat(), 3, "first-day-of-the-month") if start.day == 1 else (end.isoformat(), 3, "last-day-of-the-month")
    if incident.date_precision == "week" or (incident.date_precision == "days" and start != end):
        return (start + (end - start) // 2).isoformat(), 2, "middle-day"
    return start.isoformat(), 1, ""


def _retyped(incident: Incident, accounts: Sequence[Account], doers: Sequence[Side], met: Sequence[Side]) -> tuple[str, str, tuple[str, ...]]:
    """ACLED's labels, and the rules where they are not the clause's own."""
    event_type, sub = incident.event_type, incident.sub_event_type
    if sub == "Arrests" or sub == "Abduction/forced disappearance":
        is_non_state = bool(doers) and all(s.inter in (REBEL, MILITIA, IDENTITY) for s in doers)
        taken = sub != "Arrests" or is_non_state or any(OUTSIDE_THE_LAW in a.rules for a in accounts)
        why = () if sub != "Arrests" or not taken else ("arrest-by-a-non-state-group" if is_non_state else "arrest-outside-the-law",)
        if taken and _has_dead(incident):
            return "Violence against civilians", "Attack", (*why, "abducted-then-killed")
        if why:
            return "Violence against civilians", "Abduction/forced disappearance", why
    if incident.kind == "car_bomb" and any(w.id == "suicide_belt" for w in incident.weapons):
        return event_type, "Suicide bomb", ("vehicle-borne-suicide-bomb",)
    both = {p.id for p in incident.actors if p.role == "initiator"} & {p.id for p in incident.actors if p.role == "target"}
    if sub == "Shelling/artillery/missile attack" and len(both) > 1:
        return "Battles", "Armed clash", ("mutual-shelling",)
    if incident.kind == "execution" and any(s.is_armed or s.id == PRISONERS for s in met):
        # who is executed was held and fights no more, whatever the uniform
        return "Violence against civilians", "Attack", ("prisoners-executed",)
    if event_type == "Battles" and met and all(s.id == PRISONERS for s in met):
        return "Violence against civilians", "Attack", ("prisoners-executed" if _has_dead(incident) else "only-civilians-met",)
    if event_type == "Violence against civilians" and incident.kind in ("killing", "arrest") and met and all(s.is_armed for s in met) and any(s.is_armed for s in doers):
        return "Battles", "Armed clash", ("both-sides-armed",)
    if event_type == "Battles" and met and not any(s.is_armed for s in met) and doers and len([s for s in doers if s.is_armed]) < 2:
        return "Violence against civilians", "Attack", ("only-civilians-met",)
    return event_type, sub, ()


def _has_dead(incident: Incident) -> bool:
    return any(c.measure == "killed" and (c.best or 0) > 0 for c in incident.counts)


def _is_stopped(accounts: Sequence[Account]) -> bool:
    """Whether an account says that what was fired or flown was shot down, and none says that anybody or anything was hit."""
    is_hit = any(a.objects or any(c.measure in ("killed", "wounded") and c.min != 0 for c in a.counts) for a in accounts if STOPPED not in a.rules)
    return any(STOPPED in a.rules for a in accounts) and not is_hit


def _arranged(
    incident: Incident, event_type: str, sub: str, doers: Sequence[Side], met: Sequence[Side], country: CountryRow, dead: Dead,
) -> tuple[Side, tuple[Side, ...], Side | None, tuple[Side, ...], list[str]]:
    """Actor 1, its associates, actor 2, its associates, and the names of the rules that placed them."""
    armed = [s for s in met if s.is_armed]
    people = [s for s in met if not s.is_armed]
    if event_type in ("Protests", "Riots"):
        crowd_name, inter = ("Protesters", PROTESTERS) if event_type == "Protests" else ("Rioters", RIOTERS)
        crowd = Side(id="protesters", name=f"{crowd_name} ({country.name_en})", inter=inter, rule="crowd-is-actor-1", accounts=incident.accounts)
        forces = [s for s in (*doers, *met) if s.is_armed]
        joined = tuple(s for s in (*doers, *met) if s.is_civilian and s.id != "civilians")
        if sub == "Mob violence" and people:
            return crowd, joined, civilians(country, "mob-met-civilians"), (), []
        return crowd, joined, forces[0] if forces else None, tuple(forces[1:]), []
    if event_type == "Strategic developments":
        one, rest = (doers[0], doers[1:]) if doers else (met[0], ()) if met else (unidentified(country, "nobody-named"), ())
        other = next((s for s in met if s.name != one.name), None)
        return one, tuple(rest), other, tuple(s for s in met if other and s.name not in (one.name, other.name)), []
    rules = []
    doers = [s for s in doers if s.id != "civilians"]
    one = doers[0] if doers else unidentified(country, "nobody-named-as-doer")
    allies = list(doers[1:])
    if event_type == "Battles":
        other = armed[0] if armed else allies.pop(0) if allies else unidentified(country, "nobody-named-as-enemy")
        if people:
            rules.append("civilians-are-no-associates-of-battles")
        return one, tuple(allies), other, tuple(armed[1:]), rules
    if event_type == "Violence against civilians":
        return one, tuple(allies), civilians(country, "target-is-actor-2"), tuple(s for s in people if s.id not in ("civilians",) and s.is_civilian), rules
    if armed:
        hurt = (civilians(country, "incidental-harm"),) if people else ()
        return one, tuple(allies), armed[0], (*armed[1:], *hurt), rules
    if people or any(c.group == "civilians" for c in incident.counts):
        return one, tuple(allies), civilians(country, "civilians-hit"), tuple(s for s in people if s.id != "civilians" and s.is_civilian), rules
    return one, tuple(allies), None, (), rules


def _by_day(row: Coded, incident: Incident) -> Iterator[Coded]:
    """Fighting over several stated days is a row a day, its dead divided; anything else stays one row."""
    start, end = datetime.date.fromisoformat(incident.date_start or ""), datetime.date.fromisoformat(incident.date_end or incident.date_start or "")
    days = (end - start).days + 1
    if row.time_precision == 3 or incident.date_precision not in ("day", "days") or row.event_type not in ("Battles", "Explosions/Remote violence") or not 1 < days <= LONGEST_BY_DAY:
        yield row
        return
    for number, (low, high) in enumerate(zip(divided(row.dead.number, days), divided(row.dead.highest, days), strict=True)):
        dead = msgspec.structs.replace(row.dead, number=low, highest=high, rule=row.dead.rule + ", divided-over-days")
        yield msgspec.structs.replace(row, day=(start + datetime.timedelta(days=number)).isoformat(), time_precision=1, dead=dead, rules=(*(r for r in row.rules if r != "middle-day"), "one-row-a-day"))
