"""Where the accounts of an incident differ: typed disagreements with the positions and who holds them.

`range`: figures of people who may be the same that do not overlap; `part_of_whole`: one figure is a part of another, or parts exceed the whole; `rival_initiator`: initiators with
nothing in common, neither group nor parent; `civilian_status`: civilians for one, fighters for the other; `date`, `place`: values that cannot
both hold; `denial`, `doubt`: what one asserts another denies or doubts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from riwaya.assess.tolls import Tolls, wholes
from riwaya.grammar.spelling import folded
from riwaya.lexicon import Lexicon
from riwaya.model import Account, CountSummary, Disagreement, Figure, Place, Position, whole_of

SMALL = ("site", "settlement")
Value = Callable[[Account], str | None]


def differences(accounts: Sequence[Account], holders: Mapping[str, str], tolls: Tolls, lexicon: Lexicon) -> tuple[Disagreement, ...]:
    """All disagreements, in a fixed order of fields."""
    found = [*_told(accounts, holders), *_initiators(accounts, holders, lexicon), *_dates(accounts, holders), *_places(accounts, holders), *_status(accounts, holders, lexicon)]
    for measure in dict.fromkeys(row.measure for row in tolls.rows):
        found += _figures(measure, accounts, holders, tolls)
    return (*found, *_parts(tolls.rows))


def _positions(accounts: Sequence[Account], holders: Mapping[str, str], value: Value) -> tuple[Position, ...]:
    rows: dict[str, list[str]] = {}
    for account in accounts:
        told = value(account)
        if told:
            rows.setdefault(told, []).append(account.account_id)
    return tuple(Position(value=v, accounts=tuple(ids), holders=tuple(dict.fromkeys(holders[i] for i in ids))) for v, ids in sorted(rows.items()))


def _told(accounts: Sequence[Account], holders: Mapping[str, str]) -> list[Disagreement]:
    positions = _positions(accounts, holders, lambda a: a.factuality if a.factuality != "planned" else None)
    if len(positions) < 2:
        return []
    return [Disagreement(field="factuality", type="denial" if any(p.value == "denied" for p in positions) else "doubt", positions=positions)]


def _initiators(accounts: Sequence[Account], holders: Mapping[str, str], lexicon: Lexicon) -> list[Disagreement]:
    def named(account: Account) -> str | None:
        return ",".join(sorted({a.id for a in account.actors if a.role in ("initiator", "blamed") and a.id != "unknown"})) or None

    def targets(position: Position) -> set[str]:
        return {a.id for account in accounts if account.account_id in position.accounts for a in account.actors if a.role == "target"}

    def family(ids: set[str]) -> set[str]:
        return ids | {p for i in ids if i in lexicon.actors for p in (lexicon.actors[i].parent,) if p}

    positions = _positions(accounts, holders, named)
    for one, other in combinations(positions, 2):
        a, b = set(one.value.split(",")), set(other.value.split(","))
        is_mutual = (a & targets(other)) or (b & targets(one))
        if not family(a) & family(b) and not is_mutual:
            return [Disagreement(field="initiator", type="rival_initiator", positions=positions)]
    return []


def _dates(accounts: Sequence[Account], holders: Mapping[str, str]) -> list[Disagreement]:
    def told(account: Account) -> str | None:
        if not account.date_start:
            return None
        return account.date_start if account.date_start == account.date_end else f"{account.date_start}/{account.date_end}"

    days = [(a.date_start, a.date_end or a.date_start) for a in accounts if a.date_start]
    apart = any(a[0] > b[1] or b[0] > a[1] for a, b in combinations(days, 2) if a[1] and b[1] and a[0] and b[0])
    return [Disagreement(field="date", type="date", positions=_positions(accounts, holders, told))] if apart else []


def _places(accounts: Sequence[Account], holders: Mapping[str, str]) -> list[Disagreement]:
    small = [a.place for a in accounts if a.place and a.place.level in SMALL]
    if not any(_apart(a, b) for a, b in combinations(small, 2)):
        return []
    return [Disagreement(field="place", type="place", positions=_positions(accounts, holders, lambda a: a.place.name if a.place and a.place.level in SMALL else None))]


def _apart(a: Place, b: Place) -> bool:
    """Two names for places that cannot be one: more than a kilometre apart, or other words where a point is missing."""
    if folded(a.name) == folded(b.name) or (a.gazetteer_id and a.gazetteer_id == b.gazetteer_id):
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))) * 111.2 > 1


def _status(accounts: Sequence[Account], holders: Mapping[str, str], lexicon: Lexicon) -> list[Disagreement]:
    """Civilians for one account, fighters alone for another, and as many of them."""
    def standing(account: Account) -> str | None:
        groups = {c.group for c in account.counts if c.measure == "killed" and c.group != "unknown" and c.min}
        if not groups:
            return None
        civil = {g for g in groups if g == "civilians" or (g in lexicon.actors and lexicon.actors[g].group in ("civilian", "aid"))}
        return "civilians" if civil == groups else None if civil else "fighters"

    def number(account: Account) -> int:
        return sum(c.min or 0 for c in whole_of(account.counts, "killed"))

    sides = [(standing(a), number(a)) for a in accounts]
    clash = any({a[0], b[0]} == {"civilians", "fighters"} and a[1] == b[1] for a, b in combinations(sides, 2))
    return [Disagreement(field="killed", type="civilian_status", positions=_positions(accounts, holders, standing))] if clash else []


def _figures(measure: str, accounts: Sequence[Account], holders: Mapping[str, str], tolls: Tolls) -> list[Disagreement]:
    """Wholes that do not overlap, and what others give for the same people; accounts of groups that exclude each other do not differ."""
    told = wholes(accounts, measure, holders)
    rivals = [f for pair in combinations(told, 2) if _no_overlap(*pair) and not tolls.are_apart(measure, *pair) for f in pair]
    if not rivals:
        return []
    told = tuple(f for f in told if not all(tolls.are_apart(measure, f, rival) for rival in rivals))
    parts = {c.min for a in accounts for c in a.counts if c.measure == measure and (c.demographic or c.part_of is not None)}
    least = {f.min or 0 for f in told}
    is_part = min(least) in parts and len(least) == 2
    return [Disagreement(field=measure, type="part_of_whole" if is_part else "range", positions=_sides(told))]


def _sides(told: Sequence[Figure]) -> tuple[Position, ...]:
    rows: dict[str, list[Figure]] = {}
    for figure in told:
        value = f"{figure.min}" if figure.min == figure.max else f"{figure.min}+" if figure.max is None else f"{figure.min}-{figure.max}"
        rows.setdefault(value, []).append(figure)
    return tuple(
        Position(value=value, accounts=tuple(i for f in figures for i in f.accounts), holders=tuple(dict.fromkeys(f.holder for f in figures))) for value, figures in rows.items()
    )


def _no_overlap(a: Figure, b: Figure) -> bool:
    return (a.min or 0) > (math.inf if b.max is None else b.max) or (b.min or 0) > (math.inf if a.max is None else a.max)


def _parts(counts: Sequence[CountSummary]) -> list[Disagreement]:
    """Parts (children, women) that add up to more than the whole of their group."""
    wholes = {(c.measure, c.group): c for c in counts if c.demographic is None and c.best is not None}
    parts: dict[tuple[str, str], list[CountSummary]] = {}
    for row in counts:
        if row.demographic is not None and row.best is not None:
            parts.setdefault((row.measure, row.group), []).append(row)
    found = []
    for key, rows in sorted(parts.items()):
        whole = wholes.get(key)
        if whole is not None and sum(r.best or 0 for r in rows) > (whole.best or 0):
            told = [f for r in (whole, *rows) for f in r.by if f.min is not None]
            found.append(Disagreement(field=key[0], type="part_of_whole", positions=_sides(told)))
    return found
