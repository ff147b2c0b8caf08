"""What a summary sentence says: the tellings of an incident, most told first, each with its holders and its figures.

Both languages put the same tellings into words, so that they can never say different things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.lexicon import Lexicon
from riwaya.model import Incident, Party

ORDER = ("killed", "wounded", "missing", "detained", "abducted", "released", "surrendered", "displaced", "deployed", "vehicles", "positions", "houses")
MOST = 3
MOST_NAMES = 3
# told by their figures
PEOPLE = frozenset(("civilians", "displaced_people"))


class Amount(msgspec.Struct, frozen=True):
    """How many of whom: `max` is `None` for 'at least'."""

    measure: str
    group: str
    demographic: str | None
    min: int | None
    max: int | None


class Telling(msgspec.Struct, frozen=True):
    """Figures that the same holders give; `is_claim` where a party speaks of its enemy's losses."""

    holders: tuple[str, ...]
    amounts: tuple[Amount, ...]
    is_claim: bool


def tellings(incident: Incident) -> tuple[Telling, ...]:
    """The figures by who gives them: holders of the same figures together, the best figure first. Parts of what is told are left out.

    Of several accounts of one holder, that one speaks for a measure whose whole is the best, else the largest.
    """
    by_holder: dict[tuple[str, bool], dict[str, dict[str, list[Amount]]]] = {}
    for count in sorted(incident.counts, key=lambda c: (ORDER.index(c.measure), c.group, c.demographic or "")):
        for figure in count.by:
            if not figure.is_part:
                amount = Amount(count.measure, count.group, count.demographic, figure.min, figure.max)
                for account in figure.accounts:
                    by_holder.setdefault((figure.holder, figure.is_claim), {}).setdefault(count.measure, {}).setdefault(account, []).append(amount)
    best = {total.measure: total.best for total in incident.totals}
    same: dict[tuple[tuple[Amount, ...], bool], list[str]] = {}
    for (holder, is_claim), measures in by_holder.items():
        amounts = tuple(a for measure, accounts in measures.items() for a in _speaking(accounts, best.get(measure)))
        same.setdefault((amounts, is_claim), []).append(holder)
    found = [Telling(tuple(sorted(holders)), amounts, is_claim) for (amounts, is_claim), holders in same.items()]

    def rank(telling: Telling) -> tuple[object, ...]:
        hits = [sum(a.min or 0 for a in telling.amounts if a.measure == m) == best[m] for m in ORDER if m in best]
        return (telling.is_claim, [not hit for hit in hits], -len(telling.holders), telling.holders)

    return tuple(sorted(found, key=rank)[:MOST])


def _speaking(accounts: Mapping[str, list[Amount]], best: int | None) -> list[Amount]:
    """The amounts of the account that gives the best, else of the one that gives most, the first of equals."""

    def whole(amounts: Sequence[Amount]) -> tuple[bool, bool, int]:
        number = sum(a.min or 0 for a in amounts)
        return (number == best, any(a.min is not None for a in amounts), number)

    return max((accounts[account] for account in sorted(accounts)), key=whole)


def parties_in(incident: Incident, *roles: str) -> tuple[Party, ...]:
    """The actors with a role, each once, unidentified ones left out."""
    found: dict[str, Party] = {}
    for party in incident.actors:
        if party.role in roles and party.id != "unknown":
            found.setdefault(party.id, party)
    return tuple(found.values())


def targets_told(incident: Incident) -> tuple[Party, ...]:
    """Who suffered, as far as the sentence names them beside what happened: neither the doers nor people whom the figures tell of."""
    doers = {party.id for party in parties_in(incident, "initiator")}
    # that those who protest were dispersed says the kind
    told = PEOPLE | {"protesters"} if incident.kind == "protest_dispersed" else PEOPLE
    return tuple(party for party in parties_in(incident, "target") if party.id not in told | doers)


def holder_name(holder: str, lexicon: Lexicon, language: str) -> str:
    """A holder in words: an outlet or body by its name as written, others by their record."""
    if holder.startswith(("outlet:", "name:")):
        name = holder.partition(":")[2]
        return name if name != "unknown" else {"en": "the report", "ar": "التقرير"}[language]
    record = lexicon.sources.get(holder) or lexicon.actors.get(holder)
    return (record.name_en if language == "en" else record.name_ar) if record else holder
