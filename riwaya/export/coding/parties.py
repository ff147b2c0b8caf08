"""Sides of an incident in the words of a codebook: names in English by period, and ACLED's eight kinds of actor.

In: the actors of an incident, its day and country. Out: `Side`s. Reads the actor records of the lexicon. A state that acts outside its own
country is External/Other forces; an unidentified armed group is a political militia (ACLED codebook).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.lexicon import ActorRecord, load_lexicon
from riwaya.lexicon.countries import CountryRow, load_countries
from riwaya.model import Incident, Party

STATE, REBEL, MILITIA, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = range(1, 9)
BY_GROUP = {"non_state": REBEL, "militia": MILITIA, "external": EXTERNAL, "political": MILITIA, "civilian": CIVILIANS, "aid": CIVILIANS, "peacekeeper": EXTERNAL, "unknown": MILITIA}
UNIDENTIFIED = "Unidentified Armed Group"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as a codebook writes it. `inter` is ACLED's number; `id` is ours."""

    id: str
    name: str
    inter: int
    rule: str
    accounts: tuple[str, ...] = ()

    @property
    def is_civilian(self) -> bool:
        return self.inter == CIVILIANS

    @property
    def is_armed(self) -> bool:
        return self.inter in (STATE, REBEL, MILITIA, IDENTITY, EXTERNAL)


def sides(incident: Incident, roles: Iterable[str], day: str, country: CountryRow) -> list[Side]:
    """The actors in any of `roles`, each name once, in the order of the record."""
    found: dict[str, Side] = {}
    for role in roles:
        for party in incident.actors:
            if party.role == role:
                side = _side(party, day, country)
                found.setdefault(side.name, side)
    return list(found.values())


def unidentified(country: CountryRow, rule: str) -> Side:
    return Side(id="unknown", name=f"{UNIDENTIFIED} ({country.name_en})", inter=MILITIA, rule=rule)


def civilians(country: CountryRow, rule: str, accounts: tuple[str, ...] = ()) -> Side:
    return Side(id="civilians", name=f"Civilians ({country.name_en})", inter=CIVILIANS, rule=rule, accounts=accounts)


def gw_of_state(identity: str) -> int | None:
    """The Gleditsch-Ward number of the state whose forces an actor is; `None` for groups, coalitions and states without codes here.

    >>> gw_of_state("regime"), gw_of_state("israel"), gw_of_state("isis")
    (652, 666, None)
    """
    record = load_lexicon().actors.get(identity)
    home = _home(record) if record is not None and record.group in ("state", "external") else None
    return load_countries()[home].gw if home in load_countries() else None


def group_of(identity: str) -> str:
    record = load_lexicon().actors.get(identity)
    return record.group if record is not None else "unknown"


def _home(record: ActorRecord) -> str | None:
    """The state whose force an actor is, where one is known."""
    return record.home or (record.countries[0] if len(record.countries) == 1 and record.group != "external" else None)


def _side(party: Party, day: str, country: CountryRow) -> Side:
    record = load_lexicon().actors.get(party.id)
    if record is None or record.id == "unknown":
        rule = "unidentified-armed-group" if record else "group-outside-the-vocabulary"
        return Side(id=party.id, name=f"{UNIDENTIFIED} ({country.name_en})", inter=MILITIA, rule=rule, accounts=party.accounts)
    if record.id == "protesters":
        return Side(id=party.id, name=f"Protesters ({country.name_en})", inter=PROTESTERS, rule="protesters", accounts=party.accounts)
    if record.id == "civilians":
        return civilians(country, "civilians", party.accounts)
    if record.group in ("civilian", "aid"):
        return Side(id=party.id, name=f"{record.name_en} ({country.name_en})", inter=CIVILIANS, rule="people-who-take-no-part", accounts=party.accounts)
    home = _home(record)
    is_home, is_abroad = home == country.code, home is not None and home != country.code
    for name in record.acled:
        if (name.since or "") <= day <= (name.until or "9999"):
            inter = EXTERNAL if name.inter == STATE and is_abroad else STATE if name.inter == EXTERNAL and is_home else name.inter
            rule = "name-of-the-period" if name.since or name.until else "name"
            moved = "" if inter == name.inter else ", state-force-abroad" if inter == EXTERNAL else ", state-force-at-home"
            return Side(id=party.id, name=name.name, inter=inter, rule=rule + moved, accounts=party.accounts)
    if record.group == "state" or (record.group == "external" and is_home):
        return Side(id=party.id, name=record.name_en, inter=EXTERNAL if is_abroad else STATE, rule="our-english-name" + (", state-force-abroad" if is_abroad else ""), accounts=party.accounts)
    return Side(id=party.id, name=record.name_en, inter=BY_GROUP[record.group], rule=f"our-english-name, inter-of-{record.group}", accounts=party.accounts)
