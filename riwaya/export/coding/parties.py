"""Sides of an incident in the words of a codebook: names in English by period, and ACLED's eight kinds of actor.

In: the actors of an incident, its day and country. Out: `Side`s. Reads the actor records of the lexicon. A state that acts outside its own
country is External/Other forces; an unidentified armed group is a political militia (ACLED codebook).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.lexicon import load_lexicon
from riwaya.lexicon.countries import CountryRow
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


def gw_of_state(identity: str, country: CountryRow) -> int | None:
    """The Gleditsch-Ward number of the state whose forces an actor is, where the actor is the country's own."""
    record = load_lexicon().actors.get(identity)
    return country.gw if record is not None and record.group == "state" and country.code in record.countries else None


def group_of(identity: str) -> str:
    record = load_lexicon().actors.get(identity)
    return record.group if record is not None else "unknown"


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
    home = not record.countries or country.code in record.countries
    for name in record.acled:
        if (name.since or "") <= day <= (name.until or "9999"):
            inter = EXTERNAL if name.inter == STATE and not home else name.inter
            rule = "name-of-the-period" if name.since or name.until else "name"
            return Side(id=party.id, name=name.name, inter=inter, rule=rule + (", state-force-abroad" if inter != name.inter else ""), accounts=party.accounts)
    if record.group == "state":
        inter = STATE if home else EXTERNAL
        return Side(id=party.id, name=record.name_en, inter=inter, rule="our-english-name" + ("" if home else ", state-force-abroad"), accounts=party.accounts)
    return Side(id=party.id, name=record.name_en, inter=BY_GROUP[record.group], rule=f"our-english-name, inter-of-{record.group}", accounts=party.accounts)
