"""What the accounts of an incident agree on: kind, days, hour, place, actors, things.

The kind that most witnesses tell, the earliest of equals; the most precise date that most tell; the most precise place that most tell.
Every choice looks at values and canonical order alone, so the order of the input changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from riwaya.model import Account, Named, Party, Place

PRECISIONS = ("day", "days", "week", "month", "year", "longer")
LEVELS = ("site", "settlement", "district", "region", "governorate", "country")


def agreed_kind(accounts: Sequence[Account], of: Mapping[str, str]) -> Account:
    """The first account of the kind that most witnesses tell."""
    votes = _votes(accounts, of, lambda a: a.kind)
    return max(accounts, key=lambda a: (votes[a.kind], -accounts.index(a)))


def agreed_date(accounts: Sequence[Account], of: Mapping[str, str]) -> Account | None:
    """The account whose date stands for all: the most precise, of equals the one that most witnesses give, then the stated, then the first."""
    dated = [a for a in accounts if a.date_start]
    votes = _votes(dated, of, lambda a: f"{a.date_start}/{a.date_end}")
    return min(
        dated, key=lambda a: (PRECISIONS.index(a.date_precision or "longer"), -votes[f"{a.date_start}/{a.date_end}"], a.date_status != "stated", dated.index(a)), default=None,
    )


def agreed_place(accounts: Sequence[Account], of: Mapping[str, str]) -> Place | None:
    """The most precise place with a point, of equals the one that most witnesses give."""
    placed = [a for a in accounts if a.place]
    votes = _votes(placed, of, lambda a: a.place.name if a.place else "")
    best = min(
        placed, key=lambda a: (a.place is None or a.place.lat is None, LEVELS.index(a.place.level) if a.place else 9, -votes[a.place.name if a.place else ""], placed.index(a)), default=None,
    )
    return best.place if best else None


def agreed_hour(accounts: Sequence[Account], of: Mapping[str, str]) -> str | None:
    """The part of the day that most witnesses give."""
    timed = [a for a in accounts if a.time_of_day]
    votes = _votes(timed, of, lambda a: a.time_of_day or "")
    best = max(timed, key=lambda a: (votes[a.time_of_day or ""], -timed.index(a)), default=None)
    return best.time_of_day if best else None


def agreed_factuality(accounts: Sequence[Account]) -> str:
    """Asserted where anybody asserts it; denials and doubts stand as disagreements."""
    told = {a.factuality for a in accounts}
    return next((f for f in ("asserted", "doubted", "denied", "planned") if f in told), "asserted")


def actors_of(accounts: Sequence[Account]) -> tuple[Party, ...]:
    """Every actor with its role and the accounts that give it."""
    found: dict[tuple[str, str], list[str]] = {}
    names: dict[str, str] = {}
    for account in accounts:
        for actor in account.actors:
            names.setdefault(actor.id, actor.name)
            rows = found.setdefault((actor.id, actor.role), [])
            if account.account_id not in rows:
                rows.append(account.account_id)
    return tuple(Party(id=i, name=names[i], role=role, accounts=tuple(ids)) for (i, role), ids in found.items())


def things_of(accounts: Sequence[Account], field: str) -> tuple[Named, ...]:
    """The objects or weapons and the accounts that name them."""
    found: dict[str, list[str]] = {}
    for account in accounts:
        for thing in account.objects if field == "objects" else account.weapons:
            rows = found.setdefault(thing.id, [])
            if account.account_id not in rows:
                rows.append(account.account_id)
    return tuple(Named(id=i, accounts=tuple(ids)) for i, ids in found.items())


def _votes(accounts: Sequence[Account], of: Mapping[str, str], value: Callable[[Account], str]) -> Counter[str]:
    """How many witnesses give each value; accounts that are no witness give none."""
    return Counter(told for told, _ in {(value(a), of[a.account_id]) for a in accounts if a.account_id in of})
